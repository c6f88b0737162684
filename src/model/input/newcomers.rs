//! Agencies that are named for the first time: what is typed names each by an id that stands in for its own until the plan is
//! carried out.

use crate::model::{Id, Kind, reference};

/// Agencies that are named for the first time, in that order, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomers(Vec<String>);

impl Newcomers {
    /// Those of these names.
    pub fn named(names: Vec<String>) -> Self {
        Self(names)
    }

    /// Their names.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// The id that stands for an agency of this name, which is one of them from now on.
    pub fn id(&mut self, name: &str) -> Id {
        let letters = reference::key(name);
        let known = self.0.iter().position(|it| reference::key(it) == letters);
        let at = known.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        Id::stand_in(Kind::Agency, at)
    }

    /// Each with the id that stands for it.
    pub fn iter(&self) -> impl Iterator<Item = (Id, &str)> {
        self.0.iter().enumerate().map(|(at, name)| (Id::stand_in(Kind::Agency, at), name.as_str()))
    }

    /// The name of the one that an id stands for.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        self.iter().find(|(it, _)| **it == *id).map(|(_, name)| name)
    }

    /// Those that are wanted, as a command takes them.
    pub fn wanted(&self, is_wanted: impl Fn(&Id) -> bool) -> Vec<(Id, String)> {
        self.iter().filter(|(id, _)| is_wanted(id)).map(|(id, name)| (id, name.to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_id_however_it_is_spelt() {
        let mut newcomers = Newcomers::default();
        let ids = ["Ban A", "Tổ B", "ban a"].map(|name| newcomers.id(name));
        assert_eq!((&ids[0], newcomers.names().len()), (&ids[2], 2));
        assert_eq!(newcomers.name_of(&ids[1]), Some("Tổ B"));
        assert_eq!(newcomers.wanted(|id| *id == ids[1]), [(ids[1].clone(), "Tổ B".to_owned())]);
        assert_eq!(newcomers.name_of("so-a"), None);
    }
}

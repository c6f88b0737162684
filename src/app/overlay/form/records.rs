//! A field in which names of records are typed, and what each name stands for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::app::input::Input;
use crate::model::{Dataset, Kind, reference};
use crate::view::name;

/// Names of records, with the ids of those that were taken from a list.
#[derive(Debug, Clone)]
pub struct Records {
    /// What is typed; several names are separated by commas.
    pub input: Input,
    /// Their kind.
    pub kind: Kind,
    /// Whether there may be several.
    pub many: bool,
    /// Names and the ids they stand for.
    picked: Vec<(String, String)>,
    bodies: Bodies,
    /// The parts of a text: they are asked for many times a key. None where names were taken from lists since.
    parts: RefCell<Option<(String, Rc<[Part]>)>>,
}

/// A name as it is typed, and what it stands for: an id, or itself.
pub type Part = (String, String);

/// Which names are those of bodies. What was looked up is remembered: a key changes one name of a long list.
#[derive(Debug, Clone, Default)]
struct Bodies {
    known: RefCell<HashMap<Box<str>, bool>>,
}

impl Bodies {
    /// So many names are remembered.
    const MOST: usize = 50_000;

    fn is_known(&self, name: &str) -> bool {
        let mut known = self.known.borrow_mut();
        if let Some(is_known) = known.get(name) {
            return *is_known;
        }
        if known.len() >= Self::MOST {
            known.clear();
        }
        let is_known = reference::read_body(name, &[]) != reference::Found::None;
        known.insert(name.into(), is_known);
        is_known
    }

    /// The first name in a text that lists bodies.
    fn first<'a>(&self, text: &'a str) -> Option<&'a str> {
        reference::list(text, &|name| self.is_known(name)).next()
    }

    /// The last one.
    fn last<'a>(&self, text: &'a str) -> Option<&'a str> {
        reference::list(text, &|name| self.is_known(name)).last()
    }
}

impl Records {
    /// A field for names of a kind.
    pub fn new(kind: Kind, many: bool) -> Self {
        Self {
            input: Input::default(),
            kind,
            many,
            picked: Vec::new(),
            bodies: Bodies::default(),
            parts: RefCell::default(),
        }
    }

    /// The records of these ids by their names; what is no id stays as it is.
    pub fn hold(&mut self, ids: &[String], data: &Dataset) {
        let shown = |id: &String| data.get(id).map_or_else(|| self.name_of(id), name::source);
        let names: Vec<String> = ids.iter().map(shown).collect();
        self.picked.extend(names.iter().cloned().zip(ids.iter().cloned()).filter(|(name, id)| name != id));
        self.parts.take();
        self.input.replace(&names.join(", "));
    }

    /// Notes what an id is called that belongs to no record yet.
    pub fn know(&mut self, name: &str, id: &str) {
        self.picked.push((name.to_owned(), id.to_owned()));
        self.parts.take();
    }

    fn name_of(&self, id: &str) -> String {
        self.picked.iter().find(|(_, it)| it == id).map_or_else(|| id.to_owned(), |(name, _)| name.clone())
    }

    /// What is typed, name by name.
    pub fn parts(&self) -> Rc<[Part]> {
        let mut held = self.parts.borrow_mut();
        let text = self.input.text();
        match &*held {
            Some((of, parts)) if of == text => Rc::clone(parts),
            _ => {
                let parts: Rc<[Part]> = self.read_parts().into();
                *held = Some((text.to_owned(), Rc::clone(&parts)));
                parts
            }
        }
    }

    fn read_parts(&self) -> Vec<Part> {
        let mut found = Vec::new();
        let mut rest = self.input.text().trim_start_matches([' ', ',', ';']);
        while !rest.is_empty() {
            let (name, meant, after) = self.first(rest);
            if name.is_empty() {
                // Nothing but marks of a list is left.
                break;
            }
            found.push((name.to_owned(), meant));
            rest = after.trim_start_matches([' ', ',', ';']);
            rest = rest.strip_prefix("và ").filter(|_| self.kind == Kind::Agency).unwrap_or(rest);
        }
        found
    }

    /// The first name of a text: one that was taken, commas and all, else up to the next comma.
    fn first<'a>(&self, text: &'a str) -> (&'a str, String, &'a str) {
        let ends = |rest: &str| rest.trim_start().is_empty() || rest.trim_start().starts_with(',');
        let taken = |(name, id): &(String, String)| {
            let rest = text.strip_prefix(name.as_str()).filter(|rest| ends(rest))?;
            Some((&text[..name.len()], id.clone(), rest))
        };
        // Of two names of which one begins the other, the longer one.
        let longest = self.picked.iter().rev().filter_map(taken).max_by_key(|(name, ..)| name.len());
        longest.unwrap_or_else(|| {
            let name = self.first_name(text);
            let end = text.find(name).unwrap_or_default() + name.len();
            (name, name.to_owned(), &text[end..])
        })
    }

    /// The first of the names in a text. A name of a body may hold commas.
    fn first_name<'a>(&self, text: &'a str) -> &'a str {
        match (self.many, self.kind) {
            (false, _) => text.trim(),
            (true, Kind::Agency) => self.bodies.first(text).unwrap_or_default(),
            (true, _) => text.split(',').next().unwrap_or(text).trim(),
        }
    }

    /// The name that is being typed: the one that the cursor stands in, unless it was taken from a list.
    pub fn typed(&self) -> Option<&str> {
        let before = self.input.before_cursor();
        let name = match (self.many, self.kind) {
            (false, _) => before,
            (true, Kind::Agency) if !before.trim_end().ends_with([',', ';']) => {
                let name = self.bodies.last(before).unwrap_or_default();
                before.rfind(name).map_or("", |at| &before[at..])
            }
            (true, _) => before.rsplit([',', ';']).next().unwrap_or(before),
        };
        let name = name.trim_start();
        let is_taken = self.parts().iter().any(|(part, meant)| part.ends_with(name.trim()) && part != meant);
        (!name.trim().is_empty() && !is_taken).then_some(name)
    }

    /// Notes which record a name stands for from now on.
    fn pick(&mut self, name: String, id: String) {
        self.picked.retain(|(it, _)| *it != name);
        self.picked.push((name, id));
        self.parts.take();
    }

    /// Puts a record in the place of the name that is being typed.
    pub fn take(&mut self, name: &str, id: &str) {
        let (name, id) = (name.replace('\n', " "), id.to_owned());
        let kept = match self.typed() {
            Some(typed) if self.many => {
                let before = self.input.before_cursor();
                before[..before.len() - typed.len()].to_owned()
            }
            None if self.many => {
                let text = self.input.text().trim_end_matches([' ', ',']);
                if text.is_empty() { String::new() } else { format!("{text}, ") }
            }
            _ => String::new(),
        };
        let after = if self.many {
            self.input.text()[self.input.before_cursor().len()..].to_owned()
        } else {
            String::new()
        };
        self.input.replace(&format!("{kept}{name}{after}"));
        self.pick(name, id);
    }

    /// Notes which record a name stands for that was typed whole.
    pub fn resolve(&mut self, typed: &str, name: &str, id: &str) {
        let text = self.input.text().replacen(typed, name, 1);
        self.input.replace(&text);
        self.pick(name.to_owned(), id.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(many: bool) -> Records {
        Records::new(Kind::Agency, many)
    }

    fn meant(records: &Records) -> Vec<String> {
        records.parts().iter().map(|(_, meant)| meant.clone()).collect()
    }

    #[test]
    fn marks_of_a_list_are_no_names_and_names_may_hold_commas() {
        for (text, expected) in [
            ("-", vec![]),
            (" ; - ", vec![]),
            ("+ •", vec![]),
            ("- Sở Y tế", vec!["Sở Y tế"]),
            ("Sở Y tế, -", vec!["Sở Y tế, -"]),
            (
                "Bộ Y tế và Bộ Văn hóa, Thể thao và Du lịch",
                vec!["Bộ Y tế", "Bộ Văn hóa, Thể thao và Du lịch"],
            ),
        ] {
            let mut records = records(true);
            records.input.insert(text);
            assert_eq!(meant(&records), expected, "{text}");
            let _ = records.typed();
        }
    }

    #[test]
    fn a_name_with_commas_that_was_taken_stays_one() {
        let mut records = records(true);
        records.input.insert("ban");
        records.take("Các sở, ban, ngành", "cac-so");
        records.input.insert(", Sở Y tế");
        assert_eq!(meant(&records), ["cac-so", "Sở Y tế"]);
        assert_eq!(records.typed(), Some("Sở Y tế"));
        records.take("Sở Y tế Hà Nội", "so-y-te");
        assert_eq!(meant(&records), ["cac-so", "so-y-te"]);
        assert_eq!(records.typed(), None);
    }

    #[test]
    fn where_one_is_held_another_takes_its_place() {
        let mut records = records(false);
        records.take("Sở Y tế", "so-y-te");
        records.take("Sở Nội vụ", "so-noi-vu");
        assert_eq!(meant(&records), ["so-noi-vu"]);
        records.input.insert("x");
        assert_eq!(meant(&records), ["Sở Nội vụx"], "a name that was changed stands for nobody");
    }
}

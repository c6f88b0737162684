//! Which fields a form shows, and in which order: the few that matter first, the rest one key away.
//!
//! Both follow from the table of fields in `model::kinds`. Lists that the program keeps by itself (notes, extensions,
//! reminders, measurements) have actions of their own and are in no form.

use crate::app::screen::Screen;
use crate::model::Kind;
use crate::model::spec::Spec;

/// The fields that matter first.
pub fn essential(kind: Kind) -> Vec<&'static Spec> {
    let mut found: Vec<_> = kind.specs().filter(|spec| spec.first_place(kind).is_some()).collect();
    found.sort_by_key(|spec| spec.first_place(kind));
    found
}

/// Every field of a form, the essential ones first.
pub fn all(kind: Kind) -> impl Iterator<Item = &'static Spec> {
    let rest = kind.specs().filter(move |spec| spec.first_place(kind).is_none() && spec.is_typed());
    essential(kind).into_iter().chain(rest)
}

/// What a new record most likely is on a screen.
pub fn kind_on(screen: Screen) -> Kind {
    match screen {
        Screen::Targets => Kind::Target,
        Screen::Documents => Kind::Document,
        Screen::Catalogue => Kind::Technology,
        _ => Kind::Task,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_table_is_one_and_can_be_typed() {
        for kind in Kind::ALL {
            let mut names: Vec<_> = all(kind).map(|spec| spec.name).collect();
            assert!(names.len() > essential(kind).len() && names.contains(&"title"), "{kind}");
            assert!(all(kind).all(Spec::is_typed), "{kind}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all(kind).count(), "{kind}");
        }
    }
}

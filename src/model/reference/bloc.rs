//! Bodies that are named all together: every ministry, every department of a province, every commune of it.

use super::body::{Body, ministries};
use super::local::{Group, bodies_of, by_id};
use super::place::{Place, places};
use crate::model::words::Bloc;

impl Bloc {
    /// The blocs that a duty of a province is given to, or one of the country where none is meant.
    pub fn of(province: Option<&str>) -> &'static [Self] {
        match province {
            Some(_) => &[Self::Departments, Self::Communes, Self::Provincial, Self::Party, Self::Front],
            None => &[Self::Ministries, Self::Provinces],
        }
    }

    /// Whether it has bodies in a province only.
    pub fn needs_province(self) -> bool {
        !matches!(self, Self::Ministries | Self::Provinces)
    }

    /// Its bodies, as far as is known; none where a province is needed and none is given.
    pub fn bodies(self, province: &str) -> Vec<Body> {
        let group = match self {
            Self::Ministries => return ministries(),
            Self::Provinces => return places().iter().filter_map(committee_of).collect(),
            Self::Departments => Group::Department,
            Self::Communes => Group::Commune,
            Self::Provincial => Group::Provincial,
            Self::Party => Group::Party,
            Self::Front => Group::Front,
        };
        bodies_of(province, group)
    }
}

fn committee_of(place: &Place) -> Option<Body> {
    by_id(&format!("ubnd-{}", place.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocs_have_the_bodies_that_there_are() {
        let count = |bloc: Bloc, of: &str| bloc.bodies(of).len();
        assert_eq!((count(Bloc::Ministries, ""), count(Bloc::Provinces, "")), (17, 34));
        assert_eq!((count(Bloc::Communes, "tp-hcm"), count(Bloc::Communes, "")), (168, 0));
        assert!(count(Bloc::Departments, "ha-noi") > 12);
        for bloc in Bloc::of(Some("ha-noi")) {
            assert!(bloc.needs_province() && count(*bloc, "ha-noi") > 0, "{bloc:?}");
        }
        assert_eq!("các sở".parse::<Bloc>().ok(), Some(Bloc::Departments));
    }
}

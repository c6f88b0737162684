//! Bodies that every province or commune has one of, and those that stand for many: a template with a place.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::body::{Body, Predecessor};
use super::commune::communes_of;
use super::key::{Word, key, left, left_from_beginning, words};
use super::place::{Place, places};
use super::read_place::{Area, area};
use crate::model::words::Certainty;

/// What bodies of a place are picked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Sở và cơ quan tương đương.
    Department,
    /// Other bodies of the province.
    Provincial,
    /// Cơ quan Đảng.
    Party,
    /// Mặt trận và đoàn thể.
    Front,
    /// Bodies of communes.
    Commune,
}

/// A body that each place has one of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    pub(super) id: &'static str,
    name: &'static str,
    /// The name where the province is a city. Where there is one, the name says already what the place is.
    #[serde(default)]
    city_name: Option<&'static str>,
    #[serde(default)]
    short: Vec<&'static str>,
    #[serde(default)]
    city_short: Vec<&'static str>,
    level: &'static str,
    pub(super) group: Group,
    presence: Presence,
    /// Places where it is known to exist.
    #[serde(default, rename = "in")]
    places: Vec<&'static str>,
    /// Whether it is known to exist nowhere else.
    #[serde(default, rename = "only")]
    is_complete: bool,
    /// Places where it is known not to exist.
    #[serde(default)]
    not_in: Vec<&'static str>,
    #[serde(default)]
    predecessors: Vec<Predecessor>,
    /// Names of its own in some places.
    #[serde(default)]
    names: Vec<Named>,
    /// Names by what a commune is.
    #[serde(default)]
    types: Vec<ByRank>,
    certainty: Certainty,
    #[serde(default)]
    origin: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Presence {
    Every,
    Some,
}

#[derive(Debug, Deserialize)]
struct Named {
    place: &'static str,
    name: &'static str,
}

#[derive(Debug, Deserialize)]
struct ByRank {
    #[serde(rename = "type")]
    rank: &'static str,
    name: &'static str,
    short: &'static str,
}

/// A phrase that stands for many.
#[derive(Debug, Deserialize)]
pub(super) struct Collective {
    id: &'static str,
    name: &'static str,
    scope: Scope,
    #[serde(default)]
    variants: Vec<&'static str>,
    certainty: Certainty,
    #[serde(default)]
    origin: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scope {
    National,
    Provincial,
    Any,
}

// Tests read the same texts, so these are never empty.
static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| serde_json::from_str(LOCAL).unwrap_or_default());
static COLLECTIVES: LazyLock<Vec<Collective>> =
    LazyLock::new(|| serde_json::from_str(MANY).unwrap_or_default());

const LOCAL: &str = include_str!("../../../assets/reference/local.json");
const MANY: &str = include_str!("../../../assets/reference/collectives.json");

/// What is said before a place: a template or a phrase, with what the place has to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A body of a province.
    Province(&'static Template, Option<bool>),
    /// A body of a commune, whose name says what it is.
    Commune(&'static Template, Option<&'static str>),
    /// A phrase for many.
    Collective(&'static Collective),
}

/// Every way to begin the name of a body of a place, by its letters.
static FORMS: LazyLock<HashMap<String, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
    let mut put = |name: &str, form: Form| forms.entry(key(name)).or_default().push(form);
    for it in TEMPLATES.iter() {
        it.each_form(&mut put);
    }
    for it in COLLECTIVES.iter() {
        [it.name].iter().chain(&it.variants).for_each(|name| put(name, Form::Collective(it)));
    }
    forms
});

/// Bodies that have a name of their own in their place, by its letters.
static OWN_NAMES: LazyLock<HashMap<String, (&'static Template, &'static str)>> = LazyLock::new(|| {
    let of = |it: &'static Template| it.names.iter().map(move |named| (key(named.name), (it, named.place)));
    TEMPLATES.iter().flat_map(of).collect()
});

/// The body that has this name in its place only.
pub(super) fn named(letters: &str) -> Option<Body> {
    let (template, place) = OWN_NAMES.get(letters)?;
    template.at(area(place)?)
}

/// The ways to go on from letters that a name begins with.
pub(super) fn forms(letters: &str) -> &'static [Form] {
    FORMS.get(letters).map_or(&[], Vec::as_slice)
}

impl Template {
    /// Calls `put` with each name that stands before a place.
    fn each_form(&'static self, put: &mut dyn FnMut(&str, Form)) {
        if !self.types.is_empty() {
            for by in &self.types {
                put(by.name, Form::Commune(self, Some(by.rank)));
                put(by.short, Form::Commune(self, Some(by.rank)));
                put(without_rank(by.name), Form::Commune(self, None));
                put(without_rank(by.short), Form::Commune(self, None));
            }
            return;
        }
        let of = |is_city| match self.group {
            Group::Commune => Form::Commune(self, None),
            _ => Form::Province(self, is_city),
        };
        let before = self.predecessors.iter().flat_map(Predecessor::names);
        for name in [self.name].into_iter().chain(self.short.iter().copied()).chain(before) {
            let bare = without_rank(name);
            put(name, of((bare != name).then_some(false)));
            if bare != name {
                put(bare, of(None));
            }
        }
        for name in self.city_name.iter().chain(&self.city_short) {
            put(name, of(Some(true)));
        }
    }

    /// Whether a place may have it: for certain, or as far as is known.
    fn may_be_in(&self, place: &str) -> bool {
        !self.not_in.contains(&place) && (!self.is_complete || self.places.contains(&place))
    }

    /// Whether a place is known to have it.
    fn is_in(&self, place: &str) -> bool {
        self.may_be_in(place) && (self.presence == Presence::Every || self.places.contains(&place))
    }

    /// The body of a place. `None` where the place has none.
    pub(super) fn at(&self, area: Area) -> Option<Body> {
        match area {
            Area::Province(place) if self.group != Group::Commune => self.of_province(place),
            Area::Commune(commune, _) if self.group == Group::Commune => Some(self.body(
                area,
                self.title(area),
                // There are thousands of them: the rank alone tells none from the others.
                self.types.iter().find(|by| by.rank == commune.rank).map_or_else(
                    || self.short.first().copied().unwrap_or_default().to_owned(),
                    |by| format!("{} {}", by.short, commune.name),
                ),
            )),
            _ => None,
        }
    }

    fn of_province(&self, place: &'static Place) -> Option<Body> {
        if place.id == "quoc-gia" || !self.may_be_in(place.id) {
            return None;
        }
        let short = self.shorts(place).first().copied().unwrap_or_default();
        Some(self.body(Area::Province(place), self.title(Area::Province(place)), short.to_owned()))
    }

    /// Its short names, the usual one first.
    fn shorts(&self, place: &Place) -> &[&'static str] {
        if place.is_city() && !self.city_short.is_empty() { &self.city_short } else { &self.short }
    }

    fn body(&self, area: Area, title: String, short: String) -> Body {
        let place = area.id();
        let is_known = self.group == Group::Commune || self.is_in(place);
        let other_names = self.other_names(area.province(), &title, &short);
        Body {
            id: format!("{}-{}", self.id, place.replace('/', "-")),
            title,
            short,
            other_names,
            former_names: self.predecessors.iter().flat_map(Predecessor::names).collect(),
            level: self.level,
            parent: self.parent(area),
            place: place.to_owned(),
            collective: false,
            certainty: if is_known { self.certainty } else { Certainty::Unconfirmed },
            origin: self.origin.clone(),
        }
    }

    /// The same body in other spellings: with the place in short, shortened, by what went into it.
    fn other_names(&self, place: &Place, title: &str, short: &str) -> Vec<String> {
        if self.group == Group::Commune {
            // `UBND phường Sài Gòn, TP.HCM`
            let of = self.types.iter().find_map(|by| Some((by, title.strip_prefix(by.name)?)));
            return of.map(|(by, rest)| format!("{}{rest}", by.short)).into_iter().collect();
        }
        let shorts = self.shorts(place);
        let in_full =
            shorts.iter().filter(|it| without_rank(it) != **it).map(|it| format!("{it} {}", place.bare()));
        let brief = [self.name, short].map(without_rank).into_iter().filter(|name| !name.is_empty());
        let brief = brief.map(|name| format!("{name} {}", place.short));
        let before = self.predecessors.iter().flat_map(Predecessor::names).map(str::to_owned);
        let mut names: Vec<String> = Vec::new();
        for name in in_full.chain(brief).chain(shorts.iter().map(|it| (*it).to_owned())).chain(before) {
            if name != title && name != short && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// `Sở Y tế tỉnh Đắk Lắk`, `UBND thành phố Hà Nội`, `Ủy ban nhân dân xã Tân Thành, Đồng Nai`.
    fn title(&self, area: Area) -> String {
        let place = area.province();
        if let Area::Commune(commune, _) = area {
            let by = self.types.iter().find(|by| by.rank == commune.rank);
            let of = by.map_or_else(|| format!("{} {}", self.name, commune.rank), |by| by.name.to_owned());
            return format!("{of} {}, {}", commune.name, place.short);
        }
        if let Some(named) = self.names.iter().find(|it| it.place == place.id) {
            return named.name.to_owned();
        }
        match self.city_name {
            Some(city) if place.is_city() => format!("{city} {}", place.bare()),
            Some(_) => format!("{} {}", self.name, place.bare()),
            None => format!("{} {}", self.name, of_place(place)),
        }
    }

    fn parent(&self, area: Area) -> Option<String> {
        let (province, at) = (area.province().id, area.id().replace('/', "-"));
        match (self.group, self.id) {
            (Group::Department, _) | (Group::Commune, "ubnd-xa") => Some(format!("ubnd-{province}")),
            (Group::Commune, _) => Some(format!("ubnd-xa-{at}")),
            (Group::Party, id) if id != "tinh-uy" => Some(format!("tinh-uy-{province}")),
            (Group::Front, id) if id != "mttq" => Some(format!("mttq-{province}")),
            _ => None,
        }
    }
}

impl Collective {
    /// The many of a place; of no place where the phrase needs one and none is known.
    pub(super) fn at(&self, place: Option<&'static Place>) -> Body {
        let place = place.filter(|it| self.scope == Scope::Provincial && it.id != "quoc-gia");
        let mut title = self.name.to_owned();
        if let Some(first) = title.chars().next().filter(|c| c.is_lowercase()) {
            title.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        let of = match self.scope {
            Scope::National => "quoc-gia",
            Scope::Provincial | Scope::Any => place.map_or("", |it| it.id),
        };
        Body {
            id: place.map_or_else(|| self.id.to_owned(), |it| format!("{}-{}", self.id, it.id)),
            title: place.map_or_else(|| title.clone(), |it| format!("{title} {}", of_place_in_full(it))),
            short: String::new(),
            other_names: Vec::new(),
            former_names: Vec::new(),
            level: "collective",
            parent: None,
            place: of.to_owned(),
            collective: true,
            certainty: self.certainty,
            origin: self.origin.clone(),
        }
    }

    /// Whether it is of some place.
    pub(super) fn needs_place(&self) -> bool {
        self.scope == Scope::Provincial
    }
}

/// `Hà Nội`, `tỉnh Đắk Lắk`, `Thành phố Hồ Chí Minh`: a place after the name of a body.
fn of_place(place: &Place) -> String {
    match (place.is_city(), place.short == place.bare()) {
        (true, true) => place.short.to_owned(),
        (true, false) => place.name.to_owned(),
        (false, _) => format!("tỉnh {}", place.short),
    }
}

/// `thành phố Hà Nội`, `tỉnh Đắk Lắk`.
fn of_place_in_full(place: &Place) -> String {
    let rank = if place.bare() == "Hồ Chí Minh" { "Thành phố" } else { place.rank };
    format!("{rank} {}", place.bare())
}

/// A name without what its place is, at its end.
fn without_rank(name: &str) -> &str {
    const RANKS: [&str; 7] = [" tỉnh", " thành phố", " TP", " xã", " phường", " đặc khu", " cấp xã"];
    RANKS.iter().find_map(|rank| name.strip_suffix(rank)).unwrap_or(name)
}

/// The bodies of a group that a place is known to have.
pub(super) fn bodies_of(province: &str, group: Group) -> Vec<Body> {
    let Some(place) = places().iter().find(|it| it.id == province) else { return Vec::new() };
    let of_group = TEMPLATES.iter().filter(|it| it.group == group);
    if group == Group::Commune {
        let first = of_group.take(1);
        return first
            .flat_map(|it| communes_of(place.id).filter_map(|commune| it.at(Area::Commune(commune, place))))
            .collect();
    }
    of_group.filter(|it| it.is_in(place.id)).filter_map(|it| it.of_province(place)).collect()
}

/// The body of a place that has an id.
pub(super) fn by_id(id: &str) -> Option<Body> {
    let template = TEMPLATES.iter().filter(|it| begins(id, it.id));
    let of_place = |it: &'static Template| {
        let at = &id[it.id.len() + 1..];
        match it.group {
            Group::Commune => commune_of(at).and_then(|area| it.at(area)),
            _ => area(at).and_then(|area| it.at(area)),
        }
    };
    template.filter_map(of_place).find(|it| it.id == id).or_else(|| collective_of(id))
}

fn collective_of(id: &str) -> Option<Body> {
    let of_place = |it: &'static Collective| {
        let place =
            id.strip_prefix(it.id)?.strip_prefix('-').and_then(|at| places().iter().find(|p| p.id == at));
        Some(it.at(place)).filter(|body| body.id == id)
    };
    COLLECTIVES.iter().find_map(of_place)
}

fn begins(id: &str, template: &str) -> bool {
    id.strip_prefix(template).is_some_and(|rest| rest.starts_with('-'))
}

/// The commune of an id in which a dash stands for the slash.
fn commune_of(id: &str) -> Option<Area> {
    let of = |province: &Place| {
        area(&format!("{}/{}", province.id, id.strip_prefix(province.id)?.strip_prefix('-')?))
    };
    places().iter().find_map(of)
}

/// The bodies that a province is known to have, but for those of its communes.
pub(super) fn all_of(place: &'static Place) -> impl Iterator<Item = Body> {
    let provincial = TEMPLATES.iter().filter(|it| it.group != Group::Commune && it.is_in(place.id));
    provincial.filter_map(move |it| it.of_province(place))
}

/// A template with what stands before the place in its names, word by word, and whether the place has to be a city then.
type Beginnings = (&'static Template, Vec<(Vec<Word>, Option<bool>)>);

static BEGINNINGS: LazyLock<Vec<Beginnings>> = LazyLock::new(|| {
    let names = |it: &'static Template| {
        let mut found: Vec<(Vec<Word>, Option<bool>)> = Vec::new();
        it.each_form(&mut |name, form| {
            let is_city = if let Form::Province(_, is_city) = form { is_city } else { None };
            found.push((words(name), is_city));
        });
        (it, found)
    };
    TEMPLATES.iter().map(names).collect()
});

/// The bodies of a province and its communes in whose names every typed word stands, in their order.
pub(super) fn sought(place: &'static Place, typed: &[Word]) -> Vec<Body> {
    let of_province: Vec<Vec<Word>> =
        [place.name, place.short].iter().chain(&place.aliases).map(|name| words(name)).collect();
    let mut found = Vec::new();
    for (template, names) in BEGINNINGS.iter() {
        let is_of = |is_city: Option<bool>| is_city.is_none_or(|is_city| is_city == place.is_city());
        let names: Vec<&Vec<Word>> =
            names.iter().filter(|(_, it)| is_of(*it)).map(|(name, _)| name).collect();
        let rests: Vec<&[Word]> = names.iter().map(|name| left_from_beginning(name, typed)).collect();
        if template.group == Group::Commune {
            // Of very many only those that are named: behind the whole of what stands before a place.
            let is_whole =
                |name: &[Word], rest: &[Word]| !rest.is_empty() && name.len() + rest.len() == typed.len();
            let rests: Vec<&[Word]> = rests
                .into_iter()
                .zip(names)
                .filter(|(rest, name)| is_whole(name, rest))
                .map(|(rest, _)| rest)
                .collect();
            if !rests.is_empty() {
                found.extend(of_communes(template, place, &rests));
            }
        } else if template.is_in(place.id) && rests.iter().any(|rest| is_place(rest, &of_province)) {
            found.extend(template.of_province(place));
        }
    }
    found
}

/// Whether the rest of what was typed stands in a name of a place.
fn is_place(rest: &[Word], names: &[Vec<Word>]) -> bool {
    rest.is_empty() || names.iter().any(|name| left(name, rest).is_empty())
}

fn of_communes(template: &'static Template, place: &'static Place, rests: &[&[Word]]) -> Vec<Body> {
    let is_named = |name: &[Word]| rests.iter().any(|rest| left(name, rest).is_empty());
    let named = communes_of(place.id)
        .filter(|it| is_named(&words(&format!("{} {} {}", it.rank, it.name, place.short))));
    named.filter_map(|commune| template.at(Area::Commune(commune, place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_read_and_ids_lead_back_to_their_bodies() {
        assert_eq!(serde_json::from_str::<Vec<Template>>(LOCAL).expect("reads").len(), 53);
        assert_eq!(serde_json::from_str::<Vec<Collective>>(MANY).expect("reads").len(), 23);
        for body in places().iter().flat_map(all_of).chain(bodies_of("dong-nai", Group::Commune)) {
            assert_eq!(by_id(&body.id).as_ref(), Some(&body), "{}", body.id);
            assert!(body.parent.as_ref().is_none_or(|above| by_id(above).is_some()), "{:?}", body.parent);
        }
    }

    #[test]
    fn names_are_those_that_officials_write() {
        let title = |id: &str| by_id(id).map(|it| it.title);
        for (id, expected) in [
            ("so-y-te-ha-noi", "Sở Y tế Hà Nội"),
            ("so-y-te-dak-lak", "Sở Y tế tỉnh Đắk Lắk"),
            ("so-y-te-tp-hcm", "Sở Y tế Thành phố Hồ Chí Minh"),
            ("ubnd-dak-lak", "Ủy ban nhân dân tỉnh Đắk Lắk"),
            ("ubnd-tp-hcm", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
            ("tinh-uy-ha-noi", "Thành ủy Hà Nội"),
            ("ubnd-xa-dong-nai-tan-khai-phuong", "Ủy ban nhân dân phường Tân Khai, Đồng Nai"),
            ("cac-so-ban-nganh-ha-noi", "Các sở, ban, ngành thành phố Hà Nội"),
        ] {
            assert_eq!(title(id).as_deref(), Some(expected), "{id}");
        }
        assert_eq!(by_id("so-ngoai-vu-ha-noi"), None);
    }
}

//! A place as people write it: any spelling, with or without what it is, a commune with its province beside it.
//!
//! A bare name is a province, then an old province, then a commune if it is the only one of that name. What is no known
//! place is kept in its words.

use super::commune::{self, Commune};
use super::key::key;
use super::place::{self, Former, Place, places};
use crate::text::nearest;

/// A place that is known.
#[derive(Debug, Clone, Copy)]
pub enum Area {
    /// The country or a province.
    Province(&'static Place),
    /// A province that is part of another today.
    Former(&'static Former, &'static Place),
    /// A commune and its province.
    Commune(&'static Commune, &'static Place),
}

impl Area {
    /// What records hold.
    pub fn id(self) -> &'static str {
        match self {
            Self::Province(place) => place.id,
            Self::Former(former, _) => former.id,
            Self::Commune(commune, _) => &commune.id,
        }
    }

    /// The province it lies in today.
    pub fn province(self) -> &'static Place {
        match self {
            Self::Province(place) | Self::Former(_, place) | Self::Commune(_, place) => place,
        }
    }

    /// The name, without what became of it: `Đắk Lắk`, `Bình Dương`, `xã Tân Thành, Đồng Nai`.
    pub fn name(self) -> String {
        match self {
            Self::Province(place) => place.short.to_owned(),
            Self::Former(former, _) => former.short.to_owned(),
            Self::Commune(commune, place) => format!("{} {}, {}", commune.rank, commune.name, place.short),
        }
    }
}

/// The known place that has an id.
pub fn area(id: &str) -> Option<Area> {
    let province = |id: &str| places().iter().find(|it| it.id == id);
    if let Some((of, _)) = id.split_once('/') {
        let found = commune::commune(id)?;
        return Some(Area::Commune(found, province(of)?));
    }
    province(id).map(Area::Province).or_else(|| former(|it| it.id == id))
}

/// A text without the country behind it.
fn without_country(text: &str) -> &str {
    match text.rsplit_once(',') {
        Some((place, country)) if key(country) == "vietnam" => place,
        _ => text,
    }
}

/// What stands before the rank of a province, with the rank of a commune and its name, and that province.
fn province_behind(text: &str) -> Option<((Option<Rank>, &str), &'static Place)> {
    const BEHIND: [&str; 6] = [" tỉnh ", " thành phố ", " TP ", " TP. ", " TP.", " T. "];
    if text.contains([',', '/']) {
        return None;
    }
    let (name, province) = BEHIND.iter().find_map(|rank| text.split_once(rank))?;
    let name = Rank::of(name);
    matches!(name.0, Some(Rank::Commune(_))).then_some(())?;
    Some((name, province_of(province)?))
}

/// The known places that a text may mean: none, one, or several that only a person can tell apart.
pub fn read_place(text: &str) -> Vec<Area> {
    if let Some(found) = area(text.trim()) {
        return vec![found];
    }
    // `Bình Dương (nay thuộc TP.HCM)`, as it is shown.
    if let Some((name, _)) = text.split_once(" (n")
        && let [found @ Area::Former(..)] = read_place(name)[..]
    {
        return vec![found];
    }
    let text = without_country(text);
    // `Thành phố Hồ Chí Minh (TP.HCM)`
    if let Some((name, aside)) = text.trim().strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let ([found], [other]) = (&read_place(name)[..], &read_place(aside)[..])
        && found.id() == other.id()
    {
        return vec![*found];
    }
    // `phường Mộc Châu tỉnh Sơn La`
    if let Some((name, province)) = province_behind(text) {
        return communes_called(Some(province), name.1, commune_rank(name.0));
    }
    // `Quảng Nam (cũ)`
    let before =
        text.trim().trim_end_matches(')').strip_suffix("cũ").map(|name| name.trim_end_matches(['(', ' ']));
    if let Some(name) = before
        && let [found @ Area::Former(..)] = read_place(name)[..]
    {
        return vec![found];
    }
    let (name, beside) = match text.split_once([',', '/']) {
        Some((name, beside)) => (name, Some(beside)),
        None => (text, None),
    };
    match (Rank::of(name), beside) {
        ((Some(Rank::District), _), _) | ((Some(Rank::Province | Rank::City), _), Some(_)) => Vec::new(),
        ((rank, name), Some(beside)) => province_of(beside)
            .map_or_else(Vec::new, |of| communes_called(Some(of), name, commune_rank(rank))),
        ((rank @ Some(Rank::Commune(_)), name), None) => communes_called(None, name, commune_rank(rank)),
        ((rank, name), None) => bare(text, name, rank),
    }
}

/// The name of a province that is spelt nearly so: a slip of the finger.
pub fn nearly(text: &str) -> Option<&'static str> {
    let (Some(Rank::Province | Rank::City) | None, name) = Rank::of(text) else { return None };
    let names =
        || places().iter().flat_map(|it| it.former.iter().map(|old| old.short).chain([it.short, it.bare()]));
    let near = nearest(name, names())?;
    (key(near).len() >= SHORTEST).then_some(near)
}

/// A shorter name is near too many others.
const SHORTEST: usize = 5;

/// What a name says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Province,
    /// A province that is a city, or a city of the rank between.
    City,
    Commune(&'static str),
    /// The rank between, which is no more.
    District,
}

/// What people write before a name, and what it says.
const RANKS: [(&str, Rank); 18] = [
    ("thanh pho", Rank::City),
    ("tp.", Rank::City),
    ("tp", Rank::City),
    ("tinh", Rank::Province),
    ("t.", Rank::Province),
    ("xa", Rank::Commune("xã")),
    ("x.", Rank::Commune("xã")),
    ("phuong", Rank::Commune("phường")),
    ("p.", Rank::Commune("phường")),
    ("dac khu", Rank::Commune("đặc khu")),
    ("dk.", Rank::Commune("đặc khu")),
    ("quan", Rank::District),
    ("q.", Rank::District),
    ("huyen", Rank::District),
    ("h.", Rank::District),
    ("thi xa", Rank::District),
    ("tx.", Rank::District),
    ("thi tran", Rank::District),
];

impl Rank {
    /// The rank that a text begins with, and the rest of it.
    fn of(text: &str) -> (Option<Self>, &str) {
        let text = text.trim();
        let said = RANKS.iter().find_map(|(said, rank)| Some((*rank, after(text, said)?)));
        // A name may begin like a rank with its marks taken away: `Xa Dung`, `Quản Bạ`.
        let is_name = |rest: &str| rest.is_empty() || area_called(text);
        match said {
            Some((rank, rest)) if !is_name(rest) => (Some(rank), rest),
            _ => (None, text),
        }
    }
}

/// Whether a text as it stands, marks and all, is the name of a commune.
fn area_called(text: &str) -> bool {
    let lower = text.to_lowercase();
    commune::called(&key(text)).iter().any(|it| it.name.to_lowercase() == lower)
}

/// What follows a word at the beginning of a text, both compared without marks.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let folded = crate::text::fold(text);
    let rest = folded.strip_prefix(word)?;
    let parted = word.ends_with('.') || rest.starts_with([' ', '.']);
    // Folding keeps the number of letters of what is composed.
    let at = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(at, _)| at);
    (parted || rest.is_empty()).then(|| text[at..].trim_start_matches(['.', ' ']))
}

fn former(is_meant: impl Fn(&Former) -> bool) -> Option<Area> {
    let of =
        |place: &'static Place| place.former.iter().find(|it| is_meant(it)).map(|it| Area::Former(it, place));
    places().iter().find_map(of)
}

/// The province that a text names, of today or the one an old one belongs to.
pub(super) fn province_of(text: &str) -> Option<&'static Place> {
    let (Some(Rank::Province | Rank::City) | None, name) = Rank::of(text) else { return None };
    let (whole, spelling) = (key(text), key(name));
    let today = place::called(&whole).or_else(|| place::called(&spelling));
    today.or_else(|| place::called_before(&spelling).map(|(_, place)| place))
}

/// A name with nothing beside it.
fn bare(text: &str, name: &str, rank: Option<Rank>) -> Vec<Area> {
    let (whole, spelling) = (key(text), key(name));
    if spelling.is_empty() {
        return Vec::new();
    }
    // `Yên Bài` is a commune, and `Yên Bái` was a province: marks that were typed are meant.
    if rank.is_none() && !name.is_ascii() && !is_province_as_typed(name) && area_called(name) {
        return communes_called(None, name, None);
    }
    if let Some(place) = place::called(&whole).or_else(|| place::called(&spelling)) {
        // A city that is no more is not the province of that name.
        let is_other = rank == Some(Rank::City) && !place.is_city();
        return if is_other { Vec::new() } else { vec![Area::Province(place)] };
    }
    // `Thành phố Vũng Tàu` was no province, though `Vũng Tàu` may stand for one.
    let before = || place::called_before(&whole).or_else(|| place::called_before(&spelling));
    if rank != Some(Rank::City)
        && let Some((former, place)) = before()
    {
        return vec![Area::Former(former, place)];
    }
    if rank.is_some() {
        return Vec::new();
    }
    match communes_called(None, name, None) {
        none if none.is_empty() => places().iter().flat_map(|place| ends_with(place, name)).collect(),
        found => found,
    }
}

/// Whether a text as it stands, marks and all, is the name of a province, of today or before.
fn is_province_as_typed(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let names = |it: &'static Place| {
        let former = it.former.iter().flat_map(|old| old.aliases.iter().copied().chain([old.short]));
        former.chain([it.short, it.bare()]).chain(it.aliases.iter().copied())
    };
    places().iter().flat_map(names).any(|name| name.to_lowercase() == lower)
}

/// `Tân Khai Đồng Nai`: a commune whose province follows without a comma.
fn ends_with(place: &'static Place, name: &str) -> Vec<Area> {
    let spelling = key(name);
    let ends = [place.short, place.bare()].into_iter().chain(place.aliases.iter().copied()).map(key);
    let before = ends
        .filter_map(|end| spelling.strip_suffix(end.as_str()).map(str::to_owned))
        .find(|it| !it.is_empty());
    before.map_or_else(Vec::new, |name| by_key(Some(place), &name, None))
}

/// The rank of a commune that a name says.
fn commune_rank(rank: Option<Rank>) -> Option<&'static str> {
    if let Some(Rank::Commune(rank)) = rank { Some(rank) } else { None }
}

/// The communes of a name, of one province or of all, of one rank or of any; with the marks that were typed, where any has them.
fn communes_called(of: Option<&'static Place>, name: &str, rank: Option<&str>) -> Vec<Area> {
    exact(by_key(of, name, rank), name)
}

fn by_key(of: Option<&'static Place>, name: &str, rank: Option<&str>) -> Vec<Area> {
    let is_meant =
        |it: &&&Commune| rank.is_none_or(|rank| it.rank == rank) && of.is_none_or(|of| it.province == of.id);
    let found = commune::called(&key(name)).iter().filter(is_meant);
    let province = |it: &Commune| places().iter().find(|place| place.id == it.province);
    found.filter_map(|it| Some(Area::Commune(it, province(it)?))).collect()
}

/// Of several that differ by their marks, those that have the marks that were typed; else all.
fn exact(found: Vec<Area>, name: &str) -> Vec<Area> {
    let typed = name.trim().to_lowercase();
    let has_marks = |area: &Area| matches!(area, Area::Commune(it, _) if it.name.to_lowercase() == typed);
    if found.iter().any(has_marks) { found.into_iter().filter(has_marks).collect() } else { found }
}

//! A body as people write it: any spelling, with or without its place, and lists of them in one text.

use std::sync::LazyLock;

use super::body::{Body, called, central};
use super::key::{Spelt, Word, key, left_from_beginning, words};
use super::local::{self, Form};
use super::place::{Place, places};
use super::read_place::{Area, read_place};
use super::spelling::spelt_out;
use crate::text::nearest_n;

/// Where a bare name is meant: the provinces of the document and of one's own agency, the nearer first.
pub type Context<'a> = &'a [&'a str];

/// What a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One body.
    One(Body),
    /// Several that only a person can tell apart; of very many, the first.
    Many(Vec<Body>),
    /// None that is known.
    None,
}

/// The body that has an id.
pub fn body(id: &str) -> Option<Body> {
    central().iter().find(|it| it.id == id).cloned().or_else(|| local::by_id(id))
}

/// The body that a text names by a whole name.
pub fn read_body(text: &str, context: Context<'_>) -> Found {
    if text.len() > NAME_MAX {
        return Found::None;
    }
    let whole = spelt(text, context);
    if whole != Found::None {
        return whole;
    }
    // `Bộ Khoa học và Công nghệ (Bộ KH&CN)`
    let Some((name, aside)) = text.trim().strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return Found::None;
    };
    let named = spelt(name, context);
    match spelt(aside, context) {
        // A unit of the body, or another one: who wrote that meant not the body itself.
        Found::None if begins_body(aside) => Found::None,
        other @ Found::One(_) if other != named => Found::None,
        _ => named,
    }
}

/// A name as it stands, else with its abbreviations spelt out.
fn spelt(text: &str, context: Context<'_>) -> Found {
    match exact(text, context) {
        Found::None => spelt_out(text).map_or(Found::None, |text| exact(&text, context)),
        found => found,
    }
}

fn exact(text: &str, context: Context<'_>) -> Found {
    let letters = key(text);
    if letters.is_empty() {
        return Found::None;
    }
    match called(&letters) {
        [] => local::named(&letters).map_or_else(|| of_place(text, context), Found::One),
        [body] => Found::One((*body).clone()),
        several => Found::Many(several.iter().map(|it| (*it).clone()).collect()),
    }
}

/// A word of a text: its letters, and where it ends.
fn runs(text: &str) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), begun) {
            (true, None) => begun = Some(at),
            (false, Some(from)) => {
                found.push((key(&text[from..at]), at));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// A name that begins like that of some body of places, and goes on with a place, or ends where the place is understood.
fn of_place(text: &str, context: Context<'_>) -> Found {
    let runs = runs(text);
    for n in (1..=runs.len()).rev() {
        let letters: String = runs[..n].iter().map(|(word, _)| word.as_str()).collect();
        let rest = after_connector(&text[runs[n - 1].1..]);
        let found: Vec<Found> = local::forms(&letters).iter().map(|form| at(*form, rest, context)).collect();
        let some = joined(found);
        if some != Found::None {
            return some;
        }
    }
    Found::None
}

/// One of several ways to read a text, if they come to one.
fn joined(found: Vec<Found>) -> Found {
    let mut all: Vec<Body> = Vec::new();
    let mut is_sure = true;
    for found in found {
        match found {
            Found::One(body) => all.push(body),
            Found::Many(bodies) => {
                is_sure = false;
                all.extend(bodies);
            }
            Found::None => {}
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all.dedup();
    match (all.len(), is_sure) {
        (0, _) => Found::None,
        (1, true) => all.pop().map_or(Found::None, Found::One),
        _ => Found::Many(all),
    }
}

/// A rest without what joins a place to a name: `của`, `thuộc`, a comma, a bracket.
fn after_connector(rest: &str) -> &str {
    let trim = |c: char| !c.is_alphanumeric();
    let rest = rest.trim_matches(trim);
    let joined = ["của ", "thuộc ", "tại ", "trên địa bàn "].iter().find_map(|word| rest.strip_prefix(word));
    joined.unwrap_or(rest).trim_matches(trim)
}

fn at(form: Form, rest: &str, context: Context<'_>) -> Found {
    let areas = if rest.is_empty() { Vec::new() } else { read_place(rest) };
    if !rest.is_empty() && areas.is_empty() {
        return Found::None;
    }
    match form {
        Form::Collective(phrase) => match areas.as_slice() {
            [] if phrase.needs_place() => Found::One(phrase.at(nearest(context))),
            [] => Found::One(phrase.at(None)),
            [Area::Province(place)] if phrase.needs_place() => Found::One(phrase.at(Some(place))),
            _ => Found::None,
        },
        Form::Province(template, is_city) => {
            let is_meant = |place: &Place| is_city.is_none_or(|is_city| place.is_city() == is_city);
            match areas.as_slice() {
                [] => match nearest(context).filter(|place| is_meant(place)) {
                    Some(place) => template.at(Area::Province(place)).map_or(Found::None, Found::One),
                    None => some(places().iter().filter_map(|place| template.at(Area::Province(place)))),
                },
                // `UBND thành phố Cao Bằng` was of a city that is no more, and is not of the province of that name.
                [Area::Province(place)] if is_city == Some(true) && !place.is_city() => Found::None,
                [Area::Province(place)] => template.at(Area::Province(place)).map_or(Found::None, Found::One),
                // The body of a province that is no more is a question: its work went to another.
                [Area::Former(_, place)] => some(template.at(Area::Province(place)).into_iter()),
                _ => Found::None,
            }
        }
        Form::Commune(template, rank) => communes(template, rank, rest, context),
    }
}

/// A body of the communes that a text names, which may be of the rank that the name says.
fn communes(
    template: &'static local::Template,
    rank: Option<&str>,
    rest: &str,
    context: Context<'_>,
) -> Found {
    let named = rank.map_or_else(|| rest.to_owned(), |rank| format!("{rank} {rest}"));
    let areas: Vec<Area> =
        read_place(&named).into_iter().filter(|it| matches!(it, Area::Commune(..))).collect();
    let here: Vec<Area> = areas.iter().filter(|it| context.contains(&it.province().id)).copied().collect();
    let bodies: Vec<Body> = areas.iter().filter_map(|area| template.at(*area)).collect();
    match (here.as_slice(), bodies.as_slice()) {
        (_, [body]) => Found::One(body.clone()),
        ([one], _) => template.at(*one).map_or(Found::None, Found::One),
        _ => some(bodies.into_iter()),
    }
}

fn some(bodies: impl Iterator<Item = Body>) -> Found {
    let bodies: Vec<Body> = bodies.collect();
    if bodies.is_empty() { Found::None } else { Found::Many(bodies) }
}

/// The province that a bare name is of.
fn nearest(context: Context<'_>) -> Option<&'static Place> {
    let province =
        |id: &&str| super::read_place::area(id).map(Area::province).filter(|it| it.id != "quoc-gia");
    context.iter().find_map(province)
}

/// The words of the names of the bodies of the country.
static CENTRAL: LazyLock<Spelt<&'static Body>> =
    LazyLock::new(|| central().iter().map(|body| (body, body.names().map(words).collect())).collect());

/// The most that anybody looks through.
const MOST: usize = 200;

/// The bodies in whose names every typed word stands, in their order; those of the context first, then of the country, then
/// of others. Of very many, the first.
pub fn sought(typed: &str, context: Context<'_>) -> Vec<Body> {
    let typed = words(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let is_meant =
        |names: &[Vec<Word>]| names.iter().any(|name| left_from_beginning(name, &typed).is_empty());
    let of_country = CENTRAL.iter().filter(|(_, names)| is_meant(names)).map(|(body, _)| (*body).clone());
    let (here, elsewhere): (Vec<&Place>, Vec<&Place>) =
        places().iter().partition(|place| context.contains(&place.id));
    let of = |place: &&'static Place| local::sought(place, &typed);
    let found = here.iter().flat_map(of).chain(of_country).chain(elsewhere.iter().flat_map(of));
    found.take(MOST).collect()
}

/// The bodies of the country and of the context that are spelt nearly so.
pub fn alike(typed: &str, context: Context<'_>) -> Vec<Body> {
    const SOME: usize = 3;
    let here = places().iter().filter(|place| context.contains(&place.id)).flat_map(local::all_of);
    let all: Vec<Body> = here.chain(central().iter().cloned()).collect();
    let near = nearest_n(typed, all.iter().flat_map(Body::names), SOME);
    near.iter()
        .filter_map(|name| all.iter().find(|body| body.names().any(|it| it == *name)))
        .cloned()
        .collect()
}

/// Words that the name of a body begins with.
const BEGINNINGS: [&str; 52] = [
    "bo",
    "so",
    "ban",
    "bql",
    "bcd",
    "ubnd",
    "hdnd",
    "uy ban",
    "uybnd",
    "hoi dong",
    "van phong",
    "vp",
    "vien",
    "truong",
    "dai hoc",
    "dhqg",
    "hoc vien",
    "cong an",
    "hoi",
    "cuc",
    "chi cuc",
    "tong cuc",
    "vu",
    "trung tam",
    "phong",
    "tap doan",
    "cong ty",
    "tong cong ty",
    "lien hiep",
    "lien doan",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "ngan hang",
    "nhnn",
    "thanh tra",
    "kiem toan",
    "toa an",
    "tand",
    "vksnd",
    "quy",
    "to",
    "nhom",
    "mat tran",
    "mttq",
    "doan",
    "tinh doan",
    "thanh doan",
    "bao",
    "dai",
    "khu",
    "cac",
];

/// The longest text that may be a name, in bytes. The longest name of the reference has 160; who reads a long text for names
/// in it does not look through all of it for each.
const NAME_MAX: usize = 400;
/// The most commas and "và" that a known name holds.
const JOINTS_MAX: usize = 8;

/// The names in a text that lists several. A name that `is_known` stays whole, whatever it holds; a comma or "và" parts two
/// only where each side is known or begins like a body.
pub fn list<'t>(text: &'t str, is_known: &dyn Fn(&str) -> bool) -> impl Iterator<Item = &'t str> {
    let mut chunks = text.split([';', '\n', '•']);
    let mut chunk = "";
    std::iter::from_fn(move || {
        loop {
            while chunk.is_empty() {
                chunk = without_mark(chunks.next()?.trim());
            }
            let (name, rest) = first(chunk, is_known);
            chunk = rest;
            if !name.is_empty() {
                return Some(name);
            }
        }
    })
}

/// A line of a list without the sign that it begins with. A plus right before a name is a part of it: that agency is to be
/// added.
fn without_mark(line: &str) -> &str {
    let line = line.trim_start_matches(['-', '–', '*']).trim_start();
    // `1. Sở Y tế`, `2) Sở Nội vụ`, and a number in a column of its own.
    let behind = line.trim_start_matches('(').trim_start_matches(|c: char| c.is_ascii_digit());
    let line = match behind.strip_prefix(['.', ')', '\t']) {
        Some(rest) if behind.len() < line.len() => return without_mark(rest.trim_start()),
        _ => line,
    };
    match line.strip_prefix('+') {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => without_mark(rest.trim_start()),
        _ => line,
    }
}

/// The first name of a list that holds no sign but commas, and what follows it.
fn first<'t>(text: &'t str, is_known: &dyn Fn(&str) -> bool) -> (&'t str, &'t str) {
    // The longest name that is known, else up to the first cut behind which another begins.
    let known = ends(text).filter(|(at, _)| is_known(text[..*at].trim())).last();
    let begins = |next: usize| {
        let rest = &text[next..];
        rest.is_empty() || begins_body(rest) || ends(rest).any(|(at, _)| is_known(rest[..at].trim()))
    };
    let cut = known.or_else(|| cuts(text).find(|(_, next)| begins(*next)));
    let (end, next) = cut.unwrap_or((text.len(), text.len()));
    (text[..end].trim(), &text[next..])
}

/// Where a known name that a text begins with may end, and where the next one begins then.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let all = cuts(text).chain([(text.len(), text.len())]);
    all.take(JOINTS_MAX + 1).take_while(|(at, _)| *at <= NAME_MAX)
}

/// What joins two names, as people write it.
const JOINTS: [&str; 6] = [" và ", " & ", " VÀ ", " Và ", " va ", " VA "];

/// Where a text may be cut: before and behind each comma and "và" outside brackets.
fn cuts(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut depth = 0_i32;
    let cut = move |(at, c): (usize, char)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        let joined = || JOINTS.iter().find(|word| text[at..].starts_with(**word));
        match c {
            _ if depth > 0 || at == 0 => None,
            ',' => Some((at, at + 1)),
            ' ' => joined().map(|word| (at, at + word.len())),
            _ => None,
        }
    };
    text.char_indices().filter_map(cut)
}

fn begins_body(text: &str) -> bool {
    /// More letters than any of the beginnings has.
    const LONG_ENOUGH: usize = 20;
    let text = text.trim_start();
    if text.starts_with('+') {
        return true;
    }
    let end = text.char_indices().nth(LONG_ENOUGH).map_or(text.len(), |(at, _)| at);
    let folded = crate::text::fold(&text[..end]);
    BEGINNINGS.iter().any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric()))
    })
}

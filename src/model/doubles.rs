//! Records that stand twice: what was imported once more, and agencies that are one body under two names.
//!
//! A title alone says little: the parts of a duty share theirs, and every quarter has its report. So two are doubles only where
//! nothing that they say contradicts, and one of them was never given an id by anybody. Takes time with the number of records,
//! however many have one title. Deliberately not here: what becomes of them (`work::merge`).

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use super::peek::Peek;
use super::record::Slot;
use super::reference::{self, Body as Known, Found};
use super::{Dataset, Id, Kind, Record};
use crate::text::{fold, nfc};

/// A record that stands for the same as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// The one that goes into the other.
    pub old: Id,
    /// The one that stays.
    pub new: Id,
    /// Why they are taken for one.
    pub why: Why,
}

/// Why two records are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// They have one title, or one number of one issuer and year, and nothing in them contradicts.
    Alike,
    /// Both name one body of the administration.
    Body,
    /// The first names a body that went into the other.
    Former,
}

/// More records of one title than these are not held against each other one by one: only those that say the same.
const FEW: usize = 32;

/// What may differ between doubles: where each was read, and what people added to it.
const FREE: [&str; 9] =
    ["title", "source", "certainty", "inferred", "tags", "notes", "reminders", "checklist", "other_names"];

/// Every record that stands for the same as another, in the order of the data. Of three that are one, two are named.
pub fn doubles(data: &Dataset) -> Vec<Double> {
    let mut found = bodies(data);
    let mut named: BTreeSet<Id> = found.iter().map(|it| it.old.clone()).collect();
    let mut compared: HashMap<Kind, Vec<Slot>> = HashMap::new();
    for group in groups(data) {
        let kind = group[0].kind();
        let slots = compared.entry(kind).or_insert_with(|| slots(kind));
        for cluster in clusters(group, slots) {
            let Some((new, olds)) = kept(&cluster) else { continue };
            for old in olds.into_iter().filter(|old| named.insert(old.id.clone())) {
                found.push(Double { old: old.id.clone(), new: new.id.clone(), why: Why::Alike });
            }
        }
    }
    found.sort_by_key(|it| data.place(&it.old));
    found
}

/// Whether two agencies are one under whichever name, and not one that went into another.
pub fn is_one_body(old: &Record, new: &Record) -> bool {
    if is_spelt_alike(old.title(), new.title()) && old.geography == new.geography {
        return true;
    }
    match (body_of(old), body_of(new)) {
        (Some(one), Some(other)) => {
            one.id == other.id && one.is_former(old.title()) == other.is_former(new.title())
        }
        _ => false,
    }
}

/// The body of the administration that an agency stands for.
fn body_of(agency: &Record) -> Option<Known> {
    if let Some(body) = reference::body(&agency.id) {
        return Some(body);
    }
    let near: Vec<&str> =
        reference::area(&agency.geography).map(|area| area.province().id).into_iter().collect();
    match reference::read_body(agency.title(), &near) {
        Found::One(body) => (agency.geography.is_empty() || *agency.geography == *body.place).then_some(body),
        Found::Many(_) | Found::None => None,
    }
}

/// Agencies that are one body, or went into one.
fn bodies(data: &Dataset) -> Vec<Double> {
    let mut by_body: HashMap<String, Vec<(&Record, Known)>> = HashMap::new();
    for agency in data.of(Kind::Agency).filter(|it| it.successor().is_none()) {
        if let Some(body) = body_of(agency) {
            by_body.entry(body.id.clone()).or_default().push((agency, body));
        }
    }
    let mut found = Vec::new();
    for mut several in by_body.into_values().filter(|several| several.len() > 1) {
        several.sort_by_key(|(agency, body)| {
            (body.is_former(agency.title()), *agency.id != *body.id, is_drawn(agency))
        });
        let (new, rest) = (several[0].0, &several[1..]);
        let first_is_former = several[0].1.is_former(new.title());
        for (old, body) in rest.iter().filter(|(old, _)| !refer_to_each_other(old, new)) {
            let is_former = body.is_former(old.title());
            // Two that went into a third one were two.
            if is_former && first_is_former && !is_spelt_alike(old.title(), new.title()) {
                continue;
            }
            let why = if is_former && !first_is_former { Why::Former } else { Why::Body };
            found.push(Double { old: old.id.clone(), new: new.id.clone(), why });
        }
    }
    found
}

/// Records of one kind that have one title, or are documents of one number, issuer and year; each group once by each.
fn groups(data: &Dataset) -> Vec<Vec<&Record>> {
    let mut places: HashMap<(Kind, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<&Record>> = Vec::new();
    let mut put = |kind: Kind, key: String, record| {
        let place = *places.entry((kind, key)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(record);
    };
    for record in data.iter().filter(|it| it.kind() != Kind::Other && it.successor().is_none()) {
        let title = fold(record.title().trim());
        if !title.is_empty() {
            put(record.kind(), title, record);
        }
        if let Some(document) = record.as_document()
            && let (Some(issuer), Some(day), false) =
                (&document.issuer, document.date_issued, document.number.is_empty())
        {
            put(Kind::Document, format!("\n{issuer}\n{}\n{}", day.year(), fold(&document.number)), record);
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// Where records of a kind hold what must not contradict.
fn slots(kind: Kind) -> Vec<Slot> {
    kind.specs().filter(|spec| !FREE.contains(&spec.name)).filter_map(|spec| kind.slot(spec.name)).collect()
}

/// The records of a group that can be one, together. What could as well be one of two that contradict is with neither.
fn clusters<'a>(mut group: Vec<&'a Record>, slots: &[Slot]) -> Vec<Vec<&'a Record>> {
    if group.len() > FEW {
        return alike(group, slots);
    }
    let said = |record: &Record| slots.iter().filter(|slot| held(record, **slot) != Peek::Nothing).count();
    group.sort_by_cached_key(|record| std::cmp::Reverse(said(record)));
    let mut clusters: Vec<Vec<&Record>> = Vec::new();
    for record in group {
        let fits = |cluster: &&mut Vec<&Record>| cluster.iter().all(|it| can_be_one(it, record, slots));
        let mut fitting: Vec<_> = clusters.iter_mut().filter(fits).collect();
        match fitting.as_mut_slice() {
            [] => clusters.push(vec![record]),
            [one] => one.push(record),
            _ => {}
        }
    }
    clusters
}

/// The records that say the same, together.
fn alike<'a>(group: Vec<&'a Record>, slots: &[Slot]) -> Vec<Vec<&'a Record>> {
    let mut found: HashMap<String, Vec<&Record>> = HashMap::new();
    for record in group {
        let mut said = String::new();
        for (at, slot) in slots.iter().enumerate() {
            let value = held(record, *slot);
            if value != Peek::Nothing {
                // A text takes any text.
                let _ = write!(said, "{at}{value:?}");
            }
        }
        found.entry(said).or_default().push(record);
    }
    let is_one = |cluster: &Vec<&Record>| cluster.iter().all(|it| can_be_one(cluster[0], it, slots));
    found.into_values().filter(is_one).collect()
}

/// The record that stays, and those that go into it: only what nobody gave an id goes.
fn kept<'a>(cluster: &[&'a Record]) -> Option<(&'a Record, Vec<&'a Record>)> {
    let new = cluster.iter().copied().find(|it| !is_drawn(it)).or_else(|| cluster.first().copied())?;
    let olds: Vec<&Record> = cluster.iter().copied().filter(|it| it.id != new.id && is_drawn(it)).collect();
    (!olds.is_empty()).then_some((new, olds))
}

/// Whether the id of a record was drawn when it came, and not given to it: `nv-7k3p9d`.
fn is_drawn(record: &Record) -> bool {
    let rest = record.id.strip_prefix(record.kind().prefix()).and_then(|rest| rest.strip_prefix('-'));
    rest.is_some_and(|rest| rest.len() == DRAWN && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The letters of an id that are drawn.
const DRAWN: usize = 6;

/// Whether nothing in two records of a kind says that they are two.
fn can_be_one(one: &Record, other: &Record, slots: &[Slot]) -> bool {
    let agree = |slot: &Slot| match (held(one, *slot), held(other, *slot)) {
        (Peek::Nothing, _) | (_, Peek::Nothing) => true,
        (Peek::Objects, Peek::Objects) => one.json_of(*slot) == other.json_of(*slot),
        (Peek::Ids(one), Peek::Ids(other)) => {
            one.len() == other.len() && one.iter().all(|id| other.contains(id))
        }
        (one, other) => one == other,
    };
    let is_named_alike = is_spelt_alike(one.title(), other.title()) || one.as_document().is_some();
    is_named_alike && one.extra == other.extra && slots.iter().all(agree) && !refer_to_each_other(one, other)
}

/// A value that says something.
fn held(record: &Record, slot: Slot) -> Peek<'_> {
    match record.peek(slot) {
        Peek::Word("unknown") => Peek::Nothing,
        value => value,
    }
}

/// Whether two texts are one but for capitals, and for marks where one of them has none.
fn is_spelt_alike(one: &str, other: &str) -> bool {
    let (one, other) = (nfc(one.trim()).to_lowercase(), nfc(other.trim()).to_lowercase());
    let folded = fold(&one);
    one == other || (folded == fold(&other) && (one == folded || other == folded))
}

/// Whether one is a part of the other, or tells of it.
fn refer_to_each_other(one: &Record, other: &Record) -> bool {
    let refers = |from: &Record, to: &Id| {
        let mut found = false;
        from.each_reference(&mut |_, id| found |= id == to);
        found
    };
    refers(one, &other.id) || refers(other, &one.id)
}

#[cfg(test)]
mod tests;

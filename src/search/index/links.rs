//! Which records the records of a part refer to. Neighbours refer to the same few, so each of those stands there once, and
//! with it whoever refers to it.

use serde::{Deserialize, Serialize};

use crate::search::texts::Field;

/// A record that is referred to, by its place, and the field that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::search) struct Link {
    pub(in crate::search) target: u32,
    pub(in crate::search) field: Field,
}

/// The references of a part. Records are numbered as the part does.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct Links {
    /// The references, hardly any of them twice.
    different: Vec<Link>,
    /// What each record refers to, by the numbers of the references.
    numbers: Vec<u32>,
    /// Where the numbers of each record begin, and where the next one's would.
    firsts: Vec<u32>,
    /// Who has each reference, by the numbers of the records, ascending.
    holders: Vec<u16>,
    /// Where the holders of each reference begin, and where the next one's would.
    first_holders: Vec<u32>,
    /// References met last, by a mix of what they are.
    #[serde(skip)]
    met: Vec<u32>,
}

/// How many references are remembered while they are gathered.
const MET: usize = 256;

impl Links {
    /// Begins the next record.
    pub(super) fn add_record(&mut self) {
        self.firsts.push(number(self.numbers.len()));
    }

    /// Adds a reference to the last record.
    pub(super) fn add(&mut self, link: Link) {
        self.met.resize(MET, 0);
        let slot = &mut self.met[(link.target as usize * 31 + link.field as usize) % MET];
        if self.different.get(*slot as usize) != Some(&link) {
            *slot = number(self.different.len());
            self.different.push(link);
        }
        self.numbers.push(*slot);
    }

    /// Ends the last record: nothing more is added.
    pub(super) fn close(&mut self) {
        self.add_record();
        self.met = Vec::new();
        self.hold();
        self.different.shrink_to_fit();
        self.numbers.shrink_to_fit();
        self.firsts.shrink_to_fit();
    }

    /// Sorts the records by what they refer to.
    fn hold(&mut self) {
        let mut firsts = vec![0; self.different.len() + 1];
        for &link in &self.numbers {
            firsts[link as usize + 1] += 1;
        }
        for at in 1..firsts.len() {
            firsts[at] += firsts[at - 1];
        }
        let mut next = firsts.clone();
        self.holders = vec![0; self.numbers.len()];
        for (record, range) in self.firsts.windows(2).enumerate() {
            for &link in &self.numbers[range[0] as usize..range[1] as usize] {
                let at = &mut next[link as usize];
                self.holders[*at as usize] = u16::try_from(record).unwrap_or(u16::MAX);
                *at += 1;
            }
        }
        self.first_holders = firsts;
    }

    /// The references of a record, in the order in which they were added.
    pub(in crate::search) fn of(&self, record: usize) -> impl Iterator<Item = Link> {
        let numbers = &self.numbers[self.firsts[record] as usize..self.firsts[record + 1] as usize];
        numbers.iter().map(|&number| self.different[number as usize])
    }

    /// Every reference with the records that have it.
    pub(in crate::search) fn held(&self) -> impl Iterator<Item = (Link, &[u16])> {
        let held = self.different.iter().zip(self.first_holders.windows(2));
        held.map(|(link, range)| (*link, &self.holders[range[0] as usize..range[1] as usize]))
    }

    /// Bytes of memory that they take.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.numbers.capacity() + self.firsts.capacity() + self.first_holders.capacity();
        4 * numbers + 2 * self.holders.capacity() + self.different.capacity() * size_of::<Link>()
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

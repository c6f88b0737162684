//! The catalogue as a tree: jurisdiction → catalogue → technology → product, with counts and what is due below.

use std::collections::{BTreeMap, HashSet};

use crate::model::{Body, Condition, Dataset, Id, Kind, Now, Record};

/// What a row of the tree stands for, and what a fold is remembered by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// All catalogues of a place.
    Place(Box<str>),
    /// A record.
    Record(Id),
}

/// One visible row of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub node: Node,
    /// 0 for a place.
    pub depth: u16,
    /// Whether anything stands below it.
    pub parent: bool,
    /// Whether what stands below it is shown.
    pub open: bool,
    /// Groups: how many the source states, and how many it lists.
    pub listed: Option<(Option<u32>, u32)>,
    /// Tasks that concern it or something below it and are late.
    pub overdue: u32,
    /// Tasks that concern it or something below it and are not finished.
    pub pending: u32,
}

/// Who stands below whom, worked out once per data set.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    places: Vec<(Box<str>, Vec<Id>)>,
    children: BTreeMap<Id, Vec<Id>>,
    due: BTreeMap<Id, (u32, u32)>,
    stated: BTreeMap<Id, (Option<u32>, u32)>,
}

impl Tree {
    /// The tree of the records that pass `keep`; what stands above such a record is in it as well.
    pub fn new(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Self {
        let mut tree = Self::default();
        for record in data.iter() {
            tree.hang(record);
        }
        tree.prune(data, &keep);
        tree.count_lists(data);
        tree.count_tasks(data, now);
        tree
    }

    /// Puts a record below the one that lists it, or, where none does, below its place.
    fn hang(&mut self, record: &Record) {
        match &record.body {
            Body::Catalogue(_) => self.hang_on_place(record),
            Body::Technology(technology) => self.hang_on(technology.catalogue.as_slice(), record),
            Body::Product(product) if product.technology.is_empty() => {
                self.hang_on(product.catalogue.as_slice(), record);
            }
            Body::Product(product) => self.hang_on(&product.technology, record),
            _ => {}
        }
    }

    fn hang_on(&mut self, above: &[Id], record: &Record) {
        if above.is_empty() {
            self.hang_on_place(record);
        }
        for id in above {
            self.children.entry(id.clone()).or_default().push(record.id.clone());
        }
    }

    fn hang_on_place(&mut self, record: &Record) {
        match self.places.iter_mut().find(|(name, _)| **name == *record.geography) {
            Some((_, ids)) => ids.push(record.id.clone()),
            None => self.places.push(((&record.geography).into(), vec![record.id.clone()])),
        }
    }

    /// Takes out what neither passes nor has anything below it that does.
    fn prune(&mut self, data: &Dataset, keep: &impl Fn(&Record) -> bool) {
        let mut kept: HashSet<Id> = HashSet::new();
        // Products before technologies before catalogues: the lower end first.
        for kind in [Kind::Product, Kind::Technology, Kind::Catalogue] {
            for record in data.of(kind) {
                let below =
                    self.children.get(&record.id).is_some_and(|ids| ids.iter().any(|id| kept.contains(id)));
                if below || keep(record) {
                    kept.insert(record.id.clone());
                }
            }
        }
        self.children.values_mut().for_each(|ids| ids.retain(|id| kept.contains(id)));
        self.places.iter_mut().for_each(|(_, ids)| ids.retain(|id| kept.contains(id)));
        self.places.retain(|(_, ids)| !ids.is_empty());
    }

    fn count_lists(&mut self, data: &Dataset) {
        for record in data.of(Kind::Catalogue) {
            let stated = record.head.stated.as_ref().and_then(|stated| stated.technologies);
            let listed = self.children.get(&record.id).map_or(0, Vec::len);
            self.stated.insert(record.id.clone(), (stated, u32::try_from(listed).unwrap_or(u32::MAX)));
        }
    }

    /// Counts the tasks of each node: those that name it, and those of its catalogue's document.
    fn count_tasks(&mut self, data: &Dataset, now: Now) {
        let mut by_document: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for catalogue in data.of(Kind::Catalogue) {
            if let Some(document) = catalogue.document() {
                by_document.entry(document).or_default().push(&catalogue.id);
            }
        }
        for record in data.of(Kind::Task) {
            let Some(condition) = now.condition(record) else { continue };
            if matches!(condition, Condition::Done | Condition::DoneLate | Condition::Dropped) {
                continue;
            }
            for id in concerned(record, &by_document) {
                let (overdue, pending) = self.due.entry(id.clone()).or_default();
                *overdue += u32::from(condition == Condition::Overdue);
                *pending += 1;
            }
        }
    }

    /// The rows that are visible when the nodes of `open` are unfolded.
    pub fn rows(&self, open: &HashSet<Node>) -> Vec<Row> {
        let mut rows = Vec::new();
        for (place, catalogues) in &self.places {
            let node = Node::Place(place.clone());
            let (overdue, pending) = self.sum(catalogues);
            let unfolded = open.contains(&node);
            rows.push(Row { node, depth: 0, parent: true, open: unfolded, listed: None, overdue, pending });
            if unfolded {
                for id in catalogues {
                    self.push(id, 1, open, &mut rows);
                }
            }
        }
        rows
    }

    fn push(&self, id: &Id, depth: u16, open: &HashSet<Node>, rows: &mut Vec<Row>) {
        let below = self.children.get(id).map_or(&[][..], Vec::as_slice);
        let node = Node::Record(id.clone());
        let unfolded = !below.is_empty() && open.contains(&node);
        let (overdue, pending) = self.due.get(id).copied().unwrap_or_default();
        let listed = self.stated.get(id).copied();
        rows.push(Row { node, depth, parent: !below.is_empty(), open: unfolded, listed, overdue, pending });
        // Catalogues hold technologies hold products: deeper than that is a circle in the data.
        if unfolded && depth < 4 {
            for id in below {
                self.push(id, depth + 1, open, rows);
            }
        }
    }

    fn sum(&self, ids: &[Id]) -> (u32, u32) {
        ids.iter().filter_map(|id| self.due.get(id)).fold((0, 0), |sum, due| (sum.0 + due.0, sum.1 + due.1))
    }

    /// Every node above a record, so that it can be unfolded into view.
    pub fn path_to(&self, id: &Id) -> Vec<Node> {
        let mut path = Vec::new();
        let mut current = id.clone();
        while let Some((above, _)) = self.children.iter().find(|(_, ids)| ids.contains(&current)) {
            path.push(Node::Record(above.clone()));
            if path.len() > 4 {
                break;
            }
            current = above.clone();
        }
        let place = self.places.iter().find(|(_, ids)| ids.contains(&current));
        path.extend(place.map(|(place, _)| Node::Place(place.clone())));
        path
    }

    /// What is unfolded at the start: the places.
    pub fn first_open(&self) -> HashSet<Node> {
        self.places.iter().map(|(place, _)| Node::Place(place.clone())).collect()
    }

    /// Every node that can be unfolded.
    pub fn all_open(&self) -> HashSet<Node> {
        let records = self.children.iter().filter(|(_, ids)| !ids.is_empty());
        self.first_open().into_iter().chain(records.map(|(id, _)| Node::Record(id.clone()))).collect()
    }
}

/// The nodes of the tree that a task concerns, each once.
fn concerned<'a>(record: &'a Record, by_document: &BTreeMap<&Id, Vec<&'a Id>>) -> Vec<&'a Id> {
    let Some(task) = record.as_task() else { return Vec::new() };
    let of_document = task.document.as_ref().and_then(|document| by_document.get(document));
    let mut ids: Vec<&Id> = task.technologies.iter().chain(&task.products).chain(&task.catalogue).collect();
    ids.extend(of_document.into_iter().flatten());
    ids.sort_unstable();
    ids.dedup();
    ids
}

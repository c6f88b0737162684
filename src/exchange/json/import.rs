//! Reading: items become records that are added, and fields that are changed.
//!
//! Nothing is taken in part: one fault, and nothing comes of the file. Records may refer to others of the same file,
//! wherever those stand in it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;

use super::Form;
use super::fault::{Fault, Problem};
use super::items::{Item, items};
use crate::model::input::{self, COMPUTED, FIXED, Names};
use crate::model::shape::Shape;
use crate::model::spec::Spec;
use crate::model::{Dataset, Date, FieldError, Id, Kind, Record, ValueError, Wants};

/// More faults than anybody mends at once.
const FAULTS_MAX: usize = 100;
/// Parts that are named where some are not finished.
const PARTS_MAX: usize = 5;
/// What is to be read, and against what.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// How records stand in it.
    pub form: Form,
    /// The kind of items that do not say theirs.
    pub kind: Option<Kind>,
    /// The records that are there.
    pub data: &'a Dataset,
    /// What years that are not said count from, where no document says it.
    pub today: Date,
    /// The place in which a bare name is meant where no document says it; empty where none is known.
    pub home: &'a str,
}

/// A record that is there already, and what is different in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The line of the file, and the item in it, from 1.
    pub place: (usize, usize),
    /// The record as it was seen.
    pub seen: Arc<Record>,
    /// The fields that differ, with their new values; null empties one.
    pub fields: Vec<(&'static str, Value)>,
}

/// What a file comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    /// New records, in the order of the file; agencies that it only names come first.
    pub added: Vec<Arc<Record>>,
    /// Records that differ.
    pub changed: Vec<Changed>,
    /// How many are there just so.
    pub unchanged: usize,
    /// How many of the new ones are agencies that the file only names.
    pub named_only: usize,
    /// What is taken as the file says it, although nobody could have put it so by hand.
    pub remarks: Vec<Fault>,
    /// Deadlines that are kept as words because nobody understood them: the line, and the words.
    pub unread: Vec<(usize, String)>,
}

/// Reads a file. `new_id` gives a name that no record has to each one that comes without.
///
/// # Errors
/// Everything that is wrong with the file, in its order; nothing is to be saved then.
pub fn read(request: &Request<'_>, new_id: &mut dyn FnMut(Kind) -> Id) -> Result<Import, Vec<Fault>> {
    let mut faults = Vec::new();
    let read = items(request.bytes, request.form, &mut faults);
    let mut reader = Reader { request, data: request.data.clone(), faults, rows: Vec::new() };
    reader.identify(read, new_id);
    let named_only = reader.create_agencies(new_id);
    // The date of a document is what the deadlines of others are read against.
    let (first, then): (Vec<Row>, Vec<Row>) =
        std::mem::take(&mut reader.rows).into_iter().partition(|row| row.draft.kind() == Kind::Document);
    reader.fill(first);
    reader.fill(then);
    reader.finish(named_only)
}

/// An item on its way to a record.
struct Row {
    line: usize,
    item: usize,
    seen: Option<Arc<Record>>,
    /// The record as far as it is read.
    draft: Arc<Record>,
    fields: Vec<(&'static Spec, Value)>,
    /// The names of the fields that were read.
    touched: Vec<&'static str>,
    /// Whether one of the fields cannot be read; what is wrong with the record as a whole does not matter then.
    is_faulty: bool,
    /// Whether the item says which record it is.
    is_named: bool,
}

struct Reader<'a> {
    request: &'a Request<'a>,
    /// The records that are there with those of the file beside them, as far as they are read.
    data: Dataset,
    faults: Vec<Fault>,
    rows: Vec<Row>,
}

impl Reader<'_> {
    /// Which record each item is, and which fields it names.
    fn identify(&mut self, items: Vec<Item>, new_id: &mut dyn FnMut(Kind) -> Id) {
        let mut ids = HashSet::new();
        for item in items {
            if self.faults.len() >= FAULTS_MAX {
                return;
            }
            let (line, n) = (item.line, item.n);
            match self.row(item, &mut ids, new_id) {
                Ok(row) => {
                    self.data.put(Arc::new(outline(&row)));
                    self.rows.push(row);
                }
                Err((field, problem)) => self.faults.push(Fault { line, item: n, field, problem }),
            }
        }
    }

    fn row(
        &self,
        item: Item,
        ids: &mut HashSet<Id>,
        new_id: &mut dyn FnMut(Kind) -> Id,
    ) -> Result<Row, (String, Problem)> {
        let given = given_id(&item)?;
        let seen = given.as_ref().and_then(|id| self.request.data.shared(id)).cloned();
        let kind = kind_of(&item, self.request.kind, seen.as_deref())?;
        if let Some(seen) = seen.as_ref().filter(|seen| seen.kind() != kind) {
            let problem = Problem::OtherKind { id: seen.id.to_string(), kind: seen.kind() };
            return Err(("id".to_owned(), problem));
        }
        let is_named = given.is_some();
        let id = given.unwrap_or_else(|| new_id(kind));
        if !ids.insert(id.clone()) {
            return Err(("id".to_owned(), Problem::Twice(id.to_string())));
        }
        let draft = seen.clone().unwrap_or_else(|| Arc::new(Record::new(kind, id)));
        let fields = known_fields(item.fields, &draft)?;
        let (line, item) = (item.line, item.n);
        Ok(Row { line, item, seen, draft, fields, touched: Vec::new(), is_faulty: false, is_named })
    }

    /// Creates the agencies that are named somewhere and are not there. How many they are.
    fn create_agencies(&mut self, new_id: &mut dyn FnMut(Kind) -> Id) -> usize {
        let mut missing: Vec<String> = Vec::new();
        let mut seen: HashSet<(Vec<&str>, String)> = HashSet::new();
        let names = Names::new(&self.data).at_home(self.request.home);
        for row in self.rows.iter().filter(|row| row.fields.iter().any(|(spec, _)| names_agencies(spec))) {
            let names = names.within(&outline(row));
            for name in row.fields.iter().flat_map(|field| agency_names(field, &names)) {
                // What looks like an id and is none is a slip of the finger, and no new agency.
                let is_id = name.contains('-') && Id::new(&name).is_ok();
                let mut asked = || seen.insert((names.near().to_vec(), name.clone()));
                if !is_id && !name.trim().is_empty() && asked() && names.is_new(&name) {
                    missing.push(name.trim().to_owned());
                }
            }
        }
        let (mut created, mut rows) = (HashSet::new(), Vec::new());
        for name in missing {
            if created.insert(crate::text::fold(&name))
                && let Ok(agency) = input::named_agency(&name, new_id(Kind::Agency))
            {
                let agency = Arc::new(agency);
                self.data.put(Arc::clone(&agency));
                rows.push(Row::created(agency));
            }
        }
        // They stand before everything that names them.
        let count = rows.len();
        self.rows.splice(..0, rows);
        count
    }

    /// Reads the fields of some rows, and puts the records they come to beside the others.
    fn fill(&mut self, rows: Vec<Row>) {
        let names = Names::new(&self.data).at_home(self.request.home);
        let mut filled = Vec::with_capacity(rows.len());
        for mut row in rows {
            if self.faults.len() < FAULTS_MAX {
                let today = self.request.today;
                let faults = row.fill(&names, &self.data, today);
                row.is_faulty = !faults.is_empty();
                self.faults.extend(faults.into_iter().map(|error| Fault::of(row.line, row.item, error)));
            }
            filled.push(row);
        }
        for row in filled {
            self.data.put(Arc::clone(&row.draft));
            self.rows.push(row);
        }
    }

    /// Holds what was read to the rules, and sorts it into what is new, different and the same.
    fn finish(mut self, named_only: usize) -> Result<Import, Vec<Fault>> {
        self.rows.sort_by_key(|row| row.item);
        let mut import = Import { named_only, ..Import::default() };
        let twins = if self.rows.iter().all(|row| row.is_named) {
            Twins::default()
        } else {
            Twins::of(self.request.data)
        };
        for row in std::mem::take(&mut self.rows).into_iter().filter(|row| !row.is_faulty) {
            if twins.has(&row) {
                import.unchanged += 1;
                continue;
            }
            match row.outcome(&self.data) {
                Ok(outcome) => {
                    import.remarks.extend(row.closed_early(&self.data));
                    import.take(row, outcome);
                }
                Err(error) => self.faults.push(row.fault(error, &self.data)),
            }
        }
        import.remarks.sort_by_key(|fault| fault.item);
        if self.faults.is_empty() {
            return Ok(import);
        }
        self.faults.sort_by_key(|fault| (fault.item, fault.line));
        self.faults.truncate(FAULTS_MAX);
        Err(self.faults)
    }
}

/// Records that are there, by kind and title: an item that says not which record it is, and nothing that one of them does not
/// hold, was imported before.
#[derive(Default)]
struct Twins<'a>(HashMap<(Kind, &'a str), Vec<&'a Record>>);

impl<'a> Twins<'a> {
    fn of(data: &'a Dataset) -> Self {
        let mut found: HashMap<(Kind, &str), Vec<&Record>> = HashMap::new();
        for record in data.iter() {
            found.entry((record.kind(), record.title())).or_default().push(record);
        }
        Self(found)
    }

    fn has(&self, row: &Row) -> bool {
        let holds = |record: &&Record| row.touched.iter().all(|name| record.get(name) == row.draft.get(name));
        let draft = &row.draft;
        !row.is_named && self.0.get(&(draft.kind(), draft.title())).is_some_and(|all| all.iter().any(holds))
    }
}

impl Import {
    /// The records that are there, with those of the file in their places.
    #[must_use]
    pub fn beside(&self, data: &Dataset) -> Dataset {
        let mut all = data.clone();
        for record in &self.added {
            all.put(Arc::clone(record));
        }
        for changed in &self.changed {
            let mut record = Record::clone(&changed.seen);
            for (name, value) in &changed.fields {
                // The field was read for this record, so it fits.
                let _ = record.set(name, value.clone());
            }
            all.put(Arc::new(record));
        }
        all
    }

    fn take(&mut self, row: Row, fields: Vec<(&'static str, Value)>) {
        let is_read_now = row.seen.is_none() || fields.iter().any(|(name, _)| *name == "deadline");
        if let Some(deadline) = row.draft.deadline().filter(|it| is_read_now && it.when.is_none()) {
            self.unread.push((row.line, deadline.text.to_string()));
        }
        match row.seen {
            None => self.added.push(row.draft),
            Some(_) if fields.is_empty() => self.unchanged += 1,
            Some(seen) => self.changed.push(Changed { place: (row.line, row.item), seen, fields }),
        }
    }
}

impl Row {
    /// An agency that is only named: it stands before the first item.
    fn created(draft: Arc<Record>) -> Self {
        Self {
            line: 0,
            item: 0,
            seen: None,
            draft,
            fields: Vec::new(),
            touched: Vec::new(),
            is_faulty: false,
            // It was looked for already.
            is_named: true,
        }
    }

    /// Reads the fields into the draft, deadlines last; what is wrong with them.
    fn fill(&mut self, names: &Names<'_>, data: &Dataset, today: Date) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut fields = std::mem::take(&mut self.fields);
        // What others are read against comes first: the document and the place of a bare name; the document of a deadline.
        fields.sort_by_key(|(field, _)| match field.shape {
            Shape::Ref(Kind::Document) => 0,
            _ if field.is_place() => 0,
            Shape::Deadline => 2,
            _ => 1,
        });
        let mut within = None;
        for (field, value) in fields {
            if self.seen.as_ref().and_then(|seen| seen.get(field.name)).as_ref() == Some(&value) {
                continue;
            }
            self.touched.push(field.name);
            let base = input::base_of(&self.draft, data, today);
            let names = if names_agencies(field) {
                within.get_or_insert_with(|| names.within(&self.draft))
            } else {
                names
            };
            let read = input::read_json(self.draft.kind(), field, value, names, base);
            let set = read.and_then(|value| Arc::make_mut(&mut self.draft).set(field.name, value));
            faults.extend(set.err());
        }
        faults
    }

    /// The fields in which a record that is there differs.
    fn outcome(&self, data: &Dataset) -> Result<Vec<(&'static str, Value)>, FieldError> {
        let Some(seen) = &self.seen else {
            // A state that a new record comes with is history: it is told, and not refused.
            let touched = self.touched.iter().copied().filter(|name| *name != "status");
            let touched: Vec<&str> = touched.chain(["title"]).collect();
            return input::check(&self.draft, data, &touched).map(|()| Vec::new());
        };
        let value = |record: &Record, name: &str| record.get(name).unwrap_or(Value::Null);
        let differs = |name: &&&str| value(seen, name) != value(&self.draft, name);
        let names: Vec<&'static str> = self.touched.iter().filter(differs).copied().collect();
        input::check(&self.draft, data, &names)?;
        Ok(names.into_iter().map(|name| (name, value(&self.draft, name))).collect())
    }
}

impl Row {
    /// What is wrong with a record; of parts that are not finished, which they are.
    fn fault(&self, error: FieldError, data: &Dataset) -> Fault {
        let is_open = matches!(error.wrong, ValueError::OpenParts { .. });
        match self.open_parts(data).filter(|_| is_open) {
            Some(fault) => fault,
            None => Fault::of(self.line, self.item, error),
        }
    }

    /// That a new record is finished and some of its parts are not.
    fn closed_early(&self, data: &Dataset) -> Option<Fault> {
        self.open_parts(data).filter(|_| self.seen.is_none())
    }

    fn open_parts(&self, data: &Dataset) -> Option<Fault> {
        let (open, total) = input::open_parts(&self.draft, data)?;
        let some = open.iter().take(PARTS_MAX).map(ToString::to_string).collect();
        let problem = Problem::OpenParts { id: self.draft.id.to_string(), open: open.len(), total, some };
        Some(Fault { line: self.line, item: self.item, field: "status".to_owned(), problem })
    }
}

fn text<'a>(item: &'a Item, name: &str) -> Option<&'a Value> {
    item.fields.iter().find(|(field, value)| field == name && !value.is_null()).map(|(_, value)| value)
}

/// The id that an item gives itself.
fn given_id(item: &Item) -> Result<Option<Id>, (String, Problem)> {
    let Some(value) = text(item, "id") else { return Ok(None) };
    let wrong =
        || ("id".to_owned(), Problem::Id(value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    value.as_str().and_then(|id| Id::new(id).ok()).map(Some).ok_or_else(wrong)
}

/// The kind of an item: what it says, else what was asked for, else what the record is.
fn kind_of(item: &Item, asked: Option<Kind>, seen: Option<&Record>) -> Result<Kind, (String, Problem)> {
    let at_kind = |problem| ("kind".to_owned(), problem);
    match text(item, "kind") {
        Some(Value::String(word)) => word.parse().map_err(|error| at_kind(Problem::Kind(error))),
        Some(other) => Err(at_kind(ValueError::form(other, Wants::Text).into())),
        None => asked.or(seen.map(Record::kind)).ok_or_else(|| at_kind(Problem::NoKind)),
    }
}

/// The fields of an item by the table of its kind. What only the program sets is passed over; what nobody knows is
/// refused, unless the record holds just that already.
fn known_fields(
    fields: Vec<(String, Value)>,
    record: &Record,
) -> Result<Vec<(&'static Spec, Value)>, (String, Problem)> {
    let mut known: Vec<(&'static Spec, Value)> = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        let stands = |extra: &serde_json::Map<String, Value>| extra.get(&name) == Some(&value);
        let is_passed_over = FIXED.iter().chain(&COMPUTED).any(|fixed| *fixed == name);
        if is_passed_over || record.extra.as_ref().is_some_and(|extra| stands(extra)) {
            continue;
        }
        let field =
            input::field_of(record.kind(), &name).map_err(|error| (name.clone(), error.wrong.into()))?;
        if known.iter().any(|(other, _)| other.name == field.name) {
            return Err((name.clone(), Problem::Twice(name)));
        }
        known.push((field, value));
    }
    Ok(known)
}

/// What others may refer to before the record is read: its names, and what dates it.
fn outline(row: &Row) -> Record {
    const NAMES: [&str; 9] = [
        "title",
        "number",
        "short",
        "other_names",
        "date_issued",
        "document",
        "catalogue",
        "jurisdiction",
        "geography",
    ];
    let mut outline = (*row.draft).clone();
    for (field, value) in row.fields.iter().filter(|(field, _)| NAMES.contains(&field.name)) {
        // What does not fit is found again, and told, when the field is read.
        drop(outline.set(field.name, value.clone()));
    }
    outline
}

fn names_agencies(field: &Spec) -> bool {
    matches!(field.shape, Shape::Ref(Kind::Agency) | Shape::Refs(Kind::Agency))
}

/// The agencies that a field names.
fn agency_names((field, value): &(&'static Spec, Value), names: &Names<'_>) -> Vec<String> {
    match (field.shape, value) {
        (Shape::Refs(Kind::Agency), Value::String(name)) => {
            names.parts(Kind::Agency, name).into_iter().map(Cow::into_owned).collect()
        }
        (Shape::Ref(Kind::Agency), Value::String(name)) => vec![name.clone()],
        (Shape::Refs(Kind::Agency), Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

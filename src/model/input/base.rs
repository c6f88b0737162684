//! What a deadline is read against.

use crate::model::deadline::Base;
use crate::model::{Dataset, Date, Record};

/// What a deadline of the record is read against: the date of its document, else today.
pub fn base_of(record: &Record, data: &Dataset, today: Date) -> Base {
    let document = data.document_of(record).and_then(Record::as_document);
    Base::new(today).in_document(document.and_then(|document| document.date_issued))
}

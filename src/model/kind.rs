//! The nine kinds of record, their names on the command line and their id prefixes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::squeeze;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Văn bản: a decision, plan, resolution, or a meeting that gave orders.
    Document,
    /// Danh mục: a catalogue of technologies that a document issues.
    Catalogue,
    /// Nhóm công nghệ.
    Technology,
    /// Sản phẩm công nghệ.
    Product,
    /// Cơ quan, đơn vị.
    Agency,
    /// Nhiệm vụ.
    Task,
    /// Mốc thời gian.
    Milestone,
    /// Chỉ tiêu.
    Target,
    /// Khảo sát hiện trạng.
    Assessment,
    /// One of a newer version: kept and shown, and never edited. It stands in none of the lists below.
    #[serde(skip)]
    Other,
}

/// One row per kind: the kind, its singular, its plural, the prefix of new ids, and what else people call it (folded).
type Row = (Kind, &'static str, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; Kind::COUNT] = [
    (Kind::Document, "document", "documents", "vb", &["doc", "docs", "van ban", "vanban"]),
    (Kind::Catalogue, "catalogue", "catalogues", "dm", &["catalog", "catalogs", "danh muc", "danhmuc"]),
    (
        Kind::Technology,
        "technology",
        "technologies",
        "cn",
        &["tech", "cong nghe", "congnghe", "nhom cong nghe"],
    ),
    (Kind::Product, "product", "products", "sp", &["san pham", "sanpham"]),
    (Kind::Agency, "agency", "agencies", "cq", &["co quan", "coquan", "don vi", "donvi"]),
    (Kind::Task, "task", "tasks", "nv", &["nhiem vu", "nhiemvu", "viec"]),
    (Kind::Milestone, "milestone", "milestones", "moc", &["moc thoi gian"]),
    (Kind::Target, "target", "targets", "ct", &["chi tieu", "chitieu"]),
    (Kind::Assessment, "assessment", "assessments", "ks", &["khao sat", "khaosat", "hien trang"]),
    (Kind::Other, "other", "others", "", &[]),
];

impl Kind {
    /// Every kind, in the order in which screens and help name them.
    pub const ALL: [Kind; 9] = [
        Kind::Document,
        Kind::Catalogue,
        Kind::Technology,
        Kind::Product,
        Kind::Agency,
        Kind::Task,
        Kind::Milestone,
        Kind::Target,
        Kind::Assessment,
    ];

    /// How many there are with [`Kind::Other`].
    pub const COUNT: usize = Self::ALL.len() + 1;

    /// Their names in JSON, in the same order.
    pub const WORDS: &'static [&'static str] = &{
        let mut words = [""; Self::ALL.len()];
        let mut at = 0;
        while at < words.len() {
            words[at] = Self::ALL[at].name();
            at += 1;
        }
        words
    };

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The name in JSON and on the command line: `task`.
    pub const fn name(self) -> &'static str {
        ROWS[self as usize].1
    }

    /// `tasks`.
    pub fn plural(self) -> &'static str {
        self.row().2
    }

    /// What a new record's id begins with: `nv` gives `nv-7k3p9d`.
    pub fn prefix(self) -> &'static str {
        self.row().3
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no kind; `nearest` is the kind it may have meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no kind of record is called {word:?}")]
pub struct UnknownKind {
    /// The word as it was given.
    pub word: String,
    /// The nearest right word, if one is near.
    pub nearest: Option<&'static str>,
}

impl FromStr for Kind {
    type Err = UnknownKind;

    /// Singular, plural and Vietnamese names, in any case and with or without diacritics.
    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        let folded = crate::text::fold(word.trim());
        let bare = squeeze(&folded);
        let rows = &ROWS[..Self::ALL.len()];
        rows.iter()
            .find(|row| row.1 == folded || row.2 == folded || row.4.iter().any(|name| squeeze(name) == bare))
            .map(|row| row.0)
            .ok_or_else(|| UnknownKind {
                word: word.to_owned(),
                nearest: crate::text::nearest(word, rows.iter().flat_map(|row| [row.1, row.2])),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for kind in Kind::ALL {
            assert_eq!(kind.row().0, kind);
        }
    }

    #[test]
    fn singular_plural_and_vietnamese_name_the_same_kind() {
        for word in ["task", "Tasks", "nhiệm vụ", "NHIEM VU"] {
            assert_eq!(word.parse(), Ok(Kind::Task), "{word}");
        }
    }

    #[test]
    fn a_wrong_word_gets_the_nearest() {
        let error = "taks".parse::<Kind>().expect_err("not a kind");
        assert_eq!(error.nearest, Some("task"));
    }
}

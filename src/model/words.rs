//! Closed vocabularies: status, force, certainty, stage, the condition of a target.
//!
//! Each word has one spelling in JSON and on the command line, and the Vietnamese ways to say it that a filter
//! understands. What a person reads on the screen is not here: it comes from `lang`.

use serde::{Deserialize, Serialize};

/// A word that stands in no closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is none of: {}", among.join(", "))]
pub struct UnknownWord {
    /// The word as it was given.
    pub word: String,
    /// The nearest right word, if one is near.
    pub nearest: Option<&'static str>,
    /// Every right word.
    pub among: &'static [&'static str],
}

/// Declares an enum whose values are the words of a closed vocabulary.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$vdoc:meta])* $variant:ident $word:literal $([$($alias:literal),*])?),* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word in JSON and on the command line.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;
            /// The word itself or a Vietnamese name of it, in any case, with or without diacritics.
            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                let folded = crate::text::fold(text.trim());
                let bare = crate::text::squeeze(&folded);
                $(if folded == $word $($(|| bare == crate::text::squeeze($alias))*)? { return Ok($name::$variant); })*
                Err(UnknownWord {
                    word: text.to_owned(),
                    nearest: crate::text::nearest(text, Self::WORDS.iter().copied()),
                    among: Self::WORDS,
                })
            }
        }
    };
}

words! {
    /// The working state of a task, typed by people.
    Status {
        /// Chưa cập nhật: nobody has recorded the outcome.
        Unknown "unknown" ["chua cap nhat"],
        /// Chưa thực hiện.
        Todo "todo" ["chua thuc hien", "chua lam"],
        /// Đang thực hiện.
        Doing "doing" ["dang thuc hien", "dang lam"],
        /// Chờ xác nhận hoàn thành.
        Review "review" ["cho xac nhan", "cho xac nhan hoan thanh"],
        /// Hoàn thành.
        Done "done" ["hoan thanh", "da hoan thanh", "xong"],
        /// Tạm hoãn.
        Paused "paused" ["tam hoan"],
        /// Dừng thực hiện.
        Dropped "dropped" ["dung", "dung thuc hien"],
    }
}

impl Default for Status {
    /// A fact whose outcome nobody has recorded.
    fn default() -> Self {
        Self::Unknown
    }
}

impl Status {
    /// Whether work on it has ended, well or not.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

words! {
    /// How strongly a document asks for a task. Only what is mandatory counts as overdue in totals.
    Force {
        /// Bắt buộc.
        Mandatory "mandatory" ["bat buoc"],
        /// Khuyến khích.
        Encouraged "encouraged" ["khuyen khich"],
        /// Đề xuất.
        Proposed "proposed" ["de xuat"],
        /// Thống nhất chủ trương.
        Agreed "agreed" ["thong nhat chu truong"],
        /// Dự kiến.
        Planned "planned" ["du kien"],
        /// Yêu cầu, đề nghị.
        Requested "requested" ["yeu cau", "de nghi"],
    }
}

words! {
    /// How well a record is founded.
    Certainty {
        /// Đã đối chiếu văn bản gốc.
        Official "official" ["chinh thuc"],
        /// Theo báo chí, with its quote.
        Press "press" ["bao chi", "theo bao chi"],
        /// Public material beyond the press, from more than one origin.
        Reported "reported" ["theo nguon cong khai"],
        /// The same from one origin only.
        Unconfirmed "unconfirmed" ["chua xac nhan", "chua kiem chung"],
        /// Suy ra.
        Inferred "inferred" ["suy ra", "suy luan"],
        /// Bịa để minh họa: invented for the demo.
        Sample "sample" ["mau", "so lieu bia"],
    }
}

words! {
    /// Where a document stands in its life.
    DocumentStatus {
        /// Dự thảo.
        Draft "draft" ["du thao"],
        /// Đã ban hành.
        Issued "issued" ["da ban hanh"],
        /// Chưa có hiệu lực.
        Pending "pending" ["chua co hieu luc"],
        /// Còn hiệu lực.
        InForce "in_force" ["con hieu luc"],
        /// Hết hiệu lực.
        Expired "expired" ["het hieu luc"],
    }
}

words! {
    /// What a catalogue lists.
    CatalogueType {
        /// Strategic technologies and their products.
        Strategic "strategic" ["cong nghe chien luoc"],
        /// Priority industries, which are no strategic technologies.
        Industries "industries" ["nganh uu tien"],
    }
}

words! {
    /// How far a product has come.
    Stage {
        /// Nghiên cứu.
        Research "research" ["nghien cuu"],
        /// Thử nghiệm.
        Trial "trial" ["thu nghiem"],
        /// Sản xuất thử.
        Pilot "pilot" ["san xuat thu"],
        /// Thương mại hóa.
        Commercial "commercial" ["thuong mai hoa"],
    }
}

words! {
    /// What a measured value is held against.
    Comparison {
        /// At least `low`.
        AtLeast ">=",
        /// More than `low`.
        MoreThan ">",
        /// At most `high`.
        AtMost "<=",
        /// From `low` to `high`.
        Range "range",
        /// A rank of `high` or better; lower is better.
        RankAtMost "rank<=",
        /// Exactly `low`.
        Exactly "exactly",
        /// Words, no number.
        Qualitative "qualitative" ["dinh tinh"],
    }
}

words! {
    /// What duties are given to by blocs.
    Bloc {
        /// Bộ, cơ quan ngang bộ.
        Ministries "ministries" ["bo", "bo nganh", "cac bo"],
        /// Ủy ban nhân dân of each province.
        Provinces "provinces" ["tinh", "cac tinh", "ubnd tinh"],
        /// Sở và cơ quan tương đương of a province.
        Departments "departments" ["so", "so nganh", "cac so"],
        /// Ủy ban nhân dân of each commune of a province.
        Communes "communes" ["xa", "xa phuong", "cac xa"],
        /// Other bodies of a province: branches of central ones, courts, police.
        Provincial "provincial" ["khac"],
        /// Cơ quan Đảng of a province.
        Party "party" ["dang", "khoi dang"],
        /// Mặt trận và đoàn thể of a province.
        Front "front" ["mat tran", "doan the"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_vietnamese_names_are_read() {
        assert_eq!("doing".parse(), Ok(Status::Doing));
        assert_eq!("Đang thực hiện".parse(), Ok(Status::Doing));
        assert_eq!("rank<=".parse(), Ok(Comparison::RankAtMost));
    }

    #[test]
    fn a_wrong_word_names_the_right_ones() {
        let error = "doen".parse::<Status>().expect_err("no status");
        assert_eq!(error.nearest, Some("done"));
        assert_eq!(error.among.len(), Status::ALL.len());
    }
}

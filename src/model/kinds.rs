//! What each kind of record holds beside the head that all share: plain structs, one row per field.
//!
//! The rows are the vocabulary of `add`, `set`, `import` and the JSON output; the names are a promise to scripts.

use std::collections::BTreeMap;

use super::deadline::{Deadline, Every};
pub use super::field::Text;
use super::field::{DECIMAL, Shape, WHOLE, fields};
use super::parts::{Change, CheckItem, Extension, Measurement, Note, Reminder, Round, Stated};
use super::words::{CatalogueType, Certainty, Comparison, DocumentStatus, Force, Stage, Status};
use super::{Date, Id, Kind};

fields! {
    /// What every kind of record may have.
    Head (or HeadMore) {
        /// The text that names the record.
        title: Text = Shape::Text,
        /// The same in English.
        title_en in more: Text = Shape::Text,
        /// Where the record rests on: the file of a built-in article, or free text.
        source: Text = Shape::Text,
        /// The exact words it rests on.
        quote: Text = Shape::Text,
        /// How well it is founded.
        certainty: Option<Certainty> = Shape::Word(Certainty::WORDS),
        /// Fields that were inferred, and from what.
        inferred in more: BTreeMap<Text, Text> = Shape::Object,
        /// Lĩnh vực.
        field in more: Text = Shape::Text,
        /// Free labels.
        tags in more: Vec<Text> = Shape::Texts,
        /// The counts that the source states, whether or not it lists what it counts.
        stated in more: Option<Box<Stated>> = Shape::Object,
        /// Remarks, contradictions of the source, comments.
        notes in more: Vec<Note> = Shape::Objects,
    }
}

fields! {
    /// Văn bản.
    Document {
        /// `1139/QĐ-UBND`; may be missing, and is no key.
        number: Text = Shape::Text,
        /// Quyết định, Kế hoạch, Kết luận cuộc họp…
        doc_type as "type": Text = Shape::Text,
        /// Who issued it.
        issuer: Option<Id> = Shape::Ref(Kind::Agency),
        /// Who signed it.
        signer: Text = Shape::Text,
        /// The day of issue, or of the meeting.
        date_issued: Option<Date> = Shape::Date,
        /// Trích yếu.
        abstract_ as "abstract": Text = Shape::Text,
        /// First year of its period.
        period_start: Option<i16> = WHOLE,
        /// Last year of its period.
        period_end: Option<i16> = WHOLE,
        /// The year of its vision (tầm nhìn).
        vision_year: Option<i16> = WHOLE,
        /// In force from this day.
        in_force_from: Option<Date> = Shape::Date,
        /// In force to this day.
        in_force_to: Option<Date> = Shape::Date,
        /// Where it stands in its life.
        status: Option<DocumentStatus> = Shape::Word(DocumentStatus::WORDS),
        /// Where to read it.
        address: Text = Shape::Text,
        /// A file that holds it.
        file: Text = Shape::Text,
        /// Thực hiện.
        implements: Vec<Id> = Shape::Refs(Kind::Document),
        /// Căn cứ.
        based_on: Vec<Id> = Shape::Refs(Kind::Document),
        /// Sửa đổi, bổ sung.
        amends: Vec<Id> = Shape::Refs(Kind::Document),
        /// Thay thế.
        replaces: Vec<Id> = Shape::Refs(Kind::Document),
        /// Bãi bỏ.
        repeals: Vec<Id> = Shape::Refs(Kind::Document),
    }
}

fields! {
    /// Danh mục.
    Catalogue {
        /// The document that issues it.
        document: Option<Id> = Shape::Ref(Kind::Document),
        /// What it lists.
        catalogue_type as "type": Option<CatalogueType> = Shape::Word(CatalogueType::WORDS),
        /// First year of its period.
        period_start: Option<i16> = WHOLE,
        /// Last year of its period.
        period_end: Option<i16> = WHOLE,
        /// The catalogue it selects from.
        parent: Option<Id> = Shape::Ref(Kind::Catalogue),
        /// The agency that keeps it up to date.
        keeper: Option<Id> = Shape::Ref(Kind::Agency),
        /// The agency that decides on changes.
        approver: Option<Id> = Shape::Ref(Kind::Agency),
        /// Whether the source leaves the list open.
        open: bool = Shape::Flag,
    }
}

fields! {
    /// Nhóm công nghệ.
    Technology {
        /// The catalogue that lists it.
        catalogue: Option<Id> = Shape::Ref(Kind::Catalogue),
        /// Its place in the list, from 1.
        ordinal: Option<u32> = WHOLE,
        /// The single technologies the group is made of.
        components: Vec<Text> = Shape::Texts,
        /// Other names.
        other_names: Vec<Text> = Shape::Texts,
        /// The matching groups of other catalogues.
        matches: Vec<Id> = Shape::Refs(Kind::Technology),
        /// Listed since.
        since: Option<Box<Change>> = Shape::Object,
        /// Listed until.
        until: Option<Box<Change>> = Shape::Object,
        /// The agency that keeps it up to date.
        keeper: Option<Id> = Shape::Ref(Kind::Agency),
    }
}

fields! {
    /// Sản phẩm công nghệ.
    Product {
        /// The catalogue that lists it.
        catalogue: Option<Id> = Shape::Ref(Kind::Catalogue),
        /// The groups it belongs to; may be unknown, may be several.
        technology: Vec<Id> = Shape::Refs(Kind::Technology),
        /// Its place in the list, from 1.
        ordinal: Option<u32> = WHOLE,
        /// Other names.
        other_names: Vec<Text> = Shape::Texts,
        /// The year for which it has priority.
        priority_year: Option<i16> = WHOLE,
        /// The document that gives it priority.
        priority_document: Option<Id> = Shape::Ref(Kind::Document),
        /// How far it has come.
        stage: Option<Stage> = Shape::Word(Stage::WORDS),
        /// Who develops it.
        developers: Vec<Text> = Shape::Texts,
        /// Listed since.
        since: Option<Box<Change>> = Shape::Object,
        /// Listed until.
        until: Option<Box<Change>> = Shape::Object,
    }
}

fields! {
    /// Cơ quan, đơn vị.
    Agency {
        /// `Sở KH&CN`; the same short name is another agency in another city.
        short: Text = Shape::Text,
        /// Other names.
        other_names: Vec<Text> = Shape::Texts,
        /// The agency above it.
        parent: Option<Id> = Shape::Ref(Kind::Agency),
        /// `local-department`, `central`, …
        level: Text = Shape::Text,
        /// Whether it stands for many ("các sở, ban, ngành").
        collective: bool = Shape::Flag,
        /// Technologies on which it advises.
        advises_on: Vec<Id> = Shape::Refs(Kind::Technology),
        /// Exists since.
        valid_from: Option<Date> = Shape::Date,
        /// Existed until.
        valid_to: Option<Date> = Shape::Date,
        /// The agency that took over.
        successor: Option<Id> = Shape::Ref(Kind::Agency),
    }
}

fields! {
    /// Nhiệm vụ.
    Task (or TaskMore) {
        /// Its place in the document, from 1.
        ordinal: Option<u32> = WHOLE,
        /// Nội dung.
        content: Text = Shape::Text,
        /// The document or meeting that assigned it.
        document: Option<Id> = Shape::Ref(Kind::Document),
        /// The clause that assigns it.
        clause: Text = Shape::Text,
        /// The documents it concerns.
        about in more: Vec<Id> = Shape::Refs(Kind::Document),
        /// The documents it implements.
        implements in more: Vec<Id> = Shape::Refs(Kind::Document),
        /// Who assigned it.
        assigned_by in more: Option<Id> = Shape::Ref(Kind::Agency),
        /// The day of the order.
        assigned_on in more: Option<Date> = Shape::Date,
        /// Chủ trì: one, several, a collective, or none stated.
        lead: Vec<Id> = Shape::Refs(Kind::Agency),
        /// Phối hợp.
        partners: Vec<Id> = Shape::Refs(Kind::Agency),
        /// The source's words for the partners.
        partners_text in more: Text = Shape::Text,
        /// Người phụ trách.
        assignee: Text = Shape::Text,
        /// The officer who follows it up.
        follow_up in more: Text = Shape::Text,
        /// Sản phẩm, kết quả.
        deliverable: Text = Shape::Text,
        /// Thẩm quyền phê duyệt.
        approver in more: Option<Id> = Shape::Ref(Kind::Agency),
        /// The catalogue it works on.
        catalogue in more: Option<Id> = Shape::Ref(Kind::Catalogue),
        /// Technologies it concerns.
        technologies in more: Vec<Id> = Shape::Refs(Kind::Technology),
        /// Products it concerns.
        products in more: Vec<Id> = Shape::Refs(Kind::Product),
        /// Targets it serves.
        targets in more: Vec<Id> = Shape::Refs(Kind::Target),
        /// How strongly it is asked for.
        force: Option<Force> = Shape::Word(Force::WORDS),
        /// One duty that each of the leads owes separately.
        collective: bool = Shape::Flag,
        /// The working state.
        status: Status = Shape::Word(Status::WORDS),
        /// Percent done, 0 to 100.
        progress: Option<u8> = WHOLE,
        /// Begins on.
        start in more: Option<Date> = Shape::Date,
        /// Thời hạn.
        deadline: Option<Box<Deadline>> = Shape::Deadline,
        /// Finished on.
        done_on: Option<Date> = Shape::Date,
        /// Kết quả.
        result in more: Text = Shape::Text,
        /// Khó khăn, vướng mắc.
        difficulties in more: Text = Shape::Text,
        /// Kiến nghị.
        proposals in more: Text = Shape::Text,
        /// How urgent, in words.
        priority in more: Text = Shape::Text,
        /// The task it is a part of.
        parent: Option<Id> = Shape::Ref(Kind::Task),
        /// Gia hạn.
        extensions in more: Vec<Extension> = Shape::Objects,
        /// The rounds of a duty that comes round, the earliest first.
        rounds in more: Vec<Round> = Shape::Objects,
        /// How often a standing duty is looked at.
        review_every in more: Option<Every> = Shape::Word(Every::WORDS),
        /// A standing duty was last done on.
        last_done in more: Option<Date> = Shape::Date,
        /// Đôn đốc.
        reminders in more: Vec<Reminder> = Shape::Objects,
        /// Steps to tick off.
        checklist in more: Vec<CheckItem> = Shape::Objects,
    }
}

fields! {
    /// Mốc thời gian.
    Milestone {
        /// The document or meeting that set it.
        document: Option<Id> = Shape::Ref(Kind::Document),
        /// The documents it concerns.
        about: Vec<Id> = Shape::Refs(Kind::Document),
        /// When.
        deadline: Option<Box<Deadline>> = Shape::Deadline,
        /// What it marks.
        deliverable: Text = Shape::Text,
        /// Who has to be ready.
        lead: Vec<Id> = Shape::Refs(Kind::Agency),
        /// Who set it.
        assigned_by: Option<Id> = Shape::Ref(Kind::Agency),
        /// The tasks whose deadline it only marks.
        tasks: Vec<Id> = Shape::Refs(Kind::Task),
        /// Reached on.
        done_on: Option<Date> = Shape::Date,
        /// Gia hạn.
        extensions: Vec<Extension> = Shape::Objects,
    }
}

fields! {
    /// Chỉ tiêu. Indicator, geography and horizon are the key.
    Target {
        /// The document that sets it.
        document: Option<Id> = Shape::Ref(Kind::Document),
        /// The documents it concerns.
        about: Vec<Id> = Shape::Refs(Kind::Document),
        /// Unit of the values.
        unit: Text = Shape::Text,
        /// The source's words for the condition: "tối thiểu".
        wording: Text = Shape::Text,
        /// What a value is held against.
        condition: Option<Comparison> = Shape::Word(Comparison::WORDS),
        /// Lower bound, in units.
        low: Option<f64> = DECIMAL,
        /// Upper bound, in units.
        high: Option<f64> = DECIMAL,
        /// The year by whose end it is due.
        horizon: Option<i16> = WHOLE,
        /// The group of objectives it stands in.
        group: Text = Shape::Text,
        /// How strongly it is meant: "phấn đấu".
        strength: Text = Shape::Text,
        /// Who follows it.
        tracked_by: Option<Id> = Shape::Ref(Kind::Agency),
        /// The value at the outset, in units.
        baseline: Option<f64> = DECIMAL,
        /// Tasks that serve it.
        tasks: Vec<Id> = Shape::Refs(Kind::Task),
        /// A filter whose records are counted as its value.
        counts: Text = Shape::Text,
        /// What was measured.
        measurements: Vec<Measurement> = Shape::Objects,
    }
}

fields! {
    /// Khảo sát hiện trạng: a technology in a jurisdiction on a day.
    Assessment {
        /// The technology that was surveyed.
        technology: Option<Id> = Shape::Ref(Kind::Technology),
        /// The day of the survey.
        on: Option<Date> = Shape::Date,
        /// TRL 1–9 or words.
        readiness: Text = Shape::Text,
        /// Number of enterprises.
        enterprises: Option<u32> = WHOLE,
        /// Number of research groups.
        research_groups: Option<u32> = WHOLE,
        /// Number of laboratories.
        laboratories: Option<u32> = WHOLE,
        /// Number of experts.
        experts: Option<u32> = WHOLE,
        /// Number of products.
        products: Option<u32> = WHOLE,
        /// Điểm mạnh.
        strengths: Text = Shape::Text,
        /// Hạn chế.
        gaps: Text = Shape::Text,
    }
}

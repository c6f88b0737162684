//! What each kind of record holds beside the head that all share: plain structs, one row per field.
//!
//! The rows are the vocabulary of `add`, `set`, `import` and the JSON output; the names are a promise to scripts.

use std::collections::BTreeMap;

use super::deadline::{Deadline, Every};
use super::field::{Fields as _, fields};
use super::parts::{Change, CheckItem, Extension, Measurement, Note, Reminder, Round, Stated};
pub use super::shape::Text;
use super::spec::{
    DAY, DEADLINE, DECIMAL, FLAG, OBJECT, OBJECTS, PLACE, PROSE, Spec, TEXT, TEXTS, Unit, WHOLE, YEAR, many,
    one, word,
};
use super::words::{CatalogueType, Certainty, Comparison, DocumentStatus, Force, Stage, Status};
use super::{Date, Id, Kind};

/// The place that a record applies to, of which every kind has one of its own: of these the one for a kind.
const GEOGRAPHY: Spec = PLACE
    .named("geography")
    .flag("geo")
    .filtered_often()
    .also(&["jurisdiction", "diaban"])
    .inherited()
    .weight(60)
    .first_in(Kind::Target, 85);
const JURISDICTION: Spec =
    PLACE.named("jurisdiction").also(&["geo", "geography", "diaban"]).weight(60).first(25);

/// The most đồng that a field takes: as exact as numbers of JSON are everywhere.
const MONEY_MAX: i64 = (1 << 53) - 1;

/// The place of a record, for the kinds that say `geography` and for those that say `jurisdiction`.
pub(super) static PLACES: [Spec; 2] = [GEOGRAPHY, JURISDICTION];

/// What a hit of the search in a field adds, in whichever kind it is searched.
pub const fn weight_of(name: &str) -> u16 {
    let all: [&[Spec]; 11] = [
        Head::SPECS,
        Document::SPECS,
        Catalogue::SPECS,
        Technology::SPECS,
        Product::SPECS,
        Agency::SPECS,
        Task::SPECS,
        Milestone::SPECS,
        Target::SPECS,
        Assessment::SPECS,
        &[GEOGRAPHY],
    ];
    let mut kind = 0;
    while kind < all.len() {
        let mut at = 0;
        while at < all[kind].len() {
            if all[kind][at].weight > 0 && all[kind][at].is_called(name) {
                return all[kind][at].weight;
            }
            at += 1;
        }
        kind += 1;
    }
    0
}

fields! {
    /// What every kind of record may have.
    Head (or HeadMore) {
        /// The text that names the record.
        title: Text =
            TEXT.required().line().inherited().joined().first(20).weight(300).elsewhere()
                .also(&["ten", "name", "tieude"]),
        /// The same in English.
        title_en in more: Text = TEXT.weight(240).also(&["tentienganh"]),
        /// Where the record rests on: the file of a built-in article, or free text.
        source: Text = TEXT.first_in(Kind::Assessment, 110).inherited().elsewhere().also(&["nguon"]),
        /// The exact words it rests on.
        quote: Text = PROSE.inherited().elsewhere().weight(50).also(&["trich", "trichdan"]),
        /// How well it is founded.
        certainty: Option<Certainty> =
            word(Certainty::WORDS).inherited().elsewhere().also(&["dotincay"]),
        /// Fields that were inferred, and from what.
        inferred in more: BTreeMap<Text, Text> = OBJECT.elsewhere(),
        /// Lĩnh vực.
        field in more: Text = TEXT.inherited().offered().also(&["linhvuc"]),
        /// Free labels.
        tags in more: Vec<Text> =
            TEXTS.exact().offered().inherited().bulk(4).filtered_often().also(&["nhan"]),
        /// The counts that the source states, whether or not it lists what it counts.
        stated in more: Option<Box<Stated>> = OBJECT,
        /// Remarks, contradictions of the source, comments.
        notes in more: Vec<Note> = OBJECTS.elsewhere().bulk(5).weight(20).also(&["ghichu"]),
    }
}

fields! {
    /// Văn bản.
    Document {
        /// `1139/QĐ-UBND`; may be missing, and is no key.
        number: Text = TEXT.first(10).top(1).weight(290).also(&["sohieu"]),
        /// Quyết định, Kế hoạch, Kết luận cuộc họp…
        doc_type as "type": Text = TEXT.first(30).offered().weight(80).also(&["loaivanban"]),
        /// Who issued it.
        issuer: Option<Id> = one(Kind::Agency).first(40).weight(200).also(&["coquanbanhanh"]),
        /// Who signed it.
        signer: Text = TEXT.first(60).offered().also(&["nguoiky"]),
        /// The day of issue, or of the meeting.
        date_issued: Option<Date> = DAY.first(50).also(&["ngaybanhanh"]),
        /// Trích yếu.
        abstract_ as "abstract": Text = PROSE.also(&["trichyeu"]),
        /// First year of its period.
        period_start: Option<i16> = YEAR.also(&["tunam"]),
        /// Last year of its period.
        period_end: Option<i16> = YEAR.also(&["dennam"]),
        /// The year of its vision (tầm nhìn).
        vision_year: Option<i16> = YEAR.also(&["tamnhin"]),
        /// In force from this day.
        in_force_from: Option<Date> = DAY.first(80).also(&["hieuluctu"]),
        /// In force to this day.
        in_force_to: Option<Date> = DAY.also(&["hieulucden"]),
        /// Where it stands in its life.
        status: Option<DocumentStatus> =
            word(DocumentStatus::WORDS).first(70).top(3).own().also(&["trangthai", "tinhtrang"]),
        /// Where to read it.
        address: Text = TEXT.first(110).also(&["diachi"]),
        /// A file that holds it.
        file: Text = TEXT.also(&["tep"]),
        /// Thực hiện.
        implements: Vec<Id> = many(Kind::Document).first(90).also(&["thuchien"]),
        /// Căn cứ.
        based_on: Vec<Id> = many(Kind::Document).first(100).also(&["cancu"]),
        /// Sửa đổi, bổ sung.
        amends: Vec<Id> = many(Kind::Document).also(&["suadoi"]),
        /// Thay thế.
        replaces: Vec<Id> = many(Kind::Document).also(&["thaythe"]),
        /// Bãi bỏ.
        repeals: Vec<Id> = many(Kind::Document).also(&["baibo"]),
    }
}

fields! {
    /// Danh mục.
    Catalogue {
        /// The document that issues it.
        document: Option<Id> = one(Kind::Document).flag("doc").first(30).top(7).weight(120).also(&["vanban"]),
        /// What it lists.
        catalogue_type as "type": Option<CatalogueType> =
            word(CatalogueType::WORDS).first(40).also(&["loaidanhmuc"]),
        /// First year of its period.
        period_start: Option<i16> = YEAR.first(50).also(&["tunam"]),
        /// Last year of its period.
        period_end: Option<i16> = YEAR.first(60).also(&["dennam"]),
        /// The catalogue it selects from.
        parent: Option<Id> = one(Kind::Catalogue).also(&["thuoc"]),
        /// The agency that keeps it up to date.
        keeper: Option<Id> = one(Kind::Agency).first(70).also(&["donvicapnhat"]),
        /// The agency that decides on changes.
        approver: Option<Id> = one(Kind::Agency).bulk(7).also(&["thamquyen"]),
        /// Whether the source leaves the list open.
        open: bool = FLAG.also(&["mo"]),
    }
}

fields! {
    /// Nhóm công nghệ.
    Technology {
        /// The catalogue that lists it.
        catalogue: Option<Id> = one(Kind::Catalogue).first(30).top(10).also(&["danhmuc"]),
        /// Its place in the list, from 1.
        ordinal: Option<u32> = WHOLE.first(40).also(&["thutu"]),
        /// The single technologies the group is made of.
        components: Vec<Text> = TEXTS.first(50).weight(250).also(&["thanhphan"]),
        /// Other names.
        other_names: Vec<Text> = TEXTS.first(60).weight(270).also(&["tenkhac"]),
        /// The matching groups of other catalogues.
        matches: Vec<Id> = many(Kind::Technology).first(70).also(&["tuongung"]),
        /// Listed since.
        since: Option<Box<Change>> = OBJECT.typed().also(&["tungay"]),
        /// Listed until.
        until: Option<Box<Change>> = OBJECT.typed().also(&["denngay"]),
        /// The agency that keeps it up to date.
        keeper: Option<Id> = one(Kind::Agency).first(80).also(&["donvicapnhat"]),
    }
}

fields! {
    /// Sản phẩm công nghệ.
    Product {
        /// The catalogue that lists it.
        catalogue: Option<Id> = one(Kind::Catalogue).first(30).top(10).also(&["danhmuc"]),
        /// The groups it belongs to; may be unknown, may be several.
        technology: Vec<Id> = many(Kind::Technology).first(40).also(&["congnghe", "tech"]),
        /// Its place in the list, from 1.
        ordinal: Option<u32> = WHOLE.also(&["thutu"]),
        /// Other names.
        other_names: Vec<Text> = TEXTS.weight(270).also(&["tenkhac"]),
        /// The year for which it has priority.
        priority_year: Option<i16> = YEAR.first(60).also(&["namuutien"]),
        /// The document that gives it priority.
        priority_document: Option<Id> = one(Kind::Document).first(70).also(&["vanbanuutien"]),
        /// How far it has come.
        stage: Option<Stage> = word(Stage::WORDS).first(50).also(&["giaidoan"]),
        /// Who develops it.
        developers: Vec<Text> = TEXTS.first(80).offered().also(&["donviphattrien"]),
        /// Listed since.
        since: Option<Box<Change>> = OBJECT.typed().also(&["tungay"]),
        /// Listed until.
        until: Option<Box<Change>> = OBJECT.typed().also(&["denngay"]),
    }
}

fields! {
    /// Cơ quan, đơn vị.
    Agency {
        /// `Sở KH&CN`; the same short name is another agency in another city.
        short: Text = TEXT.first(22).weight(280).also(&["tentat"]),
        /// Other names.
        other_names: Vec<Text> = TEXTS.first(50).weight(270).also(&["tenkhac"]),
        /// The agency above it.
        parent: Option<Id> = one(Kind::Agency).first(30).also(&["thuoc"]),
        /// `local-department`, `central`, …
        level: Text = TEXT.first(40).offered().also(&["cap"]),
        /// Whether it stands for many ("các sở, ban, ngành").
        collective: bool = FLAG.first(60).also(&["tapthe"]),
        /// Technologies on which it advises.
        advises_on: Vec<Id> = many(Kind::Technology).also(&["thammuu"]),
        /// Exists since.
        valid_from: Option<Date> = DAY.also(&["tungay"]),
        /// Existed until.
        valid_to: Option<Date> = DAY.also(&["denngay"]),
        /// The agency that took over.
        successor: Option<Id> = one(Kind::Agency).also(&["kethua"]),
    }
}

fields! {
    /// Nhiệm vụ.
    Task (or TaskMore) {
        /// Its place in the document, from 1.
        ordinal: Option<u32> = WHOLE.also(&["thutu"]),
        /// Nội dung.
        content: Text = PROSE.first(110).inherited().weight(100).also(&["noidung"]),
        /// The document or meeting that assigned it.
        document: Option<Id> =
            one(Kind::Document).flag("doc").first(50).inherited().top(7).weight(120).filtered_often()
                .also(&["vanban"]),
        /// The clause that assigns it.
        clause: Text = TEXT.joined().inherited().also(&["dieukhoan"]),
        /// The documents it concerns.
        about in more: Vec<Id> = many(Kind::Document).inherited().also(&["lienquan"]),
        /// The documents it implements.
        implements in more: Vec<Id> = many(Kind::Document).inherited().also(&["thuchien"]),
        /// Who assigned it.
        assigned_by in more: Option<Id> = one(Kind::Agency).inherited().also(&["nguoigiao"]),
        /// The day of the order.
        assigned_on in more: Option<Date> = DAY.inherited().also(&["ngaygiao"]),
        /// Chủ trì: one, several, a collective, or none stated.
        lead: Vec<Id> =
            many(Kind::Agency).first(30).bulk(2).top(5).weight(200).filtered_often().also(&["chutri"]),
        /// Phối hợp.
        partners: Vec<Id> = many(Kind::Agency).first(80).top(6).filtered_often().also(&["with", "phoihop"]),
        /// The source's words for the partners.
        partners_text in more: Text = TEXT.joined().also(&["phoihopkhac"]),
        /// Người phụ trách.
        assignee: Text =
            TEXT.first(70).offered().person().bulk(6).weight(190).filtered_often()
                .also(&["nguoiphutrach", "phutrach"]),
        /// The officer who follows it up.
        follow_up in more: Text = TEXT.offered().person().also(&["theodoi"]),
        /// Sản phẩm, kết quả.
        deliverable: Text = TEXT.joined().first(90).inherited().bulk(8).weight(90).also(&["ketquadaura"]),
        /// Thẩm quyền phê duyệt.
        approver in more: Option<Id> = one(Kind::Agency).first(100).inherited().bulk(7).also(&["thamquyen"]),
        /// The catalogue it works on.
        catalogue in more: Option<Id> = one(Kind::Catalogue).inherited().top(10).also(&["danhmuc"]),
        /// Technologies it concerns.
        technologies in more: Vec<Id> =
            many(Kind::Technology).flag("tech").inherited().weight(160).also(&["congnghe"]),
        /// Products it concerns.
        products in more: Vec<Id> = many(Kind::Product).inherited().also(&["sanpham"]),
        /// Targets it serves.
        targets in more: Vec<Id> = many(Kind::Target).inherited().also(&["chitieu"]),
        /// How strongly it is asked for.
        force: Option<Force> = word(Force::WORDS).inherited().bulk(10).also(&["mucdo"]),
        /// One duty that each of the leads owes separately.
        collective: bool = FLAG.also(&["tapthe"]),
        /// The working state.
        status: Status =
            word(Status::WORDS).first(60).own().bulk(1).top(3).filtered_often().also(&["trangthai"]),
        /// Percent done, 0 to 100.
        progress: Option<u8> =
            WHOLE.range(0..=100).unit(Unit::Percent).own().follows().top(4).filtered_often()
                .also(&["tiendo"]),
        /// Begins on.
        start in more: Option<Date> = DAY.inherited().also(&["batdau"]),
        /// Thời hạn.
        deadline: Option<Box<Deadline>> =
            DEADLINE.flag("due").first(40).inherited().bulk(3).top(2).weight(110).filtered_often()
                .also(&["thoihan", "han"]),
        /// Finished on.
        done_on: Option<Date> = DAY.past().own().follows().filtered_often().also(&["done", "xong"]),
        /// Kết quả.
        result in more: Text = PROSE.own().follows().also(&["ketqua"]),
        /// Khó khăn, vướng mắc.
        difficulties in more: Text = PROSE.own().also(&["khokhan"]),
        /// Kiến nghị.
        proposals in more: Text = PROSE.own().also(&["kiennghi"]),
        /// How urgent, in words.
        priority in more: Text = TEXT.offered().inherited().bulk(9).also(&["uutien"]),
        /// Kinh phí, in đồng. A part has one of its own, so that no đồng is counted twice.
        budget in more: Option<u64> = WHOLE.range(0..=MONEY_MAX).bulk(11).also(&["kinhphi"]),
        /// The task it is a part of.
        parent: Option<Id> = one(Kind::Task).filtered_often().also(&["thuoc"]),
        /// Gia hạn.
        extensions in more: Vec<Extension> = OBJECTS.follows().also(&["giahan"]),
        /// The rounds of a duty that comes round, the earliest first.
        rounds in more: Vec<Round> = OBJECTS.follows().also(&["cacky"]),
        /// How often a standing duty is looked at.
        review_every in more: Option<Every> = word(Every::WORDS).also(&["dinhky"]),
        /// A standing duty was last done on.
        last_done in more: Option<Date> = DAY.past().also(&["lancuoi"]),
        /// Đôn đốc.
        reminders in more: Vec<Reminder> = OBJECTS.also(&["dondoc"]),
        /// Steps to tick off.
        checklist in more: Vec<CheckItem> = OBJECTS.typed().also(&["cacbuoc"]),
    }
}

fields! {
    /// Mốc thời gian.
    Milestone {
        /// The document or meeting that set it.
        document: Option<Id> = one(Kind::Document).flag("doc").first(40).top(7).weight(120).also(&["vanban"]),
        /// The documents it concerns.
        about: Vec<Id> = many(Kind::Document).also(&["lienquan"]),
        /// When.
        deadline: Option<Box<Deadline>> =
            DEADLINE.flag("due").first(30).bulk(3).top(2).weight(110).also(&["thoihan", "han"]),
        /// What it marks.
        deliverable: Text = TEXT.joined().first(60).bulk(8).weight(90).also(&["ketquadaura"]),
        /// Who has to be ready.
        lead: Vec<Id> = many(Kind::Agency).first(50).bulk(2).top(5).weight(200).also(&["chutri"]),
        /// Who set it.
        assigned_by: Option<Id> = one(Kind::Agency).also(&["nguoigiao"]),
        /// The tasks whose deadline it only marks.
        tasks: Vec<Id> = many(Kind::Task).first(70).also(&["nhiemvu"]),
        /// Reached on.
        done_on: Option<Date> = DAY.past().own().follows().first(80).also(&["done", "xong"]),
        /// Gia hạn.
        extensions: Vec<Extension> = OBJECTS.follows().also(&["giahan"]),
    }
}

fields! {
    /// Chỉ tiêu. Indicator, geography and horizon are the key.
    Target {
        /// The document that sets it.
        document: Option<Id> = one(Kind::Document).flag("doc").first(30).top(7).weight(120).also(&["vanban"]),
        /// The documents it concerns.
        about: Vec<Id> = many(Kind::Document).also(&["lienquan"]),
        /// Unit of the values.
        unit: Text = TEXT.first(70).offered().elsewhere().weight(80).also(&["donvitinh"]),
        /// The source's words for the condition: "tối thiểu".
        wording: Text = TEXT.also(&["cachnoi"]),
        /// What a value is held against.
        condition: Option<Comparison> = word(Comparison::WORDS).first(40).top(8).also(&["dieukien"]),
        /// Lower bound, in units.
        low: Option<f64> = DECIMAL.first(50).elsewhere().also(&["canduoi"]),
        /// Upper bound, in units.
        high: Option<f64> = DECIMAL.first(60).elsewhere().also(&["cantren"]),
        /// The year by whose end it is due.
        horizon: Option<i16> = YEAR.first(80).top(9).also(&["thoidiem"]),
        /// The group of objectives it stands in.
        group: Text = TEXT.offered().also(&["nhom"]),
        /// How strongly it is meant: "phấn đấu".
        strength: Text = TEXT.offered().also(&["mucphandau"]),
        /// Who follows it.
        tracked_by: Option<Id> = one(Kind::Agency).first(90).also(&["donvitheodoi"]),
        /// The value at the outset, in units.
        baseline: Option<f64> = DECIMAL.first(100).also(&["bandau"]),
        /// Tasks that serve it.
        tasks: Vec<Id> = many(Kind::Task).also(&["nhiemvu"]),
        /// A filter whose records are counted as its value.
        counts: Text = TEXT.also(&["demtheo"]),
        /// What was measured.
        measurements: Vec<Measurement> = OBJECTS.elsewhere().also(&["doluong"]),
    }
}

fields! {
    /// Khảo sát hiện trạng: a technology in a jurisdiction on a day.
    Assessment {
        /// The technology that was surveyed.
        technology: Option<Id> = one(Kind::Technology).first(22).weight(160).also(&["congnghe", "tech"]),
        /// The day of the survey.
        on: Option<Date> = DAY.first(30).also(&["ngay"]),
        /// TRL 1–9 or words.
        readiness: Text = TEXT.first(40).also(&["mucsansang"]),
        /// Number of enterprises.
        enterprises: Option<u32> = WHOLE.first(50).also(&["doanhnghiep"]),
        /// Number of research groups.
        research_groups: Option<u32> = WHOLE.first(60).also(&["nhomnghiencuu"]),
        /// Number of laboratories.
        laboratories: Option<u32> = WHOLE.also(&["phongthinghiem"]),
        /// Number of experts.
        experts: Option<u32> = WHOLE.first(70).also(&["chuyengia"]),
        /// Number of products.
        products: Option<u32> = WHOLE.also(&["sanpham"]),
        /// Điểm mạnh.
        strengths: Text = PROSE.first(80).also(&["diemmanh"]),
        /// Hạn chế.
        gaps: Text = PROSE.first(90).also(&["hanche"]),
    }
}

//! The words before a point in the calendar: which of them matter, and what several of them mean together.

use super::lexer::Cursor;

/// What the words before a point say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bare,
    /// trong, vào, giai đoạn.
    During,
    /// đến, chậm nhất.
    By,
    /// hết, cuối: as `By`, and a bare tháng, quý, năm behind it is the running one.
    End,
    /// trước.
    Before,
    /// từ.
    From,
    /// sau.
    After,
    /// tầm nhìn.
    Vision,
}

/// Verbs and headings that say nothing about the day.
pub(super) fn skip_fillers(c: &mut Cursor<'_>) {
    const WORDS: [&str; 27] = [
        "hoan thanh",
        "hoan tat",
        "xong",
        "thuc hien",
        "trien khai",
        "ket thuc",
        "bao cao",
        "trinh",
        "ban hanh",
        "phan dau",
        "muc tieu",
        "du kien",
        "phai",
        "can",
        "thoi han",
        "thoi gian",
        "han chot",
        "han cuoi",
        "han",
        "deadline",
        "tien do",
        "nhiem vu",
        "cong viec",
        "viec",
        "la",
        "va",
        "duoc",
    ];
    while c.eat_any(&WORDS) || c.sign(":,").is_some() {}
}

/// All words before a point, boiled down to one meaning. It stops at a word that contradicts those before it.
pub(super) fn markers(c: &mut Cursor<'_>) -> Marker {
    let mut all = Marker::Bare;
    while let Some(next) = c.attempt(|c| together(all, marker(c)?)) {
        all = next;
    }
    all
}

fn marker(c: &mut Cursor<'_>) -> Option<Marker> {
    /// Longer wordings first. The last column: words behind it that make it something else.
    const MARKERS: [(&str, Marker, &[&str]); 40] = [
        ("ke tu nay den", Marker::By, &[]),
        ("tu nay cho den", Marker::By, &[]),
        ("tu nay den", Marker::By, &[]),
        ("tu nay toi", Marker::By, &[]),
        ("tu bay gio den", Marker::By, &[]),
        ("tu ngay ky den", Marker::By, &[]),
        ("tu ngay ban hanh den", Marker::By, &[]),
        ("tre nhat la", Marker::By, &[]),
        ("tre nhat", Marker::By, &[]),
        ("cham nhat la", Marker::By, &[]),
        ("cham nhat", Marker::By, &[]),
        ("muon nhat la", Marker::By, &[]),
        ("muon nhat", Marker::By, &[]),
        ("khong qua", Marker::By, &[]),
        ("khong muon hon", Marker::By, &[]),
        ("khong cham hon", Marker::By, &[]),
        ("khong tre hon", Marker::By, &[]),
        ("cho den", Marker::By, &[]),
        ("den", Marker::By, &[]),
        ("toi", Marker::By, &[]),
        ("truoc thoi han", Marker::Before, &[]),
        ("truoc", Marker::Before, &[]),
        ("het", Marker::End, &[]),
        ("cuoi", Marker::End, &["tuan"]),
        ("trong thoi gian", Marker::During, &[]),
        ("trong khoang thoi gian", Marker::During, &[]),
        ("trong suot", Marker::During, &[]),
        ("ca", Marker::During, &[]),
        ("trong", Marker::During, &[]),
        ("vao", Marker::During, &[]),
        ("giai doan", Marker::During, &[]),
        ("thoi ky", Marker::During, &[]),
        ("nhiem ky", Marker::During, &[]),
        ("cac", Marker::During, &[]),
        ("bat dau tu", Marker::From, &["nay"]),
        ("ke tu", Marker::From, &["nay"]),
        ("tu", Marker::From, &["nay"]),
        ("tam nhin", Marker::Vision, &[]),
        ("dinh huong", Marker::Vision, &[]),
        ("sau", Marker::After, &["thang dau", "thang cuoi"]),
    ];
    let (words, meaning, unless) = MARKERS.iter().find(|(words, ..)| c.sees(words))?;
    c.eat(words);
    unless.iter().all(|other| !c.sees(other)).then_some(*meaning)
}

fn together(so_far: Marker, next: Marker) -> Option<Marker> {
    use Marker::{Bare, Before, By, During, End, From, Vision};
    match (so_far, next) {
        (Bare, next) => Some(next),
        (During | By, During | By) if next == By || so_far == By => Some(By),
        (During, During) => Some(During),
        (During | By | End, End) | (End, During) => Some(End),
        (By, Before) => Some(Before),
        (During, From) => Some(From),
        (Vision, By | End) => Some(Vision),
        _ => None,
    }
}

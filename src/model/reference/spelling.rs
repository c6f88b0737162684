//! Abbreviations that stand inside a name, spelt out: `Tổng LĐLĐ VN`, `Sở Nông nghiệp & PTNT`, `UBND T. Sơn La`.
//!
//! Deliberately no names of their own: `KH&CN` and `VKSNDTC` are among the names of those that go by them. What is spelt out is
//! looked for as a whole name, so that a wrong guess finds nothing.

use crate::text::fold;

/// A word, folded; what the text has to hold beside it, folded; and what it stands for.
const WORDS: [(&str, &str, &str); 16] = [
    ("vn", "", "Việt Nam"),
    ("tw", "", "Trung ương"),
    ("t.u", "", "Trung ương"),
    ("vp", "", "Văn phòng"),
    ("ub", "", "Ủy ban"),
    ("dh", "", "Đại học"),
    ("htx", "", "Hợp tác xã"),
    ("ldld", "", "Liên đoàn Lao động"),
    ("mttq", "", "Mặt trận Tổ quốc"),
    ("ptnt", "nong nghiep", "Phát triển nông thôn"),
    ("mt", "nong nghiep", "Môi trường"),
    ("dt", "giao duc", "Đào tạo"),
    ("cn", "khoa hoc", "Công nghệ"),
    ("kh", "cong nghe", "Khoa học"),
    ("cp", "thu tuong", "Chính phủ"),
    ("cp", "van phong", "Chính phủ"),
];

/// `T.` before the name of a province.
const PROVINCE: &str = "t.";

/// A text with its abbreviations spelt out; `None` where it holds none.
pub(super) fn spelt_out(text: &str) -> Option<String> {
    let folded = fold(text);
    let spelt: Vec<String> = text.split_whitespace().map(|word| spelt_word(word, &folded)).collect();
    let is_other = spelt.iter().map(String::as_str).ne(text.split_whitespace());
    is_other.then(|| spelt.join(" "))
}

fn spelt_word(word: &str, text: &str) -> String {
    let folded = fold(word);
    let known = WORDS.iter().find(|(short, beside, _)| *short == folded && text.contains(beside));
    match (known, folded.strip_prefix(PROVINCE)) {
        (Some((.., whole)), _) => (*whole).to_owned(),
        // Both letters take one byte each: they are ASCII, marks or not.
        (None, Some(_)) if word.is_char_boundary(PROVINCE.len()) => {
            format!("tỉnh {}", &word[PROVINCE.len()..]).trim_end().to_owned()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_stand_for_others_are_spelt_out() {
        let cases = [
            ("Tổng LĐLĐ VN", Some("Tổng Liên đoàn Lao động Việt Nam")),
            ("Sở Nông nghiệp & PTNT", Some("Sở Nông nghiệp & Phát triển nông thôn")),
            ("UBND T. Sơn La", Some("UBND tỉnh Sơn La")),
            ("Sở Y tế T.Nghệ An", Some("Sở Y tế tỉnh Nghệ An")),
            ("Sở Tư pháp", None),
            ("Sở CN", None),
        ];
        for (typed, spelt) in cases {
            assert_eq!(spelt_out(typed).as_deref(), spelt, "{typed}");
        }
    }
}

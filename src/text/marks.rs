//! Whether two spellings of a letter agree, where one of them may have left its marks out.

use super::letter::letter;

/// Whether the marks that were typed on a letter stand on the written one too; nothing if none were typed.
///
/// `ê` agrees with `ệ` (the tone may still come), but not with `e`, and `é` not with `ẹ`. Both are NFC; capitals count as
/// small letters.
pub fn marks_agree(typed: char, written: char) -> Option<bool> {
    let typed = letter(typed).filter(|typed| typed.shape > 0 || typed.tone > 0)?;
    let Some(written) = letter(written) else { return Some(false) };
    let shape = typed.shape == 0 || typed.shape == written.shape;
    let tone = typed.tone == 0 || typed.tone == written.tone;
    Some(typed.base == written.base && shape && tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_typed_marks_count() {
        for (typed, written, agrees) in [
            ('e', 'ệ', None),
            ('ê', 'ệ', Some(true)),
            ('ẹ', 'ệ', Some(true)),
            ('ế', 'ệ', Some(false)),
            ('ê', 'e', Some(false)),
            ('đ', 'Đ', Some(true)),
            ('đ', 'Ð', Some(true)),
            ('đ', 'd', Some(false)),
            ('ơ', 'ô', Some(false)),
            ('á', '-', Some(false)),
            ('-', 'á', None),
        ] {
            assert_eq!(marks_agree(typed, written), agrees, "{typed} {written}");
        }
    }
}

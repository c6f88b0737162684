//! Typographic signs and the ASCII that people type for them.
//!
//! Two lists: the signs that mean the same as their ASCII look-alike, so that comparing may replace them; and the drawn
//! ones, which only a terminal without UTF-8 has to replace.

/// The ASCII that means the same: dashes, quotes, spaces, ellipsis. What `fold` replaces.
#[inline]
pub(super) const fn same_as(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => "-",
        '´' | 'ʼ' | 'ʹ' | '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => "'",
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' => "\"",
        '…' => "...",
        _ => return None,
    })
}

/// The ASCII that looks like a drawn sign: borders, bars, arrows, ticks, comparisons.
pub(super) const fn looks_like(c: char) -> Option<&'static str> {
    Some(match c {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '═' | '╴' | '╶' | '╸' | '╺' | '╼' | '╾' => {
            "-"
        }
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' | '╹' | '╻' | '╽' | '╿' => {
            "|"
        }
        '\u{250C}'..='\u{254B}' | '\u{2552}'..='\u{2570}' => "+",
        '\u{2581}'..='\u{2590}' | '■' | '▪' | '▓' | '▒' | '\u{2580}' => "#",
        '░' | '·' | '‧' => ".",
        '◆' | '◇' | '●' | '•' | '★' | '☆' | '∙' | '◉' => "*",
        '○' | '◯' | '◌' | '□' | '▫' | '☐' => "o",
        '▸' | '▶' | '►' | '▹' | '▷' | '❯' => ">",
        '◂' | '◀' | '◄' | '◃' | '◁' | '❮' => "<",
        '▾' | '▼' | '▿' | '▽' | '↓' | '✓' | '✔' | '☑' => "v",
        '▴' | '▲' | '▵' | '△' | '↑' => "^",
        '✗' | '✘' | '✕' | '✖' | '×' | '☒' => "x",
        '→' | '⇒' => "->",
        '←' | '⇐' => "<-",
        '↔' | '⇔' => "<->",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '≈' => "~",
        '±' => "+/-",
        '÷' => ":",
        '⚠' => "!",
        '₫' => "d",
        '²' => "2",
        '³' => "3",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_are_visible_ascii_and_lists_do_not_overlap() {
        for c in '\u{80}'..='\u{FFFF}' {
            let (same, like) = (same_as(c), looks_like(c));
            assert!(same.is_none() || like.is_none(), "{c:?} stands in both");
            for text in same.into_iter().chain(like) {
                assert!(text.bytes().all(|b| (b' '..=b'~').contains(&b)), "{c:?}");
            }
        }
    }
}

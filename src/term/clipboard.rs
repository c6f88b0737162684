//! Copying through the terminal: OSC 52, which sets the clipboard of the machine that the user sits at.
//!
//! Deliberately asks nothing back: many terminals ignore the sequence in silence (PuTTY among them), and one that
//! answered would have to be waited for. The text goes out in base64, so that nothing in it can be a command.

use std::io::{self, Write};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Sends a text to the clipboard.
pub fn copy(out: &mut impl Write, text: &str) -> io::Result<()> {
    // BEL ends it for every terminal; some know no other end.
    let sequence = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place)) & 0x3F;
            let letter = ALPHABET[six as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("Sở", "U+G7nw=="),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded, "{plain}");
        }
    }

    #[test]
    fn nothing_of_the_text_can_be_a_command() {
        let mut out = Vec::new();
        copy(&mut out, "a\x07\x1b[2J").expect("a vector takes everything");
        assert_eq!(out, b"\x1b]52;c;YQcbWzJK\x07");
    }
}

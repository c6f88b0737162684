//! How names are compared: without marks, signs and the "và" that an ampersand stands for as well.

use crate::text::fold;

/// Letters and digits of a name: `Sở KH&CN` and `sở khcn` are one, so are `Khoa học và Công nghệ` and `Khoa học & Công nghệ`.
pub fn key(name: &str) -> String {
    words(name).concat()
}

/// The words of several names of one thing.
pub(super) type Spelt<T> = Vec<(T, Vec<Vec<String>>)>;

/// The words of a name as they are compared.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "va");
    words.map(str::to_owned).collect()
}

/// The typed words that are left when as many as stand in a name, in its order, are taken away.
pub(super) fn left<'t>(name: &[String], typed: &'t [String]) -> &'t [String] {
    let mut rest = typed;
    for word in name {
        if let [first, more @ ..] = rest
            && first == word
        {
            rest = more;
        }
    }
    rest
}

/// Lower-case ASCII with dashes: `Tân Thành` is `tan-thanh`.
pub(super) fn slug(name: &str) -> String {
    let folded = fold(name);
    folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_marks_make_no_difference() {
        assert_eq!(key("Sở KH&CN"), key("so khcn"));
        assert_eq!(key("Bộ Khoa học & Công nghệ"), key("Bộ Khoa học và Công nghệ"));
        assert_eq!(slug("Ea H'Leo"), "ea-h-leo");
    }
}

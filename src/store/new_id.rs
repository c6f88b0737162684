//! Names for new records: the prefix of the kind and six random letters and digits. The one place where chance enters.

use crate::model::{Id, Kind};

/// Digits and letters that nobody takes for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 6;

/// A name that is not taken yet.
pub fn new_id(kind: Kind, mut is_taken: impl FnMut(&str) -> bool) -> Id {
    loop {
        let letters = random().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
        let name = format!("{}-{}", kind.prefix(), String::from_iter(letters));
        if let Ok(id) = Id::new(&name)
            && !is_taken(&id)
        {
            return id;
        }
    }
}

/// Random bytes of the system; should it have none yet, those of the standard library's hash keys.
fn random() -> [u8; LENGTH] {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut bytes = [0; LENGTH];
    if !matches!(rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::NONBLOCK), Ok(LENGTH)) {
        let random = std::hash::RandomState::new().build_hasher().finish().to_le_bytes();
        bytes.copy_from_slice(&random[..LENGTH]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_not_given_again() {
        let mut asked = 0;
        let id = new_id(Kind::Task, |_| {
            asked += 1;
            asked < 3
        });
        assert_eq!(asked, 3);
        assert!(id.starts_with("nv-") && id.len() == 9, "{id}");
        assert_ne!(new_id(Kind::Task, |_| false), new_id(Kind::Task, |_| false));
    }
}

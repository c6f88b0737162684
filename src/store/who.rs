//! Who writes, on which machine, at what time.

use std::hash::{BuildHasher as _, Hasher as _};

/// The author of edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The account of the real user id; `uid-1000` where the system knows no name for it.
    pub by: String,
    /// A short name of the machine.
    pub site: String,
}

impl Who {
    /// Whoever runs this process. `$USER` is not asked: anybody may set it.
    pub fn of_process() -> Self {
        Self { by: account(), site: site(&rustix::system::uname().nodename().to_string_lossy()) }
    }
}

fn account() -> String {
    let uid = rustix::process::getuid().as_raw();
    match uzers::get_user_by_uid(uid) {
        Some(user) => printable(&user.name().to_string_lossy()),
        None => format!("uid-{uid}"),
    }
}

/// The text without what a journal line should not hold.
fn printable(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(64).collect()
}

/// The first label of a host name: lower-case letters, digits and dashes, at most 16; `local` if nothing is left.
fn site(host: &str) -> String {
    let label = host.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let short: String = label.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(16).collect();
    if short.is_empty() { "local".to_owned() } else { short }
}

/// The time in UTC, to the second: `2026-11-22T00:10:00Z`.
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// A name for a new store: 16 random letters and digits.
pub(super) fn random_name() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    random::<16>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// Random bytes of the system. It has them from its first second on; should it not, the address of a fresh object
/// and the time have to do: nothing here is a secret.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::NONBLOCK).is_ok() {
        return bytes;
    }
    bytes.map(|_| (std::hash::RandomState::new().build_hasher().finish() & 0xff) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_have_short_plain_names() {
        assert_eq!(site("HN1.skhcn.example"), "hn1");
        assert_eq!(site("\u{1b}[2J"), "2j");
        assert_eq!(site("đ."), "local");
        assert_eq!(site(&"a".repeat(80)).len(), 16);
    }

    #[test]
    fn the_time_has_whole_seconds() {
        let now = now();
        assert!(now.len() == 20 && now.ends_with('Z'), "{now}");
    }

    #[test]
    fn two_names_differ() {
        assert_ne!(random_name(), random_name());
    }
}

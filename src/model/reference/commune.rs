//! Communes, wards and special zones.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::key::{key, slug};

/// A commune, ward or special zone.
#[derive(Debug)]
pub struct Commune {
    /// What records hold: `dong-nai/tan-thanh-xa`.
    pub id: String,
    /// The id of its province.
    pub province: &'static str,
    /// `xã`, `phường` or `đặc khu`.
    pub rank: &'static str,
    /// `Tân Thành`.
    pub name: &'static str,
}

static COMMUNES: LazyLock<Vec<Commune>> = LazyLock::new(|| {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let lines = include_str!("../../../assets/reference/communes.tsv").lines().skip(1);
    let read = lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let (province, rank, name) = (fields.next()?, fields.next()?, fields.next()?);
        let id = format!("{province}/{}-{}", slug(name), slug(rank));
        // Two of one province may differ by a mark only: `Văn Lang` and `Văn Lăng`.
        let n = taken.entry(id.clone()).and_modify(|n| *n += 1).or_insert(1);
        let id = if *n == 1 { id } else { format!("{id}-{n}") };
        Some(Commune { id, province, rank, name })
    });
    read.collect()
});

static BY_ID: LazyLock<HashMap<&'static str, &'static Commune>> =
    LazyLock::new(|| communes().iter().map(|it| (it.id.as_str(), it)).collect());

/// The one that has an id.
pub(super) fn commune(id: &str) -> Option<&'static Commune> {
    BY_ID.get(id).copied()
}

static BY_NAME: LazyLock<HashMap<String, Vec<&'static Commune>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<&'static Commune>> = HashMap::new();
    for commune in communes() {
        found.entry(key(commune.name)).or_default().push(commune);
    }
    found
});

/// Those whose name has these letters.
pub(super) fn called(letters: &str) -> &'static [&'static Commune] {
    BY_NAME.get(letters).map_or(&[], Vec::as_slice)
}

/// All of them, by province.
pub fn communes() -> &'static [Commune] {
    &COMMUNES
}

/// Those of a province.
pub fn communes_of(province: &str) -> impl Iterator<Item = &'static Commune> {
    communes().iter().filter(move |it| it.province == province)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_line_is_read_and_every_id_is_one_of_its_own() {
        assert_eq!(communes().len(), 3321);
        assert_eq!(communes().iter().map(|it| &it.id).collect::<HashSet<_>>().len(), 3321);
        assert_eq!(communes_of("tp-hcm").count(), 168);
        assert!(communes().iter().any(|it| it.id == "thai-nguyen/van-lang-xa-2"));
    }
}

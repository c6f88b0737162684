//! Where the records come from, as the header names it.

/// Where the records come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said.
    #[default]
    Unsaid,
    /// The program brings them along; there is no store yet.
    Builtin,
    /// A store, by its name.
    Store(String),
    /// The sample office in memory.
    Sample,
}

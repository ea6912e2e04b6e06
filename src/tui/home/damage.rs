//! What is asked about a session whose journal is damaged.

use std::path::PathBuf;

/// A session that cannot be opened to write, and the ways on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The session.
    pub path: PathBuf,
    /// What is damaged and what is whole, as sentences, raw.
    pub words: String,
    /// There is something that a sound copy can be made of.
    pub copy: bool,
    /// An Enter did not count: it may still be held down.
    pub unheard: bool,
}

impl Damage {
    /// The keys, with what they do, a line each.
    #[must_use]
    pub fn ways(&self) -> Vec<&'static str> {
        let copy = "Enter  makes a sound copy in a folder of its own, and lists what it lacks";
        let others =
            ["Tab    shows what comes before the damage, read-only", "Esc    leaves all as it is"];
        self.copy.then_some(copy).into_iter().chain(others).collect()
    }
}

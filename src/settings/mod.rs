//! Settings: what somebody wants otherwise, on every session of theirs, read from a file with every
//! fault at its place.
//!
//! Knows the actions and their keys, and nothing of files, terminals or sessions: words come in,
//! settings or faults go out.

mod found;
mod keys;
mod read;
mod table;
mod written;

pub use read::{Reading, read};
pub use table::{SETTINGS, Setting, Settings};
pub use written::written;

//! What can be chosen now: by an open sign in the line, from a list, in the palette. Read by what
//! draws the choices and by what takes them.

mod palette;
mod places;
mod sign;

pub use palette::{Entry, entries};
pub(super) use places::question;
pub use places::{Choice, Meant, choices};
pub use sign::{Match, Meaning, is_open, matches};
pub(super) use sign::{is_number, new_table, tables};

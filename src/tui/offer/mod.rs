//! What can be chosen now: by an open sign in the line, from a list, in the palette. Read by what
//! draws the choices and by what takes them.

mod category;
mod hall;
mod meaning;
mod palette;
mod places;
mod sign;

pub use category::{Named, at_end, at_start, by_letter, parted};
pub use hall::{Standing, callable, roster, sign_of, topic};
pub use meaning::{Match, Meaning};
pub use palette::{Entry, OTHERS, entries};
pub(super) use places::question;
pub use places::{Choice, Meant, choices};
pub(super) use sign::{is_number, new_table, tables};
pub use sign::{is_open, matches, on_enter};

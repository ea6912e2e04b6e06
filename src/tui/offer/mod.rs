//! What can be chosen now: by an open sign in the line, from a list, in the palette. Read by what
//! draws the choices and by what takes them.

mod hall;
mod meaning;
mod palette;
mod places;
mod sign;

pub use hall::{Standing, callable, roster, sign_of, topic};
pub use meaning::{Match, Meaning};
pub use palette::{Entry, OTHERS, entries};
pub(super) use places::question;
pub use places::{Choice, Meant, choices};
pub(super) use sign::{is_number, new_table, tables};
pub use sign::{is_open, matches};

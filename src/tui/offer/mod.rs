//! What can be chosen now: by an open sign in the line, from a list, in the palette. Read by what
//! draws the choices and by what takes them.

mod amid;
mod category;
mod hall;
mod meaning;
mod palette;
mod places;
mod sign;

pub use amid::{amid, unmeant};
pub(super) use category::is_near;
pub use category::{Named, at_end, at_start, by_letter, parted, unsure};
pub use hall::{
    Alone, Ends, Standing, alone, callable, caller, ends, longer, roster, sign_of, topic, topics,
    with_colon,
};
pub use meaning::{Match, Meaning};
pub use palette::{Entry, OTHERS, entries};
pub(super) use places::question;
pub use places::{Choice, Meant, choices, perhaps_under};
pub(super) use sign::{is_number, new_table, table_at_end, table_at_start, tables};
pub use sign::{is_open, matches, on_enter};

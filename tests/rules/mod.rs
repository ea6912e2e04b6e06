//! The rules of a session, told as sentences.

mod adopting;
mod bound;
mod categories;
mod clock;
mod floor;
mod forecast;
mod late;
mod merging;
mod notes;
mod programme;
mod questions;
mod room;
mod undo;

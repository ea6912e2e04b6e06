//! The facts of each family, applied.

mod categories;
mod floor;
mod notes;
mod programme;
mod restore;
mod room;

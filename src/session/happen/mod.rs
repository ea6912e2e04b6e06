//! The facts of each family, applied.

mod floor;
mod notes;
mod programme;
mod questions;
mod restore;
mod room;

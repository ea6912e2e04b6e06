//! The hub's pages, for people with a browser: to come in, to write for a table, to be seen by the
//! room.
//!
//! They work as plain forms, and better with their script. Everything they load is compiled in;
//! words reach them as text alone. Know no other way to the session than the routes have.

mod answers;
mod coming;
mod draft;
mod form;
mod leaves;
mod noting;
mod paper;

pub(super) use answers::{Page, page};
pub(super) use paper::told;

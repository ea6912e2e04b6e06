//! Reading a plan: `session.json` with every fault at once, each at its place. And plans to begin
//! with: templates, and what a programme in plain text gives.
//!
//! Knows nothing of files, terminals, sessions or the present moment: words come in, a plan or
//! its faults go out.

mod blueprint;
#[cfg(test)]
mod case;
mod clocks;
mod drawing;
mod excerpt;
mod fault;
mod guests;
mod hints;
mod identity;
mod idle;
mod json;
mod known;
#[cfg(test)]
mod laws;
mod lengths;
mod limits;
mod particulars;
mod place;
mod plaintext;
mod programme;
mod read;
mod references;
mod render;
mod schema;
mod seats;
mod shape;
mod sketch;
mod slips;
mod slot;
mod source;
mod templates;
mod tree;
mod values;
mod words;

pub use blueprint::{Blueprint, is_example};
pub use fault::{Fault, Severity};
pub use guests::{Column, Guest, Guests, Room, Slip, guests};
pub use lengths::Lengths;
pub use particulars::{Misfit, Particulars};
pub use plaintext::{
    Draft, NotPlain, Unread, date_typed, day_typed, draft, plain_text, time_typed,
};
pub use read::{Reading, read};
pub use render::{render, summary};
pub use schema::schema;
pub use sketch::Sketch;
pub use source::Source;
pub use templates::{TEMPLATES, Template, UnknownTemplate};
pub use words::quoted;

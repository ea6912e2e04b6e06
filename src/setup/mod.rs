//! Reading a plan: `session.json` with every fault at once, each at its place.
//!
//! Knows nothing of files, terminals, sessions or the present moment: words come in, a plan or
//! its faults go out.

#[cfg(test)]
mod case;
mod excerpt;
mod fault;
mod identity;
mod json;
mod known;
#[cfg(test)]
mod laws;
mod limits;
mod place;
mod programme;
mod read;
mod references;
mod render;
mod schema;
mod seats;
mod shape;
mod slips;
mod slot;
mod source;
mod tree;
mod values;
mod words;

pub use fault::{Fault, Severity};
pub use read::{Reading, read};
pub use render::{render, summary};
pub use schema::schema;
pub use source::Source;

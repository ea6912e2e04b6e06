//! Actions: the one table of what can be done ([`ACTIONS`]), how words become a command, and
//! what can be done now.
//!
//! Knows the session and nothing of files, terminals or screens; what an action of the interface
//! does there is the interface's.

mod action;
mod table;

pub use action::{Action, ActionSpec, Scope};
pub use table::{ACTIONS, named, on_key, spec};

//! Actions: the one table of what can be done ([`ACTIONS`]), how words become a command
//! ([`parse()`]), and what can be done now ([`unavailable()`], [`hints`]).
//!
//! Knows the session and nothing of files, terminals or screens; what an action of the interface
//! does there is the interface's.

mod action;
mod context;
#[cfg(test)]
mod example;
mod keymap;
mod misbound;
mod misuse;
pub mod names;
mod parse;
mod table;
mod unavailable;

pub use action::{Action, ActionSpec, Scope};
pub use context::{Hint, hall_hints, hints, in_town_hall};
pub use keymap::{Clash, Keymap, other_of_pair};
pub use misbound::{Misbound, bindable, is_fixed, may_do};
pub use misuse::Misuse;
pub use parse::{Extra, block_kind, expect, kind, parse, split_args, split_words};
pub use table::{ACTIONS, UNDO_AT_TABLE, named, spec};
pub use unavailable::unavailable;

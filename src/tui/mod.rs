//! The interface: what is on the screen, what a key does, and the terminal it all happens in.
//!
//! [`Model`] is everything the interface knows, [`Msg`] everything that can reach it,
//! [`Effect`] everything it asks for; [`view::view`] draws. The one thing seen of a session is its
//! [`Gateway`](crate::engine::Gateway). Knows no files of a session, no network and no command
//! line.

pub mod context;
pub mod effect;
mod filtering;
pub mod find;
mod going;
pub mod help;
pub mod home;
pub mod keys;
mod layout;
pub mod model;
pub mod msg;
pub mod offer;
pub mod page;
mod run;
pub mod sharing;
pub mod silent;
pub mod strip;
pub mod unsaved;
pub mod update;
pub mod view;
pub mod words;

pub use effect::Effect;
pub use model::Model;
pub use msg::Msg;
pub use run::{
    Doors, Exit, Exports, Fault, Front, HomeOptions, Options, PlanFile, TerminalSaid, TuiError,
    Wish, ask_ground, ask_terminal, run, run_home,
};
pub use update::update;

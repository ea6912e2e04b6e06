//! The Home screen: the sessions that are here and those opened lately, and the dialog of a new
//! one. Like the interface of a session it is a model ([`Home`]), what can reach it ([`HomeMsg`])
//! and what it asks for ([`HomeEffect`]).
//!
//! Knows no files and no clock: sessions are told to it, with their states in words.

mod choice;
mod damage;
mod dialog;
mod entry;
mod field;
mod keys;
mod kind;
mod model;
mod msg;
mod opening;
mod update;

pub use choice::Choice;
pub use damage::Damage;
pub use dialog::{Dialog, Printed};
pub use entry::{Entry, Standing};
pub use field::Field;
pub use model::{Home, Told};
pub use msg::{HomeEffect, HomeMsg};
pub use update::update_home;

//! What can reach the interface.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use super::effect::Tag;
use super::model::Made;
use super::sharing::Told;
use crate::domain::{Moment, NoteId, Plan};
use crate::engine::{Failure, Notice, Ticket};
use crate::seating::{self, Solution};

/// Something happened outside; [`super::update()`] says what it means.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key, never a part of a paste. `batch` counts what was read from the terminal at one go:
    /// keys of one batch were pressed before any of their answers could be seen.
    Key {
        /// As crossterm read it.
        key: KeyEvent,
        /// Which reading it came with.
        batch: u64,
    },
    /// A bracketed paste.
    Paste {
        /// Its words, raw.
        text: String,
        /// As with a key.
        batch: u64,
    },
    /// The terminal has this size now; may be 0 by 0.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// It is this late; comes at least at every second edge of what is shown.
    Tick(Moment),
    /// From the gateway.
    Notice(Notice),
    /// What was submitted bears these tickets, one a command.
    Sent {
        /// As the effect named it.
        tag: Tag,
        /// In the order of the commands.
        tickets: Vec<Ticket>,
    },
    /// Fresh identities for notes still to be typed.
    Ids(Vec<NoteId>),
    /// The half-typed lines found beside the journal.
    Drafts(super::model::Drafts),
    /// The plan beside the journal as it reads now, or why it cannot be used.
    Plan(Result<Arc<Plan>, Failure>),
    /// The plan could not be written beside the journal again, and why, raw.
    PlanUnwritten(String),
    /// Words were kept elsewhere: the file they are in, or why they are not, raw.
    Kept {
        /// As the effect named it.
        until: Tag,
        /// The file, or why there is none.
        done: Result<String, String>,
    },
    /// A report is being made, and what is done now.
    Paging(&'static str),
    /// A report was laid out, or why none could be made.
    Page(Result<Made, Failure>),
    /// The files a report was written to, or why there are none.
    Exported {
        /// The folder, as typed.
        folder: String,
        /// Their names.
        done: Result<Vec<String>, Failure>,
    },
    /// How far a search for seats is.
    Seeking {
        /// As the effect named it.
        number: u64,
        /// Changes of seats tried.
        tried: u64,
        /// The best plan so far, where that is new.
        better: Option<Box<seating::Plan>>,
    },
    /// A search for seats is over: what was found, or what contradicts itself, a sentence each, raw.
    Sought {
        /// As the effect named it.
        number: u64,
        /// The best plan.
        found: Result<Box<Solution>, Vec<String>>,
    },
    /// From whoever opens the session to other devices.
    Shared(Told),
    /// Half-typed lines cannot be kept beside the journal, and why, raw; or they can again.
    Unkept(Option<String>),
    /// The program was asked to end (a signal, or the terminal is gone): no question is asked.
    Ended,
}

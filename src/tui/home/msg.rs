//! What can reach the Home screen, and what it asks for.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use super::entry::Entry;
use crate::engine::Failure;
use crate::setup::Sketch;

/// Something happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeMsg {
    /// A key.
    Key(KeyEvent),
    /// No key came for as long as one that is held would come again.
    LetGo,
    /// A bracketed paste, raw.
    Paste(String),
    /// The terminal has this size now.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// These sessions there are; how most of them stand is not known yet.
    Found(Vec<Entry>),
    /// How one of them stands.
    Read(Entry),
    /// The session of the dialog was made here, or why it was not.
    Made(Result<PathBuf, Failure>),
    /// A session is remembered no more, or why it still is.
    Forgotten(Result<PathBuf, Failure>),
}

/// What the Home screen asks for; the runner alone does it.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeEffect {
    /// Open this session.
    Open(PathBuf),
    /// Make a sound copy of this damaged session.
    Salvage(PathBuf),
    /// Show this damaged session, as far as it is whole.
    Look(PathBuf),
    /// Play the recorded café.
    Demo,
    /// Make a session; comes back with [`HomeMsg::Made`].
    Make(Box<Sketch>),
    /// Remember this session no more; comes back with [`HomeMsg::Forgotten`].
    Forget(PathBuf),
    /// Draw everything anew.
    Redraw,
    /// To the shell, until `fg`.
    Suspend,
    /// Leave.
    Quit,
}

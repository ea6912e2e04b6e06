//! What the interface asks of the world; the runner alone does it.

use std::sync::Arc;

use super::model::Drafts;
use super::sharing::Ask;
use crate::domain::Plan;
use crate::engine::{Drive, Ticket};
use crate::seating::Problem;
use crate::session::{Command, Session};

/// Names a submission until its tickets are known. Counts from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub u64);

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep what was returned no longer.
    LetGo(Ticket),
    /// Submit these commands as one step, in order.
    Submit {
        /// Comes back with [`super::Msg::Sent`].
        tag: Tag,
        /// At least one.
        commands: Vec<Command>,
        /// The step they go on with; a step of their own where missing.
        after: Option<Ticket>,
    },
    /// Read the plan beside the journal afresh; comes back with [`super::Msg::Plan`].
    ReadPlan,
    /// Write this plan beside the journal again, where it lay; comes back with
    /// [`super::Msg::PlanUnwritten`] where that cannot be done.
    WritePlan(Arc<Plan>),
    /// Write words that the disk does not take into a new file elsewhere; comes back with
    /// [`super::Msg::Kept`].
    KeepElsewhere {
        /// The newest submission among them.
        until: Tag,
        /// The folder, as typed.
        folder: String,
        /// What the file is to be called; another name is found where that is taken.
        name: String,
        /// The words.
        page: String,
    },
    /// Make the report of this session and lay it out; comes back with [`super::Msg::Page`].
    LayReport {
        /// As it stands.
        session: Box<Session>,
        /// The columns of the page.
        columns: usize,
        /// Where a report may lie already, as typed.
        folder: Option<String>,
    },
    /// Write the report in every format; comes back with [`super::Msg::Exported`].
    Export {
        /// The folder, as typed.
        folder: String,
    },
    /// Seek seats, as [`super::Msg::Seeking`] tells; comes back with [`super::Msg::Sought`]. What was
    /// sought before is sought no longer.
    Seek {
        /// Names the search.
        number: u64,
        /// What is asked.
        problem: Box<Problem>,
        /// How many changes of seats are tried.
        budget: u64,
    },
    /// End the search for seats.
    StopSeeking,
    /// Keep the half-typed lines, soon.
    SaveDrafts(Drafts),
    /// Ask whoever opens the session to other devices.
    Share(Ask),
    /// Change how a replay goes.
    Drive(Drive),
    /// Put words where the terminal pastes from.
    Copy(String),
    /// Ring.
    Bell,
    /// Draw everything anew, as after `Ctrl-L`.
    Redraw,
    /// To the shell, until `fg`.
    Suspend,
    /// Leave.
    Quit,
}

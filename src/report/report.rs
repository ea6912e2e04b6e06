//! The report as plain rows: what every format writes.

use std::sync::Arc;

use chrono::DateTime;
use chrono_tz::Tz;

use super::chapter::Chapter;
use super::figures::Figures;
use super::hall::Hall;
use super::note_row::NoteRow;
use super::programme::ProgrammeRow;
use crate::domain::{Plan, RoleLine, Seq};
use crate::tally::Tally;

/// A report. Words are raw: each format makes them inert in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The session is not closed, so more may come.
    pub draft: bool,
    /// The record it stands on; none where nothing is recorded yet.
    pub stand: Option<Stand>,
    /// The plan as adopted last, without what is for the facilitator alone.
    pub plan: Arc<Plan>,
    /// The programme as planned and as held.
    pub programme: Vec<ProgrammeRow>,
    /// The overall figures, counted from the lists below.
    pub figures: Figures,
    /// What came out of each question; last, what belongs to none.
    pub chapters: Vec<Chapter>,
    /// What was said in the town halls.
    pub halls: Vec<Hall>,
    /// The organisers as they really served; lines without names left out.
    pub roles: Vec<RoleLine>,
    /// Every note, in the order of capture.
    pub notes: Vec<NoteRow>,
    /// The counts, held against the lists.
    pub tally: Tally,
}

/// The record that a report stands on: the newest when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Its place in the journal.
    pub record: Seq,
    /// When it was saved, as the place of the event reads the clock.
    pub at: DateTime<Tz>,
}

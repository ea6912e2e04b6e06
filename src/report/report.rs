//! The report as plain rows: what every format writes.

use std::sync::Arc;

use super::arrangement::Arrangement;
use super::changes::{Changes, Moved};
use super::chapter::Chapter;
use super::figures::Figures;
use super::hall::Hall;
use super::note_row::NoteRow;
use super::organisers::Organisers;
use super::programme::ProgrammeRow;
use super::seats::SeatPlan;
use super::stand::Stand;
use crate::domain::{Plan, TableId};
use crate::tally::Tally;

/// A report. Words are raw: each format makes them inert in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the formats that people read arrange it; the plan's unless changed here.
    pub arrangement: Arrangement,
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
    /// The comments, block by block.
    pub halls: Vec<Hall>,
    /// The organisers as they really served; lines without names left out.
    pub roles: Vec<Organisers>,
    /// What the tables were really about; those without a topic left out.
    pub topics: Vec<(TableId, String)>,
    /// Who sits where; none where no seats are planned.
    pub seats: Option<SeatPlan>,
    /// Every note, in the order of capture.
    pub notes: Vec<NoteRow>,
    /// Notes that stand elsewhere than where they were first put, as far as the trail tells.
    pub moves: Vec<Moved>,
    /// What changed since the report before this one, if there was one.
    pub changes: Option<Changes>,
    /// The counts, held against the lists.
    pub tally: Tally,
}

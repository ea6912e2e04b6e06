//! What the Seating shows: who sits where, and what would change.

use std::sync::Arc;

use super::waits::Waits;
use crate::domain::{BlockId, BlockKind, Plan, Seating, TableId};
use crate::placing::{Evening, Moves, Unseatable, Wishes};
use crate::seating::Bound;
use crate::session::{BlockState, Command, Session, TableState};

/// What the rows of the Seating are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeatView {
    /// The tables of a round.
    #[default]
    Tables,
    /// People, with their table in each round.
    Routes,
    /// People, with whom they meet.
    Meetings,
    /// People for whom a proposal changes anything.
    Changes,
}

/// The state of the Seating.
#[derive(Clone, Debug, Default)]
pub struct Seats {
    /// What its rows are.
    pub view: SeatView,
    /// The round that was turned to; without, the one that runs or comes next.
    pub round: Option<BlockId>,
    /// The table under the cursor.
    pub table: Option<TableId>,
    /// The person under the cursor, by place.
    pub person: Option<usize>,
    /// What the seats announced are worth, in words; empty where nobody has one.
    pub worth: String,
    /// What is to be known of them, a sentence each, raw.
    pub warnings: Vec<String>,
    /// How many people and tables there are to be planned, where nobody has a seat yet.
    pub comes: Option<Result<(usize, usize), Unseatable>>,
    /// Of everybody with a seat, whether they have none in any round to come.
    pub gone: Vec<bool>,
    /// Seats that are not announced yet.
    pub proposal: Option<Box<Proposal>>,
    /// The search that was begun last.
    pub number: u64,
    /// What `worth`, `warnings` and `comes` were made of.
    known: Option<Known>,
}

/// What says how good seats are, or how many people and tables there are where nobody has one.
#[derive(Clone, Debug)]
struct Known {
    seating: Option<Arc<Seating>>,
    plan: Arc<Plan>,
    head_count: Option<u32>,
    tables: Vec<TableState>,
    /// Those that are held, and whether they wait.
    rounds: Vec<(BlockId, bool)>,
}

impl Known {
    fn of(session: &Session) -> Self {
        Self {
            seating: session.seating.clone(),
            plan: Arc::clone(&session.plan),
            head_count: session.head_count,
            tables: session.tables.clone(),
            rounds: Self::rounds(session).map(|(id, waits)| (id.clone(), waits)).collect(),
        }
    }

    fn rounds(session: &Session) -> impl Iterator<Item = (&BlockId, bool)> {
        let is_round = |it: &&BlockState| it.block.kind == BlockKind::Conversation && !it.skipped;
        session.blocks.iter().filter(is_round).map(|it| (it.id(), it.is_waiting()))
    }

    fn is_of(&self, session: &Session) -> bool {
        let same_seats = match (&self.seating, &session.seating) {
            (Some(was), Some(is)) => Arc::ptr_eq(was, is),
            (was, is) => was.is_none() && is.is_none(),
        };
        same_seats
            && Arc::ptr_eq(&self.plan, &session.plan)
            && self.head_count == session.head_count
            && self.tables == session.tables
            && self.rounds.iter().map(|(id, waits)| (id, *waits)).eq(Self::rounds(session))
    }
}

/// Seats that are sought or shown, and not announced.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What they are made for, a few words each, raw.
    pub why: Vec<String>,
    /// What happens in the room with them.
    pub commands: Vec<Command>,
    /// Who came and went.
    pub wishes: Wishes,
    /// Of everybody with a seat announced, whether they have none to come by that.
    pub gone: Vec<bool>,
    /// Everybody may move; else as few as can be.
    pub best: bool,
    /// The seats announced that it goes out from.
    pub base: Option<Arc<Seating>>,
    /// What is asked of the search.
    pub evening: Evening,
    /// No plan of it has fewer repeats; made once, since every plan that is found is told with it.
    pub least: Bound,
    /// What is to be known before it is announced, a sentence each, raw.
    pub warnings: Vec<String>,
    /// How far it is.
    pub search: Search,
    /// Which Enter announces them.
    pub waits: Waits,
    /// They are announced once they are found, if nobody else moves and no other host is named.
    pub at_once: bool,
}

/// How far a search for seats is.
#[derive(Clone, Debug)]
pub enum Search {
    /// It goes on.
    Runs {
        /// Changes of seats tried.
        tried: u64,
        /// And how many will be.
        of: u64,
        /// The best seats so far, where any are known.
        best: Option<Box<Found>>,
    },
    /// It is over.
    Over(Box<Found>),
    /// There are no such seats; why, a sentence each, raw.
    Failed(Vec<String>),
}

/// Seats that were found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The seats.
    pub seating: Arc<Seating>,
    /// What they are worth, in words.
    pub worth: String,
    /// How they differ from those announced.
    pub moves: Moves,
    /// A repair keeps fewer wishes than those announced.
    pub gives_up: bool,
}

impl Proposal {
    /// The seats that were found, which may be bettered while the search goes on.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match &self.search {
            Search::Over(found) => Some(found),
            Search::Runs { best, .. } => best.as_deref(),
            Search::Failed(_) => None,
        }
    }
}

impl Seats {
    /// Makes it true for the session.
    pub fn refresh(&mut self, session: &Session) {
        let people =
            session.seating.iter().flat_map(|it| it.people.iter().zip(std::iter::repeat(it)));
        self.gone = people.map(|(person, of)| session.has_left(of, person)).collect();
        if self.known.as_ref().is_some_and(|it| it.is_of(session)) {
            return;
        }
        self.known = Some(Known::of(session));
        let told = |(evening, plan): (Evening, _)| {
            (evening.worth(&plan, evening.least()), evening.warnings())
        };
        (self.worth, self.warnings) = Evening::announced(session).map(told).unwrap_or_default();
        if session.seating.is_none() {
            let evening = Evening::of(session, &Wishes::default());
            self.comes = Some(evening.map(|evening| evening.size()));
        }
    }

    /// The seats that were found and are not announced.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.proposal.as_ref().and_then(|it| it.found())
    }
}

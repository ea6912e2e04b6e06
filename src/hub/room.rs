//! What the room sees of a session, for a projector's own program: enough to draw the view that is
//! drawn beside the journal, and nothing else of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::seated::seated;
use crate::domain::{
    Ask, Block, BlockKind, Moment, Plan, Question, QuestionId, Seating, Seq, Span, Speaker,
    TimeOfDay,
};
use crate::session::{BlockOutlook, BlockState, Pause, Seats, Session, outlook};

/// What the room sees at a moment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Room {
    /// The newest record it knows.
    pub(super) seq: Seq,
    /// The moment it is told.
    pub(super) now: Moment,
    zone: Arc<str>,
    /// The title, the block that is shown, and of the one behind it no more than its kind; of a
    /// round whose seats are shown, what it is called.
    plan: Plan,
    /// The clock of that block, where it runs.
    clock: Option<Clock>,
    closed: Option<Moment>,
    /// Who sits where, while people may look for that: names and tables alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seating: Option<Arc<Seating>>,
}

/// The clock of a block.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Clock {
    started: Option<Moment>,
    length: Option<Span>,
    pauses: Vec<Pause>,
}

impl Room {
    pub(super) fn of(session: &Session, seq: Seq, now: Moment) -> Self {
        let goes_on = session.closed.is_none();
        let running = session.running().filter(|_| goes_on);
        let next = session.next().filter(|_| goes_on);
        let shown = running.map(|state| seen(&state.block));
        let behind = next.map(|state| match running {
            Some(_) => {
                let Block { id, kind, .. } = state.block.clone();
                Block { id, kind, ..Block::default() }
            }
            None => coming(session, state, now),
        });
        let mut programme: Vec<Block> = shown.into_iter().chain(behind).collect();
        let seats = Seats::coming(session).filter(|_| goes_on);
        let new = running.and_then(|state| Seats::of(session, state.id()));
        let new = new.filter(|seats| seats.are_new(now.t).is_some());
        if let Some(Block { id, kind, title, .. }) = seats.map(|seats| seats.block.block.clone()) {
            programme.retain(|block| block.id != id || running.is_none());
            if programme.iter().all(|block| block.id != id) {
                programme.push(Block { id, kind, title, ..Block::default() });
            }
        }
        let rounds = new.iter().chain(&seats).map(|seats| seats.round().clone()).collect();
        let asked = programme.iter().flat_map(Block::questions);
        let questions = asked.filter_map(|id| question(session, id)).collect();
        let title = session.plan.title.clone();
        let zone = Arc::clone(&session.zone);
        let plan = Plan { schema: 1, title, questions, programme, ..Plan::default() };
        Self {
            seq,
            now,
            zone,
            plan,
            clock: running.map(Clock::of),
            closed: session.closed,
            seating: seated(session, rounds),
        }
    }

    /// The session as far as the room sees it.
    pub(super) fn session(&self) -> Session {
        let mut session = Session::waiting(Arc::new(self.plan.clone()), Arc::clone(&self.zone));
        if let Some((clock, block)) = self.clock.as_ref().zip(session.blocks.first_mut()) {
            (block.started, block.length) = (clock.started, clock.length);
            block.pauses.clone_from(&clock.pauses);
        }
        session.closed = self.closed;
        session.seating.clone_from(&self.seating);
        session
    }
}

impl Clock {
    /// Why somebody held it is not for the room.
    fn of(state: &BlockState) -> Self {
        let pauses = state.pauses.iter().map(|pause| Pause { reason: None, ..pause.clone() });
        Self { started: state.started, length: state.length, pauses: pauses.collect() }
    }
}

/// Of a block, what is read from afar.
fn seen(block: &Block) -> Block {
    let speaker = |it: &Speaker| Speaker { note: None, ..it.clone() };
    let talks = block.kind == BlockKind::Talk;
    let speakers = block.speakers.iter().filter(|_| talks).map(speaker).collect();
    let ask = |question: &QuestionId| Ask { question: question.clone(), ..Ask::default() };
    let asks = block.questions().into_iter().map(ask).collect();
    let (id, kind, title) = (block.id.clone(), block.kind, block.title.clone());
    Block { id, kind, title, asks, speakers, ..Block::default() }
}

/// A block that comes, with when it is to start.
fn coming(session: &Session, state: &BlockState, now: Moment) -> Block {
    let start = outlook(session, now).of(state.id()).and_then(BlockOutlook::due);
    let start = start.map(|at| session.local(at));
    Block {
        date: start.map(|at| at.date_naive()),
        start: start.map(|at| TimeOfDay(at.time())),
        asks: Vec::new(),
        speakers: Vec::new(),
        ..seen(&state.block)
    }
}

fn question(session: &Session, id: &QuestionId) -> Option<Question> {
    let text = session.question(id)?.text.clone();
    Some(Question { id: id.clone(), text, ..Question::default() })
}

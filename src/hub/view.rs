//! What a page shows of a session to one device, in shown words. A projector has nothing of what
//! tables say.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::choosing::{Choice, choices};
use super::devices::Who;
use super::piles::{Pile, piles};
use crate::domain::{BlockId, BlockKind, Moment, NoteId, NoteKind, QuestionId, Seq, Span, TableId};
use crate::session::{
    BlockState, Command, NewNote, Note, Role, Seats, SeatsAt, Session, Words, asks_to_move,
    heading, may, moves_when_up, outlook, table_name, title,
};
use crate::sorting::sort_by_key;
use crate::text::shown;

/// What one device is shown. Only ids are raw, and the words to be put right.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct View {
    /// The newest record it knows.
    pub(super) seq: Seq,
    /// What no other session has; empty before its first record.
    pub(super) origin: Arc<str>,
    /// What most likely no other has before that.
    pub(super) place: Arc<str>,
    pub(super) role: &'static str,
    /// Spoken of as `Table 4`; none for those who sit nowhere.
    pub(super) table: Option<String>,
    pub(super) seat: Option<TableId>,
    /// The title of the session.
    pub(super) session: String,
    /// What everybody is to do now.
    pub(super) now: String,
    /// What comes after that.
    pub(super) next: Option<String>,
    /// The block that a note is filed under, and what it is called.
    pub(super) block: Option<BlockId>,
    pub(super) heading: Option<String>,
    /// What sort of note it is, where nothing else is said.
    pub(super) kind: NoteKind,
    /// That block has ended.
    pub(super) ended: bool,
    /// The blocks that have ended whose notes are not late yet, and for how many milliseconds.
    pub(super) grace: Vec<(BlockId, i64)>,
    pub(super) clock: Clock,
    /// What the room is asked, a paragraph each.
    pub(super) asked: Vec<String>,
    /// Who sits where, for the room, while people look for it.
    pub(super) seats: Option<Seated>,
    /// Who sits where once the time is up.
    pub(super) coming: Option<Seated>,
    /// Who sits at this table.
    pub(super) people: Vec<String>,
    /// The question that a note answers; none where several are asked.
    pub(super) question: Option<QuestionId>,
    pub(super) choices: Vec<Choice>,
    /// What this table said in this block.
    pub(super) piles: Vec<Pile>,
    /// What it said in the block before.
    pub(super) before: Option<Before>,
    /// The newest note of this table, where it may be taken back from here.
    pub(super) newest: Option<NoteId>,
    /// Its words, to be put right.
    pub(super) words: Option<Words>,
}

/// The clock of the block, in milliseconds as this is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Clock {
    /// Negative over time; none where nothing counts down.
    pub(super) left: Option<i64>,
    /// Where it counts up.
    pub(super) gone: Option<i64>,
    /// It counts to the start of the next block.
    pub(super) towards: bool,
    /// It stands still.
    pub(super) held: bool,
    /// When it is up, people change tables.
    pub(super) moves: bool,
}

/// Who sits where in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Seated {
    pub(super) round: String,
    pub(super) tables: Vec<SeatsAt>,
    /// How many milliseconds they are still looked for; none where nobody knows.
    pub(super) left: Option<i64>,
}

/// An earlier round.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Before {
    pub(super) heading: String,
    pub(super) piles: Vec<Pile>,
}

/// What everybody does while people change tables.
pub(super) const MOVE: &str = "Move now, next table";

/// How far away a start may be for a clock to count to it.
const COUNTED: Span = Span::minutes(24 * 60);

impl View {
    /// As of a moment, before anything of a ledger is told.
    pub(super) fn of(session: &Session, who: &Who, now: Moment) -> Self {
        let running = session.running();
        let block = session.talked_in();
        let table = who.author.table.as_ref();
        let mut view = Self {
            role: who.author.role.word(),
            session: shown(&session.plan.title).into_owned(),
            now: to_do(session, now),
            next: session.next().map(|next| said(&heading(session, next))),
            clock: match running {
                Some(block) => Clock::of(session, block, now),
                None => Clock::towards(session, now),
            },
            asked: asked(session, now),
            ..Self::default()
        };
        if who.author.role == Role::Viewer {
            let seats = Seats::to_take(session, now.t);
            view.seats = seats.map(|seats| Seated::of(&seats, now));
            let coming = Seats::coming(session).filter(|_| view.clock.moves);
            view.coming = coming.map(|seats| Seated::of(&seats, now));
            return view;
        }
        let here = table.and_then(|table| Seats::here(session, now.t, table.as_str()));
        view.people = here.map(|here| here.people).unwrap_or_default();
        view.block = block.map(|block| block.id().clone());
        view.ended = block.is_some_and(|block| block.ended.is_some());
        let grace = |block: &BlockState| {
            let left = block.grace(|ended| now.t - ended.t)?.0;
            Some((block.id().clone(), left)).filter(|_| left > 0)
        };
        view.grace = session.blocks.iter().filter_map(grace).collect();
        view.kind = kind(who.author.role, block);
        view.heading = block.map(|block| said(&heading(session, block)));
        view.table = table.map(|table| said(&table_name(table.as_str())));
        view.seat = table.cloned();
        view.question = session.question_for(view.block.as_ref(), table).cloned();
        let place = (view.block.as_ref(), table);
        view.choices = choices(session, place, view.question.as_ref());
        let own = own(session, table);
        view.piles = piles(session, place, &within(&own, view.block.as_ref()));
        view.before = before(session, (block, table), &own);
        let newest = newest(who, &own);
        view.newest = newest.map(|note| note.id);
        view.words = newest.map(|note| note.words.clone());
        view
    }
}

impl Seated {
    fn of(seats: &Seats<'_>, now: Moment) -> Self {
        let left = seats.are_new(now.t).map(|left| left.0);
        Self { round: said(title(seats.block)), tables: seats.tables(), left }
    }
}

impl Clock {
    fn of(session: &Session, block: &BlockState, now: Moment) -> Self {
        let clock = block.countdown();
        let left = clock.and_then(|clock| clock.remaining(now.t));
        let gone = if left.is_none() { block.elapsed(now.t) } else { None };
        Self {
            left: left.map(|span| span.0),
            gone: gone.map(|span| span.0),
            towards: false,
            held: block.pause().is_some(),
            moves: moves_when_up(session, block),
        }
    }

    /// To the start that the next block has by plan, or holds, where that is within a day.
    fn towards(session: &Session, now: Moment) -> Self {
        let next = session.next().filter(|_| session.closed.is_none());
        let start = next.and_then(|next| outlook(session, now).of(next.id())?.due());
        let left = start.map(|start| Span((start - now.at).num_milliseconds()));
        let left = left.filter(|left| left.magnitude() < COUNTED).map(|left| left.0);
        Self { left, towards: left.is_some(), ..Self::default() }
    }
}

/// An idea, too, where they may type nothing else.
fn kind(role: Role, block: Option<&BlockState>) -> NoteKind {
    let usual = block.map(|block| block.block.kind.usual_note());
    usual.filter(|kind| types(role, *kind)).unwrap_or_default()
}

/// Whether notes of this sort are theirs to type.
pub(super) fn types(role: Role, kind: NoteKind) -> bool {
    let note = NewNote { kind, ..NewNote::idea(NoteId(Uuid::nil()), "") };
    may(role, &Command::Capture { note: Box::new(note) })
}

fn said(words: &str) -> String {
    shown(words).into_owned()
}

/// In a sentence, for somebody who just looked up.
fn to_do(session: &Session, now: Moment) -> String {
    if session.closed.is_some() {
        return "The session is closed; words can still be added".to_owned();
    }
    let Some(block) = session.running() else {
        let next = session.next().map(|next| format!("Next: {}", said(&heading(session, next))));
        let none = if session.has_begun() { "Every block has run" } else { "Not begun yet" };
        return next.unwrap_or_else(|| none.to_owned());
    };
    match (asks_to_move(session, block, now.t), block.pause()) {
        (true, _) => MOVE.to_owned(),
        (false, Some(_)) => format!("{} is paused", said(&heading(session, block))),
        (false, None) => said(&heading(session, block)),
    }
}

/// What the room is asked; what happens, where it is asked nothing.
fn asked(session: &Session, now: Moment) -> Vec<String> {
    let Some(state) = session.running().filter(|_| session.closed.is_none()) else {
        return Vec::new();
    };
    if state.block.kind == BlockKind::Move || asks_to_move(session, state, now.t) {
        return Vec::new();
    }
    let questions = state.block.questions().into_iter().filter_map(|id| session.question(id));
    let questions: Vec<String> = questions.map(|question| said(&question.text)).collect();
    let who = state.block.speakers.iter().filter(|_| state.block.kind == BlockKind::Talk);
    let who = who.map(|speaker| match &speaker.affiliation {
        Some(of) => format!("{}, {}", shown(&speaker.name), shown(of)),
        None => said(&speaker.name),
    });
    who.chain(questions).collect()
}

/// What a table said, newest first.
fn own<'a>(session: &'a Session, table: Option<&TableId>) -> Vec<&'a Note> {
    let is = |note: &&Note| !note.retracted && note.table.as_ref() == table;
    session.notes.iter().rev().filter(is).collect()
}

fn within<'a>(own: &[&'a Note], block: Option<&BlockId>) -> Vec<&'a Note> {
    own.iter().copied().filter(|note| note.block.as_ref() == block).collect()
}

/// The newest earlier block in which this table said something.
fn before(
    session: &Session,
    (block, table): (Option<&BlockState>, Option<&TableId>),
    own: &[&Note],
) -> Option<Before> {
    let started = |state: &&BlockState| state.started.is_some();
    let other = |state: &&BlockState| block.is_none_or(|block| block.id() != state.id());
    let mut earlier: Vec<_> = session.blocks.iter().filter(started).filter(other).collect();
    sort_by_key(&mut earlier, |state| state.started.map(|started| started.t));
    earlier.into_iter().rev().find_map(|state| {
        let said_there = within(own, Some(state.id()));
        let piles = piles(session, (Some(state.id()), table), &said_there);
        (!piles.is_empty()).then(|| Before { heading: said(title(state)), piles })
    })
}

fn newest<'a>(who: &Who, own: &[&'a Note]) -> Option<&'a Note> {
    let may = matches!(who.author.role, Role::Facilitator | Role::Rapporteur);
    own.first().copied().filter(|note| may && note.by.role != Role::Facilitator)
}

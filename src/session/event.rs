//! What happened: the facts of a journal. Names and fields never change their meaning.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::part::{Part, is_false};
use crate::domain::{
    About, Block, BlockId, CategoryId, Detail, Length, NoteId, NoteKind, Plan, Question,
    QuestionId, ReportText, Seating, Table, TableId, shared,
};

/// A fact. Its moment is its record's.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The journal begins, with the plan it stands on and the zone of its times.
    SessionOpened { plan: Arc<Plan>, zone: Arc<str> },
    /// A changed plan is taken over.
    PlanAdopted { plan: Arc<Plan> },
    /// The event is over.
    SessionClosed {},
    /// The event goes on after all.
    SessionReopened {},

    /// The day of this block is the calendar date given. Where `as_printed` is false, no
    /// printed time of that day counts.
    DayBegan { block: BlockId, date: NaiveDate, as_printed: bool },
    /// The block's clock starts.
    BlockStarted { block: BlockId },
    /// The block's clock stops.
    BlockEnded { block: BlockId },
    /// An ended block runs again, as if it had never ended.
    BlockReopened { block: BlockId },
    /// A started block waits again, its clock forgotten.
    BlockReturned { block: BlockId },
    /// The running block is held.
    BlockPaused {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Arc<str>>,
    },
    /// Why the running block is held, said after it was; without words no reason is known.
    PauseExplained {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Arc<str>>,
    },
    /// It goes on.
    BlockResumed { block: BlockId },
    /// It is to last so long, in all.
    BlockLengthSet { block: BlockId, length: Length },
    /// It is left out.
    BlockSkipped {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Arc<str>>,
    },
    /// It is back in.
    BlockBroughtBack { block: BlockId },
    /// A block that was not planned, after another or first of all.
    BlockInserted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<BlockId>,
        block: Box<Block>,
    },
    /// A block stands after another, or first of all.
    BlockMoved {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<BlockId>,
    },
    /// A coming block reads anew: title, kind, start, length, question.
    BlockChanged { block: Box<Block> },

    /// Something was captured. `late`: its block had ended; `added_later`: the event had.
    NoteCaptured {
        note: NoteId,
        kind: NoteKind,
        #[serde(deserialize_with = "shared")]
        text: Arc<str>,
        #[serde(default, skip_serializing_if = "no_details")]
        details: Arc<[Detail]>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<CategoryId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<BlockId>,
        #[serde(default, skip_serializing_if = "is_content")]
        about: About,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Arc<str>>,
        #[serde(default, skip_serializing_if = "is_false")]
        late: bool,
        #[serde(default, skip_serializing_if = "is_false")]
        added_later: bool,
    },
    /// A note reads anew; what was typed first stays in the journal and in the note.
    NoteEdited {
        note: NoteId,
        #[serde(deserialize_with = "shared")]
        text: Arc<str>,
        #[serde(default, skip_serializing_if = "no_details")]
        details: Arc<[Detail]>,
    },
    /// A point was put below a note: under its last point one level up, as deep as that goes.
    DetailAdded {
        note: NoteId,
        level: usize,
        text: Arc<str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<Uuid>,
    },
    /// Notes stand under a question and a category, or under none.
    NotesTagged {
        notes: Vec<NoteId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<CategoryId>,
    },
    /// Notes belong to a table and a block, or to none.
    NotesMoved {
        notes: Vec<NoteId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<BlockId>,
    },
    /// Notes are of another kind.
    NotesSorted {
        notes: Vec<NoteId>,
        kind: NoteKind,
        #[serde(default)]
        about: About,
    },
    /// Somebody else said these notes than was known, or nobody is known to have.
    NotesSaidBy {
        notes: Vec<NoteId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Arc<str>>,
    },
    /// Notes are taken out; nothing is deleted.
    NotesRetracted { notes: Vec<NoteId> },
    /// Notes are back.
    NotesRestored { notes: Vec<NoteId> },
    /// Notes are to be told in the oral report.
    NotesPicked { notes: Vec<NoteId> },
    /// They are not.
    NotesUnpicked { notes: Vec<NoteId> },

    /// A question that was not planned, last of all.
    QuestionAdded { question: Box<Question> },
    /// A question reads so from now on; its ideas and categories stay.
    QuestionReworded { question: QuestionId, text: Arc<str> },

    /// A question gains a category, last in order.
    CategoryAdded {
        question: QuestionId,
        category: CategoryId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<Arc<str>>,
        label: Arc<str>,
    },
    /// It is called something else.
    CategoryRenamed { question: QuestionId, category: CategoryId, label: Arc<str> },
    /// It has another letter, or none.
    CategoryLettered {
        question: QuestionId,
        category: CategoryId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<Arc<str>>,
    },
    /// The display order of a question's categories.
    CategoriesOrdered { question: QuestionId, order: Vec<CategoryId> },
    /// It went up in another; its notes were tagged anew in the same record.
    CategoryMerged { question: QuestionId, category: CategoryId, into: CategoryId },
    /// It is gone; its notes became uncategorised in the same record.
    CategoryRemoved { question: QuestionId, category: CategoryId },

    /// Somebody waits to speak: last on the list, or in the place where they were skipped.
    SpeakerJoined { block: BlockId, speaker: Arc<str> },
    /// They are passed over and keep their place.
    SpeakerSkipped { block: BlockId, speaker: Arc<str> },
    /// They wait first on the list; if they spoke, their turn is over.
    SpeakerPutBack { block: BlockId, speaker: Arc<str> },
    /// They do not wait any more.
    SpeakerRemoved { block: BlockId, speaker: Arc<str> },
    /// They are called so wherever they wait or spoke; two of one name are one.
    SpeakerRenamed { block: BlockId, speaker: Arc<str>, name: Arc<str> },
    /// The list was put in this order by hand; it goes as it stands from now on.
    SpeakersOrdered { block: BlockId, order: Vec<Arc<str>> },
    /// Who goes first: who spoke least, or who stands first on the list.
    SpeakersRuled { block: BlockId, quiet_first: bool },
    /// Somebody speaks; they no longer wait.
    TurnBegan { block: BlockId, speaker: Arc<str> },
    /// They have spoken.
    TurnEnded { block: BlockId, speaker: Arc<str> },

    /// A table joins the room.
    TableAdded { table: Table },
    /// Nobody sits there any more.
    TableClosed { table: TableId },
    /// It is open again.
    TableOpened { table: TableId },
    /// Its people sit at another; its notes stay its own.
    TableMerged { table: TableId, into: TableId },
    /// It writes on paper, or types again.
    TableOnPaper { table: TableId, on_paper: bool },
    /// Somebody looked after it: silence counts from here.
    TableSeen { table: TableId },
    /// Its host, topic, seats or question are these.
    TableChanged { table: Table },
    /// Who had a role; no names takes the role off.
    RoleSet { role: Arc<str>, names: Vec<Arc<str>> },
    /// How many people are in the room.
    HeadCountSet {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<u32>,
    },
    /// The report says this as its summary or its next step, or nothing.
    ReportTextSet {
        of: ReportText,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Arc<str>>,
    },
    /// Who sits where is this, or not decided.
    SeatingPlanned {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seating: Option<Arc<Seating>>,
    },

    /// A part of the session is as it was before the step that is turned back.
    PartRestored { part: Box<Part> },
}

// The families, as patterns. Who handles one family names the others by these instead of `_`, so
// that an event that nobody handles does not compile.

macro_rules! of_session {
    () => {
        Event::SessionOpened { .. }
            | Event::PlanAdopted { .. }
            | Event::SessionClosed {}
            | Event::SessionReopened {}
            | Event::DayBegan { .. }
            | Event::PartRestored { .. }
    };
}

// Those that say nothing of a block, a table or seats that the plan has.
macro_rules! plain_of_blocks {
    () => {
        Event::BlockStarted { .. }
            | Event::BlockEnded { .. }
            | Event::BlockReopened { .. }
            | Event::BlockReturned { .. }
            | Event::BlockPaused { .. }
            | Event::PauseExplained { .. }
            | Event::BlockResumed { .. }
            | Event::BlockLengthSet { .. }
            | Event::BlockSkipped { .. }
            | Event::BlockBroughtBack { .. }
            | Event::BlockMoved { .. }
    };
}

macro_rules! of_blocks {
    () => {
        Event::BlockInserted { .. }
            | Event::BlockChanged { .. }
            | $crate::session::event::plain_of_blocks!()
    };
}

macro_rules! of_notes {
    () => {
        Event::NoteCaptured { .. }
            | Event::NoteEdited { .. }
            | Event::DetailAdded { .. }
            | Event::NotesTagged { .. }
            | Event::NotesMoved { .. }
            | Event::NotesSorted { .. }
            | Event::NotesSaidBy { .. }
            | Event::NotesRetracted { .. }
            | Event::NotesRestored { .. }
            | Event::NotesPicked { .. }
            | Event::NotesUnpicked { .. }
    };
}

macro_rules! of_categories {
    () => {
        Event::CategoryAdded { .. }
            | Event::CategoryRenamed { .. }
            | Event::CategoryLettered { .. }
            | Event::CategoriesOrdered { .. }
            | Event::CategoryMerged { .. }
            | Event::CategoryRemoved { .. }
    };
}

// With the categories of each.
macro_rules! of_questions {
    () => {
        Event::QuestionAdded { .. }
            | Event::QuestionReworded { .. }
            | $crate::session::event::of_categories!()
    };
}

macro_rules! of_floor {
    () => {
        Event::SpeakerJoined { .. }
            | Event::SpeakerSkipped { .. }
            | Event::SpeakerPutBack { .. }
            | Event::SpeakerRemoved { .. }
            | Event::SpeakerRenamed { .. }
            | Event::SpeakersOrdered { .. }
            | Event::SpeakersRuled { .. }
            | Event::TurnBegan { .. }
            | Event::TurnEnded { .. }
    };
}

macro_rules! plain_of_room {
    () => {
        Event::TableClosed { .. }
            | Event::TableOpened { .. }
            | Event::TableMerged { .. }
            | Event::TableOnPaper { .. }
            | Event::TableSeen { .. }
            | Event::RoleSet { .. }
            | Event::HeadCountSet { .. }
            | Event::ReportTextSet { .. }
    };
}

macro_rules! of_room {
    () => {
        Event::TableAdded { .. }
            | Event::TableChanged { .. }
            | Event::SeatingPlanned { .. }
            | $crate::session::event::plain_of_room!()
    };
}

impl Event {
    /// True where something started, ended, held, moved or changed a block, or closed the session
    /// or opened it again.
    #[must_use]
    pub fn moves_the_clock(&self) -> bool {
        match self {
            of_blocks!()
            | Self::PlanAdopted { .. }
            | Self::SessionClosed {}
            | Self::SessionReopened {} => true,
            Self::PartRestored { part } => match **part {
                Part::Programme { .. }
                | Part::Block { .. }
                | Part::Plan { .. }
                | Part::Closing { .. } => true,
                Part::Days { .. }
                | Part::Tables { .. }
                | Part::Questions { .. }
                | Part::Categories { .. }
                | Part::Note { .. }
                | Part::Roles { .. }
                | Part::HeadCount { .. } => false,
            },
            Self::SessionOpened { .. }
            | Self::DayBegan { .. }
            | of_notes!()
            | of_questions!()
            | of_floor!()
            | of_room!() => false,
        }
    }
}

pub(super) use {
    of_blocks, of_categories, of_floor, of_notes, of_questions, of_room, of_session,
    plain_of_blocks, plain_of_room,
};

fn no_details(details: &Arc<[Detail]>) -> bool {
    details.is_empty()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_content(about: &About) -> bool {
    *about == About::Content
}

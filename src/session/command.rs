//! What somebody asks for. A command names what its author saw.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::record::Elsewhere;
use crate::domain::{
    About, Block, BlockId, CategoryId, Detail, Length, NoteId, NoteKind, Plan, Question,
    QuestionId, ReportText, Seating, Span, StepId, Table, TableId,
};

/// The longest note, in characters, its details included.
pub const LONGEST_NOTE: usize = 20_000;

/// The longest name of anything, in characters.
pub const LONGEST_NAME: usize = 500;

/// The longest letter of a category, in characters.
pub const LONGEST_LETTER: usize = 4;

/// A note as its author typed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// Minted where it was typed.
    pub id: NoteId,
    /// What sort of note.
    #[serde(default)]
    pub kind: NoteKind,
    /// The words, raw.
    pub text: Arc<str>,
    /// Points below it.
    #[serde(default)]
    pub details: Vec<Detail>,
    /// The question it answers.
    pub question: Option<QuestionId>,
    /// The category within that question.
    pub category: Option<CategoryId>,
    /// Instead of that the name of one, which is made where there is none of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<Arc<str>>,
    /// The table it was said at; a new name makes a table where the plan names none.
    pub table: Option<TableId>,
    /// The block its author saw.
    pub block: Option<BlockId>,
    /// For comments.
    #[serde(default)]
    pub about: About,
    /// Who said it.
    pub speaker: Option<Arc<str>>,
    /// Where a `#` at the start or the end of its words means one category, it is under that.
    #[serde(default, skip_serializing_if = "is_false")]
    pub signs: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(it: &bool) -> bool {
    !*it
}

impl NewNote {
    /// An idea without any tag.
    #[must_use]
    pub fn idea(id: NoteId, text: impl AsRef<str>) -> Self {
        Self {
            id,
            kind: NoteKind::Idea,
            text: Arc::from(text.as_ref()),
            details: Vec::new(),
            question: None,
            category: None,
            named: None,
            table: None,
            block: None,
            about: About::Content,
            speaker: None,
            signs: false,
        }
    }
}

/// What is asked for. Where a field is an `Option`, `None` means "none", never "as it was".
/// As JSON it goes from a device to the engine that decides; no file holds it.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Start a waiting block while none runs.
    Start { block: BlockId },
    /// End the running block and start the next, where the plan lets it follow at once.
    EndBlock { block: BlockId },
    /// Run the block that ended last again.
    Back { block: BlockId },
    /// Hold the running block.
    Pause { block: BlockId, reason: Option<Arc<str>> },
    /// Say why the running block is held, while it is.
    ExplainPause { block: BlockId, reason: Option<Arc<str>> },
    /// Let it go on.
    Resume { block: BlockId },
    /// Lengthen, or shorten by a negative span, a running or coming block.
    Lengthen { block: BlockId, by: Span },
    /// Leave a coming block out.
    Skip { block: BlockId, reason: Option<Arc<str>> },
    /// Bring a left-out block back.
    BringBack { block: BlockId },
    /// Put a new block after another, or before all that has not started. An empty id asks
    /// for a free one.
    InsertBlock { after: Option<BlockId>, block: Box<Block> },
    /// Put a coming block after another, or before all that has not started.
    MoveBlock { block: BlockId, after: Option<BlockId> },
    /// Write a coming block anew; matched by its id.
    ChangeBlock { block: Box<Block> },
    /// Plan how long coming blocks last.
    SetLengths { lengths: Vec<(BlockId, Length)> },
    /// The event is over.
    Close,
    /// It goes on after all.
    Reopen,

    /// Keep a note.
    Capture { note: Box<NewNote> },
    /// Reword a note; the words as typed stay on record. Without details those that are there by
    /// then stay below it.
    Edit {
        note: NoteId,
        text: Arc<str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        details: Option<Vec<Detail>>,
    },
    /// Put a point below a note: at level 1 to 3, under the last point one level up. Its id is
    /// minted where it was typed: sent again under it, it is the same point.
    AddDetail {
        note: NoteId,
        level: usize,
        text: Arc<str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<Uuid>,
    },
    /// Put notes under a question and a category.
    Retag { notes: Vec<NoteId>, question: Option<QuestionId>, category: Option<CategoryId> },
    /// Put notes to a table and a block.
    MoveNotes { notes: Vec<NoteId>, table: Option<TableId>, block: Option<BlockId> },
    /// Make notes another kind.
    Sort { notes: Vec<NoteId>, kind: NoteKind, about: About },
    /// Say who said notes, or that it is not known.
    SaidBy { notes: Vec<NoteId>, speaker: Option<Arc<str>> },
    /// Take notes out.
    Retract { notes: Vec<NoteId> },
    /// Bring notes back.
    Restore { notes: Vec<NoteId> },

    /// Tell notes in the oral report.
    Pick { notes: Vec<NoteId> },
    /// Leave them out of it.
    Unpick { notes: Vec<NoteId> },

    /// Let somebody wait to speak in a block that has not ended.
    Speak { block: BlockId, speaker: Arc<str> },
    /// Pass somebody over who waits.
    SkipSpeaker { block: BlockId, speaker: Arc<str> },
    /// Put somebody who speaks, has spoken or was skipped back on the list, first of all.
    PutSpeakerBack { block: BlockId, speaker: Arc<str> },
    /// Take somebody off the list.
    RemoveSpeaker { block: BlockId, speaker: Arc<str> },
    /// Call somebody otherwise, wherever they wait or spoke.
    RenameSpeaker { block: BlockId, speaker: Arc<str>, name: Arc<str> },
    /// Put the list in this order; those not named follow as they stood.
    OrderSpeakers { block: BlockId, order: Vec<Arc<str>> },
    /// Let those go first who spoke least, or the list as it stands.
    RuleSpeakers { block: BlockId, quiet_first: bool },
    /// End the turn of the one its author saw speaking, if any, and begin the next.
    NextSpeaker { block: BlockId, speaking: Option<Arc<str>> },

    /// Ask a question that was not planned.
    AddQuestion { question: Box<Question> },
    /// Ask a question in other words.
    RewordQuestion { question: QuestionId, text: Arc<str> },

    /// Add a category, last in order.
    AddCategory { question: QuestionId, letter: Option<Arc<str>>, label: Arc<str> },
    /// Call it something else.
    RenameCategory { question: QuestionId, category: CategoryId, label: Arc<str> },
    /// Give it another letter.
    LetterCategory { question: QuestionId, category: CategoryId, letter: Option<Arc<str>> },
    /// Order a question's categories; those not named follow as they stood.
    OrderCategories { question: QuestionId, order: Vec<CategoryId> },
    /// Let one go up in another.
    MergeCategories { question: QuestionId, category: CategoryId, into: CategoryId },
    /// Take some of its notes into a new one that follows it.
    SplitCategory {
        question: QuestionId,
        category: CategoryId,
        letter: Option<Arc<str>>,
        label: Arc<str>,
        notes: Vec<NoteId>,
    },
    /// Remove it; its notes become uncategorised.
    RemoveCategory { question: QuestionId, category: CategoryId },

    /// Add a table.
    AddTable { table: Table },
    /// Close a table.
    CloseTable { table: TableId },
    /// Open a closed table.
    OpenTable { table: TableId },
    /// Seat its people at another.
    MergeTables { table: TableId, into: TableId },
    /// It writes on paper, or types again.
    PaperTable { table: TableId, on_paper: bool },
    /// Somebody looked after it.
    SeenTable { table: TableId },
    /// Change its host.
    SetHost { table: TableId, host: Option<String> },
    /// Change its topic.
    SetTopic { table: TableId, topic: Option<String> },
    /// Change its seats.
    SetSeats { table: TableId, seats: Option<u32> },
    /// Say who has a role; no names takes it off.
    SetRole { role: Arc<str>, names: Vec<Arc<str>> },
    /// Say how many people are in the room.
    SetHeadCount { people: Option<u32> },
    /// Write the summary or the next step of the report; no words leave it out.
    SetReportText { of: ReportText, text: Option<Arc<str>> },
    /// Say who sits where, or that it is not decided.
    PlanSeating { seating: Option<Arc<Seating>> },

    /// Do what was decided in another journal of the session, as it was decided there: about notes,
    /// new questions and new categories alone, and only where nothing later is known here.
    TakeIn { first: Elsewhere, command: Box<Command> },
    /// Take a changed plan over.
    AdoptPlan { plan: Arc<Plan> },
    /// Turn the newest step back.
    Undo { step: StepId },
    /// Do the step turned back last again.
    Redo { step: StepId },
}

// The families, as patterns: see those of `Event`.

macro_rules! on_clock {
    () => {
        Command::Start { .. }
            | Command::EndBlock { .. }
            | Command::Back { .. }
            | Command::Pause { .. }
            | Command::ExplainPause { .. }
            | Command::Resume { .. }
            | Command::Lengthen { .. }
            | Command::Close
            | Command::Reopen
    };
}

macro_rules! on_programme {
    () => {
        Command::Skip { .. }
            | Command::BringBack { .. }
            | Command::InsertBlock { .. }
            | Command::MoveBlock { .. }
            | Command::ChangeBlock { .. }
            | Command::SetLengths { .. }
    };
}

macro_rules! on_notes {
    () => {
        Command::Capture { .. }
            | Command::Edit { .. }
            | Command::AddDetail { .. }
            | Command::Retag { .. }
            | Command::MoveNotes { .. }
            | Command::Sort { .. }
            | Command::SaidBy { .. }
            | Command::Retract { .. }
            | Command::Restore { .. }
            | Command::Pick { .. }
            | Command::Unpick { .. }
    };
}

macro_rules! on_categories {
    () => {
        Command::AddCategory { .. }
            | Command::RenameCategory { .. }
            | Command::LetterCategory { .. }
            | Command::OrderCategories { .. }
            | Command::MergeCategories { .. }
            | Command::SplitCategory { .. }
            | Command::RemoveCategory { .. }
    };
}

macro_rules! on_questions {
    () => {
        Command::AddQuestion { .. }
            | Command::RewordQuestion { .. }
            | $crate::session::command::on_categories!()
    };
}

macro_rules! on_floor {
    () => {
        Command::Speak { .. }
            | Command::SkipSpeaker { .. }
            | Command::PutSpeakerBack { .. }
            | Command::RemoveSpeaker { .. }
            | Command::RenameSpeaker { .. }
            | Command::OrderSpeakers { .. }
            | Command::RuleSpeakers { .. }
            | Command::NextSpeaker { .. }
    };
}

macro_rules! on_room {
    () => {
        Command::AddTable { .. }
            | Command::CloseTable { .. }
            | Command::OpenTable { .. }
            | Command::MergeTables { .. }
            | Command::PaperTable { .. }
            | Command::SeenTable { .. }
            | Command::SetHost { .. }
            | Command::SetTopic { .. }
            | Command::SetSeats { .. }
            | Command::SetRole { .. }
            | Command::SetHeadCount { .. }
            | Command::SetReportText { .. }
            | Command::PlanSeating { .. }
    };
}

macro_rules! on_steps {
    () => {
        Command::TakeIn { .. }
            | Command::AdoptPlan { .. }
            | Command::Undo { .. }
            | Command::Redo { .. }
    };
}

impl Command {
    /// Where it was decided first, if not here.
    #[must_use]
    pub fn elsewhere(&self) -> Option<Box<Elsewhere>> {
        match self {
            Self::TakeIn { first, .. } => Some(Box::new(first.clone())),
            _ => None,
        }
    }

    /// True where it leaves out, brings back, inserts, moves or plans anew blocks that are still to
    /// come.
    #[must_use]
    pub const fn changes_what_comes(&self) -> bool {
        match self {
            on_programme!() => true,
            on_clock!()
            | on_notes!()
            | on_questions!()
            | on_floor!()
            | on_room!()
            | on_steps!() => false,
        }
    }
}

pub(super) use {
    on_categories, on_clock, on_floor, on_notes, on_programme, on_questions, on_room, on_steps,
};

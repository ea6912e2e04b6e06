//! Why a command was not done, and what to do instead.

use crate::domain::{CategoryId, Length, NoteId, StepId, TimeOfDay};

/// One variant a reason. Names of blocks and tables are raw words of people: the whole sentence
/// goes through `text::shown` before anybody sees it.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The author saw a block run that has ended.
    #[error("{block} has already ended{}", running.as_ref().map(|it| format!(", {it} is running")).unwrap_or_default())]
    AlreadyEnded { block: String, running: Option<String> },
    /// The block has not started.
    #[error("{block} has not started")]
    NotStarted { block: String },
    /// The block has started.
    #[error("{block} has already started")]
    AlreadyStarted { block: String },
    /// Another block runs.
    #[error("{running} is running")]
    BlockRuns { running: String },
    /// No block runs.
    #[error("no block is running")]
    NothingRuns,
    /// Nothing comes any more.
    #[error("no block is still to come")]
    NothingComes,
    /// The block is left out.
    #[error("{block} is skipped")]
    Skipped { block: String },
    /// The block is not left out.
    #[error("{block} is not skipped")]
    NotSkipped { block: String },
    /// Another block ended after it.
    #[error("{block} is not the block that ended last")]
    NotLast { block: String },
    /// It is held already.
    #[error("{block} is already paused")]
    AlreadyPaused { block: String },
    /// It is not held.
    #[error("{block} is not paused")]
    NotPaused { block: String },
    /// It would have less than no length.
    #[error("{block} would have no time left")]
    TooShort { block: String },
    /// It would have ended before now.
    #[error("{block} has already run {gone}")]
    RanLonger { block: String, gone: Length },
    /// Longer than a length can be.
    #[error("{block} would last longer than {most}")]
    LastsTooLong { block: String, most: Length },
    /// Shorter than the plan lets it be.
    #[error("{block} lasts {least} at least, says the plan")]
    BelowLeast { block: String, least: Length },
    /// A protected block keeps its length.
    #[error("{block} is protected from being shortened")]
    Protected { block: String },
    /// Only coming blocks can be changed.
    #[error("{block} has started and can no longer be changed")]
    NotComing { block: String },
    /// A start that is to hold and is past.
    #[error("{block} cannot wait for {start}, which has passed")]
    StartPassed { block: String, start: TimeOfDay },
    /// A block that only the plan of another day knows.
    #[error("there is no block \"{block}\"")]
    NoBlock { block: String },
    /// Nothing is left to propose a length for.
    #[error("every block still to come has a length")]
    LengthsKnown,
    /// The lengths that are stated leave too little for the rest.
    #[error("the blocks still to come take {least} at least")]
    WholeTooShort { least: Length },
    /// Two blocks of one id.
    #[error("there is already a block \"{block}\"")]
    BlockTaken { block: String },
    /// A block without a title.
    #[error("a block needs a title")]
    NoTitle,
    /// The event is over.
    #[error("the session is closed")]
    Closed,
    /// The event is not over.
    #[error("the session is not closed")]
    NotClosed,

    /// Nothing was typed.
    #[error("there is nothing to save")]
    EmptyNote,
    /// More than [`super::LONGEST_NOTE`] characters, or [`super::LONGEST_NAME`].
    #[error("this is longer than {limit} characters")]
    TooLong { limit: usize },
    /// Details below details below details below details.
    #[error("details go three levels deep")]
    TooDeep,
    /// The same id with other words.
    #[error("another note was already saved under this id")]
    NoteTaken { note: NoteId },
    /// Not in this session.
    #[error("there is no such note")]
    NoNote { note: NoteId },
    /// No notes were named.
    #[error("no note is chosen")]
    NoNotes,
    /// Not in this session.
    #[error("there is no question \"{question}\"")]
    NoQuestion { question: String },
    /// Another question reads so.
    #[error("there is already a question \"{question}\"")]
    QuestionTaken { question: String },
    /// A question without words.
    #[error("a question needs words")]
    NoQuestionText,
    /// A category without its question.
    #[error("a category belongs to a question, and none is given")]
    CategoryWithoutQuestion,
    /// Not of this question.
    #[error("there is no category \"{category}\"")]
    NoCategory { category: CategoryId },
    /// A category of that name is there.
    #[error("there is already a category \"{label}\"")]
    LabelTaken { label: String },
    /// A category without a name.
    #[error("a category needs a name")]
    NoLabel,
    /// A letter of blanks, of several words, or longer than [`super::LONGEST_LETTER`].
    #[error("a category's letter is one to four characters without a blank")]
    NotALetter,
    /// Another category has the letter.
    #[error("the letter {letter} belongs to {label}")]
    LetterTaken { letter: String, label: String },
    /// A category merged into itself.
    #[error("a category cannot be merged into itself")]
    SameCategory,
    /// Notes that are not in the category to be split.
    #[error("only notes of {label} can be split from it")]
    NotInCategory { label: String },

    /// The plan names its tables, and this is none of them.
    #[error("there is no table \"{table}\"{}", nearest.as_ref().map(|it| format!("; the nearest is \"{it}\"")).unwrap_or_default())]
    NoTable { table: String, nearest: Option<String> },
    /// A table of that name is there.
    #[error("there is already a table \"{table}\"")]
    TableTaken { table: String },
    /// A table without a name.
    #[error("a table needs a name")]
    NoTableName,
    /// It is closed.
    #[error("table {table} is closed")]
    TableClosed { table: String },
    /// It is open.
    #[error("table {table} is open")]
    TableOpen { table: String },
    /// Somebody would sit at two tables at once, or is nobody.
    #[error("a round seats somebody twice, or somebody who is not there")]
    SeatedTwice,
    /// A table merged into itself.
    #[error("a table cannot be merged into itself")]
    SameTable,
    /// A role without a name.
    #[error("a role needs a name")]
    NoRole,

    /// A speaker without a name.
    #[error("a speaker needs a name")]
    NoSpeakerName,
    /// Not on the list of speakers.
    #[error("{speaker} is not on the list of speakers")]
    NotWaiting { speaker: String },
    /// Nobody speaks and nobody waits to.
    #[error("nobody waits to speak")]
    NobodyWaits,
    /// Somebody else speaks than its author saw.
    #[error("{}", speaker.as_ref().map_or_else(|| "nobody speaks by now".to_owned(), |it| format!("{it} speaks by now")))]
    SpeakerMoved { speaker: Option<String> },

    /// Something else than notes, questions and categories of another journal.
    #[error("only notes, questions and categories are taken in from another journal")]
    NotTakenIn,
    /// The adopted plan is the one the session stands on.
    #[error("the plan has not changed")]
    SamePlan,
    /// The adopted plan lacks a block that has started or has notes.
    #[error("the new plan has no block \"{block}\", which has started or has notes")]
    PlanLacksBlock { block: String },
    /// The adopted plan lacks a question that has notes.
    #[error("the new plan has no question \"{question}\", which already has notes")]
    PlanLacksQuestion { question: String },
    /// The adopted plan calls something by another id than the session does.
    #[error("the new plan gives \"{title}\" another id than before")]
    PlanShifts { title: String },

    /// Nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The newest step is another one by now.
    #[error("something newer was done meanwhile")]
    StepMoved { step: StepId },
    /// This role may not.
    #[error("this is for others to do")]
    NotYours,
    /// Its author writes for one table, and this is of another.
    #[error("this is written for table {own}")]
    OtherTable { own: String },
}

impl Refusal {
    /// What to do instead; empty where there is nothing to add.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::AlreadyEnded { .. } => {
                "it was ended meanwhile; end-block ends the block now running, back reopens this one"
            }
            Self::NotStarted { .. } => "start begins it",
            Self::AlreadyStarted { .. } => "back runs the block that ended last again",
            Self::BlockRuns { .. } => "end-block ends it and starts the next",
            Self::NothingRuns => "start begins the next block",
            Self::NothingComes => "insert-block adds one, back runs the last one again",
            Self::Skipped { .. } => "bring-back takes it in again",
            Self::NotSkipped { .. } => "skip is for blocks that come",
            Self::NotLast { .. } => "only the block that ended last can run again",
            Self::AlreadyPaused { .. } => "resume lets it go on",
            Self::NotPaused { .. } => "pause holds it",
            Self::RanLonger { .. } => "shorten it by less, or end it with end-block",
            Self::LastsTooLong { .. } => "end it with end-block, or give it less",
            Self::TooShort { .. } => {
                "shorten 10s takes off less; end-block ends it now, skip is for blocks that come"
            }
            Self::BelowLeast { .. } => "shorten it by less; end-block still ends it at any time",
            Self::Protected { .. } => {
                "the plan says so; shorten another block, or end it with end-block"
            }
            Self::NotComing { .. } => "a running block can be made longer or shorter, or ended",
            Self::StartPassed { .. } => {
                "give it a start that is still to come; one of the next day needs its date in the plan"
            }
            Self::NoBlock { .. } => {
                "blocks are named by id, number, or a unique beginning of the title"
            }
            Self::LengthsKnown => "extend and shorten change a length; change-block takes one off",
            Self::WholeTooShort { .. } => "give more time, or skip a block",
            Self::BlockTaken { .. } => "leave the id out and a free one is taken",
            Self::NoTitle | Self::NoLabel | Self::NoTableName | Self::NoRole => "give it one",
            Self::NoSpeakerName => "a table, a name, or words such as lady in red",
            Self::NotWaiting { .. } | Self::NobodyWaits => "speak adds a speaker",
            Self::SpeakerMoved { .. } => "look again, then next-speaker",
            Self::Closed => "reopen takes the closing back; words may still be put right and added",
            Self::NotClosed => "close ends the session",
            Self::EmptyNote => "type what was said",
            Self::TooLong { .. } => "say it shorter, or as several",
            Self::TooDeep => "put the deepest points one level up",
            Self::NoteTaken { .. } => "both texts are kept; save yours as a new note",
            Self::NoNote { .. } => "it may belong to another session",
            Self::NoNotes => "mark one first",
            Self::NoQuestion { .. } => "questions are named by id, number, or a unique beginning",
            Self::QuestionTaken { .. } => "use that one, or other words",
            Self::NoQuestionText => "type what the tables are to talk about",
            Self::CategoryWithoutQuestion => "name the question too",
            Self::NoCategory { .. } => "add-category adds one",
            Self::LabelTaken { .. } => "use that one, or another name",
            Self::NotALetter => "leave it out and the category has none",
            Self::LetterTaken { .. } => {
                "choose a free letter, or change that one first with letter-category"
            }
            Self::SameCategory | Self::SameTable => "name two different ones",
            Self::NotInCategory { .. } => "mark notes of that category",
            Self::NoTable { .. } => "add-table adds one",
            Self::TableTaken { .. } => "choose another name",
            Self::SeatedTwice => "seat plans it anew",
            Self::TableClosed { .. } => "open-table opens it again",
            Self::TableOpen { .. } => "close-table closes it",
            Self::NotTakenIn => "programme, clock and tables are this session's own",
            Self::SamePlan => "edit session.json first",
            Self::PlanLacksBlock { .. } => "keep its id in the plan; a title may change",
            Self::PlanShifts { .. } => {
                "write into the plan the ids the session has; export --format json shows them"
            }
            Self::PlanLacksQuestion { .. } => "keep its id in the plan; the text may change",
            Self::NothingToUndo | Self::NothingToRedo => "",
            Self::StepMoved { .. } => "look again, then undo",
            Self::NotYours | Self::OtherTable { .. } => "ask at the front",
        }
    }

    /// The sentence with what to do instead, where there is anything; raw.
    #[must_use]
    pub fn with_hint(&self) -> String {
        match self.hint() {
            "" => self.to_string(),
            hint => format!("{self} · {hint}"),
        }
    }
}

//! What lies above a screen. A stack: Esc takes the topmost off.

use std::sync::Arc;

use uuid::Uuid;

use super::form::Form;
use super::line::Line;
use super::waits::Waits;
use super::welcome::Card;
use crate::actions::Action;
use crate::domain::{BlockId, CategoryId, NoteId, QuestionId, ReportText, Span, TableId};
use crate::session::Command;
use crate::tui::sharing::{Ask, Spot};

/// Something above the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys of this screen.
    Help {
        /// Rows scrolled down.
        scroll: usize,
    },
    /// A consequence that waits for Enter.
    Confirm(Box<Confirm>),
    /// A paste of several lines.
    Paste(Box<Paste>),
    /// Every action by name.
    Palette(Finder),
    /// A line of words that was asked for.
    Write(Box<Write>),
    /// Who speaks and who waits to.
    Speakers {
        /// The row chosen, from 0.
        place: usize,
    },
    /// What was not taken where the session is.
    Tray {
        /// The row chosen, from 0.
        place: usize,
    },
    /// What a table said before.
    Welcome(Box<Card>),
    /// A few lines that are filled in together.
    Form(Box<Form>),
    /// Something to be chosen from a list.
    Pick {
        /// What it is chosen for.
        what: Choosing,
        /// The words typed to find it.
        finder: Finder,
    },
}

/// A line of words to find something by, and the place among what it finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finder {
    /// What was typed.
    pub line: Line,
    /// The row chosen, from 0, the best first.
    pub place: usize,
}

/// What a choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// Where the lines that follow go.
    Where,
    /// A category for these notes.
    Category(Vec<NoteId>),
    /// A table for these notes.
    Table(Vec<NoteId>),
    /// Who said these notes.
    Sayer(Vec<NoteId>),
    /// Somebody who is to wait to speak.
    Speaker,
    /// The table whose welcome card is shown.
    Welcome,
    /// Who hosts this table.
    Host(TableId),
    /// The table that the people of these go to.
    IntoTable(Vec<TableId>),
    /// The category that these of its question go up in.
    IntoCategory(QuestionId, Vec<CategoryId>),
    /// Where the session is opened to other devices.
    Spot(Vec<Spot>),
    /// The table that these devices write for.
    Seat(Vec<Uuid>),
    /// Whom to invite.
    Invite,
    /// Who of those with a seat left.
    Leaver,
}

/// What Enter does.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Submits these, as one step.
    Submit(Vec<Command>),
    /// Makes blocks so much longer or shorter each; further presses add up.
    Lengthen {
        /// Which blocks.
        blocks: Vec<BlockId>,
        /// By how much, so far.
        by: Span,
        /// What is said after the new end, raw: that it can be no shorter.
        beside: String,
    },
    /// Asks whoever opens the session to other devices.
    Share(Vec<Ask>),
    /// Leaves the program.
    Leave,
}

/// What would happen, and what makes it happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The consequence, as sentences, raw.
    pub words: String,
    /// What Enter does.
    pub asked: Asked,
    /// Which Enter does it.
    pub waits: Waits,
}

/// A line that takes words; Enter takes them, Esc leaves all as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// What the words are for.
    pub wanted: Wanted,
    /// What is asked, as a sentence, raw.
    pub words: String,
    /// What was typed.
    pub line: Line,
    /// Which Enter takes them.
    pub waits: Waits,
}

/// What words are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Why this block is held.
    Reason(BlockId),
    /// The folder that takes what is not saved.
    Folder {
        /// One did not take it: why stands in the words.
        refused: bool,
    },
    /// The folder that the report is written into.
    Export,
    /// What the report says; may run over several rows.
    Text(ReportText),
    /// How a question reads, or a new one.
    Question(Option<QuestionId>),
    /// Why these blocks are left out.
    Skip(Vec<BlockId>),
    /// How long all that is still to come may take.
    Whole,
    /// What a new table is called.
    Table,
    /// What a new category of this question is called.
    Category(QuestionId),
    /// What a category is called from now on.
    Label(QuestionId, CategoryId),
    /// A category's letter.
    Letter(QuestionId, CategoryId),
    /// What the category is called that marked ideas go into.
    Split,
    /// How many people come, and to how many tables.
    People,
    /// Who came, or how many did.
    Newcomers,
    /// What a device is called.
    Device(Uuid),
    /// What a speaker of this block is called.
    Speaker(BlockId, Arc<str>),
    /// What this action needs to be told.
    Words(Action),
}

impl Wanted {
    /// True where all of the words is shown, however long.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Question(_))
    }

    /// True where the words may run over several rows.
    #[must_use]
    pub const fn has_rows(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// A paste that asks what to make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// The pasted words, raw.
    pub text: String,
    /// How many notes its lines would make.
    pub notes: usize,
    /// How many lines have words.
    pub lines: usize,
    /// Where they are kept, if they are no paste but were found behind the end of the journal.
    pub kept: Option<String>,
    /// Which Enter answers; Tab as well.
    pub waits: Waits,
}

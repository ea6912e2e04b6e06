//! Capture: the line, what stands before it, and the list above it.

use std::sync::Arc;

use super::drafts::{Draft, Drafts};
use super::line::Line;
use super::listed::Listed;
use super::pending::LastIdea;
use super::tally::Pile;
use super::topic::Topic;
use super::voice::Voice;
use super::waits::Waits;
use crate::domain::{BlockId, CategoryId, Detail, NoteId, NoteKind, QuestionId, TableId};

/// A category of the line's question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// One of a question that is there. Ids of categories are of one question: another may have
    /// the same.
    Known(QuestionId, CategoryId),
    /// One that comes into being with the line, by this name.
    New(String),
    /// In a town hall: what a comment is about.
    Topic(Topic),
}

/// The category that stands before the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Which.
    pub pick: Pick,
    /// It stays for the lines that follow.
    pub kept: bool,
}

/// Where the line goes, where that was said; kept until changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Another question than the running block asks.
    pub question: Option<QuestionId>,
    /// Another block than the one that runs.
    pub block: Option<BlockId>,
}

/// Esc was pressed in the line: the next key is the Stage's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Armed {
    /// The place in the strip that ← and → walk, once they have.
    pub place: Option<usize>,
}

/// The state of Capture.
#[derive(Clone, Debug, Default)]
pub struct Capture {
    /// The words being typed.
    pub line: Line,
    /// `#` and `@` in them are words, because they were pasted.
    pub literal: bool,
    /// The category they stand under.
    pub picked: Option<Picked>,
    /// The table they were said at; `None` for the room.
    pub table: Option<TableId>,
    /// Where they go.
    pub target: Target,
    /// In which block a sign named which of its questions: those that follow answer it too.
    pub answer: Option<(BlockId, QuestionId)>,
    /// What they are, where that was said; for one line only.
    pub kind: Option<NoteKind>,
    /// Whose words they are, once that is settled; for one line only.
    pub voice: Option<Voice>,
    /// How deep below the last idea they stand, 0 for an idea of their own.
    pub level: usize,
    /// The block that ran when their first letter was typed.
    pub begun: Option<BlockId>,
    /// The note they become, from their first letter on.
    pub note: Option<NoteId>,
    /// Letters were typed since something was said last.
    pub typed: bool,
    /// Esc was pressed.
    pub armed: Option<Armed>,
    /// A key acted after Esc, and letters are words again: that is said until something else is
    /// pressed than letters.
    pub again: bool,
    /// Enter asked something instead of saving: which Enter answers it.
    pub asked: Option<Waits>,
    /// The place among what an open sign matches, once an arrow was pressed.
    pub choice: Option<usize>,
    /// Rows the list is scrolled up from its newest.
    pub scroll: usize,
    /// The idea whose words are in the line.
    pub editing: Option<NoteId>,
    /// What stood below it when they came there.
    pub stood: Arc<[Detail]>,
    /// The category whose list it was in, where that is where to go back to.
    pub from: Option<Pile>,
    /// What a detail would stand below.
    pub last: Option<LastIdea>,
    /// The note whose category came into being with it, until both are saved.
    pub founds: Option<NoteId>,
    /// Somebody new who was named by one word, and the longer name that may have been meant.
    pub longer: Option<(Arc<str>, String)>,
    /// Half-typed lines of every table; the same ones as long as nothing of them changes.
    pub drafts: Arc<Drafts>,
    /// Why they cannot be kept, raw.
    pub unkept: Option<String>,
    /// What the list shows.
    pub listed: Listed,
}

impl Capture {
    /// The half-typed line as it is kept; `None` where there is nothing to keep.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let (mut known, mut new, mut topic) = (None, None, None);
        match self.picked.as_ref().map(|picked| picked.pick.clone()) {
            Some(Pick::Known(question, category)) => known = Some((question, category)),
            Some(Pick::New(label)) => new = Some(label),
            Some(Pick::Topic(of)) => topic = Some(of),
            None => {}
        }
        let (question, category) = known.unzip();
        let below = self.last.as_ref().filter(|_| self.level > 0);
        (!self.line.is_empty() && !self.is_lone_sign()).then(|| Draft {
            text: self.line.text(),
            literal: self.literal,
            outline: self.line.is_outline(),
            question,
            category,
            new,
            topic,
            speaker: self.voice.as_ref().and_then(Voice::speaker).cloned(),
            block: self.begun.clone(),
            kind: self.kind,
            note: self.note,
            below: below.map(|last| (last.note, self.level)),
            edits: None,
        })
    }

    /// True where all that is typed is one letter or sign, as a key leaves it that was meant for the
    /// Stage.
    #[must_use]
    pub fn is_lone_sign(&self) -> bool {
        let alone = self.picked.is_none() && self.level == 0 && self.editing.is_none();
        let text = self.line.text();
        alone && text.trim().len() == 1
    }

    /// Puts what is typed where [`Drafts`] keep it. The words of an idea that is edited are no
    /// draft.
    pub fn keep_draft(&mut self) {
        if self.editing.is_none() {
            let draft = self.draft();
            self.put_draft(draft);
        }
    }

    /// Keeps this table's line, or forgets it.
    pub fn put_draft(&mut self, draft: Option<Draft>) {
        let table = self.table.as_ref();
        if self.drafts.table.as_ref() != table || self.drafts.of(table) != draft.as_ref() {
            Arc::make_mut(&mut self.drafts).put(table, draft);
        }
    }

    /// An empty line with what was half typed at this table before.
    pub fn take_draft(&mut self) {
        self.empty();
        if let Some(draft) = self.drafts.of(self.table.as_ref()).cloned() {
            self.line.set(&draft.text);
            if draft.outline {
                self.line.outline();
            }
            self.literal = draft.literal;
            self.begun = draft.block;
            self.note = draft.note;
            self.kind = draft.kind;
            self.voice = draft.speaker.map(|speaker| Voice::Named(Some(speaker)));
            if let Some((note, level)) = draft.below {
                self.level = level;
                // What stands below it by now is the session's to say.
                if self.last.as_ref().is_none_or(|last| last.note != note) {
                    self.last = Some(LastIdea { note, details: Vec::new() });
                }
            }
            let known = draft.question.zip(draft.category);
            let known = known.map(|(question, category)| Pick::Known(question, category));
            let pick = known.or(draft.new.map(Pick::New)).or(draft.topic.map(Pick::Topic));
            if let Some(pick) = pick {
                self.picked = Some(Picked { pick, kept: false });
            }
        }
    }

    /// Empties the line and all that was said for one line alone.
    pub fn empty(&mut self) {
        self.line.clear();
        self.literal = false;
        self.kind = None;
        self.voice = None;
        self.level = 0;
        self.begun = None;
        self.note = None;
        self.choice = None;
        self.asked = None;
        self.editing = None;
        if self.picked.as_ref().is_some_and(|picked| !picked.kept) {
            self.picked = None;
        }
    }
}

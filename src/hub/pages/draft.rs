//! A note as a form holds it.

use serde::Serialize;

use super::form::Form;
use crate::domain::{BlockId, CategoryId, NoteId, NoteKind, QuestionId, TableId};
use crate::engine::mint_note;
use crate::hub::choosing::picked;
use crate::hub::view::View;
use crate::session::{Command, NewNote};

/// What the words become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Becomes {
    /// A note of their own.
    #[default]
    Note,
    /// A detail of a note that is there.
    Detail,
    /// Other words for it.
    Words,
}

impl Becomes {
    pub(super) fn read(word: &str) -> Self {
        match word {
            "detail" => Self::Detail,
            "words" => Self::Words,
            _ => Self::Note,
        }
    }
}

/// What somebody typed, and what the page it was typed on was made with. Raw.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Draft {
    /// Minted with the form: sent twice, it is one note.
    pub(super) note: NoteId,
    pub(super) block: Option<BlockId>,
    pub(super) question: Option<QuestionId>,
    pub(super) category: Option<CategoryId>,
    /// The name of a new one; empty for none.
    pub(super) named: String,
    pub(super) kind: NoteKind,
    pub(super) text: String,
    pub(super) becomes: Becomes,
    /// The note that is there, where they become none of their own.
    pub(super) of: Option<NoteId>,
}

impl Draft {
    /// An empty one, for what a page shows.
    pub(super) fn fresh(view: &View) -> Self {
        Self {
            note: mint_note(),
            block: view.block.clone(),
            question: view.question.clone(),
            category: None,
            named: String::new(),
            kind: view.kind,
            text: String::new(),
            becomes: Becomes::Note,
            of: None,
        }
    }

    /// Where no question is asked, what was chosen names one.
    pub(super) fn read(form: &Form) -> Self {
        let kind = form.get("kind");
        let (question, category) = match form.filled("question").map(QuestionId::new) {
            None => picked(form.get("category")),
            asked => (asked, form.filled("category").map(CategoryId::new)),
        };
        Self {
            note: form.get("note").parse().map_or_else(|_| mint_note(), NoteId),
            block: form.filled("block").map(BlockId::new),
            question,
            category,
            named: form.get("named").trim().to_owned(),
            kind: NoteKind::ALL.into_iter().find(|it| it.word() == kind).unwrap_or_default(),
            text: form.get("text").to_owned(),
            becomes: Becomes::read(form.get("becomes")),
            of: form.get("of").parse().ok().map(NoteId),
        }
    }

    /// What is asked for.
    pub(super) fn command(&self, table: Option<&TableId>) -> Command {
        let text = self.text.as_str().into();
        match (self.becomes, self.of) {
            // The form's own id makes it one point, however often it is sent.
            (Becomes::Detail, Some(note)) => {
                Command::AddDetail { note, level: 1, text, id: Some(self.note.0) }
            }
            (Becomes::Words, Some(note)) => Command::Edit { note, text, details: None },
            _ => Command::Capture { note: Box::new(self.at(table)) },
        }
    }

    fn at(&self, table: Option<&TableId>) -> NewNote {
        NewNote {
            kind: self.kind,
            question: self.question.clone(),
            category: self.category.clone(),
            named: (!self.named.is_empty()).then(|| self.named.as_str().into()),
            table: table.cloned(),
            block: self.block.clone(),
            signs: true,
            ..NewNote::idea(self.note, &self.text)
        }
    }
}

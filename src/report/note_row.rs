//! Every note as a row of data, retracted ones too.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::chapter::Places;
use crate::domain::{Detail, NoteKind, Zone};
use crate::session::{Note, Session};

/// The columns of a note, in order, as JSON and CSV name them.
pub(super) const COLUMNS: [&str; 18] = [
    "id",
    "kind",
    "about",
    "text",
    "typed",
    "details",
    "question",
    "category",
    "category_label",
    "table",
    "block",
    "speaker",
    "by",
    "at",
    "late",
    "added_later",
    "retracted",
    "picked",
];

/// A note and what its tags are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The note, words raw.
    pub note: Arc<Note>,
    /// The number of its question, from 1.
    pub question: Option<usize>,
    /// The letter of its category.
    pub category: Option<Arc<str>>,
    /// The name of its category.
    pub category_label: Option<Arc<str>>,
    /// When it was saved, as the place of the event reads the clock.
    pub at: DateTime<Zone>,
}

impl NoteRow {
    /// What it is about; only comments are about something.
    pub(super) fn about(&self) -> Option<&'static str> {
        (self.note.kind == NoteKind::Comment).then(|| self.note.about.word())
    }

    /// When it was saved: RFC 3339 with milliseconds and offset.
    pub(super) fn saved(&self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Millis, false)
    }

    /// The words as first typed, where they differ from those that stand: the text, and the
    /// details as indented lines below it where these differ.
    pub(super) fn typed(&self) -> Option<String> {
        let typed = self.note.typed.as_ref()?;
        let mut words = typed.text.to_string();
        if typed.details != self.note.words.details && !typed.details.is_empty() {
            words.push('\n');
            words.push_str(&outline(&typed.details, 1));
        }
        Some(words)
    }
}

/// Details as lines, each two spaces further in than what it belongs to; `depth` levels for the
/// first. The further lines of a detail stand below its first.
pub(super) fn outline(details: &[Detail], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let lines = details.iter().map(|detail| {
        let text = detail.text.replace('\n', &format!("\n{indent}"));
        let own = format!("{indent}{text}");
        if detail.details.is_empty() {
            return own;
        }
        format!("{own}\n{}", outline(&detail.details, depth + 1))
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Serialize for NoteRow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let note = &self.note;
        let mut row = to.serialize_struct("NoteRow", COLUMNS.len())?;
        row.serialize_field("id", &note.id)?;
        row.serialize_field("kind", note.kind.word())?;
        row.serialize_field("about", &self.about())?;
        row.serialize_field("text", &note.words.text)?;
        row.serialize_field("typed", &self.typed())?;
        row.serialize_field("details", &Details(&note.words.details))?;
        row.serialize_field("question", &self.question)?;
        row.serialize_field("category", &self.category)?;
        row.serialize_field("category_label", &self.category_label)?;
        row.serialize_field("table", &note.table)?;
        row.serialize_field("block", &note.block)?;
        row.serialize_field("speaker", &note.speaker)?;
        row.serialize_field("by", &note.by)?;
        row.serialize_field("at", &self.saved())?;
        row.serialize_field("late", &note.late)?;
        row.serialize_field("added_later", &note.added_later)?;
        row.serialize_field("retracted", &note.retracted)?;
        row.serialize_field("picked", &note.picked)?;
        row.end()
    }
}

/// Details whose own list is written even where it is empty, as the data promises.
struct Details<'a>(&'a [Detail]);

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(OneDetail))
    }
}

struct OneDetail<'a>(&'a Detail);

impl Serialize for OneDetail<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut row = to.serialize_struct("Detail", 2)?;
        row.serialize_field("text", &self.0.text)?;
        row.serialize_field("details", &Details(&self.0.details))?;
        row.end()
    }
}

/// The rows in the order the notes were said.
pub(super) fn note_rows(session: &Session) -> Vec<NoteRow> {
    let places = Places::of(session);
    let notes = session.notes.as_said();
    let rows = notes.iter().map(|note| {
        let question = note.question.as_ref();
        let category = places.section(note).and_then(|at| session.categories_of(question?).nth(at));
        NoteRow {
            note: Arc::clone(note),
            question: question.and_then(|id| places.questions.get(id)).map(|at| at + 1),
            category: category.and_then(|category| category.letter.clone()),
            category_label: category.map(|category| Arc::clone(&category.label)),
            at: session.local(note.at),
        }
    });
    rows.collect()
}

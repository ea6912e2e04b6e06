//! Half-typed lines, kept per table beside the journal and never in it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::topic::Topic;
use crate::domain::{
    BlockId, CategoryId, NoteId, NoteKind, QuestionId, ReportText, Stamp, TableId,
};

/// A line that was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The words so far, raw; may run over several lines.
    pub text: String,
    /// `#` and `@` in it are words, because they were pasted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub literal: bool,
    /// Its indented rows are details.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outline: bool,
    /// The question of the category that stands before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// That category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// The category that comes into being with it, by this name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// In a town hall: what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// In a town hall: whose words it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Arc<str>>,
    /// The block that ran when its first letter was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockId>,
    /// What it is, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NoteKind>,
    /// The note it becomes: where the session has that, the line is saved, whatever of it was
    /// kept last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// The idea it is a detail of, and how deep below it, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<(NoteId, usize)>,
    /// The idea that is to read so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edits: Option<NoteId>,
}

/// Every half-typed line, at most one a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// The table whose line was open last; `None` for the room's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// The lines, each with its table; no table stands for the room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<(Option<TableId>, Draft)>,
    /// Lines that were not taken, or not known to be saved, each with its table, oldest first: each
    /// waits until the line there is free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<(Option<TableId>, Draft)>,
    /// Texts of the report that are half written, each at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<(ReportText, String)>,
    /// Words that a crash cut short, until somebody says what becomes of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub torn: Option<Torn>,
    /// What the town hall that runs reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Reported>,
}

/// A question of a town hall that is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The block.
    pub block: BlockId,
    /// Its place among those that have ideas.
    pub question: usize,
    /// Since when.
    pub since: Stamp,
}

/// Words found behind the end of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Torn {
    /// They, one note a line, raw.
    pub text: String,
    /// Where they are kept.
    pub kept: String,
}

impl Drafts {
    /// The half-typed line of a table.
    #[must_use]
    pub fn of(&self, table: Option<&TableId>) -> Option<&Draft> {
        self.lines.iter().find(|(of, _)| of.as_ref() == table).map(|(_, draft)| draft)
    }

    /// Keeps a table's line, or forgets it.
    pub fn put(&mut self, table: Option<&TableId>, draft: Option<Draft>) {
        self.table = table.cloned();
        self.lines.retain(|(of, _)| of.as_ref() != table);
        self.lines.extend(draft.map(|draft| (table.cloned(), draft)));
    }

    /// Takes the oldest line that waits for the one of this table; an idea that is edited comes
    /// into any.
    pub fn next(&mut self, table: Option<&TableId>, may_edit: bool) -> Option<Draft> {
        let is_next = |(of, it): &(Option<TableId>, Draft)| match it.edits {
            Some(_) => may_edit,
            None => of.as_ref() == table,
        };
        let place = self.back.iter().position(is_next)?;
        Some(self.back.remove(place).1)
    }

    /// True where nothing is half typed, nor waits to be answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { table: _, lines, back, texts, torn, reported: _ } = self;
        lines.is_empty() && back.is_empty() && texts.is_empty() && torn.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_has_a_line_of_its_own() {
        let (four, draft) = (TableId::new("4"), |text: &str| {
            Some(Draft { text: text.to_owned(), ..Draft::default() })
        });
        let mut drafts = Drafts::default();
        drafts.put(None, draft("of the room"));
        drafts.put(Some(&four), draft("of table 4"));
        drafts.put(Some(&four), draft("of table 4"));
        assert_eq!(drafts.of(None).unwrap().text, "of the room");
        drafts.put(Some(&four), None);
        assert_eq!(drafts.lines.len(), 1);
    }

    #[test]
    fn drafts_survive_being_written_and_read() {
        let mut drafts = Drafts::default();
        let text = "two\nrows \u{7} of it".to_owned();
        drafts.put(Some(&TableId::new("Blue")), Some(Draft { text, ..Draft::default() }));
        let below = Some((NoteId(uuid::Uuid::nil()), 2));
        let kind = Some(NoteKind::OpenQuestion);
        drafts.put(None, Some(Draft { text: "deeper".into(), kind, below, ..Draft::default() }));
        let json = serde_json::to_string(&drafts).unwrap();
        assert_eq!(serde_json::from_str::<Drafts>(&json).unwrap(), drafts);
    }

    #[test]
    fn drafts_written_before_details_and_kinds_were_kept_are_read() {
        let json = r#"{"table":"7","lines":[["7",{"text":"half","block":"c2"}]]}"#;
        let drafts: Drafts = serde_json::from_str(json).unwrap();
        let draft = drafts.of(Some(&TableId::new("7"))).unwrap();
        assert_eq!((draft.text.as_str(), draft.kind, draft.below), ("half", None, None));
    }
}

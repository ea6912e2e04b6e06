//! What people wrote in a command: the words that must not be lost with it.

use std::sync::Arc;

use super::command::Command;
use super::table_name::table_name;
use crate::domain::{Detail, TableId};

impl Command {
    /// What people wrote in it, raw, and what that is, where it is no note and no part of one. A
    /// note's details are rows below its words.
    #[must_use]
    pub fn words(&self) -> Option<(Option<String>, String)> {
        let details = match self {
            Self::Capture { note } => note.details.as_slice(),
            Self::Edit { details, .. } => details.as_deref().unwrap_or_default(),
            _ => &[],
        };
        match self {
            Self::Capture { note } => Some((None, rows(&note.text, details))),
            Self::Edit { text, .. } | Self::AddDetail { text, .. } => {
                Some((None, rows(text, details)))
            }
            Self::TakeIn { command, .. } => command.words(),
            _ => self.named().map(|(what, words)| (Some(what), words)),
        }
    }

    /// The same in a sentence: `host of Table 4: Ann`.
    #[must_use]
    pub fn typed(&self) -> Option<String> {
        let (what, words) = self.words()?;
        Some(what.map_or_else(|| words.clone(), |what| format!("{what}: {words}")))
    }

    /// What people wrote in a command about something else than a note.
    fn named(&self) -> Option<(String, String)> {
        let of_table = |what: &str, of: &TableId| format!("{what} of {}", table_name(of.as_str()));
        let (what, words) = match self {
            Self::SetReportText { of, text: Some(text) } => (of.name().to_owned(), &**text),
            Self::AddQuestion { question } => ("question".to_owned(), &*question.text),
            Self::RewordQuestion { text, .. } => ("question".to_owned(), &**text),
            Self::AddCategory { label, .. }
            | Self::RenameCategory { label, .. }
            | Self::SplitCategory { label, .. } => ("category".to_owned(), &**label),
            Self::AddTable { table } => ("table".to_owned(), table.name.as_str()),
            Self::SetHost { table, host: Some(host) } => (of_table("host", table), &**host),
            Self::SetTopic { table, topic: Some(topic) } => (of_table("topic", table), &**topic),
            Self::SetRole { role, names } if !names.is_empty() => {
                return Some((role.to_string(), listed(names)));
            }
            Self::InsertBlock { block, .. } | Self::ChangeBlock { block } => {
                ("block".to_owned(), &*block.title)
            }
            Self::Speak { speaker: name, .. }
            | Self::RenameSpeaker { name, .. }
            | Self::SaidBy { speaker: Some(name), .. } => ("speaker".to_owned(), &**name),
            Self::Skip { reason: Some(reason), .. }
            | Self::Pause { reason: Some(reason), .. }
            | Self::ExplainPause { reason: Some(reason), .. } => ("reason".to_owned(), &**reason),
            _ => return None,
        };
        Some((what, words.to_owned()))
    }
}

fn rows(text: &str, details: &[Detail]) -> String {
    let mut rows = text.to_owned();
    details.iter().for_each(|detail| detail.write_below(1, &mut rows));
    rows
}

fn listed(names: &[Arc<str>]) -> String {
    names.iter().map(|name| &**name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{NoteId, Table};

    #[test]
    fn the_names_of_a_step_are_words_as_those_of_a_note_are() {
        let notes = vec![NoteId(uuid::Uuid::nil())];
        let table = Table { name: TableId::new("Blue"), ..Table::default() };
        let steps = [
            (Command::AddTable { table }, "table: Blue"),
            (
                Command::SetRole {
                    role: "Rapporteurs".into(),
                    names: vec!["Ann".into(), "Bo".into()],
                },
                "Rapporteurs: Ann, Bo",
            ),
            (Command::SaidBy { notes, speaker: Some("Ann".into()) }, "speaker: Ann"),
            (
                Command::SetHost { table: TableId::new("4"), host: Some("Bo".into()) },
                "host of Table 4: Bo",
            ),
        ];
        for (step, words) in steps {
            assert_eq!(step.typed().as_deref(), Some(words));
        }
        assert_eq!(Command::Close.words(), None);
    }
}

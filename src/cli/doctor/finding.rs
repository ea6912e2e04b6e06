//! What was found of one thing: a verdict, a sentence, and what to do.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::text::{pad, shown, wrap};

/// Columns of the longest verdict.
const VERDICTS: usize = 12;
/// Columns that words are given however narrow the terminal is.
const LEAST: usize = 16;

/// What it means for a café.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verdict {
    /// As it should be.
    Fine,
    /// Worth a look.
    Look,
}

/// A line of what was found. The names of its fields and of what is found are stable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Finding {
    /// What was looked at.
    pub(super) name: &'static str,
    /// What it means.
    pub(super) verdict: Verdict,
    /// No café can be run until it is put right.
    pub(super) stops: bool,
    /// What was found, as a sentence without full stop; raw.
    pub(super) words: String,
    /// What to do about it; raw, empty where there is nothing to do.
    pub(super) hint: String,
    /// The same for programs.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) facts: Map<String, Value>,
}

impl Finding {
    /// It is as it should be.
    pub(super) fn fine(name: &'static str, words: impl Into<String>) -> Self {
        let (words, hint, facts) = (words.into(), String::new(), Map::new());
        Self { name, verdict: Verdict::Fine, stops: false, words, hint, facts }
    }

    /// It is worth a look, and a café runs all the same.
    pub(super) fn look(
        name: &'static str,
        words: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { verdict: Verdict::Look, hint: hint.into(), ..Self::fine(name, words) }
    }

    /// It stands against running a café.
    pub(super) fn stops(
        name: &'static str,
        words: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { stops: true, ..Self::look(name, words, hint) }
    }

    /// With something to do though it is fine.
    pub(super) fn but(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// With a fact for programs.
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// As a line, shown, the name in so many columns; wrapped where a terminal is so wide.
    pub(super) fn line(&self, columns: usize, across: Option<usize>) -> String {
        let verdict = match self.verdict {
            Verdict::Fine => "fine",
            Verdict::Look => "look at this",
        };
        let hint = if self.hint.is_empty() { "" } else { " · " };
        let words = format!("{}{hint}{}", self.words, self.hint);
        let lead = format!("{}  {}  ", pad(verdict, VERDICTS), pad(self.name, columns));
        let words = shown(&words);
        let Some(room) = across.map(|across| across.saturating_sub(lead.len()).max(LEAST)) else {
            return lead + &words;
        };
        lead.clone() + &wrap(&words, room).join(&format!("\n{}", " ".repeat(lead.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_was_found_and_what_to_do() {
        let fine = Finding::fine("space", "2 GB are free").with("free", 2);
        assert_eq!(fine.line(8, None), "fine          space     2 GB are free");
        let look = Finding::stops("journal", "line 3 is\u{1b}[31m damaged", "worldcafe salvage");
        let line = look.line(8, None);
        assert!(line.starts_with("look at this  journal   line 3 is"), "{line}");
        assert!(line.ends_with(" damaged · worldcafe salvage") && !line.contains('\u{1b}'));
        assert!(look.stops && !fine.stops);
        let narrow = Finding::fine("space", "2 GB are free on this disk").line(8, Some(42));
        let below = format!("{}this disk", " ".repeat(24));
        assert_eq!(narrow, format!("fine          space     2 GB are free on\n{below}"));
    }
}

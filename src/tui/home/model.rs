//! Everything the Home screen knows.

use chrono::NaiveDate;

use super::choice::Choice;
use super::damage::Damage;
use super::dialog::Dialog;
use super::entry::Entry;
use crate::actions::{Keymap, Scope};
use crate::tui::model::Filter;

/// The state of the Home screen.
#[derive(Clone, Debug)]
pub struct Home {
    /// The sessions, in the order of the list.
    pub entries: Vec<Entry>,
    /// It is known which sessions there are.
    pub looked: bool,
    /// The row chosen; the first where it is `None` or not listed.
    pub chosen: Option<Choice>,
    /// What the list is filtered by.
    pub filter: Option<Filter>,
    /// The dialog of a new session.
    pub dialog: Option<Box<Dialog>>,
    /// The dialog as it was left, with what was typed in it.
    pub kept: Option<Box<Dialog>>,
    /// What is asked about a damaged session.
    pub damage: Option<Damage>,
    /// Help lies above, scrolled down so many rows.
    pub help: Option<usize>,
    /// What the message line says.
    pub told: Option<Told>,
    /// An Enter that left what was shown before may still be held down.
    pub held: bool,
    /// The day that is offered for a new session.
    pub today: NaiveDate,
    /// The keys in force.
    pub keys: Keymap,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

/// What the message line says, raw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The words.
    pub words: String,
    /// Something was not done.
    pub refused: bool,
}

impl Home {
    /// A Home screen that does not know yet which sessions there are.
    #[must_use]
    pub fn new(size: (u16, u16), today: NaiveDate) -> Self {
        Self {
            entries: Vec::new(),
            looked: false,
            chosen: None,
            filter: None,
            dialog: None,
            kept: None,
            damage: None,
            help: None,
            told: None,
            held: false,
            today,
            keys: Keymap::default(),
            size,
        }
    }

    /// Where the keys of the table are looked up now.
    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.dialog.is_some() { Scope::Fresh } else { Scope::Home }
    }

    /// The rows that are listed, in order; none until it is known which sessions there are.
    #[must_use]
    pub fn rows(&self) -> Vec<Choice> {
        if !self.looked {
            return Vec::new();
        }
        let has = |words: &[&str]| {
            self.filter.as_ref().is_none_or(|filter| filter.takes(words.iter().copied()))
        };
        let sessions = self.entries.iter();
        let sessions =
            sessions.filter(|it| has(&[&it.title, &it.day, it.standing.words(), &it.folder]));
        let others = [Choice::New, Choice::Demo].into_iter().filter(|it| has(&[it.title()]));
        sessions.map(|it| Choice::Session(it.path.clone())).chain(others).collect()
    }

    /// The place of the row chosen among [`Self::rows`].
    #[must_use]
    pub fn place(&self, rows: &[Choice]) -> usize {
        rows.iter().position(|row| Some(row) == self.chosen.as_ref()).unwrap_or(0)
    }

    /// The row chosen, where there is one.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        let mut rows = self.rows();
        let place = self.place(&rows);
        (place < rows.len()).then(|| rows.swap_remove(place))
    }

    /// The session of a row.
    #[must_use]
    pub fn entry(&self, row: &Choice) -> Option<&Entry> {
        let Choice::Session(path) = row else { return None };
        self.entries.iter().find(|entry| entry.path == *path)
    }

    pub(super) fn refuse(&mut self, words: impl Into<String>) {
        self.told = Some(Told { words: words.into(), refused: true });
    }
}

//! A few lines that are filled in together.

use super::line::Line;
use super::waits::Waits;
use crate::domain::BlockId;

/// Lines with names above the screen; Enter shows what they would make.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What they are for.
    pub of: Filled,
    /// What is asked, as a sentence, raw.
    pub words: String,
    /// The same, while the help stands in its place.
    pub asks: Option<String>,
    /// The lines, in order.
    pub fields: Vec<Field>,
    /// The place of the one that has the cursor.
    pub at: usize,
    /// That was come to, and nothing was pressed in it since: what stands in it gives way.
    pub came: bool,
    /// What is wrong with what was typed, raw; empty for nothing.
    pub fault: String,
    /// Which Enter shows it.
    pub waits: Waits,
}

/// A line of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What may stand in it.
    pub hint: &'static str,
    /// The words it has a choice of; none where anything may stand in it.
    pub choice: Vec<&'static str>,
    /// What stood there at first.
    pub first: String,
    /// What that is, said as long as it stands there; empty where nobody could ask.
    pub which: String,
    /// What was typed.
    pub line: Line,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// A coming block, to be changed.
    Change(BlockId),
    /// A new block after this one, or before all that are still to come.
    Insert(Option<BlockId>),
}

impl Field {
    /// True where it says what it said at first.
    #[must_use]
    pub fn is_as_it_was(&self) -> bool {
        self.line.text().trim() == self.first
    }
}

impl Form {
    /// Goes to the line at a place.
    pub fn go(&mut self, to: usize) {
        self.at = to;
        self.came = self.fields.get(to).is_some_and(|field| !field.line.is_empty());
    }

    /// Types into the line that has the cursor; Ctrl-Y brings back what gave way.
    pub fn put(&mut self, words: &str) {
        let gives_way = std::mem::take(&mut self.came);
        let Some(field) = self.fields.get_mut(self.at) else { return };
        if gives_way {
            field.line.put_aside();
        }
        field.line.insert(words);
    }

    /// Another of these words, where the line that has the cursor has a choice of them: the next,
    /// or the one before.
    pub fn turn(&mut self, back: bool) -> bool {
        let Some(field) = self.fields.get_mut(self.at) else { return false };
        let words = &field.choice;
        if words.is_empty() {
            return false;
        }
        let typed = field.line.text();
        let begun = || words.iter().position(|word| word.starts_with(typed.trim()));
        let next = match (words.iter().position(|word| *word == typed.trim()), back) {
            (Some(at), false) => (at + 1) % words.len(),
            (Some(at), true) => at.checked_sub(1).unwrap_or(words.len() - 1),
            (None, _) => begun().unwrap_or(0),
        };
        let next = words.get(next).copied().unwrap_or_default();
        field.line.set(next);
        self.came = true;
        true
    }

    /// The place of the field of this name.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// What was typed in the field of this name, without blanks around it.
    #[must_use]
    pub fn typed(&self, name: &str) -> String {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map(|field| field.line.text().trim().to_owned()).unwrap_or_default()
    }

    /// True where the field of this name says what it said at first.
    #[must_use]
    pub fn is_as_it_was(&self, name: &str) -> bool {
        let field = self.fields.iter().find(|field| field.name == name);
        field.is_some_and(Field::is_as_it_was)
    }
}

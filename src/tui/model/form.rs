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

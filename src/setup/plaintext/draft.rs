//! What is made of a text.

use crate::domain::Plan;

/// A plan made of a text, and what of the text is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The plan, with an id for everything. Words in it are raw.
    pub plan: Plan,
    /// True where the text had blocks; else the plan has one, a discussion.
    pub has_programme: bool,
    /// What somebody should look at, as sentences without full stop; words in them are raw.
    pub remarks: Vec<String>,
    /// The lines that were not understood, in order.
    pub unread: Vec<Unread>,
}

/// Lines that were not understood; empty ones between them are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first line, from 1.
    pub first: usize,
    /// The last line.
    pub last: usize,
    /// Those with words, each with its number and how it begins, raw; after 60 characters an
    /// ellipsis.
    pub lines: Vec<(usize, String)>,
}

/// A range of more lines is told by its first.
const SHORT: usize = 4;

impl Unread {
    /// `line 7`, `lines 7–9`.
    #[must_use]
    pub fn lines_named(&self) -> String {
        match (self.first, self.last) {
            (first, last) if first == last => format!("line {first}"),
            (first, last) => format!("lines {first}–{last}"),
        }
    }

    /// What is told of them, a line each: every one of a few, the first of many.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let (first, last) = (self.first, self.last);
        match self.lines.as_slice() {
            [(_, begins)] => vec![format!("line {first} was not read: {begins}")],
            [(_, begins), rest @ ..] if rest.len() >= SHORT => {
                vec![format!("lines {first}–{last} were not read, the first of them: {begins}")]
            }
            few => {
                let row = |(line, begins): &(usize, String)| format!("  {line:>5}  {begins}");
                let head = format!("lines {first}–{last} were not read:");
                std::iter::once(head).chain(few.iter().map(row)).collect()
            }
        }
    }
}

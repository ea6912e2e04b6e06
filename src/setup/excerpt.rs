//! The piece of a plan a fault is about: the part of its line that fits, safe to show, with the
//! place in it.

use std::ops::Range;

use super::fault::Fault;
use super::source::Source;
use crate::text::{cut, shown, width};

/// Characters of a line looked at on each side; more would not fit any terminal.
const LOOKED_AT: usize = 400;

/// One line of a plan, cut to fit.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    line: usize,
    column: usize,
    text: String,
    marked: Range<usize>,
}

impl Excerpt {
    /// Takes the line a fault begins in, at most so many columns of it.
    pub(super) fn of(source: &Source, fault: &Fault, columns: usize) -> Self {
        let text = source.text.strip_suffix('\n').unwrap_or(&source.text);
        let start = text.floor_char_boundary(fault.span.start);
        let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
        let before = before.rsplit(['\n', '\u{feff}']).next().unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let end = line.floor_char_boundary(fault.span.end.saturating_sub(start));
        let (marked, after) = line.split_at_checked(end).unwrap_or((line, ""));
        let marked = cut(&shown(&beginning(marked)), columns).into_owned();
        let room = columns - width(&marked).min(columns);
        let after = shown(&beginning(after)).into_owned();
        let before = ending(before, room.saturating_sub(width(&after).min(room / 3)));
        let after = cut(&after, room.saturating_sub(width(&before))).into_owned();
        Self {
            name: shown(&source.name).into_owned(),
            line: fault.line,
            column: fault.column,
            marked: before.len()..before.len() + marked.len(),
            text: before + &marked + &after,
        }
    }

    /// The number of the line.
    pub(super) const fn line(&self) -> usize {
        self.line
    }

    /// Where the fault is, safe to show: `session.json:2:3`.
    pub(super) fn place(&self) -> String {
        format!("{}:{}:{}", self.name, self.line, self.column)
    }

    /// The part of the line.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Columns before what the fault is about, and columns of that.
    pub(super) fn columns(&self) -> [usize; 2] {
        let part = |range| self.text.get(range).map_or(0, width);
        [part(0..self.marked.start), part(self.marked.clone())]
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(LOOKED_AT).collect()
}

/// The shown end of a text, at most so many columns, with `…` where something is left out.
fn ending(text: &str, columns: usize) -> String {
    let skipped = text.chars().rev().take(LOOKED_AT).map(char::len_utf8).sum::<usize>();
    let near = text.get(text.len() - skipped..).unwrap_or_default();
    let whole = shown(near);
    if near.len() == text.len() && width(&whole) <= columns {
        return whole.into_owned();
    }
    let mut kept = whole.chars();
    while width(kept.as_str()) >= columns.max(1) && kept.next().is_some() {}
    if columns == 0 { String::new() } else { format!("…{}", shown(kept.as_str())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::fault::Severity;

    fn excerpt(text: &str, span: Range<usize>, columns: usize) -> (String, String) {
        let fault = Fault {
            severity: Severity::Error,
            line: 1,
            column: 1,
            span,
            path: String::new(),
            message: String::new(),
            hint: None,
        };
        let excerpt = Excerpt::of(&Source::new("p", text), &fault, columns);
        let marked = excerpt.text.get(excerpt.marked.clone()).unwrap().to_owned();
        (excerpt.text, marked)
    }

    fn pair(text: &str, marked: &str) -> (String, String) {
        (text.to_owned(), marked.to_owned())
    }

    #[test]
    fn a_short_line_is_whole() {
        assert_eq!(excerpt("{\n \"a\": 1\n}", 3..6, 40), pair(" \"a\": 1", "\"a\""));
        assert_eq!(excerpt("", 0..1, 40), pair("", ""));
        assert_eq!(excerpt("{", 1..9, 40), pair("{", ""));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "a".repeat(5000), "b".repeat(5000));
        let (line, marked) = excerpt(&text, 5000..5004, 20);
        assert_eq!((width(&line), marked.as_str()), (20, "HERE"));
        assert!(line.starts_with("…a") && line.ends_with("b…"), "{line}");
        let (line, marked) = excerpt(&"x".repeat(9000), 10..8000, 20);
        assert_eq!(line, marked);
    }

    #[test]
    fn nothing_in_it_acts_on_the_terminal() {
        let (line, marked) = excerpt("a\u{1b}[2J\t\"\u{202e}b\"\u{7}c", 6..12, 40);
        assert_eq!((line.as_str(), marked.as_str()), ("a[2J \"b\"c", "\"b\""));
    }
}

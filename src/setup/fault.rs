//! What is wrong with a plan, and where.

use std::ops::Range;

use super::tree::At;
use super::words::Nearest;
use crate::sorting::sort_by;
use crate::text::shown;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan cannot be used.
    Error,
    /// The plan can be used; somebody should know.
    Warning,
}

/// One thing that is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Whether it stops the plan from being used.
    pub severity: Severity,
    /// The line it begins in, from 1.
    pub line: usize,
    /// The character of that line it begins at, from 1; a byte order mark is not counted.
    pub column: usize,
    /// Its bytes in the source. Of an object or a list the opening bracket alone; never more than
    /// the source has, always on character boundaries.
    pub span: Range<usize>,
    /// The place as a JSON pointer (RFC 6901), raw; empty for the whole plan. A key that is not
    /// allowed, or written twice, is its own place; of a missing key it is that of the object.
    pub path: String,
    /// One lower-case sentence without a full stop. Words of the plan in it are quoted, cut to a
    /// readable length and safe to show.
    pub message: String,
    /// What to do about it, as safe to show as the message.
    pub hint: Option<String>,
}

impl Fault {
    /// Faults of another file that people write: each with its bytes, its message and its hint,
    /// which may be empty. They come back by place, each once.
    #[must_use]
    pub fn placed(text: &str, found: Vec<(Range<usize>, String, String)>) -> Vec<Self> {
        let mut faults = Faults::default();
        for (span, message, hint) in found {
            let hint = Some(hint).filter(|hint| !hint.is_empty());
            faults.at(Severity::Error, span, "", shown(&message).into_owned(), hint);
        }
        faults.finish(text)
    }
}

/// Gathers faults while a plan is read.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<Fault>,
    nearest: Nearest,
}

impl Faults {
    pub(super) fn error(&mut self, at: &At<'_>, message: impl Into<String>, hint: Option<String>) {
        self.at(Severity::Error, at.node.mark(), &at.path, message.into(), hint);
    }

    pub(super) fn warning(
        &mut self,
        at: &At<'_>,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        self.at(Severity::Warning, at.node.mark(), &at.path, message.into(), hint);
    }

    /// Notes a fault whose place is not a value: a key, a comma, a missing bracket.
    pub(super) fn at(
        &mut self,
        severity: Severity,
        span: Range<usize>,
        path: &str,
        message: String,
        hint: Option<String>,
    ) {
        let path = path.to_owned();
        self.found.push(Fault { severity, line: 0, column: 0, span, path, message, hint });
    }

    /// The candidate most like what was typed; `None` where nothing is alike.
    pub(super) fn nearest<'c>(
        &mut self,
        candidates: impl IntoIterator<Item = &'c str>,
        typed: &str,
    ) -> Option<&'c str> {
        self.nearest.of(candidates, typed)
    }

    pub(super) fn any_error(&self) -> bool {
        self.found.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// Every fault once, by place and then errors first, with its line and column in `text`.
    pub(super) fn finish(self, text: &str) -> Vec<Fault> {
        let mut found = self.found;
        sort_by(&mut found, |a, b| {
            (a.span.start, a.severity, &a.message).cmp(&(b.span.start, b.severity, &b.message))
        });
        found.dedup();
        let mut sweep = Sweep::new(text);
        for fault in &mut found {
            fault.span = within(text, &fault.span);
            (fault.line, fault.column) = sweep.position(fault.span.start);
        }
        found
    }
}

/// The span cut back to whole characters of the text.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.floor_char_boundary(span.end).max(start)
}

/// Counts lines and characters once over the text, however many places are asked for.
struct Sweep<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'t> Sweep<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, offset: 0, line: 1, column: 1 }
    }

    /// The line and column of a byte; places are asked for in rising order.
    fn position(&mut self, offset: usize) -> (usize, usize) {
        for c in self.text.get(self.offset..offset).unwrap_or_default().chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                '\u{feff}' if self.line == 1 && self.column == 1 => {}
                _ => self.column += 1,
            }
        }
        self.offset = self.offset.max(offset);
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_bear_a_byte_order_mark() {
        let text = "\u{feff}é=1\r\n  日本x";
        let mut sweep = Sweep::new(text);
        assert_eq!(sweep.position(3), (1, 1));
        assert_eq!(sweep.position(5), (1, 2));
        assert_eq!(sweep.position(text.find('日').unwrap()), (2, 3));
        assert_eq!(sweep.position(text.find('x').unwrap()), (2, 5));
    }

    #[test]
    fn faults_come_by_place_and_each_once() {
        let mut faults = Faults::default();
        faults.at(Severity::Warning, 4..5, "/b", "late".into(), None);
        faults.at(Severity::Error, 4..5, "/b", "wrong".into(), None);
        faults.at(Severity::Error, 0..1, "", "first".into(), None);
        faults.at(Severity::Error, 0..1, "", "first".into(), None);
        let found = faults.finish("abc\ndef");
        let told: Vec<_> = found.iter().map(|f| (f.line, f.column, f.message.as_str())).collect();
        assert_eq!(told, [(1, 1, "first"), (2, 1, "wrong"), (2, 1, "late")]);
    }
}

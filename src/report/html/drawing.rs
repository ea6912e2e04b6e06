//! A drawing as shapes in whole units, for inline SVG.

use serde::Serialize;

use crate::text::{cut, shown, width, wrap};

/// Lines a label may run over.
const LINES: usize = 3;

/// The width of every drawing, in units that are about a pixel on a phone.
pub(super) const WIDTH: usize = 320;

/// A drawing. Its words are shown forms of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Drawing {
    /// Its height.
    pub(super) height: usize,
    /// What it shows.
    pub(super) title: String,
    /// All of its numbers in words.
    pub(super) words: String,
    /// What stands on it, in the order it is drawn.
    pub(super) shapes: Vec<Shape>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Shape {
    /// A filled or framed rectangle.
    Box { x: usize, y: usize, width: usize, height: usize, class: &'static str },
    /// A thin upright line.
    Line { x: usize, from: usize, to: usize },
    /// Words on one line; `y` is where they stand.
    Text { x: usize, y: usize, class: &'static str, text: String },
}

impl Drawing {
    /// Draws a rectangle.
    pub(super) fn area(
        &mut self,
        (x, y): (usize, usize),
        (width, height): (usize, usize),
        class: &'static str,
    ) {
        self.shapes.push(Shape::Box { x, y, width, height, class });
    }

    /// Draws words.
    pub(super) fn text(
        &mut self,
        (x, y): (usize, usize),
        class: &'static str,
        text: impl Into<String>,
    ) {
        self.shapes.push(Shape::Text { x, y, class, text: text.into() });
    }
}

/// What somebody wrote as lines of so many columns, three at most; what is longer ends in `…`.
pub(super) fn label(text: &str, columns: usize) -> Vec<String> {
    let all = wrap(&shown(text), columns);
    let mut lines: Vec<String> = all.iter().take(LINES).cloned().collect();
    if all.len() > LINES
        && let Some(last) = lines.last_mut()
    {
        *last = cut(&format!("{last} …"), columns).into_owned();
    }
    lines
}

/// The columns of the widest of these.
pub(super) fn widest<'a>(lines: impl IntoIterator<Item = &'a String>) -> usize {
    lines.into_iter().map(|line| width(line)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_runs_over_three_lines_at_most() {
        let lines = label(&"many words ".repeat(40), 36);
        assert_eq!(lines.len(), LINES);
        assert!(lines[2].ends_with('…') && !lines[2].ends_with("……"), "{lines:?}");
        assert!(widest(&lines) <= 36);
        assert_eq!(label("few\u{1b} words", 36).len(), 1);
    }
}

//! A drawing as shapes in whole units, for inline SVG.

use serde::Serialize;

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

//! How a fault is drawn: its sentence, where it stands, the line, and a mark below the place.

use super::excerpt::Excerpt;
use super::fault::Severity;
use crate::text::wrap;

/// The signs a fault is drawn with, and the ANSI attributes of its parts; without these, nothing
/// of it is beyond ASCII.
#[derive(Debug)]
pub(super) struct Drawing {
    error: (char, &'static str),
    warning: (char, &'static str),
    bar: char,
    below: char,
    corners: [&'static str; 2],
    /// Below something, and below nothing.
    marks: [char; 2],
    place: &'static str,
    number: &'static str,
    marked: &'static str,
}

const PLAIN: Drawing = Drawing {
    error: ('x', ""),
    warning: ('!', ""),
    bar: '|',
    below: ':',
    corners: [",-", "`----"],
    marks: ['^', '^'],
    place: "",
    number: "",
    marked: "",
};

const COLOURED: Drawing = Drawing {
    error: ('×', "31"),
    warning: ('⚠', "33"),
    bar: '│',
    below: '·',
    corners: ["╭─", "╰────"],
    marks: ['─', '▲'],
    place: "36;1;4",
    number: "2",
    marked: "35;1",
};

impl Drawing {
    pub(super) const fn new(colour: bool) -> &'static Self {
        if colour { &COLOURED } else { &PLAIN }
    }

    /// The sentence of a fault, at most so many columns wide where words allow.
    pub(super) fn sentence(&self, severity: Severity, words: &str, columns: usize) -> String {
        let (sign, ink) = match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
        };
        let lines = wrap(words, columns.saturating_sub(4)).into_iter().enumerate();
        let sign = |n| if n == 0 { sign } else { self.bar };
        lines.map(|(n, line)| format!("  {} {line}\n", inked(ink, &sign(n).to_string()))).collect()
    }

    /// What the sentence is about.
    pub(super) fn excerpt(&self, excerpt: &Excerpt) -> String {
        let number = excerpt.line().to_string();
        let gutter = " ".repeat(number.len());
        let [top, bottom] = self.corners;
        let place = inked(self.place, &excerpt.place());
        let number = inked(self.number, &number);
        let [before, marked] = excerpt.columns();
        let mark = match (marked, self.marks) {
            (0, [_, nothing]) => nothing.to_string(),
            (n, [something, _]) => something.to_string().repeat(n),
        };
        let (bar, below, mark) = (self.bar, self.below, inked(self.marked, &mark));
        let (text, before) = (excerpt.text(), " ".repeat(before));
        format!(
            "  {gutter}{top}[{place}]\n \
             {number} {bar} {text}\n \
             {gutter} {below} {before}{mark}\n  \
             {gutter}{bottom}\n"
        )
    }
}

fn inked(ink: &str, words: &str) -> String {
    if ink.is_empty() { words.to_owned() } else { format!("\u{1b}[{ink}m{words}\u{1b}[0m") }
}

//! A plan from a programme as people mail it: plain text with times, titles and questions.
//!
//! Reads English programmes, a line at a time, and says which lines it did not understand. Makes
//! nothing up but the kind of a block, which it guesses from the words of its title. Reads no
//! tables of word processors, no other languages' months, and no time zones.

mod asked;
mod beside;
mod date;
mod daytime;
mod draft;
mod ends;
mod finish;
mod found;
mod headline;
mod hours;
mod kind;
mod label;
mod lasting;
mod line;
mod plain;
mod programme;
mod reader;
mod seated;
mod tables;

pub use draft::{Draft, Unread};
pub use plain::{NotPlain, plain_text};

use std::collections::HashSet;

use date::date_in;
use hours::range_in;
use line::{Line, lines};
use reader::Reader;

/// Makes a plan of a text; `name` is its title where the text has none. Any text gives a plan;
/// one without a programme gives a discussion. Every line is either in the plan or among the
/// unread ones, save labels and rules.
#[must_use]
pub fn draft(text: &str, name: &str) -> Draft {
    let lines = lines(text);
    let mut reader = Reader { dated_rows: has_dated_rows(&lines), ..Reader::default() };
    for line in &lines {
        reader.take(line);
    }
    finish::finish(reader.found, &lines, name)
}

/// True where several lines have each their date and hours: a list of blocks, not one heading.
fn has_dated_rows(lines: &[Line]) -> bool {
    let short = lines.iter().filter(|line| line.text.len() <= 300);
    let dated = short.filter_map(|line| {
        let (before, _, after) = date_in(&line.text)?;
        let (_, hours, _) = range_in(after).or_else(|| range_in(before))?;
        Some(hours.times())
    });
    dated.collect::<HashSet<_>>().len() > 1
}

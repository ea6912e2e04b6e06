//! The line as it is broken into rows, and the chips before it.

use ratatui::layout::Rect;

use super::caret::{Laid, lay};
use super::margin;
use crate::domain::NoteKind;
use crate::text;
use crate::theme::Tone;
use crate::tui::model::{Model, Pick, title};
use crate::tui::offer::sign_of;

/// Below so many columns the chips are short.
const NARROW: u16 = 60;

/// How many rows the line takes in an area.
pub(super) fn rows(model: &Model, area: Rect) -> u16 {
    let (_, laid) = laid(model, area);
    u16::try_from(laid.rows.len()).unwrap_or(u16::MAX)
}

/// The chips before the line, and the line beside them.
pub(crate) fn laid(model: &Model, area: Rect) -> (Vec<(Tone, String)>, Laid) {
    let before = before(model, area.width);
    let taken: usize = before.iter().map(|(_, words)| text::width(words)).sum();
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    // One column is the caret's, where it stands after a full row.
    (before, lay(&model.capture.line, columns.saturating_sub(taken + 1)))
}

/// The chips before the line: what it is, under which category, and that it is late.
fn before(model: &Model, columns: u16) -> Vec<(Tone, String)> {
    let narrow = columns < NARROW;
    let capture = &model.capture;
    let what = if capture.editing.is_some() {
        "edit".to_owned()
    } else {
        match capture.level {
            0 => model.line_kind().name(false).to_owned(),
            1 => "detail".to_owned(),
            level => format!("detail {level}"),
        }
    };
    let mut chips = vec![(Tone::Plain, format!("{what} "))];
    // Where there is little room, what is usual goes without saying.
    let is_new = capture.editing.is_none();
    if narrow && is_new && model.line_speaker().is_some() && model.line_kind() == NoteKind::Comment
    {
        chips.clear();
    }
    // Kept until changed, so it is never out of sight.
    if let Some(number) = sent_to(model) {
        let words = if narrow { format!("q{number}") } else { format!("question {number}") };
        chips.push((Tone::Plain, " ".to_owned()));
        chips.push((Tone::Chip, words));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    if let Some(chip) = category(model) {
        chips.push((Tone::Plain, " ".to_owned()));
        chips.push((Tone::Chip, chip));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    if let Some(speaker) = model.line_speaker() {
        let gap = if model.picked().is_some() { "" } else { " " };
        let name = text::shown(&speaker);
        // A third of the row at the most, so that words have their place.
        let chip = format!("{gap}@{}", text::cut(&name, usize::from(columns / 3)));
        chips.push((Tone::Chip, chip));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    if let Some(over) = model.line_over() {
        let late = if model.is_late(over) { ", late" } else { "" };
        chips.push((Tone::Plain, " ".to_owned()));
        chips.push((Tone::Late, format!("{}{late}", text::shown(title(over)))));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    chips.push((Tone::Chip, "▸ ".to_owned()));
    chips
}

/// The number of the question that the line was sent to.
fn sent_to(model: &Model) -> Option<usize> {
    let named = model.question_named().filter(|_| model.capture.editing.is_none());
    model.session.question_number(named?)
}

fn category(model: &Model) -> Option<String> {
    let picked = model.picked()?;
    let signs = if picked.kept { "##" } else { "#" };
    let word = match &picked.pick {
        Pick::New(label) => format!("{label} (new)"),
        Pick::Topic(topic) => sign_of(model, topic),
        Pick::Known(question, id) => {
            let category = model.session.category(question, id)?;
            category.letter.as_deref().unwrap_or(&category.label).to_owned()
        }
    };
    Some(format!("{signs}{}", text::cut(&text::shown(&word), 24)))
}

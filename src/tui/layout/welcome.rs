//! The rows of a welcome card, and how far it can be scrolled. Only what is seen is wrapped.

use ratatui::layout::Rect;

use super::margin;
use crate::domain::Detail;
use crate::text::{shown, shown_lines, wrap};
use crate::theme::Tone;
use crate::tui::model::{Card, CardRow, Model};

/// A row: how it looks and what it reads.
pub(crate) type Row = (Tone, String);

/// Rows above those that are scrolled, and the one below them.
pub(crate) const AROUND: u16 = 3;

/// What is within the margins.
pub(crate) fn inside(area: Rect) -> Rect {
    let side = margin(area);
    Rect { x: area.x.saturating_add(side), width: area.width.saturating_sub(2 * side), ..area }
}

/// The rows from where the card is scrolled to, as many as asked for.
pub(crate) fn seen(model: &Model, card: &Card, columns: usize, height: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, row) in card.rows.iter().enumerate().skip(card.scroll) {
        if rows.len() >= height {
            break;
        }
        rows.extend(lines(model, row, at == card.scroll, columns));
    }
    rows.truncate(height);
    rows
}

/// How far down the card can be scrolled at the model's size.
pub(crate) fn reach(model: &Model, card: &Card) -> usize {
    let (width, height) = model.size;
    let area = inside(Rect { x: 0, y: 0, width, height });
    let height = usize::from(area.height.saturating_sub(AROUND));
    let mut free = height;
    for (at, row) in card.rows.iter().enumerate().rev() {
        let own = lines(model, row, false, usize::from(area.width)).len();
        if own > free {
            return (at + 1).min(card.rows.len().saturating_sub(1));
        }
        free -= own;
    }
    0
}

/// The rows of one thing on the card; those of a heading have a blank one above, unless they are
/// the first that is seen.
fn lines(model: &Model, row: &CardRow, first: bool, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    match row {
        CardRow::Round { title, question } => {
            if !first {
                rows.push((Tone::Plain, String::new()));
            }
            let words = format!("{}  {}", shown(title), shown(question));
            let lines = wrap(words.trim_end(), columns).into_iter();
            rows.extend(lines.map(|line| (Tone::Strong, line)));
        }
        CardRow::Pile { sign, label, notes } => {
            let words = format!("{} {}  {notes}", shown(sign), shown(label));
            let lines = wrap(words.trim_start(), columns.saturating_sub(1)).into_iter();
            rows.extend(lines.map(|line| (Tone::Category, format!(" {line}"))));
        }
        CardRow::Note(id) => {
            if let Some(note) = model.session.notes.get(*id) {
                point(&note.words.text, columns, 3, &mut rows);
                details(&note.words.details, columns, 5, &mut rows);
            }
        }
    }
    rows
}

fn details(all: &[Detail], columns: usize, indent: usize, rows: &mut Vec<Row>) {
    for detail in all {
        point(&detail.text, columns, indent, rows);
        details(&detail.details, columns, indent + 2, rows);
    }
}

fn point(words: &str, columns: usize, indent: usize, rows: &mut Vec<Row>) {
    let room = columns.saturating_sub(indent + 2);
    let lines = shown_lines(words).into_iter().flat_map(|line| wrap(&line, room));
    for (at, line) in lines.enumerate() {
        let sign = if at == 0 { "· " } else { "  " };
        rows.push((Tone::Plain, format!("{}{sign}{line}", " ".repeat(indent))));
    }
}

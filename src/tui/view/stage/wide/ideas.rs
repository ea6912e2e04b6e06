//! The newest ideas, whole: what does not fit whole is left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::{Detail, NoteKind, hour_minute};
use crate::session::Note;
use crate::text::{cut, pad, shown, shown_lines, width, wrap};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};
use crate::tui::view::stage::heading::heading;
use crate::tui::view::stage::newest::{letter, newest};

/// Columns of the minute a note came at.
const TIME: usize = 6;

/// Columns of its table and letter at least; at the most so many in a hundred.
const TAGS: usize = 5;
const SHARE: usize = 20;

/// Draws the newest notes, newest first.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let mut notes = newest(model).peekable();
    if notes.peek().is_none() {
        return;
    }
    heading(theme, buffer, area, "NEWEST", "");
    let list = below(area, 1);
    let wide = usize::from(area.width);
    let seen = newest(model).take(usize::from(list.height));
    let most = (wide * SHARE / 100).max(TAGS);
    let tagged = seen.map(|note| width(&tags(model, note, most))).max().unwrap_or(0).max(TAGS);
    let columns = wide.saturating_sub(TIME + tagged + 1);
    let mut row = 0;
    for note in notes {
        let lines = lines(note, columns);
        let taken = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let free = list.height.saturating_sub(row);
        if free == 0 || (taken > free && row > 0) {
            break;
        }
        let head = below(list, row);
        let at = hour_minute(model.local(note.at));
        let after = place(buffer, head, (0, 0), &pad(&at, TIME), theme.style(Tone::Dim));
        let tags = tags(model, note, tagged);
        place(buffer, head, (after, 0), &tags, theme.style(Tone::Category));
        let indent = after + u16::try_from(tagged + 1).unwrap_or(0);
        for (y, line) in (0..free).zip(&lines) {
            let goes_on = taken > free && y + 1 == free;
            let left = format!("… {} lines more", taken - y);
            let line = if goes_on { &left } else { line };
            place(buffer, below(head, y), (indent, 0), line, theme.style(Tone::Plain));
        }
        row = row.saturating_add(taken);
    }
}

/// Its table, cut where it is long, and its category's letter.
fn tags(model: &Model, note: &Note, columns: usize) -> String {
    let letter = (note.kind == NoteKind::Idea).then(|| letter(&model.session, note));
    let room = letter.as_ref().map_or(columns, |it| columns.saturating_sub(width(it) + 1));
    let table = note.table.as_ref().map(|it| cut(&shown(it.as_str()), room).into_owned());
    table.into_iter().chain(letter).collect::<Vec<_>>().join(" ")
}

/// The words of a note, behind what it is where it is no idea, and its details, wrapped.
fn lines(note: &Note, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let what = match note.kind {
        NoteKind::Idea => String::new(),
        kind => format!("{}: ", kind.name(false)),
    };
    for (place, line) in shown_lines(&note.words.text).iter().enumerate() {
        let before = if place == 0 { what.as_str() } else { "" };
        lines.extend(wrap(&format!("{before}{line}"), columns));
    }
    for detail in note.words.details.iter() {
        detail_lines(detail, 0, columns, &mut lines);
    }
    lines
}

fn detail_lines(detail: &Detail, level: usize, columns: usize, lines: &mut Vec<String>) {
    let indent = " ".repeat(2 * level);
    let room = columns.saturating_sub(2 * level + 2);
    let words = shown_lines(&detail.text).join(" ");
    for (place, line) in wrap(&words, room).into_iter().enumerate() {
        let sign = if place == 0 { "·" } else { " " };
        lines.push(format!("{indent}{sign} {line}"));
    }
    for below in &detail.details {
        detail_lines(below, level + 1, columns, lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_stand_below_their_point_and_wrap_beside_their_sign() {
        let inner = Detail { text: "deep down".into(), details: Vec::new() };
        let outer = Detail { text: "one two three".into(), details: vec![inner] };
        let mut lines = Vec::new();
        detail_lines(&outer, 0, 9, &mut lines);
        assert_eq!(lines, ["· one two", "  three", "  · deep", "    down"]);
    }
}

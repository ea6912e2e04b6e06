//! A few lines that are filled in together.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::sheet;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::caret::in_row;
use crate::tui::layout::margin;
use crate::tui::layout::sheet::{form_foot, form_rows};
use crate::tui::model::{Field, Form};
use crate::tui::view::place::{below, place};
use crate::tui::words::REPLACES;

/// Columns that the name of a field takes, its sign included.
const NAME: u16 = 11;

pub(super) fn draw(form: &Form, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let rows = form_rows(form, columns);
    let inside = sheet::open(rows, theme, frame.buffer_mut(), area);
    let asked = text::wrap(&text::shown(&form.words), columns);
    for (row, line) in (0..inside.height).zip(&asked) {
        place(frame.buffer_mut(), inside, (0, row), line, theme.style(Tone::Plain));
    }
    let mut rest = below(inside, u16::try_from(asked.len()).unwrap_or(u16::MAX));
    for (at, line) in form.fields.iter().enumerate() {
        let has_cursor = at == form.at;
        field(line, (has_cursor, has_cursor && form.came), theme, frame, rest);
        rest = below(rest, 1);
    }
    let tone = match (form.waits.unheard, form.fault.is_empty()) {
        (true, _) => Tone::Warning,
        (false, true) => Tone::KeyHint,
        (false, false) => Tone::Refused,
    };
    let foot = text::shown(form_foot(form));
    for (row, line) in (0..rest.height).zip(text::wrap(&foot, columns)) {
        place(frame.buffer_mut(), rest, (0, row), &line, theme.style(tone));
    }
}

/// Draws a field: whether it has the cursor, and whether what stands in it gives way.
fn field(
    field: &Field,
    (has_cursor, gives_way): (bool, bool),
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    if area.is_empty() {
        return;
    }
    let buffer = frame.buffer_mut();
    let tone = if has_cursor { Tone::Chip } else { Tone::Dim };
    place(buffer, area, (0, 0), field.name, theme.style(tone));
    place(buffer, area, (NAME - 2, 0), if has_cursor { "▸" } else { "" }, theme.style(tone));
    let room = usize::from(area.width.saturating_sub(NAME)).saturating_sub(1);
    let (words, column) = in_row(&field.line, room);
    let words = if has_cursor {
        words
    } else {
        text::cut(&text::shown(&field.line.text()), room).into_owned()
    };
    let tone = if gives_way { Tone::Chosen } else { Tone::Input };
    let after = place(buffer, area, (NAME, 0), &words, theme.style(tone));
    let beside = match field.which.as_str() {
        which if !which.is_empty() && field.is_as_it_was() => which,
        _ if words.is_empty() || has_cursor => field.hint,
        _ => "",
    };
    let replaces = if gives_way { REPLACES } else { "" };
    let parts = [beside, replaces].into_iter().filter(|it| !it.is_empty());
    let beside = parts.collect::<Vec<_>>().join(" · ");
    let room = usize::from(area.width.saturating_sub(after + 2));
    // Nobody is to read it as a part of what stands there.
    let beside =
        if beside.is_empty() { String::new() } else { format!("({})", text::shown(&beside)) };
    place(buffer, area, (after + 2, 0), &text::cut(&beside, room), theme.style(Tone::Dim));
    let column = NAME.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    if has_cursor && column < area.width {
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}

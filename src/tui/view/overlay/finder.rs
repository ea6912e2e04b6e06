//! Lists that are searched by typing: the palette, and what the line or an idea goes to.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::sheet;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Choosing, Finder, Model};
use crate::tui::offer::{choices, entries};
use crate::tui::view::caret::lay;
use crate::tui::view::place::{place, place_end};

/// Columns that the name of an action takes.
const NAME: usize = 18;

/// A row: what it is called, what may follow that, what it says, what stands at its end, and whether it can be done.
struct Item {
    name: String,
    args: &'static str,
    words: String,
    end: String,
    can: bool,
}

pub(super) fn palette(
    model: &Model,
    finder: &Finder,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let items = entries(model, finder).into_iter().map(|entry| Item {
        name: entry.row.name.to_owned(),
        args: entry.row.args,
        words: match &entry.why_not {
            Some(why) => text::shown(why).into_owned(),
            None => entry.row.title.to_owned(),
        },
        end: entry.row.every_key().collect::<Vec<_>>().join(" "),
        can: entry.why_not.is_none(),
    });
    let items: Vec<Item> = items.collect();
    draw(":", finder, &items, theme, frame, area);
}

pub(super) fn pick(
    model: &Model,
    what: &Choosing,
    finder: &Finder,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let sign = match what {
        Choosing::Where => "goes to",
        Choosing::Category(_) => "#",
        Choosing::Table(_) => "@",
    };
    let items = choices(model, what, finder).into_iter().map(|choice| Item {
        name: String::new(),
        args: "",
        words: text::shown(&choice.label).into_owned(),
        end: String::new(),
        can: true,
    });
    let items: Vec<Item> = items.collect();
    draw(sign, finder, &items, theme, frame, area);
}

/// The line to type in stands at the foot, the best match just above it.
fn draw(
    sign: &str,
    finder: &Finder,
    items: &[Item],
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let most = usize::from(area.height).saturating_sub(3).min(16);
    let rows = most.max(1);
    let inside = sheet::open(rows + 1, theme, frame.buffer_mut(), area);
    if inside.is_empty() {
        return;
    }
    let fits = usize::from(inside.height).saturating_sub(1);
    let place_ = finder.place.min(items.len().saturating_sub(1));
    let first = place_.saturating_sub(fits.saturating_sub(1));
    for (line, at) in (first..items.len()).take(fits).enumerate() {
        let Some(item) = items.get(at) else { continue };
        let row =
            inside.height.saturating_sub(2).saturating_sub(u16::try_from(line).unwrap_or(u16::MAX));
        one(item, at == place_, theme, frame.buffer_mut(), (inside, row));
    }
    if items.is_empty() {
        let row = inside.height.saturating_sub(2);
        let words = "nothing matches";
        place(frame.buffer_mut(), inside, (2, row), words, theme.style(Tone::Dim));
    }
    typed(sign, finder, theme, frame, inside);
}

fn one(item: &Item, chosen: bool, theme: &Theme, buffer: &mut Buffer, (area, row): (Rect, u16)) {
    let tone = |usual| match (chosen, item.can) {
        (true, _) => Tone::Selected,
        (false, true) => usual,
        (false, false) => Tone::Dim,
    };
    let sign = if chosen { "▸ " } else { "  " };
    let mut column = place(buffer, area, (0, row), sign, theme.style(tone(Tone::Plain)));
    if !item.name.is_empty() {
        let name = text::pad(&item.name, NAME.max(text::width(&item.name)));
        column = place(buffer, area, (column, row), &name, theme.style(tone(Tone::Key))) + 1;
    }
    if chosen && !item.args.is_empty() {
        let args = format!("{}  ", item.args);
        column = place(buffer, area, (column, row), &args, theme.style(Tone::Selected));
    }
    let room = usize::from(area.width.saturating_sub(column));
    let room = room.saturating_sub(text::width(&item.end) + 1);
    place(
        buffer,
        area,
        (column, row),
        &text::cut(&item.words, room),
        theme.style(tone(Tone::Plain)),
    );
    let end = Rect { y: area.y + row, height: 1, ..area };
    place_end(buffer, end, 0, &item.end, theme.style(tone(Tone::KeyHint)));
}

fn typed(sign: &str, finder: &Finder, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let row = area.height.saturating_sub(1);
    let buffer = frame.buffer_mut();
    let start = place(buffer, area, (0, row), &format!("{sign} "), theme.style(Tone::Chip));
    let room = usize::from(area.width.saturating_sub(start)).saturating_sub(1);
    let laid = lay(&finder.line, room);
    let words = laid.rows.get(laid.row).map_or("", String::as_str);
    place(buffer, area, (start, row), words, theme.style(Tone::Input));
    let column = start.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
    if column < area.width {
        frame.set_cursor_position(Position::new(area.x + column, area.y + row));
    }
}

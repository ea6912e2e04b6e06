//! The dialog of a new session: its fields, and the programme that they make.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::head::head;
use crate::setup::Sketch;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::home::{Dialog, Field, Printed};
use crate::tui::layout::caret::in_row;
use crate::tui::view::place::{below, inset, place, place_end};
use crate::tui::words::REPLACES;

/// Columns that the name of a field takes, its sign included.
const NAME: u16 = 13;
/// From so many columns on the programme stands beside the fields.
const BESIDE: u16 = 100;
/// Columns in which a title and a length are read as one row.
const EASY: u16 = 64;
/// Fewer rows are not worth drawing a programme in.
const FEW: u16 = 4;
/// Columns that a round's title takes without its question.
const NUMBERED: usize = 16;
/// Columns of titles, where there is no room for them as they are.
const TITLES: [usize; 4] = [usize::MAX, 40, 30, 22];
/// Columns of a time and of a length.
const TIME: u16 = 7;

pub(super) fn draw(dialog: &Dialog, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let folder = format!("./sessions/{}", Sketch::folder(&dialog.typed(Field::Title)));
    head("New session", &text::shown(&folder), theme, frame.buffer_mut(), area);
    let rest = below(area, 2);
    let said = fault(dialog, rest);
    let taken = u16::try_from(said.len()).unwrap_or(0);
    let inside = Rect { height: rest.height.saturating_sub(taken), ..rest };
    for (row, line) in (0..taken).zip(&said) {
        let at = below(rest, rest.height.saturating_sub(taken));
        place(frame.buffer_mut(), at, (0, row), line, theme.style(Tone::Refused));
    }
    let wanted = u16::try_from(dialog.fields().len()).unwrap_or(u16::MAX);
    if area.width >= BESIDE {
        let half = area.width / 2;
        fields(dialog, theme, frame, Rect { width: half - 3, ..inside });
        let beside = inset(inside, half, 0);
        let width = beside.width.min(EASY);
        programme(dialog, theme, frame.buffer_mut(), Rect { width, ..beside });
        return;
    }
    let under = inside.height.saturating_sub(wanted);
    if under >= FEW {
        fields(dialog, theme, frame, Rect { height: wanted, ..inside });
        // A row between them, where there is one.
        let apart = wanted + u16::from(under > FEW);
        programme(dialog, theme, frame.buffer_mut(), below(inside, apart));
        return;
    }
    // One row says how long it would be.
    let above = inside.height.saturating_sub(1);
    fields(dialog, theme, frame, Rect { height: above, ..inside });
    let last = Rect { height: 1, ..below(inside, above) };
    place(frame.buffer_mut(), last, (0, 0), &summary(dialog), theme.style(Tone::Dim));
}

/// Why it was not made, in whole words.
fn fault(dialog: &Dialog, area: Rect) -> Vec<String> {
    if dialog.making {
        return vec!["making it…".to_owned()];
    }
    if dialog.fault.is_empty() {
        return Vec::new();
    }
    let mut lines = text::wrap(&text::shown(&dialog.fault), usize::from(area.width));
    lines.truncate(usize::from(area.height / 3));
    lines
}

/// Draws the fields, the one with the cursor in sight.
fn fields(dialog: &Dialog, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let fields = dialog.fields();
    let at = fields.iter().position(|field| *field == dialog.at).unwrap_or(0);
    let height = usize::from(area.height);
    let first = at.saturating_sub(height / 2).min(fields.len().saturating_sub(height));
    for (row, one) in (0..area.height).zip(fields.iter().skip(first)) {
        field(dialog, *one, theme, frame, Rect { y: area.y + row, height: 1, ..area });
    }
}

fn field(dialog: &Dialog, field: Field, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let has_cursor = field == dialog.at;
    let typed = dialog.typed(field);
    // What is missing is told once it is asked to be made; what is wrong, at once.
    let fault = dialog.fault_of(field).filter(|_| !typed.is_empty());
    let gives_way = has_cursor && dialog.gives_way();
    let (tone, beside) = match fault {
        Some(fault) => (Tone::Refused, fault),
        None if typed.is_empty() || field == Field::Kind => (Tone::Dim, dialog.hint(field)),
        None => (Tone::Dim, beside(day(dialog, field, &typed), gives_way)),
    };
    let buffer = frame.buffer_mut();
    let own = if has_cursor { Tone::Chip } else { Tone::Dim };
    let input = if gives_way { Tone::Chosen } else { Tone::Input };
    place(buffer, area, (0, 0), &field.name(), theme.style(own));
    place(buffer, area, (NAME - 2, 0), if has_cursor { "▸" } else { "" }, theme.style(own));
    let room = usize::from(area.width.saturating_sub(NAME)).saturating_sub(1);
    let (words, column) = match dialog.line(field) {
        Some(line) => in_row(line, room),
        None => (typed.clone(), 0),
    };
    let words = if has_cursor { words } else { text::cut(&text::shown(&typed), room).into_owned() };
    let after = place(buffer, area, (NAME, 0), &words, theme.style(input));
    let gap = if words.is_empty() { 1 } else { 2 };
    let beside_room = usize::from(area.width.saturating_sub(after + gap));
    if beside_room > 3 {
        // What may stand there says shortly what is wrong.
        let long = tone == Tone::Refused && text::width(&beside) > beside_room;
        let beside = if long { dialog.hint(field) } else { beside };
        let beside = text::cut(&text::shown(&beside), beside_room).into_owned();
        place(buffer, area, (after + gap, 0), &beside, theme.style(tone));
    }
    let column = NAME.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    if has_cursor && column < area.width {
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}

/// What is known of what stands there, and that the first letter typed takes its place.
fn beside(known: String, gives_way: bool) -> String {
    match (known.is_empty(), gives_way) {
        (_, false) => known,
        (true, true) => REPLACES.to_owned(),
        (false, true) => format!("{known} · {REPLACES}"),
    }
}

/// The day of the week of a date, with all of it where it was typed in another way.
fn day(dialog: &Dialog, field: Field, typed: &str) -> String {
    let Some(day) = dialog.day().filter(|_| field == Field::Date) else { return String::new() };
    let is_whole = typed.trim() == day.to_string();
    day.format(if is_whole { "%A" } else { "%A %-d %B %Y" }).to_string()
}

/// Draws the blocks with their times, one behind another where there is no row for each; the end
/// always.
fn programme(dialog: &Dialog, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let blocks = dialog.programme();
    let (blocks, end) = blocks.split_at(blocks.len().saturating_sub(1));
    let height = usize::from(area.height.saturating_sub(1));
    let together = blocks.len() > height;
    let taken = if together { running_on(blocks, theme, buffer, area) } else { 0 };
    let each = blocks.iter().filter(|_| !together).chain(end);
    for (row, (time, title, length)) in (taken..area.height).zip(each) {
        let line = Rect { y: area.y + row, height: 1, ..area };
        place(buffer, line, (0, 0), time, theme.style(Tone::Dim));
        let room = usize::from(area.width.saturating_sub(TIME + 9));
        let title = text::shown(title);
        place(buffer, line, (TIME, 0), &text::cut(&title, room), theme.style(Tone::Plain));
        place_end(buffer, line, 0, length, theme.style(Tone::Dim));
    }
}

/// Draws the blocks as one text, with as much of their titles as there is room for, and leaves the
/// last row; tells how many rows it takes.
fn running_on(blocks: &[Printed], theme: &Theme, buffer: &mut Buffer, area: Rect) -> u16 {
    let one = |(time, title, length): &Printed, most: usize| {
        // A length is not parted from its unit.
        let length = length.replace(' ', "\u{a0}");
        let title = text::shown(title);
        let parts = [time.as_str(), &text::cut(&title, most), &length];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let height = area.height.saturating_sub(1);
    let laid = |most: usize| {
        let words = blocks.iter().map(|block| one(block, most)).collect::<Vec<_>>().join(" · ");
        text::wrap(&words, usize::from(area.width))
    };
    let fits = |rows: &Vec<String>| rows.len() <= usize::from(height);
    let rows = TITLES.into_iter().map(laid).find(fits).unwrap_or_else(|| laid(NUMBERED));
    for (row, words) in (0..height).zip(&rows) {
        let is_cut = row + 1 == height && rows.len() > usize::from(height);
        let words = if is_cut { format!("{words} …") } else { words.clone() };
        let words = text::cut(&words, usize::from(area.width));
        place(buffer, area, (0, row), &words, theme.style(Tone::Plain));
    }
    u16::try_from(rows.len()).unwrap_or(height).min(height)
}

/// `18:15 to 20:06, 1 h 51 min in all`.
fn summary(dialog: &Dialog) -> String {
    let blocks = dialog.programme();
    match (blocks.first(), blocks.last()) {
        (Some((start, ..)), Some((end, _, all))) if !start.is_empty() => {
            format!("{start} to {end}, {all}")
        }
        (_, last) => last.map(|(.., all)| all.clone()).unwrap_or_default(),
    }
}

//! How long, and are we late: the digits, the gauge below them, lateness beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lateness::Lateness;
use crate::actions::Action;
use crate::text::{cut, shown, width, wrap};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::bars::filled;
use crate::tui::view::clock::{ClockFace, Gauge};
use crate::tui::view::digits::{self, Size};
use crate::tui::view::place::{below, inset, place};

/// Columns of the gauge for every row of a pixel.
const GAUGE: u16 = 35;

/// Columns of the gauge that are left to it beside long words.
const LEAST: u16 = 12;

/// What lateness needs beside the digits.
const BESIDE: u16 = 28;

/// Draws digits, gauge and lateness. `beside` is the column where lateness stands if the digits
/// leave it free, `rows` how many there are for the digits.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
    (beside, rows): (u16, u16),
) {
    let face = ClockFace::of(model);
    let most = area.width.saturating_sub(BESIDE).min(beside.max(area.width / 2 + 11));
    let size = face.digits.as_deref().and_then(|digits| {
        Size::fitting(digits, most, rows).map(|size| (digits, size, size.width(digits)))
    });
    let column = match size {
        Some((digits, size, width)) => {
            digits::draw(digits, size, theme.style(face.tone), buffer, area);
            beside.max(width + 4)
        }
        None => beside,
    };
    let beside = inset(Rect { height: rows.min(area.height), ..area }, column, 0);
    let told = lateness(model, &face, theme, buffer, beside);
    if size.is_none() {
        let wide = if told { column.saturating_sub(2) } else { area.width };
        title(model, theme, buffer, Rect { width: wide.min(area.width), ..beside.union(area) });
    }
    let cells = size.map_or(GAUGE, |(_, size, width)| (width + 1).max(GAUGE * size.rows));
    gauge(&face, theme, buffer, (below(area, rows), cells));
}

/// Draws lateness and what else stands beside the digits; says whether there was any.
fn lateness(
    model: &Model,
    face: &ClockFace,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) -> bool {
    let columns = usize::from(area.width);
    let late = Lateness::of(&model.session, &model.outlook);
    let mut row = 0;
    if let Some(late) = &late {
        place(buffer, area, (0, 0), &cut(&late.head(), columns), theme.style(late.tone));
        place(buffer, area, (0, 1), &cut(&late.ends, columns), theme.style(Tone::Plain));
        row = if late.ends.is_empty() { 1 } else { 2 };
    }
    let held = face.held.as_ref().map(|held| wrap(held, columns)).unwrap_or_default();
    let held_rows = u16::try_from(held.len()).unwrap_or(u16::MAX).min(2);
    if let Some(late) = late.as_ref().filter(|late| !late.why.is_empty()) {
        let free = area.height.saturating_sub(row + held_rows);
        row += paragraph(&late.sentence(), theme, Tone::Plain, buffer, clip(area, row, free));
    }
    for line in held.iter().take(usize::from(held_rows)) {
        place(buffer, area, (0, row), &cut(line, columns), theme.style(Tone::Paused));
        row += 1;
    }
    let is_late = late.is_some_and(|late| late.tone == Tone::Late);
    if is_late && model.can_change() {
        let after = place(buffer, area, (0, row), model.key(Action::Late), theme.style(Tone::Key));
        place(buffer, area, (after, row), "  shorten or skip", theme.style(Tone::KeyHint));
    }
    row > 0
}

/// What the event is, where no digits stand.
fn title(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let plan = &model.session.plan;
    let subtitle = plan.subtitle.as_deref().unwrap_or_default();
    let place_name = plan.place.as_deref().unwrap_or_default();
    let mut row = 1;
    for (words, tone) in
        [(plan.title.as_str(), Tone::Plain), (subtitle, Tone::Dim), (place_name, Tone::Dim)]
    {
        if !words.is_empty() {
            let free = 5_u16.saturating_sub(row);
            row += paragraph(&shown(words), theme, tone, buffer, clip(area, row, free));
        }
    }
}

/// Draws the gauge and what it says.
fn gauge(face: &ClockFace, theme: &Theme, buffer: &mut Buffer, (area, cells): (Rect, u16)) {
    // The words tell more than the bar.
    let words = u16::try_from(width(&face.words)).unwrap_or(u16::MAX);
    let free = area.width.saturating_sub(words.saturating_add(2)).max(LEAST);
    let column = match face.gauge {
        Some(gauge) => bar(gauge, theme, buffer, (area, cells.min(free))) + 2,
        None => 0,
    };
    let room = usize::from(area.width.saturating_sub(column));
    place(buffer, area, (column, 0), &cut(&face.words, room), theme.style(Tone::Plain));
}

fn bar(gauge: Gauge, theme: &Theme, buffer: &mut Buffer, (area, cells): (Rect, u16)) -> u16 {
    let cells = usize::from(cells.min(area.width));
    let full = filled(gauge.gone, gauge.whole, cells);
    if gauge.is_over() {
        let half = cells.saturating_sub(6) / 2;
        let (left, right) = ("━".repeat(half), "━".repeat(cells.saturating_sub(6 + half)));
        let bar = format!("{left} OVER {right}");
        return place(buffer, area, (0, 0), &bar, theme.style(Tone::Warning));
    }
    let at = place(buffer, area, (0, 0), &"━".repeat(full), theme.style(Tone::Bar));
    place(buffer, area, (at, 0), &"─".repeat(cells - full), theme.style(Tone::BarTrack))
}

/// Draws shown words wrapped into an area, the last line cut where they go on; returns the rows.
pub(crate) fn paragraph(
    words: &str,
    theme: &Theme,
    tone: Tone,
    buffer: &mut Buffer,
    area: Rect,
) -> u16 {
    let columns = usize::from(area.width);
    let lines = wrap(words, columns);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    for (row, line) in (0..rows).zip(&lines) {
        let goes_on = row + 1 == rows && lines.len() > usize::from(rows);
        let line =
            if goes_on { cut(&format!("{line} …"), columns).into_owned() } else { line.clone() };
        place(buffer, area, (0, row), &line, theme.style(tone));
    }
    rows
}

/// So many rows of an area from a row on.
pub(crate) fn clip(area: Rect, row: u16, rows: u16) -> Rect {
    let rest = below(area, row);
    Rect { height: rest.height.min(rows), ..rest }
}

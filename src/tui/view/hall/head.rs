//! Block, clock, lateness and the time of day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::hour_minute;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, heading};
use crate::tui::view::capture::head::{clock, late, lateness, running_tone, small_clock};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{below, inset, place, place_end};

/// ` Midway Town Hall · running  7:12 left, until 19:45     ▲ 10 min late     19:37`; what has no
/// room is left out from the middle.
pub(super) fn usual(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    let area = inset(row, margin(row), margin(row));
    let time = hour_minute(model.local(model.now.at));
    place_end(buffer, area, 0, &time, theme.style(Tone::Plain));
    let clock = clock(model);
    let columns = usize::from(area.width).saturating_sub(text::width(&time) + 2);
    let title = title(model);
    let room = columns.saturating_sub(text::width(&clock) + 2);
    let title = text::cut(&title, room);
    let at = place(buffer, area, (0, 0), &title, theme.style(Tone::Title));
    let at = place(buffer, area, (at + 2, 0), &clock, theme.style(running_tone(model)));
    let late = signed(model);
    let wide = u16::try_from(text::width(&late)).unwrap_or(u16::MAX);
    let end = u16::try_from(columns).unwrap_or(u16::MAX);
    let from = end.saturating_sub(wide.saturating_add(3));
    if from > at.saturating_add(1) {
        place(buffer, area, (from, 0), &late, theme.style(tone(model)));
    }
}

/// The same in two rows of a small terminal.
pub(super) fn small(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let late = lateness(model);
    let room = usize::from(area.width).saturating_sub(text::width(&late) + 1);
    let title = self::title(model);
    place(buffer, area, (0, 0), &text::cut(&title, room), theme.style(Tone::Title));
    place_end(buffer, area, 0, &late, theme.style(tone(model)));
    small_clock(model, theme, buffer, below(area, 1));
}

/// What runs, and that it runs or is held; the title of the event where nothing does.
fn title(model: &Model) -> String {
    let words = match model.session.running() {
        Some(block) => {
            let state = if block.pause().is_some() { "paused" } else { "running" };
            format!("{} · {state}", heading(&model.session, block))
        }
        None => model.session.plan.title.clone(),
    };
    text::shown(&words).into_owned()
}

fn signed(model: &Model) -> String {
    let sign = match late(model) {
        0 => return String::new(),
        minutes if minutes > 0 => "▲",
        _ => "▼",
    };
    format!("{sign} {}", lateness(model))
}

fn tone(model: &Model) -> Tone {
    if late(model) > 0 { Tone::Late } else { Tone::Early }
}

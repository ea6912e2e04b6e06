//! What the hub did not take, each with why.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::sheet;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};

const KEYS: &str = "Tab sends it again  y copies  Esc leaves it here";

pub(super) fn draw(model: &Model, chosen: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let tray = &model.joined.tray;
    let most = usize::from(area.height.saturating_sub(3).clamp(4, 18));
    let rows = (2 * tray.len() + 2).clamp(4, most);
    let inside = sheet::open(rows, theme, frame.buffer_mut(), area);
    let buffer = frame.buffer_mut();
    place(buffer, inside, (0, 0), "NEEDS YOU", theme.style(Tone::Title));
    let list = Rect { height: inside.height.saturating_sub(2), ..below(inside, 1) };
    let seen = usize::from(list.height / 2).max(1);
    let first = (chosen + 1).saturating_sub(seen);
    let room = usize::from(inside.width).saturating_sub(4);
    for (at, (nth, returned)) in (0_u16..).zip(tray.iter().enumerate().skip(first).take(seen)) {
        let row = below(list, at * 2);
        let (mark, tone) = if nth == chosen { ("▸ ", Tone::Chosen) } else { ("  ", Tone::Plain) };
        let words = text::shown_lines(&returned.told()).join(" ");
        place(
            buffer,
            row,
            (0, 0),
            &format!("{mark}{}", text::cut(&words, room)),
            theme.style(tone),
        );
        let why = format!("    not done: {}", text::shown(&returned.why));
        let row = below(row, 1);
        place(buffer, row, (0, 0), &text::cut(&why, room + 4), theme.style(Tone::Refused));
    }
    let last = below(inside, inside.height.saturating_sub(1));
    let enter = match model.has_free_line() {
        true => "Enter takes it into the line",
        false => "save or clear the line first",
    };
    place(buffer, last, (0, 0), &format!("{enter}  {KEYS}"), theme.style(Tone::KeyHint));
}

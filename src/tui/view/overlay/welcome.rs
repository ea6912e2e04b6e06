//! What a table said before, over the whole screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::welcome::{AROUND, inside, reach, seen};
use crate::tui::model::{Card, Model};
use crate::tui::view::place::{below, place};
use crate::tui::words::table;

pub(super) fn draw(model: &Model, card: &Card, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    Clear.render(area, frame.buffer_mut());
    let area = inside(area);
    let buffer = frame.buffer_mut();
    let columns = usize::from(area.width);
    let name = table(&model.session, &card.table);
    let heading = format!("Welcome · {} said before", text::shown(&name));
    place(buffer, area, (0, 0), &text::cut(&heading, columns), theme.style(Tone::Title));
    place(buffer, area, (0, 1), &"─".repeat(columns), theme.style(Tone::Border));
    let list = Rect { height: area.height.saturating_sub(AROUND), ..below(area, 2) };
    if card.rows.is_empty() {
        place(buffer, list, (0, 0), "Nothing yet.", theme.style(Tone::Dim));
    }
    let rows = seen(model, card, columns, usize::from(list.height));
    for (line, (tone, words)) in (0..list.height).zip(&rows) {
        place(buffer, list, (0, line), words, theme.style(*tone));
    }
    let more = card.scroll < reach(model, card);
    let words = if more { "↓ more · Esc closes" } else { "Esc closes" };
    let last = area.height.saturating_sub(1);
    place(buffer, area, (0, last), words, theme.style(Tone::KeyHint));
}

//! Who spoke in the last town hall, where none runs.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::Span;
use crate::session::BlockState;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place, place_end};

/// `SPOKE in Midway Town Hall`, and below it everybody who was heard there, with the time they had
/// the floor.
pub(super) fn draw(
    model: &Model,
    hall: &BlockState,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let columns = usize::from(area.width);
    let at = place(buffer, area, (0, 0), "SPOKE", theme.style(Tone::Title));
    let title = format!("  in {}", text::shown(&hall.block.title));
    let title = text::cut(&title, columns.saturating_sub(usize::from(at))).into_owned();
    place(buffer, area, (at, 0), &title, theme.style(Tone::Plain));
    let heard = heard(model, hall);
    if heard.is_empty() {
        let words = text::cut("Nobody had the floor.", columns);
        place(buffer, below(area, 1), (0, 0), &words, theme.style(Tone::Dim));
    }
    let rows = usize::from(area.height.saturating_sub(1));
    let fit = if heard.len() > rows { rows.saturating_sub(1) } else { heard.len() };
    for (row, (name, spoken)) in (1..area.height).zip(heard.iter().take(fit)) {
        let line = below(area, row);
        let time = spoken.map_or_else(String::new, Span::digits_up);
        let room = columns.saturating_sub(text::width(&time) + 1);
        place(buffer, line, (0, 0), &text::cut(&text::shown(name), room), theme.style(Tone::Plain));
        place_end(buffer, line, 0, &time, theme.style(Tone::Dim));
    }
    if let (more @ 1.., true) = (heard.len() - fit, rows > 0) {
        let words = text::cut(&format!("{more} more"), columns).into_owned();
        place(buffer, below(area, area.height - 1), (0, 0), &words, theme.style(Tone::Dim));
    }
}

/// Everybody once: those who had turns in their order, then those whose comments alone were kept.
fn heard(model: &Model, hall: &BlockState) -> Vec<(Arc<str>, Option<Span>)> {
    let notes = model.capture.listed.listing().all();
    let kept = notes
        .filter_map(|id| model.session.notes.get(id))
        .filter(|note| !note.retracted && note.block.as_ref() == Some(hall.id()));
    let spoke = hall.floor.turns.iter().map(|turn| &turn.speaker);
    let mut heard: Vec<(Arc<str>, Option<Span>)> = Vec::new();
    for speaker in spoke.chain(kept.filter_map(|note| note.speaker.as_ref())) {
        if heard.iter().all(|(known, _)| known != speaker) {
            heard.push((Arc::clone(speaker), hall.spoken(speaker, model.now.t)));
        }
    }
    heard
}

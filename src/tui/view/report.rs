//! The Report: what is missing before it is sent, and below it how it reads.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::place::{below, inset, place, place_end};
use super::stage::header;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::margin;
use crate::tui::layout::report::{head, lefts, page_rows};
use crate::tui::model::Model;

/// Draws the Report in everything but the message line and the line of keys below it.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    header::draw_titled("Report", model, theme, buffer, area);
    let whole = Rect { height: area.height + 2, ..area };
    let side = margin(area);
    let mut rest = below(inset(area, side, side), header::ROWS);
    for (tone, words) in head(model, whole) {
        place(buffer, rest, (0, 0), &words, theme.style(tone));
        rest = below(rest, 1);
    }
    rule(model, theme, buffer, rest);
    page(model, theme, buffer, below(rest, 1));
}

/// The rule between both says how much of the report is above what is seen, and what is under way.
fn rule(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    header::rule(theme, buffer, area);
    let rows = model.preview.made.as_ref().map_or(0, |made| made.rows.len());
    let words = match (&model.preview.making, &model.preview.made) {
        (Some((_, what)), _) => {
            format!(" {} ideas: {what} … ", model.counts.all())
        }
        (None, Some(_)) if rows > 0 => {
            let to = (model.preview.scroll + page_rows(model)).min(rows);
            format!(" rows {} to {to} of {rows} ", model.preview.scroll + 1)
        }
        _ => return,
    };
    let words = text::cut(&words, usize::from(area.width));
    place_end(buffer, Rect { height: 1, ..area }, 0, &words, theme.style(Tone::Dim));
}

fn page(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if let Some(why) = &model.preview.failed {
        let words = format!("The report cannot be made: {}", text::shown(why));
        for (row, line) in (0..area.height).zip(text::wrap(&words, usize::from(area.width))) {
            place(buffer, area, (0, row), &line, theme.style(Tone::Refused));
        }
        return;
    }
    let Some(made) = &model.preview.made else {
        place(buffer, area, (0, 0), "The report is being made.", theme.style(Tone::Dim));
        return;
    };
    let mut rows = made.rows.iter().skip(model.preview.scroll);
    for left in lefts(model) {
        for (line, row) in (0..area.height).zip(&mut rows) {
            place(buffer, area, (left, line), &row.words, theme.style(row.tone));
        }
    }
}

//! The Stage on a large terminal: more of everything, nothing in another corner.

mod cards;
mod evening;
pub(crate) mod heat;
pub(crate) mod ideas;
mod shape;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::shape::Shape;
use super::heading::heading;
use super::round::{compared, talking};
use super::subject::Subject;
use super::tables::{sum, tables};
use super::time::{clip, paragraph};
use super::{header, programme, time};
use crate::session::Seats;
use crate::text::shown;
use crate::theme::{Theme, Tone};
use crate::tui::help::first;
use crate::tui::model::Model;
use crate::tui::view::place::{below, inset, place};
use crate::tui::view::{digits, where_to};

/// Rows of the digits.
const DIGITS: u16 = 2 * digits::ROWS;

/// Draws the Stage.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    header::draw(model, theme, buffer, area);
    let inner = below(inset(area, 2, 2), header::ROWS);
    let foot = if evening::has_times(model) { evening::ROWS + 1 } else { 1 };
    let body = Rect { height: inner.height.saturating_sub(foot + 1), ..inner };
    foot_of(model, theme, buffer, below(inner, body.height + 1));

    let third = (body.width.saturating_sub(4) / 3).max(62);
    let left = Rect { width: (third + 6).min(body.width), ..body };
    let middle = inset(body, left.width + 2, third);
    let right = inset(body, left.width + 2 + middle.width, 0);
    let two = Rect { width: left.width + middle.width, ..body };
    time::draw(model, theme, buffer, two, (left.width + 2, DIGITS));
    let is_alone = model.session.tables.is_empty()
        && model.session.questions.is_empty()
        && model.newest.is_empty();
    let place = if is_alone { programme::alone(model, left, middle) } else { left };
    asked(model, theme, buffer, below(place, DIGITS + 2));
    let middle = below(inset(middle, 0, 2), DIGITS + 2);
    let has_tables = !model.session.tables.is_empty();
    match has_tables {
        true => room(model, theme, buffer, middle),
        false => Shape::of(model).draw_all(model, theme, buffer, middle),
    }
    if let Some(seats) = Seats::to_take(&model.session, model.now.t) {
        where_to::draw(&seats, model.now.t, ("SEATS  ", theme), buffer, right);
        return;
    }
    if !has_tables {
        ideas::draw(model, theme, buffer, right);
        if model.newest.is_empty() {
            wanted(model, theme, buffer, right);
        }
        return;
    }
    if model.newest.is_empty() {
        let keys = u16::try_from(first(model).len() + 1).unwrap_or(u16::MAX);
        let above = right.height.saturating_sub(keys);
        Shape::of(model).draw_all(model, theme, buffer, clip(right, 0, above.saturating_sub(1)));
        wanted(model, theme, buffer, below(right, above));
        return;
    }
    let shape = Shape::of(model);
    let taken = shape.height(right.width).min(right.height / 2);
    ideas::draw(model, theme, buffer, clip(right, 0, right.height.saturating_sub(taken + 1)));
    shape.draw(theme, buffer, below(right, right.height.saturating_sub(taken)));
}

/// Where nothing was said yet, the keys that are wanted first.
fn wanted(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if !model.can_change() {
        return;
    }
    heading(theme, buffer, area, "KEYS", "");
    for (row, (keys, title)) in (1..area.height).zip(first(model)) {
        place(buffer, area, (0, row), &keys, theme.style(Tone::Key));
        place(buffer, area, (KEYS, row), title, theme.style(Tone::KeyHint));
    }
}

/// Columns of a key.
const KEYS: u16 = 6;

fn foot_of(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if evening::has_times(model) {
        evening::draw(model, theme, buffer, area);
        programme::next(model, theme, buffer, below(area, evening::ROWS));
    } else {
        programme::next(model, theme, buffer, area);
    }
}

/// The question whole with theme and goals, the facilitator's note, and the programme.
fn asked(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let area = inset(area, 0, 2);
    let taken = Subject::of(model).draw(theme, buffer, area, (area.height, true));
    let mut rest = below(area, taken + u16::from(taken > 0));
    let note = model.block().and_then(|state| state.block.notes.as_deref());
    if let Some(note) = note {
        heading(theme, buffer, rest, "FOR YOU ALONE", "");
        let taken = paragraph(&shown(note), theme, Tone::Plain, buffer, below(rest, 1));
        rest = below(rest, taken + 2);
    }
    if rest.height > 3 {
        programme::list(model, theme, buffer, rest);
    }
}

/// The tables as cards, then what each said in each round.
fn room(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let talking = talking(model);
    let rows = tables(model, talking);
    if rows.is_empty() {
        return;
    }
    heading(theme, buffer, area, "TABLES", &sum(model, talking, &rows));
    let shades = heat::legend(model, &rows);
    let under = u16::from(!shades.is_empty());
    let heat = heat::rows(model, &rows, area.width).min(area.height / 2);
    let sparks = rows.iter().any(|row| !model.pace.minutes(&row.id).is_empty());
    let legend = u16::from(sparks);
    let cards =
        Rect { height: area.height.saturating_sub(heat + 2 + legend + under), ..below(area, 1) };
    let taken = cards::draw(model, &rows, theme, buffer, cards);
    let mut rest = below(area, 1 + taken);
    if sparks {
        paragraph(cards::LEGEND, theme, Tone::Dim, buffer, clip(rest, 0, 1));
        rest = below(rest, 1);
    }
    let compared = talking.and_then(|block| compared(model, block));
    if let Some(words) = &compared {
        paragraph(words, theme, Tone::Plain, buffer, clip(rest, 0, 1));
        rest = below(rest, 1);
    }
    if sparks || compared.is_some() {
        rest = below(rest, 1);
    }
    heat::draw(model, &rows, theme, buffer, clip(rest, 0, heat));
    paragraph(&shades, theme, Tone::Dim, buffer, clip(rest, heat, under));
}

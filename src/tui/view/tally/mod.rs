//! The Tally: how many ideas, by category, table, round and minute.

mod kinds;
mod minutes;
mod piles;
mod rounds;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::capture::list;
use super::place::{below, inset, place};
use super::stage::header;
use super::stage::wide::ideas;
use crate::text::{counted, cut, shown};
use crate::theme::{Theme, Tone};
use crate::tui::layout::{MEASURE, is_large};
use crate::tui::model::{Model, Pile};

/// Columns and rows from which on tables and rounds stand beside the categories.
const USUAL: (u16, u16) = (64, 16);

/// Rows of the ideas a minute on a large terminal.
const TALL: u16 = 6;

/// Draws the Tally in everything but the message line and the line of keys below it.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    header::draw_titled("Tally", model, theme, buffer, area);
    let side = u16::from(area.width >= 60);
    let inner = below(inset(area, side, side), header::ROWS);
    if let Some(opened) = &model.tally.opened {
        let words = name(model, &opened.pile);
        place(
            buffer,
            inner,
            (0, 0),
            &cut(&words, usize::from(inner.width)),
            theme.style(Tone::Plain),
        );
        header::rule(theme, buffer, below(inner, 1));
        list::draw(model, theme, buffer, below(inner, 2));
        return;
    }
    let taken = kinds::draw(model, theme, buffer, inner);
    let rest = below(inner, taken + u16::from(inner.height > 8));
    if area.width < USUAL.0 || area.height < USUAL.1 {
        piles::draw(model, theme, buffer, rest);
        return;
    }
    let large = is_large(buffer.area);
    let tall = if large { TALL } else { 1 };
    let minutes = Rect { height: tall, ..below(rest, rest.height.saturating_sub(tall)) };
    minutes::draw(model, theme, buffer, minutes);
    let middle = Rect { height: rest.height.saturating_sub(tall + 1), ..rest };
    let right = match large {
        true => middle.width.saturating_sub(MEASURE + 3),
        false => rounds::columns(model, middle),
    };
    let left = middle.width.saturating_sub(right + 3);
    piles::draw(model, theme, buffer, Rect { width: left, ..middle });
    let beside = inset(middle, left + 3, 0);
    if large {
        let half = Rect { height: middle.height / 2, ..beside };
        let taken = rounds::draw(model, theme, buffer, half);
        let apart = u16::from(taken > 0);
        ideas::draw(model, theme, buffer, below(beside, taken + apart));
    } else {
        rounds::draw(model, theme, buffer, beside);
    }
}

/// `b Limited Role Broader · 6 ideas, each with its table`.
fn name(model: &Model, pile: &Pile) -> String {
    let row = model.tally.rows.iter().find(|row| row.pile.as_ref() == Some(pile));
    let Some(row) = row else { return emptied(pile).to_owned() };
    let number = pile.question.as_ref().and_then(|id| model.session.question_number(id));
    let of = number.map_or_else(String::new, |number| format!(" · question {number}"));
    let ideas = counted(row.ideas, "idea", "ideas");
    let words = format!("{} {}{of} · {ideas}, each after its table", row.sign, row.label);
    shown(words.trim_start()).into_owned()
}

/// Its last idea went elsewhere while it was open.
const fn emptied(pile: &Pile) -> &'static str {
    match pile.category {
        Some(_) => "This category is no more: it was removed, or is a part of another.",
        None => "All of these are under a question now.",
    }
}

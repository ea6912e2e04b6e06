//! The room as a grid of cards: who sits there, how it goes, when it last said something.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::actions::Action;
use crate::text::{counted, cut, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::bars::spark;
use crate::tui::view::place::{below, place, place_end};
use crate::tui::view::stage::round::talking;
use crate::tui::view::stage::tables::{Doing, TableRow, pick};

/// The least columns of a card.
const LEAST: u16 = 19;

/// Columns of a card that is read with ease.
const EASY: u16 = 29;

/// What the marks on a card are.
pub(crate) const LEGEND: &str = "█ ideas of a minute, · a minute without";

/// Draws as many cards as fit, the silent and the smallest first where some do not; returns the
/// rows taken, the blank one after each card included.
pub(crate) fn draw(
    model: &Model,
    tables: &[TableRow],
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) -> u16 {
    let named = tables.iter().any(|row| !row.topic.is_empty() || !row.host.is_empty());
    let tall = 3 + u16::from(named);
    let down = usize::from(area.height / tall);
    let easy = usize::from((area.width + 2) / (EASY + 2)).max(1);
    let most = usize::from((area.width + 2) / (LEAST + 2)).max(easy);
    let across = tables.len().div_ceil(down.max(1)).clamp(easy, most);
    let (shown, left_out) = pick(tables.to_vec(), across * down);
    let wide = ((usize::from(area.width) + 2) / across).saturating_sub(2);
    let wide = u16::try_from(wide).unwrap_or(area.width);
    let cells = shown.len() + usize::from(left_out > 0);
    for at in 0..cells {
        let x = u16::try_from(at % across).unwrap_or(0) * (wide + 2);
        let y = u16::try_from(at / across).unwrap_or(0) * tall;
        let card = Rect { x: area.x + x, width: wide, ..below(area, y) };
        match shown.get(at) {
            Some(row) => draw_card(model, row, named, theme, buffer, card),
            None => {
                let words = format!("{left_out} more, {}", model.key(Action::Tables));
                place(buffer, card, (0, 0), &words, theme.style(Tone::Plain));
            }
        }
    }
    u16::try_from(cells.div_ceil(across)).unwrap_or(0) * tall
}

fn draw_card(
    model: &Model,
    row: &TableRow,
    named: bool,
    theme: &Theme,
    buffer: &mut Buffer,
    card: Rect,
) {
    let room = usize::from(card.width);
    let count = counted(row.ideas, "idea", "ideas");
    let name = format!("Table {}", row.name);
    let name = cut(&name, room.saturating_sub(width(&count) + 1));
    place(buffer, card, (0, 0), &name, theme.style(Tone::Plain));
    place_end(buffer, card, 0, &count, theme.style(Tone::Plain));
    if named {
        let both = [row.topic.as_str(), row.host.as_str()];
        let said: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
        let said = said.join(" · ");
        place(buffer, card, (0, 1), &cut(&said, room), theme.style(Tone::Dim));
    }
    let line = below(card, 1 + u16::from(named));
    let (words, tone) = last_heard(model, row, room);
    place_end(buffer, line, 0, &words, theme.style(tone));
    let minutes = model.pace.minutes(&row.id);
    let free = room.saturating_sub(width(&words) + 1);
    let recent = minutes.get(minutes.len().saturating_sub(free)..).unwrap_or(minutes);
    let spark = spark(recent, model.pace.fastest());
    place(buffer, line, (0, 0), &spark, theme.style(Tone::Bar));
}

/// The age of a table's last note, or why there is none.
fn last_heard(model: &Model, row: &TableRow, columns: usize) -> (String, Tone) {
    if let Some(remark) = row.remark(columns) {
        let silent = matches!(row.doing, Doing::Silent(_));
        return (remark, if silent { Tone::Silent } else { Tone::Plain });
    }
    // Of this round, while one runs: as the ideas beside it.
    let began = talking(model).and_then(|block| block.started).map(|began| began.t);
    let heard = model.session.notes.newest_at(&row.id);
    let words = match heard.filter(|at| began.is_none_or(|began| *at >= began)) {
        None => "nothing yet".to_owned(),
        Some(at) => match (model.now.t - at).whole_seconds().max(0) / 60 {
            0 => "just now".to_owned(),
            minutes => format!("{minutes} min ago"),
        },
    };
    (words, Tone::Dim)
}

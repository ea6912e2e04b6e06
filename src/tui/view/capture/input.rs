//! The line: what stands before it, its words, and the terminal's own cursor at the caret.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, Pick, title};
use crate::tui::view::caret::{Laid, lay};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{below, inset, place};

/// How many rows the line takes in an area.
pub(super) fn rows(model: &Model, area: Rect) -> u16 {
    let (_, laid) = laid(model, area);
    u16::try_from(laid.rows.len()).unwrap_or(u16::MAX)
}

fn laid(model: &Model, area: Rect) -> (Vec<(Tone, String)>, Laid) {
    let before = before(model);
    let taken: usize = before.iter().map(|(_, words)| text::width(words)).sum();
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    // One column is the caret's, where it stands after a full row.
    (before, lay(&model.capture.line, columns.saturating_sub(taken + 1)))
}

pub(super) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if !model.can_change() || area.is_empty() {
        return;
    }
    let (before, laid) = laid(model, area);
    let area = inset(area, margin(area), 0);
    let greyed = model.capture.armed.is_some() || !model.has_line();
    let mut column = 0;
    for (tone, words) in &before {
        let tone = if greyed { Tone::Dim } else { *tone };
        column = place(frame.buffer_mut(), area, (column, 0), words, theme.style(tone));
    }
    let tone = if greyed { Tone::Dim } else { Tone::Input };
    let first = laid.row.saturating_sub(usize::from(area.height).saturating_sub(1));
    for (row, words) in (0..area.height).zip(laid.rows.iter().skip(first)) {
        place(frame.buffer_mut(), below(area, row), (column, 0), words, theme.style(tone));
    }
    if model.has_line() && model.capture.armed.is_none() && model.overlays.is_empty() {
        let x = column.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
        let y = u16::try_from(laid.row - first).unwrap_or(u16::MAX);
        let at = Position::new(area.x.saturating_add(x), area.y.saturating_add(y));
        if area.contains(at) {
            frame.set_cursor_position(at);
        }
    }
}

/// The chips before the line: what it is, under which category, and that it is late.
fn before(model: &Model) -> Vec<(Tone, String)> {
    let capture = &model.capture;
    let what = if capture.editing.is_some() {
        "edit".to_owned()
    } else {
        match capture.level {
            0 => model.line_kind().name(false).to_owned(),
            1 => "detail".to_owned(),
            level => format!("detail {level}"),
        }
    };
    let mut chips = vec![(Tone::Plain, format!("{what} "))];
    if let Some(chip) = category(model) {
        chips.push((Tone::Plain, " ".to_owned()));
        chips.push((Tone::Chip, chip));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    if let Some(late) = model.line_late() {
        chips.push((Tone::Plain, " ".to_owned()));
        chips.push((Tone::Late, format!("{}, late", text::shown(title(late)))));
        chips.push((Tone::Plain, " ".to_owned()));
    }
    chips.push((Tone::Chip, "▸ ".to_owned()));
    chips
}

fn category(model: &Model) -> Option<String> {
    let picked = model.capture.picked.as_ref()?;
    let signs = if picked.kept { "##" } else { "#" };
    let word = match &picked.pick {
        Pick::New(label) => format!("{label} (new)"),
        Pick::Known(id) => {
            let question = model.sign_question()?;
            let category = model.session.category(question, id)?;
            category.letter.as_deref().unwrap_or(&category.label).to_owned()
        }
    };
    Some(format!("{signs}{}", text::cut(&text::shown(&word), 24)))
}

//! The keys of this screen, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::actions::{ACTIONS, ActionSpec, Scope};
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Mode, Model, Screen};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{inset, place};

/// Columns that keys take: few where there are few.
const fn keys_in(columns: usize) -> usize {
    if columns < 60 { 8 } else { 14 }
}

/// A row: how its keys look, the keys, and what is beside them.
type Row = (Tone, String, String);

pub(super) fn draw(model: &Model, scroll: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    Clear.render(area, frame.buffer_mut());
    let area = inside(area);
    let height = shown(area);
    let columns = usize::from(area.width);
    let rows = rows(model, columns);
    let scroll = scroll.min(rows.len().saturating_sub(height));
    let beside = u16::try_from(keys_in(columns) + 1).unwrap_or(u16::MAX);
    let buffer = frame.buffer_mut();
    for (line, (tone, keys, words)) in (0..area.height).zip(rows.iter().skip(scroll).take(height)) {
        place(buffer, area, (0, line), keys, theme.style(*tone));
        place(buffer, area, (beside, line), words, theme.style(Tone::Plain));
    }
    let more = rows.len().saturating_sub(scroll + height);
    let words = match more {
        0 => "Esc closes".to_owned(),
        n => format!("↓ {n} more · Esc closes"),
    };
    place(buffer, area, (0, area.height.saturating_sub(1)), &words, theme.style(Tone::KeyHint));
}

/// How far down help can be scrolled at the model's size.
#[must_use]
pub fn reach(model: &Model) -> usize {
    let (width, height) = model.size;
    let area = inside(Rect { x: 0, y: 0, width, height });
    rows(model, usize::from(area.width)).len().saturating_sub(shown(area))
}

fn inside(area: Rect) -> Rect {
    inset(area, margin(area), margin(area))
}

/// The rows above the last one, which says how to go on.
fn shown(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(1))
}

fn rows(model: &Model, columns: usize) -> Vec<Row> {
    let mut all = Vec::new();
    for scope in scopes(model) {
        let rows = ACTIONS.iter().filter(|row| row.scope == *scope && is_there(model, row));
        let rows: Vec<&ActionSpec> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push((Tone::Plain, String::new(), String::new()));
        }
        let title = text::wrap(scope.title(), columns);
        all.extend(title.into_iter().map(|line| (Tone::Strong, line, String::new())));
        all.extend(rows.into_iter().flat_map(|row| action(row, columns)));
    }
    all
}

/// The keys of an action with what it does beside them; keys that are too many for their columns
/// have a line of their own.
fn action(row: &ActionSpec, columns: usize) -> Vec<Row> {
    let keys = row.every_key().collect::<Vec<_>>().join(" ");
    let taken = keys_in(columns);
    let mut docs = text::wrap(row.doc, columns.saturating_sub(taken + 1)).into_iter();
    let beside = if text::width(&keys) > taken { None } else { docs.next() };
    let first = (Tone::Key, keys, beside.unwrap_or_default());
    let rest = docs.map(|line| (Tone::Key, String::new(), line));
    std::iter::once(first).chain(rest).collect()
}

/// Actions without a key are in the palette; what cannot be done here at all is absent.
fn is_there(model: &Model, row: &ActionSpec) -> bool {
    row.every_key().next().is_some() && (!row.changes || model.can_change())
}

fn scopes(model: &Model) -> &'static [Scope] {
    match (model.mode, model.screen) {
        (Mode::Replay { .. }, _) => &[Scope::Replay, Scope::Stage, Scope::Room],
        (_, Screen::Capture) => &[Scope::Line, Scope::Room, Scope::Stage, Scope::List],
        (_, Screen::Stage) => &[Scope::Room, Scope::Stage],
        (_, Screen::Room) => &[Scope::Room],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_description_loses_a_word_at_any_width() {
        let mut model = Model::new(Mode::Live, (80, 24));
        model.screen = Screen::Capture;
        for columns in 36..100 {
            let rows = rows(&model, columns);
            let beside = keys_in(columns) + 1;
            let fits = |(_, keys, words): &Row| {
                let room = if words.is_empty() { columns } else { beside - 1 };
                text::width(keys) <= room && beside + text::width(words) <= columns
            };
            assert!(rows.iter().all(fits), "{columns}: {rows:#?}");
            let said: Vec<&str> = rows.iter().map(|(.., words)| words.as_str()).collect();
            assert!(said.join(" ").contains("same idea; Esc Enter is the same."));
        }
    }
}

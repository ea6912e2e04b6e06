//! The rows of help, and how far they can be scrolled.

use ratatui::layout::Rect;

use super::margin;
use crate::actions::{ACTIONS, ActionSpec, Scope};
use crate::text;
use crate::theme::Tone;
use crate::tui::model::{Mode, Model, Screen};

/// Columns that keys take: few where there are few.
pub(crate) const fn keys_in(columns: usize) -> usize {
    if columns < 60 { 8 } else { 14 }
}

/// A row: how its keys look, the keys, and what is beside them.
pub(crate) type Row = (Tone, String, String);

/// How far down help can be scrolled at the model's size.
pub(crate) fn reach(model: &Model) -> usize {
    let (width, height) = model.size;
    let area = inside(Rect { x: 0, y: 0, width, height });
    rows(model, usize::from(area.width)).len().saturating_sub(shown(area))
}

/// What is within the margins.
pub(crate) fn inside(area: Rect) -> Rect {
    let side = margin(area);
    Rect { x: area.x.saturating_add(side), width: area.width.saturating_sub(2 * side), ..area }
}

/// The rows above the last one, which says how to go on.
pub(crate) fn shown(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(1))
}

/// Every row at so many columns.
pub(crate) fn rows(model: &Model, columns: usize) -> Vec<Row> {
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
        (_, Screen::TownHall) => {
            &[Scope::Line, Scope::Room, Scope::Stage, Scope::List, Scope::Speakers]
        }
        (_, Screen::Capture) => &[Scope::Line, Scope::Room, Scope::Stage, Scope::List],
        (_, Screen::Tally) => &[Scope::Tally, Scope::Rows, Scope::List, Scope::Room, Scope::Stage],
        (_, Screen::Report) => &[Scope::Report, Scope::Room, Scope::Stage],
        (_, Screen::Stage) => &[Scope::Room, Scope::Stage],
        (_, Screen::Programme) => &[Scope::Programme, Scope::Rows, Scope::Room, Scope::Stage],
        (_, Screen::Tables) => &[Scope::Tables, Scope::Rows, Scope::Room, Scope::Stage],
        (_, Screen::Categories) => {
            &[Scope::Categories, Scope::Split, Scope::Rows, Scope::Room, Scope::Stage]
        }
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

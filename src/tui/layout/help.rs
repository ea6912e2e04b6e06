//! The rows of help, and how far they can be scrolled.

use ratatui::layout::Rect;

use super::margin;
use crate::actions::{ActionSpec, Scope};
use crate::text;
use crate::theme::Tone;
use crate::tui::help::{Section, does, first, home_sections, sections};
use crate::tui::home::Home;
use crate::tui::model::Model;

/// What stands above the keys that are wanted first.
const FIRST: &str = "Most used here; below, every key";

/// Columns that keys take: few where there are few.
pub(crate) const fn keys_in(columns: usize) -> usize {
    if columns < 60 { 8 } else { 14 }
}

/// A row: how its keys look, the keys, and what is beside them.
pub(crate) type Row = (Tone, String, String);

/// How many rows help shows at the model's size, and how far down it can be scrolled.
pub(crate) fn reach(model: &Model) -> (usize, usize) {
    reached(model.size, |columns| rows(model, columns).len())
}

fn reached((width, height): (u16, u16), rows: impl Fn(usize) -> usize) -> (usize, usize) {
    let area = inside(Rect { x: 0, y: 0, width, height });
    let shown = shown(area);
    (shown, rows(usize::from(area.width)).saturating_sub(shown))
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

/// The same of the help of the Home screen.
pub(crate) fn home_reach(home: &Home) -> (usize, usize) {
    reached(home.size, |columns| home_rows(home, columns).len())
}

/// Every row at so many columns.
pub(crate) fn rows(model: &Model, columns: usize) -> Vec<Row> {
    let mut all = vec![(Tone::Strong, FIRST.to_owned(), String::new())];
    let first = first(model).into_iter();
    all.extend(first.flat_map(|(keys, title)| action(title, &[&keys], columns)));
    all.push((Tone::Plain, String::new(), String::new()));
    let does = |row: &ActionSpec| does(model, row);
    all.extend(listed(&sections(model), model.can_change(), does, columns));
    all
}

/// The same of the Home screen.
pub(crate) fn home_rows(home: &Home, columns: usize) -> Vec<Row> {
    listed(&home_sections(home.keys, home.scope()), true, |row| row.does(true), columns)
}

fn listed(
    sections: &[Section],
    can_change: bool,
    does: impl Fn(&ActionSpec) -> &'static str,
    columns: usize,
) -> Vec<Row> {
    let mut all = Vec::new();
    for section in sections {
        if !all.is_empty() {
            all.push((Tone::Plain, String::new(), String::new()));
        }
        let title = text::wrap(title(section.scope, can_change), columns);
        all.extend(title.into_iter().map(|line| (Tone::Strong, line, String::new())));
        let rows = section.rows.iter();
        all.extend(rows.flat_map(|(row, keys)| action(does(row), keys, columns)));
    }
    all
}

/// What stands above keys: where nothing is typed, no cursor ever blinks.
const fn title(scope: Scope, can_change: bool) -> &'static str {
    match scope {
        Scope::Stage if !can_change => "On every screen",
        Scope::Room if !can_change => "On every screen, and in the room's view",
        _ => scope.title(),
    }
}

/// The keys of an action with what it does beside them; keys that are too many for their columns
/// have a line of their own.
fn action(doc: &str, keys: &[&str], columns: usize) -> Vec<Row> {
    let keys = keys.join(" ");
    let taken = keys_in(columns);
    let mut docs = text::wrap(doc, columns.saturating_sub(taken + 1)).into_iter();
    let beside = if text::width(&keys) > taken { None } else { docs.next() };
    let first = (Tone::Key, keys, beside.unwrap_or_default());
    let rest = docs.map(|line| (Tone::Key, String::new(), line));
    std::iter::once(first).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::model::{Mode, Screen};

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

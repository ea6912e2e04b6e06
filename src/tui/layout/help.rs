//! The rows of help, and how far they can be scrolled.

use ratatui::layout::Rect;

use super::margin;
use crate::text;
use crate::theme::Tone;
use crate::tui::help::{Section, home_sections, sections};
use crate::tui::home::Home;
use crate::tui::model::Model;

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

/// How far down the help of the Home screen can be scrolled.
pub(crate) fn home_reach(home: &Home) -> usize {
    let (width, height) = home.size;
    let area = inside(Rect { x: 0, y: 0, width, height });
    home_rows(home, usize::from(area.width)).len().saturating_sub(shown(area))
}

/// Every row at so many columns.
pub(crate) fn rows(model: &Model, columns: usize) -> Vec<Row> {
    listed(&sections(model), columns)
}

/// The same of the Home screen.
pub(crate) fn home_rows(home: &Home, columns: usize) -> Vec<Row> {
    listed(&home_sections(home.keys), columns)
}

fn listed(sections: &[Section], columns: usize) -> Vec<Row> {
    let mut all = Vec::new();
    for section in sections {
        if !all.is_empty() {
            all.push((Tone::Plain, String::new(), String::new()));
        }
        let title = text::wrap(section.scope.title(), columns);
        all.extend(title.into_iter().map(|line| (Tone::Strong, line, String::new())));
        all.extend(section.rows.iter().flat_map(|(row, keys)| action(row.doc, keys, columns)));
    }
    all
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

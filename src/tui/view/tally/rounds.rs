//! What each table said in each round, beside the categories.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::sorting::sort_by_key;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};
use crate::tui::view::stage::tables::{TableRow, tables};
use crate::tui::view::stage::wide::heat;

/// Columns that the map takes of an area: what its rounds need, or more where tables stand side by
/// side, and never more than half.
pub(super) fn columns(model: &Model, area: Rect) -> u16 {
    let half = area.width / 2;
    let tables = tables(model, None);
    if tables.is_empty() {
        return 0;
    }
    let one = heat::columns(model, &tables);
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let across = u16::try_from(tables.len().div_ceil(room)).unwrap_or(u16::MAX).max(1);
    one.saturating_mul(across).min(half)
}

/// Draws the map; the fullest tables where some have no row. Returns the rows
/// taken; none where there are no tables.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) -> u16 {
    let rows = tables(model, None);
    if rows.is_empty() {
        return 0;
    }
    let needed = heat::rows(model, &rows, area.width);
    if needed <= area.height {
        heat::draw(model, &rows, theme, buffer, area);
        let legend = heat::legend(model, &rows);
        let left = usize::from(area.height - needed);
        if legend.is_empty() || left == 0 {
            return needed;
        }
        let mut lines = text::wrap(&legend, usize::from(area.width));
        if lines.len() > left {
            lines = vec![heat::SHADED.to_owned()];
        }
        for (y, line) in (needed..area.height).zip(&lines) {
            place(buffer, below(area, y), (0, 0), line, theme.style(Tone::Dim));
        }
        return needed + u16::try_from(lines.len()).unwrap_or_default();
    }
    let across = usize::from(area.width / heat::columns(model, &rows).max(1)).max(1);
    let places = usize::from(area.height.saturating_sub(2)) * across;
    let left_out = rows.len().saturating_sub(places);
    let rows = fullest(rows, places);
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    heat::draw(model, &rows, theme, buffer, above);
    let words = format!("{left_out} more tables");
    place(buffer, below(area, above.height), (0, 0), &words, theme.style(Tone::Plain));
    area.height
}

/// So many tables with the most ideas, in the order of the room.
fn fullest(rows: Vec<TableRow>, places: usize) -> Vec<TableRow> {
    let mut placed: Vec<(usize, TableRow)> = rows.into_iter().enumerate().collect();
    sort_by_key(&mut placed, |(_, row)| Reverse(row.ideas));
    placed.truncate(places);
    sort_by_key(&mut placed, |(place, _)| *place);
    placed.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TableId;
    use crate::tui::view::stage::tables::Doing;

    #[test]
    fn where_not_all_fit_the_fullest_tables_stand_in_the_order_of_the_room() {
        let row = |ideas| TableRow {
            id: TableId::new("t"),
            name: String::new(),
            ideas,
            doing: Doing::Types,
            topic: String::new(),
            host: String::new(),
        };
        let left = fullest([0, 2, 0, 0, 9, 2].map(row).to_vec(), 4);
        assert_eq!(left.iter().map(|row| row.ideas).collect::<Vec<_>>(), [0, 2, 9, 2]);
    }
}

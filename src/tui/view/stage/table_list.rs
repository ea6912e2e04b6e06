//! The tables as a list in columns: name, bar and count, or what is wrong.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::tables::{Doing, TableRow, pick};
use crate::text::{cut, width};
use crate::theme::{Theme, Tone};
use crate::tui::view::bars::{Scale, figures};
use crate::tui::view::place::{below, place};

/// Columns of a table in the list.
const CARD: u16 = 18;

/// How many tables stand in two columns before they take a third.
const FEW: usize = 20;

/// Rows that so many tables want in so many columns.
pub(crate) fn wanted(tables: usize, columns: u16) -> usize {
    let across = usize::from(columns / CARD).max(1);
    tables.div_ceil(across).max(tables.min(FEW).div_ceil(2))
}

/// Draws the tables in as many columns as they need.
pub(crate) fn draw(rows: Vec<TableRow>, all: &str, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let lines = usize::from(area.height).max(1);
    let most = usize::from(area.width / CARD).max(1);
    let columns = rows.len().div_ceil(lines).clamp(2.min(most), most);
    let places = if area.height == 0 { 0 } else { columns * lines };
    let (rows, left_out) = pick(rows, places);
    let cells = rows.len() + usize::from(left_out > 0);
    let down = cells.div_ceil(columns).max(1);
    let wide = (usize::from(area.width) + 1) / columns - 1;
    let column = Column::of(&rows, wide);
    for (at, words) in rows.iter().map(Some).chain((left_out > 0).then_some(None)).enumerate() {
        let x = u16::try_from((at / down) * (wide + 1)).unwrap_or(u16::MAX).min(area.width);
        let y = u16::try_from(at % down).unwrap_or(u16::MAX);
        let width = u16::try_from(wide).unwrap_or(u16::MAX).min(area.width - x);
        let cell = Rect { x: area.x + x, width, ..below(area, y) };
        match words {
            Some(row) => column.draw(row, theme, buffer, cell),
            None => {
                let words = format!("{left_out} more, {all}");
                place(buffer, cell, (0, 0), &words, theme.style(Tone::Plain));
            }
        }
    }
}

/// How one column of tables is divided; the same for all of them.
struct Column {
    name: usize,
    scale: Scale,
    count: usize,
}

impl Column {
    fn of(rows: &[TableRow], wide: usize) -> Self {
        let name = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0).max(2);
        let name = name.min(wide.saturating_sub(9).max(2));
        let count = figures(rows.iter().map(|row| row.ideas));
        let cells = wide.saturating_sub(name + 1 + 2 + count).min(12);
        Self { name, scale: Scale::of(rows.iter().map(|row| row.ideas), cells), count }
    }

    fn draw(&self, row: &TableRow, theme: &Theme, buffer: &mut Buffer, area: Rect) {
        let name = cut(&row.name, self.name);
        let indent = u16::try_from(self.name - width(&name)).unwrap_or(0);
        place(buffer, area, (indent, 0), &name, theme.style(Tone::Plain));
        let after = u16::try_from(self.name + 1).unwrap_or(u16::MAX);
        let tone = if matches!(row.doing, Doing::Silent(_)) { Tone::Silent } else { Tone::Plain };
        if let Some(remark) = row.remark(usize::from(area.width.saturating_sub(after))) {
            let end = place(buffer, area, (after, 0), &remark, theme.style(tone));
            if row.ideas > 0 && row.doing == Doing::Paper {
                place(buffer, area, (end + 1, 0), &row.ideas.to_string(), theme.style(tone));
            }
            return;
        }
        place(buffer, area, (after, 0), &self.scale.bar(row.ideas), theme.style(Tone::Bar));
        let bars = self.scale.longest().max(4);
        let count = format!("{:>1$}", row.ideas, self.count);
        let at = u16::try_from(usize::from(after) + bars + 2).unwrap_or(u16::MAX);
        place(buffer, area, (at, 0), &count, theme.style(Tone::Plain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_take_two_columns_and_more_only_when_they_are_many() {
        assert_eq!(wanted(10, 37), 5);
        assert_eq!(wanted(10, 57), 5);
        assert_eq!(wanted(40, 37), 20);
        assert_eq!(wanted(40, 57), 14);
        assert_eq!(wanted(3, 10), 3);
        assert_eq!(wanted(0, 37), 0);
    }
}

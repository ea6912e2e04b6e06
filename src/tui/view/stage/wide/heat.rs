//! What each table said in each round: shades with their numbers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::session::BlockState;
use crate::text::{cut, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};
use crate::tui::view::stage::tables::{Doing, TableRow};

/// Columns of one cell, the space before it included.
const CELL: usize = 6;

/// Columns of a table's name at least, and at the most.
const LEAST: usize = 4;
const MOST: usize = 10;

const SHADES: [&str; 5] = ["  ", "░░", "▒▒", "▓▓", "██"];

/// What the shades are.
pub(crate) const SHADED: &str = "░░ few to ██ most";

/// The rounds of the evening, left-out ones not counted.
fn rounds(model: &Model) -> Vec<&BlockState> {
    let blocks = model.session.blocks.iter();
    blocks.filter(|state| state.block.kind.has_tables() && !state.skipped).collect()
}

/// How a list of tables stands side by side.
struct Grid {
    across: usize,
    down: usize,
    block: usize,
}

impl Grid {
    fn of(tables: usize, rounds: usize, name: usize, columns: usize) -> Self {
        let block = name + rounds * CELL + 4;
        let across = (columns / block.max(1)).clamp(1, tables.div_ceil(10).max(1));
        Self { across, down: tables.div_ceil(across), block }
    }
}

/// Columns of the map where tables stand below each other.
pub(crate) fn columns(model: &Model, tables: &[TableRow]) -> u16 {
    u16::try_from(name(tables) + rounds(model).len() * CELL + 4).unwrap_or(u16::MAX)
}

/// Rows that these tables need, heading included.
pub(crate) fn rows(model: &Model, tables: &[TableRow], columns: u16) -> u16 {
    let grid = Grid::of(tables.len(), rounds(model).len(), name(tables), usize::from(columns));
    u16::try_from(grid.down + 1).unwrap_or(u16::MAX)
}

/// Columns of the tables' names, within bounds.
fn name(tables: &[TableRow]) -> usize {
    tables.iter().map(|row| width(&row.name)).max().unwrap_or(0).clamp(LEAST, MOST)
}

/// What the shades are, and which ideas stand in no row or no round; empty before the first.
pub(crate) fn legend(model: &Model, tables: &[TableRow]) -> String {
    let rounds = rounds(model);
    if rounds.iter().all(|round| round.started.is_none()) {
        return String::new();
    }
    let mut elsewhere = model.counts.all();
    let mut nowhere = Vec::new();
    for (at, round) in rounds.into_iter().enumerate() {
        let all = model.counts.during(Some(round.id()));
        let placed = tables.iter().map(|it| model.counts.at(Some(round.id()), Some(&it.id)));
        let left = all.saturating_sub(placed.sum());
        elsewhere = elsewhere.saturating_sub(all);
        if left > 0 {
            nowhere.push(format!("{left} of round {}", at + 1));
        }
    }
    let mut words = format!("ideas of each table, {SHADED}");
    if !nowhere.is_empty() {
        words.push_str(&format!(" · at no open table: {}", nowhere.join(", ")));
    }
    if elsewhere > 0 {
        words.push_str(&format!(" · {elsewhere} in no round"));
    }
    words
}

/// Draws the map.
pub(crate) fn draw(
    model: &Model,
    tables: &[TableRow],
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let rounds = rounds(model);
    if rounds.is_empty() || area.height < 2 {
        return;
    }
    let count =
        |table: &TableRow, round: &BlockState| model.counts.at(Some(round.id()), Some(&table.id));
    let each = tables.iter().flat_map(|table| rounds.iter().map(move |round| (table, *round)));
    let largest = each.map(|(table, round)| count(table, round)).max().unwrap_or(0);
    let wide = name(tables);
    let grid = Grid::of(tables.len(), rounds.len(), wide, usize::from(area.width));
    for across in 0..grid.across {
        let x = u16::try_from(across * grid.block).unwrap_or(u16::MAX).min(area.width);
        let column = Rect { x: area.x + x, width: area.width - x, ..area };
        place(buffer, column, (0, 0), "ROUND", theme.style(Tone::Dim));
        for (at, _) in rounds.iter().enumerate() {
            let number = format!("{:>5}", at + 1);
            place(buffer, column, (cell(wide, at), 0), &number, theme.style(Tone::Dim));
        }
        let part = tables.iter().skip(across * grid.down).take(grid.down);
        for (y, table) in (1..area.height).zip(part) {
            let line = below(column, y);
            let name = cut(&table.name, wide);
            let indent = u16::try_from(wide.saturating_sub(width(&name))).unwrap_or(0);
            place(buffer, line, (indent, 0), &name, theme.style(Tone::Plain));
            for (at, round) in rounds.iter().enumerate().filter(|(_, it)| it.started.is_some()) {
                let count = count(table, round);
                if count == 0 && table.doing == Doing::Paper {
                    place(buffer, line, (cell(wide, at), 0), "paper", theme.style(Tone::Plain));
                    continue;
                }
                let at = place(
                    buffer,
                    line,
                    (cell(wide, at), 0),
                    shade(count, largest),
                    theme.style(Tone::Bar),
                );
                place(buffer, line, (at, 0), &format!("{count:>3}"), theme.style(Tone::Plain));
            }
        }
    }
}

/// The column of a round, behind names so wide.
fn cell(name: usize, round: usize) -> u16 {
    u16::try_from(name + 1 + round * CELL).unwrap_or(u16::MAX)
}

/// Nothing for nothing, else one of four shades.
fn shade(count: usize, largest: usize) -> &'static str {
    let level = (count * 4).div_ceil(largest.max(1)).min(4);
    SHADES.get(level).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_follow_the_counts_and_nothing_has_none() {
        assert_eq!([0, 1, 2, 3, 4].map(|n| shade(n, 4)), ["  ", "░░", "▒▒", "▓▓", "██"]);
        assert_eq!(shade(1, 100), "░░");
        assert_eq!(shade(0, 0), "  ");
    }

    #[test]
    fn many_tables_stand_side_by_side() {
        assert_eq!(Grid::of(10, 3, 4, 60).down, 10);
        let grid = Grid::of(40, 3, 4, 60);
        assert_eq!((grid.across, grid.down), (2, 20));
        assert_eq!(Grid::of(0, 3, 4, 60).down, 0);
    }
}

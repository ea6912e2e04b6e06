//! Where people go: each table of a round with who sits there, in columns. What does not fit at
//! once is on pages, which change by themselves with the time.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::place::{below, inset, place, place_end};
use crate::domain::{Span, Stamp};
use crate::session::{Seats, SeatsAt, title};
use crate::text::{cut, shown, width, wrap};
use crate::theme::{Theme, Tone};

/// How long a page is shown.
const PAGE: Span = Span::seconds(8);

/// Columns that a table has at least, and those between two of them.
const LEAST: usize = 26;
const GAP: usize = 3;

/// Columns of `Table 10`, which are always worth having.
const SHORT: usize = 8;

/// A line: the table where it begins, and names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    table: String,
    people: String,
}

/// Lines of a table that stand in one column.
#[derive(Clone, Debug)]
struct Part {
    table: usize,
    lines: Range<usize>,
}

/// Columns as wide as each other.
struct Page {
    columns: Vec<Vec<Part>>,
}

/// All pages, and how wide a column and the names of its tables are. What stands in them is laid out
/// where it is drawn: of thousands a page shows a few.
struct Pages {
    all: Vec<Page>,
    wide: usize,
    label: usize,
}

/// Draws the name of the round, which page it is, and the page.
pub(crate) fn draw(
    seats: &Seats<'_>,
    now: Stamp,
    (words, theme): (&str, &Theme),
    buffer: &mut Buffer,
    area: Rect,
) {
    let list = below(area, 1);
    let tables = seats.tables();
    let pages = Pages::of(&tables, usize::from(list.width), usize::from(list.height).max(1));
    let several = pages.all.len() > 1;
    let at = usize::try_from(now.0 / PAGE.0).unwrap_or(0) % pages.all.len().max(1);
    let which = if several { format!("{} of {}", at + 1, pages.all.len()) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(width(&which) + 1);
    let heading = format!("{words}{}", shown(title(seats.block)));
    place(buffer, area, (0, 0), &cut(&heading, room), theme.style(Tone::Dim));
    place_end(buffer, area, 0, &which, theme.style(Tone::Plain));
    let Some(page) = pages.all.get(at) else { return };
    let across = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    for (column, parts) in page.columns.iter().enumerate() {
        let cell = inset(list, across(column * (pages.wide + GAP)), 0);
        let cell = Rect { width: cell.width.min(across(pages.wide)), ..cell };
        let lines = parts.iter().flat_map(|part| pages.lines(&tables, part));
        for (row, line) in (0..cell.height).zip(lines) {
            let table = cut(&line.table, pages.label);
            place(buffer, cell, (0, row), &table, theme.style(Tone::Title));
            let after = (across(pages.label + 2), row);
            place(buffer, cell, after, &line.people, theme.style(Tone::Plain));
        }
    }
}

impl Pages {
    /// As few pages as can be, and on them as few columns.
    fn of(tables: &[SeatsAt], columns: usize, rows: usize) -> Self {
        let most = ((columns + GAP) / (LEAST + GAP)).max(1);
        // Where even a line a table fills several pages, all the columns there are save most.
        if tables.len() > 2 * most * rows {
            return Self::across(tables, most, columns, rows);
        }
        let mut best = Self::across(tables, 1, columns, rows);
        for across in 2..=most {
            if best.all.len() < 2 {
                break;
            }
            let other = Self::across(tables, across, columns, rows);
            if other.all.len() < best.all.len() {
                best = other;
            }
        }
        best
    }

    fn across(tables: &[SeatsAt], across: usize, columns: usize, rows: usize) -> Self {
        let wide = ((columns + GAP) / across).saturating_sub(GAP).max(1);
        let longest = tables.iter().map(|at| width(&at.table)).max().unwrap_or(0);
        // One table with a long name does not narrow all the others.
        let label = longest.min((wide / 3).max(SHORT)).min(wide / 2);
        let mut full: Vec<(usize, Vec<Part>)> = Vec::new();
        for (table, at) in tables.iter().enumerate() {
            let high = height(at, beside(wide, label));
            for from in (0..high).step_by(rows) {
                let lines = from..high.min(from + rows);
                let more = lines.len();
                let part = Part { table, lines };
                match full.last_mut().filter(|(taken, _)| taken + more <= rows) {
                    Some((taken, parts)) => {
                        *taken += more;
                        parts.push(part);
                    }
                    None => full.push((more, vec![part])),
                }
            }
        }
        let full: Vec<Vec<Part>> = full.into_iter().map(|(_, parts)| parts).collect();
        let all = full.chunks(across).map(|columns| Page { columns: columns.to_vec() }).collect();
        Self { all, wide, label }
    }

    /// What stands in a part.
    fn lines(&self, tables: &[SeatsAt], part: &Part) -> Vec<Line> {
        let lines = tables.get(part.table).map(|at| lines(at, beside(self.wide, self.label)));
        let lines = lines.into_iter().flatten().skip(part.lines.start);
        lines.take(part.lines.len()).collect()
    }
}

/// The columns of names beside those of tables.
const fn beside(wide: usize, label: usize) -> usize {
    wide.saturating_sub(label + 2)
}

/// How many lines a table takes. Where all names are plain that is counted, not laid out.
fn height(at: &SeatsAt, columns: usize) -> usize {
    let mut words: Vec<usize> = Vec::new();
    for name in &at.people {
        // The dot behind the name before.
        words.last_mut().into_iter().for_each(|word| *word += 2);
        match name.starts_with("cards ") || name.len() >= columns {
            true => words.extend(name.split(' ').map(str::len)),
            false => words.push(name.len()),
        }
    }
    let fits = words.iter().all(|word| (1..columns).contains(word));
    if !fits || !at.people.iter().all(|name| name.is_ascii()) {
        return lines(at, columns).len();
    }
    let (mut high, mut used) = (1, 0);
    for word in words {
        let more = if used == 0 { word } else { used + 1 + word };
        (high, used) = if more <= columns { (high, more) } else { (high + 1, word) };
    }
    high
}

/// A table in so many columns of names; a name that fits on a line is not broken.
fn lines(at: &SeatsAt, columns: usize) -> Vec<Line> {
    let whole = |name: &String| match width(name) < columns {
        true if !name.starts_with("cards ") => name.replace(' ', "\u{a0}"),
        _ => name.clone(),
    };
    let people: Vec<String> = at.people.iter().map(whole).collect();
    let lines = wrap(&people.join("\u{a0}· "), columns);
    let mut tables = Some(at.table.clone()).into_iter();
    let line = |people| Line { table: tables.next().unwrap_or_default(), people };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(sizes: &[usize]) -> Vec<SeatsAt> {
        let table = |(at, size): (usize, &usize)| SeatsAt {
            table: format!("Table {}", at + 1),
            people: (0..*size).map(|n| format!("Ana {n}")).collect(),
        };
        sizes.iter().enumerate().map(table).collect()
    }

    /// What each column of each page reads.
    fn read(pages: &Pages, tables: &[SeatsAt]) -> Vec<Vec<String>> {
        let line = |line: Line| format!("{} {}", line.table, line.people);
        let column = |parts: &Vec<Part>| {
            let lines = parts.iter().flat_map(|part| pages.lines(tables, part));
            lines.map(line).collect::<Vec<_>>().join("/")
        };
        pages.all.iter().map(|page| page.columns.iter().map(column).collect()).collect()
    }

    #[test]
    fn tables_stand_in_one_column_until_more_save_a_page() {
        let two = tables(&[1, 1]);
        let pages = Pages::of(&two, 60, 2);
        assert_eq!(read(&pages, &two), [["Table 1 Ana\u{a0}0/Table 2 Ana\u{a0}0"]]);
        let pages = Pages::of(&tables(&[1; 5]), 60, 2);
        assert_eq!(pages.all.iter().map(|page| page.columns.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn nobody_is_left_out_however_little_room_there_is() {
        let tables = tables(&[9, 0, 40, 3]);
        for columns in [0, 1, 7, 30, 200] {
            for rows in [1, 2, 50] {
                let all = read(&Pages::of(&tables, columns, rows), &tables).concat().concat();
                let words = all.replace(['/', ' ', '\u{a0}', '·'], "");
                for n in 0..40 {
                    // Where not even a letter fits beside its table, there is a sign for it.
                    assert!(columns < 7 || words.contains(&format!("Ana{n}")), "{n}: {words}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_broken_only_where_it_is_longer_than_a_line() {
        let at = |people: &[&str]| SeatsAt {
            table: "1".to_owned(),
            people: people.iter().map(|it| (*it).to_owned()).collect(),
        };
        let read = |at: &SeatsAt| -> Vec<String> {
            lines(at, 12).iter().map(|it| it.people.replace('\u{a0}', " ")).collect()
        };
        assert_eq!(read(&at(&["Ana Li", "Bo Chen", "Cy"])), ["Ana Li ·", "Bo Chen · Cy"]);
        assert_eq!(read(&at(&["Maximilian de Montgomery"])), ["Maximilian", "de", "Montgomery"]);
        assert_eq!(read(&at(&["cards 10 11 12 13"])), ["cards 10 11", "12 13"]);
    }

    #[test]
    fn lines_are_counted_as_they_are_laid_out() {
        let all =
            ["Ana", "Bo Li", "cards 1 22 333 4", "李雷", "Zoë", "Maximilian de Montgomery", ""];
        for bits in 0..1_usize << all.len() {
            let people = all.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            let people: Vec<String> = people.map(|(_, name)| (*name).to_owned()).collect();
            let at = SeatsAt { table: "1".to_owned(), people };
            for columns in 0..40 {
                let laid = lines(&at, columns);
                assert_eq!(height(&at, columns), laid.len(), "{columns}: {laid:?}");
            }
        }
    }
}

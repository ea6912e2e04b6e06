//! Where people go: each table of a round with who sits there, in columns. What does not fit at
//! once is on pages, which change by themselves with the time.

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

/// Columns of lines, as wide as each other.
struct Page {
    columns: Vec<Vec<Line>>,
}

/// All pages, and how wide a column and the names of its tables are.
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
    let pages =
        Pages::of(&seats.tables(), usize::from(list.width), usize::from(list.height).max(1));
    let several = pages.all.len() > 1;
    let at = usize::try_from(now.0 / PAGE.0).unwrap_or(0) % pages.all.len().max(1);
    let which = if several { format!("{} of {}", at + 1, pages.all.len()) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(width(&which) + 1);
    let heading = format!("{words}{}", shown(title(seats.block)));
    place(buffer, area, (0, 0), &cut(&heading, room), theme.style(Tone::Dim));
    place_end(buffer, area, 0, &which, theme.style(Tone::Plain));
    let Some(page) = pages.all.get(at) else { return };
    let across = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    for (column, lines) in page.columns.iter().enumerate() {
        let cell = inset(list, across(column * (pages.wide + GAP)), 0);
        let cell = Rect { width: cell.width.min(across(pages.wide)), ..cell };
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
        let mut full: Vec<Vec<Line>> = Vec::new();
        for table in tables {
            for lines in lines(table, wide.saturating_sub(label + 2)).chunks(rows) {
                match full.last_mut().filter(|last| last.len() + lines.len() <= rows) {
                    Some(last) => last.extend_from_slice(lines),
                    None => full.push(lines.to_vec()),
                }
            }
        }
        let all = full.chunks(across).map(|columns| Page { columns: columns.to_vec() }).collect();
        Self { all, wide, label }
    }
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
    fn read(pages: &Pages) -> Vec<Vec<String>> {
        let line = |line: &Line| format!("{} {}", line.table, line.people);
        let column = |lines: &Vec<Line>| lines.iter().map(line).collect::<Vec<_>>().join("/");
        pages.all.iter().map(|page| page.columns.iter().map(column).collect()).collect()
    }

    #[test]
    fn tables_stand_in_one_column_until_more_save_a_page() {
        let pages = Pages::of(&tables(&[1, 1]), 60, 2);
        assert_eq!(read(&pages), [["Table 1 Ana\u{a0}0/Table 2 Ana\u{a0}0"]]);
        let pages = Pages::of(&tables(&[1; 5]), 60, 2);
        assert_eq!(pages.all.iter().map(|page| page.columns.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn nobody_is_left_out_however_little_room_there_is() {
        let tables = tables(&[9, 0, 40, 3]);
        for columns in [0, 1, 7, 30, 200] {
            for rows in [1, 2, 50] {
                let all = read(&Pages::of(&tables, columns, rows)).concat().concat();
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
}

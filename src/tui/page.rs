//! A report laid out for a terminal, from the Markdown this program writes.
//!
//! Reads what our own format writes and no more of Markdown than that.

use crate::text::{pad, width, wrap};
use crate::theme::Tone;

/// A row of a page, shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// How it looks.
    pub tone: Tone,
    /// What it reads.
    pub words: String,
}

/// Lays a report out in so many columns, every word of it kept.
#[must_use]
pub fn lay(markdown: &str, columns: usize) -> Vec<PageRow> {
    let mut page = Page { rows: Vec::new(), columns: columns.max(1) };
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('|') {
            let mut table = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                table.push(cells(row));
            }
            // The second row only says that there are columns.
            if table.len() > 1 {
                table.remove(1);
            }
            page.table(&table);
            continue;
        }
        let mut words = line.to_owned();
        while let Some(kept) = words.strip_suffix('\\').map(str::to_owned) {
            let Some(more) = lines.next() else { break };
            words = format!("{kept}\n{}", more.trim_start());
        }
        page.block(&words);
    }
    page.rows
}

struct Page {
    rows: Vec<PageRow>,
    columns: usize,
}

impl Page {
    fn push(&mut self, tone: Tone, words: impl Into<String>) {
        self.rows.push(PageRow { tone, words: words.into() });
    }

    fn block(&mut self, line: &str) {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let marks = words.len() - words.trim_start_matches('#').len();
        let heading = words.get(marks..).and_then(|rest| rest.strip_prefix(' '));
        match (heading, words.strip_prefix("- ")) {
            (Some(heading), _) if (1..=6).contains(&marks) => {
                self.paragraph(Tone::Strong, ("", ""), &plain(heading));
            }
            (_, Some(point)) => {
                let before = " ".repeat(indent + 1);
                let under = format!("{before}  ");
                self.paragraph(Tone::Plain, (&format!("{before}· "), &under), &plain(point));
            }
            _ if words == "---" => self.push(Tone::Border, "─".repeat(self.columns)),
            _ => self.paragraph(Tone::Plain, ("", ""), &plain(words)),
        }
    }

    /// Words behind what stands before their first row and before the others.
    fn paragraph(&mut self, tone: Tone, (first, others): (&str, &str), words: &str) {
        let room = self.columns.saturating_sub(width(first).max(width(others)));
        for (at, row) in wrap(words, room).into_iter().enumerate() {
            let before = if at == 0 { first } else { others };
            self.push(tone, format!("{before}{row}"));
        }
    }

    /// Columns side by side, the widest wrapped, where each keeps room enough; else each row as a
    /// paragraph of its cells.
    fn table(&mut self, table: &[Vec<String>]) {
        let widths = fitted(table, self.columns);
        for (at, row) in table.iter().enumerate() {
            let tone = if at == 0 { Tone::Dim } else { Tone::Plain };
            match &widths {
                Some(widths) => self.cells(tone, row, widths),
                None => {
                    let cells = row.iter().map(String::as_str).filter(|cell| !cell.is_empty());
                    let cells: Vec<&str> = cells.collect();
                    self.paragraph(tone, ("", "  "), &cells.join(" · "));
                }
            }
        }
    }

    /// A row of a table, as many rows of the page as its longest cell takes.
    fn cells(&mut self, tone: Tone, row: &[String], widths: &[usize]) {
        let cells = row.iter().zip(widths).map(|(cell, wide)| wrap(cell, (*wide).max(1)));
        let cells: Vec<Vec<String>> = cells.collect();
        let tall = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..tall {
            let of = |(cell, wide): (&Vec<String>, &usize)| {
                pad(cell.get(line).map_or("", String::as_str), *wide)
            };
            let words: Vec<String> = cells.iter().zip(widths).map(of).collect();
            self.push(tone, words.join("  ").trim_end());
        }
    }
}

/// The least columns of a cell that is wrapped.
const NARROW: usize = 16;

/// How wide each column is among so many: the widest give way to the others, none below what can
/// be read. `None` where they do not fit even so.
fn fitted(table: &[Vec<String>], columns: usize) -> Option<Vec<usize>> {
    let count = table.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| {
        table.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max()
    };
    let mut widths: Vec<usize> = (0..count).map(|column| wide(column).unwrap_or(0)).collect();
    let room = (columns + 2).saturating_sub(2 * count);
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max_by_key(|wide| **wide)?;
        *widest = widest.checked_sub(1).filter(|wide| *wide >= NARROW)?;
    }
    Some(widths)
}

/// The cells of a row, without what makes them inert.
fn cells(row: &str) -> Vec<String> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for c in row.chars() {
        if c == '|' && !escaped {
            cells.push(std::mem::take(&mut cell));
        } else {
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(cell);
    cells.iter().map(|cell| plain(cell.trim())).collect()
}

/// Words as people wrote them: escapes and the stars of our own emphasis taken out.
fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut before = None;
    let mut rest = markup.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        match c {
            '\\' if after.is_some_and(|c| c.is_ascii_punctuation()) => {
                before = rest.next();
                out.extend(before);
                continue;
            }
            // A star between two spaces is a star.
            '*' if before != Some(' ') || after != Some(' ') => {}
            _ => out.push(c),
        }
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(markdown: &str, columns: usize) -> Vec<String> {
        lay(markdown, columns).into_iter().map(|row| row.words).collect()
    }

    #[test]
    fn headings_points_and_paragraphs_lose_their_marks_and_no_word() {
        let page = "# World \\*Café\\*\n\nHello \\<b> you\n\n- **62** participants\n  - deeper in \
                    here\n- first\\\n  second *(added after the event)*\n\n---\n";
        assert_eq!(
            words(page, 20),
            [
                "World *Café*",
                "",
                "Hello <b> you",
                "",
                " · 62 participants",
                "   · deeper in here",
                " · first",
                "   second (added",
                "   after the event)",
                "",
                "────────────────────",
            ]
        );
    }

    #[test]
    fn a_table_stands_in_columns_where_it_fits_and_in_rows_where_not() {
        let page = "| Planned | Programme |\n|---|---|\n| 18:15 | A \\| b |\n|  | Closing |\n";
        assert_eq!(words(page, 40), ["Planned  Programme", "18:15    A | b", "         Closing"]);
        assert_eq!(words(page, 12), ["Planned ·", "  Programme", "18:15 · A", "  | b", "Closing"]);
    }

    #[test]
    fn no_row_is_wider_than_the_page() {
        let page = "| Role | Names |\n|---|---|\n| Café Team | Ann Archer, Ben Baker, Cy Clark |\n\
                    - a point with quite a few words in it\n  - and one below it\n";
        for columns in 8..60 {
            let rows = lay(page, columns);
            assert!(rows.iter().all(|row| width(&row.words) <= columns), "{columns}: {rows:#?}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        assert_eq!(plain("2 * 3 \\*not\\* a\\_b \\\\ c_d #1"), "2 * 3 *not* a_b \\ c_d #1");
        assert_eq!(
            words("\\# not a heading\n\\- nor a point\n1\\. x", 40)[..2],
            ["# not a heading", "- nor a point"]
        );
    }
}

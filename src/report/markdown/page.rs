//! A page of Markdown: blocks parted by one empty line, parts numbered in order.

use std::io::{self, Write};

use super::inert;
use crate::domain::Detail;

/// Writes one document from top to bottom. What it calls `words` is from people and is made
/// inert; what it calls `markup` is written as it is.
pub(super) struct Page<'a> {
    to: &'a mut dyn Write,
    begun: bool,
    parts: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to, begun: false, parts: 0 }
    }

    /// A block of own markup.
    pub(super) fn block(&mut self, markup: &str) -> io::Result<()> {
        self.gap()?;
        writeln!(self.to, "{markup}")
    }

    /// A heading of a level.
    pub(super) fn heading(&mut self, level: usize, words: &str) -> io::Result<()> {
        self.block(&format!("{} {}", "#".repeat(level), inert::heading(words)))
    }

    /// The heading of the next numbered part.
    pub(super) fn part(&mut self, words: &str) -> io::Result<()> {
        self.parts += 1;
        self.heading(2, &format!("{} {words}", self.parts))
    }

    /// One line as a paragraph; nothing where there are no words.
    pub(super) fn line(&mut self, words: &str) -> io::Result<()> {
        let markup = inert::line(words);
        if markup.is_empty() { Ok(()) } else { self.block(&markup) }
    }

    /// Text that may run over several paragraphs.
    pub(super) fn paragraphs(&mut self, words: &str) -> io::Result<()> {
        inert::paragraphs(words).iter().try_for_each(|markup| self.block(markup))
    }

    /// A table; nothing where it has no rows.
    pub(super) fn table(&mut self, head: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.block(&format!("| {} |", head.join(" | ")))?;
        writeln!(self.to, "|{}", "---|".repeat(head.len()))?;
        for row in rows {
            let cells: Vec<String> = row.iter().map(|words| inert::cell(words)).collect();
            writeln!(self.to, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }

    /// Begins a list; its points follow.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        if self.begun {
            writeln!(self.to)?;
        }
        self.begun = true;
        Ok(())
    }

    /// A point of a list, `depth` levels in, with own markup behind it.
    pub(super) fn point(&mut self, depth: usize, words: &str, markup: &str) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        let words = inert::lines(words, &format!("{indent}  "));
        writeln!(self.to, "{indent}- {words}{markup}")
    }

    /// A point that begins with a figure.
    pub(super) fn figure(&mut self, figure: &str, words: &str) -> io::Result<()> {
        writeln!(self.to, "- **{figure}** {words}")
    }

    /// The points below a point.
    pub(super) fn details(&mut self, depth: usize, details: &[Detail]) -> io::Result<()> {
        details.iter().try_for_each(|detail| {
            self.point(depth, &detail.text, "")?;
            self.details(depth + 1, &detail.details)
        })
    }
}

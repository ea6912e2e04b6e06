//! A page of Markdown: blocks parted by one empty line.

use std::io::{self, Write};

use super::inert;
use crate::report::document::{Figure, Point, Run, Table, Words};

/// Writes one document from top to bottom. What it calls `words` is from people and is made
/// inert; what it calls `markup` is written as it is.
pub(super) struct Page<'a> {
    to: &'a mut dyn Write,
    begun: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to, begun: false }
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

    /// One line as a paragraph; nothing where there are no words.
    pub(super) fn line(&mut self, words: &str) -> io::Result<()> {
        let markup = inert::line(words);
        if markup.is_empty() { Ok(()) } else { self.block(&markup) }
    }

    /// One line whose stress is kept.
    pub(super) fn stressed(&mut self, words: &Words) -> io::Result<()> {
        self.block(&stressed(words))
    }

    /// Text that may run over several paragraphs.
    pub(super) fn paragraphs(&mut self, words: &str) -> io::Result<()> {
        inert::paragraphs(words).iter().try_for_each(|markup| self.block(markup))
    }

    /// A table.
    pub(super) fn table(&mut self, of: &Table) -> io::Result<()> {
        self.block(&format!("| {} |", of.head.join(" | ")))?;
        writeln!(self.to, "|{}", "---|".repeat(of.head.len()))?;
        for row in &of.rows {
            let cells: Vec<String> = row.iter().map(|of| inert::cell(&of.to_string())).collect();
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

    /// Points of a list, `depth` levels in, each with what stands below it.
    pub(super) fn points(&mut self, depth: usize, points: &[Point]) -> io::Result<()> {
        points.iter().try_for_each(|of| {
            let mark = of.mark.map(|mark| format!(" *({mark})*"));
            self.point(depth, &of.words, &mark.unwrap_or_default())?;
            self.points(depth + 1, &of.points)
        })
    }

    fn point(&mut self, depth: usize, words: &Words, markup: &str) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        let words = inert::lines(&words.to_string(), &format!("{indent}  "));
        writeln!(self.to, "{indent}- {words}{markup}")
    }

    /// A point that begins with a figure, and the figures below it.
    pub(super) fn figure(&mut self, of: &Figure) -> io::Result<()> {
        writeln!(self.to, "- **{}** {}", of.number, stressed(&of.words))?;
        of.points.iter().try_for_each(|words| self.point(1, words, ""))
    }
}

fn stressed(words: &Words) -> String {
    let runs = words.0.iter().map(|run| match run {
        Run::Own(words) => words.clone(),
        Run::Strong(words) => format!("**{words}**"),
        Run::People(words) => inert::line(words),
    });
    runs.collect()
}

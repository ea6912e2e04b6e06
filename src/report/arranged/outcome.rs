//! The outcome at a glance: the drawing, and its numbers as a table.

use super::chapter;
use super::front::same_day;
use super::times::day;
use crate::report::chapter::{Chapter, Section};
use crate::report::document::{Block, Table, Words};
use crate::report::graphic::{Bar, Bars, Day, Graphic, Times};
use crate::report::programme::ProgrammeRow;
use crate::report::report::Report;

/// The drawing, and the ideas of every category as a table; nothing before the first idea, and
/// without categories, as the overall figures say all there is then.
pub(super) fn outcome(report: &Report) -> Vec<Block> {
    let has_categories = report.chapters.iter().any(|chapter| !chapter.sections.is_empty());
    if report.figures.ideas == 0 || !has_categories {
        return Vec::new();
    }
    let with_ideas = report.chapters.iter().filter(|chapter| chapter.ideas().next().is_some());
    let graphic =
        Graphic { questions: with_ideas.map(bars).collect(), days: days(&report.programme) };
    let table = Table {
        caption: Words::own("Ideas by question and category"),
        head: vec!["Question", "Category", "Ideas"],
        key: 1,
        rows: report.chapters.iter().flat_map(rows).collect(),
    };
    vec![Block::Graphic(graphic), Block::Table(table)]
}

/// A row a category, of which the first names the question.
fn rows(chapter: &Chapter) -> Vec<Vec<Words>> {
    let row =
        |title: Words, ideas: usize| vec![Words::default(), title, Words::own(ideas.to_string())];
    let sections = chapter.sections.iter().map(|of| row(chapter::title(of), of.ideas.len()));
    let mut rows: Vec<Vec<Words>> = sections.collect();
    if !chapter.uncategorised.is_empty() {
        rows.push(row(Words::own("uncategorised"), chapter.uncategorised.len()));
    }
    if let Some(question) = rows.first_mut().and_then(|row| row.first_mut()) {
        *question = Words::people(&chapter.label);
    }
    rows
}

fn bars(chapter: &Chapter) -> Bars {
    let bar = |section: &Section| Bar {
        letter: section.letter.as_deref().map(str::to_owned),
        label: Some(section.label.to_string()),
        ideas: section.ideas.len(),
    };
    let none = Bar { ideas: chapter.uncategorised.len(), ..Bar::default() };
    let none = Some(none).filter(|bar| bar.ideas > 0);
    Bars {
        label: chapter.label.clone(),
        text: chapter.text.clone(),
        ideas: chapter.ideas().count(),
        bars: chapter.sections.iter().map(bar).chain(none).collect(),
    }
}

/// The days on which anything was held.
fn days(programme: &[ProgrammeRow]) -> Vec<Day> {
    let days: Vec<&[ProgrammeRow]> = programme.chunk_by(same_day).collect();
    let several = days.len() > 1;
    let held = days.into_iter().filter(|rows| rows.iter().any(|row| row.ended.is_some()));
    let title = |rows: &[ProgrammeRow]| rows.iter().find_map(ProgrammeRow::date).map(day);
    let of = |rows: &[ProgrammeRow]| Day {
        title: title(rows).filter(|_| several),
        blocks: rows.iter().filter(|row| !row.skipped).map(times).collect(),
    };
    held.map(of).collect()
}

fn times(row: &ProgrammeRow) -> Times {
    let planned = row.planned_start.filter(|_| row.day.is_some());
    Times {
        title: row.title.clone(),
        planned: planned.map(|from| (from, row.planned_end.unwrap_or(from))),
        held: row.started.zip(row.ended),
        planned_length: row.planned_length,
        length: row.length,
    }
}

//! The outcome at a glance: the figures, the drawing, and its numbers as a table.

use super::front::same_day;
use super::times::day;
use super::{chapter, figures};
use crate::report::arrangement::Arrangement;
use crate::report::chapter::{Chapter, Section};
use crate::report::document::{Block, Table, Words};
use crate::report::graphic::{Bar, Bars, Day, Graphic, Times};
use crate::report::programme::ProgrammeRow;
use crate::report::report::Report;

/// The overall figures, and the ideas of every category; the drawing stands before the latter,
/// where there are categories, else behind the former, which say all there is then.
pub(super) fn outcome(report: &Report) -> (Vec<Block>, Vec<Block>) {
    let overall = figures::figures(report);
    let table = by_category(report);
    let graphic =
        Graphic { questions: questions(report), has_table: table.is_some(), days: days(report) };
    let is_empty = graphic.questions.is_empty() && graphic.days.is_empty();
    let drawing = (!is_empty).then_some(Block::Graphic(graphic));
    match table {
        Some(table) => (vec![overall], drawing.into_iter().chain([table]).collect()),
        None => ([overall].into_iter().chain(drawing).collect(), Vec::new()),
    }
}

/// True where a block was held, so that there are real times to tell.
pub(super) fn has_times(report: &Report) -> bool {
    !report.plan.untimed && report.programme.iter().any(|row| row.ended.is_some())
}

/// The ideas of every category; none before the first idea, and where there are no categories.
fn by_category(report: &Report) -> Option<Block> {
    let has_categories = report.chapters.iter().any(|chapter| !chapter.sections.is_empty());
    let asked = report.chapters.iter().filter(|chapter| !chapter.unasked);
    let table = || Table {
        caption: Words::own("Ideas by question and category"),
        head: vec![
            match report.arrangement {
                Arrangement::SessionReport => "Question",
                Arrangement::Cafe => "Results of",
            },
            "Category",
            "Ideas",
        ],
        key: 1,
        rows: asked.flat_map(|chapter| rows(report, chapter)).collect(),
    };
    (has_categories && report.figures.ideas > 0).then(|| Block::Table(table()))
}

/// A row a category, of which the first names the question.
fn rows(report: &Report, chapter: &Chapter) -> Vec<Vec<Words>> {
    let row =
        |title: Words, ideas: usize| vec![Words::default(), title, Words::own(ideas.to_string())];
    let sections = chapter.sections.iter().map(|of| row(chapter::title(of), of.ideas.len()));
    let mut rows: Vec<Vec<Words>> = sections.collect();
    let is_asked_without = chapter.number.is_some() && rows.is_empty();
    if is_asked_without || !chapter.uncategorised.is_empty() {
        rows.push(row(Words::own("uncategorised"), chapter.uncategorised.len()));
    }
    if let Some(question) = rows.first_mut().and_then(|row| row.first_mut()) {
        *question = Words::people(chapter::called(report, &chapter.label, &chapter.text));
    }
    rows
}

/// The questions that have categories, then the others in one; nothing before the first idea, and
/// where nothing was asked.
fn questions(report: &Report) -> Vec<Bars> {
    let is_asked = |chapter: &Chapter| chapter.number.is_some();
    if report.figures.ideas == 0 || !report.chapters.iter().any(is_asked) {
        return Vec::new();
    }
    let has_ideas = |chapter: &Chapter| chapter.ideas().next().is_some();
    let (with, mut without): (Vec<&Chapter>, Vec<&Chapter>) =
        report.chapters.iter().partition(|chapter| !chapter.sections.is_empty());
    without.retain(|chapter| (is_asked(chapter) && !chapter.unasked) || has_ideas(chapter));
    let all: Vec<Bars> = with.into_iter().filter(|it| has_ideas(it)).map(bars).collect();
    // Beside questions that have ideas, none at all tell nothing.
    without.retain(|chapter| all.is_empty() || has_ideas(chapter));
    let others = (!without.is_empty())
        .then(|| Bars { others: !all.is_empty(), ..by_question(report, &without) });
    all.into_iter().chain(others).collect()
}

/// Questions without categories, a bar each.
fn by_question(report: &Report, chapters: &[&Chapter]) -> Bars {
    let bar = |chapter: &&Chapter| {
        let called = chapter::called(report, &chapter.label, &chapter.text);
        let is_text = chapter.text.is_empty() || called == chapter.text;
        let label = if is_text { called.to_owned() } else { format!("{called}: {}", chapter.text) };
        Bar { letter: None, label: Some(label), ideas: chapter.ideas().count() }
    };
    let bars: Vec<Bar> = chapters.iter().map(bar).collect();
    Bars { ideas: bars.iter().map(|bar| bar.ideas).sum(), bars, ..Bars::default() }
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
        label: Some(chapter.label.clone()),
        others: false,
        text: chapter.text.clone(),
        ideas: chapter.ideas().count(),
        bars: chapter.sections.iter().map(bar).chain(none).collect(),
    }
}

/// The days on which anything was held.
fn days(report: &Report) -> Vec<Day> {
    let days: Vec<&[ProgrammeRow]> = report.programme.chunk_by(same_day).collect();
    let several = days.len() > 1;
    let is_told = has_times(report);
    let is_held = |row: &ProgrammeRow| is_told && row.ended.is_some();
    let held = days.into_iter().filter(|rows| rows.iter().any(is_held));
    let title = |rows: &[ProgrammeRow]| rows.iter().find_map(ProgrammeRow::date).map(day);
    let of = |rows: &[ProgrammeRow]| Day {
        title: title(rows).filter(|_| several),
        blocks: rows
            .iter()
            .filter(|row| !row.skipped)
            .map(|row| times(row, report.draft))
            .collect(),
    };
    held.map(of).collect()
}

fn times(row: &ProgrammeRow, draft: bool) -> Times {
    let planned = row.planned_start.filter(|_| row.day.is_some());
    Times {
        title: row.title.clone(),
        planned: planned.map(|from| (from, row.planned_end.unwrap_or(from))),
        held: row.started.zip(row.ended),
        planned_length: row.planned_length,
        missed: row.was_missed(draft),
        length: row.length,
    }
}

//! What stands before the results: title, hours, programme, purpose.

use super::occasion::when;
use super::times::{day, moment, range, told_rows};
use crate::domain::{Length, Span, Speaker, hour_minute};
use crate::report::chapter::Chapter;
use crate::report::document::{Block, Document, Point, Table, Words};
use crate::report::programme::{Changed, PauseRow, ProgrammeRow};
use crate::report::report::Report;

/// A document with title, subtitle, series, when and where, and no parts yet.
pub(super) fn head(report: &Report) -> Document {
    let plan = &report.plan;
    let by = [&plan.series, &plan.organisation].into_iter().flatten();
    let by = Words::joined(by.map(Words::people), " · ");
    let subtitle = plan.subtitle.as_ref().map(Words::people);
    let occasion = when(report).map(Words::own).into_iter();
    let occasion = occasion.chain(plan.place.as_ref().map(Words::people));
    let occasion = Words::joined(occasion, ", ");
    Document {
        notice: report.draft.then(draft),
        language: plan.language.clone(),
        title: Words::people(&plan.title),
        lines: subtitle.into_iter().chain([by, occasion]).filter(|of| !of.is_empty()).collect(),
        parts: Vec::new(),
        foot: foot(report),
    }
}

fn draft() -> Words {
    let words = ": the event is not closed, so figures and times may still change.";
    Words::default().and_strong("Draft").and(words)
}

fn foot(report: &Report) -> Vec<Words> {
    let source = report.plan.source.as_ref().filter(|source| !source.is_empty());
    let source = source.map(|source| Words::own("Source: ").and_people(source));
    let stand = match &report.stand {
        Some(stand) if report.plan.untimed => {
            format!("As of record {} of the session's journal.", stand.record.0)
        }
        Some(stand) => format!(
            "As of {} (record {} of the session's journal).",
            moment(stand.at),
            stand.record.0,
        ),
        None => "Nothing has been recorded yet.".to_owned(),
    };
    source.into_iter().chain([Words::own(stand)]).collect()
}

/// The programme with planned and real times, a table a day; without the columns that would be
/// empty on every day.
pub(super) fn programme(report: &Report) -> Vec<Block> {
    let told_rows = told_rows(report);
    let days: Vec<&[ProgrammeRow]> = told_rows.chunk_by(same_day).collect();
    let draft = report.draft || report.plan.untimed;
    let all: Vec<Vec<Words>> = told_rows.iter().map(|row| cells(row, draft)).collect();
    let says =
        |column: usize| all.iter().any(|row| row.get(column).is_some_and(|it| !it.is_empty()));
    let kept: Vec<usize> = (0..COLUMNS.len()).filter(|column| says(*column)).collect();
    let times = if says(HELD) { "Planned and real times" } else { "What is planned" };
    let mut blocks = Vec::new();
    for rows in &days {
        let date = rows.iter().find_map(ProgrammeRow::date).map(day).filter(|_| days.len() > 1);
        let caption = match &date {
            Some(date) => format!("{times} on {date}"),
            None => times.to_owned(),
        };
        blocks.extend(date.map(|date| Block::Heading(Words::own(date))));
        blocks.push(Block::Table(Table {
            caption: Words::own(caption),
            head: kept.iter().filter_map(|column| COLUMNS.get(*column).copied()).collect(),
            key: kept.iter().position(|column| COLUMNS.get(*column) == Some(&TITLE)).unwrap_or(0),
            rows: rows.iter().map(|row| only(&kept, cells(row, draft))).collect(),
        }));
        blocks.extend(told("Changed on the day:", rows.iter().filter_map(changed)));
        let pauses = |row: &ProgrammeRow| {
            let worth = row.pauses.iter().filter(|of| is_worth_telling(of));
            worth.map(|of| paused(&row.title, of)).collect()
        };
        blocks.extend(told("Pauses:", rows.iter().flat_map::<Vec<Words>, _>(pauses)));
    }
    blocks
}

/// Points below a line; nothing where there are none.
fn told(line: &str, words: impl Iterator<Item = Words>) -> Vec<Block> {
    let points: Vec<Point> = words.map(Point::of).collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Line(Words::own(line)), Block::List(points)]
}

/// What was made of a block of the plan, which stands in the table as it was planned. What it was
/// to take or when it was to start says nothing any more beside what really came.
fn changed(row: &ProgrammeRow) -> Option<Words> {
    let ways = row.changed.iter().filter(|way| match way {
        Changed::Title(_) => true,
        Changed::Start(_) => row.started.is_none(),
        Changed::Length(..) => row.ended.is_none(),
    });
    let ways = ways.map(|way| match way {
        Changed::Title(planned) => Words::own("planned as ").and_people(planned),
        Changed::Start(at) => Words::own(format!("to start at {at}")),
        Changed::Length(None, length) => Words::own(format!("to last {length}")),
        Changed::Length(Some(planned), length) => Words::own(longer(*planned, *length)),
    });
    let ways = Words::joined(ways, ", ");
    (!ways.is_empty()).then(|| Words::people(&row.title).and(": ").and_all(ways))
}

/// `25 → 30 min`.
fn longer(planned: Length, length: Length) -> String {
    let (planned, length) = (planned.to_string(), length.to_string());
    let minutes = |words: &str| words.ends_with(" min") && !words.contains("h");
    let alike = minutes(&planned) && minutes(&length);
    let planned = planned.strip_suffix(" min").filter(|_| alike).unwrap_or(&planned);
    format!("{planned} → {length}")
}

/// A pause of some seconds that nobody gave a reason for is a slip of a key.
fn is_worth_telling(pause: &PauseRow) -> bool {
    let is_long = pause.length.is_none_or(|length| length >= Span::minutes(1));
    is_long || pause.reason.is_some()
}

fn paused(title: &str, pause: &PauseRow) -> Words {
    let times = match (pause.to, pause.length) {
        (Some(to), Some(length)) => format!("{} ({})", range(pause.from, to), Length(length)),
        _ => format!("since {}", hour_minute(pause.from)),
    };
    let words = Words::people(title).and(format!(", {times}"));
    match &pause.reason {
        Some(reason) => words.and(": ").and_people(&**reason),
        None => words,
    }
}

/// True for blocks of one day.
pub(super) fn same_day(a: &ProgrammeRow, b: &ProgrammeRow) -> bool {
    match (a.date(), b.date()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// The columns of the programme; blocks are known by their titles.
const COLUMNS: [&str; 4] = ["Planned", TITLE, "Held", "Length"];
const TITLE: &str = "Programme";
const HELD: usize = 2;

fn only(kept: &[usize], cells: Vec<Words>) -> Vec<Words> {
    let cells = cells.into_iter().enumerate().filter(|(column, _)| kept.contains(column));
    cells.map(|(_, cell)| cell).collect()
}

fn cells(row: &ProgrammeRow, draft: bool) -> Vec<Words> {
    vec![Words::own(planned(row)), title(row), held(row, draft), Words::own(took(row))]
}

fn planned(row: &ProgrammeRow) -> String {
    match (row.planned_start, row.planned_end, row.planned_length) {
        _ if !row.planned => "added on the day".to_owned(),
        (Some(start), Some(end), _) => range(start, end),
        (Some(start), None, _) => hour_minute(start),
        (None, _, Some(length)) => Length(length).to_string(),
        (None, _, None) => String::new(),
    }
}

fn title(row: &ProgrammeRow) -> Words {
    let speakers = Words::joined(row.speakers.iter().map(speaker), ", ");
    let leads = Words::joined(row.facilitators.iter().map(Words::people), "; ");
    let leads = if leads.is_empty() { leads } else { Words::own("led by ").and_all(leads) };
    let people = Words::joined([speakers, leads].into_iter().filter(|of| !of.is_empty()), "; ");
    let title = Words::people(&row.title);
    if people.is_empty() { title } else { title.and(" — ").and_all(people) }
}

/// A speaker and whom they speak for.
pub(super) fn speaker(speaker: &Speaker) -> Words {
    let name = Words::people(&speaker.name);
    match &speaker.affiliation {
        Some(affiliation) => name.and(" (").and_people(affiliation).and(")"),
        None => name,
    }
}

fn held(row: &ProgrammeRow, draft: bool) -> Words {
    match (row.started, row.ended) {
        (Some(started), Some(ended)) => Words::own(range(started, ended)),
        (Some(started), None) => Words::own(format!("since {}", hour_minute(started))),
        (None, _) if row.skipped => match &row.reason {
            Some(reason) => Words::own("skipped: ").and_people(&**reason),
            None => Words::own("skipped"),
        },
        (None, _) if draft => Words::default(),
        (None, _) if row.was_missed(draft) => Words::own("not held"),
        // A salvaged journal may have lost that record.
        (None, _) => Words::own("start not recorded"),
    }
}

/// What it took, and what was planned where that is a minute off and not in the first column.
fn took(row: &ProgrammeRow) -> String {
    let Some(took) = row.length else { return String::new() };
    let planned = row.planned_length.filter(|_| row.planned_start.is_some());
    match planned.filter(|planned| planned.nearest_minutes() != took.nearest_minutes()) {
        Some(planned) => format!("{} (planned {})", Length(took), Length(planned)),
        None => Length(took).to_string(),
    }
}

/// The questions with their themes and goals, under a heading that says which of these there are.
pub(super) fn purpose(report: &Report) -> (Words, Vec<Block>) {
    let asked: Vec<&Chapter> =
        report.chapters.iter().filter(|chapter| chapter.number.is_some()).collect();
    let themes = asked.iter().any(|chapter| chapter.theme.is_some());
    let goals = asked.iter().any(|chapter| !chapter.goals.is_empty());
    let (heading, caption) = match (themes, goals) {
        (true, true) => ("Purpose, goals and questions", "What was asked, and what for"),
        (false, true) => ("Goals and questions", "What was asked, and what for"),
        (true, false) => ("Themes and questions", "What was asked"),
        (false, false) if asked.len() == 1 => ("The question", "What was asked"),
        (false, false) => ("Questions", "What was asked"),
    };
    let row = |chapter: &&Chapter| {
        let theme = chapter.theme.as_ref().map(Words::people).unwrap_or_default();
        let all = Words::joined(chapter.goals.iter().map(Words::people), "; ");
        let rest = [(theme, themes), (all, goals)].into_iter().filter(|(_, keep)| *keep);
        [question(chapter, asked.len() == 1)]
            .into_iter()
            .chain(rest.map(|(cell, _)| cell))
            .collect()
    };
    let head = [("Question", true), ("Theme", themes), ("Goals", goals)];
    let table = Table {
        caption: Words::own(caption),
        head: head.into_iter().filter(|(_, keep)| *keep).map(|(head, _)| head).collect(),
        key: 0,
        rows: asked.iter().map(row).collect(),
    };
    let blocks = if asked.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    (Words::own(heading), blocks)
}

/// The question behind what it is known by; one that is asked alone needs no number.
fn question(chapter: &Chapter, is_alone: bool) -> Words {
    let number = format!("Question {}", chapter.number.unwrap_or_default());
    let words = match (chapter.label == number, is_alone) {
        (true, true) => return Words::people(&chapter.text),
        (true, false) => Words::own(number),
        (false, true) => Words::people(&chapter.label),
        (false, false) => Words::people(&chapter.label).and(", ").and(number),
    };
    let words = words.and(": ").and_people(&chapter.text);
    if chapter.unasked { words.and(" (not asked)") } else { words }
}

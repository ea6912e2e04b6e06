//! What stands before the results: title, hours, programme, purpose.

use chrono::NaiveDate;

use super::times::{day, moment, range};
use crate::domain::{Length, Speaker, hour_minute};
use crate::report::chapter::Chapter;
use crate::report::document::{Block, Document, Point, Table, Words};
use crate::report::programme::{Changed, PauseRow, ProgrammeRow};
use crate::report::report::Report;

/// A document with title, subtitle, series, when and where, and no parts yet.
pub(super) fn head(report: &Report) -> Document {
    let plan = &report.plan;
    let lines = [&plan.subtitle, &plan.series, &plan.organisation].into_iter().flatten();
    let occasion = when(report).map(Words::own).into_iter();
    let occasion = occasion.chain(plan.place.as_ref().map(Words::people));
    let occasion = Words::joined(occasion, ", ");
    Document {
        notice: report.draft.then(draft),
        language: plan.language.clone(),
        title: Words::people(&plan.title),
        lines: lines.map(Words::people).chain([occasion]).filter(|of| !of.is_empty()).collect(),
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
        Some(stand) => format!(
            "This report stands on record {} of the journal, saved at {}.",
            stand.record.0,
            moment(stand.at),
        ),
        None => "Nothing has been recorded yet.".to_owned(),
    };
    source.into_iter().chain([Words::own(stand)]).collect()
}

/// The hours and the day of an event of one day, the first and last day of a longer one.
fn when(report: &Report) -> Option<String> {
    let days: Vec<NaiveDate> = report.programme.iter().filter_map(ProgrammeRow::date).collect();
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first != last => {
            Some(format!("{} – {}", day(*first), day(*last)))
        }
        (date, _) => {
            let parts: Vec<String> =
                hours(report).into_iter().chain(date.map(|date| day(*date))).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
    }
}

/// The printed hours; where the plan states none, the real ones once they are known.
fn hours(report: &Report) -> Option<String> {
    let rows = || report.programme.iter();
    let ends = |row: &ProgrammeRow| row.planned_end.or(row.planned_start);
    let starts = rows().filter_map(|row| row.planned_start);
    let printed = starts.min().zip(rows().filter_map(ends).max());
    let real = || {
        let started = rows().filter_map(|row| row.started).min();
        started.zip(rows().filter_map(|row| row.ended).max()).filter(|_| !report.draft)
    };
    printed.or_else(real).map(|(from, to)| range(from, to))
}

/// The programme with planned and real times, a table a day.
pub(super) fn programme(report: &Report) -> Vec<Block> {
    let days: Vec<&[ProgrammeRow]> = report.programme.chunk_by(same_day).collect();
    let mut blocks = Vec::new();
    for rows in &days {
        let date = rows.iter().find_map(ProgrammeRow::date).map(day).filter(|_| days.len() > 1);
        let caption = match &date {
            Some(date) => format!("Planned and real times on {date}"),
            None => "Planned and real times".to_owned(),
        };
        blocks.extend(date.map(|date| Block::Heading(Words::own(date))));
        blocks.push(Block::Table(Table {
            caption: Words::own(caption),
            head: vec!["Planned", "Programme", "Held", "Length"],
            key: 1,
            rows: rows.iter().map(|row| cells(row, report.draft)).collect(),
        }));
        blocks.extend(told("Changed on the day:", rows.iter().filter_map(changed)));
        let pauses =
            |row: &ProgrammeRow| row.pauses.iter().map(|of| paused(&row.title, of)).collect();
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

/// What was made of a block of the plan, which stands in the table as it was planned.
fn changed(row: &ProgrammeRow) -> Option<Words> {
    let ways = row.changed.iter().map(|way| match way {
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
    let title = Words::people(&row.title);
    if speakers.is_empty() { title } else { title.and(" — ").and_all(speakers) }
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
            Some(reason) => Words::own("left out: ").and_people(&**reason),
            None => Words::own("left out"),
        },
        (None, _) if draft => Words::default(),
        (None, _) => Words::own("not held"),
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

/// The questions with their themes and goals.
pub(super) fn purpose(report: &Report) -> Vec<Block> {
    let asked: Vec<&Chapter> =
        report.chapters.iter().filter(|chapter| chapter.number.is_some()).collect();
    let themes = asked.iter().any(|chapter| chapter.theme.is_some());
    let goals = asked.iter().any(|chapter| !chapter.goals.is_empty());
    let row = |chapter: &&Chapter| {
        let theme = chapter.theme.as_ref().map(Words::people).unwrap_or_default();
        let all = Words::joined(chapter.goals.iter().map(Words::people), "; ");
        let rest = [(theme, themes), (all, goals)].into_iter().filter(|(_, keep)| *keep);
        [question(chapter)].into_iter().chain(rest.map(|(cell, _)| cell)).collect()
    };
    let head = [("Question", true), ("Theme", themes), ("Goals", goals)];
    let table = Table {
        caption: Words::own("What was asked, and what for"),
        head: head.into_iter().filter(|(_, keep)| *keep).map(|(head, _)| head).collect(),
        key: 0,
        rows: asked.iter().map(row).collect(),
    };
    if asked.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

fn question(chapter: &Chapter) -> Words {
    let number = format!("Question {}", chapter.number.unwrap_or_default());
    let words = if chapter.label == number {
        Words::own(number)
    } else {
        Words::people(&chapter.label).and(", ").and(number)
    };
    words.and(": ").and_people(&chapter.text)
}

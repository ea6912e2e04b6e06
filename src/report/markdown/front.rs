//! What stands around the results: title, summary, programme, purpose, and the record the report
//! stands on.

use std::io;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::page::Page;
use crate::domain::{Length, Speaker, hour_minute};
use crate::report::chapter::Chapter;
use crate::report::programme::{PauseRow, ProgrammeRow};
use crate::report::report::Report;

/// Title, subtitle, series, when and where, summary.
pub(super) fn head(page: &mut Page, report: &Report) -> io::Result<()> {
    let plan = &report.plan;
    if report.draft {
        page.block("**Draft**: the event is not closed, so figures and times may still change.")?;
    }
    page.heading(1, &plan.title)?;
    for words in [&plan.subtitle, &plan.series, &plan.organisation].into_iter().flatten() {
        page.line(words)?;
    }
    let occasion: Vec<String> = when(report).into_iter().chain(plan.place.clone()).collect();
    page.line(&occasion.join(", "))?;
    if let Some(summary) = &plan.summary {
        page.heading(2, "Summary")?;
        page.paragraphs(summary)?;
    }
    Ok(())
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
    let printed = rows().find_map(|row| row.planned_start).zip(rows().rev().find_map(ends));
    let real = || {
        let started = rows().filter_map(|row| row.started).min();
        started.zip(rows().filter_map(|row| row.ended).max()).filter(|_| !report.draft)
    };
    printed.or_else(real).map(|(from, to)| range(from, to))
}

fn day(date: NaiveDate) -> String {
    date.format("%A, %-d %B %Y").to_string()
}

/// The programme with planned and real times, a table a day.
pub(super) fn programme(page: &mut Page, report: &Report) -> io::Result<()> {
    page.part("Programme")?;
    let days: Vec<&[ProgrammeRow]> = report.programme.chunk_by(same_day).collect();
    for rows in &days {
        if let Some(date) = rows.iter().find_map(ProgrammeRow::date).filter(|_| days.len() > 1) {
            page.heading(3, &day(date))?;
        }
        let table: Vec<Vec<String>> = rows.iter().map(|row| cells(row, report.draft)).collect();
        page.table(&["Planned", "Programme", "Held", "Length"], &table)?;
        pauses(page, rows)?;
    }
    Ok(())
}

/// The pauses of a day, as they were.
fn pauses(page: &mut Page, rows: &[ProgrammeRow]) -> io::Result<()> {
    if rows.iter().all(|row| row.pauses.is_empty()) {
        return Ok(());
    }
    page.block("Pauses:")?;
    page.gap()?;
    for row in rows {
        for pause in &row.pauses {
            page.point(0, &paused(&row.title, pause), "")?;
        }
    }
    Ok(())
}

fn paused(title: &str, pause: &PauseRow) -> String {
    let times = match (pause.to, pause.length) {
        (Some(to), Some(length)) => format!("{} ({})", range(pause.from, to), Length(length)),
        _ => format!("since {}", hour_minute(pause.from)),
    };
    let why = pause.reason.as_ref().map(|reason| format!(": {reason}"));
    format!("{title}, {times}{}", why.unwrap_or_default())
}

fn same_day(a: &ProgrammeRow, b: &ProgrammeRow) -> bool {
    match (a.date(), b.date()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

fn cells(row: &ProgrammeRow, draft: bool) -> Vec<String> {
    vec![planned(row), title(row), held(row, draft), took(row)]
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

fn title(row: &ProgrammeRow) -> String {
    let name = |speaker: &Speaker| match &speaker.affiliation {
        Some(affiliation) => format!("{} ({affiliation})", speaker.name),
        None => speaker.name.clone(),
    };
    let speakers: Vec<String> = row.speakers.iter().map(name).collect();
    if speakers.is_empty() {
        return row.title.clone();
    }
    format!("{} — {}", row.title, speakers.join(", "))
}

fn held(row: &ProgrammeRow, draft: bool) -> String {
    match (row.started, row.ended) {
        (Some(started), Some(ended)) => range(started, ended),
        (Some(started), None) => format!("since {}", hour_minute(started)),
        (None, _) if row.skipped => match &row.reason {
            Some(reason) => format!("left out: {reason}"),
            None => "left out".to_owned(),
        },
        (None, _) if draft => String::new(),
        (None, _) => "not held".to_owned(),
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

fn range(from: DateTime<Tz>, to: DateTime<Tz>) -> String {
    format!("{} – {}", hour_minute(from), hour_minute(to))
}

/// The questions with their themes and goals.
pub(super) fn purpose(page: &mut Page, report: &Report) -> io::Result<()> {
    let asked: Vec<&Chapter> =
        report.chapters.iter().filter(|chapter| chapter.number.is_some()).collect();
    if asked.is_empty() {
        return Ok(());
    }
    page.part("Purpose, goals and questions")?;
    let themes = asked.iter().any(|chapter| chapter.theme.is_some());
    let goals = asked.iter().any(|chapter| !chapter.goals.is_empty());
    let keep = [true, themes, goals];
    let kept = |cells: [String; 3]| -> Vec<String> {
        cells.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(cell, _)| cell).collect()
    };
    let head = kept(["Question", "Theme", "Goals"].map(str::to_owned));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let row = |chapter: &&Chapter| {
        let theme = chapter.theme.clone().unwrap_or_default();
        kept([question(chapter), theme, chapter.goals.join("; ")])
    };
    let rows: Vec<Vec<String>> = asked.iter().map(row).collect();
    page.table(&head, &rows)
}

fn question(chapter: &Chapter) -> String {
    let number = format!("Question {}", chapter.number.unwrap_or_default());
    if chapter.label == number {
        return format!("{number}: {}", chapter.text);
    }
    format!("{}, {number}: {}", chapter.label, chapter.text)
}

/// Where the plan's facts come from, and the record all this stands on.
pub(super) fn stand(page: &mut Page, report: &Report) -> io::Result<()> {
    page.block("---")?;
    if let Some(source) = &report.plan.source {
        page.line(&format!("Source: {source}"))?;
    }
    match &report.stand {
        Some(stand) => page.block(&format!(
            "This report stands on record {} of the journal, saved at {} on {}.",
            stand.record.0,
            stand.at.format("%H:%M:%S"),
            day(stand.at.date_naive()),
        )),
        None => page.block("Nothing has been recorded yet."),
    }
}

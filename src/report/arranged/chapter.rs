//! What came out: a part a question, the comments, who made it possible.

use super::subject::by_subject;
use crate::domain::About;
use crate::report::arrangement::Arrangement;
use crate::report::chapter::{Chapter, List, Section};
use crate::report::document::{Block, Document, Point, Table, Words};
use crate::report::hall::Hall;
use crate::report::organisers::{Organiser, Organisers};
use crate::report::report::Report;
use crate::session::Note;

/// A question with its background, ideas by category, and what else was noted; what answers none,
/// by its subject.
pub(super) fn chapter(document: &mut Document, report: &Report, of: &Chapter) {
    if of.is_empty() {
        return;
    }
    let title = match of.number {
        Some(_) => Words::own("Summary of the results of ").and_people(&of.label),
        None => Words::own(&of.label),
    };
    let mut blocks = asked(of);
    let groups = by_subject(report, &of.uncategorised);
    if of.number.is_none() && groups.len() > 1 {
        blocks.extend(groups.into_iter().flat_map(|(subject, notes)| list(subject, &notes)));
    } else {
        blocks.extend(ideas(of));
    }
    blocks.extend(list(Words::own("Open questions"), &of.open_questions));
    blocks.extend(list(Words::own("Resources"), &of.resources));
    blocks.extend(list(Words::own("Conclusions"), &of.conclusions));
    document.part(title, blocks);
}

/// What readers of this arrangement know a question by: a session report calls it by its text.
pub(super) fn called<'a>(report: &Report, label: &'a str, text: &'a str) -> &'a str {
    match report.arrangement {
        Arrangement::SessionReport if !text.is_empty() => text,
        Arrangement::SessionReport | Arrangement::Cafe => label,
    }
}

/// The question and its background.
pub(super) fn asked(of: &Chapter) -> Vec<Block> {
    let question = (!of.text.is_empty()).then(|| Block::Question(of.text.clone()));
    question.into_iter().chain(of.background.clone().map(Block::Text)).collect()
}

/// The ideas by category, then those that have none.
pub(super) fn ideas(of: &Chapter) -> Vec<Block> {
    let sections = of.sections.iter().flat_map(|section| list(title(section), &section.ideas));
    let mut blocks: Vec<Block> = sections.collect();
    let uncategorised = if blocks.is_empty() { "" } else { "Uncategorised" };
    blocks.extend(list(Words::own(uncategorised), &of.uncategorised));
    blocks
}

/// A category by letter and name.
pub(super) fn title(section: &Section) -> Words {
    match &section.letter {
        Some(letter) => Words::people(&**letter).and(") ").and_people(&*section.label),
        None => Words::people(&*section.label),
    }
}

/// A list below its heading, if it has one; nothing where the list is empty.
pub(super) fn list(title: Words, notes: &List) -> Vec<Block> {
    if notes.is_empty() {
        return Vec::new();
    }
    let heading = (!title.is_empty()).then_some(Block::Heading(title));
    heading.into_iter().chain([points(notes)]).collect()
}

/// Notes as points.
pub(super) fn points(notes: &List) -> Block {
    Block::List(notes.iter().map(|note| point(note)).collect())
}

/// Comments as points, each with the question it is about where there are several.
pub(super) fn said(report: &Report, comments: &List) -> Block {
    let several = report.chapters.iter().filter(|of| of.number.is_some()).count() > 1;
    let question = |note: &Note| {
        let is = |of: &&Chapter| several && of.question.is_some() && of.question == note.question;
        report.chapters.iter().find(is)
    };
    let point = |note: &Note| {
        let mut point = point(note);
        if let Some(of) = question(note) {
            let called = called(report, &of.label, &of.text);
            point.words = point.words.and(" (on ").and_people(called).and(")");
        }
        point
    };
    Block::List(comments.iter().map(|note| point(note)).collect())
}

/// A note with its speaker and details.
pub(super) fn point(note: &Note) -> Point {
    let words = match &note.speaker {
        Some(speaker) => {
            Words::people(note.words.text.trim_end()).and(" — ").and_people(&**speaker)
        }
        None => Words::people(&*note.words.text),
    };
    Point { words, mark: mark(note), points: Point::details(&note.words.details) }
}

/// What the report says of a note in its own words.
const fn mark(note: &Note) -> Option<&'static str> {
    match (note.picked, note.added_later) {
        (true, true) => Some("picked for the oral report, added after the event"),
        (true, false) => Some("picked for the oral report"),
        (false, true) => Some("added after the event"),
        (false, false) => None,
    }
}

/// The comments of the town halls, then those made while something else or nothing ran.
pub(super) fn comments(document: &mut Document, report: &Report) {
    let all = report.halls.iter();
    let (halls, others): (Vec<&Hall>, Vec<&Hall>) = all.partition(|of| of.town_hall);
    let title = if halls.is_empty() { "Comments" } else { "Other comments" };
    document.part(Words::own("Comments from the town halls"), said_in(report, &halls));
    document.part(Words::own(title), said_in(report, &others));
}

/// What they are about is said unless all of them are about the content.
fn said_in(report: &Report, halls: &[&Hall]) -> Vec<Block> {
    let content = |hall: &&Hall| hall.process.is_empty() && hall.follow_up.is_empty();
    let all_alike = halls.iter().all(content);
    let mut blocks = Vec::new();
    for hall in halls {
        let none = || Words::own("Outside the programme");
        blocks.push(Block::Heading(hall.title.as_ref().map_or_else(none, Words::people)));
        for (about, comments) in hall.lists().into_iter().filter(|(_, list)| !list.is_empty()) {
            let line = Block::Line(Words::own(match about {
                About::Content => "On the content:",
                About::Process => "On the process:",
                About::FollowUp => "On the follow-up:",
            }));
            blocks.extend(Some(line).filter(|_| !all_alike));
            blocks.push(said(report, comments));
        }
    }
    blocks
}

/// Who had which role.
pub(super) fn organisers(roles: &[Organisers]) -> Vec<Block> {
    let row = |line: &Organisers| vec![Words::people(&line.role), names(&line.who)];
    let table = Table {
        caption: Words::own("Who had which role"),
        head: vec!["Role", "Names"],
        key: 0,
        rows: roles.iter().map(row).collect(),
    };
    if roles.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

/// Names as printed on one line; parted by semicolons where a name has a comma of its own.
pub(super) fn names(all: &[Organiser]) -> Words {
    let comma = all.iter().any(|of| of.name.contains(','));
    let who = |of: &Organiser| at_table(Words::people(&of.name), of);
    Words::joined(all.iter().map(who), if comma { "; " } else { ", " })
}

/// Somebody with the table they hosted; each written in its own direction.
pub(super) fn at_table(name: Words, of: &Organiser) -> Words {
    match &of.table {
        Some(table) => name.and(" (table ").and_people(table.as_str()).and(")"),
        None => name,
    }
}

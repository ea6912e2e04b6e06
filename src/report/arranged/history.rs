//! How notes found their categories, and what changed since the report before.

use super::chapter;
use super::times::moment;
use crate::domain::NoteKind;
use crate::report::changes::{Changes, Moved, Place};
use crate::report::chapter::{Chapter, List};
use crate::report::document::{Block, Document, Point, Words};
use crate::report::programme::ProgrammeRow;
use crate::report::report::Report;
use crate::session::Note;

/// More notes than this are only counted among the changes: after a pile of late paper much of the
/// report would stand in it twice.
const MOST: usize = 20;

/// From which category to which ideas were moved, question by question.
pub(super) fn moves(report: &Report) -> Vec<Block> {
    let ideas: Vec<&Moved> =
        report.moves.iter().filter(|moved| moved.to.kind == NoteKind::Idea).collect();
    let mut blocks = Vec::new();
    for chapter in &report.chapters {
        let here = ideas.iter().filter(|moved| moved.to.question == chapter.number);
        let points = grouped(report, here.copied());
        if !points.is_empty() {
            blocks.push(Block::Heading(Words::people(&chapter.label)));
            blocks.push(Block::List(points));
        }
    }
    if !blocks.is_empty() {
        let words = "Where an idea was first noted, and where this report prints it.";
        blocks.insert(0, Block::Line(Words::own(words)));
    }
    blocks
}

/// A point for each way that ideas went, in the order of the first on it; below it the ideas,
/// unless they only got their first category: that is how a category is filled, and they stand
/// under it already.
fn grouped<'a>(report: &Report, moves: impl Iterator<Item = &'a Moved>) -> Vec<Point> {
    let mut ways: Vec<(&Place, &Place, Vec<Point>)> = Vec::new();
    for moved in moves {
        let point = Point::of(Words::people(&*moved.note.words.text));
        match ways.iter_mut().find(|(from, to, _)| **from == moved.from && **to == moved.to) {
            Some((_, _, points)) => points.push(point),
            None => ways.push((&moved.from, &moved.to, vec![point])),
        }
    }
    let way = |(from, to, points): (&Place, &Place, Vec<Point>)| {
        let count = points.len();
        let ideas = NoteKind::Idea.name(count != 1);
        let words = went(report, from, to).and(format!(": {count} {ideas}"));
        let is_first = from.category.is_none() && from.kind == to.kind;
        let is_first = is_first && from.question == to.question && from.question.is_some();
        let points = if is_first { Vec::new() } else { points };
        Point { words, mark: None, points }
    };
    ways.into_iter().map(way).collect()
}

fn went(report: &Report, from: &Place, to: &Place) -> Words {
    if (from.kind, from.about, from.question) == (to.kind, to.about, to.question) {
        return category(from).and(" → ").and_all(category(to));
    }
    place(report, from).and(" → ").and_all(place(report, to))
}

fn category(place: &Place) -> Words {
    match &place.category {
        Some((Some(letter), label)) => Words::people(&**letter).and(") ").and_people(&**label),
        Some((None, label)) => Words::people(&**label),
        None => Words::own("uncategorised"),
    }
}

fn place(report: &Report, place: &Place) -> Words {
    match place.kind {
        NoteKind::Idea => {}
        NoteKind::Comment => return Words::own(format!("comment on the {}", place.about.word())),
        kind => return Words::own(kind.name(false)),
    }
    let is = |chapter: &&Chapter| chapter.number == place.question;
    let label = match (place.question, report.chapters.iter().find(is)) {
        (Some(_), Some(chapter)) => Words::people(&chapter.label),
        _ => Words::own("without a question"),
    };
    match &place.category {
        Some(_) => label.and(", ").and_all(category(place)),
        None => label,
    }
}

/// The part that says what changed since the report before this one, if there was one.
pub(super) fn changes(document: &mut Document, report: &Report) {
    let Some(changes) = &report.changes else { return };
    let since =
        format!("The report before this one was as of {}. Since then:", moment(changes.since.at));
    let mut points = notes(report, changes);
    points.extend(rest(changes));
    if points.is_empty() {
        points.push(Point::of(Words::own("nothing that this report prints was changed")));
    }
    let blocks = vec![Block::Line(Words::own(since)), Block::List(points)];
    document.aside(Words::own("Changes since the last report"), blocks);
}

fn notes(report: &Report, changes: &Changes) -> Vec<Point> {
    let list = |notes: &List| notes.iter().map(|note| chapter::point(note)).collect();
    let reworded = changes.reworded.iter().map(|(before, now)| Point {
        points: vec![Point::of(Words::own("before: ").and_people(&*before.words.text))],
        ..Point::of(said(now))
    });
    let moved = changes.moved.iter().map(|moved| Point {
        points: vec![Point::of(went(report, &moved.from, &moved.to))],
        ..Point::of(said(&moved.note))
    });
    let lists = [
        ("added", list(&changes.added)),
        ("reworded", reworded.collect()),
        ("moved", moved.collect()),
        ("taken out", changes.taken_out.iter().map(|note| taken_out(report, note)).collect()),
        ("brought back", list(&changes.brought_back)),
    ];
    let lists = lists.into_iter().filter(|(_, points): &(_, Vec<Point>)| !points.is_empty());
    let point = |(how, points): (&str, Vec<Point>)| {
        let notes = if points.len() == 1 { "note" } else { "notes" };
        let words = Words::own(format!("{} {notes} {how}", points.len()));
        let points = if points.len() > MOST { Vec::new() } else { points };
        Point { words, mark: None, points }
    };
    lists.map(point).collect()
}

/// A note without its words, which are to be read no more; whoever may see the data finds it there.
fn taken_out(report: &Report, note: &Note) -> Point {
    let is_its = |row: &&ProgrammeRow| note.block.as_ref() == Some(&row.id);
    let block = report.programme.iter().find(is_its).map(|row| Words::people(&row.title));
    let table = note.table.as_ref().map(|table| Words::own("table ").and_people(table.as_str()));
    let named = Words::own(format!("{} {}", note.kind.name(false), note.id));
    Point::of(Words::joined([Some(named), table, block].into_iter().flatten(), ", "))
}

fn said(note: &Note) -> Words {
    Words::people(&*note.words.text)
}

fn rest(changes: &Changes) -> Vec<Point> {
    let count = |count: Option<u32>| count.map_or("unknown".to_owned(), |n| n.to_string());
    let head_count = changes
        .head_count
        .map(|(before, now)| format!("participants: {}, before {}", count(now), count(before)));
    let closed = changes.closed.map(|closed| match closed {
        true => "the event was closed".to_owned(),
        false => "the event was opened again".to_owned(),
    });
    let others = changes.others.iter().map(|what| what.sentence().to_owned());
    let all = head_count.into_iter().chain(closed).chain(others);
    all.map(|words| Point::of(Words::own(words))).collect()
}

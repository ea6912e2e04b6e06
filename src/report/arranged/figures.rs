//! The overall figures as a list.

use super::chapter::called;
use crate::domain::{Length, NoteKind, Span};
use crate::report::document::{Block, Figure, Words};
use crate::report::figures::{ChapterFigure, Figures};
use crate::report::report::Report;

/// The overall figures.
pub(super) fn figures(report: &Report) -> Block {
    let of = &report.figures;
    let others = [
        (NoteKind::Comment, of.comments),
        (NoteKind::OpenQuestion, of.open_questions),
        (NoteKind::Resource, of.resources),
        (NoteKind::Conclusion, of.conclusions),
    ];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    let first = [people(of), rounds(of), Some(ideas(report))].into_iter().flatten();
    let counted = others.map(|(kind, count)| figure(count, Words::own(kind.name(count != 1))));
    Block::Figures(first.chain(counted).collect())
}

fn figure(number: impl ToString, words: Words) -> Figure {
    Figure { number: number.to_string(), words, points: Vec::new() }
}

fn people(of: &Figures) -> Option<Figure> {
    let count = of.came.or(of.expected)?;
    let planned = match (of.came, of.expected) {
        (Some(came), Some(expected)) if came != expected => format!(", {expected} planned"),
        (Some(_), _) => String::new(),
        (None, _) => " planned".to_owned(),
    };
    let people = if count == 1 { "participant" } else { "participants" };
    Some(figure(count, Words::own(format!("{people}{planned}"))))
}

fn ideas(report: &Report) -> Figure {
    let of = &report.figures;
    let part = |part: &ChapterFigure| {
        let ideas = NoteKind::Idea.name(part.ideas != 1);
        let name = called(report, &part.label, &part.text);
        // A question ends in a sign of its own.
        let between = if name == part.text { " —" } else { ":" };
        Words::people(name).and(format!("{between} {} {ideas}", part.ideas))
    };
    // What is typed in from a printed report was late for nobody.
    let late = if report.plan.untimed { 0 } else { of.late };
    let told = [(late, "saved late"), (of.added_later, "added after the event")];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    let told = told.map(|(count, what)| Words::own(format!("{what}: {count} of {}", of.ideas)));
    Figure {
        points: of.by_chapter.iter().map(part).chain(told).collect(),
        ..figure(of.ideas, Words::own(NoteKind::Idea.name(of.ideas != 1)))
    }
}

fn rounds(of: &Figures) -> Option<Figure> {
    let (held, planned) = (of.rounds, of.rounds_planned);
    let rounds = |count: usize| if count == 1 { "round" } else { "rounds" };
    let over = |words: Words| match of.round_time {
        Span::ZERO => words,
        time => words.and(" over ").and_strong(Length(time).to_string()),
    };
    let words = match (held, planned) {
        (_, 0) => return None,
        (0, _) => {
            let words = format!("conversation {} in the programme", rounds(planned));
            return Some(figure(planned, Words::own(words)));
        }
        _ if held == planned => format!("conversation {}", rounds(held)),
        _ => format!("of {planned} conversation {}", rounds(planned)),
    };
    Some(figure(held, over(Words::own(words))))
}

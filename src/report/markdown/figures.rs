//! The overall figures as a list.

use std::io;

use super::page::Page;
use crate::domain::{Length, NoteKind, Span};
use crate::report::figures::Figures;

/// The overall figures.
pub(super) fn figures(page: &mut Page, of: &Figures) -> io::Result<()> {
    page.part("Overall figures")?;
    page.gap()?;
    match (of.came, of.expected) {
        (Some(came), Some(expected)) => {
            page.figure(&came.to_string(), &format!("participants, {expected} planned"))?;
        }
        (Some(came), None) => page.figure(&came.to_string(), "participants")?,
        (None, Some(expected)) => page.figure(&expected.to_string(), "participants planned")?,
        (None, None) => {}
    }
    rounds(page, of)?;
    page.figure(&of.ideas.to_string(), NoteKind::Idea.name(of.ideas != 1))?;
    for part in &of.by_chapter {
        let ideas = NoteKind::Idea.name(part.ideas != 1);
        page.point(1, &format!("{}: {} {ideas}", part.label, part.ideas), "")?;
    }
    for (count, what) in [(of.late, "saved late"), (of.added_later, "added after the event")] {
        if count > 0 {
            page.point(1, &format!("{what}: {count} of {}", of.ideas), "")?;
        }
    }
    let others = [
        (NoteKind::Comment, of.comments),
        (NoteKind::OpenQuestion, of.open_questions),
        (NoteKind::Resource, of.resources),
        (NoteKind::Conclusion, of.conclusions),
    ];
    for (kind, count) in others.into_iter().filter(|(_, count)| *count > 0) {
        page.figure(&count.to_string(), kind.name(count != 1))?;
    }
    Ok(())
}

fn rounds(page: &mut Page, of: &Figures) -> io::Result<()> {
    let (held, planned) = (of.rounds, of.rounds_planned);
    let rounds = |count: usize| if count == 1 { "round" } else { "rounds" };
    let time = if of.round_time > Span::ZERO {
        format!(" over **{}**", Length(of.round_time))
    } else {
        String::new()
    };
    match (held, planned) {
        (_, 0) => Ok(()),
        (0, _) => {
            page.figure(&planned.to_string(), &format!("conversation {} planned", rounds(planned)))
        }
        _ if held == planned => {
            page.figure(&held.to_string(), &format!("conversation {}{time}", rounds(held)))
        }
        _ => page.figure(
            &held.to_string(),
            &format!("of {planned} conversation {}{time}", rounds(planned)),
        ),
    }
}

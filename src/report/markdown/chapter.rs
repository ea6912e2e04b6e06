//! What came out: a part a question, the comments of the town halls, who made it possible.

use std::io;

use super::page::Page;
use crate::domain::{About, RoleLine};
use crate::report::chapter::{Chapter, List, Section};
use crate::report::hall::Hall;
use crate::session::Note;

/// A question with its background, ideas by category, and what else was noted.
pub(super) fn chapter(page: &mut Page, of: &Chapter) -> io::Result<()> {
    if of.is_empty() && of.background.is_none() {
        return Ok(());
    }
    match of.number {
        Some(_) => page.part(&format!("Summary of the results of {}", of.label))?,
        None => page.part(&of.label)?,
    }
    page.line(&question(&of.text))?;
    if let Some(background) = &of.background {
        page.paragraphs(background)?;
    }
    for section in &of.sections {
        list(page, &title(section), &section.ideas)?;
    }
    let has_sections = of.sections.iter().any(|section| !section.ideas.is_empty());
    let uncategorised = if has_sections { "Uncategorised" } else { "" };
    list(page, uncategorised, &of.uncategorised)?;
    list(page, "Open questions", &of.open_questions)?;
    list(page, "Resources", &of.resources)?;
    list(page, "Conclusions", &of.conclusions)
}

fn question(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("Q. {text}") }
}

fn title(section: &Section) -> String {
    match &section.letter {
        Some(letter) => format!("{letter}) {}", section.label),
        None => section.label.to_string(),
    }
}

fn list(page: &mut Page, title: &str, notes: &List) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    if !title.is_empty() {
        page.heading(3, title)?;
    }
    points(page, notes)
}

fn points(page: &mut Page, notes: &List) -> io::Result<()> {
    page.gap()?;
    notes.iter().try_for_each(|note| point(page, note))
}

fn point(page: &mut Page, note: &Note) -> io::Result<()> {
    let mark = if note.added_later { " *(added after the event)*" } else { "" };
    match &note.speaker {
        Some(speaker) => {
            let said = format!("{} — {speaker}", note.words.text.trim_end());
            page.point(0, &said, mark)?;
        }
        None => page.point(0, &note.words.text, mark)?,
    }
    page.details(1, &note.words.details)
}

/// The comments, block by block.
pub(super) fn halls(page: &mut Page, halls: &[Hall]) -> io::Result<()> {
    if halls.is_empty() {
        return Ok(());
    }
    page.part("Comments from the town halls")?;
    for hall in halls {
        page.heading(3, hall.title.as_deref().unwrap_or("Other comments"))?;
        for (about, comments) in hall.lists() {
            if comments.is_empty() {
                continue;
            }
            page.block(match about {
                About::Content => "On the content:",
                About::Process => "On the process:",
                About::FollowUp => "On the follow-up:",
            })?;
            points(page, comments)?;
        }
    }
    Ok(())
}

/// Who had which role.
pub(super) fn organisers(page: &mut Page, roles: &[RoleLine]) -> io::Result<()> {
    if roles.is_empty() {
        return Ok(());
    }
    page.part("Organisers")?;
    let row = |line: &RoleLine| vec![line.role.clone(), named(&line.names)];
    let rows: Vec<Vec<String>> = roles.iter().map(row).collect();
    page.table(&["Role", "Names"], &rows)
}

/// Names as printed in one cell; parted by semicolons where a name has a comma of its own.
fn named(names: &[String]) -> String {
    let comma = names.iter().any(|name| name.contains(','));
    names.join(if comma { "; " } else { ", " })
}

//! What a file of another journal adds, in words and as JSON.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::domain::{NoteId, NoteKind, TableId};
use crate::session::{Other, Session, Taken, table_name};
use crate::text::{counted, shown};

/// A file that was to be taken in.
#[derive(Debug, Default)]
pub(super) struct File {
    /// As it was named.
    pub(super) name: String,
    /// Why nothing of it is taken, as a sentence without full stop; raw.
    pub(super) not_read: Option<String>,
    /// What of it could not be read, as the same.
    pub(super) left_out: Option<String>,
}

impl File {
    /// True where all of it was read and is of this session.
    pub(super) const fn is_whole(&self) -> bool {
        self.not_read.is_none() && self.left_out.is_none()
    }
}

/// What comes of all of them, as programs read it.
#[derive(Debug, Serialize)]
pub(super) struct Merged<'a> {
    /// Whether it was taken in; else it would be.
    taken_in: bool,
    files: Vec<Row<'a>>,
}

/// What comes of a file.
#[derive(Debug, Serialize)]
struct Row<'a> {
    file: &'a str,
    /// Why nothing of it was read.
    not_read: Option<&'a str>,
    /// What of it was left out, as it could not be read.
    left_out: Option<&'a str>,
    tables: BTreeSet<&'a TableId>,
    added: &'a BTreeSet<NoteId>,
    changed: &'a BTreeSet<NoteId>,
    /// How many were here before.
    known: usize,
    /// Added although another note has their id here.
    same_id: usize,
    /// Added, of a block that is not here.
    without_block: usize,
    questions: &'a [Arc<str>],
    categories: &'a [Arc<str>],
    refused: Vec<NotTaken<'a>>,
}

#[derive(Debug, Serialize)]
struct NotTaken<'a> {
    text: &'a str,
    why: &'a str,
}

impl<'a> Merged<'a> {
    pub(super) fn of(
        taken_in: bool,
        files: &'a [File],
        others: &'a [Other],
        taken: &'a [Taken],
    ) -> Self {
        let all = files.iter().zip(others).zip(taken);
        Self {
            taken_in,
            files: all.map(|((file, other), taken)| Row::of(file, other, taken)).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(file: &'a File, other: &'a Other, taken: &'a Taken) -> Self {
        let refused = taken.refused.iter().map(|(text, why)| NotTaken { text, why });
        Self {
            file: &file.name,
            not_read: file.not_read.as_deref(),
            left_out: file.left_out.as_deref(),
            tables: other.tables(),
            added: &taken.added,
            changed: &taken.changed,
            known: taken.known,
            same_id: taken.both,
            without_block: taken.strayed,
            questions: &taken.questions,
            categories: &taken.categories,
            refused: refused.collect(),
        }
    }
}

/// A file with what comes of it, a line each; `after` is the session with all of it.
pub(super) fn shown_of(
    file: &File,
    other: &Other,
    taken: &Taken,
    before: &Session,
    after: &Session,
) -> String {
    let mut out = shown(&file.name).into_owned();
    if let Some(why) = &file.not_read {
        let _ = writeln!(out, ": {}", shown(why));
        return out;
    }
    let _ = writeln!(out, "{}", shown(&whence(other, before)));
    for line in file.left_out.iter().cloned().chain(lines(other, taken, before, after)) {
        let _ = writeln!(out, "  {}", shown(&line));
    }
    out
}

/// `: Table 4, Tue 8 Oct 2013 18:31 to 19:05`
fn whence(other: &Other, here: &Session) -> String {
    let tables: Vec<String> =
        other.tables().into_iter().map(|table| table_name(table.as_str())).collect();
    let at = other.span().map(|(from, to)| {
        let (from, to) = (here.local(from), here.local(to));
        let same = from.date_naive() == to.date_naive();
        let until = if same { "%H:%M" } else { "%a %-d %b %Y %H:%M" };
        format!("{} to {}", from.format("%a %-d %b %Y %H:%M"), to.format(until))
    });
    let parts: Vec<String> = tables.into_iter().chain(at).collect();
    if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) }
}

fn lines(other: &Other, taken: &Taken, before: &Session, after: &Session) -> Vec<String> {
    let mut lines = Vec::new();
    let is_out = |id: &&NoteId| after.notes.get(**id).is_some_and(|note| note.retracted);
    let out = taken.added.iter().filter(is_out).count();
    if !taken.added.is_empty() {
        let new = kinds(&taken.added, after);
        let out = if out > 0 { format!(", {out} of them taken out there") } else { String::new() };
        lines.push(format!("adds {new}{out}"));
    }
    if taken.both > 0 {
        let n = counted(taken.both, "has", "have");
        lines.push(format!("{n} the id of another note here: both are kept"));
    }
    if taken.strayed > 0 {
        let n = counted(taken.strayed, "is", "are");
        lines.push(format!("{n} of a block that is not here, and kept without one"));
    }
    for question in &taken.questions {
        lines.push(format!("new question: {question}"));
    }
    if !taken.categories.is_empty() {
        lines.push(format!("new categories: {}", taken.categories.join(", ")));
    }
    if taken.known > 0 {
        lines.push(format!("{} here already", counted(taken.known, "note is", "notes are")));
    }
    if !taken.changed.is_empty() {
        let n = counted(taken.changed.len(), "of these was", "of these were");
        lines.push(format!("{n} changed there later, which is taken over"));
    }
    for (words, why) in &taken.refused {
        lines.push(format!("cannot be taken in: \"{words}\": {why}"));
    }
    if other.session().has_begun() && other.session().blocks != before.blocks {
        lines.push("its clock and programme are left: those here stand".to_owned());
    }
    lines
}

/// `12 ideas, 1 comment`; those that were taken out too.
fn kinds(notes: &BTreeSet<NoteId>, session: &Session) -> String {
    let of = |kind: NoteKind| {
        let is = |id: &&NoteId| session.notes.get(**id).is_some_and(|note| note.kind == kind);
        let n = notes.iter().filter(is).count();
        (n > 0).then(|| counted(n, kind.name(false), kind.name(true)))
    };
    NoteKind::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join(", ")
}

/// What was taken in, in one line; in one step where one undo takes it back.
pub(super) fn done(taken: &[Taken], session: &Session, one_step: bool) -> String {
    let (mut added, mut changed) = (BTreeSet::<NoteId>::new(), BTreeSet::<NoteId>::new());
    for taken in taken {
        added.extend(&taken.added);
        changed.extend(&taken.changed);
    }
    let questions: usize = taken.iter().map(|it| it.questions.len()).sum();
    let categories: usize = taken.iter().map(|it| it.categories.len()).sum();
    let new = Some(kinds(&added, session)).filter(|words| !words.is_empty());
    let changed = Some(changed.len()).filter(|n| *n > 0);
    let questions = Some(questions).filter(|n| *n > 0);
    let categories = Some(categories).filter(|n| *n > 0);
    let parts = [
        new,
        changed.map(|n| counted(n, "changed note", "changed notes")),
        questions.map(|n| counted(n, "new question", "new questions")),
        categories.map(|n| counted(n, "new category", "new categories")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "nothing is taken in: all that can be is here already".to_owned();
    }
    let undo = if one_step { " · undo takes it back" } else { "" };
    format!("taken in: {}{undo}", parts.join(", "))
}

//! Words that were not taken, or are not known to be saved, as the lines they were.

use std::sync::Arc;

use super::{chosen, reword, sign};
use crate::actions::Action;
use crate::domain::{About, NoteId, NoteKind, TableId};
use crate::session::{NewNote, Note, Words, table_name};
use crate::text::{shown, signs};
use crate::tui::model::{Draft, Drafts, Model, Pick, Picked, Reworded, Sent, Topic, whole};
use crate::tui::words::NO_TABLE;

/// Those words of a submission that the session does not have are lines again. Tells whether there
/// were any.
pub(super) fn refused(model: &mut Model, sent: &Sent) -> bool {
    let lines = lines(model, sent);
    let any = !lines.is_empty();
    if any {
        Arc::make_mut(&mut model.capture.drafts).back.extend(lines);
        next(model);
    }
    any
}

/// Words of which no more is known.
pub(super) fn words(model: &mut Model, text: String) {
    let line = (model.capture.table.clone(), Draft { text, literal: true, ..Draft::default() });
    Arc::make_mut(&mut model.capture.drafts).back.push(line);
    next(model);
}

/// The oldest line that waits for this one stands in it, where it is free.
pub(super) fn next(model: &mut Model) {
    if !model.has_free_line() || model.reading.is_some() {
        return;
    }
    let table = model.capture.table.clone();
    let may_edit = at_line(model);
    let drafts = Arc::make_mut(&mut model.capture.drafts);
    let Some(draft) = drafts.next(table.as_ref(), may_edit) else { return };
    if let Some(note) = draft.edits.filter(|id| model.session.notes.get(*id).is_some()) {
        return edit_again(model, note, draft);
    }
    let question = draft.question.clone();
    let stood = model.capture.picked.take();
    model.capture.put_draft(Some(Draft { edits: None, ..draft }));
    model.capture.take_draft();
    model.refresh_last();
    // A category that is to stay goes on doing so.
    let is_same =
        |it: &Picked| model.capture.picked.as_ref().is_some_and(|now| now.pick == it.pick);
    if let Some(stood) = stood.filter(is_same) {
        model.capture.picked = Some(stood);
    }
    if let Some(question) = question {
        sign::answer(model, question);
    }
}

/// Other words for an idea need a screen with a line, and no answer of a disk leads to one.
pub(super) fn at_line(model: &Model) -> bool {
    model.screen.has_line() && model.overlays.is_empty()
}

fn edit_again(model: &mut Model, note: NoteId, draft: Draft) {
    let words = match model.session.notes.get(note) {
        Some(note) if !draft.outline => {
            Words { text: draft.text.into(), details: Arc::clone(&note.words.details) }
        }
        _ => {
            let (text, details) = whole::read(&draft.text);
            Words { text: text.into(), details: details.into() }
        }
    };
    let message = model.message.take();
    chosen::edit(model, note, &words);
    model.message = message;
    if let Some(label) = draft.new {
        model.capture.picked = Some(Picked { pick: Pick::New(label), kept: false });
    }
}

/// A crash may have left the line of what was saved, or is on its way: Enter would save it again.
pub(super) fn forget_saved(model: &mut Model) {
    let mut drafts = Drafts::clone(&model.capture.drafts);
    drafts.back.retain(|(_, draft)| !is_known(model, draft).unwrap_or_default());
    let is_saved = |(table, draft): &(Option<TableId>, Draft)| {
        is_known(model, draft).unwrap_or_else(|| is_newest(model, table.as_ref(), draft))
    };
    let was = drafts.of(model.capture.table.as_ref()).is_some();
    drafts.lines.retain(|line| !is_saved(line));
    let is_gone = was && drafts.of(model.capture.table.as_ref()).is_none();
    model.capture.drafts = Arc::new(drafts);
    if is_gone {
        model.capture.empty();
    }
}

/// Whether what a line was to become is there or on its way; `None` where it has no identity.
fn is_known(model: &Model, draft: &Draft) -> Option<bool> {
    let notes = &model.session.notes;
    if let Some(note) = draft.edits {
        let reads = |note: &Note| whole::rows(&note.words.text, &note.words.details) == draft.text;
        return Some(draft.new.is_none() && notes.get(note).is_some_and(reads));
    }
    let id = draft.note?;
    let is_there = notes.get(id).is_some() || model.session.has_point(id.0);
    Some(is_there || model.pending.iter().any(|pending| pending.sent.makes(id)))
}

/// A program that gave lines no identity left this one: the words of the note saved last tell.
fn is_newest(model: &Model, table: Option<&TableId>, draft: &Draft) -> bool {
    let mut notes = model.session.notes.iter().rev();
    notes.find(|note| note.table.as_ref() == table).is_some_and(|note| {
        let text = &*note.words.text;
        let mut tails = ['#', '@'].into_iter().flat_map(|it| signs::tails(&draft.text, it));
        draft.text.trim() == text || tails.any(|(rest, _)| rest == text)
    })
}

/// The half-typed lines as they are kept, with what no disk is known to have and the words that an
/// idea is just given.
pub(super) fn kept(model: &Model) -> Drafts {
    let mut drafts = Drafts::clone(&model.capture.drafts);
    drafts.back.extend(edited(model));
    drafts.back.extend(model.unsaved().flat_map(|pending| lines(model, &pending.sent)));
    drafts
}

/// `2 half-typed lines wait (Table 4, no table)`; the one on the screen is left out.
pub(super) fn waiting(model: &Model) -> Option<String> {
    let seen = model.screen.has_line().then_some(&model.capture.table);
    let lines = model.capture.drafts.lines.iter().map(|(table, _)| table);
    let lines = lines.filter(|table| Some(*table) != seen);
    let back = model.capture.drafts.back.iter().map(|(table, _)| table);
    let tables: Vec<&Option<TableId>> = lines.chain(back).collect();
    let name = |table: &&Option<TableId>| match table {
        Some(table) => shown(&table_name(table.as_str())).into_owned(),
        None => NO_TABLE.to_owned(),
    };
    let mut names: Vec<String> = Vec::new();
    for name in tables.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let are_any = tables.iter().any(|table| table.is_some());
    let names = if are_any { format!(" ({})", names.join(", ")) } else { String::new() };
    match tables.len() {
        0 => None,
        1 => Some(format!("a half-typed line waits{names}")),
        n => Some(format!("{n} half-typed lines wait{names}")),
    }
}

fn edited(model: &Model) -> Option<(Option<TableId>, Draft)> {
    let note = model.session.notes.get(model.capture.editing?)?;
    let edit = reword::read(model, note.id, model.capture.line.text().trim());
    let is_other = *note.words.text != *edit.text || edit.details.is_some();
    is_other.then(|| (note.table.clone(), reworded(model, &edit)))
}

/// What of a submission the session does not have, each with its table.
fn lines(model: &Model, sent: &Sent) -> Vec<(Option<TableId>, Draft)> {
    let notes = &model.session.notes;
    let of = |id: &NoteId| notes.get(*id).map_or(&model.capture.table, |note| &note.table).clone();
    match sent {
        Sent::Notes(all) => {
            let is_there = |it: &&NewNote| notes.get(it.id).is_some_and(|of| of.was_typed_as(it));
            all.iter().filter(|it| !is_there(it)).map(|it| line(model, it)).collect()
        }
        Sent::Category { note, label, .. } => {
            let (table, draft) = line(model, note);
            vec![(table, Draft { category: None, new: Some(label.clone()), ..draft })]
        }
        Sent::Words(edit) => vec![(of(&edit.note), reworded(model, edit))],
        Sent::Regrouped { edit, label } => {
            let draft = Draft { new: Some(label.clone()), ..reworded(model, edit) };
            vec![(of(&edit.note), draft)]
        }
        Sent::Detail { note, level, text, id } => {
            let stands = match notes.get(*note) {
                Some(note) => !note.retracted,
                None => is_coming(model, *note),
            };
            let (text, below) = (text.clone(), stands.then_some((*note, *level)));
            let draft = Draft { text, literal: true, below, note: *id, ..Draft::default() };
            vec![(of(note), draft)]
        }
        Sent::Step | Sent::Reason { .. } | Sent::Filed { .. } | Sent::Tagged { .. } => Vec::new(),
    }
}

/// True for a note that is in a line, or on its way.
fn is_coming(model: &Model, id: NoteId) -> bool {
    let Drafts { lines, back, .. } = &*model.capture.drafts;
    let is_typed = lines.iter().chain(back).any(|(_, draft)| draft.note == Some(id));
    is_typed || model.pending.iter().any(|pending| pending.sent.makes(id))
}

/// A note as it was half typed. A device that is of one table has no other line.
fn line(model: &Model, note: &NewNote) -> (Option<TableId>, Draft) {
    let own = (!model.mode.may(Action::Table)).then(|| model.capture.table.clone());
    let words = Words { text: note.text.clone(), details: note.details.clone().into() };
    let of_question = note.kind == NoteKind::Comment && note.category.is_none();
    let draft = Draft {
        text: whole::rows(&note.text, &note.details),
        literal: true,
        outline: !note.details.is_empty() && whole::written(&words).is_some(),
        question: note.question.clone(),
        category: note.category.clone(),
        topic: match note.about {
            About::Process => Some(Topic::Process),
            About::FollowUp => Some(Topic::FollowUp),
            About::Content => note.question.clone().filter(|_| of_question).map(Topic::Question),
        },
        speaker: note.speaker.clone(),
        block: note.block.clone(),
        kind: Some(note.kind),
        // Where other words have its id, it gets another.
        note: model.session.notes.get(note.id).is_none().then_some(note.id),
        ..Draft::default()
    };
    (own.unwrap_or_else(|| note.table.clone()), draft)
}

/// Other words for an idea. Those for one that a table may not bring back are an idea of their own.
fn reworded(model: &Model, edit: &Reworded) -> Draft {
    let Reworded { note, text, details } = edit;
    let stands = model.session.notes.get(*note);
    let below = || stands.map_or_else(Arc::default, |it| Arc::clone(&it.words.details));
    let details = details.clone().map_or_else(below, Arc::from);
    let written = whole::written(&Words { text: text.as_str().into(), details });
    let is_edited = |note: &&Note| !(note.retracted && model.mode.is_joined());
    Draft {
        literal: true,
        outline: written.is_some(),
        text: written.unwrap_or_else(|| text.clone()),
        edits: stands.filter(is_edited).map(|note| note.id),
        ..Draft::default()
    }
}

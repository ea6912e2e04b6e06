//! Words that were not taken stand in the line again.

use super::sign;
use crate::domain::{About, NoteKind};
use crate::session::{NewNote, Words};
use crate::tui::effect::Effect;
use crate::tui::model::{Draft, Model, Picked, Topic, whole};

/// The notes of a submission that the session does not have; `None` where it has them all.
pub(super) fn refused(model: &mut Model, notes: &[NewNote]) -> Option<Vec<Effect>> {
    let missing = notes.iter().filter(|it| model.session.notes.get(it.id).is_none());
    let drafts: Vec<Draft> = missing.map(draft).collect();
    match drafts.as_slice() {
        [] => None,
        [only] => Some(give_back(model, only.clone())),
        [first, ..] => {
            let rows: Vec<&str> = drafts.iter().map(|it| it.text.as_str()).collect();
            let draft = Draft { text: rows.join("\n"), outline: false, ..first.clone() };
            Some(give_back(model, draft))
        }
    }
}

/// A note with its details and all that was said for it.
pub(super) fn note(model: &mut Model, note: &NewNote) -> Vec<Effect> {
    give_back(model, draft(note))
}

/// Words of which no more is known.
pub(super) fn words(model: &mut Model, text: String) -> Vec<Effect> {
    give_back(model, Draft { text, literal: true, ..Draft::default() })
}

/// What was typed since stands below, with its own category; while an idea is edited both wait
/// until that is done.
pub(super) fn give_back(model: &mut Model, draft: Draft) -> Vec<Effect> {
    let table = model.capture.table.clone();
    let drafts = &mut model.capture.drafts;
    if model.capture.editing.is_some() {
        let both = match drafts.of(table.as_ref()) {
            Some(half) => Draft { text: joined(&draft.text, &half.text), ..half.clone() },
            None => draft,
        };
        drafts.put(table.as_ref(), Some(Draft { literal: true, ..both }));
        let kept = model.mode.keeps_lines().then(|| Effect::SaveDrafts(drafts.clone()));
        return kept.into_iter().collect();
    }
    let since = model.capture.line.text();
    if !since.is_empty() {
        model.capture.line.set(&joined(&draft.text, &since));
        model.capture.literal = true;
        return Vec::new();
    }
    let question = draft.question.clone();
    let stood = model.capture.picked.take();
    drafts.put(table.as_ref(), Some(draft));
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
    Vec::new()
}

fn joined(before: &str, since: &str) -> String {
    format!("{before}\n{since}")
}

/// A note as it was half typed.
fn draft(note: &NewNote) -> Draft {
    let words = Words { text: note.text.clone(), details: note.details.clone().into() };
    let of_question = note.kind == NoteKind::Comment && note.category.is_none();
    Draft {
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
        ..Draft::default()
    }
}

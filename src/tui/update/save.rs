//! Enter in the line: words become a note, a detail, or other words for a note.

use super::reword::reword;
use super::submit::{say, submit};
use super::typing::type_words;
use super::{act, chosen, hall, returning, sign};
use crate::actions::{Action, ActionSpec};
use crate::domain::{About, NoteId};
use crate::session::{BlockState, Command, NewNote};
use crate::text::fold;
use crate::text::signs;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Finder, LastIdea, Line, Model, Overlay, Pick, Reworded, Sent, Sort, Target, Topic, whole,
};
use crate::tui::offer::parted;

/// So many letters of a name may be meant as its beginning.
const BEGINNING: usize = 3;

pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    if let Some(typed) = for_palette(model) {
        model.capture.empty();
        model.message = None;
        let finder = Finder { line: Line::of(&typed), place: 0 };
        model.overlays.push(Overlay::Palette(finder));
        return Vec::new();
    }
    if let Some(effects) = hall::enter(model) {
        return effects;
    }
    if signs::lead(&model.capture.line.text()).is_some() {
        model.capture.line.motion(crate::tui::model::Motion::End);
        if sign::take_lead(model) {
            return Vec::new();
        }
    }
    // A table behind a word that has to be asked about hides it.
    sign::take_table(model);
    sign::take_start(model);
    if sign::ask(model) {
        return Vec::new();
    }
    sign::take_question(model);
    if sign::take_head(model) {
        if model.capture.line.is_empty() {
            return Vec::new();
        }
        sign::take_start(model);
    }
    if model.capture.is_lone_sign() && model.capture.line.text().trim() == "?" {
        model.capture.empty();
        model.message = None;
        return act::act(model, Action::Help, 0);
    }
    if is_headless(model) {
        say(model, Sort::Refused, "not saved: the idea has no words above its details");
        return Vec::new();
    }
    let (text, category) = words(model);
    if text.is_empty() {
        return nothing(model);
    }
    if let Some(note) = model.capture.editing {
        if model.session.notes.get(note).is_some() {
            return reword(model, note, &text, category);
        }
        model.capture.editing = None;
    }
    if model.capture.level > 0
        && let Some(last) = model.above().cloned()
    {
        return detail(model, last, &text);
    }
    if let Some(Pick::Known(question, _)) = &category {
        sign::answer(model, question.clone());
    }
    capture(model, &text, category)
}

/// Somebody types on where Enter asked something: what was entered is saved as it stands, and no
/// letter comes into it. A sign alone is no idea, and stands before the one that follows; an idea that
/// is edited leads back to its list, where letters are keys, so they stay with it.
pub(super) fn unanswered(model: &mut Model) -> Vec<Effect> {
    if model.capture.asked.take().is_none() || model.capture.editing.is_some() {
        return Vec::new();
    }
    if signs::lead(&model.capture.line.text()).is_some() {
        model.capture.line.motion(crate::tui::model::Motion::End);
        type_words(model, " ");
        return Vec::new();
    }
    sign::stay_text(model);
    enter(model)
}

/// What was meant for the palette: `:` and the beginning of an action's name, where nothing else was
/// typed or chosen before.
fn for_palette(model: &Model) -> Option<String> {
    let capture = &model.capture;
    let alone = capture.picked.is_none() && capture.level == 0 && capture.editing.is_none();
    let text = capture.line.text();
    let typed = text.strip_prefix(':').filter(|_| alone && !capture.literal)?.trim();
    let name = fold(typed.split_whitespace().next()?);
    let is_named = |row: &ActionSpec| row.name.starts_with(&name);
    let known = name.len() >= BEGINNING && model.usual.keys.rows().iter().any(is_named);
    known.then(|| typed.to_owned())
}

/// The words to be saved, and the category at their end, which is for this line alone.
fn words(model: &Model) -> (String, Option<Pick>) {
    let text = model.capture.line.text();
    let (words, below) = parted(model, &text);
    match sign::tail(model, words) {
        Some((rest, category)) => (format!("{}{below}", rest.trim()), Some(category)),
        None => (text.trim().to_owned(), None),
    }
}

/// True where an idea that is edited has details and no words of its own: the first of them would
/// become these.
fn is_headless(model: &Model) -> bool {
    let text = model.capture.line.text();
    let (words, below) = parted(model, &text);
    words.trim().is_empty() && !below.trim().is_empty()
}

/// An empty line saves nothing: what was not taken may come into it, and a note that was edited
/// stays as it is.
fn nothing(model: &mut Model) -> Vec<Effect> {
    match model.capture.editing {
        Some(_) => chosen::leave_editing(model),
        None => returning::next(model),
    }
    Vec::new()
}

fn capture(model: &mut Model, text: &str, own: Option<Pick>) -> Vec<Effect> {
    let Some(id) = model.capture.note.take().or_else(|| model.ids.pop()) else {
        say(model, Sort::Refused, "not done: no identity is left for a note · press Enter again");
        return Vec::new();
    };
    let mut note = note(model, id, text);
    if model.capture.line.is_outline() {
        let (words, details) = whole::read(text);
        (note.text, note.details) = (words.into(), details);
    }
    let new = match own {
        Some(Pick::Known(_, category)) => {
            note.category = Some(category);
            None
        }
        Some(Pick::New(label)) => {
            note.category = None;
            Some((label, false))
        }
        Some(Pick::Topic(_)) | None => picked_new(model),
    };
    model.capture.last = Some(LastIdea { note: id, details: note.details.clone() });
    let was_begun_before = model.line_over().is_some() && model.capture.target == Target::default();
    let effects = match (new, note.question.clone()) {
        (Some((label, kept)), Some(question)) => {
            let letter = sign::free_letter(model, &question);
            let command = Command::AddCategory { question, letter, label: label.as_str().into() };
            under_new(model, note, (label, kept), command)
        }
        _ => vec![submit_note(model, note)],
    };
    model.capture.empty();
    model.capture.scroll = 0;
    if was_begun_before {
        model.seat_line();
    }
    effects
}

/// The new category that stands before the line, taken off it, and whether it is to stay.
fn picked_new(model: &mut Model) -> Option<(String, bool)> {
    let picked = model.capture.picked.take_if(|picked| matches!(picked.pick, Pick::New(_)))?;
    let Pick::New(label) = picked.pick else { return None };
    Some((label, picked.kept))
}

fn submit_note(model: &mut Model, note: NewNote) -> Effect {
    let command = Command::Capture { note: Box::new(note.clone()) };
    submit(model, vec![command], None, Sent::Notes(vec![note]))
}

/// The category comes first, and its note follows in the same step. Where the session is elsewhere,
/// the words go first: whatever becomes of the category, they are kept.
fn under_new(
    model: &mut Model,
    note: NewNote,
    (label, kept): (String, bool),
    named: Command,
) -> Vec<Effect> {
    if !model.mode.is_joined() {
        let sent = Sent::Category { note: Box::new(note), label, kept };
        return vec![submit(model, vec![named], None, sent)];
    }
    let edit = Reworded { note: note.id, text: note.text.to_string(), details: None };
    vec![
        submit_note(model, note),
        submit(model, vec![named], None, Sent::Regrouped { edit, label }),
    ]
}

/// A note of these words, tagged as the line is.
pub(super) fn note(model: &Model, id: NoteId, text: &str) -> NewNote {
    let question = model.line_question().cloned();
    let picked = model.picked().map(|picked| &picked.pick);
    let (category, topic) = match picked {
        Some(Pick::Known(question, category)) => {
            let known = model.session.category(question, category);
            (known.map(|known| known.id.clone()), None)
        }
        Some(Pick::Topic(topic)) => (None, Some(topic)),
        Some(Pick::New(_)) | None => (None, None),
    };
    let (question, about) = match topic {
        Some(Topic::Question(question)) => (Some(question.clone()), About::Content),
        Some(Topic::Process) => (question, About::Process),
        Some(Topic::FollowUp) => (question, About::FollowUp),
        None => (question, About::Content),
    };
    NewNote {
        kind: model.line_kind(),
        question,
        category,
        table: model.capture.table.clone(),
        block: model.line_block().map(BlockState::id).cloned(),
        about,
        speaker: model.line_speaker(),
        ..NewNote::idea(id, text)
    }
}

fn detail(model: &mut Model, mut last: LastIdea, text: &str) -> Vec<Effect> {
    let level = model.capture.level;
    last.details = last.with(level, text);
    let note = last.note;
    let id = model.capture.note.take().or_else(|| model.ids.pop());
    let command = Command::AddDetail { note, level, text: text.into(), id: id.map(|id| id.0) };
    model.capture.last = Some(last);
    model.capture.empty();
    vec![submit(
        model,
        vec![command],
        None,
        Sent::Detail { note, level, text: text.to_owned(), id },
    )]
}

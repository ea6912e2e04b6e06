//! A paste is never keys.

use std::sync::Arc;

use super::submit::{say, submit};
use super::typing::type_words;
use super::{picking, save};
use crate::journal::SetAside;
use crate::session::{Command, NewNote};
use crate::text::outline;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Model, Overlay, Paste, Pick, Picked, Screen, Sent, Sort, Torn, Waits, whole,
};
use crate::tui::words::ONLY_READ;

/// Words pasted: one line goes into the line, more ask once what to make of them.
pub(super) fn pasted(model: &mut Model, text: &str, batch: u64) -> Vec<Effect> {
    if model.reading.is_some() || text.is_empty() {
        return Vec::new();
    }
    match model.overlays.last_mut() {
        Some(Overlay::Palette(finder) | Overlay::Pick { finder, .. }) => {
            finder.line.insert(&text.replace(['\r', '\n'], " "));
            finder.place = 0;
            return Vec::new();
        }
        Some(Overlay::Form(form)) => {
            form.put(&text.replace(['\r', '\n'], " "));
            return Vec::new();
        }
        Some(Overlay::Write(write)) => {
            match write.wanted.has_rows() {
                true => write.line.insert(text),
                false => write.line.insert(&text.replace(['\r', '\n'], " ")),
            }
            return Vec::new();
        }
        _ => {}
    }
    if !model.can_change() {
        say(model, Sort::Refused, ONLY_READ);
        return Vec::new();
    }
    if !model.overlays.is_empty() {
        say(model, Sort::Refused, "not pasted: Esc closes what is open, then paste again");
        return Vec::new();
    }
    if !model.screen.has_line() || model.in_list() {
        let screen = if model.screen.has_line() { model.screen } else { Screen::Capture };
        super::screen::show(model, screen);
    }
    model.capture.armed = None;
    let effects = save::unanswered(model);
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
    if lines > 1 {
        let notes = outline(text).len();
        let paste = Paste {
            text: text.to_owned(),
            notes,
            lines,
            kept: None,
            waits: Waits::for_later(batch),
        };
        model.overlays.push(Overlay::Paste(Box::new(paste)));
    } else {
        into_line(model, text.trim_end_matches(['\n', '\r']));
    }
    effects
}

/// What was cut short is told, and the words found in it are offered as notes, one a line; those of
/// before too, until somebody answers.
pub(super) fn torn(model: &mut Model, aside: Vec<SetAside>) {
    let paths: Vec<String> = aside.iter().map(|it| it.path.display().to_string()).collect();
    if !paths.is_empty() {
        let kept = paths.join(", ");
        let words = format!(
            "what was being saved when the program stopped was cut short; it is kept in {kept}"
        );
        say(model, Sort::Refused, words);
    }
    if !model.can_change() {
        return;
    }
    let one_line = |words: &String| words.replace(['\r', '\n'], " ").trim().to_owned();
    let found = aside.iter().flat_map(|it| &it.words).map(one_line);
    let drafts = Arc::make_mut(&mut model.capture.drafts);
    let before = drafts.torn.take();
    let (text, kept) = before.map(|it| (it.text, it.kept)).unzip();
    let text = text.into_iter().chain(found).collect::<Vec<_>>().join("\n");
    let kept = kept.into_iter().chain(paths).collect::<Vec<_>>().join(", ");
    let notes = outline(&text).len();
    if notes == 0 {
        return;
    }
    drafts.torn = Some(Torn { text: text.clone(), kept: kept.clone() });
    let waits = Waits::for_another(model.now);
    let paste = Paste { text, notes, lines: notes, kept: Some(kept), waits };
    model.overlays.push(Overlay::Paste(Box::new(paste)));
}

fn into_line(model: &mut Model, text: &str) {
    type_words(model, text);
    model.capture.literal |= text.contains(['#', '@']);
}

/// All of it as one idea with several lines, still to be saved.
pub(super) fn as_one(model: &mut Model, paste: &Paste) {
    into_line(model, paste.text.trim_matches(['\n', '\r']));
}

/// Every line an idea, indented ones details: one step, and a new category another.
pub(super) fn as_many(model: &mut Model, paste: &Paste) -> Vec<Effect> {
    let entries = outline(&paste.text);
    if model.ids.len() < entries.len() {
        say(model, Sort::Refused, "not done: so many lines at once are best piped to capture -");
        return Vec::new();
    }
    let mut notes: Vec<NewNote> = Vec::new();
    for entry in entries {
        let Some(id) = model.ids.pop() else { break };
        let details = entry.details.iter().map(whole::detail).collect();
        notes.push(NewNote { details, ..save::note(model, id, &entry.text) });
    }
    if notes.is_empty() {
        return Vec::new();
    }
    let commands =
        notes.iter().map(|note| Command::Capture { note: Box::new(note.clone()) }).collect();
    model.capture.scroll = 0;
    let question = notes.first().and_then(|note| note.question.clone());
    let ids = notes.iter().map(|note| note.id).collect();
    let mut effects = vec![submit(model, commands, None, Sent::Notes(notes))];
    if let Some(question) = question
        && let Some(Picked { pick: Pick::New(label), kept }) = model.capture.picked.clone()
    {
        model.capture.picked.take_if(|_| !kept);
        effects.push(picking::under_new(model, question, ids, label));
    }
    effects
}

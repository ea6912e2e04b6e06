//! A paste is never keys.

use super::save;
use super::submit::{say, submit};
use super::typing::type_words;
use crate::session::{Command, NewNote};
use crate::text::outline;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, Paste, Screen, Sent, Sort, Waits, whole};
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
            let at = form.at;
            if let Some(field) = form.fields.get_mut(at) {
                field.line.insert(&text.replace(['\r', '\n'], " "));
            }
            return Vec::new();
        }
        Some(Overlay::Write(write)) => {
            match write.wanted.has_rows() {
                true => write.line.insert(text),
                false => write.line.insert(&text.replace(['\r', '\n'], " ")),
            }
            return Vec::new();
        }
        Some(_) => return Vec::new(),
        None => {}
    }
    if !model.can_change() {
        say(model, Sort::Refused, ONLY_READ);
        return Vec::new();
    }
    if !model.screen.has_line() || model.in_list() {
        let screen = if model.screen.has_line() { model.screen } else { Screen::Capture };
        super::screen::show(model, screen);
    }
    model.capture.armed = None;
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
    Vec::new()
}

/// Words found behind the end of the journal are offered as notes, one a line.
pub(super) fn found(model: &mut Model, words: &[String], kept: String) {
    let one_line = |words: &String| words.replace(['\r', '\n'], " ").trim().to_owned();
    let text = words.iter().map(one_line).collect::<Vec<_>>().join("\n");
    let notes = outline(&text).len();
    if notes > 0 {
        let paste = Paste {
            text,
            notes,
            lines: notes,
            kept: Some(kept),
            waits: Waits::for_another(model.now),
        };
        model.overlays.push(Overlay::Paste(Box::new(paste)));
    }
}

fn into_line(model: &mut Model, text: &str) {
    type_words(model, text);
    model.capture.literal |= text.contains(['#', '@']);
}

/// All of it as one idea with several lines, still to be saved.
pub(super) fn as_one(model: &mut Model, paste: &Paste) {
    into_line(model, paste.text.trim_matches(['\n', '\r']));
}

/// Every line an idea, indented ones details: one step.
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
    vec![submit(model, commands, None, Sent::Notes(notes))]
}

//! Keys in a line of words that was asked for, and what becomes of the words.

use super::press::{Press, answers};
use super::submit::{asked_by, say, step, submit};
use super::{floor, lists, palette, questions, report, wanting};
use crate::actions::Action;
use crate::domain::BlockId;
use crate::session::Command;
use crate::tui::effect::{Effect, Tag};
use crate::tui::keys::name;
use crate::tui::keys::{edits, edits_rows, is_enter};
use crate::tui::model::{Kept, Line, Model, Overlay, Sent, Sort, Waits, Wanted, Write};
use crate::tui::unsaved;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now;
    let Some(Overlay::Write(write)) = model.overlays.last_mut() else { return Vec::new() };
    if is_enter(press.key) {
        if !answers(press, &mut write.waits, now) {
            return Vec::new();
        }
        let Some(Overlay::Write(write)) = model.overlays.pop() else { return Vec::new() };
        // What the report says waits elsewhere.
        let keeps = !matches!(write.wanted, Wanted::Text(_));
        let asked = keeps.then(|| Overlay::Write(write.clone()));
        let (open, said) = (model.overlays.len(), model.message.clone());
        let effects = take(model, *write, press.batch);
        let stands = effects.is_empty() && model.overlays.len() == open;
        let refused = model
            .message
            .take_if(|it| keeps && stands && it.sort == Sort::Refused && said.as_ref() != Some(it));
        match (asked, refused) {
            (Some(asked), Some(why)) => wanting::again(model, asked, why.words),
            (Some(asked), None) => asked_by(model, &effects, asked),
            (None, _) => {}
        }
        return effects;
    }
    // A key that is held is let go for another.
    (write.waits.held, write.waits.unheard) = (None, false);
    if matches!(name(press.key).as_deref(), Some("Esc" | "Ctrl-C")) {
        model.overlays.pop();
        return Vec::new();
    }
    match write.wanted.has_rows() {
        true => edits_rows(&mut write.line, press.key),
        false => _ = edits(&mut write.line, press.key),
    }
    Vec::new()
}

fn take(model: &mut Model, write: Write, batch: u64) -> Vec<Effect> {
    let words = write.line.text().trim().to_owned();
    match write.wanted {
        // Whoever goes on may not have seen that words were asked for.
        Wanted::Reason(block) if model.does(&words, Action::Resume) => {
            step(model, Command::Resume { block })
        }
        Wanted::Reason(block) => explain(model, block, &words),
        Wanted::Export => report::write(model, &words),
        Wanted::Text(of) => report::written(model, of, &words),
        Wanted::Question(of) => questions::written(model, of, &words),
        Wanted::Speaker(block, speaker) => floor::named(model, (block, speaker), &words),
        Wanted::Words(action) => palette::written(model, action, &words, batch),
        Wanted::Folder { .. } if words.is_empty() || model.trouble.is_none() => Vec::new(),
        wanted @ (Wanted::Skip(_)
        | Wanted::Whole
        | Wanted::Table
        | Wanted::Category(_)
        | Wanted::Label(..)
        | Wanted::Letter(..)
        | Wanted::Split
        | Wanted::People
        | Wanted::Newcomers
        | Wanted::Device(_)) => lists::written(model, wanted, &words, batch),
        Wanted::Folder { .. } => {
            model.elsewhere.clone_from(&words);
            vec![Effect::KeepElsewhere {
                until: model.tag,
                folder: words,
                name: unsaved::file(model),
                page: unsaved::page(model),
            }]
        }
    }
}

/// The reason is of one step with the pause, where nothing was done in between.
fn explain(model: &mut Model, block: BlockId, words: &str) -> Vec<Effect> {
    let reason = (!words.is_empty()).then(|| words.into());
    let sent = Sent::Reason { block: block.clone(), typed: words.to_owned() };
    let command = Command::ExplainPause { block, reason };
    let after = model.pause;
    vec![submit(model, vec![command], after, sent)]
}

/// Words were kept elsewhere, or the folder does not take them either: then another is asked for.
pub(super) fn kept(model: &mut Model, until: Tag, done: Result<String, String>) {
    match done {
        Ok(path) => {
            say(model, Sort::Told, format!("what was not saved is in {path}"));
            model.kept = Some(Kept { path, until });
        }
        Err(why) if unsaved::has_words(model) => {
            let write = Write {
                wanted: Wanted::Folder { refused: true },
                words: format!("Not written: {why}. Enter tries this folder; Esc writes nothing."),
                line: Line::of(&model.elsewhere),
                waits: Waits::for_another(model.now),
            };
            model.overlays.push(Overlay::Write(Box::new(write)));
        }
        Err(_) => {}
    }
}

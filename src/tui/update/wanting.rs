//! Lines of words that keys ask for: why a block is held, where to keep what is not saved, where
//! the report goes. The first two are asked by Enter, which may still be held down then.

use super::submit::nothing_runs;
use crate::actions::{Action, ActionSpec};
use crate::session::BlockState;
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Overlay, Waits, Wanted, Write, title};
use crate::tui::unsaved;

/// Opens the line for a reason, with the one there is.
pub(super) fn reason(model: &mut Model) -> Vec<Effect> {
    let Some(running) = model.session.running() else { return nothing_runs(model) };
    let Some(pause) = running.pause() else { return Vec::new() };
    let line = Line::of(pause.reason.as_deref().unwrap_or_default());
    let (wanted, words) = wanted_why(model, running);
    open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

fn wanted_why(model: &Model, running: &BlockState) -> (Wanted, String) {
    let name = title(running);
    let mut words = format!("Why is {name} paused? Enter keeps the words, Esc leaves it as it is.");
    // Behind a reason that is there already it would be a letter of it.
    if running.pause().is_none_or(|pause| pause.reason.is_none()) {
        words.push_str(&format!(" To go on: {}, then Enter.", model.key(Action::Resume)));
    }
    (Wanted::Reason(running.id().clone()), words)
}

/// Opens the line for the reason of a pause that begins now.
pub(super) fn why(model: &mut Model, batch: u64) {
    let Some(running) = model.session.running() else { return };
    let (wanted, words) = wanted_why(model, running);
    model.pause = None;
    open(model, Write { wanted, words, line: Line::default(), waits: Waits::for_later(batch) });
}

/// Opens the line for a folder, with the one that is offered.
pub(super) fn folder(model: &mut Model) -> Vec<Effect> {
    let (line, words) = (Line::of(&model.elsewhere), where_to(model));
    let wanted = Wanted::Folder { refused: false };
    open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

fn where_to(model: &Model) -> String {
    let what = unsaved::count(model).unwrap_or_else(|| "What is half typed is".to_owned());
    format!(
        "{what} not saved. Enter writes all of it as plain text into this folder; Esc writes nothing."
    )
}

/// A folder that was asked for says at any time what there is to write, and where the disk takes
/// everything again that nothing is. Why one did not take it stays, for as long as that matters.
pub(super) fn follow(model: &mut Model) {
    let is_saved = model.trouble.is_none();
    let says = |it: &Overlay| match it {
        Overlay::Write(write) => match write.wanted {
            Wanted::Folder { refused } => is_saved || !refused,
            _ => false,
        },
        _ => false,
    };
    if !model.overlays.iter().any(says) {
        return;
    }
    let words = if is_saved { ALL_SAVED.to_owned() } else { where_to(model) };
    for overlay in model.overlays.iter_mut().filter(|it| says(it)) {
        if let Overlay::Write(write) = overlay {
            write.words.clone_from(&words);
        }
    }
}

/// What is said in place of a question that has lost its reason.
const ALL_SAVED: &str = "Everything is saved again in the session. Enter or Esc leaves this; \
                         nothing is written.";

/// Opens the line for the words that an action needs.
pub(super) fn words_of(model: &mut Model, row: &ActionSpec) -> Vec<Effect> {
    let words = format!("{} Enter takes {}; Esc leaves all as it is.", row.doc, row.args);
    let (wanted, line) = (Wanted::Words(row.action), Line::default());
    open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

/// Asks again for words that could not be taken as they were.
pub(super) fn words_again(model: &mut Model, action: Action, why: String, typed: &str) {
    again(model, with_words(action, typed), why);
}

/// The line of an action's words, with these in it.
pub(super) fn with_words(action: Action, typed: &str) -> Overlay {
    let (wanted, line) = (Wanted::Words(action), Line::of(typed));
    let write = Write { wanted, words: String::new(), line, waits: Waits::default() };
    Overlay::Write(Box::new(write))
}

/// Opens once more what was filled in and could not be taken, and says why.
pub(super) fn again(model: &mut Model, mut asked: Overlay, why: String) {
    let waits = Waits::for_another(model.now);
    match &mut asked {
        Overlay::Write(write) => {
            write.words = format!("{why}. Enter takes the words; Esc leaves all as it is.");
            write.waits = waits;
        }
        Overlay::Form(form) => (form.fault, form.waits) = (why, waits),
        _ => {}
    }
    model.overlays.push(asked);
}

/// Opens a line of words.
pub(super) fn open(model: &mut Model, write: Write) -> Vec<Effect> {
    model.overlays.push(Overlay::Write(Box::new(write)));
    Vec::new()
}

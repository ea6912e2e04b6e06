//! Lines of words that keys ask for: why a block is held, where to keep what is not saved, where
//! the report goes. The first two are asked by Enter, which may still be held down then.

use super::submit::nothing_runs;
use crate::actions::ActionSpec;
use crate::session::BlockState;
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Overlay, Waits, Wanted, Write, title};
use crate::tui::unsaved;

/// Opens the line for a reason, with the one there is.
pub(super) fn reason(model: &mut Model) -> Vec<Effect> {
    let Some(running) = model.session.running() else { return nothing_runs(model) };
    let Some(pause) = running.pause() else { return Vec::new() };
    let line = Line::of(pause.reason.as_deref().unwrap_or_default());
    let (wanted, words) = wanted_why(running);
    open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

fn wanted_why(running: &BlockState) -> (Wanted, String) {
    let name = title(running);
    let words = format!("Why is {name} paused? Enter keeps the words, Esc leaves it as it is.");
    (Wanted::Reason(running.id().clone()), words)
}

/// Opens the line for the reason of a pause that begins now.
pub(super) fn why(model: &mut Model, batch: u64) {
    let Some(running) = model.session.running() else { return };
    let (wanted, words) = wanted_why(running);
    model.pause = None;
    open(model, Write { wanted, words, line: Line::default(), waits: Waits::for_later(batch) });
}

/// Opens the line for a folder, with the one that is offered.
pub(super) fn folder(model: &mut Model) -> Vec<Effect> {
    let line = Line::of(&model.elsewhere);
    let what = unsaved::count(model).unwrap_or_else(|| "What is half typed is".to_owned());
    let words = format!(
        "{what} not saved. Enter writes all of it as plain text into this folder; Esc writes nothing."
    );
    open(model, Write { wanted: Wanted::Folder, words, line, waits: Waits::for_another(model.now) })
}

/// Opens the line for the words that an action needs.
pub(super) fn words_of(model: &mut Model, row: &ActionSpec) -> Vec<Effect> {
    let words = format!("{} Enter takes {}; Esc leaves all as it is.", row.doc, row.args);
    let (wanted, line) = (Wanted::Words(row.action), Line::default());
    open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

/// Opens a line of words.
pub(super) fn open(model: &mut Model, write: Write) -> Vec<Effect> {
    model.overlays.push(Overlay::Write(Box::new(write)));
    Vec::new()
}

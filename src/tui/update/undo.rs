//! Turning back and doing again.

use super::asking::ask;
use super::submit::{say, step};
use crate::domain::Span;
use crate::session::{Command, Deed, Step, tell_step};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Model, Sort};

/// A step of the clock older than this is not turned back, or done again, by one key.
const RECENT: Span = Span::minutes(1);

pub(super) fn undo(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(newest) = model.session.history.newest() else {
        say(model, Sort::Refused, "not done: there is nothing to undo");
        return Vec::new();
    };
    let command = Command::Undo { step: newest.id };
    if !is_old(model, newest) {
        return step(model, command);
    }
    let told = tell_step(&model.session, newest.id).unwrap_or_else(|| "the newest step".into());
    let words = format!("Enter undoes: {told}.");
    ask(model, words, Asked::Submit(vec![command]), batch)
}

pub(super) fn redo(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(undone) = model.session.history.undone() else {
        say(model, Sort::Refused, "not done: there is nothing to redo");
        return Vec::new();
    };
    let command = Command::Redo { step: undone.id };
    if !is_old(model, undone) {
        return step(model, command);
    }
    let told = tell_step(&model.session, undone.id).unwrap_or_else(|| "that step".into());
    ask(model, format!("Enter does again: {told}."), Asked::Submit(vec![command]), batch)
}

/// True where a key alone must not move the clock to where it was.
fn is_old(model: &Model, step: &Step) -> bool {
    model.now.t - step.moment.t > RECENT && of_the_clock(step)
}

/// True where a step did any such thing at first: what turns it back puts a block back whole, even
/// where only its speakers changed.
fn of_the_clock(done: &Step) -> bool {
    done.did().runs().iter().any(|deed| match deed {
        Deed::Captured(_) => false,
        Deed::Did { event, .. } => event.moves_the_clock(),
    })
}

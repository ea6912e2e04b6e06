//! Turning back and doing again.

use super::asking::ask;
use super::submit::{say, step};
use crate::domain::{Span, StepId};
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
    let (id, is_old) = (newest.id, is_old(model, newest));
    turn(model, id, is_old.then_some("Enter undoes"), Command::Undo { step: id }, batch)
}

pub(super) fn redo(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(undone) = model.session.history.undone() else {
        say(model, Sort::Refused, "not done: there is nothing to redo");
        return Vec::new();
    };
    let (id, is_old) = (undone.id, is_old(model, undone));
    turn(model, id, is_old.then_some("Enter does again"), Command::Redo { step: id }, batch)
}

/// Does it at once, or asks in these words where Enter is to do it.
fn turn(
    model: &mut Model,
    id: StepId,
    asks: Option<&str>,
    command: Command,
    batch: u64,
) -> Vec<Effect> {
    let Some(asks) = asks else { return step(model, command) };
    let told = tell_step(&model.session, id).unwrap_or_else(|| "that step".into());
    ask(model, format!("{asks}: {told}."), Asked::Submit(vec![command]), batch)
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

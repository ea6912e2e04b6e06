//! What keys do while a journal is played back.

use crate::actions::Action;
use crate::domain::Span;
use crate::engine::Drive;
use crate::session::BlockState;
use crate::tui::effect::Effect;
use crate::tui::model::{Mode, Model};

pub(super) fn drive(model: &mut Model, action: Action) -> Vec<Effect> {
    let Mode::Replay { paused, over, .. } = model.mode else { return Vec::new() };
    let drive = match action {
        Action::Hold if over => Some(Drive::Restart),
        Action::Hold if paused => Some(Drive::Resume),
        Action::Hold => Some(Drive::Pause),
        Action::Faster => Some(Drive::Faster),
        Action::Slower => Some(Drive::Slower),
        Action::NextBlock => next(model),
        Action::BlockBefore => Some(before(model)),
        _ => None,
    };
    drive.map(Effect::Drive).into_iter().collect()
}

fn next(model: &Model) -> Option<Drive> {
    model.session.next().map(|block| Drive::Jump(block.id().clone()))
}

/// To the start of the block that is shown; pressed again at once, to that of the one before.
fn before(model: &mut Model) -> Drive {
    let running = model.session.running().or_else(|| model.session.ended_last());
    let started = |block: &BlockState| block.started.map(|at| at.t);
    let shown = running.and_then(|block| Some((block.id().clone(), started(block)?)));
    let again = Span::seconds(i64::from(speed(model)) * 3);
    let target = shown.and_then(|(shown, since)| {
        if model.jumped.as_ref() != Some(&shown) || model.now.t - since >= again {
            return Some(shown);
        }
        let earlier =
            model.session.blocks.iter().filter(|it| started(it).is_some_and(|t| t < since));
        earlier.max_by_key(|it| started(it)).map(|it| it.id().clone())
    });
    model.jumped.clone_from(&target);
    target.map_or(Drive::Restart, Drive::Jump)
}

const fn speed(model: &Model) -> u32 {
    if let Mode::Replay { speed, .. } = model.mode { speed } else { 1 }
}

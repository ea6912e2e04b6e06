//! What keys do while a journal is played back.

use crate::actions::Action;
use crate::engine::Drive;
use crate::tui::effect::Effect;
use crate::tui::model::{Mode, Model};

pub(super) fn drive(model: &Model, action: Action) -> Vec<Effect> {
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

/// To the start of this block; in its first seconds, or between two, to that of the block before.
fn before(model: &Model) -> Drive {
    let started = model.session.blocks.iter().filter(|block| block.started.is_some());
    let mut started: Vec<_> = started.collect();
    started.sort_by_key(|block| block.started.map(|at| at.t));
    let wait = crate::domain::Span::seconds(i64::from(speed(model)) * 3);
    let fresh = |t| model.now.t - t < wait;
    if model.session.running().and_then(|block| block.started).is_some_and(|at| fresh(at.t)) {
        started.pop();
    }
    started.last().map_or(Drive::Restart, |block| Drive::Jump(block.id().clone()))
}

const fn speed(model: &Model) -> u32 {
    match model.mode {
        Mode::Replay { speed, .. } => speed,
        Mode::Live | Mode::ReadOnly | Mode::Practice => 1,
    }
}

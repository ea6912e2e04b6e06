//! The clock moves on: warnings once each, and alarms while they last.

use super::submit::say;
use crate::domain::Moment;
use crate::session::{Cue, cues};
use crate::tui::effect::Effect;
use crate::tui::model::{Mode, Model, Sort};
use crate::tui::words;

pub(super) fn tick(model: &mut Model, now: Moment) -> Vec<Effect> {
    let before = model.now;
    model.now = now;
    if model.reading.is_some() {
        return Vec::new();
    }
    model.refresh_moment();
    let heard = cues(&model.session, before.t, now.t);
    let mut effects = Vec::new();
    for cue in heard {
        if model.rings && !matches!(model.mode, Mode::ReadOnly) {
            effects.push(Effect::Bell);
        }
        if matches!(cue, Cue::Left { .. }) {
            say(model, Sort::Warning, words::cue(&model.session, &cue));
        }
    }
    effects.dedup();
    effects
}

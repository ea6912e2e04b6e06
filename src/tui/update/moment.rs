//! The clock moves on: warnings once each, and alarms while they last.

use super::submit::say;
use crate::domain::{Moment, Span};
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
    let heard =
        if jumped(model, before, now) { Vec::new() } else { cues(&model.session, before.t, now.t) };
    let mut effects = Vec::new();
    for cue in heard {
        if model.rings && !matches!(model.mode, Mode::ReadOnly) {
            effects.push(Effect::Bell);
        }
        if matches!(cue, Cue::Left { .. }) {
            say(model, Sort::Warning, words::cue(&model.session, &cue, now.t));
        }
    }
    effects.dedup();
    effects
}

/// A replay that jumps to another block passes over the warnings between.
fn jumped(model: &Model, before: Moment, now: Moment) -> bool {
    match model.mode {
        Mode::Replay { speed, .. } => {
            let longest = Span::seconds(i64::from(speed) * 3);
            now.t < before.t || now.t - before.t > longest
        }
        Mode::Live | Mode::ReadOnly | Mode::Practice => false,
    }
}

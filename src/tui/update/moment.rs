//! The clock moves on: warnings once each, and alarms while they last.

use super::lengthen;
use super::lists;
use super::report;
use super::submit::{say, say_next};
use crate::domain::{Moment, Span, TableId};
use crate::session::{Cue, cues};
use crate::tui::effect::Effect;
use crate::tui::model::{Message, Mode, Model, Sort};
use crate::tui::{silent, words};

/// How long it takes to read a message.
const READING: Span = Span::seconds(6);

pub(super) fn tick(model: &mut Model, now: Moment) -> Vec<Effect> {
    let before = model.now;
    model.now = now;
    if model.reading.is_some() {
        return Vec::new();
    }
    let were = std::mem::take(&mut model.silent);
    model.refresh_moment();
    lists::follow(model, false);
    lengthen::follow(model);
    let jumped = jumped(model, before, now);
    let heard = if jumped {
        Vec::new()
    } else {
        cues(&model.session, &model.usual.warnings, before.t, now.t)
    };
    if !jumped {
        tell_silent(model, &were);
    }
    let mut effects = Vec::new();
    for cue in heard {
        if model.rings && !matches!(model.mode, Mode::ReadOnly | Mode::Projector) {
            effects.push(Effect::Bell);
        }
        if matches!(cue, Cue::Left { .. }) {
            let words = words::cue(&model.session, &cue, now.t);
            warn(model, words);
        }
    }
    effects.dedup();
    effects.extend(report::refresh(model));
    effects
}

/// Tables that have fallen silent are told of, once.
fn tell_silent(model: &mut Model, before: &[(TableId, Span)]) {
    let is_new = |(table, _): &&(TableId, Span)| before.iter().all(|(known, _)| known != table);
    let fallen: Vec<TableId> =
        model.silent.iter().filter(is_new).map(|(table, _)| table.clone()).collect();
    if let Some(words) = silent::words(model, &fallen) {
        warn(model, words);
    }
}

/// Says a warning, and behind it what was told so shortly before that nobody can have read it.
fn warn(model: &mut Model, words: String) {
    let now = model.now;
    let (sort, told, next) = match model.message.take_if(|it| now.t - it.at.t < READING) {
        Some(Message { sort: Sort::Saved | Sort::Noted | Sort::Told, words, next, .. }) => {
            (Sort::Warning, words, next)
        }
        Some(Message { sort: Sort::Refused, words, next, .. }) => (Sort::Refused, words, next),
        _ => return say(model, Sort::Warning, words),
    };
    say_next(model, sort, format!("{words} · {told}"), next);
}

/// A replay that jumps to another block passes over the warnings between.
fn jumped(model: &Model, before: Moment, now: Moment) -> bool {
    let Mode::Replay { speed, .. } = model.mode else { return false };
    let longest = Span::seconds(i64::from(speed) * 3);
    now.t < before.t || now.t - before.t > longest
}

//! What is done to the speaker under the cursor of their list.

use std::sync::Arc;

use super::submit::{one_step, step};
use super::wanting;
use crate::actions::{Action, names};
use crate::domain::BlockId;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Choosing, Finder, Line, Model, Overlay, Sent, Waits, Wanted, Write};
use crate::tui::offer::{Standing, roster};

/// Does what the keys of the list say.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Speak {
        let finder = Finder::default();
        model.overlays.push(Overlay::Pick { what: Choosing::Speaker, finder });
        return Vec::new();
    }
    let Some(running) = model.session.running() else { return Vec::new() };
    let (block, quiet_first) = (running.id().clone(), !running.floor.quiet_first);
    if action == Action::SpeakerOrder {
        return step(model, Command::RuleSpeakers { block, quiet_first });
    }
    let Some((standing, speaker)) = under_cursor(model) else { return Vec::new() };
    model.hall.follow = Some(Arc::clone(&speaker)).filter(|_| action != Action::RemoveSpeaker);
    match (action, standing) {
        (Action::GiveFloor, _) => give(model, &block, speaker),
        (Action::SkipSpeaker, Standing::Skipped) => step(model, Command::Speak { block, speaker }),
        (Action::SkipSpeaker, Standing::Waits(_)) => {
            step(model, Command::SkipSpeaker { block, speaker })
        }
        (Action::RemoveSpeaker, Standing::Waits(_) | Standing::Skipped) => {
            step(model, Command::RemoveSpeaker { block, speaker })
        }
        (Action::RenameSpeaker, _) => ask_name(model, block, speaker),
        (Action::PutSpeakerBack, _) => step(model, Command::PutSpeakerBack { block, speaker }),
        _ => Vec::new(),
    }
}

fn ask_name(model: &mut Model, block: BlockId, speaker: Arc<str>) -> Vec<Effect> {
    let words = format!("What is {speaker} called? Enter keeps the name, Esc leaves it as it is.");
    let (line, waits) = (Line::of(&speaker), Waits::for_another(model.now));
    let wanted = Wanted::Speaker(block, speaker);
    wanting::open(model, Write { wanted, words, line, waits })
}

/// The name is there.
pub(super) fn named(
    model: &mut Model,
    (block, speaker): (BlockId, Arc<str>),
    words: &str,
) -> Vec<Effect> {
    let known = names::speaker(&model.session, Some(&block), words);
    // The same name in other letters is what was meant to be corrected.
    let name = if known == speaker { Arc::from(words) } else { known };
    model.hall.follow = Some(Arc::clone(&name));
    step(model, Command::RenameSpeaker { block, speaker, name })
}

/// Lets a speaker of the list speak now, whoever is next; the rule of the list stays.
fn give(model: &mut Model, block: &BlockId, speaker: Arc<str>) -> Vec<Effect> {
    let Some(running) = model.session.running() else { return Vec::new() };
    let speaking = running.floor.speaking().map(|turn| Arc::clone(&turn.speaker));
    let is_next = running.next_speaker(model.now.t) == Some(&speaker);
    let quiet_first = running.floor.quiet_first && !is_next;
    let rule = |quiet_first| Command::RuleSpeakers { block: block.clone(), quiet_first };
    let mut commands = Vec::new();
    commands.extend(quiet_first.then(|| rule(false)));
    commands.extend((!is_next).then(|| Command::PutSpeakerBack { block: block.clone(), speaker }));
    commands.push(Command::NextSpeaker { block: block.clone(), speaking });
    commands.extend(quiet_first.then(|| rule(true)));
    one_step(model, commands, Sent::Step)
}

fn under_cursor(model: &Model) -> Option<(Standing, Arc<str>)> {
    let Some(Overlay::Speakers { place }) = model.overlays.last() else { return None };
    roster(model).into_iter().nth(*place)
}

/// One place up or down among those who wait, and the cursor with it.
pub(super) fn shift(model: &mut Model, up: bool) -> Vec<Effect> {
    let Some((Standing::Waits(_) | Standing::Skipped, speaker)) = under_cursor(model) else {
        return Vec::new();
    };
    let Some((block, mut order)) = waiting(model) else { return Vec::new() };
    let Some(from) = order.iter().position(|name| *name == speaker) else { return Vec::new() };
    let to = if up { from.checked_sub(1) } else { Some(from + 1).filter(|to| *to < order.len()) };
    let Some(to) = to else { return Vec::new() };
    order.swap(from, to);
    if let Some(Overlay::Speakers { place }) = model.overlays.last_mut() {
        *place = if up { place.saturating_sub(1) } else { *place + 1 };
    }
    step(model, Command::OrderSpeakers { block, order })
}

/// The list as it is shown.
fn waiting(model: &Model) -> Option<(BlockId, Vec<Arc<str>>)> {
    let running = model.session.running()?;
    let list = running.speakers(model.now.t).into_iter();
    Some((running.id().clone(), list.map(|it| Arc::clone(&it.speaker)).collect()))
}

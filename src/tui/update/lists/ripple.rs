//! What a step would do to the programme: tried on a copy, and said before it is done.

use super::super::asking::ask;
use super::super::screen::show;
use super::super::submit::say;
use super::super::trying::recorded;
use crate::domain::{BlockId, Length, hour_minute};
use crate::session::{
    BlockOutlook, Command, Outlook, Phase, Refusal, Session, apply_to, outlook, tell,
};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Model, Overlay, Screen, Sort, Trial, title};
use crate::tui::words::refused;

/// How many changes are told one by one.
const SEVERAL: usize = 6;

/// A step tried: what it would leave, and what it does in words.
pub(super) struct Tried {
    pub(super) trial: Trial,
    /// What it does, and how the times of what follows change; two sentences, raw.
    pub(super) words: String,
}

/// Shows what commands would make of the programme, and asks; says why where they cannot be done.
pub(in crate::tui::update) fn offer(
    model: &mut Model,
    commands: Vec<Command>,
    batch: u64,
) -> Vec<Effect> {
    let Some(words) = try_out(model, &commands) else { return Vec::new() };
    let words = format!("{words} Enter takes it.");
    ask(model, words, Asked::Submit(commands), batch)
}

/// Puts what commands would make of the programme on the screen, and returns it in words; says
/// why where they cannot be done or change nothing.
pub(super) fn try_out(model: &mut Model, commands: &[Command]) -> Option<String> {
    match tried(model, commands) {
        Ok(Some(Tried { trial, words })) => {
            if model.screen != Screen::Programme {
                show(model, Screen::Programme);
            }
            model.lists.trial = Some(Box::new(trial));
            Some(words)
        }
        Ok(None) => {
            say(model, Sort::Told, "it is so already");
            None
        }
        Err(refusal) => {
            say(model, Sort::Refused, refused(model, &refusal));
            None
        }
    }
}

/// Tries commands on a copy; `None` where they would change nothing.
///
/// # Errors
/// The session would refuse one of them.
pub(super) fn tried(model: &Model, commands: &[Command]) -> Result<Option<Tried>, Refusal> {
    let mut session = model.session.clone();
    let mut told = Vec::new();
    for command in commands {
        let Some(record) = recorded(&session, command, model.now)? else { continue };
        match command {
            Command::SetLengths { lengths } => told.extend(proposed(&session, lengths)),
            _ => told.extend(tell(&session, &record)),
        }
        apply_to(&mut session, &record);
    }
    if told.is_empty() {
        return Ok(None);
    }
    let outlook = outlook(&session, model.now);
    let moves = moves(model, &session, &outlook);
    let words = format!("{}. {moves}", done(&told));
    let trial = Trial { commands: commands.to_vec(), session, outlook, moves };
    Ok(Some(Tried { trial, words }))
}

/// Makes what is tried true for the moment, beside the programme as it is by then, and for the
/// session where that has changed; what can no longer be done is not shown.
pub(in crate::tui::update) fn follow(model: &mut Model, changed: bool) {
    let Some(mut trial) = model.lists.trial.take() else { return };
    if changed {
        let Ok(Some(again)) = tried(model, &trial.commands) else { return };
        trial.session = again.trial.session;
    }
    trial.outlook = outlook(&trial.session, model.now);
    let moves = moves(model, &trial.session, &trial.outlook);
    let words = match model.overlays.last_mut() {
        Some(Overlay::Confirm(confirm)) => &mut confirm.words,
        Some(Overlay::Write(write)) => &mut write.words,
        _ => return,
    };
    *words = words.replacen(&trial.moves, &moves, 1);
    trial.moves = moves;
    model.lists.trial = Some(trial);
}

/// Ends what is tried once the question it belongs to lies on top no more.
pub(in crate::tui::update) fn end_trial(model: &mut Model) {
    if !matches!(model.overlays.last(), Some(Overlay::Confirm(_) | Overlay::Write(_))) {
        model.lists.trial = None;
    }
}

/// Each block with its length.
fn proposed(session: &Session, lengths: &[(BlockId, Length)]) -> Vec<String> {
    let title = |id| session.block(id).map(|state| title(state).to_owned()).unwrap_or_default();
    lengths.iter().map(|(id, length)| format!("{} {length}", title(id))).collect()
}

/// What is done, as much of it as can be read at once.
fn done(told: &[String]) -> String {
    match told.get(..SEVERAL) {
        Some(first) if told.len() > SEVERAL => {
            format!("{}, and {} more", first.join(", "), told.len() - SEVERAL)
        }
        _ => told.join(", "),
    }
}

/// `3 blocks come at other times; ends 20:15, not 20:20.`
fn moves(model: &Model, session: &Session, after: &Outlook) -> String {
    let before = &model.outlook;
    let time = |at| hour_minute(model.local(at));
    let start = |of: &BlockOutlook| of.told().0.map(time);
    let moved = after.blocks.iter().filter(|it| it.phase == Phase::Coming);
    let moved = moved.filter(|it| {
        before.of(&it.block).is_some_and(|was| it.start.is_some() && start(was) != start(it))
    });
    let moved = match moved.count() {
        0 => "Nothing else moves".to_owned(),
        1 => "1 block comes at another time".to_owned(),
        n => format!("{n} blocks come at other times"),
    };
    let was = before.told_end().map(|at| before.hour_of_end(&model.session, at));
    let is = after.told_end().map(|at| after.hour_of_end(session, at));
    let ends = match (was, is) {
        (Some(was), Some(is)) if was != is => format!("; ends {is}, not {was}"),
        (None, Some(is)) => format!("; ends {is}"),
        (_, Some(is)) => format!("; ends {is}, as before"),
        (Some(_), None) => match open_behind(session, after) {
            Some(block) => format!("; what comes behind is not known until {block} has a length"),
            None => "; when it ends is not known".to_owned(),
        },
        (None, None) => String::new(),
    };
    format!("{moved}{ends}.")
}

/// The first block that leaves open when the next one comes.
fn open_behind(session: &Session, after: &Outlook) -> Option<String> {
    let open = after.blocks.iter().find(|of| after.ends_with(session, &of.block))?;
    session.block(&open.block).map(|state| title(state).to_owned())
}

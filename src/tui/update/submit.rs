//! Handing commands over, and knowing which of them are answered.

use super::trying::recorded;
use crate::actions::Action;
use crate::engine::Ticket;
use crate::session::{Command, Event, tell};
use crate::tui::effect::{Effect, Tag};
use crate::tui::model::{Message, Model, Next, Overlay, Pending, Sent, Sort, words_of};

/// Submits commands as one step.
pub(super) fn submit(
    model: &mut Model,
    commands: Vec<Command>,
    after: Option<Ticket>,
    sent: Sent,
) -> Effect {
    model.tag = Tag(model.tag.0 + 1);
    let tag = model.tag;
    let does = if sent.notes() > 0 { Vec::new() } else { told(model, &commands) };
    let words = commands.iter().filter_map(words_of).collect();
    let takes_out = commands.iter().flat_map(Pending::out_by).copied().collect();
    model.pending.push(Pending {
        tag,
        tickets: Vec::new(),
        kept: Vec::new(),
        since: model.now.t,
        sent,
        does,
        words,
        takes_out,
        asked: None,
    });
    Effect::Submit { tag, commands, after }
}

/// What commands would do now; that a day begins goes without saying.
fn told(model: &Model, commands: &[Command]) -> Vec<String> {
    let session = &model.session;
    let records = commands.iter().map(|it| recorded(session, it, model.now));
    // Where one needs what another does, half of it would stand for the whole.
    let Ok(records) = records.collect::<Result<Vec<_>, _>>() else { return Vec::new() };
    let told = records.into_iter().flatten().flat_map(|mut record| {
        record.events.retain(|event| !matches!(event, Event::DayBegan { .. }));
        tell(session, &record)
    });
    told.collect()
}

/// Submits one command that bears no words.
pub(super) fn step(model: &mut Model, command: Command) -> Vec<Effect> {
    one_step(model, vec![command], Sent::Step)
}

/// Submits commands as one step, where there are any.
pub(super) fn one_step(model: &mut Model, commands: Vec<Command>, sent: Sent) -> Vec<Effect> {
    if commands.is_empty() {
        return Vec::new();
    }
    vec![submit(model, commands, None, sent)]
}

/// What was filled in for these comes back where the session refuses it.
pub(super) fn asked_by(model: &mut Model, effects: &[Effect], asked: Overlay) {
    let submitted = |pending: &&mut Pending| {
        let is_it = |it: &Effect| matches!(it, Effect::Submit { tag, .. } if *tag == pending.tag);
        effects.iter().any(is_it)
    };
    if let Some(pending) = model.pending.iter_mut().find(submitted) {
        pending.asked = Some(Box::new(asked));
    }
}

/// What was filled in for the submission that this ticket is the last open one of.
pub(super) fn asked(model: &mut Model, ticket: Ticket) -> Option<Overlay> {
    let pending = model.pending.iter_mut().find(|it| it.tickets == [ticket])?;
    pending.asked.take().map(|asked| *asked)
}

/// The tickets of a submission are known.
pub(super) fn sent(model: &mut Model, tag: Tag, tickets: Vec<Ticket>) {
    if let Some(pending) = model.pending.iter_mut().find(|pending| pending.tag == tag) {
        pending.tickets = tickets;
    }
}

/// A ticket is answered: returns what its submission was, and whether all of it is answered now.
pub(super) fn answered(model: &mut Model, ticket: Ticket) -> Option<(Sent, bool)> {
    let place = model.pending.iter().position(|pending| pending.tickets.contains(&ticket))?;
    let pending = model.pending.get_mut(place)?;
    pending.tickets.retain(|open| *open != ticket);
    if pending.tickets.is_empty() {
        return Some((model.pending.remove(place).sent, true));
    }
    Some((pending.sent.clone(), false))
}

/// Says something on the message line.
pub(super) fn say(model: &mut Model, sort: Sort, words: impl Into<String>) {
    say_next(model, sort, words, &[]);
}

/// The same, with what may follow on the Stage.
pub(super) fn say_next(model: &mut Model, sort: Sort, words: impl Into<String>, next: Next) {
    model.capture.typed = false;
    model.message =
        Some(Message { sort, words: words.into(), next, at: model.now, carried: false });
}

/// Something of the clock was asked for between two blocks.
pub(super) fn nothing_runs(model: &mut Model) -> Vec<Effect> {
    let next: Next = match model.session.next() {
        Some(_) => &[(Action::Start, "begins the next one")],
        None => &[],
    };
    say_next(model, Sort::Refused, "not done: no block is running", next);
    Vec::new()
}

//! What needs a second thought: it shows its consequence and waits for Enter.

use super::submit::{nothing_runs, say, step};
use crate::domain::Span;
use crate::session::{BlockState, Command};
use crate::text::shown;
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Confirm, Mode, Model, Overlay, Sort, Waits, title};
use crate::tui::sharing::Ask;
use crate::tui::unsaved;

/// A block with more than this left is not ended by one key, nor one of which more than half is.
const SURE: Span = Span::minutes(1);

/// Shows a consequence; Enter in a later reading of the terminal does it.
pub(super) fn ask(model: &mut Model, words: String, asked: Asked, batch: u64) -> Vec<Effect> {
    let confirm = Confirm { words, asked, waits: Waits::for_later(batch) };
    model.overlays.push(Overlay::Confirm(Box::new(confirm)));
    Vec::new()
}

/// The same where an Enter brought it up, which may still be held down.
pub(super) fn ask_after_enter(
    model: &mut Model,
    words: String,
    commands: Vec<Command>,
) -> Vec<Effect> {
    ask(model, words, Asked::Submit(commands), 0);
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.waits.held = Some(model.now);
    }
    Vec::new()
}

/// What is to be said before the next block begins on a day before its own: before its date, or, where
/// the event is held on other days than planned, on the same day as a block of the day before.
pub(super) fn before_its_day(model: &Model) -> Option<String> {
    let next = model.session.next()?;
    let last = model.session.ended_last();
    if last.is_some_and(|last| model.session.share_day(last.id(), next.id())) {
        return None;
    }
    let (day, today) = (next.block.date?, model.local(model.now.at).date_naive());
    let name = shown(&next.block.title);
    if day > today {
        let [day, today] = [day, today].map(|date| date.format("%a %-d %b %Y"));
        return Some(format!(
            "{name} is planned for {day}, today is {today}. Enter begins it today."
        ));
    }
    let last = last?;
    let was_today = model.local(last.ended?.at).date_naive() == today;
    (was_today && last.block.date.is_some_and(|before| day > before)).then(|| {
        let last = shown(&last.block.title);
        format!("{name} begins another day than {last}, which ended today. Enter begins it today.")
    })
}

pub(super) fn end_block(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(running) = model.session.running() else {
        return nothing_runs(model);
    };
    let command = Command::EndBlock { block: running.id().clone() };
    let left = left(model, running);
    let length = running.countdown().and_then(|clock| clock.length);
    let is_early = |left: &Span| *left > SURE || length.is_some_and(|all| *left + *left > all);
    match left.filter(is_early) {
        Some(left) => {
            let next = model.session.next().map_or_else(
                || "Enter ends it and closes the session.".to_owned(),
                |next| format!("Enter ends it; {} comes next.", title(next)),
            );
            let words = format!("{} has {} left. {next}", title(running), left.digits());
            ask(model, words, Asked::Submit(vec![command]), batch)
        }
        None => step(model, command),
    }
}

pub(super) fn back(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(last) = model.session.ended_last() else {
        say(model, Sort::Refused, "not done: no block has ended yet");
        return Vec::new();
    };
    let mut words = format!("Enter runs {} again, as if it had never ended", title(last));
    if let Some(running) = model.session.running() {
        words.push_str(&format!("; {} waits again", title(running)));
    }
    words.push('.');
    let command = Command::Back { block: last.id().clone() };
    ask(model, words, Asked::Submit(vec![command]), batch)
}

pub(super) fn close(model: &mut Model, batch: u64) -> Vec<Effect> {
    let coming = model.session.blocks.iter().filter(|block| block.is_waiting()).count();
    let words = match coming {
        0 => "Enter closes the session. Words may still be put right and added.".to_owned(),
        1 => "Enter closes the session; one block has not run.".to_owned(),
        n => format!("Enter closes the session; {n} blocks have not run."),
    };
    ask(model, words, Asked::Submit(vec![Command::Close]), batch)
}

pub(super) fn leave(model: &mut Model, batch: u64) -> Vec<Effect> {
    let lost = unsaved::count(model).filter(|_| model.trouble.is_some());
    if let (Some(what), Mode::Live | Mode::Rapporteur | Mode::Participant | Mode::Alone { .. }) =
        (lost, model.mode)
    {
        let takes_all = model.trouble.as_ref().is_some_and(|trouble| trouble.takes_all);
        let lost = if takes_all { "the whole session is lost" } else { "that may be lost" };
        let half = unsaved::unkept(model).map_or_else(String::new, |half| format!(" {half}"));
        let words = format!("{what} not saved. Enter leaves all the same, and {lost}.{half}");
        return ask(model, words, Asked::Leave, batch);
    }
    if let Some(half) = unsaved::unkept(model) {
        return ask(model, format!("{half} Enter leaves."), Asked::Leave, batch);
    }
    if model.mode.is_joined() && !model.pending.is_empty() {
        let words = "Enter leaves. What is not sent yet stays on this device and is sent when you \
                     join again.";
        return ask(model, words.to_owned(), Asked::Leave, batch);
    }
    if let Some(cut_off) = cut_off(model) {
        let words = format!("{cut_off} Enter leaves; nothing is lost.");
        return ask(model, words, Asked::Leave, batch);
    }
    let words = if model.mode == Mode::Practice {
        "Enter leaves. Nothing of the practice is kept."
    } else if model.mode == Mode::Projector {
        "Enter leaves. The session goes on."
    } else if matches!(model.mode, Mode::Alone { .. }) {
        "Enter leaves, and says which file to hand over."
    } else if matches!(model.mode, Mode::ReadOnly | Mode::Replay { .. }) {
        "Enter leaves. Nothing was changed."
    } else if model.session.running().is_some() {
        "Enter leaves. The session keeps running on the clock; nothing is lost."
    } else {
        "Enter leaves. Nothing is lost."
    };
    ask(model, words.to_owned(), Asked::Leave, batch)
}

/// Closing the session to other devices keeps nobody's words from the record for good.
pub(super) fn shut(model: &mut Model, batch: u64) -> Vec<Effect> {
    let cut_off = cut_off(model).unwrap_or_else(|| "No device is there now.".to_owned());
    let words = format!("{cut_off} Enter closes the session to other devices; the event goes on.");
    ask(model, words, Asked::Share(vec![Ask::Shut]), batch)
}

/// What becomes of the devices that are there once nothing is open to them any more.
fn cut_off(model: &Model) -> Option<String> {
    match model.reach.shared()?.there() {
        0 => None,
        1 => {
            Some("One device is cut off; what it types stays on it until it is open again.".into())
        }
        n => Some(format!(
            "{n} devices are cut off; what they type stays on them until it is open again."
        )),
    }
}

/// What is left of a block's time; `None` where it counts up.
pub(super) fn left(model: &Model, block: &BlockState) -> Option<Span> {
    block.countdown()?.remaining(model.now.t)
}

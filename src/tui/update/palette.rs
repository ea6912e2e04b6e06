//! Every action by name, with what follows it typed after the name.

use super::submit::{asked_by, say, step};
use super::{act, asking, lists, questions, wanting};
use crate::actions::{Action, ActionSpec, Extra, Misuse, Scope, parse, split_args};
use crate::session::Command;
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Finder, Model, Overlay, Sort};
use crate::tui::offer::{Entry, entries};
use crate::tui::words::with_hint;

/// Puts the whole name of the row chosen into the line.
pub(super) fn complete(model: &mut Model) {
    let Some(Overlay::Palette(finder)) = model.overlays.last() else { return };
    let Some(row) = chosen(model, finder) else { return };
    if let Some(Overlay::Palette(finder)) = model.overlays.last_mut() {
        finder.line.set(&format!("{} ", row.row.name));
        finder.place = 0;
    }
}

fn chosen(model: &Model, finder: &Finder) -> Option<Entry> {
    let rows = entries(model, finder);
    let place = finder.place.min(rows.len().saturating_sub(1));
    rows.into_iter().nth(place)
}

/// Does the row chosen, with the words typed after its name.
pub(super) fn enter(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(Overlay::Palette(finder)) = model.overlays.last() else { return Vec::new() };
    let finder = finder.clone();
    let Some(entry) = chosen(model, &finder) else { return Vec::new() };
    let rest = entry.words.clone();
    // The plan is read anew: it may have been changed this moment.
    if let Some(why) = entry.why_not.filter(|_| entry.row.action != Action::AdoptPlan) {
        // Words that were typed stay.
        if rest.trim().is_empty() {
            model.overlays.pop();
        }
        say(model, Sort::Refused, format!("not done: {why}"));
        return Vec::new();
    }
    model.overlays.pop();
    if entry.row.action == Action::ProposeLengths {
        return lists::whole(model, &rest, batch);
    }
    if entry.row.action == Action::RewordQuestion
        && let Some(effects) = questions::ask_words_of(model, &rest)
    {
        return effects;
    }
    if needs_words(entry.row) && rest.trim().is_empty() && !opens_text(entry.row.action) {
        return wanting::words_of(model, entry.row);
    }
    let own = rest.trim().is_empty() && has_own_way(model, entry.row);
    if entry.row.changes && !own {
        return written(model, entry.row.action, &rest, batch);
    }
    let effects = act::act(model, entry.row.action, batch);
    held(model);
    effects
}

/// Does an action with the words that were asked for; those that are none for it stay, to be put
/// right.
pub(super) fn written(model: &mut Model, action: Action, words: &str, batch: u64) -> Vec<Effect> {
    let row = model.usual.keys.spec(action);
    match with_words(model, row, words, batch) {
        Ok(effects) => {
            if !words.trim().is_empty() {
                asked_by(model, &effects, wanting::with_words(action, words));
            }
            held(model);
            effects
        }
        Err(why) => {
            match needs_words(row) || !words.trim().is_empty() {
                true => wanting::words_again(model, action, why, words),
                false => say(model, Sort::Refused, why),
            }
            Vec::new()
        }
    }
}

/// The Enter that brought a question up may still be held down.
fn held(model: &mut Model) {
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.waits.held = Some(model.now);
    }
}

fn needs_words(row: &ActionSpec) -> bool {
    !row.args.is_empty() && !row.args.starts_with('[')
}

/// Actions that a key does without words, and asks about where that is needed.
fn has_own_way(model: &Model, row: &ActionSpec) -> bool {
    let here = [Scope::Stage, Scope::Room, Scope::Speakers, scope(model)].contains(&row.scope);
    !row.keys.is_empty() && row.scope != Scope::List && here
        || matches!(row.action, Action::Close | Action::Reopen | Action::AdoptPlan)
        || opens_text(row.action)
}

/// Actions that open what is written where no words follow their name.
const fn opens_text(action: Action) -> bool {
    matches!(
        action,
        Action::NextStep | Action::Summary | Action::AddQuestion | Action::RewordQuestion
    )
}

/// Does an action with words, or says why these are none for it.
fn with_words(
    model: &mut Model,
    row: &'static ActionSpec,
    rest: &str,
    batch: u64,
) -> Result<Vec<Effect>, String> {
    let read = split_args(row, rest)
        .and_then(|args| parse(&model.session, row.name, &args, Extra::default()));
    let command =
        read.map_err(|why: Misuse| with_hint(&format!("not done: {why}"), &why.hint()))?;
    Ok(match command {
        Command::AddQuestion { question } => questions::written(model, None, &question.text),
        Command::RewordQuestion { question, text } => {
            questions::written(model, Some(question), &text)
        }
        // What changes the times of blocks to come shows them first.
        command if command.changes_what_comes() => lists::offer(model, vec![command], batch),
        command if asks(&command) => {
            let words = format!("{}: {}. Enter does it.", row.title, rest.trim());
            asking::ask(model, words, Asked::Submit(vec![command]), batch)
        }
        command => step(model, command),
    })
}

/// What has a consequence beyond itself waits for Enter by whichever way it is asked for.
const fn asks(command: &Command) -> bool {
    matches!(
        command,
        Command::EndBlock { .. }
            | Command::Back { .. }
            | Command::Lengthen { .. }
            | Command::Close
            | Command::MergeCategories { .. }
            | Command::RemoveCategory { .. }
            | Command::CloseTable { .. }
            | Command::MergeTables { .. }
    )
}

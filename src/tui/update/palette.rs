//! Every action by name, with what follows it typed after the name.

use super::keys::fits;
use super::submit::{say, step};
use super::{act, asking};
use crate::actions::{
    ACTIONS, Action, ActionSpec, Extra, Misuse, Scope, parse, split_words, unavailable,
};
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::find::find;
use crate::tui::model::{Asked, Finder, Model, Overlay, Sort};
use crate::tui::words::with_hint;

/// A row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its row in the table.
    pub row: &'static ActionSpec,
    /// Why it cannot be done now, raw.
    pub why_not: Option<String>,
}

/// The actions that match what was typed, the best first. Once a whole name is typed and words
/// follow it, that action alone.
#[must_use]
pub fn entries(model: &Model, finder: &Finder) -> Vec<Entry> {
    let typed = finder.line.text();
    let rows: Vec<&'static ActionSpec> = ACTIONS.iter().filter(|row| offered(model, row)).collect();
    let name = typed.split_whitespace().next().unwrap_or_default();
    let whole = rows.iter().find(|row| row.name == name && typed.trim_start() != name);
    let found = match whole {
        Some(row) => vec![*row],
        None => {
            let labels: Vec<String> =
                rows.iter().map(|row| format!("{} {}", row.name, row.title)).collect();
            let places = find(&typed, labels.iter().map(String::as_str));
            places.into_iter().filter_map(|place| rows.get(place).copied()).collect()
        }
    };
    let entry =
        |row: &'static ActionSpec| Entry { row, why_not: unavailable(&model.session, row.action) };
    found.into_iter().map(entry).collect()
}

/// Actions of the line and of lists act where the cursor is, so the palette leaves them out
/// unless words can say what they are about.
fn offered(model: &Model, row: &ActionSpec) -> bool {
    let here = !matches!(row.scope, Scope::Line | Scope::List) || !row.args.is_empty();
    let other = matches!(row.action, Action::Palette | Action::Esc | Action::AdoptPlan);
    let pair =
        matches!(row.action, Action::Start | Action::EndBlock | Action::Pause | Action::Resume);
    here && !other && (pair || fits(model, row.action)) && (!row.changes || model.can_change())
}

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
    let typed = finder.line.text();
    let rest = typed.trim_start().strip_prefix(entry.row.name).unwrap_or_default().to_owned();
    if needs_words(entry.row) && rest.trim().is_empty() {
        complete(model);
        return Vec::new();
    }
    model.overlays.pop();
    if let Some(why) = entry.why_not {
        say(model, Sort::Refused, format!("not done: {why}"));
        return Vec::new();
    }
    let effects = if entry.row.changes && !(rest.trim().is_empty() && has_own_way(entry.row)) {
        with_words(model, entry.row, &rest, batch)
    } else {
        act::act(model, entry.row.action, batch)
    };
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.held = Some(model.now.t);
    }
    effects
}

fn needs_words(row: &ActionSpec) -> bool {
    !row.args.is_empty() && !row.args.starts_with('[')
}

/// Actions that a key does without words, and asks about where that is needed.
fn has_own_way(row: &ActionSpec) -> bool {
    !row.keys.is_empty() && row.scope != Scope::List
        || matches!(row.action, Action::Close | Action::Reopen)
}

fn with_words(model: &mut Model, row: &'static ActionSpec, rest: &str, batch: u64) -> Vec<Effect> {
    let read =
        split_words(rest).and_then(|args| parse(&model.session, row.name, &args, Extra::default()));
    match read {
        Ok(command) if asks(&command) => {
            let words = format!("{}: {}. Enter does it.", row.title, rest.trim());
            asking::ask(model, words, Asked::Submit(vec![command]), batch)
        }
        Ok(command) => step(model, command),
        Err(why) => {
            misused(model, &why);
            Vec::new()
        }
    }
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

fn misused(model: &mut Model, why: &Misuse) {
    say(model, Sort::Refused, with_hint(&format!("not done: {why}"), &why.hint()));
}

//! The actions of the palette.

use crate::actions::{Action, ActionSpec, Scope, unavailable};
use crate::session::Refusal;
use crate::sorting::sort_by_key;
use crate::text::fold;
use crate::tui::context::{fits, scope};
use crate::tui::find::find;
use crate::tui::model::{Finder, Model};

/// Why somebody at a table does not do what is for the whole room.
pub const OTHERS: &str = "the facilitator does this";

/// A row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its row in the table.
    pub row: &'static ActionSpec,
    /// Why it cannot be done now, raw.
    pub why_not: Option<String>,
    /// The words typed after its name, where its name or the beginning of it alone was typed.
    pub words: String,
}

/// The actions that match what was typed, the best first; where nothing was, those that can be done
/// now. Once a whole name is typed and words follow it, that action alone; so too for the beginning
/// of one name that takes words, where nothing is like all that was typed.
#[must_use]
pub fn entries(model: &Model, finder: &Finder) -> Vec<Entry> {
    let typed = finder.line.text();
    let rows = model.usual.keys.rows().iter().filter(|row| offered(model, row));
    let rows: Vec<&'static ActionSpec> = rows.collect();
    let entry = |row: &'static ActionSpec, words: &str| {
        let others = (!model.mode.may(row.action)).then(|| OTHERS.to_owned());
        let why_not = others.or_else(|| why_not(model, row.action));
        Entry { row, why_not, words: words.to_owned() }
    };
    let (name, words) = typed.trim_start().split_once(char::is_whitespace).unwrap_or_default();
    if let Some(row) = rows.iter().find(|row| row.name == name) {
        return vec![entry(row, words)];
    }
    let found = like(model, &rows, &typed);
    let begins = fold(name);
    let mut begun = rows.iter().filter(|row| row.name.starts_with(&begins) && !row.args.is_empty());
    match (found.is_empty() && !name.is_empty()).then(|| (begun.next(), begun.next())) {
        Some((Some(row), None)) => vec![entry(row, words)],
        _ => {
            let mut all: Vec<Entry> = found.into_iter().map(|row| entry(row, "")).collect();
            if typed.trim().is_empty() {
                sort_by_key(&mut all, |entry| entry.why_not.is_some());
            }
            all
        }
    }
}

fn why_not(model: &Model, action: Action) -> Option<String> {
    let session = &model.session;
    let is_same = || action == Action::AdoptPlan && model.beside.as_ref() == Some(&session.plan);
    unavailable(session, action).or_else(|| is_same().then(|| Refusal::SamePlan.to_string()))
}

fn like(model: &Model, rows: &[&'static ActionSpec], typed: &str) -> Vec<&'static ActionSpec> {
    let labels: Vec<String> =
        rows.iter().map(|row| format!("{} {}", row.name, row.title)).collect();
    let places = find(typed, labels.iter().map(String::as_str));
    let found = places.into_iter().filter_map(|place| rows.get(place).copied());
    let wanted = fold(typed);
    // A whole name goes before those that begin with it; among these, what can be done before what
    // cannot, and what does something before what shows it.
    let rank = |row: &ActionSpec| {
        let is_named = named_so(row, &wanted);
        let cannot = is_named && why_not(model, row.action).is_some();
        let begins = row.name.starts_with(&wanted);
        (row.name != wanted.trim(), !begins, !is_named, cannot, is_named && !does(row))
    };
    let mut ranked: Vec<_> = found.map(|row| (rank(row), row)).collect();
    sort_by_key(&mut ranked, |(rank, _)| *rank);
    ranked.into_iter().map(|(_, row)| row).collect()
}

/// True where it changes the session, or asks for words that do.
fn does(row: &ActionSpec) -> bool {
    row.changes || matches!(row.action, Action::NextStep | Action::Summary)
}

/// True where a word of the name begins with what was typed: that goes before any other likeness.
fn named_so(row: &ActionSpec, wanted: &str) -> bool {
    row.name.starts_with(wanted) || row.name.split('-').any(|word| word.starts_with(wanted))
}

/// Actions of the line and of lists act where the cursor is, so the palette leaves them out
/// unless words can say what they are about.
fn offered(model: &Model, row: &ActionSpec) -> bool {
    let here = match row.scope {
        Scope::Stage | Scope::Room | Scope::Replay | Scope::Tally | Scope::Report => true,
        Scope::Line | Scope::List | Scope::Rows => !row.args.is_empty(),
        Scope::Home | Scope::Fresh => false,
        Scope::Speakers
        | Scope::Programme
        | Scope::Tables
        | Scope::Categories
        | Scope::Split
        | Scope::Devices
        | Scope::Seating => !row.args.is_empty() || row.scope == scope(model),
    };
    let other = matches!(row.action, Action::Palette | Action::Esc | Action::ReadOn);
    let pair = matches!(
        row.action,
        Action::Start
            | Action::EndBlock
            | Action::Pause
            | Action::Resume
            | Action::Reason
            | Action::Skip
            | Action::BringBack
            | Action::CloseTable
            | Action::OpenTable
            | Action::Paper
            | Action::Typed
    );
    // What changes the room is there to say whose it is.
    let others = row.changes && !model.mode.may(row.action);
    here && !other
        && (pair || others || fits(model, row.action))
        && (!row.changes || model.can_change())
}

//! Which keys act on this screen: what its help lists.

use super::context::{fits, scope};
use super::model::{Mode, Model, Overlay, Screen};
use super::strip::{line_keys, strip};
use crate::actions::{Action, ActionSpec, Hint, Keymap, Scope, UNDO_AT_TABLE, hints};
use crate::sorting::sort_by_key;

/// How many keys of its own screen help begins with.
const FIRST: usize = 9;

/// Actions that stand together in help, each with those of its keys that act here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where their keys work.
    pub scope: Scope,
    /// The actions.
    pub rows: Vec<(&'static ActionSpec, Vec<&'static str>)>,
}

/// The keys of the screen as the session stands, those nearest to it first. Of two actions that
/// share a key and take turns, both are there.
#[must_use]
pub fn sections(model: &Model) -> Vec<Section> {
    let section =
        |(scope, at): &(Scope, Scope)| Section { scope: *scope, rows: rows(model, *scope, *at) };
    let all = scopes(model);
    all.iter().map(section).filter(|section| !section.rows.is_empty()).collect()
}

/// The keys most wanted here, each with what it does: those hinted at below the screen, and the two
/// that lead to everything else.
#[must_use]
pub fn first(model: &Model) -> Vec<(String, &'static str)> {
    let keys = model.usual.keys;
    let is_above = model.overlays.iter().any(|it| matches!(it, Overlay::Speakers { .. }));
    let (at, hinted) = match (is_above, model.has_line()) {
        (true, _) => (Scope::Speakers, hints(&model.session, keys, Scope::Speakers)),
        (false, true) => (Scope::Line, line_keys(model)),
        (false, false) => (scope(model), strip(model)),
    };
    let can = |hint: &Hint| hint.action != Action::Help && fits(model, hint.action);
    let mut all = Vec::new();
    for hint in hinted.into_iter().filter(can) {
        // Neighbours that share a hint do not do the same.
        let each = hint
            .keys
            .split(' ')
            .filter(|_| !matches!(hint.action, Action::Stage | Action::SeatRound));
        let rows: Vec<_> = each
            .filter_map(|key| {
                let row = keys.on_key(key, at).find(|row| fits(model, row.action))?;
                Some((key.to_owned(), title(model, row)))
            })
            .collect();
        match rows.is_empty() {
            true => all.push((hint.keys.clone(), title(model, keys.spec(hint.action)))),
            false => all.extend(rows),
        }
    }
    all.truncate(FIRST);
    all.extend([Action::Palette, Action::Quit].map(|action| {
        let row = keys.spec(action);
        let chord = row.chords.first().copied();
        let pressed = if model.has_line() { chord } else { row.every_key().next() };
        (pressed.unwrap_or_default().to_owned(), row.title)
    }));
    all
}

/// What a key does, in a few words: in a town hall the signs of the line mean something else, and at
/// a table undo takes back what was written there.
#[must_use]
pub fn title(model: &Model, row: &ActionSpec) -> &'static str {
    match row.action {
        Action::Undo if model.mode.is_of_table() => UNDO_AT_TABLE.title,
        Action::Category if model.in_hall() => "Say what it is about",
        Action::Table if model.names_speakers() => "Say who speaks",
        _ => row.title,
    }
}

/// What an action does, in a sentence.
#[must_use]
pub fn does(model: &Model, row: &ActionSpec) -> &'static str {
    match row.action {
        Action::Undo if model.mode.is_of_table() => UNDO_AT_TABLE.doc,
        _ => row.does(model.can_change()),
    }
}

/// The keys of the Home screen and of its dialog, those of `at` first; of the keys of a session it
/// has a few.
#[must_use]
pub fn home_sections(keys: Keymap, at: Scope) -> Vec<Section> {
    use Action::{Choose, Esc, Filter, Help, Quit, Redraw, Shell};
    let with = |row: &'static ActionSpec| (row, row.every_key().collect::<Vec<_>>());
    let own = |scope: Scope| keys.rows().iter().filter(move |row| row.scope == scope);
    let shared = [Choose, Filter, Help, Quit, Esc, Shell, Redraw].map(|action| keys.spec(action));
    let home = own(Scope::Home).chain(shared).map(with).collect();
    let help = keys.spec(Help);
    let in_words = std::iter::once((help, help.chords.to_vec()));
    let fresh = own(Scope::Fresh).map(with).chain(in_words).collect();
    let mut all = vec![
        Section { scope: Scope::Home, rows: home },
        Section { scope: Scope::Fresh, rows: fresh },
    ];
    sort_by_key(&mut all, |section| section.scope != at);
    all
}

/// True for keys that the room's view does not hear.
#[must_use]
pub fn is_quiet(keys: Keymap, key: &str) -> bool {
    keys.on_key(key, Scope::Room).next().is_none()
}

fn rows(model: &Model, scope: Scope, at: Scope) -> Vec<(&'static ActionSpec, Vec<&'static str>)> {
    let keys = model.usual.keys;
    let quiet = |key| model.screen == Screen::Room && is_quiet(keys, key);
    // Straight after Esc, Enter is a new line.
    let taken = |key| key == "Enter" && scope == Scope::Stage && model.screen.has_line();
    let acts = |row: &ActionSpec, key: &'static str| {
        let mut meant = keys.on_key(key, at).filter(|other| fits(model, other.action));
        let first = meant.next();
        let here = |it: &ActionSpec| it.action == row.action || it.scope == row.scope;
        first.is_some_and(here) && !(taken(key) && model.can_change()) && !quiet(key)
    };
    let of = keys.rows().iter().filter(|row| row.scope == scope);
    let keyed = of.map(|row| {
        let can = !row.changes || model.can_change();
        (row, row.every_key().filter(|key| can && acts(row, key)).collect::<Vec<_>>())
    });
    let mut all: Vec<_> = keyed.filter(|(_, keys)| !keys.is_empty()).collect();
    if scope == Scope::Speakers && model.can_change() {
        // The one key of the line that is heard there.
        let next = keys.spec(Action::NextSpeaker);
        all.insert(0, (next, next.every_key().collect()));
    }
    all
}

/// What is listed, each with where its keys are looked up: a key of the screen goes before the same
/// key of the Stage.
fn scopes(model: &Model) -> Vec<(Scope, Scope)> {
    let replay = matches!(model.mode, Mode::Replay { .. });
    let screen = match model.screen {
        Screen::Room => Scope::Room,
        Screen::Stage | Screen::Capture | Screen::TownHall => Scope::Stage,
        Screen::Tally if model.in_list() => Scope::List,
        Screen::Tally => Scope::Tally,
        Screen::Report => Scope::Report,
        Screen::Programme => Scope::Programme,
        Screen::Tables => Scope::Tables,
        Screen::Devices => Scope::Devices,
        Screen::Seating => Scope::Seating,
        Screen::Categories if model.lists.split.is_some() => Scope::Split,
        Screen::Categories => Scope::Categories,
    };
    let own = if replay { Scope::Replay } else { screen };
    let mut all = Vec::new();
    if replay {
        all.push((own, own));
    } else if model.screen.has_line() && model.can_change() {
        all.push((Scope::Line, Scope::Line));
    }
    // Where the list has the cursor it stands before the line.
    let listed = screen == Scope::Stage && model.in_list();
    if listed {
        all.splice(0..0, [(Scope::List, Scope::List), (Scope::Rows, Scope::List)]);
    }
    if !matches!(screen, Scope::Stage | Scope::Room) {
        all.push((screen, screen));
    }
    match model.screen {
        // Where a journal is played back the cursor goes by rows too.
        _ if model.is_list() => all.push((Scope::Rows, Scope::Programme)),
        Screen::Tally if model.in_list() => all.push((Scope::Rows, Scope::List)),
        Screen::Tally => all.push((Scope::Rows, Scope::Tally)),
        _ => {}
    }
    all.extend([(Scope::Room, own), (Scope::Stage, own)]);
    if !listed
        && screen != Scope::List
        && (model.screen.has_line() || model.screen == Screen::Tally)
    {
        all.push((Scope::List, Scope::List));
        if model.screen.has_line() {
            all.push((Scope::Rows, Scope::List));
        }
    }
    let speakers = (Scope::Speakers, Scope::Speakers);
    if model.overlays.iter().any(|it| matches!(it, Overlay::Speakers { .. })) {
        all.insert(0, speakers);
    } else if model.screen == Screen::TownHall {
        all.push(speakers);
    }
    all
}

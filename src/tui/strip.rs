//! The keys that stand below a screen, from the one table.

use ratatui::layout::Rect;

use crate::actions::{Action, ActionSpec, Hint, Scope, hall_hints, hints};
use crate::domain::BlockKind;
use crate::session::BlockState;

use super::context::{fits, scope};
use super::layout;
use super::model::{Model, Screen, Search};

/// The keys of a screen without a line, or of the Stage where Esc was pressed in the line: what
/// ← and → walk then.
#[must_use]
pub fn strip(model: &Model) -> Vec<Hint> {
    let in_line = model.has_line();
    let at = if in_line { Scope::Stage } else { scope(model) };
    let mut all = hints(&model.session, model.usual.keys, at);
    // Straight after Esc, Enter is a new line. Of two that share a key, one is there.
    let is_enter = |hint: &Hint| in_line && first(hint) == Some("Enter");
    let mut named = Vec::new();
    all.retain(|hint| {
        let is_one = !is_enter(hint) && fits(model, hint.action) && !named.contains(&hint.keys);
        named.extend(is_one.then(|| hint.keys.clone()));
        is_one
    });
    if in_line {
        // The line is where one is already.
        all.retain(|hint| hint.action != Action::Type);
    }
    if model.screen == Screen::TownHall {
        own(model, &mut all);
    }
    if at == Scope::Programme {
        all.retain(|hint| may_still(model, hint.action));
    }
    for hint in &mut all {
        let row = model.usual.keys.spec(hint.action);
        match hint.action {
            // The one hint of two keys that go two ways.
            Action::SeatRound => hint.keys = row.keys.join(" "),
            Action::PlanSeats => hint.words = plans(model).unwrap_or(row.hint),
            Action::Announce => match model.seats.proposal.as_ref().map(|it| &it.search) {
                Some(Search::Runs { .. }) => hint.words = "take these",
                Some(Search::Over(_) | Search::Failed(_)) => hint.words = row.hint,
                None => {}
            },
            _ => {}
        }
    }
    if in_line {
        all.extend(model.mode.may(Action::Stage).then(|| to_stage("Esc")));
    } else if at == Scope::List {
        all.push(out_of_list(model));
    } else if at == Scope::Seating {
        of_seats(model, &mut all);
    }
    all
}

/// What the key that plans seats anew does next, where that is not the best of all.
fn plans(model: &Model) -> Option<&'static str> {
    match &model.seats.proposal {
        Some(proposal) => proposal.best.then_some("repair only"),
        None => model.has_closed_seats().then_some("seat them"),
    }
}

/// On the Seating only what would do something stands there.
fn of_seats(model: &Model, all: &mut Vec<Hint>) {
    let talked = |it: &BlockState| it.block.kind == BlockKind::Conversation && !it.skipped;
    let comes = model.session.blocks.iter().any(|it| talked(it) && it.is_waiting());
    let hosted = model.chosen_seat_table().is_some_and(|it| model.host_at(&it).is_some());
    let proposal = model.seats.proposal.as_ref();
    all.retain(|hint| match hint.action {
        // What is not found yet cannot be announced.
        Action::Announce => proposal.map_or(comes, |it| it.found().is_some()),
        Action::HostLeft => comes && hosted,
        Action::NewHosts => comes && model.keeps_hosts().is_none(),
        // Esc does the same, and says what it does.
        Action::Undo => proposal.is_none(),
        Action::PlanSeats | Action::SeatCame | Action::SeatLeft | Action::SeatOut => comes,
        _ => true,
    });
    if proposal.is_some() {
        all.push(Hint { action: Action::Esc, keys: "Esc".to_owned(), words: "as it was" });
    }
}

/// True where a block that the key is about can still be changed so: one that has begun cannot.
fn may_still(model: &Model, action: Action) -> bool {
    let comes = |state: &BlockState| state.started.is_none();
    match action {
        Action::ChangeBlock | Action::MoveBlock | Action::FixStart => {
            model.chosen_block().is_none_or(comes)
        }
        Action::Skip => {
            let about = model.blocks_about();
            about.is_empty() || about.iter().any(|id| model.session.block(id).is_some_and(comes))
        }
        _ => true,
    }
}

/// The way to the screen where letters stay keys.
fn to_stage(keys: &str) -> Hint {
    Hint { action: Action::Stage, keys: keys.to_owned(), words: "Stage" }
}

/// Help by the key that is no word in the line.
fn help(model: &Model) -> Hint {
    let spec = model.usual.keys.spec(Action::Help);
    let keys = spec.chords.first().copied().unwrap_or_default().to_owned();
    Hint { action: Action::Help, keys, words: if is_small(model) { "" } else { "help" } }
}

/// The way out of a list of notes.
fn out_of_list(model: &Model) -> Hint {
    let words = if model.list.filter.is_some() {
        "all"
    } else if model.screen.has_line() && model.can_change() {
        "line"
    } else {
        "back"
    };
    Hint { action: Action::Esc, keys: "Esc".to_owned(), words }
}

/// In the Town hall its own keys stand in place of those that lead to it.
fn own(model: &Model, all: &mut Vec<Hint>) {
    all.retain(|hint| !matches!(hint.action, Action::TownHall | Action::Type));
    let room = all.iter().position(|hint| hint.action == Action::RoomView);
    let own = [Action::Speakers, Action::NextQuestion].map(|action| model.usual.keys.spec(action));
    let hint = |row: &ActionSpec| {
        let keys = (*row.keys.first()?).to_owned();
        Some(Hint { action: row.action, keys, words: row.hint })
    };
    let at = room.unwrap_or(all.len());
    all.splice(at..at, own.into_iter().filter_map(hint));
}

/// The keys of the line.
#[must_use]
pub fn line_keys(model: &Model) -> Vec<Hint> {
    let (session, keys) = (&model.session, model.usual.keys);
    let mut all =
        if model.in_hall() { hall_hints(session, keys) } else { hints(session, keys, Scope::Line) };
    if model.names_speakers() {
        let who = all.iter_mut().filter(|hint| hint.action == Action::Table);
        who.for_each(|hint| hint.words = "speaker");
    }
    all.push(help(model));
    all.push(to_stage("Esc Esc"));
    // A detail stands below an idea, or in one that is edited; that keeps its table and its kind.
    let edits = model.capture.editing.is_some();
    all.retain(|hint| match hint.action {
        Action::Deeper => edits || model.above().is_some(),
        Action::Table | Action::Kind => !edits,
        _ => true,
    });
    all.retain(|hint| model.mode.may(hint.action));
    all
}

/// What is said once a key has acted after Esc: that the next letter is none, and how to press one.
#[must_use]
pub fn again(model: &Model) -> Vec<Hint> {
    let words = if is_small(model) { "typing again" } else { "letters are words again" };
    let said = Hint { action: Action::Type, keys: String::new(), words };
    let mut keys = line_keys(model);
    keys.retain(|hint| match hint.action {
        Action::Save => !is_small(model),
        action => matches!(action, Action::OneKey | Action::Stage),
    });
    std::iter::once(said).chain(keys).collect()
}

fn is_small(model: &Model) -> bool {
    let (width, height) = model.size;
    layout::is_small(Rect { x: 0, y: 0, width, height })
}

/// The key that a hint names first.
#[must_use]
pub fn first(hint: &Hint) -> Option<&str> {
    hint.keys.split(' ').next().filter(|key| !key.is_empty())
}

//! Which keys answer now, and which actions have a meaning now.

use super::model::{Mode, Model, Overlay, Reach, Screen, SeatView};
use super::unsaved::has_words;
use crate::actions::{Action, Scope, in_town_hall, spec};
use crate::domain::{BlockId, TableId};

/// Where the keys of the table are looked up now.
#[must_use]
pub fn scope(model: &Model) -> Scope {
    match (model.mode, model.screen) {
        (Mode::Replay { .. }, _) => Scope::Replay,
        (_, Screen::Room) => Scope::Room,
        _ if matches!(model.overlays.last(), Some(Overlay::Speakers { .. })) => Scope::Speakers,
        _ if model.has_line() => Scope::Line,
        _ if model.in_list() => Scope::List,
        (_, Screen::Tally) => Scope::Tally,
        (_, Screen::Report) => Scope::Report,
        (_, Screen::Programme) => Scope::Programme,
        (_, Screen::Tables) => Scope::Tables,
        (_, Screen::Devices) => Scope::Devices,
        (_, Screen::Seating) => Scope::Seating,
        (_, Screen::Categories) if model.lists.split.is_some() => Scope::Split,
        (_, Screen::Categories) => Scope::Categories,
        (_, Screen::Stage | Screen::Capture | Screen::TownHall) => Scope::Stage,
    }
}

/// True where an action has a meaning now. Those that have none are absent, not greyed: what
/// changes the session where nothing can be changed, and the other half of a pair that shares a
/// key.
#[must_use]
pub fn fits(model: &Model, action: Action) -> bool {
    let session = &model.session;
    let running = session.running();
    let paused = running.is_some_and(|block| block.pause().is_some());
    if !model.mode.may(action) || (spec(action).changes && !model.can_change()) {
        return false;
    }
    match action {
        Action::Start => running.is_none(),
        Action::EndBlock => running.is_some(),
        Action::Pause => !paused,
        Action::Resume => paused,
        Action::Reason => paused && model.trouble.is_none(),
        Action::KeepElsewhere => model.trouble.is_some() && has_words(model),
        Action::Retract | Action::Restore => (action == Action::Restore) == model.all_out(),
        Action::MoveNotes | Action::SaidBy => (action == Action::SaidBy) == model.all_comments(),
        Action::Pick => !model.all_picked(),
        Action::Unpick => model.all_picked() || model.list.about().is_empty(),
        Action::Speakers | Action::NextQuestion => {
            model.screen == Screen::TownHall || in_town_hall(session)
        }
        Action::Tray => model.mode.is_joined(),
        Action::Filter => of_list(model),
        Action::ShowIdeas => model.screen == Screen::Tally,
        Action::Choose => model.screen == Screen::Tally || model.is_list(),
        Action::Mark if model.screen == Screen::Devices => !model.devices().is_empty(),
        Action::Mark => of_list(model) && model.can_change() && model.screen != Screen::Seating,
        Action::ReadOn => model.screen == Screen::Report,
        Action::Export => !matches!(model.mode, Mode::Replay { .. }),
        Action::Type | Action::TypeAt => model.can_change(),
        Action::GiveFloor => model.can_change() && waits_or_spoke(model),
        Action::Skip | Action::BringBack if model.screen == Screen::Programme => {
            let skipped = |id: &BlockId| model.session.block(id).is_some_and(|it| it.skipped);
            are(&model.blocks_about(), skipped) == (action == Action::BringBack)
        }
        Action::CloseTable | Action::OpenTable if model.screen == Screen::Tables => {
            let closed = |id: &TableId| model.session.table(id).is_some_and(|it| it.closed);
            are(&model.tables_about(), closed) == (action == Action::OpenTable)
        }
        Action::Paper | Action::Typed if model.screen == Screen::Tables => {
            let on_paper = |id: &TableId| model.session.table(id).is_some_and(|it| it.on_paper);
            are(&model.tables_about(), on_paper) == (action == Action::Typed)
        }
        Action::Open => model.reach == Reach::Shut,
        Action::Devices => model.reach != Reach::Never,
        Action::Shut | Action::Newcomers | Action::Invite => model.reach.shared().is_some(),
        Action::RenameDevice | Action::MoveDevice | Action::MuteDevice | Action::TurnAway => {
            !model.devices().is_empty()
        }
        Action::Hold
        | Action::Faster
        | Action::Slower
        | Action::NextBlock
        | Action::BlockBefore => {
            matches!(model.mode, Mode::Replay { .. })
        }
        _ if spec(action).scope == Scope::Seating => of_seats(model, action),
        _ => true,
    }
}

/// The same on the Seating.
fn of_seats(model: &Model, action: Action) -> bool {
    let announced = model.session.seating.is_some();
    let at_tables = model.seats.view == SeatView::Tables;
    let proposed = model.seats.proposal.is_some();
    // Rounds that have begun keep their seats.
    let comes = model.can_change() && model.session.has_round_to_come();
    match action {
        Action::Announce => model.can_change() && (proposed || (comes && !announced)),
        Action::PlanSeats => comes,
        Action::SeatView => model.seats_shown().is_some(),
        // In a replay its keys are those of the blocks.
        Action::SeatRound => {
            let turns = at_tables && !matches!(model.mode, Mode::Replay { .. });
            turns && model.seats_shown().is_some()
        }
        Action::HostLeft => comes && announced && at_tables,
        Action::NewHosts => comes && (announced || proposed),
        _ => comes && announced,
    }
}

/// True where the cursor is on somebody in the list of speakers who does not speak.
fn waits_or_spoke(model: &Model) -> bool {
    let Some(Overlay::Speakers { place }) = model.overlays.last() else { return false };
    let floor = model.session.running().map(|state| &state.floor);
    // Whoever speaks stands first.
    floor.is_some_and(|it| !it.is_empty() && (*place > 0 || it.speaking().is_none()))
}

/// True on a screen with a list that can be filtered, and whose rows can be marked.
fn of_list(model: &Model) -> bool {
    let is_empty = model.screen == Screen::Seating && model.seats_shown().is_none();
    model.in_list() || model.is_list() && !is_empty || model.screen.has_line()
}

/// True where all of those that a key is about are so: then the key makes them otherwise.
fn are<T>(about: &[T], so: impl Fn(&T) -> bool) -> bool {
    !about.is_empty() && about.iter().all(so)
}

//! What keys do on the screens that are lists of their own: the programme, the tables, the
//! categories, the devices. Reads no keys itself.

mod block_form;
mod categories;
mod counting;
mod devices;
mod programme;
mod ripple;
mod seats;
mod seeking;
mod split;
mod tables;
mod together;
mod whole;

pub(super) use block_form::{explain as form_help, taken as form_taken};
pub(super) use categories::merge as merge_categories;
pub(super) use devices::{invited, opening, print, reach, seated, told};
pub(super) use programme::{go_to_new_block, length, lengthened};
pub(super) use ripple::{end_trial, follow, offer};
pub(super) use seats::gone as person_gone;
pub(super) use seeking::{keep_up, seeking, sought};
pub(super) use tables::{hosted, merge as merge_tables};
pub(super) use whole::{ask as ask_whole, whole};

use super::screen::show;
use super::submit::say;
use crate::actions::Action;
use crate::tui::context::fits;
use crate::tui::effect::Effect;
use crate::tui::model::{Mode, Model, Screen, Sort, Wanted};

/// Does what an action of these lists does to the row under the cursor. `up` is the way that what
/// can be moved goes.
pub(super) fn act(model: &mut Model, action: Action, up: bool, batch: u64) -> Vec<Effect> {
    if model.lists.filter().is_some() && model.listed().0 == 0 && !adds(action) {
        say(model, Sort::Refused, "not done: the filter leaves nothing");
        return Vec::new();
    }
    match (model.screen, model.lists.split.is_some()) {
        (Screen::Programme, _) => programme::act(model, action, up, batch),
        (Screen::Tables, _) => tables::act(model, action, batch),
        (Screen::Devices, _) => devices::act(model, action, batch),
        (Screen::Seating, _) => seats::act(model, action, up, batch),
        (Screen::Categories, true) => split::act(model, action, batch),
        (Screen::Categories, false) => categories::act(model, action, up, batch),
        (Screen::Stage, _)
        | (Screen::Capture | Screen::Tally | Screen::TownHall | Screen::Report | Screen::Room, _) => {
            Vec::new()
        }
    }
}

/// True for what needs no row to stand on.
const fn adds(action: Action) -> bool {
    matches!(
        action,
        Action::InsertBlock
            | Action::AddTable
            | Action::AddCategory
            | Action::Announce
            | Action::PlanSeats
            | Action::SeatCame
            | Action::SeatLeft
            | Action::NewHosts
            | Action::SeatView
            | Action::SeatRound
    )
}

/// Goes to a list, with its cursor on what matters now.
pub(super) fn open(model: &mut Model, action: Action) -> Vec<Effect> {
    let is_replayed = model.screen == Screen::Seating && matches!(model.mode, Mode::Replay { .. });
    match action {
        Action::Late => {
            let next = model.session.next().or_else(|| model.session.running());
            model.lists.blocks.chosen = next.map(|block| block.id().clone());
            show(model, Screen::Programme)
        }
        Action::Tables => {
            // Who comes because of a table that is silent need not look for it.
            model.lists.tables.chosen = model.silent.first().map(|(table, _)| table.clone());
            show(model, Screen::Tables)
        }
        Action::Devices => {
            model.lists.devices.chosen = None;
            model.lists.invite = None;
            show(model, Screen::Devices)
        }
        // In a replay the key of the screen is that of its views too.
        Action::Seating if is_replayed && fits(model, Action::SeatView) => {
            seats::act(model, Action::SeatView, false, 0)
        }
        Action::Seating => {
            // Who comes back means what runs or comes next.
            model.seats.round = None;
            show(model, Screen::Seating)
        }
        Action::Categories => {
            model.lists.categories.chosen = None;
            show(model, Screen::Categories)
        }
        _ => {
            model.lists.blocks.chosen = None;
            show(model, Screen::Programme)
        }
    }
}

/// Leaves a list, or what was opened in it.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    match model.lists.split.take() {
        Some(_) => Vec::new(),
        None if model.screen == Screen::Seating => seats::leave(model),
        None => show(model, Screen::Stage),
    }
}

/// Takes words that a list asked for.
pub(super) fn written(model: &mut Model, wanted: Wanted, words: &str, batch: u64) -> Vec<Effect> {
    match wanted {
        Wanted::Skip(blocks) => programme::skipped(model, &blocks, words),
        Wanted::Whole => whole::taken(model, words, batch),
        Wanted::Table => tables::named(model, words),
        Wanted::Category(question) => categories::added(model, question, words),
        Wanted::Label(question, category) => categories::renamed(model, question, category, words),
        Wanted::Letter(question, category) => {
            categories::lettered(model, question, category, words)
        }
        Wanted::Split => split::named(model, words),
        Wanted::Device(id) => devices::called(id, words),
        Wanted::People => counting::counted(model, words),
        Wanted::Newcomers => seats::came(model, words),
        Wanted::Reason(_)
        | Wanted::Folder { .. }
        | Wanted::Export
        | Wanted::Text(_)
        | Wanted::Question(_)
        | Wanted::Speaker(..)
        | Wanted::Words(_) => Vec::new(),
    }
}

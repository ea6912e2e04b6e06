//! Keys of the list of devices, and what is told of the session being open to them.

use uuid::Uuid;

use super::super::asking::ask;
use super::super::screen::show;
use super::super::submit::say;
use super::super::wanting::open;
use super::together::together;
use crate::actions::Action;
use crate::domain::TableId;
use crate::session::Role;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Asked, Choosing, Finder, Line, Model, Overlay, Reach, Screen, Sort, Waits, Wanted, Write,
};
use crate::tui::sharing::{Ask, Device, Shared, Spot, Told};

pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    if action == Action::Newcomers {
        return newcomers(model);
    }
    if action == Action::Invite {
        let (what, finder) = (Choosing::Invite, Finder::default());
        model.overlays.push(Overlay::Pick { what, finder });
        return Vec::new();
    }
    let Some(id) = model.chosen_device().map(|it| it.id) else {
        say(model, Sort::Refused, "not done: nobody has joined");
        return Vec::new();
    };
    model.lists.devices.chosen = Some(id);
    let about = model.devices_about();
    match action {
        Action::Mark => {
            model.lists.devices.mark(id);
            Vec::new()
        }
        Action::RenameDevice => rename(model, id, batch),
        Action::MoveDevice => {
            let seated = known(model, &about).into_iter().filter(|it| it.sits()).map(|it| it.id);
            let seated: Vec<Uuid> = seated.collect();
            if seated.is_empty() {
                let role = known(model, &about).first().map_or("device", |it| it.role());
                say(model, Sort::Refused, format!("not done: a {role} is for no table"));
                return Vec::new();
            }
            let (what, finder) = (Choosing::Seat(seated), Finder::default());
            model.overlays.push(Overlay::Pick { what, finder });
            Vec::new()
        }
        Action::MuteDevice => {
            let loud = known(model, &about).iter().any(|it| !it.muted);
            reach(model, about.into_iter().map(|id| Ask::Mute(id, loud)).collect())
        }
        Action::TurnAway => turn_away(model, about, batch),
        _ => Vec::new(),
    }
}

fn newcomers(model: &mut Model) -> Vec<Effect> {
    let Some(shared) = model.reach.shared() else { return Vec::new() };
    let let_in = !shared.lets_in;
    let words = match let_in {
        true => "newcomers are let in, and those who were turned away",
        false => "closed to newcomers; those who joined stay",
    };
    say(model, Sort::Told, words);
    vec![Effect::Share(Ask::LetIn(let_in))]
}

fn known<'a>(model: &'a Model, ids: &[Uuid]) -> Vec<&'a Device> {
    model.devices().iter().filter(|device| ids.contains(&device.id)).collect()
}

fn rename(model: &mut Model, id: Uuid, batch: u64) -> Vec<Effect> {
    let Some(chosen) = model.chosen_device() else { return Vec::new() };
    let line = Line::of(chosen.name.as_deref().unwrap_or_default());
    let words = format!(
        "What is {} called? Enter takes it; no file has the name. Esc leaves it.",
        chosen.called()
    );
    let wanted = Wanted::Device(id);
    open(model, Write { wanted, words, line, waits: Waits::for_later(batch) })
}

pub(super) fn called(id: Uuid, words: &str) -> Vec<Effect> {
    let name = (!words.is_empty()).then(|| words.to_owned());
    vec![Effect::Share(Ask::Call(id, name))]
}

/// The table was chosen that these write for.
pub(in crate::tui::update) fn seated(
    model: &mut Model,
    devices: Vec<Uuid>,
    table: Option<TableId>,
) -> Vec<Effect> {
    reach(model, devices.into_iter().map(|id| Ask::Seat(id, table.clone())).collect())
}

fn turn_away(model: &mut Model, about: Vec<Uuid>, batch: u64) -> Vec<Effect> {
    let names: Vec<String> = known(model, &about).into_iter().map(Device::called).collect();
    let (is, them) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
    let door = match model.reach.shared().is_some_and(|shared| shared.lets_in) {
        true => {
            format!(" Another device still is; {} closes the door.", model.key(Action::Newcomers))
        }
        false => String::new(),
    };
    let words = format!(
        "{} {is} let in no longer, also with the code; what came from {them} stays.{door} Enter \
         turns {them} away.",
        together(&names)
    );
    ask(model, words, Asked::Share(about.into_iter().map(Ask::TurnAway).collect()), batch)
}

/// A place was chosen where the session is to be opened.
pub(in crate::tui::update) fn opening(model: &mut Model, spot: Spot) -> Vec<Effect> {
    let asks = vec![Ask::Open(spot.at)];
    if spot.is_alone() {
        return reach(model, asks);
    }
    let sent = match spot.encrypted {
        true => "What is sent is encrypted.",
        false => "Nothing that is sent is encrypted: others on this Wi-Fi can read along.",
    };
    let words =
        format!("Devices on {} can join. {sent} Enter opens the session to them.", spot.words);
    ask(model, words, Asked::Share(asks), 0);
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.waits.held = Some(model.now);
    }
    Vec::new()
}

/// Asks whoever opens the session; where it is to be opened, its list is shown.
pub(in crate::tui::update) fn reach(model: &mut Model, asks: Vec<Ask>) -> Vec<Effect> {
    model.lists.unmark();
    let mut effects = Vec::new();
    if asks.iter().any(|ask| matches!(ask, Ask::Open(_))) {
        effects = show(model, Screen::Devices);
    }
    effects.extend(asks.into_iter().map(Effect::Share));
    effects
}

/// What is new of the devices, where anything is: who joined, or who is not heard from any more.
fn news(before: Option<&Shared>, now: &Shared) -> Option<String> {
    let was = |id: Uuid| before?.devices.iter().find(|device| device.id == id);
    let writes = |it: &&Device| it.role != Role::Viewer && it.is_lost();
    let lost = now.devices.iter().filter(writes);
    let lost = lost.filter(|it| was(it.id).is_some_and(|was| !was.is_lost()));
    let lost: Vec<String> = lost.map(Device::called).collect();
    if !lost.is_empty() {
        let (what, it) = if lost.len() == 1 {
            ("what it types stays there", "it is")
        } else {
            ("what they type stays there", "they are")
        };
        let names = together(&lost);
        return Some(format!("{names} not heard from for 2 min; {what} until {it} back"));
    }
    // Those who were there before it was opened are no news.
    let came: Vec<&Device> =
        now.devices.iter().filter(|it| before.is_some() && was(it.id).is_none()).collect();
    let how = match came.as_slice() {
        [] => return None,
        [Device { browser: Some(true), .. }] => ", in a browser",
        [Device { browser: Some(false), .. }] => ", in a terminal",
        _ => "",
    };
    let names: Vec<String> = came.into_iter().map(Device::called).collect();
    Some(format!("{} joined{how}", together(&names)))
}

/// The invite of those chosen is shown.
pub(in crate::tui::update) fn invited(
    model: &mut Model,
    role: Role,
    table: Option<TableId>,
) -> Vec<Effect> {
    model.lists.invite = Some((role, table.clone()));
    vec![Effect::Share(Ask::Invite(role, table))]
}

/// The invites to all open tables are wanted on paper.
pub(in crate::tui::update) fn print(model: &Model) -> Vec<Effect> {
    let open = model.session.open_tables();
    vec![Effect::Share(Ask::Print(open.map(|it| it.table.name.clone()).collect()))]
}

/// What is said once it is closed.
const CLOSED: &str = "closed to other devices";
/// What is said of one that a crash closed begins so.
const CUT_OFF: &str = "it was open to devices at";

/// Takes in how the session is open.
pub(in crate::tui::update) fn told(model: &mut Model, told: Told) -> Vec<Effect> {
    match told {
        // Who has gone on to something else has thought better of it.
        Told::Spots(spots) if model.overlays.is_empty() => {
            let (what, finder) = (Choosing::Spot(spots), Finder::default());
            model.overlays.push(Overlay::Pick { what, finder });
        }
        Told::Spots(_) => {}
        Told::CutOff(at) => {
            let key = model.key(Action::Open);
            let words = format!("{CUT_OFF} {at}: {key} opens it there again");
            match &mut model.reading {
                Some(reading) => _ = reading.told.get_or_insert(words),
                None => say(model, Sort::Refused, words),
            }
        }
        Told::Stands(Some(shared)) => {
            match news(model.reach.shared(), &shared) {
                Some(words) => say(model, Sort::Told, words),
                // It is so no longer.
                None => {
                    _ = model
                        .message
                        .take_if(|it| it.words == CLOSED || it.words.starts_with(CUT_OFF))
                }
            }
            model.reach = Reach::Open(shared);
        }
        Told::Stands(None) => {
            if model.reach.shared().is_some() {
                say(model, Sort::Told, CLOSED);
            }
            model.reach = Reach::Shut;
        }
        Told::Printed(name) => {
            let words = "in the session's folder lets people in: print it, then delete it";
            say(model, Sort::Told, format!("{name} {words}"));
        }
        Told::Failed(why) => say(model, Sort::Refused, format!("not done: {why}")),
    }
    Vec::new()
}

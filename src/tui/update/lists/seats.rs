//! Keys of the Seating: what is shown, who came and went, and what is announced.

use super::super::press::is_heard;
use super::super::screen::show;
use super::super::submit::say;
use super::super::wanting::open;
use super::counting::{AT_ONCE, names, no_number};
use super::seeking::{FOUND, Order, at_once, seek, submit, take_best};
use super::together::together;
use crate::actions::Action;
use crate::domain::{SeatedPerson, TableId};
use crate::placing::{Change, Unseatable};
use crate::session::{Command, table_name};
use crate::text::{counted as told, fold};
use crate::tui::effect::Effect;
use crate::tui::model::{
    Choosing, Finder, Line, Model, Overlay, Screen, Search, SeatView, Sort, Waits, Wanted, Write,
};
use crate::tui::offer::{Meant, choices};

/// Why seats are shown in which nobody may have moved.
const NEW_HOSTS: &str = "each round has new hosts";

pub(super) fn act(model: &mut Model, action: Action, back: bool, batch: u64) -> Vec<Effect> {
    if action != Action::Announce
        && let Some(proposal) = &mut model.seats.proposal
    {
        // For another key Enter was let go.
        proposal.waits.held = None;
    }
    match action {
        Action::SeatView => next_view(model),
        Action::SeatRound => turn(model, back),
        Action::Announce => return announce(model, batch),
        Action::PlanSeats => return plan(model, batch, Waits::for_later(batch)),
        Action::SeatCame => {
            let words = "Who came? Names with commas between them, or how many. Enter gives them \
                         seats; where others move for it, or it is a number, it shows that first.";
            return ask(model, Wanted::Newcomers, words.to_owned(), batch);
        }
        Action::SeatLeft => {
            let chosen = match model.seats.view {
                SeatView::Tables => None,
                _ => model.chosen_person(),
            };
            let rows = choices(model, &Choosing::Leaver, &Finder::default());
            let at =
                rows.iter().position(|it| Some(&it.meant) == chosen.map(Meant::Seated).as_ref());
            let finder = Finder { place: at.unwrap_or(0), ..Finder::default() };
            model.overlays.push(Overlay::Pick { what: Choosing::Leaver, finder });
        }
        Action::SeatOut if model.seats.view == SeatView::Tables => {
            return model.chosen_seat_table().map(|it| close(model, it, batch)).unwrap_or_default();
        }
        Action::SeatOut => {
            let waits = Waits::for_later(batch);
            return model.chosen_person().map(|it| out(model, it, waits)).unwrap_or_default();
        }
        Action::HostLeft => return host_left(model, batch),
        Action::NewHosts => return new_hosts(model, batch),
        _ => {}
    }
    Vec::new()
}

fn ask(model: &mut Model, wanted: Wanted, words: String, batch: u64) -> Vec<Effect> {
    let line = Line::default();
    open(model, Write { wanted, words, line, waits: Waits::for_later(batch) })
}

fn next_view(model: &mut Model) {
    let changes = model.seats.proposal.as_ref().is_some_and(|it| it.base.is_some());
    let seats = &mut model.seats;
    seats.view = match seats.view {
        SeatView::Changes => SeatView::Tables,
        SeatView::Tables => SeatView::Routes,
        SeatView::Routes => SeatView::Meetings,
        SeatView::Meetings if changes => SeatView::Changes,
        SeatView::Meetings => SeatView::Tables,
    };
}

/// To the round before or after the one shown.
fn turn(model: &mut Model, back: bool) {
    let Some(seating) = model.seats_shown() else { return };
    let shown = model.seat_round().map(|round| &round.block);
    let at = seating.rounds.iter().position(|round| Some(&round.block) == shown).unwrap_or(0);
    let next = if back { at.checked_sub(1) } else { at.checked_add(1) };
    let round = next.and_then(|at| seating.rounds.get(at)).map(|round| round.block.clone());
    model.seats.round = round.or_else(|| model.seats.round.take());
    model.follow_rounds();
}

/// Plans all rounds to come anew; a proposal is repaired only, or made as good as can be.
fn plan(model: &mut Model, batch: u64, waits: Waits) -> Vec<Effect> {
    let mut order = Order::so_far(model);
    if model.seats.proposal.is_some() {
        order.best = !order.best;
        return seek(model, order, waits);
    }
    let tables = model.session.open_tables().count();
    match (&model.seats.comes, model.session.seating.is_some()) {
        (_, true) | (Some(Ok(_)), _) => {
            // Where seats are at tables that closed, these alone are put right first.
            order.best = !model.has_closed_seats();
            seek(model, order, waits)
        }
        (Some(Err(Unseatable::Nobody)), _) if tables > 0 => {
            let tables = told(tables, "table", "tables");
            let words = format!(
                "How many people come? A number, or names with commas between them. Enter plans \
                 their seats at {tables}."
            );
            ask(model, Wanted::People, words, batch)
        }
        (Some(Err(Unseatable::Nobody | Unseatable::NoTables)), _) => {
            let words = "How many people come, and to how many tables? 50 12 is fifty people at \
                         twelve tables; names with commas between them will do. Enter plans their \
                         seats.";
            ask(model, Wanted::People, words.to_owned(), batch)
        }
        (Some(Err(why)), _) => {
            let words = format!("not done: {why}");
            say(model, Sort::Refused, words);
            Vec::new()
        }
        (None, false) => Vec::new(),
    }
}

/// These came: names, or so many more cards; one card where nothing is said.
pub(super) fn came(model: &mut Model, words: &str) -> Vec<Effect> {
    let alone = model.seats.proposal.is_none();
    let (mut order, mut is_told) = (Order::so_far(model), false);
    let names = names(words);
    let number = match names.as_slice() {
        _ if words.is_empty() => Some(1),
        [] => Some(0),
        [one] if one.bytes().all(|it| it.is_ascii_digit()) => {
            Some(one.parse().unwrap_or(AT_ONCE + 1))
        }
        _ => None,
    };
    match number {
        Some(number @ 1..=AT_ONCE) => {
            order.why.push(format!("{number} came"));
            order.wishes.changes.extend((0..number).map(|_| Change::Came(None)));
        }
        Some(_) => return no_number(model),
        None => {
            let came = names.into_iter().filter_map(|name| arrives(model, &mut order, name));
            let (came, others): (Vec<String>, Vec<bool>) = came.unzip();
            is_told = others.contains(&true);
            if !came.is_empty() {
                order.why.push(format!("{} came", together(&came)));
            }
        }
    }
    let effects = seek(model, order, Waits::for_another(model.now));
    // A number may be that of a table or of somebody, and a name may be typed twice.
    if alone && !is_told && (number.is_none() || words.is_empty()) {
        at_once(model);
    }
    effects
}

/// Those who came since the seats were announced, by place, where they have a name.
fn newcomers<'a>(model: &Model, changes: &'a [Change]) -> impl Iterator<Item = (usize, &'a str)> {
    let known = model.session.seating.as_ref().map_or(0, |it| it.people.len());
    let came = changes.iter().filter_map(|it| match it {
        Change::Came(name) => Some(name.as_deref()),
        Change::Left(_) | Change::Back(_) => None,
    });
    (known..).zip(came).filter_map(|(at, name)| Some((at, name?)))
}

/// Somebody of this name came, or is back who had left, told by name; none for who only seemed to
/// have left. With it whether somebody else of this name is there.
fn arrives(model: &Model, order: &mut Order, name: &str) -> Option<(String, bool)> {
    let changes = &order.wishes.changes;
    let is_back =
        |(at, it): &(usize, &str)| fold(it) == fold(name) && changes.contains(&Change::Left(*at));
    let back = newcomers(model, changes).find(is_back).map(|(at, _)| at);
    if back.is_some_and(|at| takes_back(model, order, at)) {
        return None;
    }
    let people = model.session.seating.iter().flat_map(|it| it.people.iter().enumerate());
    let same = |it: &SeatedPerson| it.name.as_deref().map(fold) == Some(fold(name));
    let changes = &order.wishes.changes;
    let gone = model.gone_after(changes);
    let known: Vec<usize> = people.filter(|(_, it)| same(it)).map(|(at, _)| at).collect();
    let is_new = !newcomers(model, changes).any(|(_, it)| fold(it) == fold(name));
    let (change, told, is_another) = match known.iter().find(|at| gone.get(**at) == Some(&true)) {
        Some(at) if takes_back(model, order, *at) => return None,
        Some(at) => (Change::Back(*at), name.to_owned(), false),
        None => {
            let is_another = !(known.is_empty() && is_new);
            let told = if is_another { format!("another {name}") } else { name.to_owned() };
            (Change::Came(Some(name.to_owned())), told, is_another)
        }
    };
    order.wishes.changes.push(change);
    Some((told, is_another))
}

/// Somebody was found who left.
pub(in crate::tui::update) fn gone(model: &mut Model, person: usize) -> Vec<Effect> {
    let stays = model.person(person).is_some_and(|it| it.host.is_some());
    let alone = model.seats.proposal.is_none() && !stays;
    let effects = out(model, person, Waits::for_another(model.now));
    if alone {
        at_once(model);
    }
    effects
}

/// Somebody left, or is back who had left.
fn out(model: &mut Model, person: usize, waits: Waits) -> Vec<Effect> {
    let mut order = Order::so_far(model);
    if takes_back(model, &mut order, person) {
        return seek_on(model, order, waits);
    }
    let name = model.person_name(person);
    if model.is_gone(person) {
        order.why.push(format!("{name} is back"));
        order.wishes.changes.push(Change::Back(person));
    } else {
        order.commands.extend(hosts_no_more(model, person));
        order.why.push(format!("{name} left"));
        order.wishes.changes.push(Change::Left(person));
    }
    seek(model, order, waits)
}

/// True where what was asked already of somebody, to leave or to be back, is asked no longer.
fn takes_back(model: &Model, order: &mut Order, person: usize) -> bool {
    let asked = [Change::Left(person), Change::Back(person)];
    let changes = &mut order.wishes.changes;
    let Some(at) = changes.iter().rposition(|it| asked.contains(it)) else { return false };
    // Where nothing is found yet, who came is not among those who are shown.
    let new = newcomers(model, changes).find(|(at, _)| *at == person);
    let name = new.map_or_else(|| model.person_name(person), |(_, name)| name.to_owned());
    if changes.remove(at) == Change::Left(person) {
        let open = hosts_no_more(model, person);
        order.commands.retain(|it| !open.contains(it));
        order.unsay(&format!("{name} left"));
    } else {
        order.unsay(&format!("{name} is back"));
    }
    true
}

/// Whom the room names as its host is none of it any more.
fn hosts_no_more(model: &Model, person: usize) -> Vec<Command> {
    let named = model.person(person).and_then(|it| it.name.as_deref()).map(fold);
    let hosts = |host: &Option<String>| named.is_some() && host.as_deref().map(fold) == named;
    let hosted = model.session.open_tables().filter(|it| hosts(&it.table.host));
    hosted.map(|it| Command::SetHost { table: it.table.name.clone(), host: None }).collect()
}

fn host_left(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(table) = model.chosen_seat_table() else { return Vec::new() };
    match model.host_at(&table) {
        Some(host) => out(model, host, Waits::for_later(batch)),
        None => {
            let words = format!("not done: nobody hosts {}", table_name(table.as_str()));
            say(model, Sort::Refused, words);
            Vec::new()
        }
    }
}

/// Each table where nobody stays has a new host in each round; what was asked already is asked no
/// longer.
fn new_hosts(model: &mut Model, batch: u64) -> Vec<Effect> {
    let mut order = Order::so_far(model);
    let waits = Waits::for_later(batch);
    if std::mem::take(&mut order.wishes.new_hosts) {
        order.unsay(NEW_HOSTS);
        return seek_on(model, order, waits);
    }
    if let Some(why) = model.keeps_hosts() {
        say(model, Sort::Refused, format!("not done: {why}"));
        return Vec::new();
    }
    order.wishes.new_hosts = true;
    order.why.push(NEW_HOSTS.to_owned());
    let effects = seek(model, order, waits);
    // Who hosts stands beside the tables.
    model.seats.view = SeatView::Tables;
    effects
}

/// A table closes, or opens again; what was asked of it already is asked no longer.
fn close(model: &mut Model, table: TableId, batch: u64) -> Vec<Effect> {
    let mut order = Order::so_far(model);
    let name = table_name(table.as_str());
    let closed = model.session.table(&table).is_some_and(|it| it.closed);
    let (words, command) = match closed {
        true => (format!("{name} is open again"), Command::OpenTable { table }),
        false => (format!("{name} closes"), Command::CloseTable { table }),
    };
    match order.commands.iter().position(|it| *it == command) {
        Some(at) => {
            order.commands.remove(at);
            order.unsay(&words);
        }
        None => {
            order.why.push(words);
            order.commands.push(command);
        }
    }
    seek_on(model, order, Waits::for_later(batch))
}

/// Seeks seats for what is still asked; where nothing is asked any more, lets the proposal go.
fn seek_on(model: &mut Model, order: Order, waits: Waits) -> Vec<Effect> {
    if order.is_empty() {
        return let_go(model, "nothing is asked any more; all seats are as they were");
    }
    seek(model, order, waits)
}

/// Makes what is shown part of the session.
fn announce(model: &mut Model, batch: u64) -> Vec<Effect> {
    let now = model.now;
    let Some(proposal) = &mut model.seats.proposal else {
        return plan(model, batch, Waits::for_another(now));
    };
    let words = match &proposal.search {
        Search::Failed(faults) => format!("not done: {}", faults.join("; ")),
        Search::Runs { best: None, .. } => "there are no seats to show yet".to_owned(),
        _ if !is_heard(batch, &mut proposal.waits, now) => Waits::AGAIN.to_owned(),
        Search::Over(_) => return submit(model),
        Search::Runs { .. } => {
            take_best(model);
            say(model, Sort::Told, FOUND);
            return vec![Effect::StopSeeking];
        }
    };
    say(model, Sort::Told, words);
    Vec::new()
}

/// Esc: a proposal is let go and sought no longer, else the screen is left.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if model.seats.proposal.is_none() {
        return show(model, Screen::Stage);
    }
    let_go(model, "nothing was announced; all seats are as they were")
}

/// Lets the proposal go, and ends its search.
fn let_go(model: &mut Model, words: &str) -> Vec<Effect> {
    model.seats.proposal = None;
    model.seats.view = SeatView::Tables;
    say(model, Sort::Told, words);
    vec![Effect::StopSeeking]
}

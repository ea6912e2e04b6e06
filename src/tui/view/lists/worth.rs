//! What seats are worth, and what is to be known of them: above their rows.

use ratatui::layout::Rect;

use super::frame::columns;
use crate::actions::Action;
use crate::domain::{BlockId, TableId};
use crate::placing::Moves;
use crate::seating::how_far;
use crate::session::{BlockState, table_name};
use crate::text::{counted, enumerated, shown, wrap};
use crate::theme::Tone;
use crate::tui::model::{Model, Proposal, Search};

/// Rows from which what seats are worth has two of them.
const TALL: u16 = 18;

/// The most rows it has, where those of the list leave them free.
const WORTH: usize = 6;

/// More hosts than this are counted, and named beside their tables alone.
const NAMED: usize = 6;

/// Rows of the screen that are neither its nor of the list.
const FRAME: usize = 12;

/// What the seats are worth; of a proposal, what it is made for and how far it is.
pub(super) fn above(model: &Model, area: Rect, listed: usize) -> Vec<(Tone, String)> {
    let rows = if area.height >= TALL { 2 } else { 1 };
    // All of it where the rows leave it room, and nothing lies above them.
    let free = if model.overlays.is_empty() { usize::from(area.height) } else { 0 };
    let worth = free.saturating_sub(listed + FRAME).clamp(rows, WORTH);
    let wrapped = |tone: Tone, words: &str, rows: usize| {
        let lines = wrap(&shown(words), usize::from(columns(area)));
        let more = lines.len() > rows;
        let lines = lines.into_iter().filter(|it| !it.is_empty()).take(rows).enumerate();
        let cut = move |(at, line): (usize, String)| match more && at + 1 == rows {
            true => (tone, format!("{line} …")),
            false => (tone, line),
        };
        lines.map(cut).collect::<Vec<_>>()
    };
    let warned = |warnings: &[String]| {
        let fits = |words: &str| wrap(&shown(words), usize::from(columns(area))).len() <= rows;
        wrapped(Tone::Warning, &all_or_first(warnings, fits), rows)
    };
    let Some(proposal) = &model.seats.proposal else {
        let mut lines = wrapped(Tone::Warning, &closed(model), 1);
        if model.can_change() && model.session.has_round_to_come() {
            lines.extend(warned(&model.seats.warnings));
        }
        if listed > 0 && model.can_change() && !model.session.has_round_to_come() {
            lines.extend(wrapped(
                Tone::Dim,
                "no round is still to come: seats stay as they are",
                1,
            ));
        }
        let words = match rows > 1 {
            true => with_hosts(model, &model.seats.worth),
            false => model.seats.worth.clone(),
        };
        lines.extend(wrapped(Tone::Plain, &words, worth));
        return lines;
    };
    let mut lines = Vec::new();
    if !proposal.why.is_empty() {
        lines.extend(wrapped(Tone::Strong, &proposal.why.join("; "), 1));
    }
    let (tone, words) = state(model, proposal);
    lines.extend(wrapped(tone, &words, rows));
    lines.extend(wrapped(Tone::Warning, &left_open(model), rows));
    lines.extend(warned(&proposal.warnings));
    if let Some(found) = proposal.found().filter(|_| area.height >= TALL) {
        lines.extend(wrapped(Tone::Plain, &with_hosts(model, &found.worth), worth));
    }
    lines
}

/// `4 hosts stay: 6, 12, 14 and 16`, and what the seats are worth; raw.
fn with_hosts(model: &Model, worth: &str) -> String {
    let people = model.seats_shown().map_or(&[][..], |it| &it.people).iter().enumerate();
    let stay = people.filter(|(_, person)| person.host.is_some()).map(|(at, _)| at);
    let named = || {
        let names: Vec<String> = stay.clone().map(|at| model.person_name(at)).collect();
        enumerated(&names, "and")
    };
    match stay.clone().count() {
        0 => worth.to_owned(),
        1 => format!("1 host stays: {}; {worth}", named()),
        many if many > NAMED => format!("{many} hosts stay; {worth}"),
        many => format!("{many} hosts stay: {}; {worth}", named()),
    }
}

/// All that is to be known, or the first of it and how many there are; raw.
fn all_or_first(warnings: &[String], fits: impl Fn(&str) -> bool) -> String {
    let all = warnings.join("; ");
    match warnings {
        [first, _, ..] if !fits(&all) => format!("first of {}: {first}", warnings.len()),
        _ => all,
    }
}

/// That people sit at tables which are closed, or are to, where any are; raw.
fn closed(model: &Model) -> String {
    let now = model.closed_seats(BlockState::is_running);
    let to_come = if now.is_empty() { model.closed_seats(BlockState::is_waiting) } else { vec![] };
    let told = if now.is_empty() { &to_come } else { &now };
    let [(table, _), others @ ..] = told.as_slice() else { return String::new() };
    let count: usize = told.iter().map(|(_, count)| *count).sum();
    let seats = match now.is_empty() {
        true => counted(count, "seat to come is", "seats to come are"),
        false => counted(count, "person sits", "people sit"),
    };
    let which = match others.len() {
        0 => format!("{}, which closed", table_name(table.as_str())),
        n => format!("{} and {n} more that closed", table_name(table.as_str())),
    };
    match model.can_change() {
        true => format!("{seats} at {which} · {} seats them", model.key(Action::PlanSeats)),
        false => format!("{seats} at {which}"),
    }
}

/// From when on tables have no host any more, and how they get one; raw.
fn left_open(model: &Model) -> String {
    let told = |(table, from): (&TableId, &BlockId)| {
        let (table, from) = (table_name(table.as_str()), model.round_title(from));
        format!("{table} has no host from {from} on")
    };
    let open: Vec<String> = model.hosts_left_open().into_iter().map(told).collect();
    match open.as_slice() {
        [] => String::new(),
        all => {
            let (tables, host) = (model.key(Action::Tables), model.key(Action::Host));
            format!("{} · {tables}, then {host} on it names one", all.join("; "))
        }
    }
}

/// How far a proposal is, and what can be done with it; raw.
fn state(model: &Model, proposal: &Proposal) -> (Tone, String) {
    let best = model.key(Action::PlanSeats);
    let again = if proposal.best { format!(", {best} repairs only") } else { String::new() };
    let enter = model.key(Action::Announce);
    match &proposal.search {
        Search::Failed(faults) => (Tone::Warning, format!("not to be had: {}", faults.join("; "))),
        Search::Runs { tried, of, best } => {
            let far = how_far(*tried, *of);
            let words = match best {
                None => format!("seeking seats, {far} tries"),
                Some(_) => format!("still seeking, {far} tries · {enter} takes these"),
            };
            (Tone::Paused, words)
        }
        Search::Over(found) if proposal.base.is_none() => {
            let tables = found.seating.rounds.first().map_or(0, |round| round.tables.len());
            let people = counted(found.seating.people.len(), "person", "people");
            let words = format!("{people}, {}: ", counted(tables, "table", "tables"));
            (Tone::Own, format!("{words}{enter} announces where they sit"))
        }
        Search::Over(found) => {
            let Moves { moved, seats, now: _, hosts, people } = &found.moves;
            let mut shifts = people.iter().flat_map(|it| &it.rounds);
            let mut words = found.moves.at_once();
            words += &match moved {
                0 if shifts.all(|it| it.from == it.to) => "nobody moves".to_owned(),
                0 => "nobody else moves".to_owned(),
                1 => format!("1 of {seats} seats to come changes"),
                _ => format!("{moved} of {seats} seats to come change"),
            };
            if *hosts > 0 {
                words += &format!(", {} new", counted(*hosts, "host is", "hosts are"));
            }
            let (given_up, again) = match found.gives_up {
                true => (", wishes are given up", format!(", {best} may keep them")),
                false => ("", again),
            };
            (Tone::Own, format!("{words}{given_up} · {enter} announces it{again}"))
        }
    }
}

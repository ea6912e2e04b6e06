//! Who comes to a session: those named, those with a seat, those of the plan; and who of them sat
//! where in rounds that have begun.

use std::collections::BTreeMap;

use super::unseatable::Unseatable;
use super::wishes::Wishes;
use crate::domain::{BlockId, Person, SeatedPerson, Seating};
use crate::seating::{MOST, NewHosts, Plan};
use crate::session::{BlockState, Session, TableState, table_name};
use crate::setup::{Guest, Guests};
use crate::text::fold;

/// Everybody who is named, else who has a seat, else who is in the plan, else so many as come.
pub(super) fn guests(
    session: &Session,
    wishes: &Wishes,
    blocks: &[&BlockState],
    tables: &[&TableState],
) -> Result<Guests, Unseatable> {
    if let Some(guests) = &wishes.people {
        let mut guests = guests.clone();
        settle(&mut guests, tables)?;
        return Ok(guests);
    }
    if let Some(seating) = &session.seating {
        let people = seating.people.iter();
        let people = people.map(|person| seated(person, blocks, tables)).collect();
        return Ok(Guests { people, ..Guests::default() });
    }
    let people: Vec<Guest> = session.plan.people.iter().map(planned).collect();
    if !people.is_empty() {
        return Ok(Guests { people, ..Guests::default() });
    }
    match session.head_count.or(session.plan.participants) {
        Some(0) | None => Err(Unseatable::Nobody),
        // Before there is a card for each of them: there may be no room for so many.
        Some(people) if people as usize > MOST => Err(Unseatable::TooMany(people)),
        Some(people) => Ok(Guests::numbered(people as usize)),
    }
}

/// Somebody of the plan, as a row would have them.
pub(super) fn planned(person: &Person) -> Guest {
    Guest {
        name: person.name.clone(),
        group: person.group.clone(),
        languages: person.languages.clone(),
        table: person.table.clone(),
        ..Guest::default()
    }
}

/// Puts tables and rounds, as a file numbers them, in their places.
fn settle(guests: &mut Guests, tables: &[&TableState]) -> Result<(), Unseatable> {
    let (first_table, first_round) = (guests.first_table, guests.first_round);
    // In a file that counts from 0, its 1 is the second table, whatever that is called.
    let names = first_table == 1 || tables.iter().any(|it| it.table.name.as_str() == "0");
    let at = |number: usize| {
        let called = number.to_string();
        let is_called = |it: &&TableState| names && it.table.name.as_str() == called;
        let named = tables.iter().position(is_called);
        named.or(number.checked_sub(first_table)).filter(|at| *at < tables.len())
    };
    let called = |word: &str| {
        let is_called = |name: &str| fold(name) == fold(word);
        let mut names = tables.iter().map(|it| it.table.name.as_str());
        names.position(|name| is_called(name) || is_called(&table_name(name)))
    };
    for guest in &mut guests.people {
        let unknown = |table: String| Unseatable::NoSuchTable {
            name: guest.name.clone(),
            table,
            tables: tables.iter().map(|it| it.table.name.as_str().to_owned()).collect(),
        };
        for table in &mut guest.hosts {
            *table = at(*table).ok_or_else(|| unknown(table.to_string()))?;
        }
        if let Some(word) = guest.host.take() {
            guest.hosts.push(called(&word).ok_or_else(|| unknown(word))?);
        }
        let first = guest.table.as_deref();
        let first = first.and_then(|it| it.parse().ok().and_then(at).or_else(|| called(it)));
        if let Some(state) = first.and_then(|at| tables.get(at)) {
            guest.table = Some(state.table.name.as_str().to_owned());
        }
        let round = |number: usize| number.saturating_sub(first_round);
        guest.arrives = guest.arrives.map(round);
        guest.leaves = guest.leaves.map(round);
    }
    (guests.first_table, guests.first_round) = (0, 0);
    Ok(())
}

/// Somebody who has a seat, as a row would have them.
fn seated(person: &SeatedPerson, blocks: &[&BlockState], tables: &[&TableState]) -> Guest {
    let round = |id: &BlockId| blocks.iter().position(|state| state.id() == id);
    let host = person.host.as_ref();
    // Whom a table names by now is let stay by `welcome`.
    let is_open = |at: &usize| tables.get(*at).is_some_and(|it| it.table.host.is_none());
    let host = host
        .and_then(|id| tables.iter().position(|it| it.table.name == *id))
        .filter(|at| person.name.is_none() || is_open(at));
    Guest {
        name: person.name.clone().unwrap_or_default(),
        card: person.name.is_none(),
        group: person.group.clone(),
        languages: person.languages.clone(),
        table: person.table.as_ref().map(|id| id.as_str().to_owned()),
        hosts: host.into_iter().collect(),
        host: None,
        apart: person.apart.clone(),
        together: person.together.clone(),
        arrives: person.arrives.as_ref().and_then(round),
        leaves: person.leaves.as_ref().and_then(round),
        remote: person.remote,
    }
}

/// Lets whom the plan names as its host stay at a table; says where that is nobody who comes.
pub(super) fn welcome(guests: &mut Guests, tables: &[&TableState]) -> Vec<String> {
    if guests.are_cards() {
        return Vec::new();
    }
    let rows = rows(guests);
    let tables = tables.iter().enumerate();
    tables.filter_map(|(at, state)| let_stay(guests, &rows, at, state)).collect()
}

fn let_stay(
    guests: &mut Guests,
    rows: &BTreeMap<String, Vec<usize>>,
    at: usize,
    state: &TableState,
) -> Option<String> {
    let host = state.table.host.as_ref().filter(|_| !state.closed)?;
    let known = rows.get(&fold(host)).and_then(|rows| rows.last());
    match known.and_then(|at| guests.people.get_mut(*at)) {
        Some(guest) if guest.hosts.contains(&at) => None,
        Some(guest) => {
            guest.hosts.push(at);
            None
        }
        None => {
            let table = table_name(state.table.name.as_str());
            Some(format!("{table}: {host} is not among the people, so nobody stays there"))
        }
    }
}

/// Who of the plan has no seat, where others of it have one.
pub(super) fn unseated(session: &Session, guests: &Guests) -> Vec<String> {
    let rows = rows(guests);
    let names = session.plan.people.iter().map(|it| it.name.clone());
    let (seated, without): (Vec<_>, _) = names.partition(|it| rows.contains_key(&fold(it)));
    if seated.is_empty() { Vec::new() } else { without }
}

/// The seats in rounds that have begun, at these tables; `now` says where people stand by now.
pub(super) fn past(
    seating: &Seating,
    begun: &[&BlockState],
    tables: &[&TableState],
    now: impl Fn(usize) -> Option<usize>,
) -> Plan {
    let round = |state: &&BlockState| {
        let seats = seating.round(state.id());
        let at = |table: &&TableState| {
            let seats = seats.and_then(|round| round.at(&table.table.name)).into_iter();
            seats.flat_map(|it| &it.people).filter_map(|person| now(*person)).collect()
        };
        tables.iter().map(at).collect()
    };
    Plan { rounds: begun.iter().map(round).collect() }
}

/// Those who were announced to host in these rounds alone; `place` says where they stand by now.
pub(super) fn new_hosts(
    seating: &Seating,
    blocks: &[&BlockState],
    tables: &[&TableState],
    place: impl Fn(usize) -> Option<usize>,
) -> NewHosts {
    let host = |state: &BlockState, table: &TableState| {
        place(seating.round(state.id())?.at(&table.table.name)?.host?)
    };
    let round = |state: &&BlockState| tables.iter().map(|table| host(state, table)).collect();
    blocks.iter().map(round).collect()
}

/// The places of all who have a name, folded; the first of them last.
fn rows(guests: &Guests) -> BTreeMap<String, Vec<usize>> {
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let named = guests.people.iter().enumerate().filter(|(_, guest)| !guest.card);
    for (at, guest) in named.rev() {
        rows.entry(fold(&guest.name)).or_default().push(at);
    }
    rows
}

/// The place of each person with a seat among those who are named anew. Once rounds have begun, those
/// who are not named have left, and those who are and had no seat have come.
pub(super) fn carried(seating: &Seating, guests: &mut Guests, begun: usize) -> Vec<Option<usize>> {
    let named = guests.people.len();
    let mut came = vec![false; named];
    let mut rows = rows(guests);
    let mut places = Vec::new();
    for (at, person) in seating.people.iter().enumerate() {
        // Of two with one name each is somebody else.
        let is_free = |row: &usize| came.get(*row) == Some(&false);
        let known = match &person.name {
            Some(name) => rows
                .get_mut(&fold(name))
                .and_then(|rows| std::iter::from_fn(|| rows.pop()).find(is_free)),
            None => Some(at).filter(is_free),
        };
        if let Some(came) = known.and_then(|at| came.get_mut(at)) {
            *came = true;
        }
        let gone = || {
            let (name, leaves) = (person.name.clone().unwrap_or_default(), Some(begun));
            let card = person.name.is_none();
            guests.people.push(Guest { name, card, leaves, ..Guest::default() });
            guests.people.len() - 1
        };
        places.push(known.or_else(|| (begun > 0).then(gone)));
    }
    for (guest, came) in guests.people.iter_mut().zip(came) {
        if !came && guest.arrives.is_none_or(|round| round < begun) {
            guest.arrives = Some(begun);
        }
    }
    places
}

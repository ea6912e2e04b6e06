//! Who sits where: the tables of a round, everybody's way, who meets whom, and what would change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, draw as draw_list, is_wide};
use super::worth::above;
use crate::actions::Action;
use crate::domain::{BlockId, SeatedTable, Seating, TableId};
use crate::placing::{Moving, Shift, Unseatable};
use crate::session::table_name;
use crate::text::{counted, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, SeatView};

/// Columns of a round in everybody's way.
const ROUND: u16 = 9;

/// More people than these hardly hear each other at one table.
const CIRCLE: usize = 8;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let at_tables = model.seats.view == SeatView::Tables;
    let tables = if at_tables { model.seat_tables() } else { Vec::new() };
    let people = if at_tables { Vec::new() } else { model.seat_people() };
    let name = name_columns(model, &tables, &people);
    let chosen = model.seat_table_row(&tables).or_else(|| model.person_row(&people));
    let row = |at: usize| match (tables.get(at), people.get(at)) {
        (Some(table), _) => of_table(model, table, name),
        (None, Some(person)) => of_person(model, *person, name, area),
        (None, None) => Row::default(),
    };
    let rows = tables.len() + people.len();
    let about = chosen.and_then(|at| match tables.get(at) {
        Some(table) => Some(about_table(model, table)),
        None => about_person(model, *people.get(at)?),
    });
    let list = List {
        title: heading(model),
        above: above(model, area, rows),
        heads: (is_wide(area) && rows > 0).then(|| heads(model, name)),
        rows,
        chosen,
        row: &row,
        about: about.into_iter().collect(),
        empty: empty(model),
    };
    draw_list(&list, model, theme, buffer, area);
}

/// The column behind names, of tables or of people.
fn name_columns(model: &Model, tables: &[TableId], people: &[usize]) -> u16 {
    let tables = tables.iter().map(|it| width(&shown(it.as_str())));
    let people = people.iter().map(|at| width(&shown(&model.person_name(*at))));
    let widest = tables.chain(people).max().unwrap_or(0);
    u16::try_from(widest.clamp(6, 22)).unwrap_or(6) + 3
}

/// `Seating · Conversation 2 · 50 people, 12 tables`.
fn heading(model: &Model) -> String {
    let Some(seating) = model.seats_shown() else {
        let yet = if model.session.has_round_to_come() { " yet" } else { "" };
        return format!("Seating · nobody has a seat{yet}");
    };
    let what = match (model.seats.view, model.seat_round()) {
        (SeatView::Tables, Some(round)) => shown(model.round_title(&round.block)).into_owned(),
        (SeatView::Tables, None) => "no rounds".to_owned(),
        (SeatView::Routes, _) => "everybody's way".to_owned(),
        (SeatView::Meetings, _) => "who meets whom".to_owned(),
        (SeatView::Changes, _) => "who moves".to_owned(),
    };
    let there = (0..seating.people.len()).filter(|at| !model.is_gone(*at)).count();
    format!("Seating · {what} · {}", counted(there, "person", "people"))
}

fn heads(model: &Model, name: u16) -> Row {
    let head = |column, words: &str| (column, Tone::Dim, words.to_owned());
    let pieces = match model.seats.view {
        SeatView::Tables => vec![head(2, "table"), head(name, "who sits there")],
        SeatView::Routes => {
            let rounds = model.seats_shown().map_or(0, |it| it.rounds.len());
            let rounds = (0..rounds).map(|at| head(column(name, at), &format!("round {}", at + 1)));
            std::iter::once(head(2, "name")).chain(rounds).collect()
        }
        SeatView::Meetings => vec![
            head(2, "name"),
            head(name, "meets"),
            head(name + 8, "not"),
            head(name + 15, "again"),
        ],
        SeatView::Changes => vec![head(2, "name"), head(name, "goes")],
    };
    Row { marked: false, pieces }
}

/// Where a round stands in everybody's way.
fn column(name: u16, round: usize) -> u16 {
    name.saturating_add(u16::try_from(round).unwrap_or(u16::MAX).saturating_mul(ROUND))
}

fn of_table(model: &Model, table: &TableId, name: u16) -> Row {
    let people = model.people_at(table);
    let names = names_at(model, table, &people);
    let tone = if people.is_empty() { Tone::Dim } else { Tone::Plain };
    let names = if people.is_empty() { "nobody".to_owned() } else { names };
    let closed = model.session.table(table).is_some_and(|it| it.closed);
    let names = if closed { format!("closed · {names}") } else { names };
    let names = crowd(model, table, &people).map(|it| format!("{it} · {names}")).unwrap_or(names);
    let pieces = vec![(2, tone, shown(table.as_str()).into_owned()), (name, tone, names)];
    Row { marked: false, pieces }
}

/// `11 people, 6 seats`, where more are at a table than fit, or than hear each other.
fn crowd(model: &Model, table: &TableId, people: &[usize]) -> Option<String> {
    let here = people.iter().filter(|at| !model.is_gone(**at)).count();
    let count = counted(here, "person", "people");
    match model.session.table(table).and_then(|it| it.table.seats) {
        Some(seats) if here > seats as usize => {
            Some(format!("{count}, {}", counted(seats, "seat", "seats")))
        }
        None if here > CIRCLE => Some(count),
        _ => None,
    }
}

/// `Ana (host), Ben, + Cleo`: a cross stands before who comes to the table by what is proposed.
fn names_at(model: &Model, table: &TableId, people: &[usize]) -> String {
    let round = model.seat_round().map(|round| &round.block);
    let seats = model.seats_shown().zip(model.seats_at(table));
    let moving = model.seats.found().map_or(&[][..], |it| &it.moves.people);
    let comes = |at: usize| {
        let own = moving.binary_search_by_key(&at, |it| it.person).ok();
        let mut shifts = own.and_then(|at| moving.get(at)).into_iter().flat_map(|it| &it.rounds);
        let base = model.session.seating.is_some();
        let comes = |it: &Shift| it.from != it.to && it.to.as_ref() == Some(table);
        base && shifts.any(|it| Some(&it.block) == round && comes(it))
    };
    let name = |at: &usize| {
        let hosts = seats.is_some_and(|(all, seats)| all.is_hosted_by(seats, *at));
        let host = if hosts { " (host)" } else { "" };
        let sign = if comes(*at) { "+ " } else { "" };
        let gone = if model.is_gone(*at) { " (left)" } else { "" };
        format!("{sign}{}{host}{gone}", shown(&model.person_name(*at)))
    };
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn of_person(model: &Model, person: usize, name: u16, area: Rect) -> Row {
    let gone = model.is_gone(person);
    let tone = if gone { Tone::Dim } else { Tone::Plain };
    let mut pieces = vec![(2, tone, shown(&model.person_name(person)).into_owned())];
    match model.seats.view {
        SeatView::Tables => {}
        SeatView::Routes => {
            let words = |seats: Option<&SeatedTable>| {
                seats.map_or_else(|| "–".to_owned(), |it| shown(it.table.as_str()).into_owned())
            };
            let route = route(model, person).into_iter().enumerate();
            pieces.extend(route.map(|(at, table)| (column(name, at), tone, words(table))));
        }
        SeatView::Meetings => {
            let them = model.meetings(person);
            let names: Vec<String> = them.again.iter().map(|at| model.person_name(*at)).collect();
            let again = match names.is_empty() {
                true => "–".to_owned(),
                false => shown(&names.join(", ")).into_owned(),
            };
            pieces.push((name, tone, them.met.len().to_string()));
            pieces.push((name + 8, tone, them.missed.len().to_string()));
            pieces.push((name + 15, tone, again));
        }
        SeatView::Changes => {
            let found = model.seats.found();
            let moving = found.and_then(|it| it.moves.people.iter().find(|it| it.person == person));
            let words = moving.map(|it| goes(model, it, is_wide(area))).unwrap_or_default();
            pieces.push((name, tone, words));
        }
    }
    Row { marked: false, pieces }
}

/// The table of somebody in each round, with who sits there.
fn route(model: &Model, person: usize) -> Vec<Option<&SeatedTable>> {
    let rounds = model.seats_shown().map_or(&[][..], |it| &it.rounds);
    rounds.iter().map(|it| it.tables.iter().find(|it| it.people.contains(&person))).collect()
}

/// `now: new at 2; round 2: 4 → 5, hosts; round 3: gone from 7; round 4: hosts 3`.
fn goes(model: &Model, moving: &Moving, wide: bool) -> String {
    let one = |shift: &Shift| {
        let runs = model.session.running().is_some_and(|it| *it.id() == shift.block);
        let round = match number(model.seats_shown(), &shift.block) {
            _ if runs => "now".to_owned(),
            round if wide => format!("round {round}"),
            round => round,
        };
        let table = |id: &TableId| shown(id.as_str()).into_owned();
        let hosts = if shift.hosts == Some(true) { ", hosts" } else { "" };
        match (&shift.from, &shift.to) {
            (Some(from), Some(to)) if from == to => match hosts {
                "" => format!("{round}: hosts {} no more", table(to)),
                _ => format!("{round}: hosts {}", table(to)),
            },
            (Some(from), Some(to)) => format!("{round}: {} → {}{hosts}", table(from), table(to)),
            (None, Some(to)) => format!("{round}: new at {}{hosts}", table(to)),
            (Some(from), None) => format!("{round}: gone from {}", table(from)),
            (None, None) => round,
        }
    };
    moving.rounds.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The number of a round among those with seats.
fn number(seating: Option<&Seating>, block: &BlockId) -> String {
    let at = seating.and_then(|it| it.rounds.iter().position(|round| round.block == *block));
    at.map_or_else(|| "–".to_owned(), |at| (at + 1).to_string())
}

/// What is known of a table.
fn about_table(model: &Model, table: &TableId) -> String {
    let people = model.people_at(table);
    let named = shown(&table_name(table.as_str())).into_owned();
    if people.is_empty() {
        return format!("{named} · nobody");
    }
    let here = people.iter().filter(|at| !model.is_gone(**at)).count();
    let count = counted(here, "person", "people");
    let topic = model.session.table(table).and_then(|it| it.table.topic.as_deref());
    let topic = topic.map(|it| format!(" · {}", shown(it))).unwrap_or_default();
    format!("{named} · {count}{topic}: {}", names_at(model, table, &people))
}

/// What is known of somebody with a seat.
fn about_person(model: &Model, person: usize) -> Option<String> {
    let name = shown(&model.person_name(person)).into_owned();
    let known = model.person(person)?;
    let group = known.group.as_deref().map(|it| format!(" · {}", shown(it))).unwrap_or_default();
    let gone = if model.is_gone(person) { " · left" } else { "" };
    if model.seats.view != SeatView::Meetings {
        let seating = model.seats_shown()?;
        let tables = seating.rounds.iter().zip(route(model, person));
        let way = tables.map(|(round, seats)| {
            let host = if seats.is_some_and(|it| it.host == Some(person)) { " (host)" } else { "" };
            let table = seats.map(|it| table_name(it.table.as_str()));
            let table = table.as_deref().map_or("no seat".into(), shown);
            format!("{}: {table}{host}", shown(model.round_title(&round.block)))
        });
        return Some(format!("{name}{group}{gone} · {}", way.collect::<Vec<_>>().join(" · ")));
    }
    let them = model.meetings(person);
    let names = |people: &[usize]| {
        let names: Vec<String> = people.iter().map(|at| model.person_name(*at)).collect();
        shown(&names.join(", ")).into_owned()
    };
    Some(match them.missed.is_empty() {
        true => format!("{name}{group}{gone} · meets everybody"),
        false => format!("{name}{group}{gone} · does not meet {}", names(&them.missed)),
    })
}

fn empty(model: &Model) -> String {
    if model.seats.proposal.is_some() {
        return match model.seats.found() {
            Some(_) => "Nobody moves.".to_owned(),
            None => String::new(),
        };
    }
    if !model.can_change() {
        return "Nobody planned who sits where.".to_owned();
    }
    let enter = model.key(Action::Announce);
    let leave = model.key(Action::Quit);
    let names = format!(
        "{leave} leaves, nothing is lost; then worldcafe seat PATH --people guests.csv gives \
         everybody a name, a group and languages."
    );
    match &model.seats.comes {
        Some(Ok((people, tables))) => {
            let (people, tables) =
                (counted(*people, "person", "people"), counted(*tables, "table", "tables"));
            format!(
                "Nobody has a seat yet. {enter} plans {people} at {tables}, so that all meet as \
                 many others as can be, and shows it. {names}"
            )
        }
        Some(Err(Unseatable::Nobody | Unseatable::NoTables)) => format!(
            "Nobody has a seat yet. {enter} asks how many people come, and plans their seats, so \
             that all meet as many others as can be. Nameless they are cards with numbers. {names}"
        ),
        Some(Err(why)) => format!("Nobody has a seat: {why}."),
        None => String::new(),
    }
}

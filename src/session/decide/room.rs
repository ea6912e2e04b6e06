//! Tables, hosts, roles, the head count and the texts of the report, changed on the day.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::known::named;
use crate::domain::{ReportText, Seating, Table, TableId};
use crate::session::command::{
    Command, LONGEST_NOTE, on_clock, on_floor, on_notes, on_programme, on_questions, on_steps,
};
use crate::session::event::Event;
use crate::session::part::TableState;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::nearest;

pub(super) fn decide(session: &Session, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AddTable { table } => {
            named(table.name.as_str(), Refusal::NoTableName)?;
            match session.table(&table.name) {
                Some(_) => Err(Refusal::TableTaken { table: table.name.to_string() }),
                None => Ok(vec![Event::TableAdded { table: table.clone() }]),
            }
        }
        Command::CloseTable { table } => {
            open_table(session, table)?;
            Ok(vec![Event::TableClosed { table: table.clone() }])
        }
        Command::OpenTable { table } => match find(session, table)? {
            it if it.closed => Ok(vec![Event::TableOpened { table: table.clone() }]),
            _ => Err(Refusal::TableOpen { table: table.to_string() }),
        },
        Command::MergeTables { table, into } => merge(session, table, into),
        Command::PaperTable { table, on_paper } => {
            let on_paper = *on_paper;
            let (added, known) = known_or_new(session, table)?;
            let changes = (known.on_paper != on_paper)
                .then(|| Event::TableOnPaper { table: table.clone(), on_paper });
            Ok(added.into_iter().chain(changes).collect())
        }
        Command::SeenTable { table } => {
            find(session, table)?;
            Ok(vec![Event::TableSeen { table: table.clone() }])
        }
        Command::SetHost { table, host } => changed(session, table, |it| it.host.clone_from(host)),
        Command::SetTopic { table, topic } => {
            changed(session, table, |it| it.topic.clone_from(topic))
        }
        Command::SetSeats { table, seats } => changed(session, table, |it| it.seats = *seats),
        Command::SetRole { role, names } => set_role(session, role, names),
        Command::SetHeadCount { people } if session.head_count == *people => Ok(Vec::new()),
        Command::SetHeadCount { people } => Ok(vec![Event::HeadCountSet { people: *people }]),
        Command::PlanSeating { seating } => plan_seating(session, seating.as_ref()),
        Command::SetReportText { of, text } => set_text(session, *of, text.as_deref()),
        on_clock!()
        | on_programme!()
        | on_notes!()
        | on_questions!()
        | on_steps!()
        | on_floor!() => Ok(Vec::new()),
    }
}

fn set_role(session: &Session, role: &Arc<str>, names: &[Arc<str>]) -> Result<Vec<Event>, Refusal> {
    named(role, Refusal::NoRole)?;
    let stands = session.roles.iter().find(|line| line.role == **role);
    let same = match stands {
        Some(line) => line.names.iter().map(String::as_str).eq(names.iter().map(|n| &**n)),
        None => names.is_empty(),
    };
    let event = Event::RoleSet { role: role.clone(), names: names.to_vec() };
    Ok(if same { Vec::new() } else { vec![event] })
}

/// Words of blanks alone are none.
fn set_text(session: &Session, of: ReportText, text: Option<&str>) -> Result<Vec<Event>, Refusal> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > LONGEST_NOTE) {
        return Err(Refusal::TooLong { limit: LONGEST_NOTE });
    }
    let same = session.texts.of(of).map(|text| &**text) == text;
    let event = Event::ReportTextSet { of, text: text.map(Arc::from) };
    Ok(if same { Vec::new() } else { vec![event] })
}

/// Seats are of blocks that are there, and of each person once; a table is made by naming it.
fn plan_seating(session: &Session, seating: Option<&Arc<Seating>>) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    let mut named = BTreeSet::new();
    for round in seating.iter().flat_map(|it| &it.rounds) {
        if session.block(&round.block).is_none() {
            return Err(Refusal::NoBlock { block: round.block.to_string() });
        }
        for table in round.tables.iter().filter(|it| named.insert(&it.table)) {
            events.extend(seat_at(session, Some(&table.table))?);
        }
    }
    if seating.is_some_and(|it| !it.seats_each_once()) {
        return Err(Refusal::SeatedTwice);
    }
    if session.seating.as_ref() != seating {
        events.push(Event::SeatingPlanned { seating: seating.cloned() });
    }
    Ok(events)
}

fn find<'a>(session: &'a Session, id: &TableId) -> Result<&'a TableState, Refusal> {
    session.table(id).ok_or_else(|| unknown(session, id))
}

/// The table of this id, where people may sit.
///
/// # Errors
/// [`Refusal`] where there is none, or it is closed.
pub fn open_table<'a>(session: &'a Session, id: &TableId) -> Result<&'a TableState, Refusal> {
    match find(session, id)? {
        it if it.closed => Err(Refusal::TableClosed { table: id.to_string() }),
        it => Ok(it),
    }
}

fn unknown(session: &Session, id: &TableId) -> Refusal {
    let names = session.tables.iter().map(|table| table.table.name.as_str());
    let nearest = nearest(names, id.as_str()).map(str::to_owned);
    Refusal::NoTable { table: id.to_string(), nearest }
}

/// The event that makes a table by naming it, where it is not there yet. Where the plan names its
/// tables, an unknown name is a mistake.
pub(super) fn seat_at(session: &Session, id: Option<&TableId>) -> Result<Option<Event>, Refusal> {
    let made = seat_of(session, id)?;
    if let Some(Event::TableAdded { table }) = &made {
        named(table.name.as_str(), Refusal::NoTableName)?;
    }
    Ok(made)
}

/// The same for one of another journal, whose name was measured there.
pub(super) fn seat_of(session: &Session, id: Option<&TableId>) -> Result<Option<Event>, Refusal> {
    let Some(id) = id.filter(|id| session.table(id).is_none()) else { return Ok(None) };
    if session.plan.tables.are_named() {
        return Err(unknown(session, id));
    }
    let table = Table { name: id.clone(), ..Table::default() };
    Ok(Some(Event::TableAdded { table }))
}

fn known_or_new(session: &Session, id: &TableId) -> Result<(Option<Event>, TableState), Refusal> {
    let added = seat_at(session, Some(id))?;
    let known = session.table(id).cloned().unwrap_or_else(|| TableState {
        table: Table { name: id.clone(), ..Table::default() },
        ..TableState::default()
    });
    Ok((added, known))
}

fn changed(
    session: &Session,
    id: &TableId,
    change: impl FnOnce(&mut Table),
) -> Result<Vec<Event>, Refusal> {
    let (added, known) = known_or_new(session, id)?;
    let mut table = known.table.clone();
    change(&mut table);
    let changes = (table != known.table).then_some(Event::TableChanged { table });
    Ok(added.into_iter().chain(changes).collect())
}

fn merge(session: &Session, table: &TableId, into: &TableId) -> Result<Vec<Event>, Refusal> {
    if table == into {
        return Err(Refusal::SameTable);
    }
    for id in [table, into] {
        open_table(session, id)?;
    }
    Ok(vec![Event::TableMerged { table: table.clone(), into: into.clone() }])
}

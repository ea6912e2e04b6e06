//! What happened to the room, in words: tables, hosts, roles, the head count, seats, and the texts of
//! the report.

use std::fmt::Write as _;

use super::super::event::{Event, of_blocks, of_floor, of_notes, of_questions, of_session};
use super::super::state::Session;
use super::super::table_name::table_name;
use crate::text::counted;

pub(super) fn sentence(session: &Session, event: &Event) -> Option<String> {
    Some(match event {
        Event::TableAdded { table } => format!("{} added", table_name(table.name.as_str())),
        Event::TableClosed { table } => format!("{} closed", table_name(table.as_str())),
        Event::TableOpened { table } => format!("{} opened", table_name(table.as_str())),
        Event::TableMerged { table, into } => {
            format!("{} sits at {} now", table_name(table.as_str()), table_name(into.as_str()))
        }
        Event::TableOnPaper { table, on_paper: true } => {
            format!("{} writes on paper", table_name(table.as_str()))
        }
        Event::TableOnPaper { table, on_paper: false } => {
            format!("{} types again", table_name(table.as_str()))
        }
        Event::TableSeen { table } => format!("{} was looked after", table_name(table.as_str())),
        Event::TableChanged { table } => {
            let host = table.host.as_deref().unwrap_or("left open");
            let mut said = format!("{}: host {host}", table_name(table.name.as_str()));
            if let Some(topic) = &table.topic {
                let _ = write!(said, ", topic {topic}");
            }
            if let Some(seats) = table.seats {
                let _ = write!(said, ", {seats} seats");
            }
            said
        }
        Event::RoleSet { role, names } if names.is_empty() => format!("{role}: nobody"),
        Event::RoleSet { role, names } => format!("{role}: {}", names.join(", ")),
        Event::HeadCountSet { people: Some(people) } => {
            let tables = session.open_tables().count();
            match tables {
                0 => format!("{people} people"),
                _ => format!("{tables} tables, {people} people"),
            }
        }
        Event::ReportTextSet { of, text: Some(text) } => {
            format!("{} of the report: {text}", of.name())
        }
        Event::SeatingPlanned { seating: Some(seating) } => {
            let people = counted(session.seated_here(seating) as u64, "person", "people");
            let rounds = counted(seating.rounds.len() as u64, "round", "rounds");
            format!("who sits where: {people} in {rounds}")
        }
        Event::SeatingPlanned { seating: None } => "nobody has a seat any more".to_owned(),
        Event::ReportTextSet { of, text: None } => format!("the report has no {}", of.name()),
        Event::HeadCountSet { people: None } => "head count unknown".to_owned(),
        of_session!() | of_blocks!() | of_notes!() | of_questions!() | of_floor!() => return None,
    })
}

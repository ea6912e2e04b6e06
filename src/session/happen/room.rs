//! Tables, roles, the head count, and the texts of the report.

use std::sync::Arc;

use crate::domain::{Moment, RoleLine, TableId};
use crate::session::event::{Event, of_blocks, of_floor, of_notes, of_questions, of_session};
use crate::session::part::TableState;
use crate::session::state::Session;

impl Session {
    pub(in crate::session) fn room_event(&mut self, event: &Event, now: Moment) {
        match event {
            Event::TableAdded { table } => {
                let table = TableState { table: table.clone(), ..TableState::default() };
                self.tables.push(table);
            }
            Event::TableClosed { table } => self.with_table(table, |it| it.closed = true),
            Event::TableOpened { table } => self.with_table(table, |it| {
                it.closed = false;
                it.merged_into = None;
            }),
            Event::TableMerged { table, into } => self.with_table(table, |it| {
                it.closed = true;
                it.merged_into = Some(into.clone());
            }),
            Event::TableOnPaper { table, on_paper } => {
                self.with_table(table, |it| it.on_paper = *on_paper);
            }
            Event::TableSeen { table } => self.with_table(table, |it| it.seen = Some(now.t)),
            Event::TableChanged { table } => {
                self.with_table(&table.name.clone(), |it| it.table = table.clone());
            }
            Event::RoleSet { role, names } => self.set_role(role, names),
            Event::HeadCountSet { people } => self.head_count = *people,
            Event::SeatingPlanned { seating } => self.seating.clone_from(seating),
            Event::ReportTextSet { of, text } => self.texts.set(*of, text.clone()),
            of_session!() | of_blocks!() | of_notes!() | of_questions!() | of_floor!() => {}
        }
    }

    fn with_table(&mut self, name: &TableId, change: impl FnOnce(&mut TableState)) {
        if let Some(table) = self.tables.iter_mut().find(|it| it.table.name == *name) {
            change(table);
        }
    }

    fn set_role(&mut self, role: &Arc<str>, names: &[Arc<str>]) {
        let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let place = self.roles.iter().position(|line| line.role == **role);
        match place.and_then(|place| self.roles.get_mut(place)) {
            Some(line) if !names.is_empty() => line.names = names,
            Some(_) => self.roles.retain(|line| line.role != **role),
            None if names.is_empty() => {}
            None => self.roles.push(RoleLine { role: role.to_string(), names, note: None }),
        }
    }
}

//! What a record does to a session. Total: every fact by name, and a fact about something the
//! session does not have changes nothing.

use std::sync::Arc;

use super::adopt;
use super::changed::Side;
use super::event::{Event, of_blocks, of_floor, of_notes, of_questions, of_room};
use super::history::{Deed, Deeds, History};
use super::part::DayState;
use super::record::Record;
use super::reverse::reverse;
use super::state::{BootMark, Session, Tail};

/// Folds a record into the session. `records.fold(Session::default(), apply)` is recovery,
/// replay, report and replica alike.
#[must_use]
pub fn apply(mut session: Session, record: &Record) -> Session {
    apply_to(&mut session, record);
    session
}

/// [`apply`] to a session in its place, for those who keep one: a session is large to hand over.
pub fn apply_to(session: &mut Session, record: &Record) {
    let mut deeds = Deeds::default();
    if *session.author != *record.first_by() {
        session.author = Arc::new(record.first_by().clone());
    }
    for event in &record.events {
        if let Event::NoteCaptured { .. } = event {
            let place = u32::try_from(session.notes.len()).unwrap_or(u32::MAX);
            session.happen(event, record);
            let after = u32::try_from(session.notes.len()).unwrap_or(u32::MAX);
            if after > place {
                deeds.push(Deed::Captured(place..after));
            }
        } else {
            let reverse = reverse(session, event);
            session.happen(event, record);
            if !reverse.is_empty() {
                deeds.push(Deed::Did { event: Box::new(event.clone()), reverse });
            }
        }
    }
    session.keep_outset();
    remember(&mut session.history, record, deeds);
    session.tail = Tail { seq: record.seq, moment: record.moment() };
    if let Some(boot) = &record.boot {
        session.boot = Some(BootMark { boot: boot.clone(), t: record.t });
    }
}

fn remember(history: &mut History, record: &Record, deeds: Deeds) {
    history.last = history.last.max(record.step);
    if let Some(step) = record.undoes {
        history.turn_back(step, deeds);
    } else if let Some(step) = record.redoes {
        history.do_again(step, deeds);
    } else if deeds != Deeds::default() {
        history.add(record.step, record.moment(), deeds);
    }
}

impl Session {
    fn happen(&mut self, event: &Event, record: &Record) {
        let now = record.moment();
        if let Some((side, notes)) = Side::of(event) {
            notes.iter().for_each(|note| self.notes.mark(*note, side, record));
        }
        match event {
            Event::SessionOpened { plan, zone } => {
                let boot = self.boot.take();
                *self = Self { boot, author: Arc::clone(&self.author), ..Self::default() };
                self.open(Arc::clone(plan), Arc::clone(zone));
            }
            Event::PlanAdopted { plan } => adopt::adopt(self, plan),
            Event::SessionClosed {} => self.closed = Some(now),
            Event::SessionReopened {} => self.closed = None,
            Event::DayBegan { block, date, as_printed } => self.days.push(DayState {
                block: block.clone(),
                date: *date,
                began: now,
                as_printed: *as_printed,
            }),
            of_blocks!() => self.programme_event(event, now),
            of_notes!() => self.note_event(event, record),
            of_questions!() => self.question_event(event),
            of_floor!() => self.floor_event(event, now),
            of_room!() => self.room_event(event, now),
            Event::PartRestored { part } => self.restore(part),
        }
    }
}

//! The programme as planned and as it was held.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{BlockId, BlockKind, Moment, Span, Speaker, Zone};
use crate::session::{BlockOutlook, BlockState, Pause, Session, is_planned, outlook, stated};

/// A block of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeRow {
    /// Its place, from 1.
    pub number: usize,
    /// Its identity.
    pub id: BlockId,
    /// As printed.
    pub title: String,
    /// What happens in it.
    pub kind: BlockKind,
    /// Who speaks, in order.
    pub speakers: Vec<Speaker>,
    /// False for a block that came into the programme on the day.
    pub planned: bool,
    /// Left out.
    pub skipped: bool,
    /// Why it was left out, if somebody said.
    pub reason: Option<Arc<str>>,
    /// The day it is held on by plan is known; else only the time of day of `planned_start` and
    /// `planned_end` means something.
    pub dated: bool,
    /// When it was to start, on the day it was really held; missing where the plan states no time
    /// of day that counts for it, but only lengths.
    pub planned_start: Option<DateTime<Zone>>,
    /// When it was to end; missing with its start.
    pub planned_end: Option<DateTime<Zone>>,
    /// How long it was to last.
    pub planned_length: Option<Span>,
    /// When it started.
    pub started: Option<DateTime<Zone>>,
    /// When it ended.
    pub ended: Option<DateTime<Zone>>,
    /// How long it took in whole seconds, pauses included, by the clock that measures; missing
    /// until it ended.
    pub length: Option<Span>,
    /// Its pauses, in order.
    pub pauses: Vec<PauseRow>,
}

/// A pause of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PauseRow {
    /// When it began.
    pub from: DateTime<Zone>,
    /// When it was over; missing while it lasts.
    pub to: Option<DateTime<Zone>>,
    /// How long it took in whole seconds; missing while it lasts.
    pub length: Option<Span>,
    /// Why, if somebody said.
    pub reason: Option<Arc<str>>,
}

impl ProgrammeRow {
    /// The calendar date it was held on, else planned for.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        let planned = self.planned_start.filter(|_| self.dated);
        self.started.or(planned).map(|at| at.date_naive())
    }
}

/// The rows as the newest record left them.
pub(super) fn programme(session: &Session) -> Vec<ProgrammeRow> {
    let now = session.tail.moment;
    let (outlook, stated) = (outlook(session, now), stated(session, now));
    let blocks = session.blocks.iter().zip(&outlook.blocks).zip(stated).enumerate();
    let row = |(place, ((state, of), stated)): (usize, ((&BlockState, &BlockOutlook), bool))| {
        let local = |at: DateTime<Utc>| session.local(at);
        let wall = |moment: Moment| session.local(moment.at);
        let planned = is_planned(session, state.id());
        ProgrammeRow {
            number: place + 1,
            id: state.id().clone(),
            title: state.block.title.clone(),
            kind: state.block.kind,
            speakers: state.block.speakers.clone(),
            planned,
            skipped: state.skipped,
            reason: state.reason.clone(),
            dated: state.block.date.is_some() || !session.days.is_empty(),
            planned_start: of.planned_start.filter(|_| stated).map(local),
            planned_end: of.planned_end.filter(|_| stated).map(local),
            planned_length: state.block.span().filter(|_| planned),
            started: state.started.map(wall),
            ended: state.ended.map(wall),
            length: took(state),
            pauses: pauses(session, state),
        }
    };
    blocks.map(row).collect()
}

fn pauses(session: &Session, state: &BlockState) -> Vec<PauseRow> {
    let row = |pause: &Pause| PauseRow {
        from: session.local(pause.from.at),
        to: pause.to.map(|to| session.local(to.at)),
        length: pause.to.map(|to| whole(to.t - pause.from.t)),
        reason: pause.reason.clone(),
    };
    state.pauses.iter().map(row).collect()
}

fn took(state: &BlockState) -> Option<Span> {
    state.took().map(whole)
}

/// In whole seconds, so that what is printed adds up.
fn whole(length: Span) -> Span {
    Span::seconds(length.whole_seconds())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::hour_minute;
    use crate::tally::cafe::Cafe;

    /// What the plan states of each block's start.
    fn starts(cafe: &Cafe) -> Vec<Option<String>> {
        let rows = programme(&cafe.session);
        rows.iter().map(|row| row.planned_start.map(hour_minute)).collect()
    }

    fn begun(starts: [Value; 3], as_printed: bool) -> Cafe {
        let block = |start: Value| json!({ "title": "Talk", "start": start, "length": "10 min" });
        let plan = json!({ "title": "T", "programme": starts.map(block) });
        Cafe::open(plan, "Europe/Zurich").on(json!([
            { "day-began": { "block": "b1", "date": "2013-10-08", "as_printed": as_printed } },
            { "block-started": { "block": "b1" } }]))
    }

    #[test]
    fn a_plan_of_lengths_alone_states_no_times() {
        let cafe = begun([Value::Null, Value::Null, Value::Null], true);
        assert_eq!(starts(&cafe), [None, None, None]);
        assert_eq!(programme(&cafe.session)[1].planned_length, Some(Span::minutes(10)));
    }

    #[test]
    fn a_printed_time_states_its_block_and_those_that_follow_by_length() {
        let cafe = begun([Value::Null, json!("18:30"), Value::Null], true);
        let stated = [None, Some("18:30".to_owned()), Some("18:40".to_owned())];
        assert_eq!(starts(&cafe), stated);
    }

    #[test]
    fn a_printed_time_that_does_not_count_states_nothing() {
        let cafe = begun([json!("09:00"), json!("09:10"), Value::Null], false);
        assert_eq!(starts(&cafe), [None, None, None]);
    }
}

//! A small café for the tests of tally and report: records folded as a journal would be.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::{Moment, Plan, Seq, Span, Stamp, StepId, shift};
use crate::session::{Author, Event, Record, Session, VERSION, apply};

/// A session and the moment it has come to.
pub(crate) struct Cafe {
    pub(crate) session: Session,
    gone: Span,
    notes: u128,
}

impl Cafe {
    /// Opens a plan at 16:15 UTC, 8 October 2013: minute 0.
    pub(crate) fn open(plan: Value, zone: &str) -> Self {
        let plan: Plan = serde_json::from_value(plan).unwrap();
        let (plan, zone) = (Arc::new(plan.identified()), Arc::from(zone));
        let cafe = Self { session: Session::default(), gone: Span::ZERO, notes: 0 };
        cafe.record(vec![Event::SessionOpened { plan, zone }])
    }

    /// Moves on to a minute of the event.
    pub(crate) fn at(mut self, minute: i64) -> Self {
        self.gone = Span::minutes(minute);
        self
    }

    /// Moves some seconds on.
    pub(crate) fn after(mut self, seconds: i64) -> Self {
        self.gone += Span::seconds(seconds);
        self
    }

    /// Folds one record with these events, as a journal writes them.
    pub(crate) fn on(self, events: Value) -> Self {
        self.record(serde_json::from_value(events).unwrap())
    }

    /// Captures a note, an idea unless said otherwise; ids count from 1.
    pub(crate) fn note(mut self, mut fields: Value) -> Self {
        self.notes += 1;
        fields["note"] = json!(Uuid::from_u128(self.notes));
        if fields.get("kind").is_none() {
            fields["kind"] = json!("idea");
        }
        self.on(json!([{ "note-captured": fields }]))
    }

    fn record(mut self, events: Vec<Event>) -> Self {
        let moment = moment(self.gone);
        let seq = self.session.tail.seq.0 + 1;
        let record = Record {
            v: VERSION,
            seq: Seq(seq),
            at: moment.at,
            t: moment.t,
            boot: None,
            by: Author::facilitator(),
            step: StepId(seq),
            undoes: None,
            redoes: None,
            elsewhere: None,
            events,
        };
        self.session = apply(self.session, &record);
        self
    }
}

fn moment(gone: Span) -> Moment {
    let opened: DateTime<Utc> = "2013-10-08T16:15:00Z".parse().unwrap();
    Moment { t: Stamp(gone.0), at: shift(opened, gone) }
}

/// The id of the note captured as number `n`, as a journal writes it.
pub(crate) fn note_id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

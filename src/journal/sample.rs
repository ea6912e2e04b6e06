//! Records for the tests of this room.

use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use crate::domain::{About, NoteId, NoteKind, Seq, Stamp, StepId};
use crate::session::{Author, Event, Record, VERSION};

pub(super) fn record(seq: u64, event: Event) -> Record {
    let millis = i64::try_from(seq).unwrap() * 1000;
    Record {
        v: VERSION,
        seq: Seq(seq),
        at: DateTime::from_timestamp_millis(1_381_248_000_000 + millis).unwrap(),
        t: Stamp(millis),
        boot: None,
        by: Author::facilitator(),
        step: StepId(seq),
        undoes: None,
        redoes: None,
        elsewhere: None,
        events: vec![event],
    }
}

pub(super) fn head_count(seq: u64, people: u32) -> Record {
    record(seq, Event::HeadCountSet { people: Some(people) })
}

pub(super) fn note(seq: u64, text: &str) -> Record {
    record(
        seq,
        Event::NoteCaptured {
            note: NoteId(Uuid::from_u128(u128::from(seq))),
            kind: NoteKind::Idea,
            text: Arc::from(text),
            details: Arc::new([]),
            question: None,
            category: None,
            table: None,
            block: None,
            about: About::Content,
            speaker: None,
            late: false,
            added_later: false,
        },
    )
}

/// Lines as a writer would have left them, whatever the records say.
pub(super) fn journal(records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sum = None;
    for record in records {
        sum = Some(super::encode(record, sum, &mut bytes).unwrap());
    }
    bytes
}

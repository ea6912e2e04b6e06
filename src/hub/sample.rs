//! Records for the tests of this room.

use crate::domain::{Seq, Stamp, StepId};
use crate::session::{Author, Event, Record, VERSION};

pub(super) fn record(seq: u64, event: Event) -> Record {
    Record {
        v: VERSION,
        seq: Seq(seq),
        at: chrono::DateTime::UNIX_EPOCH,
        t: Stamp(0),
        boot: None,
        by: Author::facilitator(),
        step: StepId(seq),
        undoes: None,
        redoes: None,
        elsewhere: None,
        events: vec![event],
    }
}

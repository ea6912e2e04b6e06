//! What a command would do, tried and not done.

use crate::domain::{Moment, Seq};
use crate::session::{Author, Command, Record, Refusal, Session, VERSION, decide};

/// The record that a command would leave in a session; `None` where it is so already.
///
/// # Errors
/// The session would refuse it.
pub(super) fn recorded(
    session: &Session,
    command: &Command,
    now: Moment,
) -> Result<Option<Record>, Refusal> {
    let by = Author::facilitator();
    let events = decide(session, &by, command, now)?;
    if events.is_empty() {
        return Ok(None);
    }
    Ok(Some(Record {
        v: VERSION,
        seq: Seq(session.tail.seq.0 + 1),
        at: now.at,
        t: now.t,
        boot: None,
        by,
        step: session.history.next(),
        undoes: None,
        redoes: None,
        elsewhere: None,
        events,
    }))
}

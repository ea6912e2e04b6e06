//! What the clock has to say, once each however time is sliced.

use super::part::BlockState;
use super::state::Session;
use crate::domain::{Advance, BlockId, Span, Stamp, TableId};

/// Something to be said and rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    /// So much is left of the running block; `last` marks the final warning before the end.
    Left {
        /// Which block.
        block: BlockId,
        /// How much.
        left: Span,
        /// No further warning comes before the end.
        last: bool,
    },
    /// Its time is up.
    TimeUp {
        /// Which block.
        block: BlockId,
    },
}

/// What the running clock says in the half-open time after `before` and up to `now`, in the order
/// it is due, with these warnings where a block names none of its own. Cut time as you like: every
/// cue comes once.
#[must_use]
pub fn cues(session: &Session, usual: &[Span], before: Stamp, now: Stamp) -> Vec<Cue> {
    let Some(state) = session.running() else { return Vec::new() };
    let (Some(started), Some(length)) = (state.started, state.timed()) else { return Vec::new() };
    let left_at = |t: Stamp| length - running_time(state, started.t, t.max(started.t));
    let (was, left) = (left_at(before), left_at(now));
    let passed = |mark: Span| was > mark && left <= mark;
    let warnings: Vec<Span> =
        state.block.warning_spans(usual).into_iter().filter(|warning| *warning < length).collect();
    let mut cues: Vec<Cue> = warnings
        .iter()
        .filter(|warning| passed(**warning))
        .map(|warning| Cue::Left {
            block: state.id().clone(),
            left: *warning,
            last: Some(warning) == warnings.last(),
        })
        .collect();
    if passed(Span::ZERO) {
        cues.push(Cue::TimeUp { block: state.id().clone() });
    }
    cues
}

/// The block that the clock itself is to end by now: `advance: auto`, its length and grace over,
/// not held, and not reopened by a person.
#[must_use]
pub fn due(session: &Session, now: Stamp) -> Option<BlockId> {
    let state = session.running()?;
    let by_itself =
        state.block.advance == Advance::Auto && !state.manual && state.pause().is_none();
    let grace = state.block.grace.map_or(Span::ZERO, |grace| grace.0);
    let left = state.countdown()?.remaining(now)?;
    (by_itself && left <= -grace).then(|| state.id().clone())
}

/// How long a table has had no note of the running conversation, counted from the block's start
/// or from when somebody looked after it, pauses left out. `None` where no conversation runs, and
/// for tables on paper or closed.
#[must_use]
pub fn silence(session: &Session, table: &TableId, now: Stamp) -> Option<Span> {
    let state = session.running().filter(|state| state.block.kind.has_tables())?;
    let table = session.table(table).filter(|table| !table.on_paper && !table.closed)?;
    let newest = session.notes.newest_at(&table.table.name);
    let since = [Some(state.started?.t), table.seen, newest].into_iter().flatten().max()?;
    Some(running_time(state, since, now))
}

/// How long a block's clock ran between two points of session time.
pub(super) fn running_time(state: &BlockState, from: Stamp, to: Stamp) -> Span {
    let held = state.pauses.iter().fold(Span::ZERO, |held, pause| {
        let begin = pause.from.t.max(from);
        let end = pause.to.map_or(to, |until| until.t).min(to);
        held + (end - begin).max(Span::ZERO)
    });
    ((to - from) - held).max(Span::ZERO)
}

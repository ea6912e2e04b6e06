//! How fast ideas come, minute by minute, beside the round before.

use std::collections::HashMap;

use crate::domain::{BlockId, Span, Stamp, TableId};
use crate::session::{BlockState, Note, Session};

/// When the ideas of the running round and of the round before came. Kept, not counted while
/// drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    round_before: Option<BlockId>,
    before: Vec<Span>,
    minutes: HashMap<TableId, Vec<usize>>,
    fastest: usize,
}

impl Pace {
    /// Reads the notes back to the start of the round before the running one.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut pace = Self::default();
        let Some(running) = session.running().filter(|block| block.block.kind.has_tables()) else {
            return pace;
        };
        let before = round_before(session, running);
        pace.round_before = before.map(|state| state.id().clone());
        let started = |state: &BlockState| state.started.map(|at| at.t);
        let from = before.and_then(started).or_else(|| started(running)).unwrap_or_default();
        let recent = session.notes.iter().rev().take_while(|note| note.t >= from);
        for note in recent.filter(|note| note.counts()) {
            if note.block.as_ref() == Some(running.id()) {
                pace.count(running, note);
            } else if let Some(before) = before.filter(|it| note.block.as_ref() == Some(it.id())) {
                pace.before.push(since_start(before, note.t));
            }
        }
        pace.before.sort_unstable();
        pace.fastest = pace.minutes.values().flatten().copied().max().unwrap_or(0);
        pace
    }

    fn count(&mut self, running: &BlockState, note: &Note) {
        let Some(table) = &note.table else { return };
        let minute = since_start(running, note.t).whole_seconds() / 60;
        let minute = usize::try_from(minute).unwrap_or(0);
        let minutes = self.minutes.entry(table.clone()).or_default();
        if minutes.len() <= minute {
            minutes.resize(minute + 1, 0);
        }
        if let Some(count) = minutes.get_mut(minute) {
            *count += 1;
        }
    }

    /// The round that ran before the running one.
    #[must_use]
    pub const fn round_before(&self) -> Option<&BlockId> {
        self.round_before.as_ref()
    }

    /// How many ideas the round before had when it had run for so long.
    #[must_use]
    pub fn by_now(&self, elapsed: Span) -> usize {
        self.before.partition_point(|at| *at <= elapsed)
    }

    /// A table's ideas of the running round in each of its minutes, as far as it has any.
    #[must_use]
    pub fn minutes(&self, table: &TableId) -> &[usize] {
        self.minutes.get(table).map_or(&[], Vec::as_slice)
    }

    /// The most ideas any table had in one minute.
    #[must_use]
    pub const fn fastest(&self) -> usize {
        self.fastest
    }
}

/// The round that ran last before a block.
fn round_before<'a>(session: &'a Session, block: &BlockState) -> Option<&'a BlockState> {
    let place = session.place(block.id())?;
    let before = session.blocks.get(..place)?;
    before.iter().rev().find(|state| state.block.kind.has_tables() && state.started.is_some())
}

/// How long a block had run at a moment, pauses left out.
fn since_start(block: &BlockState, t: Stamp) -> Span {
    let started = block.started.map_or(t, |at| at.t);
    let held = block.pauses.iter().fold(Span::ZERO, |held, pause| {
        let to = pause.to.map_or(t, |to| to.t.min(t));
        held + (to - pause.from.t).max(Span::ZERO)
    });
    (t - started - held).max(Span::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;
    use crate::session::Pause;

    #[test]
    fn pauses_do_not_count_as_time_of_a_round() {
        let at = |minute: i64| Moment { t: Stamp(minute * 60_000), ..Moment::default() };
        let pause = Pause { from: at(5), to: Some(at(8)), reason: None };
        let block =
            BlockState { started: Some(at(1)), pauses: vec![pause], ..BlockState::default() };
        assert_eq!(since_start(&block, at(4).t), Span::minutes(3));
        assert_eq!(since_start(&block, at(6).t), Span::minutes(4));
        assert_eq!(since_start(&block, at(10).t), Span::minutes(6));
        assert_eq!(since_start(&block, at(0).t), Span::ZERO);
    }

    #[test]
    fn the_round_before_is_asked_at_the_same_time_of_its_own() {
        let pace = Pace {
            before: vec![Span::minutes(1), Span::minutes(2), Span::minutes(2)],
            ..Pace::default()
        };
        assert_eq!(pace.by_now(Span::seconds(59)), 0);
        assert_eq!(pace.by_now(Span::minutes(2)), 3);
        assert_eq!(pace.minutes(&TableId::new("7")), &[] as &[usize]);
    }
}

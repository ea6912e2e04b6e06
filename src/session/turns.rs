//! How long speakers of a block have spoken, and who of those who wait is next: computed from when
//! turns began and ended, never counted.

use std::sync::Arc;

use super::cues::running_time;
use super::floor::{Turn, Waiting};
use super::part::BlockState;
use crate::domain::{Span, Stamp};
use crate::sorting::sort_by_key;

impl BlockState {
    /// How long a turn has lasted at `now`, or lasted in all; pauses of the block left out.
    #[must_use]
    pub fn turn_time(&self, turn: &Turn, now: Stamp) -> Span {
        running_time(self, turn.from.t, turn.to.map_or(now, |to| to.t))
    }

    /// How long this block has gone on since then, without what was paused.
    #[must_use]
    pub fn gone_since(&self, then: Stamp, now: Stamp) -> Span {
        running_time(self, then, now)
    }

    /// How long somebody has spoken in this block, the turn that lasts included; `None` where
    /// they have not.
    #[must_use]
    pub fn spoken(&self, speaker: &str, now: Stamp) -> Option<Span> {
        let own = self.floor.turns.iter().filter(|turn| *turn.speaker == *speaker);
        own.map(|turn| self.turn_time(turn, now)).reduce(|a, b| a + b)
    }

    /// The list in the order they speak, those skipped included.
    #[must_use]
    pub fn speakers(&self, now: Stamp) -> Vec<&Waiting> {
        let mut list: Vec<&Waiting> = self.floor.list.iter().collect();
        if self.floor.quiet_first {
            sort_by_key(&mut list, |waiting| {
                self.spoken(&waiting.speaker, now).unwrap_or(Span::ZERO)
            });
        }
        list
    }

    /// Who speaks next.
    #[must_use]
    pub fn next_speaker(&self, now: Stamp) -> Option<&Arc<str>> {
        let mut list = self.speakers(now).into_iter();
        list.find(|waiting| !waiting.skipped).map(|waiting| &waiting.speaker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;
    use crate::session::{Floor, Pause};

    fn at(second: i64) -> Moment {
        Moment { t: Stamp(second * 1000), ..Moment::default() }
    }

    fn block() -> BlockState {
        let turn = |speaker: &str, from, to: Option<i64>| Turn {
            speaker: speaker.into(),
            from: at(from),
            to: to.map(at),
        };
        let waiting = |speaker: &str, skipped| Waiting { speaker: speaker.into(), skipped };
        BlockState {
            floor: Floor {
                quiet_first: false,
                list: vec![waiting("a", true), waiting("b", false), waiting("c", false)],
                turns: vec![turn("a", 0, Some(20)), turn("b", 20, Some(70)), turn("a", 70, None)],
            },
            pauses: vec![Pause { from: at(10), to: Some(at(15)), reason: None }],
            started: Some(at(0)),
            ..BlockState::default()
        }
    }

    #[test]
    fn what_somebody_spoke_is_the_sum_of_their_turns_without_pauses() {
        let block = block();
        assert_eq!(block.spoken("a", at(80).t), Some(Span::seconds(25)));
        assert_eq!(block.spoken("b", at(80).t), Some(Span::seconds(50)));
        assert_eq!(block.spoken("c", at(80).t), None);
    }

    #[test]
    fn quiet_first_lets_those_go_first_who_spoke_least_and_passes_over_the_skipped() {
        let mut block = block();
        assert_eq!(block.next_speaker(at(80).t).map(|it| &**it), Some("b"));
        block.floor.quiet_first = true;
        let order: Vec<&str> =
            block.speakers(at(80).t).into_iter().map(|it| &*it.speaker).collect();
        assert_eq!(order, ["c", "a", "b"]);
        assert_eq!(block.next_speaker(at(80).t).map(|it| &**it), Some("c"));
    }
}

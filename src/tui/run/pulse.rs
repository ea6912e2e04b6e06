//! When the next frame is due though nothing happens.

use std::time::Duration;

use crate::domain::{Moment, Span};
use crate::tui::model::{Mode, Model, Sent};

/// The shortest wait: a replay draws no faster.
const SHORTEST: Span = Span(100);

/// How long to wait for something to happen before the next frame is due: the next second edge
/// of what is shown, at the speed it passes.
pub(super) fn wait(model: &Model, due: Option<Duration>) -> Duration {
    let edge = Duration::from_millis(u64::try_from(edge(model).0).unwrap_or(0));
    due.map_or(edge, |due| due.min(edge))
}

fn edge(model: &Model) -> Span {
    if model.reading.is_some() {
        return Span::minutes(1);
    }
    let Mode::Replay { speed, paused, over } = model.mode else {
        return waiting(model).min(next_second(model));
    };
    if paused || over {
        return Span::minutes(1);
    }
    Span(next_second(model).0 / i64::from(speed.max(1))).max(SHORTEST)
}

/// To the next second of the clock that is shown: the running block's, else the wall's.
fn next_second(model: &Model) -> Span {
    let now = model.now;
    let running = model.session.running().filter(|block| block.pause().is_none());
    let since = match running.and_then(|block| block.countdown()) {
        Some(clock) => match clock.remaining(now.t) {
            // Digits count down to the second that has begun.
            Some(left) => return Span((left.0 - 1).rem_euclid(1000) + 1),
            None => clock.elapsed(now.t).0,
        },
        None => wall(now),
    };
    Span(1000 - since.rem_euclid(1000))
}

fn wall(now: Moment) -> i64 {
    i64::from(now.at.timestamp_subsec_millis())
}

/// After this a disk is called slow.
const SLOW: Span = Span(350);

/// Words that wait for a slow disk are said to wait, soon.
fn waiting(model: &Model) -> Span {
    let words = |sent: &Sent| !matches!(sent, Sent::Step | Sent::Tagged { .. });
    let soon = |since| model.now.t - since < SLOW;
    let waits = model.pending.iter().any(|it| words(&it.sent) && soon(it.since));
    if waits { SLOW } else { Span::minutes(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stamp;
    use crate::session::Session;

    fn at(millis: i64) -> Moment {
        let at = chrono::DateTime::from_timestamp_millis(millis).unwrap();
        Moment { t: Stamp(millis), at }
    }

    #[test]
    fn without_a_running_clock_the_wall_clock_sets_the_pace() {
        let model = Model::of(Session::default(), at(5_400), Mode::Live, (80, 24));
        assert_eq!(wait(&model, None), Duration::from_millis(600));
        assert_eq!(wait(&model, Some(Duration::from_millis(20))), Duration::from_millis(20));
    }

    #[test]
    fn a_replay_that_stands_still_draws_nothing() {
        let mode = Mode::Replay { speed: 60, paused: true, over: false };
        let model = Model::of(Session::default(), at(5_400), mode, (80, 24));
        assert_eq!(wait(&model, None), Duration::from_secs(60));
        let mode = Mode::Replay { speed: 60, paused: false, over: false };
        let model = Model::of(Session::default(), at(5_400), mode, (80, 24));
        assert_eq!(wait(&model, None), Duration::from_millis(100));
    }
}

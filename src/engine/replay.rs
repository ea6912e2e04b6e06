//! A journal played back through the same gateway, at a speed of one's choosing. Read only.

use std::sync::Arc;
use std::time::Duration;

use super::clock::Clock;
use super::gateway::{Drive, Gateway, Notice, Opened, Pace, StepChoice, Ticket};
use crate::domain::{BlockId, Moment, Span, Stamp, shift};
use crate::session::{Command, Event, Record, Session, apply_to};

/// The speeds there are; between real time and an hour in a second.
const SPEEDS: [u32; 12] = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];
/// A pause between blocks longer than this is dead time.
const DEAD: Span = Span::minutes(30);
/// How much of dead time is played.
const LINGER: Span = Span::minutes(1);

/// Plays records back. Driven by whoever polls it; has no thread.
pub struct Replay {
    clock: Box<dyn Clock>,
    records: Vec<Arc<Record>>,
    /// The fold of the records before `next`.
    session: Session,
    next: usize,
    pace: Pace,
    /// A point of session time, and the boot-time clock when it was played.
    anchor: (Stamp, i64),
    notices: Vec<Notice>,
    tickets: u64,
}

impl Replay {
    /// Begins at the beginning, so many times as fast as it happened, at least as fast.
    #[must_use]
    pub fn new(records: Vec<Record>, clock: impl Clock + 'static, speed: u32) -> Self {
        let now = clock.read().boot.clock;
        let mut replay = Self {
            clock: Box::new(clock),
            records: records.into_iter().map(Arc::new).collect(),
            session: Session::default(),
            next: 0,
            pace: Pace { speed: speed.max(1), paused: false, over: false },
            anchor: (Stamp(0), now),
            notices: Vec::new(),
            tickets: 0,
        };
        replay.rewind(0);
        replay
    }

    /// What the session was before its first record, as far as that record tells.
    fn beginning(&self) -> Session {
        let events = self.records.first().map(|first| first.events.as_slice());
        let opening = events.unwrap_or_default().iter().find_map(|event| match event {
            Event::SessionOpened { plan, zone } => {
                Some(Session::waiting(Arc::clone(plan), Arc::clone(zone)))
            }
            _ => None,
        });
        opening.unwrap_or_default()
    }

    /// Stands before the record at this place, which is then due.
    fn rewind(&mut self, to: usize) {
        if to < self.next || self.next == 0 {
            self.session = self.beginning();
            self.next = 0;
        }
        let played = self.records.get(self.next..to).unwrap_or_default();
        played.iter().for_each(|record| apply_to(&mut self.session, record));
        self.next = to;
        self.pace.over = false;
        let t = self.records.get(to).map_or(self.session.tail.moment.t, |record| record.t);
        self.stand(t);
        self.notices.push(Notice::Opened(Box::new(Opened {
            session: self.session.clone(),
            resumed: to > 0,
            read_only: true,
            set_aside: Vec::new(),
            fault: None,
        })));
        self.notices.push(Notice::Pace(self.pace));
    }

    fn stand(&mut self, t: Stamp) {
        self.anchor = (t, self.clock.read().boot.clock);
    }

    /// The point of session time being played; never beyond the next record, nor the last.
    fn t(&self) -> Stamp {
        let (t, since) = self.anchor;
        let passed = if self.pace.paused { 0 } else { self.clock.read().boot.clock - since };
        let t = t + Span(passed.saturating_mul(i64::from(self.pace.speed)));
        let until = self.records.get(self.next).or(self.records.last());
        until.map_or(Stamp(0), |record| record.t.min(t))
    }

    /// Where dead time is left out: the moment to go on from, and the record to go on with.
    fn dead_time(&self) -> Option<(Stamp, Stamp)> {
        let next = self.records.get(self.next)?.t;
        let last = self.session.tail.moment.t;
        let dead = self.next > 0 && self.session.running().is_none() && next - last > DEAD;
        dead.then_some((last + LINGER, next))
    }

    fn play(&mut self) {
        loop {
            let t = self.t();
            if let Some((from, to)) = self.dead_time()
                && t >= from
                && t < to
            {
                self.stand(to);
                continue;
            }
            match self.records.get(self.next).filter(|record| record.t <= t) {
                Some(record) => {
                    let record = Arc::clone(record);
                    apply_to(&mut self.session, &record);
                    self.next += 1;
                    self.notices.push(Notice::Recorded { ticket: None, record });
                }
                None => break,
            }
        }
        if self.next == self.records.len() && !std::mem::replace(&mut self.pace.over, true) {
            self.notices.push(Notice::Pace(self.pace));
        }
    }

    fn go(&mut self, speed: u32, paused: bool) {
        let t = self.t();
        self.stand(t);
        self.pace = Pace { speed, paused, ..self.pace };
        self.notices.push(Notice::Pace(self.pace));
    }

    fn start_of(&self, block: &BlockId) -> Option<usize> {
        let starts =
            |event: &Event| matches!(event, Event::BlockStarted { block: it } if it == block);
        self.records.iter().position(|record| record.events.iter().any(starts))
    }
}

impl Gateway for Replay {
    fn submit(&mut self, _command: Command, _step: StepChoice) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.notices.push(Notice::ReadOnly { ticket });
        ticket
    }

    fn poll(&mut self) -> Vec<Notice> {
        self.play();
        std::mem::take(&mut self.notices)
    }

    fn now(&self) -> Moment {
        let t = self.t();
        let from = match self.records.get(self.next.saturating_sub(1)) {
            Some(record) => record.moment(),
            None => return Moment { t, at: self.clock.read().wall },
        };
        Moment { t, at: shift(from.at, t - from.t) }
    }

    fn next_due(&self) -> Option<Duration> {
        if !self.notices.is_empty() {
            return Some(Duration::ZERO);
        }
        let next = self.records.get(self.next).filter(|_| !self.pace.paused)?.t;
        let t = self.t();
        let until = self.dead_time().map_or(next, |(from, _)| from.max(t).min(next));
        let wait = (until - t).0.max(0) / i64::from(self.pace.speed);
        u64::try_from(wait + 1).ok().map(Duration::from_millis)
    }

    fn drive(&mut self, drive: Drive) {
        self.play();
        let Pace { speed, paused, .. } = self.pace;
        match drive {
            Drive::Pause => self.go(speed, true),
            Drive::Resume => self.go(speed, false),
            Drive::Faster => {
                let faster = SPEEDS.into_iter().find(|other| *other > speed);
                self.go(faster.unwrap_or(speed), paused);
            }
            Drive::Slower => {
                let slower = SPEEDS.into_iter().rev().find(|other| *other < speed);
                self.go(slower.unwrap_or(speed), paused);
            }
            Drive::Jump(block) => {
                if let Some(place) = self.start_of(&block) {
                    self.rewind(place);
                }
            }
            Drive::Restart => self.rewind(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Block, BlockKind, Plan};
    use crate::engine::{Engine, ManualClock};
    use crate::journal::Memory;
    use crate::session::Author;

    fn clock() -> ManualClock {
        ManualClock::at(chrono::DateTime::from_timestamp_millis(1_381_248_000_000).unwrap())
    }

    fn block(id: &str) -> Block {
        Block {
            id: BlockId::new(id),
            kind: BlockKind::Conversation,
            title: id.into(),
            ..Block::default()
        }
    }

    /// Two blocks of ten minutes, two hours apart.
    fn records() -> Vec<Record> {
        let plan = Plan { programme: vec![block("a"), block("b")], ..Plan::default() };
        let clock = clock();
        let waiting = Session::waiting(Arc::new(plan), Arc::from("UTC"));
        let mut engine = Engine::new(waiting, Memory::default(), clock.clone());
        let by = Author::facilitator();
        let mut records = Vec::new();
        let mut submit = |command| {
            let record = engine.submit(&by, &command, StepChoice::New).unwrap().unwrap();
            records.push(Record::clone(&record));
        };
        submit(Command::Start { block: BlockId::new("a") });
        clock.advance(Span::minutes(10));
        submit(Command::Skip { block: BlockId::new("b"), reason: None });
        submit(Command::EndBlock { block: BlockId::new("a") });
        clock.advance(Span::minutes(120));
        submit(Command::Reopen);
        submit(Command::BringBack { block: BlockId::new("b") });
        submit(Command::Start { block: BlockId::new("b") });
        records
    }

    fn recorded(replay: &mut Replay) -> Vec<u64> {
        let notices = replay.poll().into_iter();
        notices
            .filter_map(|notice| match notice {
                Notice::Recorded { record, .. } => Some(record.seq.0),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn records_come_when_their_time_has_come() {
        let clock = clock();
        let mut replay = Replay::new(records(), clock.clone(), 60);
        assert_eq!(recorded(&mut replay), [1]);
        clock.advance(Span(9_999));
        assert_eq!(recorded(&mut replay), Vec::<u64>::new());
        assert_eq!(replay.now().t, Stamp(9_999 * 60));
        clock.advance(
            replay.next_due().map(|due| Span(due.as_millis().try_into().unwrap())).unwrap(),
        );
        assert_eq!(recorded(&mut replay), [2, 3]);
    }

    #[test]
    fn dead_time_between_blocks_is_left_out() {
        let clock = clock();
        let mut replay = Replay::new(records(), clock.clone(), 60);
        clock.advance(Span(10_000));
        assert_eq!(recorded(&mut replay), [1, 2, 3]);
        clock.advance(Span(999));
        assert_eq!(recorded(&mut replay), Vec::<u64>::new());
        clock.advance(Span(1));
        assert_eq!(recorded(&mut replay), [4, 5, 6]);
        assert!(replay.next_due().is_none());
        clock.advance(Span::minutes(5));
        assert_eq!(replay.now().t, Stamp(Span::minutes(130).0));
    }

    #[test]
    fn a_held_replay_stands_still_and_goes_on_from_there() {
        let clock = clock();
        let mut replay = Replay::new(records(), clock.clone(), 60);
        clock.advance(Span(1_000));
        replay.drive(Drive::Pause);
        clock.advance(Span::minutes(5));
        assert_eq!(replay.now().t, Stamp(60_000));
        replay.drive(Drive::Resume);
        replay.drive(Drive::Slower);
        clock.advance(Span(1_000));
        assert_eq!(replay.now().t, Stamp(90_000));
    }

    #[test]
    fn a_jump_lands_where_the_block_starts_in_either_direction() {
        let mut replay = Replay::new(records(), clock(), 1);
        replay.poll();
        replay.drive(Drive::Jump(BlockId::new("b")));
        let opened = replay.poll().into_iter().find_map(|notice| match notice {
            Notice::Opened(opened) => Some(opened.session),
            _ => None,
        });
        assert_eq!(opened.unwrap().tail.seq.0, 5);
        assert!(replay.session.running().is_some_and(|state| state.id().as_str() == "b"));
        replay.drive(Drive::Restart);
        assert_eq!(recorded(&mut replay), [1]);
    }

    #[test]
    fn nothing_can_be_submitted() {
        let mut replay = Replay::new(records(), clock(), 1);
        let ticket = replay.submit(Command::Close, StepChoice::New);
        assert!(
            replay.poll().iter().any(
                |notice| matches!(notice, Notice::ReadOnly { ticket: told } if *told == ticket)
            )
        );
    }
}

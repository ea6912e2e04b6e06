//! Session time from readings of two clocks. The rule is formats.md's: measured from the boot
//! mark while the same kernel runs, by the wall clock otherwise, and never backwards.

use super::clock::Reading;
use crate::domain::{Moment, Span, Stamp};
use crate::session::{BootMark, Record, Session};

/// What session time is counted from.
#[derive(Clone, Debug, Default)]
pub(super) struct TimeBase {
    mark: Option<BootMark>,
    newest: Option<Moment>,
}

impl TimeBase {
    pub(super) fn of(session: &Session) -> Self {
        let begun = session.tail.seq.0 > 0;
        Self { mark: session.boot.clone(), newest: begun.then_some(session.tail.moment) }
    }

    /// Goes on from a record that was folded.
    pub(super) fn follow(&mut self, record: &Record) {
        if let Some(boot) = &record.boot {
            self.mark = Some(BootMark { boot: boot.clone(), t: record.t });
        }
        self.newest = Some(record.moment());
    }

    /// The moment of a reading; zero before the first record.
    pub(super) fn moment(&self, reading: &Reading) -> Moment {
        let millis = reading.wall.timestamp_subsec_nanos() % 1_000_000;
        let at = reading.wall - chrono::Duration::nanoseconds(i64::from(millis));
        let Some(newest) = self.newest else { return Moment { t: Stamp(0), at } };
        let boot = self
            .mark
            .as_ref()
            .filter(|mark| !mark.boot.id.is_empty() && mark.boot.id == reading.boot.id);
        let t = match boot {
            Some(mark) => mark.t + Span(reading.boot.clock.saturating_sub(mark.boot.clock)),
            None => newest.t + Span((at - newest.at).num_milliseconds()),
        };
        Moment { t: t.max(newest.t), at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Seq, StepId};
    use crate::engine::clock::{Clock, ManualClock};
    use crate::session::{Author, Boot, VERSION};

    fn record(t: i64, reading: &Reading, boot: bool) -> Record {
        Record {
            v: VERSION,
            seq: Seq(1),
            at: reading.wall,
            t: Stamp(t),
            boot: boot.then(|| reading.boot.clone()),
            by: Author::facilitator(),
            step: StepId(1),
            undoes: None,
            redoes: None,
            elsewhere: None,
            events: Vec::new(),
        }
    }

    fn clock() -> ManualClock {
        ManualClock::at(chrono::DateTime::from_timestamp_millis(1_381_248_000_000).unwrap())
    }

    fn base(clock: &ManualClock) -> TimeBase {
        let mut base = TimeBase::default();
        base.follow(&record(5000, &clock.read(), true));
        base
    }

    #[test]
    fn time_stands_at_zero_before_the_first_record() {
        let clock = clock();
        clock.advance(Span::minutes(9));
        assert_eq!(TimeBase::default().moment(&clock.read()).t, Stamp(0));
    }

    #[test]
    fn a_wall_clock_set_by_hand_moves_nothing() {
        let clock = clock();
        let base = base(&clock);
        clock.advance(Span::seconds(3));
        clock.set_wall(clock.read().wall - chrono::Duration::hours(2));
        assert_eq!(base.moment(&clock.read()).t, Stamp(8000));
    }

    #[test]
    fn the_wall_clock_measures_across_another_start_of_the_computer() {
        let clock = clock();
        let base = base(&clock);
        clock.advance(Span::minutes(1));
        clock.reboot("another");
        assert_eq!(base.moment(&clock.read()).t, Stamp(65_000));
    }

    #[test]
    fn time_never_falls() {
        let clock = clock();
        let base = base(&clock);
        clock.set_wall(clock.read().wall - chrono::Duration::hours(2));
        clock.reboot("another");
        assert_eq!(base.moment(&clock.read()).t, Stamp(5000));
    }

    #[test]
    fn a_kernel_without_a_name_is_never_the_same_one() {
        let clock = clock();
        clock.reboot("");
        let mut base = TimeBase::default();
        base.follow(&Record {
            boot: Some(Boot { id: "".into(), clock: 0 }),
            ..record(0, &clock.read(), false)
        });
        clock.advance(Span::seconds(2));
        clock.reboot("");
        assert_eq!(base.moment(&clock.read()).t, Stamp(2000));
    }
}

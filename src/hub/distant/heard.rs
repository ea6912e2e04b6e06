//! What time it is in a session elsewhere: as it was last heard, and counted on from there by the
//! boot-time clock of this device. The device's wall clock may be wrong and is not asked.

use crate::domain::{Moment, Span, Stamp, shift};
use crate::engine::Reading;

#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// None before the first record: time has not begun.
    moment: Option<Moment>,
    /// The boot-time clock when it was heard.
    clock: i64,
}

impl Heard {
    /// The moment of a reading; zero before the first record.
    pub(super) fn moment(&self, reading: &Reading) -> Moment {
        let Some(heard) = self.moment else { return Moment { t: Stamp(0), at: reading.wall } };
        let gone = Span(reading.boot.clock.saturating_sub(self.clock));
        Moment { t: heard.t + gone, at: shift(heard.at, gone) }
    }

    /// The hub told session time; `newest` is the last record of the session.
    pub(super) fn told(&mut self, now: Stamp, newest: Moment, reading: &Reading) {
        let t = now.max(newest.t);
        self.moment = Some(Moment { t, at: shift(newest.at, t - newest.t) });
        self.clock = reading.boot.clock;
    }

    /// A record came: time does not stand before it.
    pub(super) fn follow(&mut self, record: Moment, reading: &Reading) {
        if self.moment.is_none() || self.moment(reading).t < record.t {
            self.told(record.t, record, reading);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Clock, ManualClock};

    #[test]
    fn time_runs_on_by_the_devices_boot_clock_from_what_was_heard() {
        let device = ManualClock::at(chrono::DateTime::from_timestamp(9_000_000, 0).unwrap());
        let mut heard = Heard::default();
        device.advance(Span::minutes(7));
        assert_eq!(heard.moment(&device.read()).t, Stamp(0), "nothing was recorded yet");
        let hub = chrono::DateTime::from_timestamp(1_000_000, 0).unwrap();
        let newest = Moment { t: Stamp(5000), at: hub };
        heard.told(Stamp(65_000), newest, &device.read());
        device.advance(Span::seconds(3));
        device.set_wall(hub);
        let now = heard.moment(&device.read());
        assert_eq!((now.t, now.at), (Stamp(68_000), shift(hub, Span::seconds(63))));
        heard.follow(Moment { t: Stamp(66_000), at: hub }, &device.read());
        assert_eq!(heard.moment(&device.read()), now, "it was on its way");
        heard.follow(Moment { t: Stamp(70_000), at: hub }, &device.read());
        assert_eq!(heard.moment(&device.read()).t, Stamp(70_000));
    }
}

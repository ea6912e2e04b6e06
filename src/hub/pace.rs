//! How fast requests may follow each other: of a device, and of an address that shows no token.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::limits::Rate;
use crate::domain::Stamp;

/// When the next request would come if they came as evenly as they may, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pace(i64);

impl Pace {
    /// Whether another may come now, which then has come.
    pub(super) fn takes(&mut self, now: Stamp, rate: Rate) -> bool {
        let each = 1_000_000 / i64::from(rate.a_second.max(1));
        let now = micros(now);
        let room = each.saturating_mul(i64::from(rate.at_once));
        // Further ahead than there is room for stands only what a clock left that went back.
        let due = if self.0.saturating_sub(now) > room { now } else { self.0.max(now) };
        let next = due.saturating_add(each);
        let goes = next.saturating_sub(now) <= room;
        if goes {
            self.0 = next;
        }
        goes
    }

    /// As if none had ever come.
    fn is_rested(self, now: Stamp) -> bool {
        self.0 <= micros(now)
    }
}

const fn micros(at: Stamp) -> i64 {
    at.0.saturating_mul(1000)
}

/// The paces of those who show no token.
#[derive(Debug, Default)]
pub(super) struct Strangers(BTreeMap<IpAddr, Pace>);

impl Strangers {
    /// Whether another request may come from an address now. No more than so many addresses are
    /// remembered: the one nearest to its rest is forgotten first.
    pub(super) fn take(&mut self, from: IpAddr, now: Stamp, rate: Rate, most: usize) -> bool {
        if !self.0.contains_key(&from) && self.0.len() >= most.max(1) {
            self.0.retain(|_, pace| !pace.is_rested(now));
            let rested = self.0.iter().min_by_key(|(_, pace)| **pace).map(|(from, _)| *from);
            if let Some(rested) = rested.filter(|_| self.0.len() >= most.max(1)) {
                self.0.remove(&rested);
            }
        }
        self.0.entry(from).or_default().takes(now, rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { at_once: 3, a_second: 2 };

    fn at(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    #[test]
    fn so_many_come_at_once_and_then_so_many_a_second() {
        let mut pace = Pace::default();
        let mut come = |at| (0..10).filter(|_| pace.takes(Stamp(at), RATE)).count();
        assert_eq!([come(0), come(499), come(500), come(1000), come(90_000)], [3, 0, 1, 1, 3]);
        assert_eq!(come(0), 3, "a clock that went back holds nobody up");
    }

    #[test]
    fn who_floods_is_held_back_and_another_address_is_not() {
        let mut strangers = Strangers::default();
        let mut come = |from| (0..10).filter(|_| strangers.take(from, Stamp(0), RATE, 9)).count();
        assert_eq!([come(at(1)), come(at(2)), come(at(1))], [3, 3, 0]);
    }

    #[test]
    fn no_more_addresses_are_remembered_than_may_be() {
        let mut strangers = Strangers::default();
        for last in 0..=255 {
            assert!(strangers.take(at(last), Stamp(0), RATE, 8));
            assert!(strangers.0.len() <= 8, "{last}");
        }
        let flooder = at(255);
        while strangers.take(flooder, Stamp(0), RATE, 8) {}
        assert!(strangers.take(at(1), Stamp(0), RATE, 8));
        assert!(!strangers.take(flooder, Stamp(0), RATE, 8), "it is not the first to be forgotten");
    }
}

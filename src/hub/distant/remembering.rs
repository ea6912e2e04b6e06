//! Keeps what a device knows of its session, and begins with it where nobody answers.

use chrono::{DateTime, Utc};

use super::device::Device;
use super::memory::Memory;
use crate::domain::{Moment, Span};
use crate::engine::{Link, Notice};
use crate::session::Role;

impl Device {
    /// Keeps what is known now, where that has changed.
    pub(super) fn remember(&mut self) {
        let reading = self.voice.clock.read();
        let mut told = Moment::default();
        self.heard(|heard| told = heard.moment(&reading));
        // When it was so alone does not make it another.
        let then = self.remembered.as_ref().map(|it| (it.told, it.wall));
        let is_timely = then.is_some_and(|then| is_timely(then, (told, reading.wall)));
        let names = (self.plan.clone(), self.first.clone());
        let when = then.unwrap_or((told, reading.wall));
        let mut now = Memory::of(&self.session, names, self.me.table.clone(), when);
        now.adds = self.me.role == Role::Participant;
        if is_timely && self.remembered.as_ref() == Some(&now) {
            return;
        }
        (now.told, now.wall) = (told, reading.wall);
        // Where nothing can be kept, the device begins once the hub answers; its words are kept
        // elsewhere.
        let _ = now.write(&self.memory);
        self.remembered = Some(now);
    }

    /// Opens with what is remembered, where anything is; it is told of afresh once somebody
    /// answers.
    pub(super) fn recall(&mut self) {
        let Some(memory) = Memory::read(&self.memory) else { return };
        let reading = self.voice.clock.read();
        let gone = Span((reading.wall - memory.wall).num_milliseconds().max(0));
        if memory.first.is_some() {
            let now = memory.told.t + gone;
            self.heard(|heard| heard.told(now, memory.told, &reading));
        }
        self.session = memory.session();
        (self.plan, self.first) = (memory.plan_name.clone(), memory.first.clone());
        self.adds(if memory.adds { Role::Participant } else { Role::Rapporteur });
        self.me.table.clone_from(&memory.table);
        self.from_memory = true;
        if self.opens() {
            if memory.table.is_some() {
                self.say(Notice::Link(Link::Up { table: memory.table.clone() }));
            }
            self.lost(memory.told, None);
        }
        self.remembered = Some(memory);
    }
}

/// Whether the time there still follows to the second from what is kept, and when it was told last
/// to the minute.
fn is_timely(then: (Moment, DateTime<Utc>), now: (Moment, DateTime<Utc>)) -> bool {
    let gone = Span((now.1 - then.1).num_milliseconds());
    let off = then.0.t + gone - now.0.t;
    gone < Span::minutes(1) && off.magnitude() < Span::seconds(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Stamp, shift};

    #[test]
    fn what_is_kept_tells_the_time_to_the_second_and_when_it_was_told_to_the_minute() {
        let at = |t: Span, wall: Span| {
            let epoch = DateTime::UNIX_EPOCH;
            (Moment { t: Stamp(t.0), at: epoch }, shift(epoch, wall))
        };
        let then = at(Span::ZERO, Span::minutes(5));
        let is_timely = |t, wall| is_timely(then, at(t, wall));
        assert!(is_timely(Span::seconds(59), Span::minutes(5) + Span::seconds(59)));
        assert!(!is_timely(Span::minutes(1), Span::minutes(6)), "it was told since");
        assert!(!is_timely(Span::minutes(10), Span::minutes(5)), "it was not known");
        assert!(!is_timely(Span::seconds(30), Span::minutes(2)), "the device was set back");
    }
}

//! Keeps what a device knows of its session, and begins with it where nobody answers.

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
        // When it was so does not make it another.
        let then = self.remembered.as_ref().map(|it| (it.told, it.wall));
        let names = (self.plan.clone(), self.first.clone());
        let when = then.unwrap_or((told, reading.wall));
        let mut now = Memory::of(&self.session, names, self.me.table.clone(), when);
        now.adds = self.me.role == Role::Participant;
        if self.remembered.as_ref() == Some(&now) {
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
        if self.opens() && memory.table.is_some() {
            self.say(Notice::Link(Link::Up { table: memory.table.clone() }));
        }
        self.remembered = Some(memory);
    }
}

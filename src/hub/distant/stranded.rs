//! What this computer kept for the same table of the same session under another name of that table,
//! or for a device that was to be another, and never sent.

use std::fs;
use std::io;

use super::device::Device;
use super::memory::{self, Memory};
use super::outbox::{Outbox, Refused};
use crate::hub::wire::Sent;

impl Device {
    /// Takes it into the outbox of this device, which sends it. What another window has open is its
    /// own.
    pub(super) fn takes_over(&mut self) {
        let Ok(files) = fs::read_dir(&self.keeping.folder) else { return };
        for file in files.flatten() {
            let Some(device) = memory::device(&file.path()) else { continue };
            let memory = Memory::read(&file.path());
            let Some(memory) = memory.filter(|it| self.is_of(it)) else { continue };
            if device == self.keeping.device {
                continue;
            }
            for session in memory.first.iter().chain([&memory.plan_name]) {
                let path = self.path_of(device, session);
                if !self.is_there(&path).unwrap_or(false) {
                    continue;
                }
                // What cannot be taken stays where it is.
                let left = Outbox::open(&self.disk, &path).ok();
                let _ = left.zip(self.outbox.as_mut()).map(|((mut it, _), own)| own.takes(&mut it));
            }
        }
    }

    /// True for what is remembered of this table in this session.
    fn is_of(&self, memory: &Memory) -> bool {
        let of_session = memory.is_of(self.first.as_ref(), &self.plan);
        of_session && memory.table.is_some() && memory.table == self.me.table
    }
}

impl Outbox {
    /// Takes in what another has, which is empty then.
    fn takes(&mut self, other: &mut Self) -> io::Result<()> {
        for sent in other.waiting().cloned().collect::<Vec<Sent>>() {
            let id = sent.id;
            self.keep(sent)?;
            other.done(id)?;
        }
        for refused in other.returned().to_vec() {
            let id = refused.sent.id;
            self.returns(refused)?;
            other.away(id)?;
        }
        Ok(())
    }

    /// Keeps what somebody is to look at.
    pub(super) fn returns(&mut self, Refused { sent, why }: Refused) -> io::Result<()> {
        let id = sent.id;
        self.keep(sent).and(self.refused(id, why))
    }
}

//! What this computer kept for the same table of the same session under another name of that table,
//! or for a device that was to be another, and never sent; and what it still has for other tables.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{fs, io};

use super::device::Device;
use super::memory::{self, Memory};
use super::outbox::{Outbox, Refused};
use crate::domain::TableId;
use crate::hub::wire::Sent;
use crate::session::{Command, table_name};
use crate::text::counted;

impl Device {
    /// Takes it into the outbox of this device, which sends it. What another window has open is its
    /// own.
    pub(super) fn takes_over(&mut self) {
        let others = self.others();
        let own = others.iter().filter(|(of, _)| Some(of) == self.me.table.as_ref());
        for (_, path) in own {
            // What cannot be taken stays where it is.
            let left = Outbox::open(&self.disk, path).ok();
            let _ = left.zip(self.outbox.as_mut()).map(|((mut it, _), own)| own.takes(&mut it));
        }
    }

    /// Tells what waits here for other tables, a sentence for each; what another window has open it
    /// sends itself.
    pub(super) fn of_other_tables(&self) -> Vec<String> {
        let others = self.others().into_iter().filter(|(of, _)| Some(of) != self.me.table.as_ref());
        let waits = |(of, path): (TableId, PathBuf)| {
            self.disk.open(&path, false).and_then(|it| it.is_locked()).ok().filter(|held| !held)?;
            let (outbox, _) = Outbox::open(&self.disk, &path).ok()?;
            let of = of.as_str();
            waits(outbox.waiting(), Some(of), &join(Some(of)))
        };
        others.filter_map(waits).collect()
    }

    /// Tells what waits here for this table, where anything does.
    pub(super) fn of_this_table(&self) -> Option<String> {
        let of = self.me.table.as_ref().map(TableId::as_str);
        let again = join(of.filter(|_| self.keeping.table.is_some())) + " again";
        waits(self.outbox.as_ref()?.waiting(), of, &again)
    }

    /// The outboxes of this session that other devices left here, each with its table.
    fn others(&self) -> BTreeSet<(TableId, PathBuf)> {
        let mut others = BTreeSet::new();
        let Ok(files) = fs::read_dir(&self.keeping.folder) else { return others };
        for file in files.flatten() {
            let device = memory::device(&file.path()).filter(|it| *it != self.keeping.device);
            let memory = device.and_then(|_| Memory::read(&file.path()));
            let memory = memory.filter(|it| it.is_of(self.first.as_ref(), &self.plan));
            let Some((device, memory)) = device.zip(memory) else { continue };
            let Some(table) = memory.table else { continue };
            let paths = memory.first.iter().chain([&memory.plan_name]);
            let paths = paths.map(|session| self.path_of(device, session));
            let there = paths.filter(|path| self.is_there(path).unwrap_or(false));
            others.extend(there.map(|path| (table.clone(), path)));
        }
        others
    }
}

/// What is typed to join for a table.
fn join(table: Option<&str>) -> String {
    match table {
        None => "join".to_owned(),
        Some(table) if table.contains(char::is_whitespace) => format!("join --table '{table}'"),
        Some(table) => format!("join --table {table}"),
    }
}

/// Tells how much waits, and what sends it.
fn waits<'s>(sent: impl Iterator<Item = &'s Sent>, of: Option<&str>, join: &str) -> Option<String> {
    let (ideas, others): (Vec<&Sent>, Vec<&Sent>) =
        sent.partition(|it| matches!(it.command, Command::Capture { .. }));
    let n = ideas.len() + others.len();
    let what = if others.is_empty() { ("idea", "ideas") } else { ("step", "steps") };
    let of = of.map_or_else(String::new, |of| format!(" for {}", table_name(of)));
    let (stands, goes) = if n == 1 { ("is", "it is") } else { ("are", "they are") };
    let what = counted(n, what.0, what.1);
    (n > 0).then(|| format!("{what}{of} {stands} on this device; {join} and {goes} sent"))
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::NoteId;
    use crate::session::NewNote;

    #[test]
    fn what_waits_is_told_with_its_table_and_what_sends_it_and_numbers_agree() {
        let note = Box::new(NewNote::idea(NoteId(Uuid::nil()), "idea"));
        let sent = |command| Sent { id: Uuid::nil(), continues: None, command };
        let idea = sent(Command::Capture { note });
        let out = sent(Command::Retract { notes: Vec::new() });
        let told = |all: &[&Sent], of| waits(all.iter().copied(), of, &join(of));
        assert_eq!(told(&[], Some("3")), None);
        let one = "1 idea for Table 3 is on this device; join --table 3 and it is sent";
        assert_eq!(told(&[&idea], Some("3")).as_deref(), Some(one));
        let two = "2 ideas for Table Old Bar are on this device; join --table 'Old Bar' and they are sent";
        assert_eq!(told(&[&idea, &idea], Some("Old Bar")).as_deref(), Some(two));
        let steps = "2 steps are on this device; join and they are sent";
        assert_eq!(told(&[&idea, &out], None).as_deref(), Some(steps));
    }
}

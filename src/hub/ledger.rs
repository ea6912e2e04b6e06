//! The records of a session as the lines of its journal: what was written is what goes to all who
//! listen, but for what is withheld from those at tables.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use hyper::body::Bytes;

use crate::domain::{Plan, Seq};
use crate::journal::{Sum, decode, encode_withheld};
use crate::session::{Record, Role, Session};

pub(super) struct Ledger {
    /// What the session waits with, or was opened with.
    plan: Arc<Plan>,
    pub(super) zone: Arc<str>,
    lines: Vec<Bytes>,
    /// Those from which something is withheld, by their place, as they go to tables.
    withheld: BTreeMap<usize, Bytes>,
    sum: Option<Sum>,
    /// Lines whose records are still to come.
    announced: VecDeque<Bytes>,
}

impl Ledger {
    /// Reads the lines that a session is the fold of. The journal may have grown since.
    ///
    /// # Errors
    /// Where the file cannot be read, or has not all of them.
    pub(super) fn load(journal: &Path, session: &Session) -> io::Result<Self> {
        let count = usize::try_from(session.tail.seq.0).map_err(io::Error::other)?;
        let bytes = if count == 0 { Bytes::new() } else { Bytes::from(fs::read(journal)?) };
        let whole = bytes.split_inclusive(|byte| *byte == b'\n').take(count);
        let lines: Vec<Bytes> = whole.map(|line| bytes.slice_ref(line)).collect();
        if lines.len() < count {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (mut withheld, mut sum) = (BTreeMap::new(), None);
        for (place, line) in lines.iter().enumerate() {
            let line = line.strip_suffix(b"\n").unwrap_or_default();
            if Record::may_hold_back(line) {
                let (record, stated) = decode(line, sum).map_err(io::Error::other)?;
                withheld.extend(short(&record, stated)?.map(|short| (place, short)));
            }
            let (_, stated) = Sum::stated(line).ok_or(io::ErrorKind::InvalidData)?;
            sum = Some(stated);
        }
        let (plan, zone) = (Arc::clone(&session.plan), Arc::clone(&session.zone));
        Ok(Self { plan, zone, lines, withheld, sum, announced: VecDeque::new() })
    }

    /// Takes the lines of records that are to come.
    pub(super) fn announce(&mut self, lines: Arc<[u8]>) {
        let bytes = Bytes::from_owner(lines);
        let each = bytes.split_inclusive(|byte| *byte == b'\n');
        self.announced.extend(each.map(|line| bytes.slice_ref(line)));
    }

    /// Goes on by the line of a record that came. False where that is not the one to come.
    pub(super) fn follow(&mut self, record: &Record) -> bool {
        let Some(line) = self.announced.pop_front() else { return false };
        let stated = line.strip_suffix(b"\n").and_then(Sum::stated).map(|(_, sum)| sum);
        let short = stated.map(|sum| short(record, sum));
        let place = self.lines.len();
        self.lines.push(line);
        self.sum = stated;
        let Some(Ok(short)) = short else { return false };
        self.withheld.extend(short.map(|short| (place, short)));
        self.seq() == record.seq
    }

    pub(super) fn seq(&self) -> Seq {
        Seq(self.lines.len() as u64)
    }

    /// The sum of the newest line; none before the first.
    pub(super) const fn sum(&self) -> Option<Sum> {
        self.sum
    }

    /// The sum of the first line, which no other session has; empty before it.
    pub(super) fn origin(&self) -> Arc<str> {
        let first = self.lines.first().and_then(|line| line.strip_suffix(b"\n"));
        let sum = first.and_then(Sum::stated).map(|(_, sum)| sum);
        Arc::from(sum.as_ref().map_or("", Sum::as_str))
    }

    /// The line behind a record, as those of a role get it.
    pub(super) fn next(&self, role: Role, seq: Seq) -> Option<Bytes> {
        self.line(role, usize::try_from(seq.0).ok()?).cloned()
    }

    fn line(&self, role: Role, place: usize) -> Option<&Bytes> {
        let short = self.withheld.get(&place).filter(|_| role != Role::Facilitator);
        short.or_else(|| self.lines.get(place))
    }

    /// The plan the session waits with, as those of a role get it.
    pub(super) fn plan(&self, role: Role) -> Arc<Plan> {
        let mut plan = Arc::clone(&self.plan);
        if role != Role::Facilitator {
            Arc::make_mut(&mut plan).withhold();
        }
        plan
    }

    /// The lines behind a record, as many as fit, one at least where there is one.
    pub(super) fn after(&self, role: Role, seq: Seq, room: usize) -> Vec<Bytes> {
        let from = usize::try_from(seq.0).unwrap_or(usize::MAX);
        let mut taken = 0;
        let rest = (from..self.lines.len()).filter_map(|place| self.line(role, place));
        rest.take_while(|line| {
            let fits = taken == 0 || taken + line.len() <= room;
            taken += line.len();
            fits
        })
        .cloned()
        .collect()
    }
}

/// The line for those at tables, where something is withheld from them.
fn short(record: &Record, sum: Sum) -> io::Result<Option<Bytes>> {
    let left = record.for_tables();
    let line =
        left.map(|left| encode_withheld(&left, sum).map_err(io::Error::other)).transpose()?;
    Ok(line.map(Bytes::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::sample;
    use crate::journal::encode;
    use crate::session::{Event, Record, apply_to};

    fn record(seq: u64) -> Record {
        let people = Some(u32::try_from(seq).unwrap());
        sample::record(seq, Event::HeadCountSet { people })
    }

    #[test]
    fn a_ledger_goes_on_from_the_journal_line_for_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let (mut bytes, mut before, mut session) = (Vec::new(), None, Session::default());
        for seq in 1..=4 {
            before = Some(encode(&record(seq), before, &mut bytes).unwrap());
            if seq <= 2 {
                apply_to(&mut session, &record(seq));
            }
        }
        fs::write(&path, &bytes).unwrap();
        let mut ledger = Ledger::load(&path, &session).unwrap();
        assert_eq!(ledger.seq(), Seq(2), "only what the session is made of");
        let behind: Vec<_> = bytes.split_inclusive(|byte| *byte == b'\n').skip(2).collect();
        ledger.announce(behind.concat().into());
        assert_eq!(ledger.next(Role::Facilitator, Seq(2)), None, "its record is still to come");
        assert!((3..=4).all(|seq| ledger.follow(&record(seq))));
        assert!(!ledger.follow(&record(5)), "nothing more was written");
        assert_eq!(ledger.after(Role::Facilitator, Seq(0), usize::MAX).concat(), bytes);
        assert_eq!(ledger.sum(), before);
        let first = String::from_utf8(ledger.after(Role::Facilitator, Seq(0), 0).concat()).unwrap();
        assert!(first.contains(&format!("\"sum\":\"{}\"", ledger.origin())), "{first}");
        assert_eq!(ledger.after(Role::Facilitator, Seq(1), 0).len(), 1);
        let same = [
            ledger.next(Role::Facilitator, Seq(3)).unwrap(),
            ledger.next(Role::Facilitator, Seq(3)).unwrap(),
        ];
        assert_eq!(same[0].as_ptr(), same[1].as_ptr(), "written once for all who listen");
        assert_eq!(ledger.next(Role::Facilitator, Seq(4)), None);
        assert_eq!(ledger.after(Role::Facilitator, Seq(4), 100).len(), 0);
        assert_eq!(ledger.after(Role::Facilitator, Seq(u64::MAX), 100).len(), 0);
    }

    #[test]
    fn what_is_withheld_stays_so_when_a_session_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let table = serde_json::from_str(r#"{ "name": "1", "note": "secret" }"#).unwrap();
        let added = sample::record(2, Event::TableAdded { table });
        let records = [record(1), added, record(3)];
        let (mut bytes, mut before, mut session) = (Vec::new(), None, Session::default());
        let mut went_on = Ledger::load(&path, &session).unwrap();
        for record in &records {
            before = Some(encode(record, before, &mut bytes).unwrap());
            apply_to(&mut session, record);
        }
        went_on.announce(bytes.clone().into());
        assert!(records.iter().all(|record| went_on.follow(record)));
        fs::write(&path, &bytes).unwrap();
        let loaded = Ledger::load(&path, &session).unwrap();
        let told = |of: &Ledger| of.after(Role::Rapporteur, Seq(0), usize::MAX).concat();
        assert_eq!(told(&loaded), told(&went_on));
        assert_eq!(loaded.sum(), before);
        assert!(!String::from_utf8(told(&loaded)).unwrap().contains("secret"));
        let whole = loaded.after(Role::Facilitator, Seq(0), usize::MAX).concat();
        assert_eq!(whole, bytes);
    }

    #[test]
    fn a_journal_that_lacks_lines_is_no_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let mut session = Session::default();
        assert_eq!(Ledger::load(&path, &session).unwrap().seq(), Seq(0));
        apply_to(&mut session, &record(1));
        assert!(Ledger::load(&path, &session).is_err());
        fs::write(&path, "").unwrap();
        assert!(Ledger::load(&path, &session).is_err());
    }
}

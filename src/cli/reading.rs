//! Reading a session without a lock: what `tally`, `log`, `export` and `replay` stand on.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::args::Colouring;
use super::failure::Failure;
use super::location::{Location, in_shell, unreadable};
use super::{plan, voice};
use crate::journal::{Disk, Fault, Found, Reader, RealDisk};
use crate::session::{Record, Session, apply_to};

/// A session as its sound records left it.
#[derive(Debug)]
pub(super) struct Read {
    /// As it stands; the plan as it would be opened where there is no record yet.
    pub(super) session: Session,
    found: Found,
}

/// Reads a session and shows each record with the session before it. What is left out is said on
/// standard error.
pub(super) fn read(
    location: &Location,
    color: Colouring,
    visit: &mut dyn FnMut(&Session, &Record),
) -> Result<Read, Failure> {
    let read = quietly(location, color, visit)?;
    read.warn(location);
    Ok(read)
}

/// The same without a word of what is left out.
pub(super) fn quietly(
    location: &Location,
    color: Colouring,
    visit: &mut dyn FnMut(&Session, &Record),
) -> Result<Read, Failure> {
    let mut session = Session::default();
    let mut reader = Reader::new(Arc::new(RealDisk), &location.journal);
    let found = reader
        .read(&mut |record, _| {
            visit(&session, &record);
            apply_to(&mut session, &record);
        })
        .map_err(|why| unreadable(&location.journal, &why))?;
    if found.records == 0
        && found.fault.is_none()
        && let Some(path) = &location.plan
    {
        let plan = plan::usable(path, color)?;
        session = Session::waiting(plan.clone(), plan::zone(&plan));
    }
    Ok(Read { session, found })
}

/// What a session that is only looked at leaves out after its last whole line, in words. Nothing
/// where a writer is there, whose line may be on its way, or where the file cannot be read, which
/// whoever shows it tells.
pub(super) fn torn_words(location: &Location) -> Vec<String> {
    match torn(&location.journal) {
        Ok(torn @ 1..) => told_torn(location, torn).into(),
        Ok(0) | Err(_) => Vec::new(),
    }
}

/// How many bytes follow the last newline; only these are read.
fn torn(journal: &Path) -> io::Result<u64> {
    let file = RealDisk.open(journal, false)?;
    let size = file.size()?;
    let mut from = size;
    let mut piece = [0; 4096];
    while from > 0 {
        let start = from.saturating_sub(4096);
        let read = file.read_at(start, &mut piece)?;
        let within = usize::try_from(from - start).unwrap_or(read).min(read);
        let seen = piece.get(..within).unwrap_or_default();
        if let Some(at) = seen.iter().rposition(|byte| *byte == b'\n') {
            from = start + at as u64 + 1;
            break;
        }
        from = start;
    }
    let on_its_way = from < size && file.is_locked().unwrap_or(false);
    Ok(if on_its_way { 0 } else { size - from })
}

fn told_torn(location: &Location, torn: u64) -> [String; 2] {
    let path = location.journal.display();
    [
        format!("{path}: {torn} bytes after the last whole line are left out"),
        "hint: a record was cut short; run sets them aside and goes on".to_owned(),
    ]
}

impl Read {
    /// Says what was left out, on standard error.
    fn warn(&self, location: &Location) {
        let path = location.journal.display();
        if let Some((line, fault)) = &self.found.fault {
            let upto = if *line > 1 { ", only what comes before is shown" } else { "" };
            voice::say(&format!("{path}, line {line}: {fault}{upto}"));
            voice::say(&format!(
                "hint: {}",
                hint(fault, self.found.ends_damaged && !self.is_void())
            ));
        } else if self.found.torn > 0 {
            told_torn(location, self.found.torn).iter().for_each(|words| voice::say(words));
        } else if let Some(recorded) = location.recorded().filter(|_| self.is_empty()) {
            let path = in_shell(&recorded);
            voice::say(&format!("nothing has happened here yet; what was recorded is in {path}"));
            voice::say(&format!("hint: worldcafe replay {path}  plays it"));
            voice::say(&format!("hint: worldcafe export {path}  writes its report"));
        }
    }

    /// What was left out, as a sentence without full stop, for who takes what there is.
    pub(super) fn left_out(&self) -> Option<String> {
        if let Some((line, fault)) = &self.found.fault {
            let hint = if fault.is_newer() {
                "a newer worldcafe reads all of it"
            } else {
                "salvage makes a sound copy of what can be read behind it"
            };
            return Some(format!("cannot be read from line {line} on: {fault} · {hint}"));
        }
        let torn = self.found.torn;
        (torn > 0).then(|| format!("its last {torn} bytes are no whole record and are left out"))
    }

    /// True where a fault keeps every record from being shown: zeros would be false.
    pub(super) fn is_void(&self) -> bool {
        self.found.records == 0 && self.found.fault.is_some()
    }

    /// True where nothing in it is as a journal has it.
    pub(super) fn is_no_journal(&self) -> bool {
        let first = self.found.fault.as_ref().map(|(_, fault)| fault);
        self.is_void() && matches!(first, Some(Fault::NoSum | Fault::Endless))
    }

    /// True where nothing has been recorded, soundly.
    pub(super) fn is_empty(&self) -> bool {
        self.found.records == 0 && self.found.fault.is_none()
    }

    /// Ends a command that showed what it read: it failed where a fault kept records from being
    /// shown.
    pub(super) fn end(&self) -> Result<(), Failure> {
        if self.found.fault.is_some() { Err(Failure::said()) } else { Ok(()) }
    }
}

fn hint(fault: &Fault, ends_damaged: bool) -> &'static str {
    if fault.is_newer() {
        "a newer worldcafe reads all of it"
    } else if ends_damaged {
        "run keeps it in a file beside the journal and goes on; the file itself was not changed"
    } else {
        "salvage makes a sound copy and lists what is lost; the file itself was not changed"
    }
}

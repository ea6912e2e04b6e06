//! Opening a session to write: what `do` and `capture` stand on.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::args::Colouring;
use super::failure::Failure;
use super::location::{Location, unreadable};
use super::{damaged, plan, voice};
use crate::domain::Plan;
use crate::engine::{Engine, Source, SystemClock};
use crate::journal::{AppendError, FileJournal, OpenError, RealDisk, SetAside, decode};
use crate::session::{Event, Session};

/// How long to wait for another command that is about to be done with the session.
const PATIENCE: Duration = Duration::from_secs(2);

/// More than the first line with the longest plan takes; the rest is not read here.
const LONGEST_LINE: u64 = 1 << 28;

/// An open session and its journal, locked until this is dropped.
pub(super) type Writer = Engine<FileJournal, SystemClock>;

/// Opens a session to write. Nothing is made where no step has been made yet.
pub(super) fn open(location: &Location, color: Colouring) -> Result<Writer, Failure> {
    if !location.is_writable_by_name() {
        return Err(damaged::refused(&OpenError::OtherName, location));
    }
    let clock = SystemClock::new();
    let source = Source {
        disk: Arc::new(RealDisk),
        path: location.journal.clone(),
        waiting: waiting(location, |path| plan::usable(path, color))?,
        patience: PATIENCE,
    };
    let loaded =
        source.open(&clock, &mut |_| {}).map_err(|why| damaged::refused(&why, location))?;
    loaded.set_aside.iter().for_each(tell_set_aside);
    Ok(Engine::new(loaded.session, loaded.journal, clock))
}

/// The session as its plan would open it: the one its journal began with, else the one beside it,
/// as `usable` reads it.
pub(super) fn waiting(
    location: &Location,
    usable: impl FnOnce(&Path) -> Result<Arc<Plan>, Failure>,
) -> Result<Session, Failure> {
    let first = first_line(&location.journal)?;
    if let Some(session) = first.as_deref().and_then(begun) {
        return Ok(session);
    }
    let plan = match &location.plan {
        // What is wrong with the journal is told when it is opened.
        Some(path) if first.is_some() => {
            plan::read(path).ok().and_then(|(_, it)| it.plan).map(Arc::new)
        }
        Some(path) => Some(usable(path)?),
        None => None,
    };
    Ok(plan.map_or_else(Session::default, |plan| {
        let zone = plan::zone(&plan);
        Session::waiting(plan, zone)
    }))
}

/// The journal's first line without its newline, where it has a whole one.
fn first_line(journal: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let file = match File::open(journal) {
        Ok(file) => file,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(None),
        Err(why) => return Err(unreadable(journal, &why)),
    };
    let mut line = Vec::new();
    BufReader::new(file.take(LONGEST_LINE))
        .read_until(b'\n', &mut line)
        .map_err(|why| unreadable(journal, &why))?;
    Ok(line.pop_if(|last| *last == b'\n').map(|_| line))
}

/// The session that a journal's first line opened, as it waited; none where the line is bad.
fn begun(line: &[u8]) -> Option<Session> {
    let (record, _) = decode(line, None).ok()?;
    record.events.into_iter().find_map(|event| match event {
        Event::SessionOpened { plan, zone } => Some(Session::waiting(plan, zone)),
        _ => None,
    })
}

/// Says what a crash left behind and where it is now, with the words that can be read in it.
fn tell_set_aside(kept: &SetAside) {
    voice::say(&format!(
        "the last {} bytes of the journal were no whole record and are now in {}",
        kept.bytes,
        kept.path.display()
    ));
    for words in &kept.words {
        voice::say(&format!("words in them: {words}"));
    }
}

/// Says that something was decided and is not on disk.
pub(super) fn not_saved(why: &AppendError) -> Failure {
    let hint = match why {
        AppendError::Full { .. } => "make room on the disk, then do it again",
        AppendError::StartedElsewhere => "do it again",
        _ => "copy the session folder to another disk, then do it again",
    };
    Failure::failed(format!("not saved: {why}"), hint)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::{BlockId, Plan};
    use crate::engine::StepChoice;
    use crate::journal::{Memory, NAME, encode};
    use crate::session::{Author, Command};

    fn plan(title: &str) -> Plan {
        let plan = format!(r#"{{"title":"{title}","programme":[{{"id":"a","title":"A"}}]}}"#);
        serde_json::from_str(&plan).unwrap()
    }

    #[test]
    fn a_session_that_has_begun_opens_by_its_journal_whatever_its_plan_says_now() {
        let folder = tempfile::tempdir().unwrap();
        let waiting = Session::waiting(Arc::new(plan("As it began")), "UTC".into());
        let mut engine = Engine::new(waiting, Memory::default(), SystemClock::new());
        let start = Command::Start { block: BlockId::new("a") };
        let by = Author::facilitator();
        let record = engine.submit(&by, &start, StepChoice::New).unwrap().unwrap();
        let mut line = Vec::new();
        encode(&record, None, &mut line).unwrap();
        fs::write(folder.path().join(NAME), &line).unwrap();
        fs::write(folder.path().join("session.json"), "not a plan").unwrap();
        let location = Location::find(folder.path()).unwrap();
        let usable = |path: &Path| crate::cli::plan::usable(path, Colouring::Never);
        let session = super::waiting(&location, usable).unwrap();
        assert_eq!((session.plan.title.as_str(), session.opened), ("As it began", false));
        fs::write(folder.path().join(NAME), line.strip_suffix(b"\n").unwrap()).unwrap();
        assert!(super::waiting(&location, usable).is_err(), "no whole line, no session");
    }
}

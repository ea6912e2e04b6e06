//! Opening a session to write: what `do` and `capture` stand on.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::args::Colouring;
use super::failure::Failure;
use super::location::{Location, unreadable};
use super::{plan, voice};
use crate::engine::{Engine, Source, SystemClock};
use crate::journal::{AppendError, FileJournal, OpenError, RealDisk, SetAside};
use crate::session::Session;

/// How long to wait for another command that is about to be done with the session.
const PATIENCE: Duration = Duration::from_secs(2);

/// An open session and its journal, locked until this is dropped.
pub(super) type Writer = Engine<FileJournal, SystemClock>;

/// Opens a session to write. Nothing is made where no step has been made yet.
pub(super) fn open(location: &Location, color: Colouring) -> Result<Writer, Failure> {
    if !location.is_writable_by_name() {
        return Err(refused(&OpenError::OtherName));
    }
    let clock = SystemClock::new();
    let source = Source {
        disk: Arc::new(RealDisk),
        path: location.journal.clone(),
        waiting: waiting(location, color)?,
        patience: PATIENCE,
    };
    let loaded = source.open(&clock, &mut |_| {}).map_err(|why| refused(&why))?;
    loaded.set_aside.iter().for_each(tell_set_aside);
    Ok(Engine::new(loaded.session, loaded.journal, clock))
}

fn refused(why: &OpenError) -> Failure {
    Failure::refused(why, why.hint())
}

/// The session as its plan would open it. Where the journal has begun, its own plan counts, and
/// one that cannot be used any more keeps nobody from going on.
pub(super) fn waiting(location: &Location, color: Colouring) -> Result<Session, Failure> {
    let begun = has_begun(&location.journal)?;
    let plan = match &location.plan {
        Some(path) if begun => plan::read(path).ok().and_then(|(_, it)| it.plan).map(Arc::new),
        Some(path) => Some(plan::usable(path, color)?),
        None => None,
    };
    Ok(plan.map_or_else(Session::default, |plan| {
        let zone = plan::zone(&plan);
        Session::waiting(plan, zone)
    }))
}

/// True where the journal has a whole line.
fn has_begun(journal: &Path) -> Result<bool, Failure> {
    let file = match File::open(journal) {
        Ok(file) => file,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(false),
        Err(why) => return Err(unreadable(journal, &why)),
    };
    let mut reader = BufReader::new(file);
    loop {
        let bytes = reader.fill_buf().map_err(|why| unreadable(journal, &why))?;
        if bytes.is_empty() || bytes.contains(&b'\n') {
            return Ok(!bytes.is_empty());
        }
        let read = bytes.len();
        reader.consume(read);
    }
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

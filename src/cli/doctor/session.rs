//! The session that is named: its plan and its journal.

use chrono::{DateTime, Utc};

use super::finding::Finding;
use crate::cli::args::Colouring;
use crate::cli::failure::Failure;
use crate::cli::location::{Location, in_shell};
use crate::cli::{plan, reading, writing};
use crate::journal::{Disk, FaultAt, Reader, RealDisk, Verdict, verify};
use crate::setup::{Severity, summary};
use crate::text::{counted, plainly};

/// What is found of a session, and what else must be known of it.
pub(super) struct Looked {
    pub(super) found: Vec<Finding>,
    /// The zone its plan names, raw.
    pub(super) zone: Option<String>,
    /// When its last step was taken, by the clock of then.
    pub(super) last: Option<DateTime<Utc>>,
}

/// What is said where a PATH leads to no session.
pub(super) fn missing(why: &Failure) -> Finding {
    Finding::stops("session", why.words(), why.hint())
}

/// Looks at a session without a lock.
pub(super) fn look(location: &Location) -> Looked {
    let plan = |path: &std::path::Path| {
        plan::afresh(path).map_err(|why| Failure::failed(why.words, why.hint))
    };
    let session = writing::waiting(location, plan).ok();
    let title = session.as_ref().map(|session| session.plan.title.clone()).unwrap_or_default();
    let mut found =
        vec![Finding::fine("session", format!("{title}, in {}", location.folder.display()))];
    let (journal, last) = journal(location);
    found.extend(planned(location, last.is_some()));
    found.push(journal);
    let zone = session.and_then(|session| session.plan.time_zone.clone());
    Looked { found, zone: zone.map(|zone| zone.as_str().to_owned()), last }
}

/// The plan beside the journal; once the session has begun it only counts where it is adopted.
fn planned(location: &Location, has_begun: bool) -> Option<Finding> {
    let path = location.plan.as_ref()?;
    let name = "plan";
    let again = format!("worldcafe check {} names every one", in_shell(path));
    let found = match plan::read(path) {
        Err(why) if has_begun => Finding::look(name, why.words(), why.hint()),
        Err(why) => Finding::stops(name, why.words(), why.hint()),
        Ok((_, reading)) => {
            let count = |of| reading.faults.iter().filter(|fault| fault.severity == of).count();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            let words = format!("the plan has {}", summary(&reading.faults));
            let found = match (errors, warnings) {
                (0, 0) => Finding::fine(name, "the plan has no faults"),
                (0, _) => Finding::look(name, words, again),
                _ if has_begun => Finding::look(name, words, again),
                _ => Finding::stops(name, words, again),
            };
            found.with("errors", errors).with("warnings", warnings)
        }
    };
    Some(found)
}

/// What the journal is worth, and when its last step was taken.
fn journal(location: &Location) -> (Finding, Option<DateTime<Utc>>) {
    let path = &location.journal;
    match verify(&RealDisk, path) {
        Err(why) => {
            let words = format!("{} cannot be read: {}", path.display(), plainly(&why));
            let hint = "change its permissions, or ask whose it is";
            (Finding::stops("journal", words, hint), None)
        }
        Ok(verdict) => {
            let mut last = None;
            if verdict.records > 0 {
                // What cannot be read was told above.
                let _ = reading::quietly(location, Colouring::Never, &mut |_, record| {
                    last = Some(record.at);
                });
            }
            (worth(&verdict, location), last)
        }
    }
}

fn worth(verdict: &Verdict, location: &Location) -> Finding {
    let name = "journal";
    let open = RealDisk.open(&location.journal, false);
    let open = open.and_then(|file| file.is_locked()).unwrap_or(false);
    let found = match verdict.faults.first() {
        None if verdict.torn_bytes > 0 => Finding::look(
            name,
            format!("{} bytes after the last whole line of the journal", verdict.torn_bytes),
            "run sets them aside in a file and goes on",
        ),
        None if verdict.records == 0 => {
            Finding::fine(name, "there is no journal yet: nothing has happened")
        }
        None => {
            let elsewhere = if open { ", and open in another program now" } else { "" };
            let records = counted(verdict.records, "record", "records");
            Finding::fine(name, format!("sound, {records}{elsewhere}"))
        }
        Some(fault) => damaged(fault, location),
    };
    found.with("sound", verdict.sound).with("records", verdict.records).with("open", open)
}

/// A line that is not sound: what run does about it, or what does.
fn damaged(fault: &FaultAt, location: &Location) -> Finding {
    let words = format!("line {} of the journal: {}", fault.line, fault.why);
    let name = "journal";
    let mut reader = Reader::new(std::sync::Arc::new(RealDisk), &location.journal);
    match reader.read(&mut |_, _| {}) {
        Ok(found) if found.ends_damaged => {
            Finding::look(name, words, "it is the last; run keeps it in a file and goes on")
        }
        Ok(found) if found.fault.as_ref().is_some_and(|(_, fault)| fault.is_newer()) => {
            Finding::stops(name, words, "a newer worldcafe goes on with it")
        }
        _ => {
            let path = in_shell(&location.journal);
            let hint = format!("worldcafe salvage {path} makes a sound copy to go on with");
            Finding::stops(name, words, hint)
        }
    }
}

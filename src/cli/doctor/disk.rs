//! The folder a session lies in: whether it can be written and locked, how fast, and how much more.

use std::fs::{File, TryLockError};
use std::io::{self, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::statvfs;

use super::finding::Finding;
use crate::text::plainly;

/// How often a flush is measured.
const ROUNDS: usize = 9;
/// About what a step takes in a journal, in bytes.
const STEP: [u8; 400] = [b'.'; 400];
/// Slower than this, one sees that saving takes its time.
const SLOW: Duration = Duration::from_millis(100);
/// Longer than this, a line is said to be not saved yet.
const STALLED: Duration = Duration::from_secs(1);
const MEGABYTE: u64 = 1_000_000;
/// A large café with its reports.
const AMPLE: u64 = 200 * MEGABYTE;
/// Hardly a small one.
const SCARCE: u64 = 20 * MEGABYTE;

/// What to do with a folder that does not take a session.
const ELSEWHERE: &str = "change its permissions, or copy the session to a disk of this computer";

/// Looks at a folder by writing a file in it that has no name and is gone afterwards.
pub(super) fn look(folder: &Path) -> Vec<Finding> {
    let name = folder.display();
    let mut found = match tempfile::tempfile_in(folder) {
        Err(why) => {
            let words = format!("{name} cannot be written: {}", plainly(&why));
            vec![Finding::stops("folder", words, ELSEWHERE)]
        }
        Ok(mut file) => {
            let flushed = match flushes(&mut file) {
                Ok(took) => flush(&took),
                Err(why) => {
                    let words = format!("{name} does not keep what is written: {}", plainly(&why));
                    Finding::stops("flush", words, ELSEWHERE)
                }
            };
            vec![lock(&file, folder), flushed]
        }
    };
    found.extend(free(folder).map(space));
    found
}

fn lock(file: &File, folder: &Path) -> Finding {
    let name = folder.display();
    match file.try_lock() {
        Ok(()) => Finding::fine("folder", format!("{name} can be written and locked")),
        Err(TryLockError::WouldBlock) => {
            Finding::stops("folder", format!("{name} locks what nobody has locked"), ELSEWHERE)
        }
        Err(TryLockError::Error(why)) => {
            let words = format!("{name} can be written and not locked: {}", plainly(&why));
            Finding::stops(
                "folder",
                words,
                "network folders often know no locks; copy the session to a disk of this computer",
            )
        }
    }
}

/// How long each flush took, the quickest first.
#[expect(clippy::disallowed_methods, reason = "what is measured is real time, and shown alone")]
fn flushes(file: &mut File) -> io::Result<Vec<Duration>> {
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        file.write_all(&STEP)?;
        file.sync_data()?;
        took.push(begun.elapsed());
    }
    file.rewind()?;
    file.set_len(0)?;
    took.sort_unstable();
    Ok(took)
}

fn flush(took: &[Duration]) -> Finding {
    let median = took.get(took.len() / 2).copied().unwrap_or_default();
    let worst = took.last().copied().unwrap_or_default();
    let millis = |time: Duration| (time.as_secs_f64() * 10_000.0).round() / 10.0;
    let (median_ms, worst_ms) = (millis(median), millis(worst));
    let words = format!("a step is on disk after {median_ms} ms, at worst {worst_ms} ms");
    let found = if median > SLOW || worst > STALLED {
        let hint = "a stick or a network folder is slow; keep the session on this computer's disk";
        Finding::look("flush", words, hint)
    } else {
        Finding::fine("flush", words)
    };
    found.with("median_ms", median_ms).with("worst_ms", worst_ms)
}

/// Bytes that may still be written in a folder; `None` where its disk does not say.
fn free(folder: &Path) -> Option<u64> {
    let disk = statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

fn space(free: u64) -> Finding {
    let words = match free / MEGABYTE {
        mega @ ..1_000 => format!("{mega} MB are free"),
        mega => format!("{} GB are free", mega / 1_000),
    };
    let hint = "free some space: words are not saved on a full disk";
    let found = match free {
        ..SCARCE => Finding::stops("space", words, hint),
        SCARCE..AMPLE => Finding::look("space", words, hint),
        AMPLE.. => Finding::fine("space", words),
    };
    found.with("free_bytes", free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::Verdict;

    fn of(found: &Finding) -> (Verdict, bool) {
        (found.verdict, found.stops)
    }

    #[test]
    fn a_slow_disk_is_told_by_its_median_and_by_its_worst() {
        let took = |millis: [u64; 3]| flush(&millis.map(Duration::from_millis));
        let quick = took([1, 2, 90]);
        assert_eq!(quick.words, "a step is on disk after 2 ms, at worst 90 ms");
        assert_eq!((&quick.facts["median_ms"], of(&quick)), (&2.0.into(), (Verdict::Fine, false)));
        assert_eq!(of(&took([1, 101, 102])), (Verdict::Look, false));
        assert_eq!(of(&took([1, 2, 1001])), (Verdict::Look, false));
    }

    #[test]
    fn a_disk_that_is_nearly_full_stands_against_a_cafe() {
        assert_eq!(of(&space(SCARCE - 1)), (Verdict::Look, true));
        assert_eq!(of(&space(AMPLE - 1)), (Verdict::Look, false));
        assert_eq!(of(&space(AMPLE)), (Verdict::Fine, false));
        assert_eq!(space(2_345 * MEGABYTE).words, "2 GB are free");
    }

    #[test]
    fn a_folder_is_as_it_was_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<_> = look(folder.path()).iter().map(|found| found.name).collect();
        assert_eq!(names, ["folder", "flush", "space"]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let missing = look(&folder.path().join("missing"));
        assert_eq!((missing.len(), of(&missing[0])), (1, (Verdict::Look, true)));
    }
}

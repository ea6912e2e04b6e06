//! The sessions of `./sessions` and those opened lately, and how each stands, in words.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::location::{Location, PLAN};
use super::making::SESSIONS;
use super::{lately, plan};
use crate::domain::{NoteKind, hour_minute};
use crate::engine::{Clock, SystemClock};
use crate::journal::{Disk, Found, Reader, RealDisk};
use crate::session::{Session, apply_to};
use crate::setup;
use crate::sorting::{sort_by, sort_by_key};
use crate::text::{counted, natural_cmp, plainly};
use crate::tui::home::{Entry, HomeMsg, Standing};

/// A day as the list names it.
const DAY: &str = "%a %-d %b %Y";

/// Tells which sessions there are, then how each stands: those with short journals first, as a long
/// one takes its time. Ends once nobody cares any more.
pub(super) fn look(tell: &dyn Fn(HomeMsg) -> bool) {
    let (opened, departures) = lately::known();
    let mut entries = gather(Path::new(SESSIONS), opened);
    if !tell(HomeMsg::Found(entries.clone())) {
        return;
    }
    entries.retain(|entry| entry.standing == Standing::Unread);
    let mut entries: Vec<_> = entries.into_iter().map(|it| (length(&it.path), it)).collect();
    sort_by_key(&mut entries, |(length, _)| *length);
    let now = SystemClock::new().read().wall;
    for (_, entry) in entries {
        let left = lately::left_at(&departures, &entry.path);
        if !tell(HomeMsg::Read(read(entry, left, now))) {
            return;
        }
    }
}

fn length(path: &Path) -> u64 {
    let journal = Location::find(path).map(|location| location.journal);
    journal.ok().and_then(|path| fs::metadata(path).ok()).map_or(0, |found| found.len())
}

/// Those opened lately come first, the last one first; then those of the folder, by name.
fn gather(sessions: &Path, lately: Vec<PathBuf>) -> Vec<Entry> {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let here = whole(sessions);
    let mut found = below(sessions);
    sort_by(&mut found, |a, b| natural_cmp(&named(a), &named(b)));
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    for path in lately {
        let elsewhere = path.parent() != Some(&here);
        let standing = match fs::metadata(&path) {
            Err(why) if why.kind() == ErrorKind::NotFound => Standing::Gone,
            _ => Standing::Unread,
        };
        if seen.insert(whole(&path)) {
            // What is gone can be dropped wherever it was.
            let elsewhere = elsewhere || standing == Standing::Gone;
            let folder = if elsewhere { path.clone() } else { sessions.join(named(&path)) };
            entries.push(Entry { standing, elsewhere, ..entry(path, &folder) });
        }
    }
    let others = found.into_iter().filter(|path| !seen.contains(&whole(path)));
    entries.extend(others.map(|path| entry(path.clone(), &path)));
    entries
}

/// The session folders in a folder; none where it cannot be read.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.is_dir() && Location::find(path).is_ok()).collect()
}

fn named(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn entry(path: PathBuf, folder: &Path) -> Entry {
    let folder = if folder.is_relative() { Path::new(".").join(folder) } else { at_home(folder) };
    Entry {
        title: named(&path),
        folder: folder.display().to_string(),
        path,
        day: String::new(),
        standing: Standing::Unread,
        elsewhere: false,
    }
}

/// A path below the home folder with `~` for that.
pub(super) fn at_home(path: &Path) -> PathBuf {
    let home = std::env::home_dir().filter(|home| home.parent().is_some());
    let below = home.as_ref().and_then(|home| path.strip_prefix(home).ok());
    below.map_or_else(|| path.to_owned(), |below| Path::new("~").join(below))
}

/// Looks how a session stands; `left`: when somebody closed it last, as far as that is known.
fn read(entry: Entry, left: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Entry {
    let faulty = |words: String| Standing::Faulty(words);
    let location = match Location::find(&entry.path) {
        Ok(location) => location,
        Err(why) => return Entry { standing: faulty(why.words().to_owned()), ..entry },
    };
    let mut session = Session::default();
    let mut reader = Reader::new(Arc::new(RealDisk), &location.journal);
    let found = reader.read(&mut |record, _| apply_to(&mut session, &record));
    let found = match found {
        Ok(found) => found,
        Err(why) => {
            return Entry {
                standing: faulty(format!("cannot be read: {}", plainly(&why))),
                ..entry
            };
        }
    };
    if found.records == 0 && (found.fault.is_none() || found.ends_damaged) {
        return planned(&location, entry);
    }
    let title = match session.plan.title.as_str() {
        "" => entry.title,
        title => title.to_owned(),
    };
    let standing = stands((&session, left), &found, &location, now);
    Entry { title, day: day(&session), standing, ..entry }
}

/// A session of which there is but a plan.
fn planned(location: &Location, entry: Entry) -> Entry {
    let Some(path) = &location.plan else {
        let words = format!("cannot be read: there is no {PLAN}");
        return Entry { standing: Standing::Faulty(words), ..entry };
    };
    let reading = match plan::read(path) {
        Ok((_, reading)) => reading,
        Err(why) => return Entry { standing: Standing::Faulty(why.words().to_owned()), ..entry },
    };
    let Some(plan) = reading.plan else {
        let words = format!("cannot be read: {}, check", setup::summary(&reading.faults));
        return Entry { standing: Standing::Faulty(words), ..entry };
    };
    let title = plan.title.clone();
    let zone = plan::zone(&plan);
    let session = Session::waiting(Arc::new(plan), zone);
    let with = if location.recorded().is_some() { ", with a recording" } else { "" };
    let standing = Standing::Known(format!("not started{with}"));
    Entry { title, day: day(&session), standing, ..entry }
}

/// How a session stands that has a journal.
fn stands(
    (session, left): (&Session, Option<DateTime<Utc>>),
    found: &Found,
    location: &Location,
    now: DateTime<Utc>,
) -> Standing {
    // What the next step sets aside keeps nobody from going on.
    if let Some((line, fault)) = found.fault.as_ref().filter(|_| !found.ends_damaged) {
        return Standing::Faulty(match fault.is_newer() {
            true => "made by a newer worldcafe".to_owned(),
            false => format!("damaged, line {line}: Enter helps"),
        });
    }
    let ideas = || {
        let of_kind = session.notes.margins().kinds.get(&NoteKind::Idea);
        counted(of_kind.map_or(0, |count| count.notes), "idea", "ideas")
    };
    let today = session.local(now).date_naive();
    let when = |at: DateTime<Utc>| {
        let at = session.local(at);
        match at.date_naive() == today {
            true => format!("at {}", hour_minute(at)),
            false => format!("{} {}", short(at.date_naive(), today), hour_minute(at)),
        }
    };
    Standing::Known(match session.closed {
        Some(closed) => format!("closed {}, {}", hour_minute(session.local(closed.at)), ideas()),
        None if is_open(location) => "open in another terminal".to_owned(),
        None if session.has_begun() => {
            let last = session.tail.moment.at;
            let state = if session.running().is_some() { "running" } else { "begun" };
            // Who was stopped, or did something from a shell since, left at no known time.
            match left.filter(|left| *left >= last) {
                Some(left) => format!("{state}, left {}", when(left)),
                None => format!("{state}, last change {}", when(last)),
            }
        }
        None if session.notes.is_empty() => "not started".to_owned(),
        None => format!("not started, {}", ideas()),
    })
}

/// A day without its year where that is this one.
fn short(day: NaiveDate, today: NaiveDate) -> String {
    let form = if day.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    day.format(form).to_string()
}

fn is_open(location: &Location) -> bool {
    let file = RealDisk.open(&location.journal, false);
    file.is_ok_and(|file| file.is_locked().unwrap_or(false))
}

/// The day the first block began, else the first day of the programme.
fn day(session: &Session) -> String {
    let began = session.blocks.iter().filter_map(|block| block.started).map(|it| it.at).min();
    let began = began.map(|at| session.local(at).date_naive());
    let planned = || session.plan.programme.iter().find_map(|block| block.date);
    began.or_else(planned).map(|day| day.format(DAY).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::playback::recorded_lines;
    use crate::journal::NAME;

    const PLAN_TEXT: &str = r#"{"title": "Café", "time_zone": "Europe/Zurich", "programme": [
        {"title": "Opening", "length": "15 min", "start": "18:15", "date": "2013-10-08"}]}"#;

    fn session(at: &Path, journal: &[u8]) -> PathBuf {
        fs::create_dir_all(at).unwrap();
        fs::write(at.join(PLAN), PLAN_TEXT).unwrap();
        if !journal.is_empty() {
            fs::write(at.join(NAME), journal).unwrap();
        }
        at.to_owned()
    }

    fn words(at: &Path, now: &str) -> String {
        left(at, None, now)
    }

    fn left(at: &Path, left: Option<&str>, now: &str) -> String {
        let left = left.map(|left| left.parse().unwrap());
        let read = read(entry(at.to_owned(), at), left, now.parse().unwrap());
        format!("{} | {} | {}", read.title, read.day, read.standing.words())
    }

    #[test]
    fn those_opened_lately_come_first_and_each_stands_once() {
        let folder = tempfile::tempdir().unwrap();
        let folder = fs::canonicalize(folder.path()).unwrap();
        let sessions = folder.join("sessions");
        for name in ["b", "a10", "a9", "c"] {
            session(&sessions.join(name), b"");
        }
        fs::create_dir_all(sessions.join("no session")).unwrap();
        let far = session(&folder.join("far"), b"");
        let gone = sessions.join("gone");
        let found = gather(&sessions, vec![sessions.join("c"), far.clone(), gone.clone(), far]);
        let told: Vec<(String, bool, &str)> =
            found.iter().map(|it| (named(&it.path), it.elsewhere, it.standing.words())).collect();
        let unread = "reading…";
        let told: Vec<_> =
            told.iter().map(|(name, out, how)| (name.as_str(), *out, *how)).collect();
        assert_eq!(
            told,
            [
                ("c", false, unread),
                ("far", true, unread),
                ("gone", true, "gone"),
                ("a9", false, unread),
                ("a10", false, unread),
                ("b", false, unread),
            ]
        );
    }

    #[test]
    fn a_session_is_told_as_it_stands_at_any_time_of_its_evening() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("café");
        assert_eq!(
            words(&session(&at, b""), "2013-10-08T10:00:00Z"),
            "Café | Tue 8 Oct 2013 | not started"
        );
        let lines = recorded_lines();
        session(&at, &lines.concat());
        assert_eq!(
            words(&at, "2013-10-09T10:00:00Z"),
            "World Café on International Internet Public Policy | Tue 8 Oct 2013 | \
             closed 20:15, 105 ideas"
        );
        session(&at, &lines[..lines.len() / 2].concat());
        let today = words(&at, "2013-10-08T20:00:00Z");
        assert!(today.contains("| running, last change at 19:"), "{today}");
        let known = left(&at, Some("2013-10-08T19:50:00Z"), "2013-10-08T20:00:00Z");
        assert!(known.ends_with("| running, left at 21:50"), "{known}");
        // Its second town hall has ended, and nothing runs.
        session(&at, &lines[..122].concat());
        let over = words(&at, "2013-10-08T20:00:00Z");
        assert!(over.contains("| begun, last change at 20:10"), "{over}");
        session(&at, &lines[..lines.len() / 2].concat());
        let before = left(&at, Some("2013-10-08T16:20:00Z"), "2013-10-08T20:00:00Z");
        assert_eq!(before, today, "what was done since was done by somebody else");
        let later = words(&at, "2013-12-24T20:00:00Z");
        assert!(later.contains("| running, last change 8 Oct 19:"), "{later}");
        let much_later = words(&at, "2026-11-21T20:00:00Z");
        assert!(much_later.contains("| running, last change 8 Oct 2013 19:"), "{much_later}");
    }

    #[test]
    fn a_damaged_last_line_keeps_no_session_from_being_told_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("café");
        let mut lines = recorded_lines();
        lines.truncate(lines.len() / 2);
        session(&at, &lines[..lines.len() - 1].concat());
        let sound = words(&at, "2013-10-08T20:00:00Z");
        assert!(sound.contains("| running, last change at 19:"), "{sound}");
        let last = lines.last_mut().unwrap();
        last[30] ^= 4;
        session(&at, &lines.concat());
        assert_eq!(words(&at, "2013-10-08T20:00:00Z"), sound);
        session(&at, lines.last().unwrap());
        assert_eq!(words(&at, "2013-10-08T20:00:00Z"), "Café | Tue 8 Oct 2013 | not started");
    }

    #[test]
    fn what_cannot_be_read_says_why_and_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("café");
        let mut lines = recorded_lines();
        lines[2][30] ^= 4;
        session(&at, &lines.concat());
        let told = words(&at, "2026-11-21T20:00:00Z");
        assert!(told.ends_with("damaged, line 3: Enter helps"), "{told}");
        fs::remove_file(at.join(NAME)).unwrap();
        fs::write(at.join(PLAN), r#"{"title": 5, "programme": [{"title": ""}]}"#).unwrap();
        let told = words(&at, "2026-11-21T20:00:00Z");
        assert!(told.contains("cannot be read: 2 errors") && told.ends_with(", check"), "{told}");
        fs::remove_dir_all(&at).unwrap();
        assert!(words(&at, "2026-11-21T20:00:00Z").contains("there is no file or folder"));
    }
}

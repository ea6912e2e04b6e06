//! `worldcafe` by itself: the Home screen, and one session after another opened from it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, need_terminal, of_terminal};
use super::location::Location;
use super::{damaged, gathered, lately, live, making, plan, playback, salvage, voice};
use crate::domain::Plan;
use crate::engine::{self, Clock, SystemClock};
use crate::session::Session;
use crate::text::{counted, plainly, shown};
use crate::tui::home::Told;
use crate::tui::{Doors, Fault, HomeOptions, Wish, run_home};

/// What the Home screen reaches of the world.
const DOORS: Doors = Doors { look: gathered::look, make: making::make, forget };

/// Shows the Home screen, again after each session, until it is left.
pub(super) fn home(color: Colouring) -> Result<(), Failure> {
    need_terminal().map_err(|_| {
        let hint = "in a terminal the Home screen opens; --help lists the commands";
        Failure::usage("there is no command", hint)
    })?;
    let mut front = Front::staying(color)?;
    let (theme, applied) = front.usual();
    let keys = applied.settings.keys;
    let fault = Fault::before().map(|fault| fault.told(""));
    let mut told =
        fault.or_else(|| applied.unused.clone()).map(|words| Told { words, refused: true });
    let (mut chosen, mut damage, mut kept) = (None, None, None);
    loop {
        let today = day(SystemClock::new().read().wall, plan::zone(&Plan::default()));
        let options = HomeOptions { theme, chosen, damage, told, kept, today, keys, doors: DOORS };
        let (wish, left) = run_home(front.terminal(), options).map_err(|why| of_terminal(&why))?;
        kept = left;
        (chosen, damage, told) = (None, None, None);
        let done = match wish {
            Wish::Leave | Wish::End => return Ok(()),
            Wish::Demo => playback::show_demo(&mut front),
            Wish::Open { path, made } => {
                told = made.then(|| said(format!("made: ./{}", path.display())));
                let done = live::open(&mut front, &path);
                damage = done.as_ref().err().and_then(|_| damaged::asked(&path));
                chosen = Some(path);
                // It is asked about in place of being told.
                if damage.is_some() { Ok(()) } else { done }
            }
            Wish::Look(path) => {
                let done = live::open_read_only(&mut front, &path);
                chosen = Some(path);
                done
            }
            Wish::Salvage(path) => match salvaged(&path) {
                Ok((copy, words)) => {
                    (chosen, told) = (Some(copy), Some(said(words)));
                    Ok(())
                }
                Err(why) => {
                    chosen = Some(path);
                    Err(why)
                }
            },
        };
        if front.has_ended() {
            // No screen comes any more that could show it.
            front.terminal().leave();
            front.remarks().iter().for_each(|words| voice::say(words));
            return done;
        }
        told = after(&mut front, done).or(told);
    }
}

/// Makes a sound copy of a damaged session, which is listed from then on.
fn salvaged(path: &Path) -> Result<(PathBuf, String), Failure> {
    let (folder, records) = salvage::copied(&Location::find(path)?)?;
    let folder = fs::canonicalize(&folder).unwrap_or(folder);
    lately::remember(&folder);
    let (records, lacks) = (counted(records, "record", "records"), salvage::TOLD);
    let words = format!(
        "made: {}, a sound copy with {records}; {lacks} in it lists what it lacks · Enter opens it",
        folder.display()
    );
    Ok((folder, words))
}

/// What is told of a session that was left, where anything is.
fn after(front: &mut Front, done: Result<(), Failure>) -> Option<Told> {
    let mut words = front.remarks();
    let refused = done.is_err();
    if let Err(why) = done {
        words.insert(0, format!("{}: {}", why.verdict().1.unwrap_or("error"), why.words()));
        words.extend(why.hint().lines().map(|line| line.trim().to_owned()));
    }
    (!words.is_empty()).then(|| Told { words: words.join(" · "), refused })
}

fn said(words: String) -> Told {
    Told { words, refused: false }
}

/// The day on the calendars of a zone.
fn day(now: DateTime<Utc>, zone: Arc<str>) -> NaiveDate {
    Session::waiting(Plan::default().into(), zone).local(now).date_naive()
}

fn forget(path: &Path) -> Result<(), engine::Failure> {
    lately::forget(path).map_err(|why| unwritten(&lately::file().unwrap_or_default(), &why))
}

fn unwritten(list: &Path, why: &io::Error) -> engine::Failure {
    let list = list.to_string_lossy();
    engine::Failure {
        words: format!(
            "the list of sessions, {}, cannot be written: {}",
            shown(&list),
            plainly(why)
        ),
        hint: "look at its permissions and its disk".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_session_is_offered_for_the_day_it_is_at_its_place() {
        for (now, zone, today) in [
            ("2026-12-31T22:10:11Z", "Europe/Zurich", "2026-12-31"),
            ("2026-12-31T23:10:11Z", "Europe/Zurich", "2027-01-01"),
            ("2026-11-21T18:20:00Z", "Asia/Kathmandu", "2026-11-22"),
        ] {
            let day = day(now.parse().unwrap(), zone.into());
            assert_eq!(day, today.parse().unwrap(), "{now} in {zone}");
        }
    }

    #[test]
    fn a_list_that_cannot_be_written_is_named_by_its_path() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let why = unwritten(Path::new("/a\u{1b}na/lately.json"), &full);
        let words = "the list of sessions, /ana/lately.json, cannot be written: ";
        assert!(why.words.starts_with(words), "{why:?}");
    }
}

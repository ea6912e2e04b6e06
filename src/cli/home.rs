//! `worldcafe` by itself: the Home screen, and one session after another opened from it.

use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, need_terminal, of_terminal};
use super::{gathered, lately, live, making, plan, playback, voice};
use crate::domain::Plan;
use crate::engine::{self, Clock, SystemClock};
use crate::session::Session;
use crate::text::shown;
use crate::tui::home::Told;
use crate::tui::{Doors, HomeOptions, Wish, run_home};

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
    let mut told = applied.unused.clone().map(|words| Told { words, refused: true });
    let mut chosen = None;
    loop {
        let begins = next_hour(SystemClock::new().read().wall, plan::zone(&Plan::default()));
        let options = HomeOptions { theme, chosen, told, begins, keys, doors: DOORS };
        let wish = run_home(front.terminal(), options).map_err(|why| of_terminal(&why))?;
        let done = match wish {
            Wish::Leave | Wish::End => return Ok(()),
            Wish::Demo => {
                (chosen, told) = (None, None);
                playback::show_demo(&mut front)
            }
            Wish::Open { path, made } => {
                told = made.then(|| said(format!("made: ./{}", path.display())));
                let done = live::open(&mut front, &path);
                chosen = Some(path);
                done
            }
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

/// The next full hour on the clocks of a zone.
fn next_hour(now: DateTime<Utc>, zone: Arc<str>) -> NaiveDateTime {
    let here = Session::waiting(Plan::default().into(), zone);
    let now = here.local(now).naive_local();
    let hour = now.with_minute(0).and_then(|it| it.with_second(0)?.with_nanosecond(0));
    hour.and_then(|hour| hour.checked_add_signed(TimeDelta::hours(1))).unwrap_or(now)
}

fn forget(path: &Path) -> Result<(), engine::Failure> {
    lately::forget(path).map_err(|why| unwritten(&lately::file().unwrap_or_default(), &why))
}

fn unwritten(list: &Path, why: &io::Error) -> engine::Failure {
    let list = list.to_string_lossy();
    engine::Failure {
        words: format!("the list of sessions, {}, cannot be written: {why}", shown(&list)),
        hint: "look at its permissions and its disk".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_session_is_offered_to_begin_at_the_next_full_hour_of_its_place() {
        let begins = |now: &str, zone: &str| next_hour(now.parse().unwrap(), zone.into());
        for (now, zone, hour) in [
            ("2026-11-21T17:10:11.5Z", "Europe/Zurich", "2026-11-21T19:00:00"),
            ("2026-11-21T17:00:00Z", "Europe/Zurich", "2026-11-21T19:00:00"),
            ("2026-11-21T17:10:11Z", "Asia/Kathmandu", "2026-11-21T23:00:00"),
            ("2026-12-31T22:10:11Z", "Europe/Zurich", "2027-01-01T00:00:00"),
        ] {
            assert_eq!(begins(now, zone), hour.parse().unwrap(), "{now} in {zone}");
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

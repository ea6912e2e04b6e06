//! `worldcafe` by itself: the Home screen, and one session after another opened from it.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, need_terminal, of_terminal};
use super::{gathered, lately, live, making, plan, playback, voice};
use crate::domain::Plan;
use crate::engine::{self, Clock, SystemClock};
use crate::session::Session;
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
        let begins = next_hour(SystemClock::new().read().wall);
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
        words.extend(Some(why.hint().to_owned()).filter(|hint| !hint.is_empty()));
    }
    (!words.is_empty()).then(|| Told { words: words.join(" · "), refused })
}

fn said(words: String) -> Told {
    Told { words, refused: false }
}

/// The next full hour on the clocks of this computer's place.
fn next_hour(now: DateTime<Utc>) -> NaiveDateTime {
    let here = Session::waiting(Plan::default().into(), plan::zone(&Plan::default()));
    let now = here.local(now).naive_local();
    let hour = now.with_minute(0).and_then(|it| it.with_second(0)?.with_nanosecond(0));
    hour.and_then(|hour| hour.checked_add_signed(TimeDelta::hours(1))).unwrap_or(now)
}

fn forget(path: &std::path::Path) -> Result<(), engine::Failure> {
    lately::forget(path).map_err(|why| engine::Failure {
        words: format!("the list of sessions cannot be written: {why}"),
        hint: "look at the disk of your home folder".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_session_is_offered_to_begin_at_a_full_hour() {
        let now = "2026-11-21T22:10:11Z".parse().unwrap();
        let begins = next_hour(now);
        assert_eq!((begins.minute(), begins.second(), begins.nanosecond()), (0, 0, 0));
    }
}

//! What is asked: the people that were named, the tables and the rounds.

use std::io::Read;
use std::path::Path;

use super::super::failure::Failure;
use super::super::location::unreadable;
use super::super::seat_args::{People, SeatArgs};
use super::super::voice;
use crate::files;
use crate::seating::{Problem, contradictions};
use crate::setup::{Guests, Room, Slip, guests};

/// More than any list of people has.
const MOST_BYTES: u64 = 16 << 20;

/// How many slips of a file are told.
const SLIPS: usize = 20;

/// What is asked, and how people are told of.
pub(super) struct Asked {
    pub(super) problem: Problem,
    /// Nothing but a number is known of anybody.
    pub(super) cards: bool,
}

impl Asked {
    /// Reads what was typed, and tells what cannot be had and what was left out.
    pub(super) fn read(args: &SeatArgs, rounds: usize) -> Result<Self, Failure> {
        let people = match &args.people {
            People::Count(people) => Guests::numbered(*people),
            People::File(path) => of_file(path)?,
        };
        let room = Room { tables: args.tables, rounds, seats: args.seats, hosted: args.hosts };
        let problem = people.problem(&room);
        for fault in contradictions(&problem).iter().filter(|fault| !fault.is_hard()) {
            let (told, hint) = (fault.told(&problem), fault.hint(&problem));
            voice::say(&format!("warning: {told}\nhint: {hint}"));
        }
        Ok(Self { problem, cards: matches!(args.people, People::Count(_)) })
    }
}

/// The people of a file; says what of it is not kept.
fn of_file(path: &Path) -> Result<Guests, Failure> {
    let mut bytes = Vec::new();
    files::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|why| unreadable(path, &why))?;
    let found = guests(&bytes).map_err(|slips| wrong(path, &slips))?;
    if !found.left_out.is_empty() {
        voice::say(&format!("not read, as seats do not hang on it: {}", found.left_out.join(", ")));
    }
    for rows in found.namesakes() {
        let name = rows.first().and_then(|row| found.people.get(*row)).map(|it| it.name.as_str());
        let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
        let (name, rows) = (name.unwrap_or_default(), rows.join(" and "));
        voice::say(&format!("warning: rows {rows} are all called {name}; each has a seat"));
    }
    Ok(found)
}

fn wrong(path: &Path, slips: &[Slip]) -> Failure {
    let place = path.display();
    let failure = |slip: &Slip| Failure::failed(format!("{place}: {slip}"), slip.hint());
    told(slips.iter().take(SLIPS).map(failure))
}

/// Complains of all but the last, which is left to whoever asked.
pub(super) fn told(failures: impl Iterator<Item = Failure>) -> Failure {
    let mut last = Failure::said();
    for failure in failures {
        voice::complain(&last);
        last = failure;
    }
    last
}

//! `seat`: who sits where in each round, planned or counted again.

mod asked;
mod checked;
mod data;
mod preview;
mod shown;
mod sought;
mod watching;

use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use super::args::Colouring;
use super::desk::{Desk, Place};
use super::failure::Failure;
use super::seat_args::SeatArgs;
use super::voice;
use super::writing::not_saved;
use crate::domain::Seating;
use crate::engine::StepChoice;
use crate::placing::{Evening, Moves, Moving, Shift};
use crate::seating::{BUDGET, Contradiction, Order, Plan, Problem, Solution, solve};
use crate::session::{Command, Session, card_name};
use crate::text::enumerated;
use asked::{Asked, told};
use data::Answer;
use sought::Sought;
use watching::{Most, Stopped, Watching};

/// More than any number of seconds has time for, so that they alone end the search.
const ENDLESS: u64 = 1 << 60;

/// How many of those who move are told.
const NAMED: usize = 12;

/// What is told of a repair that keeps fewer wishes.
const GIVEN_UP: &str = "warning: wishes are given up that the seats announced before keep\nhint: \
                        --weights changed=0 may keep them; everybody may move for it";

/// Plans, or counts a plan again.
pub(super) fn seat(args: &SeatArgs, color: Colouring) -> Result<(), Failure> {
    if let Some(path) = &args.verify {
        return checked::check(path, args, color);
    }
    if let Some(path) = &args.path {
        return for_session(path, args, color);
    }
    let asked = Asked::read(args, args.rounds)?;
    let (found, took) = search(&asked, args)?;
    print(&asked, args, &found, took)
}

/// Plans for a session and writes it there. Nothing is locked while that takes its time.
fn for_session(path: &Path, args: &SeatArgs, color: Colouring) -> Result<(), Failure> {
    let place = Place::find(path)?;
    let Sought { session, evening, announced, asked } = Sought::read(&place, args, color)?;
    let (found, took) = search(&asked, args)?;
    let seating = Some(Arc::new(evening.seating(&found.plan)));
    let mut desk = Desk::open(&place, color)?;
    unchanged(&session, &evening, desk.session())?;
    let is_so = desk.session().seating == seating;
    desk.decide(&Command::PlanSeating { seating }, StepChoice::New)?;
    desk.flush().map_err(|why| not_saved(&why))?;
    print(&asked, args, &found, took)?;
    if let Some(announced) = announced.filter(|_| !is_so) {
        voice::say(&moved(&announced, &evening, &found.plan));
        if asked.problem.weights.0.changed > 0 && evening.gives_up(&announced, &found.plan) {
            voice::say(GIVEN_UP);
        }
    }
    voice::say(match is_so {
        true => "the session has these seats already",
        false => "written into the session; undo takes it back",
    });
    Ok(())
}

/// How many of the seats announced change, and whose.
fn moved(announced: &Seating, evening: &Evening, plan: &Plan) -> String {
    let seating = evening.seating(plan);
    let moves = evening.moves(announced, &seating);
    let Moves { seats, moved, people, .. } = &moves;
    let is_other = |it: &Shift| it.from.is_some() && it.to.is_some() && it.from != it.to;
    let goes = |it: &&Moving| it.rounds.iter().any(is_other);
    let name = |it: &Moving| {
        let name = seating.people.get(it.person).and_then(|person| person.name.clone());
        name.unwrap_or_else(|| card_name(it.person + 1))
    };
    let mut who: Vec<String> = people.iter().filter(goes).map(name).collect();
    if let Some(more @ 1..) = who.len().checked_sub(NAMED) {
        who.truncate(NAMED);
        who.push(format!("{more} more"));
    }
    let changed = format!("{}{moved} of {seats} seats announced before change", moves.at_once());
    if who.is_empty() { changed } else { format!("{changed}, of {}", enumerated(&who, "and")) }
}

/// Nobody else seated people, and no round began, while these seats were planned.
fn unchanged(before: &Session, evening: &Evening, now: &Session) -> Result<(), Failure> {
    if now.seating == before.seating && !evening.is_overtaken(now) {
        return Ok(());
    }
    let words = "the seats or the rounds changed while these were planned";
    Err(Failure::refused(words, "run seat again; the seats that were announced stay"))
}

fn search(asked: &Asked, args: &SeatArgs) -> Result<(Solution, f64), Failure> {
    let order = order(args);
    let watching = Watching::begin(Most {
        time: args.seconds.map(Duration::from_secs_f64),
        proposals: Some(order.budget).filter(|it| *it != ENDLESS),
    });
    let problem = &asked.problem;
    let found = solve(problem, &order, &|progress| watching.look(problem, progress));
    let why = watching.stopped();
    let took = watching.end();
    let found = found.map_err(|faults| refused(problem, &faults))?;
    if found.stopped && !found.is_best() {
        voice::say(&why_stopped(why, &found, took));
    }
    Ok((found, took))
}

fn print(asked: &Asked, args: &SeatArgs, found: &Solution, took: f64) -> Result<(), Failure> {
    if args.json {
        return voice::json_line(&Answer::new(asked, found, took, args.seed));
    }
    voice::data(&shown::shown_of(asked, found, voice::columns()))
}

fn order(args: &SeatArgs) -> Order {
    let usual = if args.seconds.is_some() { ENDLESS } else { BUDGET };
    let threads = available_parallelism().map_or(1, NonZero::get);
    Order { budget: args.budget.unwrap_or(usual), seed: args.seed, threads }
}

/// What contradicts itself, and the smallest thing to give up.
fn refused(problem: &Problem, faults: &[Contradiction]) -> Failure {
    let refused = |it: &Contradiction| Failure::refused(it.told(problem), it.hint(problem));
    told(faults.iter().map(refused))
}

fn why_stopped(why: Option<Stopped>, found: &Solution, seconds: f64) -> String {
    let tried = format!("{} changes of seats in {seconds:.1} s", found.proposals);
    match why {
        Some(Stopped::Asked) | None => format!("stopped after {tried}: the best plan so far"),
        Some(Stopped::Late) => format!(
            "the time was up after {tried}: another run may find another plan, --budget alone \
             finds the same again"
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::placing::Wishes;
    use crate::tally::cafe::Cafe;

    #[test]
    fn seats_announced_while_others_were_planned_are_not_written_over() {
        let plan = json!({ "title": "T", "tables": 1, "participants": 2,
            "programme": [{ "id": "c1", "kind": "conversation", "title": "c1" }] });
        let cafe = Cafe::open(plan, "UTC");
        let before = cafe.session.clone();
        let evening = Evening::of(&before, &Wishes::default()).unwrap();
        assert!(unchanged(&before, &evening, &cafe.session).is_ok());
        let tables = json!([{ "table": "1", "people": [0, 1] }]);
        let seating =
            json!({ "people": [{}, {}], "rounds": [{ "block": "c1", "tables": tables }] });
        let cafe = cafe.on(json!([{ "seating-planned": { "seating": seating } }]));
        let why = unchanged(&before, &evening, &cafe.session).unwrap_err();
        assert_eq!(why.words(), "the seats or the rounds changed while these were planned");
    }
}

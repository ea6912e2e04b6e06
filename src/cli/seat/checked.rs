//! A plan, whoever made it, counted again.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use serde_json::error::Category;

use super::super::args::Colouring;
use super::super::desk::Place;
use super::super::failure::Failure;
use super::super::seat_args::SeatArgs;
use super::super::voice;
use super::asked::{Asked, bytes_of};
use super::data::{Counts, Proof, Told, Untrue};
use super::shown::quality_of;
use super::sought::Sought;
use crate::seating::{Breach, Plan, Terms, bound, bounds, breaches, host_breaches, recount};
use crate::text::{from_json, shown};

/// More than any plan has.
const MOST_BYTES: u64 = 64 << 20;

/// How many broken rules are told in words.
const TOLD: usize = 20;

/// What was found, as programs read it.
#[derive(Serialize)]
struct Verdict {
    /// It keeps every hard rule, and what it says of itself is so.
    sound: bool,
    breaches: Vec<String>,
    untrue: Vec<Untrue>,
    terms: Counts,
    bound: Proof,
}

/// Counts a plan again, and fails where it breaks a hard rule or says of itself what is not so.
pub(super) fn check(path: &Path, args: &SeatArgs, color: Colouring) -> Result<(), Failure> {
    let mut told = read(path)?;
    let asked = match &args.path {
        Some(session) => Sought::read(&Place::find(session)?, args, color)?.asked,
        None => Asked::read(args, args.rounds.or(Some(told.rounds.len())))?,
    };
    let problem = &asked.problem;
    if args.path.is_some() {
        told.fit(problem.tables.len());
    }
    let plan = Plan { rounds: told.rounds.clone() };
    let (terms, bound) = (recount(problem, &plan), bound(problem));
    let mut broken = breaches(problem, &plan);
    broken.extend(host_breaches(problem, &plan, &told.hosts));
    let mut untrue = told.untrue(&terms, bound, &bounds(problem));
    // Of seats that the session has already, those before are not known any more.
    let is_announced = args.path.is_some() && terms.changed == 0;
    untrue.retain(|it| !(it.what == "changed" && is_announced));
    let sound = broken.is_empty() && untrue.is_empty();
    if args.json {
        let certified = broken.is_empty() && terms.repeats == bound.repeats;
        voice::json_line(&Verdict {
            sound,
            breaches: broken.iter().map(|it| in_words(it, &asked)).collect(),
            untrue,
            terms: Counts::new(problem, &terms),
            bound: Proof::new(bound, certified),
        })?;
    } else {
        let mut out = rules(&broken, &asked);
        for it in &untrue {
            let _ = writeln!(out, "{}", it.told());
        }
        if broken.is_empty() {
            out += &quality_of(problem, &plan, &terms, bound, voice::columns());
        }
        voice::data(&(out + &counts(&terms)))?;
    }
    if sound { Ok(()) } else { Err(Failure::said()) }
}

fn read(path: &Path) -> Result<Told, Failure> {
    let bytes = bytes_of(path, MOST_BYTES, "name what seat --json printed")?;
    let no_plan = |why: &str| {
        let hint =
            "a plan is what --json prints: {\"rounds\": [[[person, …] per table] per round]}";
        Failure::failed(format!("{} is no plan: {why}", path.display()), hint)
    };
    let told: Told = from_json(&bytes).map_err(|why| {
        no_plan(match why.classify() {
            Category::Eof => "it ends too soon",
            Category::Io | Category::Syntax => "it is no JSON",
            Category::Data => "it is no object with rounds of numbers",
        })
    })?;
    if told.rounds.is_empty() {
        return Err(no_plan("it has no rounds"));
    }
    Ok(told)
}

/// Which rules are broken, a line each.
fn rules(broken: &[Breach], asked: &Asked) -> String {
    if broken.is_empty() {
        return "every hard rule is kept\n".to_owned();
    }
    let mut out = "people, tables and rounds are counted from 0, as in the plan\n".to_owned();
    for breach in broken.iter().take(TOLD) {
        let _ = writeln!(out, "{}", shown(&in_words(breach, asked)));
    }
    if let Some(more @ 1..) = broken.len().checked_sub(TOLD) {
        let _ = writeln!(out, "and {more} more");
    }
    out
}

/// A broken rule, with the name of whom it concerns where there is one.
fn in_words(breach: &Breach, asked: &Asked) -> String {
    let person = match breach {
        Breach::Rounds { .. }
        | Breach::Tables { .. }
        | Breach::Past { .. }
        | Breach::Size { .. }
        | Breach::Unhosted { .. } => None,
        Breach::Seated { person, .. }
        | Breach::Absent { person, .. }
        | Breach::Host { person, .. }
        | Breach::Remote { person, .. } => asked.problem.people.get(*person),
    };
    match person {
        Some(person) => format!("{breach} ({})", person.name),
        None => breach.to_string(),
    }
}

fn counts(terms: &Terms) -> String {
    let Terms { apart, together, language, repeats, revisits, balance, changed, thirds: _ } = terms;
    format!(
        "repeats {repeats}, revisits {revisits}, apart {apart}, together {together}, language \
         {language}, balance {balance}, changed {changed}\n"
    )
}

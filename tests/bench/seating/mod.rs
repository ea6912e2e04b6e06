//! What seating must reach, instance by instance: `cargo bench -- seating [INSTANCE…] [seeds=N]
//! [budget=P]`.
//!
//! The budget is in proposals, so all figures but seconds and memory are the same on every machine.
//! Each seed has a process of its own, so that what it takes in memory is its own too.

use std::process::Command;

use worldcafe::seating::{Order, Plan, Problem, Progress, Solution, Terms, solve};

use crate::Bench;
use crate::memory::{peak, tell};
use crate::pair::{Outcome, seconds};
use crate::row::{is_brief, note};

mod instances;
pub(crate) mod speed;

use instances::{ROWS, Reached, Row};

/// The word that makes a process of this bench one that plans for one seed.
pub(crate) const CHILD: &str = "seat-and-tell";

/// Proposals where it only has to run.
const FEW: u64 = 2_000;

/// Who goes after two rounds where an instance is planned again.
const GONE: [usize; 6] = [7, 23, 41, 58, 76, 94];

/// Every instance, or those that are named: a line a seed, and what was reached.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| words.iter().find_map(|w| w.strip_prefix(name)?.parse::<u64>().ok());
    let seeds = number("seeds=").unwrap_or(if bench.brief { 1 } else { 5 });
    let budget = if bench.brief { Some(FEW) } else { number("budget=") };
    let is_named = |row: &&Row| words.iter().any(|word| word == row.name);
    let mut rows: Vec<&Row> = ROWS.iter().filter(is_named).collect();
    if rows.is_empty() {
        rows = ROWS.iter().take(bench.rounds(ROWS.len())).collect();
    }
    note(
        "seating: instance, seed, proposals allowed and made, what is left, repeats, no plan has \
         fewer, certified, seconds, memory of the process",
    )?;
    for row in rows {
        let budget = budget.unwrap_or(row.budget);
        let reached: Vec<Reached> =
            (1..=seeds).map(|seed| in_a_process(row, budget, seed)).collect::<Outcome<_>>()?;
        let verdict = |met: bool| if met || is_brief() { "" } else { "   MISSED" };
        let reaches = verdict(row.must.is_met(&reached));
        let (cost, met) = row.cost(&reached);
        let costs = verdict(met);
        note(&format!("{}: must reach {}{reaches}, in {cost}{costs}", row.name, row.must))?;
    }
    Ok(())
}

/// What is reached with one seed, in a process of its own, after its line.
fn in_a_process(row: &Row, budget: u64, seed: u64) -> Outcome<Reached> {
    let [budget, seed] = [budget, seed].map(|number| number.to_string());
    let child =
        Command::new(std::env::current_exe()?).args([CHILD, row.name, &budget, &seed]).output()?;
    let told = String::from_utf8(child.stdout)?;
    let Some((line, figures)) = told.split_once('\n') else {
        return Err(format!("it told {told:?}, {}", String::from_utf8_lossy(&child.stderr)).into());
    };
    note(line)?;
    let figures: Vec<&str> = figures.split_whitespace().collect();
    let [value, changed, certified, seconds, memory] = figures.as_slice() else {
        return Err("it told no figures".into());
    };
    Ok(Reached {
        value: value.parse()?,
        changed: changed.parse()?,
        certified: certified.parse()?,
        seconds: seconds.parse()?,
        memory: memory.parse().ok(),
    })
}

/// Plans an instance and tells its line, then its figures.
pub(crate) fn child(name: &str, budget: u64, seed: u64) -> Outcome {
    let row = ROWS.iter().find(|row| row.name == name).ok_or("no such instance")?;
    let mut problem = instances::problem(row);
    if row.replan {
        let first = run(&problem, budget, seed)?;
        problem = replanned(row, &first.plan);
    }
    let mut found = Solution::default();
    let took = seconds(|| {
        found = run(&problem, budget, seed)?;
        Ok(())
    })?;
    let Solution { terms, bound, proposals, certified, .. } = &found;
    let (value, proof) = (value(row, terms), if *certified { "certified" } else { "open" });
    let memory = peak().map_or("?".to_owned(), |bytes| (bytes >> 20).to_string());
    let announced = match row.replan {
        true => format!(", {} seats changed", terms.changed),
        false => String::new(),
    };
    tell(&format!(
        "{name} seed {seed}: {budget} {proposals}, left {value}, {} repeats{announced}, at least \
         {} by {:?}, {proof}, {took:.4} s, {memory} MiB\n{value} {} {certified} {took} {memory}",
        terms.repeats, bound.repeats, bound.by, terms.changed
    ))
}

/// What an instance counts, weighed as its own rules say.
fn value(row: &Row, terms: &Terms) -> u64 {
    if !row.attributed {
        return terms.repeats + if row.hosts { terms.revisits } else { 0 };
    }
    let revisits = if row.hosts { 2 * terms.revisits } else { 0 };
    6 * terms.apart + 4 * terms.language + 2 * terms.repeats + 2 * terms.balance + revisits
}

/// The problem after two rounds, when some have gone and four arrive.
fn replanned(row: &Row, plan: &Plan) -> Problem {
    let mut problem = instances::problem(&Row { people: row.people + 4, ..*row });
    problem.apart = instances::problem(row).apart;
    problem.people.iter_mut().skip(row.people).for_each(|p| p.arrives = 2);
    for (_, gone) in problem.people.iter_mut().enumerate().filter(|(p, _)| GONE.contains(p)) {
        gone.leaves = Some(2);
    }
    problem.past.rounds = plan.rounds.iter().take(2).cloned().collect();
    problem.earlier = Some(plan.clone());
    if row.repaired {
        problem.weights = problem.weights.repairing();
    }
    problem
}

fn run(problem: &Problem, budget: u64, seed: u64) -> Outcome<Solution> {
    let found = solve(problem, &order(budget, seed), &|_: &Progress<'_>| true);
    found.map_err(|faults| format!("{faults:?}").into())
}

const fn order(budget: u64, seed: u64) -> Order {
    Order { budget, seed, threads: 1 }
}

#[expect(clippy::cast_precision_loss, reason = "a few million")]
fn figure(number: u64) -> f64 {
    number as f64
}

//! What seating must reach, instance by instance: `cargo bench -- seating [INSTANCE…] [seeds=N]
//! [budget=P]`.
//!
//! The budget is in proposals, so all figures but the seconds are the same on every machine.

use worldcafe::seating::{Order, Plan, Problem, Progress, Solution, Terms, solve};

use crate::Bench;
use crate::pair::{Outcome, seconds};
use crate::row::{Must, note, say};

mod instances;

use instances::{ROWS, Row};

/// Proposals where it only has to run.
const FEW: u64 = 2_000;

/// Who goes after two rounds where an instance is planned again.
const GONE: [usize; 6] = [7, 23, 41, 58, 76, 94];

/// The worst value of some seeds, for every instance, or for those that are named.
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
    for row in rows {
        let row = Row { budget: budget.unwrap_or(row.budget), ..*row };
        let values = (1..=seeds).map(|seed| one(&row, seed)).collect::<Outcome<Vec<u64>>>()?;
        let reached = values.iter().filter(|value| **value <= row.must).count();
        let measured = format!("reached by {reached} of {seeds} seeds; the worst");
        let worst = values.into_iter().max().unwrap_or_default();
        let must = Must::AtMost(figure(row.must));
        say(&format!("seating: {}, what is left", row.name), &measured, figure(worst), must)?;
    }
    Ok(())
}

/// The value of the plan of one seed, after a line on how it was found.
fn one(row: &Row, seed: u64) -> Outcome<u64> {
    let mut problem = instances::problem(row);
    if row.replan {
        let first = run(&problem, row.budget, seed)?;
        problem = replanned(row, &first.plan);
    }
    let mut found = Solution::default();
    let took = seconds(|| {
        found = run(&problem, row.budget, seed)?;
        Ok(())
    })?;
    let Solution { terms, bound, proposals, .. } = &found;
    note(&format!(
        "{} seed {seed}: {proposals} proposals in {took:.3} s, {terms:?}, at least {} by {:?}{}",
        row.name,
        bound.repeats,
        bound.by,
        if found.certified { ", certified" } else { "" },
    ))?;
    Ok(value(row, terms))
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
    problem
}

fn run(problem: &Problem, budget: u64, seed: u64) -> Outcome<Solution> {
    let order = Order { budget, seed, threads: 1 };
    let found = solve(problem, &order, &|_: &Progress<'_>| true);
    found.map_err(|faults| format!("{faults:?}").into())
}

/// Proposals in the time of one copy of as many bytes as annealing reads from.
pub(crate) fn speed(bench: &mut Bench) -> Outcome {
    if bench.brief {
        return proposals(12, 3, 4, FEW);
    }
    proposals(100, 20, 12, 40_000_000)?;
    proposals(5_000, 1_000, 12, 40_000_000)
}

fn proposals(people: usize, tables: usize, rounds: usize, budget: u64) -> Outcome {
    let mut problem = Problem::plain(people, tables, rounds);
    // Somebody comes late, so there is no closed form; two sit together, so no plan is good enough.
    problem.people.iter_mut().take(1).for_each(|p| p.arrives = 1);
    problem.together.push((1, 2));
    let first = seconds(|| run(&problem, 0, 1))?;
    let mut made = 0;
    let all = seconds(|| {
        made = run(&problem, budget, 1)?.proposals;
        Ok(())
    })?;
    let each = copy(people * people, budget)?;
    let rate = figure(made) / (all - first);
    let measured = format!(
        "first plan {first:.4} s, {:.2} million a second × {:.2} µs",
        rate / 1e6,
        each * 1e6
    );
    let what = format!("seating: {people}-{tables}-{rounds}, proposals a copy of its matrix");
    say(&what, &measured, rate * each, Must::Nothing)
}

/// Seconds that one copy of so many bytes takes, among as many as make fifty bytes a proposal.
fn copy(bytes: usize, budget: u64) -> Outcome<f64> {
    let matrix = vec![1_u8; bytes];
    let mut copy = vec![0_u8; bytes];
    let copies = (budget * 50).div_ceil(u64::try_from(bytes)?);
    let took = seconds(|| {
        for _ in 0..copies {
            copy.copy_from_slice(std::hint::black_box(&matrix));
            std::hint::black_box(&copy);
        }
        Ok(())
    })?;
    Ok(took / figure(copies))
}

#[expect(clippy::cast_precision_loss, reason = "a few million")]
fn figure(number: u64) -> f64 {
    number as f64
}

//! How soon there is a first plan, and how many changes of seats are tried in a second.

use std::sync::OnceLock;
use std::time::Duration;

use worldcafe::seating::{Problem, Progress};

use super::{figure, order, run};
use crate::Bench;
use crate::pair::{Outcome, now, seconds};
use crate::row::{Must, say};

/// Proposals where it only has to run.
const FEW: u64 = 2_000;

/// The first plans, then the proposals.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    if bench.brief {
        return proposals((12, 3, 4), FEW, 0.0);
    }
    for (people, tables, most) in [(200, 40, 10.0), (5_000, 1_000, 200.0)] {
        first("one comes late", &without_a_form(people, tables), most)?;
        first("of closed form", &Problem::plain(people, tables, 12), most)?;
        first("hosts, one comes late", &without_a_form(people, tables).hosted(), most)?;
    }
    proposals((100, 20, 12), 40_000_000, 5.0)?;
    proposals((5_000, 1_000, 12), 40_000_000, 1.5)
}

/// Twelve rounds where somebody comes late, so there is no closed form, and two sit together, so no
/// plan is good enough.
fn without_a_form(people: usize, tables: usize) -> Problem {
    let mut problem = Problem::plain(people, tables, 12);
    problem.people.iter_mut().skip(people - 1).for_each(|p| p.arrives = 1);
    problem.together.push((people - 3, people - 2));
    problem
}

/// Milliseconds to a plan that can be used.
fn first(what: &str, problem: &Problem, most: f64) -> Outcome {
    let told = OnceLock::new();
    let began = now();
    let watch = |progress: &Progress<'_>| {
        if progress.better.is_some() {
            let _ = told.set(began.elapsed());
        }
        true
    };
    let found = worldcafe::seating::solve(problem, &order(0, 1), &watch);
    let whole = began.elapsed();
    found.map_err(|faults| format!("{faults:?}"))?;
    let took = told.get().copied().unwrap_or(whole);
    let (people, tables) = (problem.people.len(), problem.tables.len());
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let what = format!("seating: {people}-{tables}-12, {what}, milliseconds to the first plan");
    let measured = format!("counted again after {:.1} ms; the plan", milliseconds(whole));
    say(&what, &measured, milliseconds(took), Must::AtMost(most))
}

/// Million proposals a second, of which there must be so many; and how many in the time of one copy
/// of a byte for each pair. For many people annealing keeps no such bytes, and counts each pair
/// afresh.
fn proposals((people, tables, rounds): (usize, usize, usize), budget: u64, must: f64) -> Outcome {
    let problem = Problem { rounds, ..without_a_form(people, tables) };
    let first = seconds(|| run(&problem, 0, 1))?;
    let mut made = 0;
    let all = seconds(|| {
        made = run(&problem, budget, 1)?.proposals;
        Ok(())
    })?;
    let each = copy(people * people, budget)?;
    let rate = figure(made) / (all - first);
    let measured =
        format!("{:.2} in a copy of a byte for each pair, {:.2} µs", rate * each, each * 1e6);
    let what = format!("seating: {people}-{tables}-{rounds}, million proposals a second");
    say(&what, &measured, rate / 1e6, Must::AtLeast(must))
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

//! Renames the tables of each round, so that people see few tables twice and go where announced.
//!
//! Who sits with whom does not change by it. For rounds without hosts, and tables alike.

use super::chance::Chance;
use super::heat::Heat;
use super::purse::Purse;
use super::routes::Routes;
use super::{Hosts, Plan, Problem};

/// A first level of heat where most is taken, in an objective of revisits alone, and a last.
const LEVELS: std::ops::RangeInclusive<usize> = 20..=44;

/// Whether what is at two tables of `round` may change places.
fn alike(problem: &Problem, limits: &[(usize, usize)], a: usize, b: usize) -> bool {
    let kind = |t: usize| (limits.get(t), problem.tables.get(t).map(|t| t.remote));
    let hosted = |t: usize| match &problem.hosts {
        Hosts::Fixed(hosts) => hosts.iter().any(|(_, table)| *table == t),
        Hosts::None | Hosts::EachRound => false,
    };
    kind(a) == kind(b) && !hosted(a) && !hosted(b)
}

/// Whether all tables are alike for everybody, so that a name means nothing.
pub(super) fn are_alike(problem: &Problem) -> bool {
    let limits = problem.seats(0);
    let first = |t: usize| alike(problem, &limits, 0, t) && problem.topic(t) == t;
    let always = |t: &super::Table| (0..problem.rounds).all(|r| t.is_open(r));
    problem.past.rounds.is_empty()
        && problem.earlier.is_none()
        && problem.tables.iter().all(always)
        && (0..problem.tables.len()).all(first)
}

/// Renames tables for `proposals` proposals, or until nothing is left to gain.
pub(super) fn relabel(
    problem: &Problem,
    plan: &mut Plan,
    chance: &mut Chance,
    proposals: u64,
    purse: &mut Purse,
) {
    let tables = problem.tables.len();
    let limits: Vec<_> = (0..problem.rounds).map(|r| problem.seats(r)).collect();
    let rounds = problem.rounds_past()..problem.rounds;
    if rounds.is_empty() || tables < 2 {
        return;
    }
    let mut routes = Routes::new(problem, plan, true);
    let mut score = cost(problem, &routes, plan);
    let (mut best, mut kept) = (score, plan.clone());
    for level in LEVELS {
        if best == 0 || !purse.goes_on() {
            break;
        }
        let heat = Heat::new(level);
        for _ in 0..proposals / LEVELS.count() as u64 {
            let round = rounds.start + chance.below(rounds.len());
            let (a, b) = (chance.below(tables), chance.below(tables));
            let drawn = chance.next();
            let Some(limits) = limits.get(round).filter(|l| a != b && alike(problem, l, a, b))
            else {
                continue;
            };
            debug_assert_eq!(limits.len(), tables);
            let price = exchange(&mut routes, plan, round, a, b);
            if heat.takes(price, drawn) {
                score += i64::from(price);
            } else {
                exchange(&mut routes, plan, round, a, b);
            }
            if score < best {
                best = score;
                kept.clone_from(plan);
            }
        }
        purse.spend(proposals / LEVELS.count() as u64);
    }
    *plan = kept;
}

/// Lets the people of two tables change places; what that changes.
fn exchange(routes: &mut Routes, plan: &mut Plan, round: usize, a: usize, b: usize) -> i32 {
    let Some(seated) = plan.rounds.get_mut(round) else { return 0 };
    let mut sum = 0;
    for (from, to) in [(a, b), (b, a)] {
        for &person in seated.get(from).into_iter().flatten() {
            sum += routes.moved(round, person as u16, from, to);
            routes.visit(person as u16, from, false);
            routes.visit(person as u16, to, true);
        }
    }
    seated.swap(a, b);
    sum
}

/// What revisits and changed seats cost.
fn cost(problem: &Problem, routes: &Routes, plan: &Plan) -> i64 {
    let mut sum = routes.revisits();
    for round in problem.rounds_past()..problem.rounds {
        for (table, people) in plan.rounds.get(round).into_iter().flatten().enumerate() {
            let strayed = people.iter().map(|p| routes.strayed(round, *p as u16, table));
            sum += i64::from(strayed.sum::<i32>());
        }
    }
    sum
}

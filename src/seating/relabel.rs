//! Renames the tables of each round, so that people see few tables twice.
//!
//! Who sits with whom does not change by it. Only where all tables are alike for everybody.

use super::chance::Chance;
use super::heat::Heat;
use super::purse::Purse;
use super::routes::Routes;
use super::{Plan, Problem};

/// A first level of heat where most is taken, in an objective of revisits alone, and a last.
const LEVELS: std::ops::RangeInclusive<usize> = 20..=44;

/// Whether all tables are alike for everybody, so that a name means nothing.
pub(super) fn are_alike(problem: &Problem) -> bool {
    let limits: Vec<_> = (0..problem.rounds).map(|round| problem.seats(round)).collect();
    let always = |t: &super::Table| (0..problem.rounds).all(|r| t.is_open(r));
    let same = |t: usize| {
        let is_far = |t: usize| problem.tables.get(t).map(|t| t.remote);
        limits.iter().all(|it| it.get(t) == it.first())
            && is_far(t) == is_far(0)
            && problem.topic(t) == t
    };
    problem.past.rounds.is_empty()
        && problem.earlier.is_none()
        && problem.hosts.fixed().is_empty()
        && problem.tables.iter().all(always)
        && (0..problem.tables.len()).all(same)
}

/// Renames tables for `proposals` proposals, or until nobody sees one twice.
pub(super) fn relabel(
    problem: &Problem,
    plan: &mut Plan,
    chance: &mut Chance,
    proposals: u64,
    purse: &mut Purse,
) {
    let tables = problem.tables.len();
    if tables < 2 {
        return;
    }
    let mut routes = Routes::new(problem, plan, problem.weights.0.revisits);
    let mut score = routes.revisits();
    let (mut best, mut kept) = (score, plan.clone());
    for level in LEVELS {
        if best == 0 || !purse.goes_on() {
            break;
        }
        let heat = Heat::new(level);
        for _ in 0..proposals / LEVELS.count() as u64 {
            let round = chance.below(problem.rounds);
            let (a, b) = (chance.below(tables), chance.below(tables));
            let drawn = chance.next();
            if a == b {
                continue;
            }
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

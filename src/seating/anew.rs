//! Seeks the best plan, and where everybody may move, of equals that in which the fewest do: first
//! as if nothing were announced, then from what was announced, at a price for each seat that
//! changes. A plan near it is taken where the other is no better. And where people are to sit somewhere
//! at first, as if they were not, and then with whom they change places.

use super::contradictions::{Contradiction, contradictions};
use super::purse::{Progress, WHOLE, Watch};
use super::solve::{Order, Seeker, Solution};
use super::wished::{grant, is_at_first};
use super::{Plan, Problem, bound, recount};

/// What is spent near the plan announced, at most.
const NEAR: u64 = 2_000_000;

/// What part of the time is over, in hundredths, once the search far from it ends.
const FAR: u64 = 75;

/// What a changed seat weighs near it, and when that search ends: as usual, then more than anything.
const PRICES: [(u64, u64); 2] = [(2, 88), (1_000, 100)];

/// Seeks the best plan within a budget, asking `watch` now and then whether to go on.
///
/// # Errors
/// What in the problem contradicts itself so that no plan is legal.
pub fn solve(
    problem: &Problem,
    order: &Order,
    watch: Watch,
) -> Result<Solution, Vec<Contradiction>> {
    let mut faults = contradictions(problem);
    faults.retain(Contradiction::is_hard);
    if !faults.is_empty() {
        return Err(faults);
    }
    let found = match is_anew(problem) {
        true => solve_anew(problem, order, watch),
        false if is_at_first(problem) => solve_wished(problem, order, watch),
        false => Seeker::new(problem, order, watch, bound(problem)).solution(),
    };
    found.ok_or_else(|| vec![Contradiction::NoPlan])
}

/// Whether changed seats decide between equals alone.
fn is_anew(problem: &Problem) -> bool {
    problem.earlier.is_some() && problem.weights.0.changed == 0
}

/// The best plan; none where no legal one was found.
fn solve_anew(problem: &Problem, order: &Order, watch: Watch) -> Option<Solution> {
    let near = (order.budget / 4).min(NEAR);
    let free = Problem { earlier: None, ..problem.clone() };
    let far = Order { budget: order.budget - near, ..*order };
    let at_first = |now: &Progress<'_>| watch(&Progress { until: FAR * now.until / WHOLE, ..*now });
    // What was announced changes nothing in how few repeats there can be.
    let bound = bound(&free);
    let seeker = Seeker::new(&free, &far, &at_first, bound);
    let cost = |plan: &Plan| {
        let terms = recount(problem, plan);
        (seeker.scored(terms), terms.changed)
    };
    let mut best = seeker.solution()?;
    let mut least = cost(&best.plan);
    for (price, until) in PRICES {
        let mut priced = problem.clone();
        priced.weights.0.changed = price;
        let spent = best.proposals;
        let watch = |now: &Progress<'_>| {
            let better = now.better.filter(|plan| cost(plan) < least);
            watch(&Progress { proposals: spent + now.proposals, better, until })
        };
        let order = Order { budget: near / 2, ..*order };
        let Some(found) = Seeker::new(&priced, &order, &watch, bound).solution() else { continue };
        best.proposals += found.proposals;
        best.stopped |= found.stopped;
        let found_cost = cost(&found.plan);
        if found_cost < least {
            (best.plan, least) = (found.plan, found_cost);
        }
    }
    best.terms = recount(problem, &best.plan);
    best.certified = best.terms.repeats == best.bound.repeats;
    Some(best)
}

/// The best plan where people are to sit somewhere at first; none where no legal one was found.
fn solve_wished(problem: &Problem, order: &Order, watch: Watch) -> Option<Solution> {
    let near = order.budget / 4;
    let free = Problem { earlier: None, ..problem.clone() };
    let far = Order { budget: order.budget - near, ..*order };
    let at_first = |now: &Progress<'_>| {
        let better = now.better.cloned().map(|mut plan| {
            grant(problem, &mut plan);
            plan
        });
        watch(&Progress { until: FAR * now.until / WHOLE, better: better.as_ref(), ..*now })
    };
    let bound = bound(problem);
    let mut best = Seeker::new(&free, &far, &at_first, bound).solution()?;
    grant(problem, &mut best.plan);
    best.terms = recount(problem, &best.plan);
    if best.terms.changed == 0 {
        return Some(best);
    }
    // Nobody at their table is like them: others move as well.
    let spent = best.proposals;
    let watch = |now: &Progress<'_>| watch(&Progress { proposals: spent + now.proposals, ..*now });
    let order = Order { budget: near, ..*order };
    let found = Seeker::new(problem, &order, &watch, bound).bettered(best.plan);
    let (proposals, stopped) = (spent + found.proposals, best.stopped || found.stopped);
    Some(Solution { proposals, stopped, ..found })
}

#[cfg(test)]
mod tests {
    use crate::seating::{Order, Plan, Problem, Progress, breaches, recount, solve};

    const ORDER: Order = Order { budget: 200_000, seed: 1, threads: 1 };

    #[test]
    fn where_everybody_may_move_nobody_does_for_a_plan_no_better() {
        let mut problem = Problem::plain(14, 4, 3);
        let announced = solve(&problem, &Order { seed: 2, ..ORDER }, &|_| true).unwrap();
        problem.earlier = Some(announced.plan);
        problem.weights.0.changed = 0;
        let again = solve(&problem, &ORDER, &|_| true).unwrap();
        assert_eq!((again.terms.repeats, again.terms.changed), (announced.terms.repeats, 0));
        assert!(again.proposals <= ORDER.budget);
    }

    #[test]
    fn where_a_few_are_to_sit_somewhere_the_others_meet_as_few_again_as_without() {
        for mut problem in [Problem::plain(49, 7, 8), Problem::plain(49, 7, 7).hosted()] {
            let mut first = vec![vec![Vec::new(); 7]; 8];
            (first[0][3], first[0][4], first[1][4]) = (vec![8, 30], vec![9], vec![40]);
            problem.earlier = Some(Plan { rounds: first });
            problem.weights = problem.weights.keeping();
            let found = solve(&problem, &ORDER, &|_| true).unwrap();
            assert_eq!(breaches(&problem, &found.plan), []);
            assert_eq!((found.terms.repeats, found.terms.changed), (0, 0));
            // No other speaks as one does: others go out of the way.
            problem.people.iter_mut().for_each(|person| person.languages = 1);
            problem.people[8].languages = 3;
            let found = solve(&problem, &ORDER, &|_| true).unwrap();
            assert_eq!((found.terms.language, found.terms.changed), (0, 0));
            assert!(found.terms.repeats < 20, "{}", found.terms.repeats);
        }
    }

    #[test]
    fn where_everybody_is_to_sit_somewhere_at_first_nobody_meets_twice_either() {
        let mut problem = Problem::plain(49, 7, 8);
        let mut first = vec![vec![Vec::new(); 7]; 8];
        (0..49).for_each(|person| first[0][person % 7].push(person));
        problem.earlier = Some(Plan { rounds: first });
        problem.weights = problem.weights.keeping();
        let found = solve(&problem, &ORDER, &|_| true).unwrap();
        assert_eq!(breaches(&problem, &found.plan), []);
        assert_eq!((found.terms.repeats, found.terms.changed), (0, 0));
    }

    #[test]
    fn everybody_moves_where_that_is_better() {
        let mut problem = Problem::plain(16, 4, 3);
        let round = |_| (0..4).map(|t| (4 * t..4 * t + 4).collect()).collect();
        let poor = Plan { rounds: (0..3).map(round).collect() };
        assert_eq!(recount(&problem, &poor).repeats, 48);
        problem.earlier = Some(poor);
        problem.weights.0.changed = 0;
        let again = solve(&problem, &ORDER, &|_| true).unwrap();
        assert_eq!(again.terms.repeats, 0);
        assert!(again.terms.changed > 0);
    }

    #[test]
    fn where_the_time_alone_ends_the_search_part_of_it_is_spent_near_the_plan_announced() {
        // Nobody knows a plan that meets the bound, so that nothing else ends it.
        let mut problem = Problem::plain(11, 3, 4);
        let announced = solve(&problem, &Order { seed: 2, ..ORDER }, &|_| true).unwrap();
        assert!(!announced.certified);
        problem.earlier = Some(announced.plan);
        problem.weights.0.changed = 0;
        let endless = Order { budget: 1 << 60, ..ORDER };
        let time = |now: &Progress<'_>| now.proposals < 4_000 * now.until;
        let again = solve(&problem, &endless, &time).unwrap();
        assert_eq!((again.terms.repeats, again.terms.changed), (announced.terms.repeats, 0));
        assert!(again.stopped);
    }
}

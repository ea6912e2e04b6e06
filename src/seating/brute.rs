//! Small problems, all of whose plans are counted: what a closed form, a bound and the search say of
//! them is held against that.

use super::chance::Chance;
use super::rooms::closed;
use super::{Hosts, Order, Problem, Terms, Weights, bound, recount, solve};

/// All ways to seat so many people at so many tables as evenly as can be, hosts at theirs. Without
/// hosts the names of tables do not matter, so of those that differ in nothing else there is one.
fn rounds(problem: &Problem) -> Vec<Vec<Vec<usize>>> {
    let limits = problem.seats(0);
    let mut all = vec![vec![Vec::new(); limits.len()]];
    for (person, stays) in problem.stays(0).into_iter().enumerate() {
        let mut more = Vec::new();
        for round in all {
            for (table, (_, most)) in limits.iter().enumerate() {
                let own = stays.is_none_or(|own| own == table);
                // An empty table is filled by whoever is next, the first of them alone.
                let is_next = problem.hosts != Hosts::None
                    || !round[table].is_empty()
                    || round.iter().position(Vec::is_empty) == Some(table);
                if own && is_next && round[table].len() < *most {
                    let mut seated = round.clone();
                    seated[table].push(person);
                    more.push(seated);
                }
            }
        }
        all = more;
    }
    let is_legal = |round: &Vec<Vec<usize>>| {
        round.iter().zip(&limits).all(|(table, (least, _))| table.len() >= *least)
    };
    all.retain(is_legal);
    all
}

/// The fewest repeats of any plan.
fn fewest(problem: &Problem) -> u64 {
    let all = rounds(problem);
    let mut met = vec![vec![0_u64; problem.people.len()]; problem.people.len()];
    let mut best = u64::MAX;
    // Where people are alike one first round is as good as another.
    let firsts = if problem.hosts == Hosts::None { all.len().min(1) } else { all.len() };
    for first in &all[..firsts] {
        let repeats = meet(&mut met, first);
        best = best.min(repeats + least(&all, &mut met, problem.rounds - 1, best));
        part(&mut met, first);
    }
    best
}

/// The fewest repeats that so many rounds more add; those beyond `most` are not told apart.
fn least(all: &[Vec<Vec<usize>>], met: &mut Vec<Vec<u64>>, rounds: usize, most: u64) -> u64 {
    if rounds == 0 {
        return 0;
    }
    let mut best = most;
    for round in all {
        let repeats = meet(met, round);
        if repeats < best {
            best = best.min(repeats + least(all, met, rounds - 1, best - repeats));
        }
        part(met, round);
    }
    best
}

/// Lets people meet; how many pairs do so again.
fn meet(met: &mut [Vec<u64>], round: &[Vec<usize>]) -> u64 {
    let mut again = 0;
    for table in round {
        for (i, &a) in table.iter().enumerate() {
            for &b in &table[..i] {
                again += u64::from(met[a][b] > 0);
                met[a][b] += 1;
            }
        }
    }
    again
}

fn part(met: &mut [Vec<u64>], round: &[Vec<usize>]) {
    for table in round {
        for (i, &a) in table.iter().enumerate() {
            table[..i].iter().for_each(|&b| met[a][b] -= 1);
        }
    }
}

/// Nobody stays, or somebody at each table.
fn both(people: usize, tables: usize, rounds: usize) -> [Problem; 2] {
    let problem = Problem::plain(people, tables, rounds);
    [problem.clone(), problem.hosted()]
}

#[test]
fn of_small_problems_the_search_finds_the_fewest_repeats_and_no_bound_is_above_them() {
    let all = [(4, 2), (5, 2), (6, 2), (6, 3), (7, 2), (7, 3), (8, 2), (8, 4), (9, 3)];
    let all =
        all.into_iter().flat_map(|(people, tables)| (1..=3).map(move |r| (people, tables, r)));
    let mut met_bound = 0;
    for (people, tables, rounds) in all.chain([(4, 2, 4), (5, 2, 4), (6, 2, 4), (6, 3, 4)]) {
        for mut problem in both(people, tables, rounds) {
            let (fewest, bound) = (fewest(&problem), bound(&problem).repeats);
            let case = format!("{people}-{tables}-{rounds} {:?}", problem.hosts);
            assert!(bound <= fewest, "{case}: {bound} above {fewest}");
            met_bound += usize::from(bound == fewest);
            problem.weights = Weights(Terms { repeats: 4, ..Terms::default() });
            // Of a group of their own, so that no budget goes into symmetries.
            problem.people[0].group = Some(0);
            let order = Order { budget: 20_000, seed: 1, threads: 1 };
            let found = solve(&problem, &order, &|_| true).unwrap();
            assert_eq!(found.terms.repeats, fewest, "{case}");
        }
    }
    assert!(met_bound > 30, "{met_bound}");
}

#[test]
fn where_a_closed_form_is_found_no_plan_is_better() {
    let mut chance = Chance::new(1, 0);
    let mut found = 0;
    for (people, tables) in [(4, 2), (5, 2), (6, 3), (7, 3), (8, 4), (9, 3)] {
        for problem in (1..=3).flat_map(|rounds| both(people, tables, rounds)) {
            let Some(plan) = closed(&problem, &mut chance, &|_| true) else { continue };
            let case = format!("{people}-{tables}-{} {:?}", problem.rounds, problem.hosts);
            assert_eq!(recount(&problem, &plan).repeats, fewest(&problem), "{case}");
            found += 1;
        }
    }
    assert!(found > 10, "{found}");
}

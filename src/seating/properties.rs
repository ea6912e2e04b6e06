//! What holds for every problem: tried on small ones of chance, with everything in them.

use super::chance::Chance;
use super::deal::deal;
use super::search::{Change, Search};
use super::solve::{Seeker, fewest_revisits};
use super::{Hosts, Order, Plan, Problem, breaches, contradictions, recount, solve};

/// A small problem of chance: groups, languages, pairs, hosts, remote people, comings and goings.
fn problem(chance: &mut Chance) -> Problem {
    let (people, tables) = (6 + chance.below(16), 2 + chance.below(4));
    let mut problem = Problem::plain(people, tables, 1 + chance.below(5));
    for person in &mut problem.people {
        person.group = (chance.below(5) > 0).then_some(chance.below(3) as u16);
        person.languages = chance.below(8) as u64;
        person.arrives = chance.below(8).saturating_sub(6);
        person.leaves = (chance.below(8) == 0).then_some(1 + chance.below(3));
    }
    if chance.below(3) == 0 {
        let hosts = (0..tables).filter(|_| chance.below(3) > 0).map(|t| (tables - 1 - t, t));
        problem.hosts = Hosts::Fixed(hosts.collect());
    }
    if chance.below(3) == 0 {
        problem.tables[tables - 1].remote = true;
        let far = people - 1 - chance.below(3);
        problem.people[far..].iter_mut().for_each(|p| p.remote = true);
        if let Hosts::Fixed(hosts) = &mut problem.hosts {
            hosts.retain(|(_, table)| *table != tables - 1);
        }
    }
    if chance.below(4) == 0 {
        problem.tables[chance.below(tables)].topic = Some(chance.below(tables));
    }
    if chance.below(4) == 0 {
        problem.tables[0].closes = Some(1 + chance.below(3));
    }
    if chance.below(4) == 0 {
        problem.tables[tables - 1].opens = chance.below(3);
    }
    if chance.below(4) == 0 {
        let most = people.div_ceil(tables) + chance.below(3);
        problem.tables[chance.below(tables)].seats = Some((chance.below(3), most));
    }
    for _ in 0..4 {
        let pair = (chance.below(people), chance.below(people));
        let list = if chance.below(2) == 0 { &problem.apart } else { &problem.together };
        if pair.0 < pair.1 && !problem.apart.contains(&pair) && !list.contains(&pair) {
            let torn = problem.together.contains(&pair);
            let list = if torn || chance.below(2) == 0 {
                &mut problem.together
            } else {
                &mut problem.apart
            };
            if !list.contains(&pair) {
                list.push(pair);
            }
        }
    }
    problem
}

/// Some legal plan of the problem, and the problem with that plan announced and rounds of it past;
/// in some, people came, left and a table closed since then.
fn under_way(chance: &mut Chance) -> (Problem, Plan) {
    loop {
        let mut problem = problem(chance);
        let mut plan = deal(&problem, &Plan::default(), chance);
        if chance.below(2) == 0 {
            problem.past.rounds = plan.rounds[..chance.below(problem.rounds)].to_vec();
        }
        if chance.below(2) == 0 {
            problem.earlier = Some(plan.clone());
        }
        if !problem.past.rounds.is_empty() && chance.below(2) == 0 {
            let now = problem.rounds_past();
            let people = problem.people.len();
            problem.people[chance.below(people)].arrives = now;
            problem.people[chance.below(people)].leaves = Some(now);
            problem.tables[0].closes = Some(now);
            plan = deal(&problem, &plan, chance);
        }
        let is_sound = !contradictions(&problem).iter().any(|c| c.is_hard());
        if is_sound && breaches(&problem, &plan).is_empty() {
            return (problem, plan);
        }
    }
}

fn change(search: &Search, chance: &mut Chance) -> Option<Change> {
    let round = chance.below(search.rounds.len());
    let own = &search.rounds[round];
    let p = chance.pick(&own.movable)?;
    Some(match chance.below(3) {
        0 => Change::Shift { round, p, to: chance.below(own.limits.len()) },
        _ => Change::Swap { round, p, q: chance.pick(&own.movable)? },
    })
}

fn is_dear_where_it_costs(search: &Search, change: Change) {
    let (Change::Swap { round, p, .. } | Change::Shift { round, p, .. }) = change;
    let others = search.board.people(round, search.board.place(round, p));
    let costs = search.pairs.spared(&search.board, p, others) > 0;
    assert_eq!(search.pairs.is_dear(&search.board, p, others), costs);
}

#[test]
fn the_price_of_every_change_is_what_a_recount_finds() {
    let mut chance = Chance::new(1, 0);
    let mut made = 0;
    for number in 0..1_000 {
        let (problem, plan) = under_way(&mut chance);
        let mut search = Search::new(&problem, &plan, problem.weights.0.revisits);
        // Every other one as if there were too many people to keep all pairs.
        if number % 2 == 0 {
            search.pairs.forget();
        }
        let is_true = |search: &Search| {
            let score = recount(&problem, &search.plan()).score(&problem.weights);
            assert_eq!(search.score, score as i64, "{problem:?}");
        };
        is_true(&search);
        for _ in 0..6 {
            let Some(change) = change(&search, &mut chance) else { continue };
            if search.is_legal(change) {
                let price = search.price(change);
                search.make(change, price);
                is_dear_where_it_costs(&search, change);
                is_true(&search);
                assert_eq!(breaches(&problem, &search.plan()), [], "{problem:?}");
                made += 1;
            }
        }
    }
    assert!(made > 2_000, "{made}");
}

#[test]
fn every_plan_keeps_every_hard_rule_and_is_the_same_for_one_thread_and_two() {
    let mut chance = Chance::new(2, 0);
    for seed in 0..100 {
        let (problem, plan) = under_way(&mut chance);
        let found = |threads| {
            let order = Order { budget: 2_500, seed, threads };
            let mut seeker = Seeker::new(&problem, &order, &|_| true, super::bound(&problem));
            // So short that there are several tasks to share.
            seeker.pace = 6;
            seeker.solution().unwrap()
        };
        let (one, two) = (found(1), found(2));
        assert_eq!(one, two, "{problem:?}");
        assert_eq!(breaches(&problem, &one.plan), [], "{problem:?}");
        assert!(one.proposals <= 2_500, "{} {problem:?}", one.proposals);
        assert!(one.terms.repeats >= one.bound.repeats, "{:?} {problem:?}", one.bound);
        let dealt = recount(&problem, &plan).score(&problem.weights);
        if problem.earlier.is_some() {
            assert!(one.terms.score(&problem.weights) <= dealt, "{problem:?}");
        }
    }
}

#[test]
fn where_nobody_has_to_meet_again_nobody_comes_to_a_table_again_either() {
    let sizes = [(24, 6, 3), (30, 6, 3), (18, 6, 4), (24, 6, 4), (60, 10, 4)];
    for (people, tables, rounds) in sizes {
        let problem = Problem::plain(people, tables, rounds);
        let order = Order { budget: 1_000_000, seed: 1, threads: 1 };
        let found = solve(&problem, &order, &|_| true).unwrap();
        let left = (found.terms.repeats, found.terms.revisits);
        assert_eq!(left, (0, 0), "{people}-{tables}-{rounds}");
        assert!(found.proposals < 250_000, "{}", found.proposals);
    }
}

#[test]
fn all_that_is_left_of_the_budget_goes_into_tables_seen_twice() {
    let problem = Problem::plain(29, 6, 4);
    let order = Order { budget: 1_000_000, seed: 1, threads: 1 };
    let found = solve(&problem, &order, &|_| true).unwrap();
    assert_eq!(found.terms.repeats, 0);
    assert!(found.terms.revisits <= 8, "{}", found.terms.revisits);
}

#[test]
fn where_the_time_alone_ends_the_search_the_last_of_it_goes_into_tables_seen_twice() {
    // Nobody knows a plan that meets the bound, so that nothing else ends it.
    let problem = Problem::plain(31, 6, 5);
    let parts = std::sync::Mutex::new(std::collections::BTreeMap::new());
    let order = Order { budget: 1 << 60, seed: 1, threads: 1 };
    let found = solve(&problem, &order, &|now: &super::Progress| {
        parts.lock().unwrap().insert(now.until, now.proposals);
        now.proposals < 4_000 * now.until
    });
    assert!(found.unwrap().stopped);
    let parts: Vec<(u64, u64)> = parts.into_inner().unwrap().into_iter().collect();
    assert!(matches!(parts[..], [(88, all), (100, last)] if last > all), "{parts:?}");
}

#[test]
fn more_rounds_than_topics_bring_everybody_back_who_does_not_host() {
    let mut problem = Problem::plain(8, 2, 4).hosted();
    assert_eq!(fewest_revisits(&problem), 6 * 2);
    problem.people[7].arrives = 3;
    problem.tables[1].topic = Some(0);
    assert_eq!(fewest_revisits(&problem), 5 * 3);
}

#[test]
fn no_plan_has_fewer_repeats_than_its_bound() {
    let mut chance = Chance::new(3, 0);
    for _ in 0..300 {
        let (problem, plan) = under_way(&mut chance);
        let bound = super::bound(&problem);
        let mut search = Search::new(&problem, &plan, 0);
        // Downhill only: repeats fall fast, and below the bound they must not.
        for _ in 0..400 {
            let Some(change) = change(&search, &mut chance) else { continue };
            if search.is_legal(change) {
                let price = search.price(change);
                if price <= 0 {
                    search.make(change, price);
                }
            }
        }
        let found = recount(&problem, &search.plan());
        assert!(found.repeats >= bound.repeats, "{found:?} {bound:?} {problem:?}");
        assert!(found.revisits >= fewest_revisits(&problem), "{found:?} {problem:?}");
    }
}

#[test]
fn however_many_sit_at_a_table_the_caller_is_soon_asked_again() {
    let mut problem = Problem::plain(1_000, 100, 20).hosted();
    // So that no plan is good enough.
    problem.together.push((998, 999));
    problem.apart.push((998, 999));
    let asked = std::sync::Mutex::new(Vec::new());
    let order = Order { budget: u64::MAX, seed: 1, threads: 1 };
    let watch = |now: &super::Progress| {
        asked.lock().unwrap().push(now.proposals);
        now.proposals < 60_000
    };
    solve(&problem, &order, &watch).unwrap();
    let asked = asked.into_inner().unwrap();
    assert!(asked.windows(2).all(|pair| pair[1] - pair[0] < 2 << 14), "{asked:?}");
}

#[test]
fn who_stops_at_once_still_gets_a_legal_plan() {
    for problem in [Problem::plain(47, 6, 6), Problem::plain(30, 6, 6).hosted()] {
        let order = Order { budget: u64::MAX, seed: 1, threads: 2 };
        let found = solve(&problem, &order, &|_| false).unwrap();
        assert!(found.stopped);
        assert_eq!(breaches(&problem, &found.plan), []);
    }
}

#[test]
fn who_stops_at_once_sees_few_tables_twice_all_the_same() {
    let problem = Problem::plain(100, 20, 5);
    let order = Order { budget: u64::MAX, seed: 1, threads: 1 };
    let found = solve(&problem, &order, &|_| false).unwrap();
    assert_eq!((found.terms.repeats, found.terms.revisits), (0, 0));
}

#[test]
fn where_a_closed_form_is_long_in_coming_a_plan_is_told_before_and_the_search_can_be_stopped() {
    let told = |problem: &Problem, most: usize| {
        let told = std::sync::Mutex::new(Vec::new());
        let order = Order { budget: 0, seed: 1, threads: 1 };
        let watch = |progress: &super::Progress| {
            let strange = progress.better.map(|plan| recount(problem, plan).language);
            told.lock().unwrap().push(strange);
            told.lock().unwrap().len() < most
        };
        let found = solve(problem, &order, &watch).unwrap();
        assert_eq!(breaches(problem, &found.plan), []);
        told.into_inner().unwrap()
    };
    let mut problem = Problem::plain(200, 40, 4);
    (0..).zip(&mut problem.people).for_each(|(i, person)| person.languages = 1 << (i % 8));
    let plans: Vec<u64> = told(&problem, usize::MAX).into_iter().flatten().collect();
    let dealt_then_by_rooms = |plans: &[u64]| matches!(plans, [dealt, 0] if *dealt > 0);
    assert!(dealt_then_by_rooms(&plans), "{plans:?}");
    (0..).zip(&mut problem.people).for_each(|(i, person)| person.languages |= 1 << (i / 8 % 8));
    let asked = told(&problem, 1);
    assert!(asked[0].is_some() && asked.len() < 4, "{asked:?}");
}

#[test]
fn plans_told_on_the_way_are_legal_and_the_first_costs_no_proposal() {
    let problem = Problem::plain(26, 5, 5);
    let told = std::sync::Mutex::new(Vec::new());
    let order = Order { budget: 300_000, seed: 1, threads: 1 };
    let watch = |progress: &super::Progress| {
        if let Some(plan) = progress.better {
            told.lock().unwrap().push((progress.proposals, plan.clone()));
        }
        true
    };
    solve(&problem, &order, &watch).unwrap();
    let told = told.into_inner().unwrap();
    assert_eq!(told[0].0, 0);
    assert!(told.len() > 1 && told.iter().all(|(_, plan)| breaches(&problem, plan).is_empty()));
}

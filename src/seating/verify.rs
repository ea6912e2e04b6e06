//! Holds a plan, whoever made it, against its problem: every hard rule, every term counted afresh.
//!
//! Shares no code with what seeks plans, and counts each term as it is defined, slowly. The rounds
//! that have been break no rule, for they are facts; their meetings count.

use std::collections::BTreeMap;

use super::{Breach, NewHosts, Plan, Problem, Terms};

/// Every hard rule that `plan` breaks; none means the plan is legal.
#[must_use]
pub fn breaches(problem: &Problem, plan: &Plan) -> Vec<Breach> {
    let mut found = shape_breaches(problem, plan);
    if !found.is_empty() {
        return found;
    }
    for (round, seated) in plan.rounds.iter().enumerate() {
        match problem.past.rounds.get(round) {
            Some(was) if !same_tables(was, seated) => found.push(Breach::Past { round }),
            Some(_) => {}
            None => {
                found.extend(people_breaches(problem, round, seated));
                found.extend(table_breaches(problem, round, seated));
            }
        }
    }
    found
}

/// Rounds and tables that are too many or too few.
fn shape_breaches(problem: &Problem, plan: &Plan) -> Vec<Breach> {
    let asked = problem.tables.len();
    let rounds = &plan.rounds;
    let strange = rounds.iter().map(Vec::len).enumerate().filter(|(_, tables)| *tables != asked);
    let mut found: Vec<_> =
        strange.map(|(round, tables)| Breach::Tables { round, tables, asked }).collect();
    if rounds.len() != problem.rounds {
        found.insert(0, Breach::Rounds { rounds: rounds.len(), asked: problem.rounds });
    }
    found
}

/// Whether two rounds seat the same people at the same tables.
fn same_tables(a: &[Vec<usize>], b: &[Vec<usize>]) -> bool {
    let sorted = |table: &Vec<usize>| {
        let mut people = table.clone();
        people.sort_unstable();
        people
    };
    a.iter().map(sorted).eq(b.iter().map(sorted))
}

/// What is wrong with `hosts`, new ones in each round from the first that has any: each table at
/// which people sit and nobody stays has one of them.
#[must_use]
pub fn host_breaches(problem: &Problem, plan: &Plan, hosts: &NewHosts) -> Vec<Breach> {
    let has_any = |round: &Vec<Option<usize>>| round.iter().any(Option::is_some);
    let Some(first) = hosts.iter().position(has_any) else { return Vec::new() };
    let mut found = Vec::new();
    for round in first..hosts.len().max(plan.rounds.len()) {
        let named = hosts.get(round).map_or(&[][..], Vec::as_slice);
        let seated = plan.rounds.get(round).map_or(&[][..], Vec::as_slice);
        let stays = problem.stays(round);
        for table in 0..named.len().max(seated.len()) {
            let host = named.get(table).copied().flatten();
            let people = seated.get(table).map_or(&[][..], Vec::as_slice);
            let is_kept = || people.iter().any(|it| stays.get(*it) == Some(&Some(table)));
            found.extend(match host {
                Some(person) if people.contains(&person) => None,
                Some(person) => Some(Breach::Host { round, person, table }),
                None if people.is_empty() || is_kept() => None,
                None => Some(Breach::Unhosted { round, table }),
            });
        }
    }
    found
}

/// Breaches of who sits at all.
fn people_breaches(problem: &Problem, round: usize, seated: &[Vec<usize>]) -> Vec<Breach> {
    let mut times: BTreeMap<usize, usize> = problem.present(round).map(|p| (p, 0)).collect();
    let mut found = Vec::new();
    for &person in seated.iter().flatten() {
        match times.get_mut(&person) {
            Some(count) => *count += 1,
            None => found.push(Breach::Absent { round, person }),
        }
    }
    let wrong = times.into_iter().filter(|(_, count)| *count != 1);
    found.extend(wrong.map(|(person, times)| Breach::Seated { round, person, times }));
    found
}

/// Breaches of who sits where.
fn table_breaches(problem: &Problem, round: usize, seated: &[Vec<usize>]) -> Vec<Breach> {
    let mut found = Vec::new();
    let limits = problem.seats(round);
    for (table, (people, (least, most))) in seated.iter().zip(limits).enumerate() {
        if people.len() < least || people.len() > most {
            found.push(Breach::Size { round, table, people: people.len() });
        }
        let far = problem.tables.get(table).is_some_and(|t| t.remote);
        for &person in people {
            if problem.people.get(person).is_some_and(|p| p.remote != far) {
                found.push(Breach::Remote { round, person });
            }
        }
    }
    for &(person, table) in problem.hosts.fixed() {
        let open = problem.tables.get(table).is_some_and(|t| t.is_open(round));
        let there = problem.people.get(person).is_some_and(|p| p.is_in(round));
        if open && there && !seated.get(table).is_some_and(|at| at.contains(&person)) {
            found.push(Breach::Host { round, person, table });
        }
    }
    found
}

/// Every term of `plan`, counted afresh.
#[must_use]
pub fn recount(problem: &Problem, plan: &Plan) -> Terms {
    let (repeats, thirds) = meetings(problem.people.len(), plan);
    Terms {
        apart: shared(problem, plan, &problem.apart).0,
        together: split(problem, plan),
        language: plan.rounds.iter().flatten().map(|table| strangers(problem, table)).sum(),
        repeats,
        revisits: revisits(problem, plan),
        balance: (0..).zip(&plan.rounds).map(|(r, round)| unbalance(problem, r, round)).sum(),
        changed: changed(problem, plan),
        thirds,
    }
}

/// Meetings after the first of each pair, and after the second, as often as they count. One person after the other, for the
/// meetings of thousands at large tables would fill the memory.
fn meetings(people: usize, plan: &Plan) -> (u64, u64) {
    let mut sits: Vec<Vec<&[usize]>> = vec![Vec::new(); people];
    for table in plan.rounds.iter().flatten() {
        for &person in table {
            sits.get_mut(person).into_iter().for_each(|tables| tables.push(table));
        }
    }
    // With whom each met last, and how often; at first with themselves.
    let mut met: Vec<(usize, u64)> = (0..people).map(|person| (person, 0)).collect();
    let (mut repeats, mut thirds) = (0, 0);
    for (person, tables) in sits.iter().enumerate() {
        for &other in tables.iter().copied().flatten().filter(|other| person < **other) {
            let Some((with, times)) = met.get_mut(other) else { continue };
            *times = if *with == person { *times + 1 } else { 1 };
            *with = person;
            repeats += u64::from(*times > 1);
            thirds += times.saturating_sub(2).min(3);
        }
    }
    (repeats, thirds)
}

/// How often a pair of `pairs` shares a table, and how often both are seated.
fn shared(problem: &Problem, plan: &Plan, pairs: &[(usize, usize)]) -> (u64, u64) {
    let (mut shared, mut both) = (0, 0);
    for round in 0..plan.rounds.len() {
        let places = plan.places(round, problem.people.len());
        let place = |person: usize| places.get(person).copied().flatten();
        for &(a, b) in pairs.iter().filter(|(a, b)| a != b) {
            if let (Some(x), Some(y)) = (place(a), place(b)) {
                both += 1;
                shared += u64::from(x == y);
            }
        }
    }
    (shared, both)
}

/// How often a pair that should sit together does not.
fn split(problem: &Problem, plan: &Plan) -> u64 {
    let (shared, both) = shared(problem, plan, &problem.together);
    both - shared
}

/// Those at a table who do not speak its best language.
fn strangers(problem: &Problem, table: &[usize]) -> u64 {
    let speaks = |person: &usize| problem.people.get(*person).map_or(u64::MAX, |p| p.speaks());
    let speakers = |l: u32| table.iter().filter(|p| speaks(p) >> l & 1 == 1).count();
    let best = (0..u64::BITS).map(speakers).max().unwrap_or(0);
    (table.len() - best) as u64
}

/// Visits to a topic after the first, of people who do not stay at a table.
fn revisits(problem: &Problem, plan: &Plan) -> u64 {
    let mut visits: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for (round, seated) in plan.rounds.iter().enumerate() {
        let stays = problem.stays(round);
        let moves = |person: &&usize| stays.get(**person).copied().flatten().is_none();
        for (table, people) in seated.iter().enumerate() {
            for &person in people.iter().filter(moves) {
                *visits.entry((person, problem.topic(table))).or_default() += 1;
            }
        }
    }
    visits.values().map(|times| times - 1).sum()
}

/// How far the count of each group at each table of a round is from its share.
fn unbalance(problem: &Problem, round: usize, seated: &[Vec<usize>]) -> u64 {
    let group = |person: &usize| problem.people.get(*person).and_then(|p| p.group);
    let present: Vec<usize> = problem.present(round).collect();
    let mut sizes: BTreeMap<u16, usize> = BTreeMap::new();
    present.iter().filter_map(group).for_each(|g| *sizes.entry(g).or_default() += 1);
    let people = present.len().max(1);
    let mut sum = 0;
    for table in seated {
        for (&wanted, &size) in &sizes {
            let count = table.iter().filter(|p| group(p) == Some(wanted)).count();
            let (least, most) =
                (table.len() * size / people, (table.len() * size).div_ceil(people));
            sum += count.saturating_sub(most) + least.saturating_sub(count);
        }
    }
    sum as u64
}

/// Seats to come that differ from the plan announced, of people who are seated in both.
fn changed(problem: &Problem, plan: &Plan) -> u64 {
    let Some(earlier) = &problem.earlier else { return 0 };
    let people = problem.people.len();
    let differ = |round: usize| {
        let (was, is) = (earlier.places(round, people), plan.places(round, people));
        let both = was.into_iter().zip(is);
        both.filter(|pair| matches!(pair, (Some(was), Some(is)) if was != is)).count() as u64
    };
    (problem.rounds_past()..problem.rounds).map(differ).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs_twice() -> Plan {
        Plan { rounds: vec![vec![vec![0, 1], vec![2, 3]]; 3] }
    }

    #[test]
    fn pairs_that_meet_thrice_repeat_twice_and_revisit_their_table() {
        let terms = recount(&Problem::plain(4, 2, 3), &pairs_twice());
        assert_eq!((terms.repeats, terms.thirds, terms.revisits), (4, 2, 8));
    }

    #[test]
    fn hosts_do_not_revisit_the_table_where_they_stay() {
        let mut problem = Problem::plain(4, 2, 3);
        problem.hosts = crate::seating::Hosts::Fixed(vec![(0, 0), (2, 1)]);
        assert_eq!(recount(&problem, &pairs_twice()).revisits, 4);
    }

    #[test]
    fn apart_together_language_balance_and_changes_are_counted() {
        let mut problem = Problem::plain(4, 2, 3);
        problem.apart = vec![(0, 1), (1, 2)];
        problem.together = vec![(2, 3), (0, 3)];
        problem.people[0].languages = 1;
        problem.people[1].languages = 2;
        [0, 0, 1, 1].into_iter().zip(&mut problem.people).for_each(|(g, p)| p.group = Some(g));
        problem.earlier = Some(Plan { rounds: vec![vec![vec![1, 0], vec![3], vec![2]]; 3] });
        let terms = recount(&problem, &pairs_twice());
        assert_eq!((terms.apart, terms.together, terms.language), (3, 3, 3));
        assert_eq!((terms.balance, terms.changed), (12, 3));
    }

    #[test]
    fn every_breach_is_found() {
        let mut problem = Problem::plain(5, 2, 1);
        problem.people[4].arrives = 1;
        problem.people[3].remote = true;
        problem.hosts = crate::seating::Hosts::Fixed(vec![(0, 1)]);
        problem.tables.iter_mut().for_each(|t| t.seats = Some((2, 2)));
        let plan = Plan { rounds: vec![vec![vec![0, 3, 4], vec![1]]] };
        let found = breaches(&problem, &plan);
        let expected = [
            Breach::Absent { round: 0, person: 4 },
            Breach::Seated { round: 0, person: 2, times: 0 },
            Breach::Size { round: 0, table: 0, people: 3 },
            Breach::Remote { round: 0, person: 3 },
            Breach::Size { round: 0, table: 1, people: 1 },
            Breach::Host { round: 0, person: 0, table: 1 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn where_rounds_have_new_hosts_each_table_has_one_who_sits_there() {
        let mut problem = Problem::plain(4, 2, 3);
        let plan = pairs_twice();
        let strange = |problem: &Problem, hosts: &[&[Option<usize>]]| {
            let hosts = hosts.iter().map(|round| round.to_vec()).collect();
            let told = host_breaches(problem, &plan, &hosts);
            told.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let full = [Some(0), Some(2)];
        assert_eq!(strange(&problem, &[&full, &full, &full]), [""; 0]);
        assert_eq!(strange(&problem, &[&[], &[None, None], &full]), [""; 0], "two rounds ago");
        assert_eq!(
            strange(&problem, &[&full, &full[..1]]),
            [
                "nobody hosts table 1 in round 1",
                "nobody hosts table 0 in round 2",
                "nobody hosts table 1 in round 2"
            ]
        );
        let far = [Some(0), Some(2), Some(3)];
        assert_eq!(
            strange(&problem, &[&full, &full, &far]),
            ["host 3 is not at table 2 in round 2"]
        );
        problem.hosts = crate::seating::Hosts::Fixed(vec![(2, 1)]);
        assert_eq!(strange(&problem, &[&full[..1]; 3]), [""; 0], "one stays");
    }

    #[test]
    fn rounds_and_tables_that_are_too_many_or_too_few_are_told() {
        let plan = Plan { rounds: vec![vec![vec![]; 2], vec![vec![]; 3]] };
        let found = breaches(&Problem::plain(4, 2, 3), &plan);
        let expected = [
            Breach::Rounds { rounds: 2, asked: 3 },
            Breach::Tables { round: 1, tables: 3, asked: 2 },
        ];
        assert_eq!(found, expected);
    }
}

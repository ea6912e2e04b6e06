//! The first legal plan: hosts at their tables, everybody else to the emptiest table that fits.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::chance::Chance;
use super::{Plan, Problem};

/// A legal plan, if there is one: the rounds of `keep` as far as they fit, everybody else dealt.
///
/// In a round of `keep` people stay at their tables, but for those who are not there any more or no
/// longer fit; those whom it does not know go to the emptiest table.
pub(super) fn deal(problem: &Problem, keep: &Plan, chance: &mut Chance) -> Plan {
    let round = |r: usize| match problem.past.rounds.get(r) {
        Some(past) => past.clone(),
        None => deal_round(problem, r, keep, chance),
    };
    Plan { rounds: (0..problem.rounds).map(round).collect() }
}

/// One table while it fills.
struct Filling {
    people: Vec<usize>,
    least: usize,
    most: usize,
    remote: bool,
}

impl Filling {
    fn takes(&self, remote: bool) -> bool {
        self.people.len() < self.most && self.remote == remote
    }
}

fn deal_round(
    problem: &Problem,
    round: usize,
    keep: &Plan,
    chance: &mut Chance,
) -> Vec<Vec<usize>> {
    let mut tables: Vec<Filling> = problem
        .tables
        .iter()
        .zip(problem.seats(round))
        .map(|(t, (least, most))| Filling { people: Vec::new(), least, most, remote: t.remote })
        .collect();
    let mut waiting = Vec::new();
    let stays = problem.stays(round);
    for person in problem.present(round) {
        let stays = stays.get(person).copied().flatten();
        match stays.and_then(|table| tables.get_mut(table)) {
            Some(table) => table.people.push(person),
            None => waiting.push(person),
        }
    }
    let places = keep.places(round, problem.people.len());
    chance.shuffle(&mut waiting);
    waiting.retain(|&person| {
        let place = places.get(person).copied().flatten();
        let fits =
            place.and_then(|t| tables.get_mut(t)).filter(|t| t.takes(is_remote(problem, person)));
        fits.map(|table| table.people.push(person)).is_none()
    });
    for remote in [false, true] {
        let those = waiting.iter().copied().filter(|p| is_remote(problem, *p) == remote);
        fill(&mut tables, those, remote);
    }
    (0..tables.len()).for_each(|t| top_up(problem, &mut tables, t));
    tables.into_iter().map(|table| table.people).collect()
}

/// Seats people of a side one by one: first at tables below their least, then at the smallest.
fn fill(tables: &mut [Filling], people: impl Iterator<Item = usize>, remote: bool) {
    let turn = |at: usize, table: &Filling| {
        let size = table.people.len();
        table.takes(remote).then_some(Reverse((size >= table.least, size, at)))
    };
    let mut open: BinaryHeap<_> =
        tables.iter().enumerate().filter_map(|(at, table)| turn(at, table)).collect();
    for person in people {
        let Some(Reverse((.., at))) = open.pop() else { return };
        if let Some(table) = tables.get_mut(at) {
            table.people.push(person);
            open.extend(turn(at, table));
        }
    }
}

fn is_remote(problem: &Problem, person: usize) -> bool {
    problem.people.get(person).is_some_and(|p| p.remote)
}

/// Brings `table` up to its least people, from the fullest tables.
fn top_up(problem: &Problem, tables: &mut [Filling], table: usize) {
    while let Some(needy) = tables.get(table).filter(|t| t.people.len() < t.least) {
        let remote = needy.remote;
        let spare = |t: &&mut Filling| t.remote == remote && t.people.len() > t.least;
        let fullest = tables.iter_mut().filter(spare).max_by_key(|t| t.people.len());
        let guests = |p: &usize| !problem.hosts.fixed().iter().any(|(host, _)| host == p);
        let Some(giver) = fullest else { return };
        let Some(seat) = giver.people.iter().rposition(guests) else { return };
        let person = giver.people.remove(seat);
        if let Some(needy) = tables.get_mut(table) {
            needy.people.push(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{Hosts, breaches};

    #[test]
    fn a_dealt_plan_breaks_no_rule() {
        let mut problem = Problem::plain(23, 5, 3);
        problem.hosts = Hosts::Fixed(vec![(4, 0), (1, 2)]);
        problem.people[7].arrives = 2;
        problem.people[9].leaves = Some(1);
        problem.tables[1].closes = Some(2);
        (18..23).for_each(|p| problem.people[p].remote = true);
        problem.tables[4].remote = true;
        let plan = deal(&problem, &Plan::default(), &mut Chance::new(1, 0));
        assert_eq!(breaches(&problem, &plan), []);
    }

    #[test]
    fn who_was_seated_stays_and_the_new_go_to_the_emptiest_table() {
        let mut problem = Problem::plain(12, 3, 1);
        let first = deal(&problem, &Plan::default(), &mut Chance::new(1, 0));
        problem.people[3].leaves = Some(0);
        problem.people.push(Default::default());
        let again = deal(&problem, &first, &mut Chance::new(2, 0));
        let emptied = first.places(0, 13)[3];
        let moved = (0..12).filter(|p| again.places(0, 13)[*p] != first.places(0, 13)[*p]);
        assert_eq!(moved.collect::<Vec<_>>(), [3]);
        assert_eq!(again.places(0, 13)[12], emptied);
    }
}

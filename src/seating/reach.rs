//! Whom each person could ever meet, counted: what the bounds hold meetings against.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;

/// How many others a person could ever meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Whether the person is a host.
    pub(super) host: bool,
    /// How many hosts.
    pub(super) hosts: u64,
    /// How many others.
    pub(super) guests: u64,
}

/// What decides whom a person could ever meet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    host: bool,
    remote: bool,
    arrives: usize,
    leaves: usize,
}

impl Kind {
    /// The kind of each person.
    fn all(problem: &Problem) -> Vec<Self> {
        let hosts: BTreeSet<usize> = problem.hosts.fixed().iter().map(|(p, _)| *p).collect();
        let kind = |(at, person): (usize, &super::Person)| {
            let leaves = person.leaves.unwrap_or(problem.rounds).min(problem.rounds);
            let arrives = person.arrives.min(leaves);
            Self { host: hosts.contains(&at), remote: person.remote, arrives, leaves }
        };
        problem.people.iter().enumerate().map(kind).collect()
    }

    /// Whether people of two kinds could sit at one table: together there, and not both hosts who
    /// `stay`.
    fn may_meet(&self, other: &Self, stay: bool) -> bool {
        let both = self.arrives.max(other.arrives)..self.leaves.min(other.leaves);
        self.remote == other.remote && !both.is_empty() && !(self.host && other.host && stay)
    }
}

/// Whom each person could ever meet.
pub(super) fn reach(problem: &Problem) -> Vec<Reach> {
    let stay = hosts_stay(problem);
    let of = Kind::all(problem);
    // People alike in everything that counts here are reckoned once.
    let mut kinds: BTreeMap<Kind, u64> = BTreeMap::new();
    of.iter().for_each(|kind| *kinds.entry(*kind).or_default() += 1);
    let met = |own: &Kind| {
        let mut met = Reach { host: own.host, ..Reach::default() };
        for (other, people) in kinds.iter().filter(|(other, _)| own.may_meet(other, stay)) {
            let people = people - u64::from(other == own);
            *(if other.host { &mut met.hosts } else { &mut met.guests }) += people;
        }
        met
    };
    let by_kind: BTreeMap<Kind, Reach> = kinds.keys().map(|kind| (*kind, met(kind))).collect();
    let mut all: Vec<Reach> =
        of.iter().map(|kind| by_kind.get(kind).copied().unwrap_or_default()).collect();
    // Whom the past brought together met, whatever the rules say now.
    for (person, other) in past_meetings(problem) {
        let (Some(own), Some(kind)) = (of.get(person), of.get(other)) else { continue };
        if let Some(met) = all.get_mut(person).filter(|_| !own.may_meet(kind, stay)) {
            *(if kind.host { &mut met.hosts } else { &mut met.guests }) += 1;
        }
    }
    all
}

/// Whether each host is at another table from first to last.
pub(super) fn hosts_stay(problem: &Problem) -> bool {
    let hosts = problem.hosts.fixed();
    let is_open = |t: usize, r| problem.tables.get(t).is_some_and(|table| table.is_open(r));
    let tables: BTreeSet<usize> = hosts.iter().map(|(_, table)| *table).collect();
    !hosts.is_empty()
        && tables.len() == hosts.len()
        && tables.iter().all(|t| (0..problem.rounds).all(|r| is_open(*t, r)))
}

/// Who met whom in the rounds that have been, each pair once from either side.
fn past_meetings(problem: &Problem) -> BTreeSet<(usize, usize)> {
    let tables = problem.past.rounds.iter().take(problem.rounds).flatten();
    let pairs = tables.flat_map(|table| {
        table.iter().flat_map(move |p| table.iter().map(move |q| (*p, *q)).filter(|(p, q)| p != q))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many hosts and others somebody could meet.
    fn of(problem: &Problem, person: usize) -> (u64, u64) {
        let found = reach(problem)[person];
        (found.hosts, found.guests)
    }

    #[test]
    fn hosts_who_stay_never_meet_each_other() {
        let problem = Problem::plain(12, 3, 2).hosted();
        assert_eq!((of(&problem, 0), of(&problem, 3)), ((0, 9), (3, 8)));
    }

    #[test]
    fn who_left_before_somebody_came_is_out_of_reach_unless_the_past_says_otherwise() {
        let mut problem = Problem::plain(6, 2, 2);
        problem.people[0].leaves = Some(1);
        problem.people[1].arrives = 1;
        assert_eq!((of(&problem, 0), of(&problem, 2)), ((0, 4), (0, 5)));
        problem.past.rounds = vec![vec![vec![0, 1, 2], vec![3, 4, 5]]];
        assert_eq!(of(&problem, 0), (0, 5));
    }
}

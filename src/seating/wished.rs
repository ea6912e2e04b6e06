//! Lets people who are alike change places, so that those sit where they are to who are to at first.
//!
//! Nothing that is counted of a plan changes by it but that. So the wish of one takes no closed form
//! and no symmetry from the others.

use std::collections::BTreeSet;

use super::{Plan, Problem};

/// What of a person counts where a seat is given.
type Kind = (Option<u16>, u64, usize, Option<usize>, bool);

/// Whether people are to sit somewhere, each once, with nothing past: no plan was announced. Of one
/// round, which may be one that was, few are.
pub(super) fn is_at_first(problem: &Problem) -> bool {
    let wished = problem.earlier.iter().flat_map(|it| it.rounds.iter().flatten().flatten());
    let mut wished: Vec<usize> = wished.copied().collect();
    let all = wished.len();
    wished.sort_unstable();
    wished.dedup();
    problem.past.rounds.is_empty()
        && all > 0
        && (problem.rounds > 1 || all <= problem.people.len() / 2)
        && wished.len() == all
}

/// Lets those who are to sit somewhere change places with others like them who sit there.
pub(super) fn grant(problem: &Problem, plan: &mut Plan) {
    let Some(wished) = &problem.earlier else { return };
    let kinds = kinds(problem);
    let kind = |person: usize| kinds.get(person).copied().flatten();
    let mut granted = BTreeSet::new();
    let mut open = Vec::new();
    for (wished, seated) in wished.rounds.iter().zip(&plan.rounds) {
        for (wished, seated) in wished.iter().zip(seated) {
            granted.extend(wished.iter().filter(|person| seated.contains(person)));
        }
    }
    for (round, tables) in wished.rounds.iter().enumerate() {
        for (table, people) in tables.iter().enumerate() {
            let people = people.iter().filter(|person| !granted.contains(*person));
            open.extend(people.map(|person| (round, table, *person)));
        }
    }
    for (round, table, person) in open {
        let seated = plan.rounds.get(round).and_then(|it| it.get(table)).into_iter().flatten();
        let alike = |other: &usize| kind(person).is_some() && kind(*other) == kind(person);
        let other = seated.copied().find(|other| alike(other) && !granted.contains(other));
        if let Some(other) = other {
            swap(plan, person, other);
            granted.insert(person);
        }
    }
}

/// The kind of each person; none where somebody stays at a table, or something is asked of two.
fn kinds(problem: &Problem) -> Vec<Option<Kind>> {
    let kind = |person: &super::Person| {
        let super::Person { group, arrives, leaves, remote, .. } = *person;
        Some((group, person.speaks(), arrives, leaves, remote))
    };
    let mut kinds: Vec<Option<Kind>> = problem.people.iter().map(kind).collect();
    let pairs = problem.apart.iter().chain(&problem.together).flat_map(|(a, b)| [*a, *b]);
    for person in pairs.chain(problem.hosts.fixed().iter().map(|(host, _)| *host)) {
        kinds.get_mut(person).into_iter().for_each(|kind| *kind = None);
    }
    kinds
}

/// Gives each of two the seats of the other.
fn swap(plan: &mut Plan, a: usize, b: usize) {
    for person in plan.rounds.iter_mut().flatten().flatten() {
        match *person {
            it if it == a => *person = b,
            it if it == b => *person = a,
            _ => {}
        }
    }
}

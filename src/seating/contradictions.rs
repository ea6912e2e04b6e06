//! What in a problem contradicts itself, told by name, and the smallest thing to give up.
//!
//! Hard ones leave no legal plan; the others leave plans that break a wish in every case. The names
//! are what people wrote: whoever shows them escapes them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pairs::MOST_ROUNDS;
use super::{Person, Problem};

/// The most people and tables, together, that are planned for.
pub const MOST: usize = 60_000;

/// Something that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// More people or tables, or more rounds, than are planned for.
    TooLarge,
    /// Somebody is named who is not among the people.
    UnknownPerson(usize),
    /// A table is named that is not among the tables.
    UnknownTable(usize),
    /// More people than seats.
    TooManyPeople {
        /// When.
        round: usize,
        /// Whether remotely.
        remote: bool,
        /// How many are there.
        people: usize,
        /// How many seats there are.
        seats: usize,
    },
    /// Fewer people than the tables need.
    TooFewPeople {
        /// When.
        round: usize,
        /// Whether remotely.
        remote: bool,
        /// How many are there.
        people: usize,
        /// How many the tables need.
        least: usize,
    },
    /// A host at two tables.
    HostTwice {
        /// Who.
        person: usize,
        /// One table.
        one: usize,
        /// The other.
        other: usize,
    },
    /// A remote host at a table in the room, or the other way about.
    HostAcross {
        /// Who.
        person: usize,
        /// Where.
        table: usize,
    },
    /// More hosts than a table has seats.
    HostsCrowd {
        /// Which.
        table: usize,
        /// How many.
        hosts: usize,
        /// How many seats.
        most: usize,
    },
    /// No legal plan was found, and none of the above is why.
    NoPlan,
    /// Somebody is in no round.
    NeverThere(usize),
    /// Two who should be apart should also be together, perhaps by way of others.
    ApartTogether(usize, usize),
    /// Two who host one table and should be apart.
    HostsApart(usize, usize),
    /// Two hosts of two tables who should be together, perhaps by way of others.
    HostsTogether(usize, usize),
    /// One in the room and one remote, who should be together.
    TogetherAcross(usize, usize),
    /// Two who should be together and share no language.
    TogetherStrangers(usize, usize),
    /// More people who should all be together than sit at any table.
    TogetherCrowd {
        /// Who.
        people: Vec<usize>,
        /// The most at a table.
        most: usize,
    },
    /// More people who should all be apart than there are tables.
    ApartCrowd {
        /// Who.
        people: Vec<usize>,
        /// How many tables.
        tables: usize,
    },
    /// Nobody else speaks a language of this person.
    Alone(usize),
}

impl Contradiction {
    /// Whether no plan is legal because of it.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        match self {
            Self::TooLarge
            | Self::UnknownPerson(_)
            | Self::UnknownTable(_)
            | Self::TooManyPeople { .. }
            | Self::TooFewPeople { .. }
            | Self::HostTwice { .. }
            | Self::HostAcross { .. }
            | Self::HostsCrowd { .. }
            | Self::NoPlan => true,
            Self::NeverThere(_)
            | Self::ApartTogether(..)
            | Self::HostsApart(..)
            | Self::HostsTogether(..)
            | Self::TogetherAcross(..)
            | Self::TogetherStrangers(..)
            | Self::TogetherCrowd { .. }
            | Self::ApartCrowd { .. }
            | Self::Alone(_) => false,
        }
    }
}

/// Least and most people at each table in a round.
type Limits = (usize, Vec<(usize, usize)>);

/// Everything in `problem` that contradicts itself, hard ones first. Wishes are those of people who
/// come to a round that has not been: for two of them, both to one.
#[must_use]
pub fn contradictions(problem: &Problem) -> Vec<Contradiction> {
    let numbers = problem.people.len() + problem.tables.len();
    if numbers > MOST || problem.rounds > MOST_ROUNDS {
        return vec![Contradiction::TooLarge];
    }
    let mut found = unknown(problem);
    if found.is_empty() {
        let limits: Vec<Limits> =
            coming(problem).map(|round| (round, problem.seats(round))).collect();
        limits.iter().for_each(|limits| seats(problem, limits, &mut found));
        found.extend(hosts(problem, &limits));
        found.extend(pairs(problem));
        found.extend(crowds(problem, &limits));
        found.extend(alone(problem));
    }
    found
}

/// People and tables that are named and not there.
fn unknown(problem: &Problem) -> Vec<Contradiction> {
    let (people, tables) = (problem.people.len(), problem.tables.len());
    let hosts = problem.hosts.fixed();
    let pairs = problem.apart.iter().chain(&problem.together).flat_map(|(a, b)| [*a, *b]);
    let seated = problem.past.rounds.iter().flatten().flatten().copied();
    let named = pairs.chain(hosts.iter().map(|(p, _)| *p)).chain(seated);
    let strange = named.filter(|p| *p >= people).map(Contradiction::UnknownPerson);
    let past = problem.past.rounds.iter().map(Vec::len).filter(|n| *n != tables);
    let nowhere = hosts.iter().map(|(_, t)| *t).filter(|t| *t >= tables).chain(past);
    strange.chain(nowhere.map(Contradiction::UnknownTable)).collect()
}

/// People against seats in a round; what was found in one before is not told again.
fn seats(problem: &Problem, (round, limits): &Limits, found: &mut Vec<Contradiction>) {
    let round = *round;
    let present: Vec<usize> = problem.present(round).collect();
    for remote in [false, true] {
        let side = |p: &usize| problem.people.get(*p).is_some_and(|p| p.remote == remote);
        let people = present.iter().filter(|p| side(p)).count();
        let tables = limits.iter().zip(&problem.tables).filter(|(_, t)| t.remote == remote);
        let (least, seats) =
            tables.fold((0, 0), |sum, ((least, most), _)| (sum.0 + least, sum.1 + most));
        let crowd = |round| Contradiction::TooManyPeople { round, remote, people, seats };
        if people > seats && !(0..round).any(|before| found.contains(&crowd(before))) {
            found.push(crowd(round));
        }
        let few = |round| Contradiction::TooFewPeople { round, remote, people, least };
        if people < least && !(0..round).any(|before| found.contains(&few(before))) {
            found.push(few(round));
        }
    }
}

/// Hosts against tables.
fn hosts(problem: &Problem, limits: &[Limits]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    let mut crowd: BTreeMap<usize, usize> = BTreeMap::new();
    for &(person, table) in problem.hosts.fixed() {
        match at.insert(person, table) {
            Some(one) if one != table => {
                found.push(Contradiction::HostTwice { person, one, other: table });
            }
            Some(_) => continue,
            None => {}
        }
        *crowd.entry(table).or_default() += 1;
        let remote = |p: Option<bool>, t: Option<bool>| p != t;
        let (p, t) = (problem.people.get(person), problem.tables.get(table));
        if remote(p.map(|p| p.remote), t.map(|t| t.remote)) {
            found.push(Contradiction::HostAcross { person, table });
        }
    }
    for (table, hosts) in crowd {
        let most = limits.iter().filter_map(|(_, limits)| limits.get(table).map(|(_, most)| *most));
        let most = most.filter(|most| *most > 0).min();
        if let Some(most) = most.filter(|most| hosts > *most) {
            found.push(Contradiction::HostsCrowd { table, hosts, most });
        }
    }
    found
}

/// What each pair that should be together or apart contradicts, and who is never there.
fn pairs(problem: &Problem) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (p, person) in problem.people.iter().enumerate() {
        if !(0..problem.rounds).any(|r| person.is_in(r)) {
            found.push(Contradiction::NeverThere(p));
        }
    }
    let stays = problem.stays(problem.rounds_past());
    let table = |p: usize| stays.get(p).copied().flatten();
    let meet =
        |(a, b): &&(usize, usize)| a != b && coming(problem).any(|r| both(problem, r, *a, *b));
    for &(a, b) in problem.apart.iter().filter(meet) {
        if table(a).is_some() && table(a) == table(b) {
            found.push(Contradiction::HostsApart(a, b));
        }
    }
    let chains: Vec<_> = coming(problem).flat_map(|round| chains(problem, round)).collect();
    for chain in &chains {
        let hosts: Vec<usize> = chain.iter().copied().filter(|p| table(*p).is_some()).collect();
        let torn = hosts.windows(2).find_map(|two| match two {
            &[a, b] if table(a) != table(b) => Some(Contradiction::HostsTogether(a, b)),
            _ => None,
        });
        let torn = torn.filter(|torn| !found.contains(torn));
        found.extend(torn);
    }
    for &(a, b) in problem.together.iter().filter(meet) {
        let (Some(one), Some(other)) = (problem.people.get(a), problem.people.get(b)) else {
            continue;
        };
        if one.remote != other.remote {
            found.push(Contradiction::TogetherAcross(a, b));
        }
        if one.speaks() & other.speaks() == 0 {
            found.push(Contradiction::TogetherStrangers(a, b));
        }
    }
    let torn = |(a, b): &&(usize, usize)| {
        a != b && chains.iter().any(|chain| chain.contains(a) && chain.contains(b))
    };
    found.extend(
        problem.apart.iter().filter(torn).map(|(a, b)| Contradiction::ApartTogether(*a, *b)),
    );
    found
}

/// The rounds that have not been.
fn coming(problem: &Problem) -> Range<usize> {
    problem.rounds_past()..problem.rounds
}

/// Whether two people are there in `round`.
fn both(problem: &Problem, round: usize, a: usize, b: usize) -> bool {
    [a, b].iter().all(|p| problem.people.get(*p).is_some_and(|it| it.is_in(round)))
}

/// Those who should be together in `round`, by way of others too.
fn chains(problem: &Problem, round: usize) -> Vec<Vec<usize>> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for &(a, b) in problem.together.iter().filter(|(a, b)| both(problem, round, *a, *b)) {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            chains.into_iter().partition(|chain| chain.contains(&a) || chain.contains(&b));
        joined.push(vec![a, b]);
        let mut all = joined.concat();
        all.sort_unstable();
        all.dedup();
        chains = rest;
        chains.push(all);
    }
    chains
}

/// More people together than sit at a table, or apart than there are tables.
fn crowds(problem: &Problem, rounds: &[Limits]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (round, limits) in rounds {
        let stays = problem.stays(*round);
        let mut free: Vec<usize> = limits.iter().map(|(_, most)| *most).collect();
        for (_, table) in problem.people.iter().zip(&stays).filter(|(it, _)| it.is_in(*round)) {
            if let Some(seats) = table.and_then(|table| free.get_mut(table)) {
                *seats = seats.saturating_sub(1);
            }
        }
        for people in chains(problem, *round) {
            // A host has a seat already, and brings the others to it.
            let hosts = people.iter().filter_map(|p| stays.get(*p).copied().flatten());
            let hosted = hosts.map(|table| limits.get(table).map_or(0, |(_, most)| *most));
            let most = hosted.max().or_else(|| free.iter().copied().max()).unwrap_or(0);
            if people.len() <= most {
                continue;
            }
            let is_it = |it: &Contradiction| match it {
                Contradiction::TogetherCrowd { people: of, .. } => *of == people,
                _ => false,
            };
            if !found.iter().any(is_it) {
                found.push(Contradiction::TogetherCrowd { people, most });
            }
        }
    }
    found.extend(apart_crowd(problem, rounds));
    found
}

/// The first who should all be apart and are more than the tables of their side in some round.
fn apart_crowd(problem: &Problem, rounds: &[Limits]) -> Option<Contradiction> {
    let mut foes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(a, b) in problem.apart.iter().filter(|(a, b)| a != b) {
        foes.entry(a).or_default().push(b);
        foes.entry(b).or_default().push(a);
    }
    let are_foes = |a: usize, b: usize| foes.get(&a).is_some_and(|foes| foes.contains(&b));
    rounds.iter().flat_map(|round| [(round, false), (round, true)]).find_map(|(round, remote)| {
        let (round, limits) = round;
        let open = limits.iter().zip(&problem.tables);
        let tables = open.filter(|((_, most), it)| *most > 0 && it.remote == remote).count();
        let counts = |p: usize| {
            problem.people.get(p).is_some_and(|it| it.remote == remote && it.is_in(*round))
        };
        let crowd = |(first, of_first): (&usize, &Vec<usize>)| {
            let mut people = vec![*first];
            for &next in of_first.iter().filter(|next| counts(**next)) {
                if !people.contains(&next) && people.iter().all(|p| are_foes(*p, next)) {
                    people.push(next);
                }
            }
            (people.len() > tables).then_some(people)
        };
        let many = foes.iter().filter(|(p, foes)| counts(**p) && foes.len() >= tables);
        // Nobody has a seat where there is no table, and that is told.
        let people = many.filter(|_| tables > 0).find_map(crowd)?;
        Some(Contradiction::ApartCrowd { people, tables })
    })
}

/// Those who speak no one's language, of all who come.
fn alone(problem: &Problem) -> Vec<Contradiction> {
    let comes = |(_, person): &(usize, &Person)| coming(problem).any(|round| person.is_in(round));
    let people: Vec<_> = problem.people.iter().enumerate().filter(comes).collect();
    let mut speakers: BTreeMap<u64, usize> = BTreeMap::new();
    people.iter().for_each(|(_, p)| *speakers.entry(p.speaks()).or_default() += 1);
    let understood = |speaks: u64| -> usize {
        speakers.iter().filter(|(other, _)| *other & speaks != 0).map(|(_, n)| n).sum()
    };
    let several = people.len() > 1;
    let alone = people.iter().filter(|(_, p)| several && understood(p.speaks()) < 2);
    alone.map(|(p, _)| Contradiction::Alone(*p)).collect()
}

//! A closed form for people of several languages and groups: a room for each language.
//!
//! Every table speaks one language all evening. The tables of a language are a room, whose people
//! all speak it and never leave it; within it, each group fills columns of its own, and the columns
//! rotate. So every table always has its language, its share of each group, and nobody meets twice.
//! How many tables a room gets is sought, as far as the caller allows; who goes where is a flow of
//! least cost.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Chance;
use super::flow::{Network, Spend};
use super::quaternions::seated;
use super::rotation::{fits, rotate};
use super::{Hosts, Plan, Problem};

/// People alike: their group and languages.
type Kind = (Option<u16>, u64);

/// What the rooms are made for.
struct Rooms {
    kinds: BTreeMap<Kind, Vec<usize>>,
    /// The people of each group.
    groups: BTreeMap<u16, usize>,
    people: usize,
    tables: usize,
    rounds: usize,
    language: i64,
    balance: i64,
}

/// A plan in closed form, if the people and tables allow one and `spend` what it takes.
pub(super) fn closed(problem: &Problem, chance: &mut Chance, spend: Spend) -> Option<Plan> {
    let tables = problem.tables.len();
    if !is_even(problem) || tables == 0 {
        return None;
    }
    let Hosts::Fixed(hosts) = &problem.hosts else {
        return by_rooms(problem, chance, spend).or_else(|| seated(problem));
    };
    // Hosts are the first column, the others follow in their order; one of them stays as well where
    // nobody hosts, and comes to a table again, but meets nobody twice.
    let mut first = vec![None; tables];
    for (person, table) in hosts {
        *first.get_mut(*table)? = Some(*person);
    }
    let is_host: BTreeSet<usize> = first.iter().flatten().copied().collect();
    let mut guests = (0..problem.people.len()).filter(|p| !is_host.contains(p));
    let first: Vec<usize> =
        first.into_iter().map(|host| host.or_else(|| guests.next())).collect::<Option<_>>()?;
    let guests: Vec<usize> = guests.collect();
    let rest = guests.chunks(tables).map(<[usize]>::to_vec);
    let columns: Vec<Vec<usize>> = std::iter::once(first).chain(rest).collect();
    Some(Plan { rounds: rotate(&columns, tables, problem.rounds, true)? })
}

/// Whether all people are there all evening, in one place, at tables alike.
fn is_even(problem: &Problem) -> bool {
    let last = problem.rounds.saturating_sub(1);
    let alike =
        |limits: &[(usize, usize)]| limits.windows(2).all(|w| matches!(w, [a, b] if a == b));
    problem.past.rounds.is_empty()
        && problem.earlier.is_none()
        && problem.people.iter().all(|p| p.is_in(0) && p.is_in(last) && !p.remote)
        && problem.tables.iter().all(|t| t.is_open(0) && t.is_open(last) && !t.remote)
        && alike(&problem.seats(0))
}

/// A plan of rooms.
fn by_rooms(problem: &Problem, chance: &mut Chance, spend: Spend) -> Option<Plan> {
    let rooms = Rooms::new(problem);
    let split = rooms.best_split(spend)?;
    let mut rounds = vec![Vec::new(); problem.rounds];
    for (people, tables) in rooms.people_of(&split, chance) {
        if tables > 0 {
            let columns = rooms.columns(people, tables);
            let rows = rotate(&columns, tables, problem.rounds, false)?;
            rounds.iter_mut().zip(rows).for_each(|(all, row)| all.extend(row));
        }
    }
    Some(Plan { rounds })
}

impl Rooms {
    fn new(problem: &Problem) -> Self {
        let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        let mut groups = BTreeMap::new();
        for (i, person) in problem.people.iter().enumerate() {
            kinds.entry((person.group, person.speaks())).or_default().push(i);
            person.group.into_iter().for_each(|g| *groups.entry(g).or_default() += 1);
        }
        Self {
            kinds,
            groups,
            people: problem.people.len(),
            tables: problem.tables.len(),
            rounds: problem.rounds,
            language: problem.weights.0.language as i64,
            balance: problem.weights.0.balance as i64,
        }
    }

    /// The languages somebody is known to speak; one for all, if none is.
    fn languages(&self) -> Vec<u32> {
        let known = self.kinds.keys().map(|(_, speaks)| *speaks).filter(|s| *s != u64::MAX);
        let all = known.fold(0, |all, s| all | s);
        let spoken: Vec<u32> = (0..u64::BITS).filter(|l| all >> l & 1 == 1).collect();
        if spoken.is_empty() { vec![0] } else { spoken }
    }

    /// How many tables each language gets; none where `spend` does not even allow a first try.
    fn best_split(&self, spend: Spend) -> Option<Vec<(u32, usize)>> {
        let languages = self.languages();
        let alone = |l: u32| -> Vec<(u32, usize)> {
            languages.iter().map(|m| (*m, if *m == l { self.tables } else { 0 })).collect()
        };
        let most = self.people.div_ceil(self.tables);
        let narrow = |split: &Vec<(u32, usize)>| {
            split
                .iter()
                .filter(|(_, tables)| *tables > 0 && !fits(*tables, most, self.rounds))
                .count()
        };
        let priced = |split: Vec<(u32, usize)>| {
            let cost = self.flow(&split, spend).1;
            // A flow that was broken off has no price.
            spend(0).then(|| ((cost, narrow(&split)), split))
        };
        let mut best = languages.iter().map(|l| alone(*l)).map_while(priced).min()?;
        // The cost is nearly convex: long steps first, then short ones.
        let mut step = self.tables;
        while step > 0 && spend(0) {
            let moved = moves(&best.1, step).map_while(priced).min();
            match moved.filter(|moved| moved.0 < best.0) {
                Some(better) => best = better,
                None => step /= 2,
            }
        }
        Some(best.1)
    }

    /// The network of kinds, groups in rooms and rooms; its ways from kinds to rooms, and its cost.
    fn flow(&self, split: &[(u32, usize)], spend: Spend) -> (Vec<Vec<usize>>, i64) {
        let mut network = Network::default();
        let (source, sink) = (network.node(), network.node());
        let kinds: Vec<usize> = self.kinds.keys().map(|_| network.node()).collect();
        let mut into: Vec<Vec<usize>> = Vec::new();
        for (node, people) in kinds.iter().zip(self.kinds.values()) {
            network.way(source, *node, people.len(), 0);
        }
        for &(language, tables) in split {
            let room = network.node();
            let (least, most) = (self.people / self.tables, self.people.div_ceil(self.tables));
            // A room short of people would leave seats empty: worse than anything else.
            network.way(room, sink, tables * least, -1_000_000);
            network.way(room, sink, tables * (most - least), 0);
            let groups = self.group_nodes(&mut network, room, tables);
            let ways = kinds.iter().zip(self.kinds.keys()).map(|(node, (group, speaks))| {
                let to = group.and_then(|g| groups.get(&g)).copied().unwrap_or(room);
                let strange = if speaks >> language & 1 == 1 { 0 } else { self.language };
                network.way(*node, to, self.people, strange)
            });
            into.push(ways.collect());
        }
        let (_, cost) = network.send(source, sink, spend);
        let flows = |ways: &Vec<usize>| ways.iter().map(|way| network.along(*way)).collect();
        (into.iter().map(flows).collect(), cost)
    }

    /// A node for each group in a room: its share is wanted, more is not.
    fn group_nodes(
        &self,
        network: &mut Network,
        room: usize,
        tables: usize,
    ) -> BTreeMap<u16, usize> {
        let mut nodes = BTreeMap::new();
        for (&group, &size) in &self.groups {
            let node = network.node();
            let (small, large) = (self.people / self.tables, self.people.div_ceil(self.tables));
            let (least, most) = (small * size / self.people, (large * size).div_ceil(self.people));
            network.way(node, room, tables * least, -self.balance);
            network.way(node, room, tables * (most - least), 0);
            network.way(node, room, self.people, self.balance);
            nodes.insert(group, node);
        }
        nodes
    }

    /// The people of each room and its tables.
    fn people_of(&self, split: &[(u32, usize)], chance: &mut Chance) -> Vec<(Vec<usize>, usize)> {
        let (flows, _) = self.flow(split, &|_| true);
        let mut kinds: Vec<Vec<usize>> = self.kinds.values().cloned().collect();
        kinds.iter_mut().for_each(|people| chance.shuffle(people));
        let room = |(flows, (_, tables)): (&Vec<usize>, &(u32, usize))| {
            let take = |(people, n): (&mut Vec<usize>, &usize)| {
                people.split_off(people.len().saturating_sub(*n))
            };
            (kinds.iter_mut().zip(flows).flat_map(take).collect(), *tables)
        };
        flows.iter().zip(split).map(room).collect()
    }

    /// The columns of a room: whole ones of a group each, then what is left, group by group.
    fn columns(&self, people: Vec<usize>, tables: usize) -> Vec<Vec<usize>> {
        let group_of: BTreeMap<usize, Option<u16>> =
            self.kinds.iter().flat_map(|((g, _), all)| all.iter().map(|p| (*p, *g))).collect();
        let mut groups: BTreeMap<Option<u16>, Vec<usize>> = BTreeMap::new();
        for person in people {
            let group = group_of.get(&person).copied().flatten();
            groups.entry(group).or_default().push(person);
        }
        let (mut columns, mut left): (Vec<Vec<usize>>, Vec<usize>) = Default::default();
        for group in groups.into_values() {
            let whole = group.chunks_exact(tables);
            left.extend(whole.remainder());
            columns.extend(whole.map(<[usize]>::to_vec));
        }
        columns.extend(left.chunks(tables).map(<[usize]>::to_vec));
        columns
    }
}

/// All splits that give `step` tables of one language to another.
fn moves(split: &[(u32, usize)], step: usize) -> impl Iterator<Item = Vec<(u32, usize)>> {
    let pairs = (0..split.len()).flat_map(move |a| (0..split.len()).map(move |b| (a, b)));
    pairs.filter(|(a, b)| a != b).filter_map(move |(a, b)| {
        let mut moved = split.to_vec();
        let giver = moved.get_mut(a)?;
        giver.1 = giver.1.checked_sub(step)?;
        moved.get_mut(b)?.1 += step;
        Some(moved)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{breaches, recount};

    #[test]
    fn two_languages_and_two_groups_get_a_plan_without_a_fault() {
        let mut problem = Problem::plain(120, 24, 4);
        for (i, person) in problem.people.iter_mut().enumerate() {
            person.group = Some((i % 5 % 2) as u16);
            person.languages = [1, 1, 1, 2, 3][i / 5 % 5];
        }
        let plan = closed(&problem, &mut Chance::new(1, 0), &|_| true).unwrap();
        assert_eq!(breaches(&problem, &plan), []);
        let terms = recount(&problem, &plan);
        assert_eq!((terms.repeats, terms.language, terms.balance, terms.revisits), (0, 0, 0, 0));
    }

    #[test]
    fn where_some_tables_alone_have_a_host_nobody_meets_twice_either() {
        let mut problem = Problem::plain(49, 7, 7);
        problem.hosts = Hosts::Fixed(vec![(0, 3), (9, 5)]);
        let plan = closed(&problem, &mut Chance::new(1, 0), &|_| true).unwrap();
        assert_eq!(breaches(&problem, &plan), []);
        let terms = recount(&problem, &plan);
        assert_eq!((terms.repeats, terms.revisits), (0, 5 * 6));
    }
}

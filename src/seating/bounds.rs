//! How few repeats any plan can have, and when a plan is proven best.
//!
//! Three countings, of which the largest holds. *Pairs* (B1): more meetings than pairs that could
//! meet. *People* (B2): somebody has more partners to seat than people to meet, and who is not a
//! host meets the same hosts again once the rounds outnumber them. *Tables* (B3): the people of one
//! table, spread over the tables of another round, share tables there. Each takes the sizes that
//! make it smallest, so it holds for every legal plan. And one case by name: *squares*, the 36
//! officers, whom no four rounds at six tables can keep from meeting again, for there are no two
//! orthogonal Latin squares of order 6 (G. Tarry, "Le problème des 36 officiers", 1900).

use std::collections::BTreeMap;

use super::{Hosts, Plan, Problem, recount};

/// What a bound was counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// Meetings against pairs.
    #[default]
    Pairs,
    /// Partners of each person against those within reach.
    People,
    /// Tables of one round spread over those of another.
    Tables,
    /// The squares that do not exist.
    Squares,
}

/// No plan has fewer repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bound {
    /// How many repeats there are at least.
    pub repeats: u64,
    /// By which counting.
    pub by: By,
}

impl Bound {
    /// Whether `plan` has so few repeats that none can have fewer: recounted, whoever says so.
    #[must_use]
    pub fn certifies(problem: &Problem, plan: &Plan) -> bool {
        super::breaches(problem, plan).is_empty()
            && recount(problem, plan).repeats == bound(problem).repeats
    }
}

/// The best bound on repeats.
#[must_use]
pub fn bound(problem: &Problem) -> Bound {
    let rounds: Vec<Vec<u64>> = (0..problem.rounds).map(|r| sizes(problem, r)).collect();
    let all = [
        Bound { repeats: by_tables(problem, &rounds), by: By::Tables },
        Bound { repeats: by_squares(&rounds), by: By::Squares },
        Bound { repeats: by_people(problem), by: By::People },
        Bound { repeats: by_pairs(problem, &rounds), by: By::Pairs },
    ];
    all.into_iter().max_by_key(|bound| bound.repeats).unwrap_or_default()
}

/// How many pairs there are among `n`.
fn pairs(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

/// The sizes of a round's tables, as even as may be: those of any plan hold at least as many pairs.
fn sizes(problem: &Problem, round: usize) -> Vec<u64> {
    if let Some(past) = problem.past.rounds.get(round) {
        return past.iter().map(|table| table.len() as u64).filter(|size| *size > 0).collect();
    }
    let mut sizes = Vec::new();
    for remote in [false, true] {
        let people = problem
            .present(round)
            .filter(|p| problem.people.get(*p).is_some_and(|p| p.remote == remote));
        let seats = problem.seats(round).into_iter().zip(&problem.tables);
        let limits = seats.filter(|(_, table)| table.remote == remote).map(|(limits, _)| limits);
        sizes.extend(filled(people.count(), limits.collect()));
    }
    sizes
}

/// The sizes of tables with limits once `people` have gone to the emptiest, one by one.
fn filled(people: usize, limits: Vec<(usize, usize)>) -> Vec<u64> {
    let level = |up_to: usize| {
        limits.iter().map(move |(least, most)| up_to.clamp(*least, (*most).max(*least)))
    };
    let top = limits.iter().map(|(_, most)| *most).max().unwrap_or(0);
    // The highest water that leaves nobody's seat empty, then one more where there is room.
    let water = (0..=top).rev().find(|w| level(*w).sum::<usize>() <= people).unwrap_or(0);
    let mut left = people.saturating_sub(level(water).sum());
    let mut sizes = Vec::new();
    for (size, next) in level(water).zip(level(water + 1)) {
        let more = usize::from(next > size && left > 0);
        left -= more;
        sizes.push((size + more) as u64);
    }
    sizes.retain(|size| *size > 0);
    sizes
}

/// B1: meetings beyond the pairs that could meet.
fn by_pairs(problem: &Problem, rounds: &[Vec<u64>]) -> u64 {
    let meetings: u64 = rounds.iter().flatten().map(|size| pairs(*size)).sum();
    let reach: u64 = reach(problem).iter().map(|(hosts, guests)| hosts + guests).sum();
    meetings.saturating_sub(reach / 2)
}

/// For each person, how many hosts and how many others they could ever meet.
fn reach(problem: &Problem) -> Vec<(u64, u64)> {
    let hosts = host_flags(problem);
    let past = past_meetings(problem);
    // People alike in everything that counts here are reckoned once.
    let mut kinds: BTreeMap<Kind, u64> = BTreeMap::new();
    let of: Vec<Kind> = (0..problem.people.len()).map(|p| kind(problem, &hosts, p)).collect();
    of.iter().for_each(|kind| *kinds.entry(*kind).or_default() += 1);
    let count = |p: usize, own: &Kind| {
        let mut sum = (0, 0);
        for (other, people) in &kinds {
            let people = people - u64::from(other == own);
            if !may_meet(problem, own, other) {
                continue;
            }
            *(if other.host { &mut sum.0 } else { &mut sum.1 }) += people;
        }
        // Whom the past brought together met, whatever the rules say now.
        for other in past.get(&p).into_iter().flatten() {
            let Some(kind) = of.get(*other) else { continue };
            let reached = may_meet(problem, own, kind);
            *(if kind.host { &mut sum.0 } else { &mut sum.1 }) += u64::from(!reached);
        }
        sum
    };
    of.iter().enumerate().map(|(p, kind)| count(p, kind)).collect()
}

/// What decides whom a person could ever meet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    host: bool,
    remote: bool,
    arrives: usize,
    leaves: usize,
}

fn kind(problem: &Problem, hosts: &[bool], person: usize) -> Kind {
    let host = hosts.get(person).copied().unwrap_or(false);
    problem.people.get(person).map_or(Kind { host, remote: false, arrives: 0, leaves: 0 }, |p| {
        let leaves = p.leaves.unwrap_or(problem.rounds).min(problem.rounds);
        Kind { host, remote: p.remote, arrives: p.arrives.min(leaves), leaves }
    })
}

/// Whether people of two kinds could sit at one table: together there, and not both hosts.
fn may_meet(problem: &Problem, a: &Kind, b: &Kind) -> bool {
    let both = a.arrives.max(b.arrives)..a.leaves.min(b.leaves);
    a.remote == b.remote && !both.is_empty() && !(a.host && b.host && hosts_stay(problem))
}

/// Whether each host is at another table from first to last.
fn hosts_stay(problem: &Problem) -> bool {
    let Hosts::Fixed(hosts) = &problem.hosts else { return false };
    hosts.iter().all(|(p, _)| (0..problem.rounds).all(|r| problem.stays_at(*p, r).is_some()))
        && hosts.iter().enumerate().all(|(i, (_, t))| hosts.iter().take(i).all(|(_, u)| t != u))
}

fn host_flags(problem: &Problem) -> Vec<bool> {
    let mut flags = vec![false; problem.people.len()];
    let Hosts::Fixed(hosts) = &problem.hosts else { return flags };
    for (person, _) in hosts {
        if let Some(flag) = flags.get_mut(*person) {
            *flag = true;
        }
    }
    flags
}

/// Whom each person has met in the rounds that have been, each once.
fn past_meetings(problem: &Problem) -> BTreeMap<usize, Vec<usize>> {
    let mut met: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for table in problem.past.rounds.iter().take(problem.rounds).flatten() {
        for &p in table {
            met.entry(p).or_default().extend(table.iter().copied().filter(|other| *other != p));
        }
    }
    for others in met.values_mut() {
        others.sort_unstable();
        others.dedup();
    }
    met
}

/// B2: partners beyond those within reach; hosts and guests apart, where hosts stay all evening.
fn by_people(problem: &Problem) -> u64 {
    let hosts = host_flags(problem);
    let stay = hosts_stay(problem) && everybody_stays(problem);
    let each_has_one = stay && hosts.iter().filter(|h| **h).count() == problem.tables.len();
    let least: Vec<u64> = (0..problem.rounds).map(|r| least_partners(problem, r)).collect();
    let (mut twice, mut with_hosts) = (0, 0);
    for (p, (near, far)) in reach(problem).into_iter().enumerate() {
        let there = |r: &usize| problem.people.get(p).is_some_and(|p| p.is_in(*r));
        let there_rounds = (0..problem.rounds).filter(there).count() as u64;
        let partners: u64 = (0..problem.rounds)
            .zip(&least)
            .filter(|(r, _)| there(r) || problem.past.rounds.get(*r).is_some())
            .map(|(r, least)| partners(problem, r, p, *least))
            .sum();
        if !each_has_one {
            twice += partners.saturating_sub(near + far);
        } else if !hosts.get(p).copied().unwrap_or(false) {
            twice += partners.saturating_sub(there_rounds).saturating_sub(far);
            with_hosts += there_rounds.saturating_sub(near);
        }
    }
    twice.div_ceil(2) + with_hosts
}

/// How many others anybody sits with in `round`, at the smallest table there could be.
fn least_partners(problem: &Problem, round: usize) -> u64 {
    let seats = problem.seats(round).into_iter().filter(|(_, most)| *most > 0);
    seats.map(|(least, _)| least).min().map_or(0, |least| least.saturating_sub(1) as u64)
}

/// How many others `person` sits with in `round`: at least, or as it was.
fn partners(problem: &Problem, round: usize, person: usize, least: u64) -> u64 {
    match problem.past.rounds.get(round) {
        Some(past) => past.iter().find(|t| t.contains(&person)).map_or(0, |t| t.len() as u64 - 1),
        None => least,
    }
}

/// Whether all are there from first to last, in one room, with nothing past.
fn everybody_stays(problem: &Problem) -> bool {
    let last = problem.rounds.saturating_sub(1);
    problem.past.rounds.is_empty()
        && problem.people.iter().all(|p| p.is_in(0) && p.is_in(last) && !p.remote)
        && problem.tables.iter().all(|t| t.is_open(0) && t.is_open(last) && !t.remote)
}

/// Every four rounds of six tables of six have a repeat, so all but three rounds have one each.
fn by_squares(rounds: &[Vec<u64>]) -> u64 {
    let six = rounds.iter().filter(|sizes| **sizes == [6; 6]).count() as u64;
    six.saturating_sub(3)
}

/// B3: what any two rounds must share, for every round but one; where all are there all the time.
fn by_tables(problem: &Problem, rounds: &[Vec<u64>]) -> u64 {
    let last = problem.rounds.saturating_sub(1);
    let seated = |round: &Vec<Vec<usize>>| round.iter().map(Vec::len).sum::<usize>();
    if !problem.people.iter().all(|p| p.is_in(0) && p.is_in(last))
        || problem.past.rounds.iter().any(|round| seated(round) != problem.people.len())
    {
        return 0;
    }
    let shared = |from: &Vec<u64>, to: &Vec<u64>| -> u64 {
        let tables = (to.len() as u64).max(1);
        let pairs_of = |size: &u64| {
            let (each, more) = (size / tables, size % tables);
            more * pairs(each + 1) + (tables - more) * pairs(each)
        };
        from.iter().map(pairs_of).sum()
    };
    let apart =
        rounds.iter().enumerate().flat_map(|(i, a)| rounds.iter().take(i).map(move |b| (a, b)));
    let least = apart.map(|(a, b)| shared(a, b).max(shared(b, a))).min().unwrap_or(0);
    (rounds.len() as u64).saturating_sub(1) * least
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(people: usize, tables: usize, rounds: usize) -> (u64, By) {
        let found = bound(&Problem::plain(people, tables, rounds));
        (found.repeats, found.by)
    }

    #[test]
    fn the_bounds_are_those_counted_by_hand() {
        assert_eq!(of(12, 3, 4), (9, By::Tables));
        assert_eq!(of(27, 5, 4), (6, By::Tables));
        assert_eq!(of(24, 6, 4).0, 0);
        assert_eq!((of(36, 6, 3).0, of(36, 6, 4)), (0, (1, By::Squares)));
        // 15 people meet 14 others in 7 rounds of threes; an eighth round repeats every pair.
        assert_eq!((of(15, 5, 7).0, of(15, 5, 8)), (0, (15, By::Pairs)));
        assert_eq!(of(7, 1, 2), (21, By::Pairs));
    }

    #[test]
    fn more_rounds_than_hosts_repeat_a_host_for_every_guest() {
        let problem = Problem::plain(12, 3, 5).hosted();
        assert_eq!(bound(&problem).repeats, 9 * 2 + 9 * (5 * 2 - 8) / 2);
    }

    #[test]
    fn sizes_are_as_even_as_their_limits_let_them_be() {
        assert_eq!(filled(10, vec![(0, 2), (0, 9), (4, 9)]), [2, 4, 4]);
        assert_eq!(filled(7, vec![(2, 3), (2, 3), (0, 0)]), [3, 3]);
        assert_eq!(filled(13, vec![(4, 5), (4, 5), (4, 5)]), [5, 4, 4]);
    }

    #[test]
    fn a_certificate_is_recounted() {
        let problem = Problem::plain(4, 2, 3);
        let pairs = |a: usize| (1..4).filter(|p| *p != a).collect::<Vec<_>>();
        let plan = Plan { rounds: (1..4).map(|a| vec![vec![0, a], pairs(a)]).collect() };
        assert!(Bound::certifies(&problem, &plan));
        let twice = Plan { rounds: vec![plan.rounds[0].clone(); 3] };
        assert!(!Bound::certifies(&problem, &twice));
    }
}

//! How few repeats any plan can have, and when a plan is proven best.
//!
//! Three countings, of which the largest holds. *Pairs* (B1): more meetings than pairs that could
//! meet. *People* (B2): somebody has more partners to seat than people to meet, and who is not a
//! host meets the same hosts again once the rounds outnumber them. *Tables* (B3): the people of one
//! table, spread over the tables of another round, share tables there. Each takes the sizes that
//! make it smallest, so it holds for every legal plan. And two cases by name. *Squares*, the 36
//! officers, whom no four rounds at six tables can keep from meeting again, for there are no two
//! orthogonal Latin squares of order 6 (G. Tarry, "Le problème des 36 officiers", 1900); and two
//! rounds of six tables of six that share a pair share two. *Count*, the twelve at three tables of
//! four: of all plans of four rounds, none has fewer than 13 repeats; `twelve` counts them.

use super::Problem;
use super::reach::{Reach, hosts_stay, reach};

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
    /// All plans there are, counted.
    Count,
}

/// No plan has fewer repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bound {
    /// How many repeats there are at least.
    pub repeats: u64,
    /// By which counting.
    pub by: By,
}

/// The best bound on repeats.
#[must_use]
pub fn bound(problem: &Problem) -> Bound {
    bounds(problem).into_iter().max_by_key(|bound| bound.repeats).unwrap_or_default()
}

/// What each counting proves of repeats; of equals the last is the simplest.
#[must_use]
pub fn bounds(problem: &Problem) -> [Bound; 5] {
    let rounds: Vec<Vec<u64>> = (0..problem.rounds).map(|r| sizes(problem, r)).collect();
    let reach = reach(problem);
    let all_stay = all_stay(problem);
    let [tables, squares, count] = match all_stay {
        true => [by_tables(&rounds), by_squares(problem, &rounds), by_count(problem, &rounds)],
        false => [0; 3],
    };
    [
        Bound { repeats: count, by: By::Count },
        Bound { repeats: tables, by: By::Tables },
        Bound { repeats: squares, by: By::Squares },
        Bound { repeats: by_people(problem, &reach), by: By::People },
        Bound { repeats: by_pairs(&reach, &rounds), by: By::Pairs },
    ]
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
fn by_pairs(reach: &[Reach], rounds: &[Vec<u64>]) -> u64 {
    let meetings: u64 = rounds.iter().flatten().map(|size| pairs(*size)).sum();
    let reach: u64 = reach.iter().map(|met| met.hosts + met.guests).sum();
    meetings.saturating_sub(reach / 2)
}

/// B2: partners beyond those within reach; hosts and guests apart, where hosts stay all evening.
fn by_people(problem: &Problem, reach: &[Reach]) -> u64 {
    let stay = hosts_stay(problem) && everybody_stays(problem);
    let hosts = reach.iter().filter(|met| met.host).count();
    let each_has_one = stay && hosts == problem.tables.len();
    let partners: Vec<Vec<u64>> = (0..problem.rounds).map(|r| partners(problem, r)).collect();
    let (mut twice, mut with_hosts) = (0, 0);
    for (p, met) in reach.iter().enumerate() {
        let seated = partners.iter().filter_map(|round| round.get(p));
        let partners: u64 = seated.sum();
        if !each_has_one {
            twice += partners.saturating_sub(met.hosts + met.guests);
        } else if !met.host {
            let rounds = problem.rounds as u64;
            twice += partners.saturating_sub(rounds).saturating_sub(met.guests);
            with_hosts += rounds.saturating_sub(met.hosts);
        }
    }
    twice.div_ceil(2) + with_hosts
}

/// How many others each person sits with in `round`: at least, or as it was.
fn partners(problem: &Problem, round: usize) -> Vec<u64> {
    let mut partners = vec![0; problem.people.len()];
    if let Some(past) = problem.past.rounds.get(round) {
        for table in past {
            for person in table {
                if let Some(cell) = partners.get_mut(*person) {
                    *cell = table.len() as u64 - 1;
                }
            }
        }
        return partners;
    }
    // Of the smallest table there could be.
    let seats = problem.seats(round).into_iter().filter(|(_, most)| *most > 0);
    let least = seats.map(|(least, _)| least).min().unwrap_or(0).saturating_sub(1);
    for (cell, _) in partners.iter_mut().zip(&problem.people).filter(|(_, p)| p.is_in(round)) {
        *cell = least as u64;
    }
    partners
}

/// Whether all are there from first to last, in one room, with nothing past.
fn everybody_stays(problem: &Problem) -> bool {
    let last = problem.rounds.saturating_sub(1);
    problem.past.rounds.is_empty()
        && problem.people.iter().all(|p| p.is_in(0) && p.is_in(last) && !p.remote)
        && problem.tables.iter().all(|t| t.is_open(0) && t.is_open(last) && !t.remote)
}

/// Whether the same people sit in every round, the past ones too.
fn all_stay(problem: &Problem) -> bool {
    let last = problem.rounds.saturating_sub(1);
    let everybody = |round: &Vec<Vec<usize>>| {
        let mut seated: Vec<usize> = round.iter().flatten().copied().collect();
        seated.sort_unstable();
        seated.into_iter().eq(0..problem.people.len())
    };
    problem.people.iter().all(|p| p.is_in(0) && p.is_in(last))
        && problem.past.rounds.iter().take(problem.rounds).all(everybody)
}

/// How many rounds have tables of these sizes, in every plan.
fn rounds_of(problem: &Problem, rounds: &[Vec<u64>], sizes: &[u64]) -> u64 {
    let is_set = |round: usize| {
        let mut seats = problem.seats(round).into_iter();
        round < problem.rounds_past() || seats.all(|(least, most)| least == most)
    };
    rounds.iter().enumerate().filter(|(r, round)| **round == sizes && is_set(*r)).count() as u64
}

/// Of every four rounds of six tables of six two share a pair, and then two: so all but three rounds
/// share two with another, whichever are left out first.
fn by_squares(problem: &Problem, rounds: &[Vec<u64>]) -> u64 {
    2 * rounds_of(problem, rounds, &[6; 6]).saturating_sub(3)
}

/// Four rounds of three tables of four have 13 repeats, and each further one shares a pair of every
/// table with another.
fn by_count(problem: &Problem, rounds: &[Vec<u64>]) -> u64 {
    rounds_of(problem, rounds, &[4; 3]).checked_sub(4).map_or(0, |more| 13 + 3 * more)
}

/// B3: what any two rounds must share, for every round but one.
fn by_tables(rounds: &[Vec<u64>]) -> u64 {
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
        assert_eq!((of(12, 3, 3), of(12, 3, 4)), ((6, By::Tables), (13, By::Count)));
        assert_eq!(of(27, 5, 4), (6, By::Tables));
        assert_eq!(of(24, 6, 4).0, 0);
        assert_eq!((of(36, 6, 3).0, of(36, 6, 4)), (0, (2, By::Squares)));
        // 15 people meet 14 others in 7 rounds of threes; an eighth round repeats every pair.
        assert_eq!((of(15, 5, 7).0, of(15, 5, 8)), (0, (15, By::Pairs)));
        assert_eq!(of(7, 1, 2), (21, By::Pairs));
    }

    #[test]
    fn what_holds_for_the_same_people_at_set_tables_is_not_said_of_others() {
        let mut problem = Problem::plain(72, 6, 4);
        problem.people.iter_mut().take(36).for_each(|p| p.leaves = Some(2));
        problem.people.iter_mut().skip(36).for_each(|p| p.arrives = 2);
        assert_eq!(bound(&problem).repeats, 0);
        let mut problem = Problem::plain(36, 6, 4);
        problem.tables.iter_mut().for_each(|t| t.seats = Some((5, 7)));
        assert_eq!(bound(&problem).repeats, 0);
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
}

//! Thirty-two people at eight tables of four for ten rounds: everybody meets all others but one.
//!
//! Each person is an element of a group, one of the eight units of the quaternions and a seat on a
//! circle of four, and everybody moves on by multiplication from the left. Two tables and two
//! subgroups are such that every element but one is a difference of one of them, once: the difference
//! method of R. C. Bose over a group that is no circle. A. Aguado gave the first plan of ten rounds in
//! 2004; this one is of a search over the groups of 32 elements.

use super::{Plan, Problem};

/// 1, i, j, k, and 4 more for their opposites; 8 for each seat of the circle.
const ORDER: usize = 32;

/// A table whose units are of four axes, and one whose seats of the circle are four.
const OF_AXES: [usize; 4] = [0, 1, 2, 11];
const OF_SEATS: [usize; 4] = [0, 9, 23, 27];

/// Two subgroups, who sit together in the last two rounds with all that differ by them.
const SUBGROUPS: [[usize; 4]; 2] = [[0, 4, 17, 21], [0, 8, 16, 24]];

/// The product of two elements.
const fn times(a: usize, b: usize) -> usize {
    let (i, j) = (a & 1, (a >> 1) & 1);
    let (k, l) = (b & 1, (b >> 1) & 1);
    // As words of i and j: each j before an i, and each square, turns the sign.
    let sign = ((a >> 2) ^ (b >> 2) ^ (j & k) ^ (i & k) ^ (j & l)) & 1;
    let circle = (a / 8 + b / 8) % 4;
    (i ^ k) + 2 * (j ^ l) + 4 * sign + 8 * circle
}

/// Ten rounds, if this is what they are asked for.
pub(super) fn seated(problem: &Problem) -> Option<Plan> {
    if (problem.people.len(), problem.tables.len(), problem.rounds) != (ORDER, 8, 10) {
        return None;
    }
    let of = |table: &[usize; 4], by: usize| -> Vec<usize> {
        let mut people: Vec<usize> = table.iter().map(|it| times(by, *it)).collect();
        people.sort_unstable();
        people
    };
    let round = |table: [usize; 4], is: &dyn Fn(usize) -> bool| -> Vec<Vec<usize>> {
        (0..ORDER).filter(|by| is(*by)).map(|by| of(&table, by)).collect()
    };
    let mut rounds: Vec<_> = (0..4).map(|axis| round(OF_AXES, &|by| by & 3 == axis)).collect();
    rounds.extend((0..4).map(|seat| round(OF_SEATS, &|by| by / 8 == seat)));
    for subgroup in SUBGROUPS {
        // Of all who move it to the same people one is enough.
        rounds.push(round(subgroup, &|by| of(&subgroup, by).first() == Some(&by)));
    }
    Some(Plan { rounds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{Order, breaches, recount, solve};

    #[test]
    fn the_products_are_those_of_a_group() {
        let all = || 0..ORDER;
        for (a, b) in all().flat_map(|a| all().map(move |b| (a, b))) {
            assert!(all().all(|c| times(times(a, b), c) == times(a, times(b, c))));
        }
        assert_eq!((times(1, 2), times(2, 1), times(1, 1), times(24, 24)), (3, 7, 4, 16));
    }

    #[test]
    fn thirty_two_people_meet_nobody_twice_in_ten_rounds() {
        let problem = Problem::plain(32, 8, 10);
        let plan = seated(&problem).unwrap();
        assert_eq!(breaches(&problem, &plan), []);
        assert_eq!(recount(&problem, &plan).repeats, 0);
        let order = Order { budget: 0, seed: 1, threads: 1 };
        let found = solve(&problem, &order, &|_| true).unwrap();
        assert!(found.certified && found.terms.repeats == 0, "it is the plan to begin with");
        assert_eq!(seated(&Problem::plain(32, 8, 11)), None);
    }
}

//! All plans of four rounds for twelve people at three tables of four, counted: none has fewer than
//! 13 repeats, which [`By::Count`](super::By::Count) says.
//!
//! Without loss the first round is fixed, and the second one of each kind, by how many of each table
//! of the first it has at each of its own. A table of four has two who shared one of three tables in
//! any other round, so the last round adds three repeats at least: three rounds with more than nine
//! need no fourth.

use std::collections::BTreeMap;

/// The people of three tables, a bit each.
type Round = [u16; 3];

const PEOPLE: usize = 12;
const FEWEST: u32 = 13;

fn people(table: u16) -> impl Iterator<Item = usize> {
    (0..PEOPLE).filter(move |p| table >> p & 1 == 1)
}

/// Every round there is.
fn rounds() -> Vec<Round> {
    let tables: Vec<u16> = (0..1 << PEOPLE).filter(|t: &u16| t.count_ones() == 4).collect();
    let with = |person: u16, among: u16| {
        tables.iter().copied().filter(move |t| t & person != 0 && t & !among == 0)
    };
    let all = (1 << PEOPLE) - 1;
    let second = |a: u16| {
        let rest = all & !a;
        with(rest & rest.wrapping_neg(), rest).map(move |b| [a, b, rest & !b])
    };
    with(1, all).flat_map(second).collect()
}

/// Whom each person has met, after one round more.
fn met_after(mut met: [u16; PEOPLE], round: Round) -> [u16; PEOPLE] {
    for table in round {
        people(table).for_each(|p| met[p] |= table & !(1 << p));
    }
    met
}

/// The pairs of a table who have met.
fn shared(table: u16, met: &[u16; PEOPLE]) -> u32 {
    people(table).map(|p| (table & met[p]).count_ones()).sum::<u32>() / 2
}

/// How many of each table of one round sit at each of another, whatever the tables are called.
fn kind(one: Round, other: Round) -> [u32; 9] {
    const ORDERS: [[usize; 3]; 6] =
        [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let orders = ORDERS.iter().flat_map(|a| ORDERS.iter().map(move |b| (a, b)));
    let counts = orders
        .map(|(a, b)| std::array::from_fn(|i| (one[a[i / 3]] & other[b[i % 3]]).count_ones()));
    counts.min().unwrap()
}

#[test]
fn no_four_rounds_of_twelve_people_at_three_tables_have_fewer_than_thirteen_repeats() {
    let all = rounds();
    assert_eq!(all.len(), 5775);
    let first = all[0];
    let seconds: BTreeMap<_, Round> =
        all.iter().map(|round| (kind(first, *round), *round)).collect();
    let met = met_after([0; PEOPLE], first);
    let mut fewest = u32::MAX;
    for second in seconds.into_values() {
        let repeats: u32 = second.iter().map(|table| shared(*table, &met)).sum();
        let met = met_after(met, second);
        for third in &all {
            let repeats = repeats + third.iter().map(|table| shared(*table, &met)).sum::<u32>();
            if repeats + 3 >= FEWEST {
                continue;
            }
            let met = met_after(met, *third);
            let of: Vec<u32> = (0..1 << PEOPLE)
                .map(|t: u16| if t.count_ones() == 4 { shared(t, &met) } else { 0 })
                .collect();
            let fourth = all.iter().map(|r| r.iter().map(|t| of[usize::from(*t)]).sum::<u32>());
            fewest = fewest.min(repeats + fourth.min().unwrap());
        }
    }
    assert_eq!(fewest, FEWEST);
}

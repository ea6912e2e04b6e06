//! The terms of pairs: repeats, thirds, apart and together, kept as people change seats.
//!
//! A byte for each pair holds how often they meet and what was asked of them; what one meeting more
//! or less costs is read from a table of 256 entries, so a change of two seats costs a few reads. For
//! few people the bytes are kept, in a square. A square for many would not stay near the processor:
//! then each is counted afresh, from the routes of the two, which are few bytes each.

use super::board::Board;
use super::grid::Grid;
use super::{Problem, Weights};

/// The bits of a pair's byte that count its meetings.
const MEETINGS: u8 = 0x3F;
/// The pair should be kept apart.
const APART: u8 = 0x40;
/// The pair should be kept together.
const TOGETHER: u8 = 0x80;
/// A person and themselves: meets nobody, costs nothing.
const SELF: u8 = 0xFF;
/// The most rounds that the count of a pair can hold.
pub(super) const MOST_ROUNDS: usize = 60;

/// Up to this many people the bytes of all pairs are kept.
const FEW: usize = 1_500;

/// What one meeting more, and one less, changes.
#[derive(Clone, Copy, Debug, Default)]
struct Price {
    more: i32,
    less: i32,
}

/// How often each pair meets, and what it costs.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    /// The byte of each pair, if they are kept.
    cells: Option<Grid<u8>>,
    /// What was asked of each person: with whom, and what.
    asked: Vec<Vec<(u16, u8)>>,
    prices: [Price; 256],
    /// What it would cost if nobody ever sat with those they should be together with.
    split: i64,
}

impl Pairs {
    /// The pairs of the problem's people, seated as on `board`.
    pub(super) fn new(problem: &Problem, board: &Board) -> Self {
        let people = problem.people.len();
        let asked = asked(problem);
        let mut pairs = Self {
            cells: None,
            asked,
            prices: prices(&problem.weights),
            split: split(problem, board),
        };
        if people <= FEW {
            let mut cells = Grid::new(people, people, 0);
            for p in 0..people as u16 {
                for (q, cell) in (0..).zip(cells.row_mut(usize::from(p))) {
                    *cell = pairs.byte(board, p, q);
                }
            }
            pairs.cells = Some(cells);
        }
        pairs
    }

    /// Counts every pair afresh from now on.
    #[cfg(test)]
    pub(super) fn forget(&mut self) {
        self.cells = None;
    }

    /// The byte of a pair, counted afresh.
    #[inline]
    fn byte(&self, board: &Board, p: u16, q: u16) -> u8 {
        if p == q { SELF } else { board.met(p, q) | self.flags(p, q) }
    }

    /// What was asked of a pair.
    #[inline]
    fn flags(&self, p: u16, q: u16) -> u8 {
        let asked = self.asked.get(usize::from(p)).map_or(&[][..], Vec::as_slice);
        asked.iter().filter(|(other, _)| *other == q).fold(0, |all, (_, flag)| all | flag)
    }

    /// What the meeting of `person` with `others` in `round` adds to those before it.
    pub(super) fn added(&self, board: &Board, round: usize, person: u16, others: &[u16]) -> i32 {
        let byte = |q: &u16| board.met_before(round, person, *q) | self.flags(person, *q);
        others.iter().map(|q| self.price(byte(q)).more).sum()
    }

    /// What the terms of pairs cost before anybody has met.
    pub(super) fn unmet(&self) -> i64 {
        self.split
    }

    /// Notes a meeting of `person` with each of `others`.
    pub(super) fn meet(&mut self, person: u16, others: &[u16]) {
        self.change(person, others, |cell| cell + 1);
    }

    /// Takes back a meeting of `person` with each of `others`.
    pub(super) fn part(&mut self, person: u16, others: &[u16]) {
        self.change(person, others, |cell| cell - 1);
    }

    fn change(&mut self, person: u16, others: &[u16], by: impl Fn(u8) -> u8) {
        let Some(cells) = &mut self.cells else { return };
        for &other in others.iter().filter(|other| **other != person) {
            for (x, y) in [(person, other), (other, person)] {
                if let Some(cell) = cells.cell(usize::from(x), usize::from(y)) {
                    *cell = by(*cell);
                }
            }
        }
    }

    #[inline]
    fn price(&self, cell: u8) -> Price {
        self.prices.get(usize::from(cell)).copied().unwrap_or_default()
    }

    /// What changes if `p`, one of `with_p`, and `q`, one of `with_q`, change seats.
    #[inline]
    pub(super) fn swapped(
        &self,
        board: &Board,
        p: u16,
        q: u16,
        with_p: &[u16],
        with_q: &[u16],
    ) -> i32 {
        let Some(cells) = &self.cells else {
            let (of_p, of_q) = (|o| self.byte(board, p, o), |o| self.byte(board, q, o));
            return self.crossed(of_p, of_q, q, with_p, with_q);
        };
        let (p, row_q) = (cells.row(usize::from(p)), cells.row(usize::from(q)));
        let cell = |row: &[u8], other: u16| row.get(usize::from(other)).copied().unwrap_or(SELF);
        self.crossed(|o| cell(p, o), |o| cell(row_q, o), q, with_p, with_q)
    }

    /// What changes, given the bytes of the two with others.
    #[inline]
    fn crossed(
        &self,
        of_p: impl Fn(u16) -> u8,
        of_q: impl Fn(u16) -> u8,
        q: u16,
        with_p: &[u16],
        with_q: &[u16],
    ) -> i32 {
        let mut sum = 0;
        for &other in with_p {
            sum += self.price(of_q(other)).more - self.price(of_p(other)).less;
        }
        for &other in with_q {
            sum += self.price(of_p(other)).more - self.price(of_q(other)).less;
        }
        // The two passed each other: neither meets the other anew.
        sum - 2 * self.price(of_p(q)).more
    }

    /// The prices of `person` with each of `others`.
    #[inline]
    fn each(&self, board: &Board, person: u16, others: &[u16]) -> impl Iterator<Item = Price> {
        let row = self.cells.as_ref().map(|cells| cells.row(usize::from(person)));
        others.iter().map(move |other| {
            let kept = row.and_then(|row| row.get(usize::from(*other)).copied());
            self.price(kept.unwrap_or_else(|| self.byte(board, person, *other)))
        })
    }

    /// What changes if `person` comes to `others`.
    pub(super) fn joined(&self, board: &Board, person: u16, others: &[u16]) -> i32 {
        self.each(board, person, others).map(|price| price.more).sum()
    }

    /// What the meetings of `person` with `others` cost: what their parting would spare.
    pub(super) fn spared(&self, board: &Board, person: u16, others: &[u16]) -> i32 {
        self.each(board, person, others).map(|price| price.less).sum()
    }

    /// Whether their meetings cost anything.
    pub(super) fn is_dear(&self, board: &Board, person: u16, others: &[u16]) -> bool {
        let asked = self.asked.get(usize::from(person)).map_or(&[][..], Vec::as_slice);
        // Where nothing is won by sitting together, the first that costs tells.
        if asked.iter().all(|(_, flag)| *flag == APART) {
            return self.each(board, person, others).any(|price| price.less > 0);
        }
        self.spared(board, person, others) > 0
    }
}

/// What was asked of each person.
fn asked(problem: &Problem) -> Vec<Vec<(u16, u8)>> {
    let mut asked = vec![Vec::new(); problem.people.len()];
    for (list, flag) in [(&problem.apart, APART), (&problem.together, TOGETHER)] {
        for &(a, b) in list.iter().filter(|(a, b)| a != b) {
            for (person, other) in [(a, b), (b, a)] {
                if let Some(asked) = asked.get_mut(person) {
                    asked.push((other as u16, flag));
                }
            }
        }
    }
    asked
}

/// What it would cost if nobody ever sat with those they should be together with.
fn split(problem: &Problem, board: &Board) -> i64 {
    // In a round that has been, whoever sat there was there.
    let there = |r: usize, p: usize| board.place(r, p as u16) < problem.tables.len();
    let rounds = |a, b| (0..problem.rounds).filter(|r| there(*r, a) && there(*r, b)).count();
    let pairs = problem.together.iter().filter(|(a, b)| a != b);
    let both: usize = pairs.map(|(a, b)| rounds(*a, *b)).sum();
    both as i64 * problem.weights.0.together as i64
}

/// The price of every byte that a pair may have.
fn prices(weights: &Weights) -> [Price; 256] {
    let Weights(w) = weights;
    let price = |cell: u8| {
        let met = cell & MEETINGS;
        let asked = if cell & APART == 0 { 0 } else { w.apart as i32 }
            - if cell & TOGETHER == 0 { 0 } else { w.together as i32 };
        let nth = |n: u8| match n {
            0 | 1 => 0,
            _ => w.repeats + w.thirds * u64::from(n - 2).min(3),
        };
        let more = asked + nth(met + 1) as i32;
        Price { more, less: if met == 0 { 0 } else { asked + nth(met) as i32 } }
    };
    let mut all = [Price::default(); 256];
    (0..SELF).zip(&mut all).for_each(|(cell, entry)| *entry = price(cell));
    all
}

//! The terms of a table's company: the balance of groups, and the language they share.

use super::grid::Grid;
use super::{Plan, Problem};

/// Who, by group and language, sits at each table of each round.
#[derive(Clone, Debug)]
pub(super) struct Mix {
    tables: usize,
    /// A row a table of a round; the last column counts people of no group.
    groups: Grid<u16>,
    /// The same by language.
    tongues: Grid<u16>,
    /// Least and most of a group at a table: a row for each size in each round.
    shares: Grid<(u16, u16)>,
    sizes: usize,
    group_of: Vec<u16>,
    speaks: Vec<u64>,
    balance: i32,
    language: i32,
}

/// One person less at a table, or one more, by group and languages.
#[derive(Clone, Copy)]
struct Comer {
    group: u16,
    speaks: u64,
}

impl Mix {
    /// The company of `plan`, for tables of up to `most` people.
    pub(super) fn new(problem: &Problem, plan: &Plan, most: usize) -> Self {
        let groups = problem.people.iter().filter_map(|p| p.group).map(|g| usize::from(g) + 1);
        let groups = groups.max().unwrap_or(0);
        let known = problem.people.iter().fold(0, |all, p| all | p.languages);
        let tongues = (u64::BITS - known.leading_zeros()) as usize;
        let rows = problem.rounds * problem.tables.len();
        let group_of = |p: &super::Person| p.group.unwrap_or(groups as u16);
        let mut mix = Self {
            tables: problem.tables.len(),
            groups: Grid::new(if groups == 0 { 0 } else { rows }, groups + 1, 0),
            tongues: Grid::new(if tongues == 0 { 0 } else { rows }, tongues, 0),
            shares: shares(problem, groups, most),
            sizes: most + 1,
            group_of: problem.people.iter().map(group_of).collect(),
            speaks: problem.people.iter().map(super::Person::speaks).collect(),
            balance: if groups == 0 { 0 } else { problem.weights.0.balance as i32 },
            language: if tongues == 0 { 0 } else { problem.weights.0.language as i32 },
        };
        for (round, tables) in plan.rounds.iter().enumerate() {
            for (table, people) in tables.iter().enumerate() {
                people.iter().for_each(|p| mix.change(round, table, *p as u16, true));
            }
        }
        mix
    }

    /// Whether nothing is counted here.
    pub(super) fn is_idle(&self) -> bool {
        self.balance == 0 && self.language == 0
    }

    fn comer(&self, person: u16) -> Comer {
        let person = usize::from(person);
        Comer {
            group: self.group_of.get(person).copied().unwrap_or_default(),
            speaks: self.speaks.get(person).copied().unwrap_or_default(),
        }
    }

    /// Counts `person` at a table, or no more.
    pub(super) fn change(&mut self, round: usize, table: usize, person: u16, comes: bool) {
        let row = round * self.tables + table;
        let Comer { group, speaks } = self.comer(person);
        let change = |cell: &mut u16| *cell = if comes { *cell + 1 } else { cell.wrapping_sub(1) };
        if let Some(cell) = self.groups.row_mut(row).get_mut(usize::from(group)) {
            change(cell);
        }
        let tongues = self.tongues.row_mut(row).iter_mut().enumerate();
        tongues.filter(|(l, _)| speaks >> l & 1 == 1).for_each(|(_, cell)| change(cell));
    }

    /// What changes if `p` of table `a` and `q` of table `b` change seats.
    #[inline]
    pub(super) fn swapped(
        &self,
        round: usize,
        (p, a): (u16, usize),
        (q, b): (u16, usize),
        sizes: (usize, usize),
    ) -> i32 {
        let (from, to) = (self.comer(p), self.comer(q));
        let mut sum = 0;
        if from.group != to.group {
            sum += self.traded(round, a, sizes.0, from.group, to.group)
                + self.traded(round, b, sizes.1, to.group, from.group);
        }
        if from.speaks != to.speaks {
            sum += self.retold(round, a, from.speaks, to.speaks)
                + self.retold(round, b, to.speaks, from.speaks);
        }
        sum
    }

    /// What a table's balance changes by, if one of group `less` gives way to one of `more`.
    #[inline]
    fn traded(&self, round: usize, table: usize, size: usize, less: u16, more: u16) -> i32 {
        let counts = self.groups.row(round * self.tables + table);
        let shares = self.shares.row(round * self.sizes + size);
        let off = |group: u16, by: i32| {
            let group = usize::from(group);
            let share = shares.get(group).copied().unwrap_or((0, u16::MAX));
            let count = i32::from(counts.get(group).copied().unwrap_or(0));
            distance(count + by, share) - distance(count, share)
        };
        self.balance * (off(less, -1) + off(more, 1))
    }

    /// What a table's language changes by, if one who speaks `less` gives way to one of `more`.
    #[inline]
    fn retold(&self, round: usize, table: usize, less: u64, more: u64) -> i32 {
        let (mut best, mut now) = (0, 0);
        for (l, &count) in self.tongues.row(round * self.tables + table).iter().enumerate() {
            let count = i32::from(count);
            best = best.max(count);
            now = now.max(count - (less >> l & 1) as i32 + (more >> l & 1) as i32);
        }
        self.language * (best - now)
    }

    /// What changes if `p` goes from one table, of a size, to another.
    pub(super) fn shifted(
        &self,
        round: usize,
        p: u16,
        from: (usize, usize),
        to: (usize, usize),
    ) -> i32 {
        let comer = self.comer(p);
        let cost = |at: (usize, usize), by: i32| {
            let size = if by < 0 { at.1 - 1 } else { at.1 + 1 };
            self.cost_with(round, at.0, size, Some((comer, by))) - self.cost(round, at.0, at.1)
        };
        cost(from, -1) + cost(to, 1)
    }

    /// What a table of `size` people costs.
    pub(super) fn cost(&self, round: usize, table: usize, size: usize) -> i32 {
        self.cost_with(round, table, size, None)
    }

    /// What a table of `size` people costs, one of whom is not counted yet, or still.
    fn cost_with(&self, round: usize, table: usize, size: usize, by: Option<(Comer, i32)>) -> i32 {
        let row = round * self.tables + table;
        let shares = self.shares.row(round * self.sizes + size);
        let (comer, by) = by.unwrap_or((Comer { group: u16::MAX, speaks: 0 }, 0));
        let mut sum = 0;
        for ((group, count), share) in (0..).zip(self.groups.row(row)).zip(shares) {
            let by = if group == comer.group { by } else { 0 };
            sum += self.balance * distance(i32::from(*count) + by, *share);
        }
        let tongues = self.tongues.row(row).iter().enumerate();
        let count = |(l, n): (usize, &u16)| i32::from(*n) + by * (comer.speaks >> l & 1) as i32;
        sum + tongues.map(count).max().map_or(0, |best| self.language * (size as i32 - best))
    }
}

/// How far `count` is from a share.
#[inline]
fn distance(count: i32, (least, most): (u16, u16)) -> i32 {
    (count - i32::from(most)).max(0) + (i32::from(least) - count).max(0)
}

/// Least and most of each group for each size of table in each round.
fn shares(problem: &Problem, groups: usize, most: usize) -> Grid<(u16, u16)> {
    let mut shares = Grid::new(problem.rounds * (most + 1), groups + 1, (0, u16::MAX));
    for round in 0..problem.rounds {
        let present: Vec<usize> = problem.present(round).collect();
        let people = present.len().max(1);
        let mut sizes = vec![0; groups];
        for group in present.iter().filter_map(|p| problem.people.get(*p)?.group) {
            if let Some(size) = sizes.get_mut(usize::from(group)) {
                *size += 1;
            }
        }
        for seats in 0..=most {
            for (group, size) in sizes.iter().enumerate() {
                let share =
                    ((seats * size / people) as u16, (seats * size).div_ceil(people) as u16);
                shares.set(round * (most + 1) + seats, group, share);
            }
        }
    }
    shares
}

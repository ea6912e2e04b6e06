//! A plan that is being changed: its seats, its terms and its score, kept together.
//!
//! A change is two people of a round swapping seats, or one going over to a table with room. Each
//! can be priced without being made. Every plan here is legal, for no other change is offered.

use super::board::Board;
use super::mix::Mix;
use super::pairs::Pairs;
use super::routes::Routes;
use super::{Plan, Problem};

/// Who may change seats in a round, and how full tables may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Round {
    /// Who is there and does not stay at a table; none in a round that has been.
    pub(super) movable: Vec<u16>,
    /// Least and most people at each table.
    pub(super) limits: Vec<(u16, u16)>,
    /// Whether a table may have one more or less.
    pub(super) loose: bool,
}

/// One change of seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Two people change seats.
    Swap { round: usize, p: u16, q: u16 },
    /// One person goes over to another table.
    Shift { round: usize, p: u16, to: usize },
}

/// A plan that is being changed.
#[derive(Clone, Debug)]
pub(super) struct Search<'a> {
    pub(super) problem: &'a Problem,
    pub(super) rounds: Vec<Round>,
    pub(super) board: Board,
    pub(super) pairs: Pairs,
    mix: Mix,
    routes: Routes,
    /// What a revisit weighs.
    revisit: u64,
    /// Whether some are remote.
    sided: bool,
    /// What the terms weigh.
    pub(super) score: i64,
}

impl<'a> Search<'a> {
    /// Starts from `plan`, which must be legal; a revisit weighs so much here.
    pub(super) fn new(problem: &'a Problem, plan: &Plan, revisit: u64) -> Self {
        let rounds: Vec<Round> = (0..problem.rounds).map(|r| Round::of(problem, r)).collect();
        let limits =
            rounds.iter().flat_map(|round| &round.limits).map(|(_, most)| usize::from(*most));
        let seated = plan.rounds.iter().flatten().map(Vec::len);
        let most = limits.chain(seated).max().unwrap_or(0);
        let board = Board::new(problem, plan, most);
        let mut search = Self {
            problem,
            rounds,
            pairs: Pairs::new(problem, &board),
            board,
            mix: Mix::new(problem, plan, most),
            routes: Routes::new(problem, plan, revisit),
            revisit,
            sided: problem.people.iter().any(|p| p.remote),
            score: 0,
        };
        search.score = search.pair_costs() + search.other_costs();
        search
    }

    /// What the terms of pairs weigh.
    fn pair_costs(&self) -> i64 {
        let mut sum = self.pairs.unmet();
        for round in 0..self.problem.rounds {
            for table in 0..self.problem.tables.len() {
                let people = self.board.people(round, table);
                for (i, person) in people.iter().enumerate() {
                    let earlier = people.get(..i).unwrap_or_default();
                    sum += i64::from(self.pairs.added(&self.board, round, *person, earlier));
                }
            }
        }
        sum
    }

    /// What the terms weigh that are not of pairs.
    fn other_costs(&self) -> i64 {
        let mut sum = self.routes.revisits();
        for round in 0..self.problem.rounds {
            for table in 0..self.problem.tables.len() {
                let people = self.board.people(round, table);
                sum += i64::from(self.mix.cost(round, table, people.len()));
                let strayed = people.iter().map(|p| self.routes.strayed(round, *p, table));
                sum += i64::from(strayed.sum::<i32>());
            }
        }
        sum
    }

    /// The plan as it is now.
    pub(super) fn plan(&self) -> Plan {
        self.board.plan(self.problem.rounds)
    }

    /// Whether `change` breaks no hard rule.
    #[inline]
    pub(super) fn is_legal(&self, change: Change) -> bool {
        match change {
            Change::Swap { round, p, q } => {
                let (a, b) = (self.board.place(round, p), self.board.place(round, q));
                a != b && (!self.sided || self.same_side(p, q))
            }
            Change::Shift { round, p, to } => {
                let from = self.board.place(round, p);
                let Some(limits) = self.rounds.get(round).map(|it| &it.limits) else {
                    return false;
                };
                let side = self.problem.people.get(usize::from(p)).map(|p| p.remote);
                from != to
                    && side == self.problem.tables.get(to).map(|t| t.remote)
                    && limits.get(from).is_some_and(|l| self.board.size(round, from) > l.0.into())
                    && limits.get(to).is_some_and(|l| self.board.size(round, to) < l.1.into())
            }
        }
    }

    /// Whether two people are both remote, or both not.
    #[inline]
    fn same_side(&self, p: u16, q: u16) -> bool {
        let remote = |p: u16| self.problem.people.get(usize::from(p)).map(|p| p.remote);
        remote(p) == remote(q)
    }

    /// What `change` would do to the score.
    #[inline]
    pub(super) fn price(&self, change: Change) -> i32 {
        match change {
            Change::Swap { round, p, q } => self.swap_price(round, p, q),
            Change::Shift { round, p, to } => self.shift_price(round, p, to),
        }
    }

    #[inline]
    fn swap_price(&self, round: usize, p: u16, q: u16) -> i32 {
        let (a, b) = (self.board.place(round, p), self.board.place(round, q));
        let (with_p, with_q) = (self.board.people(round, a), self.board.people(round, b));
        let mut sum = self.pairs.swapped(&self.board, p, q, with_p, with_q);
        if !self.mix.is_idle() {
            sum += self.mix.swapped(round, (p, a), (q, b), (with_p.len(), with_q.len()));
        }
        if !self.routes.is_idle() {
            sum += self.routes.moved(round, p, a, b) + self.routes.moved(round, q, b, a);
        }
        sum
    }

    fn shift_price(&self, round: usize, p: u16, to: usize) -> i32 {
        let from = self.board.place(round, p);
        let (with_p, others) = (self.board.people(round, from), self.board.people(round, to));
        let mut sum =
            self.pairs.joined(&self.board, p, others) - self.pairs.spared(&self.board, p, with_p);
        if !self.mix.is_idle() {
            sum += self.mix.shifted(round, p, (from, with_p.len()), (to, others.len()));
        }
        sum + self.routes.moved(round, p, from, to)
    }

    /// Makes `change`, whose price is known.
    pub(super) fn make(&mut self, change: Change, price: i32) {
        self.score += i64::from(price);
        match change {
            Change::Swap { round, p, q } => {
                let (a, b) = (self.board.place(round, p), self.board.place(round, q));
                self.leave(round, p, a);
                self.leave(round, q, b);
                self.board.reseat(round, a, p, q);
                self.board.reseat(round, b, q, p);
                self.come(round, p, b);
                self.come(round, q, a);
            }
            Change::Shift { round, p, to } => {
                let from = self.board.place(round, p);
                self.leave(round, p, from);
                self.board.unseat(round, from, p);
                self.board.seat(round, to, p);
                self.come(round, p, to);
            }
        }
    }

    /// Goes back to the seats of `board`.
    pub(super) fn rewind(&mut self, board: &Board) {
        *self = Self::new(self.problem, &board.plan(self.problem.rounds), self.revisit);
    }

    fn leave(&mut self, round: usize, person: u16, table: usize) {
        self.pairs.part(person, self.board.people(round, table));
        self.mix.change(round, table, person, false);
        self.routes.visit(person, table, false);
    }

    fn come(&mut self, round: usize, person: u16, table: usize) {
        self.pairs.meet(person, self.board.people(round, table));
        self.mix.change(round, table, person, true);
        self.routes.visit(person, table, true);
    }

    /// Those who sit badly: with somebody again, in bad company, or where they have been.
    pub(super) fn violated(&self, into: &mut Vec<(u16, u16)>) {
        into.clear();
        for (round, own) in self.rounds.iter().enumerate() {
            for &person in &own.movable {
                let table = self.board.place(round, person);
                let people = self.board.people(round, table);
                let bad = self.pairs.is_dear(&self.board, person, people)
                    || self.routes.cost(round, person, table) > 0
                    || self.mix.cost(round, table, people.len()) > 0;
                if bad {
                    into.push((round as u16, person));
                }
            }
        }
    }
}

impl Round {
    /// Who may change seats in `round`.
    fn of(problem: &Problem, round: usize) -> Self {
        if round < problem.rounds_past() {
            return Self::default();
        }
        let stays = problem.stays(round);
        let free = problem.present(round).filter(|p| stays.get(*p).copied().flatten().is_none());
        let limits = problem.seats(round).into_iter();
        let limits: Vec<(u16, u16)> =
            limits.map(|(least, most)| (least as u16, most as u16)).collect();
        Self {
            movable: free.map(|p| p as u16).collect(),
            loose: limits.iter().any(|(least, most)| least < most),
            limits,
        }
    }
}

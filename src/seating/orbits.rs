//! Plans with a prescribed symmetry: a few base rounds, the others turned out of them.
//!
//! The people are set on circles of `m` seats, but for a few who stand still. Turning all circles by
//! one seat turns a round into the next, so only the base rounds are sought, and two people meet
//! twice only if their distance occurs twice. This is the difference method of R. C. Bose ("On the
//! construction of balanced incomplete block designs", Annals of Eugenics 9, 1939), with multipliers
//! as there, here annealed.

use super::board::Board;
use super::chance::Chance;
use super::grid::Grid;
use super::heat::Heat;
use super::purse::Purse;
use super::turn::Turn;
use super::{Plan, Problem};

/// What a distance too many costs, in the unit of the heat.
const PRICE: i32 = 4;
/// The levels of heat between which base rounds are found, and where they are few.
const LEVELS: std::ops::RangeInclusive<usize> = 36..=44;
const FEW: std::ops::RangeInclusive<usize> = 24..=40;

/// The base rounds while they are sought.
struct Bases {
    board: Board,
    /// The class of each pair's distance.
    classes: Grid<u16>,
    /// How much more often than allowed each class occurs; below 1 is free. The score sums it.
    over: Vec<i16>,
    people: usize,
    turn: Turn,
    score: i32,
}

impl Bases {
    fn new(problem: &Problem, turn: Turn, chance: &mut Chance) -> Self {
        let people = problem.people.len();
        let based = Problem::plain(people, problem.tables.len(), turn.bases);
        let (classes, over) = turn.classes(people);
        let base = |_| turn.base(people, problem.tables.len(), chance);
        let plan = Plan { rounds: (0..turn.bases).map(base).collect() };
        let most = people.div_ceil(problem.tables.len().max(1));
        let mut bases =
            Self { board: Board::new(&based, &plan, most), classes, over, people, turn, score: 0 };
        for table in plan.rounds.iter().flatten() {
            for (i, &a) in table.iter().enumerate() {
                for &b in table.iter().take(i) {
                    let class = bases.classes.at(a, b);
                    bases.score += bases.count(class, 1);
                }
            }
        }
        bases
    }

    /// Counts a class once more or less; what that costs.
    #[inline]
    fn count(&mut self, class: u16, by: i16) -> i32 {
        let Some(over) = self.over.get_mut(usize::from(class)) else { return 0 };
        let was = (*over).max(0);
        *over += by;
        i32::from((*over).max(0) - was)
    }

    /// Counts the distances of `person` to `others` but `but`, once more or less.
    #[inline]
    fn distances(&mut self, person: u16, round: usize, table: usize, but: u16, by: i16) -> i32 {
        let mut sum = 0;
        let row = self.classes.row(usize::from(person));
        for &other in self.board.people(round, table).iter().filter(|o| **o != but) {
            let class = row.get(usize::from(other)).copied().unwrap_or_default();
            if let Some(over) = self.over.get_mut(usize::from(class)) {
                let was = (*over).max(0);
                *over += by;
                sum += i32::from((*over).max(0) - was);
            }
        }
        sum
    }

    /// Swaps two people, and their images after each fold, if the heat takes it.
    fn try_swap(&mut self, round: usize, p: u16, q: u16, heat: &Heat, drawn: u32) {
        let turn = self.turn;
        let still = (turn.order * turn.circles) as u16;
        let along = turn.images(usize::from(p)).any(|image| image == usize::from(q));
        let tied = turn.folds > 1 && (p >= still || q >= still || along);
        if tied || self.board.place(round, p) == self.board.place(round, q) {
            return;
        }
        let image = |p: u16, folds: usize| turn.folded(usize::from(p), folds) as u16;
        let mut delta = 0;
        for fold in 0..turn.folds {
            delta += self.swap(round, image(p, fold), image(q, fold));
        }
        if heat.takes(delta * PRICE / turn.folds as i32, drawn) {
            self.score += delta;
            return;
        }
        for fold in 0..turn.folds {
            self.swap(round, image(q, fold), image(p, fold));
        }
    }

    /// Swaps two people; what that costs.
    #[inline]
    fn swap(&mut self, round: usize, p: u16, q: u16) -> i32 {
        let (a, b) = (self.board.place(round, p), self.board.place(round, q));
        let delta = self.distances(p, round, a, p, -1)
            + self.distances(q, round, b, q, -1)
            + self.distances(p, round, b, q, 1)
            + self.distances(q, round, a, p, 1);
        self.board.reseat(round, a, p, q);
        self.board.reseat(round, b, q, p);
        delta
    }

    /// Somebody whose distances occur too often, if chance finds one soon.
    #[inline]
    fn bad(&self, round: usize, chance: &mut Chance) -> u16 {
        let mut person = 0;
        for _ in 0..4 {
            person = chance.below(self.people) as u16;
            let row = self.classes.row(usize::from(person));
            let class = |o: &u16| row.get(usize::from(*o)).map_or(0, |c| usize::from(*c));
            let table = self.board.people(round, self.board.place(round, person));
            if table.iter().any(|o| self.over.get(class(o)).is_some_and(|over| *over > 0)) {
                break;
            }
        }
        person
    }
}

/// Seeks a plan of the symmetry `turn` without repeats.
pub(super) fn seek(
    problem: &Problem,
    turn: Turn,
    proposals: u64,
    chance: &mut Chance,
    purse: &mut Purse,
) -> Plan {
    let mut bases = Bases::new(problem, turn, chance);
    let levels = if turn.times == 0 { LEVELS } else { FEW };
    let each = (proposals / levels.clone().count() as u64).max(1);
    let (mut best, mut kept) = (bases.score, bases.board.clone());
    for level in levels {
        let heat = Heat::new(level);
        let mut left = each;
        while left > 0 && best > 0 && purse.goes_on() {
            let now = left.min(1 << 10);
            for _ in 0..now {
                let round = chance.below(turn.bases);
                let p = bases.bad(round, chance);
                let q = chance.below(bases.people) as u16;
                let drawn = chance.next();
                bases.try_swap(round, p, q, &heat, drawn);
                if bases.score < best {
                    best = bases.score;
                    kept.clone_from(&bases.board);
                }
                if best == 0 {
                    break;
                }
            }
            left -= now;
            purse.spend(now);
        }
    }
    turn.developed(&kept.plan(turn.bases), problem.rounds)
}

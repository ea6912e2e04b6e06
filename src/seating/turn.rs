//! A symmetry of a plan: how people are set on circles, and which rounds turn into which.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::grid::Grid;
use super::{Plan, Problem};

/// Beyond this many people classes of pairs take too much memory, and annealing does well.
const MOST_PEOPLE: usize = 400;

/// A symmetry: people on circles, who all move on by one seat from one round to the next.
///
/// A base round may itself be the same after a part of a turn: `folds` parts make a turn, and each
/// part turns the base round into the rounds of that part. Or it is the same when everybody goes over
/// to the next circle, to the seat of theirs `times` the number: `folds` circles make a round trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// Seats of a circle.
    pub(super) order: usize,
    /// After how many parts of a turn, or going over so often, everybody is back.
    pub(super) folds: usize,
    /// By what seats are multiplied when people go over to the next circle; 0 if they do not.
    pub(super) times: usize,
    /// How many base rounds.
    pub(super) bases: usize,
    /// How many circles; the people beyond stand still.
    pub(super) circles: usize,
}

impl Turn {
    /// The rounds turned out of one.
    pub(super) fn part(self) -> usize {
        if self.times == 0 { self.order / self.folds } else { self.order }
    }

    /// Where `person` is in a base round, which is the same, after so many folds.
    pub(super) fn folded(self, person: usize, folds: usize) -> usize {
        let (circle, seat) = (person / self.order, person % self.order);
        if self.times == 0 {
            return self.turned(person, folds * self.part());
        }
        if circle >= self.circles {
            return person;
        }
        let seat = (0..folds).fold(seat, |seat, _| seat * self.times % self.order);
        (circle + folds) % self.circles * self.order + seat
    }

    /// Where `person` is after each number of folds, from 0.
    pub(super) fn images(self, person: usize) -> impl Iterator<Item = usize> {
        (0..self.folds).map(move |folds| self.folded(person, folds))
    }

    /// Where `person` is after `steps` steps.
    pub(super) fn turned(self, person: usize, steps: usize) -> usize {
        let circle = person / self.order;
        if circle >= self.circles {
            return person;
        }
        circle * self.order + (person + steps) % self.order
    }

    /// All rounds of the base rounds.
    pub(super) fn developed(self, bases: &Plan, rounds: usize) -> Plan {
        let turned = |base: &Vec<Vec<usize>>, steps: usize| -> Vec<Vec<usize>> {
            let table = |t: &Vec<usize>| t.iter().map(|p| self.turned(*p, steps)).collect();
            base.iter().map(table).collect()
        };
        let all = bases.rounds.iter().flat_map(|b| (0..self.part()).map(move |s| turned(b, s)));
        Plan { rounds: all.take(rounds).collect() }
    }

    /// The class of each pair's distance, and how often each may occur in the base rounds, negative.
    ///
    /// A pair is met once if its class occurs as often as it has pairs, over the rounds of a part.
    pub(super) fn classes(self, people: usize) -> (Grid<u16>, Vec<i16>) {
        let mut names = BTreeMap::new();
        let mut over: Vec<i16> = vec![i16::MIN / 2];
        let mut grid = Grid::new(people, people, 0);
        for a in 0..people {
            for b in 0..a {
                let turned = (0..self.order).map(|s| (self.turned(a, s), self.turned(b, s)));
                let mut all: Vec<_> = turned.map(|(x, y)| (x.max(y), x.min(y))).collect();
                all.sort_unstable();
                all.dedup();
                let class = *names.entry(all.first().copied()).or_insert_with(|| {
                    over.push(-((all.len() / self.part()) as i16));
                    over.len() - 1
                });
                grid.set(a, b, class as u16);
                grid.set(b, a, class as u16);
            }
        }
        (grid, over)
    }

    /// A base round of chance that is the same after each part of a turn.
    pub(super) fn base(self, people: usize, tables: usize, chance: &mut Chance) -> Vec<Vec<usize>> {
        let size = people / tables;
        // Some tables are the same after a part, the others go over into one another.
        let kept = tables % self.folds;
        let mut round = vec![Vec::new(); tables];
        let mut still = self.circles * self.order..people;
        for table in round.iter_mut().take(kept) {
            table.extend(still.by_ref().take(size % self.folds));
        }
        let starts = (0..self.circles * self.order)
            .filter(|person| self.images(*person).all(|image| *person <= image));
        // Without folds everybody may sit anywhere, those who stand still too.
        let others = still.filter(|_| self.folds == 1);
        let mut starts: Vec<usize> = starts.chain(others).collect();
        chance.shuffle(&mut starts);
        let mut starts = starts.into_iter();
        for table in round.iter_mut().take(kept) {
            let starts = starts.by_ref().take(size / self.folds);
            starts.for_each(|start| table.extend(self.images(start)));
        }
        for tables in round.get_mut(kept..).unwrap_or_default().chunks_mut(self.folds) {
            for start in starts.by_ref().take(size) {
                self.images(start).zip(&mut *tables).for_each(|(person, table)| table.push(person));
            }
        }
        round
    }
}

/// The symmetries worth trying: none unless all people are alike and must meet nearly all others.
pub(super) fn turns(problem: &Problem) -> Vec<Turn> {
    let (people, tables, rounds) =
        (problem.people.len(), problem.tables.len().max(1), problem.rounds);
    let near = 10 * (people / tables).saturating_sub(1) * rounds >= 6 * people.saturating_sub(1);
    let mixed = problem.people.iter().any(|p| p.group.is_some() || p.languages != 0);
    let pairs = problem.apart.len() + problem.together.len();
    let mut turns = Vec::new();
    if !near || mixed || pairs > 0 || !people.is_multiple_of(tables) || people > MOST_PEOPLE {
        return turns;
    }
    let size = people / tables;
    let seated = |order: usize, folds: usize| {
        people >= order && people % order == (tables % folds) * (size % folds)
    };
    let circles = people / rounds.max(1);
    // Of two circles this is one more way to stand in the way of the others.
    if circles > 2 && seated(rounds, circles) {
        let trips = trips(rounds, circles);
        turns.extend(trips.map(|times| Turn {
            order: rounds,
            folds: circles,
            times,
            bases: 1,
            circles,
        }));
    }
    for folds in (2..=size).filter(|folds| seated(rounds * folds, *folds)) {
        let order = rounds * folds;
        turns.push(Turn { order, folds, times: 0, bases: 1, circles: people / order });
    }
    for bases in (1..=rounds / 2).filter(|bases| rounds.is_multiple_of(*bases)) {
        let order = rounds / bases;
        turns.push(Turn { order, folds: 1, times: 0, bases, circles: people / order });
    }
    turns
}

/// By what seats of circles of `order` may be multiplied `circles` times until all are back; of two
/// that undo each other the smaller. By 1 it would be a part of a turn of all circles in a row.
fn trips(order: usize, circles: usize) -> impl Iterator<Item = usize> {
    let is_back = move |times: &usize| {
        let product = |n: usize| (0..n).fold(1 % order, |all, _| all * times % order);
        product(circles) == 1 % order && *times <= product(circles - 1)
    };
    (2..order).filter(is_back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{breaches, recount};

    #[test]
    fn developed_rounds_are_legal_and_every_base_round_is_the_same_after_a_fold() {
        let mut chance = Chance::new(1, 0);
        for (people, tables, rounds) in
            [(15, 5, 7), (28, 7, 9), (40, 10, 13), (30, 6, 6), (24, 6, 7), (27, 9, 13)]
        {
            let problem = Problem::plain(people, tables, rounds);
            let turns = turns(&problem);
            assert!(!turns.is_empty());
            for turn in turns {
                let base = |_| turn.base(people, tables, &mut chance);
                let bases = Plan { rounds: (0..turn.bases).map(base).collect() };
                assert_eq!(breaches(&problem, &turn.developed(&bases, rounds)), [], "{turn:?}");
                let sorted = |round: &[Vec<usize>], folds| {
                    let mut tables: Vec<Vec<usize>> = round.to_vec();
                    tables.iter_mut().flatten().for_each(|p| *p = turn.folded(*p, folds));
                    tables.iter_mut().for_each(|table| table.sort_unstable());
                    tables.sort();
                    tables
                };
                for round in &bases.rounds {
                    assert_eq!(sorted(round, 0), sorted(round, 1), "{turn:?}");
                    assert_eq!(sorted(round, 0), sorted(round, turn.folds), "{turn:?}");
                }
            }
        }
    }

    #[test]
    fn a_class_too_often_is_a_repeat_for_each_round_turned() {
        // Seven rounds of one base round, two circles of seven and one who stands still.
        let turn = Turn { order: 7, folds: 1, times: 0, bases: 1, circles: 2 };
        let base =
            vec![vec![14, 0, 7], vec![1, 2, 3], vec![4, 5, 6], vec![8, 9, 11], vec![10, 12, 13]];
        let (classes, mut over) = turn.classes(15);
        assert_eq!(over.iter().filter(|over| **over == -1).count(), 3 + 3 + 7 + 2);
        for table in &base {
            for (at, p) in table.iter().enumerate() {
                table[..at].iter().for_each(|q| over[usize::from(classes.row(*p)[*q])] += 1);
            }
        }
        // Of the first circle distance 1 occurs four times and 2 twice, of the second each twice.
        let mut often: Vec<i16> = over.into_iter().filter(|over| *over > 0).collect();
        often.sort_unstable();
        assert_eq!(often, [1, 1, 1, 1, 3]);
        let plan = turn.developed(&Plan { rounds: vec![base] }, 7);
        let terms = recount(&Problem::plain(15, 5, 7), &plan);
        assert_eq!((terms.repeats, terms.thirds), (7 * (1 + 1 + 1 + 1 + 3), 7 * (1 + 2)));
    }
}

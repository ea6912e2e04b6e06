//! The terms of a person's route: topics visited again, and seats that differ from those announced.

use super::grid::Grid;
use super::{Plan, Problem};

/// No seat was announced.
const NONE: u16 = u16::MAX;

/// What each person has visited, and was told.
#[derive(Clone, Debug)]
pub(super) struct Routes {
    /// How often each person visits each topic.
    visits: Grid<u8>,
    topic_of: Vec<u16>,
    /// The table announced for each person in each round.
    announced: Grid<u16>,
    revisit: i32,
    change: i32,
}

impl Routes {
    /// The routes of `plan`, where a revisit weighs so much.
    pub(super) fn new(problem: &Problem, plan: &Plan, revisit: u64) -> Self {
        let people = problem.people.len();
        let topics = (0..problem.tables.len()).map(|t| problem.topic(t));
        let most = topics.clone().max().map_or(0, |t| t + 1);
        let mut routes = Self {
            visits: Grid::new(if revisit > 0 { people } else { 0 }, most, 0),
            topic_of: topics.map(|t| t as u16).collect(),
            announced: announced(problem),
            revisit: revisit as i32,
            change: problem.earlier.as_ref().map_or(0, |_| problem.weights.0.changed as i32),
        };
        for (round, tables) in plan.rounds.iter().enumerate() {
            let stays = problem.stays(round);
            let moves = |person: &&usize| stays.get(**person).copied().flatten().is_none();
            for (table, seated) in tables.iter().enumerate() {
                seated.iter().filter(moves).for_each(|p| routes.visit(*p as u16, table, true));
            }
        }
        routes
    }

    /// Whether nothing is counted here.
    pub(super) fn is_idle(&self) -> bool {
        self.revisit == 0 && self.change == 0
    }

    fn topic(&self, table: usize) -> usize {
        self.topic_of.get(table).map_or(0, |t| usize::from(*t))
    }

    /// Notes a visit, or takes it back.
    pub(super) fn visit(&mut self, person: u16, table: usize, comes: bool) {
        let topic = self.topic(table);
        if let Some(cell) = self.visits.cell(usize::from(person), topic) {
            *cell = if comes { *cell + 1 } else { cell.wrapping_sub(1) };
        }
    }

    /// What changes if `person` goes `from` one table `to` another.
    #[inline]
    pub(super) fn moved(&self, round: usize, person: u16, from: usize, to: usize) -> i32 {
        let mut sum = 0;
        let (old, new) = (self.topic(from), self.topic(to));
        if self.revisit != 0 && old != new {
            let visits = self.visits.row(usize::from(person));
            let count = |topic: usize| visits.get(topic).copied().unwrap_or(0);
            sum += self.revisit * (i32::from(count(new) >= 1) - i32::from(count(old) >= 2));
        }
        if self.change != 0 {
            let was = self.announced.at(round, usize::from(person));
            if was != NONE {
                let was = usize::from(was);
                sum += self.change * (i32::from(was == from) - i32::from(was == to));
            }
        }
        sum
    }

    /// What all visits cost.
    pub(super) fn revisits(&self) -> i64 {
        let again = self.visits.cells().iter().map(|n| i64::from(n.saturating_sub(1)));
        i64::from(self.revisit) * again.sum::<i64>()
    }

    /// What it costs that `person` sits at `table` and not where it was announced.
    pub(super) fn strayed(&self, round: usize, person: u16, table: usize) -> i32 {
        let was = self.announced.at(round, usize::from(person));
        let changed = self.change != 0 && was != NONE && usize::from(was) != table;
        self.change * i32::from(changed)
    }

    /// What the seat of `person` at `table` costs.
    pub(super) fn cost(&self, round: usize, person: u16, table: usize) -> i32 {
        let again = self.visits.at(usize::from(person), self.topic(table)) >= 2;
        self.strayed(round, person, table) + self.revisit * i32::from(again)
    }
}

/// The table announced for each person in each round.
fn announced(problem: &Problem) -> Grid<u16> {
    let Some(earlier) = &problem.earlier else { return Grid::default() };
    let people = problem.people.len();
    let mut grid = Grid::new(problem.rounds, people, NONE);
    for round in 0..problem.rounds {
        let places = earlier.places(round, people);
        for (cell, place) in grid.row_mut(round).iter_mut().zip(places) {
            *cell = place.map_or(NONE, |table| table as u16);
        }
    }
    grid
}

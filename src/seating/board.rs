//! Who sits where while a plan is sought: both ways round, in two flat pieces of memory.

use super::grid::Grid;
use super::{Plan, Problem};

/// Tables are compared eight rounds at once.
const LANES: usize = 8;

/// The seats of every round.
#[derive(Clone, Debug)]
pub(super) struct Board {
    tables: usize,
    /// A row a table of a round, its people first.
    seats: Grid<u16>,
    /// How many sit at each table of each round.
    sizes: Grid<u16>,
    /// The table of each person in each round, a row a person; where somebody is not seated, a
    /// number that is nobody else's, so that two who are away never seem to meet.
    places: Grid<u16>,
}

impl Board {
    /// The seats of `plan`, with room for `most` people at a table.
    pub(super) fn new(problem: &Problem, plan: &Plan, most: usize) -> Self {
        let (rounds, tables) = (problem.rounds, problem.tables.len());
        let mut board = Self {
            tables,
            seats: Grid::new(rounds * tables, most, 0),
            sizes: Grid::new(rounds, tables, 0),
            places: Grid::new(problem.people.len(), rounds.next_multiple_of(LANES), 0),
        };
        for person in 0..problem.people.len() {
            board.places.row_mut(person).fill((tables + person) as u16);
        }
        for (round, seated) in plan.rounds.iter().enumerate() {
            for (table, people) in seated.iter().enumerate() {
                people.iter().for_each(|p| board.seat(round, table, *p as u16));
            }
        }
        board
    }

    /// The seats as a plan.
    pub(super) fn plan(&self, rounds: usize) -> Plan {
        let table =
            |r: usize, t: usize| self.people(r, t).iter().map(|p| usize::from(*p)).collect();
        let round = |r: usize| (0..self.tables).map(|t| table(r, t)).collect();
        Plan { rounds: (0..rounds).map(round).collect() }
    }

    /// How many sit at `table`.
    #[inline]
    pub(super) fn size(&self, round: usize, table: usize) -> usize {
        usize::from(self.sizes.at(round, table))
    }

    /// Who sits at `table`.
    #[inline]
    pub(super) fn people(&self, round: usize, table: usize) -> &[u16] {
        let row = self.seats.row(round * self.tables + table);
        row.get(..self.size(round, table)).unwrap_or_default()
    }

    /// The table of `person`; beyond the last, if not seated.
    #[inline]
    pub(super) fn place(&self, round: usize, person: u16) -> usize {
        usize::from(self.places.at(usize::from(person), round))
    }

    /// In how many rounds two people share a table.
    #[inline]
    pub(super) fn met(&self, p: u16, q: u16) -> u8 {
        let (p, q) = (self.places.row(usize::from(p)), self.places.row(usize::from(q)));
        let (p, q) = (p.as_chunks::<LANES>().0, q.as_chunks::<LANES>().0);
        let same = |(p, q): (&[u16; LANES], &[u16; LANES])| -> u16 {
            p.iter().zip(q).map(|(p, q)| u16::from(p == q)).sum()
        };
        p.iter().zip(q).map(same).sum::<u16>() as u8
    }

    /// In how many rounds before `round` two people share a table.
    pub(super) fn met_before(&self, round: usize, p: u16, q: u16) -> u8 {
        let (p, q) = (self.places.row(usize::from(p)), self.places.row(usize::from(q)));
        p.iter().zip(q).take(round).filter(|(p, q)| p == q).count() as u8
    }

    /// Gives `person` a seat more at `table`.
    pub(super) fn seat(&mut self, round: usize, table: usize, person: u16) {
        let size = self.size(round, table);
        self.seats.set(round * self.tables + table, size, person);
        self.sizes.set(round, table, size as u16 + 1);
        self.places.set(usize::from(person), round, table as u16);
    }

    /// Takes `person` from `table`; the last there takes the seat.
    pub(super) fn unseat(&mut self, round: usize, table: usize, person: u16) {
        let size = self.size(round, table);
        let row = self.seats.row_mut(round * self.tables + table);
        if let Some(seat) = row.iter().take(size).position(|p| *p == person) {
            row.swap(seat, size - 1);
            self.sizes.set(round, table, size as u16 - 1);
            self.places.set(usize::from(person), round, self.tables as u16 + person);
        }
    }

    /// Puts `comer` on the seat of `goer` at `table`.
    pub(super) fn reseat(&mut self, round: usize, table: usize, goer: u16, comer: u16) {
        let row = self.seats.row_mut(round * self.tables + table);
        if let Some(seat) = row.iter_mut().find(|p| **p == goer) {
            *seat = comer;
        }
        self.places.set(usize::from(comer), round, table as u16);
    }
}

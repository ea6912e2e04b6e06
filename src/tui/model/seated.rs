//! What the rows of the Seating are, and what of it is chosen.

use std::collections::{BTreeMap, BTreeSet};

use super::{Model, Screen, SeatView};
use crate::domain::{BlockId, SeatedPerson, SeatedRound, SeatedTable, Seating, TableId};
use crate::placing::{Change, Meetings};
use crate::session::{BlockState, card_name, table_name, title};
use crate::sorting::sort_by_key;

impl Model {
    /// The seats on the screen: those found, else those announced.
    #[must_use]
    pub fn seats_shown(&self) -> Option<&Seating> {
        let found = self.seats.found().map(|found| &found.seating);
        found.or(self.session.seating.as_ref()).map(AsRef::as_ref)
    }

    /// True where the screen shows seats that are not announced, or are being sought.
    #[must_use]
    pub fn shows_seats(&self) -> bool {
        self.screen == Screen::Seating && self.seats.proposal.is_some()
    }

    /// The round whose seats are shown.
    #[must_use]
    pub fn seat_round(&self) -> Option<&SeatedRound> {
        let seating = self.seats_shown()?;
        let turned = self.seats.round.as_ref().and_then(|id| seating.round(id));
        turned.or_else(|| self.usual_round())
    }

    /// The round shown where none was turned to: the one that runs or comes next.
    fn usual_round(&self) -> Option<&SeatedRound> {
        let seating = self.seats_shown()?;
        let is = |so: fn(&BlockState) -> bool| {
            let so = move |id: &BlockId| self.session.block(id).is_some_and(so);
            seating.rounds.iter().find(|round| so(&round.block))
        };
        let runs = is(BlockState::is_running).or_else(|| is(BlockState::is_waiting));
        runs.or(seating.rounds.last())
    }

    /// Forgets a turn to the round that is shown anyway, so that the next round is followed.
    pub fn follow_rounds(&mut self) {
        let usual = self.usual_round().map(|round| &round.block);
        if self.seats.round.as_ref() == usual {
            self.seats.round = None;
        }
    }

    /// What a round is called, raw.
    #[must_use]
    pub fn round_title(&self, id: &BlockId) -> &str {
        self.session.block(id).map_or("", |state| title(state))
    }

    /// Somebody with a seat.
    #[must_use]
    pub fn person(&self, at: usize) -> Option<&SeatedPerson> {
        self.seats_shown()?.people.get(at)
    }

    /// What somebody with a seat is called: the name, else the number of the card; raw.
    #[must_use]
    pub fn person_name(&self, at: usize) -> String {
        let name = self.person(at).and_then(|person| person.name.clone());
        name.unwrap_or_else(|| card_name(at + 1))
    }

    /// True for who has no seat in any round to come, by what is announced and by what is asked
    /// since.
    #[must_use]
    pub fn is_gone(&self, person: usize) -> bool {
        let asked = self.seats.proposal.as_ref().map(|it| &it.gone);
        asked.unwrap_or(&self.seats.gone).get(person) == Some(&true)
    }

    /// Of everybody with a seat, whether they have left once these changes are made.
    #[must_use]
    pub fn gone_after(&self, changes: &[Change]) -> Vec<bool> {
        let mut gone = self.seats.gone.clone();
        for change in changes {
            let (at, is) = match change {
                Change::Left(at) => (at, true),
                Change::Back(at) => (at, false),
                Change::Came(_) => {
                    gone.push(false);
                    continue;
                }
            };
            if let Some(gone) = gone.get_mut(*at) {
                *gone = is;
            }
        }
        gone
    }

    /// Announced seats of these rounds, of those who have not left, that are at tables which have
    /// closed since: at which, and how many at each.
    #[must_use]
    pub fn closed_seats(&self, of: fn(&BlockState) -> bool) -> Vec<(&TableId, usize)> {
        let rounds = self.session.seating.iter().flat_map(|it| &it.rounds);
        let rounds = rounds.filter(|it| self.session.block(&it.block).is_some_and(of));
        let mut closed: Vec<(&TableId, usize)> = Vec::new();
        for seats in rounds.flat_map(|it| &it.tables) {
            let people = seats.people.iter().filter(|at| self.seats.gone.get(**at) != Some(&true));
            let people = people.count();
            if people == 0 || self.session.table(&seats.table).is_none_or(|it| !it.closed) {
                continue;
            }
            match closed.iter_mut().find(|(table, _)| **table == seats.table) {
                Some((_, count)) => *count += people,
                None => closed.push((&seats.table, people)),
            }
        }
        closed
    }

    /// How many people sit at these tables in the round that runs.
    #[must_use]
    pub fn sitting_at(&self, tables: &[TableId]) -> usize {
        let running =
            self.session.running().and_then(|it| self.session.seating.as_ref()?.round(it.id()));
        let seats = running.iter().flat_map(|round| &round.tables);
        let people = seats.filter(|it| tables.contains(&it.table)).flat_map(|it| &it.people);
        people.filter(|at| self.seats.gone.get(**at) != Some(&true)).count()
    }

    /// True where people sit at tables which have closed, or are to.
    #[must_use]
    pub fn has_closed_seats(&self) -> bool {
        !self.closed_seats(|it| it.is_running() || it.is_waiting()).is_empty()
    }

    /// The seats of a table in the round shown.
    #[must_use]
    pub fn seats_at(&self, table: &TableId) -> Option<&SeatedTable> {
        self.seat_round()?.at(table)
    }

    /// Who sits at a table in the round shown, its host first.
    #[must_use]
    pub fn people_at(&self, table: &TableId) -> Vec<usize> {
        let Some((all, seats)) = self.seats_shown().zip(self.seats_at(table)) else {
            return Vec::new();
        };
        let mut people = seats.people.clone();
        sort_by_key(&mut people, |at| (!all.is_hosted_by(seats, *at), *at));
        people
    }

    /// Who hosts a table in the round shown, all evening or in that round.
    #[must_use]
    pub fn host_at(&self, table: &TableId) -> Option<usize> {
        let people = self.seats_shown().into_iter().flat_map(|it| &it.people);
        let stays = people.map(|it| it.host.as_ref()).position(|host| host == Some(table));
        stays.or_else(|| self.seats_at(table)?.host)
    }

    /// The tables that have no host any more in rounds to come by the seats found, each with the
    /// first of these rounds.
    #[must_use]
    pub fn hosts_left_open(&self) -> Vec<(&TableId, &BlockId)> {
        let base = self.seats.proposal.as_ref().and_then(|it| it.base.as_ref());
        let Some((base, found)) = base.zip(self.seats.found()) else { return Vec::new() };
        let stays =
            |it: &Seating, table| it.people.iter().any(|it| it.host.as_ref() == Some(table));
        let first = |table: &TableId| {
            let mut rounds = found.seating.rounds.iter().filter(|it| self.session.waits(&it.block));
            let is_open = |it: &SeatedTable| it.table == *table && it.host.is_none();
            rounds.find(|round| round.tables.iter().any(is_open)).map(|it| &it.block)
        };
        let tables = self.session.tables.iter().map(|it| &it.table.name);
        let left = tables.filter(|it| stays(base, it) && !stays(&found.seating, it));
        left.filter_map(|it| Some((it, first(it)?))).collect()
    }

    /// Why no table gets new hosts in each round: it has, or somebody stays at each of them; none
    /// where one can.
    #[must_use]
    pub fn keeps_hosts(&self) -> Option<&'static str> {
        let seating = self.seats_shown()?;
        let mut tables = seating.rounds.iter().flat_map(|round| &round.tables);
        if tables.clone().any(|table| table.host.is_some()) {
            return Some("each round has new hosts already");
        }
        let stays: BTreeSet<_> = seating.people.iter().filter_map(|it| it.host.as_ref()).collect();
        tables.all(|table| stays.contains(&table.table)).then_some("somebody stays at each table")
    }

    /// The tables that are open, and those where people sit in the round shown, as far as the
    /// filter leaves them.
    #[must_use]
    pub fn seat_tables(&self) -> Vec<TableId> {
        if self.lists.filter.is_none() {
            return self.all_seat_tables().into_iter().cloned().collect();
        }
        let round = self.seat_round().into_iter().flat_map(|it| &it.tables);
        let people: BTreeMap<&TableId, &[usize]> =
            round.map(|it| (&it.table, &*it.people)).collect();
        let takes = |id: &&TableId| {
            let people = people.get(id).copied().unwrap_or_default();
            let names: Vec<String> = people.iter().map(|at| self.person_name(*at)).collect();
            let table = table_name(id.as_str());
            self.takes(names.iter().map(String::as_str).chain([&*table]))
        };
        self.all_seat_tables().into_iter().filter(takes).cloned().collect()
    }

    /// The same whatever the filter.
    fn all_seat_tables(&self) -> Vec<&TableId> {
        if self.seats_shown().is_none() {
            return Vec::new();
        }
        let round = self.seat_round().into_iter().flat_map(|it| &it.tables);
        let taken: BTreeSet<&TableId> = round.clone().map(|it| &it.table).collect();
        let known: BTreeSet<&TableId> =
            self.session.tables.iter().map(|it| &it.table.name).collect();
        let tables = self.session.tables.iter();
        let there = tables.filter(|it| !it.closed || taken.contains(&it.table.name));
        // Tables that come into being with the proposal are of its rounds alone.
        let new = round.map(|it| &it.table).filter(|id| !known.contains(id));
        there.map(|it| &it.table.name).chain(new).collect()
    }

    /// The people that are listed, by place.
    #[must_use]
    pub fn seat_people(&self) -> Vec<usize> {
        let takes = |at: &usize| {
            let group = self.person(*at).and_then(|it| it.group.as_deref());
            let name = self.person_name(*at);
            self.takes([name.as_str()].into_iter().chain(group))
        };
        self.all_seat_people().into_iter().filter(takes).collect()
    }

    /// The same whatever the filter.
    fn all_seat_people(&self) -> Vec<usize> {
        match (self.seats.view, self.seats.found()) {
            (SeatView::Changes, Some(found)) => {
                found.moves.people.iter().map(|it| it.person).collect()
            }
            (SeatView::Changes, None) => Vec::new(),
            _ => (0..self.seats_shown().map_or(0, |it| it.people.len())).collect(),
        }
    }

    /// The table under the cursor.
    #[must_use]
    pub fn chosen_seat_table(&self) -> Option<TableId> {
        let rows = self.seat_tables();
        self.seat_table_row(&rows).and_then(|row| rows.get(row)).cloned()
    }

    /// The person under the cursor, by place.
    #[must_use]
    pub fn chosen_person(&self) -> Option<usize> {
        let rows = self.seat_people();
        self.person_row(&rows).and_then(|row| rows.get(row)).copied()
    }

    /// The row of the table under the cursor.
    #[must_use]
    pub fn seat_table_row(&self, rows: &[TableId]) -> Option<usize> {
        row(rows, self.seats.table.as_ref())
    }

    /// The row of the person under the cursor.
    #[must_use]
    pub fn person_row(&self, rows: &[usize]) -> Option<usize> {
        row(rows, self.seats.person.as_ref())
    }

    /// Whom somebody meets in the seats on the screen.
    #[must_use]
    pub fn meetings(&self, person: usize) -> Meetings {
        self.seats_shown().map(|seating| Meetings::of(seating, person)).unwrap_or_default()
    }

    /// How many rows the Seating shows, and how many it has.
    pub(super) fn listed_seats(&self) -> (usize, usize) {
        match self.seats.view {
            SeatView::Tables => (self.seat_tables().len(), self.all_seat_tables().len()),
            SeatView::Routes | SeatView::Meetings | SeatView::Changes => {
                (self.seat_people().len(), self.all_seat_people().len())
            }
        }
    }
}

/// Where something stands; what is not there is the first row.
fn row<T: PartialEq>(rows: &[T], on: Option<&T>) -> Option<usize> {
    rows.iter().position(|it| Some(it) == on).or((!rows.is_empty()).then_some(0))
}

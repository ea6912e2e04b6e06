//! How one seating differs from another.

use crate::domain::{BlockId, SeatedRound, Seating, TableId};

/// What changes for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Seats to come of people who have one before and after.
    pub seats: usize,
    /// How many of them are at another table.
    pub moved: usize,
    /// How many of the running round go to another table at once.
    pub now: usize,
    /// Tables of rounds to come that have another host in that round.
    pub hosts: usize,
    /// Those for whom anything changes, in order.
    pub people: Vec<Moving>,
}

impl Moves {
    /// How many move at once, to stand before what changes later: `3 people move now, `; empty where
    /// nobody does.
    #[must_use]
    pub fn at_once(&self) -> String {
        match self.now {
            0 => String::new(),
            1 => "1 person moves now, ".to_owned(),
            now => format!("{now} people move now, "),
        }
    }
}

/// Somebody for whom seats change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// Who, by place.
    pub person: usize,
    /// In which rounds.
    pub rounds: Vec<Shift>,
}

/// A seat that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The round.
    pub block: BlockId,
    /// The table before; none for who had no seat.
    pub from: Option<TableId>,
    /// The table after; none for who has no seat any more.
    pub to: Option<TableId>,
    /// Whether they host there in that round, where they did not before or do no more.
    pub hosts: Option<bool>,
}

impl Moves {
    /// Between two seatings whose people have the same places; `rounds` says of each whether it is
    /// still to come.
    pub(super) fn between<'a>(
        before: &Seating,
        after: &Seating,
        rounds: impl Iterator<Item = (&'a BlockId, bool)>,
    ) -> Self {
        let people = after.people.len();
        let mut moves = Self::default();
        let mut shifts = vec![Vec::new(); people];
        for (block, is_coming) in rounds {
            let was = places(before.round(block), people);
            let is = places(after.round(block), people);
            for (((from, did), (to, does)), own) in was.into_iter().zip(is).zip(&mut shifts) {
                let both = from.is_some() && to.is_some();
                moves.seats += usize::from(both && is_coming);
                moves.moved += usize::from(both && is_coming && from != to);
                moves.now += usize::from(both && !is_coming && from != to);
                let hosts = (does != did || does && from != to).then_some(does);
                moves.hosts += usize::from(is_coming && hosts == Some(true));
                if from != to || hosts.is_some() {
                    let (from, to) = (from.cloned(), to.cloned());
                    own.push(Shift { block: block.clone(), from, to, hosts });
                }
            }
        }
        let all = shifts.into_iter().enumerate().filter(|(_, rounds)| !rounds.is_empty());
        moves.people = all.map(|(person, rounds)| Moving { person, rounds }).collect();
        moves
    }
}

/// The table of each person in a round, and whether they host it in that round alone.
fn places(round: Option<&SeatedRound>, people: usize) -> Vec<(Option<&TableId>, bool)> {
    let mut places = vec![(None, false); people];
    for seats in round.iter().flat_map(|round| &round.tables) {
        for at in &seats.people {
            if let Some(place) = places.get_mut(*at) {
                *place = (Some(&seats.table), seats.host == Some(*at));
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SeatedPerson, SeatedTable};

    fn seating(people: usize, rounds: [[&[usize]; 2]; 2]) -> Seating {
        let table = |(at, people): (usize, &&[usize])| SeatedTable {
            table: TableId::new((at + 1).to_string()),
            people: people.to_vec(),
            host: None,
        };
        let round = |(at, tables): (usize, &[&[usize]; 2])| SeatedRound {
            block: BlockId::new(format!("c{}", at + 1)),
            tables: tables.iter().enumerate().map(table).collect(),
        };
        Seating {
            people: vec![SeatedPerson::default(); people],
            rounds: rounds.iter().enumerate().map(round).collect(),
        }
    }

    #[test]
    fn a_move_has_a_seat_before_and_after_and_who_comes_or_goes_is_told_beside() {
        let before = seating(4, [[&[0, 1], &[2, 3]], [&[0, 2], &[1, 3]]]);
        let after = seating(5, [[&[0, 1], &[2, 3, 4]], [&[4, 2], &[1, 0]]]);
        let blocks = [BlockId::new("c1"), BlockId::new("c2")];
        let moves = Moves::between(&before, &after, blocks.iter().zip([false, true]));
        assert_eq!((moves.seats, moves.moved), (3, 1));
        let shift = |block: &str, from: Option<&str>, to: Option<&str>| Shift {
            block: BlockId::new(block),
            from: from.map(TableId::new),
            to: to.map(TableId::new),
            hosts: None,
        };
        let moving = |person, rounds| Moving { person, rounds };
        let expected = [
            moving(0, vec![shift("c2", Some("1"), Some("2"))]),
            moving(3, vec![shift("c2", Some("2"), None)]),
            moving(4, vec![shift("c1", None, Some("2")), shift("c2", None, Some("1"))]),
        ];
        assert_eq!(moves.people, expected);
    }
    #[test]
    fn who_hosts_and_who_does_no_more_is_told_though_nobody_moves() {
        let before = seating(4, [[&[0, 1], &[2, 3]], [&[0, 2], &[1, 3]]]);
        let mut after = before.clone();
        let [mut was, mut is] = [before, after.clone()];
        (was.rounds[1].tables[0].host, is.rounds[1].tables[0].host) = (Some(0), Some(2));
        let blocks = [BlockId::new("c1"), BlockId::new("c2")];
        let moves = Moves::between(&was, &is, blocks.iter().zip([false, true]));
        assert_eq!((moves.moved, moves.hosts), (0, 1));
        let hosts: Vec<_> = moves.people.iter().map(|it| (it.person, it.rounds[0].hosts)).collect();
        assert_eq!(hosts, [(0, Some(false)), (2, Some(true))]);
        // A host who goes to another table hosts there anew.
        after = seating(4, [[&[0, 1], &[2, 3]], [&[1, 2], &[0, 3]]]);
        after.rounds[1].tables[1].host = Some(0);
        let moves = Moves::between(&was, &after, blocks.iter().zip([false, true]));
        assert_eq!((moves.moved, moves.hosts), (2, 1));
    }
}

//! The seats of a session as plain rows.

use serde::Serialize;

use crate::domain::{BlockId, SeatedPerson, SeatedRound, Seating, TableId};
use crate::session::{Session, title};

/// Who sits where. Words are raw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatPlan {
    /// The rounds in their order, and what they are called; those left out are not among them.
    pub rounds: Vec<(BlockId, String)>,
    /// The tables in the order of the room.
    pub tables: Vec<TableRow>,
    /// Everybody who has a seat.
    pub people: Vec<RouteRow>,
}

/// A table through the evening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Which.
    pub table: TableId,
    /// What it is about.
    pub topic: Option<String>,
    /// The places in `people` of those who sit there, for each round, who hosts there first.
    pub people: Vec<Vec<usize>>,
}

/// Somebody through the evening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteRow {
    /// The number of the card, from 1.
    pub number: usize,
    /// The name; none where the card is all that is known.
    pub name: Option<String>,
    /// Where they stay all evening.
    pub host: Option<TableId>,
    /// The table of each round; none where they are not there.
    pub route: Vec<Option<TableId>>,
    /// The rounds, by place, in which they host that table, where each round has new hosts.
    pub hosts: Vec<usize>,
    /// Whether they have left.
    pub left: bool,
}

/// One seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatRow<'a> {
    /// The number of the round, from 1.
    pub round: usize,
    /// Its block.
    pub block: &'a BlockId,
    /// Which table.
    pub table: &'a TableId,
    /// The number of the card.
    pub person: usize,
    /// Whose it is; none where nobody is named.
    pub name: Option<&'a str>,
    /// Whether they host the table, all evening or in this round.
    pub host: bool,
}

impl RouteRow {
    /// True for who hosts a table in a round, all evening or then.
    #[must_use]
    pub fn is_host(&self, table: &TableId, round: usize) -> bool {
        let sits = self.route.get(round).is_some_and(|it| it.as_ref() == Some(table));
        self.host.as_ref() == Some(table) || (sits && self.hosts.contains(&round))
    }
}

impl SeatPlan {
    /// The seats of a session; none where none are planned.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let seating = session.seating.as_deref()?;
        let mut rounds: Vec<&SeatedRound> = standing(session, seating).collect();
        crate::sorting::sort_by_key(&mut rounds, |round| session.place(&round.block));
        let called = |round: &&SeatedRound| {
            let state = session.block(&round.block)?;
            Some((round.block.clone(), title(state).to_owned()))
        };
        let people = people(session, seating, &rounds);
        let plan = Self {
            tables: tables(session, &people, rounds.len()),
            rounds: rounds.iter().filter_map(called).collect(),
            people,
        };
        (!plan.people.is_empty()).then_some(plan)
    }

    /// True where a session has a seat for anybody: where [`of`](Self::of) gives a plan.
    #[must_use]
    pub fn is_there(session: &Session) -> bool {
        let Some(seating) = session.seating.as_deref() else { return false };
        let mut tables = standing(session, seating).flat_map(|round| &round.tables);
        tables.any(|table| table.people.iter().any(|person| *person < seating.people.len()))
    }

    /// Every seat, round by round and table by table.
    pub fn seats(&self) -> impl Iterator<Item = SeatRow<'_>> {
        self.rounds.iter().enumerate().flat_map(move |(at, (block, _))| {
            let of_table = move |table: &TableRow| table.people.get(at).cloned();
            let of_round =
                self.tables.iter().filter_map(move |table| Some((table, of_table(table)?)));
            of_round.flat_map(move |(table, people)| {
                let seat = move |person: usize| {
                    let person = self.people.get(person)?;
                    Some(SeatRow {
                        round: at + 1,
                        block,
                        table: &table.table,
                        person: person.number,
                        name: person.name.as_deref(),
                        host: person.is_host(&table.table, at),
                    })
                };
                people.into_iter().filter_map(seat)
            })
        })
    }
}

/// The rounds that are not left out.
fn standing<'a>(
    session: &'a Session,
    seating: &'a Seating,
) -> impl Iterator<Item = &'a SeatedRound> {
    let stands =
        move |round: &&SeatedRound| session.block(&round.block).is_some_and(|state| !state.skipped);
    seating.rounds.iter().filter(stands)
}

fn people(session: &Session, seating: &Seating, rounds: &[&SeatedRound]) -> Vec<RouteRow> {
    let mut routes = vec![vec![None; rounds.len()]; seating.people.len()];
    let mut hosts = vec![Vec::new(); seating.people.len()];
    for (at, round) in rounds.iter().enumerate() {
        for table in &round.tables {
            let new = table.host.and_then(|host| hosts.get_mut(host));
            new.into_iter().for_each(|rounds| rounds.push(at));
            for person in &table.people {
                let seat = routes.get_mut(*person).and_then(|route| route.get_mut(at));
                if let Some(seat) = seat {
                    *seat = Some(table.table.clone());
                }
            }
        }
    }
    let row = |(at, ((person, route), hosts)): (usize, ((&SeatedPerson, Vec<_>), Vec<usize>))| {
        let (name, host) = (person.name.clone(), person.host.clone());
        let seated = route.iter().any(Option::is_some);
        let left = session.has_left(seating, person);
        seated.then_some(RouteRow { number: at + 1, name, host, route, hosts, left })
    };
    seating.people.iter().zip(routes).zip(hosts).enumerate().filter_map(row).collect()
}

/// The tables at which anybody sits: those of the room, then any other.
fn tables(session: &Session, people: &[RouteRow], rounds: usize) -> Vec<TableRow> {
    let known = session.tables.iter().map(|state| &state.table);
    let empty = |table: &TableId, topic: Option<String>| TableRow {
        table: table.clone(),
        topic,
        people: vec![Vec::new(); rounds],
    };
    let mut tables: Vec<TableRow> =
        known.map(|table| empty(&table.name, table.topic.clone())).collect();
    let mut places: std::collections::BTreeMap<TableId, usize> =
        tables.iter().enumerate().map(|(at, row)| (row.table.clone(), at)).collect();
    for (at, person) in people.iter().enumerate() {
        for (round, table) in person.route.iter().enumerate() {
            let Some(table) = table else { continue };
            let place = *places.entry(table.clone()).or_insert_with(|| {
                tables.push(empty(table, None));
                tables.len() - 1
            });
            let seats = tables.get_mut(place).and_then(|row| row.people.get_mut(round));
            seats.into_iter().for_each(|seats| seats.push(at));
        }
    }
    for TableRow { table, people: rounds, .. } in &mut tables {
        // Who hosts this table comes before those who come there, hosts of others among them.
        for (round, seats) in rounds.iter_mut().enumerate() {
            let hosts = |at: &usize| people.get(*at).is_some_and(|it| it.is_host(table, round));
            crate::sorting::sort_by_key(seats, |at| !hosts(at));
        }
    }
    tables.retain(|row| row.people.iter().any(|people| !people.is_empty()));
    tables
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tally::cafe::Cafe;

    #[test]
    fn the_host_of_a_table_stands_before_a_guest_who_hosts_another() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": 2, "programme": [block("c1"), block("c2")] });
        let people = json!([{ "name": "Ana", "host": "1" }, { "name": "Bo" },
            { "name": "Cy", "host": "2" }]);
        let round = |id: &str, one: serde_json::Value, two: serde_json::Value| {
            json!({ "block": id,
                "tables": [{ "table": "1", "people": one }, { "table": "2", "people": two }] })
        };
        let rounds =
            [round("c1", json!([0, 1]), json!([2])), round("c2", json!([]), json!([0, 1, 2]))];
        let seating = json!({ "people": people, "rounds": rounds });
        let cafe =
            Cafe::open(plan, "UTC").on(json!([{ "seating-planned": { "seating": seating } }]));
        let seats = SeatPlan::of(&cafe.session).unwrap();
        assert_eq!(seats.tables[0].people, [vec![0, 1], vec![]]);
        assert_eq!(seats.tables[1].people, [vec![2], vec![2, 0, 1]]);
        assert!(SeatPlan::is_there(&cafe.session));
        let skipped = |id: &str| json!([{ "block-skipped": { "block": id, "reason": null } }]);
        let none = cafe.on(skipped("c1")).on(skipped("c2"));
        assert!(SeatPlan::of(&none.session).is_none() && !SeatPlan::is_there(&none.session));
    }
}

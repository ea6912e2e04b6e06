//! Where people go when they change tables.
//!
//! Knows when people look for their seats; never how these were found.

use super::heading::asks_to_move;
use super::part::BlockState;
use super::state::Session;
use super::table_name::{card_name, table_name};
use crate::domain::{BlockId, BlockKind, SeatedRound, SeatedTable, Seating, Span, Stamp};
use crate::sorting::sort_by_key;
use crate::text::shown;

/// How far into a round people still look for their seats.
const LOOKED_FOR: Span = Span::minutes(2);

/// The seats of a round.
#[derive(Clone, Copy, Debug)]
pub struct Seats<'a> {
    /// Which round.
    pub block: &'a BlockState,
    session: &'a Session,
    seating: &'a Seating,
    round: &'a SeatedRound,
}

/// Who sits at a table, in shown words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SeatsAt {
    /// As `Table 3`.
    pub table: String,
    /// The names, who hosts there first; last, `cards 1 4 9` for those without. Before them, that the
    /// table closed.
    pub people: Vec<String>,
}

impl<'a> Seats<'a> {
    /// The seats of a block, where it has any.
    #[must_use]
    pub fn of(session: &'a Session, block: &BlockId) -> Option<Self> {
        let seating = session.seating.as_deref()?;
        let round = seating.round(block)?;
        Some(Self { block: session.block(block)?, session, seating, round })
    }

    /// The seats that people look for: of the coming round in a move, in a break, when a round's
    /// time is up and while nothing runs; of the running one in its first minutes.
    #[must_use]
    pub fn to_take(session: &'a Session, now: Stamp) -> Option<Self> {
        if session.closed.is_some() {
            return None;
        }
        let Some(running) = session.running() else { return Self::coming(session) };
        if asks_to_move(session, running, now) || running.block.kind == BlockKind::Break {
            return Self::coming(session);
        }
        Self::of(session, running.id()).filter(|seats| seats.are_new(now).is_some())
    }

    /// Who sits at a table: by the seats that people look for, else by those of the running round.
    #[must_use]
    pub fn here(session: &Session, now: Stamp, table: &str) -> Option<SeatsAt> {
        let runs = || Seats::of(session, session.running()?.id());
        Seats::to_take(session, now).or_else(runs)?.at_table(table)
    }

    /// The seats of the round that is next; what comes before it lets people find them.
    #[must_use]
    pub fn coming(session: &'a Session) -> Option<Self> {
        let arrives = !session.has_begun();
        let passes = |kind| kind == BlockKind::Move || (arrives && kind == BlockKind::Opening);
        let mut coming = session.blocks.iter().filter(|state| state.is_waiting());
        Self::of(session, coming.find(|state| !passes(state.block.kind))?.id())
    }

    /// How long people will still look for them; none once they are found.
    #[must_use]
    pub fn are_new(&self, now: Stamp) -> Option<Span> {
        let left = LOOKED_FOR - self.block.elapsed(now)?;
        (left > Span::ZERO).then_some(left)
    }

    /// The round as it was planned.
    #[must_use]
    pub const fn round(&self) -> &'a SeatedRound {
        self.round
    }

    /// Everybody, table by table.
    #[must_use]
    pub fn tables(&self) -> Vec<SeatsAt> {
        self.round.tables.iter().map(|table| self.at(table)).collect()
    }

    /// The people of one table.
    #[must_use]
    pub fn at_table(&self, table: &str) -> Option<SeatsAt> {
        let is = |it: &&SeatedTable| it.table.as_str() == table;
        self.round.tables.iter().find(is).map(|table| self.at(table))
    }

    fn at(&self, seats: &SeatedTable) -> SeatsAt {
        let known = |at: &usize| Some((*at, self.seating.people.get(*at)?));
        let mut people: Vec<_> = seats.people.iter().filter_map(known).collect();
        sort_by_key(&mut people, |(at, _)| (!self.seating.is_hosted_by(seats, *at), *at));
        let names = people.iter().filter_map(|(_, person)| person.name.as_deref());
        let mut names: Vec<String> = names.map(|name| shown(name).into_owned()).collect();
        let cards = people.iter().filter(|(_, person)| person.name.is_none());
        let cards: Vec<usize> = cards.map(|(at, _)| at + 1).collect();
        match cards.as_slice() {
            [] => {}
            [one] => names.push(card_name(*one)),
            several => {
                let several: Vec<String> = several.iter().map(ToString::to_string).collect();
                names.push(format!("cards {}", several.join(" ")));
            }
        }
        if self.session.table(&seats.table).is_some_and(|it| it.closed) {
            names.insert(0, "closed".to_owned());
        }
        let table = shown(&table_name(seats.table.as_str())).into_owned();
        SeatsAt { table, people: names }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::domain::Moment;

    /// Ten minutes each.
    const KINDS: [(&str, &str); 7] = [
        ("open", "opening"),
        ("c1", "conversation"),
        ("move", "move"),
        ("c2", "conversation"),
        ("break", "break"),
        ("c3", "conversation"),
        ("talk", "talk"),
    ];

    fn session() -> Session {
        let block = |(id, kind): &(&str, &str)| json!({ "id": id, "kind": kind, "title": id, "length": "10 min" });
        let programme: Vec<Value> = KINDS.iter().map(block).collect();
        let plan = json!({ "title": "T", "programme": programme });
        let mut session =
            Session::waiting(Arc::new(serde_json::from_value(plan).unwrap()), "UTC".into());
        let people = json!([{ "name": "Ana\u{1b}[31m" }, { "name": "Bo", "host": "1" }, {}, {}]);
        let tables =
            json!([{ "table": "1", "people": [0, 1] }, { "table": "Blue", "people": [2, 3] }]);
        let round = |id: &str| json!({ "block": id, "tables": tables });
        let rounds = ["c1", "c2", "c3"].map(round);
        let seating = json!({ "people": people, "rounds": rounds });
        session.seating = Some(serde_json::from_value(seating).unwrap());
        session
    }

    /// Which round's seats are looked for so many seconds into a block.
    fn sought(session: &mut Session, block: &str, seconds: i64) -> Option<String> {
        let place = KINDS.iter().position(|(id, _)| *id == block);
        for (at, state) in session.blocks.iter_mut().enumerate() {
            state.started = place.filter(|place| at <= *place).map(|_| Moment::default());
            state.ended = place.filter(|place| at < *place).map(|_| Moment::default());
        }
        let seats = Seats::to_take(session, Stamp(seconds * 1000));
        seats.map(|seats| seats.block.id().to_string())
    }

    #[test]
    fn seats_are_shown_while_people_look_for_them_and_no_longer() {
        let mut session = session();
        let mut sought = |block: &str, seconds| sought(&mut session, block, seconds);
        assert_eq!(sought("none", 0).as_deref(), Some("c1"), "people arrive");
        assert_eq!(sought("open", 60), None, "people listen");
        assert_eq!(sought("c1", 119).as_deref(), Some("c1"), "its first minutes");
        assert_eq!(sought("c1", 120), None, "people talk");
        assert_eq!(sought("c1", 600).as_deref(), Some("c2"), "its time is up");
        assert_eq!(sought("move", 30).as_deref(), Some("c2"));
        assert_eq!(sought("break", 30).as_deref(), Some("c3"), "they come back");
        assert_eq!(sought("c3", 600), None, "a talk comes next");
        session.closed = Some(Moment::default());
        assert!(Seats::to_take(&session, Stamp(0)).is_none());
    }

    #[test]
    fn seats_are_found_by_their_table_with_hosts_first_and_cards_by_their_numbers() {
        let session = session();
        let seats = Seats::coming(&session).unwrap();
        let at = |table: &str, people: &[&str]| SeatsAt {
            table: table.to_owned(),
            people: people.iter().map(|it| (*it).to_owned()).collect(),
        };
        let expected = [at("Table 1", &["Bo", "Ana[31m"]), at("Table Blue", &["cards 3 4"])];
        assert_eq!(seats.tables(), expected);
        assert_eq!(seats.at_table("Blue").as_ref(), expected.get(1));
        assert_eq!(seats.at_table("2"), None);
    }

    #[test]
    fn who_hosts_in_this_round_alone_stands_first() {
        let mut session = session();
        let seating = Arc::make_mut(session.seating.as_mut().unwrap());
        seating.rounds[0].tables[1].host = Some(3);
        let at = |block: &str| {
            Seats::of(&session, &BlockId::new(block)).unwrap().at_table("Blue").unwrap().people
        };
        assert_eq!((at("c1"), at("c2")), (vec!["cards 4 3".into()], vec!["cards 3 4".into()]));
    }

    #[test]
    fn without_seats_nobody_is_sent_anywhere() {
        let mut session = session();
        session.seating = None;
        assert_eq!(sought(&mut session, "none", 0), None);
    }
}

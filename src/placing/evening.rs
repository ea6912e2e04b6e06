//! A session as whoever seats its people sees it, and their seats as the session keeps them.

use super::changing::{change, sit_down};
use super::coming::{carried, guests, new_hosts, past, unseated, welcome};
use super::furnished::furnish;
use super::moves::Moves;
use super::unseatable::Unseatable;
use super::wishes::Wishes;
use crate::domain::{BlockId, BlockKind, SeatedPerson, SeatedRound, SeatedTable, Seating, TableId};
use crate::seating::{Bound, NewHosts, Plan, Problem, appoint, bound, quality, recount};
use crate::session::{BlockState, Session, TableState, card_name, title};
use crate::setup::{Guest, Guests, Room};

/// What is asked of a session, and what its people, tables and rounds are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evening {
    /// What is to be solved.
    pub problem: Problem,
    /// Those who were announced to host in one round alone; none where nobody does.
    pub new_hosts: Option<NewHosts>,
    /// What is to be known beside it, a sentence each, raw.
    pub remarks: Vec<String>,
    /// Who of the plan has no seat, where others of it have one.
    pub(super) without: Vec<String>,
    people: Vec<Guest>,
    /// Where each of those who were announced a seat stands among them.
    places: Vec<Option<usize>>,
    /// They were named anew.
    pub(super) anew: bool,
    /// Each round with its name.
    pub(super) blocks: Vec<(BlockId, String)>,
    /// How many of them have begun.
    pub(super) begun: usize,
    tables: Vec<TableId>,
}

impl Evening {
    /// Everybody named, the open tables, and the rounds: those that have begun keep their seats.
    ///
    /// # Errors
    /// There is nobody, no table or no round, or what is wanted is not there.
    pub fn of(session: &Session, wishes: &Wishes) -> Result<Self, Unseatable> {
        let (blocks, begun) = rounds(session, wishes.rounds)?;
        let used = blocks.get(..begun).unwrap_or_default();
        let mut evening = Self::with(session, wishes, (&blocks, begun), &tables(session, used))?;
        if used.last().is_some_and(|it| it.is_running()) {
            sit_down(&mut evening.problem);
        }
        Ok(evening)
    }

    /// The evening as it was announced, rounds that have begun and tables that have closed since
    /// included, with its plan; none where nobody has a seat.
    #[must_use]
    pub fn announced(session: &Session) -> Option<(Self, Plan)> {
        let seating = session.seating.as_deref()?;
        let (waiting, mut blocks): (Vec<_>, Vec<_>) = conversations(session)
            .filter(|it| seating.round(it.id()).is_some())
            .partition(is_waiting);
        let begun = blocks.len();
        blocks.extend(waiting);
        let tables = tables(session, &blocks);
        let evening = Self::with(session, &Wishes::default(), (&blocks, begun), &tables).ok()?;
        let plan = evening.plan(seating);
        Some((evening, plan))
    }

    fn with(
        session: &Session,
        wishes: &Wishes,
        (blocks, begun): (&[&BlockState], usize),
        tables: &[&TableState],
    ) -> Result<Self, Unseatable> {
        if tables.iter().all(|table| table.closed) {
            return Err(match session.tables.is_empty() {
                true => Unseatable::NoTables,
                false => Unseatable::Closed,
            });
        }
        let mut guests = guests(session, wishes, blocks, tables)?;
        let anew = wishes.people.is_some();
        let seating = session.seating.as_deref();
        let places = seating.map(|it| match anew {
            true => carried(it, &mut guests, begun),
            false => (0..it.people.len()).map(Some).collect(),
        });
        let places = places.unwrap_or_default();
        let now = |at: usize| places.get(at).copied().flatten();
        let had = blocks.get(..begun).unwrap_or_default();
        let past = seating.map(|it| past(it, had, tables, now)).unwrap_or_default();
        let announced = seating.map(|it| new_hosts(it, blocks, tables, now)).unwrap_or_default();
        let goes_on = announced.iter().flatten().any(Option::is_some);
        let runs = past.rounds.len() == begun
            && begun.checked_sub(1).and_then(|at| blocks.get(at)).is_some_and(|it| it.is_running());
        let first = begun - usize::from(runs);
        change(&mut guests, &wishes.changes, &session.plan.people, (begun, first));
        number(&mut guests);
        let without = if anew { Vec::new() } else { unseated(session, &guests) };
        let mut remarks = welcome(&mut guests, tables);
        let (count, rounds) = (tables.len(), blocks.len());
        let room = Room { tables: count, rounds, seats: None, hosted: wishes.hosted };
        let mut problem = guests.problem(&room);
        furnish(&mut problem, &guests, tables, begun);
        let place =
            |word: &str| tables.iter().position(|it| !it.closed && it.table.name.as_str() == word);
        problem.earlier = guests.at_first(&room, place);
        if begun == 0 {
            remarks.extend(guests.misplaced(&problem, place));
        }
        problem.past = past;
        let blocks = blocks.iter().map(|it| (it.id().clone(), title(it).to_owned())).collect();
        let tables = tables.iter().map(|it| it.table.name.clone()).collect();
        let new_hosts = (wishes.new_hosts || goes_on).then_some(announced);
        Ok(Self {
            problem,
            new_hosts,
            remarks,
            without,
            people: guests.people,
            places,
            anew,
            blocks,
            begun,
            tables,
        })
    }

    /// True for who came with the changes, and was announced no seat.
    pub(super) fn came(&self, person: usize) -> bool {
        !self.anew && person >= self.places.len()
    }

    /// How many people there are, those who have left included, and how many tables.
    #[must_use]
    pub const fn size(&self) -> (usize, usize) {
        (self.people.len(), self.tables.len())
    }

    /// What each round is called.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().map(|(_, title)| title.as_str())
    }

    /// True where a round that was planned has begun meanwhile, or is gone.
    #[must_use]
    pub fn is_overtaken(&self, session: &Session) -> bool {
        !self.blocks.iter().skip(self.begun).all(|(id, _)| session.waits(id))
    }

    /// The seats that the session keeps, as a plan.
    #[must_use]
    pub fn plan(&self, seating: &Seating) -> Plan {
        let round = |(id, _): &(BlockId, String)| {
            let round = seating.round(id);
            let at = |table: &TableId| {
                let seats = round.and_then(|round| round.at(table));
                seats.map(|it| it.people.clone()).unwrap_or_default()
            };
            self.tables.iter().map(at).collect()
        };
        Plan { rounds: self.blocks.iter().map(round).collect() }
    }

    /// The seats announced, of those who are still there, by the places that they have now.
    #[must_use]
    pub fn carried(&self, announced: &Seating) -> Seating {
        let now = |at: &usize| self.places.get(*at).copied().flatten();
        let mut rounds = announced.rounds.clone();
        for seats in rounds.iter_mut().flat_map(|round| &mut round.tables) {
            seats.people = seats.people.iter().filter_map(now).collect();
            seats.host = seats.host.as_ref().and_then(now);
        }
        Seating { people: Vec::new(), rounds }
    }

    /// The repeats that no plan has fewer of.
    #[must_use]
    pub fn least(&self) -> Bound {
        bound(&self.problem)
    }

    /// What a plan is worth, in a line of words; with the least repeats there can be.
    #[must_use]
    pub fn worth(&self, plan: &Plan, least: Bound) -> String {
        let problem = &self.problem;
        quality(problem, plan, &recount(problem, plan), least).join("; ")
    }

    /// How the seats to come differ from those announced before, and who has one for the first
    /// time.
    #[must_use]
    pub fn moves(&self, before: &Seating, after: &Seating) -> Moves {
        let rounds = self.blocks.iter().enumerate();
        Moves::between(before, after, rounds.map(|(at, (id, _))| (id, at >= self.begun)))
    }

    /// A plan as the session keeps it.
    #[must_use]
    pub fn seating(&self, plan: &Plan) -> Seating {
        let appoint = |announced| appoint(&self.problem, plan, announced);
        let new_hosts = self.new_hosts.as_ref().map(appoint).unwrap_or_default();
        let new_host = |round: usize, table: usize| *new_hosts.get(round)?.get(table)?;
        let block = |round: usize| self.blocks.get(round).map(|(id, _)| id.clone());
        let table = |at: usize| self.tables.get(at).cloned();
        let hosts = self.problem.hosts.fixed();
        let stays = |person: usize| hosts.iter().find(|(host, _)| *host == person);
        let person = |(at, guest): (usize, &Guest)| SeatedPerson {
            name: Some(guest.name.clone()).filter(|_| !guest.card),
            group: guest.group.clone(),
            languages: guest.languages.clone(),
            table: guest.table.as_deref().map(TableId::new),
            host: stays(at).and_then(|(_, at)| table(*at)),
            apart: guest.apart.clone(),
            together: guest.together.clone(),
            arrives: guest.arrives.filter(|round| *round > 0).and_then(block),
            leaves: guest.leaves.and_then(block),
            remote: guest.remote,
        };
        let seated = |round: usize, at: usize, people: &[usize]| {
            let mut people = people.to_vec();
            people.sort_unstable();
            let table = table(at).filter(|_| !people.is_empty())?;
            Some(SeatedTable { table, people, host: new_host(round, at) })
        };
        let round = |(at, tables): (usize, &Vec<Vec<usize>>)| {
            let tables = tables.iter().enumerate();
            let tables = tables.filter_map(|(table, people)| seated(at, table, people)).collect();
            Some(SeatedRound { block: block(at)?, tables })
        };
        Seating {
            people: self.people.iter().enumerate().map(person).collect(),
            rounds: plan.rounds.iter().enumerate().filter_map(round).collect(),
        }
    }
}

/// Calls each card by its number.
fn number(guests: &mut Guests) {
    let cards = guests.people.iter_mut().enumerate().filter(|(_, guest)| guest.card);
    cards.for_each(|(at, guest)| guest.name = card_name(at + 1));
}

/// The rounds that are not left out.
fn conversations(session: &Session) -> impl Iterator<Item = &BlockState> {
    let is_conversation = |state: &&BlockState| state.block.kind == BlockKind::Conversation;
    session.blocks.iter().filter(is_conversation).filter(|state| !state.skipped)
}

fn is_waiting(state: &&BlockState) -> bool {
    state.is_waiting()
}

/// The rounds to plan, those that have begun first, and how many these are. Of what has begun only
/// rounds with seats are known.
fn rounds(
    session: &Session,
    wanted: Option<usize>,
) -> Result<(Vec<&BlockState>, usize), Unseatable> {
    let seated = |state: &&BlockState| {
        session.seating.as_ref().is_some_and(|it| it.round(state.id()).is_some())
    };
    let mut blocks: Vec<_> =
        conversations(session).filter(|it| !it.is_waiting()).filter(seated).collect();
    let begun = blocks.len();
    blocks.extend(conversations(session).filter(is_waiting));
    if !session.has_round_to_come() {
        return Err(Unseatable::NoRound);
    }
    match wanted {
        Some(wanted) if wanted > blocks.len() || wanted <= begun => {
            Err(Unseatable::Rounds { rounds: blocks.len(), begun })
        }
        wanted => {
            blocks.truncate(wanted.unwrap_or(blocks.len()));
            Ok((blocks, begun))
        }
    }
}

/// The open tables, and those at which people sat in rounds that have begun.
fn tables<'a>(session: &'a Session, begun: &[&BlockState]) -> Vec<&'a TableState> {
    let seating = session.seating.as_deref();
    let rounds = begun.iter().filter_map(|state| seating?.round(state.id()));
    let seats = rounds.flat_map(|round| &round.tables);
    let used: Vec<&TableId> = seats.map(|seats| &seats.table).collect();
    let tables = session.tables.iter();
    tables.filter(|it| !it.closed || used.contains(&&it.table.name)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::seating::{Contradiction, contradictions};
    use crate::tally::cafe::Cafe;

    #[test]
    fn where_the_remote_table_closes_another_takes_its_people() {
        let block = |id| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": 3, "programme": [block("c1"), block("c2")] });
        let tables = json!([{ "table": "1", "people": [0, 1] }, { "table": "2", "people": [2, 3] },
            { "table": "3", "people": [4, 5] }]);
        let far = json!({ "name": "Far", "remote": true });
        let seating = json!({ "people": [{}, {}, {}, {}, far, far],
            "rounds": [{ "block": "c1", "tables": tables }, { "block": "c2", "tables": tables }] });
        let cafe = Cafe::open(plan, "UTC")
            .on(json!([{ "seating-planned": { "seating": seating } }]))
            .on(json!([{ "block-started": { "block": "c1" } }]))
            .on(json!([{ "table-closed": { "table": "3" } }]));
        let evening = Evening::of(&cafe.session, &Wishes::default()).unwrap();
        let remote: Vec<bool> = evening.problem.tables.iter().map(|it| it.remote).collect();
        assert_eq!(remote, [false, true, false]);
        assert_eq!(contradictions(&evening.problem), []);
    }

    #[test]
    fn more_people_than_seats_are_told_with_the_seats_missing() {
        let seats = |name: &str, seats: u32| json!({ "name": name, "seats": seats });
        let plan = json!({ "title": "T", "participants": 15,
            "tables": [seats("1", 5), seats("2", 3), seats("3", 3)],
            "programme": [{ "id": "c1", "kind": "conversation", "title": "C" }] });
        let cafe = Cafe::open(plan, "UTC");
        let evening = Evening::of(&cafe.session, &Wishes::default()).unwrap();
        let crowd = Contradiction::TooManyPeople { round: 0, remote: false, people: 15, seats: 11 };
        assert_eq!(contradictions(&evening.problem), [crowd]);
    }

    #[test]
    fn more_people_than_can_be_planned_are_refused_before_there_is_a_card_for_each() {
        let plan = |people: u32| {
            json!({ "title": "T", "participants": people, "tables": 3,
                "programme": [{ "id": "c1", "kind": "conversation", "title": "C" }] })
        };
        let evening =
            |people| Evening::of(&Cafe::open(plan(people), "UTC").session, &Wishes::default());
        assert_eq!(evening(60_001), Err(Unseatable::TooMany(60_001)));
        assert_eq!(evening(60_000).map(|it| it.size()), Ok((60_000, 3)));
    }

    #[test]
    fn seats_that_were_sought_while_a_round_began_are_overtaken() {
        let block = |id| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": 2, "participants": 4,
            "programme": [block("c1"), block("c2")] });
        let cafe = Cafe::open(plan, "UTC");
        let session = cafe.session.clone();
        let evening = Evening::of(&session, &Wishes::default()).unwrap();
        assert!(!evening.is_overtaken(&session));
        let cafe = cafe.on(json!([{ "block-started": { "block": "c1" } }]));
        assert!(evening.is_overtaken(&cafe.session));
    }
}

//! Seats as devices know them: names and tables, and how many have left.

use std::sync::Arc;

use crate::domain::{SeatedPerson, SeatedRound, Seating, Stamp, TableId};
use crate::session::{Seats, Session};

/// The seats of these rounds, and of those who have one what is read from afar; who has left is not
/// counted there either.
pub(super) fn seated(session: &Session, rounds: Vec<SeatedRound>) -> Option<Arc<Seating>> {
    let seating = session.seating.as_deref()?;
    let first = &rounds.first()?.block;
    let leaves = |person: &SeatedPerson| session.has_left(seating, person).then(|| first.clone());
    let person =
        |known: &SeatedPerson| SeatedPerson { leaves: leaves(known), ..Default::default() };
    let mut people: Vec<SeatedPerson> = seating.people.iter().map(person).collect();
    let seats = rounds.iter().flat_map(|round| &round.tables).flat_map(|table| &table.people);
    for at in seats {
        if let Some((room, known)) = people.get_mut(*at).zip(seating.people.get(*at)) {
            (room.name, room.host) = (known.name.clone(), known.host.clone());
        }
    }
    Some(Arc::new(Seating { people, rounds }))
}

/// The seats that people at a table may look for, and those of the running round at that table.
pub(super) fn seated_at(session: &Session, table: &TableId, now: Stamp) -> Option<Arc<Seating>> {
    let runs = session.running().and_then(|state| Seats::of(session, state.id()));
    let here = |seats: Seats<'_>| {
        let mut round = seats.round().clone();
        if seats.are_new(now).is_none() {
            round.tables.retain(|it| it.table == *table);
        }
        round
    };
    let coming = Seats::coming(session).map(|seats| seats.round().clone());
    let rounds = runs.map(here).into_iter().chain(coming);
    seated(session, rounds.filter(|_| session.closed.is_none()).collect())
}

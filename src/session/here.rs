//! Who is here and who came: one count each, wherever people are counted.

use std::collections::BTreeSet;

use super::part::BlockState;
use super::state::Session;
use crate::domain::{BlockKind, SeatedPerson, Seating};

impl Session {
    /// How many people are here: as somebody counted them, else those with a seat who have not
    /// left.
    #[must_use]
    pub fn people_here(&self) -> Option<u32> {
        let seated = || u32::try_from(self.seated_here(self.seating.as_deref()?)).ok();
        self.head_count.or_else(seated)
    }

    /// How many people came: as somebody counted them, else those who are here or had a seat in a
    /// round that began.
    #[must_use]
    pub fn people_who_came(&self) -> Option<u32> {
        self.head_count.or_else(|| {
            let seating = self.seating.as_deref()?;
            let began = |id| self.block(id).is_some_and(|it| it.started.is_some());
            let rounds = seating.rounds.iter().filter(|round| began(&round.block));
            let seats = rounds.flat_map(|round| &round.tables).flat_map(|table| &table.people);
            let sat: BTreeSet<&usize> = seats.collect();
            let people = seating.people.iter().enumerate();
            let came =
                people.filter(|(at, person)| sat.contains(at) || !self.has_left(seating, person));
            u32::try_from(came.count()).ok()
        })
    }

    /// How many of those in a seating have not left.
    #[must_use]
    pub fn seated_here(&self, seating: &Seating) -> usize {
        seating.people.iter().filter(|person| !self.has_left(seating, person)).count()
    }

    /// True for somebody in a seating who leaves before the first of the rounds to come.
    #[must_use]
    pub fn has_left(&self, seating: &Seating, person: &SeatedPerson) -> bool {
        let Some(leaves) = &person.leaves else { return false };
        let stays = seating.rounds.iter().map(|it| &it.block).take_while(|id| *id != leaves);
        !stays.into_iter().any(|id| self.waits(id))
    }

    /// True where a round is still to come, for which people can be seated.
    #[must_use]
    pub fn has_round_to_come(&self) -> bool {
        let comes = |it: &BlockState| it.block.kind == BlockKind::Conversation && it.is_waiting();
        self.closed.is_none() && self.blocks.iter().any(comes)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    #[test]
    fn who_is_here_is_as_counted_else_who_has_a_seat_and_has_not_left() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "programme": [block("c1"), block("c2"), block("c3")] });
        let plan = Arc::new(serde_json::from_value(plan).unwrap());
        let mut session = Session::waiting(plan, "UTC".into());
        assert_eq!(session.people_here(), None);
        let round = |id: &str| json!({ "block": id, "tables": [] });
        let seating = json!({ "people": [{}, { "leaves": "c1" }, { "leaves": "c2" }, {}],
            "rounds": [round("c1"), round("c2"), round("c3")] });
        session.seating = Some(serde_json::from_value(seating).unwrap());
        assert_eq!(session.people_here(), Some(3), "one never came");
        session.blocks[0].started = Some(Default::default());
        assert_eq!(session.people_here(), Some(2), "one has no round to come any more");
        session.head_count = Some(7);
        assert_eq!(session.people_here(), Some(7));
    }

    #[test]
    fn who_had_a_seat_came_and_stays_counted_after_the_last_round() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "programme": [block("c1"), block("c2"), block("c3")] });
        let plan = Arc::new(serde_json::from_value(plan).unwrap());
        let mut session = Session::waiting(plan, "UTC".into());
        assert_eq!(session.people_who_came(), None);
        let round = |id: &str, people: &[usize]| json!({ "block": id, "tables": [{ "table": "1", "people": people }] });
        let seating = json!({ "people": [{}, { "leaves": "c1" }, { "leaves": "c2" }, {}],
            "rounds": [round("c1", &[0, 2, 3]), round("c2", &[0, 3]), round("c3", &[0, 3])] });
        session.seating = Some(serde_json::from_value(seating).unwrap());
        assert_eq!(session.people_who_came(), Some(3), "one never came");
        for at in 0..3 {
            session.blocks[at].started = Some(Default::default());
            assert_eq!(session.people_who_came(), Some(3), "a round that begins takes nobody away");
        }
        assert_eq!(session.people_here(), Some(2));
        session.head_count = Some(7);
        assert_eq!(session.people_who_came(), Some(7));
    }
}

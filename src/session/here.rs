//! Who is here: one count, wherever people are counted.

use super::state::Session;
use crate::domain::{SeatedPerson, Seating};

impl Session {
    /// How many people are here: as somebody counted them, else those with a seat who have not
    /// left.
    #[must_use]
    pub fn people_here(&self) -> Option<u32> {
        let seated = || u32::try_from(self.seated_here(self.seating.as_deref()?)).ok();
        self.head_count.or_else(seated)
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
}

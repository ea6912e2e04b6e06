//! Records without what is withheld from those at tables.

use std::sync::Arc;

use super::event::{Event, of_categories, of_floor, of_notes, plain_of_blocks, plain_of_room};
use super::part::Part;
use super::record::Record;
use crate::domain::{Question, RoleLine};

/// What the kinds of events that are not `whole!` are called in a line.
const NAMES: [&[u8]; 9] = [
    b"session-opened",
    b"plan-adopted",
    b"block-inserted",
    b"block-changed",
    b"question-added",
    b"table-added",
    b"table-changed",
    b"seating-planned",
    b"part-restored",
];

macro_rules! whole {
    () => {
        Event::SessionClosed {}
            | Event::SessionReopened {}
            | Event::DayBegan { .. }
            | plain_of_blocks!()
            | of_notes!()
            | Event::QuestionReworded { .. }
            | of_categories!()
            | of_floor!()
            | plain_of_room!()
    };
}

impl Record {
    /// False where the line of a record tells, without being read, that nothing of it is withheld.
    #[must_use]
    pub fn may_hold_back(line: &[u8]) -> bool {
        line.split(|byte| *byte == b'"').any(|piece| NAMES.contains(&piece))
    }

    /// As those at tables have it; none where that is the whole of it.
    #[must_use]
    pub fn for_tables(&self) -> Option<Self> {
        if self.events.iter().all(|event| matches!(event, whole!())) {
            return None;
        }
        let mut record = self.clone();
        record.events.iter_mut().for_each(withhold);
        (record != *self).then_some(record)
    }
}

fn withhold(event: &mut Event) {
    match event {
        Event::SessionOpened { plan, .. } | Event::PlanAdopted { plan } => {
            Arc::make_mut(plan).withhold();
        }
        Event::BlockInserted { block, .. } | Event::BlockChanged { block } => block.withhold(),
        Event::QuestionAdded { question } => question.withhold(),
        Event::TableAdded { table } | Event::TableChanged { table } => table.withhold(),
        Event::SeatingPlanned { seating } => {
            seating.iter_mut().for_each(|seating| Arc::make_mut(seating).withhold());
        }
        Event::PartRestored { part } => withhold_of(part),
        whole!() => {}
    }
}

fn withhold_of(part: &mut Part) {
    match part {
        Part::Programme { blocks, .. } => blocks.iter_mut().for_each(|it| it.block.withhold()),
        Part::Block { block } => block.block.withhold(),
        Part::Tables { tables } => tables.iter_mut().for_each(|it| it.table.withhold()),
        Part::Questions { questions } => withhold_questions(questions),
        Part::Roles { roles } => roles.iter_mut().for_each(RoleLine::withhold),
        Part::Plan { plan, blocks, tables, roles, questions, .. } => {
            Arc::make_mut(plan).withhold();
            blocks.iter_mut().for_each(|it| it.block.withhold());
            tables.iter_mut().for_each(|it| it.table.withhold());
            roles.iter_mut().for_each(RoleLine::withhold);
            questions.iter_mut().for_each(withhold_questions);
        }
        Part::Days { .. }
        | Part::Categories { .. }
        | Part::Note { .. }
        | Part::Closing { .. }
        | Part::HeadCount { .. } => {}
    }
}

fn withhold_questions(questions: &mut Arc<[Question]>) {
    Arc::make_mut(questions).iter_mut().for_each(Question::withhold);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A plan, seats, and a step that turns an adoption back, with a mark in all that is withheld.
    fn events() -> Value {
        let block = json!({ "id": "a", "title": "A", "notes": "secret", "note": "secret",
            "asks": [{ "question": "q", "note": "secret" }],
            "speakers": [{ "name": "Shown", "note": "secret" }] });
        let question = json!({ "id": "q", "text": "Why?", "note": "secret",
            "categories": [{ "id": "c", "label": "C", "note": "secret" }] });
        let table = json!({ "name": "1", "host": "Shown", "note": "secret" });
        let role = json!({ "role": "R", "names": ["Shown"], "note": "secret" });
        let plan = json!({ "title": "T", "note": "secret", "questions": [question],
            "tables": [table], "programme": [block], "roles": [role],
            "people": [{ "name": "secret", "affiliation": "secret", "note": "secret" }] });
        let person = json!({ "name": "Shown", "group": "secret", "languages": ["secret"],
            "table": "secret", "apart": [7_777], "together": [7_777], "remote": true });
        let (blocks, tables) = (json!([{ "block": block }]), json!([{ "table": table }]));
        let whole = json!({ "plan": plan, "blocks": blocks, "days": [], "tables": tables,
            "categories": [], "roles": [role], "questions": [question] });
        let parts = [
            json!({ "plan": whole }),
            json!({ "programme": { "blocks": blocks, "days": [] } }),
            json!({ "block": { "block": { "block": block } } }),
            json!({ "tables": { "tables": tables } }),
            json!({ "questions": { "questions": [question] } }),
            json!({ "roles": { "roles": [role] } }),
        ];
        let mut events = vec![
            json!({ "session-opened": { "plan": plan, "zone": "UTC" } }),
            json!({ "plan-adopted": { "plan": plan } }),
            json!({ "block-inserted": { "block": block } }),
            json!({ "block-changed": { "block": block } }),
            json!({ "question-added": { "question": question } }),
            json!({ "table-added": { "table": table } }),
            json!({ "table-changed": { "table": table } }),
            json!({ "seating-planned": { "seating": { "people": [person], "rounds": [] } } }),
        ];
        events.extend(parts.map(|part| json!({ "part-restored": { "part": part } })));
        events.into()
    }

    #[test]
    fn notes_remarks_and_what_is_known_of_people_are_not_for_tables() {
        for event in events().as_array().unwrap() {
            let record = json!({ "v": 1, "seq": 1, "at": "2013-10-08T16:00:00.000Z", "t": 0,
                "by": { "role": "facilitator" }, "step": 1, "events": [event] });
            let record: Record = serde_json::from_value(record).unwrap();
            assert!(serde_json::to_string(&record).unwrap().contains("secret"));
            let line = serde_json::to_vec(&record).unwrap();
            assert!(Record::may_hold_back(&line), "{event}");
            let told = record.for_tables().unwrap();
            let told = serde_json::to_string(&told).unwrap();
            assert!(!told.contains("secret") && !told.contains("7777"), "{told}");
        }
    }
}

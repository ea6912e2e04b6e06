//! A small café to try actions on.

use std::sync::Arc;

use crate::domain::{Moment, Plan, Span, Stamp};
use crate::session::Session;

const PLAN: &str = r#"{
  "title": "World Café", "time_zone": "Europe/Zurich", "tables": 10,
  "questions": [
    { "id": "q1", "text": "What is the role of governments?",
      "categories": [ { "letter": "a", "label": "Protecting Human Rights" },
                      { "letter": "b", "label": "Limited Role Broader" } ] },
    { "id": "q2", "text": "What are the key issues?",
      "categories": [ { "letter": "a", "label": "Cybersecurity" },
                      { "letter": "c", "label": "Human Rights and Consumer Protection" },
                      { "letter": "b", "label": "Protecting Minorities" } ] } ],
  "programme": [
    { "id": "opening", "kind": "opening", "title": "Opening", "length": "15 min" },
    { "id": "c1", "kind": "conversation", "title": "Conversation 1", "length": "25 min",
      "question": "q1" },
    { "id": "th1", "kind": "town-hall", "title": "Midway Town Hall", "length": "15 min" },
    { "id": "c2", "kind": "conversation", "title": "Conversation 2", "length": "25 min",
      "question": "q2" },
    { "id": "close", "kind": "closing", "title": "Closing", "length": "0 min" } ]
}"#;

/// The café before its first step.
pub(super) fn session() -> Session {
    let plan: Plan = serde_json::from_str(PLAN).unwrap();
    Session::waiting(Arc::new(plan.identified()), "Europe/Zurich".into())
}

/// The café with the opening over and Conversation 1 running.
pub(super) fn running() -> Session {
    let mut session = session();
    session.opened = true;
    session.blocks[0].started = Some(at(0));
    session.blocks[0].ended = Some(at(15));
    session.blocks[1].started = Some(at(15));
    session
}

/// The café with tables that the plan names.
pub(super) fn named_tables(names: &[&str]) -> Session {
    let mut value: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    value["tables"] = names.iter().map(|name| serde_json::json!({ "name": name })).collect();
    let plan: Plan = serde_json::from_value(value).unwrap();
    Session::waiting(Arc::new(plan.identified()), "Europe/Zurich".into())
}

/// So many minutes into the session.
pub(super) fn at(minutes: i64) -> Moment {
    Moment { t: Stamp(Span::minutes(minutes).0), ..Moment::default() }
}

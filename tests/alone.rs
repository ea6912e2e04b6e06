//! A table without any network: what it types goes with what the plan has at that time.

use serde_json::json;
use worldcafe::domain::{Plan, TableId};
use worldcafe::tui::model::Mode;

use crate::support::desk::Desk;
use crate::support::evening::Evening;

/// Two rounds on the evening of 8 October 2013, and what is between and behind them.
fn plan() -> Plan {
    let block = |id: &str, kind: &str, start: &str| json!({ "id": id, "kind": kind, "title": id, "start": start });
    let mut programme = vec![
        block("welcome", "opening", "10:00"),
        block("c1", "conversation", "10:10"),
        block("change", "move", "10:30"),
        block("c2", "conversation", "10:35"),
        block("rest", "break", "11:00"),
        block("end", "closing", "11:15"),
    ];
    programme[0]["date"] = "2013-10-08".into();
    programme[1]["question"] = "q1".into();
    programme[3]["question"] = "q2".into();
    let questions = json!([{ "id": "q1", "text": "What?" }, { "id": "q2", "text": "Who?" }]);
    let plan = json!({ "schema": 1, "title": "Café", "tables": 4, "questions": questions, "programme": programme });
    serde_json::from_value(plan).unwrap()
}

#[test]
fn an_idea_goes_with_the_round_that_is_on_by_the_plan_or_was_just_talked_in() {
    for (time, block, question) in [
        ("10:05:00", "welcome", None),
        ("10:15:00", "c1", Some("q1")),
        ("10:31:00", "c1", Some("q1")),
        ("10:40:00", "c2", Some("q2")),
        ("11:10:00", "c2", Some("q2")),
        ("11:20:00", "end", None),
    ] {
        let mut desk = Desk::of(Evening::of(plan(), time), Mode::Alone { bound: true });
        desk.model.capture.table = Some(TableId::new("4"));
        desk.press(&["an idea", "Enter"]);
        let note = desk.note(0);
        let told =
            (note.block.as_ref().unwrap().as_str(), note.question.as_ref().map(|it| it.as_str()));
        assert_eq!(told, (block, question), "{time}");
    }
}

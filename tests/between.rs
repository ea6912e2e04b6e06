//! Words typed while people change tables or rest belong to what was just talked about.

use serde_json::json;
use worldcafe::domain::{BlockId, CategoryId, Plan, QuestionId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Mode;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

const BLOCKS: [&str; 6] = ["hello", "c1", "change", "c2", "hall", "rest"];

/// Two rounds with a change of tables between them, a town hall, a break and the last words.
fn evening(grace: &str) -> Evening {
    let block = |id: &str, kind: &str, title: &str| json!({ "id": id, "kind": kind, "title": title, "length": "10m" });
    let round = |id: &str, title: &str, question: &str| {
        let mut block = block(id, "conversation", title);
        block["question"] = question.into();
        block
    };
    let question = |id: &str, label: &str| {
        let categories = json!([{ "id": "ca", "letter": "a", "label": label }]);
        json!({ "id": id, "text": format!("What {id}?"), "categories": categories })
    };
    let mut first = round("c1", "Conversation 1", "q1");
    first["grace"] = grace.into();
    let plan = json!({
        "title": "Café",
        "tables": 4,
        "questions": [question("q1", "Water"), question("q2", "Light")],
        "programme": [
            block("hello", "opening", "Opening"),
            first,
            block("change", "move", "Change tables"),
            round("c2", "Conversation 2", "q2"),
            block("hall", "town-hall", "Town hall"),
            block("rest", "break", "Coffee"),
            block("close", "closing", "Closing"),
        ],
    });
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let mut evening = Evening::of(plan, "18:00:00");
    evening.does("18:00:00", Command::Start { block: BlockId::new("hello") });
    evening
}

/// Once so many blocks have ended, one a minute.
fn after(ended: usize) -> Evening {
    in_grace("0m", ended)
}

fn in_grace(grace: &str, ended: usize) -> Evening {
    let mut evening = evening(grace);
    for (at, block) in BLOCKS.iter().take(ended).enumerate() {
        evening.ends(&format!("18:0{}:00", at + 1), block);
    }
    evening.at("18:09:30");
    evening
}

/// The newest note: its block, its question, its category, its words.
fn newest(desk: &Desk) -> (&str, &str, &str, &str) {
    let note = desk.note(0);
    (
        note.block.as_ref().map_or("", BlockId::as_str),
        note.question.as_ref().map_or("", QuestionId::as_str),
        note.category.as_ref().map_or("", CategoryId::as_str),
        &note.words.text,
    )
}

#[test]
fn while_people_change_tables_or_rest_an_idea_belongs_to_the_round_just_talked_in() {
    for (ended, block, question) in [(2, "c1", "q1"), (5, "c2", "q2")] {
        let mut desk = Desk::at(after(ended)).capture();
        desk.press(&["@1 more of it #a", "Enter"]);
        assert_eq!(newest(&desk), (block, question, "ca", "more of it"));
        assert!(desk.note(0).late, "it was typed after its block");
    }
}

#[test]
fn the_line_says_which_block_has_its_words_and_the_head_which_one_runs() {
    let mut desk = Desk::at(after(2)).capture();
    desk.press(&["more #wat"]);
    let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    assert!(rows[0].contains("Change tables"), "{rows:#?}");
    assert!(rows[1].contains("What q1?"), "{rows:#?}");
    assert!(rows[22].contains("Conversation 1, late ▸ more #wat"), "{rows:#?}");
    desk.press(&["Enter"]);
    assert_eq!(newest(&desk), ("c1", "q1", "ca", "more"));
    assert_eq!(desk.said(), "✓ saved late, in Conversation 1");
}

#[test]
fn the_line_calls_its_words_late_once_the_grace_of_their_block_is_over() {
    for (grace, late) in [("8m", ""), ("7m", ", late")] {
        let mut desk = Desk::at(in_grace(grace, 2)).capture();
        desk.press(&["more"]);
        let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
        assert!(rows[22].contains(&format!("Conversation 1{late} ▸ more")), "{rows:#?}");
        desk.press(&["Enter"]);
        assert_eq!(desk.said().starts_with("✓ saved late"), !late.is_empty());
    }
}

#[test]
fn before_the_first_round_and_in_the_last_words_nothing_is_asked() {
    for (ended, block) in [(0, "hello"), (6, "close")] {
        let mut desk = Desk::at(after(ended)).capture();
        desk.press(&["words", "Enter"]);
        assert_eq!(newest(&desk), (block, "", "", "words"));
    }
}

#[test]
fn a_table_on_a_device_that_cannot_name_a_question_goes_on_with_the_last_one() {
    let mut evening = after(6);
    evening.does("18:20:00", Command::Close);
    let mut desk = Desk::of(evening, Mode::Rapporteur).capture();
    desk.press(&["after all #a", "Enter"]);
    assert_eq!(newest(&desk), ("c2", "q2", "ca", "after all"));
    assert!(desk.note(0).added_later);
}

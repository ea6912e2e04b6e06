//! The page of a table while people change tables.

use std::sync::Arc;

use serde_json::json;
use worldcafe::domain::{BlockId, Span};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, Role, Session};

use super::pages::hidden;
use super::room::plan;
use super::stage::Stage;

#[test]
fn while_people_change_tables_a_page_files_under_the_round_before_and_says_so() {
    let mut plan = plan();
    plan.programme[0].grace = serde_json::from_value("5m".into()).unwrap();
    let move_tables = json!({ "id": "move", "kind": "move", "title": "Change", "length": "2m" });
    plan.programme.insert(1, serde_json::from_value(move_tables).unwrap());
    let waiting = Session::waiting(Arc::new(plan), "UTC".into());
    let mut stage = Stage::waiting(waiting, Limits::default());
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = stage.looks(Some(&browser), "/table");
    assert!(!page.text().contains("filed under"), "{}", page.text());
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    let page = stage.looks(Some(&browser), "/table");
    for words in ["Move now, next table", "This is filed under Conversation 1 of 2.", "a Trust"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    assert_eq!((hidden(page.text(), "block"), hidden(page.text(), "question")), ("c1", "q1"));
    stage.clock.advance(Span::minutes(4));
    let view = stage.looks(Some(&browser), "/v1/view?after=0").json();
    assert_eq!((&view["ended"], &view["grace"]), (&true.into(), &json!([["c1", 60_000]])));
    stage.clock.advance(Span::minutes(2));
    assert_eq!(stage.looks(Some(&browser), "/v1/view?after=0").json()["grace"], json!([]));
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_page_calls_words_late_once_the_grace_of_their_block_is_over() {
    let mut plan = plan();
    plan.programme[0].grace = serde_json::from_value("5m".into()).unwrap();
    let waiting = Session::waiting(Arc::new(plan), "UTC".into());
    let mut stage = Stage::waiting(waiting, Limits::default());
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let mut chromium = stage.browses(&json!({}));
    chromium.types("slow ");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    chromium.waits_for("#where", "This is filed under Conversation 1 of 2.");
    stage.clock.advance(Span::minutes(6));
    stage.facilitates(Command::Pause { block: BlockId::new("c2"), reason: None });
    chromium.waits_for("#where", "This is filed under Conversation 1 of 2, late.");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_page_says_that_words_begun_before_the_first_block_are_filed_under_none() {
    let waiting = Session::waiting(Arc::new(plan()), "UTC".into());
    let mut stage = Stage::waiting(waiting, Limits::default());
    let mut chromium = stage.browses(&json!({}));
    chromium.types("early ");
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    chromium.waits_for("#where", "This is filed under no block.");
}

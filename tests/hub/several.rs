//! The page of a table whose block asks several questions: what is said names the one it answers.

use std::sync::Arc;

use serde_json::{Value, json};
use worldcafe::domain::{BlockId, Plan};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, Role, Session};

use super::chromium::Chromium;
use super::pages::{NOTE, hidden};
use super::room::plan;
use super::stage::Stage;

/// The second row of `ca` is of the second question: ids are unique within a question alone.
const ELSE: &str = r#"["q2","ca"]"#;

/// The first round asks two questions of everybody, which have categories of one id.
pub(super) fn both() -> Stage {
    let mut stage = waiting();
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    stage
}

fn waiting() -> Stage {
    let mut plan: Plan = plan();
    let asks = json!([{ "question": "q1" }, { "question": "q2" }]);
    plan.programme[0].question = None;
    plan.programme[0].asks = serde_json::from_value(asks).unwrap();
    Stage::waiting(Session::waiting(Arc::new(plan), "UTC".into()), Limits::default())
}

/// What the newest note answers, with its category.
pub(super) fn newest(stage: &Stage) -> Value {
    let note = stage.newest();
    json!([note["question"], note["category"]])
}

/// What stands chosen.
fn chosen(page: &str) -> &str {
    let from = page.split_once(" selected>").map_or("", |(_, rest)| rest);
    from.split_once('<').map_or("", |(label, _)| label)
}

#[test]
fn a_form_says_which_of_several_questions_is_answered_and_the_next_one_goes_on() {
    let stage = both();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = stage.looks(Some(&browser), "/table");
    assert_eq!(hidden(page.text(), "question"), "");
    let rows = [
        "Question and category</label>",
        ">– under no question<",
        ">1 What &lt;b&gt;first&lt;&#x2f;b&gt;?<",
        ">1a Trust<",
        ">2 What are the key issues",
        ">2 Else<",
    ];
    for row in rows {
        assert!(page.text().contains(row), "{row}: {}", page.text());
    }
    let says = |place: u8, text: &str, pick: &str| {
        let note = format!("{}{place}", NOTE.trim_end_matches('1'));
        let fields =
            [("note", note.as_str()), ("block", "c1"), ("question", ""), ("category", pick)];
        let fields = [&fields[..], &[("kind", "idea"), ("text", text)]].concat();
        let answer = stage.fills(Some(&browser), "/notes", &fields);
        assert_eq!(answer.status, 303, "{}", answer.text());
        stage.looks(Some(&browser), answer.header("location").unwrap()).text().to_owned()
    };
    let page = says(1, "one", ELSE);
    assert_eq!(newest(&stage), json!(["q2", "ca"]));
    assert!(chosen(&page).starts_with("2 What are the key issues"), "{page}");
    assert!(page.contains("<bdi>2 Else</bdi>") && page.contains("Saved."), "{page}");
    let again = stage.looks(Some(&browser), "/table?question=2");
    assert!(chosen(again.text()).starts_with("2 What"), "{}", again.text());
    assert!(page.contains("href=\"&#x2f;table?question=2\""), "{page}");
    says(2, "two", r#"["q1"]"#);
    assert_eq!(newest(&stage), json!(["q1", null]));
    let page = says(3, "three", "");
    assert_eq!(newest(&stage), json!([null, null]));
    assert!(page.contains("Saved, under no question."), "{page}");
    assert!(page.contains("<bdi>– under no question</bdi>"), "{page}");
    assert_eq!(chosen(&page), "– under no question");
    assert!(page.contains("<bdi>1 What &lt;b&gt;first"), "{page}");
}

#[test]
fn a_question_that_was_added_is_gone_on_with_by_its_number() {
    let mut stage = waiting();
    let session = Session::waiting(Arc::new(plan()), "UTC".into());
    let added = session.new_question("Who pays?");
    let asks = json!([{ "question": "q1" }, { "question": added.id }]);
    let mut block = plan().identified().programme.swap_remove(0);
    block.question = None;
    block.asks = serde_json::from_value(asks).unwrap();
    let number = session.questions.len() + 1;
    stage.facilitates(Command::AddQuestion { question: Box::new(added) });
    stage.facilitates(Command::ChangeBlock { block: Box::new(block) });
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = stage.looks(Some(&browser), &format!("/table?question={number}"));
    assert_eq!(chosen(page.text()), format!("{number} Who pays?"), "{}", page.text());
}

#[test]
fn what_is_refused_keeps_the_question_that_was_chosen() {
    let stage = both();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let fields = [("note", NOTE), ("block", "c1"), ("category", ELSE), ("text", " ")];
    let empty = stage.fills(Some(&browser), "/notes", &fields);
    assert_eq!((empty.status, chosen(empty.text())), (409, "2 Else"));
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_code_behind_the_address_stands_in_its_field() {
    let stage = Stage::café();
    let code = stage.hub().door().invites()[0].code.shown();
    let mut chromium = Chromium::new();
    chromium.opens(&format!("http://{}/#{code}", stage.hub().address().at), &json!({}));
    assert_eq!(chromium.page("return await it.inputValue('#code');"), code);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn with_script_the_question_that_was_named_stays_until_another_is_or_another_block_asks() {
    let mut stage = both();
    let mut chromium = stage.browses(&json!({ "viewport": { "width": 320, "height": 640 } }));
    chromium.good("several-320");
    let enter = "await it.press('#text', 'Enter');";
    chromium.types("one");
    chromium.page(&format!("await it.selectOption('#category', {{ label: '2 Else' }});{enter}"));
    chromium.waits_for("#piles", "2 Else 1");
    chromium.types("two");
    chromium.page(enter);
    chromium.waits_for("#piles", "two");
    assert_eq!(newest(&stage), json!(["q2", null]));
    chromium.page("await it.reload();");
    chromium.waits_for("#piles", "two");
    chromium.types("three");
    chromium.page(enter);
    chromium.waits_for("#piles", "three");
    assert_eq!(newest(&stage), json!(["q2", null]), "read afresh, it stays as well");
    chromium.types("four");
    chromium.page(&format!("await it.selectOption('#category', '');{enter}"));
    chromium.waits_for("#status", "Saved, under no question.");
    assert_eq!(newest(&stage), json!([null, null]));
    chromium.page("await it.selectOption('#category', '[\"q1\",\"cb\"]');");
    chromium.types("late");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    chromium.waits_for("#where", "late");
    chromium.page(enter);
    chromium.waits_for("#before", "late");
    assert_eq!(newest(&stage), json!(["q1", "cb"]));
    chromium.waits_for("#what", "Category");
    chromium.types("of the next round");
    chromium.page(enter);
    chromium.waits_for("#piles", "of the next round");
    assert_eq!(newest(&stage), json!(["q2", null]));
    assert_eq!(chromium.page("return it.complaints;"), json!([]));
}

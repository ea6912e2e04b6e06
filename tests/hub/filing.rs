//! What is typed with a `#` on a page is filed as the line of a terminal files it.

use serde_json::{Value, json};
use worldcafe::session::Role;

use super::pages::note;
use super::several::{both, newest};
use super::stage::Stage;

/// What the newest note says and which category it has.
fn kept(stage: &Stage) -> Value {
    json!([stage.texts().last(), stage.newest()["category"]])
}

#[test]
fn a_form_is_filed_by_its_sign_and_what_means_none_stays_a_word() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    for (at, typed, expected) in [
        (1, "#b #1 of all", json!(["#1 of all", "cb"])),
        (2, "nobody listens #tru", json!(["nobody listens", "ca"])),
        (3, "#hashtag", json!(["#hashtag", "ca"])),
    ] {
        let id = format!("00000000-0000-7000-8000-{at:012}");
        let mut fields = note(typed);
        fields[0].1 = &id;
        assert_eq!(stage.fills(Some(&browser), "/notes", &fields).status, 303);
        assert_eq!(kept(&stage), expected, "{typed}");
    }
}

#[test]
fn of_several_questions_a_sign_names_one_with_its_category() {
    let stage = both();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let mut fields = note("#2else words");
    (fields[2].1, fields[3].1) = ("", "");
    assert_eq!(stage.fills(Some(&browser), "/notes", &fields).status, 303);
    assert_eq!(newest(&stage), json!(["q2", "ca"]));
    assert_eq!(stage.texts(), ["words"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn with_script_what_is_typed_is_filed_by_its_sign_and_what_is_pasted_is_not() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let enter = "await it.press('#text', 'Enter');";
    chromium.types("#trust nobody");
    chromium.page(enter);
    chromium.waits_for("#piles", "a Trust 1");
    chromium.waits_for("#piles .said", "nobody");
    assert_eq!(kept(&stage), json!(["nobody", "ca"]));
    let paste = "
        await it.fill('#text', '#trust as a word');
        await it.locator('#text').selectText();
        await it.press('#text', 'Control+X');
        await it.press('#text', 'Control+V');";
    chromium.page(&format!("{paste}{enter}"));
    chromium.waits_for("#piles .said", "#trust as a word");
    assert_eq!(kept(&stage), json!(["#trust as a word", null]));
    chromium.types("#b again");
    chromium.page(enter);
    chromium.waits_for("#piles .said", "again");
    assert_eq!(kept(&stage), json!(["again", "cb"]));
}

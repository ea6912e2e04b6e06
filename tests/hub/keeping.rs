//! What a page keeps of what was typed and did not reach the session as it was meant.

use serde_json::json;
use worldcafe::domain::{BlockId, NoteId};
use worldcafe::session::Command;

use super::stage::Stage;

const FULL: &str = "await it.evaluate(() => { Storage.prototype.setItem = () => { throw 0; }; });";
const ENTER: &str = "await it.press('#text', 'Enter');";
const CUT: &str = "await it.route('**/v1/**', (route) => route.abort());";
const HEAL: &str = "await it.unroute('**/v1/**');";

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_phone_whose_storage_is_full_sends_what_is_typed_and_once() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.page(CUT);
    chromium.types("kept");
    chromium.page(ENTER);
    chromium.waits_for("#status", "On this device, being sent.");
    chromium.page(FULL);
    chromium.types("not kept");
    chromium.page(ENTER);
    chromium.waits_for("#status", "Being sent. Leave this page open until it is.");
    chromium.waits_for("#waiting li", "not kept");
    let counts = "
        pages.sent = 0;
        it.on('request', (request) => { pages.sent += request.url().endsWith('/commands'); });";
    chromium.page(&format!("{HEAL}{counts}"));
    chromium.waits_for("#piles", "not kept");
    chromium.waits_for("#piles", "kept");
    chromium.page("await it.locator('#waiting').waitFor({ state: 'hidden' });");
    assert_eq!(stage.texts(), ["kept", "not kept"]);
    assert_eq!(chromium.page("return pages.sent;"), 2);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn other_words_typed_while_the_hub_is_away_leave_the_details_that_came_before_them() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("first words");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "Put right");
    chromium.page(CUT);
    chromium.page("await it.click('text=Add a detail');");
    chromium.types("below");
    chromium.page(ENTER);
    chromium.page("await it.click('text=Put right'); await it.fill('#text', 'better words');");
    chromium.page(ENTER);
    let note = stage.newest()["note"].clone();
    let note: NoteId = serde_json::from_value(note).unwrap();
    let text = "of another phone".into();
    let theirs = Command::AddDetail { note, level: 1, text, id: None };
    stage.facilitates(theirs);
    chromium.page(HEAL);
    chromium.waits_for("#piles", "better words");
    chromium.waits_for("#piles .detail", "of another phone");
    chromium.waits_for("#piles .detail", "below");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_was_refused_is_edited_as_what_it_was_to_become() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("first words");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "Put right");
    let id = stage.hub().door().list()[0].id;
    let edits = "await it.locator('#needs button', { hasText: 'Edit' }).click();";
    stage.hub().door().mute(id, true);
    chromium.page("await it.click('text=Put right'); await it.fill('#text', 'better words');");
    chromium.page(ENTER);
    chromium.waits_for("#needs li", "better words");
    chromium.types("half");
    chromium.page(edits);
    chromium.waits_for("#status", "Save what you type first.");
    chromium.page("await it.fill('#text', ''); await it.click('text=Add a detail');");
    chromium.page(&format!("await it.reload(); {edits}"));
    chromium.waits_for("#where", "Other words for: first words");
    stage.hub().door().mute(id, false);
    chromium.page(ENTER);
    chromium.waits_for("#piles", "better words");
    stage.hub().door().mute(id, true);
    let comments = "
        await it.selectOption('#category', 'cb');
        await it.selectOption('#kind', 'comment');
        await it.fill('#text', 'a comment');";
    chromium.page(comments);
    chromium.page(ENTER);
    chromium.waits_for("#needs li", "a comment");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    chromium.waits_for("#now", "Conversation 2 of 2");
    chromium.page(edits);
    chromium.waits_for("#where", "This is filed under Conversation 1 of 2");
    stage.hub().door().mute(id, false);
    chromium.page(ENTER);
    chromium.waits_for("#before", "a comment");
    let note = stage.newest();
    let filed = ["kind", "question", "category", "block"].map(|part| note[part].clone());
    assert_eq!(json!(filed), json!(["comment", "q1", "cb", "c1"]));
    assert_eq!(stage.texts(), ["first words", "a comment"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_note_that_is_put_right_is_called_by_shown_words_and_typed_by_its_own() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let raw = "turned \u{202e}around";
    chromium.does("await pages.it.fill('#text', given);", &raw.into());
    chromium.page(ENTER);
    chromium.waits_for("#piles", "Put right");
    chromium.page("await it.click('text=Put right');");
    chromium.waits_for("#where", "Other words for");
    assert!(!chromium.read("#where").contains('\u{202e}'));
    assert_eq!(chromium.page("return await it.inputValue('#text');"), raw);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn whoever_puts_a_note_right_sees_that_somebody_else_has_meanwhile() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("first words");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "Put right");
    chromium.page("await it.click('text=Put right'); await it.fill('#text', 'better words');");
    let note: NoteId = serde_json::from_value(stage.newest()["note"].clone()).unwrap();
    stage.facilitates(Command::Edit { note, text: "words at the front".into(), details: None });
    chromium.waits_for("#where", "Other words for: words at the front");
    chromium.page("await it.click('text=Leave it');");
    assert_eq!(chromium.read("#piles .said"), "words at the front");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_a_browser_had_not_written_when_it_was_killed_is_there_when_it_comes_back() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.page(CUT);
    // As the disk of a browser has it some time later, and not a word of what follows.
    let written = "return it.evaluate(() => JSON.stringify({ ...localStorage }));";
    let written = chromium.page(written);
    chromium.types("not sent yet");
    chromium.page(ENTER);
    chromium.waits_for("#waiting li", "not sent yet");
    chromium.types("half of another");
    let killed = "
        const it = pages.it;
        const last = async () => {
          const asked = indexedDB.open('worldcafe');
          const kept = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
          const all = kept.transaction('kept').objectStore('kept').getAll();
          const texts = await new Promise((done) => { all.onsuccess = () => done(all.result); });
          kept.close();
          return texts.some((text) => text.includes('half of another'));
        };
        while (!(await it.evaluate(last))) await it.waitForTimeout(20);
        await it.evaluate((written) => {
          localStorage.clear();
          sessionStorage.clear();
          for (const [key, value] of Object.entries(JSON.parse(written))) {
            localStorage.setItem(key, value);
          }
        }, given);
        await it.reload();";
    chromium.does(killed, &written);
    chromium.waits_for("#waiting li", "not sent yet");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "half of another");
    chromium.page(HEAL);
    chromium.waits_for("#piles", "not sent yet");
    assert_eq!(stage.texts(), ["not sent yet"]);
}

//! Words of one session that never go into another, and words of a table that are found again.

use std::path::Path;

use serde_json::json;
use uuid::Uuid;
use worldcafe::domain::{BlockId, Span};
use worldcafe::engine::{Gateway, Notice};
use worldcafe::hub::{Keeping, Limits};
use worldcafe::session::{Command, Role, Session};

use super::chromium::Chromium;
use super::device::{Device, HASTY, texts};
use super::pages::hidden;
use super::room::plan;
use super::stage::Stage;

const ENTER: &str = "await it.press('#text', 'Enter');";

fn waiting() -> Stage {
    Stage::waiting(Session::waiting(plan().into(), "UTC".into()), Limits::default())
}

fn start() -> Command {
    Command::Start { block: BlockId::new("c1") }
}

/// The same café at another time, which makes it another session.
fn later() -> Stage {
    let mut stage = waiting();
    stage.clock.advance(Span::seconds(1));
    stage.facilitates(start());
    stage
}

impl Stage {
    /// Another session where this one was.
    fn gives_way_to(self, mut other: Self) -> Self {
        let at = self.hub().address().at;
        drop(self);
        other.moves_to(at);
        other
    }
}

impl Chromium {
    /// Comes in at table 4 of what is open at the address by now.
    fn comes_in(&mut self, stage: &Stage) {
        let url = stage.link_for(Role::Rapporteur);
        self.does("await pages.it.goto('about:blank'); await pages.it.goto(given);", &url.into());
        self.waits_for("#status", "Say at which table you sit.");
        self.page("await it.selectOption('#table', '4'); await it.click('button');");
        self.waits_for_script();
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_is_half_typed_in_a_session_is_not_in_the_line_of_another_and_not_lost() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("half of the first");
    let stage = stage.gives_way_to(later());
    chromium.comes_in(&stage);
    chromium.waits_for("#needs li", "half of the first");
    chromium.waits_for("#needs li", "This was typed in another session.");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "");
    chromium.types("of the second");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "of the second");
    assert_eq!(stage.texts(), ["of the second"]);
    chromium.page("await it.reload();");
    chromium.waits_for("#needs li", "half of the first");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_waits_for_a_session_without_a_record_is_not_sent_to_another() {
    let stage = waiting();
    let mut chromium = stage.browses(&json!({}));
    let given = stage.hub().address().at;
    chromium.types("half, ");
    let mut stage = stage;
    stage.closes();
    chromium.types("and whole");
    chromium.page(ENTER);
    chromium.waits_for("#waiting li", "half, and whole");
    drop(stage);
    let mut stage = waiting();
    stage.moves_to(given);
    chromium.comes_in(&stage);
    chromium.waits_for("#needs li", "This was typed in another session.");
    chromium.page("await it.click('text=Send again');");
    chromium.waits_for("#piles", "half, and whole");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_is_half_typed_before_the_first_record_stays_in_the_line_behind_it() {
    let mut stage = waiting();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("begun early");
    stage.facilitates(start());
    chromium.waits_for("#now", "Conversation 1 of 2");
    chromium.loads_again();
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "begun early");
    assert_eq!(chromium.page("return await it.isHidden('#needs');"), true);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn two_tabs_of_a_table_have_a_line_each_and_what_one_begins_is_one_idea() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("of the first");
    let second = "
        pages.second = await it.context().newPage();
        await pages.second.goto(it.url());
        await pages.second.locator('#asked[data-words]').waitFor({ state: 'attached' });
        const found = await pages.second.inputValue('#text');
        await pages.second.press('#text', 'Enter');
        await pages.second.locator('#piles').filter({ hasText: 'of the first' }).waitFor();
        await pages.second.fill('#text', 'of the second');
        return found;";
    assert_eq!(chromium.page(second), "of the first");
    chromium.loads_again();
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "of the first");
    chromium.page(ENTER);
    chromium.waits_for("#status", "Saved.");
    let second = "
        await pages.second.reload();
        await pages.second.locator('#asked[data-words]').waitFor({ state: 'attached' });
        return await pages.second.inputValue('#text');";
    assert_eq!(chromium.page(second), "of the second");
    assert_eq!(stage.texts(), ["of the first"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn without_script_a_form_whose_answer_is_lost_is_gone_back_to_and_is_one_idea() {
    let stage = Stage::café();
    let mut chromium = Chromium::new();
    let url = format!("http://{}/", stage.hub().address().at);
    chromium.opens(&url, &json!({ "javaScriptEnabled": false }));
    let code = stage.hub().door().invites()[0].code.shown();
    let loses = "
        const it = pages.it;
        await it.fill('#code', given);
        await it.click('button');
        await it.selectOption('#table', '4');
        await it.click('button');
        await it.fill('#text', 'said once');
        await it.route('**/notes', async (route) => {
          await route.fetch({ maxRedirects: 0 });
          await route.abort();
        });
        await it.click('text=Save', { noWaitAfter: true });
        await it.waitForURL(/chrome-error/).catch(() => {});
        await it.unroute('**/notes');
        await it.goBack();
        return await it.inputValue('#text');";
    assert_eq!(chromium.does(loses, &code.into()), "said once");
    chromium.page("await it.click('text=Save');");
    assert_eq!(chromium.read("#status"), "Saved.");
    assert_eq!(stage.texts(), ["said once"]);
}

#[test]
fn a_page_names_its_session_by_its_place_as_long_as_nothing_is_recorded() {
    let of = |stage: &Stage| {
        let page = stage.looks(Some(&stage.comes_in(Role::Rapporteur, "4")), "/table");
        let from = |name: &str| {
            let value = page.text().split_once(&format!("data-{name}=\"")).unwrap().1;
            value.split_once('"').unwrap().0.to_owned()
        };
        assert_ne!(hidden(page.text(), "note"), "");
        (from("origin"), from("place"))
    };
    let mut stage = waiting();
    let before = of(&stage);
    assert_eq!((before.0.as_str(), before.1.len()), ("", 16));
    stage.facilitates(start());
    let after = of(&stage);
    assert_eq!((after.0.is_empty(), &after.1), (false, &before.1));
    assert_ne!(of(&waiting()).1, before.1);
}

fn device(url: &str, folder: &Path, number: u128, table: &str) -> Device {
    let (device, table) = (Uuid::from_u128(number), Some(table.to_owned()));
    let folder = folder.to_path_buf();
    let keeping = Keeping { device, table, name: None, folder, looks_on: false };
    let mut device = Device::keeping(url, keeping, HASTY);
    device.opens();
    device
}

#[test]
fn what_another_name_of_the_table_left_unsent_is_sent_and_that_of_another_table_is_not() {
    let mut stage = Stage::café();
    let (url, home) = (stage.link(), tempfile::tempdir().unwrap());
    let mut first = device(&url, home.path(), 1, "4");
    let mut other = device(&url, home.path(), 2, "3");
    stage.closes();
    for (device, number) in [(&mut first, 1), (&mut other, 2)] {
        device.loses_the_link();
        let ticket = device.says(number);
        device.is_kept(ticket);
    }
    assert_eq!([first.leaves().waiting, other.leaves().waiting], [1, 1]);
    stage.opens();
    let mut second = device(&url, home.path(), 3, "table 4");
    second.until(|session| session.notes.iter().count() == 1);
    assert_eq!(texts(&second.session)[0].as_ref(), "idea 1");
    let left = second.leaves();
    assert_eq!((left.waiting, left.returned), (0, 0));
    assert_eq!(left.told, ["1 idea for Table 3 is on this device; join --table 3 and it is sent"]);
    assert_eq!(stage.texts(), ["idea 1"]);
    device(&url, home.path(), 2, "3").wait(|notice| matches!(notice, Notice::Kept { .. }));
}

#[test]
fn what_was_saved_and_is_not_in_a_copy_that_was_put_back_comes_back_to_its_table() {
    let mut stage = Stage::café();
    let (url, home) = (stage.link(), tempfile::tempdir().unwrap());
    let mut device = Device::stands(&url, home.path());
    let ticket = device.says(1);
    device.is_saved(ticket);
    let copy = stage.journal();
    let ticket = device.says(2);
    device.is_saved(ticket);
    device.until(|session| session.notes.iter().count() == 2);
    stage.closes();
    device.loses_the_link();
    std::fs::write(stage.folder.path().join("journal.jsonl"), copy).unwrap();
    stage.restarts();
    let told = device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    let Notice::Returned { ticket, command, why } = told else { panic!() };
    assert!(why.contains("put back to an earlier copy"), "{why}");
    assert_eq!(command.typed().as_deref(), Some("idea 2"));
    let again = device.submits(*command);
    device.gateway.let_go(ticket);
    device.is_saved(again);
    assert_eq!(device.leaves(), Default::default());
    assert_eq!(stage.texts(), ["idea 1", "idea 2"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_a_page_had_saved_and_a_copy_that_was_put_back_has_not_needs_somebody() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let says = |chromium: &mut Chromium, words| {
        chromium.types(words);
        chromium.page(ENTER);
        chromium.waits_for("#piles", words);
    };
    says(&mut chromium, "in the copy");
    let copy = stage.journal();
    says(&mut chromium, "after the copy");
    says(&mut chromium, "given up");
    chromium.page("await it.click('#piles >> text=Take back');");
    chromium.waits_for("#status", "Taken back.");
    stage.closes();
    chromium.waits_for("#link", "No link");
    std::fs::write(stage.folder.path().join("journal.jsonl"), copy).unwrap();
    stage.restarts();
    chromium.waits_for("#needs li", "after the copy");
    chromium.waits_for("#needs li", "put back to an earlier copy");
    assert_eq!(chromium.page("return await it.locator('#needs li').count();"), 1);
    chromium.page("await it.click('text=Send again');");
    chromium.waits_for("#piles", "after the copy");
    assert_eq!(stage.texts(), ["in the copy", "after the copy"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn without_script_words_typed_while_the_network_is_cut_are_gone_back_to_and_sent() {
    let mut stage = Stage::café();
    let mut chromium = Chromium::new();
    let url = format!("http://{}/", stage.hub().address().at);
    chromium.opens(&url, &json!({ "javaScriptEnabled": false }));
    let code = stage.hub().door().invites()[0].code.shown();
    let types = "
        const it = pages.it;
        await it.fill('#code', given);
        await it.click('button');
        await it.selectOption('#table', '4');
        await it.click('button');
        await it.locator('#text').pressSequentially('half, ');";
    chromium.does(types, &code.into());
    stage.closes();
    let cut = "
        await it.locator('#text').pressSequentially('and whole');
        await it.selectOption('#kind', 'open-question');
        await it.click('text=Save', { noWaitAfter: true });
        await it.locator('#text').waitFor({ state: 'detached' });
        await it.goBack();
        return [await it.inputValue('#text'), await it.inputValue('#kind')];";
    assert_eq!(chromium.page(cut), json!(["half, and whole", "open-question"]));
    stage.opens();
    chromium.page("await it.click('text=Save');");
    assert_eq!(chromium.read("#status"), "Saved.");
    assert_eq!(
        (stage.texts(), &stage.newest()["kind"]),
        (vec!["half, and whole".into()], &json!("open-question"))
    );
}

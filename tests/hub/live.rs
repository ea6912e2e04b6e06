//! The pages in a real browser, with their script and without.

use std::path::Path;

use serde_json::{Value, json};
use worldcafe::domain::{BlockId, NoteId, Span};
use worldcafe::hub::{Limits, Rate};
use worldcafe::session::{Command, NewNote, Role};

use super::chromium::{Chromium, npm};
use super::room::noted;
use super::stage::{Stage, sent};
use crate::support::seating::{NAMES, seats};

impl Stage {
    pub(super) fn link_for(&self, role: Role) -> String {
        // As a code for cameras has it.
        let secret = self.secret(role).to_uppercase();
        format!("http://{}/#{secret}", self.hub().address().at)
    }

    /// A browser that came in at table 4 by the link.
    pub(super) fn browses(&self, options: &Value) -> Chromium {
        let mut chromium = Chromium::new();
        chromium.opens(&self.link_for(Role::Rapporteur), options);
        chromium.waits_for("#status", "Say at which table you sit.");
        chromium.page("await it.selectOption('#table', '4'); await it.click('button');");
        chromium.waits_for("#none", "Nothing yet");
        chromium.waits_for_script();
        chromium
    }

    fn away(&mut self) -> std::net::SocketAddr {
        let at = self.hub().address().at;
        self.moves_to("127.0.0.1:0".parse().unwrap());
        at
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn somebody_comes_in_by_a_link_types_and_it_is_in_the_journal() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    assert_eq!(
        chromium.page("return it.url();"),
        format!("http://{}/table", stage.hub().address().at)
    );
    chromium.types("what was said");
    chromium.page("await it.selectOption('#category', 'ca'); await it.press('#text', 'Enter');");
    chromium.waits_for("#status", "Saved.");
    assert_eq!(stage.texts(), ["what was said"]);
    assert_eq!(stage.newest()["category"], "ca");
    chromium.waits_for("#piles", "what was said");
    assert_eq!(chromium.read("#piles h3"), "a Trust 1");
    chromium.page("await it.click('text=Take back');");
    chromium.waits_for("#none", "Nothing yet");
    assert_eq!(chromium.page("return it.complaints;"), json!([]));
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_is_typed_while_the_hub_is_away_arrives_once_and_nothing_is_typed_again() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("begun with a link, ");
    let at = stage.away();
    chromium.types("ended without");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#link", "No link to the facilitator since");
    chromium.waits_for("#link", "1 note is on this device and will be sent by itself.");
    chromium.waits_for("#waiting li", "begun with a link, ended without");
    chromium.types("half of the next");
    assert_eq!(stage.texts(), [""; 0]);
    stage.moves_to(at);
    chromium.waits_for("#piles", "begun with a link, ended without");
    chromium.loads_again();
    chromium.waits_for("#piles", "begun with a link, ended without");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "half of the next");
    assert_eq!(chromium.read("#link"), "");
    assert_eq!(stage.texts(), ["begun with a link, ended without"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_line_belongs_to_the_block_its_first_letter_saw() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("late ");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    stage.clock.advance(Span::seconds(1));
    chromium.waits_for("#now", "Conversation 2 of 2");
    chromium.waits_for("#where", "This is filed under Conversation 1 of 2, late.");
    chromium.types("words");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#before", "late words");
    assert_eq!(stage.newest()["block"], "c1");
    chromium.types("in time");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "in time");
    assert_eq!(stage.newest()["block"], "c2");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_is_refused_needs_somebody_and_is_never_gone() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().mute(id, true);
    for words in ["one", "two"] {
        chromium.types(words);
        chromium.page("await it.press('#text', 'Enter');");
        chromium.waits_for("#needs li", words);
    }
    chromium.waits_for("#needs li", "The facilitator has muted this device; ask at the front.");
    stage.hub().door().mute(id, false);
    chromium.page("await it.reload(); await it.locator('#needs button', { hasText: 'Send again' }).first().click();");
    chromium.waits_for("#piles", "one");
    chromium.page("await it.locator('#needs button', { hasText: 'Edit' }).click();");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "two");
    chromium.types(" again");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "two again");
    assert_eq!(stage.texts(), ["one", "two again"]);
    chromium.types("last");
    stage.hub().door().turn_away(id);
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#link", "This device is not in any more; 1 note is kept on it.");
    let url = stage.link_for(Role::Rapporteur);
    chromium.opens_again(&url, "This device was turned away; ask at the front.");
    stage.hub().door().set_open(true);
    chromium.opens_again(&url, "Say at which table you sit.");
    chromium.page("await it.selectOption('#table', '4'); await it.click('button');");
    chromium.waits_for("#piles", "last");
}

impl Chromium {
    fn opens_again(&mut self, url: &str, told: &str) {
        self.does("await pages.it.goto('about:blank'); await pages.it.goto(given);", &url.into());
        self.waits_for("#status", told);
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn without_script_the_same_work_is_done() {
    let stage = Stage::café();
    let mut chromium = Chromium::new();
    let url = format!("http://{}/", stage.hub().address().at);
    chromium.opens(&url, &json!({ "javaScriptEnabled": false }));
    let code = stage.hub().door().invites()[0].code.shown();
    let comes_in = "
        await pages.it.fill('#code', given);
        await pages.it.click('button');
        await pages.it.selectOption('#table', '4');
        await pages.it.click('button');
        await pages.it.fill('#text', 'by hand\\nin two lines');
        await pages.it.click('text=Save');";
    chromium.does(comes_in, &code.into());
    assert_eq!(chromium.read("#status"), "Saved.");
    assert_eq!(chromium.read("#piles .said"), "by hand\nin two lines");
    assert_eq!(stage.texts(), ["by hand\nin two lines"]);
    chromium.page("await it.click('text=Take back');");
    assert_eq!(chromium.read("#status"), "Taken back.");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn the_screen_goes_on_by_itself_when_the_hub_is_there_again() {
    let mut stage = Stage::café();
    let mut chromium = Chromium::new();
    chromium.opens(
        &stage.link_for(Role::Viewer),
        &json!({ "viewport": { "width": 1920, "height": 1080 } }),
    );
    chromium.waits_for("#asked", "What <b>first</b>?");
    let at = stage.away();
    chromium.waits_for("#link", "No link");
    stage.clock.advance(Span::minutes(11));
    stage.moves_to(at);
    chromium.waits_for("#now", "Move now, next table");
    chromium.waits_for("#digits", "+1:0");
    chromium.good("screen-move");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    chromium.waits_for("#asked", "What are the key issues");
    chromium.waits_for("#digits", "9:5");
    let high = chromium.page("return (await it.locator('#digits').boundingBox()).height;");
    assert!(high.as_f64().unwrap() >= 360.0, "a third of the screen: {high}");
    chromium.good("screen-question");
    let tall = chromium.page("return it.evaluate(() => document.documentElement.scrollHeight);");
    assert_eq!(tall, 1080, "nothing is below the edge");
    let pause = Command::Pause { block: BlockId::new("c2"), reason: Some("private".into()) };
    stage.facilitates(pause);
    chromium.waits_for("#now", "Conversation 2 of 2 is paused");
    chromium.waits_for("#clock-words", "paused");
    assert!(!chromium.read("body").contains("private"));
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn every_page_is_good_for_everybody_at_every_width_dark_and_light() {
    let mut stage = Stage::café();
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(3);
    let said = ["مرحبا بالعالم، كيف الحال؟", "<script>alert(1)</script><b>bold</b>", &long];
    for (number, words) in (10..).zip(said) {
        stage.facilitates(noted(number, words));
    }
    for (width, scheme) in [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")] {
        let viewport = json!({ "width": width, "height": 800 });
        let mut chromium = Chromium::new();
        let options = json!({ "viewport": viewport, "colorScheme": scheme });
        chromium.opens(&stage.link_for(Role::Rapporteur), &options);
        chromium.waits_for("#status", "Say at which table you sit.");
        chromium.good(&format!("door-{width}-{scheme}"));
        chromium.page("await it.selectOption('#table', '4'); await it.click('button');");
        chromium.waits_for("#piles", "bold");
        chromium.waits_for_script();
        chromium.types("words");
        chromium.page("await it.press('#text', 'Enter');");
        chromium.waits_for("#piles", "Take back");
        chromium.good(&format!("table-{width}-{scheme}"));
        assert_eq!(chromium.page("return await it.locator('main script, main b').count();"), 0);
        let rtl = "return await it.locator('text=مرحبا').evaluate((of) => getComputedStyle(of).direction);";
        assert_eq!(chromium.page(rtl), "rtl");
    }
}

impl Chromium {
    #[track_caller]
    pub(super) fn good(&mut self, name: &str) {
        assert_eq!(self.page("return await faults(it);"), json!([]), "{name}");
        assert_eq!(self.page("return it.complaints;"), json!([]), "{name}");
        self.pictures(name);
    }

    /// For people to look at.
    fn pictures(&mut self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
        let path = folder.join(format!("{name}.png"));
        self.does(
            "await pages.it.screenshot({ path: given, fullPage: true });",
            &path.to_str().unwrap().into(),
        );
    }
}

#[test]
#[ignore = "needs html-validate from npm"]
fn every_page_is_valid_html() {
    let mut stage = Stage::café();
    stage.facilitates(noted(10, "<b>\"words\"</b>"));
    stage.facilitates(seats(&["c1", "c2"], 4, &NAMES));
    let folder = tempfile::tempdir().unwrap();
    let (viewer, browser) =
        (stage.comes_in(Role::Viewer, ""), stage.comes_in(Role::Rapporteur, "4"));
    stage.fills(Some(&browser), "/notes", &[("text", "words"), ("block", "c1")]);
    let pages =
        [(None, "/"), (Some(&browser), "/table"), (Some(&viewer), "/screen"), (None, "/table")];
    for (number, (who, path)) in (0..).zip(pages) {
        let file = folder.path().join(format!("{number}.html"));
        std::fs::write(&file, stage.looks(who, path).body).unwrap();
        let program = npm().join(".bin/html-validate");
        // A projector without script has nobody who would ask again.
        let rules = ["--preset=recommended", "--rule=meta-refresh:off"];
        let output = std::process::Command::new(program).args(rules).arg(&file).output().unwrap();
        assert!(output.status.success(), "{path}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_note_whose_answer_is_lost_is_one_idea() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let loses = "
        pages.lost = 0;
        await it.route('**/v1/commands', async (route) => {
          await route.fetch();
          pages.lost += 1;
          await (pages.lost < 3 ? route.abort() : route.continue());
        });";
    chromium.page(loses);
    chromium.types("said once");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#status", "Saved.");
    assert_eq!(chromium.page("return pages.lost;"), 3);
    assert_eq!(stage.texts(), ["said once"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_a_page_sends_too_fast_waits_and_no_link_is_called_lost_for_it() {
    let of_device = Rate { at_once: 12, a_second: 1 };
    let stage = Stage::café_with(Limits { of_device, ..Limits::default() });
    let mut chromium = stage.browses(&json!({}));
    let types = "
        await it.evaluate(() => {
          window.lost = 0;
          const link = document.getElementById('link');
          new MutationObserver(() => {
            if (link.textContent.includes('No link')) window.lost += 1;
          }).observe(link, { childList: true, subtree: true });
        });
        for (let n = 10; n < 30; n += 1) {
          await it.fill('#text', `idea ${n}`);
          await it.press('#text', 'Enter');
        }";
    chromium.page(types);
    chromium.waits_for("#waiting li", "idea 29");
    assert!(stage.texts().len() <= 12, "no clock has moved");
    while stage.texts().len() < 20 {
        stage.clock.advance(Span::seconds(1));
        chromium.read("#status");
    }
    let all: Vec<String> = (10..30).map(|n| format!("idea {n}")).collect();
    assert_eq!(
        (stage.texts(), chromium.page("return it.evaluate(() => window.lost);")),
        (all, json!(0))
    );
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn the_newest_note_gets_details_and_other_words_also_while_the_hub_is_away() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("first words");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "Put right");
    chromium.page("await it.click('text=Add a detail');");
    chromium.waits_for("#where", "A detail of: first words");
    chromium.types("+1");
    chromium.page("await it.reload();");
    chromium.waits_for("#where", "A detail of: first words");
    let at = stage.away();
    chromium.waits_for("#link", "No link");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#waiting li", "+1");
    stage.moves_to(at);
    chromium.waits_for("#piles .detail", "+1");
    chromium.page("await it.click('text=Add a detail');");
    chromium.types("+1");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.page("await it.locator('#piles .detail').nth(1).waitFor();");
    chromium.page("await it.click('text=Put right');");
    chromium.good("table-words");
    chromium.page("await it.fill('#text', 'better words'); await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "better words");
    let details = chromium.page("return await it.locator('#piles .detail').count();");
    assert_eq!((details, stage.texts().len()), (json!(2), 1));
    chromium.page("await it.click('text=Put right'); await it.click('text=Leave it');");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_was_typed_in_another_session_is_not_sent_to_this_one_and_not_lost() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let left = "
        const id = '00000000-0000-7000-8000-000000000001';
        const note = { id, text: 'from yesterday', table: '4', block: 'c1' };
        const left = [{ id, note, origin: 'another' }];
        await it.evaluate((all) => localStorage.setItem('worldcafe:notes', all), JSON.stringify(left));
        await it.reload();";
    chromium.page(left);
    chromium.waits_for("#needs li", "from yesterday");
    chromium.waits_for("#needs li", "This was typed in another session.");
    chromium.types("from today");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "from today");
    assert_eq!(stage.texts(), ["from today"]);
    chromium.page("await it.click('text=Send again');");
    chromium.waits_for("#piles", "from yesterday");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_is_refused_is_sent_again_as_another_command_and_as_another_note_where_its_id_is_taken() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().mute(id, true);
    chromium.types("mine");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#needs li", "The facilitator has muted this device; ask at the front.");
    let kept = "return await it.evaluate(() => JSON.parse(localStorage['worldcafe:notes'])[0]);";
    let kept = chromium.page(kept);
    let note: NoteId = serde_json::from_value(kept["note"]["id"].clone()).unwrap();
    let theirs = Command::Capture { note: Box::new(NewNote::idea(note, "theirs")) };
    stage.client().command(&sent(9, theirs)).unwrap();
    stage.hub().door().mute(id, false);
    chromium.page("await it.click('text=Send again');");
    chromium.waits_for("#needs li", "Other words were saved under this id");
    chromium.page("await it.click('text=Send again');");
    chromium.waits_for("#piles", "mine");
    assert_eq!(stage.texts(), ["theirs", "mine"]);
    assert_eq!(chromium.page("return await it.locator('#needs').isHidden();"), true);
}

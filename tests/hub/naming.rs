//! A new category named on the page of a table.

use serde_json::{Value, json};
use worldcafe::domain::{BlockId, Span};
use worldcafe::session::{Command, Role};

use super::pages::{NOTE, in_the_box, note};
use super::room::Browser;
use super::several::{both, newest};
use super::stage::Stage;

/// The fields of a note, with the name of a new category.
fn named<'a>(id: &'a str, text: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = note(text);
    (fields[0].1, fields[3].1) = (id, "");
    fields.push(("named", name));
    fields
}

/// The labels of the categories that can be chosen.
fn choices(stage: &Stage, browser: &Browser) -> Vec<String> {
    let view = stage.looks(Some(browser), "/v1/view?after=0").json();
    let rows = view["choices"].as_array().unwrap().iter();
    rows.skip(1).map(|row| row["label"].as_str().unwrap().to_owned()).collect()
}

/// True where the page offers to name one.
fn offers(page: &str) -> bool {
    let from = page.split_once("<details").unwrap().1;
    !from.split_once('>').unwrap().0.contains("hidden")
}

#[test]
fn a_form_names_a_new_category_once_and_those_that_read_alike_are_one() {
    let stage = Stage::café();
    let (four, three) =
        (stage.comes_in(Role::Rapporteur, "4"), stage.comes_in(Role::Rapporteur, "3"));
    assert!(offers(stage.looks(Some(&four), "/table").text()));
    let other = NOTE.replace('1', "2");
    let sent = [
        (&four, named(NOTE, "one", " Häuser <i> ")),
        (&four, named(NOTE, "one", " Häuser <i> ")),
        (&three, named(&other, "two", "HÄUSER <i>")),
    ];
    for (browser, fields) in sent {
        let answer = stage.fills(Some(browser), "/notes", &fields);
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
    assert_eq!(stage.texts(), ["one", "two"]);
    assert_eq!(choices(&stage, &four)[2..], ["c Häuser <i>"]);
    for browser in [&four, &three] {
        let page = stage.looks(Some(browser), "/table");
        assert!(page.text().contains("<bdi>c Häuser &lt;i&gt;</bdi>"), "{}", page.text());
    }
}

#[test]
fn a_name_for_one_of_several_questions_is_kept_until_that_is_chosen() {
    let stage = both();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let says = |pick| {
        let mut fields = named(NOTE, "one", "Harbour");
        (fields[2].1, fields[3].1) = ("", pick);
        stage.fills(Some(&browser), "/notes", &fields)
    };
    let refused = says("");
    assert_eq!((refused.status, in_the_box(refused.text())), (409, "one"));
    assert!(refused.text().contains("value=\"Harbour\"") && offers(refused.text()));
    assert!(refused.text().contains("Choose the question of the new category too."));
    assert_eq!(says(r#"["q2","ca"]"#).status, 303);
    assert_eq!(newest(&stage), json!(["q2", "day-2"]));
    assert_eq!(choices(&stage, &browser).last().unwrap(), "2a Harbour");
}

#[test]
fn whoever_adds_ideas_names_no_category_nor_does_who_is_asked_nothing() {
    let mut stage = Stage::café();
    let secret = stage.invites_participants();
    let adds = stage.comes_with(&secret, "");
    assert!(!offers(stage.looks(Some(&adds), "/table").text()));
    let refused = stage.fills(Some(&adds), "/notes", &named(NOTE, "one", "Harbour"));
    assert_eq!((refused.status, in_the_box(refused.text())), (403, "one"));
    assert_eq!((stage.texts().len(), choices(&stage, &adds).len()), (0, 2));
    for block in ["c1", "c2"] {
        stage.facilitates(Command::EndBlock { block: BlockId::new(block) });
        stage.clock.advance(Span::seconds(1));
    }
    let browser = stage.comes_in(Role::Rapporteur, "4");
    assert!(!offers(stage.looks(Some(&browser), "/table").text()), "no question is asked");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_category_named_while_the_hub_is_away_is_there_once_when_it_is_back() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.page("await it.route('**/v1/**', (route) => route.abort());");
    let names = "await it.click('summary'); await it.fill('[name=named]', 'Harbour');";
    chromium.page(names);
    chromium.types("a lighthouse");
    chromium.page("await it.reload();");
    assert_eq!(chromium.page("return await it.inputValue('[name=named]');"), "Harbour");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#waiting li", "on this device, under Harbour");
    assert_eq!(chromium.page("return await it.isVisible('[name=named]');"), false);
    chromium.page(&names.replace("Harbour", "harbour "));
    chromium.types("a quay");
    chromium.page("await it.press('#text', 'Enter'); await it.reload();");
    chromium.waits_for("#waiting li", "a quay");
    assert_eq!(stage.texts(), [""; 0]);
    chromium.page("await it.unroute('**/v1/**');");
    chromium.waits_for("#piles", "a quay");
    assert_eq!(chromium.read("#piles h3"), "c Harbour 2");
    assert_eq!(stage.texts(), ["a lighthouse", "a quay"]);
    chromium.page("await it.reload(); await it.selectOption('#category', { label: 'c Harbour' });");
    assert_eq!(chromium.page("return it.complaints;"), json!([]));
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_category_is_named_without_script_and_what_is_refused_gives_its_name_back() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().mute(id, true);
    let names = "
        await it.click('summary');
        await it.fill('[name=named]', 'Harbour');
        await it.fill('#text', 'a lighthouse');
        await it.click('#note button');";
    chromium.page(names);
    chromium.waits_for("#needs li", "a lighthouse");
    chromium.page("await it.locator('#needs button', { hasText: 'Edit' }).click();");
    assert_eq!(chromium.page("return await it.inputValue('[name=named]');"), "Harbour");
    stage.hub().door().mute(id, false);
    let cookies = chromium.page("return await it.context().storageState();");
    let options = json!({ "javaScriptEnabled": false, "storageState": cookies });
    chromium.opens(&format!("http://{}/table", stage.hub().address().at), &options);
    chromium.page(names);
    assert_eq!(chromium.read("#status"), "Saved.");
    assert_eq!(chromium.read("#piles h3"), "c Harbour 1");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn the_name_of_a_new_category_is_asked_for_well_at_every_width_dark_and_light() {
    let stage = Stage::café();
    for (width, scheme) in [(320, "light"), (320, "dark"), (768, "dark"), (1280, "light")] {
        let viewport: Value = json!({ "width": width, "height": 800 });
        let mut chromium = stage.browses(&json!({ "viewport": viewport, "colorScheme": scheme }));
        chromium.good(&format!("naming-closed-{width}-{scheme}"));
        chromium.page("await it.click('summary');");
        chromium.good(&format!("naming-{width}-{scheme}"));
    }
}

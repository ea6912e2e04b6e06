//! Half-typed lines of a page, where its device is moved, or several tabs have one each.

use serde_json::{Value, json};
use worldcafe::domain::TableId;
use worldcafe::session::Role;

use super::chromium::Chromium;
use super::stage::Stage;

const ENTER: &str = "await it.press('#text', 'Enter');";
/// As after a sleep: what is shown is asked for at once.
const LOOKS: &str = "await it.evaluate(() => { dispatchEvent(new Event('online')); });";

impl Stage {
    /// The front moves the one device there is.
    fn moves_it(&self, table: &str) {
        let id = self.hub().door().list()[0].id;
        assert!(self.hub().door().seat(id, Some(TableId::new(table))));
    }
}

impl Chromium {
    fn line(&mut self) -> Value {
        self.page("return await it.inputValue('#text');")
    }

    /// Closes the tab; another of the same browser is open.
    fn closes_its_tab(&mut self) {
        self.page(
            "pages.at = it.url(); pages.it = await it.context().newPage(); await it.close();",
        );
    }

    fn comes_again(&mut self) {
        self.page("await it.goto(pages.at);");
        self.waits_for_script();
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn half_a_line_goes_along_where_its_device_is_moved_and_is_told_so() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("half typed at table 4");
    stage.moves_it("3");
    chromium.page(LOOKS);
    chromium.waits_for("#status", "This device is for Table 3 now. What is half typed goes along.");
    chromium.loads_again();
    assert_eq!(
        (chromium.line(), chromium.read("#status")),
        (json!("half typed at table 4"), String::new())
    );
    chromium.closes_its_tab();
    stage.moves_it("2");
    chromium.comes_again();
    assert_eq!(chromium.line(), "half typed at table 4");
    let along = "This device is for Table 2 now. What is half typed goes along.";
    assert_eq!(chromium.read("#status"), along);
    let url = stage.link_for(Role::Rapporteur);
    chromium.does("await pages.it.goto('about:blank'); await pages.it.goto(given);", &url.into());
    chromium.waits_for("#status", "Say at which table you sit.");
    chromium.page("await it.selectOption('#table', '1'); await it.click('button');");
    chromium.waits_for("#table", "Table 1");
    chromium.waits_for_script();
    assert_eq!(chromium.line(), "half typed at table 4");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "half typed at table 4");
    assert_eq!(stage.newest()["table"], "1");
    chromium.closes_its_tab();
    chromium.comes_again();
    assert_eq!(chromium.line(), "");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn what_one_tab_saves_takes_no_half_typed_line_of_another_away() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let second = "
        pages.second = await it.context().newPage();
        await pages.second.goto(it.url());
        await pages.second.locator('#asked[data-words]').waitFor({ state: 'attached' });";
    chromium.page(second);
    chromium.types("half of the first");
    let second = "
        await pages.second.fill('#text', 'of the second');
        await pages.second.press('#text', 'Enter');
        await pages.second.locator('#piles').filter({ hasText: 'of the second' }).waitFor();";
    chromium.page(second);
    chromium.closes_its_tab();
    chromium.comes_again();
    assert_eq!(chromium.line(), "half of the first");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "half of the first");
    chromium.closes_its_tab();
    chromium.comes_again();
    assert_eq!(
        (chromium.line(), stage.texts()),
        (json!(""), vec!["of the second".to_owned(), "half of the first".to_owned()])
    );
}

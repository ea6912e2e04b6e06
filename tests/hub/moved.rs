//! A page whose session is opened at another address, where a browser keeps what it keeps apart.

use serde_json::json;
use worldcafe::session::Role;

use super::chromium::Chromium;
use super::stage::Stage;

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn words_that_wait_for_the_address_before_are_copied_and_pasted_at_the_new_one() {
    let mut stage = Stage::café();
    let mut chromium: Chromium = stage.browses(&json!({}));
    stage.moves();
    chromium.types("typed at the address before");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#carry", "Is the session at another address now? Paste them there.");
    chromium.page("await it.selectOption('#category', 'ca');");
    chromium.page("await it.fill('#text', 'in two\\nlines'); await it.press('#text', 'Enter');");
    chromium.page("await it.click('summary'); await it.fill('[name=named]', 'Harbour');");
    chromium.types("a quay");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#waiting li", "a quay");
    chromium.page("await it.selectOption('#category', 'ca');");
    chromium.types("half a line");
    chromium.page("await it.click('text=Copy these');");
    chromium.waits_for("#status", "Copied.");
    let url = stage.link_for(Role::Rapporteur);
    chromium.does("await pages.it.goto(given);", &url.into());
    chromium.waits_for("#status", "Say at which table you sit.");
    chromium.page("await it.selectOption('#table', '4'); await it.click('button');");
    chromium.waits_for("#none", "Nothing yet");
    chromium.waits_for_script();
    assert_eq!(chromium.page("return await it.isVisible('#carry');"), false);
    let asked = "
        it.removeAllListeners('dialog');
        it.on('dialog', (dialog) => { pages.asked = dialog.message(); dialog.accept(); });
        await it.focus('#text');
        await it.press('#text', 'Control+V');";
    chromium.page(asked);
    chromium.waits_for("#piles", "half a line");
    assert_eq!(chromium.page("return pages.asked;"), "Save these 4 as an idea each?");
    let each = [
        "typed at the address before",
        "a Trust: in two\nlines",
        "Harbour: a quay",
        "a Trust: half a line",
    ];
    assert_eq!(stage.texts(), each);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn half_a_line_alone_is_copied_for_the_new_address_too() {
    let mut stage = Stage::café();
    let mut chromium: Chromium = stage.browses(&json!({}));
    stage.moves();
    chromium.waits_for("#link", "No link to the facilitator since");
    assert_eq!(chromium.page("return await it.isVisible('#carry');"), false);
    chromium.types("half a line");
    chromium.waits_for("#carry", "Paste them there.");
    chromium.page("await it.click('text=Copy these'); await it.fill('#text', '');");
    chromium.page("await it.locator('#carry').waitFor({ state: 'hidden' });");
    chromium.page("await it.press('#text', 'Control+V');");
    assert_eq!(chromium.page("return await it.inputValue('#text');"), "half a line");
}

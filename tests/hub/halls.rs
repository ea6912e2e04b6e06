//! What a page makes of words typed in a town hall, with its script and without.

use serde_json::{Value, json};
use worldcafe::domain::BlockId;
use worldcafe::session::{Command, Role};

use super::pages::note;
use super::stage::Stage;

impl Stage {
    fn in_the_hall(mut self) -> Self {
        for block in ["c1", "c2"] {
            self.facilitates(Command::EndBlock { block: BlockId::new(block) });
        }
        self
    }

    /// What sort of note was saved last, and in which block.
    fn filed(&self) -> [Value; 2] {
        let note = self.newest();
        ["kind", "block"].map(|part| note[part].clone())
    }
}

fn chosen(page: &str) -> &str {
    let kinds = page.split_once("name=\"kind\"").unwrap().1;
    kinds.split_once("\" selected").unwrap().0.rsplit_once('"').unwrap().1
}

#[test]
fn what_is_typed_in_a_town_hall_is_a_comment_and_an_idea_of_those_who_add_ideas_alone() {
    let mut stage = Stage::café().in_the_hall();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    assert_eq!(chosen(stage.looks(Some(&browser), "/table").text()), "comment");
    let secret = stage.invites_participants();
    let participant = stage.comes_with(&secret, "4");
    let page = stage.looks(Some(&participant), "/table");
    assert_eq!(chosen(page.text()), "idea");
    let mut words = note("of the table");
    words[1].1 = "th";
    assert_eq!(stage.fills(Some(&participant), "/notes", &words).status, 303);
    assert_eq!(stage.filed(), ["idea", "th"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_line_is_what_its_block_makes_of_it_from_its_first_letter_on() {
    const ENTER: &str = "await it.press('#text', 'Enter');";
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    chromium.types("begun in a round");
    let mut stage = stage.in_the_hall();
    chromium.waits_for("#now", "Town hall");
    chromium.page(ENTER);
    chromium.waits_for("#before", "begun in a round");
    assert_eq!(stage.filed(), ["idea", "c1"]);
    for words in ["said in the hall", "and another"] {
        chromium.types(words);
        chromium.page(ENTER);
        chromium.waits_for("#piles", words);
        assert_eq!(stage.filed(), ["comment", "th"]);
    }
    chromium.page("await it.selectOption('#kind', 'idea');");
    chromium.types("an idea all the same");
    chromium.page(ENTER);
    chromium.waits_for("#piles", "an idea all the same");
    assert_eq!(stage.filed(), ["idea", "th"]);
    chromium.types("begun in the hall");
    stage.facilitates(Command::EndBlock { block: BlockId::new("th") });
    chromium.waits_for("#where", "This is filed under Town hall");
    chromium.page(ENTER);
    chromium.waits_for("#status", "Saved.");
    assert_eq!(stage.filed(), ["comment", "th"]);
}

//! Three terminals and a browser on one computer run a round together.

use serde_json::{Value, json};

use super::opened::{STATE, link, opened};
use super::scene::{USUAL, conversing, in_line, leave, quit, say, texts};
use crate::commands::folder::Folder;
use crate::hub::chromium::Chromium;
use crate::support::keys::Key;
use crate::support::pty::Pty;

fn joined(folder: &Folder, url: &str, table: &str) -> Pty {
    let state = folder.path(STATE);
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    let pty = Pty::worldcafe(USUAL, &["join", url, "--table", table], &env, &folder.path("."));
    let name = format!("Table {table}");
    pty.wait_until(|screen| in_line(screen) && screen.has(&name));
    pty
}

#[test]
#[ignore = "needs Chromium, and playwright-core from npm"]
fn three_terminals_and_a_browser_run_a_round_together() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let url = link(&folder);
    let (one, two) = (joined(&folder, &url, "1"), joined(&folder, &url, "2"));
    let mut three = Chromium::new();
    three.opens(&url, &json!({ "viewport": { "width": 320, "height": 640 } }));
    three.waits_for("#status", "Say at which table you sit.");
    three.page("await it.selectOption('#table', '3'); await it.click('button');");
    three.waits_for("#asked", "What is the role?");
    say(&one, "from table one");
    say(&two, "from table two");
    three.types("from table three");
    three.page("await it.press('#text', 'Enter');");
    three.waits_for("#piles", "from table three");
    facilitator.wait_until(|screen| screen.has("3 ideas"));
    for (table, own) in [(&one, "from table one"), (&two, "from table two")] {
        table.wait_until(|screen| screen.has("3 in the room") && screen.has(own));
        assert!(!table.screen().has("table three"), "{}", table.screen().text());
    }
    three.types("begun in the round");
    facilitator.send("n");
    facilitator.wait_until(|screen| screen.has("Enter ends"));
    facilitator.press(Key::Enter);
    for table in [&one, &two] {
        table.wait_until(|screen| screen.has("Town Hall"));
    }
    three.waits_for("#now", "Town Hall");
    three.page("await it.press('#text', 'Enter');");
    three.waits_for("#status", "Saved.");
    facilitator.wait_until(|screen| screen.has("4 ideas"));
    assert_eq!(three.page("return it.complaints;"), json!([]));
    drop(three);
    quit(&one);
    quit(&two);
    leave(&facilitator);
    let mut all = texts(&folder);
    all.sort();
    let said = ["begun in the round", "from table one", "from table three", "from table two"];
    assert_eq!(all, said);
    let tally = folder.run(&["tally", "PATH", "--by", "table", "--json"]).ended(0).json();
    let ideas = |of: &Value| {
        of["tables"].as_array().unwrap().iter().map(|it| it["ideas"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ideas(&tally)[..3], [json!(1), json!(1), json!(2)]);
}

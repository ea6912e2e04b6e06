//! A long search for seats and somebody who has waited long enough; people of a file, looked at
//! before they are taken.

use std::path::Path;

use super::scene::{USUAL, open};
use crate::commands::folder::Folder;
use crate::support::keys::Key;
use crate::support::pty::Pty;

#[test]
fn ctrl_c_gives_the_best_plan_so_far() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = "seat --people 12 --tables 3 --rounds 4 --seconds 3600";
    let words: Vec<&str> = words.split(' ').collect();
    let pty = Pty::worldcafe(USUAL, &words, &[], here);
    pty.wait_until(|screen| screen.has("Ctrl-C takes the best so far"));
    pty.send("\u{3}");
    let seen = pty.wait_until(|screen| screen.has("Round 4") && screen.has("table 3"));
    assert!(seen.has("the best plan so far") && !seen.has("Ctrl-C takes"), "{}", seen.text());
    assert!(pty.wait_exit().success());
}

#[test]
fn enter_ends_a_long_search_in_the_interface_and_then_announces_the_best_so_far() {
    let talk = |n: u32| {
        format!(
            r#"{{ "id": "c{n}", "kind": "conversation", "title": "Talk {n}", "length": "9 min" }}"#
        )
    };
    let talks: Vec<String> = (1..=10).map(talk).collect();
    // Of this one nobody knows the best plan for certain, so that it is sought for long.
    let head = r#"{ "title": "Café", "tables": 8, "participants": 33, "programme": ["#;
    let folder = Folder::with(&format!("{head}{}] }}", talks.join(", ")));
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n begin"));
    pty.send("7");
    pty.wait_until(|screen| screen.has("Enter plans 33 people at 8 tables"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("of at most 20 million tries · Enter takes these"));
    pty.press(Key::Right);
    pty.wait_until(|screen| screen.has("Seating · Talk 2"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Enter announces where they sit"));
    pty.press(Key::Right);
    pty.wait_until(|screen| screen.has("Seating · Talk 3"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("who sits where: 33 people in 10 rounds"));
    let log = folder.run(&["log", "PATH"]).ended(0).out;
    assert!(log.contains("who sits where: 33 people in 10 rounds"), "{log}");
}

#[test]
fn the_people_of_a_file_are_shown_as_they_were_read_and_taken_on_enter_alone() {
    let folder = Folder::new();
    let file = "name,e-mail,Org\nAna,a@b.c,NGO\nBo,,\nCy,,Firm\nDi,,\n";
    std::fs::write(folder.path("people.csv"), file).unwrap();
    let line = "seat . --people people.csv --columns group=Org --budget 2000";
    let words: Vec<&str> = line.split(' ').collect();
    let begin = || Pty::worldcafe(USUAL, &words, &[], &folder.path("."));
    let asks = |pty: &Pty| pty.wait_until(|screen| screen.has("Enter plans with these people"));
    let pty = begin();
    let seen = asks(&pty);
    for words in [
        "4 people: name, group from \"Org\"",
        "not kept: e-mail",
        "Ana · group NGO",
        "  Bo",
        "and 1 more",
    ] {
        assert!(seen.has(words), "{words}: {}", seen.text());
    }
    pty.send("y");
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("nothing was planned"));
    assert_eq!(pty.wait_exit().exit_code(), 1);
    assert!(!folder.path("journal.jsonl").exists(), "nothing is written");
    let pty = begin();
    asks(&pty);
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("written into the session"));
    assert!(pty.wait_exit().success());
    let pty = Pty::worldcafe(USUAL, &[&words[..], &["--yes"]].concat(), &[], &folder.path("."));
    let seen = pty.wait_until(|screen| screen.has("the session has these seats already"));
    assert!(!seen.has("Enter plans"), "{}", seen.text());
    assert!(pty.wait_exit().success());
}

#[test]
fn columns_of_a_file_are_chosen_where_its_people_are_shown() {
    let folder = Folder::new();
    let file = "Full name,Mail,Org\nAna,a@b.c,NGO\nBo,,\nCy,,Firm\nDi,,\n";
    std::fs::write(folder.path("people.csv"), file).unwrap();
    let line = "seat . --people people.csv --budget 2000";
    let words: Vec<&str> = line.split(' ').collect();
    let pty = Pty::worldcafe(USUAL, &words, &[], &folder.path("."));
    pty.wait_until(|screen| screen.has("there are Full name, Mail, Org"));
    pty.send("Surname");
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("no column is called \"Surname\""));
    pty.send("full name");
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("group=HEADING reads another column"));
    pty.send("languages=Org");
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("languages from \"Org\""));
    pty.send("group=Org");
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Ana · group NGO") && screen.has("not kept: Mail"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("written into the session"));
    assert!(pty.wait_exit().success());
    let journal = std::fs::read_to_string(folder.path("journal.jsonl")).unwrap();
    assert!(
        journal.contains("NGO") && !journal.contains("a@b.c"),
        "what was not chosen is not kept"
    );
}

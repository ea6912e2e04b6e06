//! An evening in a real terminal: opened, begun, killed, gone on with, written out.

use serde_json::Value;

use super::scene::{
    conversing, crash, exported, in_line, leave, line, open, say, texts, typing, typing_in,
};
use crate::commands::folder::{Folder, names};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// Presses a key of the Stage, also while the cursor is in the line.
fn stage(pty: &Pty, keys: &str) {
    pty.press(Key::Escape);
    pty.send(keys);
}

#[test]
fn looking_never_starts_the_event() {
    let folder = Folder::new();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("waiting") && screen.has("n begin"));
    pty.send("i");
    pty.wait_until(in_line);
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.cursor().is_none());
    pty.press(Key::Escape);
    let stage = |screen: &Screen| screen.has("waiting") && screen.has("i type");
    pty.wait_until(stage);
    for (key, shows) in [("v", "Café"), ("?", "Esc closes"), (":", "Put in a new block")] {
        pty.send(key);
        pty.wait_until(|screen| screen.has(shows) && !stage(screen));
        pty.press(Key::Escape);
        pty.wait_until(stage);
    }
    leave(&pty);
    assert_eq!(names(&folder.path(".")), ["session.json"]);
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n begin"));
    pty.send("n");
    pty.wait_until(|screen| screen.has("Opening · running"));
    leave(&pty);
    assert_eq!(names(&folder.path(".")), ["journal.jsonl", "session.json"]);
}

#[test]
fn killed_while_typing_it_comes_back_in_the_same_block_with_every_idea_and_the_half_typed_line() {
    let folder = conversing();
    let pty = typing(&folder);
    for idea in ["#a People are heard", "#b Nobody rules alone", "Without a letter"] {
        pty.send(idea);
        pty.wait_until(|screen| {
            line(screen).is_some_and(|it| idea.ends_with(&it) && !it.is_empty())
        });
        pty.press(Key::Enter);
        pty.wait_until(|screen| line(screen).as_deref() == Some(""));
    }
    pty.wait_until(|screen| screen.has("✓ saved") && screen.has("3 ideas"));
    pty.send("and one half-ty");
    pty.wait_until(|_| drafts(&folder).contains("and one half-ty"));
    crash(pty);
    let pty = open(&folder);
    pty.wait_until(|screen| {
        screen.has("Conversation 1")
            && screen.has("Back in Conversation 1")
            && screen.has("3 ideas,")
            && screen.has("all whole; your half-typed line is in place")
    });
    stage(&pty, "i");
    let screen = pty.wait_until(|screen| line(screen).as_deref() == Some("and one half-ty"));
    for idea in ["a  People are heard", "b  Nobody rules alone", "–  Without a letter"] {
        assert!(screen.has(idea), "{}", screen.text());
    }
    pty.send("ped");
    pty.wait_until(|screen| line(screen).as_deref() == Some("and one half-typed"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("4 ideas"));
    assert_eq!(texts(&folder).last().map(String::as_str), Some("and one half-typed"));
}

/// What is kept of half-typed lines.
fn drafts(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("drafts.json")).unwrap_or_default()
}

#[test]
fn killed_right_after_an_idea_was_saved_it_does_not_offer_those_words_again() {
    let folder = conversing();
    let pty = typing(&folder);
    pty.send("said only once");
    pty.wait_until(|_| drafts(&folder).contains("only once"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("✓ saved"));
    let draft = std::fs::read(folder.path("drafts.json"));
    crash(pty);
    // As if it had been killed before the file was taken away.
    std::fs::write(folder.path("drafts.json"), draft.unwrap_or_else(|_| SAID_ONCE.into())).unwrap();
    let pty = typing(&folder);
    assert_eq!(line(&pty.screen()).as_deref(), Some(""));
    pty.press(Key::Enter);
    say(&pty, "and something else");
    assert_eq!(texts(&folder), ["said only once", "and something else"]);
}

#[test]
fn killed_while_only_the_first_word_of_a_saved_idea_was_kept_it_does_not_offer_that_word() {
    let folder = conversing();
    let pty = typing(&folder);
    pty.send("second");
    pty.wait_until(|_| drafts(&folder).contains("second"));
    let draft = std::fs::read(folder.path("drafts.json")).unwrap();
    pty.send(" of all");
    pty.wait_until(|screen| line(screen).as_deref() == Some("second of all"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("✓ saved"));
    crash(pty);
    std::fs::write(folder.path("drafts.json"), draft).unwrap();
    let pty = typing(&folder);
    assert_eq!(line(&pty.screen()).as_deref(), Some(""));
    say(&pty, "third of all");
    assert_eq!(texts(&folder), ["second of all", "third of all"]);
}

const SAID_ONCE: &str = r#"{"lines":[[null,{"text":"said only once"}]]}"#;

const THREE_ROUNDS: &str = r#"{ "title": "Café", "time_zone": "UTC",
  "questions": [ { "id": "q", "text": "What is it?", "categories": [{ "letter": "a", "label": "All" }] } ],
  "programme": [
    { "id": "c1", "kind": "conversation", "title": "Round one", "length": "25 min", "question": "q" },
    { "id": "c2", "kind": "conversation", "title": "Round two", "length": "25 min", "question": "q" },
    { "id": "c3", "kind": "conversation", "title": "Round three", "length": "25 min", "question": "q" } ] }"#;

/// Ends what runs and goes on, at the question and Enter.
fn next(pty: &Pty, title: &str) {
    stage(pty, "n");
    pty.wait_until(|screen| screen.has("Enter ends it"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has(title));
}

#[test]
fn three_rounds_with_pause_extension_undo_and_a_crash_give_a_report_whose_times_are_true() {
    let folder = Folder::with(THREE_ROUNDS);
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n begin"));
    pty.send("n");
    let pty = typing_in(pty);
    say(&pty, "#a first of all");
    stage(&pty, "p");
    pty.wait_until(|screen| screen.has("PAUSED") && screen.has("Why is "));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Why is "));
    stage(&pty, "p");
    pty.wait_until(|screen| !screen.has("PAUSED"));
    stage(&pty, ">");
    pty.wait_until(|screen| screen.has("5 min longer"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("29:5"));
    next(&pty, "round 2 of 3");
    say(&pty, "taken back");
    stage(&pty, "u");
    pty.wait_until(|screen| screen.has("undone: "));
    say(&pty, "second of all");
    crash(pty);
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("Back in Round two"));
    let pty = typing_in(pty);
    next(&pty, "round 3 of 3");
    say(&pty, "third of all");
    stage(&pty, "n");
    pty.wait_until(|screen| screen.has("Enter ends it"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("closed"));
    crash(pty);

    assert_eq!(texts(&folder), ["first of all", "second of all", "third of all"]);
    let report = exported(&folder);
    assert_eq!(report["draft"], false);
    let records = records(&folder);
    let programme = report["programme"].as_array().unwrap();
    for (block, name) in programme.iter().zip(["c1", "c2", "c3"]) {
        let started = at(&records, "block-started", name);
        let ended = at(&records, "block-ended", name);
        assert_eq!(block["id"], name);
        assert_eq!(moment(&block["started"]), started["at"].as_str().map(seconds));
        assert_eq!(moment(&block["ended"]), ended["at"].as_str().map(seconds));
    }
    let page = folder.run(&["export", "PATH", "--format", "md", "--out", "-"]).ended(0).out;
    for idea in texts(&folder) {
        assert!(page.contains(&idea), "{page}");
    }
    assert!(!page.contains("taken back"), "{page}");
    for name in ["c1", "c3"] {
        let started =
            at(&records, "block-started", name)["at"].as_str().unwrap().get(11..16).unwrap();
        assert!(page.contains(started), "{started} is not in {page}");
    }
}

fn records(folder: &Folder) -> Vec<Value> {
    let journal = String::from_utf8(folder.journal()).unwrap();
    journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The record in which this happened to the block.
fn at<'a>(records: &'a [Value], event: &str, block: &str) -> &'a Value {
    let happened = |record: &&Value| {
        let events = record["events"].as_array().unwrap();
        events.iter().any(|it| it[event]["block"] == block)
    };
    records.iter().find(happened).unwrap_or_else(|| panic!("{event} of {block}: {records:#?}"))
}

/// To the second.
fn seconds(at: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(at).unwrap().timestamp()
}

fn moment(at: &Value) -> Option<i64> {
    at.as_str().map(seconds)
}

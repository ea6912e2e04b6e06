//! The screens that are read, in a terminal: one wire each.

use super::scene::{conversing, crash, leave, open, say, typing};
use crate::support::keys::Key;

#[test]
fn the_tally_counts_what_was_typed_and_lists_it() {
    let folder = conversing();
    let pty = typing(&folder);
    say(&pty, "Roads for all");
    say(&pty, "Bridges for some");
    pty.press(Key::Escape);
    pty.send("3");
    pty.wait_until(|screen| screen.has("Tally") && screen.has("2 ideas ·"));
    pty.send("G");
    pty.press(Key::Enter);
    pty.send("/");
    pty.wait_until(|screen| screen.has("Enter keeps"));
    pty.send("zzz");
    pty.wait_until(|screen| screen.has("/ zzz   0 of "));
    crash(pty);
}

#[test]
fn the_report_is_laid_out_and_exported_beside_the_session() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("6");
    pty.wait_until(|screen| {
        screen.has("Draft: the session is not closed") && screen.has("rows 1 to")
    });
    pty.send("e");
    pty.wait_until(|screen| screen.has("Enter writes report.md"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("✓ written"));
    for name in ["report.md", "report.html", "report.json", "report.csv"] {
        assert!(folder.path("report").join(name).exists(), "{name}");
    }
    leave(&pty);
}

#[test]
fn a_folder_that_cannot_be_made_is_told_in_words() {
    let folder = conversing();
    std::fs::write(folder.path("report"), "a file").unwrap();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("6");
    pty.wait_until(|screen| screen.has("rows 1 to"));
    pty.send("e");
    pty.wait_until(|screen| screen.has("Enter writes report.md"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("not written:") && screen.has("file exists · e takes"));
    leave(&pty);
}

#[test]
fn the_welcome_card_and_the_head_count_are_a_key_and_a_name_away() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send(":");
    pty.wait_until(|screen| screen.has("Find an action") || screen.cursor().is_some());
    pty.send("head-count 62");
    pty.wait_until(|screen| screen.has("head-count 62"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has(" 62 people"));
    pty.send("w");
    pty.wait_until(|screen| screen.has("welcome at"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("said before") && screen.has("Esc closes"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("said before"));
    leave(&pty);
}

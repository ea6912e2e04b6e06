//! The programme, the tables and the categories, from the key to the disk.

use super::scene::{conversing, open, say, typing};
use crate::commands::folder::Folder;
use crate::support::keys::Key;

#[test]
fn a_block_is_left_out_from_the_programme() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("l");
    pty.wait_until(|screen| screen.has("real, expected"));
    pty.send("x");
    pty.wait_until(|screen| screen.has("would be") && screen.has("Enter skips it"));
    pty.send("the bus is here");
    pty.wait_until(|screen| screen.has("the bus is here"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("skipped: the bus is here") && screen.has("real, expected"));
    let log = folder.run(&["log", "PATH"]).ended(0).out;
    assert!(log.contains("skipped: the bus is here"), "{log}");
}

#[test]
fn shift_with_an_arrow_moves_a_block() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("l");
    pty.wait_until(|screen| screen.has("real, expected"));
    pty.send("\x1b[1;2B");
    pty.wait_until(|screen| screen.has("moved after") && screen.has("Enter takes it"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Enter takes it"));
}

#[test]
fn a_table_is_added_and_typed_for() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("t");
    pty.wait_until(|screen| screen.has("host") && screen.has("Enter type"));
    pty.send("a");
    pty.wait_until(|screen| screen.has("added"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Enter save"));
    say(&pty, "said at the new table");
}

#[test]
fn a_category_is_split_and_the_split_is_one_step() {
    let folder = conversing();
    let pty = typing(&folder);
    say(&pty, "#a first of two");
    say(&pty, "#a second of two");
    pty.press(Key::Escape);
    pty.send("c");
    pty.wait_until(|screen| screen.has("Categories") && screen.has("s split"));
    pty.send("s");
    pty.wait_until(|screen| screen.has("2 stay, 0 go"));
    pty.send(" ");
    pty.wait_until(|screen| screen.has("1 stay, 1 go"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("1 to stay, 1 to go into"));
    pty.send("Half of it");
    pty.wait_until(|screen| screen.has("Half of it"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Categories") && screen.has("Half of it"));
    pty.send("u");
    pty.wait_until(|screen| screen.has("undone") && !screen.has("h  Half of it"));
}

#[test]
fn a_list_is_filtered_with_the_cursor_at_the_caret_in_any_script() {
    let folder = conversing();
    let pty = typing(&folder);
    pty.press(Key::Escape);
    pty.send("c");
    pty.wait_until(|screen| screen.has("Categories") && screen.has("s split"));
    pty.send("/");
    for (words, width) in [("حرية", 4), (" 政府", 9), (" 👩‍👩‍👧", 12)] {
        pty.send(words);
        pty.wait_until(|screen| screen.cursor() == Some((3 + width, 23)));
    }
    pty.wait_until(|screen| screen.has("Nothing matches."));
    pty.press(Key::Backspace);
    pty.wait_until(|screen| screen.cursor() == Some((3 + 10, 23)));
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.has("s split") && !screen.has("Nothing matches."));
}

#[test]
fn a_plan_without_times_is_asked_how_long_it_may_take() {
    let folder = Folder::with(
        r#"{ "title": "Open forum", "programme": [ { "title": "Welcome", "kind": "opening" },
            { "title": "Open floor", "kind": "discussion" } ] }"#,
    );
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("How long do we have"));
    pty.send("90 min");
    pty.wait_until(|screen| screen.has("we have 90 min"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("would be") && screen.has("Welcome 30 min"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("would be"));
    drop(pty);
    let done = folder.run(&["do", "PATH", "propose-lengths", "90 min"]).ended(0);
    done.told("Open floor changed");
}

//! A table that joined from another terminal, and the facilitator's program.

use std::net::TcpListener;

use super::opened::{STATE, elsewhere, link, opened, opened_at};
use super::scene::{USUAL, conversing, crash, in_line, leave, line, quit, texts};
use crate::commands::folder::Folder;
use crate::support::keys::Key;
use crate::support::pty::Pty;

/// An address that nobody has.
fn free() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// The program of table 4.
fn joins(folder: &Folder, url: &str) -> Pty {
    joins_for(folder, url, "4")
}

fn joins_for(folder: &Folder, url: &str, table: &str) -> Pty {
    let state = folder.path(STATE);
    let words = ["join", url, "--table", table];
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    Pty::worldcafe(USUAL, &words, &env, &folder.path("."))
}

/// The interface of table 4, once its line is there.
fn joined(folder: &Folder) -> Pty {
    let pty = joins(folder, &link(folder));
    pty.wait_until(|screen| in_line(screen) && screen.has("Table 4"));
    pty
}

fn types(pty: &Pty, words: &str) {
    pty.send(words);
    pty.wait_until(|screen| line(screen).as_deref() == Some(words));
    pty.press(Key::Enter);
}

#[test]
fn what_a_table_types_shows_at_the_facilitators_and_what_she_does_at_the_table() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let table = joined(&folder);
    assert!(table.screen().has("What is the role?"), "{}", table.screen().text());
    types(&table, "from table four");
    table.wait_until(|screen| screen.has("✓ saved") && screen.has("from table four"));
    facilitator.wait_until(|screen| screen.has("from table four") && screen.has("1 idea"));
    facilitator.send("n");
    facilitator.wait_until(|screen| screen.has("Enter ends"));
    facilitator.press(Key::Enter);
    table.wait_until(|screen| screen.has("Town Hall"));
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["from table four"]);
}

#[test]
fn keys_of_the_programme_do_nothing_at_a_table_and_undo_takes_back_its_own() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let table = joined(&folder);
    types(&table, "mine");
    table.wait_until(|screen| screen.has("✓ saved"));
    elsewhere(&folder, &["capture", "PATH", "--table", "1", "another's"]).ended(0);
    facilitator.wait_until(|screen| screen.has("2 ideas"));
    let before = folder.journal();
    table.press(Key::Escape);
    table.send("u");
    facilitator.wait_until(|screen| screen.has("1 idea"));
    // What the table is told of it would stand in the place of what is refused next.
    table.wait_until(|screen| !screen.has("–  mine"));
    let taken = folder.journal();
    assert!(taken.len() > before.len());
    table.press(Key::Escape);
    table.send(":end-block");
    table.wait_until(|screen| screen.has("the facilitator does this"));
    table.press(Key::Enter);
    table.wait_until(|screen| screen.has("not done: the facilitator does this"));
    assert_eq!(folder.journal(), taken);
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["another's"]);
}

#[test]
fn what_is_typed_while_the_facilitators_program_starts_again_arrives_once() {
    let folder = conversing();
    let free = free();
    let facilitator = opened_at(&folder, &free);
    let table = joined(&folder);
    types(&table, "before");
    table.wait_until(|screen| screen.has("–  before") && screen.has("✓ saved"));
    crash(facilitator);
    table.wait_until(|screen| screen.has("No link to the facilitator since"));
    types(&table, "meanwhile");
    table.wait_until(|screen| screen.has("1 idea is on this device"));
    let facilitator = opened_at(&folder, &free);
    facilitator.wait_until(|screen| screen.has("meanwhile") && screen.has("2 ideas"));
    table.wait_until(|screen| !screen.has("No link") && screen.has("–  meanwhile"));
    types(&table, "afterwards");
    facilitator.wait_until(|screen| screen.has("afterwards"));
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["before", "meanwhile", "afterwards"]);
}

#[test]
fn what_is_typed_before_both_programs_are_killed_arrives_once() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let table = joined(&folder);
    types(&table, "before");
    table.wait_until(|screen| screen.has("–  before") && screen.has("✓ saved"));
    crash(facilitator);
    table.wait_until(|screen| screen.has("No link to the facilitator since"));
    types(&table, "meanwhile");
    table.wait_until(|screen| screen.has("1 idea is on this device") && screen.has("meanwhile"));
    crash(table);
    let facilitator = opened(&folder);
    let table = joined(&folder);
    facilitator.wait_until(|screen| screen.has("meanwhile") && screen.has("2 ideas"));
    table.wait_until(|screen| screen.has("✓ saved") && screen.has("meanwhile"));
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["before", "meanwhile"]);
}

/// A table that left while the session was away, with an idea that was not sent.
fn left_behind(folder: &Folder) -> Pty {
    let facilitator = opened(folder);
    let table = joined(folder);
    crash(facilitator);
    table.wait_until(|screen| screen.has("No link to the facilitator since"));
    types(&table, "left behind");
    table.wait_until(|screen| screen.has("1 idea is on this device"));
    quit(&table);
    table
}

#[test]
fn what_is_not_sent_when_a_table_leaves_is_told_and_sent_the_next_time() {
    let folder = conversing();
    let table = left_behind(&folder);
    let told = "1 idea for Table 4 is on this device; join --table 4 again and it is sent";
    assert!(table.screen().has(told), "{}", table.screen().text());
    let facilitator = opened(&folder);
    let table = joined(&folder);
    facilitator.wait_until(|screen| screen.has("left behind"));
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["left behind"]);
}

#[test]
fn what_waits_for_another_table_of_this_computer_is_told_on_joining_and_on_leaving() {
    let folder = conversing();
    left_behind(&folder);
    let facilitator = opened(&folder);
    let told = "1 idea for Table 4 is on this device; join --table 4 and it is sent";
    let another = joins_for(&folder, &link(&folder), "1");
    another.wait_until(|screen| in_line(screen) && screen.has(told));
    quit(&another);
    assert!(another.screen().has(told), "{}", another.screen().text());
    quit(&joined(&folder));
    let another = joins_for(&folder, &link(&folder), "1");
    another.wait_until(|screen| in_line(screen) && screen.has("Table 1"));
    quit(&another);
    assert!(!another.screen().has("on this device"), "{}", another.screen().text());
    leave(&facilitator);
    assert_eq!(texts(&folder), ["left behind"]);
}

#[test]
fn a_table_that_was_in_begins_while_the_facilitators_program_is_away() {
    let folder = conversing();
    let free = free();
    let facilitator = opened_at(&folder, &free);
    let (url, table) = (link(&folder), joined(&folder));
    crash(facilitator);
    table.wait_until(|screen| screen.has("No link to the facilitator since"));
    types(&table, "left there");
    table.wait_until(|screen| screen.has("1 idea is on this device"));
    crash(table);
    let table = joins(&folder, &url);
    table.wait_until(|screen| in_line(screen) && screen.has("What is the role?"));
    table.wait_until(|screen| screen.has("No link") && screen.has("left there"));
    types(&table, "meanwhile");
    table.wait_until(|screen| screen.has("2 ideas are on this"));
    let facilitator = opened_at(&folder, &free);
    facilitator.wait_until(|screen| screen.has("meanwhile") && screen.has("2 ideas"));
    table.wait_until(|screen| !screen.has("No link") && screen.has("–  meanwhile"));
    quit(&table);
    leave(&facilitator);
    assert_eq!(texts(&folder), ["left there", "meanwhile"]);
}

#[test]
fn joining_where_nobody_is_says_so_and_comes_in_once_somebody_is() {
    let folder = conversing();
    let free = free();
    let facilitator = opened_at(&folder, &free);
    let url = link(&folder);
    leave(&facilitator);
    let left = joins(&folder, &url);
    left.wait_until(|screen| screen.has(&format!("nobody answers at http://{free}")));
    assert!(left.screen().has("tried again by itself") && left.screen().has("q leaves"));
    left.send("q");
    assert!(left.wait_exit().success());
    let table = joins(&folder, &url);
    table.wait_until(|screen| screen.has("nobody answers"));
    let facilitator = opened_at(&folder, &free);
    table.wait_until(|screen| in_line(screen) && screen.has("Table 4"));
    quit(&table);
    leave(&facilitator);
}

#[test]
fn a_line_that_is_half_typed_in_a_session_stays_in_it_and_the_next_one_says_where() {
    let (one, two) = (conversing(), conversing());
    let facilitators = [opened(&one), opened(&two)];
    let table = joined(&one);
    table.send("half of one");
    table.wait_until(|screen| line(screen).as_deref() == Some("half of one"));
    quit(&table);
    let table = joins(&one, &link(&two));
    table.wait_until(|screen| screen.has("half typed in Café: half of one"));
    assert!(in_line(&table.screen()), "{}", table.screen().text());
    types(&table, "of two");
    table.wait_until(|screen| screen.has("✓ saved"));
    quit(&table);
    let table = joined(&one);
    table.wait_until(|screen| line(screen).as_deref() == Some("half of one"));
    quit(&table);
    facilitators.iter().for_each(leave);
    assert_eq!([texts(&one), texts(&two)], [&[][..], &["of two"]]);
}

//! `do`.

use std::fs;

use super::folder::{Folder, PLAN, names};

#[test]
fn a_first_step_starts_the_event_and_says_so() {
    let folder = Folder::new();
    let said = folder.run(&["do", "PATH", "start"]).ended(0);
    assert_eq!(said.out, "");
    let said = said.told("start of Opening").told("Opening runs, 1").told(" left, until ");
    assert!(said.err.ends_with('\n'));
    folder.run(&["do", "PATH", "end-block"]).ended(0).told("Conversation 1 runs, 2");
}

#[test]
fn a_refusal_says_what_stands_against_it_and_what_to_do() {
    let folder = Folder::after(&["start"]);
    let said = folder.run(&["do", "PATH", "start"]).ended(1);
    assert_eq!(
        said.err,
        "not done: Opening is running\nhint: end-block ends it and starts the next\n"
    );
}

#[test]
fn refused_steps_leave_no_trace() {
    let folder = Folder::new();
    folder.run(&["do", "PATH", "end-block"]).ended(1).told("no block is running");
    assert_eq!(names(&folder.path(".")), ["session.json"]);
}

#[test]
fn steps_are_undone_and_redone_by_other_processes() {
    let folder = Folder::after(&["start", "extend 5m"]);
    folder.run(&["do", "PATH", "undo"]).ended(0).told("undone: Opening lasts 20 min");
    folder.run(&["do", "PATH", "redo"]).ended(0).told("Opening runs, ");
    folder.run(&["do", "PATH", "redo"]).ended(1).told("there is nothing to redo");
}

#[test]
fn blocks_are_named_by_number_id_and_beginning() {
    let folder = Folder::after(&["start"]);
    for name in ["4", "c2", "conversation 2"] {
        folder.run(&["do", "PATH", "skip", "--block", name]).ended(0);
        folder.run(&["do", "PATH", "bring-back"]).ended(0).told("Conversation 2 brought back");
    }
    let said = folder.run(&["do", "PATH", "skip", "--block", "Conversaton"]).ended(1);
    said.told("not done: there is no block \"Conversaton\"").told("the nearest is \"Conversation");
}

#[test]
fn a_changed_plan_is_adopted_and_a_faulty_one_is_told() {
    let folder = Folder::after(&["start"]);
    folder.run(&["do", "PATH", "adopt-plan"]).ended(1).told("the plan has not changed");
    fs::write(folder.path("session.json"), PLAN.replace("Town Hall", "Midway")).unwrap();
    folder.run(&["do", "PATH", "adopt-plan"]).ended(0).told("changed plan adopted");
    folder.run(&["do", "PATH", "skip", "--block", "Midway"]).ended(0);
    fs::write(folder.path("session.json"), PLAN.replace("title", "titel")).unwrap();
    let said = folder.run(&["do", "PATH", "adopt-plan"]).ended(1);
    said.told("unknown key `titel`").told("the plan cannot be used");
    // The session itself stands on the plan in its journal.
    folder.run(&["do", "PATH", "extend", "5m"]).ended(0);
}

#[test]
fn a_plan_with_errors_starts_nothing() {
    let folder = Folder::with(&PLAN.replace("\"25 min\"", "\"soon\""));
    let said = folder.run(&["do", "PATH", "start"]).ended(1).told("this is not a length");
    assert!(said.err.contains("session.json:9:"), "{}", said.err);
    assert_eq!(names(&folder.path(".")), ["session.json"]);
}

#[test]
fn the_room_is_changed_by_name() {
    let folder = Folder::after(&["start", "head-count 62", "host 3 Ana María", "paper 2"]);
    folder.run(&["do", "PATH", "add-category", "--question", "1", "h", "New ways"]).ended(0);
    let said = folder.run(&["do", "PATH", "add-category", "--question", "1", "h", "More"]).ended(1);
    said.told("the letter h belongs to New ways");
    folder.run(&["do", "PATH", "order-categories", "--question", "1", "h", "b"]).ended(0);
    let tally = folder.tally();
    let letters: Vec<&str> = tally["questions"][0]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["letter"].as_str().unwrap())
        .collect();
    assert_eq!(letters, ["h", "b", "a"]);
}

#[test]
fn words_of_the_plan_do_not_act_on_the_terminal() {
    let folder = Folder::with(&PLAN.replace("Opening", "\\u001b[31mRed\\u202e"));
    let said = folder.run(&["do", "PATH", "start"]).ended(0).told("[31mRed runs");
    assert!(!said.err.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

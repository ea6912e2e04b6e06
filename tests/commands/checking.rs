//! `check`.

use std::fs;

use super::folder::{Folder, PLAN, run};

#[test]
fn every_fault_is_shown_with_its_place_and_ends_with_1() {
    let folder = Folder::with(&PLAN.replace("\"kind\": \"town-hall\"", "\"knid\": \"town-hall\""));
    let said = folder.run(&["check", "PATH"]).ended(1);
    assert!(said.out.contains("unknown key `knid`"), "{said:?}");
    assert!(said.out.contains("session.json:10:"), "{said:?}");
    assert!(said.out.contains("hint: did you mean `kind`"), "{said:?}");
}

#[test]
fn warnings_alone_end_with_0() {
    let folder = Folder::with(&PLAN.replace(", \"length\": \"15 min\"", ", \"length\": \"0 min\""));
    let said = folder.run(&["check", "PATH"]).ended(0);
    assert!(said.out.contains("warning"), "{said:?}");
}

#[test]
fn several_plans_are_checked_and_one_bad_one_counts() {
    let good = Folder::new();
    let plan = good.path("session.json");
    let bad = good.path("bad.json");
    fs::write(&bad, "{").unwrap();
    let paths = [plan.to_str().unwrap(), bad.to_str().unwrap(), "nowhere.json"];
    let said = run(&["check", paths[0], paths[1], paths[2], "--json"]).ended(1);
    let checked = said.json();
    assert_eq!(checked[0]["errors"], 0);
    assert_eq!(checked[1]["faults"][0]["line"], 1);
    said.told("there is no file or folder nowhere.json");
}

#[test]
fn the_schema_is_json() {
    let schema = run(&["check", "--schema"]).ended(0).json();
    assert_eq!(schema["properties"]["schema"]["maximum"], 1);
    run(&["check"]).ended(2);
}

#[test]
fn a_journal_is_not_a_plan() {
    let folder = Folder::after(&["start"]);
    let journal = folder.path("journal.jsonl");
    run(&["check", journal.to_str().unwrap()]).ended(1).told("verify proves a journal");
}

#[test]
fn what_the_system_refuses_is_told_without_its_numbers() {
    let folder = Folder::new();
    let below = folder.path("session.json").join("below.json");
    let said = run(&["check", below.to_str().unwrap()]).ended(1);
    let told = format!("{} cannot be read: not a directory", below.display());
    assert!(!said.err.contains("os error") && !said.out.contains("os error"), "{said:?}");
    assert!(said.err.contains(&told) || said.out.contains(&told), "{said:?}");
}

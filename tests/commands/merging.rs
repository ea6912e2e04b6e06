//! `merge`: what was typed in other journals of the same session.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::folder::{Folder, PLAN, Said};

/// Another laptop with the same plan, on which these things were said at table 4.
fn laptop(said: &[&str]) -> Folder {
    let folder = Folder::new();
    let words = ["--table", "4", "--question", "1", "--block", "c1"];
    for text in said {
        folder.run(&[&["capture", "PATH"][..], &words, &[text]].concat()).ended(0);
    }
    folder
}

fn file(folder: &Folder) -> String {
    folder.path("journal.jsonl").display().to_string()
}

fn merge(folder: &Folder, more: &[&str]) -> Said {
    folder.run(&[&["merge", "PATH"][..], more].concat())
}

fn notes(folder: &Folder) -> Vec<Value> {
    let data = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    data["notes"].as_array().unwrap().clone()
}

fn texts(folder: &Folder) -> Vec<String> {
    let standing = notes(folder).into_iter().filter(|note| note["retracted"] == false);
    standing.map(|note| note["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_it_would_add_is_shown_and_without_a_terminal_nothing_is_taken_in_unasked() {
    let (own, other) = (Folder::after(&["start"]), laptop(&["one", "two"]));
    let before = own.journal();
    let said = merge(&own, &[&file(&other)]).ended(1).told("no terminal").told("--yes");
    assert!(said.out.contains("Table 4, ") && said.out.contains("adds 2 ideas"), "{said:#?}");
    let said = merge(&own, &[&file(&other), "--dry-run"]).ended(0);
    assert!(said.out.contains("adds 2 ideas"), "{said:#?}");
    assert_eq!(own.journal(), before);
}

#[test]
fn it_is_taken_in_once_and_one_undo_takes_it_back() {
    let (own, other) = (Folder::after(&["start"]), laptop(&["one", "two"]));
    let said = merge(&own, &[&file(&other), "--yes"]).ended(0);
    said.told("taken in: 2 ideas · undo takes it back");
    let taken = own.journal();
    let said = merge(&own, &[&file(&other), &file(&other), "--yes"]).ended(0);
    assert!(said.out.contains("2 notes are here already"), "{said:#?}");
    said.told("nothing is taken in");
    assert_eq!(own.journal(), taken);
    own.run(&["verify", "PATH"]).ended(0);
    own.run(&["do", "PATH", "undo"]).ended(0);
    assert_eq!(texts(&own), [""; 0]);
    merge(&own, &[&file(&other), "--yes"]).ended(0);
    assert_eq!(texts(&own), ["one", "two"]);
}

#[test]
fn as_json_it_says_of_each_file_what_comes_of_it_and_asks_nothing() {
    let (own, other) = (Folder::after(&["start"]), laptop(&["one", "two"]));
    let before = own.journal();
    let strange = Folder::with(&PLAN.replace("\"Café\"", "\"Bar\""));
    strange.run(&["capture", "PATH", "theirs"]).ended(0);
    let would = merge(&own, &[&file(&other), "--json"]).ended(0).json();
    assert_eq!((&would["taken_in"], own.journal()), (&false.into(), before));
    let row = &would["files"][0];
    assert_eq!((&row["file"], &row["tables"]), (&file(&other).into(), &["4"][..].into()));
    let does = merge(&own, &[&file(&other), &file(&strange), "--json", "--yes"]).ended(1).json();
    assert_eq!(does["taken_in"], true);
    let why = does["files"][1]["not_read"].as_str().unwrap();
    assert!(why.starts_with("not of this session: "), "{why}");
    assert_eq!((&does["files"][0], &does["files"][1]["added"]), (row, &Value::Array(vec![])));
    let ids: Vec<&Value> = row["added"].as_array().unwrap().iter().collect();
    let there = notes(&own);
    assert_eq!(ids, there.iter().map(|note| &note["id"]).collect::<Vec<_>>());
    let again = merge(&own, &[&file(&other), "--json", "--yes"]).ended(0).json();
    assert_eq!((&again["taken_in"], &again["files"][0]["known"]), (&false.into(), &2.into()));
}

#[test]
fn a_note_keeps_its_id_and_its_time_and_the_history_says_whence_it_came() {
    let (own, other) = (Folder::after(&["start"]), laptop(&["one"]));
    other.rewrite(|records| {
        for record in records {
            record.at -= chrono::Duration::hours(1);
        }
    });
    merge(&own, &[&file(&other), "--yes"]).ended(0);
    let (here, there) = (&notes(&own)[0], &notes(&other)[0]);
    for field in ["id", "at", "table", "block", "question", "text"] {
        assert_eq!(here[field], there[field], "{field}");
    }
    let log = own.run(&["log", "PATH"]).ended(0).out;
    assert!(log.contains("taken in: "), "{log}");
    let rows = own.run(&["log", "PATH", "--json"]).ended(0).json();
    let first = &rows.as_array().unwrap().last().unwrap()["elsewhere"];
    assert_eq!(first["by"]["role"], "facilitator");
}

#[test]
fn a_file_of_another_session_is_refused_by_name_and_the_others_are_taken_in() {
    let own = Folder::after(&["start"]);
    let other = laptop(&["ours"]);
    let strange = Folder::with(&PLAN.replace("\"Café\"", "\"Bar\""));
    strange.run(&["capture", "PATH", "theirs"]).ended(0);
    let said = merge(&own, &[&file(&strange), &file(&other), "--yes"]).ended(1);
    let line =
        format!("{}: not of this session: it is of \"Bar\", and this is \"Café\"", file(&strange));
    assert!(said.out.contains(&line), "{said:#?}");
    assert_eq!(texts(&own), ["ours"]);
    let nowhere = merge(&own, &["nowhere.jsonl", "--yes"]).ended(1);
    let line = "there is no file or folder nowhere.jsonl · PATH is a session folder, ";
    assert!(nowhere.out.contains(line), "{nowhere:#?}");
}

#[test]
fn of_a_damaged_file_what_is_whole_comes_and_the_rest_is_told() {
    let other = laptop(&["one", "two", "three"]);
    let whole = other.journal();
    let path: PathBuf = other.path("handed-over.jsonl");
    let name = path.display().to_string();
    fs::write(&path, &whole[..whole.len() - 9]).unwrap();
    let own = Folder::after(&["start"]);
    let said = merge(&own, &[&name, "--yes"]).ended(1);
    assert!(said.out.contains("are no whole record and are left out"), "{said:#?}");
    assert_eq!(texts(&own), ["one", "two"]);
    let mut flipped = whole.clone();
    let second = flipped.windows(3).position(|part| part == b"two").unwrap();
    flipped[second] ^= 1;
    fs::write(&path, &flipped).unwrap();
    let own = Folder::after(&["start"]);
    let said = merge(&own, &[&name, "--yes"]).ended(1);
    assert!(said.out.contains("cannot be read from line 2 on"), "{said:#?}");
    assert!(said.out.contains("salvage"), "{said:#?}");
    assert_eq!(texts(&own), ["one"]);
    fs::write(&path, "no journal\n").unwrap();
    let said = merge(&own, &[&name, "--yes"]).ended(1).told("nothing is taken in\n");
    assert!(said.out.contains("no journal of a session · take the file that join"), "{said:#?}");
    fs::write(&path, "").unwrap();
    let said = merge(&own, &[&name, "--yes"]).ended(1);
    assert!(said.out.contains("it has no notes · look whether all of it was copied"), "{said:#?}");
}

#[test]
fn a_merge_that_was_cut_short_leaves_a_beginning_and_a_second_one_the_rest() {
    let (own, other) = (Folder::after(&["start"]), laptop(&["one", "two", "three"]));
    let id = notes(&other)[1]["id"].as_str().unwrap().to_owned();
    other.run(&["do", "PATH", "edit-note", &id, "two again"]).ended(0);
    let before = own.journal().len();
    merge(&own, &[&file(&other), "--yes"]).ended(0);
    let (whole, all) = (own.journal(), texts(&own));
    assert_eq!(all, ["one", "two again", "three"]);
    for cut in (before..whole.len()).step_by(97).chain([whole.len() - 1]) {
        fs::write(own.path("journal.jsonl"), &whole[..cut]).unwrap();
        merge(&own, &[&file(&other), "--yes"]).ended(0);
        assert_eq!(texts(&own), all, "cut at {cut}");
        own.run(&["verify", "PATH"]).ended(0);
    }
}

#[test]
fn a_folder_with_a_journal_is_taken_in_as_well_and_the_session_need_not_have_begun() {
    let (own, other) = (Folder::new(), laptop(&["one"]));
    let folder = other.path(".").display().to_string();
    merge(&own, &[&folder, "--yes"]).ended(0);
    assert_eq!(texts(&own), ["one"]);
    let empty = Folder::new().path(".").display().to_string();
    merge(&own, &[&empty]).ended(1);
}

#[test]
fn two_ways_of_taking_the_same_files_in_give_the_same_report() {
    let tables = [laptop(&["a", "b"]), laptop(&["c"]), laptop(&["d", "e"])];
    let files: Vec<String> = tables.iter().map(file).collect();
    let report = |orders: &[&[usize]]| {
        let own = Folder::new();
        for order in orders {
            let named: Vec<&str> = order.iter().map(|at| files[*at].as_str()).collect();
            merge(&own, &[&named[..], &["--yes"]].concat()).ended(0);
        }
        notes(&own)
    };
    assert_eq!(report(&[&[0, 1, 2]]), report(&[&[2, 1, 0]]));
    assert_eq!(report(&[&[0, 1, 2]]), report(&[&[2], &[0, 2], &[1], &[0]]));
}

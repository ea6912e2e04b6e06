//! The evening of 2013, through the commands.

use serde_json::Value;

use super::folder::{Folder, run};

const RECORDED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/itu-open-talks-2013/recorded.jsonl");
const PLAN: &str = include_str!("../../sessions/itu-open-talks-2013/session.json");
const IDEAS: &str = include_str!("../fixtures/world-cafe-2013-ideas.tsv");

/// The rows of the record: conversation, letter, kind and text.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    IDEAS.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        [cells[0], cells[1], cells[3], cells[4]]
    })
}

fn recorded() -> Value {
    run(&["tally", RECORDED, "--json"]).ended(0).json()
}

#[test]
fn the_recorded_evening_counts_as_it_was_printed() {
    let tally = recorded();
    assert_eq!((&tally["ideas"], &tally["comments"]), (&105.into(), &9.into()));
    let by_question: Vec<u64> = tally["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["ideas"].as_u64().unwrap())
        .collect();
    assert_eq!(by_question, [44, 38, 23]);
    let letters: Vec<&str> = tally["questions"][1]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["letter"].as_str().unwrap())
        .collect();
    assert_eq!(letters, ["a", "c", "d", "e", "b", "f", "g"]);
    run(&["verify", RECORDED]).ended(0);
}

#[test]
fn the_report_holds_every_idea_word_for_word_in_its_place() {
    let report = run(&["export", RECORDED, "--format", "json", "--out", "-"]).ended(0).json();
    let printed: Vec<[&str; 3]> = rows()
        .filter(|row| row[2] == "idea")
        .map(|[question, letter, _, text]| [question, letter, text])
        .collect();
    let kept: Vec<(String, &str, &str)> = report["notes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|note| note["kind"] == "idea")
        .map(|note| {
            let text = |key: &str| note[key].as_str().unwrap();
            (note["question"].to_string(), text("category"), text("text"))
        })
        .collect();
    assert_eq!(printed.len(), 105);
    assert_eq!(kept.len(), printed.len());
    for ([question, letter, text], kept) in printed.into_iter().zip(&kept) {
        assert_eq!((question, letter, text), (kept.0.as_str(), kept.1, kept.2));
    }
}

#[test]
fn the_same_ideas_through_capture_give_the_same_tally() {
    let folder = Folder::with(PLAN);
    let mut places: Vec<[&str; 2]> =
        rows().filter(|row| row[2] == "idea").map(|row| [row[0], row[1]]).collect();
    places.dedup();
    for [question, letter] in places {
        let lines: String = rows()
            .filter(|row| [row[0], row[1]] == [question, letter])
            .filter_map(|[_, _, kind, text]| match kind {
                "idea" => Some(format!("{text}\n")),
                "detail" => Some(format!("  {text}\n")),
                _ => None,
            })
            .collect();
        let words = ["capture", "PATH", "--question", question, "--category", letter, "-"];
        folder.pipe(&words, lines).ended(0);
    }
    let (typed, recorded) = (folder.tally(), recorded());
    assert_eq!(typed["questions"], recorded["questions"]);
    assert_eq!(typed["ideas"], 105);
}

#[test]
fn a_folder_with_a_recording_alone_says_where_it_is_and_how_it_is_opened() {
    let folder = Folder::with(PLAN);
    std::fs::copy(RECORDED, folder.path("recorded.jsonl")).unwrap();
    let path = folder.path("recorded.jsonl").display().to_string();
    let said = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0);
    said.told(&format!("what was recorded is in {path}"))
        .told(&format!("worldcafe replay {path}  plays it"))
        .told(&format!("worldcafe export {path}  writes its report"));
    folder.run(&["do", "PATH", "start"]).ended(0);
    let said = folder.run(&["tally", "PATH"]).ended(0);
    assert!(!said.err.contains("recorded.jsonl"), "{said:?}");
}

//! The morning after: late paper and corrections on the recorded café, and what a second report
//! says of them.

use std::fs;

use serde_json::Value;

use super::folder::Folder;

const PLAN: &str = include_str!("../../sessions/itu-open-talks-2013/session.json");
const RECORDED: &str = include_str!("../../sessions/itu-open-talks-2013/recorded.jsonl");

/// The café as it was closed, and reported once.
fn reported() -> Folder {
    let folder = Folder::with(PLAN);
    fs::write(folder.path("journal.jsonl"), RECORDED).unwrap();
    folder.run(&["export", "PATH"]).ended(0);
    folder
}

fn report(folder: &Folder, extension: &str) -> String {
    fs::read_to_string(folder.path(&format!("report/report.{extension}"))).unwrap()
}

fn data(folder: &Folder) -> Value {
    serde_json::from_str(&report(folder, "json")).unwrap()
}

/// Late paper of tables 3 and 5, then four corrections of what was noted on the evening.
fn corrected() -> Folder {
    let folder = reported();
    let paper = ["capture", "PATH", "--question", "3", "--table", "5", "-"];
    folder.pipe(&paper, "Third paper\n  a detail\nFourth paper\n").ended(0);
    let data = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    let id = |n: usize| data["notes"][n]["id"].as_str().unwrap().to_owned();
    let does = |words: &[&str]| {
        folder.run(&[&["do", "PATH"], words].concat()).ended(0);
    };
    does(&["edit-note", &id(0), "Governments should promote human rights"]);
    does(&["retract", &id(1)]);
    does(&["retag", "--question", "1", "--category", "b", &id(2)]);
    does(&["head-count", "52"]);
    folder
}

#[test]
fn a_second_report_says_what_was_put_right_after_the_end() {
    let folder = corrected();
    folder
        .run(&["export", "PATH"])
        .ended(0)
        .told("since the last report, of Tue 8 Oct 2013 20:15: 2 added, 1 reworded, 1 moved, 1 taken out, another head count");
    let text = report(&folder, "md");
    let (_, changes) = text.split_once("## Changes since the last report\n").unwrap();
    let (changes, _) = changes.split_once("\n## ").unwrap();
    insta::assert_snapshot!(changes.trim(), @r"
    The report before this one was as of 20:15:00 on Tuesday, 8 October 2013. Since then:

    - 2 notes added
      - Third paper *(added after the event)*
        - a detail
      - Fourth paper *(added after the event)*
    - 1 note reworded
      - Governments should promote human rights
        - before: Governments should promote and adhere to human rights and the rule of law
    - 1 note moved
      - Only Government can guarantee the human rights of their citizens
        - a) Protecting Human Rights → b) Limited Role Broader
    - 1 note taken out
      - idea 014198e8-5910-7000-8000-000000000002, Conversation 1
    - participants: 52, before 50
    ");
    let page = report(&folder, "html");
    assert!(page.contains("Changes since the last report") && page.contains("1 note reworded"));
}

#[test]
fn what_was_added_after_the_end_is_told_apart_in_every_format() {
    let folder = corrected();
    folder.run(&["export", "PATH"]).ended(0);
    let (text, page) = (report(&folder, "md"), report(&folder, "html"));
    assert!(text.contains("- **106** ideas\n") && text.contains("added after the event: 2 of 106"));
    assert!(text.contains("- Fourth paper *(added after the event)*\n"), "{text}");
    assert!(page.contains("<li>added after the event: 2 of 106</li>"), "{page}");
    let marked = "Fourth paper</bdi> <em class=\"mark\">(added after the event)</em>";
    assert_eq!(page.matches(marked).count(), 2, "among the changes, and in its place");
    let data = data(&folder);
    assert_eq!((&data["tally"]["ideas"], &data["tally"]["added_later"]), (&106.into(), &2.into()));
    let notes = data["notes"].as_array().unwrap();
    let later: Vec<&str> = notes
        .iter()
        .filter(|note| note["added_later"] == true)
        .map(|note| note["text"].as_str().unwrap())
        .collect();
    assert_eq!(later, ["Third paper", "Fourth paper"]);
    let mut rows = csv::Reader::from_path(folder.path("report/report.csv")).unwrap();
    let at = rows.headers().unwrap().iter().position(|name| name == "added_later").unwrap();
    assert_eq!(rows.records().filter(|row| row.as_ref().unwrap()[at] == *"true").count(), 2);
}

#[test]
fn opened_again_the_café_takes_ideas_as_its_own_until_it_is_closed() {
    let folder = reported();
    for (action, text) in [("reopen", "while open"), ("close", "after the end")] {
        folder.run(&["do", "PATH", action]).ended(0);
        folder.run(&["capture", "PATH", "--question", "3", text]).ended(0);
    }
    let changed = "since the last report, of Tue 8 Oct 2013 20:15: 2 added";
    let said = folder.run(&["export", "PATH"]).ended(0).told(changed);
    assert!(!said.err.contains("open again") && !said.err.contains("draft"), "{said:?}");
    let text = report(&folder, "md");
    assert!(text.contains("- while open\n- after the end *(added after the event)*\n"), "{text}");
    assert!(text.contains("added after the event: 1 of 107"), "{text}");
}

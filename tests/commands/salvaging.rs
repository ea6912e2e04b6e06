//! `salvage`: what is written where, what is listed, and how it ends.

use std::fs;
use std::process::Command;

use super::folder::{Folder, names, program, said as said_by};

/// Six records: two steps, and four ideas.
fn cafe() -> Folder {
    let folder = Folder::after(&["start", "end-block"]);
    folder.pipe(&["capture", "PATH", "--category", "a", "-"], "one\ntwo\nthree\nfour\n").ended(0);
    fs::remove_file(folder.path("input")).unwrap();
    folder
}

/// Changes a letter of the words of the idea in this line, counted from 1.
fn hit(folder: &Folder, line: usize) {
    let mut lines: Vec<Vec<u8>> =
        folder.journal().split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let line = &mut lines[line - 1];
    let at = line.windows(8).position(|part| part == b"\"text\":\"").unwrap();
    line[at + 8] = b'T';
    fs::write(folder.path("journal.jsonl"), lines.concat()).unwrap();
}

#[test]
fn a_damaged_journal_is_copied_into_a_folder_that_can_be_gone_on_with() {
    let folder = cafe();
    hit(&folder, 4);
    fs::write(folder.path("drafts.json"), "{}").unwrap();
    let damaged = folder.journal();
    let said = folder.run(&["salvage", "PATH"]).ended(1);
    assert!(said.out.starts_with("not kept: line 4: it was changed, or"), "{said:?}");
    assert!(said.out.contains("facilitator · note captured\n  words: Two\n"), "{said:?}");
    let said = said.told("a sound copy with 5 records, what is not in it is listed");
    said.told("salvaged goes on in it").told("capture adds words");
    assert_eq!(folder.journal(), damaged, "the damaged one is only read");
    let files = ["drafts.json", "journal.jsonl", "session.json", "what-was-kept.txt"];
    assert_eq!(names(&folder.path("salvaged")), files);
    let page = fs::read_to_string(folder.path("salvaged/what-was-kept.txt")).unwrap();
    assert!(page.starts_with("This folder holds a salvaged copy of a damaged journal"), "{page}");
    assert!(
        page.contains("journal.jsonl and was left as it was.\nThe copy has 5 records"),
        "{page}"
    );
    assert!(page.contains("\nnot kept: line 4: it was changed, or"), "{page}");
    assert!(page.contains("facilitator · note captured\n  words: Two\n"), "{page}");
    let copy = folder.path("salvaged");
    let copy = copy.to_str().unwrap();
    folder.run(&["verify", copy]).ended(0);
    assert_eq!(folder.run(&["tally", copy, "--json"]).ended(0).json()["ideas"], 3);
    folder.run(&["capture", copy, "Two, from the list"]).ended(0);
    folder.run(&["do", copy, "end-block"]).ended(0);
    let report = folder.run(&["export", copy, "--format", "md", "--out", "-"]).ended(0).out;
    for (words, there) in [("one", true), ("Two, from", true), ("three", true), ("- two", false)] {
        assert_eq!(report.contains(words), there, "{words}: {report}");
    }
}

#[test]
fn the_commands_that_are_told_work_as_they_are_told_wherever_the_session_lies() {
    let folder = cafe();
    hit(&folder, 4);
    let there = folder.path("my café's evening");
    fs::create_dir(&there).unwrap();
    for name in ["session.json", "journal.jsonl"] {
        fs::rename(folder.path(name), there.join(name)).unwrap();
    }
    let said = folder.run(&["do", there.to_str().unwrap(), "undo"]).ended(1);
    let told = said.err.lines().find_map(|line| {
        line.strip_prefix("  worldcafe ")?.strip_suffix("  makes a copy to go on with")
    });
    let words = format!("\"$0\" {}", told.unwrap_or_else(|| panic!("{said:?}")));
    let program = program().get_program().to_owned();
    let said = said_by(Command::new("/bin/sh").arg("-c").arg(words).arg(program)).ended(1);
    assert!(there.join("salvaged/journal.jsonl").exists(), "{said:?}");
    assert!(said.err.contains("my café'\\''s evening/salvaged' goes on in it"), "{said:?}");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = cafe();
    hit(&folder, 3);
    folder.run(&["salvage", "PATH"]).ended(1);
    let first = fs::read(folder.path("salvaged/journal.jsonl")).unwrap();
    folder.run(&["salvage", "PATH"]).ended(1).told("salvaged-2/journal.jsonl");
    assert_eq!(fs::read(folder.path("salvaged/journal.jsonl")).unwrap(), first);
    let out = folder.path("sound.jsonl");
    let out = out.to_str().unwrap();
    let said = folder.run(&["salvage", "PATH", "--out", out]).ended(1);
    assert!(!said.err.contains("goes on in it"), "only journal.jsonl is gone on with: {said:?}");
    assert_eq!(fs::read(out).unwrap(), first);
    fs::write(out, "mine").unwrap();
    folder.run(&["salvage", "PATH", "--out", out]).ended(1).told("sound.jsonl is there already");
    assert_eq!(fs::read(out).unwrap(), b"mine");
    let nowhere = folder.path("no/such/file");
    folder.run(&["salvage", "PATH", "--out", nowhere.to_str().unwrap()]).ended(1).told("error: ");
}

#[test]
fn what_was_found_is_data_for_programs() {
    let folder = cafe();
    hit(&folder, 5);
    let found = folder.run(&["salvage", "PATH", "--json"]).ended(1).json();
    assert_eq!(
        (&found["records"], &found["whole"], &found["plan"]),
        (&5.into(), &false.into(), &"journal".into())
    );
    assert!(found["copy"].as_str().unwrap().ends_with("salvaged/journal.jsonl"));
    let lost = &found["lost"][0];
    assert_eq!(
        (&lost["line"], &lost["record"], &lost["by"]),
        (&5.into(), &5.into(), &"facilitator".into())
    );
    assert_eq!((&lost["words"][0], &lost["events"][0]), (&"Three".into(), &"note captured".into()));
}

#[test]
fn a_sound_journal_gets_no_copy_and_one_that_only_lies_in_disorder_loses_nothing() {
    let folder = cafe();
    folder.run(&["salvage", "PATH"]).ended(0).told("sound, so there is nothing to salvage");
    assert_eq!(names(&folder.path(".")), ["journal.jsonl", "session.json"]);
    let whole = folder.journal();
    let mut lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    lines.swap(3, 4);
    fs::write(folder.path("journal.jsonl"), lines.concat()).unwrap();
    let said = folder.run(&["salvage", "PATH"]).ended(0).told("all of it");
    assert!(said.out.contains("kept: line 4, which stood in the wrong place"), "{said:?}");
    assert_eq!(fs::read(folder.path("salvaged/journal.jsonl")).unwrap(), whole);
}

#[test]
fn where_the_first_record_is_lost_the_plan_beside_it_stands_in_its_place() {
    let folder = cafe();
    let mut bytes = folder.journal();
    let at = bytes.windows(5).position(|part| part == b"Right").unwrap();
    bytes[at] = b'L';
    fs::write(folder.path("journal.jsonl"), &bytes).unwrap();
    let said = folder.run(&["salvage", "PATH"]).ended(1);
    said.told("the plan in session.json stands in its place");
    let copy = folder.path("salvaged");
    let tally = folder.run(&["tally", copy.to_str().unwrap()]).ended(0).out;
    assert!(tally.contains("Rights") && tally.contains("4 ideas"), "{tally}");
    fs::remove_file(folder.path("session.json")).unwrap();
    folder.run(&["salvage", "PATH"]).ended(1).told("its plan may have changed words in it");
    let rest = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    fs::write(folder.path("journal.jsonl"), &bytes[rest..]).unwrap();
    let said = folder.run(&["salvage", "PATH"]).ended(1).told("so there is no copy");
    assert!(!said.err.contains("goes on"), "{said:?}");
    assert!(!folder.path("salvaged-3").exists());
}

#[test]
fn what_a_newer_program_wrote_is_left_to_it() {
    let folder = cafe();
    let mut bytes = folder.journal();
    let newer = r#"{"v":2,"seq":1,"shape":"new""#;
    let sum: String = {
        use sha2::{Digest, Sha256};
        Sha256::digest(newer).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    };
    bytes.splice(0..0, format!("{newer},\"sum\":\"{sum}\"}}\n").into_bytes());
    fs::write(folder.path("journal.jsonl"), &bytes).unwrap();
    folder.run(&["salvage", "PATH"]).ended(1).told("a newer version of worldcafe wrote line 1");
    assert!(!folder.path("salvaged").exists());
}

#[test]
fn what_a_joined_device_has_not_sent_is_listed_and_merge_says_what_it_is() {
    let folder = cafe();
    let lines = [
        capture(1, "sent"),
        capture(2, "typed at\\ntable 4"),
        capture(3, "refused"),
        format!("{{\"done\":\"{}\"}}\n", id(1)),
        format!("{{\"refused\":{{\"id\":\"{}\",\"why\":\"no\"}}}}\n", id(3)),
    ];
    fs::write(folder.path("outbox.jsonl"), lines.concat()).unwrap();
    let path = folder.path("outbox.jsonl");
    let path = path.to_str().unwrap();
    let said = folder.run(&["salvage", path]).ended(0);
    assert_eq!(said.out, "typed at\n  table 4\nrefused\n");
    said.told("what a device that joined has not sent");
    let said = folder.run(&["salvage", path, "--json"]).ended(0);
    let found = serde_json::json!({ "words": ["typed at\ntable 4", "refused"], "lost": [] });
    assert_eq!(said.json(), found);
    let said = folder.run(&["merge", "PATH", path, "--dry-run"]).ended(1);
    assert!(said.out.contains("worldcafe salvage lists its words"), "{said:?}");
}

#[test]
fn what_cannot_be_read_of_an_outbox_is_named_and_kept_where_it_was_asked_for() {
    let folder = cafe();
    let hit = &b"{\"send\":{\"id\":\"\x1b\xff\n"[..];
    let whole = capture(1, "whole");
    let bytes = [hit, whole.as_bytes(), b"{\"send\":{\"id\":\"half"].concat();
    fs::write(folder.path("outbox.jsonl"), &bytes).unwrap();
    let (path, out) = (folder.path("outbox.jsonl"), folder.path("words.txt"));
    let (path, out) = (path.to_str().unwrap(), out.to_str().unwrap());
    let said = folder.run(&["salvage", path, "--out", out]).ended(1);
    let said = said.told("2 lines of it cannot be read: 1, 3").told("words.txt: what is listed");
    assert!(said.out.starts_with("whole\nnot read: line 1: {\"send\""), "{said:?}");
    assert!(!said.out.contains('\u{1b}'), "{said:?}");
    let kept = fs::read(out).unwrap();
    let rest =
        [&b"whole\nnot read: line 1: "[..], hit, b"not read: line 3: {\"send\":{\"id\":\"half\n"];
    assert_eq!(kept, rest.concat());
    assert_eq!(fs::read(path).unwrap(), bytes, "it is only read");
    let found = folder.run(&["salvage", path, "--json"]).ended(1).json();
    assert_eq!((&found["words"][0], &found["lost"][1]["line"]), (&"whole".into(), &3.into()));
    folder.run(&["salvage", path, "--out", out]).ended(1).told("words.txt is there already");
}

fn id(number: u8) -> String {
    format!("00000000-0000-7000-8000-00000000000{number}")
}

fn capture(number: u8, text: &str) -> String {
    let note = format!("{{\"id\":\"{}\",\"text\":\"{text}\"}}", id(number));
    let command = format!("{{\"capture\":{{\"note\":{note}}}}}");
    format!("{{\"send\":{{\"id\":\"{}\",\"command\":{command}}}}}\n", id(number))
}

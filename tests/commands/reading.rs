//! `tally`, `log`, `export` and `verify`, on whole and on damaged journals.

use std::fs;

use super::folder::{Folder, names};

fn cafe() -> Folder {
    let folder = Folder::after(&["start", "end-block"]);
    folder.pipe(&["capture", "PATH", "--category", "a", "-"], "one\ntwo\nthree\n").ended(0);
    folder
}

const READERS: [&[&str]; 4] = [
    &["tally", "PATH"],
    &["log", "PATH"],
    &["export", "PATH", "--format", "md", "--out", "-"],
    &["verify", "PATH"],
];

#[test]
fn a_session_that_has_not_begun_is_empty_and_no_fault() {
    let folder = Folder::new();
    assert_eq!(folder.tally()["ideas"], 0);
    let log = folder.run(&["log", "PATH"]).ended(0).told("nothing has happened yet");
    assert_eq!(log.out, "");
    assert_eq!(folder.run(&["log", "PATH", "--json"]).ended(0).out, "[]\n");
    let verdict = folder.run(&["verify", "PATH", "--json"]).ended(0).json();
    assert_eq!((&verdict["sound"], &verdict["records"]), (&true.into(), &0.into()));
    folder.run(&["export", "PATH"]).ended(0).told("this is a draft");
    assert_eq!(
        names(&folder.path("report")),
        [".last-export.json", "report.csv", "report.html", "report.json", "report.md"]
    );
}

#[test]
fn a_torn_tail_is_told_and_shown_around() {
    let folder = cafe();
    let mut bytes = folder.journal();
    bytes.extend_from_slice(b"{\"v\":1,\"seq\"");
    fs::write(folder.path("journal.jsonl"), &bytes).unwrap();
    for reader in READERS.iter().take(3) {
        folder.run(reader).ended(0).told("12 bytes after the last whole line");
    }
    folder.run(&["verify", "PATH"]).ended(1).told("12 bytes after the last whole line");
    assert_eq!(folder.journal(), bytes, "a reader changes nothing");
}

#[test]
fn a_fault_ends_with_1_and_what_comes_before_is_shown() {
    let folder = cafe();
    let mut bytes = folder.journal();
    let at = bytes.len() - 200;
    bytes[at] ^= 1;
    bytes.extend_from_slice(b"x\n");
    fs::write(folder.path("journal.jsonl"), &bytes).unwrap();
    let said = folder.run(&["tally", "PATH"]).ended(1).told("journal.jsonl, line 5: ");
    assert!(said.out.contains("2 ideas"), "{said:?}");
    folder.run(&["log", "PATH"]).ended(1);
    folder.run(&["verify", "PATH"]).ended(1).told("line 5");
    folder
        .run(&["do", "PATH", "undo"])
        .ended(1)
        .told("damaged in line 5")
        .told("4 records are whole, 2 damaged lines are lost; the words of 1 note can be read there\n")
        .told("makes a copy to go on with\n");
    assert_eq!(folder.journal(), bytes, "nothing is repaired in the middle");
}

#[test]
fn a_damaged_last_line_is_told_with_what_run_does_to_it() {
    let folder = cafe();
    let mut bytes = folder.journal();
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    fs::write(folder.path("journal.jsonl"), &bytes).unwrap();
    let said = folder.run(&["tally", "PATH"]).ended(1);
    said.told("only what comes before is shown\nhint: run keeps it in a file beside the journal");
}

#[test]
fn no_copy_is_promised_where_none_can_be_made() {
    let folder = cafe();
    let journal = folder.journal();
    let rest = journal.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    fs::remove_file(folder.path("session.json")).unwrap();
    for bytes in [&b"noise\nnoise\n"[..], &journal[rest..]] {
        fs::write(folder.path("journal.jsonl"), bytes).unwrap();
        let said = folder.run(&["do", "PATH", "undo"]).ended(1).told("damaged in line 1");
        let said = said.told("salvage lists what can be read");
        assert!(!said.err.contains("makes"), "{said:?}");
        folder.run(&["salvage", "PATH"]).ended(1).told("so there is no copy");
    }
}

#[test]
fn a_report_that_would_not_be_whole_takes_no_place() {
    let folder = cafe();
    folder.run(&["export", "PATH", "--format", "md"]).ended(0);
    let whole = fs::read(folder.path("report/report.md")).unwrap();
    let mut bytes = folder.journal();
    bytes[300] ^= 1;
    fs::write(folder.path("journal.jsonl"), bytes).unwrap();
    folder.run(&["export", "PATH", "--format", "md"]).ended(1).told("nothing was written");
    assert_eq!(fs::read(folder.path("report/report.md")).unwrap(), whole);
}

#[test]
fn a_torn_tail_is_set_aside_by_the_next_step_and_its_words_are_told() {
    let folder = cafe();
    let whole = folder.journal();
    let cut = whole.len() - 3;
    fs::write(folder.path("journal.jsonl"), &whole[..cut]).unwrap();
    let said = folder.run(&["capture", "PATH", "four"]).ended(0);
    said.told("journal.torn-").told("words in them: three");
    assert_eq!(folder.tally()["ideas"], 3);
    folder.run(&["verify", "PATH"]).ended(0);
}

#[test]
fn a_journal_of_another_name_is_read_and_never_written() {
    let folder = cafe();
    let other = folder.path("evening.jsonl");
    fs::rename(folder.path("journal.jsonl"), &other).unwrap();
    let path = other.to_str().unwrap();
    assert_eq!(folder.run(&["tally", path, "--json"]).ended(0).json()["ideas"], 3);
    for words in [["do", path, "undo"], ["capture", path, "x"]] {
        folder.run(&words).ended(1).told("only a journal named journal.jsonl is written to");
    }
    assert_eq!(folder.run(&["tally", path, "--json"]).json()["ideas"], 3);
}

#[test]
fn a_journal_of_a_newer_program_is_said_to_be_one() {
    let folder = cafe();
    let newer =
        r#"{"v":2,"seq":1,"at":"2026-11-21T18:55:00.120Z","t":0,"by":{},"step":1,"events":[]"#;
    let sum = sha256_half(newer);
    fs::write(folder.path("journal.jsonl"), format!("{newer},\"sum\":\"{sum}\"}}\n")).unwrap();
    folder.run(&["tally", "PATH"]).ended(1).told("newer");
    folder.run(&["do", "PATH", "start"]).ended(1).told("newer");
}

fn sha256_half(body: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(body.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_log_tells_who_did_what_and_when() {
    let folder = cafe();
    let log = folder.run(&["log", "PATH"]).ended(0).out;
    assert!(
        log.contains("  facilitator  end of Opening\n          start of Conversation 1\n"),
        "{log}"
    );
    let rows = folder.run(&["log", "PATH", "--json"]).ended(0).json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 5);
    assert_eq!((&rows[0]["seq"], &rows[4]["step"]), (&1.into(), &3.into()));
    assert_eq!(rows[0]["by"]["role"], "facilitator");
    assert!(
        rows[0]["at"].as_str().unwrap().contains("+0"),
        "the place's own time: {}",
        rows[0]["at"]
    );
    assert_eq!(rows[4]["words"][0], "idea, a Rights: three");
}

#[test]
fn minutes_are_counted_where_they_are_asked_for() {
    let folder = cafe();
    assert!(folder.tally().get("minutes").is_none());
    let tally = folder.run(&["tally", "PATH", "--by", "minute,table", "--json"]).ended(0).json();
    let minutes = tally["minutes"].as_array().unwrap();
    assert_eq!(minutes.iter().map(|it| it["ideas"].as_u64().unwrap()).sum::<u64>(), 3);
}

#[test]
fn one_format_goes_to_standard_output() {
    let folder = cafe();
    let csv = folder.run(&["export", "PATH", "--format", "csv", "--out", "-"]).ended(0).out;
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.starts_with("\u{FEFF}id,"), "also what is sent on into a file opens in Excel");
    folder.run(&["export", "PATH", "--out", "-"]).ended(2).told("one format");
    folder.run(&["export", "PATH", "--format", "jsn"]).ended(2).told("did you mean json?");
    assert!(!folder.path("report").exists());
}

#[test]
fn the_same_journal_gives_the_same_bytes() {
    let folder = cafe();
    let twice = |dir: &str| {
        let out = folder.path(dir);
        folder.run(&["export", "PATH", "--out", out.to_str().unwrap()]).ended(0);
        names(&out).iter().map(|name| fs::read(out.join(name)).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(twice("one"), twice("two"));
}

#[test]
fn a_path_that_is_no_session_is_told() {
    let folder = Folder::new();
    folder.run(&["tally", "nowhere"]).ended(1).told("error: there is no file or folder nowhere");
    fs::create_dir(folder.path("empty")).unwrap();
    let empty = folder.path("empty");
    folder.run(&["tally", empty.to_str().unwrap()]).ended(1).told("there is no session in");
}

#[test]
fn a_journal_bad_from_its_first_line_is_not_counted_as_nothing() {
    let folder = Folder::after(&["start"]);
    fs::write(folder.path("journal.jsonl"), "{}\n").unwrap();
    for words in [
        &["tally", "PATH"][..],
        &["tally", "PATH", "--json"],
        &["log", "PATH"],
        &["export", "PATH", "--format", "md", "--out", "-"],
    ] {
        let said = folder.run(words).ended(1);
        assert_eq!(said.out, "");
        said.told("line 1: ").told("hint: salvage makes a sound copy");
    }
}

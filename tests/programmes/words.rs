//! No word is lost: each is in the plan, in a line that is named as unread, or in a remark.

use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{prop_assert_eq, proptest};

use super::read;

/// Lines of programmes, with `_` where a word of its own comes.
const LINES: [&str; 73] = [
    "",
    "_",
    "_ _ _.",
    "Title: _ _",
    "Title:",
    "Session Report: _",
    "Venue: _",
    "Where:",
    "Organisers: _",
    "Hosted by _ _",
    "Date: 21 November 2026 _ _",
    "When: 3 May 2022, 18:00 - 20:00 in _",
    "Time: 18:00 _",
    "Day 2: _",
    "Friday 13 March 2026: _ _",
    "14 August 2026, _",
    "14 August 2026 10:00 - 11:00 _",
    "15 August 2026 18:00 - 20:00 in the _ _",
    "Agenda:",
    "18:00 - 18:15 Opening _",
    "18:30\t_\t_\t_",
    "| 18:45 | Dr _ - _ | _ |",
    "19:00 - 19:15",
    "Town hall _ (19:15 - 19:30)",
    "Round 1: what _?",
    "Session 2 _",
    "15 min _",
    "_ - _ - 5 min",
    "Questions:",
    "- Why _?",
    "a) _",
    "Question\t_",
    "Question\tWhy _ _?",
    "Q. Why now?\t_; _\t_",
    "Facilitator: _; _",
    "Speakers: _, _; _ (_)",
    "Speakers:",
    "Description:",
    "1. Why _?",
    "2. How _?",
    "- _",
    "A. _",
    "Break _ 10 min",
    "Round 2: how _? 20 min",
    "18:00-18:30 _ (5 min)",
    "Tables: _, _",
    "Tables: _",
    "5 tables",
    "Participants:",
    "- Moderator: W_ _ of the",
    "- W_: _",
    "Rapporteurs:",
    "Rapporteurs: Ada X_, Bo X_ (_)",
    "Graphic recorders\tW_ X_, _",
    "Day 1 - Monday 5 January 2026, _",
    "Tuesday",
    "Mon 5 Jan 26, _",
    "18:15 -- 18:10 _",
    "10.30-11 W_",
    "19:20 - 19:3O _",
    "23:30 - 00:30 _ 1h30",
    "1h30 _",
    "Round 1: “what _?”",
    "W_ X_ - _ - 5 min",
    "- Observer: W_ X_",
    "Panel: _ _, 3 minutes each",
    "Speakers: W_ X_, Y_ Z_ (3 minutes each)",
    "Speaker: W_, _, 3 min",
    "- W_ X_, _ (3 min)",
    "W_ X_ (_)",
    "Discussion, 5 min: why _?",
    "“_ _” - W_ X_ (5 min)",
    "18:30 | _ | W_ X_ | _",
];

/// The words of a text that are neither in its plan nor named.
fn lost(lines: &[&str]) -> Vec<String> {
    let mut words = 0..;
    let mark = |c: char| match c {
        '_' => words.next().map(|n| format!("w{n}w")).unwrap_or_default(),
        _ => c.to_string(),
    };
    let text: String = lines.join("\n").chars().map(mark).collect();
    let draft = read(&text);
    let plan = serde_json::to_string(&draft.plan).unwrap();
    let said = draft.remarks.join("\n");
    let unread = |line: usize| draft.unread.iter().any(|it| (it.first..=it.last).contains(&line));
    let read = text.lines().zip(1..).filter(|(_, line)| !unread(*line));
    let words = read.flat_map(|(line, _)| line.split(|c: char| !c.is_alphanumeric()));
    let marked = words.filter(|word| word.starts_with('w') && word.ends_with('w'));
    let gone = marked.filter(|word| !plan.contains(word) && !said.contains(word));
    gone.map(str::to_owned).collect()
}

#[test]
fn what_is_said_twice_or_beside_the_matter_is_named() {
    for lines in [
        ["Title: _", "Title: _ _", "18:00 Opening"],
        ["Café", "Venue: _", "Venue: _"],
        ["Café", "Venue: _", "Where:\n_"],
        ["Café", "Organisers: Ada", "Hosted by the _"],
        ["Café", "Date: 21 November 2026", "Date: 22 November 2026 _"],
        ["Café", "Date: 21 November 2026, doors open _ in the north _", "18:00 Opening"],
        ["Café", "Venue: _", "21 November 2026 18:00 - 20:00 in the big _"],
        ["Café", "Questions:", "Q. Why _?\t_\t_"],
        ["Café", "Questions:", "Question\tWhy _?"],
        ["Café", "18:00\tDr Ada - Tea\t_", "18:30\tEnd\t_\t_"],
    ] {
        assert_eq!(lost(&lines), [""; 0], "{lines:?}");
    }
}

#[test]
fn the_first_of_its_sort_is_kept_and_the_second_is_unread() {
    let draft = read("Title: One\nTitle: Two\nVenue: Here\nVenue: Here\n18:00 Opening\n");
    assert_eq!((draft.plan.title.as_str(), draft.plan.subtitle.as_ref()), ("One", None));
    assert_eq!(draft.plan.place.as_deref(), Some("Here"));
    assert_eq!(super::unread(&draft), ["line 2 was not read: Title: Two"]);
}

#[test]
fn tables_are_told_by_their_number_or_their_names() {
    let tables = |text: &str| {
        let draft = read(&format!("Café\n18:00 - 18:30 Opening\n{text}\n19:00 Closing\n"));
        let names: Vec<String> =
            draft.plan.tables.list().iter().map(|it| it.name.to_string()).collect();
        assert_eq!(draft.plan.programme.len(), 2, "{text}");
        (names.join(" "), super::unread(&draft))
    };
    for text in ["Tables: 3", "3 tables", "Tables 1-3"] {
        assert_eq!(tables(text), ("1 2 3".to_owned(), Vec::new()), "{text}");
    }
    assert_eq!(tables("Tables: Red, Blue, Green"), ("Red Blue Green".to_owned(), Vec::new()));
    let other = vec!["line 4 was not read: Tables: 4".to_owned()];
    assert_eq!(tables("Tables: 3\nTables: 4"), ("1 2 3".to_owned(), other));
    let time_alone = read("Café\n18:00 - 18:30\n3 tables\n");
    assert_eq!(time_alone.plan.tables.list().len(), 3);
}

#[test]
fn a_few_lines_that_were_not_read_are_all_told_and_of_many_the_first() {
    let told = |n: usize| {
        let lines: String = (1..=n).map(|n| format!("§ {n} of the terms;\n")).collect();
        super::unread(&read(&format!("Café\n18:00 Opening\n19:00 End\n\n{lines}")))
    };
    assert_eq!(told(1), ["line 5 was not read: § 1 of the terms;"]);
    assert_eq!(
        told(2),
        ["lines 5–6 were not read:", "      5  § 1 of the terms;", "      6  § 2 of the terms;"]
    );
    assert_eq!(told(4).len(), 5);
    assert_eq!(told(5), ["lines 5–9 were not read, the first of them: § 1 of the terms;"]);
}

#[test]
fn words_beside_the_day_of_the_event_are_a_remark() {
    let draft =
        read("Café\nDate: 21 November 2026, doors open early\nTime: 18:00 CET\n18:00 Opening\n");
    assert_eq!(super::programme(&draft.plan), ["21 Nov 18:00 opening: Opening"]);
    assert_eq!(
        draft.remarks,
        [
            "line 2 is read as a day: doors open early is left out",
            "line 3 is read as a time: CET is left out",
        ]
    );
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(600) })]

    #[test]
    fn no_word_of_any_programme_is_lost(lines in vec(select(LINES.to_vec()), 1..12)) {
        prop_assert_eq!(lost(&lines), [""; 0], "{:?}", lines);
    }
}

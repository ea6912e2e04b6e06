//! Texts that nobody would call a programme.

use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{prop_assert, proptest};

use super::{programme, read};

#[test]
fn a_text_without_a_programme_is_one_discussion_named_after_its_folder() {
    for text in ["", "\n\n", "\u{feff}", "---\n***\n"] {
        let draft = read(text);
        assert_eq!(draft.plan.title, "my-café", "{text:?}");
        assert_eq!(programme(&draft.plan), ["discussion: Discussion"], "{text:?}");
        assert!(draft.unread.is_empty(), "{text:?}");
    }
}

#[test]
fn every_system_ends_lines_and_a_mark_at_the_start_is_borne() {
    let expected = read("Café\n18:00 - 18:15 Opening\n18:15 - 18:30 Closing\n");
    for end in ["\r\n", "\r"] {
        let text = format!("\u{feff}Café{end}18:00 - 18:15 Opening{end}18:15 - 18:30 Closing{end}");
        assert_eq!(read(&text), expected);
    }
}

#[test]
fn control_characters_do_not_reach_the_plan() {
    let draft = read("Ca\u{7}fé\u{1b}[31m\n18:00 Open\u{0}ing\u{9b}\n");
    let json = serde_json::to_string(&draft.plan).unwrap();
    assert!(!json.contains(char::is_control) && !json.contains("\\u00"), "{json}");
}

#[test]
fn more_than_any_event_has_is_left_unread() {
    let draft = read(&"18:00 Round 1\n".repeat(60_000));
    assert_eq!(draft.plan.programme.len(), 1000);
    assert_eq!((draft.unread.len(), draft.unread[0].first), (1, 1001));
    let many: String = (0..60_000).map(|n| format!("- Why {n}?\n")).collect();
    let draft = read(&format!("Café\nQuestions:\n{many}Speakers:\n{}", "A\n".repeat(50_000)));
    assert_eq!((draft.plan.questions.len(), draft.plan.programme[0].speakers.len()), (300, 300));
}

#[test]
fn lines_without_end_are_borne() {
    for text in [
        "a".repeat(900_000),
        "18:00 ".repeat(150_000),
        "1 May 2020 ".repeat(80_000),
        "\t".repeat(900_000) + "x",
        "18:00 - 18:10 ".to_owned() + &"word ".repeat(3000),
        "Q. ".to_owned() + &"why ".repeat(3000) + "?",
        "-".repeat(10_000),
        "999999999999:99 - 5 min\n99999999999999999999 min Talk\n24:00 x\n18:00-24:00 y\n"
            .to_owned(),
        "Day 99\n18:00 A\n31 December 9999\nDay 0\nDay 1\n18:00 B\n".to_owned(),
    ] {
        read(&text);
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn any_text_gives_a_plan_without_errors(text in "\\PC{0,80}|[0-9 :.–\\-apmhQ?()\t\n\u{a0}a-dé]{0,200}") {
        read(&text);
    }

    #[test]
    fn any_lines_that_look_like_a_programme_give_a_plan_without_errors(
        lines in vec(
            select(vec![
                "18:00 - 18:15 Opening", "18:15", "Round 1", "Session 2", "Day 2", "Tuesday, 3 May",
                "3 May 2022", "Questions:", "- Why?", "a) One", "a) Two", "Q. Why?", "Speakers:", "Ada, Firm",
                "Facilitator: Bo; ;", "", "", "Agenda:", "Talk - 5 min", "Description:", "Title:",
                "2 Purpose", "Session Report: X", "Time\tWhat", "10:00 - 9:00 pm x", "It was said.",
                "Conversation 1, Question 1 Why?\tA; B", "1. Why?", "2. How?", "- One", "(a) Three",
                "A. Four", "Break 10 min", "Round 1: Why? 20 min", "18:00-18:30 Tea (5 min)", "Date: 3 May 2022", "Where:", "?", "23:00-01:00",
                "From 18:00 to 20:00", "Welcome 18:00", "30 April - 2 May 2030", "19h Round 2", "19h30 Talk",
                "1,5 h Talk", "Tables: 5, 6 people each", "12:30-1:30 Lunch", "Bern, 3 May 2022", "18:00 - 3 rounds",
                "TUESDAY:", "Thursday 8th", "Mon 5 Jan 26", "18:15 -- 18:10 x", "10.30-11 Tea", "1h30 Round 3", "23:30 - 0:30 Tea",
                "0:30 Talk", "Ana Silva - Dams - 5 min", "Ben Okafor: Fish", "- Observer: Ana Silva", "Round 2: “Why?”", "Day 1 - Monday 5 May 2025",
            ]),
            0..30,
        )
    ) {
        let text = lines.join("\n");
        let draft = read(&text);
        for unread in &draft.unread {
            prop_assert!(unread.first <= unread.last && unread.last <= lines.len());
        }
    }
}

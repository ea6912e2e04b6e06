//! A block that asks several questions of everyone: one line says which it answers.

use serde_json::json;
use worldcafe::domain::{BlockId, Plan, QuestionId, Span, Table, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Mode;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

/// A forum whose second block asks two of its three questions, while it runs.
fn forum(mode: Mode) -> Desk {
    let plan = json!({ "schema": 1, "title": "Open forum",
        "questions": [
            { "id": "q1", "text": "What is shared?" },
            { "id": "q2", "text": "What is next?", "categories": [{ "id": "c", "label": "Access", "letter": "a" }] },
            { "id": "q3", "text": "Who pays?" },
        ],
        "programme": [
            { "id": "one", "kind": "discussion", "title": "Welcome", "question": "q3" },
            { "id": "two", "kind": "discussion", "title": "Forum", "asks": [{ "question": "q1" }, { "question": "q2" }] },
            { "id": "three", "kind": "discussion", "title": "More", "asks": [{ "question": "q2" }, { "question": "q3" }] },
        ],
    });
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let mut evening = Evening::of(plan, "10:00:00");
    evening.does("10:00:00", Command::Start { block: BlockId::new("one") });
    evening.ends("10:10:00", "one").at("10:12:00");
    Desk::of(evening, mode).capture()
}

/// What the newest idea answers, and its words.
fn newest(desk: &Desk) -> (&str, &str) {
    let note = desk.note(0);
    (note.question.as_ref().map_or("", QuestionId::as_str), &note.words.text)
}

#[test]
fn a_number_behind_the_sign_names_one_of_the_questions_that_are_asked() {
    for (typed, expected) in [
        ("#1 one word", ("q1", "one word")),
        ("#2a open cables", ("q2", "open cables")),
        ("#access open cables", ("q2", "open cables")),
        ("#3 not asked here", ("", "#3 not asked here")),
        ("no word of it", ("", "no word of it")),
        ("said at last #1", ("q1", "said at last")),
    ] {
        let mut desk = forum(Mode::Live);
        desk.press(&[typed, "Enter"]);
        assert_eq!(newest(&desk), expected, "{typed}");
        let is_told = desk.said().contains(" · under no question: #1 before the words says which");
        assert_eq!(is_told, expected.0.is_empty(), "{}", desk.said());
    }
}

#[test]
fn the_question_named_is_that_of_the_next_lines_until_another_is_named_or_asked() {
    let mut desk = forum(Mode::Live);
    golden("several-questions", &desk.model);
    desk.press(&["#2 first", "Enter", "second", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "second"));
    desk.press(&["#"]);
    golden("several-questions-other", &desk.model);
    desk.press(&["1 third", "Enter"]);
    assert_eq!(newest(&desk), ("q1", "third"));
    desk.press(&["#2 half"]).press(&["Ctrl-U"]);
    desk.does(Command::EndBlock { block: BlockId::new("two") });
    desk.press(&["fourth", "Enter"]);
    assert_eq!(newest(&desk), ("", "fourth"), "another block asks");
}

#[test]
fn a_category_of_another_question_than_the_one_named_is_asked_about() {
    let mut desk = forum(Mode::Live);
    desk.press(&["#1 first", "Enter", "we are #2", "Enter"]);
    assert_eq!(newest(&desk), ("q1", "we are #2"), "one is named: a number is text");
    desk.press(&["golf #access", "Enter"]);
    let asked = "not saved yet: which one is #access? · ↑ ↓ choose, Enter takes it";
    assert_eq!((desk.said().as_str(), newest(&desk).1), (asked, "we are #2"));
    golden("several-questions-asked", &desk.model);
    // The first row is a new one of the question named, the next the one there is.
    for (chosen, question) in [(&["Enter", "Enter"][..], "q1"), (&["Down", "Enter", "Enter"], "q2")]
    {
        let mut desk = forum(Mode::Live);
        desk.press(&["#1 first", "Enter", "golf #access", "Enter"]);
        desk.later(Span(800)).press(chosen);
        assert_eq!(newest(&desk), (question, "golf"));
    }
}

#[test]
fn whoever_types_for_a_table_names_the_question_too() {
    let mut desk = forum(Mode::Rapporteur);
    desk.model.capture.table = Some(TableId::new("4"));
    desk.press(&["#2 from our table", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "from our table"));
}

/// Tables that each have a question of their own, while the first conversation runs.
fn topics(many: usize) -> Desk {
    let table = |n: usize| json!({ "name": n.to_string(), "question": format!("q{n}") });
    let plan = json!({ "title": "T",
        "questions": (1..=many).map(|n| json!({ "id": format!("q{n}"), "text": format!("What of {n}?") })).collect::<Vec<_>>(),
        "tables": (1..=many).map(table).collect::<Vec<_>>(),
        "programme": [{ "id": "one", "kind": "conversation", "title": "Conversation 1", "length": "20 min" }],
    });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "10:00:00");
    evening.does("10:00:00", Command::Start { block: BlockId::new("one") });
    Desk::at(evening)
}

#[test]
fn where_each_table_asks_its_own_question_the_room_reads_them_and_the_line_says_what_chooses() {
    let mut desk = topics(4);
    let seen = |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    let room = seen(desk.press(&["v"])).join("\n");
    for n in 1..=4 {
        assert!(room.contains(&format!("Table {n}: What of {n}?")), "{room}");
    }
    let room = seen(topics(20).press(&["v"])).join("\n");
    assert!(room.contains("Each table has its own question"), "{room}");
    let line = seen(desk.press(&["v", "2"])).join("\n");
    assert!(line.contains("@1 names the table: each asks its own question"), "{line}");
    let line = seen(desk.press(&["@3 "])).join("\n");
    assert!(line.contains("What of 3?") && !line.contains("names the table"), "{line}");
}

#[test]
fn at_a_table_that_asks_nothing_where_the_others_ask_their_own_the_line_says_how_it_gets_a_question()
 {
    let mut desk = topics(2);
    let (garden, said) = (TableId::new("Garden"), "no question here, Ctrl-G chooses one");
    desk.does(Command::AddTable { table: Table { name: garden, ..Table::default() } });
    let seen =
        |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    desk.press(&["2", "@Garden flowers for all", "Enter"]);
    assert!(seen(&desk).contains(said), "{}", seen(&desk));
    desk.press(&["Ctrl-G", "What of 2", "Enter", "and trees", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "and trees"));
    assert!(!seen(&desk).contains(said), "{}", seen(&desk));
    for size in [(80, 24), (160, 50)] {
        desk.model.size = size;
        desk.press(&["Esc", "1"]);
        assert!(seen(&desk).contains("– no question"), "{}", seen(&desk));
    }
}

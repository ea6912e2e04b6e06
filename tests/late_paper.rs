//! Paper that is typed in after the event: one line says question and category.

use worldcafe::domain::{CategoryId, QuestionId, Span, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};
use crate::support::hall::hall;

fn closed() -> Desk {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    Desk::at(evening).capture()
}

/// The newest note: its question, its category, its words.
fn newest(desk: &Desk) -> (&str, &str, &str) {
    let note = desk.note(0);
    let question = note.question.as_ref().map_or("", QuestionId::as_str);
    (question, note.category.as_ref().map_or("", CategoryId::as_str), &note.words.text)
}

#[test]
fn one_line_says_question_and_category_of_late_paper() {
    for (typed, expected) in [
        ("#1b more listening", ("q1", "c-b", "more listening")),
        ("more listening #1B", ("q1", "c-b", "more listening")),
        ("#2 cables at sea", ("q2", "", "cables at sea")),
        ("#education new schools", ("q2", "c-f", "new schools")),
        ("new schools #Education", ("q2", "c-f", "new schools")),
        ("we are #1", ("", "", "we are #1")),
        ("#9b no such question", ("", "", "#9b no such question")),
        ("#1z no such category", ("", "", "#1z no such category")),
    ] {
        let mut desk = closed();
        desk.press(&[typed, "Enter"]);
        assert_eq!(newest(&desk), expected, "{typed}");
    }
}

#[test]
fn the_question_of_one_late_line_is_that_of_the_next_until_another_is_named() {
    let mut desk = closed();
    desk.press(&["#1b one", "Enter", "#a two", "Enter", "three", "Enter"]);
    assert_eq!(newest(&desk), ("q1", "", "three"));
    assert_eq!(desk.note(1).category, Some(CategoryId::new("c-a")));
    golden("late-paper", &desk.model);
    desk.press(&["#2f four", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "c-f", "four"));
    desk.press(&["Backspace", "Backspace", "Backspace", "five", "Enter"]);
    assert_eq!(newest(&desk), ("", "", "five"));
}

#[test]
fn the_tally_says_which_ideas_stand_in_no_round() {
    let mut desk = closed();
    desk.press(&["#1b one", "Enter", "#2a two", "Enter", "Esc", "3"]);
    let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(rows.contains("few to ██ most · 2 in no"), "{rows}");
}

#[test]
fn a_late_line_offers_the_questions_and_what_each_has() {
    let mut desk = closed();
    desk.press(&["#1"]);
    golden("late-paper-offer", &desk.model);
    desk.press(&["Down", "Down", "Enter", "taken by its row", "Enter"]);
    assert_eq!(newest(&desk), ("q1", "c-a", "taken by its row"));
}

#[test]
fn while_the_event_runs_a_number_behind_the_sign_stays_text() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["#1b more listening", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "", "#1b more listening"));
}

#[test]
fn a_slip_in_a_late_line_is_asked_about_and_what_it_may_mean_is_among_the_answers() {
    let mut desk = closed();
    desk.press(&["new schools #Educatoin", "Enter"]);
    assert_eq!(desk.said(), "not saved yet: which one is #Educatoin? · ↑ ↓ choose, Enter takes it");
    desk.later(Span(800)).press(&["Enter", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "c-f", "new schools"));
}

#[test]
fn an_idea_without_a_question_is_filed_in_one_choice() {
    let mut desk = closed();
    desk.press(&["more listening", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  added after the event");
    desk.press(&["Up", "#", "1b"]);
    desk.press(&["Enter"]);
    assert_eq!(newest(&desk), ("q1", "c-b", "more listening"));
}

#[test]
fn a_list_that_filing_emptied_says_what_is_so() {
    let mut desk = closed();
    desk.press(&["more listening", "Enter", "Esc", "3", "G", "Enter", "#", "1b", "Enter"]);
    assert_eq!(newest(&desk), ("q1", "c-b", "more listening"));
    let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(rows.contains("All of these are under a question now."), "{rows}");
    assert!(!rows.contains("gone"), "{rows}");
}

#[test]
fn a_name_behind_the_number_of_a_question_is_a_category_of_it() {
    for (typed, expected) in [
        ("#2education new schools", ("q2", "c-f", "new schools")),
        ("new schools #2educ", ("q2", "c-f", "new schools")),
        ("#2human rights and consumer protection now", ("q2", "c-c", "now")),
        ("#1education new schools", ("", "", "#1education new schools")),
    ] {
        let mut desk = closed();
        desk.press(&[typed, "Enter"]);
        assert_eq!(newest(&desk), expected, "{typed}");
    }
    let mut desk = closed();
    desk.press(&["#2ed new schools", "Enter"]);
    assert_eq!(desk.said(), "not saved yet: which one is #2ed? · ↑ ↓ choose, Enter takes it");
    desk.later(Span(800)).press(&["Enter", "Enter"]);
    assert_eq!(newest(&desk), ("q2", "c-f", "new schools"));
}

#[test]
fn a_sign_that_stayed_text_is_told_of_once_it_is_saved() {
    for sign in ["#1z", "#9b", "@nobody"] {
        let mut desk = closed();
        desk.press(&[&format!("more listening {sign}"), "Enter"]);
        assert!(desk.said().contains(&format!(" with {sign} as text")), "{}", desk.said());
    }
    for sign in ["#1e", "#1pi", "#3a"] {
        let mut desk = hall();
        desk.press(&[&format!("{sign} more listening"), "Enter"]);
        let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
        assert!(seen.contains(&format!("✓ saved  comment with {sign} as text")), "{seen}");
    }
}

#[test]
fn late_paper_is_of_no_table_until_one_is_named_and_which_one_stays_is_told() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@4 said in time", "Enter"]);
    desk.does(Command::Close);
    assert_eq!(desk.model.capture.table, None, "the table of the last round does not stick");
    desk.later(Span::minutes(2)).press(&["on paper"]);
    let screen =
        |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(screen(&desk).contains("no table yet · @1 chooses one"), "{}", screen(&desk));
    desk.press(&[" @7", "Enter", "Ctrl-G", "Enter"]);
    assert_eq!(desk.said(), "to no question and no block; Table 7 stays until @ names another");
    desk.press(&["more", "Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("7")));
}

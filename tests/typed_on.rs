//! Whoever types on without looking: what was entered stays what it is, whatever Enter asked of it.

use std::sync::Arc;

use worldcafe::domain::{Span, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Draft;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::hall;

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

#[test]
fn what_is_typed_behind_a_question_is_the_next_idea() {
    for entered in ["new schools #pr", "new schools #Educatoin", "#pr new schools", "p", "12"] {
        let mut desk = desk();
        desk.press(&[entered, "Enter", "no letter is lost", "Enter"]);
        let words = [1, 0].map(|back| &*desk.note(back).words.text);
        assert_eq!(words, [entered, "no letter is lost"]);
        assert_eq!(desk.note(1).category, None, "{entered}: nothing is guessed");
    }
}

#[test]
fn what_else_an_idea_named_holds_where_a_word_stays_text() {
    for (entered, words) in [
        ("new schools @4 #pr", "new schools #pr"),
        ("new schools #pr @4", "new schools #pr"),
        ("@4 new schools #pr", "new schools #pr"),
    ] {
        let mut desk = desk();
        desk.press(&[entered, "Enter", "no", "Enter"]);
        let note = desk.note(1);
        let table = note.table.as_ref().map(TableId::as_str);
        assert_eq!((&*note.words.text, table), (words, Some("4")), "{entered}");
    }
    let mut desk = desk();
    desk.press(&["#educ new schools #pr", "Enter", "no", "Enter"]);
    let note = desk.note(1);
    let category = note.category.as_ref().map(|id| id.as_str());
    assert_eq!((&*note.words.text, category), ("new schools #pr", Some("c-f")));
}

#[test]
fn a_sign_alone_stands_before_what_is_typed_behind_it() {
    let mut desk = desk();
    desk.press(&["#Educatoin", "Enter", "new schools", "Enter"]);
    assert_eq!(desk.line(), "#Educatoin new schools");
}

#[test]
fn an_answer_saves_what_was_entered() {
    for answer in [["Enter"].as_slice(), &["Down", "Enter"], &["Up", "Enter"]] {
        let mut desk = desk();
        desk.press(&["new schools #pr", "Enter"]).later(Span(800)).press(answer);
        desk.press(&["no letter is lost", "Enter"]);
        assert!(desk.note(1).words.text.starts_with("new schools"), "{answer:?}");
        assert_eq!(&*desk.note(0).words.text, "no letter is lost");
    }
}

#[test]
fn what_is_pasted_behind_a_question_is_the_next_idea() {
    let mut desk = desk();
    desk.press(&["new schools #pr", "Enter"]).paste("more of them").press(&["Enter"]);
    let words = [1, 0].map(|back| &*desk.note(back).words.text);
    assert_eq!(words, ["new schools #pr", "more of them"]);
}

#[test]
fn a_comment_without_a_colon_is_kept_whole() {
    let mut desk = hall();
    let entered = "@lady in red we need more time for it";
    desk.press(&[entered, "Enter", "and light", "Enter"]);
    let words = [1, 0].map(|back| &*desk.note(back).words.text);
    assert_eq!(words, [entered, "and light"]);
}

#[test]
fn an_idea_for_a_table_where_a_line_is_half_typed_is_an_idea_of_its_own() {
    let half = || Some(Draft { text: "half".to_owned(), ..Draft::default() });
    for keys in [["whole @7", "Enter"], ["whole @7", "Tab"]] {
        let mut desk = desk();
        let seven = TableId::new("7");
        Arc::make_mut(&mut desk.model.capture.drafts).put(Some(&seven), half());
        desk.press(&keys);
        if keys[1] == "Tab" {
            assert!(desk.said().starts_with("what was half typed here waits"), "{}", desk.said());
            desk.press(&["Enter", "Enter"]);
        }
        let note = desk.note(0);
        assert_eq!((&*note.words.text, note.table.as_ref()), ("whole", Some(&seven)), "{keys:?}");
        assert_eq!(desk.line(), "half", "{keys:?}");
    }
}

#[test]
fn a_letter_behind_a_question_about_an_idea_that_is_edited_stays_with_it() {
    let mut desk = desk();
    desk.press(&["one", "Enter", "two", "Enter", "Up", "Up", "Enter", " #pr", "Enter", "xx"]);
    assert_eq!(desk.line(), "one #prxx");
}

#[test]
fn what_is_half_typed_when_the_session_is_closed_waits_and_is_told() {
    let mut desk = desk();
    let four = TableId::new("4");
    desk.press(&["half of nine"]);
    let half = Draft { text: "half of four".to_owned(), ..Draft::default() };
    desk.model.capture.drafts = Arc::new(desk.drafts.clone());
    Arc::make_mut(&mut desk.model.capture.drafts).lines.push((Some(four), half));
    desk.does(Command::Close);
    assert_eq!(
        desk.said(),
        "end of Conversation 2; session closed; a half-typed line waits (Table 4) · Esc 6 is the \
         report"
    );
    assert_eq!(desk.line(), "half of nine");
    desk.press(&["Esc", "Esc"]).opened();
    assert_eq!(
        desk.said(),
        "The session is closed; 2 half-typed lines wait (no table, Table 4) · i shows it"
    );
}

#[test]
fn that_a_sign_stayed_text_is_seen_while_the_next_idea_is_typed() {
    let mut desk = desk();
    desk.press(&["new schools #pr", "Enter", "no"]);
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n");
    assert!(screen.contains("✓ saved with #pr as text"), "{screen}");
}

#[test]
fn an_idea_for_a_table_that_closed_is_saved_and_told_how_it_goes_on() {
    let mut desk = desk();
    desk.press(&["@7", "Enter"]);
    desk.does(Command::CloseTable { table: TableId::new("7") });
    desk.press(&["what was still said", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 7 · Table 7 is closed · ↑ then @ moves it");
    desk.press(&["Up", "@", "4", "Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("4")));
}

#[test]
fn the_key_of_the_next_speaker_ends_no_turn_amid_a_name() {
    let mut desk = hall();
    desk.press(&["@Ana", "Enter", "Ctrl-N", "@Bea", "Ctrl-N"]);
    let floor = &desk.model.session.running().unwrap().floor;
    assert_eq!(floor.speaking().map(|turn| &*turn.speaker), Some("Ana"));
    assert_eq!(desk.line(), "@Bea");
    desk.press(&["Ctrl-U", "Ctrl-N"]);
    assert_eq!(desk.said(), "Ana has spoken · Esc u takes it back");
}

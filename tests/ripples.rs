//! What a step would make of the programme, shown before it is taken: true as long as it is shown.

use worldcafe::domain::{Block, BlockId, Length, QuestionId, Span};
use worldcafe::session::{Command, outlook};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Form, Overlay, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

fn form(desk: &Desk) -> &Form {
    match desk.model.overlays.last() {
        Some(Overlay::Form(form)) => form,
        other => panic!("no form: {other:?}"),
    }
}

/// A field of the form with what is said beside it.
fn field(desk: &Desk, name: &str) -> (String, String) {
    let field = form(desk).fields.iter().find(|field| field.name == name).unwrap();
    (field.line.text(), field.which.clone())
}

#[test]
fn both_columns_and_the_words_move_on_with_the_clock() {
    let mut desk = desk();
    desk.press(&["l", "<"]);
    assert!(desk.asked().contains("ends 20:15, not 20:20."), "{}", desk.asked());
    // The running block has a quarter of an hour left, and overruns by six minutes.
    desk.later(Span::minutes(21));
    assert!(desk.asked().contains("ends 20:21, not 20:26."), "{}", desk.asked());
    let trial = desk.model.lists.trial.as_ref().unwrap();
    assert_eq!(trial.outlook, outlook(&trial.session, desk.model.now));
    desk.press(&["-"]);
    assert!(desk.asked().contains("ends 20:20, not 20:26."), "{}", desk.asked());
    desk.press(&["Esc", "Down", "x"]);
    desk.later(Span::minutes(1));
    assert!(desk.asked().contains("ends 20:15, not 20:27. Why?"), "{}", desk.asked());
}

#[test]
fn the_new_end_of_what_is_paused_or_over_its_time_is_the_one_expected_now() {
    let mut desk = desk();
    let left = Span::seconds(14 * 60 + 32);
    desk.press(&["p", "Esc", "+"]);
    assert!(desk.asked().contains("1 min longer: ends 19:31, not 19:30."), "{}", desk.asked());
    desk.later(Span::minutes(4));
    assert!(desk.asked().contains("1 min longer: ends 19:35, not 19:34."), "{}", desk.asked());
    desk.press(&["Esc", "p"]).later(left + Span::minutes(2));
    desk.press(&["+"]);
    assert!(desk.asked().contains("1 min longer: 1:00 over."), "{}", desk.asked());
    desk.press(&[">"]);
    assert!(desk.asked().contains("6 min longer: ends 19:40."), "{}", desk.asked());
    desk.later(Span::minutes(5));
    assert!(desk.asked().contains("6 min longer: 1:00 over."), "{}", desk.asked());
}

#[test]
fn that_it_can_be_no_shorter_stays_as_the_clock_goes_on() {
    let mut desk = desk();
    desk.press(&["-", "<", "<", "<"]);
    let refused = " No shorter: Conversation 2 has already run";
    assert!(desk.asked().contains(refused), "{}", desk.asked());
    desk.later(Span::seconds(5));
    assert!(desk.asked().contains(refused), "{}", desk.asked());
}

#[test]
fn a_block_is_given_one_of_the_questions_or_none_in_its_form() {
    let mut desk = desk();
    let asked = |desk: &Desk| {
        let block = &desk.model.session.block(&BlockId::new("c3")).unwrap().block;
        block.question.as_ref().map(|id| id.as_str().to_owned())
    };
    desk.press(&["5", "/", "conversation 3", "Enter", "Enter"]);
    let (number, text) = field(&desk, "question");
    assert_eq!((number.as_str(), asked(&desk).as_deref()), ("3", Some("q3")));
    assert_eq!(desk.model.session.question(&QuestionId::new("q3")).unwrap().text, text);
    desk.press(&["Shift-Tab", "Ctrl-U", "what", "Enter"]);
    assert_eq!(desk.asked(), "", "nothing is asked yet");
    assert!(form(&desk).fault.contains("what"), "{}", form(&desk).fault);
    desk.press(&["Ctrl-U", "what are the key", "Enter"]);
    desk.later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(asked(&desk).as_deref(), Some("q2"));
    desk.press(&["Enter", "Shift-Tab", "Ctrl-U", "Enter"]);
    desk.later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(asked(&desk), None);
}

#[test]
fn what_happens_meanwhile_is_in_both_columns() {
    let mut desk = desk();
    desk.press(&["l", "<"]);
    let more = Command::Lengthen { block: BlockId::new("c3"), by: Span::minutes(10) };
    desk.does(more);
    let trial = desk.model.lists.trial.as_ref().unwrap();
    let length = trial.session.block(&BlockId::new("c3")).unwrap().length;
    assert_eq!(length, Some(Span::minutes(35)));
    assert!(desk.asked().contains("ends 20:25, not 20:30."), "{}", desk.asked());
}

#[test]
fn esc_closes_what_was_shown_and_the_form_below_keeps_what_was_typed() {
    let mut desk = desk();
    desk.press(&["l", "Enter", " Hall", "Tab", "Tab", "Ctrl-U", "20", "Enter"]);
    assert!(desk.asked().ends_with("Enter takes it, Esc goes back to the form."));
    assert!(desk.model.lists.trial.is_some());
    desk.press(&["Esc"]);
    assert_eq!(field(&desk, "length").0, "20");
    assert_eq!(field(&desk, "title").0, "Midway Town Hall Hall");
    assert!(desk.model.lists.trial.is_none(), "the programme is shown as it is");
    desk.press(&["Esc"]);
    assert!(desk.model.overlays.is_empty() && desk.sent.is_empty());
    assert_eq!(desk.model.screen, Screen::Programme);
}

#[test]
fn the_form_says_when_the_block_starts_now_and_leaves_its_planned_start_alone() {
    let mut desk = desk();
    desk.press(&["l", "Enter"]);
    assert_eq!(field(&desk, "start"), ("19:30".to_owned(), "expected, planned 19:20".to_owned()));
    desk.press(&["Enter"]);
    assert!(form(&desk).fault.starts_with("nothing is changed yet"), "{}", form(&desk).fault);
    desk.press(&["Tab", "Ctrl-U", "19:40", "Enter"]);
    assert!(desk.asked().contains("ends 20:30, not 20:20."), "{}", desk.asked());
    desk.press(&["Esc", "Esc", "G", "Enter"]);
    assert_eq!(field(&desk, "start").1, "expected, planned 20:15");
    desk.press(&["Esc", "a"]);
    assert_eq!(field(&desk, "start"), (String::new(), String::new()));
}

#[test]
fn what_is_said_of_a_block_written_anew_names_the_length_that_was_planned() {
    let mut desk = desk();
    let was = desk.model.session.block(&BlockId::new("th1")).unwrap().block.clone();
    let length = Some(Length(Span::minutes(20)));
    desk.does(Command::ChangeBlock { block: Box::new(Block { length, ..was }) });
    desk.press(&["l"]);
    desk.model.size = (120, 40);
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(screen.contains("20 min, planned 15 min"), "{screen}");
}

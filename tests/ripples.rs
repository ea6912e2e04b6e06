//! What a step would make of the programme, shown before it is taken: true as long as it is shown.

use worldcafe::domain::{Block, BlockId, Length, Span};
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

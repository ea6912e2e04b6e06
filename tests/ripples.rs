//! What a step would make of the programme, shown before it is taken: true as long as it is shown.

use worldcafe::domain::{BlockId, Span};
use worldcafe::session::{Command, outlook};

use crate::support::desk::Desk;
use crate::support::evening::Evening;

fn desk() -> Desk {
    Desk::at(Evening::drawn())
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

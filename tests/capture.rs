//! Capture as it is drawn, at every size.

use worldcafe::domain::TableId;
use worldcafe::tui::Model;
use worldcafe::tui::model::{Line, Mode, Pick, Picked, Screen};

use crate::support::evening::Evening;
use crate::support::golden::golden;

/// Table 4 in the first conversation, as it was being typed.
fn table_four(size: (u16, u16)) -> Model {
    let evening = Evening::drawn();
    let mut model = Model::of(evening.session, evening.now, Mode::Live, size);
    model.screen = Screen::Capture;
    model.capture.table = Some(TableId::new("4"));
    model.capture.line = Line::of("Who are the stakehold");
    model.refresh(true);
    let question = model.line_question().cloned().unwrap();
    let category = model.session.categories_of(&question).nth(1).unwrap().id.clone();
    model.capture.picked = Some(Picked { pick: Pick::Known(category), kept: false });
    model
}

#[test]
fn capture_at_80_by_24_shows_what_the_table_said_and_the_line() {
    golden("capture", &table_four((80, 24)));
}

#[test]
fn capture_at_200_by_60_moves_nothing_to_another_corner() {
    golden("capture", &table_four((200, 60)));
}

#[test]
fn capture_at_40_by_12_keeps_clock_question_and_line() {
    golden("capture", &table_four((40, 12)));
}

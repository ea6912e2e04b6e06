//! A town hall as its line is typed in.

use worldcafe::tui::model::Screen;

use super::desk::Desk;
use super::evening::Evening;

/// The Midway Town Hall, with the cursor in its line.
pub(crate) fn hall() -> Desk {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4"]);
    assert_eq!(desk.model.screen, Screen::TownHall);
    desk
}

/// Who waits to speak, in order.
pub(crate) fn waiting(desk: &Desk) -> Vec<&str> {
    let running = desk.model.session.running().unwrap();
    running.speakers(desk.model.now.t).into_iter().map(|it| &*it.speaker).collect()
}

/// The newest comment: its words, what it is about, and who made it.
pub(crate) fn said(desk: &Desk) -> (&str, Option<&str>, Option<&str>) {
    let note = desk.note(0);
    let question = note.question.as_ref().map(|id| id.as_str());
    (&note.words.text, question, note.speaker.as_deref())
}

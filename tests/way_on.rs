//! Where a step leads to is said where the line hides the keys that lead there.

use worldcafe::actions::Action;
use worldcafe::domain::{BlockId, Span};
use worldcafe::session::Command;
use worldcafe::tui::model::Screen;
use worldcafe::tui::strip::line_keys;

use crate::support::desk::Desk;
use crate::support::evening::Evening;

/// Table 4 types while the second conversation is in its last minute.
fn desk() -> Desk {
    let mut evening = Evening::drawn();
    evening.at("19:29:30");
    let mut desk = Desk::at(evening);
    desk.press(&["2", "@4", "Enter"]);
    desk
}

#[test]
fn a_town_hall_that_begins_while_somebody_types_says_where_it_is() {
    let mut desk = desk();
    desk.press(&["Esc", "n"]);
    let begun = "end of Conversation 2; start of Midway Town Hall";
    assert_eq!(desk.said(), format!("{begun} · Esc 4 is the town hall"));
    desk.press(&["Esc", "4"]);
    assert_eq!((desk.model.screen, desk.said()), (Screen::TownHall, begun.to_owned()));
    desk.press(&["Esc", "Esc"]);
    assert_eq!(desk.said(), format!("{begun} · 4 is the town hall"));
}

#[test]
fn a_round_that_begins_in_the_town_hall_says_where_its_ideas_are_typed() {
    let mut desk = desk();
    desk.press(&["Esc", "n", "Esc", "4"]).later(Span::minutes(15));
    desk.press(&["Esc", "n"]);
    assert!(desk.said().ends_with("start of Conversation 3 · Esc 2 takes what tables say"));
}

#[test]
fn a_session_that_is_closed_names_its_report() {
    let mut desk = desk();
    desk.does(Command::Close);
    assert_eq!(desk.said(), "end of Conversation 2; session closed · Esc 6 is the report");
    desk.press(&["Esc", "6"]);
    assert_eq!(desk.said(), "end of Conversation 2; session closed");
    desk.press(&["3"]);
    assert_eq!(desk.said(), "end of Conversation 2; session closed · 6 is the report");
}

#[test]
fn on_the_stage_the_hints_name_it_and_the_message_does_not() {
    let mut evening = Evening::drawn();
    evening.at("19:29:30");
    let mut desk = Desk::at(evening);
    desk.press(&["n"]);
    assert_eq!(desk.said(), "end of Conversation 2; start of Midway Town Hall");
}

#[test]
fn a_detail_is_hinted_at_once_there_is_an_idea_for_it() {
    let mut desk = desk();
    let hinted = |desk: &Desk| line_keys(&desk.model).iter().any(|it| it.action == Action::Deeper);
    assert!(!hinted(&desk));
    desk.press(&["Bike lanes", "Enter"]);
    assert!(hinted(&desk));
    desk.press(&["@5 "]);
    assert!(!hinted(&desk), "nothing was said at that table");
    desk.press(&["@4 ", "Trees", "Enter"]);
    assert!(hinted(&desk));
    desk.does(Command::EndBlock { block: BlockId::new("c2") });
    assert!(!hinted(&desk), "the ideas of the round are not in this list");
    desk.press(&["Tab"]);
    assert!(desk.said().starts_with("no idea above yet"), "{}", desk.said());
    desk.press(&["Esc", "r", "Enter"]);
    assert!(hinted(&desk));
    desk.press(&["@4 ", "Up", "Enter"]);
    assert!(hinted(&desk), "Tab begins a detail of the idea that is edited");
    assert_eq!(desk.model.session.running().map(|it| it.id()), Some(&BlockId::new("c2")));
}

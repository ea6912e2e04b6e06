//! Where Esc and keys lead back to, and what is said where a key was not heard.

use worldcafe::tui::model::Screen;

use crate::support::desk::Desk;
use crate::support::evening::Evening;

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

#[test]
fn the_rooms_view_leads_back_to_where_it_was_opened() {
    let from = [
        (Screen::Tally, &["3", "v"][..]),
        (Screen::Programme, &["5", "v"]),
        (Screen::Report, &["6", "v"]),
        (Screen::Tables, &["t", "v"]),
        (Screen::Capture, &["2", "Esc", "v"]),
        (Screen::TownHall, &["4", "Alt-v"]),
        (Screen::Stage, &["v"]),
    ];
    for (screen, keys) in from {
        for back in ["Esc", "v"] {
            let mut desk = desk();
            desk.press(keys);
            assert_eq!(desk.model.screen, Screen::Room, "{keys:?}");
            desk.press(&[back]);
            assert_eq!(desk.model.screen, screen, "{keys:?}, then {back}");
        }
    }
}

#[test]
fn what_is_half_typed_is_in_the_line_again_after_the_rooms_view() {
    let mut desk = desk();
    desk.press(&["2", "half a line", "Esc", "v", "Esc"]);
    assert_eq!((desk.line().as_str(), desk.model.has_line()), ("half a line", true));
}

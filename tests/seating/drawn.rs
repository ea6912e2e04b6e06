//! How the Seating looks, at every size and in every theme.

use worldcafe::domain::TableId;
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};

use super::{FEW, WHILE, desk, name, seated, start};
use crate::support::desk::Desk;
use crate::support::golden::{drawn, golden, rows};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

fn in_every_size(name: &str, desk: &mut Desk) {
    for size in SIZES {
        desk.model.size = size;
        golden(name, &desk.model);
    }
    desk.model.size = SIZES[0];
}

/// Sixty-four people of many scripts at twelve tables, one of them with a host, in the first round.
fn evening() -> Desk {
    let mut desk = desk(64, 12, true);
    desk.does(Command::SetHost { table: TableId::new("2"), host: Some(name(4)) });
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    desk.does(start("c1"));
    desk.model.message = None;
    desk
}

#[test]
fn the_tables_of_a_round_everybodys_way_and_who_meets_whom_at_every_size() {
    let mut desk = evening();
    in_every_size("seating", &mut desk);
    desk.press(&["7", "Down", "Down"]);
    in_every_size("seating-routes", &mut desk);
    desk.press(&["7"]);
    in_every_size("seating-meetings", &mut desk);
}

#[test]
fn who_moves_is_shown_before_it_is_announced_at_every_size() {
    let mut desk = evening();
    desk.press(&["d", "ana", "Enter", "a", "Dina, Eli, ليلى", "Enter"]).finds(FEW);
    in_every_size("seating-changes", &mut desk);
    desk.press(&["7", "Right"]);
    golden("seating-changed-table", &desk.model);
    desk.press(&["b"]);
    golden("seating-looking", &desk.model);
    desk.reaches(3_000_000, FEW);
    in_every_size("seating-planning", &mut desk);
    desk.finds(FEW);
    golden("seating-best", &desk.model);
}

#[test]
fn before_anybody_has_a_seat_it_says_how_to_plan() {
    let mut known = desk(50, 12, false);
    in_every_size("seating-none", known.press(&["7"]));
    known.press(&["Enter"]).finds(FEW);
    golden("seating-first", &known.model);
    let mut unknown = desk(0, 0, false);
    golden("seating-unknown", &unknown.press(&["7"]).model);
    golden("seating-asks", &unknown.press(&["Enter"]).model);
}

#[test]
fn help_lists_the_keys_of_the_seating_first() {
    let mut desk = seated(20, 4, false);
    desk.press(&["?"]);
    golden("seating-help", &desk.model);
}

#[test]
fn every_theme_has_the_same_words() {
    let mut desk = evening();
    desk.press(&["a", "2", "Enter"]).finds(FEW);
    let words = |ground, depth| rows(&drawn(&desk.model, &Theme::new(ground, depth)));
    let dark = words(Ground::Dark, Depth::Indexed);
    assert_eq!(words(Ground::Light, Depth::Indexed), dark);
    assert_eq!(words(Ground::Dark, Depth::None), dark);
}

//! In a town hall the line of Capture and that of the Town hall are one.

use worldcafe::domain::{About, BlockId, BlockKind, NoteKind, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::{said, waiting};

/// The Midway Town Hall, with the cursor in the line of Capture.
fn capture() -> Desk {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    Desk::at(evening).capture()
}

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn in_capture_signs_say_who_spoke_and_about_what_as_in_the_town_hall() {
    for screen in [Screen::Capture, Screen::TownHall] {
        let mut desk = capture();
        if screen == Screen::TownHall {
            desk.press(&["Esc", "4"]);
        }
        desk.press(&["@8", "Enter", "@3", "Enter", "Ctrl-N", "one of the needs", "Enter"]);
        assert_eq!(said(&desk), ("one of the needs", None, Some("Table 8")));
        assert_eq!(waiting(&desk), ["Table 3"]);
        desk.press(&["#p @Ben it was too short", "Enter"]);
        assert_eq!(said(&desk), ("it was too short", None, Some("Ben")));
        assert_eq!(desk.note(0).about, About::Process);
        desk.press(&["@3 cables come first #1", "Enter"]);
        assert_eq!(said(&desk), ("cables come first", Some("q1"), Some("Table 3")));
        let note = desk.note(0);
        assert_eq!((note.kind, note.table.as_ref()), (NoteKind::Comment, None));
        assert_eq!(desk.model.screen, screen);
    }
}

#[test]
fn what_is_half_typed_goes_along_from_screen_to_screen() {
    let mut desk = capture();
    desk.press(&["##p ", "half a ", "Esc", "4"]);
    assert_eq!((desk.model.screen, &*desk.line()), (Screen::TownHall, "half a "));
    desk.press(&["sentence", "Esc", "2", "Enter"]);
    assert_eq!(said(&desk).0, "half a sentence");
    desk.press(&["another", "Enter"]);
    assert_eq!(desk.note(0).about, About::Process, "it is kept");
}

#[test]
fn capture_offers_in_a_town_hall_what_its_signs_mean_there() {
    let mut desk = capture();
    let seen = screen(&desk);
    assert!(seen.contains("# about  @ speaker  ↑ comments"), "{seen}");
    assert!(seen.contains("1 What is the role") && seen.contains("p process"), "{seen}");
    desk.press(&["@lady in red"]);
    assert!(screen(&desk).contains("Enter: lady in red is new"), "{}", screen(&desk));
}

#[test]
fn a_table_has_its_line_again_once_tables_talk() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@4 ", "half an idea", "Esc", "n", "Enter"]);
    assert_eq!(desk.model.session.running().unwrap().block.kind, BlockKind::TownHall);
    desk.press(&["Enter"]);
    let note = desk.note(0);
    assert_eq!((note.kind, note.table.clone()), (NoteKind::Idea, Some(TableId::new("4"))));
    desk.press(&["@Ben they are right", "Enter"]);
    assert_eq!(
        (said(&desk), desk.note(0).table.clone()),
        (("they are right", None, Some("Ben")), None)
    );
    desk.press(&["Esc", "n", "Enter"]);
    assert_eq!(desk.model.capture.table, Some(TableId::new("4")));
}

#[test]
fn a_device_of_a_table_says_what_a_comment_is_about_and_stays_its_tables() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::of(evening, Mode::Rapporteur).capture();
    desk.model.capture.table = Some(TableId::new("4"));
    desk.press(&["#p too short", "Enter", "@Ben too", "Enter"]);
    let (first, second) = (desk.note(1), desk.note(0));
    assert_eq!((&*first.words.text, first.about), ("too short", About::Process));
    assert_eq!((&*second.words.text, second.speaker.as_ref()), ("@Ben too", None));
    assert_eq!(second.table, Some(TableId::new("4")));
}

#[test]
fn a_comment_that_is_edited_says_who_said_it_and_names_no_key_that_does_nothing() {
    for key in ["2", "4"] {
        let mut desk = capture();
        desk.press(&["Esc", key, "@Ben: they are right", "Enter", "@8", "Enter", "Ctrl-N"]);
        desk.press(&["Up", "Enter"]);
        let seen = screen(&desk);
        assert!(seen.contains("edit  @Ben ▸ they are right"), "{seen}");
        assert!(!seen.contains("@ table") && !seen.contains("@ speaker"), "{seen}");
        desk.press(&["End", " @8"]);
        let told = "@ is text while words are edited; in the list it says who said it";
        assert_eq!(desk.said(), told);
        desk.press(&["Enter"]);
        assert_eq!(said(&desk), ("they are right @8", None, Some("Ben")));
    }
}

#[test]
fn a_line_half_typed_in_a_discussion_stays_what_it_was_begun_as_on_the_other_screen() {
    let plan = r#"{ "title": "T", "programme": [
        { "id": "d", "kind": "discussion", "title": "Floor", "length": "10m" } ] }"#;
    for (keys, kind) in [
        (["2", "half", "Esc", "4"].as_slice(), NoteKind::Idea),
        (&["4", "half", "Esc", "2"], NoteKind::Comment),
        (&["4", "@Ana ", "half", "Esc", "2"], NoteKind::Comment),
    ] {
        let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "09:00:00");
        evening.does("09:00:00", Command::Start { block: BlockId::new("d") });
        let mut desk = Desk::at(evening);
        desk.press(keys);
        let seen = screen(&desk);
        assert!(seen.contains(&format!(" {} ▸", kind.name(false))), "{seen}");
        desk.press(&[" a thought", "Enter"]);
        assert_eq!(desk.note(0).kind, kind, "{keys:?}");
    }
}

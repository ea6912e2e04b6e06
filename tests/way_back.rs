//! Where Esc and keys lead back to, and what is said where a key was not heard.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use worldcafe::domain::Span;
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Screen;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

#[test]
fn the_rooms_view_says_for_a_moment_how_to_leave_it_to_a_key_it_does_not_hear() {
    let mut desk = desk();
    desk.press(&["v"]);
    let shown = |desk: &Desk| {
        let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed)));
        screen.join("\n").contains("Esc comes back")
    };
    assert!(!shown(&desk), "the room reads nothing that is for one alone");
    assert!(shown(desk.press(&["q"])));
    assert!(!shown(desk.later(Span::seconds(5))));
    desk.press(&["q", "Esc"]);
    assert_eq!((desk.model.screen, desk.said().as_str()), (Screen::Stage, ""));
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

/// The last rows on the screen.
fn foot(desk: &Desk) -> String {
    let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed)));
    rows[rows.len() - 4..].join("\n")
}

fn held() -> KeyEvent {
    KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Repeat)
}

const AGAIN: &str = "let go of Enter, then press it again";

#[test]
fn an_enter_that_did_not_count_is_answered_with_what_to_press() {
    let mut desk = desk();
    desk.press(&[":", "close", "Enter"]);
    assert!(!foot(&desk).contains(AGAIN), "{}", foot(&desk));
    desk.press(&["Enter"]);
    assert!(foot(&desk).contains(AGAIN), "{}", foot(&desk));
    assert_eq!(desk.sent, [], "it may be the one that is still held");
    desk.later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(desk.sent, [Command::Close]);
}

#[test]
fn a_held_enter_is_told_so_by_every_question() {
    for keys in [&["+"][..], &["c", "a"], &["5", "Down", "Enter"]] {
        let mut desk = desk();
        desk.press(keys).key(held());
        assert!(foot(&desk).contains(AGAIN), "{keys:?}: {}", foot(&desk));
        assert_eq!(desk.sent, [], "{keys:?}");
    }
    let mut desk = desk();
    desk.paste("one\ntwo").key(held());
    assert!(foot(&desk).contains(AGAIN), "{}", foot(&desk));
    assert_eq!(desk.sent, []);
    desk.press(&["Enter"]);
    assert_eq!(desk.sent.len(), 2);
}

#[test]
fn what_was_said_of_an_enter_goes_with_the_next_letter() {
    let mut desk = desk();
    desk.press(&["c", "a"]).key(held());
    assert!(foot(&desk).contains(AGAIN), "{}", foot(&desk));
    desk.press(&["N"]);
    assert!(!foot(&desk).contains(AGAIN), "{}", foot(&desk));
}

#[test]
fn before_the_start_blocks_to_come_are_given_time_by_key_and_by_name() {
    let mut desk = Desk::at(Evening::planned("17:32:48"));
    desk.press(&["5"]);
    assert!(foot(&desk).contains("+ - time"), "{}", foot(&desk));
    desk.press(&["+"]);
    assert!(desk.asked().contains("Enter takes it"), "{}", desk.asked());
    desk.press(&["Esc", ":", "extend 5 min --block c1", "Enter"]);
    assert!(desk.asked().contains("Enter"), "{} {}", desk.asked(), desk.said());
    desk.press(&["Esc", ":", "extend 5 min", "Enter"]);
    assert!(desk.asked().contains("which block, as none is running"), "{}", desk.asked());
    desk.press(&["Esc", "1"]);
    assert!(!foot(&desk).contains("+ - time"), "on the Stage they are about what runs");
}

#[test]
fn after_a_key_has_acted_the_line_says_that_letters_are_words_again() {
    let mut desk = desk().capture();
    let again = " letters are words again  Enter save  Esc one key  Esc Esc Stage";
    desk.press(&["Esc", "m"]);
    assert!(foot(&desk).contains(again), "{}", foot(&desk));
    desk.press(&["p"]);
    assert_eq!(desk.line(), "p", "no meaning is guessed");
    assert!(foot(&desk).contains(again), "{}", foot(&desk));
    desk.press(&["Backspace"]);
    assert!(foot(&desk).contains("# category"), "{}", foot(&desk));
    desk.model.size = (40, 12);
    desk.press(&["Alt-m"]);
    assert!(foot(&desk).contains("typing again  Esc one key  Esc Esc Stage"), "{}", foot(&desk));
}

#[test]
fn it_is_said_too_once_a_question_is_answered_and_by_a_key_that_was_walked_to() {
    let mut desk = desk().capture();
    desk.press(&["Esc", "n", "Esc"]);
    assert!(foot(&desk).contains("letters are words again"), "{}", foot(&desk));
    desk.press(&["x", "Enter"]);
    assert!(!foot(&desk).contains("again"), "{}", foot(&desk));
    desk.press(&["Esc", "Right", "Right", "Right", "Enter", "Esc"]);
    assert!(foot(&desk).contains("letters are words again"), "{}", foot(&desk));
}

#[test]
fn after_esc_the_strip_ends_with_the_way_to_where_letters_stay_keys() {
    let mut desk = desk().capture();
    desk.press(&["Esc"]);
    assert!(foot(&desk).ends_with("?  Esc Stage"), "{}", foot(&desk));
    desk.press(&["Left", "Enter"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn no_detail_goes_below_an_idea_that_was_taken_back() {
    let mut desk = desk().capture();
    desk.press(&["one idea", "Enter"]);
    let (first, before) = (desk.note(0).id, desk.model.session.notes.iter().count());
    desk.press(&["Esc", "u"]).press(&["Tab", "and what else", "Enter"]);
    assert_ne!(desk.note(0).id, first, "it is an idea of its own, where it is seen");
    assert_eq!(&*desk.note(0).words.text, "and what else");
    assert_eq!(desk.model.session.notes.iter().count(), before + 1);
}

#[test]
fn words_typed_on_the_stage_do_nothing_after_the_first_letter_that_is_no_key() {
    let told = "letters are keys here, i leads to the line";
    let mut desk = desk();
    desk.press(&["The more"]);
    assert_eq!((desk.said().as_str(), desk.model.rings), (told, true));
    desk.later(Span::seconds(2)).press(&["m"]);
    assert!(!desk.model.rings, "a second later letters are keys again");
    desk.press(&["x", "Esc", "m"]);
    assert!(desk.model.rings, "and so they are after Esc");
}

#[test]
fn what_the_first_letter_of_a_word_did_is_told_with_its_way_back() {
    let mut desk = desk();
    desk.press(&["n", "Enter", "use more"]);
    assert!(desk.said().starts_with("undone: end of Conversation 2; "), "{}", desk.said());
    let told = "14:32 left · letters are keys here, i leads to the line · U redoes";
    assert!(desk.said().ends_with(told), "{}", desk.said());
    assert!(desk.model.rings);
}

#[test]
fn letters_that_come_in_one_piece_are_no_keys_one_after_another() {
    let mut desk = desk();
    desk.press_at_once(&["mute it"]);
    assert!(!desk.model.rings, "the first is one");
    assert_eq!((desk.sent.len(), desk.model.screen), (0, Screen::Stage));
    desk.later(Span::seconds(2)).press_at_once(&["mm"]);
    assert!(!desk.model.rings, "the same one twice is no word");
}

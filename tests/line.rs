//! What the line says of itself: which keys are letters there, which are not, and what is kept.

use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Overlay;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

fn seen(desk: &Desk) -> Vec<String> {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)))
}

fn bar(desk: &Desk) -> String {
    seen(desk).pop().unwrap()
}

#[test]
fn the_bar_names_help_and_the_way_out_of_a_list() {
    let mut desk = desk();
    desk.press(&["an idea", "Enter"]);
    for hint in ["Enter save", "↑ list", "Esc one key", "F1 help"] {
        assert!(bar(&desk).contains(hint), "{}", bar(&desk));
    }
    desk.press(&["Up"]);
    assert!(bar(&desk).ends_with("Esc line"), "{}", bar(&desk));
    desk.press(&["/", "idea", "Enter"]);
    assert!(bar(&desk).ends_with("Esc all"), "{}", bar(&desk));
    desk.press(&["Esc", "Esc"]);
    assert!(desk.model.has_line());
}

#[test]
fn a_question_mark_alone_is_help_and_in_a_sentence_a_sign() {
    let mut desk = desk();
    desk.press(&["?"]);
    assert_eq!(desk.said(), "? is a word here · Enter shows the help, and so does F1");
    desk.press(&["Enter"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help { .. })));
    desk.press(&["Esc"]);
    assert_eq!((desk.line().as_str(), desk.said().as_str(), desk.sent.len()), ("", "", 0));
    desk.press(&["? who pays", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "? who pays");
}

#[test]
fn a_stray_letter_is_kept_neither_on_another_screen_nor_for_another_day() {
    let mut desk = desk();
    desk.press(&["n"]);
    assert!(desk.drafts.is_empty());
    desk.press(&["Esc", "Esc", "i"]);
    assert_eq!(desk.line(), "");
    desk.press(&["n", "Ctrl-G", "Table 7", "Enter"]);
    assert_eq!(desk.line(), "", "nor at another table");
    desk.press(&["no", "Esc", "Esc", "i"]);
    assert_eq!(desk.line(), "no", "words are");
    assert!(!desk.drafts.is_empty());
}

#[test]
fn after_a_key_that_acted_the_line_says_that_letters_are_words() {
    let mut desk = desk();
    let told = "letters are words here; Esc Esc: letters are keys";
    assert!(!seen(&desk).join("\n").contains(told));
    desk.press(&["Esc", "m"]);
    assert!(seen(&desk).join("\n").contains(told));
    desk.press(&["n"]);
    assert!(desk.said().starts_with("n is a word here · Esc n is the key"), "{}", desk.said());
    assert!(!seen(&desk).join("\n").contains(told));
    let mut desk = self::desk();
    desk.press(&["n"]);
    assert_eq!(desk.said(), "", "nobody who just types is told");
}

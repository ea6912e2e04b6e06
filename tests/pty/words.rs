//! Words of people are inert on the screen and exact on the disk, whichever way they come in.

use worldcafe::text;

use super::scene::{USUAL, conversing, in_line, line, open_as, texts, typing_in};
use crate::commands::folder::Folder;
use crate::support::keys::{Key, pasted};
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// What a terminal would obey if it were shown as it is.
fn wicked() -> Vec<String> {
    vec![
        "red \x1b[31mred\x1b[1;5m blink \x1b[2Jcleared\x1b[H home".to_owned(),
        "title \x1b]0;stolen\x07 and \x1b]2;stolen\x1b\\ link \x1b]8;;http://x\x1b\\here"
            .to_owned(),
        "bell \x07\x07 back\x08\x08 over, C1 \u{9b}31m and \u{9d}0;stolen\u{9c}".to_owned(),
        "bidi \u{202e}desrever\u{202c} \u{2066}isolate\u{2069} mark\u{200f}".to_owned(),
        format!("marks e{} end", "\u{301}".repeat(10_000)),
        "device \x1bP+q\x1b\\ \x1b[?1049l\x1b[?25h\x1b[6n\x1b[c\x1bc end".to_owned(),
        "zero\u{200b}width \u{feff}and \u{fff9}annotation \u{e0001}tag".to_owned(),
    ]
}

/// Without colours of its own, every colour on the screen is somebody else's.
fn plain(folder: &Folder) -> Pty {
    open_as(USUAL, folder, &[], &[("NO_COLOR", "1")])
}

#[track_caller]
fn is_inert(pty: &Pty, screen: &Screen) {
    assert_eq!((screen.title(), screen.bells()), ("", 0));
    assert!(screen.is_alternate() && screen.marks_pastes());
    for row in 0..USUAL.rows {
        for column in 0..USUAL.columns {
            let cell = screen.cell(column, row).unwrap();
            let colours = (cell.fgcolor(), cell.bgcolor());
            let default = vt100::Color::Default;
            assert_eq!(colours, (default, default), "at {column}, {row}\n{}", screen.text());
            assert!(cell.contents().chars().count() <= 10, "a heap of marks at {column}, {row}");
        }
    }
    let written = String::from_utf8(pty.raw_output()).unwrap();
    for hidden in ["stolen\x07", "\u{202e}", "\u{2066}", "\u{9b}", "\u{200b}", "\x1b[31m", "\x1bP"]
    {
        assert!(!written.contains(hidden), "{hidden:?} reached the terminal");
    }
}

#[test]
fn a_paste_with_control_codes_is_inert_and_saved_as_it_was() {
    let folder = conversing();
    let pty = typing_in(plain(&folder));
    for words in wicked() {
        let first = text::shown(words.split(' ').next().unwrap()).into_owned();
        pty.send(pasted(&words));
        let screen = pty.wait_until(|screen| line(screen).is_some_and(|it| it.contains(&first)));
        is_inert(&pty, &screen);
        pty.press(Key::Enter);
        let screen =
            pty.wait_until(|screen| in_line(screen) && line(screen).as_deref() == Some(""));
        is_inert(&pty, &screen);
    }
    pty.wait_until(|screen| screen.has("annotation") && screen.has("none yet 7"));
    assert_eq!(texts(&folder), wicked());
}

#[test]
fn captured_words_with_control_codes_are_inert_on_every_screen() {
    let folder = conversing();
    for words in wicked() {
        folder.run(&["capture", "PATH", "--", &words]).ended(0);
    }
    assert_eq!(texts(&folder), wicked());
    let pty = plain(&folder);
    let screen = pty.wait_until(|screen| screen.has("7 ideas") && screen.has("newest"));
    is_inert(&pty, &screen);
    let pty = typing_in(pty);
    let screen = pty.wait_until(|screen| screen.has("annotation") && screen.has("none yet 7"));
    is_inert(&pty, &screen);
}

#[test]
fn a_plan_with_control_codes_is_inert_in_every_place_it_is_shown_in() {
    let plan = r#"{ "title": "Caf\u001b]0;stolen\u0007é \u001b[31mred", "tables": 2, "questions": [
        { "id": "q", "text": "What \u202eis\u202c \u001b[2Jthis?", "categories": [
          { "letter": "a", "label": "All\u001b[31m\u009b31mred" } ] } ],
        "programme": [ { "id": "c", "kind": "conversation", "title": "Round\u001bPone\u0007",
          "length": "25 min", "question": "q" } ] }"#;
    let folder = Folder::with(plan);
    let pty = plain(&folder);
    let screen = pty.wait_until(|screen| screen.has("n begin"));
    is_inert(&pty, &screen);
    pty.send("n");
    let screen = pty.wait_until(|screen| screen.has("running"));
    is_inert(&pty, &screen);
    pty.send("v");
    let screen = pty.wait_until(|screen| !screen.has("running"));
    is_inert(&pty, &screen);
    pty.send("\x1b");
    let pty = typing_in(pty);
    is_inert(&pty, &pty.screen());
}

#[test]
fn typed_control_codes_do_nothing() {
    let folder = conversing();
    let pty = typing_in(plain(&folder));
    pty.send("one\u{9b}31m\u{202e}two\u{200b}");
    let screen = pty.wait_until(|screen| screen.has("two"));
    is_inert(&pty, &screen);
}

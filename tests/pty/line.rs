//! Any script is typed, and the terminal's own cursor stands at the caret.

use worldcafe::text;

use super::scene::{conversing, in_line, texts, typing};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

const SCRIPTS: [&str; 10] = [
    "plain words",
    "政府在互联网中的作用",
    "ガギグ ｶﾞｷﾞ 한국어",
    "حرية التعبير",
    "זכויות אדם",
    "हिन्दी में विचार",
    "e\u{301}a\u{308}\u{323} combined",
    "👨‍👩‍👧‍👦 family 👩🏽‍🚀",
    "🇨🇭🇺🇳 flags ❤\u{fe0f}",
    "ไทยคำ",
];

/// The column and row in which the line begins.
fn start(screen: &Screen) -> (u16, u16) {
    let cells = |row| (0..80).map(move |column| (column, row));
    let all = (0..24).rev().flat_map(cells);
    let sign = all.into_iter().find(|(column, row)| {
        screen.cell(*column, *row).is_some_and(|cell| cell.contents() == "▸")
    });
    let (column, row) = sign.unwrap();
    (column + 2, row)
}

/// Waits until the cursor is where the words before it end.
fn waits_after(pty: &Pty, before: &str) {
    let width = u16::try_from(text::width(&text::shown(before))).unwrap();
    pty.wait_until(|screen| {
        in_line(screen) && {
            let (column, row) = start(screen);
            screen.cursor() == Some((column + width, row))
        }
    });
}

#[test]
fn the_cursor_stands_at_the_caret_in_every_script() {
    let folder = conversing();
    let pty = typing(&folder);
    for words in SCRIPTS {
        pty.send(words);
        waits_after(&pty, words);
        pty.send("|");
        waits_after(&pty, &format!("{words}|"));
        pty.press(Key::Left);
        waits_after(&pty, words);
        pty.press(Key::Home);
        waits_after(&pty, "");
        pty.press(Key::Delete);
        pty.press(Key::End);
        pty.press(Key::Backspace);
        pty.press(Key::Ctrl('u'));
        waits_after(&pty, "");
        pty.send(words);
        waits_after(&pty, words);
        pty.press(Key::Enter);
        waits_after(&pty, "");
    }
    pty.wait_until(|screen| screen.has("10 ideas"));
    assert_eq!(texts(&folder), SCRIPTS);
}

#[test]
fn a_picture_of_many_characters_is_stepped_over_and_taken_out_whole() {
    let folder = conversing();
    let pty = typing(&folder);
    for words in ["👨‍👩‍👧‍👦", "🇨🇭", "e\u{301}\u{323}", "षि", "❤\u{fe0f}"]
    {
        pty.send(format!("a{words}"));
        waits_after(&pty, &format!("a{words}"));
        pty.press(Key::Left);
        waits_after(&pty, "a");
        pty.press(Key::Right);
        waits_after(&pty, &format!("a{words}"));
        pty.press(Key::Backspace);
        waits_after(&pty, "a");
        pty.press(Key::Backspace);
        waits_after(&pty, "");
    }
}

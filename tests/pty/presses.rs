//! Keys and pastes as a terminal sends them.

use super::scene::{conversing, in_line, line, open, texts, typing};
use crate::support::keys::{Key, pasted};
use crate::support::pty::Pty;

/// What one typed key may cost on the wire.
const FRAME: usize = 120;

#[test]
fn a_paste_on_the_stage_opens_capture_and_asks_once_and_is_one_step() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send(pasted("first of three\nsecond of three\nthird of three"));
    pty.wait_until(|screen| screen.has("3 lines") && screen.has("Tab one idea"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("third of three") && screen.has("3 ideas"));
    assert_eq!(texts(&folder), ["first of three", "second of three", "third of three"]);
    pty.press(Key::Escape);
    pty.send("u");
    pty.wait_until(|screen| screen.has("undone: ") && !screen.has("third of three"));
    assert_eq!(texts(&folder), Vec::<String>::new());
}

#[test]
fn a_paste_is_never_keys() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send(pasted("npuq"));
    pty.wait_until(|screen| line(screen).as_deref() == Some("npuq"));
    assert_eq!(texts(&folder), Vec::<String>::new());
}

#[test]
fn esc_arms_one_key_and_alt_with_a_letter_is_the_same() {
    let folder = conversing();
    let pty = typing(&folder);
    pty.send("half");
    pty.wait_until(|screen| line(screen).as_deref() == Some("half"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.has("n end round") && screen.cursor().is_none());
    pty.send("p");
    pty.wait_until(|screen| screen.has("PAUSED") && screen.has("Why is "));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Why is ") && in_line(screen));
    pty.send(" a line");
    pty.wait_until(|screen| line(screen).as_deref() == Some("half a line"));
    pty.press(Key::Alt('p'));
    pty.wait_until(|screen| !screen.has("PAUSED") && in_line(screen));
    pty.press(Key::Alt('n'));
    pty.wait_until(|screen| screen.has("Enter ends it"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Enter ends it"));
    assert_eq!(line(&pty.screen()).as_deref(), Some("half a line"));
}

#[test]
fn enters_that_came_in_with_the_question_never_confirm() {
    let folder = conversing();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    let before = folder.journal();
    pty.send("n\r\r\r\r\r\r\r\r\r\r");
    pty.wait_until(|screen| screen.has("Enter ends it"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Enter ends it"));
    assert_eq!(folder.journal(), before);
}

/// The frames the program has drawn.
fn frames(pty: &Pty) -> Vec<String> {
    let written = String::from_utf8(pty.raw_output()).unwrap();
    let drawn = written.split("\x1b[?2026h").skip(1);
    drawn.map(|frame| format!("\x1b[?2026h{frame}")).collect()
}

#[test]
fn a_typed_key_costs_few_bytes() {
    let folder = conversing();
    let pty = typing(&folder);
    // Else the first letter also says that there is no table.
    pty.send("@1 ");
    pty.wait_until(|screen| screen.has("table 1") || screen.has("Table 1"));
    let mut typed = String::new();
    for letter in "What is said here is true 政府".chars() {
        let before = frames(&pty).len();
        typed.push(letter);
        pty.send(letter.to_string());
        pty.wait_until(|screen| {
            line(screen).as_deref() == Some(typed.trim_end()) && frames(&pty).len() > before
        });
        let new = frames(&pty).split_off(before);
        let cost = new.iter().map(String::len).max().unwrap_or_default();
        assert!(cost <= FRAME, "{letter:?} cost {cost} bytes: {new:?}");
    }
}

#[test]
fn an_answer_that_comes_late_is_no_key() {
    let folder = conversing();
    let late = "\x1b]11;rgb:1111/bbbb/cccc\x1b\\\x1b[?62;22c";
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n end"));
    pty.send(format!("{late}i{late}after it"));
    pty.wait_until(|screen| line(screen).as_deref() == Some("after it"));
}

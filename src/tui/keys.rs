//! Keys by the names that the table of actions gives them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::model::{Line, Motion};

/// Names a key as screens.md writes it: `n`, `Ctrl-R`, `PgUp`, `Shift+Tab`, `Ctrl+←`; `None` for
/// keys nobody names. A letter with Alt has the name of the letter: after Esc the bytes are the
/// same.
#[must_use]
pub fn name(key: &KeyEvent) -> Option<String> {
    let has = |modifier| key.modifiers.contains(modifier);
    let base = match key.code {
        KeyCode::Char(' ') => "Space",
        KeyCode::Char(c) if has(KeyModifiers::CONTROL) => {
            return Some(format!("Ctrl-{}", c.to_uppercase()));
        }
        KeyCode::Char(c) => return Some(c.to_string()),
        KeyCode::BackTab => return Some("Shift+Tab".to_owned()),
        KeyCode::Enter => "Enter",
        KeyCode::Tab => "Tab",
        KeyCode::Esc => "Esc",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Delete",
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::F(1) => "F1",
        _ => return None,
    };
    let mut name = String::new();
    for (modifier, word) in [
        (KeyModifiers::CONTROL, "Ctrl+"),
        (KeyModifiers::ALT, "Alt+"),
        (KeyModifiers::SHIFT, "Shift+"),
    ] {
        // A terminal may say that Shift was down for a space; it is a space all the same.
        if has(modifier) && base != "Space" {
            name.push_str(word);
        }
    }
    name.push_str(base);
    Some(name)
}

/// The letter a key types, control keys and Alt left out.
#[must_use]
pub fn typed(key: &KeyEvent) -> Option<char> {
    let chord = key.modifiers.intersects(
        KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META,
    );
    match key.code {
        KeyCode::Char(c) if !chord => Some(c),
        _ => None,
    }
}

/// The letter after an Esc that came in one piece with it.
#[must_use]
pub fn escaped(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::ALT) => Some(c),
        _ => None,
    }
}

/// What a key moves or erases in a line, as in every shell.
#[must_use]
pub fn motion(key: &KeyEvent) -> Option<Motion> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let word = control || key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Left if word => Motion::WordLeft,
        KeyCode::Right if word => Motion::WordRight,
        KeyCode::Backspace if word => Motion::WordBack,
        KeyCode::Delete if word => Motion::WordOn,
        KeyCode::Left => Motion::Left,
        KeyCode::Right => Motion::Right,
        KeyCode::Backspace => Motion::Backspace,
        KeyCode::Delete => Motion::Delete,
        KeyCode::Home => Motion::Head,
        KeyCode::End => Motion::End,
        KeyCode::Up => Motion::Up,
        KeyCode::Down => Motion::Down,
        KeyCode::Char(c) if control => match c.to_ascii_lowercase() {
            'a' => Motion::Head,
            'e' => Motion::End,
            'w' => Motion::WordBack,
            'u' => Motion::ToHead,
            'k' => Motion::ToEnd,
            'y' => Motion::Yank,
            'b' => Motion::Left,
            'f' => Motion::Right,
            'h' => Motion::Backspace,
            'd' => Motion::Delete,
            _ => return None,
        },
        _ => return None,
    })
}

/// What a letter after Esc moves or erases: terminals send these for Option+←, Option+→ and the
/// deletion of words.
#[must_use]
pub fn word_motion(key: &KeyEvent) -> Option<Motion> {
    match key.code {
        KeyCode::Char('b') => Some(Motion::WordLeft),
        KeyCode::Char('f') => Some(Motion::WordRight),
        KeyCode::Char('d') => Some(Motion::WordOn),
        KeyCode::Backspace => Some(Motion::WordBack),
        _ => None,
    }
}

/// Enter by itself, with nothing held down beside it.
pub(super) fn is_enter(key: &KeyEvent) -> bool {
    key.code == KeyCode::Enter && key.modifiers == KeyModifiers::NONE
        || key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL
}

/// Types or erases in a line of one row, which ↑ and ↓ do not leave; tells whether the key was one
/// of the line.
pub(super) fn edits(line: &mut Line, key: &KeyEvent) -> bool {
    if let Some(letter) = typed(key) {
        line.insert(letter.encode_utf8(&mut [0; 4]));
        return true;
    }
    let motion = motion(key).filter(|motion| !matches!(motion, Motion::Up | Motion::Down));
    motion.is_some_and(|motion| {
        line.motion(motion);
        true
    })
}

/// The same in a line of several rows: Enter with something held down begins another.
pub(super) fn edits_rows(line: &mut Line, key: &KeyEvent) {
    match motion(key) {
        _ if key.code == KeyCode::Enter => line.insert("\n"),
        Some(motion @ (Motion::Up | Motion::Down)) => _ = line.motion(motion),
        _ => _ = edits(line, key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::ACTIONS;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn keys_are_called_what_the_table_calls_them() {
        let none = KeyModifiers::NONE;
        for (code, modifiers, expected) in [
            (KeyCode::Char('n'), none, "n"),
            (KeyCode::Char('U'), KeyModifiers::SHIFT, "U"),
            (KeyCode::Char('n'), KeyModifiers::ALT, "n"),
            (KeyCode::Char('r'), KeyModifiers::CONTROL, "Ctrl-R"),
            (KeyCode::Char(' '), KeyModifiers::SHIFT, "Space"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift+Tab"),
            (KeyCode::Enter, KeyModifiers::ALT, "Alt+Enter"),
            (KeyCode::Left, KeyModifiers::CONTROL, "Ctrl+←"),
            (KeyCode::PageUp, none, "PgUp"),
            (KeyCode::F(1), none, "F1"),
        ] {
            assert_eq!(name(&key(code, modifiers)).as_deref(), Some(expected));
        }
    }

    #[test]
    fn every_key_of_the_table_can_be_pressed() {
        let one = |name: &str| name.chars().count() == 1 || name == "##";
        let known = [
            "Space",
            "Enter",
            "Tab",
            "Shift+Tab",
            "Esc",
            "PgUp",
            "PgDn",
            "Home",
            "End",
            "F1",
            "Alt+Enter",
            "Shift+Enter",
            "Ctrl+←",
            "Ctrl+→",
            "Shift+↑",
            "Shift+↓",
        ];
        for row in ACTIONS.iter() {
            for name in row.every_key() {
                let control = name.strip_prefix("Ctrl-").is_some_and(one);
                assert!(one(name) || control || known.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn control_keys_move_and_erase_as_in_every_shell() {
        let mut line = Line::of("who decids?");
        for letter in "bbfbbfdaekyhu".chars() {
            let key = key(KeyCode::Char(letter), KeyModifiers::CONTROL);
            assert!(edits(&mut line, &key), "{letter}");
        }
        assert_eq!(line.text(), "");
        line.motion(Motion::Yank);
        assert_eq!(line.text(), "who decid");
    }

    #[test]
    fn a_letter_with_control_or_alt_is_not_typed() {
        assert_eq!(typed(&key(KeyCode::Char('n'), KeyModifiers::NONE)), Some('n'));
        assert_eq!(typed(&key(KeyCode::Char('N'), KeyModifiers::SHIFT)), Some('N'));
        assert_eq!(typed(&key(KeyCode::Char('n'), KeyModifiers::CONTROL)), None);
        assert_eq!(escaped(&key(KeyCode::Char('n'), KeyModifiers::ALT)), Some('n'));
    }
}

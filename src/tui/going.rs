//! Keys that go through rows, the same wherever there are rows to go through.

use crossterm::event::KeyEvent;

use crate::tui::keys::name;

/// Rows that PgUp and PgDn go by in a list.
pub(super) const PAGE: usize = 8;

/// By how many rows a key goes down, or up where negative; [`isize::MIN`] and [`isize::MAX`] are
/// the first and the last.
pub(super) fn by(key: &KeyEvent, page: usize) -> Option<isize> {
    let page = isize::try_from(page).unwrap_or(isize::MAX - 1);
    Some(match name(key).as_deref()? {
        "↑" | "k" => -1,
        "↓" | "j" => 1,
        "PgUp" => -page,
        "PgDn" => page,
        "g" | "Home" => isize::MIN,
        "G" | "End" => isize::MAX,
        _ => return None,
    })
}

/// The same while a filter is typed, where letters are words and Home and End are of its line.
pub(super) fn while_typed(key: &KeyEvent, page: usize) -> Option<isize> {
    match name(key).as_deref()? {
        "↑" | "↓" | "PgUp" | "PgDn" => by(key, page),
        _ => None,
    }
}

/// The same where one reads and marks nothing: Space goes on by a page.
pub(super) fn reading(key: &KeyEvent, page: usize) -> Option<isize> {
    match name(key).as_deref() {
        Some("Space") => Some(isize::try_from(page).unwrap_or(isize::MAX)),
        _ => by(key, page),
    }
}

/// How far down help is scrolled after a key; `None` where the key closes it. A page keeps a row of
/// the one before in sight.
pub(super) fn help(scroll: usize, key: &KeyEvent, rows: usize, most: usize) -> Option<usize> {
    // A terminal made larger shows more than was scrolled past.
    let page = rows.saturating_sub(1).max(1);
    reading(key, page).map(|by| gone(scroll.min(most), by, most))
}

/// The place so many on, never past the last.
pub(super) fn gone(at: usize, by: isize, last: usize) -> usize {
    at.saturating_add_signed(by).min(last)
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    #[test]
    fn every_key_stays_within_the_rows() {
        let at = |code, from| by(&key(code), 8).map(|by| gone(from, by, 20));
        assert_eq!(at(KeyCode::Char('k'), 0), Some(0));
        assert_eq!(at(KeyCode::Down, 20), Some(20));
        assert_eq!(at(KeyCode::PageDown, 3), Some(11));
        assert_eq!(at(KeyCode::PageUp, 3), Some(0));
        assert_eq!(at(KeyCode::Home, 9), Some(0));
        assert_eq!(at(KeyCode::Char('G'), 9), Some(20));
        assert_eq!(at(KeyCode::Char('x'), 9), None);
    }

    #[test]
    fn space_goes_on_only_where_one_reads() {
        let space = key(KeyCode::Char(' '));
        assert_eq!((by(&space, 8), reading(&space, 8)), (None, Some(8)));
    }

    #[test]
    fn while_words_are_typed_only_keys_that_are_none_of_them_go_through_rows() {
        let at = |code| while_typed(&key(code), 8);
        assert_eq!([at(KeyCode::Up), at(KeyCode::PageDown)], [Some(-1), Some(8)]);
        assert_eq!([at(KeyCode::Char('j')), at(KeyCode::Char('g'))], [None, None]);
        assert_eq!([at(KeyCode::Home), at(KeyCode::End)], [None, None]);
    }

    #[test]
    fn help_stays_within_its_rows_and_any_other_key_closes_it() {
        assert_eq!(help(30, &key(KeyCode::Up), 9, 20), Some(19));
        assert_eq!(help(15, &key(KeyCode::PageDown), 9, 20), Some(20));
        assert_eq!(help(1, &key(KeyCode::PageDown), 9, 20), Some(9));
        assert_eq!(help(15, &key(KeyCode::Char('x')), 9, 20), None);
    }
}

//! The one table of actions, a family a file.

mod categories;
mod devices;
mod floor;
mod home;
mod interface;
mod line;
mod notes;
mod programme;
mod questions;
mod room;
mod screens;
mod seats;

use std::sync::LazyLock;

use super::action::{Action, ActionSpec};
pub use programme::UNDO_AT_TABLE;

/// Every action the program has, in the order help and the palette show them. Dispatch, hints,
/// help, palette, `do`, `keys` and the README read these rows; an action that is not built has
/// none.
pub static ACTIONS: LazyLock<Vec<ActionSpec>> = LazyLock::new(|| {
    [
        programme::ROWS,
        interface::ROWS,
        line::ROWS,
        interface::LIST,
        floor::ROWS,
        notes::ROWS,
        questions::ROWS,
        categories::ROWS,
        room::ROWS,
        devices::ROWS,
        seats::ROWS,
        screens::ROWS,
        interface::REPLAY,
        home::ROWS,
    ]
    .concat()
});

/// The row of an action.
#[must_use]
pub fn spec(action: Action) -> &'static ActionSpec {
    static NONE: ActionSpec = ActionSpec::BLANK;
    ACTIONS.iter().find(|row| row.action == action).unwrap_or(&NONE)
}

/// The row of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static ActionSpec> {
    ACTIONS.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::actions::{Keymap, Scope};

    fn on_key(key: &str, at: Scope) -> impl Iterator<Item = &'static ActionSpec> {
        Keymap::default().on_key(key, at)
    }

    #[test]
    fn every_row_is_whole_and_no_action_or_name_has_two() {
        let mut seen = HashSet::new();
        for row in ACTIONS.iter() {
            assert!(seen.insert(row.name), "{} stands twice", row.name);
            assert!(!row.title.is_empty() && !row.title.ends_with('.'), "{}", row.name);
            assert!(row.doc.ends_with('.'), "{} has no sentence", row.name);
            assert!(
                row.changes || row.args.is_empty(),
                "{} takes words and changes nothing",
                row.name
            );
            assert!(
                row.changes || row.every_key().next().is_some(),
                "{} can be reached by no key and no command",
                row.name
            );
        }
        let actions: HashSet<Action> = ACTIONS.iter().map(|row| row.action).collect();
        assert_eq!(actions.len(), ACTIONS.len());
    }

    #[test]
    fn names_are_words_and_hyphens() {
        for row in ACTIONS.iter() {
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.name);
            assert_eq!(named(row.name), Some(row));
            assert_eq!(spec(row.action), row);
        }
    }

    #[test]
    fn keys_that_others_own_are_not_used() {
        for key in ACTIONS.iter().flat_map(ActionSpec::every_key) {
            assert!(!["Ctrl-B", "Ctrl-S", "Ctrl-Q", "Ctrl-D"].contains(&key), "{key}");
        }
        // After Esc these are what terminals send for moving and deleting by words.
        for key in ["b", "f", "d", "Backspace"] {
            assert_eq!(on_key(key, Scope::Stage).count(), 0, "{key}");
        }
    }

    #[test]
    fn the_rooms_view_hears_few_keys() {
        let heard: HashSet<&str> = ACTIONS
            .iter()
            .flat_map(|row| row.keys.iter().filter(|key| row.answers(key, Scope::Room)))
            .copied()
            .collect();
        assert_eq!(heard, HashSet::from(["n", "p", "+", "=", "-", "<", ">", "v", "?", ":"]));
    }

    #[test]
    fn letters_are_words_in_the_line() {
        for letter in ('a'..='z').chain('A'..='Z').map(String::from) {
            assert_eq!(on_key(&letter, Scope::Line).count(), 0, "{letter}");
        }
        assert_eq!(
            on_key("Ctrl-P", Scope::Line).map(|row| row.action).collect::<Vec<_>>(),
            [Action::Palette]
        );
    }

    #[test]
    fn the_key_of_a_list_comes_before_that_of_the_stage() {
        let first = |key, at| on_key(key, at).next().map(|row| row.action);
        assert_eq!(first("x", Scope::List), Some(Action::Retract));
        assert_eq!(first("n", Scope::List), Some(Action::Start));
        assert_eq!(first("n", Scope::Replay), Some(Action::NextBlock));
    }
}

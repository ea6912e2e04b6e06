//! Which key may do which action, and why another may not.

use super::action::{ActionSpec, Scope};
use super::keymap::{Clash, Keymap};
use super::table::{ACTIONS, named};
use crate::text::nearest;

/// Keys that mean the same wherever they are pressed.
const EVERYWHERE: [&str; 15] = [
    "Enter",
    "Esc",
    "Tab",
    "Shift+Tab",
    "Space",
    "Backspace",
    "Delete",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "F1",
    "Alt+Enter",
    "Shift+Enter",
    "##",
];

/// Letters that go through every list.
const THROUGH_LISTS: [&str; 4] = ["j", "k", "g", "G"];

/// Control keys that are somebody's already, and whose they are.
const OWNED: &[(&str, &str)] = &[
    ("B", "tmux"),
    ("S", "the terminal, which stops by it"),
    ("Q", "the terminal, which goes on by it"),
    ("D", "the shell, which ends by it"),
    ("C", "quit, always"),
    ("Z", "shell, always"),
    ("L", "redraw, always"),
    ("P", "palette, always"),
    ("I", "Tab, which terminals send so"),
    ("J", "Enter, which terminals send so"),
    ("M", "Enter, which terminals send so"),
    ("H", "Backspace, which terminals send so"),
    ("A", "the line"),
    ("E", "the line"),
    ("F", "the line, where it goes a letter on"),
    ("G", "the line"),
    ("K", "the line"),
    ("N", "the line"),
    ("T", "the line"),
    ("U", "the line"),
    ("W", "the line"),
    ("Y", "the line"),
];

/// Why a key cannot do an action. Words of people are raw.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misbound {
    /// No action has this name.
    #[error("there is no action `{name}`")]
    NoAction { name: String, nearest: Option<&'static str> },
    /// Its keys are read before the table is, or each of them says something else.
    #[error("the keys of `{action}` stay as they are")]
    Fixed { action: &'static str },
    /// An action without any key.
    #[error("`{action}` has no key left")]
    Keyless { action: &'static str },
    /// Not the name of a key.
    #[error("`{typed}` is no key")]
    NoKey { typed: String },
    /// A key, but not as the file writes words.
    #[error("`{typed}` is no key")]
    Unquoted { typed: String },
    /// A key with one meaning.
    #[error("`{key}` has one meaning everywhere")]
    Everywhere { key: String },
    /// Somebody else's.
    #[error("`{key}` belongs to {owner}")]
    Owned { key: String, owner: &'static str },
    /// A key that moves.
    #[error("`{key}` goes through every list")]
    ThroughLists { key: String },
    /// After Esc these are moves and deletions by words.
    #[error("terminals send Esc and `{key}` for moving or deleting by a word in the line")]
    ByWords { key: String },
    /// `#` and `@`.
    #[error("`{key}` is a sign of the line")]
    Sign { key: String },
    /// Two actions of one place.
    #[error("`{key}` would do both `{one}` and `{other}`")]
    Both { key: &'static str, one: &'static str, other: &'static str },
}

impl Misbound {
    /// What to write instead; empty where the sentence says it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoAction { nearest: Some(name), .. } => format!("did you mean `{name}`"),
            Self::NoAction { nearest: None, .. } => "worldcafe keys lists every action".into(),
            Self::Fixed { .. } => "leave the line out".into(),
            Self::Keyless { .. } => "give it one, or leave the line out".into(),
            Self::Unquoted { typed } => format!("a key stands between quotes: \"{typed}\""),
            Self::NoKey { .. } | Self::Everywhere { .. } => {
                "a key is a letter or a sign, or Ctrl- and a letter: n, U, *, Ctrl-O".into()
            }
            Self::Owned { .. }
            | Self::ThroughLists { .. }
            | Self::ByWords { .. }
            | Self::Sign { .. } => "choose another".into(),
            Self::Both { one, other, .. } => {
                format!("choose another for `{one}` or for `{other}`; worldcafe keys lists them")
            }
        }
    }
}

impl From<Clash> for Misbound {
    fn from(clash: Clash) -> Self {
        let name = |action| Keymap::default().spec(action).name;
        Self::Both { key: clash.key, one: name(clash.one), other: name(clash.other) }
    }
}

/// Finds the action whose keys somebody chooses.
///
/// # Errors
/// [`Misbound::NoAction`], [`Misbound::Fixed`].
pub fn bindable(name: &str) -> Result<&'static ActionSpec, Misbound> {
    let Some(row) = named(name) else {
        let names = ACTIONS.iter().filter(|row| !is_fixed(row)).map(|row| row.name);
        return Err(Misbound::NoAction { name: name.to_owned(), nearest: nearest(names, name) });
    };
    if is_fixed(row) { Err(Misbound::Fixed { action: row.name }) } else { Ok(row) }
}

/// True for actions whose keys nobody can choose: those of a line, which are every shell's;
/// those that Enter does, which is the only yes; and those whose row says so.
#[must_use]
pub fn is_fixed(row: &ActionSpec) -> bool {
    let typed_in = matches!(row.scope, Scope::Line | Scope::Fresh);
    row.keys.is_empty() || typed_in || row.keys.contains(&"Enter") || row.fixed
}

/// Names a key as the table does: the letter of a control key is a capital.
///
/// # Errors
/// Any of [`Misbound`] that is about one key.
pub fn may_do(row: &ActionSpec, typed: &str) -> Result<String, Misbound> {
    let control = typed.strip_prefix("Ctrl-").map(str::to_uppercase);
    let key = control.as_ref().map_or_else(|| typed.to_owned(), |letter| format!("Ctrl-{letter}"));
    if row.keys.contains(&key.as_str()) {
        return Ok(key);
    }
    if EVERYWHERE.contains(&typed) || typed.contains(['←', '→', '↑', '↓']) {
        return Err(Misbound::Everywhere { key });
    }
    if let Some(letter) = &control {
        let owner = OWNED.iter().find(|(owned, _)| owned == letter);
        return match owner {
            Some((_, owner)) => Err(Misbound::Owned { key, owner }),
            None if letter.len() == 1 && letter.bytes().all(|it| it.is_ascii_uppercase()) => {
                Ok(key)
            }
            None => Err(Misbound::NoKey { typed: typed.to_owned() }),
        };
    }
    let mut letters = typed.chars();
    let is_letter = |c: char| !c.is_control() && !c.is_whitespace();
    if !letters.next().is_some_and(is_letter) || letters.next().is_some() {
        return Err(Misbound::NoKey { typed: typed.to_owned() });
    }
    let after_esc = matches!(row.scope, Scope::Stage | Scope::Room);
    match typed {
        _ if THROUGH_LISTS.contains(&typed) => Err(Misbound::ThroughLists { key }),
        "b" | "f" | "d" if after_esc => Err(Misbound::ByWords { key }),
        "#" | "@" if after_esc => Err(Misbound::Sign { key }),
        _ => Ok(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why_not(name: &str, key: &str) -> String {
        may_do(bindable(name).unwrap(), key).unwrap_err().to_string()
    }

    #[test]
    fn a_letter_a_sign_or_a_free_control_key_may_be_chosen() {
        for (name, key) in [("end-block", "e"), ("undo", "Ö"), ("pause", "!"), ("speak", "f")] {
            assert_eq!(may_do(bindable(name).unwrap(), key).as_deref(), Ok(key));
        }
        assert_eq!(may_do(bindable("undo").unwrap(), "Ctrl-o").as_deref(), Ok("Ctrl-O"));
        assert_eq!(may_do(bindable("mark").unwrap(), "Space").as_deref(), Ok("Space"));
    }

    #[test]
    fn keys_that_are_somebodys_are_refused_with_the_reason() {
        assert_eq!(
            why_not("undo", "Ctrl-S"),
            "`Ctrl-S` belongs to the terminal, which stops by it"
        );
        assert_eq!(why_not("undo", "Ctrl-w"), "`Ctrl-W` belongs to the line");
        assert_eq!(why_not("undo", "Enter"), "`Enter` has one meaning everywhere");
        assert_eq!(why_not("undo", "↑"), "`↑` has one meaning everywhere");
        assert_eq!(why_not("seen", "k"), "`k` goes through every list");
        assert_eq!(why_not("undo", "#"), "`#` is a sign of the line");
        for word_key in ["b", "f", "d"] {
            assert!(why_not("end-block", word_key).starts_with("terminals send Esc and"));
        }
        for nonsense in ["", " ", "nn", "Ctrl-", "Ctrl-é", "Ctrl-1", "F2", "\u{1b}"] {
            assert_eq!(why_not("undo", nonsense), format!("`{nonsense}` is no key"));
        }
    }

    #[test]
    fn some_actions_keep_their_keys() {
        let by_key = [
            "move",
            "ends",
            "choose",
            "read-on",
            "move-block",
            "move-speaker",
            "order-categories",
            "extend",
            "shorten",
        ];
        let others = ["save", "category", "edit-note", "esc", "redraw"];
        for name in by_key.into_iter().chain(others) {
            assert_eq!(bindable(name), Err(Misbound::Fixed { action: named(name).unwrap().name }));
        }
        let why = bindable("end-blok").unwrap_err();
        assert_eq!(why.hint(), "did you mean `end-block`");
        assert_eq!(bindable("rhubarb").unwrap_err().hint(), "worldcafe keys lists every action");
    }

    #[test]
    fn what_is_said_of_the_line_is_so() {
        let in_line = |key: &str| Keymap::default().on_key(key, Scope::Line).next().is_some();
        for (letter, _) in OWNED.iter().filter(|(_, owner)| *owner == "the line") {
            assert!(in_line(&format!("Ctrl-{letter}")), "{letter}");
        }
        let chosen: Vec<_> = ACTIONS.iter().filter(|row| !is_fixed(row)).collect();
        for key in Keymap::default().rows().iter().filter(|row| row.scope == Scope::Line) {
            for key in key.keys.iter().filter(|key| **key != "Tab") {
                let taken = chosen.iter().find(|row| {
                    matches!(row.scope, Scope::Stage | Scope::Room) && may_do(row, key).is_ok()
                });
                assert_eq!(taken, None, "{key}");
            }
        }
    }
}

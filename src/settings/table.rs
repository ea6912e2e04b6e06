//! What can be set, a row each, and how it stands where nobody sets it.

use crate::actions::Keymap;
use crate::domain::Span;
use crate::theme::ThemeChoice;

/// What is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How the screen looks.
    pub theme: ThemeChoice,
    /// Whether warnings ring when a session is opened.
    pub bell: bool,
    /// How long before the end of a block it is time to say so, in any order; the plan goes before
    /// it.
    pub warnings: Vec<Span>,
    /// How long a table says nothing before it is called silent.
    pub silence: Span,
    /// The keys in force.
    pub keys: Keymap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            bell: true,
            warnings: vec![Span::minutes(5), Span::minutes(1)],
            silence: Span::minutes(10),
            keys: Keymap::default(),
        }
    }
}

/// What is known of a setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// What may be written after it, in words.
    pub takes: &'static str,
    /// What it is for, in a sentence or two.
    pub doc: &'static str,
    /// How it stands in these settings, as the file has it.
    pub written: fn(&Settings) -> String,
}

/// Every setting but the keys, which have a part of the file of their own.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        takes: "auto, dark, light, high-contrast, 16-colours or none",
        doc: "How the screen looks. auto asks the terminal whether it is dark or light; \
              high-contrast has nothing faint, for projectors and tired eyes; 16-colours are the \
              terminal's own.",
        written: |settings| format!("\"{}\"", settings.theme.word()),
    },
    Setting {
        name: "bell",
        takes: "true or false",
        doc: "Whether warnings ring. Their words stand on the screen either way.",
        written: |settings| settings.bell.to_string(),
    },
    Setting {
        name: "warnings",
        takes: "a list of whole minutes, from 1 to 1440",
        doc: "How long before the end of a block it is time to say so. Where a plan says it of a \
              block, the plan is heard.",
        written: |settings| {
            let minutes = settings.warnings.iter().map(|it| it.nearest_minutes().to_string());
            format!("[{}]", minutes.collect::<Vec<_>>().join(", "))
        },
    },
    Setting {
        name: "silence",
        takes: "whole minutes, from 1 to 1440",
        doc: "How long a table says nothing in a round before it is called silent.",
        written: |settings| settings.silence.nearest_minutes().to_string(),
    },
];

/// The name of the part with the keys.
pub(super) const KEYS: &str = "keys";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_theme_takes_is_every_theme_there_is() {
        let [most @ .., last] = ThemeChoice::ALL.map(ThemeChoice::word);
        let theme = SETTINGS.iter().find(|it| it.name == "theme").unwrap();
        assert_eq!(theme.takes, format!("{} or {last}", most.join(", ")));
    }
}

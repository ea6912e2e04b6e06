//! What holds where a plan does not say otherwise; settings may change it.

use crate::actions::Keymap;
use crate::domain::Span;
use crate::settings::Settings;

/// What is usual here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// How long a table says nothing before it is called silent.
    pub silent: Span,
    /// How long before the end of a block it is time to say so, in any order.
    pub warnings: Vec<Span>,
    /// Warnings ring, until somebody mutes them.
    pub rings: bool,
    /// The keys in force.
    pub keys: Keymap,
}

impl Default for Usual {
    fn default() -> Self {
        Settings::default().into()
    }
}

impl From<Settings> for Usual {
    /// What settings say of a session; how it looks is not the model's.
    fn from(settings: Settings) -> Self {
        let Settings { bell, warnings, silence, keys, theme: _ } = settings;
        Self { silent: silence, warnings, rings: bell, keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::read;
    use crate::setup::Source;

    #[test]
    fn settings_say_what_is_usual() {
        let file = "bell = false\nwarnings = [8]\nsilence = 3\n";
        let usual = Usual::from(read(&Source::new("s", file)).settings);
        assert_eq!((usual.rings, usual.silent), (false, Span::minutes(3)));
        assert_eq!(usual.warnings, [Span::minutes(8)]);
        assert!(Usual::default().rings);
    }
}

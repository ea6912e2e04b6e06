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

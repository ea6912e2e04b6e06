//! The themes there are to choose from.

/// How the screen is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// Dark or light, as the terminal says.
    #[default]
    Auto,
    /// For a dark ground, whatever the terminal says.
    Dark,
    /// For a light ground.
    Light,
    /// Nothing faint, and what colour says is underlined too; on either ground.
    HighContrast,
    /// The terminal's own sixteen colours, and no others.
    Sixteen,
    /// No colour.
    None,
}

impl ThemeChoice {
    /// Every theme.
    pub const ALL: [Self; 6] =
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Sixteen, Self::None];

    /// The word settings use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Sixteen => "16-colours",
            Self::None => "none",
        }
    }

    /// The theme of this word.
    #[must_use]
    pub fn called(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

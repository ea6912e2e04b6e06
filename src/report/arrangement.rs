//! The arrangements a report can have.

/// How a report is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// As the report of the 2013 café was: programme, questions, figures, results, town halls.
    #[default]
    Cafe,
    /// As reports of a session are: participants by role, figures, topics with their notes,
    /// conclusions, follow-up, programme.
    SessionReport,
}

impl Arrangement {
    /// Every arrangement.
    pub const ALL: [Self; 2] = [Self::Cafe, Self::SessionReport];

    /// The word a plan and `--report` call it by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cafe => "cafe",
            Self::SessionReport => "session-report",
        }
    }

    /// The arrangement called so.
    #[must_use]
    pub fn called(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.word() == word)
    }
}

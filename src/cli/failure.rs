//! How a command that was not done ends: words, a hint, and what the shell is told.

use std::fmt::Display;

use crate::actions::Misuse;
use crate::report::ReportError;

/// How a command went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The session does not allow it: `not done`, 1.
    Refused,
    /// It could not be done: `error`, 1.
    Failed,
    /// These words are no command: `error`, 2.
    Usage,
    /// Everything has been said: 1.
    Said,
    /// Nobody listens any more: 0.
    Unheard,
}

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    kind: Kind,
    words: String,
    hint: String,
}

impl Failure {
    fn new(kind: Kind, words: impl Display, hint: impl Display) -> Self {
        Self { kind, words: words.to_string(), hint: hint.to_string() }
    }

    /// The session does not allow it.
    pub(super) fn refused(words: impl Display, hint: impl Display) -> Self {
        Self::new(Kind::Refused, words, hint)
    }

    /// It could not be done.
    pub(super) fn failed(words: impl Display, hint: impl Display) -> Self {
        Self::new(Kind::Failed, words, hint)
    }

    /// There is no report.
    pub(super) fn report(why: &ReportError) -> Self {
        Self::failed(why, why.hint().unwrap_or_default())
    }

    /// These words are no command.
    pub(super) fn usage(words: impl Display, hint: impl Display) -> Self {
        Self::new(Kind::Usage, words, hint)
    }

    /// It failed, and everything about it has been said.
    pub(super) fn said() -> Self {
        Self::new(Kind::Said, "", "")
    }

    /// The reader of the data went away, as `head` does. Nothing is wrong with that.
    pub(super) fn unheard() -> Self {
        Self::new(Kind::Unheard, "", "")
    }

    /// True where the session does not allow it.
    pub(super) fn is_refusal(&self) -> bool {
        self.kind == Kind::Refused
    }

    /// True where nobody listens any more.
    pub(super) fn is_unheard(&self) -> bool {
        self.kind == Kind::Unheard
    }

    /// What the shell is told, and the word the sentence begins with; `None` where nothing is
    /// left to say.
    pub(super) const fn verdict(&self) -> (u8, Option<&'static str>) {
        match self.kind {
            Kind::Refused => (1, Some("not done")),
            Kind::Failed => (1, Some("error")),
            Kind::Usage => (2, Some("error")),
            Kind::Said => (1, None),
            Kind::Unheard => (0, None),
        }
    }

    /// What went wrong; words of people in it are raw.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Both in one line, raw.
    pub(super) fn in_line(&self) -> String {
        if self.hint.is_empty() {
            return self.words.clone();
        }
        format!("{} · {}", self.words, self.hint)
    }

    /// What to do instead; empty where there is nothing to add.
    pub(super) fn hint(&self) -> &str {
        &self.hint
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        let kind = if misuse.is_usage() { Kind::Usage } else { Kind::Refused };
        Self::new(kind, &misuse, misuse.hint())
    }
}

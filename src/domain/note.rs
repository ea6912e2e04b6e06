//! Notes: anything captured. The idea is the kind that counts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How deep details may go below an idea.
pub const DEEPEST: usize = 3;

/// What sort of note it is. Only ideas are counted as ideas.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// One thing somebody said.
    #[default]
    Idea,
    /// Said in a town hall.
    Comment,
    /// A question that stays open.
    OpenQuestion,
    /// A book, a link, a person to ask.
    Resource,
    /// What was agreed.
    Conclusion,
}

impl NoteKind {
    /// Every kind, ideas first.
    pub const ALL: [Self; 5] =
        [Self::Idea, Self::Comment, Self::OpenQuestion, Self::Resource, Self::Conclusion];

    /// The word data and `--kind` use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Comment => "comment",
            Self::OpenQuestion => "open-question",
            Self::Resource => "resource",
            Self::Conclusion => "conclusion",
        }
    }

    /// The words people read: `open question`, `open questions`.
    #[must_use]
    pub const fn name(self, many: bool) -> &'static str {
        match (self, many) {
            (Self::Idea, false) => "idea",
            (Self::Idea, true) => "ideas",
            (Self::Comment, false) => "comment",
            (Self::Comment, true) => "comments",
            (Self::OpenQuestion, false) => "open question",
            (Self::OpenQuestion, true) => "open questions",
            (Self::Resource, false) => "resource",
            (Self::Resource, true) => "resources",
            (Self::Conclusion, false) => "conclusion",
            (Self::Conclusion, true) => "conclusions",
        }
    }
}

/// What a comment is about.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What was talked about.
    #[default]
    Content,
    /// How it was talked about.
    Process,
    /// What should come of it.
    FollowUp,
}

impl About {
    /// The word data uses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Process => "process",
            Self::FollowUp => "follow-up",
        }
    }
}

/// A point below a note. Kept and printed, never counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Detail {
    /// The words as typed.
    pub text: Arc<str>,
    /// Points below it, at most [`DEEPEST`] levels in all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
}

impl Detail {
    /// How many levels it takes, itself included.
    #[must_use]
    pub fn depth(&self) -> usize {
        1 + self.details.iter().map(Self::depth).max().unwrap_or(0)
    }

    /// Writes it as a row below others, so many levels deep, two spaces a level, and its own
    /// details below it.
    pub fn write_below(&self, level: usize, rows: &mut String) {
        rows.push('\n');
        rows.push_str(&"  ".repeat(level));
        rows.push_str(&self.text);
        self.details.iter().for_each(|detail| detail.write_below(level + 1, rows));
    }
}

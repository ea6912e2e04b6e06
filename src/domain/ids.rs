//! Identities. Cheap to clone: the letters are shared.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
        pub struct $name(#[serde(deserialize_with = "super::shared::name")] Arc<str>);

        impl $name {
            /// Takes the words as they are; an empty identity means "none given yet".
            pub fn new(words: impl AsRef<str>) -> Self {
                Self(Arc::from(words.as_ref()))
            }

            /// The words of the identity, raw: show them through `text::shown`.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True where the plan gave none; [`crate::domain::Plan::identified`] fills these.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

named! {
    /// A block of the programme; unique in its plan.
    BlockId
}
named! {
    /// A question; unique in its plan.
    QuestionId
}
named! {
    /// A category; unique within its question, and kept when letter, label or order change.
    CategoryId
}
named! {
    /// A table, by its name as it stands on the card: `7`, `Blue`. Never renumbered.
    TableId
}

/// A note. Minted (`UUIDv7`, RFC 9562) where the note is typed, so that sending it again is the
/// same note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct NoteId(pub Uuid);

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What one undo takes back. Counts from 1; 0 is no step.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct StepId(pub u64);

/// The place of a record in its journal, counted from 1.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

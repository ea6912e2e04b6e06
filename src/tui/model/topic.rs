//! What a comment of a town hall is about.

use serde::{Deserialize, Serialize};

use crate::domain::QuestionId;

/// What a comment is about, as it is said in the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// What was said on this question.
    Question(QuestionId),
    /// How it was talked about.
    Process,
    /// What should come of it.
    FollowUp,
}

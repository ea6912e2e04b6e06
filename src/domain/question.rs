//! Questions and their categories, as planned.

use serde::{Deserialize, Serialize};

use super::ids::{CategoryId, QuestionId};

/// A question that a conversation explores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Question {
    /// Unique in the plan.
    #[serde(default, skip_serializing_if = "QuestionId::is_empty")]
    pub id: QuestionId,
    /// The question itself.
    pub text: String,
    /// Its theme in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// What asking it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// What people should know before they answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// Its categories in display order; letters are another matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A heading under which ideas of one question are gathered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Category {
    /// Unique within the question; it stays when letter, label or order change.
    #[serde(default, skip_serializing_if = "CategoryId::is_empty")]
    pub id: CategoryId,
    /// Its letter; need not follow the display order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Its name.
    pub label: String,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

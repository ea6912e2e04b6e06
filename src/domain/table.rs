//! Tables, as planned.

use serde::{Deserialize, Serialize};

use super::ids::{QuestionId, TableId};

/// A small table where people talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table {
    /// What stands on its card; its identity.
    pub name: TableId,
    /// What it is about, where people travel through topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Who stays at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// The question it keeps all evening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The tables of a plan: how many, or each by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Tables {
    /// So many, named `1`, `2`, ….
    Count(u32),
    /// Each with its name.
    Named(Vec<Table>),
}

impl Default for Tables {
    fn default() -> Self {
        Self::Count(0)
    }
}

impl Tables {
    /// True where the plan says nothing of tables.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Count(0)) || matches!(self, Self::Named(list) if list.is_empty())
    }

    /// True where the plan names them, so that a name it does not have is a mistake.
    #[must_use]
    pub const fn are_named(&self) -> bool {
        matches!(self, Self::Named(_))
    }

    /// One entry a table, numbered ones by their number.
    #[must_use]
    pub fn list(&self) -> Vec<Table> {
        match self {
            Self::Count(n) => (1..=*n)
                .map(|n| Table { name: TableId::new(n.to_string()), ..Table::default() })
                .collect(),
            Self::Named(list) => list.clone(),
        }
    }
}

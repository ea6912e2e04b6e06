//! What a report says beside what was captured.

use serde::{Deserialize, Serialize};

/// A text of the report that the plan states, and that may be written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportText {
    /// What stands before everything else.
    Summary,
    /// What happens with the results.
    NextStep,
}

impl ReportText {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::NextStep => "next step",
        }
    }
}

//! The texts of the report as they stand: the plan's, unless they were written anew since.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{Plan, ReportText};

/// What the report says beside what was captured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTexts {
    /// What stands before everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Arc<str>>,
    /// What happens with the results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<Arc<str>>,
}

impl ReportTexts {
    pub(super) fn planned(plan: &Plan) -> Self {
        let text = |words: &Option<String>| words.as_deref().map(Arc::from);
        Self { summary: text(&plan.summary), next_step: text(&plan.next_step) }
    }

    /// One of them; none where there is none.
    #[must_use]
    pub const fn of(&self, text: ReportText) -> Option<&Arc<str>> {
        match text {
            ReportText::Summary => self.summary.as_ref(),
            ReportText::NextStep => self.next_step.as_ref(),
        }
    }

    pub(super) fn set(&mut self, text: ReportText, words: Option<Arc<str>>) {
        match text {
            ReportText::Summary => self.summary = words,
            ReportText::NextStep => self.next_step = words,
        }
    }

    /// A changed plan is taken over: what it says anew counts, the rest stays as it was written.
    pub(super) fn adopt(&mut self, old: &Plan, new: &Plan) {
        let (old, new) = (Self::planned(old), Self::planned(new));
        for text in [ReportText::Summary, ReportText::NextStep] {
            if old.of(text) != new.of(text) {
                self.set(text, new.of(text).cloned());
            }
        }
    }
}

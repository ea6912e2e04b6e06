//! What happened, where somebody wants to know.

use std::sync::{Arc, Mutex};

#[derive(Clone)]
pub(super) struct Trace(Option<Arc<Mutex<Vec<String>>>>);

impl Trace {
    pub(super) const fn none() -> Self {
        Self(None)
    }

    pub(super) fn kept() -> Self {
        Self(Some(Arc::default()))
    }

    pub(super) fn says(&self, words: impl FnOnce() -> String) {
        if let Some(lines) = &self.0 {
            lines.lock().unwrap().push(words());
        }
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.0.as_ref().map_or_else(Vec::new, |lines| lines.lock().unwrap().clone())
    }
}

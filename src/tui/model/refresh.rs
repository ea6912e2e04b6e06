//! What is kept beside the session, made true again.

use super::Model;
use super::counts::Counts;

impl Model {
    /// After the session changed: counts, and all that depends on the moment.
    pub fn refresh(&mut self) {
        self.counts = Counts::of(&self.session.notes);
        self.refresh_moment();
    }

    /// After the moment changed.
    pub fn refresh_moment(&mut self) {}
}

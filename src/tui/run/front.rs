//! The terminal and all that is watched of it, for one interface after another.

use super::error::TuiError;
use super::fault::begin_again_on_panic;
use super::input::Inbox;
use super::terminal::Screen;
use crate::engine::Waker;

/// The terminal, taken by the first interface and kept for those after it. Dropping it leaves the
/// terminal as it was found.
pub struct Front {
    inbox: Inbox,
    screen: Option<Screen>,
}

impl Front {
    /// Takes signals, which wait until an interface runs, and watches for faults of the program.
    /// The terminal is not touched yet.
    ///
    /// # Errors
    /// [`TuiError::Watch`].
    pub fn open() -> Result<Self, TuiError> {
        begin_again_on_panic();
        Ok(Self { inbox: Inbox::open()?, screen: None })
    }

    /// Another interface comes: what is still told to the one before is lost.
    pub fn next(&mut self) {
        self.inbox.next();
    }

    /// What the gateway of the interface that comes calls after it queued notices.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.inbox.waker()
    }

    /// Gives the terminal back, until an interface takes it again.
    pub fn leave(&mut self) {
        self.screen = None;
    }

    /// True where an interface before this one has the terminal.
    pub(super) const fn is_taken(&self) -> bool {
        self.screen.is_some()
    }

    pub(super) fn enter(&mut self) -> Result<(&mut Screen, &Inbox), TuiError> {
        let screen = match self.screen.take() {
            Some(screen) => screen,
            None => Screen::enter(self.inbox.drawn())?,
        };
        Ok((self.screen.insert(screen), &self.inbox))
    }
}

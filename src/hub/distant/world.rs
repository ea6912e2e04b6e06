//! What the tasks of a device's thread share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

use super::device::Device;
use super::errand::{Keeping, Patience};
use crate::hub::access::Token;
use crate::hub::entrance::Entrance;
use crate::hub::line::Line;

/// What the three tasks share.
pub(super) struct World {
    device: Mutex<Device>,
    pub(super) entrance: Entrance,
    pub(super) keeping: Keeping,
    pub(super) patience: Patience,
    token: Mutex<Option<Token>>,
    /// Something is to be sent.
    pub(super) more: Notify,
    /// The line stands again: the other need not wait before its next try.
    pub(super) try_up: Notify,
    pub(super) try_down: Notify,
    /// Something left the outbox, or nothing is to be hoped for.
    pub(super) settled: Notify,
}

impl World {
    pub(super) fn new(
        device: Device,
        entrance: Entrance,
        keeping: Keeping,
        patience: Patience,
    ) -> Self {
        let [more, try_up, try_down, settled] = [const { Notify::const_new() }; 4];
        let (device, token) = (Mutex::new(device), Mutex::new(None));
        Self { device, entrance, keeping, patience, token, more, try_up, try_down, settled }
    }

    pub(super) fn device(&self) -> MutexGuard<'_, Device> {
        self.device.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn token(&self) -> MutexGuard<'_, Option<Token>> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn line(&self) -> Line {
        Line::without_token(self.entrance.at, self.entrance.pin.clone())
    }

    /// Waits before a further try, less where somebody knows better.
    pub(super) async fn breathe(&self, breath: &mut Duration, call: &Notify) {
        let _ = timeout(*breath, call.notified()).await;
        *breath = (*breath * 2).min(self.patience.longest);
    }
}

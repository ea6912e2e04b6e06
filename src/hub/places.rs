//! The connections there may be: many of those that have shown a token, few of strangers.
//!
//! Where strangers are too many, the oldest of the address that has most of them goes: however
//! fast somebody connects, a device that shows its token with its first request comes through.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::task::AbortHandle;

use super::devices::Who;
use super::limits::Limits;
use super::problem::Problem;
use super::trace::Trace;

/// All the connections of a hub.
pub(super) struct Places {
    strangers: usize,
    known: usize,
    /// How many of those that have shown a token may be of one device.
    each: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: u64,
    strangers: BTreeMap<u64, (IpAddr, AbortHandle)>,
    known: usize,
}

/// The place of one connection, given back when it ends.
pub(super) struct Place {
    id: u64,
    /// Of the device whose token was shown here.
    of: OnceLock<Arc<Trace>>,
    all: Arc<Places>,
}

impl Places {
    pub(super) fn new(limits: &Limits) -> Arc<Self> {
        let (strangers, known, each) = (limits.strangers, limits.connections, limits.lines);
        Arc::new(Self { strangers, known, each, state: Mutex::default() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives a stranger a place, and whatever ends its connection a handle.
    pub(super) fn enter(
        self: &Arc<Self>,
        from: IpAddr,
        begin: impl FnOnce(Arc<Place>) -> AbortHandle,
    ) {
        let id = {
            let mut state = self.state();
            while state.strangers.len() >= self.strangers.max(1)
                && let Some((_, stranger)) =
                    state.goes().and_then(|id| state.strangers.remove_entry(&id))
            {
                stranger.1.abort();
            }
            state.next += 1;
            state.next
        };
        let place = Arc::new(Place { id, of: OnceLock::new(), all: Arc::clone(self) });
        let stays = Arc::downgrade(&place);
        let handle = begin(place);
        let mut state = self.state();
        // It may have ended by now.
        if stays.strong_count() > 0 {
            state.strangers.insert(id, (from, handle));
        }
    }

    #[cfg(test)]
    pub(super) fn alone(self: Arc<Self>) -> Arc<Place> {
        Arc::new(Place { id: 0, of: OnceLock::new(), all: self })
    }
}

impl State {
    /// The oldest stranger of the address that has most.
    fn goes(&self) -> Option<u64> {
        let mut each: BTreeMap<IpAddr, usize> = BTreeMap::new();
        for (from, _) in self.strangers.values() {
            *each.entry(*from).or_default() += 1;
        }
        let most = each.values().copied().max()?;
        let of_most =
            |(_, (from, _)): &(&u64, &(IpAddr, AbortHandle))| each.get(from) == Some(&most);
        self.strangers.iter().find(of_most).map(|(id, _)| *id)
    }
}

impl Place {
    /// True once a token was shown here.
    pub(super) fn knows(&self) -> bool {
        self.of.get().is_some()
    }

    /// A token of theirs was shown here: it is a stranger's no longer.
    pub(super) fn is_known(&self, who: &Who) -> Result<(), Problem> {
        if self.knows() {
            return Ok(());
        }
        let mut state = self.all.state();
        if state.known >= self.all.known {
            return Err(Problem::Full);
        }
        if who.trace.lines() >= self.all.each {
            return Err(Problem::TooManyAtOnce);
        }
        state.known += 1;
        state.strangers.remove(&self.id);
        who.trace.connects();
        let _ = self.of.set(Arc::clone(&who.trace));
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.all.state();
        state.strangers.remove(&self.id);
        if let Some(trace) = self.of.get() {
            trace.parts();
            state.known = state.known.saturating_sub(1);
        }
    }
}

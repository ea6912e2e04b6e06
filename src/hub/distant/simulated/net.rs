//! A network that delays, doubles, halves, cuts and swallows what goes over it, either way.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::DuplexStream;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::chance::Chance;
use super::instants::Instants;
use super::table::NAMES;
use super::trace::Trace;
use crate::hub::exchange::{Behind, Ends, Speech, Then};
use crate::hub::limits::Limits;
use crate::hub::outflow::Outflow;
use crate::hub::places::Places;
use crate::hub::server::converse;
use crate::hub::wire::{Receipt, Sent};

/// How much is on its way at once.
pub(super) const ROOM: usize = 16 << 10;

/// A receipt that a hub gave, whether it came through or not.
pub(super) struct Given {
    pub(super) sent: Sent,
    pub(super) receipt: Receipt,
}

/// How bad it is, each in a hundred.
#[derive(Clone, Copy)]
pub(super) struct Weather {
    /// Requests that never come whole.
    pub(super) lost: usize,
    /// Answers that never come whole.
    pub(super) unheard: usize,
    /// Commands that come once more.
    pub(super) doubled: usize,
    /// Connections on which something on the way knows no lines.
    pub(super) without_lines: usize,
}

/// Clones are the same network.
#[derive(Clone)]
pub(super) struct Network(Arc<Inner>);

struct Inner {
    /// Each device has its own, whatever the others do.
    chances: Vec<Chance>,
    /// Where all lines of a device are cut at once.
    cuts: Vec<Notify>,
    instants: Instants,
    trace: Trace,
    state: Mutex<State>,
}

struct State {
    weather: Option<Weather>,
    hub: Option<Hub>,
    given: Vec<Given>,
}

/// A hub as it is reached.
struct Hub {
    port: u16,
    behind: Arc<Behind>,
    /// Its connections: cut off when it ends.
    work: JoinSet<()>,
}

impl Network {
    pub(super) fn new(seed: u64, instants: Instants, trace: Trace, weather: Weather) -> Self {
        let state = State { weather: Some(weather), hub: None, given: Vec::new() };
        let chances = (0..NAMES.len() as u64).map(|at| Chance::of(!seed ^ (at << 32))).collect();
        let cuts = (0..NAMES.len()).map(|_| Notify::new()).collect();
        Self(Arc::new(Inner { chances, cuts, instants, trace, state: Mutex::new(state) }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap()
    }

    /// A hub stands at this port.
    pub(super) fn leads_to(&self, port: u16, behind: Arc<Behind>) {
        self.state().hub = Some(Hub { port, behind, work: JoinSet::new() });
    }

    /// Nothing stands there any more.
    pub(super) fn leads_nowhere(&self) {
        self.state().hub = None;
    }

    /// Everything comes through from now on.
    pub(super) fn calms(&self) {
        self.state().weather = None;
    }

    pub(super) fn given(&self) -> Vec<Given> {
        std::mem::take(&mut self.state().given)
    }

    pub(super) fn gave(&self, given: Given) {
        self.state().given.push(given);
    }

    pub(super) fn says(&self, words: impl FnOnce() -> String) {
        self.0.trace.says(words);
    }

    /// Cuts every line of a device.
    pub(super) fn cuts(&self, device: usize) {
        self.0.cuts[device].notify_waiters();
    }

    pub(super) async fn is_cut(&self, at: SocketAddr) {
        self.0.cuts[usize::from(place(at))].notified().await;
    }

    pub(super) fn chance(&self, at: SocketAddr) -> &Chance {
        &self.0.chances[usize::from(place(at))]
    }

    pub(super) fn befalls(&self, at: SocketAddr, which: impl FnOnce(&Weather) -> usize) -> bool {
        let in_hundred = self.state().weather.as_ref().map_or(0, which);
        self.chance(at).in_hundred(in_hundred)
    }

    /// Something is on its way, so many times as long as it may be.
    pub(super) async fn travels(&self, at: SocketAddr, times: usize) {
        let calm = self.state().weather.is_none();
        let delay = if calm { 1 } else { self.chance(at).delay() * times };
        self.0.instants.pass(delay, place(at).into()).await;
    }

    /// The far end of a connection to the hub that stands there now.
    pub(super) fn enters(&self, at: SocketAddr) -> Option<DuplexStream> {
        let mut state = self.state();
        let hub = state.hub.as_mut().filter(|hub| hub.port == at.port())?;
        let (far, end) = tokio::io::duplex(ROOM);
        let ends = Ends {
            here: at,
            there: "10.1.0.1:50000".parse().unwrap(),
            place: Places::new(&Limits::default()).alone(),
            speech: Speech::Plain,
            then: Then::default(),
        };
        let end = Outflow::new(end, hub.behind.relay.limits.stall);
        hub.work.spawn(converse(Box::new(end), ends, Arc::clone(&hub.behind)));
        Some(far)
    }

    /// The line is cut, and whoever waits is told so or never is.
    pub(super) async fn fades(&self, at: SocketAddr) {
        if self.chance(at).in_hundred(30) {
            std::future::pending::<()>().await;
        }
        self.travels(at, 1).await;
    }
}

/// Which device asks: each knows the hub by an address of its own.
fn place(at: SocketAddr) -> u8 {
    match at.ip() {
        IpAddr::V4(ip) => ip.octets()[3],
        IpAddr::V6(_) => 0,
    }
}

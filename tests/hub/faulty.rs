//! A proxy before a hub that delays, cuts, doubles and loses, as chance has it. The same seed has
//! the same chances.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Chance that can be had again (splitmix64).
pub(super) struct Chance(AtomicU64);

impl Chance {
    pub(super) const fn of(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// A number below this one.
    pub(super) fn below(&self, bound: u64) -> u64 {
        let state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn in_hundred(&self, wanted: u64) -> bool {
        self.below(100) < wanted
    }
}

pub(super) struct Proxy {
    at: SocketAddr,
    hub: SocketAddr,
    calm: Arc<AtomicBool>,
    receipts: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub(super) fn before(hub: SocketAddr, seed: u64) -> Self {
        Self::with(hub, seed, false)
    }

    /// One that is good to everything but answers that do not end: they are kept for the end.
    pub(super) fn holding(hub: SocketAddr) -> Self {
        let proxy = Self::with(hub, 0, true);
        proxy.calms();
        proxy
    }

    fn with(hub: SocketAddr, seed: u64, holds: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let (calm, chance) = (Arc::new(AtomicBool::new(false)), Arc::new(Chance::of(seed)));
        let receipts = Arc::new(Mutex::new(Vec::new()));
        let (calms, told) = (Arc::clone(&calm), Arc::clone(&receipts));
        let path = Path { from: at, to: hub, chance, calm: calms, receipts: told, holds };
        thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let path = path.clone();
                thread::spawn(move || path.carry(&near));
            }
        });
        Self { at, hub, calm, receipts }
    }

    /// The hub's address as it is reached through here.
    pub(super) fn url(&self, hub: &str) -> String {
        hub.replace(&self.hub.to_string(), &self.at.to_string())
    }

    /// Every receipt the hub gave, as JSON, whether it came through or not.
    pub(super) fn receipts(&self) -> Vec<String> {
        self.receipts.lock().unwrap().clone()
    }

    /// Everything comes through from now on.
    pub(super) fn calms(&self) {
        self.calm.store(true, Ordering::Relaxed);
    }
}

#[derive(Clone)]
struct Path {
    from: SocketAddr,
    to: SocketAddr,
    chance: Arc<Chance>,
    calm: Arc<AtomicBool>,
    holds: bool,
    receipts: Arc<Mutex<Vec<String>>>,
}

impl Path {
    fn befalls(&self, in_hundred: u64) -> bool {
        self.chance.in_hundred(in_hundred) && !self.calm.load(Ordering::Relaxed)
    }

    fn carry(&self, near: &TcpStream) {
        // A hub that is being restarted takes nobody.
        let Ok(far) = TcpStream::connect(self.to) else { return };
        let (path, back) = (self.clone(), (far.try_clone().unwrap(), near.try_clone().unwrap()));
        let held = Arc::new(AtomicBool::new(false));
        let holds = Arc::clone(&held);
        let down = thread::spawn(move || path.down(&back.0, &back.1, &holds));
        self.up(near, &far, &held);
        down.join().unwrap();
    }

    /// Requests: some come late, some twice, some never.
    fn up(&self, near: &TcpStream, far: &TcpStream, held: &AtomicBool) {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        self.each(near, far, |bytes| {
            // The hub answers to its own name alone.
            let named = String::from_utf8(bytes.to_vec()).unwrap().replace(&from, &to);
            held.store(self.holds && named.contains("follow=1"), Ordering::Relaxed);
            if named.starts_with("POST") && self.befalls(15) {
                self.twice(named.as_bytes());
            }
            (!self.befalls(10)).then(|| named.into_bytes())
        });
    }

    /// Answers: three in ten are lost.
    fn down(&self, far: &TcpStream, near: &TcpStream, held: &AtomicBool) {
        self.each(far, near, |bytes| {
            if held.load(Ordering::Relaxed) {
                return Some(Vec::new());
            }
            let text = String::from_utf8_lossy(bytes);
            if let Some((_, body)) = text.split_once("\r\n\r\n{\"seq\"")
                && body.contains("\"fresh\"")
            {
                self.receipts.lock().unwrap().push(format!("{{\"seq\"{body}"));
            }
            (!self.befalls(30)).then(|| bytes.to_vec())
        });
    }

    /// Carries bytes on until one end is closed or chance cuts the line.
    fn each(
        &self,
        mut from: &TcpStream,
        mut to: &TcpStream,
        change: impl Fn(&[u8]) -> Option<Vec<u8>>,
    ) {
        let mut bytes = vec![0; 1 << 16];
        loop {
            let read = from.read(&mut bytes).unwrap_or(0);
            let Some(carried) = change(&bytes[..read]).filter(|_| read > 0) else { break };
            if self.befalls(30) {
                thread::sleep(Duration::from_millis(self.chance.below(8)));
            }
            if self.befalls(2) {
                // The other end hears nothing more, and is not told so.
                continue;
            }
            if to.write_all(&carried).is_err() {
                break;
            }
        }
        let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    }

    /// The same request over a line of its own, whose answer nobody hears.
    fn twice(&self, request: &[u8]) {
        let Ok(mut line) = TcpStream::connect(self.to) else { return };
        if line.write_all(request).is_ok() {
            let _ = line.read(&mut [0; 1024]);
        }
    }
}

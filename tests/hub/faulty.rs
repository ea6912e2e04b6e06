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
    told: Arc<Told>,
}

/// What a proxy has seen.
#[derive(Default)]
struct Told {
    receipts: Mutex<Vec<String>>,
    /// The beginning of everything that was asked for.
    heads: Mutex<Vec<String>>,
}

/// What a proxy does of itself.
#[derive(Clone, Copy)]
pub(super) enum Habit {
    /// It carries everything.
    None,
    /// Of what asks for this it keeps the answers for the end.
    Holds(&'static str),
    /// It knows nothing of lines.
    Refuses,
}

impl Proxy {
    /// Every other knows nothing of lines.
    pub(super) fn before(hub: SocketAddr, seed: u64) -> Self {
        Self::with(hub, seed, if seed.is_multiple_of(2) { Habit::Refuses } else { Habit::None })
    }

    /// One that is good to everything else.
    pub(super) fn calm(hub: SocketAddr, habit: Habit) -> Self {
        let proxy = Self::with(hub, 0, habit);
        proxy.calms();
        proxy
    }

    fn with(hub: SocketAddr, seed: u64, habit: Habit) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let (calm, chance) = (Arc::new(AtomicBool::new(false)), Arc::new(Chance::of(seed)));
        let told = Arc::new(Told::default());
        let (calms, tells) = (Arc::clone(&calm), Arc::clone(&told));
        let path = Path { from: at, to: hub, chance, calm: calms, told: tells, habit };
        thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let path = path.clone();
                thread::spawn(move || path.carry(&near));
            }
        });
        Self { at, hub, calm, told }
    }

    /// The hub's address as it is reached through here.
    pub(super) fn url(&self, hub: &str) -> String {
        hub.replace(&self.hub.to_string(), &self.at.to_string())
    }

    /// Every receipt the hub gave, as JSON, whether it came through or not.
    pub(super) fn receipts(&self) -> Vec<String> {
        self.told.receipts.lock().unwrap().clone()
    }

    /// How often this was asked for.
    pub(super) fn asked(&self, what: &str) -> usize {
        self.told.heads.lock().unwrap().iter().filter(|head| head.starts_with(what)).count()
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
    habit: Habit,
    told: Arc<Told>,
}

/// What a connection carries.
#[derive(Default)]
struct Carried {
    /// Nothing more comes down on it.
    held: AtomicBool,
    /// What asked for the lines it carries.
    head: Mutex<Vec<u8>>,
}

impl Path {
    fn befalls(&self, in_hundred: u64) -> bool {
        self.chance.in_hundred(in_hundred) && !self.calm.load(Ordering::Relaxed)
    }

    fn carry(&self, near: &TcpStream) {
        // A hub that is being restarted takes nobody.
        let Ok(far) = TcpStream::connect(self.to) else { return };
        let (path, back) = (self.clone(), (far.try_clone().unwrap(), near.try_clone().unwrap()));
        let carried = Arc::new(Carried::default());
        let same = Arc::clone(&carried);
        let down = thread::spawn(move || path.down(&back.0, &back.1, &same));
        self.up(near, &far, &carried);
        down.join().unwrap();
    }

    /// Requests and commands: some come late, some twice, some never.
    fn up(&self, near: &TcpStream, far: &TcpStream, carried: &Carried) {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        self.each(near, far, |bytes| {
            // The hub answers to its own name alone.
            let mut named = String::from_utf8(bytes.to_vec()).unwrap().replace(&from, &to);
            if named.contains(" HTTP/1.1\r\n") {
                self.told.heads.lock().unwrap().push(named.clone());
                match self.habit {
                    Habit::Holds(what) => {
                        carried.held.store(named.contains(what), Ordering::Relaxed);
                    }
                    Habit::Refuses => named = named.replace("upgrade: ndjson\r\n", ""),
                    Habit::None => {}
                }
            }
            if named.contains("upgrade: ndjson\r\n") {
                *carried.head.lock().unwrap() = named.clone().into_bytes();
            } else if !named.starts_with("GET") && self.befalls(15) {
                self.twice(&carried.head.lock().unwrap(), named.as_bytes());
            }
            (!self.befalls(10)).then(|| named.into_bytes())
        });
    }

    /// Answers: three in ten are lost.
    fn down(&self, far: &TcpStream, near: &TcpStream, carried: &Carried) {
        self.each(far, near, |bytes| {
            if carried.held.load(Ordering::Relaxed) {
                return Some(Vec::new());
            }
            let text = String::from_utf8_lossy(bytes);
            if let Some((_, receipt)) = text.split_once("{\"seq\"")
                && let Some((receipt, _)) = receipt.split_once('}')
                && receipt.contains("\"fresh\"")
            {
                self.told.receipts.lock().unwrap().push(format!("{{\"seq\"{receipt}}}"));
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

    /// The same over a connection of its own, whose answer nobody hears.
    fn twice(&self, head: &[u8], request: &[u8]) {
        let Ok(mut line) = TcpStream::connect(self.to) else { return };
        if line.write_all(head).is_ok() && line.write_all(request).is_ok() {
            let _ = line.read(&mut [0; 1024]);
        }
    }
}

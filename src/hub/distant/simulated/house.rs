//! The facilitator's computer: its disk, its clock, the engine, and a hub before it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::calling::Calling;
use super::chance::Chance;
use super::disk::{Failure, Fault, MemoryDisk};
use super::instants::{ENGINE, Instants};
use super::net::Network;
use super::table::{NAMES, Table};
use crate::domain::{Plan, Seq, TableId};
use crate::engine::{Gateway, Local, ManualClock, Notice, Source, StepChoice, Stepped, step};
use crate::hub::access::Token;
use crate::hub::door::Door;
use crate::hub::exchange::Behind;
use crate::hub::limits::{Limits, Rate};
use crate::hub::relay::Relay;
use crate::journal::FileJournal;
use crate::session::{Author, Command, Record, Role, Session, apply_to};

/// As fast as anybody likes.
const ANY: Rate = Rate { at_once: 1_000_000, a_second: 1000 };

/// What a hub lets wait.
fn limits(remembered: usize) -> Limits {
    Limits {
        answer: Duration::from_secs(1),
        linger: Duration::from_secs(3),
        beat: Duration::from_millis(1504),
        stall: Duration::from_secs(3),
        remembered,
        page: 5000,
        // Its clock stands while everybody tries again.
        of_device: ANY,
        of_strangers: ANY,
        ..Limits::default()
    }
}

/// How soon a disk that failed is tried again, in milliseconds.
const RETRY: usize = 500;

type Engine = Arc<Mutex<Stepped<FileJournal, ManualClock>>>;

pub(super) struct House {
    net: Network,
    instants: Instants,
    chance: Arc<Chance>,
    pub(super) disk: MemoryDisk,
    pub(super) clock: ManualClock,
    /// The hub reads the journal without a lock: it is copied here from the disk.
    pub(super) folder: TempDir,
    limits: Limits,
    pub(super) port: u16,
    /// Who came in is known to the next hub as well.
    pub(super) door: Door,
    up: Option<Up>,
    boots: usize,
    /// Its disk may have called something flushed that is not.
    pub(super) forgetful: bool,
    /// What the facilitator was told to be saved.
    pub(super) told: Vec<Arc<Record>>,
    pub(super) session: Session,
}

struct Up {
    engine: Engine,
    facilitator: Local,
    behind: Arc<Behind>,
    called: Arc<Notify>,
    pump: JoinHandle<()>,
}

fn plan() -> Plan {
    let round = |id: &str, title: &str| json!({ "id": id, "kind": "conversation", "title": title, "length": "10m" });
    let (mut second, mut third) = (round("c2", "Round 2"), round("c3", "Round 3"));
    second["grace"] = json!("1m");
    third["advance"] = json!("auto");
    let plan = json!({
        "schema": 1,
        "title": "An evening",
        "tables": 5,
        "programme": [round("c1", "Round 1"), second, third, round("c4", "Round 4")],
    });
    serde_json::from_value::<Plan>(plan).unwrap().identified()
}

impl House {
    pub(super) fn opens(net: Network, instants: Instants, chance: Arc<Chance>) -> Self {
        // Few, so that it is the session that must know what was done already; or all of them.
        let limits = limits(if chance.in_hundred(30) { 4 } else { 1000 });
        let clock = ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        let own = Token::of([0xab; 32]);
        let door = Door::new(&own, None, limits, Box::new(clock.clone())).unwrap();
        let mut house = Self {
            net,
            instants,
            chance,
            disk: MemoryDisk::default(),
            clock,
            folder: tempfile::tempdir().unwrap(),
            limits,
            port: 4000,
            door,
            up: None,
            boots: 0,
            forgetful: false,
            told: Vec::new(),
            session: Session::default(),
        };
        for table in NAMES {
            house.door.invite(Role::Participant, Some(TableId::new(table)));
        }
        house.starts();
        house
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("journal.jsonl")
    }

    /// The session before its first record.
    pub(super) fn waiting() -> Session {
        Session::waiting(Arc::new(plan()), "UTC".into())
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.disk.bytes(&self.journal()).unwrap_or_default()
    }

    /// The process begins on what its disk holds.
    pub(super) fn starts(&mut self) {
        self.disk.fail(Fault::default());
        let source = Source {
            disk: Arc::new(self.disk.clone()),
            path: self.journal(),
            waiting: Self::waiting(),
            patience: Duration::ZERO,
        };
        let (load, by) = (source.writing(self.clock.clone()), Author::facilitator());
        let begun = step(load, self.clock.clone(), by, Box::new(|| {}));
        let (facilitator, engine) = begun.expect("the session opens again");
        self.hub_before(facilitator, Arc::new(Mutex::new(engine)));
        self.polls();
    }

    fn hub_before(&mut self, facilitator: Local, engine: Engine) {
        let gateway =
            facilitator.others().another_with_lines(Author::facilitator(), Box::new(|| {}));
        let called: Arc<Notify> = Arc::default();
        let gateway = Calling { gateway, called: Arc::clone(&called) };
        let relay = Relay::new(Box::new(gateway), self.journal(), self.limits);
        let door = self.door.clone();
        let behind = Arc::new(Behind { door, relay: Arc::new(relay), encrypts: false });
        self.net.leads_to(self.port, Arc::clone(&behind));
        called.notify_one();
        let pump = Pump {
            engine: Arc::clone(&engine),
            behind: Arc::clone(&behind),
            called: Arc::clone(&called),
            instants: self.instants,
            chance: Arc::clone(&self.chance),
            disk: self.disk.clone(),
            journal: self.journal(),
        };
        let pump = tokio::spawn(pump.works());
        self.up = Some(Up { engine, facilitator, behind, called, pump });
    }

    pub(super) const fn is_up(&self) -> bool {
        self.up.is_some()
    }

    /// Ends without a word; where its power goes, so does what was not flushed.
    pub(super) async fn dies(&mut self, of_power: bool) {
        let Some(up) = self.up.take() else { return };
        // Where the system forgot what was to be flushed, nobody could tell the next process.
        let of_power = std::mem::take(&mut self.forgetful) || of_power;
        self.net.leads_nowhere();
        let (_, engine) = up.stops().await;
        self.ends_amid(engine);
        if of_power {
            self.disk.cut_power();
            self.boots += 1;
            self.clock.reboot(&format!("boot {}", self.boots));
        }
    }

    /// Whatever the engine was about to do is done as far as it came, and nobody learns of it.
    fn ends_amid(&self, engine: Engine) {
        let how = Some(Failure::Refuse(5));
        self.disk.fail(Fault { from: self.chance.below(8), count: usize::MAX / 2, how });
        engine.lock().unwrap().turn();
        drop(engine);
    }

    /// The hub is closed and opened again, at this port; the session goes on.
    pub(super) async fn opens_at(&mut self, port: u16) {
        self.port = port;
        let Some(up) = self.up.take() else { return };
        self.net.leads_nowhere();
        let (facilitator, engine) = up.stops().await;
        self.hub_before(facilitator, engine);
    }

    /// The facilitator does something.
    pub(super) fn does(&mut self, command: Command) {
        if let Some(up) = &mut self.up {
            up.facilitator.submit(command, StepChoice::New);
            up.called.notify_one();
        }
    }

    /// The facilitator's screen takes what came.
    pub(super) fn polls(&mut self) {
        let Some(up) = &mut self.up else { return };
        assert!(!up.pump.is_finished() && !up.behind.relay.is_over(), "the hub gave up");
        for notice in up.facilitator.poll() {
            match notice {
                Notice::Opened(opened) => self.session = opened.session,
                Notice::Recorded { record, .. } => {
                    apply_to(&mut self.session, &record);
                    self.told.push(record);
                }
                Notice::Failed(why) => panic!("{why:?}"),
                _ => {}
            }
        }
    }

    /// True where the engine has nothing left to do.
    pub(super) fn is_idle(&self) -> bool {
        let Some(up) = &self.up else { return false };
        let is_told = up.behind.relay.look(|it| it.tail.seq == self.seq()) == Ok(true);
        is_told && !up.engine.lock().unwrap().is_troubled()
    }

    /// True where no hub forgets a command before it ends.
    pub(super) const fn remembers(&self) -> bool {
        self.limits.remembered > 100
    }

    /// Has the engine look at its clock.
    pub(super) fn wakes(&self) {
        if let Some(up) = &self.up {
            up.called.notify_one();
        }
    }

    /// The secret of the link that a device comes in by: that of its table, where it adds ideas.
    pub(super) fn secret(&self, table: &Table) -> String {
        let role = if table.adds { Role::Participant } else { Role::Rapporteur };
        let of = table.adds.then(|| table.name.clone());
        let invites = self.door.invites();
        let invite = invites.iter().find(|it| it.role == role && it.table == of).unwrap();
        invite.secret.digits().to_owned()
    }

    pub(super) const fn seq(&self) -> Seq {
        self.session.tail.seq
    }
}

impl Up {
    async fn stops(self) -> (Local, Engine) {
        self.pump.abort();
        // It is gone, with what it held.
        let _ = self.pump.await;
        (self.facilitator, self.engine)
    }
}

/// The engine's and the hub's threads, taking turns.
struct Pump {
    engine: Engine,
    behind: Arc<Behind>,
    called: Arc<Notify>,
    instants: Instants,
    chance: Arc<Chance>,
    disk: MemoryDisk,
    journal: PathBuf,
}

impl Pump {
    async fn works(self) {
        let mut stands = false;
        loop {
            self.called.notified().await;
            // What comes meanwhile shares a flush.
            self.instants.pass(self.chance.below(30), ENGINE).await;
            while self.turns(&mut stands) {
                self.instants.pass(RETRY, ENGINE).await;
            }
        }
    }

    fn turns(&self, stands: &mut bool) -> bool {
        self.behind.relay.send_off();
        let troubled = self.engine.lock().unwrap().turn();
        if !*stands {
            let bytes = self.disk.bytes(&self.journal).unwrap_or_default();
            std::fs::write(&self.journal, bytes).unwrap();
        }
        *stands = self.behind.relay.take();
        troubled
    }
}

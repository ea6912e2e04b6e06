//! The hub beside what one would use instead: notes that are on disk and acknowledged, a second.
//!
//! Its lines speak as the program's own devices do: each is handed over once and carries commands
//! and answers alone. How many notes come by a request each, as pages send them, is told beside it.
//! The engine and its hub are in a process of their own, without an interface: this bench again,
//! under another word.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::json;
use uuid::Uuid;
use worldcafe::engine::{Gateway, StepChoice, SystemClock, start};
use worldcafe::hub::{Joined, Limits, Opening, Rate, Token, open};
use worldcafe::session::{Author, Role};

use crate::Bench;
use crate::cost::Cost;
use crate::crowd::{self, source, waker};
use crate::memory::tell;
use crate::note::{Notes, table};
use crate::pair::{Outcome, median};
use crate::peers::{Peer, postgres, redis};
use crate::row::{Must, note, say, skip};
use crate::rush::{Line, Rushed, run, rush};
use crate::tongue::{Tongue, post};

/// The word that makes a process of this bench the hub that is measured.
pub(crate) const CHILD: &str = "open-a-hub";

/// How many lines there are, and what must be reached against PostgreSQL and against Redis.
const CROWDS: [(usize, Must, Must); 3] = [
    (50, Must::AtLeast(1.5), Must::AtLeast(1.0)),
    (500, Must::AtLeast(1.5), Must::Nothing),
    (2000, Must::Nothing, Must::Nothing),
];

/// A measurement is no flood: its lines send as fast as they are answered.
const ANY: Rate = Rate { at_once: 1_000_000, a_second: 1_000_000 };

/// A hub in another process, which ends when this is dropped.
pub(crate) struct Served {
    pub(crate) at: SocketAddr,
    tokens: Vec<String>,
    child: Child,
    /// The hub stays as long as this is open.
    _stays: Option<ChildStdin>,
}

impl Served {
    /// Opens a hub, and lets so many devices in.
    pub(crate) fn open(journal: &Path, devices: usize) -> Outcome<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(CHILD).arg(journal).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let stays = child.stdin.take();
        let mut told = String::new();
        BufReader::new(child.stdout.take().ok_or("no words")?).read_line(&mut told)?;
        let (at, code) = told.trim().split_once(' ').ok_or("it told no address")?;
        let at = at.parse()?;
        let mut served = Self { at, tokens: Vec::new(), child, _stays: stays };
        served.tokens = run(join(at, code, devices))?;
        Ok(served)
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// As each of its devices speaks that asks for each thing by itself.
    pub(crate) fn tongues(&self) -> impl Iterator<Item = Tongue> {
        self.tokens.iter().map(|token| Tongue::Hub { at: self.at, token: token.clone() })
    }

    /// As each of them speaks that keeps a line open.
    fn staying(&self) -> impl Iterator<Item = Tongue> {
        self.tokens.iter().map(|token| Tongue::Lines { at: self.at, token: token.clone() })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Has devices let in, one after another, and gives their tokens.
async fn join(at: SocketAddr, code: &str, devices: usize) -> std::io::Result<Vec<String>> {
    // Its greeting, with no token yet, is not said.
    let mut line = Line::silent(at, Tongue::Hub { at, token: String::new() }).await?;
    let mut tokens = Vec::new();
    for device in 0..devices {
        let id = Uuid::from_u128(device as u128 + 1);
        let body = json!({ "code": code, "device": id, "table": table(device) }).to_string();
        let answer = line.ask(&post(at, "", "/v1/join", &body)).await?;
        let body = answer.split(|byte| *byte == b'\n').next_back().unwrap_or_default();
        let joined: Joined = serde_json::from_slice(body)?;
        tokens.push(joined.token);
    }
    Ok(tokens)
}

/// Opens a hub and tells where, and what lets in, until nobody holds it open any more.
pub(crate) fn child(journal: &Path) -> Outcome {
    let (wake, woken) = waker();
    let clock = SystemClock::new();
    let load = source(journal)?.writing(clock.clone());
    let mut local = start(load, clock.clone(), Author::facilitator(), wake)?;
    local.submit(crowd::start(), StepChoice::New);
    let (stand, stands) = channel();
    let opening = Opening {
        at: ([127, 0, 0, 1], 0).into(),
        token: Token::of([7; 32]),
        identity: None,
        journal: journal.to_path_buf(),
        kept: None,
        limits: Limits { of_device: ANY, of_strangers: ANY, ..Limits::default() },
        clock: Box::new(clock),
        stands: Box::new(move |_| Box::new(stand.send(()))),
    };
    let others = local.others();
    let hub =
        open(opening, |waker| Box::new(others.another_with_lines(Author::facilitator(), waker)))?;
    stands.recv()?;
    let at = hub.address().at;
    let invites = hub.door().invites();
    let invite = invites.iter().find(|it| it.role == Role::Rapporteur).ok_or("no invite")?;
    let link = invite.link(at);
    tell(&format!("{at} {}\n", link.rsplit('#').next().unwrap_or_default()))?;
    std::io::stdout().flush()?;
    // An interface takes what comes down, and so does this.
    std::thread::spawn(move || {
        while woken.recv().is_ok() {
            drop(local.poll())
        }
    });
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

/// Somebody who keeps notes, and what came of it.
struct Keeper {
    name: &'static str,
    /// Where, and how each line speaks; none where it is not there.
    speaks: Option<(SocketAddr, Vec<Tongue>)>,
    /// Where one process does all of it.
    process: Option<u32>,
    rounds: Vec<Rushed>,
}

/// Notes a second, at each size of a crowd.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let most = bench.lines(2000);
    let folder = bench.folder("hub")?;
    let served = Served::open(&folder.join(worldcafe::journal::NAME), most)?;
    let (near, yonder) = (postgres(Bench::outside(), most)?, redis(Bench::outside())?);
    let notes = Rc::new(Notes::of("c0"));
    for (lines, over_postgres, over_redis) in CROWDS {
        let lines = bench.lines(lines);
        let staying = served.staying().take(lines).collect();
        let asking = served.tongues().take(lines).collect();
        let (own, peers) = (Some(served.process()), yonder.as_ref().map(Peer::process));
        let mut all = [
            Keeper::of("the hub, a line a note", Some((served.at, staying)), own),
            Keeper::of("the hub, a request a note", Some((served.at, asking)), own),
            Keeper::of("PostgreSQL", speaks(near.as_ref(), &Tongue::Postgres, lines), None),
            Keeper::of("Redis", speaks(yonder.as_ref(), &Tongue::Redis, lines), peers),
        ];
        // In turn, so that a disk in a bad mood is so to all of them.
        for _ in 0..bench.rounds(3) {
            all.iter_mut().try_for_each(|keeper| keeper.rush(&notes, bench.time(4)))?;
        }
        all.iter().try_for_each(|keeper| keeper.tell(lines))?;
        let [hub, _, postgres, redis] = all;
        hub.against(&postgres, lines, over_postgres)?;
        hub.against(&redis, lines, over_redis)?;
    }
    Ok(())
}

fn speaks(peer: Option<&Peer>, tongue: &Tongue, lines: usize) -> Option<(SocketAddr, Vec<Tongue>)> {
    peer.map(|peer| (peer.at, vec![tongue.clone(); lines]))
}

impl Keeper {
    const fn of(
        name: &'static str,
        speaks: Option<(SocketAddr, Vec<Tongue>)>,
        process: Option<u32>,
    ) -> Self {
        Self { name, speaks, process, rounds: Vec::new() }
    }

    fn rush(&mut self, notes: &Rc<Notes>, time: Duration) -> Outcome {
        if let Some((at, tongues)) = &self.speaks {
            let before = self.process.and_then(Cost::of);
            let mut rushed = rush(*at, tongues, notes, time)?;
            let after = self.process.and_then(Cost::of);
            rushed.cost = before.zip(after).map(|(before, after)| after.since(before));
            self.rounds.push(rushed);
        }
        Ok(())
    }

    fn tell(&self, lines: usize) -> Outcome {
        if self.rounds.is_empty() {
            return Ok(());
        }
        let of = |figure: &dyn Fn(&Rushed) -> f64| median(self.rounds.iter().map(figure));
        let (name, rate) = (self.name, of(&|round| round.rate));
        let (half, most) = (of(&|round| round.wait(0.5)), of(&|round| round.wait(0.99)));
        note(&format!(
            "    {name}, {lines} lines: {rate:.0} notes/s, p50 {half:.2} ms, p99 {most:.2} ms"
        ))?;
        let costs: Vec<Cost> = self.rounds.iter().filter_map(Rushed::each).collect();
        if costs.is_empty() {
            return Ok(());
        }
        let micros = median(costs.iter().map(|each| each.worked * 1e6));
        let turns = median(costs.iter().map(|each| each.turns));
        note(&format!("        a note took {micros:.1} µs of a processor and {turns:.2} turns"))
    }

    fn against(&self, peer: &Self, lines: usize, must: Must) -> Outcome {
        let what = format!("hub: durable notes a second over {lines} lines");
        if peer.rounds.is_empty() {
            return skip(&what, &format!("there is no {} here", peer.name));
        }
        let both = self.rounds.iter().zip(&peer.rounds);
        let ratio = median(both.map(|(ours, theirs)| ours.rate / theirs.rate));
        say(&what, &format!("{} ÷ {}", self.name, peer.name), ratio, must)
    }
}

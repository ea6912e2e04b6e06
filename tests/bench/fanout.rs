//! What is saved on its way to all who listen, beside Redis' pub/sub, which saves nothing.

use std::cell::RefCell;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::spawn_local;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::Bench;
use crate::hub::Served;
use crate::memory::{megabytes, resident_of};
use crate::note::{Note, Notes};
use crate::pair::{Outcome, median, now, quantile};
use crate::peers::redis;
use crate::row::{Must, note, say, skip};
use crate::rush::{Line, ROOM, run};
use crate::tongue::{Tongue, follow, resp};

const LISTENERS: usize = 2000;
/// Twenty notes a second.
const PACE: Duration = Duration::from_millis(50);
/// How long a note may take before it is lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who is listened to.
struct Stage {
    at: SocketAddr,
    process: u32,
    /// How the one who writes speaks.
    writer: Tongue,
    /// How a note is sent.
    sends: fn(&Tongue, &Note) -> Vec<u8>,
    /// What follows the last brace of every note that is heard.
    mark: u8,
}

/// What came of listening.
struct Fanned {
    /// Seconds from sending to hearing.
    waits: Vec<f64>,
    lost: usize,
    /// Bytes of the server while all listened.
    resident: Option<u64>,
}

impl Fanned {
    fn wait(&self, part: f64) -> f64 {
        quantile(self.waits.iter().copied(), part) * 1e3
    }
}

/// Notes to all who listen, and what each of them takes.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let listeners = bench.lines(LISTENERS);
    let journal = bench.folder("fanout")?.join(worldcafe::journal::NAME);
    let served = Served::open(&journal, listeners)?;
    let tongues: Vec<Tongue> = served.tongues().collect();
    let writer = tongues.first().cloned().ok_or("nobody listens")?;
    let process = served.process();
    let hub = Stage { at: served.at, process, writer, sends: Tongue::save, mark: b'\n' };
    let peer = redis(Bench::outside())?;
    let pubsub = peer.as_ref().map(|peer| Stage {
        at: peer.at,
        process: peer.process(),
        writer: Tongue::Redis,
        sends: |_, note| resp(&["PUBLISH", "notes", &note.body]),
        mark: b'\r',
    });
    let (notes, before) = (Notes::of("c0"), resident_of(process));
    let count = if bench.brief { 3 } else { 100 };
    let subscribe = vec![resp(&["SUBSCRIBE", "notes"]); listeners];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..bench.rounds(3) {
        // Behind the start of the block and the notes of the rounds before.
        let path = format!("/v1/records?after={}&follow=1", 1 + round * count);
        ours.push(run(fan(&hub, &listening(&tongues, &path), &notes, count))?);
        if let Some(pubsub) = &pubsub {
            theirs.push(run(fan(pubsub, &subscribe, &notes, count))?);
        }
    }
    tell("the hub", &ours)?;
    let lost: usize = ours.iter().map(|round| round.lost).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    say("fanout: lost", "notes of all that were to be heard", lost as f64, Must::AtMost(0.0))?;
    grown(&ours, before, listeners)?;
    let what = format!("fanout: p99 from sending to {listeners} listeners, 20 notes a second");
    if theirs.is_empty() {
        return skip(&what, "there is no Redis here");
    }
    tell("Redis", &theirs)?;
    let ratio = |(ours, theirs): (&Fanned, &Fanned)| ours.wait(0.99) / theirs.wait(0.99);
    say(&what, "÷ Redis pub/sub", median(ours.iter().zip(&theirs).map(ratio)), Must::AtMost(3.0))
}

fn listening(tongues: &[Tongue], path: &str) -> Vec<Vec<u8>> {
    let ask = |tongue: &Tongue| match tongue {
        Tongue::Hub { at, token } => follow(*at, token, path),
        Tongue::Lines { .. } | Tongue::Redis | Tongue::Postgres => Vec::new(),
    };
    tongues.iter().map(ask).collect()
}

fn tell(name: &str, rounds: &[Fanned]) -> Outcome {
    let of = |part| median(rounds.iter().map(|round| round.wait(part)));
    note(&format!("    {name}: p50 {:.2} ms, p99 {:.2} ms", of(0.5), of(0.99)))
}

fn grown(rounds: &[Fanned], before: Option<u64>, listeners: usize) -> Outcome {
    let what = format!("fanout: what {listeners} listeners take of the hub, MB");
    let most = rounds.iter().filter_map(|round| round.resident).max();
    let Some((most, before)) = most.zip(before) else {
        return skip(&what, "this system does not tell how much memory a process has");
    };
    let [most, before] = [most, before].map(megabytes);
    let measured = format!("{most:.1} MB resident − {before:.1} MB before");
    say(&what, &measured, most - before, Must::AtMost(32.0))
}

/// Has everybody listen, sends, and waits until all of it was heard.
async fn fan(
    stage: &Stage,
    listening: &[Vec<u8>],
    notes: &Notes,
    count: usize,
) -> io::Result<Fanned> {
    let sent = Rc::new(RefCell::new(Vec::new()));
    let mut tasks = Vec::new();
    for listen in listening {
        let mut line = Line::silent(stage.at, stage.writer.clone()).await?;
        line.stream.write_all(listen).await?;
        // The first of its answer: it listens.
        line.stream.readable().await?;
        tasks.push(spawn_local(hear(line.stream, stage.mark, count, Rc::clone(&sent))));
    }
    let mut writer = Line::open(stage.at, stage.writer.clone()).await?;
    let mut pace = interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for _ in 0..count {
        pace.tick().await;
        let bytes = (stage.sends)(&stage.writer, &notes.next(0));
        sent.borrow_mut().push(now());
        writer.ask(&bytes).await?;
    }
    let (mut waits, mut kept, wanted) = (Vec::new(), Vec::new(), count * listening.len());
    for task in tasks {
        let (heard, stream) = task.await.map_err(io::Error::other)??;
        waits.extend(heard);
        kept.push(stream);
    }
    let resident = resident_of(stage.process);
    Ok(Fanned { lost: wanted - waits.len(), waits, resident })
}

/// When each note came, after it was sent; fewer where some never did.
async fn hear(
    mut stream: TcpStream,
    mark: u8,
    count: usize,
    sent: Rc<RefCell<Vec<Instant>>>,
) -> io::Result<(Vec<f64>, TcpStream)> {
    let (mut waits, mut room, mut last) = (Vec::new(), vec![0; ROOM], 0);
    while waits.len() < count {
        let read = match timeout(PATIENCE, stream.read(&mut room)).await {
            Ok(Ok(0)) | Err(_) => break,
            Ok(read) => read?,
        };
        let here = now();
        for &byte in room.iter().take(read) {
            if byte == mark && last == b'}' {
                let begun = sent.borrow().get(waits.len()).copied();
                waits.push(begun.map_or(0.0, |begun| (here - begun).as_secs_f64()));
            }
            last = byte;
        }
    }
    Ok((waits, stream))
}

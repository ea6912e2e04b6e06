//! Many lines to one server, each with one note on its way: the same client for whoever is
//! measured.

use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::task::LocalSet;

use crate::cost::Cost;
use crate::note::Notes;
use crate::pair::{Outcome, now, quantile};
use crate::tongue::Tongue;

/// How much is read at once.
pub(crate) const ROOM: usize = 4096;

/// A connection and what it speaks.
pub(crate) struct Line {
    pub(crate) stream: TcpStream,
    tongue: Tongue,
    heard: Vec<u8>,
}

/// What came of a rush.
pub(crate) struct Rushed {
    /// Durable and acknowledged, a second.
    pub(crate) rate: f64,
    /// How long each waited, in seconds.
    waits: Vec<f64>,
    /// What all of them took of the server, where that is told.
    pub(crate) cost: Option<Cost>,
}

impl Rushed {
    /// What each of them took.
    #[expect(clippy::cast_precision_loss, reason = "some hundred thousand")]
    pub(crate) fn each(&self) -> Option<Cost> {
        self.cost.map(|cost| cost.each(self.waits.len() as f64))
    }

    /// What this part of the notes did not wait longer for, in milliseconds.
    pub(crate) fn wait(&self, part: f64) -> f64 {
        quantile(self.waits.iter().copied(), part) * 1e3
    }
}

impl Line {
    /// Connects and says what comes first.
    pub(crate) async fn open(at: SocketAddr, tongue: Tongue) -> io::Result<Self> {
        let mut line = Self::silent(at, tongue).await?;
        for greeting in line.tongue.greeting() {
            line.ask(&greeting).await?;
        }
        Ok(line)
    }

    /// Connects and says nothing yet.
    pub(crate) async fn silent(at: SocketAddr, tongue: Tongue) -> io::Result<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, tongue, heard: Vec::with_capacity(ROOM) })
    }

    /// Says something and waits for the whole answer.
    pub(crate) async fn ask(&mut self, bytes: &[u8]) -> io::Result<&[u8]> {
        self.stream.write_all(bytes).await?;
        self.heard.clear();
        loop {
            if self.stream.read_buf(&mut self.heard).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(length) = self.tongue.whole(&self.heard)? {
                return Ok(self.heard.get(..length).unwrap_or_default());
            }
        }
    }
}

/// Sends notes over a line for each of these, for so long.
pub(crate) fn rush(
    at: SocketAddr,
    tongues: &[Tongue],
    notes: &Rc<Notes>,
    time: Duration,
) -> Outcome<Rushed> {
    run(async {
        let mut lines = Vec::new();
        for tongue in tongues {
            lines.push(Line::open(at, tongue.clone()).await?);
        }
        let begun = now();
        let tasks: Vec<_> = (0..)
            .zip(lines)
            .map(|(device, line)| {
                tokio::task::spawn_local(keep(line, device, Rc::clone(notes), begun + time))
            })
            .collect();
        let mut waits = Vec::new();
        for task in tasks {
            waits.extend(task.await.map_err(io::Error::other)??);
        }
        #[expect(clippy::cast_precision_loss, reason = "some hundred thousand")]
        let rate = waits.len() as f64 / begun.elapsed().as_secs_f64();
        Ok(Rushed { rate, waits, cost: None })
    })
}

/// Runs something of many lines on this thread.
pub(crate) fn run<T>(work: impl Future<Output = io::Result<T>>) -> Outcome<T> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(LocalSet::new().run_until(work))?)
}

async fn keep(
    mut line: Line,
    device: usize,
    notes: Rc<Notes>,
    end: Instant,
) -> io::Result<Vec<f64>> {
    let mut waits = Vec::new();
    while now() < end {
        let asked = line.tongue.save(&notes.next(device));
        let begun = now();
        line.ask(&asked).await?;
        waits.push(begun.elapsed().as_secs_f64());
    }
    Ok(waits)
}

//! The program itself with its hub open: what that takes, and the facilitator's keys while fifty
//! devices write.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use serde::Deserialize;
use tokio::task::spawn_local;
use tokio::time::{MissedTickBehavior, interval};

use crate::Bench;
use crate::memory::megabytes;
use crate::note::Notes;
use crate::pair::{Outcome, Pair, median, quantile};
use crate::peers::is_there;
use crate::row::{Must, say, skip};
use crate::rush::{Line, run};
use crate::start::{open, open_with};
use crate::terminal::Terminal;
use crate::tongue::Tongue;
use crate::typing::Typist;

const DEVICES: usize = 50;
/// Thirty ideas a minute each.
const PACE: Duration = Duration::from_secs(2);
const OPEN: [&str; 4] = ["run", ".", "--open", "127.0.0.1:0"];

/// What a hub takes while nobody is there.
pub(crate) fn idle(bench: &mut Bench) -> Outcome {
    let journal = bench.crowd(7200)?;
    let what = "hub-idle: what an open hub takes of the program, MB";
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..bench.rounds(5) {
        with.extend(resident(open_with(&journal, &OPEN)?)?);
        without.extend(resident(open(&journal)?)?);
    }
    if with.is_empty() {
        return skip(what, "this system does not tell how much memory a process has");
    }
    let [with, without] = [with, without].map(|figures| median(figures.into_iter()));
    let measured = format!("{with:.1} MB resident − {without:.1} MB without");
    say(what, &measured, with - without, Must::AtMost(10.0))
}

fn resident(mut terminal: Terminal) -> Outcome<Option<f64>> {
    terminal.until(|screen| screen.has("Round 6"))?;
    terminal.settle(Duration::from_millis(500))?;
    Ok(terminal.resident().map(megabytes))
}

/// Keys at the size of the largest real café, before and while devices write.
pub(crate) fn keys(bench: &mut Bench) -> Outcome {
    let keys = bench.rounds(200);
    let journal = copied(&bench.crowd(7200)?, bench.folder("fire")?)?;
    let mut typist = Typist::before(open_with(&journal, &OPEN)?)?;
    let quiet = times(keys, || typist.letter())?;
    let devices = Devices::begin(&journal)?;
    let under_fire = times(keys, || typist.letter())?;
    let slowest = quantile(under_fire.iter().copied(), 0.99) * 1e3;
    let what = "keys-under-fire: key to screen while 50 devices write 25 notes a second, p50";
    if is_there("vim") {
        let mut vim = Typist::vim(&bench.folder("vim-fire")?)?;
        let pair = Pair::of(keys, || typist.letter(), || vim.letter())?;
        crate::row::say_time(what, "vim -u NONE", &pair, Must::AtMost(8.0))?;
    } else {
        skip(what, "there is no vim here")?;
    }
    devices.end()?;
    let [fire, quiet] = [&under_fire, &quiet].map(|times| median(times.iter().copied()) * 1e3);
    let measured = format!("{fire:.2} ms ÷ {quiet:.2} ms while nobody writes");
    say(what, &measured, fire / quiet, Must::Nothing)?;
    say("keys-under-fire: the same, p99", "milliseconds", slowest, Must::Nothing)
}

fn times(keys: usize, mut letter: impl FnMut() -> Outcome<f64>) -> Outcome<Vec<f64>> {
    (0..keys).map(|_| letter()).collect()
}

/// A session of its own, for what is written into it.
fn copied(journal: &Path, folder: PathBuf) -> Outcome<PathBuf> {
    for name in ["session.json", worldcafe::journal::NAME] {
        fs::copy(journal.with_file_name(name), folder.join(name))?;
    }
    Ok(folder.join(worldcafe::journal::NAME))
}

/// Devices that write until they are told to end.
struct Devices {
    end: Arc<AtomicBool>,
    thread: JoinHandle<Result<(), String>>,
}

impl Devices {
    fn begin(journal: &Path) -> Outcome<Self> {
        let (at, token) = announced(journal)?;
        let end = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&end);
        let thread = spawn(move || run(write(at, &token, &ends)).map_err(|why| why.to_string()));
        Ok(Self { end, thread })
    }

    fn end(self) -> Outcome {
        self.end.store(true, Ordering::Relaxed);
        Ok(self.thread.join().map_err(|_| "the devices died")??)
    }
}

async fn write(at: SocketAddr, token: &str, end: &Arc<AtomicBool>) -> std::io::Result<()> {
    let notes = std::rc::Rc::new(Notes::of("c5"));
    let mut tasks = Vec::new();
    let apart = PACE / u32::try_from(DEVICES).unwrap_or(1);
    for device in 0..DEVICES {
        let tongue = Tongue::Hub { at, token: token.to_owned() };
        let (notes, end) = (std::rc::Rc::clone(&notes), Arc::clone(end));
        tokio::time::sleep(apart).await;
        tasks.push(spawn_local(async move {
            let mut line = Line::open(at, tongue.clone()).await?;
            let mut pace = interval(PACE);
            pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
            while !end.load(Ordering::Relaxed) {
                pace.tick().await;
                line.ask(&tongue.save(&notes.next(device))).await?;
            }
            std::io::Result::Ok(())
        }));
    }
    for task in tasks {
        task.await.map_err(std::io::Error::other)??;
    }
    Ok(())
}

/// Where the program says its hub is, to this user alone.
fn announced(journal: &Path) -> Outcome<(SocketAddr, String)> {
    #[derive(Deserialize)]
    struct Note {
        url: String,
    }
    let home = journal.parent().ok_or("a journal has a folder")?;
    let folder = home.join(".local/state/worldcafe/open");
    let file = fs::read_dir(folder)?.next().ok_or("no hub is open")??;
    let note: Note = serde_json::from_reader(fs::File::open(file.path())?)?;
    let (at, token) = note.url.split_once("/#").ok_or("an address has a token")?;
    Ok((at.trim_start_matches("http://").parse()?, token.to_owned()))
}

//! A program in a terminal of its own, with the time of everything it writes.
//!
//! A thread stamps what arrives before anybody looks at it, and the terminal's answers are given
//! at once, as a real one gives them.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::pair::{Outcome, now};
use crate::screen::{Emulator, Ground, Screen, Size};

/// The terminal of every bench.
pub(crate) const SIZE: Size = Size { columns: 200, rows: 60 };

/// How long a program may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// So much silence ends a frame.
const QUIET: Duration = Duration::from_millis(8);

type Chunk = (Instant, Vec<u8>);

/// A running program and its terminal.
pub(crate) struct Terminal {
    emulator: Emulator,
    chunks: Receiver<Chunk>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    begun: Instant,
    _master: Box<dyn MasterPty + Send>,
}

/// What came of one key.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    /// Until the last byte of the frame was there, in seconds.
    pub(crate) took: f64,
    /// How many bytes were written.
    pub(crate) bytes: usize,
    /// In how many pieces they came.
    pub(crate) writes: usize,
}

impl Terminal {
    /// Starts a program in a folder that is its home too.
    pub(crate) fn open(program: &str, arguments: &[&str], folder: &Path) -> Outcome<Self> {
        let size = PtySize { rows: SIZE.rows, cols: SIZE.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", folder);
        command.args(arguments);
        command.cwd(folder);
        let (sender, chunks) = channel();
        std::thread::spawn(move || read(reader, &sender));
        let begun = now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let emulator = Emulator::new(SIZE, Ground::Dark);
        Ok(Self { emulator, chunks, writer, child, begun, _master: pair.master })
    }

    /// Waits until the screen shows it, and tells how long that took since the start, in seconds.
    pub(crate) fn until(&mut self, shows: impl Fn(&Screen) -> bool) -> Outcome<f64> {
        while let Ok(chunk) = self.chunks.recv_timeout(PATIENCE) {
            let at = chunk.0;
            self.take(&chunk)?;
            if shows(&self.emulator.screen()) {
                return Ok((at - self.begun).as_secs_f64());
            }
        }
        Err(format!("not on the screen\n{}", self.emulator.screen().text()).into())
    }

    /// Takes what comes until nothing has come for so long.
    pub(crate) fn settle(&mut self, quiet: Duration) -> Outcome {
        while let Ok(chunk) = self.chunks.recv_timeout(quiet) {
            self.take(&chunk)?;
        }
        Ok(())
    }

    /// Lets so much time pass.
    pub(crate) fn wait(&mut self, time: Duration) -> Outcome {
        let end = now() + time;
        loop {
            match self.chunks.recv_timeout(end.saturating_duration_since(now())) {
                Ok(chunk) => self.take(&chunk)?,
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err("the program has ended".into()),
            }
        }
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) -> Outcome {
        self.writer.write_all(keys.as_bytes())?;
        Ok(self.writer.flush()?)
    }

    /// Presses a key and waits for the whole of the answer; `None` where there is none.
    pub(crate) fn press(&mut self, key: &str) -> Outcome<Option<Answer>> {
        self.settle(Duration::from_millis(1))?;
        let pressed = now();
        self.send(key)?;
        // Interpreted afterwards, so that it delays nothing that is measured.
        let mut chunks = Vec::new();
        let mut patience = Duration::from_secs(2);
        while let Ok(chunk) = self.chunks.recv_timeout(patience) {
            chunks.push(chunk);
            patience = QUIET;
        }
        chunks.iter().try_for_each(|chunk| self.take(chunk))?;
        Ok(chunks.last().map(|(at, _)| Answer {
            took: (*at - pressed).as_secs_f64(),
            bytes: chunks.iter().map(|(_, bytes)| bytes.len()).sum(),
            writes: chunks.len(),
        }))
    }

    /// The processor time of all its threads so far, in seconds; `None` where the system does
    /// not tell.
    pub(crate) fn worked(&self) -> Option<f64> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let mut nanoseconds = 0.0;
        for task in tasks {
            let told = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            nanoseconds += told.split_whitespace().next()?.parse::<f64>().ok()?;
        }
        Some(nanoseconds / 1e9)
    }

    /// Bytes it has in memory; `None` where the system does not tell.
    pub(crate) fn resident(&self) -> Option<u64> {
        crate::memory::resident_of(self.child.process_id()?)
    }

    fn take(&mut self, (_, bytes): &Chunk) -> Outcome {
        let answers = self.emulator.feed(bytes);
        if answers.is_empty() {
            return Ok(());
        }
        self.writer.write_all(&answers)?;
        Ok(self.writer.flush()?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(mut reader: Box<dyn Read + Send>, chunks: &Sender<Chunk>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = reader.read(&mut buffer) {
        let bytes = buffer.get(..length).unwrap_or_default().to_vec();
        if chunks.send((now(), bytes)).is_err() {
            return;
        }
    }
}

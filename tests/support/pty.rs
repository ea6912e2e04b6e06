//! A program in a terminal of its own: send keys, wait until the screen says.
//!
//! Nothing sleeps: whoever waits is woken by what the program writes or by its end.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;

use super::keys::Key;
use super::screen::{Emulator, Ground, Screen, Size};
use super::waiting::{FOR_EVER, Patience};

/// The terminal's settings (echo, line editing, what Ctrl-C does), to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings(String);

/// A running program and its terminal. Dropping it kills the program.
pub(crate) struct Pty {
    shared: Arc<Shared>,
    /// None once hung up.
    line: Option<Line>,
    tty: PathBuf,
    pid: Pid,
    at_start: Settings,
    /// What the program remembers by itself goes with the terminal.
    _state: TempDir,
    waiter: Option<JoinHandle<()>>,
}

/// The terminal's end of the line; dropping all of it hangs up.
struct Line {
    master: Box<dyn MasterPty + Send>,
    writer: Writer,
    reader: JoinHandle<()>,
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    emulator: Emulator,
    written: Vec<u8>,
    /// Whether the terminal still reads what the program writes.
    reading: bool,
    hanging_up: bool,
    status: Option<ExitStatus>,
    /// Rises with everything that can change what a waiter sees.
    changes: u64,
}

impl State {
    fn is_over(&self) -> bool {
        !self.reading && self.status.is_some()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.changes += 1;
        self.changed.notify_all();
    }
}

impl Pty {
    /// Starts a program in a dark terminal. Its environment is `PATH`, a UTF-8 xterm, `cwd` as
    /// its home, a state folder of its own, and `env`, nothing else: a test neither sees nor touches the user's own files.
    pub(crate) fn spawn(
        size: Size,
        program: &str,
        args: &[&str],
        env: &[(&str, &str)],
        cwd: &Path,
    ) -> Self {
        Self::spawn_on(Ground::Dark, size, program, args, env, cwd)
    }

    /// Starts the program under test.
    pub(crate) fn worldcafe(size: Size, args: &[&str], env: &[(&str, &str)], cwd: &Path) -> Self {
        Self::spawn(size, env!("CARGO_BIN_EXE_worldcafe"), args, env, cwd)
    }

    /// Starts a program in a terminal that answers as `ground` says.
    pub(crate) fn spawn_on(
        ground: Ground,
        size: Size,
        program: &str,
        args: &[&str],
        env: &[(&str, &str)],
        cwd: &Path,
    ) -> Self {
        let own = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(cells(size)).unwrap();
        let tty = pair.master.tty_name().unwrap();
        let at_start = settings(&tty);
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let child =
            pair.slave.spawn_command(command(program, args, env, (cwd, own.path()))).unwrap();
        drop(pair.slave);
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let state = State {
            emulator: Emulator::new(size, ground),
            written: Vec::new(),
            reading: true,
            hanging_up: false,
            status: None,
            changes: 0,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let reader = read_on(reader, Arc::clone(&writer), Arc::clone(&shared));
        let waiter = Some(wait_on(child, Arc::clone(&shared)));
        let line = Some(Line { master: pair.master, writer, reader });
        Self { shared, line, tty, pid, at_start, _state: own, waiter }
    }

    /// Types letters, or any bytes.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) {
        let line = self.line.as_ref().expect("the terminal is gone");
        let mut writer = line.writer.lock().unwrap();
        writer.write_all(bytes.as_ref()).and_then(|()| writer.flush()).unwrap();
    }

    /// Presses a key.
    pub(crate) fn press(&self, key: Key) {
        self.send(key.bytes());
    }

    /// Waits until the screen says so and returns that screen; `says` may ask this `Pty` too.
    ///
    /// Panics with the screen after a minute, and when the program has ended without it.
    pub(crate) fn wait_until(&self, says: impl Fn(&Screen) -> bool) -> Screen {
        let patience = Patience::of(FOR_EVER);
        let mut seen = None;
        loop {
            let state = self.wait(patience.left(), |state| seen == Some(state.changes));
            let (screen, status) = (state.emulator.screen(), state.status.clone());
            let last = state.is_over() || seen == Some(state.changes);
            seen = Some(state.changes);
            drop(state);
            if says(&screen) {
                return screen;
            }
            let cursor = screen.cursor();
            assert!(
                !last,
                "not on the screen; ended: {status:?}, cursor: {cursor:?}\n{}",
                screen.text()
            );
        }
    }

    /// The screen as it is now, whatever is on its way.
    pub(crate) fn screen(&self) -> Screen {
        self.shared.lock().emulator.screen()
    }

    /// Every byte the program has written.
    pub(crate) fn raw_output(&self) -> Vec<u8> {
        self.shared.lock().written.clone()
    }

    /// Changes the window's size; a side of 0 is told to the program as it is.
    pub(crate) fn resize(&self, size: Size) {
        self.shared.lock().emulator.resize(size);
        self.line.as_ref().expect("the terminal is gone").master.resize(cells(size)).unwrap();
    }

    /// Waits for the end of the program and of its output.
    pub(crate) fn wait_exit(&self) -> ExitStatus {
        let state = self.wait(FOR_EVER, |state| !state.is_over());
        let (screen, over, status) =
            (state.emulator.screen(), state.is_over(), state.status.clone());
        drop(state);
        status.filter(|_| over).unwrap_or_else(|| panic!("still running\n{}", screen.text()))
    }

    fn wait(&self, patience: Duration, waits: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let Shared { changed, .. } = self.shared.as_ref();
        let waited = changed.wait_timeout_while(self.shared.lock(), patience, |state| waits(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// The process id of the program.
    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    /// The terminal, for another program to use as well.
    pub(crate) fn tty(&self) -> &Path {
        &self.tty
    }

    /// Sends a signal to the program; none once it has ended.
    pub(crate) fn kill(&self, signal: Signal) {
        let state = self.shared.lock();
        if state.status.is_none() {
            // It may have ended this instant, before anybody was told.
            match kill_process(self.pid, signal) {
                Ok(()) | Err(Errno::SRCH) => {}
                Err(fault) => panic!("cannot signal the program: {fault}"),
            }
        }
    }

    /// The terminal's settings now.
    pub(crate) fn settings(&self) -> Settings {
        assert!(self.line.is_some(), "the terminal is gone");
        settings(&self.tty)
    }

    /// The terminal's settings before the program began.
    pub(crate) fn settings_at_start(&self) -> &Settings {
        &self.at_start
    }

    /// Takes the terminal away, as closing its window does.
    pub(crate) fn hang_up(&mut self) {
        let Some(line) = self.line.take() else { return };
        self.shared.lock().hanging_up = true;
        let mut slave = open(&self.tty);
        // The writer types an end-of-file as it is dropped unless the terminal has none; a window
        // that closes types nothing.
        let mut settings = tcgetattr(&slave).unwrap();
        settings.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&slave, OptionalActions::Now, &settings).unwrap();
        // The reader holds the line too; one byte wakes it, and it lets go.
        slave.write_all(&[0]).unwrap();
        line.reader.join().unwrap();
        drop(line.writer);
        drop(line.master);
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.kill(Signal::KILL);
        self.hang_up();
        if let Some(waiter) = self.waiter.take() {
            waiter.join().unwrap();
        }
    }
}

fn read_on(
    mut reader: Box<dyn Read + Send>,
    writer: Writer,
    shared: Arc<Shared>,
) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let length = reader.read(&mut buffer).unwrap_or(0);
            if length == 0 || shared.lock().hanging_up {
                return shared.change(|state| state.reading = false);
            }
            let mut state = shared.lock();
            state.written.extend_from_slice(&buffer[..length]);
            let answers = state.emulator.feed(&buffer[..length]);
            drop(state);
            if !answers.is_empty() {
                writer.lock().unwrap().write_all(&answers).unwrap();
            }
            // Told last, so that whoever sees the screen types behind the answers.
            shared.change(|_| {});
        }
    })
}

fn wait_on(mut child: Box<dyn Child + Send + Sync>, shared: Arc<Shared>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let status = child.wait().unwrap();
        shared.change(|state| state.status = Some(status));
    })
}

fn command(
    program: &str,
    args: &[&str],
    env: &[(&str, &str)],
    (cwd, state): (&Path, &Path),
) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    for (name, value) in std::env::vars_os().filter(|(name, _)| name == "PATH") {
        command.env(name, value);
    }
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
        command.env(name, value);
    }
    command.env("HOME", cwd);
    command.env("XDG_STATE_HOME", state);
    for (name, value) in env {
        command.env(name, value);
    }
    command.args(args);
    command.cwd(cwd);
    command
}

fn cells(size: Size) -> PtySize {
    PtySize { rows: size.rows, cols: size.columns, pixel_width: 0, pixel_height: 0 }
}

/// The program's end of the line, without becoming anybody's terminal.
fn open(tty: &Path) -> File {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    File::from(rustix::fs::open(tty, flags, Mode::empty()).unwrap())
}

fn settings(tty: &Path) -> Settings {
    Settings(format!("{:#?}", tcgetattr(open(tty)).unwrap()))
}

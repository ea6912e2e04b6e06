//! The terminal is left as it was found, however the program ends or stops.
//!
//! A shell goes on in the same terminal: it runs each line that is typed and tells what came of
//! it, so that whatever the program left unread is seen in what the shell reads next.

use std::path::Path;

use rustix::process::{Pid, Signal, kill_process};
use worldcafe::domain::Moment;
use worldcafe::engine::{Clock, Gateway, Notice, StepChoice, SystemClock, Ticket};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Usual};
use worldcafe::tui::{Fault, Front, Options};

use super::scene::USUAL;
use crate::commands::folder::Folder;
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Size;

/// Says its own id, then becomes the program.
const PROGRAM: &str = r#"sh -c 'echo $$ >pid; exec "$PROGRAM" run .'"#;
const SHELL: &str = r#"set -m; while read -r line; do eval "$line"; echo "after [$line] $?"; done"#;

/// A shell in a session folder, and the terminal both are in.
struct Shell {
    pty: Pty,
    folder: Folder,
}

impl Shell {
    fn new(size: Size) -> Self {
        Self::with(size, &[("PROGRAM", env!("CARGO_BIN_EXE_worldcafe"))])
    }

    fn with(size: Size, env: &[(&str, &str)]) -> Self {
        let folder = Folder::new();
        let pty = Pty::spawn(size, "/bin/sh", &["-c", SHELL], env, &folder.path("."));
        Self { pty, folder }
    }

    fn types(&self, words: &str) -> &Self {
        self.pty.send(format!("{words}\n"));
        self
    }

    fn written(&self, words: &str) -> usize {
        let written = self.pty.raw_output();
        written.windows(words.len()).filter(|part| *part == words.as_bytes()).count()
    }

    fn waits_for(&self, words: &str) -> &Self {
        self.pty.wait_until(|_| self.written(words) > 0);
        self
    }

    /// Presses Enter after each frame: one that came in with the question says nothing.
    fn presses_enter_until(&self, words: &str) {
        while self.written(words) == 0 {
            let frames = self.written(FRAME_ENDS);
            self.pty.wait_until(|_| self.written(words) + self.written(FRAME_ENDS) > frames);
            self.pty.press(Key::Enter);
        }
    }

    /// Opens the program and waits until it has drawn a frame.
    fn opens(&self) -> &Self {
        self.types(PROGRAM).drew(1)
    }

    /// Waits until so many frames have been drawn.
    fn drew(&self, frames: usize) -> &Self {
        self.pty.wait_until(|_| self.written(FRAME_ENDS) >= frames);
        self
    }

    fn signals(&self, signal: Signal) -> &Self {
        let pid = std::fs::read_to_string(self.folder.path("pid")).unwrap();
        let pid = Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
        self
    }

    /// The shell goes on, in the terminal as it was before.
    #[track_caller]
    fn is_as_it_was(&self, after: &str) {
        self.waits_for(&format!("after [{after}]"));
        assert_eq!(&self.pty.settings(), self.pty.settings_at_start());
        let screen = self.pty.screen();
        let written = String::from_utf8_lossy(&self.pty.raw_output()).into_owned();
        assert!(!screen.is_alternate() && !screen.marks_pastes(), "{written:?}");
        assert!(!screen.takes_the_mouse() && screen.cursor().is_some());
        assert_eq!(screen.title(), "");
        for (begins, ends) in [(FRAME_BEGINS, FRAME_ENDS), ("\x1b[>", "\x1b[<1u")] {
            assert!(self.written(begins) <= self.written(ends), "{begins:?} is not ended");
        }
        assert!(written.rfind(FRAME_BEGINS) <= written.rfind(FRAME_ENDS), "a frame is held back");
        // Not even a report is left for the shell to read.
        let marker = format!(": {}", self.written("after ["));
        self.types(&marker).waits_for(&format!("after [{marker}] 0"));
    }
}

const FRAME_BEGINS: &str = "\x1b[?2026h";
const FRAME_ENDS: &str = "\x1b[?2026l";

/// From a wide window to next to none, and to a terminal that tells no size.
const SIZES: [(u16, u16); 6] = [(200, 60), (80, 24), (40, 12), (5, 2), (1, 1), (0, 0)];

fn sizes() -> impl Iterator<Item = Size> {
    SIZES.into_iter().map(|(columns, rows)| Size { columns, rows })
}

#[test]
fn left_by_its_keys() {
    for size in sizes() {
        let shell = Shell::new(size);
        shell.opens();
        shell.pty.send("q");
        shell.presses_enter_until(&format!("after [{PROGRAM}] 0"));
        shell.is_as_it_was(PROGRAM);
    }
}

#[test]
fn ended_by_a_signal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        for size in sizes() {
            let shell = Shell::new(size);
            shell.opens().signals(signal).is_as_it_was(PROGRAM);
        }
    }
}

#[test]
fn stopped_and_continued_by_keys_and_by_signals() {
    for size in sizes() {
        let shell = Shell::new(size);
        shell.opens();
        shell.pty.press(Key::Ctrl('z'));
        shell.is_as_it_was(PROGRAM);
        let frames = shell.written(FRAME_ENDS);
        shell.types("fg").drew(frames + 1);
        assert_ne!(&shell.pty.settings(), shell.pty.settings_at_start());
        shell.pty.wait_until(|screen| screen.is_alternate() && screen.marks_pastes());
        shell.signals(Signal::TSTP).is_as_it_was("fg");
        let frames = shell.written(FRAME_ENDS);
        shell.types("fg %1").drew(frames + 1).signals(Signal::TERM).is_as_it_was("fg %1");
    }
}

#[test]
fn its_size_changed_while_it_ran() {
    let shell = Shell::new(USUAL);
    shell.opens();
    for size in sizes().chain(sizes().collect::<Vec<_>>().into_iter().rev()) {
        let frames = shell.written(FRAME_ENDS);
        shell.pty.resize(size);
        shell.drew(frames + 1);
    }
    shell.pty.resize(USUAL);
    shell.pty.wait_until(|screen| screen.has("PROGRAMME") && screen.has("n begin"));
    shell.signals(Signal::TERM).is_as_it_was(PROGRAM);
    assert_eq!(shell.written("panicked"), 0);
}

#[test]
fn a_program_that_cannot_open_has_not_touched_it() {
    let shell = Shell::new(USUAL);
    std::fs::write(shell.folder.path("session.json"), "{").unwrap();
    shell.types(PROGRAM).is_as_it_was(PROGRAM);
    assert_eq!(shell.written("\x1b[?1049h"), 0);
}

/// A gateway with a fault in it, or in a thread that it starts.
struct Faulty {
    clock: SystemClock,
    polls: usize,
    aside: bool,
}

impl Gateway for Faulty {
    fn submit(&mut self, _: Command, _: StepChoice) -> Ticket {
        Ticket(0)
    }

    fn poll(&mut self) -> Vec<Notice> {
        if self.polls == 0 && self.aside {
            let _ = std::thread::spawn(|| panic!("a fault on purpose")).join();
        }
        assert!(self.polls > 0, "a fault on purpose");
        self.polls -= 1;
        Vec::new()
    }

    fn now(&self) -> Moment {
        Moment { at: self.clock.read().wall, ..Moment::default() }
    }
}

/// Opens the interface on a gateway that panics, at the first question or some frames later, or
/// in a thread of its own; as often as it is opened, or once.
/// Started by the tests themselves, in a terminal.
fn panic_in_terminal(faults: &str) {
    let again = Fault::before();
    let polls = match faults {
        "once" | "aside" if again.is_some() => usize::MAX,
        "once" | "aside" => 2,
        polls => polls.parse().unwrap(),
    };
    let mut faulty = Faulty { clock: SystemClock::new(), polls, aside: faults == "aside" };
    let theme = Theme::new(Ground::Dark, Depth::None);
    let options = Options {
        mode: Mode::Live,
        theme,
        title: again.map_or("Café".to_owned(), |fault| fault.told("")),
        drafts: None,
        plan: None,
        elsewhere: "/tmp".into(),
        exports: None,
        usual: Usual::default(),
        table: None,
        told: None,
        sharing: None,
    };
    let mut front = Front::open().unwrap();
    let wake = front.waker();
    (0..10).for_each(|_| wake());
    drop(worldcafe::tui::run(&mut faulty, &mut front, options));
}

const FAULTY: &str = r#""$PROGRAM" --exact --nocapture pty::found::after_a_fault_it_begins_again"#;

#[test]
fn after_a_fault_it_begins_again() {
    if let Ok(faults) = std::env::var("FAULTS") {
        return panic_in_terminal(&faults);
    }
    let tests = std::env::current_exe().unwrap();
    for faults in ["once", "aside"] {
        let env = [("PROGRAM", path(&tests)), ("FAULTS", faults)];
        let shell = Shell::with(USUAL, &env);
        shell.types(FAULTY);
        shell.pty.wait_until(|screen| screen.has("began again after a fault"));
        assert_eq!(shell.written("\x1b[?1049h"), 2);
        shell.pty.send("q");
        shell.is_as_it_was(FAULTY);
    }
}

#[test]
fn a_second_fault_soon_after_is_told_in_it() {
    let tests = std::env::current_exe().unwrap();
    for faults in ["0", "2"] {
        for size in sizes() {
            let env = [("PROGRAM", path(&tests)), ("FAULTS", faults)];
            let shell = Shell::with(size, &env);
            shell.types(FAULTY).is_as_it_was(FAULTY);
            let written = String::from_utf8_lossy(&shell.pty.raw_output()).into_owned();
            let told = written.find("ended by a fault (a fault on purpose").unwrap();
            assert!(Some(told) > written.rfind("\x1b[?1049l"), "told where it is not seen");
            assert_eq!(written.matches("\x1b[?1049l").count(), 2, "it began again once");
        }
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

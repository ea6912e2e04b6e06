//! The Home screen in a real terminal: it lists, opens, makes, comes back and leaves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use super::scene::{USUAL, crash};
use crate::commands::folder::{PLAN, program};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// A folder to work in, whose sessions and whose remembered ones belong to the test.
struct Work {
    dir: TempDir,
}

impl Work {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A session of this title.
    fn with(self, folder: &str, title: &str) -> Self {
        fs::create_dir_all(self.path(folder)).unwrap();
        let plan = PLAN.replace("\"Café\"", &format!("{title:?}"));
        fs::write(self.path(folder).join("session.json"), plan).unwrap();
        self
    }

    fn open(&self, words: &[&str]) -> Pty {
        let state = self.path("state");
        let env = [("XDG_STATE_HOME", state.to_str().unwrap()), ("TZ", "Europe/Zurich")];
        Pty::worldcafe(USUAL, words, &env, self.dir.path())
    }

    fn home(&self) -> Pty {
        let pty = self.open(&[]);
        pty.wait_until(is_home);
        pty
    }

    /// What is remembered of the sessions opened.
    fn remembered(&self) -> String {
        fs::read_to_string(self.path("state/worldcafe/lately.json")).unwrap_or_default()
    }
}

/// Home is there, and every session was looked at.
fn is_home(screen: &Screen) -> bool {
    screen.has("Enter open  a new") && !screen.has("reading") && !screen.has("looking")
}

/// A row of the list has all of these words.
fn lists(screen: &Screen, words: &[&str]) -> bool {
    let text = screen.text();
    text.lines().any(|row| words.iter().all(|word| row.contains(word)))
}

/// Leaves the session by its keys, for Home.
fn come_back(pty: &Pty) {
    pty.send("q");
    pty.wait_until(|screen| screen.has("Enter leaves"));
    pty.press(Key::Enter);
    pty.wait_until(is_home);
}

fn left(pty: &Pty) {
    assert!(pty.wait_exit().success());
    assert_eq!(pty.settings(), *pty.settings_at_start());
    assert!(!pty.screen().is_alternate());
}

#[test]
fn a_session_is_opened_from_home_and_leads_back_to_it() {
    let work = Work::new().with("sessions/b", "Café B").with("sessions/a10", "Café A10");
    let work = work.with("sessions/a9", "Café A9");
    let pty = work.home();
    let text = pty.screen().text();
    let at = |title: &str| text.find(title).unwrap();
    assert!(at("Café A9") < at("Café A10") && at("Café A10") < at("Café B"), "{text}");
    assert!(lists(&pty.screen(), &["Café B", "not started"]));
    pty.send("jj");
    pty.wait_until(|screen| screen.has("▸ Café B"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Café B · waiting"));
    come_back(&pty);
    let screen = pty.wait_until(|screen| screen.has("▸ Café B"));
    assert!(screen.is_alternate());
    assert!(lists(&screen, &["Café B", "not started"]), "looking began nothing");
    pty.send("q");
    left(&pty);
    let written = String::from_utf8_lossy(&pty.raw_output()).into_owned();
    assert_eq!(written.matches("\x1b[?1049h").count(), 1, "the shell flashes by");
    assert!(work.remembered().contains("/sessions/b\""), "{}", work.remembered());
    let pty = work.home();
    assert!(pty.screen().has("▸ Café B"), "opened last, listed first");
}

#[test]
fn a_dialog_that_was_left_goes_on_after_a_session_that_was_opened_meanwhile() {
    let work = Work::new().with("sessions/b", "Café B");
    let pty = work.home();
    pty.send("a");
    pty.wait_until(|screen| screen.has("New session"));
    pty.send("Our street?");
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.has("goes on with it"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Café B · waiting"));
    come_back(&pty);
    pty.send("a");
    pty.wait_until(|screen| screen.has("New session") && screen.has("Our street?"));
}

#[test]
fn a_new_session_is_made_checked_and_opened_waiting() {
    let work = Work::new();
    let pty = work.home();
    pty.send("a");
    pty.wait_until(|screen| screen.has("New session"));
    pty.send("Our street?");
    pty.press(Key::Enter);
    pty.press(Key::Enter);
    pty.send("\x152099-11-28\r");
    pty.send("\x1518:15\r");
    pty.send("\x152\r");
    pty.send("\r\x1525\r\r\r\r");
    pty.wait_until(|screen| screen.has("1 h 38 min in all") && !screen.has("question 3"));
    pty.send("Why?\r\r\r");
    assert!(!work.path("sessions").exists(), "nothing is made before it is asked for");
    pty.press(Key::Enter);
    let screen = pty.wait_until(|screen| screen.has("Our street? · waiting"));
    assert!(screen.has("planned for Sat 28 Nov 2099"), "{}", screen.text());
    come_back(&pty);
    let screen = pty.wait_until(|screen| screen.has("made: ./sessions/our-street"));
    assert!(lists(&screen, &["▸ Our street?", "Sat 28 Nov 2099", "not started"]));
    pty.press(Key::Ctrl('c'));
    left(&pty);
    let check = program().arg("check").arg(work.path("sessions/our-street")).output().unwrap();
    let said = String::from_utf8(check.stdout).unwrap();
    assert!(check.status.success() && said.contains("no faults"), "{said}");
}

#[test]
fn the_dialog_is_left_with_nothing_written() {
    let work = Work::new();
    let pty = work.home();
    pty.press(Key::Enter);
    pty.send("Our street?");
    pty.wait_until(|screen| screen.has("./sessions/our-street"));
    pty.press(Key::Escape);
    pty.wait_until(is_home);
    pty.send("q");
    left(&pty);
    assert!(!work.path("sessions").exists() && work.remembered().is_empty());
}

#[test]
fn a_session_killed_in_the_middle_is_listed_as_running_and_is_taken_up_again() {
    let work = Work::new().with("sessions/a", "Café A");
    let pty = work.home();
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("n begin"));
    pty.send("n");
    pty.wait_until(|screen| screen.has("Opening · running"));
    let other = work.home();
    assert!(lists(&other.screen(), &["Café A", "open in another terminal"]));
    other.press(Key::Enter);
    other.wait_until(|screen| is_home(screen) && screen.has("not done: "));
    crash(pty);
    other.send("q");
    left(&other);
    let pty = work.home();
    let screen = pty.screen();
    assert!(lists(&screen, &["▸ Café A", "running, last change at "]), "{}", screen.text());
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Opening · running"));
    come_back(&pty);
    pty.wait_until(|screen| lists(screen, &["▸ Café A", "running, left at "]));
    assert!(
        program()
            .args(["do", "."])
            .current_dir(work.path("sessions/a"))
            .arg("close")
            .output()
            .unwrap()
            .status
            .success()
    );
    pty.send("q");
    left(&pty);
    let pty = work.home();
    assert!(lists(&pty.screen(), &["Café A", "closed ", ", 0 ideas"]), "{}", pty.screen().text());
}

#[test]
fn what_was_opened_lately_is_listed_from_anywhere_and_dropped_once_it_is_gone() {
    let work = Work::new().with("far/café", "Far away");
    let pty = work.open(&["run", "far/café"]);
    pty.wait_until(|screen| screen.has("Far away · waiting"));
    pty.send("q");
    pty.wait_until(|screen| screen.has("Enter leaves"));
    pty.press(Key::Enter);
    left(&pty);
    let pty = work.home();
    assert!(lists(&pty.screen(), &["▸ Far away", "not started"]));
    assert!(pty.screen().has("~/far/café"), "{}", pty.screen().text());
    pty.send("q");
    left(&pty);
    fs::remove_dir_all(work.path("far")).unwrap();
    let pty = work.home();
    assert!(lists(&pty.screen(), &["▸ café", "gone"]));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("not opened: "));
    pty.send("x");
    pty.wait_until(|screen| screen.has("dropped: ") && screen.has("No session is in ./sessions"));
    assert!(!work.remembered().contains("café"), "{}", work.remembered());
}

#[test]
fn looking_on_a_practice_and_a_replay_are_not_remembered() {
    let work = Work::new().with("sessions/a", "Café A");
    for words in [&["run", "sessions/a", "--practice"][..], &["run", "sessions/a", "--read-only"]] {
        let pty = work.open(words);
        pty.wait_until(|screen| screen.has("Café A · waiting"));
        pty.send("q");
        pty.wait_until(|screen| screen.has("Enter leaves"));
        pty.press(Key::Enter);
        left(&pty);
    }
    let pty = work.home();
    pty.send("G");
    pty.wait_until(|screen| screen.has("▸ Demo"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("REPLAY"));
    come_back(&pty);
    pty.send("q");
    left(&pty);
    assert_eq!(work.remembered(), "");
}

#[test]
fn what_cannot_be_read_is_told_and_home_stays() {
    let work = Work::new().with("sessions/plan", "Plan").with("sessions/torn", "Torn");
    fs::write(work.path("sessions/plan/session.json"), "{ \"title\": 5 }").unwrap();
    fs::write(work.path("sessions/torn/journal.jsonl"), "{}\n{}\n{}\n").unwrap();
    fs::create_dir_all(work.path("state/worldcafe")).unwrap();
    fs::write(work.path("state/worldcafe/lately.json"), "{\"opened\": [\"/not").unwrap();
    let pty = work.home();
    assert!(lists(&pty.screen(), &["plan", "cannot be read: 2 errors, check"]));
    assert!(lists(&pty.screen(), &["torn", "damaged, line 1: Enter helps"]));
    pty.press(Key::Enter);
    pty.wait_until(|screen| is_home(screen) && screen.has("error: the plan has 2 errors"));
    pty.send("j");
    pty.wait_until(|screen| screen.has("▸ torn"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Tab    shows what comes before the damage"));
    assert!(!pty.screen().has("sound copy"), "nothing of it is whole");
    pty.press(Key::Escape);
    pty.wait_until(is_home);
    pty.send("q");
    left(&pty);
}

#[test]
fn a_journal_that_takes_for_ever_holds_nothing_up() {
    let work = Work::new().with("sessions/slow", "Slow");
    let journal = work.path("sessions/slow/journal.jsonl");
    // Whoever reads it waits for somebody to write.
    assert!(Command::new("mkfifo").arg(&journal).status().unwrap().success());
    let pty = work.open(&[]);
    pty.wait_until(|screen| lists(screen, &["▸ slow", "reading…"]));
    pty.send("j");
    pty.wait_until(|screen| screen.has("▸ New session"));
    pty.send("q");
    left(&pty);
}

#[test]
fn a_signal_ends_it_on_home_and_in_a_session_opened_there() {
    let work = Work::new().with("sessions/a", "Café A");
    for opened in [false, true] {
        let pty = work.home();
        if opened {
            pty.press(Key::Enter);
            pty.wait_until(|screen| screen.has("Café A · waiting"));
        }
        pty.kill(Signal::TERM);
        left(&pty);
    }
    assert!(Path::new(&work.path("sessions/a")).exists());
}

#[test]
fn a_damaged_session_is_copied_or_looked_at_from_home() {
    let work = Work::new().with("sessions/hit", "Hit");
    let at = work.path("sessions/hit");
    let run = |words: &[&str]| {
        let done = program().args(words).current_dir(&at).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    run(&["do", ".", "start"]);
    for words in ["said before", "the word that was hit", "said after"] {
        run(&["capture", ".", words]);
    }
    let journal = fs::read_to_string(at.join("journal.jsonl")).unwrap();
    let hit = journal.replace("the word that was hit", "the word that was hot");
    fs::write(at.join("journal.jsonl"), &hit).unwrap();
    let pty = work.home();
    assert!(
        lists(&pty.screen(), &["Hit", "damaged, line 3: Enter helps"]),
        "{}",
        pty.screen().text()
    );
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("3 records are whole, 1 damaged line is lost"));
    pty.press(Key::Tab);
    pty.wait_until(|screen| screen.has("READ ONLY"));
    come_back(&pty);
    // Until another key comes, the Enter before counts as held.
    let enter = || {
        pty.send("\x0c");
        pty.press(Key::Enter);
    };
    enter();
    pty.wait_until(|screen| screen.has("Enter  makes a sound copy"));
    enter();
    let screen =
        pty.wait_until(|screen| is_home(screen) && screen.has("a sound copy with 3 records"));
    assert!(screen.has("Enter opens it"), "{}", screen.text());
    assert_eq!(fs::read_to_string(at.join("journal.jsonl")).unwrap(), hit, "it is only read");
    let copy = at.join("salvaged");
    assert!(fs::read_to_string(copy.join("what-was-kept.txt")).unwrap().contains("was hot"));
    enter();
    pty.wait_until(|screen| screen.has("Back in Opening"));
    come_back(&pty);
    assert!(work.remembered().contains("/sessions/hit/salvaged\""), "{}", work.remembered());
    pty.send("q");
    left(&pty);
}

//! The terminal of the tests, proven with programs that everybody has.

use std::path::Path;

use rustix::process::Signal;

use super::keys::{Key, pasted};
use super::pty::Pty;
use super::screen::{Ground, Size};

const SMALL: Size = Size { columns: 40, rows: 6 };

fn sh(script: &str) -> Pty {
    Pty::spawn(SMALL, "/bin/sh", &["-c", script], &[("GREETING", "hello")], Path::new("/"))
}

#[test]
fn what_is_typed_comes_back_and_end_of_file_ends_the_program() {
    let pty = Pty::spawn(SMALL, "/bin/cat", &[], &[], Path::new("/"));
    pty.send("Zürich, 日本");
    pty.press(Key::Enter);
    let screen = pty.wait_until(|screen| screen.row(1) == "Zürich, 日本");
    assert_eq!(screen.cursor(), Some((0, 2)));
    pty.press(Key::Ctrl('d'));
    assert!(pty.wait_exit().success());
    assert_eq!(pty.raw_output(), "Zürich, 日本\r\nZürich, 日本\r\n".as_bytes());
}

#[test]
fn a_program_sees_its_environment_and_folder_and_nothing_of_the_users() {
    let pty = sh("echo \"$GREETING $HOME $(pwd) ${USER-nobody}\"; exit 3");
    assert_eq!(pty.wait_exit().exit_code(), 3);
    assert_eq!(pty.screen().text(), "hello / / nobody");
}

#[test]
fn a_program_is_told_of_a_new_size_and_even_of_none() {
    let script = "trap 'stty size' WINCH; echo ready; while :; do read -r line; done";
    let pty = sh(script);
    pty.wait_until(|screen| screen.has("ready"));
    for (size, told) in
        [(Size { columns: 33, rows: 4 }, "4 33"), (Size { columns: 0, rows: 0 }, "0 0")]
    {
        pty.resize(size);
        let output = || String::from_utf8_lossy(&pty.raw_output()).into_owned();
        pty.wait_until(|_| output().contains(told));
    }
}

#[test]
fn settings_tell_a_raw_terminal_from_one_as_it_was_found() {
    let script =
        "was=$(stty -g); stty raw -echo; echo raw; read -r x; stty $was; echo as it was; read -r x";
    let pty = sh(script);
    pty.wait_until(|screen| screen.has("raw"));
    assert_ne!(&pty.settings(), pty.settings_at_start());
    pty.send("\n");
    pty.wait_until(|screen| screen.has("as it was"));
    assert_eq!(&pty.settings(), pty.settings_at_start());
}

#[test]
fn a_signal_reaches_the_program_and_its_end_is_told() {
    let pty = sh("trap 'echo caught; exit 7' TERM; echo $$; while :; do read -r x; done");
    let pid = pty.pid().as_raw_nonzero().to_string();
    pty.wait_until(|screen| screen.row(0) == pid);
    pty.kill(Signal::TERM);
    assert_eq!(pty.wait_exit().exit_code(), 7);
    let killed = sh("echo ready; read -r x");
    killed.wait_until(|screen| screen.has("ready"));
    killed.kill(Signal::KILL);
    assert!(killed.wait_exit().signal().is_some());
}

#[test]
fn hanging_up_is_felt_by_the_program_and_types_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let script = "trap 'echo hung up >>told; exit 9' HUP; echo ready; \
                  while read -r x; do echo \"typed $x\" >>told; done; sleep 5";
    let mut pty = Pty::spawn(SMALL, "/bin/sh", &["-c", script], &[], folder.path());
    pty.wait_until(|screen| screen.has("ready"));
    pty.hang_up();
    assert_eq!(pty.wait_exit().exit_code(), 9);
    assert_eq!(std::fs::read_to_string(folder.path().join("told")).unwrap(), "hung up\n");
}

#[test]
fn a_terminal_answers_who_it_is_and_a_silent_one_does_not() {
    let script = "stty raw -echo; printf 'ready\\033[c'; head -c 12 | cat -v";
    for (ground, arrives) in [(Ground::Light, "^[[?62;22ctyp"), (Ground::Silent, "typed behind")] {
        let pty = Pty::spawn_on(ground, SMALL, "/bin/sh", &["-c", script], &[], Path::new("/"));
        pty.wait_until(|screen| screen.has("ready"));
        pty.send("typed behind it");
        pty.wait_exit();
        assert_eq!(pty.screen().text(), format!("ready{arrives}"));
    }
}

#[test]
fn a_paste_arrives_between_its_marks() {
    let pty = sh("stty raw -echo; echo ready; head -c 15 | cat -v");
    pty.wait_until(|screen| screen.has("ready"));
    pty.send(pasted("abc"));
    pty.wait_until(|screen| screen.has("^[[200~abc^[[201~"));
}

#[test]
#[should_panic(expected = "only this")]
fn waiting_for_words_that_never_come_shows_the_screen() {
    let pty = sh("echo only this");
    pty.wait_until(|screen| screen.has("something else"));
}

#[test]
fn the_program_under_test_starts_in_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    Pty::worldcafe(SMALL, &["--version"], &[], folder.path()).wait_exit();
}

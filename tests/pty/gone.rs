//! A terminal that vanishes ends the program, with everything saved and no processor burnt.

use std::time::Duration;

use super::scene::{USUAL, conversing, line, say, texts, typing_in};
use crate::commands::folder::{Folder, names};
use crate::support::pty::Pty;

/// What the program may use of a processor once its terminal is gone.
const LITTLE: Duration = Duration::from_millis(300);

/// Runs the program and writes down what it used, though nobody reads it any more.
fn script(program: &str) -> String {
    format!("trap '' HUP; {program}; echo $? >ended; times >used")
}

/// The seconds in `0m1.25s`.
fn seconds(words: &str) -> Duration {
    let (minutes, seconds) = words.trim_end_matches('s').split_once('m').unwrap();
    Duration::from_secs_f64(
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap(),
    )
}

/// What the program has used so far.
#[cfg(target_os = "linux")]
fn used_so_far(pty: &Pty) -> Duration {
    let shell = pty.pid().as_raw_nonzero();
    let mut ids = vec![shell.to_string()];
    let mut used = Duration::ZERO;
    while let Some(id) = ids.pop() {
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
        ids.extend(children.split_whitespace().map(str::to_owned));
        if id != shell.to_string() {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
            let (_, fields) = stat.rsplit_once(") ").unwrap();
            let ticks = fields.split(' ').skip(11).take(2).map(|it| it.parse::<u64>().unwrap());
            used += Duration::from_millis(ticks.sum::<u64>() * 10);
        }
    }
    used
}

#[cfg(not(target_os = "linux"))]
fn used_so_far(_: &Pty) -> Duration {
    Duration::ZERO
}

/// Says something, types half a line, and takes the terminal away.
fn vanish(folder: &Folder, program: &str) -> String {
    let env = [("PROGRAM", env!("CARGO_BIN_EXE_worldcafe"))];
    let shell = Pty::spawn(USUAL, "/bin/sh", &["-c", &script(program)], &env, &folder.path("."));
    let mut pty = typing_in(shell);
    say(&pty, "said in time");
    pty.send("half a li");
    pty.wait_until(|screen| screen.has("▸ half a li"));
    let before = used_so_far(&pty);
    pty.hang_up();
    pty.wait_exit();
    let used = std::fs::read_to_string(folder.path("used")).unwrap();
    let used: Duration = used.lines().nth(1).unwrap().split(' ').map(seconds).sum();
    assert!(used < before + LITTLE, "{used:?} in all, {before:?} of it before");
    std::fs::read_to_string(folder.path("ended")).unwrap()
}

fn is_whole(folder: &Folder) {
    assert_eq!(texts(folder), ["said in time"]);
    let drafts = std::fs::read_to_string(folder.path("drafts.json")).unwrap();
    assert!(drafts.contains("half a li"), "{drafts}");
    folder.run(&["verify", "PATH"]).ended(0);
}

#[test]
fn a_window_that_is_closed_ends_it_with_everything_saved() {
    let folder = conversing();
    vanish(&folder, r#""$PROGRAM" run ."#);
    is_whole(&folder);
}

/// `setsid` keeps the signal away that comes with it.
#[cfg(target_os = "linux")]
#[test]
fn a_line_that_is_cut_without_a_signal_ends_it_with_everything_saved() {
    let folder = conversing();
    vanish(&folder, r#"setsid -w "$PROGRAM" run ."#);
    is_whole(&folder);
}

#[test]
fn a_window_that_is_closed_ends_who_only_looks_on() {
    for words in ["run . --read-only", "demo"] {
        let folder = conversing();
        let env = [("PROGRAM", env!("CARGO_BIN_EXE_worldcafe"))];
        let script = script(&format!("\"$PROGRAM\" {words}"));
        let mut pty = Pty::spawn(USUAL, "/bin/sh", &["-c", &script], &env, &folder.path("."));
        pty.wait_until(|screen| screen.has("running"));
        let before = used_so_far(&pty);
        pty.hang_up();
        pty.wait_exit();
        let used = std::fs::read_to_string(folder.path("used")).unwrap();
        let used: Duration = used.lines().nth(1).unwrap().split(' ').map(seconds).sum();
        assert!(used < before + LITTLE, "{words}: {used:?} in all, {before:?} of it before");
    }
}

/// What was written to the home folder as the terminal went.
fn left_behind(folder: &Folder) -> String {
    let is_it = |name: &&String| name.starts_with("worldcafe-not-saved-");
    let all = names(&folder.path("."));
    std::fs::read_to_string(folder.path(all.iter().find(is_it).unwrap())).unwrap()
}

#[test]
fn a_half_typed_line_that_the_disk_does_not_take_is_left_elsewhere_as_the_window_is_closed() {
    let folder = conversing();
    std::fs::create_dir(folder.path("drafts.json")).unwrap();
    vanish(&folder, r#""$PROGRAM" run ."#);
    assert!(left_behind(&folder).contains("half a li"));
}

/// What is drawn goes to one terminal, what is typed comes from another, which stays.
#[cfg(target_os = "linux")]
#[test]
fn half_typed_lines_that_are_not_kept_are_said_where_nothing_can_be_drawn_any_more() {
    let folder = conversing();
    std::fs::create_dir(folder.path("drafts.json")).unwrap();
    let hands = Pty::spawn(USUAL, "sleep", &["1000"], &[], &folder.path("."));
    let tty = hands.tty().to_str().unwrap();
    let env = [("PROGRAM", env!("CARGO_BIN_EXE_worldcafe")), ("HANDS", tty)];
    let program = r#"setsid -w "$PROGRAM" run . <"$HANDS" 2>said"#;
    let mut pty = Pty::spawn(USUAL, "/bin/sh", &["-c", &script(program)], &env, &folder.path("."));
    pty.wait_until(|screen| screen.has("n end"));
    hands.send("i");
    pty.wait_until(|screen| line(screen).is_some());
    hands.send("half a li");
    pty.wait_until(|screen| screen.has("▸ half a li"));
    pty.hang_up();
    // The clock may draw before this does, and ends it as well.
    hands.send("n");
    pty.wait_exit();
    let said = std::fs::read_to_string(folder.path("said")).unwrap();
    assert!(said.contains("half typed, not kept: half a li"), "{said}");
    assert!(said.contains("the terminal cannot be used: "), "{said}");
    assert!(left_behind(&folder).contains("half a li"));
}

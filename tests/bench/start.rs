//! From the start of the program to the first complete screen.

use std::fs;
use std::path::Path;

use crate::Bench;
use crate::pair::{Outcome, Pair};
use crate::peers::is_there;
use crate::row::{Must, say, say_time, shown, skip};
use crate::terminal::Terminal;

/// A small session against an editor without settings, and a large one against the small.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let small = bench.crowd(100)?;
    let large = bench.crowd(100_000)?;
    let rounds = bench.rounds(15);
    let text = bench.folder("vim")?.join("notes.txt");
    fs::write(&text, "one\ntwo\n")?;
    if is_there("vim") {
        let pair = Pair::of(rounds, || running(&small), || vim(&text))?;
        say_time("start: first frame, small session", "vim -u NONE", &pair, Must::AtMost(1.3))?;
    } else {
        skip("start: first frame, small session", "there is no vim here")?;
    }
    let pair = Pair::of(rounds, || first_frame(&large), || first_frame(&small))?;
    let what = "start: first frame, 100,000 ideas";
    say_time(what, "the small session", &pair, Must::AtMost(1.5))?;
    let pair = Pair::of(bench.rounds(5), || running(&large), || running(&small))?;
    let measured =
        format!("{} ÷ {} of the small session", shown(pair.ours()), shown(pair.reference()));
    say(
        "start: until the running block shows, 100,000 ideas",
        &measured,
        pair.time(),
        Must::Nothing,
    )
}

/// Until a screen is complete: the running block, or the title and how far the reading is.
fn first_frame(journal: &Path) -> Outcome<f64> {
    open(journal)?.until(|screen| {
        screen.has("Round 6") || screen.has("A crowded café") && screen.has("reading")
    })
}

/// Until the running block is there.
fn running(journal: &Path) -> Outcome<f64> {
    open(journal)?.until(|screen| screen.has("Round 6"))
}

/// The program, with the session of this journal.
pub(crate) fn open(journal: &Path) -> Outcome<Terminal> {
    open_with(journal, &["run", "."])
}

/// The program, asked for something in the folder of this journal.
pub(crate) fn open_with(journal: &Path, arguments: &[&str]) -> Outcome<Terminal> {
    let folder = journal.parent().ok_or("a journal has a folder")?;
    Terminal::open(env!("CARGO_BIN_EXE_worldcafe"), arguments, folder)
}

fn vim(text: &Path) -> Outcome<f64> {
    let folder = text.parent().ok_or("a file has a folder")?;
    let mut vim = Terminal::open("vim", &["-u", "NONE", "notes.txt"], folder)?;
    vim.until(|screen| screen.has("notes.txt\""))
}

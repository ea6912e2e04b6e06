//! From a key to the screen while an idea is typed.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::Bench;
use crate::pair::{Outcome, Pair, quantile};
use crate::peers::is_there;
use crate::row::{Must, say, say_time, skip};
use crate::start::open;
use crate::terminal::{Answer, Terminal};

/// After so many letters the line is finished.
const LINE: usize = 60;
const LETTERS: [&str; 6] = ["w", "o", "r", "d", "s", " "];

/// Typing at the size of the largest real café against an editor, then at 100,000 ideas against
/// 1,000.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let keys = bench.rounds(400);
    let mut typist = Typist::ours(&bench.crowd(7200)?)?;
    if is_there("vim") {
        let mut vim = Typist::vim(&bench.folder("vim-typing")?)?;
        let pair = Pair::of(keys, || typist.letter(), || vim.letter())?;
        let what = "typing: key to screen, p50 at 7,200 ideas";
        say_time(what, "vim -u NONE", &pair, Must::AtMost(8.0))?;
    } else {
        skip("typing: key to screen at 7,200 ideas", "there is no vim here")?;
        (0..keys).try_for_each(|_| typist.letter().map(drop))?;
    }
    typist.tell()?;
    drop(typist);
    let mut large = Typist::ours(&bench.crowd(100_000)?)?;
    let mut small = Typist::ours(&bench.crowd(1000)?)?;
    let pair = Pair::of(keys, || large.letter(), || small.letter())?;
    let what = "typing: key to screen, p50 at 100,000 ideas";
    say_time(what, "the same at 1,000", &pair, Must::AtMost(1.2))
}

/// Somebody who types line after line.
pub(crate) struct Typist {
    terminal: Terminal,
    typed: usize,
    answers: Vec<Answer>,
}

impl Typist {
    fn ours(journal: &Path) -> Outcome<Self> {
        Self::before(open(journal)?)
    }

    /// Somebody before the program as it starts.
    pub(crate) fn before(mut terminal: Terminal) -> Outcome<Self> {
        terminal.until(|screen| screen.has("Round 6"))?;
        terminal.settle(Duration::from_millis(200))?;
        terminal.send("i")?;
        terminal.until(|screen| screen.has("Enter save"))?;
        Self::ready(terminal)
    }

    pub(crate) fn vim(folder: &Path) -> Outcome<Self> {
        fs::write(folder.join("notes.txt"), "one\ntwo\n")?;
        let mut terminal = Terminal::open("vim", &["-u", "NONE", "notes.txt"], folder)?;
        terminal.until(|screen| screen.has("notes.txt\""))?;
        terminal.send("i")?;
        Self::ready(terminal)
    }

    fn ready(mut terminal: Terminal) -> Outcome<Self> {
        terminal.settle(Duration::from_millis(200))?;
        Ok(Self { terminal, typed: 0, answers: Vec::new() })
    }

    /// Types the next letter; how long the screen took, in seconds.
    pub(crate) fn letter(&mut self) -> Outcome<f64> {
        if self.typed % LINE == LINE - 1 {
            self.terminal.send("\r")?;
            // Where others write as well it never settles.
            self.terminal.wait(Duration::from_millis(200))?;
        }
        let letter = LETTERS.get(self.typed % LETTERS.len()).copied().unwrap_or(" ");
        self.typed += 1;
        let answer = self.terminal.press(letter)?.ok_or("a key without an answer")?;
        self.answers.push(answer);
        Ok(answer.took)
    }

    /// The slowest keys, and what a key writes.
    fn tell(&self) -> Outcome {
        let of = |figure: fn(&Answer) -> f64, part| quantile(self.answers.iter().map(figure), part);
        let p99 = of(|answer| answer.took * 1e3, 0.99);
        say("typing: key to screen, p99 at 7,200 ideas", "milliseconds", p99, Must::AtMost(10.0))?;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let bytes = of(|answer| answer.bytes as f64, 0.5);
        say("typing: written for one key", "bytes, the median", bytes, Must::AtMost(120.0))?;
        #[expect(clippy::cast_precision_loss, reason = "a few")]
        let writes = of(|answer| answer.writes as f64, 0.9);
        say(
            "typing: writes for one frame",
            "p90, as the clock draws too",
            writes,
            Must::AtMost(1.0),
        )
    }
}

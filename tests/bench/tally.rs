//! The counts after one more idea, in a session that is folded as an interface folds it.

use std::collections::VecDeque;
use std::sync::Arc;

use worldcafe::engine::SystemClock;
use worldcafe::journal::Memory;
use worldcafe::session::{Record, Session, apply};
use worldcafe::tally::tally;

use crate::Bench;
use crate::crowd::{Crowd, read};
use crate::pair::{Outcome, pair};
use crate::row::{Must, say_time};

/// How many ideas come, each counted at once, while the clock runs.
const BATCH: usize = 10;
const ROUNDS: usize = 31;

/// A large café against a small one of the same programme.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let mut large = Kept::read(bench, 100_000)?;
    let mut small = Kept::read(bench, 1000)?;
    let pair = pair(bench.rounds(ROUNDS), || large.batch(), || small.batch())?;
    let what = "tally: after one more idea, 10 times, at 100,000 ideas";
    say_time(what, "the same at 1,000", &pair, Must::AtMost(1.2))
}

/// A replica, and what comes to it next.
struct Kept {
    replica: Session,
    coming: VecDeque<Arc<Record>>,
}

impl Kept {
    fn read(bench: &mut Bench, ideas: usize) -> Outcome<Self> {
        let replica = read(&bench.crowd(ideas)?)?;
        let journal = Memory::after(replica.tail.seq);
        let mut crowd = Crowd::new(replica.clone(), journal, SystemClock::new())?;
        let coming = (0..BATCH * (ROUNDS + 1)).map(|_| crowd.keep()).collect::<Outcome<_>>()?;
        Ok(Self { replica, coming })
    }

    fn batch(&mut self) -> Outcome<Vec<usize>> {
        let mut counts = Vec::with_capacity(BATCH);
        for record in self.coming.drain(..BATCH) {
            self.replica = apply(std::mem::take(&mut self.replica), &record);
            counts.push(tally(&self.replica, false).ideas);
        }
        Ok(counts)
    }
}

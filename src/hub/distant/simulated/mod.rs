//! Whole evenings of devices at a hub, simulated: no sockets, no threads, no time that passes by
//! itself. The code of both sides is the real one, from the outbox to the routes and the engine;
//! the network, the disks, the clocks and the people are made up, by a seed.
//!
//! `SEEDS=100000` tries so many, `SEED=7` one alone and tells what happened in it.

mod calling;
mod chance;
pub(super) mod disk;
mod evening;
mod house;
mod instants;
mod laws;
mod net;
mod path;
mod people;
mod said;
mod table;
mod trace;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use tokio::runtime::Builder;

use self::evening::Evening;
use self::trace::Trace;
use crate::hub::road::made_up::lead_over;

/// How many evenings every run of the tests tries.
const SEEDS: u64 = 1000;

/// One evening, to its end and through every law.
fn happens(seed: u64, trace: &Trace) {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let evening = async {
        let mut evening = Evening::begins(seed, trace.clone());
        evening.runs().await;
        evening.calms_down().await;
        evening.keeps_every_law();
    };
    let done = catch_unwind(AssertUnwindSafe(|| runtime.block_on(evening)));
    lead_over(None);
    if let Err(why) = done {
        resume_unwind(why);
    }
}

/// What happened in the evening of a seed, as far as it came, and why it came no further.
fn told(seed: u64) -> (Vec<String>, Option<String>) {
    let trace = Trace::kept();
    let failed = catch_unwind(AssertUnwindSafe(|| happens(seed, &trace))).err();
    let why = failed.map(|why| match why.downcast::<String>() {
        Ok(why) => *why,
        Err(why) => why.downcast::<&str>().map_or_else(|_| String::new(), |why| (*why).to_owned()),
    });
    (trace.lines(), why)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}

#[test]
fn however_lines_disks_and_people_fail_every_word_is_kept_once_and_everybody_agrees() {
    let all = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 1..number("SEEDS").unwrap_or(SEEDS) + 1,
    };
    let next = AtomicU64::new(all.start);
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= all.end {
                return None;
            }
            if seed.is_multiple_of(1000) {
                println!("{seed} evenings");
            }
            if catch_unwind(|| happens(seed, &Trace::none())).is_err() {
                next.store(all.end, Ordering::Relaxed);
                return Some(seed);
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let failed = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().filter_map(|it| it.join().unwrap()).min()
    });
    if let Some(seed) = failed.or_else(|| number("SEED")) {
        let (lines, why) = told(seed);
        println!("{}", lines.join("\n"));
        assert_eq!(why, None, "seed {seed}");
    }
}

#[test]
fn the_same_seed_has_the_same_evening() {
    let mut lines = 0;
    for seed in 1..=20 {
        let (first, second) = (told(seed), told(seed));
        assert_eq!(first, second, "seed {seed}");
        lines += first.0.len();
    }
    assert!(lines > 500, "little happened: {lines}");
}

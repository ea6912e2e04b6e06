//! Seats sought on a thread of their own, however long that takes.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use crate::seating::{Order, Problem, Progress, Solution, solve};
use crate::text::no_thread;
use crate::tui::msg::Msg;

/// Changes of seats between two words of how far it is.
const TELL_EVERY: u64 = 1 << 18;

/// Begins to seek, and tells how far it is and of each plan better than all before; set what is
/// returned, and it ends.
pub(super) fn seek(
    number: u64,
    problem: Box<Problem>,
    budget: u64,
    tell: impl Fn(Msg) + Send + Sync + Clone + 'static,
) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let (stopped, told) = (Arc::clone(&stop), tell.clone());
    let work = move || {
        let found = sought(number, &problem, budget, &stopped, &tell);
        tell(Msg::Sought { number, found });
    };
    let begun = thread::Builder::new().name("seats".to_owned()).spawn(work);
    if let Err(why) = begun {
        let found = Err(vec![no_thread(&why)]);
        told(Msg::Sought { number, found });
    }
    stop
}

fn sought(
    number: u64,
    problem: &Problem,
    budget: u64,
    stop: &AtomicBool,
    tell: &(impl Fn(Msg) + Sync),
) -> Result<Box<Solution>, Vec<String>> {
    let due = AtomicU64::new(TELL_EVERY);
    let watch = |progress: &Progress<'_>| {
        let tried = progress.proposals;
        if progress.better.is_some() || tried >= due.load(Ordering::Relaxed) {
            due.store(tried + TELL_EVERY, Ordering::Relaxed);
            let better = progress.better.map(|plan| Box::new(plan.clone()));
            tell(Msg::Seeking { number, tried, better });
        }
        !stop.load(Ordering::Relaxed)
    };
    // One core is left to those who type.
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let order = Order { budget, seed: 1, threads: threads.saturating_sub(1).max(1) };
    let found = solve(problem, &order, &watch).map_err(|faults| {
        let told = faults.iter().map(|it| format!("{} · {}", it.told(problem), it.hint(problem)));
        told.collect::<Vec<_>>()
    })?;
    Ok(Box::new(found))
}

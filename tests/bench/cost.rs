//! What a server took: time on a processor, and how often its threads took turns. Neither grows much
//! with what else a computer does meanwhile.

use std::fs;
use std::path::Path;

/// Of all the threads of a process.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Seconds on a processor.
    pub(crate) worked: f64,
    pub(crate) turns: f64,
}

impl Cost {
    /// What a process took since it began; `None` where the system does not tell.
    pub(crate) fn of(process: u32) -> Option<Self> {
        let threads = fs::read_dir(format!("/proc/{process}/task")).ok()?.flatten();
        threads.map(|thread| of_thread(&thread.path())).try_fold(Self::default(), |all, one| {
            let one = one?;
            Some(Self { worked: all.worked + one.worked, turns: all.turns + one.turns })
        })
    }

    pub(crate) fn since(self, before: Self) -> Self {
        Self { worked: self.worked - before.worked, turns: self.turns - before.turns }
    }

    /// Of each of so many.
    pub(crate) fn each(self, many: f64) -> Self {
        Self { worked: self.worked / many, turns: self.turns / many }
    }
}

fn of_thread(thread: &Path) -> Option<Cost> {
    let nanos = fs::read_to_string(thread.join("schedstat")).ok()?;
    let nanos: f64 = nanos.split_whitespace().next()?.parse().ok()?;
    let status = fs::read_to_string(thread.join("status")).ok()?;
    let named = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
    let turns = named.map(|(_, number)| number.trim().parse::<f64>().ok()).sum::<Option<_>>()?;
    Some(Cost { worked: nanos / 1e9, turns })
}

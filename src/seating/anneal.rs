//! Makes a plan better by changes of chance, fewer and fewer of them for the worse.
//!
//! Simulated annealing (S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by Simulated
//! Annealing", Science 220, 1983) over swaps within a round, the neighbourhood that I. Dotú and
//! P. Van Hentenryck use in "Scheduling Social Golfers Locally" (CPAIOR 2005). Half of the proposals
//! begin with somebody who sits badly, as their tabu search does with each.

use super::board::Board;
use super::chance::Chance;
use super::heat::Heat;
use super::purse::{ASK_EVERY, Purse};
use super::search::{Change, Search};

/// From which level of heat to which, and for how many proposals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) proposals: u64,
    /// A score that cannot be bettered.
    pub(super) goal: i64,
}

/// The best seats seen on the way.
struct Best {
    board: Board,
    score: i64,
    /// The seats at hand are better than those kept.
    fresh: bool,
}

impl Best {
    fn note(&mut self, search: &Search, price: i32) {
        if self.fresh && price > 0 {
            self.keep(search);
        }
    }

    fn keep(&mut self, search: &Search) {
        self.board.clone_from(&search.board);
        self.fresh = false;
    }
}

/// Anneals `search`, and leaves it at the best plan seen.
pub(super) fn anneal(search: &mut Search, chance: &mut Chance, course: Course, purse: &mut Purse) {
    let levels = course.to.saturating_sub(course.from) + 1;
    let each = (course.proposals / levels as u64).max(1);
    let mut best = Best { board: search.board.clone(), score: search.score, fresh: false };
    let seats: usize = search.rounds.iter().map(|round| round.movable.len()).sum();
    let batch = (seats as u64 * 2).clamp(64, 1 << 18);
    let mut bad = Vec::new();
    for level in course.from..=course.to {
        let heat = Heat::new(level);
        let mut left = each;
        while left > 0 && best.score > course.goal && purse.goes_on() {
            search.violated(&mut bad);
            let mut now = batch.min(left);
            left -= now;
            // At large tables a batch takes long, and somebody may wait for it to end.
            while now > 0 && purse.goes_on() {
                let some = now.min(ASK_EVERY);
                propose(search, chance, &heat, &bad, some, &mut best);
                now -= some;
                purse.spend(some);
            }
        }
    }
    if best.fresh {
        best.keep(search);
    }
    if best.score < search.score {
        search.rewind(&best.board);
    }
}

/// Proposes `count` changes.
fn propose(
    search: &mut Search,
    chance: &mut Chance,
    heat: &Heat,
    bad: &[(u16, u16)],
    count: u64,
    best: &mut Best,
) {
    for _ in 0..count {
        let Some(change) = offer(search, chance, bad) else { continue };
        if !search.is_legal(change) {
            continue;
        }
        let price = search.price(change);
        if !heat.takes(price, chance.next()) {
            continue;
        }
        best.note(search, price);
        search.make(change, price);
        if search.score < best.score {
            (best.score, best.fresh) = (search.score, true);
        }
    }
}

/// A change of chance: half of them of somebody in `bad`.
#[inline]
fn offer(search: &Search, chance: &mut Chance, bad: &[(u16, u16)]) -> Option<Change> {
    let drawn = chance.next();
    let (round, p) = if drawn & 1 == 0 && !bad.is_empty() {
        let (round, p) = chance.pick(bad)?;
        (usize::from(round), p)
    } else {
        let round = chance.below(search.rounds.len());
        (round, chance.pick(&search.rounds.get(round)?.movable)?)
    };
    let own = search.rounds.get(round)?;
    if own.loose && drawn & 0xE == 0 {
        return Some(Change::Shift { round, p, to: chance.below(own.limits.len()) });
    }
    Some(Change::Swap { round, p, q: chance.pick(&own.movable)? })
}

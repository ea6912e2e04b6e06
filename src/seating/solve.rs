//! Seeks the best plan: closed form, symmetry, annealing, in tasks that do not know of each other.
//!
//! The tasks, their order and their lengths depend on the problem alone, and each draws its own
//! chance from the seed and its number. The plan is that of the first task that reaches the goal, or
//! of the best; so it is the same for any number of threads, and a longer budget only adds tasks.

use std::cell::{Cell, OnceCell};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::anneal::{Course, anneal};
use super::bounds::{Bound, bound};
use super::chance::Chance;
use super::contradictions::{Contradiction, contradictions};
use super::deal::deal;
use super::orbits::seek;
use super::purse::{Account, Purse, Watch};
use super::relabel::{are_alike, relabel};
use super::rooms::closed;
use super::search::Search;
use super::turn::{Turn, turns};
use super::{Plan, Problem, Terms, breaches, recount};
use crate::sorting::sort_by_key;

/// The levels of heat between which plans are annealed, and where mending begins.
const HOT: usize = 28;
const COLD: usize = 40;
const COLDEST: usize = 46;

/// Proposals for each seat in the shortest task of annealing.
const PACE: u64 = 500;

/// What is spent on a closed form before the caller gets a dealt plan and is asked, and at most.
const WAIT: usize = 2_000_000;
const MOST_WAIT: usize = 100_000_000;

/// Proposals that are made where nobody says how many.
pub const BUDGET: u64 = 20_000_000;

/// How much may be spent on a plan.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Proposals.
    pub budget: u64,
    /// The seed of all chance.
    pub seed: u64,
    /// Threads, which change the time and nothing else.
    pub threads: usize,
}

/// A verified plan and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solution {
    /// The plan.
    pub plan: Plan,
    /// Its terms, recounted.
    pub terms: Terms,
    /// No plan has fewer repeats.
    pub bound: Bound,
    /// Whether its repeats meet the bound.
    pub certified: bool,
    /// Proposals made.
    pub proposals: u64,
    /// Whether the caller stopped the search, so that the seed alone does not give this plan again.
    pub stopped: bool,
}

/// One task.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Seeks base rounds of a symmetry.
    Turn(Turn),
    /// Anneals the first plan.
    Anneal,
    /// The same, so cool that the first plan is mended and not forgotten.
    Mend,
}

#[derive(Clone, Copy, Debug)]
struct Task {
    way: Way,
    proposals: u64,
}

/// What a task has found.
struct Found {
    score: u64,
    number: usize,
    plan: Plan,
    spent: u64,
}

/// Seeks the best plan within a budget, asking `watch` now and then whether to go on.
///
/// # Errors
/// What in the problem contradicts itself so that no plan is legal.
pub fn solve(
    problem: &Problem,
    order: &Order,
    watch: Watch,
) -> Result<Solution, Vec<Contradiction>> {
    let mut faults = contradictions(problem);
    faults.retain(Contradiction::is_hard);
    if !faults.is_empty() {
        return Err(faults);
    }
    Seeker::new(problem, order, watch).solution().ok_or_else(|| vec![Contradiction::NoPlan])
}

/// What all tasks share.
pub(super) struct Seeker<'a> {
    problem: &'a Problem,
    order: &'a Order,
    account: Account<'a>,
    /// Proposals for each seat in the shortest task.
    pub(super) pace: u64,
    /// Whether tables may be renamed at will, so that revisits can wait until the end.
    alike: bool,
    bound: Bound,
    /// The score of a plan that cannot be bettered.
    goal: u64,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(problem: &'a Problem, order: &'a Order, watch: Watch<'a>) -> Self {
        let weights = &problem.weights.0;
        let alike = are_alike(problem) && weights.revisits <= weights.repeats;
        let bound = bound(problem);
        let goal = bound.repeats * problem.weights.0.repeats;
        Self { problem, order, account: Account::new(watch), pace: PACE, alike, bound, goal }
    }

    /// The best plan, and what is known of it; none where no legal one was found.
    pub(super) fn solution(&self) -> Option<Solution> {
        let first = self.first()?;
        let (plan, proposals) = self.run(first);
        let terms = recount(self.problem, &plan);
        let certified = terms.repeats == self.bound.repeats;
        let stopped = self.account.is_stopped();
        Some(Solution { plan, terms, bound: self.bound, certified, proposals, stopped })
    }

    /// What is made small by the tasks.
    fn score(&self, plan: &Plan) -> u64 {
        let terms = recount(self.problem, plan);
        let revisits = if self.alike { 0 } else { terms.revisits };
        Terms { revisits, ..terms }.score(&self.problem.weights)
    }

    /// The plan before any search, as the caller is told it: closed form, or dealt.
    fn first(&self) -> Option<Plan> {
        let mut chance = Chance::new(self.order.seed, u64::MAX);
        let (soon, spent) = (OnceCell::new(), Cell::new(0));
        let spend = |work: usize| {
            let before = spent.replace(spent.get() + work);
            if before / WAIT < spent.get() / WAIT {
                soon.get_or_init(|| {
                    let dealt = self.dealt(&mut Chance::new(self.order.seed, u64::MAX - 2));
                    self.account.tell(0, dealt.as_ref());
                    dealt
                });
                self.account.tell(0, None);
            }
            spent.get() < MOST_WAIT && !self.account.is_stopped()
        };
        let closed = closed(self.problem, &mut chance, &spend);
        let legal = closed.filter(|plan| breaches(self.problem, plan).is_empty());
        let is_told =
            |told: &Plan| legal.as_ref().is_none_or(|legal| self.score(told) <= self.score(legal));
        if let Some(told) = soon.into_inner().flatten().filter(is_told) {
            return Some(told);
        }
        let first = legal.or_else(|| self.dealt(&mut chance));
        self.account.tell(0, first.as_ref());
        first
    }

    /// A plan that is dealt; none where it is not legal.
    fn dealt(&self, chance: &mut Chance) -> Option<Plan> {
        let keep = self.problem.earlier.clone().unwrap_or_default();
        let dealt = deal(self.problem, &keep, chance);
        breaches(self.problem, &dealt).is_empty().then_some(dealt)
    }

    /// Runs all tasks, as far as they are needed; the best plan and the proposals it took.
    fn run(&self, first: Plan) -> (Plan, u64) {
        let score = self.score(&first);
        let mut best = Found { score, number: 0, plan: first, spent: 0 };
        let mut spent = 0;
        if score > self.goal {
            let found = self.run_tasks(&best);
            let done = found.iter().position(|f| f.score <= self.goal).unwrap_or(found.len());
            for found in found.into_iter().take(done + 1) {
                spent += found.spent;
                if found.score < best.score {
                    best = found;
                }
            }
        }
        if self.alike {
            spent += self.rename(&mut best.plan);
        }
        (best.plan, spent)
    }

    /// What each task has found, in their order; beyond the first that reaches the goal, perhaps not.
    fn run_tasks(&self, first: &Found) -> Vec<Found> {
        let tasks = self.tasks();
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(usize::MAX));
        let all = Mutex::new(Vec::new());
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(task) = tasks.get(number) else { return };
                if done.load(Ordering::Relaxed) < number || self.account.is_stopped() {
                    return;
                }
                let found = self.run_task(number, *task, &first.plan, &done);
                if found.score <= self.goal {
                    done.fetch_min(number, Ordering::Relaxed);
                }
                if let Ok(mut all) = all.lock() {
                    self.announce(first, &all, &found);
                    all.push(found);
                }
            }
        };
        std::thread::scope(|scope| {
            (1..self.order.threads).for_each(|_| drop(scope.spawn(work)));
            work();
        });
        let mut all = all.into_inner().unwrap_or_default();
        sort_by_key(&mut all, |found: &Found| found.number);
        all
    }

    /// Tells the caller of a plan better than all before.
    fn announce(&self, first: &Found, all: &[Found], found: &Found) {
        if all.iter().chain([first]).all(|before| found.score < before.score) {
            let mut plan = found.plan.clone();
            if self.alike {
                self.rename(&mut plan);
            }
            self.account.tell(0, Some(&plan));
        }
    }

    /// Runs one task.
    fn run_task(&self, number: usize, task: Task, first: &Plan, done: &AtomicUsize) -> Found {
        let wanted = || done.load(Ordering::Relaxed) > number;
        let mut purse = Purse::new(task.proposals, &self.account, &wanted);
        let mut chance = Chance::new(self.order.seed, number as u64);
        let plan = match task.way {
            Way::Turn(turn) => seek(self.problem, turn, task.proposals, &mut chance, &mut purse),
            Way::Anneal | Way::Mend => {
                let mut search = Search::new(self.problem, first, !self.alike);
                let from = if matches!(task.way, Way::Mend) { COLD } else { HOT };
                let (proposals, goal) = (task.proposals, self.goal as i64);
                let course = Course { from, to: COLDEST, proposals, goal };
                anneal(&mut search, &mut chance, course, &mut purse);
                search.plan()
            }
        };
        let legal = breaches(self.problem, &plan).is_empty();
        let score = if legal { self.score(&plan) } else { u64::MAX };
        Found { score, number, plan, spent: purse.spent }
    }

    /// The tasks that fit into the budget, each round of them twice as long as the one before.
    fn tasks(&self) -> Vec<Task> {
        let seats = self.problem.people.len() * self.problem.rounds;
        let turns = if self.alike { turns(self.problem) } else { Vec::new() };
        let mut tasks = Vec::new();
        let (mut left, mut scale) = (self.order.budget, 1);
        let mut add = |way: Way, proposals: u64| {
            let proposals = proposals.min(left);
            left -= proposals;
            if proposals > 0 {
                tasks.push(Task { way, proposals });
            }
            left > 0
        };
        loop {
            let turned = turns.iter().all(|turn| add(Way::Turn(*turn), (1 << 18) * scale));
            let length = (seats as u64 + 32) * self.pace * scale;
            if !turned || !add(Way::Mend, length) || !add(Way::Anneal, length * 3) {
                return tasks;
            }
            scale *= 2;
        }
    }

    /// Renames tables so that few people see one twice; the proposals it took. It is short, and a
    /// plan without it is half a plan: a search that was stopped does it all the same.
    fn rename(&self, plan: &mut Plan) -> u64 {
        let account = Account::new(&|_| true);
        let mut purse = Purse::new(self.order.budget, &account, &|| true);
        let mut chance = Chance::new(self.order.seed, u64::MAX - 1);
        let tables = self.problem.rounds * self.problem.tables.len();
        let proposals = self.order.budget.min(tables as u64 * 2_000).min(1 << 20);
        relabel(self.problem, plan, &mut chance, proposals, &mut purse);
        purse.spent
    }
}

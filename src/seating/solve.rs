//! Seeks the best plan: closed form, symmetry, annealing, in tasks that do not know of each other.
//!
//! The tasks, their order and their lengths depend on the problem alone, and each draws its own
//! chance from the seed and its number. The plan is that of the first task that reaches the goal, or
//! of the best; so it is the same for any number of threads, and a longer budget only adds tasks.

use std::cell::{Cell, OnceCell};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::anneal::{Course, anneal};
use super::bounds::Bound;
use super::chance::Chance;
use super::deal::deal;
use super::orbits::seek;
use super::purse::{Account, Purse, WHOLE, Watch};
use super::relabel::{are_alike, relabel};
use super::rooms::closed;
use super::search::Search;
use super::tasks::{Task, Way, tasks};
use super::turn::turns;
use super::{Person, Plan, Problem, Terms, breaches, recount};
use crate::sorting::sort_by_key;

/// The levels of heat between which plans are annealed, and where mending begins.
const HOT: usize = 28;
const COLD: usize = 40;
const COLDEST: usize = 46;

/// The same where only revisits are left to mend; they weigh half there, so that hardly anything else
/// is given up for them.
const SETTLING: usize = 36;
const SETTLED: usize = 52;

/// Proposals for each seat in the shortest task of annealing.
const PACE: u64 = 500;

/// What is spent on a closed form before the caller gets a dealt plan and is asked, and at most.
const WAIT: usize = 2_000_000;
const MOST_WAIT: usize = 100_000_000;

/// What is kept for revisits however good all else may get: so many of the shortest tasks, and at
/// most.
const SETTLE: u64 = 16;
const MOST_SETTLE: u64 = 2_000_000;

/// What part of the time, in hundredths, is over when revisits get what is left.
const NAMELESS: u64 = 88;

/// How many people change tables, at most, where names are sought for these.
const NAMED: u64 = 1 << 23;

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

impl Solution {
    /// Whether no plan is better in anything.
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.certified && Terms { repeats: 0, ..self.terms } == Terms::default()
    }
}

/// What is wrong with a plan; where tables may be renamed at will, revisits apart, which count where
/// all else is equal.
pub(super) type Score = (u64, u64);

/// Some tasks, what they begin from, and when they are done.
struct Stage<'a> {
    first: &'a Found,
    tasks: Vec<Task>,
    /// Which, so that its tasks draw other chances than those of another.
    number: usize,
    /// Whether revisits count while people change seats.
    visits: bool,
    /// The score of a plan that is good enough.
    goal: Score,
}

/// What a task has found.
struct Found {
    score: Score,
    number: usize,
    plan: Plan,
    spent: u64,
}

/// What all tasks share.
pub(super) struct Seeker<'a> {
    problem: &'a Problem,
    order: &'a Order,
    account: Account<'a>,
    /// Proposals for each seat in the shortest task.
    pub(super) pace: u64,
    /// Whether tables may be renamed at will, so that revisits can wait until all else is done.
    alike: bool,
    bound: Bound,
    /// The score of a plan that cannot be bettered.
    goal: Score,
}

impl<'a> Seeker<'a> {
    /// `bound` is that of the problem.
    pub(super) fn new(
        problem: &'a Problem,
        order: &'a Order,
        watch: Watch<'a>,
        bound: Bound,
    ) -> Self {
        let weights = &problem.weights.0;
        let alike = are_alike(problem) && weights.revisits <= weights.repeats;
        let revisits = fewest_revisits(problem);
        let goal = match alike {
            true if weights.revisits == 0 => (bound.repeats * weights.repeats, u64::MAX),
            true => (bound.repeats * weights.repeats, revisits),
            false => (bound.repeats * weights.repeats + revisits * weights.revisits, 0),
        };
        Self { problem, order, account: Account::new(watch), pace: PACE, alike, bound, goal }
    }

    /// The best plan, and what is known of it; none where no legal one was found.
    pub(super) fn solution(&self) -> Option<Solution> {
        self.first().map(|first| self.bettered(first))
    }

    /// The best plan from a legal one, and what is known of it.
    pub(super) fn bettered(&self, first: Plan) -> Solution {
        let (plan, proposals) = self.run(first);
        let terms = recount(self.problem, &plan);
        let certified = terms.repeats == self.bound.repeats;
        let stopped = self.account.was_stopped();
        Solution { plan, terms, bound: self.bound, certified, proposals, stopped }
    }

    /// What is made small by the tasks.
    fn score(&self, plan: &Plan) -> Score {
        self.scored(recount(self.problem, plan))
    }

    /// The same where its terms are known.
    pub(super) fn scored(&self, terms: Terms) -> Score {
        let (apart, revisits) = if self.alike { (terms.revisits, 0) } else { (0, terms.revisits) };
        (Terms { revisits, ..terms }.score(&self.problem.weights), apart)
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
    ///
    /// Where tables may be renamed, first whatever names do not touch is made as good as it gets; what
    /// is left of the budget, and a part of it in any case, goes into revisits.
    fn run(&self, plan: Plan) -> (Plan, u64) {
        let (number, budget) = (0, self.order.budget);
        let mut best = Found { score: self.score(&plan), number, plan, spent: 0 };
        if !self.alike {
            let spent = self.run_stage(&mut best, 0, self.goal, budget);
            return (best.plan, spent);
        }
        let mut spent = self.rename(&mut best.plan, self.naming(budget));
        best.score = self.score(&best.plan);
        let kept = (SETTLE * self.shortest()).min(MOST_SETTLE).min(budget / 8);
        let any_names = (self.goal.0, u64::MAX);
        spent += self.run_stage(&mut best, 0, any_names, (budget - kept).saturating_sub(spent));
        spent += self.run_stage(&mut best, 1, self.goal, budget.saturating_sub(spent));
        (best.plan, spent)
    }

    /// Runs tasks until one reaches the goal, and keeps the best plan; the proposals it took.
    fn run_stage(&self, best: &mut Found, number: usize, goal: Score, budget: u64) -> u64 {
        if best.score <= goal {
            return 0;
        }
        let visits = !self.alike || number > 0;
        self.account.begin(if visits { WHOLE } else { NAMELESS });
        let anneal = if number > 0 { Way::Settle } else { Way::Anneal };
        let turns = if self.alike { turns(self.problem) } else { Vec::new() };
        let tasks = tasks(budget, &turns, self.shortest(), anneal);
        let stage = Stage { first: best, tasks, number, visits, goal };
        let found = self.run_tasks(&stage);
        let done = found.iter().position(|f| f.score <= goal).unwrap_or(found.len());
        let mut spent = 0;
        for found in found.into_iter().take(done + 1) {
            spent += found.spent;
            if found.score < best.score {
                *best = found;
            }
        }
        spent
    }

    /// What each task has found, in their order; beyond the first that reaches the goal, perhaps not.
    fn run_tasks(&self, stage: &Stage) -> Vec<Found> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(usize::MAX));
        let all = Mutex::new(Vec::new());
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(task) = stage.tasks.get(number) else { return };
                if done.load(Ordering::Relaxed) < number || self.account.is_stopped() {
                    return;
                }
                let found = self.run_task(number, *task, stage, &done);
                if found.score <= stage.goal {
                    done.fetch_min(number, Ordering::Relaxed);
                }
                if let Ok(mut all) = all.lock() {
                    self.announce(stage.first, &all, &found);
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
            self.account.tell(0, Some(&found.plan));
        }
    }

    /// Runs one task.
    fn run_task(&self, number: usize, task: Task, stage: &Stage, done: &AtomicUsize) -> Found {
        let wanted = || done.load(Ordering::Relaxed) > number;
        let proposals = task.proposals - self.naming(task.proposals);
        let mut purse = Purse::new(proposals, &self.account, &wanted);
        let mut chance =
            Chance::new(self.order.seed, ((stage.number as u64) << 32) + number as u64);
        let mut plan = match task.way {
            Way::Turn(turn) => seek(self.problem, turn, proposals, &mut chance, &mut purse),
            Way::Anneal | Way::Mend | Way::Settle => {
                let task = Task { proposals, ..task };
                self.annealed(task, stage, &mut chance, &mut purse)
            }
        };
        let mut score = (u64::MAX, u64::MAX);
        if breaches(self.problem, &plan).is_empty() {
            score = self.score(&plan);
            if self.alike && score.0 <= stage.first.score.0 {
                purse.spend(self.rename(&mut plan, task.proposals - proposals));
                score = self.score(&plan);
            }
        }
        Found { score, number, plan, spent: purse.spent }
    }

    /// The first plan annealed.
    fn annealed(&self, task: Task, stage: &Stage, chance: &mut Chance, purse: &mut Purse) -> Plan {
        let usual = if stage.visits { self.problem.weights.0.revisits } else { 0 };
        let (from, to, revisit) = match task.way {
            Way::Mend => (COLD, COLDEST, usual),
            Way::Settle => (SETTLING, SETTLED, usual.div_ceil(2)),
            Way::Anneal | Way::Turn(_) => (HOT, COLDEST, usual),
        };
        let goal = (self.goal.0 + self.goal.1 * revisit) as i64;
        let mut search = Search::new(self.problem, &stage.first.plan, revisit);
        let course = Course { from, to, proposals: task.proposals, goal };
        anneal(&mut search, chance, course, purse);
        search.plan()
    }

    /// Proposals of the shortest task of annealing.
    fn shortest(&self) -> u64 {
        (self.problem.people.len() * self.problem.rounds + 32) as u64 * self.pace
    }

    /// What of so many proposals is spent on the names of tables.
    fn naming(&self, proposals: u64) -> u64 {
        let (people, tables) = (self.problem.people.len(), self.problem.tables.len().max(1));
        // Whole tables change places, which takes the longer the larger they are.
        let most = NAMED / people.div_ceil(tables).max(8) as u64;
        let enough = (self.problem.rounds * tables) as u64 * 2_000;
        if self.alike { enough.min(most).min(proposals / 4) } else { 0 }
    }

    /// Renames tables so that few people see one twice; the proposals it took. It is short, and a
    /// plan without it is half a plan: a search that was stopped does it all the same.
    fn rename(&self, plan: &mut Plan, proposals: u64) -> u64 {
        let account = Account::new(&|_| true);
        let mut purse = Purse::new(proposals, &account, &|| true);
        let mut chance = Chance::new(self.order.seed, u64::MAX - 1);
        relabel(self.problem, plan, &mut chance, proposals, &mut purse);
        purse.spent
    }
}

/// Nobody who goes about sees fewer topics again: those of more rounds than there are topics.
pub(super) fn fewest_revisits(problem: &Problem) -> u64 {
    let mut topics: Vec<usize> = (0..problem.tables.len()).map(|t| problem.topic(t)).collect();
    topics.sort_unstable();
    topics.dedup();
    let stays = |person: usize| problem.hosts.fixed().iter().any(|(host, _)| *host == person);
    let again = |(at, person): (usize, &Person)| {
        let there = (problem.rounds_past()..problem.rounds).filter(|r| person.is_in(*r)).count();
        if stays(at) { 0 } else { there.saturating_sub(topics.len()) as u64 }
    };
    problem.people.iter().enumerate().map(again).sum()
}

//! Seats that are sought for the Seating: begun, followed, found.

use std::sync::Arc;

use super::super::submit::{one_step, say};
use super::super::trying::recorded;
use crate::domain::Seating;
use crate::placing::{Evening, Moves, Unseatable, Wishes};
use crate::seating::{BUDGET, Plan, Solution};
use crate::session::{Command, Refusal, apply_to};
use crate::tui::effect::Effect;
use crate::tui::model::{Found, Model, Proposal, Search, SeatView, Sent, Sort, Waits};
use crate::tui::words::with_hint;

/// Changes of seats that are tried for a repair: a moment, since those who move are few.
const REPAIR: u64 = 500_000;

/// What is said once seats are found.
pub(super) const FOUND: &str = "found; Enter announces it";

/// Why there is nothing to seek.
enum Wrong {
    Refused(Refusal),
    Unseatable(Unseatable),
}

/// What a proposal is made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) why: Vec<String>,
    pub(super) commands: Vec<Command>,
    pub(super) wishes: Wishes,
    pub(super) best: bool,
}

impl Order {
    /// What the proposal on the screen is made for; at first nothing, to be repaired.
    pub(super) fn so_far(model: &Model) -> Self {
        let Some(proposal) = &model.seats.proposal else { return Self::default() };
        let Proposal { why, commands, wishes, best, .. } = proposal.as_ref();
        let (why, commands, wishes) = (why.clone(), commands.clone(), wishes.clone());
        Self { why, commands, wishes, best: *best }
    }

    /// True where nothing is asked but as few changes as can be.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A reason that is none any more is not told.
    pub(super) fn unsay(&mut self, why: &str) {
        if let Some(at) = self.why.iter().position(|it| it == why) {
            self.why.remove(at);
        }
    }
}

/// Begins to seek seats; those of a proposal before are sought no longer.
pub(super) fn seek(model: &mut Model, order: Order, waits: Waits) -> Vec<Effect> {
    let evening = match evening(model, &order) {
        Ok(evening) => evening,
        Err(wrong) => {
            let words = match wrong {
                Wrong::Refused(why) => with_hint(&format!("not done: {why}"), why.hint()),
                Wrong::Unseatable(why) => format!("not done: {why}"),
            };
            say(model, Sort::Refused, words);
            return Vec::new();
        }
    };
    let base = model.session.seating.clone();
    let best = order.best || base.is_none();
    let problem = match base.as_deref() {
        Some(announced) if best => evening.anew(announced),
        Some(announced) => evening.repair(announced),
        None => evening.problem.clone(),
    };
    let gone = model.gone_after(&order.wishes.changes);
    let (least, warnings) = (evening.least(), evening.warnings());
    // What was said of seats before is not of these.
    model.message = None;
    let seats = &mut model.seats;
    seats.number += 1;
    if seats.proposal.is_none() {
        seats.view = if base.is_some() { SeatView::Changes } else { SeatView::Tables };
    }
    let Order { why, commands, wishes, .. } = order;
    let budget = if best { BUDGET } else { REPAIR };
    let search = Search::Runs { tried: 0, of: budget, best: None };
    seats.proposal = Some(Box::new(Proposal {
        why,
        commands,
        wishes,
        gone,
        best,
        base,
        evening,
        least,
        warnings,
        search,
        waits,
        at_once: false,
    }));
    vec![Effect::Seek { number: seats.number, problem: Box::new(problem), budget }]
}

/// What is sought is announced as soon as it is found where nobody else moves for it, and so there is
/// nothing to look at first; not where a host who stays goes, or a wish is given up.
pub(super) fn at_once(model: &mut Model) {
    if let Some(proposal) = &mut model.seats.proposal {
        proposal.at_once = proposal.base.is_some() && proposal.commands.is_empty();
    }
}

/// The evening as it would be.
fn evening(model: &Model, order: &Order) -> Result<Evening, Wrong> {
    let mut session = model.session.clone();
    for command in &order.commands {
        let record = recorded(&session, command, model.now).map_err(Wrong::Refused)?;
        record.into_iter().for_each(|record| apply_to(&mut session, &record));
    }
    Evening::of(&session, &order.wishes).map_err(Wrong::Unseatable)
}

/// How far the search is.
pub(in crate::tui::update) fn seeking(
    model: &mut Model,
    number: u64,
    now: u64,
    better: Option<Box<Plan>>,
) -> Vec<Effect> {
    let is_wanted = model.seats.number == number;
    let Some(proposal) = model.seats.proposal.as_mut().filter(|_| is_wanted) else {
        return Vec::new();
    };
    let better = better.map(|plan| Box::new(found(proposal, &plan)));
    if let Search::Runs { tried, best, .. } = &mut proposal.search {
        *tried = now;
        *best = better.or(best.take());
    }
    Vec::new()
}

/// A plan that was found, as it is shown.
fn found(proposal: &Proposal, plan: &Plan) -> Found {
    let evening = &proposal.evening;
    let seating = Arc::new(evening.seating(plan));
    let worth = evening.worth(plan, proposal.least);
    let none = Seating::default();
    let base = proposal.base.as_deref();
    let moves = evening.moves(base.unwrap_or(&none), &seating);
    let gives_up = base.is_some_and(|it| !proposal.best && evening.gives_up(it, plan));
    Found { seating, worth, moves, gives_up }
}

/// The best seats so far are taken; what the search still finds is not shown any more.
pub(super) fn take_best(model: &mut Model) {
    let waits = Waits::for_another(model.now);
    let Some(proposal) = &mut model.seats.proposal else { return };
    let Search::Runs { best, .. } = &mut proposal.search else { return };
    let Some(best) = best.take() else { return };
    (proposal.search, proposal.waits) = (Search::Over(best), waits);
    model.seats.number += 1;
}

/// The search is over.
pub(in crate::tui::update) fn sought(
    model: &mut Model,
    number: u64,
    done: Result<Box<Solution>, Vec<String>>,
) -> Vec<Effect> {
    let is_wanted = model.seats.number == number;
    let Some(proposal) = model.seats.proposal.as_mut().filter(|_| is_wanted) else {
        return Vec::new();
    };
    proposal.search = match done {
        Ok(done) => Search::Over(Box::new(found(proposal, &done.plan))),
        Err(faults) => Search::Failed(faults),
    };
    if let Search::Over(found) = &proposal.search {
        let Moves { moved, now, hosts, people, .. } = &found.moves;
        if proposal.at_once && *moved == 0 && *now == 0 && *hosts == 0 && !found.gives_up {
            let who = people.first().map(|it| it.person);
            let effects = submit(model);
            (model.seats.view, model.seats.person) = (SeatView::Routes, who);
            return effects;
        }
        // What was said while it ran is no longer so.
        say(model, Sort::Told, FOUND);
    }
    Vec::new()
}

/// Announces seats that were found.
pub(super) fn submit(model: &mut Model) -> Vec<Effect> {
    let Some(proposal) = model.seats.proposal.take() else { return Vec::new() };
    let Proposal { mut commands, search, .. } = *proposal;
    let Search::Over(found) = search else { return Vec::new() };
    commands.push(Command::PlanSeating { seating: Some(found.seating) });
    model.seats.view = SeatView::Tables;
    one_step(model, commands, Sent::Step)
}

/// After the session changed: seats that were sought for rounds which have begun since are sought
/// anew; those that go out from seats which are no longer announced are let go.
pub(in crate::tui::update) fn keep_up(model: &mut Model) -> Vec<Effect> {
    let Some(proposal) = &model.seats.proposal else { return Vec::new() };
    if proposal.base != model.session.seating {
        model.seats.proposal = None;
        // What changed the seats was said just before, with the key that turns it back.
        match &mut model.message {
            Some(message) => message.words.push_str("; what was shown of the seats is let go"),
            None => say(model, Sort::Told, "what was shown of the seats is let go"),
        }
        return vec![Effect::StopSeeking];
    }
    if !proposal.evening.is_overtaken(&model.session) {
        return Vec::new();
    }
    let (order, waits) = (Order::so_far(model), Waits::for_another(model.now));
    let effects = seek(model, order, waits);
    if effects.is_empty() {
        model.seats.proposal = None;
        return vec![Effect::StopSeeking];
    }
    effects
}

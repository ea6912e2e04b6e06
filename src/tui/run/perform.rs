//! Doing what the interface asks for.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::drafts::Keeper;
use super::elsewhere;
use super::exports::Exports;
use super::input::Inbox;
use super::plan_file::{self, PlanFile};
use super::reporting;
use super::seeking;
use super::terminal::Screen;
use crate::domain::Moment;
use crate::engine::{Gateway, Notice, StepChoice, Ticket};
use crate::session::Command;
use crate::tui::effect::{Effect, Tag};
use crate::tui::model::Model;
use crate::tui::msg::Msg;
use crate::tui::sharing::Ask;
use crate::tui::update::update;

/// What effects act on, the terminal aside.
pub(super) struct Desk<'a> {
    gateway: &'a mut dyn Gateway,
    keeper: Option<Keeper>,
    plan: Option<PlanFile>,
    exports: Option<Exports>,
    inbox: &'a Inbox,
    asks: Option<Sender<Ask>>,
    /// Set where the search for seats that goes on is to end.
    seeking: Option<Arc<AtomicBool>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        gateway: &'a mut dyn Gateway,
        keeper: Option<Keeper>,
        (plan, exports): (Option<PlanFile>, Option<Exports>),
        inbox: &'a Inbox,
    ) -> Self {
        Self { gateway, keeper, plan, exports, inbox, asks: None, seeking: None }
    }

    /// Asks this of whoever opens the session to other devices from now on.
    pub(super) fn asks(&mut self, asks: Sender<Ask>) {
        self.asks = Some(asks);
    }

    pub(super) fn poll(&mut self) -> Vec<Notice> {
        self.gateway.poll()
    }

    pub(super) fn now(&self) -> Moment {
        self.gateway.now()
    }

    pub(super) fn next_due(&self) -> Option<Duration> {
        self.gateway.next_due()
    }

    /// Does everything asked for, in order; tells whether the interface is to be left.
    pub(super) fn perform(
        &mut self,
        model: &mut Model,
        screen: &mut Screen,
        effects: Vec<Effect>,
    ) -> bool {
        let mut left = false;
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Submit { tag, commands, after } => {
                    effects.extend(self.submit(model, tag, commands, after));
                }
                Effect::LetGo(ticket) => self.gateway.let_go(ticket),
                Effect::ReadPlan => plan_file::read(self.plan.as_ref(), self.inbox.plan()),
                Effect::WritePlan(plan) => {
                    plan_file::write(self.plan.as_ref(), plan, self.inbox.teller());
                }
                Effect::KeepElsewhere { until, folder, name, page } => {
                    elsewhere::keep(folder, name, page, self.inbox.kept(until));
                }
                Effect::LayReport { session, columns, folder } => {
                    let before = self.exports.clone().zip(folder);
                    reporting::lay(*session, columns, before, self.inbox.teller());
                }
                Effect::Export { folder } => {
                    if let Some(exports) = self.exports.clone() {
                        reporting::export(exports, folder, self.inbox.teller());
                    }
                }
                Effect::Seek { number, problem, budget } => {
                    self.stop_seeking();
                    let tell = self.inbox.teller();
                    self.seeking = Some(seeking::seek(number, problem, budget, tell));
                }
                Effect::StopSeeking => self.stop_seeking(),
                Effect::SaveDrafts(drafts) => {
                    if let Some(keeper) = &mut self.keeper {
                        keeper.keep(drafts);
                    }
                }
                // Who does not listen any more has told so.
                Effect::Share(ask) => _ = self.asks.as_ref().map(|asks| asks.send(ask)),
                Effect::Drive(drive) => self.gateway.drive(drive),
                Effect::Copy(words) => screen.copy(words),
                Effect::Bell => screen.ring(),
                Effect::Redraw => screen.redraw(),
                // Where the shell cannot be reached, the interface goes on.
                Effect::Suspend => _ = screen.suspend_all(self.inbox.own_stop()),
                Effect::Quit => left = true,
            }
        }
        left
    }

    fn stop_seeking(&mut self) {
        if let Some(stop) = self.seeking.take() {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// Several commands are one step: the later ones go on with the first. Returns what is to be
    /// done now that they are on their way.
    fn submit(
        &mut self,
        model: &mut Model,
        tag: Tag,
        commands: Vec<Command>,
        after: Option<Ticket>,
    ) -> Vec<Effect> {
        let mut step = after.map_or(StepChoice::New, StepChoice::Continue);
        let mut tickets = Vec::new();
        for command in commands {
            let ticket = self.gateway.submit(command, step);
            if step == StepChoice::New {
                step = StepChoice::Continue(ticket);
            }
            tickets.push(ticket);
        }
        update(model, Msg::Sent { tag, tickets })
    }

    /// Sees the half-typed lines to the disk; tells whether they are there.
    pub(super) fn close(mut self) -> bool {
        self.stop_seeking();
        self.keeper.is_none_or(Keeper::close)
    }
}

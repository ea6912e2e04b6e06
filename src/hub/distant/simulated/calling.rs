//! A gateway that calls the engine when something is submitted: there is no thread that waits.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::domain::Moment;
use crate::engine::{Gateway, Local, Notice, Shared, StepChoice, Ticket};
use crate::session::{Author, Command};

pub(super) struct Calling {
    pub(super) gateway: Local,
    pub(super) called: Arc<Notify>,
}

impl Gateway for Calling {
    fn submit(&mut self, command: Command, step: StepChoice) -> Ticket {
        self.called.notify_one();
        self.gateway.submit(command, step)
    }

    fn poll(&mut self) -> Vec<Notice> {
        self.gateway.poll()
    }

    fn now(&self) -> Moment {
        self.gateway.now()
    }
}

impl Shared for Calling {
    fn submit_as(&mut self, by: &Arc<Author>, command: Arc<Command>, step: StepChoice) -> Ticket {
        self.called.notify_one();
        self.gateway.submit_as(by, command, step)
    }

    fn send_off(&mut self) -> bool {
        self.gateway.send_off()
    }
}

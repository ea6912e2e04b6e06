//! Somebody who only adds ideas to a table: follows what is known there, and nothing else of the
//! session.

use std::convert::Infallible;
use std::time::Duration;

use super::asking::{Ended, get, read};
use super::device::Device;
use super::sitting::Sitting;
use super::world::World;
use crate::engine::{Link, Notice};
use crate::hub::line::Line;
use crate::session::Role;

/// Asks for all of it.
const WHOLE: &str = "/v1/table?after=0";

/// Follows it from how it stands now.
pub(super) async fn sit(
    world: &World,
    line: &mut Line,
    breath: &mut Duration,
) -> Result<Infallible, Ended> {
    let (mut path, mut known) = (WHOLE.to_owned(), None);
    loop {
        let body = get(world, line, &path, world.patience.news).await?;
        let told: Sitting = read(world, &body)?;
        let Some(sitting) = told.with(known.take()) else {
            if std::mem::replace(&mut path, WHOLE.to_owned()) == WHOLE {
                return Err(Ended::Lost(None));
            }
            continue;
        };
        world.device().sits(&sitting);
        *breath = world.patience.first;
        world.try_up.notify_one();
        world.more.notify_one();
        path = format!("/v1/table?after={}&wait=1", sitting.seq.0);
        known = Some(sitting);
    }
}

impl Device {
    /// True where it only adds ideas, which is told where it is news.
    pub(super) fn adds(&mut self, role: Role) -> bool {
        let adds = role == Role::Participant;
        if adds != (self.me.role == Role::Participant) {
            self.say(Notice::Link(Link::As(role)));
        }
        self.me.role = role;
        adds
    }

    fn sits(&mut self, sitting: &Sitting) {
        let reading = self.voice.clock.read();
        self.heard(|heard| heard.told(sitting.now.t, sitting.now, &reading));
        self.me.table.clone_from(&sitting.table);
        let session = sitting.session();
        let was = std::mem::replace(&mut self.session, session);
        let moved = was != self.session;
        if sitting.seq < self.told {
            self.leaves_behind(was);
        }
        self.begins(&sitting.origin);
        if self.is_over() || (!self.opened && !self.opens()) {
            return;
        }
        if moved {
            self.stands_open(None);
        }
        self.told = sitting.seq;
        self.settles();
        self.misses();
        self.remember();
        self.link_up();
    }
}

//! A projector's own program: follows what the room sees, and nothing else of the session.

use std::convert::Infallible;
use std::time::Duration;

use super::asking::{Ended, get, read};
use super::device::Device;
use super::world::World;
use crate::hub::line::Line;
use crate::hub::room::Room;

/// Follows it from how it stands now.
pub(super) async fn look(
    world: &World,
    line: &mut Line,
    breath: &mut Duration,
) -> Result<Infallible, Ended> {
    let mut path = "/v1/room?after=0".to_owned();
    loop {
        let body = get(world, line, &path, world.patience.news).await?;
        let room: Room = read(world, &body)?;
        world.device().shows(&room);
        *breath = world.patience.first;
        path = format!("/v1/room?after={}&wait=1", room.seq.0);
    }
}

impl Device {
    fn shows(&mut self, room: &Room) {
        let reading = self.voice.clock.read();
        self.heard(|heard| heard.told(room.now.t, room.now, &reading));
        let session = room.session();
        if !self.is_open() || session != self.session {
            self.session = session;
            self.stands_open(None);
        }
        self.link_up();
    }
}

//! Commands up, one after another: each is sent under its id until the hub says what became of it.

use std::sync::Arc;

use super::way::{Verdict, Way};
use super::world::World;

/// Sends what is in the outbox as long as there is hope.
pub(super) async fn up(world: Arc<World>) {
    let (mut way, mut breath) = (Way::new(world.line()), world.patience.first);
    loop {
        let Some(sent) = world.device().next() else {
            way.rests(&world).await;
            continue;
        };
        match way.send(&world, &sent).await {
            Verdict::Saved(receipt) => {
                let mut device = world.device();
                device.receipt(sent.id, &receipt);
                device.answered();
                breath = world.patience.first;
            }
            Verdict::Refused { why, taken } => {
                let mut device = world.device();
                device.refused(sent.id, why, taken);
                device.answered();
            }
            Verdict::Later(why) => {
                not_yet(&world, why);
                world.breathe(&mut breath, &world.try_up).await;
            }
        }
        world.settled.notify_one();
    }
}

fn not_yet(world: &World, why: Option<String>) {
    let mut device = world.device();
    device.landed();
    device.link_down(why);
    world.settled.notify_one();
}

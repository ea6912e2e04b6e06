//! The device's own thread: one line for records that come down, one for commands that go up, and
//! whoever types never waits for either.

use std::sync::Arc;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::device::Ask;
use super::down::down;
use super::errand::Left;
use super::up::up;
use super::world::World;

/// Works until nobody asks any more, then sends what is on its way.
pub(super) async fn work(world: Arc<World>, mut asks: UnboundedReceiver<Ask>) -> Left {
    // They end with this.
    let mut tasks = JoinSet::new();
    tasks.spawn(down(Arc::clone(&world)));
    tasks.spawn(up(Arc::clone(&world)));
    while let Some(ask) = asks.recv().await {
        world.device().ask(ask);
        world.more.notify_one();
    }
    let hopeless = || {
        let device = world.device();
        device.waiting() == 0 || !device.is_up() || device.is_over()
    };
    let parting = async {
        while !hopeless() {
            world.settled.notified().await;
        }
    };
    let _ = timeout(world.patience.parting, parting).await;
    world.device().left()
}

//! Commands up, one after another: each is sent under its id until the hub says what became of it.

use std::sync::Arc;

use hyper::{Method, StatusCode};

use super::world::World;
use crate::hub::line::{Line, Told};
use crate::hub::wire::{Receipt, Sent};
use crate::text::{from_json, to_json};

/// What the hub says of a command.
enum Verdict {
    /// It is on disk.
    Saved(Receipt),
    /// It will never be, and why.
    Refused(String),
    /// It is not known; what the hub said, if it spoke.
    Later(Option<String>),
}

/// Sends what is in the outbox as long as there is hope.
pub(super) async fn up(world: Arc<World>) {
    let (mut line, mut breath) = (world.line(), world.patience.first);
    loop {
        let Some(sent) = world.device().next() else {
            world.more.notified().await;
            continue;
        };
        match send(&world, &mut line, &sent).await {
            Verdict::Saved(receipt) => {
                let mut device = world.device();
                device.receipt(sent.id, &receipt);
                device.answered();
                breath = world.patience.first;
            }
            Verdict::Refused(why) => {
                let mut device = world.device();
                device.refused(sent.id, why);
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

async fn send(world: &World, line: &mut Line, sent: &Sent) -> Verdict {
    let body = match to_json(sent) {
        Ok(body) => body,
        Err(why) => return Verdict::Refused(why.to_string()),
    };
    line.carry(world.token().clone());
    let told = line.ask(&Method::POST, "/v1/commands", &body.into(), world.patience.answer).await;
    let Ok(Some((status, body))) = told else { return Verdict::Later(None) };
    if status == StatusCode::OK {
        return from_json(&body).map_or(Verdict::Later(None), Verdict::Saved);
    }
    match Told::read(&body) {
        Some(told) if is_final(status, &told.code) => Verdict::Refused(told.title),
        told => Verdict::Later(told.map(|told| told.title)),
    }
}

/// True where sending it again can never help. Who is not known, or has another name for the hub,
/// may be known under the next connection.
fn is_final(status: StatusCode, code: &str) -> bool {
    let of_place = matches!(code, "wrong-host" | "wrong-origin");
    match status {
        StatusCode::BAD_REQUEST
        | StatusCode::CONFLICT
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::UNPROCESSABLE_ENTITY => true,
        StatusCode::FORBIDDEN => !of_place,
        _ => false,
    }
}

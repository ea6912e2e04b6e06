//! Records down: follows the session, from the beginning or from where the line was lost.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;

use super::world::World;
use crate::hub::access::Token;
use crate::hub::client::ClientError;
use crate::hub::line::{Line, Told};
use crate::hub::wire::{Join, Joined, Standing};

/// What a device says that was in and is no longer known.
const TURNED_AWAY: &str =
    "this device is no longer let in; leave, and join again with an invite once that is settled";

/// Why the session is not followed any further.
enum Ended {
    /// For now; what the hub said, if it spoke.
    Lost(Option<String>),
    /// For good.
    Over { words: String, hint: &'static str },
}

/// Follows the session as long as there is hope.
pub(super) async fn down(world: Arc<World>) {
    let (mut line, mut breath) = (world.line(), world.patience.first);
    let mut tries = world.patience.tries;
    loop {
        let Err(ended) = follow(&world, &mut line, &mut breath).await;
        tries = tries.saturating_sub(1);
        give_up(&world, ended, tries);
        world.settled.notify_one();
        if world.device().is_over() {
            return;
        }
        world.breathe(&mut breath, &world.try_down).await;
    }
}

fn give_up(world: &World, ended: Ended, tries: usize) {
    let mut device = world.device();
    match ended {
        Ended::Over { words, hint } => device.over(words, hint),
        Ended::Lost(why) if device.is_open() => device.link_down(why),
        Ended::Lost(why) if tries == 0 => {
            let silent = || format!("the session at {} does not answer", world.entrance.shown());
            device.over(why.unwrap_or_else(silent), "look whether it is still open there");
        }
        Ended::Lost(_) => {}
    }
}

async fn follow(
    world: &World,
    line: &mut Line,
    breath: &mut Duration,
) -> Result<Infallible, Ended> {
    // Until the line is lost, as whatever holds back what does not end stands on it.
    let mut flows = true;
    loop {
        let standing = standing(world, line).await?;
        world.device().stands(&standing);
        while world.device().seq() < standing.seq {
            records(world, line, false).await?;
        }
        world.device().caught_up(standing.now);
        *breath = world.patience.first;
        world.try_up.notify_one();
        world.more.notify_one();
        if flows {
            flows = flow(world, line).await?;
            continue;
        }
        // Where nothing comes, time and table are asked for again.
        while records(world, line, true).await? {
            world.device().answered();
        }
    }
}

async fn standing(world: &World, line: &mut Line) -> Result<Standing, Ended> {
    let is_known = world.token().is_some();
    if !is_known {
        let token = let_in(world, line).await?;
        *world.token() = Some(token);
    }
    line.carry(world.token().clone());
    let body = get(world, line, "/v1/session", world.patience.answer).await?;
    read(world, &body)
}

/// Asks to be let in, which gives this device a token of its own.
async fn let_in(world: &World, line: &mut Line) -> Result<Token, Ended> {
    let (keeping, secret) = (&world.keeping, &world.entrance.secret);
    let join = Join {
        code: secret.clone(),
        device: keeping.device,
        table: keeping.table.clone(),
        name: keeping.name.clone(),
    };
    let body = serde_json::to_vec(&join).map_err(|why| Ended::Lost(Some(why.to_string())))?;
    line.carry(None);
    let told = line.ask(&Method::POST, "/v1/join", &body.into(), world.patience.answer).await;
    let (status, body) = heard(world, told)?;
    if status == StatusCode::OK {
        let joined: Joined = read(world, &body)?;
        return Token::read(&joined.token).ok_or(Ended::Lost(None));
    }
    // The address of the facilitator's own commands opens it as well, and is no invite.
    let is_invite = Told::read(&body).is_none_or(|told| told.code != "wrong-code");
    if let (false, Some(own)) = (is_invite, Token::read(secret)) {
        return Ok(own);
    }
    Err(said(world, status, &body))
}

/// Takes records in; tells whether any came.
async fn records(world: &World, line: &mut Line, wait: bool) -> Result<bool, Ended> {
    let after = world.device().seq().0;
    let wait = if wait { "&wait=1" } else { "" };
    let path = format!("/v1/records?after={after}{wait}");
    let lines = get(world, line, &path, world.patience.news).await?;
    if lines.is_empty() && wait.is_empty() {
        // It said that there is more.
        return Err(Ended::Lost(None));
    }
    take(world, &lines)?;
    Ok(!lines.is_empty())
}

/// Takes records in as they are saved, in an answer that does not end; false where something on
/// the way holds it back. Ends where time or table are to be asked for again.
async fn flow(world: &World, line: &Line) -> Result<bool, Ended> {
    let path = format!("/v1/records?after={}&follow=1", world.device().seq().0);
    let opened = line.flow(&path, world.patience.silence).await;
    let Some(mut flow) = opened.map_err(|_| Ended::Lost(None))? else { return Ok(false) };
    let (mut heard, mut begun) = (false, Vec::new());
    loop {
        let bytes = match flow.more(world.patience.silence).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(heard),
            Err(why) if why.kind() == ErrorKind::TimedOut => return Ok(false),
            Err(_) => return Err(Ended::Lost(None)),
        };
        heard = true;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let (end, rest) = bytes.split_at(whole);
        begun.extend_from_slice(end);
        if whole > 0 {
            let lines = std::mem::take(&mut begun);
            take(world, &lines)?;
            world.device().answered();
            if lines.split_inclusive(|byte| *byte == b'\n').any(|line| line == b"\n") {
                answer(world).await?;
            }
        }
        begun.extend_from_slice(rest);
    }
}

/// The hub asks whether anybody is there, and says what time it is.
async fn answer(world: &World) -> Result<(), Ended> {
    // Over a line of its own: one on which nothing was asked for so long may be closed just now.
    let standing = standing(world, &mut world.line()).await?;
    let mut device = world.device();
    device.stands(&standing);
    device.caught_up(standing.now);
    Ok(())
}

fn take(world: &World, lines: &[u8]) -> Result<(), Ended> {
    let mut device = world.device();
    let Err(fault) = device.fold(lines) else { return Ok(()) };
    let words = format!("what the open session sends cannot be read: {fault}");
    if fault.is_newer() || device.seq().0 == 0 {
        return Err(Ended::Over { words, hint: "use the same worldcafe here and there" });
    }
    // It is not what followed here: all of it is read afresh.
    device.start_over();
    Err(Ended::Lost(Some(words)))
}

async fn get(
    world: &World,
    line: &mut Line,
    path: &str,
    patience: Duration,
) -> Result<Bytes, Ended> {
    let told = line.ask(&Method::GET, path, &Bytes::new(), patience).await;
    let (status, body) = heard(world, told)?;
    if status == StatusCode::OK { Ok(body) } else { Err(said(world, status, &body)) }
}

fn heard(
    world: &World,
    told: std::io::Result<Option<(StatusCode, Bytes)>>,
) -> Result<(StatusCode, Bytes), Ended> {
    match told {
        Ok(told) => told.ok_or(Ended::Lost(None)),
        Err(_) if world.device().is_open() => Err(Ended::Lost(None)),
        Err(source) => {
            let nobody = ClientError::Nobody { at: world.entrance.shown(), source };
            Err(Ended::Over { words: nobody.to_string(), hint: nobody.hint() })
        }
    }
}

/// What an answer means that is none.
fn said(world: &World, status: StatusCode, body: &[u8]) -> Ended {
    let Some(Told { title, .. }) = Told::read(body) else {
        return Ended::Lost(Some(format!("what answers at {} is no hub", world.entrance.shown())));
    };
    if status == StatusCode::UNAUTHORIZED && world.device().is_open() {
        // Whoever was turned away does not come in again by itself.
        return Ended::Lost(Some(TURNED_AWAY.to_owned()));
    }
    let for_good = status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS;
    if for_good && !world.device().is_open() {
        return Ended::Over { words: title, hint: "look at the invite, or ask for a new one" };
    }
    Ended::Lost(Some(title))
}

fn read<T: DeserializeOwned>(world: &World, body: &[u8]) -> Result<T, Ended> {
    let no_hub = || format!("what answers at {} is no hub", world.entrance.shown());
    serde_json::from_slice(body).map_err(|_| Ended::Lost(Some(no_hub())))
}

//! Records down: follows the session, from the beginning or from where the line was lost.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use hyper::{Method, StatusCode};
use tokio::time::timeout;

use super::adding::sit;
use super::asking::{Ended, get, heard, read, said};
use super::looking::look;
use super::world::World;
use crate::hub::access::Token;
use crate::hub::line::{Line, ToldProblem};
use crate::hub::wire::{Join, Joined, Standing};
use crate::text::to_json;

/// What to look at where nobody answers.
const COMPARE: &str =
    "compare it with the facilitator's screen, and look whether both are on the same Wi-Fi";

/// Follows the session as long as there is hope.
pub(super) async fn down(world: Arc<World>) {
    let (mut line, mut breath) = (world.line(), world.patience.first);
    loop {
        let Err(ended) = follow(&world, &mut line, &mut breath).await;
        give_up(&world, ended);
        world.settled.notify_one();
        if world.device().is_over() {
            return;
        }
        world.breathe(&mut breath, &world.try_down).await;
    }
}

/// Where nobody ever answered, what is remembered is shown meanwhile.
fn give_up(world: &World, ended: Ended) {
    let mut device = world.device();
    match ended {
        Ended::Over { words, hint } => device.over(words, hint),
        Ended::Lost(why) => {
            if !device.is_open() && !world.keeping.looks_on {
                device.recall();
            }
            let nobody = || format!("nobody answers at {}; {COMPARE}", world.entrance.shown());
            let why = if device.is_open() { why } else { Some(why.unwrap_or_else(nobody)) };
            device.link_down(why);
        }
    }
}

async fn follow(
    world: &World,
    line: &mut Line,
    breath: &mut Duration,
) -> Result<Infallible, Ended> {
    // Until the line is lost, as whatever does not let records flow stands on it.
    let mut flows = true;
    loop {
        let standing = unless_silent(world, standing(world, line)).await?;
        if world.keeping.looks_on {
            return look(world, line, breath).await;
        }
        if world.device().adds(standing.role) {
            return sit(world, line, breath).await;
        }
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

/// As it is answered, however late; where no word has come for a while, that is told meanwhile.
async fn unless_silent<T>(world: &World, answer: impl Future<Output = T>) -> T {
    tokio::pin!(answer);
    let answered = timeout(world.patience.word, &mut answer).await;
    if answered.is_err() && !world.device().is_open() {
        give_up(world, Ended::Lost(None));
    }
    match answered {
        Ok(answer) => answer,
        Err(_) => answer.await,
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
    let body = to_json(&join).map_err(|why| Ended::Lost(Some(why.to_string())))?;
    line.carry(None);
    let told = line.ask(&Method::POST, "/v1/join", &body.into(), world.patience.answer).await;
    let (status, body) = heard(world, told)?;
    if status == StatusCode::OK {
        let joined: Joined = read(world, &body)?;
        return Token::read(&joined.token).ok_or(Ended::Lost(None));
    }
    let is_invite = ToldProblem::read(&body).is_none_or(|told| told.code != "wrong-code");
    match (is_invite, Token::read(secret)) {
        // The address of the facilitator's own commands opens it as well, and is no invite.
        (false, Some(own)) => Ok(own),
        // Tried again and again it would be a guess of many.
        (false, None) if world.device().is_open() => Err(Ended::Over {
            words: "another session is open at this address by now".to_owned(),
            hint: "join it anew; what was not sent stays on this device",
        }),
        _ => Err(said(world, status, &body)),
    }
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

/// Takes records in as they are saved, on a line that carries them alone; false where something on
/// the way does not let it be. Ends where time or table are to be asked for again.
async fn flow(world: &World, line: &Line) -> Result<bool, Ended> {
    let path = format!("/v1/records?after={}&follow=1", world.device().seq().0);
    let opened = line.flow(&Method::GET, &path, world.patience.silence).await;
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

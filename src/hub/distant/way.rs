//! How commands go up: on a line that is kept open for them, or by a request each where something
//! on the way does not let that be.

use std::io::{self, ErrorKind};
use std::time::Duration;

use hyper::{Method, StatusCode};
use serde::Deserialize;
use tokio::select;
use tokio::time::timeout;
use uuid::Uuid;

use super::world::World;
use crate::hub::line::{Flow, Line, ToldProblem};
use crate::hub::lines::Lines;
use crate::hub::wire::{Receipt, Sent};
use crate::text::{from_json, to_json};

const PATH: &str = "/v1/commands";

/// What the hub says of a command.
pub(super) enum Verdict {
    /// It is on disk.
    Saved(Receipt),
    /// It will never be, and why; other words may have its identity.
    Refused { why: String, taken: bool },
    /// It is not known; what the hub said, if it spoke.
    Later(Option<String>),
}

/// What comes down of a command.
#[derive(Deserialize)]
struct Answer {
    /// None where the hub could not tell which it was, and hangs up.
    id: Option<Uuid>,
    saved: Option<Receipt>,
    problem: Option<ToldProblem>,
}

pub(super) struct Way {
    line: Line,
    open: Option<Flow>,
    /// Whether a line may still be had; false once only requests came through.
    flows: bool,
}

impl Way {
    pub(super) const fn new(line: Line) -> Self {
        Self { line, open: None, flows: true }
    }

    /// Waits until there is something to be sent, and lets a line go that ends meanwhile.
    pub(super) async fn rests(&mut self, world: &World) {
        let Some(open) = &mut self.open else { return world.more.notified().await };
        select! {
            () = world.more.notified() => {}
            heard = open.more(world.patience.silence) => {
                if !matches!(heard, Ok(Some(_))) {
                    self.open = None;
                }
            }
        }
    }

    /// Sends a command and waits for what becomes of it.
    pub(super) async fn send(&mut self, world: &World, sent: &Sent) -> Verdict {
        let mut line = match to_json(sent) {
            Ok(line) => line,
            Err(why) => return Verdict::Refused { why: why.to_string(), taken: false },
        };
        self.line.carry(world.token().clone());
        let patience = world.patience.answer;
        if self.flows && self.open.is_none() {
            let Ok(open) = self.line.flow(&Method::POST, PATH, patience).await else {
                return Verdict::Later(None);
            };
            (self.flows, self.open) = (open.is_some(), open);
        }
        let Some(mut open) = self.open.take() else {
            let verdict = self.ask(line, patience).await;
            // A request that comes through shows that lines do not; else nothing is known, and a
            // line is tried again.
            self.flows = matches!(verdict, Verdict::Later(_));
            return verdict;
        };
        line.push('\n');
        // A line may go on to beat and carry nothing up any more.
        let answer = timeout(patience, answer(&mut open, sent.id, line.as_bytes(), patience)).await;
        match answer.unwrap_or_else(|late| Err(late.into())) {
            Ok(Answer { id, saved, problem }) => {
                self.open = id.map(|_| open);
                saved.map_or_else(|| judged(problem, None), Verdict::Saved)
            }
            Err(why) => {
                // Whatever holds back what comes down lets requests be.
                self.flows = why.kind() != ErrorKind::TimedOut;
                Verdict::Later(None)
            }
        }
    }

    /// Sends it by a request of its own.
    async fn ask(&mut self, body: String, patience: Duration) -> Verdict {
        let told = self.line.ask(&Method::POST, PATH, &body.into(), patience).await;
        let Ok(Some((status, body))) = told else { return Verdict::Later(None) };
        if status == StatusCode::OK {
            return from_json(&body).map_or(Verdict::Later(None), Verdict::Saved);
        }
        judged(ToldProblem::read(&body), Some(status))
    }
}

/// What the hub says of the command of this id, once it is sent.
async fn answer(open: &mut Flow, id: Uuid, line: &[u8], patience: Duration) -> io::Result<Answer> {
    open.say(line, patience).await?;
    let mut lines = Lines::default();
    loop {
        let heard = open.more(patience).await?.ok_or(ErrorKind::UnexpectedEof)?;
        lines.room().extend_from_slice(heard);
        while let Some(line) = lines.first() {
            // A line without anything says that it stands.
            let answer = (!line.is_empty()).then(|| from_json::<Answer>(line)).transpose()?;
            lines.next();
            if let Some(answer) = answer.filter(|it| it.id.is_none_or(|it| it == id)) {
                return Ok(answer);
            }
        }
    }
}

/// What a problem means for a command; the status is its own where none is known.
fn judged(told: Option<ToldProblem>, status: Option<StatusCode>) -> Verdict {
    let Some(told) = told else { return Verdict::Later(None) };
    let status = status.or_else(|| StatusCode::from_u16(told.status).ok());
    if !status.is_some_and(|status| is_final(status, &told.code)) {
        return Verdict::Later(Some(told.title));
    }
    let taken = told.reason.as_deref() == Some("taken");
    Verdict::Refused { why: told.detail.unwrap_or(told.title), taken }
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

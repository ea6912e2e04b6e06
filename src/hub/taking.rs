//! Commands as they are typed, of whoever keeps a line open for them.
//!
//! A connection that is [handed over](super::handed): each line up is a command as a request would
//! bring it, each line down what became of one, under its id and in the order they came in:
//! `{"id":…,"saved":{…}}` with the receipt, or `{"id":…,"problem":{…}}`. A problem without an id is
//! of a line that has none, and ends the connection. Who sends is asked for each command anew.
//! Whoever sends faster than they may is read no further until they may again.

use std::collections::VecDeque;
use std::future::pending;
use std::io::{self, Write};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::Response;
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::access::token;
use super::answers::command;
use super::body::{Body, Request};
use super::devices::{Hash, Who, hashed};
use super::exchange::{Behind, understood};
use super::handed::{BEAT, hand_over};
use super::lines::Lines;
use super::problem::Problem;
use super::receipts::{Answer, Told};
use crate::text::write_json;

/// How long whoever sends too fast is read no further before they are asked for again.
const BREATH: Duration = Duration::from_millis(20);

/// Hands the connection over to commands and what becomes of them.
pub(super) fn take(behind: &Arc<Behind>, request: Request) -> Result<Response<Body>, Problem> {
    let changes = behind.door.changes();
    let given = hashed(token(request.headers())?);
    let who = behind.door.knows(&given)?;
    let taking = Taking {
        behind: Arc::clone(behind),
        given,
        _who: who,
        heard: Lines::default(),
        slow: None,
        held: None,
        awaited: VecDeque::new(),
        said: Vec::new(),
        beat: from_now(Duration::ZERO),
        silent: false,
        ends: false,
    };
    hand_over(request, |line| taking.run(changes, line))
}

/// Somebody whose commands are taken.
struct Taking {
    behind: Arc<Behind>,
    given: Hash,
    /// Counts as a request of theirs, as long as the line is there.
    _who: Who,
    heard: Lines,
    /// When a line that is not whole has taken too long.
    slow: Option<Instant>,
    /// Until when nothing is read of somebody who sends too fast.
    held: Option<Instant>,
    awaited: VecDeque<Awaited>,
    /// What is to be said.
    said: Vec<u8>,
    /// When the line is next said to stand.
    beat: Instant,
    /// They have nothing more to say than has come.
    silent: bool,
    /// Nothing more is taken.
    ends: bool,
}

/// A command whose answer is to be said.
struct Awaited {
    /// None where the line has none.
    id: Option<Uuid>,
    told: Told,
    until: Instant,
    /// Counts as a request of theirs.
    _who: Option<Who>,
}

/// A command of which no more is understood.
#[derive(Deserialize)]
struct Named {
    id: Uuid,
}

impl Taking {
    /// Ends where they hang up, where they are turned away, and behind a line that is none.
    async fn run(
        mut self,
        changes: watch::Receiver<()>,
        mut line: impl AsyncRead + AsyncWrite + Unpin,
    ) -> io::Result<()> {
        // Listened for once, not for each command anew.
        let mut changed = pin!(changed(changes));
        // It is set for what is due first, and left where that has moved on: it costs less to
        // wake for nothing once than to be set for each command.
        let mut alarm = pin!(sleep(Duration::ZERO));
        loop {
            self.take()?;
            self.answer()?;
            if !self.said.is_empty() {
                line.write_all(&self.said).await?;
                line.flush().await?;
                self.said.clear();
            }
            let all = self.ends || (self.silent && self.held.is_none());
            if all && self.awaited.is_empty() {
                return self.parts(line).await;
            }
            let due = self.due();
            if due < alarm.deadline() || alarm.is_elapsed() {
                alarm.as_mut().reset(due);
            }
            let waits = self.held.is_some() || self.is_full();
            let reads = !waits && !self.silent && !self.ends;
            tokio::select! {
                biased;
                changes = &mut changed => {
                    if self.behind.door.knows(&self.given).is_err() {
                        return Ok(());
                    }
                    changed.set(self::changed(changes));
                },
                () = &mut alarm => self.looks(alarm.deadline()),
                () = told(self.awaited.front_mut()) => {}
                read = line.read_buf(self.heard.room()), if reads => self.silent = read? == 0,
            }
        }
    }

    /// Takes the lines that have come, as far as they may.
    fn take(&mut self) -> io::Result<()> {
        self.held = None;
        let limits = self.behind.relay.limits;
        loop {
            if self.is_full() {
                self.answer()?;
            }
            if self.is_full() || self.ends {
                return Ok(());
            }
            let Some(line) = self.heard.first() else { break };
            self.slow = None;
            if !line.is_empty() {
                let Some(awaited) = submit(&self.behind, &self.given, line) else {
                    self.held = Some(from_now(BREATH));
                    return Ok(());
                };
                self.ends = awaited.id.is_none();
                self.awaited.push_back(awaited);
            }
            self.heard.next();
        }
        if self.heard.begun() > limits.body {
            self.breaks_off(Problem::BodyTooLarge);
        } else if self.heard.begun() > 0 && self.slow.is_none() {
            self.slow = Some(from_now(limits.body_time));
        }
        Ok(())
    }

    fn is_full(&self) -> bool {
        self.awaited.len() >= self.behind.relay.limits.at_once
    }

    /// Says what became of those that came first.
    fn answer(&mut self) -> io::Result<()> {
        while let Some(Awaited { id, told: Told::Now(answer), .. }) = self.awaited.front() {
            say(*id, answer, &mut self.said)?;
            self.awaited.pop_front();
        }
        Ok(())
    }

    /// When something is to be looked at, whatever comes until then.
    fn due(&self) -> Instant {
        let answer = self.awaited.front().map(|first| first.until);
        let others = [answer, self.slow.filter(|_| !self.ends), self.held];
        others.into_iter().flatten().fold(self.beat, Instant::min)
    }

    /// Does what is due.
    fn looks(&mut self, now: Instant) {
        if self.beat <= now {
            self.said.extend_from_slice(BEAT);
            self.beat = from_now(self.behind.relay.limits.beat);
        }
        if let Some(first) = self.awaited.front_mut().filter(|first| first.until <= now) {
            first.told = Told::Now(Err(Problem::NotKnownSaved));
        }
        if self.slow.is_some_and(|slow| slow <= now) {
            self.breaks_off(Problem::BodyTooSlow);
        }
    }

    /// Takes nothing more, and says why behind what is to be said.
    fn breaks_off(&mut self, why: Problem) {
        if !std::mem::replace(&mut self.ends, true) {
            let (told, until) = (Told::Now(Err(why)), from_now(Duration::ZERO));
            self.awaited.push_back(Awaited { id: None, told, until, _who: None });
        }
    }

    /// Hears them out, a while: whoever still sends would not hear what was said last.
    async fn parts(self, mut line: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
        line.shutdown().await?;
        let mut room = [0; 1024];
        let rest = async { while line.read(&mut room).await.is_ok_and(|count| count > 0) {} };
        let _ = timeout(self.behind.relay.limits.body_time, rest).await;
        Ok(())
    }
}

/// Once somebody may have lost what they had.
async fn changed(mut changes: watch::Receiver<()>) -> watch::Receiver<()> {
    // The door lives as long as what it lets in.
    let _ = changes.changed().await;
    changes
}

/// When a timer that is set now would ring. What time it is matters to nobody here.
fn from_now(span: Duration) -> Instant {
    sleep(span).deadline()
}

/// Hands a command up; none where its sender may not send another yet.
fn submit(behind: &Behind, given: &Hash, line: &[u8]) -> Option<Awaited> {
    let limits = behind.relay.limits;
    let until = from_now(limits.answer);
    let submitted = behind.door.asks(given).and_then(|who| {
        if line.len() > limits.body {
            return Err(Problem::BodyTooLarge);
        }
        let sent = command(who.author.role, line)?;
        let id = Some(sent.id);
        let told = behind.relay.submit(&who, sent).unwrap_or_else(|why| Told::Now(Err(why)));
        Ok(Awaited { id, told, until, _who: Some(who) })
    });
    match submitted {
        Ok(awaited) => Some(awaited),
        Err(Problem::TooFast | Problem::TooManyAtOnce) => None,
        Err(why) => {
            let id = understood::<Named>(line).ok().map(|named| named.id);
            Some(Awaited { id, told: Told::Now(Err(why)), until, _who: None })
        }
    }
}

/// Once it is known what became of a command.
async fn told(first: Option<&mut Awaited>) {
    let Some(first) = first else { return pending().await };
    if let Told::Later(answer) = &mut first.told {
        // Where it will never be known, it is to be sent again.
        let told = answer.await.unwrap_or(Err(Problem::NotKnownSaved));
        first.told = Told::Now(told);
    }
}

/// What became of a command, as a line.
fn say(id: Option<Uuid>, answer: &Answer, to: &mut Vec<u8>) -> io::Result<()> {
    to.push(b'{');
    if let Some(id) = id {
        to.extend_from_slice(br#""id":""#);
        to.extend_from_slice(id.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]).as_bytes());
        to.extend_from_slice(br#"","#);
    }
    match answer {
        Ok(receipt) => {
            to.extend_from_slice(br#""saved":"#);
            write_json(receipt, to)?;
        }
        Err(why) => write!(to, r#""problem":{}"#, why.json())?,
    }
    to.extend_from_slice(b"}\n");
    Ok(())
}

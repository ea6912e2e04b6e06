//! Records as they are saved, to whoever follows them, for as long as they do.
//!
//! A connection that follows is [handed over](super::handed). Every line is the ledger's own. Whoever
//! takes them slowly is behind by a number alone, and holds up nobody.

use std::io;
use std::sync::Arc;

use hyper::Response;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use super::body::{Body, Request};
use super::devices::Who;
use super::exchange::Behind;
use super::handed::{BEAT, hand_over, is_asked};
use super::problem::Problem;
use crate::domain::Seq;

/// Somebody who follows.
struct Following {
    behind: Arc<Behind>,
    token: Box<str>,
    who: Who,
    /// Heard of since before they were let in.
    changes: watch::Receiver<()>,
    after: Seq,
}

/// Hands the connection over to lines behind a record, then those to come.
pub(super) fn follow(
    behind: &Arc<Behind>,
    token: &str,
    after: Seq,
    request: Request,
) -> Result<Response<Body>, Problem> {
    if !is_asked(request.headers()) {
        return Err(Problem::NotUnderstood);
    }
    let changes = behind.door.changes();
    let who = behind.door.whose(token)?;
    behind.relay.next(who.author.role, after)?;
    let (behind, token) = (Arc::clone(behind), token.into());
    let following = Following { behind, token, who, changes, after };
    hand_over(request, |line| following.run(line))
}

impl Following {
    /// Ends with the session, where they hang up, and where they are turned away or moved: asked
    /// again, the hub says which.
    async fn run(mut self, mut line: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
        let (role, mut news) = (self.who.author.role, self.behind.relay.tail());
        // The first is due at once, so that a line that holds this back is soon known.
        let mut beat = interval(self.behind.relay.limits.beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            loop {
                let Ok(next) = self.behind.relay.next(role, self.after) else { return Ok(()) };
                let Some(next) = next else { break };
                line.write_all(&next).await?;
                self.after = Seq(self.after.0 + 1);
            }
            line.flush().await?;
            tokio::select! {
                // News and door live as long as what follows them.
                _ = news.changed() => {}
                _ = self.changes.changed() => if !self.stays() { return Ok(()) },
                _ = beat.tick() => line.write_all(BEAT).await?,
                // They have nothing more to say.
                _ = line.read_u8() => return Ok(()),
            }
        }
    }

    /// False where they may have lost what they had.
    fn stays(&self) -> bool {
        self.behind.door.whose(&self.token).is_ok_and(|who| who.author == self.who.author)
    }
}

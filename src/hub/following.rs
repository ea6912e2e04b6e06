//! The answer that does not end: records as they are saved, to whoever follows them.
//!
//! Every line is the ledger's own. Whoever takes them slowly is behind by a number alone, and
//! holds up nobody.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::devices::Who;
use super::exchange::Behind;
use super::problem::Problem;
use crate::domain::Seq;

/// Says that the line stands, and nothing else.
const BEAT: &[u8] = b"\n";

/// Lines behind a record, then those to come. Ends with the session, and where whoever follows is
/// turned away or moved: asked again, the hub says which.
pub(super) struct Following {
    behind: Arc<Behind>,
    token: Box<str>,
    who: Who,
    after: Seq,
    beat: Interval,
    woken: Pin<Box<dyn Future<Output = Woken> + Send>>,
}

/// What was waited for, and whether it is the door that moved.
struct Woken {
    news: watch::Receiver<Seq>,
    changes: watch::Receiver<()>,
    at_door: bool,
}

impl Following {
    pub(super) fn new(behind: &Arc<Behind>, token: &str, after: Seq) -> Result<Self, Problem> {
        let behind = Arc::clone(behind);
        let (news, changes) = (behind.relay.tail(), behind.door.changes());
        let (token, who) = (token.into(), behind.door.whose(token)?);
        // The first is due at once, so that a line that holds this back is soon known.
        let mut beat = interval(behind.relay.limits.beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let woken = Box::pin(woken(news, changes));
        Ok(Self { behind, token, who, after, beat, woken })
    }

    /// False where they may have lost what they had.
    fn stays(&self) -> bool {
        self.behind.door.whose(&self.token).is_ok_and(|who| who.author == self.who.author)
    }
}

async fn woken(mut news: watch::Receiver<Seq>, mut changes: watch::Receiver<()>) -> Woken {
    // Both live as long as what follows them.
    let at_door = tokio::select! {
        _ = news.changed() => false,
        _ = changes.changed() => true,
    };
    Woken { news, changes, at_door }
}

impl HttpBody for Following {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        loop {
            let Ok(line) = self.behind.relay.next(self.after) else { return Poll::Ready(None) };
            if let Some(line) = line {
                self.after = Seq(self.after.0 + 1);
                return Poll::Ready(Some(Ok(Frame::data(line))));
            }
            if self.beat.poll_tick(context).is_ready() {
                return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(BEAT)))));
            }
            let Woken { news, changes, at_door } = ready!(self.woken.as_mut().poll(context));
            if at_door && !self.stays() {
                return Poll::Ready(None);
            }
            self.woken = Box::pin(woken(news, changes));
        }
    }
}

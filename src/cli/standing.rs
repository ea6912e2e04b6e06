//! Where the event stands, in a line: what `do` says after it did something to the clock.

use crate::domain::{Moment, Span, hour_minute};
use crate::session::{BlockState, Session, outlook};

/// Says which block runs and how long it has, or which is next; `None` once the session is
/// closed or nothing comes. Titles are raw: show the line through `text::shown`.
pub(super) fn standing(session: &Session, now: Moment) -> Option<String> {
    if session.closed.is_some() {
        return None;
    }
    match session.running() {
        Some(block) => Some(running(session, block, now)),
        None => session.next().map(|next| format!("{} is next; start begins it", next.block.title)),
    }
}

fn running(session: &Session, block: &BlockState, now: Moment) -> String {
    let title = &block.block.title;
    let left = block.countdown().and_then(|clock| clock.remaining(now.t));
    let ends = outlook(session, now).of(block.id()).and_then(|of| of.told().1);
    let ends = ends.map(|end| hour_minute(session.local(end)));
    match (left, ends) {
        (Some(left), _) if block.pause().is_some() && left < Span::ZERO => {
            format!("{title} is paused, {} over", left.digits_up())
        }
        (Some(left), _) if block.pause().is_some() => {
            format!("{title} is paused, {} left", left.digits())
        }
        (None, _) if block.pause().is_some() => format!("{title} is paused"),
        (Some(left), _) if left < Span::ZERO => format!("{title} is {} over", left.digits_up()),
        (Some(left), Some(ends)) => format!("{title} runs, {} left, until {ends}", left.digits()),
        (Some(_) | None, _) => format!("{title} runs"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::{TimeZone, Utc};

    use super::*;
    use crate::domain::{Plan, Stamp};
    use crate::session::Pause;

    fn at(minutes: i64) -> Moment {
        let wall = Utc.with_ymd_and_hms(2013, 10, 8, 16, 30, 0).unwrap();
        Moment { t: Stamp(Span::minutes(minutes).0), at: wall + chrono::Duration::minutes(minutes) }
    }

    fn session() -> Session {
        let plan: Plan = serde_json::from_str(
            r#"{"title": "T", "programme": [{"title": "Round", "length": "25 min"}, {"title": "End"}]}"#,
        )
        .unwrap();
        Session::waiting(Arc::new(plan.identified()), "Europe/Zurich".into())
    }

    #[test]
    fn it_says_what_runs_and_how_long_it_has() {
        let mut session = session();
        let said = |session: &Session, minutes| standing(session, at(minutes)).unwrap();
        assert_eq!(said(&session, 0), "Round is next; start begins it");
        session.blocks[0].started = Some(at(0));
        assert_eq!(said(&session, 10), "Round runs, 15:00 left, until 18:55");
        assert_eq!(said(&session, 27), "Round is 2:00 over");
        session.blocks[0].pauses.push(Pause { from: at(10), to: None, reason: None });
        assert_eq!(said(&session, 20), "Round is paused, 15:00 left");
        session.blocks[0].pauses[0].from = at(27);
        assert_eq!(said(&session, 30), "Round is paused, 2:00 over");
        session.blocks[0].ended = Some(at(25));
        session.blocks[1].started = Some(at(25));
        assert_eq!(said(&session, 26), "End runs");
        session.closed = Some(at(30));
        assert_eq!(standing(&session, at(31)), None);
    }
}

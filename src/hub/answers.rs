//! What the routes for programs answer, where that takes more than a line.

use std::sync::Arc;

use hyper::{Response, Uri};

use super::access::token;
use super::body::{Body, Request};
use super::devices::Who;
use super::entering::enter;
use super::exchange::{Behind, Ends, as_json, body, read, understood};
use super::following::follow;
use super::problem::Problem;
use super::relay::Relay;
use super::wire::{Join, Joined, Sent};
use crate::domain::{Plan, Seq};
use crate::session::{Command, Role};
use crate::setup;
use crate::text::to_json;

/// Lines of JSON, one a record.
const KIND: &str = "application/x-ndjson";

/// A command that is whole. A plan is only read of whoever may adopt one: it takes its time.
pub(super) fn command(by: Role, body: &[u8]) -> Result<Sent, Problem> {
    let sent: Sent = understood(body)?;
    if let (Role::Facilitator, Command::AdoptPlan { plan }) = (by, &sent.command) {
        whole(plan)?;
    }
    Ok(sent)
}

/// Lets through a plan without errors: whoever sent it may have read it otherwise.
fn whole(plan: &Plan) -> Result<(), Problem> {
    let text = to_json(plan).map_err(|_| Problem::BadPlan)?;
    let read = setup::read(&setup::Source::new("", text));
    read.plan.map(|_| ()).ok_or(Problem::BadPlan)
}

pub(super) async fn join(behind: &Behind, request: Request) -> Result<Response<Body>, Problem> {
    let from = request.extensions().get::<Ends>().ok_or(Problem::WrongHost)?.from();
    let asked: Join = understood(&read(&behind.relay.limits, request).await?)?;
    let (token, who) = enter(behind, &asked, from, (false, false))?;
    let (role, table) = (who.author.role, who.author.table.clone());
    as_json(&Joined { token: token.digits().to_owned(), role, table })
}

/// Ends at once where whoever asks is turned away meanwhile.
pub(super) async fn records(
    behind: &Arc<Behind>,
    who: &Who,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let (after, until) = asked(request.uri()).ok_or(Problem::NotUnderstood)?;
    let headers = request.headers();
    if until == Until::End {
        let token: Box<str> = token(headers)?.into();
        return follow(behind, &token, after, request);
    }
    let mut changes = behind.door.changes();
    let lines = behind.relay.records(who.author.role, after, until == Until::News);
    tokio::pin!(lines);
    loop {
        tokio::select! {
            lines = &mut lines => return Ok(body(KIND, lines?.concat().into())),
            Ok(()) = changes.changed() => drop(behind.door.who(headers)?),
        }
    }
}

/// What somebody is shown who knows this record.
type Shown = fn(&Relay, &Who, Seq) -> Result<Response<Body>, Problem>;

pub(super) fn view(relay: &Relay, who: &Who, _: Seq) -> Result<Response<Body>, Problem> {
    as_json(&relay.view(who)?)
}

pub(super) fn screen(relay: &Relay, who: &Who, _: Seq) -> Result<Response<Body>, Problem> {
    as_json(&relay.view(&who.looking_on())?)
}

pub(super) fn room(relay: &Relay, _: &Who, _: Seq) -> Result<Response<Body>, Problem> {
    as_json(&relay.room()?)
}

pub(super) fn table(relay: &Relay, who: &Who, after: Seq) -> Result<Response<Body>, Problem> {
    as_json(&relay.sitting(who, after)?)
}

/// Shows it, once there is something new where that is asked for; ends at once where whoever asks is
/// turned away or moved meanwhile.
pub(super) async fn news(
    behind: &Behind,
    who: &Who,
    request: Request,
    shown: Shown,
) -> Result<Response<Body>, Problem> {
    let (after, until) = asked(request.uri()).ok_or(Problem::NotUnderstood)?;
    let mut changes = behind.door.changes();
    match until {
        Until::Now => {}
        Until::News => tokio::select! {
            moved = behind.relay.moves(who, after) => moved?,
            Ok(()) = changes.changed() => {}
        },
        Until::End => return Err(Problem::NotUnderstood),
    }
    shown(&behind.relay, &behind.door.who(request.headers())?, after)
}

/// How far an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    /// What there is.
    Now,
    /// Where there is nothing, what comes next.
    News,
    /// All there will be.
    End,
}

/// The last record known, and how far to go from there.
fn asked(uri: &Uri) -> Option<(Seq, Until)> {
    let (mut after, mut until) = (None, Until::Now);
    for pair in uri.query()?.split('&') {
        match pair.split_once('=')? {
            ("after", seq) => after = Some(Seq(seq.parse().ok()?)),
            ("wait", "1") => until = Until::News,
            ("follow", "1") => until = Until::End,
            _ => return None,
        }
    }
    Some((after?, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_records_is_read_whole_or_not_at_all() {
        let read = |path: &str| super::asked(&path.parse::<Uri>().unwrap());
        assert_eq!(read("/v1/records?after=7"), Some((Seq(7), Until::Now)));
        assert_eq!(read("/v1/records?after=7&wait=1"), Some((Seq(7), Until::News)));
        assert_eq!(read("/v1/records?after=7&follow=1"), Some((Seq(7), Until::End)));
        for wrong in [
            "",
            "?",
            "?after=",
            "?after=-1",
            "?after=1&wait=2",
            "?follow=1",
            "?after=1&x=1",
            "?wait=1",
        ] {
            assert_eq!(read(&format!("/v1/records{wrong}")), None, "{wrong}");
        }
    }
}

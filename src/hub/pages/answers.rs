//! What each page answers.

use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{CACHE_CONTROL, HeaderValue};

use super::coming::{door, enter_by_form};
use super::noting::{note, screen, table, take_back};
use super::paper::told;
use crate::hub::body::{Body, Request};
use crate::hub::devices::Who;
use crate::hub::exchange::{Behind, body};
use crate::hub::problem::Problem;

/// A page, what belongs to one, or a form of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::hub) enum Page {
    /// Where a device comes in.
    Door,
    /// It comes in.
    Enter,
    /// Where it writes for its table.
    Table,
    /// A note it wrote.
    Note,
    /// The newest note of its table, taken back.
    TakeBack,
    /// What a projector shows.
    Screen,
    Style,
    Script,
    /// The script of the door.
    Entry,
    /// What the script makes pages of.
    Parts,
    /// The part of the script that shows who sits where.
    Seats,
    /// The part of the script that keeps what is not sent yet.
    Outbox,
}

/// Answers with a page, whatever stands against what was asked.
pub(in crate::hub) async fn page(
    which: Page,
    who: Result<Option<Who>, Problem>,
    behind: &Behind,
    request: Request,
) -> Response<Body> {
    let answer = match which {
        Page::Style => asset("text/css; charset=utf-8", include_bytes!("page.css")),
        Page::Script => asset("text/javascript; charset=utf-8", include_bytes!("page.js")),
        Page::Entry => asset("text/javascript; charset=utf-8", include_bytes!("door.js")),
        Page::Parts => asset("text/javascript; charset=utf-8", include_bytes!("parts.js")),
        Page::Outbox => asset("text/javascript; charset=utf-8", include_bytes!("outbox.js")),
        Page::Seats => asset("text/javascript; charset=utf-8", include_bytes!("seats.js")),
        Page::Door => door(behind, request.headers()),
        Page::Enter => enter_by_form(behind, request).await,
        Page::Table => known(who).and_then(|who| table(behind, &who, request.uri())).map(again),
        Page::Note => note(behind, known(who), request).await,
        Page::TakeBack => match known(who) {
            Ok(who) => take_back(behind, &who, request).await,
            Err(problem) => Err(problem),
        },
        Page::Screen => known(who).and_then(|who| screen(behind, &who, request.uri())),
    };
    answer.unwrap_or_else(|problem| told(problem, ""))
}

/// Whoever goes back to a form, as no answer came, finds the form that was sent, whose note is the
/// same; asked for, it comes afresh.
fn again(mut page: Response<Body>) -> Response<Body> {
    let kept = HeaderValue::from_static("private, no-cache");
    page.headers_mut().insert(CACHE_CONTROL, kept);
    page
}

/// A page that needs a token, asked for by somebody.
fn known(who: Result<Option<Who>, Problem>) -> Result<Who, Problem> {
    who?.ok_or(Problem::NoToken)
}

fn asset(kind: &'static str, bytes: &'static [u8]) -> Result<Response<Body>, Problem> {
    Ok(body(kind, Bytes::from_static(bytes).into()))
}

//! What can be asked of a hub, and by whom: one table. Every request is found in it, so there is no
//! route without a row.

use std::sync::Arc;

use hyper::Response;
use hyper::header::{ALLOW, HeaderValue};

use super::access::{form, json, same_place, token};
use super::answers::{command, join, news, records, room, screen, table, view};
use super::body::{Body, Request};
use super::devices::{Who, hashed};
use super::exchange::{Behind, Ends, Speech, as_json, read, seal, sent_over};
use super::handed::is_asked;
use super::pages::{Page, page, told};
use super::problem::Problem;
use super::taking::take;
use crate::session::Role;

/// A row: what is asked where, and who may.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) may: May,
    pub(super) does: Does,
}

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum May {
    /// Whoever reaches the hub; what is sent proves itself.
    Anybody,
    /// A token of one of these roles.
    Roles(&'static [Role]),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    /// Its body must be called JSON.
    Post,
    /// Its body must be a form of the hub's own page.
    Form,
}

impl Method {
    fn takes(self, asked: &hyper::Method) -> bool {
        match self {
            // Of an answer to `HEAD` no body is sent.
            Self::Get => *asked == hyper::Method::GET || *asked == hyper::Method::HEAD,
            Self::Post | Self::Form => *asked == hyper::Method::POST,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET, HEAD",
            Self::Post | Self::Form => "POST",
        }
    }
}

/// What a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// A device comes in.
    Join,
    /// How the session stands.
    Session,
    /// Records down: `after` the last one known; with `wait`, the next where there is none yet;
    /// with `follow`, also all those to come, on a connection handed over to them.
    Records,
    /// What a page shows: with `wait`, once anything of it has changed behind `after`.
    View,
    /// What the page of the room shows, whoever asks for it, and likewise.
    Screen,
    /// What a projector's own program shows, asked for as a view is.
    Room,
    /// What the program of somebody who adds ideas to a table knows, asked for likewise.
    Table,
    /// A command up; where that is asked for, all those to come, on a connection handed over to them.
    Commands,
    /// For people: a page, what belongs to one, or a form of one.
    Page(Page),
}

const READERS: May = May::Roles(&[Role::Facilitator, Role::Rapporteur]);
const WRITERS: May = May::Roles(&[Role::Facilitator, Role::Rapporteur, Role::Participant]);
const DEVICES: May =
    May::Roles(&[Role::Facilitator, Role::Rapporteur, Role::Participant, Role::Viewer]);

/// Every route.
pub(super) const ROUTES: &[Route] = &[
    Route { method: Method::Post, path: "/v1/join", may: May::Anybody, does: Does::Join },
    Route { method: Method::Get, path: "/v1/session", may: DEVICES, does: Does::Session },
    Route { method: Method::Get, path: "/v1/records", may: READERS, does: Does::Records },
    Route { method: Method::Get, path: "/v1/view", may: DEVICES, does: Does::View },
    Route { method: Method::Get, path: "/v1/screen", may: DEVICES, does: Does::Screen },
    Route { method: Method::Get, path: "/v1/room", may: DEVICES, does: Does::Room },
    Route { method: Method::Get, path: "/v1/table", may: WRITERS, does: Does::Table },
    Route { method: Method::Post, path: "/v1/commands", may: WRITERS, does: Does::Commands },
    paged(Method::Get, "/", May::Anybody, Page::Door),
    paged(Method::Form, "/join", May::Anybody, Page::Enter),
    paged(Method::Get, "/table", WRITERS, Page::Table),
    paged(Method::Form, "/notes", WRITERS, Page::Note),
    paged(Method::Form, "/take-back", WRITERS, Page::TakeBack),
    paged(Method::Get, "/screen", DEVICES, Page::Screen),
    paged(Method::Get, "/page.css", May::Anybody, Page::Style),
    paged(Method::Get, "/page.js", May::Anybody, Page::Script),
    paged(Method::Get, "/door.js", May::Anybody, Page::Entry),
    paged(Method::Get, "/parts.js", May::Anybody, Page::Parts),
    paged(Method::Get, "/seats.js", May::Anybody, Page::Seats),
    paged(Method::Get, "/outbox.js", May::Anybody, Page::Outbox),
];

const fn paged(method: Method, path: &'static str, may: May, page: Page) -> Route {
    Route { method, path, may, does: Does::Page(page) }
}

/// Answers a request, whatever it asks.
pub(super) async fn respond(behind: &Arc<Behind>, request: Request) -> Response<Body> {
    let ends = request.extensions().get::<Ends>().map(|it| (it.here, it.speech));
    let place = ends.ok_or(Problem::WrongHost).and_then(|(at, speech)| {
        same_place(request.uri(), request.headers(), at, speech.scheme()).map(|()| (at, speech))
    });
    let found = place.and_then(|place| row(&request).map(|row| (place, row)));
    let mut response = match found {
        Ok(((at, Speech::Astray), _)) => sent_over(at, &request),
        Ok((_, row)) if row.method.takes(request.method()) => reply(row, behind, request).await,
        Ok((_, row)) => other_method(row),
        Err(problem) => problem.response(),
    };
    seal(response.headers_mut());
    response
}

/// What is said to a method that a row does not take.
fn other_method(row: &Route) -> Response<Body> {
    let mut response = Problem::NoSuchMethod.response();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(row.method.word()));
    response
}

/// The row of what is asked. No path has two.
fn row(request: &Request) -> Result<&'static Route, Problem> {
    let path = request.uri().path();
    ROUTES.iter().find(|row| row.path == path).ok_or(Problem::NoSuchRoute)
}

async fn reply(row: &Route, behind: &Arc<Behind>, request: Request) -> Response<Body> {
    behind.relay.stands().await;
    match (row.does, let_in(row, behind, &request)) {
        (Does::Page(_), Err(problem)) if row.may == May::Anybody => told(problem, ""),
        (Does::Page(which), who) => page(which, who, behind, request).await,
        (does, who) => answer(does, who, behind, request).await.unwrap_or_else(Problem::response),
    }
}

/// Whose request it is, where the row asks; a problem where they may not.
fn let_in(row: &Route, behind: &Behind, request: &Request) -> Result<Option<Who>, Problem> {
    let headers = request.headers();
    let ends = request.extensions().get::<Ends>().ok_or(Problem::WrongHost)?;
    let given = token(headers).map(hashed);
    behind.door.admits(given.as_ref().ok(), ends.from())?;
    let who = match row.may {
        May::Anybody => None,
        May::Roles(roles) => {
            let who = behind.door.knows(&given?)?;
            ends.place.is_known(&who)?;
            if who.at_once() > behind.relay.limits.at_once {
                return Err(Problem::TooManyAtOnce);
            }
            if !roles.contains(&who.author.role) {
                return Err(Problem::WrongRole);
            }
            Some(who)
        }
    };
    match row.method {
        Method::Get => {}
        Method::Post => json(headers)?,
        Method::Form => form(headers)?,
    }
    Ok(who)
}

async fn answer(
    does: Does,
    who: Result<Option<Who>, Problem>,
    behind: &Arc<Behind>,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let relay = &behind.relay;
    match (does, who?) {
        (Does::Join, _) => join(behind, request).await,
        // Answered by the pages.
        (Does::Page(_), _) => Err(Problem::NoSuchRoute),
        // A row that lets anybody in and knows nothing to do without a token.
        (_, None) => Err(Problem::NoToken),
        (Does::Session, Some(who)) => as_json(&relay.standing(&who)?),
        (Does::Records, Some(who)) => records(behind, &who, request).await,
        (Does::View, Some(who)) => news(behind, &who, request, view).await,
        (Does::Screen, Some(who)) => news(behind, &who, request, screen).await,
        (Does::Room, Some(who)) => news(behind, &who, request, room).await,
        (Does::Table, Some(who)) => news(behind, &who, request, table).await,
        (Does::Commands, Some(_)) if is_asked(request.headers()) => take(behind, request),
        (Does::Commands, Some(who)) => {
            let sent = command(who.author.role, &read(&relay.limits, request).await?)?;
            as_json(&relay.command(&who, sent).await?)
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;
    use std::time::Duration;

    use http_body_util::BodyExt;
    use hyper::StatusCode;
    use hyper::header::{
        AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY,
        X_CONTENT_TYPE_OPTIONS,
    };
    use uuid::Uuid;

    use super::*;
    use crate::hub::devices::{Devices, hash};
    use crate::hub::door::Door;
    use crate::hub::exchange;
    use crate::hub::places::Places;
    use crate::hub::relay::Relay;
    use crate::hub::sample::Deaf;
    use crate::hub::{Limits, Token};
    use crate::session::Author;

    pub(in crate::hub) const ROLES: [Role; 5] =
        [Role::Facilitator, Role::Rapporteur, Role::Participant, Role::Viewer, Role::Clock];

    /// What shows nothing of the session, or proves itself.
    const OPEN: [Does; 9] = [
        Does::Join,
        Does::Page(Page::Door),
        Does::Page(Page::Enter),
        Does::Page(Page::Style),
        Does::Page(Page::Script),
        Does::Page(Page::Entry),
        Does::Page(Page::Parts),
        Does::Page(Page::Seats),
        Does::Page(Page::Outbox),
    ];

    pub(in crate::hub) fn token(place: usize) -> Token {
        Token::of([u8::try_from(place).unwrap(); 32])
    }

    pub(in crate::hub) fn behind(stands: bool, limits: Limits) -> Arc<Behind> {
        let mut devices = Devices::new(&self::token(0), Vec::new());
        for (at, role) in ROLES.into_iter().enumerate().skip(1) {
            let author = Author { role, ..Author::default() };
            let id = Uuid::from_u128(u128::try_from(at).unwrap());
            devices.take_in(id, hash(&self::token(at)), (author, None, Vec::new()), false);
        }
        let relay = Relay::new(Box::new(Deaf { stands }), PathBuf::new(), limits);
        Arc::new(Behind { door: Door::of(devices), relay: Arc::new(relay), encrypts: false })
    }

    pub(in crate::hub) fn request(
        method: &str,
        path: &str,
        token: Option<Token>,
        (host, body): (&str, Body),
    ) -> Request {
        let origin = format!("http://{host}");
        let request = hyper::Request::builder().method(method).uri(path);
        let mut request = request.header(HOST, host).header(ORIGIN, origin);
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.digits()));
        }
        let mut request = request.body(body.map_err(|never| match never {}).boxed()).unwrap();
        request.extensions_mut().insert(Ends {
            here: "127.0.0.1:41".parse().unwrap(),
            there: "127.0.0.1:50000".parse().unwrap(),
            place: Places::new(&Limits::default()).alone(),
            speech: Speech::Plain,
            then: exchange::Then::default(),
        });
        request
    }

    pub(in crate::hub) fn runs<T>(work: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.unwrap().block_on(work)
    }

    fn asked(method: &str, path: &str, token: Option<Token>, host: &str) -> Response<Body> {
        // Nobody waits for a session that never stands.
        let limits = Limits { answer: Duration::ZERO, ..Limits::default() };
        let request = request(method, path, token, (host, Body::default()));
        runs(respond(&behind(false, limits), request))
    }

    fn status(method: &str, path: &str, token: Option<Token>) -> u16 {
        asked(method, path, token, "127.0.0.1:41").status().as_u16()
    }

    pub(in crate::hub) const fn name(method: Method) -> &'static str {
        match method {
            Method::Get => "GET",
            Method::Post | Method::Form => "POST",
        }
    }

    #[test]
    fn every_route_lets_in_the_roles_of_its_row_and_nobody_else() {
        for row in ROUTES {
            let May::Roles(roles) = row.may else {
                assert!(OPEN.contains(&row.does), "nothing else lets anybody in: {row:?}");
                continue;
            };
            assert_eq!(status(name(row.method), row.path, None), 401, "{row:?}");
            assert_eq!(status(name(row.method), row.path, Some(token(9))), 401, "{row:?}");
            for (at, role) in ROLES.iter().enumerate() {
                let status = status(name(row.method), row.path, Some(token(at)));
                let may = roles.contains(role);
                assert_eq!(status != 403, may, "{role:?}: {row:?}");
                assert_ne!(status, 401, "{role:?}: {row:?}");
            }
        }
    }

    #[test]
    fn who_asks_while_the_session_is_still_being_read_is_answered_once_it_stands() {
        let behind = behind(true, Limits::default());
        let host = "127.0.0.1:41";
        let asks =
            |path| respond(&behind, request("GET", path, Some(token(0)), (host, Body::default())));
        let (page, session, _) = runs(async {
            tokio::join!(asks("/"), asks("/v1/session"), async { behind.relay.take() })
        });
        assert_eq!((page.status().as_u16(), session.status().as_u16()), (200, 200));
    }

    #[test]
    fn a_command_waits_for_the_disk_as_long_as_it_may_and_is_not_called_saved() {
        let behind = behind(true, Limits { answer: Duration::from_millis(5), ..Limits::default() });
        behind.relay.take();
        let body = r#"{"id":"00000000-0000-0000-0000-000000000001","command":"close"}"#;
        let sent = ("127.0.0.1:41", Body::from(body));
        let mut request = request("POST", "/v1/commands", Some(token(0)), sent);
        let kind = HeaderValue::from_static("application/json");
        request.headers_mut().insert(hyper::header::CONTENT_TYPE, kind);
        let told = runs(async {
            let answer = respond(&behind, request).await;
            answer.into_body().collect().await.unwrap().to_bytes()
        });
        assert_eq!(told, Problem::NotKnownSaved.json());
    }

    #[test]
    fn every_route_is_there_once_and_only_for_its_method() {
        let all: BTreeSet<_> = ROUTES.iter().map(|row| row.path).collect();
        assert_eq!(all.len(), ROUTES.len());
        for row in ROUTES {
            for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] {
                let there = row.method.word().split(", ").any(|word| word == method);
                let told = asked(method, row.path, Some(token(0)), "127.0.0.1:41");
                let (status, allow) = (told.status().as_u16(), told.headers().get(ALLOW));
                assert_eq!(status == 405, !there, "{method} {}: {status}", row.path);
                let words = allow.map(|it| it.to_str().unwrap());
                assert_eq!(words, (!there).then(|| row.method.word()), "{method} {}", row.path);
            }
        }
        assert_eq!(status("GET", "/nowhere", Some(token(0))), 404);
        assert_eq!(status("GET", "/v1/session/", Some(token(0))), 404);
    }

    #[test]
    fn another_name_reaches_nothing_and_no_answer_is_kept_or_guessed_at() {
        for row in ROUTES {
            let host = "evil.example";
            let other = asked(name(row.method), row.path, Some(token(0)), host);
            assert_eq!(other.status(), StatusCode::FORBIDDEN);
            let own = asked(name(row.method), row.path, Some(token(0)), "127.0.0.1:41");
            for response in [other, own] {
                let kept = response.headers()[CACHE_CONTROL] != "no-store";
                assert!(!kept || row.path == "/table", "{}", row.path);
                assert_eq!(response.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
                assert_eq!(response.headers()[REFERRER_POLICY], "same-origin");
                let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap();
                assert!(policy.starts_with("default-src 'none'; "), "{policy}");
                assert!(!policy.contains("unsafe") && !policy.contains("  "), "{policy}");
                let cors = |name: &str| name.starts_with("access-control-");
                assert!(!response.headers().keys().any(|name| cors(name.as_str())));
            }
        }
    }
}

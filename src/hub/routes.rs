//! What can be asked of a hub, and by whom: one table. The router is built from it, so there is no
//! route without a row.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{Response, Uri};
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodFilter, MethodRouter, on};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::access::{json, same_place};
use super::devices::Knock;
use super::door::Door;
use super::places::Place;
use super::problem::Problem;
use super::relay::Relay;
use super::wire::{Join, Joined, Sent};
use crate::domain::{Plan, Seq};
use crate::session::{Command, Role};
use crate::setup;
use crate::text::shown;

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
}

/// What a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// A device comes in.
    Join,
    /// How the session stands.
    Session,
    /// Records down: `after` the last one known; with `wait`, also those to come.
    Records,
    /// A command up.
    Commands,
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
    Route { method: Method::Post, path: "/v1/commands", may: WRITERS, does: Does::Commands },
];

/// What every route stands on.
pub(super) struct Behind {
    pub(super) door: Door,
    pub(super) relay: Arc<Relay>,
}

/// The two ends of a connection, and its place.
#[derive(Clone)]
pub(super) struct Ends {
    /// Ours: where it came to.
    pub(super) here: SocketAddr,
    pub(super) there: SocketAddr,
    pub(super) place: Arc<Place>,
}

pub(super) fn router(behind: &Arc<Behind>) -> Router {
    let mut router = Router::new();
    for row in ROUTES {
        router = router.route(row.path, handler(row, Arc::clone(behind)));
    }
    router
        .fallback(async || Problem::NoSuchRoute.response())
        .method_not_allowed_fallback(async || Problem::NoSuchMethod.response())
        .layer(from_fn(guard))
}

/// What holds for every request, whatever it asks.
async fn guard(request: Request, next: Next) -> Response<Body> {
    let here = request.extensions().get::<Ends>().map(|it| it.here);
    let place = here.map_or(Err(Problem::WrongHost), |at| same_place(request.headers(), at));
    let mut response = match place {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.response(),
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn handler(row: &'static Route, behind: Arc<Behind>) -> MethodRouter {
    let filter = match row.method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
    };
    on(filter, async move |request: Request| {
        answer(row, &behind, request).await.unwrap_or_else(Problem::response)
    })
}

async fn answer(row: &Route, behind: &Behind, request: Request) -> Result<Response<Body>, Problem> {
    let who = match row.may {
        May::Anybody => None,
        May::Roles(roles) => {
            let who = behind.door.who(request.headers())?;
            if let Some(ends) = request.extensions().get::<Ends>() {
                ends.place.is_known()?;
            }
            if !roles.contains(&who.author.role) {
                return Err(Problem::WrongRole);
            }
            Some(who)
        }
    };
    if row.method == Method::Post {
        json(request.headers())?;
    }
    let relay = &behind.relay;
    match (row.does, who) {
        (Does::Join, _) => join(behind, request).await,
        (Does::Session, Some(who)) => as_json(&relay.standing(&who)?),
        (Does::Records, Some(_)) => records(behind, request).await,
        (Does::Commands, Some(who)) => {
            if who.muted {
                return Err(Problem::Muted);
            }
            let sent: Sent = understood(&read(relay, request).await?)?;
            if let Command::AdoptPlan { plan } = &sent.command {
                whole(plan)?;
            }
            as_json(&relay.command(&who.author, sent).await?)
        }
        // A row that lets anybody in and knows nothing to do without a token.
        (Does::Session | Does::Records | Does::Commands, None) => Err(Problem::NoToken),
    }
}

/// Lets through a plan without errors: whoever sent it may have read it otherwise.
fn whole(plan: &Plan) -> Result<(), Problem> {
    let text = serde_json::to_string(plan).map_err(|_| Problem::BadPlan)?;
    let read = setup::read(&setup::Source::new("", text));
    read.plan.map(|_| ()).ok_or(Problem::BadPlan)
}

async fn join(behind: &Behind, request: Request) -> Result<Response<Body>, Problem> {
    let relay = &behind.relay;
    let ends = request.extensions().get::<Ends>().ok_or(Problem::WrongHost)?;
    let from = ends.there.ip();
    let Join { code, device, table, name } = understood(&read(relay, request).await?)?;
    let table = table.map(|words| relay.table(&words)).transpose()?;
    let name = name.map(|name| called(&name, relay.limits.name));
    let knock = Knock { words: &code, device, table, name: name.flatten(), from };
    let (token, who) = behind.door.join(knock)?;
    let (role, table) = (who.author.role, who.author.table.clone());
    as_json(&Joined { token: token.digits().to_owned(), role, table })
}

/// A name as far as it is kept; none where nothing of it shows.
fn called(name: &str, longest: usize) -> Option<Arc<str>> {
    let name: String = name.trim().chars().take(longest).collect();
    (!shown(&name).trim().is_empty()).then(|| name.into())
}

/// Ends at once where whoever asks is turned away meanwhile.
async fn records(behind: &Behind, request: Request) -> Result<Response<Body>, Problem> {
    let (after, wait) = asked(request.uri()).ok_or(Problem::NotUnderstood)?;
    let headers = request.headers();
    let mut changes = behind.door.changes();
    let lines = behind.relay.records(after, wait);
    tokio::pin!(lines);
    loop {
        tokio::select! {
            lines = &mut lines => return Ok(body("application/x-ndjson", lines?.concat().into())),
            Ok(()) = changes.changed() => drop(behind.door.who(headers)?),
        }
    }
}

fn understood<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::NotUnderstood)
}

/// The whole body, as far as the limits let it come.
async fn read(relay: &Relay, request: Request) -> Result<Bytes, Problem> {
    let limits = &relay.limits;
    let whole = Limited::new(request.into_body(), limits.body).collect();
    match timeout(limits.body_time, whole).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(why)) if why.is::<LengthLimitError>() => Err(Problem::BodyTooLarge),
        Ok(Err(_)) => Err(Problem::NotUnderstood),
        Err(_) => Err(Problem::BodyTooSlow),
    }
}

/// The last record known, and whether to wait for more.
fn asked(uri: &Uri) -> Option<(Seq, bool)> {
    let (mut after, mut wait) = (None, false);
    for pair in uri.query()?.split('&') {
        match pair.split_once('=')? {
            ("after", seq) => after = Some(Seq(seq.parse().ok()?)),
            ("wait", "1") => wait = true,
            _ => return None,
        }
    }
    Some((after?, wait))
}

fn as_json(value: &impl serde::Serialize) -> Result<Response<Body>, Problem> {
    let text = serde_json::to_vec(value).map_err(|_| Problem::Over)?;
    Ok(body("application/json", text.into()))
}

fn body(kind: &'static str, bytes: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use axum::http::StatusCode;
    use axum::http::header::{AUTHORIZATION, HOST};
    use hyper::service::Service;
    use hyper_util::service::TowerToHyperService;
    use uuid::Uuid;

    use super::*;
    use crate::domain::Moment;
    use crate::engine::{Gateway, Notice, Shared, StepChoice, Ticket};
    use crate::hub::devices::{Devices, hash};
    use crate::hub::places::Places;
    use crate::hub::{Limits, Token};
    use crate::session::{Author, Command};

    /// A session that never stands.
    struct Deaf;

    impl Shared for Deaf {
        fn submit_as(&mut self, _: &Arc<Author>, _: Command, _: StepChoice) -> Ticket {
            Ticket(1)
        }
    }

    impl Gateway for Deaf {
        fn submit(&mut self, _command: Command, _step: StepChoice) -> Ticket {
            Ticket(1)
        }

        fn poll(&mut self) -> Vec<Notice> {
            Vec::new()
        }

        fn now(&self) -> Moment {
            Moment::default()
        }
    }

    const ROLES: [Role; 5] =
        [Role::Facilitator, Role::Rapporteur, Role::Participant, Role::Viewer, Role::Clock];

    fn token(place: usize) -> Token {
        Token::of([u8::try_from(place).unwrap(); 32])
    }

    fn asked(method: &str, path: &str, token: Option<Token>, host: &str) -> Response<Body> {
        let mut devices = Devices::new(&self::token(0), Vec::new());
        for (at, role) in ROLES.into_iter().enumerate().skip(1) {
            let author = Author { role, ..Author::default() };
            let id = Uuid::from_u128(u128::try_from(at).unwrap());
            devices.take_in(id, hash(&self::token(at)), author, false);
        }
        let relay = Relay::new(Box::new(Deaf), PathBuf::new(), Limits::default());
        let behind = Behind { door: Door::of(devices), relay: Arc::new(relay) };
        let routes = TowerToHyperService::new(router(&Arc::new(behind)));
        let mut request = Request::builder().method(method).uri(path).header(HOST, host);
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.digits()));
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(Ends {
            here: "127.0.0.1:41".parse().unwrap(),
            there: "127.0.0.1:50000".parse().unwrap(),
            place: Places::new(&Limits::default()).alone(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(routes.call(request)).unwrap()
    }

    fn status(method: &str, path: &str, token: Option<Token>) -> u16 {
        asked(method, path, token, "127.0.0.1:41").status().as_u16()
    }

    const fn name(method: Method) -> &'static str {
        match method {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }

    #[test]
    fn every_route_lets_in_the_roles_of_its_row_and_nobody_else() {
        for row in ROUTES {
            let May::Roles(roles) = row.may else {
                assert_eq!(row.does, Does::Join, "nothing else lets anybody in");
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
    fn every_route_is_there_once_and_only_for_its_method() {
        let all: BTreeSet<_> = ROUTES.iter().map(|row| (name(row.method), row.path)).collect();
        assert_eq!(all.len(), ROUTES.len());
        for row in ROUTES {
            for method in ["GET", "POST", "PUT", "DELETE", "OPTIONS"] {
                let there = all.contains(&(method, row.path));
                let status = status(method, row.path, Some(token(0)));
                assert_eq!(status == 405, !there, "{method} {}: {status}", row.path);
            }
        }
        assert_eq!(status("GET", "/", Some(token(0))), 404);
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
                assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
                assert_eq!(response.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
                let cors = |name: &str| name.starts_with("access-control-");
                assert!(!response.headers().keys().any(|name| cors(name.as_str())));
            }
        }
    }

    #[test]
    fn what_is_asked_of_the_records_is_read_whole_or_not_at_all() {
        let read = |path: &str| super::asked(&path.parse::<Uri>().unwrap());
        assert_eq!(read("/v1/records?after=7"), Some((Seq(7), false)));
        assert_eq!(read("/v1/records?after=7&wait=1"), Some((Seq(7), true)));
        for wrong in ["", "?", "?after=", "?after=-1", "?after=1&wait=2", "?after=1&x=1", "?wait=1"]
        {
            assert_eq!(read(&format!("/v1/records{wrong}")), None, "{wrong}");
        }
    }
}

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
use tokio::time::timeout;

use super::access::{Access, json, same_place};
use super::problem::Problem;
use super::relay::Relay;
use super::wire::Sent;
use crate::domain::Seq;
use crate::session::Role;

/// A row: what is asked where, and who may.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) roles: &'static [Role],
    pub(super) does: Does,
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
    /// How the session stands.
    Session,
    /// Records down: `after` the last one known; with `wait`, also those to come.
    Records,
    /// A command up.
    Commands,
}

/// Every route.
pub(super) const ROUTES: &[Route] = &[
    Route {
        method: Method::Get,
        path: "/v1/session",
        roles: &[Role::Facilitator],
        does: Does::Session,
    },
    Route {
        method: Method::Get,
        path: "/v1/records",
        roles: &[Role::Facilitator],
        does: Does::Records,
    },
    Route {
        method: Method::Post,
        path: "/v1/commands",
        roles: &[Role::Facilitator],
        does: Does::Commands,
    },
];

/// What every route stands on.
pub(super) struct Behind {
    pub(super) access: Access,
    pub(super) relay: Arc<Relay>,
}

/// The address a connection came to.
#[derive(Clone, Copy)]
pub(super) struct CameTo(pub(super) SocketAddr);

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
    let came_to = request.extensions().get::<CameTo>().map(|it| it.0);
    let place = came_to.map_or(Err(Problem::WrongHost), |at| same_place(request.headers(), at));
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
    let role = behind.access.role(request.headers())?;
    if !row.roles.contains(&role) {
        return Err(Problem::WrongRole);
    }
    if row.method == Method::Post {
        json(request.headers())?;
    }
    let relay = &behind.relay;
    match row.does {
        Does::Session => as_json(&relay.standing(role)?),
        Does::Records => {
            let (after, wait) = asked(request.uri()).ok_or(Problem::NotUnderstood)?;
            let lines = relay.records(after, wait).await?;
            Ok(body("application/x-ndjson", lines.concat().into()))
        }
        Does::Commands => {
            let sent: Sent = serde_json::from_slice(&read(relay, request).await?)
                .map_err(|_| Problem::NotUnderstood)?;
            as_json(&relay.command(sent).await?)
        }
    }
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

    use super::*;
    use crate::domain::Moment;
    use crate::engine::{Gateway, Notice, StepChoice, Ticket};
    use crate::hub::{Limits, Token};
    use crate::session::Command;

    /// A session that never stands.
    struct Deaf;

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
        let tokens: Vec<_> =
            ROLES.iter().enumerate().map(|(at, role)| (self::token(at), *role)).collect();
        let relay = Relay::new(Box::new(Deaf), PathBuf::new(), Limits::default());
        let behind = Behind { access: Access::new(&tokens), relay: Arc::new(relay) };
        let routes = TowerToHyperService::new(router(&Arc::new(behind)));
        let mut request = Request::builder().method(method).uri(path).header(HOST, host);
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.digits()));
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(CameTo("127.0.0.1:41".parse().unwrap()));
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
            assert_eq!(status(name(row.method), row.path, None), 401, "{row:?}");
            assert_eq!(status(name(row.method), row.path, Some(token(9))), 401, "{row:?}");
            for (at, role) in ROLES.iter().enumerate() {
                let status = status(name(row.method), row.path, Some(token(at)));
                let may = row.roles.contains(role);
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

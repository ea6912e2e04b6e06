//! What holds of every answer of every route, whoever asks.

use std::collections::BTreeSet;
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::header::{
    AUTHORIZATION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERER, USER_AGENT,
};
use hyper::{Response, StatusCode};

use super::Limits;
use super::body::Body;
use super::pages::Page;
use super::routes::tests::{ROLES, behind, name, request, runs, token};
use super::routes::{Does, Method, ROUTES, Route, respond};

const HOST: &str = "127.0.0.1:41";
/// What nobody says but who asks here; in capitals as well.
const MARK: &str = "q7zmark";

/// What forms have, and what none has.
const FIELDS: [&str; 9] =
    ["note", "text", "named", "question", "category", "code", "table", "name", MARK];
/// The forms that give back what was typed, so that it can be put right.
const GIVES_BACK: [Page; 2] = [Page::Enter, Page::Note];

fn field(name: &str) -> String {
    format!("{name}={MARK}")
}

/// An answer that is complete.
struct Answered {
    status: StatusCode,
    policy: Option<String>,
    /// Its headers and its body.
    all: String,
}

fn told(answer: Response<Body>) -> Answered {
    let (head, body) = answer.into_parts();
    let policy = head.headers.get(CONTENT_SECURITY_POLICY);
    let policy = policy.map(|it| it.to_str().unwrap().to_owned());
    let body = runs(body.collect()).unwrap().to_bytes();
    let all = format!("{:?}\n{}", head.headers, String::from_utf8_lossy(&body));
    Answered { status: head.status, policy, all }
}

/// What is asked of a row with a mark in everything that can have one.
fn marked(row: &Route, method: &str, path: &str, role: Option<usize>, host: &str) -> Answered {
    let limits = Limits { answer: Duration::ZERO, ..Limits::default() };
    let (kind, body) = match row.method {
        Method::Form => ("application/x-www-form-urlencoded", FIELDS.map(field).join("&")),
        Method::Get | Method::Post => ("application/json", format!("{{\"{MARK}\":\"{MARK}\"}}")),
    };
    let mut request = request(method, path, role.map(token), (host, Body::from(body)));
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    for name in [USER_AGENT, REFERER] {
        headers.insert(name, HeaderValue::from_static(MARK));
    }
    if role.is_none() {
        let shown = format!("Bearer {MARK}");
        headers.insert(AUTHORIZATION, HeaderValue::try_from(shown).unwrap());
    }
    let behind = behind(true, limits);
    behind.relay.take();
    told(runs(respond(&behind, request)))
}

/// Everybody who can ask, at every row, rightly and not.
fn asked(mut look: impl FnMut(&Route, Answered)) {
    for row in ROUTES {
        let (own, query) = (row.path.to_owned(), format!("{}?{MARK}={MARK}", row.path));
        let beyond = format!("{}/{MARK}", row.path.trim_end_matches('/'));
        for role in (0..ROLES.len()).map(Some).chain([None]) {
            for path in [&own, &query, &beyond] {
                for method in [name(row.method), "DELETE"] {
                    look(row, marked(row, method, path, role, HOST));
                }
            }
            look(row, marked(row, name(row.method), &own, role, &format!("{MARK}.example")));
        }
    }
}

#[test]
fn no_refusal_says_anything_of_what_was_sent_but_a_form_that_gives_it_back() {
    let (mut refusals, mut back) = (0, BTreeSet::new());
    asked(|row, told| {
        if !told.status.is_success() && !told.status.is_redirection() {
            refusals += 1;
            if told.all.to_lowercase().contains(MARK) {
                let may = GIVES_BACK.iter().any(|page| row.does == Does::Page(*page));
                assert!(may, "{row:?}: {}", told.all);
                back.insert(row.path);
            }
        }
    });
    assert_eq!(back.len(), GIVES_BACK.len(), "{back:?}");
    assert!(refusals > ROUTES.len() * ROLES.len(), "{refusals}");
}

#[test]
fn a_refusal_of_a_route_for_programs_is_a_problem_with_a_code_and_a_sentence() {
    asked(|row, told| {
        let is_page = matches!(row.does, Does::Page(_));
        if !is_page && told.status.is_client_error() {
            assert!(told.all.contains("application/problem+json"), "{row:?}: {}", told.all);
            let (_, body) = told.all.split_once('\n').unwrap();
            let problem: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(problem["status"], told.status.as_u16());
            assert!(problem["code"].is_string() && problem["title"].is_string(), "{problem}");
        }
    });
}

#[test]
fn no_answer_may_be_framed_or_load_anything_of_others() {
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                  form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    asked(|row, told| assert_eq!(told.policy.as_deref(), Some(policy), "{row:?}: {}", told.status));
}

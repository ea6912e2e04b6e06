//! The page where a device comes in, and its form.

use hyper::{HeaderMap, Response, StatusCode};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;
use uuid::Uuid;

use super::form::Form;
use super::paper::{paper, sent_on, sentence, status};
use crate::domain::TableId;
use crate::engine::mint_command;
use crate::hub::access::{linked, our_cookie};
use crate::hub::body::{Body, Request};
use crate::hub::entering::enter;
use crate::hub::exchange::{Behind, Ends, Speech};
use crate::hub::problem::Problem;
use crate::hub::wire::Join;
use crate::session::{Role, table_name};
use crate::text::shown;

/// How long a browser keeps its cookie, in seconds: a week.
const KEEPS: u32 = 7 * 24 * 60 * 60;

/// A table to choose.
#[derive(Serialize)]
struct Choice {
    id: TableId,
    name: String,
}

/// Where somebody goes on who is in already.
#[derive(Serialize)]
struct Inside {
    href: &'static str,
    table: Option<String>,
}

const fn place(role: Role) -> &'static str {
    match role {
        Role::Viewer => "/screen",
        Role::Facilitator | Role::Rapporteur | Role::Participant | Role::Clock => "/table",
    }
}

pub(super) fn door(behind: &Behind, headers: &HeaderMap) -> Result<Response<Body>, Problem> {
    let inside = behind.door.who(headers).ok().map(|who| Inside {
        href: place(who.author.role),
        table: who.author.table.as_ref().map(|it| shown(&table_name(it.as_str())).into_owned()),
    });
    // One that comes in once more, at another table say, is the same without script as well.
    let device = behind.door.device(headers).unwrap_or_else(mint_command);
    let asked = Join { code: String::new(), device, table: None, name: None };
    shows(behind, &asked, inside.as_ref(), None)
}

fn shows(
    behind: &Behind,
    asked: &Join,
    inside: Option<&Inside>,
    problem: Option<Problem>,
) -> Result<Response<Body>, Problem> {
    // Only who has shown an invite is asked for a table, and told which there are.
    let shown_invite = matches!(problem, Some(Problem::TableMissing | Problem::NoSuchTable));
    let tables: Vec<Choice> = behind.relay.look(|session| {
        if !shown_invite || session.plan.tables.is_none() {
            return Vec::new();
        }
        let open = session.open_tables().map(|it| it.table.name.clone());
        open.map(|id| Choice { name: shown(&table_name(id.as_str())).into_owned(), id }).collect()
    })?;
    let values = context! {
        page => "door",
        encrypts => behind.encrypts,
        inside => inside.map(|it| Value::from(Serde(it))),
        fault => problem.map(sentence).unwrap_or_default(),
        device => asked.device.to_string(),
        shown_invite,
        linked => linked(&asked.code).is_some(),
        code => &asked.code,
        chosen => asked.table.as_deref().unwrap_or_default(),
        name => asked.name.as_deref().unwrap_or_default(),
        tables => Value::from(Serde(&tables)),
    };
    paper("door.html", problem.map_or(StatusCode::OK, status), values)
}

pub(super) async fn enter_by_form(
    behind: &Behind,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let ends = request.extensions().get::<Ends>().ok_or(Problem::WrongHost)?;
    let (from, port) = (ends.from(), ends.here.port());
    let secure = if ends.speech == Speech::Encrypted { "; Secure" } else { "" };
    let form = Form::read(&behind.relay.limits, request).await?;
    let words = |name: &str| form.filled(name).map(str::to_owned);
    let device = form.get("device").parse::<Uuid>().unwrap_or_else(|_| mint_command());
    let code = form.get("code").to_owned();
    let asked = Join { code, device, table: words("table"), name: words("name") };
    // Where there are no tables, none need be named; but it must have been asked for.
    let seated = form.get("asked").is_empty();
    match enter(behind, &asked, from, (true, seated)) {
        Ok((token, who)) => {
            let cookie = format!(
                "{}{}; Path=/; HttpOnly; SameSite=Strict; Max-Age={KEEPS}{secure}",
                our_cookie(&port.to_string()),
                token.digits()
            );
            sent_on(place(who.author.role), Some(&cookie))
        }
        Err(problem) => shows(behind, &asked, None, Some(problem)),
    }
}

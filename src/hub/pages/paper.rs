//! Templates filled: every value is escaped, whatever it is.

use std::sync::OnceLock;

use hyper::header::HeaderValue;
use hyper::header::{LOCATION, SET_COOKIE};
use hyper::{Response, StatusCode};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use crate::hub::body::Body;
use crate::hub::exchange::body;
use crate::hub::problem::Problem;

const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("frame.html")),
    ("pieces.html", include_str!("pieces.html")),
    ("door.html", include_str!("door.html")),
    ("table.html", include_str!("table.html")),
    ("screen.html", include_str!("screen.html")),
    ("told.html", include_str!("told.html")),
];

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    // What is not there is nothing to read.
    environment.set_formatter(|out, state, value| match value.is_none() {
        true => Ok(()),
        false => minijinja::escape_formatter(out, state, value),
    });
    for (name, template) in TEMPLATES {
        environment.add_template(name, template)?;
    }
    Ok(environment)
}

/// A page with a status.
pub(super) fn paper(
    name: &str,
    status: StatusCode,
    values: Value,
) -> Result<Response<Body>, Problem> {
    static READY: OnceLock<Option<Environment<'static>>> = OnceLock::new();
    let ready = READY.get_or_init(|| environment().ok()).as_ref().ok_or(Problem::Over)?;
    let template = ready.get_template(name).map_err(|_| Problem::Over)?;
    let page = template.render(values).map_err(|_| Problem::Over)?;
    let mut response = body("text/html; charset=utf-8", page.into());
    *response.status_mut() = status;
    Ok(response)
}

/// Why something was not done, with the words it was about, which nobody else has.
pub(in crate::hub) fn told(problem: Problem, text: &str) -> Response<Body> {
    let values = context! { page => "told", fault => sentence(problem), text };
    let page = paper("told.html", status(problem), values);
    let mut page = page.unwrap_or_else(Problem::response);
    problem.mark(page.headers_mut());
    page
}

/// A problem as a sentence.
pub(super) fn sentence(problem: Problem) -> String {
    let words = match problem {
        Problem::NoToken => "this device is not in, or not any more",
        _ => problem.words(),
    };
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}

pub(super) fn status(problem: Problem) -> StatusCode {
    StatusCode::from_u16(problem.row().0).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Sends a browser on, with a cookie where one is given.
pub(super) fn sent_on(to: &str, cookie: Option<&str>) -> Result<Response<Body>, Problem> {
    let mut response = Response::new(Body::default());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(to).map_err(|_| Problem::NotUnderstood)?;
    response.headers_mut().insert(LOCATION, to);
    if let Some(cookie) = cookie {
        let mut cookie = HeaderValue::from_str(cookie).map_err(|_| Problem::NotUnderstood)?;
        cookie.set_sensitive(true);
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_whole() {
        environment().unwrap();
    }

    #[test]
    fn a_value_is_escaped_and_none_is_nothing() {
        let mut environment = environment().unwrap();
        environment.add_template("one", "[{{ some }}][{{ none }}]").unwrap();
        let values = context! { some => "<\"'&>", none => None::<String> };
        let page = environment.get_template("one").unwrap().render(values).unwrap();
        assert_eq!(page, "[&lt;&quot;&#x27;&amp;&gt;][]");
    }

    #[test]
    fn a_problem_is_said_as_a_sentence() {
        assert_eq!(sentence(Problem::TableMissing), "Say at which table you sit.");
    }
}

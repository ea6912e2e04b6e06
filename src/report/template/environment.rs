//! How values get from a template into a file.
//!
//! A value passes [`shown_lines`] and is then escaped as the template's name asks: HTML and XML by
//! entities, where a break takes the place of a line end, as a page may keep those that are left;
//! Markdown and CSV as the exports of these names do. Any other text stands as shown. JSON, and what
//! a filter calls safe, is written as it is: a template that uses either must be given words in
//! shown form.

use std::error::Error as _;
use std::io;

use minijinja::value::ValueKind;
use minijinja::{
    AutoEscape, Environment, Error, HtmlEscape, Output, State, UndefinedBehavior, Value,
};

use crate::report::error::ReportError;
use crate::report::{csv, markdown};
use crate::text::shown_lines;

/// An environment without templates.
pub(in crate::report) fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(escaping);
    environment.set_formatter(format);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment
}

/// Why a page of ours was not written; a failure of the system in its own words.
pub(in crate::report) fn unwritten(why: Error) -> ReportError {
    let system = why.source().and_then(|source| source.downcast_ref::<io::Error>());
    let code = system.and_then(io::Error::raw_os_error);
    ReportError::Writing(match code {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::other(why),
    })
}

fn escaping(name: &str) -> AutoEscape {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "xml" | "svg" => AutoEscape::Html,
        "json" => AutoEscape::Json,
        "md" | "markdown" => AutoEscape::Custom("md".into()),
        "csv" => AutoEscape::Custom("csv".into()),
        _ => AutoEscape::None,
    }
}

fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_safe() {
        return out.write_str(value.as_str().unwrap_or_default()).map_err(Error::from);
    }
    if let AutoEscape::Json = state.auto_escape() {
        return minijinja::escape_formatter(out, state, value);
    }
    let text = match value.kind() {
        ValueKind::Undefined => return minijinja::escape_formatter(out, state, value),
        ValueKind::None => return Ok(()),
        _ => value.to_string(),
    };
    let written = match state.auto_escape() {
        AutoEscape::Html => write_html(out, &text),
        AutoEscape::Custom(name) if name == "md" => out.write_str(&markdown::anywhere(&text)),
        AutoEscape::Custom(_) => out.write_str(&csv::cell(&text)),
        _ => write_lines(out, &text),
    };
    written.map_err(Error::from)
}

fn write_html(out: &mut Output<'_>, text: &str) -> std::fmt::Result {
    for (place, line) in shown_lines(text).iter().enumerate() {
        if place > 0 {
            out.write_str("<br>")?;
        }
        write!(out, "{}", HtmlEscape(line))?;
    }
    Ok(())
}

/// Lines as they stand, a last empty one kept.
fn write_lines(out: &mut Output<'_>, text: &str) -> std::fmt::Result {
    out.write_str(&shown_lines(text).join("\n"))?;
    if text.ends_with('\n') { out.write_str("\n") } else { Ok(()) }
}

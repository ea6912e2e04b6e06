//! What is wrong with a template, and what to do about it.

use std::collections::BTreeSet;

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};

use crate::text::{nearest, shown};

/// What is wrong, in shown form, and what to write instead; `seen` is what the template saw.
pub(super) fn told(why: &Error, seen: &Value) -> (String, String) {
    let what = match why.detail() {
        Some(detail) => format!("{}: {detail}", why.kind()),
        None => why.kind().to_string(),
    };
    let hint = match why.kind() {
        ErrorKind::UndefinedError => undefined(why.detail().unwrap_or_default(), seen),
        ErrorKind::SyntaxError | ErrorKind::UnknownFilter | ErrorKind::UnknownTest => {
            "the language is that of Jinja, as minijinja has it".to_owned()
        }
        _ => "it sees what --format json writes, by the same names".to_owned(),
    };
    (shown(&what).into_owned(), shown(&hint).into_owned())
}

/// A name that is not there stands between grave accents: `` `plan.titel` is undefined ``.
fn undefined(detail: &str, seen: &Value) -> String {
    let path = detail.split('`').nth(1).unwrap_or_default();
    let (within, name) = path.rsplit_once('.').map_or((false, path), |(_, name)| (true, name));
    let mut names = BTreeSet::new();
    gather(seen, within, &mut names);
    match nearest(names.iter().map(String::as_str), name) {
        Some(near) if within => {
            format!("did you mean {near}? what may be missing is written {path}|default('')")
        }
        Some(near) => format!("did you mean {near}?"),
        None if within => format!("what may be missing is written {path}|default('')"),
        None => format!("it sees {}", names.into_iter().collect::<Vec<_>>().join(", ")),
    }
}

/// The names of a value's fields, and of theirs where it is to go deeper; of a list, those that its
/// first entry has.
fn gather(seen: &Value, deeper: bool, names: &mut BTreeSet<String>) {
    let Ok(mut fields) = seen.try_iter() else { return };
    match seen.kind() {
        ValueKind::Map => {
            for field in fields {
                names.extend(field.as_str().map(str::to_owned));
                if deeper && let Ok(value) = seen.get_item(&field) {
                    gather(&value, true, names);
                }
            }
        }
        ValueKind::Seq => {
            if let Some(first) = fields.next() {
                gather(&first, deeper, names);
            }
        }
        _ => {}
    }
}

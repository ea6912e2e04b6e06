//! From the words of a file to a plan, or to all that stands against it.

use super::fault::{Fault, Faults, Severity};
use super::json::{keys_twice, parse};
use super::known::Known;
use super::limits::too_much;
use super::source::Source;
use super::tree::At;
use super::words::brief;
use super::{identity, idle, programme, references, seats, shape, values};
use crate::domain::Plan;
use crate::text::from_json_text;

/// What reading a plan gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The plan with an id for everything; there if and only if no fault is an error.
    pub plan: Option<Plan>,
    /// Every fault, by place, errors and warnings together.
    pub faults: Vec<Fault>,
}

/// Reads a plan and finds every fault at once.
///
/// A fault in one place hides none in another. Files larger than 16 MiB, nested more than 100
/// deep or of more than 100,000 values are refused unread.
#[must_use]
pub fn read(source: &Source) -> Reading {
    let mut faults = Faults::default();
    let plan = plan_of(source, &mut faults);
    Reading { plan, faults: faults.finish(&source.text) }
}

fn plan_of(source: &Source, faults: &mut Faults) -> Option<Plan> {
    let mut error = |at: usize, message: String, hint: &str| {
        faults.at(Severity::Error, at..at + 1, "", message, Some(hint.to_owned()));
    };
    if let Some(at) = source.undecoded {
        let hint = "open the file in an editor and save it as UTF-8";
        error(at, "the file is not UTF-8 from here on".to_owned(), hint);
        return None;
    }
    if let Some(much) = too_much(&source.text) {
        error(much.at(), much.to_string(), much.hint());
        return None;
    }
    let tree = parse(&source.text, faults)?;
    let root = At::root(&tree);
    let known = Known::of(&root);
    keys_twice(&tree, "", faults);
    shape::check(&tree, faults);
    values::check(&root, faults);
    identity::check(&root, &known, faults);
    references::check(&root, &known, faults);
    programme::check(&root, &known, faults);
    seats::check(&root, faults);
    idle::check(&root, faults);
    if faults.any_error() {
        return None;
    }
    // From text, as a journal has it too: the plan is read in one way.
    match from_json_text::<Plan>(&tree.to_json().to_string()) {
        Ok(plan) => Some(plan.identified()),
        Err(error) => {
            let message = format!("the plan cannot be used: {}", brief(&error.to_string()));
            faults.error(&root, message, None);
            None
        }
    }
}

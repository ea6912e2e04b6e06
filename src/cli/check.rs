//! `check`: every fault of a plan at once.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{CheckArgs, Colouring};
use super::failure::Failure;
use super::location::PLAN;
use super::plan;
use super::voice::{self, Stream};
use crate::setup::{self, Severity};

/// A plan and its faults as programs read them.
#[derive(Debug, Serialize)]
struct Checked {
    file: String,
    errors: usize,
    warnings: usize,
    faults: Vec<FaultRow>,
}

/// A fault as programs read it; words are safe to show.
#[derive(Debug, Serialize)]
struct FaultRow {
    severity: &'static str,
    line: usize,
    column: usize,
    path: String,
    message: String,
    hint: Option<String>,
}

/// Checks every plan named, and fails where one cannot be used.
pub(super) fn check(args: &CheckArgs, color: Colouring) -> Result<(), Failure> {
    if args.schema {
        return voice::data(setup::schema());
    }
    let mut sound = true;
    let mut rows = Vec::new();
    for path in &args.paths {
        match one(path, args.json, color) {
            Ok(checked) => {
                sound &= checked.errors == 0;
                rows.push(checked);
            }
            Err(failure) if failure.is_unheard() => return Err(failure),
            Err(failure) => {
                voice::complain(&failure);
                sound = false;
            }
        }
    }
    if args.json {
        voice::json(&rows)?;
    }
    if sound { Ok(()) } else { Err(Failure::said()) }
}

fn one(path: &Path, json: bool, color: Colouring) -> Result<Checked, Failure> {
    let (source, reading) = plan::read(&plan_in(path)?)?;
    if !json {
        let coloured = voice::coloured(color, Stream::Data);
        voice::data(&setup::render(&source, &reading.faults, coloured, voice::columns()))?;
    }
    let count = |of| reading.faults.iter().filter(|fault| fault.severity == of).count();
    Ok(Checked {
        file: source.name.clone(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        faults: reading.faults.iter().map(row).collect(),
    })
}

fn row(fault: &setup::Fault) -> FaultRow {
    FaultRow {
        severity: match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        line: fault.line,
        column: fault.column,
        path: fault.path.clone(),
        message: fault.message.clone(),
        hint: fault.hint.clone(),
    }
}

/// The plan a PATH leads to, whatever its name; of a journal, the one beside it.
fn plan_in(path: &Path) -> Result<PathBuf, Failure> {
    if path.is_dir() {
        return Ok(path.join(PLAN));
    }
    if path.extension().is_some_and(|it| it == "jsonl") {
        return Err(Failure::failed(
            format!("{} is a journal, not a plan", path.display()),
            "verify proves a journal; check takes a session folder or its session.json",
        ));
    }
    Ok(path.to_path_buf())
}

//! The plan beside a journal, read from its file.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::args::Colouring;
use super::failure::Failure;
use super::location::unreadable;
use super::voice::{self, Stream};
use crate::domain::Plan;
use crate::engine;
use crate::files;
use crate::setup::{self, Reading, Source};

/// More than any plan may have; the rest of such a file is not read.
const MOST_BYTES: u64 = 17 << 20;

/// Reads a file as a plan with all its faults.
pub(super) fn read(path: &Path) -> Result<(Source, Reading), Failure> {
    let mut bytes = Vec::new();
    files::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|why| unreadable(path, &why))?;
    let source = Source::from_bytes(path.to_string_lossy(), bytes);
    let reading = setup::read(&source);
    Ok((source, reading))
}

/// Reads a file as a plan that can be used; where it cannot, shows every fault of it.
pub(super) fn usable(path: &Path, color: Colouring) -> Result<Arc<Plan>, Failure> {
    usable_after(path, color, || {})
}

/// The same, where something is to be done before anything is shown.
pub(super) fn usable_after(
    path: &Path,
    color: Colouring,
    before: impl FnOnce(),
) -> Result<Arc<Plan>, Failure> {
    let (source, reading) = read(path)?;
    if let Some(plan) = reading.plan {
        return Ok(Arc::new(plan));
    }
    before();
    let coloured = voice::coloured(color, Stream::Words);
    voice::say_drawn(&setup::render(&source, &reading.faults, coloured, voice::columns()));
    Err(Failure::failed("the plan cannot be used", "put its errors right; check shows them again"))
}

/// The same for an interface, which has one line to say what is wrong.
pub(super) fn afresh(path: &Path) -> Result<Arc<Plan>, engine::Failure> {
    let failed =
        |words: &str, hint: &str| engine::Failure { words: words.into(), hint: hint.into() };
    let (_, reading) = read(path).map_err(|why| failed(why.words(), why.hint()))?;
    reading.plan.map(Arc::new).ok_or_else(|| {
        let words = format!("the plan has {}", setup::summary(&reading.faults));
        failed(&words, "check names every one")
    })
}

/// The zone a session's times are printed in: the plan's, else that of this computer.
pub(super) fn zone(plan: &Plan) -> Arc<str> {
    match &plan.time_zone {
        Some(zone) => Arc::from(zone.as_str()),
        None => iana_time_zone::get_timezone().map_or_else(|_| Arc::from("UTC"), Arc::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_changed_plan_is_counted_as_check_counts_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.json");
        let plan = r#"{ "schema": 1, "title": 5, "programme": [
            { "id": "a", "kind": "discussion", "title": "A", "start": "18:00", "length": "30 min" },
            { "id": "b", "kind": "discussion", "title": "B", "start": "18:20", "length": "30 min" },
            { "id": "c", "kind": "discussion", "title": "C", "start": "19:00", "length": "1 min" } ] }"#;
        std::fs::write(&path, plan).unwrap();
        let failure = afresh(&path).unwrap_err();
        assert_eq!(failure.words, "the plan has 1 error, 2 warnings");
    }
}

//! What the tests of this room share: a plan in, its faults in short out.

use super::fault::Severity;
use super::read::read;
use super::source::Source;

/// The faults of a text as `line:column error: message (hint)`.
pub(super) fn told(text: &str) -> Vec<String> {
    let reading = read(&Source::new("session.json", text));
    let errors = reading.faults.iter().any(|fault| fault.severity == Severity::Error);
    assert_eq!(reading.plan.is_none(), errors, "{:?}", reading.faults);
    reading
        .faults
        .iter()
        .map(|fault| {
            let severity = match fault.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let hint = fault.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            format!("{}:{} {severity}: {}{hint}", fault.line, fault.column, fault.message)
        })
        .collect()
}

/// The same of a plan with a title, one sound block, and these other lines from line 2 on.
pub(super) fn told_with(lines: &str) -> Vec<String> {
    told(&format!(
        "{{\"title\": \"T\", \"programme\": [{{\"title\": \"B\", \"start\": \"18:00\", \"length\": \"5m\"}}],\n{lines}}}"
    ))
}

/// The same of a programme whose blocks stand on lines 2 and following, one each; with two tables
/// where they name none.
pub(super) fn told_of(blocks: &[&str]) -> Vec<String> {
    let blocks = blocks.join(",\n");
    let tables = if blocks.contains("\"tables\"") { "" } else { ", \"tables\": 2" };
    told(&format!(
        "{{\"title\": \"T\", \"questions\": [{{\"id\": \"q1\", \"text\": \"?\"}}], \"programme\": [\n{blocks}]{tables}}}"
    ))
}

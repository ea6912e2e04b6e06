//! The report as data: every note, the programme and the counts, for other programs.
//!
//! Words are raw, as they were typed; control characters are spelled out as `\u00XX`.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;

use super::error::ReportError;
use super::exporter::Exporter;
use super::note_row::NoteRow;
use super::programme::ProgrammeRow;
use super::report::Report;
use super::seats::SeatRow;
use crate::domain::{BlockId, Plan, Zone};
use crate::tally::Tally;
use crate::text::write_json_pretty;

/// The row of this format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "json",
    aliases: &[],
    file: "report.json",
    has: |_| true,
    title: "JSON, every note as data",
    write,
};

/// The version of this form.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    draft: bool,
    plan: &'a Plan,
    programme: Vec<Block<'a>>,
    notes: &'a [NoteRow],
    tally: &'a Tally,
    #[serde(skip_serializing_if = "Option::is_none")]
    seats: Option<Vec<SeatRow<'a>>>,
}

#[derive(Serialize)]
struct Block<'a> {
    number: usize,
    id: &'a BlockId,
    title: &'a str,
    kind: &'static str,
    planned_start: Option<String>,
    planned_length: Option<i64>,
    started: Option<String>,
    ended: Option<String>,
    length: Option<i64>,
}

fn write(report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
    let written = write_json_pretty(&document(report), &mut *to).map_err(io::Error::from);
    written.and_then(|()| to.write_all(b"\n")).map_err(ReportError::Writing)
}

/// What is written, words raw.
pub(super) fn document(report: &Report) -> impl Serialize {
    Document {
        schema: SCHEMA,
        draft: report.draft,
        plan: &report.plan,
        programme: report.programme.iter().map(block).collect(),
        notes: &report.notes,
        tally: &report.tally,
        seats: report.seats.as_ref().map(|seats| seats.seats().collect()),
    }
}

fn block(row: &ProgrammeRow) -> Block<'_> {
    Block {
        number: row.number,
        id: &row.id,
        title: &row.title,
        kind: row.kind.word(),
        planned_start: row
            .planned_start
            .filter(|_| row.day.is_some())
            .map(|at| rfc(at, SecondsFormat::Secs)),
        planned_length: row.planned_length.map(|length| length.whole_seconds()),
        started: row.started.map(|at| rfc(at, SecondsFormat::Millis)),
        ended: row.ended.map(|at| rfc(at, SecondsFormat::Millis)),
        length: row.length.map(|length| length.whole_seconds()),
    }
}

fn rfc(at: DateTime<Zone>, precision: SecondsFormat) -> String {
    at.to_rfc3339_opts(precision, false)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::note_row::COLUMNS;
    use crate::report::sample;
    use crate::session::Session;

    fn text(session: &Session) -> String {
        EXPORTER.text(&Report::of(session).unwrap()).unwrap()
    }

    fn data(session: &Session) -> Value {
        serde_json::from_str(&text(session)).unwrap()
    }

    /// The keys of an object as they stand in the text, two spaces a level.
    fn keys(text: &str, level: usize) -> Vec<&str> {
        let indent = "  ".repeat(level);
        text.lines()
            .filter_map(|line| line.strip_prefix(indent.as_str())?.strip_prefix('"'))
            .filter_map(|rest| rest.split_once("\":").map(|(key, _)| key))
            .collect()
    }

    #[test]
    fn the_keys_stand_in_the_order_programs_were_promised() {
        let text = text(&sample::closed());
        assert_eq!(keys(&text, 1), ["schema", "draft", "plan", "programme", "notes", "tally"]);
        let notes = text.split_once("\"notes\": [").unwrap().1;
        assert_eq!(keys(notes, 3)[..COLUMNS.len()], COLUMNS);
    }

    #[test]
    fn the_programme_tells_planned_and_real_times() {
        let data = data(&sample::closed());
        assert_eq!(
            data["programme"][1],
            json!({ "number": 2, "id": "c1", "title": "Conversation 1", "kind": "conversation",
                    "planned_start": "2013-10-08T18:30:00+02:00", "planned_length": 1500,
                    "started": "2013-10-08T18:35:00.000+02:00",
                    "ended": "2013-10-08T19:00:00.000+02:00", "length": 1500 })
        );
        assert_eq!(data["programme"][2]["started"], Value::Null);
        assert_eq!(data["programme"][4]["planned_length"], 0);
    }

    #[test]
    fn a_note_is_told_whole() {
        let data = data(&sample::closed());
        assert_eq!(
            data["notes"][0],
            json!({ "id": "00000000-0000-0000-0000-000000000001", "kind": "idea", "about": null,
                    "text": "Leading question: two assumptions:", "typed": null,
                    "details": [{ "text": "Governments have a role",
                                  "details": [{ "text": "or not", "details": [] }] },
                                { "text": "1. x", "details": [] }],
                    "question": 1, "category": "a", "category_label": "Skills", "table": "10",
                    "block": "c1", "speaker": null, "by": { "role": "facilitator" },
                    "at": "2013-10-08T18:40:00.000+02:00", "late": false, "added_later": false,
                    "retracted": false, "picked": true })
        );
        assert_eq!(data["notes"][2]["text"], "E-education, e-skills");
        assert_eq!(data["notes"][2]["typed"], "E- education, e-skills");
        assert_eq!(data["notes"][6]["retracted"], true);
        assert_eq!(data["notes"][1]["picked"], false);
        assert_eq!(data["notes"][11]["about"], "content");
        assert_eq!(data["notes"][11]["speaker"], "Ms X");
        assert_eq!(data["notes"].as_array().unwrap().len(), 15);
    }

    #[test]
    fn words_are_exact_and_controls_are_spelled_out() {
        let text = text(&sample::closed());
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        assert!(text.contains("=SUM(A1:A9)\\u001b[31m"));
        assert_eq!(data(&sample::closed())["notes"][4]["text"], "=SUM(A1:A9)\u{1b}[31m");
    }

    #[test]
    fn what_is_for_the_facilitator_alone_stays_out() {
        assert!(!text(&sample::closed()).contains("for me alone"));
    }

    #[test]
    fn a_draft_says_so() {
        assert_eq!(data(&sample::cafe().session)["draft"], true);
        assert_eq!(data(&sample::closed())["draft"], false);
    }
}

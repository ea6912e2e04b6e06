//! `log`: the history in words.

use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

use super::args::{Colouring, LogArgs};
use super::failure::Failure;
use super::location::Location;
use super::{reading, voice};
use crate::session::{Author, Elsewhere, Record, Session, apply, tell};
use crate::text::{shown, to_json};

/// A record as programs read it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    seq: u64,
    at: String,
    by: &'a Author,
    step: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    undoes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redoes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<&'a Elsewhere>,
    words: Vec<String>,
}

/// Prints what happened, a line a sentence, or a list of rows as JSON.
pub(super) fn log(args: &LogArgs, color: Colouring) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    let mut log = Log { json: args.json, out: String::new(), day: None, unsaid: None };
    let read = reading::read(&location, color, &mut |before, record| log.add(before, record))?;
    voice::data(&log.end()?)?;
    if read.is_empty() {
        voice::say("nothing has happened yet");
    }
    read.end()
}

/// The history as it is written down.
struct Log {
    json: bool,
    out: String,
    day: Option<NaiveDate>,
    /// Why a row could not be written; a list that lacks one is none.
    unsaid: Option<Failure>,
}

impl Log {
    fn add(&mut self, before: &Session, record: &Record) {
        // The first record brings the zone that its own time is printed in.
        let opened = (!before.opened).then(|| apply(before.clone(), record));
        let zone = opened.as_ref().unwrap_or(before);
        if self.json { self.row(before, zone, record) } else { self.lines(before, zone, record) }
    }

    fn lines(&mut self, before: &Session, zone: &Session, record: &Record) {
        let at = zone.local(record.at);
        if self.day != Some(at.date_naive()) {
            let gap = if self.day.is_some() { "\n" } else { "" };
            self.day = Some(at.date_naive());
            self.out.push_str(&format!("{gap}{}\n", at.format("%a %-d %b %Y")));
        }
        let mut lead = format!("{}  {}", at.format("%H:%M:%S"), author(&record.by));
        for sentence in tell(before, record) {
            let sentence = taken_in(zone, record, sentence);
            self.out.push_str(&format!("{lead}  {}\n", shown(&sentence)));
            lead = " ".repeat(8);
        }
    }

    fn row(&mut self, before: &Session, zone: &Session, record: &Record) {
        let row = Row {
            seq: record.seq.0,
            at: zone.local(record.at).to_rfc3339_opts(SecondsFormat::Millis, false),
            by: &record.by,
            step: record.step.0,
            undoes: record.undoes.map(|step| step.0),
            redoes: record.redoes.map(|step| step.0),
            elsewhere: record.elsewhere.as_deref(),
            words: tell(before, record),
        };
        match to_json(&row) {
            Ok(json) => {
                self.out.push_str(if self.out.is_empty() { "[\n" } else { ",\n" });
                self.out.push_str(&json);
            }
            Err(why) => {
                let words = format!("record {} is no JSON: {why}", record.seq.0);
                self.unsaid.get_or_insert(Failure::failed(words, ""));
            }
        }
    }

    fn end(self) -> Result<String, Failure> {
        match (self.unsaid, self.json, self.out.is_empty()) {
            (Some(why), ..) => Err(why),
            (None, false, _) => Ok(self.out),
            (None, true, true) => Ok("[]\n".to_owned()),
            (None, true, false) => Ok(self.out + "\n]\n"),
        }
    }
}

/// What was decided in another journal first, with who did and when.
fn taken_in(zone: &Session, record: &Record, sentence: String) -> String {
    let Some(first) = &record.elsewhere else { return sentence };
    let at = zone.local(first.at).format("%a %-d %b %H:%M:%S");
    format!("taken in: {sentence} ({}, {at})", author(&first.by))
}

/// Who decided, in words.
fn author(by: &Author) -> String {
    let role = by.role.word();
    let table = by.table.as_ref().map(|table| format!(" at table {}", shown(table.as_str())));
    let name = by.name.as_ref().map(|name| format!(", {}", shown(name)));
    format!("{role}{}{}", table.unwrap_or_default(), name.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::TableId;
    use crate::session::Role;

    #[test]
    fn an_author_is_named_with_table_and_name() {
        assert_eq!(author(&Author::facilitator()), "facilitator");
        let ana = Author {
            role: Role::Rapporteur,
            table: Some(TableId::new("4")),
            name: Some(Arc::from("A\u{1b}na")),
        };
        assert_eq!(author(&ana), "rapporteur at table 4, Ana");
    }
}

//! The notes as a table for spreadsheets: a header, then one row a note, retracted ones too.
//!
//! Rows end with CR LF and cells are quoted where RFC 4180 asks for it. Text is UTF-8 behind a byte
//! order mark: without it Excel reads it in the letters of the computer's own country, and every
//! name with an accent is spoilt. Programs read JSON. Words appear as they may be shown; their lines stay inside the cell. A cell
//! that a spreadsheet would compute gets an apostrophe before it, as OWASP advises: those that
//! begin with `=`, `+`, `-`, `@` or the full-width forms of these, also behind spaces or line ends.
//! (The tab and the carriage return that OWASP names too are shown as such.) JSON holds the words
//! without it.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, Terminator, WriterBuilder};

use super::error::ReportError;
use super::exporter::Exporter;
use super::note_row::{COLUMNS, NoteRow, outline};
use super::report::Report;
use crate::session::Author;
use crate::text::{shown, shown_lines};

/// The row of this format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "csv",
    aliases: &[],
    file: "report.csv",
    has: |_| true,
    title: "CSV, every note as a row for a spreadsheet",
    write,
};

/// The byte order mark.
const MARK: &str = "\u{FEFF}";

/// What a cell begins with that is computed.
const COMPUTES: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn write(report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
    table(to, COLUMNS, report.notes.iter().map(cells))
}

/// A header, then rows of cells that are harmless already.
pub(super) fn table<const N: usize>(
    to: &mut dyn Write,
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<(), ReportError> {
    to.write_all(MARK.as_bytes()).map_err(ReportError::Writing)?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    table.write_record(columns).map_err(failed)?;
    for row in rows {
        table.write_record(row).map_err(failed)?;
    }
    table.flush().map_err(ReportError::Writing)
}

fn failed(error: csv::Error) -> ReportError {
    ReportError::Writing(match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })
}

fn cells(row: &NoteRow) -> [String; COLUMNS.len()] {
    let note = &row.note;
    let name = |words: Option<&str>| words.map(|words| inert(&shown(words))).unwrap_or_default();
    [
        note.id.to_string(),
        note.kind.word().to_owned(),
        row.about().unwrap_or_default().to_owned(),
        words(&note.words.text),
        row.typed().map(|typed| words(&typed)).unwrap_or_default(),
        words(&outline(&note.words.details, 0)),
        row.question.map(|number| number.to_string()).unwrap_or_default(),
        name(row.category.as_deref()),
        name(row.category_label.as_deref()),
        name(note.table.as_ref().map(crate::domain::TableId::as_str)),
        name(note.block.as_ref().map(crate::domain::BlockId::as_str)),
        name(note.speaker.as_deref()),
        inert(&shown(&author(&note.by))),
        row.saved(),
        note.late.to_string(),
        note.added_later.to_string(),
        note.retracted.to_string(),
        note.picked.to_string(),
    ]
}

fn words(text: &str) -> String {
    inert(&shown_lines(text).join("\n"))
}

/// Puts an apostrophe before what a spreadsheet would compute. It may take each `;` and each line
/// for the beginning of a cell, where its country parts columns so (OWASP, "CSV Injection").
pub(super) fn inert(shown: &str) -> String {
    let mut begins = true;
    let mut harmless = String::with_capacity(shown.len());
    for c in shown.chars() {
        if begins && COMPUTES.contains(&c) {
            harmless.push('\'');
        }
        begins = matches!(c, ';' | '\n') || begins && c.is_whitespace();
        harmless.push(c);
    }
    harmless
}

/// Words as one cell, quoted where they need it.
pub(super) fn cell(text: &str) -> String {
    let mut table = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    let written = table.write_record([words(text)]);
    let bytes = written.ok().and_then(|()| table.into_inner().ok()).unwrap_or_default();
    let cell = String::from_utf8_lossy(&bytes).into_owned();
    cell.strip_suffix('\n').map(str::to_owned).unwrap_or(cell)
}

/// Who typed it: the name they gave, else their role; with the table of those bound to one.
fn author(by: &Author) -> String {
    let role = by.role.word();
    let who =
        by.name.as_deref().map_or(Cow::Borrowed(role), |name| format!("{name}, {role}").into());
    match &by.table {
        Some(table) => format!("{who}, table {table}"),
        None => who.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn text() -> String {
        let text = EXPORTER.text(&Report::of(&sample::closed()).unwrap()).unwrap();
        text.strip_prefix('\u{FEFF}').expect("Excel reads a mark").to_owned()
    }

    #[test]
    fn every_note_is_a_row_below_one_header() {
        insta::assert_snapshot!(text().replace("\r\n", "␍␊\n"), @r##"
        id,kind,about,text,typed,details,question,category,category_label,table,block,speaker,by,at,late,added_later,retracted,picked␍␊
        00000000-0000-0000-0000-000000000001,idea,,Leading question: two assumptions:,,"Governments have a role
          or not
        1. x",1,a,Skills,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,true␍␊
        00000000-0000-0000-0000-000000000002,idea,,"Technical matters (i.e. DNS, IP)?",,,1,b,Human Rights,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-000000000003,idea,,"E-education, e-skills","E- education, e-skills",,1,a,Skills,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-000000000004,idea,,"# first line
        second line",,,1,a,Skills,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-000000000005,idea,,'=SUM(A1:A9)[31m,,,1,b,Human Rights,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,true,false,false,false␍␊
        00000000-0000-0000-0000-000000000006,idea,,No category yet,,,1,,,,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-000000000007,idea,,taken out,,,1,a,Skills,10,c1,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,true,false␍␊
        00000000-0000-0000-0000-000000000008,idea,,No question at all,,,,,,,,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-000000000009,open-question,,Who pays?,,,1,,,,,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000a,resource,,http://www.itu.int/a_b,,,1,,,,,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000b,conclusion,,We go on,,,1,,,,,,facilitator,2013-10-08T18:40:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000c,comment,content,Governments matter,,,,,,,th,Ms X,facilitator,2013-10-08T19:05:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000d,comment,process,A good evening,,,,,,,th,,facilitator,2013-10-08T19:05:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000e,comment,follow-up,Send it,,,,,,,,,facilitator,2013-10-08T19:05:00.000+02:00,false,false,false,false␍␊
        00000000-0000-0000-0000-00000000000f,idea,,From paper,,,2,,,2,c1,,facilitator,2013-10-08T19:25:00.000+02:00,false,true,false,false␍␊
        "##);
    }

    #[test]
    fn a_reader_of_csv_gets_the_words_back_with_their_lines() {
        let text = text();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 15);
        assert_eq!(&rows[3][3], "# first line\nsecond line");
        assert_eq!(&rows[0][5], "Governments have a role\n  or not\n1. x");
        assert_eq!(&rows[2][4], "E- education, e-skills");
    }

    #[test]
    fn formulas_are_disarmed_and_controls_left_out() {
        for formula in ["=1+1", "+41", "-x", "@x", "＝1", "\u{1b}=1", "\u{200b}@x", "\r=1"] {
            assert!(words(formula).trim_start().starts_with('\''), "{formula:?}");
        }
        assert_eq!(words("a=1"), "a=1");
        assert_eq!(words("\t=1"), " '=1");
        assert_eq!(words("a-b; c;=1+1; +2\n -b"), "a-b; c;'=1+1; '+2\n '-b");
        assert!(!text().chars().any(|c| c.is_control() && c != '\n' && c != '\r'));
    }

    #[test]
    fn an_author_is_said_in_words() {
        assert_eq!(author(&Author::facilitator()), "facilitator");
        let by: Author =
            serde_json::from_str(r#"{"role":"rapporteur","table":"7","name":"Zoë"}"#).unwrap();
        assert_eq!(author(&by), "Zoë, rapporteur, table 7");
    }
}

//! The seats as a table for spreadsheets: a header, then one row a seat.

use std::io::Write;

use super::plan::{SeatPlan, SeatRow};
use crate::report::csv::{inert, table};
use crate::report::error::ReportError;
use crate::report::exporter::Exporter;
use crate::report::report::Report;
use crate::text::shown;

/// The row of this format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "seats-csv",
    aliases: &[],
    file: "seats.csv",
    title: "CSV, every seat as a row for a spreadsheet",
    has: SeatPlan::is_there,
    write,
};

/// The names of the columns.
const COLUMNS: [&str; 6] = ["round", "block", "table", "person", "name", "host"];

fn write(report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
    let seats = report.seats.as_ref().ok_or(ReportError::NoSeats)?;
    table(to, COLUMNS, seats.seats().map(|seat| cells(&seat)))
}

fn cells(seat: &SeatRow<'_>) -> [String; COLUMNS.len()] {
    let name = |words: &str| inert(&shown(words));
    [
        seat.round.to_string(),
        name(seat.block.as_str()),
        name(seat.table.as_str()),
        seat.person.to_string(),
        seat.name.map(name).unwrap_or_default(),
        seat.host.to_string(),
    ]
}

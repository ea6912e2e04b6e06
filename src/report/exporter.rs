//! A format of the report, as a row of a table.

use std::io::Write;

use super::error::ReportError;
use super::report::Report;
use crate::session::Session;

/// A format.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// What `--format` takes.
    pub name: &'static str,
    /// Other names it goes by.
    pub aliases: &'static [&'static str],
    /// The file it makes: `report.md`.
    pub file: &'static str,
    /// What it is for, as a dialog says it.
    pub title: &'static str,
    /// Whether a session has what it writes: `all` leaves it out where it has not.
    pub has: fn(&Session) -> bool,
    /// Writes a report, whole or not at all as far as the writer allows; the caller buffers.
    pub write: fn(&Report, &mut dyn Write) -> Result<(), ReportError>,
}

impl Exporter {
    /// The report as one text.
    ///
    /// # Errors
    /// Those of [`Exporter::write`].
    pub fn text(&self, report: &Report) -> Result<String, ReportError> {
        let mut bytes = Vec::new();
        (self.write)(report, &mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// True for its name and its aliases, in lower case.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

//! The same report as `export` writes, asked for from within the interface.

use std::path::Path;

use super::args::Colouring;
use super::failure::Failure;
use super::location::Location;
use super::reading;
use crate::engine;
use crate::report::{EXPORTERS, Exporter, Report, ReportError, Trail, last, remember, write};
use crate::tui::Exports;

/// The reports of a session: in its folder, unless somebody says otherwise.
pub(super) fn beside(location: &Location) -> Exports {
    // A journal by itself is there already; the first step of a session makes it in its folder.
    let alone = location.journal.exists();
    let session = if alone { &location.journal } else { &location.folder };
    Exports { session: session.clone(), folder: location.folder.join("report"), write: written }
}

/// Reads the journal as it is on disk, so that the report tells what moved and what changed since
/// the last one.
fn written(session: &Path, folder: &Path) -> Result<Vec<String>, engine::Failure> {
    let told = |why: &Failure| engine::Failure {
        words: why.words().to_owned(),
        hint: why.hint().to_owned(),
    };
    let location = Location::find(session).map_err(|why| told(&why))?;
    let marks = last(folder).unwrap_or_default();
    let mut trail = Trail::watching(marks.clone());
    let read = reading::quietly(&location, Colouring::Never, &mut |session, _| trail.see(session))
        .map_err(|why| told(&why))?;
    if read.end().is_err() {
        return Err(engine::Failure {
            words: "the journal has a fault, so the report would not be whole".to_owned(),
            hint: "verify names it".to_owned(),
        });
    }
    trail.see(&read.session);
    let report = Report::after(&read.session, &trail).map_err(|why| failed(&why))?;
    let formats: Vec<&Exporter> = EXPORTERS.iter().collect();
    write(&report, folder, &formats, None).map_err(|why| failed(&why))?;
    remember(folder, &marks, &read.session).map_err(|why| failed(&why))?;
    Ok(formats.iter().map(|exporter| exporter.file_name()).collect())
}

/// The words of the shell; what to do is said as it is done in the interface.
fn failed(why: &ReportError) -> engine::Failure {
    let hint = match why {
        ReportError::Folder { .. } | ReportError::Saving { .. } => "e takes another folder".into(),
        other => other.hint().unwrap_or_default(),
    };
    engine::Failure { words: why.to_string(), hint }
}

//! `export`: the report and the data.

use std::path::Path;

use super::args::{Colouring, ExportArgs, format_names};
use super::failure::Failure;
use super::location::Location;
use super::{reading, voice};
use crate::report::{Exporter, Report, ReportError, formats, write};

/// Writes the report of a session, in files or to standard output.
pub(super) fn export(args: &ExportArgs, color: Colouring) -> Result<(), Failure> {
    let formats = formats(&args.format).map_err(|why| usage(&why))?;
    let to_stdout = args.out.as_deref() == Some(Path::new("-"));
    if to_stdout && formats.len() != 1 {
        return Err(Failure::usage(
            "--out - takes one format",
            format!("name it: --format {}", format_names(" or --format ")),
        ));
    }
    let location = Location::find(&args.path)?;
    let read = reading::read(&location, color, &mut |_, _| {})?;
    if to_stdout && read.is_void() {
        return read.end();
    }
    let report = Report::of(&read.session).map_err(|why| failed(&why))?;
    if to_stdout {
        print(&report, &formats)?;
        return read.end();
    }
    // A report that lacks what stands behind a fault must not take the place of a whole one.
    if read.end().is_err() {
        return Err(Failure::failed(
            "nothing was written, as the report would not be whole",
            "--format md --out - prints what is sound",
        ));
    }
    let folder = args.out.clone().unwrap_or_else(|| location.folder.join("report"));
    for path in write(&report, &folder, &formats).map_err(|why| failed(&why))? {
        voice::say(&format!("written: {}", path.display()));
    }
    if report.draft {
        voice::say("this is a draft: the session is not closed");
    }
    Ok(())
}

fn print(report: &Report, formats: &[&Exporter]) -> Result<(), Failure> {
    for format in formats {
        voice::data(&format.text(report).map_err(|why| failed(&why))?)?;
    }
    Ok(())
}

fn usage(why: &ReportError) -> Failure {
    Failure::usage(why, why.hint().unwrap_or_default())
}

fn failed(why: &ReportError) -> Failure {
    Failure::failed(why, why.hint().unwrap_or_default())
}

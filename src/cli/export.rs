//! `export`: the report and the data.

use std::path::Path;

use super::args::{Colouring, ExportArgs, format_names};
use super::failure::Failure;
use super::location::Location;
use super::{filling, reading, voice};
use crate::report::{Exporter, Last, OwnTemplate, Report, Trail, formats, last, remember, write};
use crate::session::Session;
use crate::text::plainly;

/// What is to be written.
struct Wanted {
    /// Each with whether it was named itself: others are left out where a session has nothing of
    /// what they write.
    formats: Vec<(&'static Exporter, bool)>,
    template: Option<OwnTemplate>,
}

impl Wanted {
    /// What the command names; a template alone where it names no format beside it.
    fn of(args: &ExportArgs) -> Result<Self, Failure> {
        let template = args.template.as_deref().map(OwnTemplate::read).transpose();
        let template = template.map_err(|why| Failure::report(&why))?;
        let formats = match (&args.format, &template) {
            (None, Some(_)) => Vec::new(),
            (list, _) => formats(list.as_deref().unwrap_or("all"))
                .map_err(|why| Failure::usage(&why, why.hint().unwrap_or_default()))?,
        };
        let wanted = Self { formats, template };
        if args.report.is_some() && !wanted.is_arranged() {
            return Err(Failure::usage(
                "--report arranges md and html, and neither is asked for",
                "leave it out, or name one: --format html",
            ));
        }
        let name = wanted.template.as_ref().map(OwnTemplate::file_name);
        let same = wanted.exporters().find(|of| name.as_deref() == Some(of.file));
        match same {
            Some(of) => Err(Failure::usage(
                format!("the template and the format {} both make {}", of.name, of.file),
                "leave one of them out, or give another folder with --out",
            )),
            None => Ok(wanted),
        }
    }

    fn exporters(&self) -> impl Iterator<Item = &'static Exporter> {
        self.formats.iter().map(|(exporter, _)| *exporter)
    }

    fn count(&self) -> usize {
        self.formats.len() + usize::from(self.template.is_some())
    }

    /// True where any of it can be arranged in more than one way.
    fn is_arranged(&self) -> bool {
        self.exporters().any(|of| matches!(of.name, "md" | "html"))
    }

    /// True where people read any of it, so that the next report tells what changed since.
    fn is_read(&self) -> bool {
        self.template.is_some() || self.is_arranged()
    }
}

/// Writes the report of a session, in files or to standard output.
pub(super) fn export(args: &ExportArgs, color: Colouring) -> Result<(), Failure> {
    let mut wanted = Wanted::of(args)?;
    let to_stdout = args.out.as_deref() == Some(Path::new("-"));
    if to_stdout && wanted.count() != 1 {
        return Err(Failure::usage(
            "--out - takes one format",
            format!("name it: --format {}", format_names(" or --format ")),
        ));
    }
    let location = Location::find(&args.path)?;
    let folder =
        (!to_stdout).then(|| args.out.clone().unwrap_or_else(|| location.folder.join("report")));
    let last = folder.as_deref().map(remembered).unwrap_or_default();
    let mut trail = Trail::watching(last.marks());
    let read = reading::read(&location, color, &mut |session, _| trail.see(session))?;
    if to_stdout && read.is_void() {
        return read.end();
    }
    trail.see(&read.session);
    wanted.formats.retain(|(of, named)| *named || (of.has)(&read.session));
    let mut report = Report::after(&read.session, &trail).map_err(|why| Failure::report(&why))?;
    if let Some(arrangement) = args.report {
        report.arrangement = arrangement;
    }
    let Some(folder) = folder else {
        print(&wanted, &report)?;
        return read.end();
    };
    // A report that lacks what stands behind a fault must not take the place of a whole one.
    if read.end().is_err() {
        return Err(Failure::failed(
            "nothing was written, as the report would not be whole",
            "--format md --out - prints what is sound",
        ));
    }
    save(&wanted, &report, &folder, (&last, &read.session))
}

/// What a folder remembers of the reports in it; nothing, and a word of it, where the file that tells
/// it cannot be read.
fn remembered(folder: &Path) -> Last {
    last(folder).unwrap_or_else(|why| {
        voice::say(&format!(
            "{}: what was exported last is not known: {}",
            folder.display(),
            plainly(&why)
        ));
        voice::say("hint: this report does not tell what changed since; the next one will");
        Last::default()
    })
}

fn print(wanted: &Wanted, report: &Report) -> Result<(), Failure> {
    for format in wanted.exporters() {
        voice::data(&format.text(report).map_err(|why| Failure::report(&why))?)?;
    }
    match &wanted.template {
        Some(template) => voice::data(&filling::fill(template, report)?),
        None => Ok(()),
    }
}

fn save(
    wanted: &Wanted,
    report: &Report,
    folder: &Path,
    (last, session): (&Last, &Session),
) -> Result<(), Failure> {
    let made = wanted
        .template
        .as_ref()
        .map(|template| filling::fill(template, report).map(|text| (template.file_name(), text)));
    let made = made.transpose()?;
    let made = made.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
    let formats: Vec<&Exporter> = wanted.exporters().collect();
    let written =
        write(report, folder, &formats, made, last).map_err(|why| Failure::report(&why))?;
    for path in written.paths {
        voice::say(&format!("written: {}", path.display()));
    }
    for path in written.kept {
        voice::say(&format!("kept: {}, which was not as export had written it", path.display()));
    }
    // The reports stand by now, so this takes nothing from them.
    let session = wanted.is_read().then_some(session);
    if let Err(why) = remember(folder, last, session, &written.sums) {
        voice::say(&format!("{why}"));
        voice::say("hint: the reports are written; the next one does not tell what changed since");
    }
    if let Some(changes) = &report.changes {
        let since = changes.since.when();
        voice::say(&format!("since the last report, of {since}: {}", changes.words()));
    }
    if report.draft {
        voice::say("this is a draft: the session is not closed");
    }
    Ok(())
}

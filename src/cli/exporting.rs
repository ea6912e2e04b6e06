//! The same report as `export` writes, asked for from within the interface.

use std::path::Path;

use super::args::Colouring;
use super::failure::Failure;
use super::location::Location;
use super::reading::{self, Read};
use crate::engine;
use crate::report::{EXPORTERS, Exporter, Last, Report, ReportError, Trail, last, remember, write};
use crate::tui::Exports;

/// The reports of a session: in its folder, unless somebody says otherwise.
pub(super) fn beside(location: &Location) -> Exports {
    // A journal by itself is there already; the first step of a session makes it in its folder.
    let alone = location.journal.exists();
    let session = if alone { &location.journal } else { &location.folder };
    Exports {
        session: session.clone(),
        folder: location.folder.join("report"),
        write: written,
        trail,
    }
}

/// Reads the journal as it is on disk, so that the report tells what moved and what changed since
/// the last one.
fn written(session: &Path, folder: &Path) -> Result<Vec<String>, engine::Failure> {
    let told = |why: &Failure| engine::Failure {
        words: why.words().to_owned(),
        hint: why.hint().to_owned(),
    };
    let (last, trail, read) = followed(session, folder).map_err(|why| told(&why))?;
    if read.end().is_err() {
        return Err(engine::Failure {
            words: "the journal has a fault, so the report would not be whole".to_owned(),
            hint: "verify names it".to_owned(),
        });
    }
    let report = Report::after(&read.session, &trail).map_err(|why| failed(&why))?;
    let has = |of: &&Exporter| (of.has)(&read.session);
    let formats: Vec<&Exporter> = EXPORTERS.iter().filter(has).collect();
    let written = write(&report, folder, &formats, None, &last).map_err(|why| failed(&why))?;
    let session = Some(&read.session);
    remember(folder, &last, session, &written.sums).map_err(|why| failed(&why))?;
    let names = formats.iter().map(|exporter| exporter.file.to_owned());
    let kept = written.kept.iter().filter_map(|path| path.file_name());
    let kept = kept.map(|name| format!("{} (as edited)", name.display()));
    Ok(names.chain(kept).collect())
}

fn trail(session: &Path, folder: &Path) -> Option<Trail> {
    followed(session, folder).ok().map(|(_, trail, _)| trail)
}

/// What the folder remembers, what moved and changed since, and the session as it is now.
fn followed(session: &Path, folder: &Path) -> Result<(Last, Trail, Read), Failure> {
    let location = Location::find(session)?;
    let last = last(folder).unwrap_or_default();
    let mut trail = Trail::watching(last.marks());
    let read = reading::quietly(&location, Colouring::Never, &mut |session, _| trail.see(session))?;
    trail.see(&read.session);
    Ok((last, trail, read))
}

/// The words of the shell; what to do is said as it is done in the interface.
fn failed(why: &ReportError) -> engine::Failure {
    let hint = match why {
        ReportError::Folder { .. } | ReportError::Saving { .. } => "e takes another folder".into(),
        other => other.hint().unwrap_or_default(),
    };
    engine::Failure { words: why.to_string(), hint }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::act::act;
    use crate::cli::args::DoArgs;

    #[test]
    fn a_report_is_old_as_soon_as_anything_was_recorded_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let (plan, report) = (folder.path().join("session.json"), folder.path().join("report"));
        let says = |title: &str| {
            let plan_text =
                format!(r#"{{ "title": "{title}", "programme": [{{ "title": "A" }}] }}"#);
            std::fs::write(&plan, plan_text).unwrap();
        };
        let done = |action: &str| {
            let args = DoArgs { path: folder.path().into(), action: action.into(), args: vec![] };
            act(&args, Colouring::Never).unwrap();
        };
        let told = || {
            let location = Location::find(folder.path()).unwrap();
            let read = reading::quietly(&location, Colouring::Never, &mut |_, _| {}).unwrap();
            let trail = trail(folder.path(), &report).unwrap();
            let changes = Report::after(&read.session, &trail).unwrap().changes;
            (trail.is_told(&read.session), changes.map(|changes| changes.words()))
        };
        says("First");
        done("start");
        done("end-block");
        let other = || Some("another title".to_owned());
        assert_eq!(told(), (false, None), "there is none");
        written(folder.path(), &report).unwrap();
        assert_eq!(told(), (true, None), "it is of now");
        says("Second");
        done("adopt-plan");
        assert_eq!(told(), (false, other()));
        written(folder.path(), &report).unwrap();
        assert_eq!(told(), (true, other()), "as the report itself says");
    }
}

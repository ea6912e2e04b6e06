//! Reports on disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::ReportError;
use super::exporter::Exporter;
use super::last::Last;
use super::ready::{FileSum, Ready, take_places};
use super::report::Report;

/// What was written into a folder.
#[derive(Debug, Default)]
pub struct Written {
    /// The files, in the order of the formats.
    pub paths: Vec<PathBuf>,
    /// What is in them.
    pub sums: Vec<FileSum>,
    /// Where files lie now that stood there before and were not as they had been written.
    pub kept: Vec<PathBuf>,
}

/// Writes a file for each format into a folder, which is made where it is not there; last, under
/// its own name, what a template made. Every file is written beside its place and on disk before the
/// first one takes its place, so that a failure leaves the old ones whole. An old one that is not as
/// it was written last is kept beside the new one. Other files are left alone.
///
/// # Errors
/// [`ReportError::Folder`], [`ReportError::Saving`], or what the format itself refuses.
pub fn write(
    report: &Report,
    folder: &Path,
    formats: &[&Exporter],
    made: Option<(&str, &str)>,
    last: &Last,
) -> Result<Written, ReportError> {
    fs::create_dir_all(folder)
        .map_err(|source| ReportError::Folder { path: folder.to_owned(), source })?;
    let files = formats.iter().map(|of| of.file);
    let names: Vec<&str> = files.chain(made.map(|(name, _)| name)).collect();
    let ready = all_ready(report, folder, formats, made).map_err(|why| why.among(&names, 0))?;
    let sums: Vec<FileSum> = ready.iter().map(Ready::sum).collect::<Result<_, _>>()?;
    let both = ready.iter().zip(&sums);
    let found = both.map(|(file, sum)| file.kept(sum, |there| last.wrote(there)));
    let mut all: Vec<Ready> = found.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let copies = all.len();
    all.extend(ready);
    let mut kept = take_places(folder, all)?;
    let paths = kept.split_off(copies);
    Ok(Written { paths, sums, kept })
}

fn all_ready(
    report: &Report,
    folder: &Path,
    formats: &[&Exporter],
    made: Option<(&str, &str)>,
) -> Result<Vec<Ready>, ReportError> {
    let mut ready = Vec::with_capacity(formats.len() + 1);
    for exporter in formats {
        ready.push(Ready::beside(folder, exporter.file, &|to| (exporter.write)(report, to))?);
    }
    if let Some((name, text)) = made {
        let fill = |to: &mut dyn Write| to.write_all(text.as_bytes());
        ready.push(Ready::beside(folder, name, &|to| fill(to).map_err(ReportError::Writing))?);
    }
    Ok(ready)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::{TempDir, tempdir};

    use super::*;
    use crate::report::{EXPORTERS, formats, last, remember, sample};

    fn report() -> Report {
        Report::of(&sample::closed()).unwrap()
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn each_format_is_a_file_and_other_files_are_left_alone() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("photo.jpg"), "x").unwrap();
        let formats: Vec<&Exporter> = EXPORTERS[..4].iter().collect();
        let written = write(&report(), home.path(), &formats, None, &Last::default()).unwrap();
        assert_eq!(
            names(&home),
            ["photo.jpg", "report.csv", "report.html", "report.json", "report.md"]
        );
        for (path, exporter) in written.paths.iter().zip(EXPORTERS) {
            let text = fs::read_to_string(path).unwrap();
            assert_eq!(text, exporter.text(&report()).unwrap());
        }
        assert_eq!(fs::read_to_string(home.path().join("photo.jpg")).unwrap(), "x");
    }

    #[test]
    fn the_folder_is_made_and_the_files_may_be_read_like_any_other() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("plain"), "").unwrap();
        let folder = home.path().join("a/b");
        let csv = formats("csv").unwrap()[0].0;
        let paths = write(&report(), &folder, &[csv], None, &Last::default()).unwrap().paths;
        assert_eq!(paths, [folder.join("report.csv")]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&paths[0]), mode(&home.path().join("plain")));
    }

    #[test]
    fn what_somebody_else_wrote_is_kept_and_what_was_written_last_is_not() {
        let home = tempdir().unwrap();
        let place = home.path().join("report.md");
        let (draft, closed) = (Report::of(&sample::cafe().session).unwrap(), report());
        let export = |report: &Report| {
            let last = last(home.path()).unwrap();
            let written = write(report, home.path(), &[&EXPORTERS[0]], None, &last).unwrap();
            remember(home.path(), &last, None, &written.sums).unwrap();
            written.kept
        };
        fs::write(&place, "mine").unwrap();
        let copy = |n: usize| home.path().join(format!("report.before-{n}.md"));
        assert_eq!(export(&draft), [copy(1)], "nothing is known of it");
        assert!(export(&closed).is_empty() && export(&closed).is_empty());
        fs::write(&place, "edited").unwrap();
        assert_eq!(export(&closed), [copy(2)]);
        let read = [copy(1), copy(2)].map(|path| fs::read_to_string(path).unwrap());
        assert_eq!(read, ["mine", "edited"]);
        assert_eq!(fs::read_to_string(&place).unwrap(), EXPORTERS[0].text(&closed).unwrap());
        fs::remove_file(home.path().join(".last-export.json")).unwrap();
        assert!(export(&closed).is_empty(), "it is the same");
    }

    #[test]
    fn a_format_that_fails_leaves_every_old_file_whole() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("report.md"), "old").unwrap();
        let failing = Exporter {
            file: "report.txt",
            write: |_, to| {
                to.write_all(b"half").map_err(ReportError::Writing)?;
                Err(ReportError::Writing(io::Error::other("the disk is full")))
            },
            ..EXPORTERS[0]
        };
        let both = [&EXPORTERS[0], &failing];
        let error = write(&report(), home.path(), &both, None, &Last::default()).unwrap_err();
        let words =
            "report.txt could not be saved: the disk is full; none of the 2 files was written";
        assert!(error.to_string().ends_with(words), "{error}");
        assert_eq!(names(&home), ["report.md"]);
        assert_eq!(fs::read_to_string(home.path().join("report.md")).unwrap(), "old");
    }

    #[test]
    fn of_files_that_cannot_all_take_their_places_it_is_told_which_do() {
        let home = tempdir().unwrap();
        fs::create_dir(home.path().join("report.json")).unwrap();
        let formats: Vec<&Exporter> = EXPORTERS[..4].iter().collect();
        let error = write(&report(), home.path(), &formats, None, &Last::default());
        let error = error.unwrap_err().to_string();
        let words = "; written: report.md and report.html; not written: report.json and report.csv";
        assert!(error.contains("report.json could not be saved: ") && error.ends_with(words));
        assert_eq!(names(&home), ["report.html", "report.json", "report.md"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("file"), "").unwrap();
        let folder = home.path().join("file/in");
        let error = write(&report(), &folder, &[], None, &Last::default()).unwrap_err();
        assert!(matches!(error, ReportError::Folder { .. }));
        assert!(error.hint().unwrap().contains("--out"));
    }
}

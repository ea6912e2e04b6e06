//! Reports on disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::ReportError;
use super::exporter::Exporter;
use super::ready::{Ready, take_places};
use super::report::Report;

/// Writes a file for each format into a folder, which is made where it is not there, and
/// returns the paths in the order of the formats; last, under its own name, what a template made.
/// Every file is written beside its place and on disk before the first one takes its place, so that
/// a failure leaves the old ones whole. Other files are left alone.
///
/// # Errors
/// [`ReportError::Folder`], [`ReportError::Saving`], or what the format itself refuses.
pub fn write(
    report: &Report,
    folder: &Path,
    formats: &[&Exporter],
    made: Option<(&str, &str)>,
) -> Result<Vec<PathBuf>, ReportError> {
    fs::create_dir_all(folder)
        .map_err(|source| ReportError::Folder { path: folder.to_owned(), source })?;
    let files = formats.iter().map(|of| of.file);
    let names: Vec<&str> = files.chain(made.map(|(name, _)| name)).collect();
    let ready = all_ready(report, folder, formats, made).map_err(|why| why.among(&names, 0))?;
    take_places(folder, ready)
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
    use crate::report::{EXPORTERS, formats, sample};

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
        fs::write(home.path().join("report.md"), "old and longer than nothing").unwrap();
        let paths = write(&report(), home.path(), &EXPORTERS[..4].iter().collect::<Vec<_>>(), None)
            .unwrap();
        assert_eq!(
            names(&home),
            ["photo.jpg", "report.csv", "report.html", "report.json", "report.md"]
        );
        for (path, exporter) in paths.iter().zip(EXPORTERS) {
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
        let paths = write(&report(), &folder, &[formats("csv").unwrap()[0].0], None).unwrap();
        assert_eq!(paths, [folder.join("report.csv")]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&paths[0]), mode(&home.path().join("plain")));
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
        let error = write(&report(), home.path(), &[&EXPORTERS[0], &failing], None).unwrap_err();
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
        let error = write(&report(), home.path(), &formats, None).unwrap_err().to_string();
        let words = "; written: report.md and report.html; not written: report.json and report.csv";
        assert!(error.contains("report.json could not be saved: ") && error.ends_with(words));
        assert_eq!(names(&home), ["report.html", "report.json", "report.md"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("file"), "").unwrap();
        let error = write(&report(), &home.path().join("file/in"), &[], None).unwrap_err();
        assert!(matches!(error, ReportError::Folder { .. }));
        assert!(error.hint().unwrap().contains("--out"));
    }
}

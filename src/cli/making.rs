//! A session folder from a sketch, in `./sessions`.

use std::fs;
use std::path::{Path, PathBuf};

use super::founding;
use super::location::PLAN;
use crate::engine::Failure;
use crate::setup::{self, Severity, Sketch, Source};
use crate::text::to_json_pretty;

/// The folder that sessions are made and looked for in.
pub(super) const SESSIONS: &str = "sessions";

/// Sessions of one title that may stand beside each other.
const MOST: usize = 99;

/// Makes the folder of a session in `./sessions`, called after its title, with a number where that
/// is taken; returns it.
pub(super) fn make(sketch: &Sketch) -> Result<PathBuf, Failure> {
    make_in(Path::new(SESSIONS), sketch)
}

fn make_in(sessions: &Path, sketch: &Sketch) -> Result<PathBuf, Failure> {
    let text = text(sketch)?;
    let name = Sketch::folder(&sketch.title);
    let numbered = (2..=MOST).map(|n| format!("{name}-{n}"));
    let free = std::iter::once(name.clone())
        .chain(numbered)
        .map(|name| sessions.join(name))
        .find(|folder| fs::symlink_metadata(folder).is_err());
    let Some(folder) = free else {
        return Err(failure(
            format!("{name} and {} more are taken", MOST - 1),
            "give it another title",
        ));
    };
    founding::found(&folder, &text).map_err(|why| failure(why.words(), why.hint()))?;
    Ok(folder)
}

/// The plan as a file. What `check` would call an error is told, and nothing is made.
fn text(sketch: &Sketch) -> Result<String, Failure> {
    let plan = sketch.plan().map_err(|why| failure(why, why.hint()))?;
    let text =
        to_json_pretty(&plan).map_err(|why| failure(format!("this is no JSON: {why}"), ""))?;
    let source = Source::new(PLAN, text + "\n");
    let faults = setup::read(&source).faults;
    match faults.into_iter().find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(failure(fault.message, fault.hint.unwrap_or_default())),
        None => Ok(source.text),
    }
}

fn failure(words: impl ToString, hint: impl ToString) -> Failure {
    Failure { words: words.to_string(), hint: hint.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Lengths, Template};

    fn sketch(title: &str) -> Sketch {
        Sketch {
            template: &Template::CLASSIC,
            title: title.to_owned(),
            place: None,
            date: "2026-11-28".parse().unwrap(),
            start: "18:15".parse().ok(),
            rounds: 2,
            questions: vec!["Why?".to_owned(), String::new()],
            speakers: Vec::new(),
            tables: Some(4),
            people: None,
            lengths: Lengths::usual(),
        }
    }

    #[test]
    fn a_title_that_is_taken_gets_a_number_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = folder.path().join("sessions");
        let made: Vec<PathBuf> =
            (0..3).map(|_| make_in(&sessions, &sketch("Our street!")).unwrap()).collect();
        let names = made.iter().map(|path| path.file_name().unwrap().to_str().unwrap());
        assert_eq!(names.collect::<Vec<_>>(), ["our-street", "our-street-2", "our-street-3"]);
        for path in &made {
            let plan = fs::read_to_string(path.join(PLAN)).unwrap();
            assert_eq!(setup::read(&Source::new(PLAN, plan)).faults, []);
        }
    }

    #[test]
    fn where_every_number_is_taken_the_title_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for n in 1..=MOST {
            let name = if n == 1 { "t".to_owned() } else { format!("t-{n}") };
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let why = make_in(folder.path(), &sketch("T")).unwrap_err();
        assert_eq!(
            (why.words.as_str(), why.hint.as_str()),
            ("t and 98 more are taken", "give it another title")
        );
        fs::remove_dir(folder.path().join("t-99")).unwrap();
        assert!(make_in(folder.path(), &sketch("T")).unwrap().ends_with("t-99"));
    }

    #[test]
    fn what_cannot_be_made_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let why = make_in(&file, &sketch("T")).unwrap_err();
        assert!(why.words.contains("cannot be written"), "{why:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

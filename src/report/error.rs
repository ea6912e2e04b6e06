//! What can go wrong between a session and its report.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::text::{enumerated, plainly, shown};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A list and the count of it disagree: the program is wrong, and says so instead of
    /// printing a false figure.
    #[error("the report lists {listed} {what}, but {counted} were counted")]
    Mismatch {
        /// What was listed and counted, in the plural.
        what: String,
        /// How many stand in the list.
        listed: usize,
        /// How many the tally has.
        counted: usize,
    },
    /// No format has this name.
    #[error("there is no format \"{}\"", shown(typed))]
    UnknownFormat {
        /// The name as typed.
        typed: String,
        /// The name that was probably meant.
        nearest: Option<&'static str>,
        /// Every name there is, in words.
        known: String,
    },
    /// No seats are planned, so there are none to write.
    #[error("nobody has a seat yet")]
    NoSeats,
    /// The report could not be put into words.
    #[error("the report could not be written: {}", plainly(.0))]
    Writing(#[from] io::Error),
    /// A template could not be read.
    #[error("the template {} could not be read: {}", shown(&path.to_string_lossy()), plainly(source))]
    TemplateFile {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The name of a template does not say what it makes.
    #[error("the name of the template {} has no ending that says what it makes", shown(.0))]
    TemplateName(String),
    /// A template is wrong, or does more than it may.
    #[error("the template {}{} does not work: {what}", shown(name), line.map(|line| format!(":{line}")).unwrap_or_default())]
    Template {
        /// Its path, as it was given.
        name: String,
        /// The line, from 1, where one is at fault.
        line: Option<usize>,
        /// What is wrong, in shown form.
        what: String,
        /// What to do about it, in shown form.
        hint: String,
    },
    /// The folder is not there and could not be made.
    #[error("the folder {} could not be made: {}", shown(&path.to_string_lossy()), plainly(source))]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be saved; what stood there before still stands.
    #[error("{} could not be saved: {}{others}", shown(&path.to_string_lossy()), plainly(source))]
    Saving {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
        /// What became of the files that were to be written with it, in words.
        others: String,
    },
}

impl ReportError {
    /// The same of one of several files, of which as many had taken their places.
    pub(super) fn among(self, names: &[&str], written: usize) -> Self {
        let Self::Saving { path, source, .. } = self else { return self };
        let others = match names.split_at_checked(written) {
            _ if names.len() < 2 => String::new(),
            None | Some(([], _)) => format!("; none of the {} files was written", names.len()),
            Some((new, old)) => {
                let [new, old] = [new, old].map(|names| enumerated(names, "and"));
                format!("; written: {new}; not written: {old}")
            }
        };
        Self::Saving { path, source, others }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Mismatch { .. } => {
                Some("nothing was written; the journal is whole, please report this fault".into())
            }
            Self::UnknownFormat { nearest: Some(name), .. } => {
                Some(format!("did you mean {name}?"))
            }
            Self::UnknownFormat { nearest: None, known, .. } => {
                Some(format!("formats are {known}"))
            }
            Self::NoSeats => Some("worldcafe seat PATH plans who sits where".into()),
            Self::Writing(_) => None,
            Self::TemplateFile { source, .. } => Some(match source.kind() {
                ErrorKind::NotFound => "--template takes the path of a file".into(),
                ErrorKind::Unsupported => "save what it brings in a file, and name that".into(),
                ErrorKind::InvalidData => "save it as text in UTF-8".into(),
                _ => "--template takes a file of at most 1 MiB".into(),
            }),
            Self::TemplateName(_) => Some("call it after what it makes, as letter.html".into()),
            Self::Template { hint, .. } => Some(hint.clone()),
            Self::Folder { .. } | Self::Saving { .. } => {
                Some("another place is given with --out DIR".into())
            }
        }
    }
}

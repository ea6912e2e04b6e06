//! What can go wrong between a session and its report.

use std::io;
use std::path::PathBuf;

use crate::text::shown;

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
    /// The report could not be put into words.
    #[error("the report could not be written: {0}")]
    Writing(#[source] io::Error),
    /// The folder is not there and could not be made.
    #[error("the folder {} could not be made: {source}", shown(&path.to_string_lossy()))]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be saved; what stood there before still stands.
    #[error("{} could not be saved: {source}", shown(&path.to_string_lossy()))]
    Saving {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl ReportError {
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
            Self::Writing(_) => None,
            Self::Folder { .. } | Self::Saving { .. } => {
                Some("another place is given with --out DIR".into())
            }
        }
    }
}

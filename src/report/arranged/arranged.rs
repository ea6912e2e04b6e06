//! A report in its own arrangement.

use super::{cafe, session_report};
use crate::report::arrangement::Arrangement;
use crate::report::document::Document;
use crate::report::report::Report;

/// Arranges a report as it is to be.
pub(in crate::report) fn arranged(report: &Report) -> Document {
    match report.arrangement {
        Arrangement::Cafe => cafe::document(report),
        Arrangement::SessionReport => session_report::document(report),
    }
}

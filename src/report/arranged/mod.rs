//! A report arranged: which parts, in which order, under which headings.
//!
//! Makes a [`super::document::Document`] of a report. Knows nothing of formats.

#[expect(clippy::module_inception, reason = "a file is called by what it makes")]
mod arranged;
mod cafe;
mod chapter;
mod figures;
mod front;
mod history;
mod occasion;
mod outcome;
mod session_report;
mod subject;
mod times;

pub(super) use arranged::arranged;

//! The report as one page of HTML: no script, nothing from outside, for paper, phones and readers
//! of screens.
//!
//! The page is a template whose every word is escaped; what is drawn is drawn from the data. Knows
//! nothing of how a report is arranged.

mod bars;
mod drawing;
mod page;
mod timeline;
mod values;

pub(super) use page::EXPORTER;

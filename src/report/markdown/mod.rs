//! The report as Markdown, arranged as the report of the 2013 café was printed.
//!
//! `CommonMark` with GitHub's tables; no HTML. Empty parts are left out. Own markup stands apart
//! from people's words, which `inert` makes harmless.

mod chapter;
mod document;
mod figures;
mod front;
mod inert;
mod page;

pub(super) use document::EXPORTER;

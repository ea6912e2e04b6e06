//! The report as Markdown.
//!
//! `CommonMark` with GitHub's tables; no HTML. Empty parts are left out. Own markup stands apart
//! from people's words, which `inert` makes harmless.

mod document;
mod inert;
mod page;

pub(super) use document::EXPORTER;
pub(super) use inert::anywhere;

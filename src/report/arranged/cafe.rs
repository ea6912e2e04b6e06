//! The report of a café, arranged as the report of the 2013 café was printed.

use super::{chapter, figures, front, history, outcome};
use crate::report::document::{Block, Document, Words};
use crate::report::report::Report;

pub(super) fn document(report: &Report) -> Document {
    let mut document = front::head(report);
    if let Some(summary) = &report.plan.summary {
        document.aside(Words::own("Summary"), vec![Block::Text(summary.clone())]);
    }
    history::changes(&mut document, report);
    document.part(Words::own("Programme"), front::programme(report));
    document.part(Words::own("Purpose, goals and questions"), front::purpose(report));
    document.part(Words::own("Overall figures"), vec![figures::figures(&report.figures)]);
    document.part(Words::own("Summary of the outcome"), outcome::outcome(report));
    for of in &report.chapters {
        chapter::chapter(&mut document, of);
    }
    chapter::comments(&mut document, &report.halls);
    if let Some(words) = &report.plan.next_step {
        document.part(Words::own("Next step"), vec![Block::Text(words.clone())]);
    }
    document.part(Words::own("Organisers"), chapter::organisers(&report.roles));
    document.part(Words::own("How ideas found their categories"), history::moves(report));
    document
}

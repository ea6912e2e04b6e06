//! The tally held against the lists it stands beside.
//!
//! They are counted in two ways on purpose: the session keeps its counts as notes change, the
//! lists are gathered afresh. Where they disagree, one of them is false.

use std::collections::HashMap;

use super::chapter::Chapter;
use super::error::ReportError;
use super::report::Report;
use crate::domain::{BlockId, TableId};
use crate::tally::{QuestionRow, TableRow};

/// Holds every count of the tally but minutes against the lists of the report.
pub(super) fn check(report: &Report) -> Result<(), ReportError> {
    let (figures, tally) = (&report.figures, &report.tally);
    same("ideas", figures.ideas, tally.ideas)?;
    same("late ideas", figures.late, tally.late)?;
    same("ideas added after the event", figures.added_later, tally.added_later)?;
    same("comments", figures.comments, tally.comments)?;
    same("open questions", figures.open_questions, tally.open_questions)?;
    same("resources", figures.resources, tally.resources)?;
    same("conclusions", figures.conclusions, tally.conclusions)?;
    let retracted = report.notes.iter().filter(|row| row.note.retracted).count();
    same("retracted notes", retracted, tally.retracted)?;
    let asked: Vec<&Chapter> =
        report.chapters.iter().filter(|chapter| chapter.number.is_some()).collect();
    same("questions", asked.len(), tally.questions.len())?;
    for (chapter, row) in asked.into_iter().zip(&tally.questions) {
        check_question(chapter, row)?;
    }
    check_places(report)
}

fn check_question(chapter: &Chapter, row: &QuestionRow) -> Result<(), ReportError> {
    let of = |what: &str| format!("{what} of question {}", row.number);
    same(&of("ideas"), chapter.ideas().count(), row.ideas)?;
    same(&of("uncategorised ideas"), chapter.uncategorised.len(), row.uncategorised)?;
    same(&of("categories"), chapter.sections.len(), row.categories.len())?;
    for (section, category) in chapter.sections.iter().zip(&row.categories) {
        let name = section.letter.as_ref().unwrap_or(&section.label);
        same(&of(&format!("ideas in {name}")), section.ideas.len(), category.ideas)?;
    }
    Ok(())
}

/// The rows of tables and blocks against the notes that the data lists.
fn check_places(report: &Report) -> Result<(), ReportError> {
    let mut tables: HashMap<Option<&TableId>, usize> = HashMap::new();
    let mut blocks: HashMap<Option<&BlockId>, usize> = HashMap::new();
    for row in report.notes.iter().filter(|row| row.note.counts()) {
        *tables.entry(row.note.table.as_ref()).or_default() += 1;
        *blocks.entry(row.note.block.as_ref()).or_default() += 1;
    }
    let name = |row: &TableRow| match &row.table {
        Some(table) => format!("ideas of table {table}"),
        None => "ideas of no table".to_owned(),
    };
    for row in &report.tally.tables {
        let listed = tables.get(&row.table.as_ref()).copied().unwrap_or_default();
        same(&name(row), listed, row.ideas)?;
    }
    for row in report.tally.blocks.iter().filter(|row| row.id.is_some()) {
        let listed = blocks.get(&row.id.as_ref()).copied().unwrap_or_default();
        let number = row.number.unwrap_or_default();
        same(&format!("ideas of block {number}"), listed, row.ideas)?;
    }
    let of_tables = report.tally.tables.iter().map(|row| row.ideas).sum();
    same("ideas by table", report.figures.ideas, of_tables)?;
    let of_blocks = report.tally.blocks.iter().map(|row| row.ideas).sum();
    same("ideas by block", report.figures.ideas, of_blocks)
}

fn same(what: &str, listed: usize, counted: usize) -> Result<(), ReportError> {
    if listed == counted {
        return Ok(());
    }
    Err(ReportError::Mismatch { what: what.to_owned(), listed, counted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::tally::{Tally, tally};

    /// What the report says to a tally that was changed.
    fn mismatch(change: impl FnOnce(&mut Tally)) -> String {
        let session = sample::closed();
        let mut wrong = tally(&session, false);
        change(&mut wrong);
        Report::beside(&session, wrong).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_figure_is_a_loud_error_and_not_a_report() {
        assert_eq!(
            mismatch(|tally| tally.ideas += 1),
            "the report lists 8 ideas, but 9 were counted"
        );
        assert_eq!(
            mismatch(|tally| tally.questions[0].categories[1].ideas -= 1),
            "the report lists 3 ideas in a of question 1, but 2 were counted"
        );
    }

    #[test]
    fn every_figure_is_held_against_its_list() {
        let changes: [fn(&mut Tally); 14] = [
            |tally| tally.late += 1,
            |tally| tally.added_later -= 1,
            |tally| tally.comments = 0,
            |tally| tally.open_questions += 1,
            |tally| tally.resources += 1,
            |tally| tally.conclusions += 1,
            |tally| tally.retracted = 0,
            |tally| tally.questions[1].ideas += 1,
            |tally| tally.questions[0].uncategorised += 1,
            |tally| drop(tally.questions.pop()),
            |tally| drop(tally.questions[0].categories.pop()),
            |tally| tally.tables[0].ideas += 1,
            |tally| drop(tally.tables.pop()),
            |tally| drop(tally.blocks.pop()),
        ];
        for change in changes {
            assert!(mismatch(change).contains("were counted"));
        }
    }

    #[test]
    fn a_true_tally_passes() {
        assert!(Report::of(&sample::closed()).is_ok());
        assert!(Report::of(&sample::cafe().session).is_ok());
    }
}

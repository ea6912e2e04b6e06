//! How many categories stand beside each other, and how many rows they take.

use crate::tui::model::Model;
use crate::tui::offer::topics;

/// Columns between two categories.
pub(crate) const GAP: usize = 3;

/// A category narrower than this gets no column of its own.
const NARROWEST: usize = 24;

/// How many rows the categories take; as many while something is picked, so that nothing jumps.
pub(super) fn rows(model: &Model, columns: usize) -> u16 {
    let cells = cells(model);
    let rows = cells.div_ceil(across(cells, columns));
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Places for the categories of the line's question, for what has none yet, and for the word on
/// how to make one; where the line can name its question as many as any question needs.
fn cells(model: &Model) -> usize {
    if model.in_hall() {
        return topics(model, "").len();
    }
    let questions = model.nameable();
    if !questions.is_empty() {
        let most = questions.iter().map(|it| model.session.categories_of(&it.id).count()).max();
        return questions.len().max(most.unwrap_or(0) + 1) + 1;
    }
    let Some(question) = model.sign_question() else { return 0 };
    let none_yet = usize::from(model.counts.under(Some(question), None) > 0);
    model.session.categories_of(question).count() + none_yet + usize::from(model.can_change())
}

/// How many stand in a row.
pub(crate) fn across(cells: usize, columns: usize) -> usize {
    ((columns + GAP) / (NARROWEST + GAP)).clamp(1, cells.max(1))
}

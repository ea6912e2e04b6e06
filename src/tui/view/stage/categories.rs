//! The categories of a question, or the questions of an evening, as rows with counts.

use crate::domain::{CategoryId, QuestionId};
use crate::session::{BlockState, CategoryState};
use crate::text::shown;
use crate::tui::model::Model;

/// The sign of the last row, of what stands under none of the others.
pub(crate) const NO_SIGN: &str = "–";

/// One row of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CountRow {
    /// A letter or a number, shown; `–` for what has no category yet.
    pub sign: String,
    /// What is counted, shown.
    pub label: String,
    /// How many ideas.
    pub ideas: usize,
    /// How many the round before had in the same place.
    pub before: Option<usize>,
}

/// The categories of a question in display order, then what has none yet.
pub(crate) fn categories(model: &Model, question: &QuestionId) -> Vec<CountRow> {
    let count = |id: Option<&CategoryId>| model.counts.under(Some(question), id);
    let mut rows: Vec<CountRow> = model
        .session
        .categories_of(question)
        .map(|category| CountRow { ideas: count(Some(&category.id)), ..named(category) })
        .collect();
    rows.push(CountRow {
        sign: NO_SIGN.to_owned(),
        label: "none yet".to_owned(),
        ideas: count(None),
        before: None,
    });
    rows
}

fn named(category: &CategoryState) -> CountRow {
    CountRow {
        sign: shown(category.letter.as_deref().unwrap_or("")).into_owned(),
        label: shown(&category.label).into_owned(),
        ..CountRow::default()
    }
}

/// The questions asked by a block, or by all, with their ideas.
pub(crate) fn questions(model: &Model, block: Option<&BlockState>) -> Vec<CountRow> {
    let asked = block.map(|block| block.block.questions());
    let of_block = |id: &QuestionId| asked.as_ref().is_none_or(|asked| asked.contains(&id));
    let questions = model.session.questions.iter().enumerate();
    let numbered = questions.filter(|(_, question)| of_block(&question.id));
    numbered
        .map(|(place, question)| CountRow {
            sign: (place + 1).to_string(),
            label: shown(&question.text).into_owned(),
            ideas: model.counts.on(Some(&question.id)),
            before: None,
        })
        .collect()
}

/// The ideas that answer no question of the plan, where there are any.
pub(crate) fn unasked(model: &Model) -> Option<CountRow> {
    let placed: usize = questions(model, None).iter().map(|row| row.ideas).sum();
    let ideas = model.counts.all().checked_sub(placed).filter(|ideas| *ideas > 0)?;
    let (sign, label) = (NO_SIGN.to_owned(), "no question".to_owned());
    Some(CountRow { sign, label, ideas, before: None })
}

/// Marks every row with what the round before had: under the same category where it asked the
/// same question, else in the same place of its own list, which shows the shape it had.
pub(crate) fn mark(model: &Model, rows: &mut [CountRow], question: &QuestionId, last: &BlockState) {
    let Some(asked) = last.block.questions().first().copied() else { return };
    let mut before: Vec<usize> = model
        .session
        .categories_of(asked)
        .map(|category| model.counts.under_during(last.id(), asked, Some(&category.id)))
        .collect();
    let none_yet = model.counts.under_during(last.id(), asked, None);
    if asked == question {
        before.push(none_yet);
        for (row, before) in rows.iter_mut().zip(before) {
            row.before = Some(before);
        }
    } else if let Some((open, named)) = rows.split_last_mut() {
        open.before = Some(none_yet);
        for (row, before) in named.iter_mut().zip(before) {
            row.before = Some(before);
        }
    }
}

/// What a list of so many lines shows of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fitted {
    /// The rows that have a line of their own.
    pub rows: Vec<CountRow>,
    /// What the last line says of the others before its own row, which stands at its end.
    pub others: Option<(String, CountRow)>,
}

/// Puts rows into so many lines. The last row, of what has no category yet, is always there; where
/// there is one line too few, the row before shares its line, and where there are many too few,
/// those after the first ones are counted together there.
pub(crate) fn fit(mut rows: Vec<CountRow>, lines: usize) -> Fitted {
    if rows.len() <= lines {
        return Fitted { rows, others: None };
    }
    let Some(last) = rows.pop() else { return Fitted::default() };
    let left_over = rows.split_off(rows.len().min(lines.saturating_sub(1)));
    let words = match left_over.as_slice() {
        [one] => format!("{} {} {}", one.sign, one.label, one.ideas).trim_start().to_owned(),
        many => {
            let ideas: usize = many.iter().map(|row| row.ideas).sum();
            format!("{} more {ideas}", many.len())
        }
    };
    Fitted { rows, others: Some((words, last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(sign: &str, label: &str, ideas: usize) -> CountRow {
        CountRow { sign: sign.to_owned(), label: label.to_owned(), ideas, before: None }
    }

    fn list() -> Vec<CountRow> {
        vec![
            row("a", "Cybersecurity", 6),
            row("f", "Education", 2),
            row("g", "Others", 0),
            row("–", "none yet", 1),
        ]
    }

    #[test]
    fn a_list_that_fits_has_a_line_a_row() {
        assert_eq!(fit(list(), 4), Fitted { rows: list(), others: None });
    }

    #[test]
    fn one_line_too_few_puts_the_last_category_before_none_yet() {
        let fitted = fit(list(), 3);
        assert_eq!(fitted.rows, list()[..2]);
        assert_eq!(fitted.others, Some(("g Others 0".to_owned(), row("–", "none yet", 1))));
    }

    #[test]
    fn many_too_few_are_counted_together_and_none_is_lost() {
        let fitted = fit(list(), 2);
        assert_eq!(fitted.rows, list()[..1]);
        assert_eq!(fitted.others, Some(("2 more 2".to_owned(), row("–", "none yet", 1))));
        assert_eq!(fit(list(), 0).others.unwrap().0, "3 more 8");
    }
}

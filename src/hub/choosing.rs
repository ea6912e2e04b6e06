//! What can be chosen for a note: a category of the question it answers; where several are asked,
//! which it answers as well.

use serde::Serialize;

use crate::domain::{BlockId, CategoryId, Question, QuestionId, TableId};
use crate::session::{CategoryState, Session};
use crate::text::{from_json, shown, to_json};

/// A row to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Choice {
    /// What a form sends for it: a category; where several questions are asked, as JSON a question,
    /// or a question and a category of it; nothing for neither.
    pub(super) pick: String,
    pub(super) label: String,
}

impl Choice {
    fn neither(label: &str) -> Self {
        Self { pick: String::new(), label: label.to_owned() }
    }
}

/// The rows for a note of this block and table that answers this question, if any.
pub(super) fn choices(
    session: &Session,
    (block, table): (Option<&BlockId>, Option<&TableId>),
    question: Option<&QuestionId>,
) -> Vec<Choice> {
    if names_question(session, (block, table), question) {
        let several = session.questions_to_name(block, table).into_iter();
        let rows = several.flat_map(|question| rows(session, question));
        return [Choice::neither(UNDER_NONE)].into_iter().chain(rows).collect();
    }
    let all = question.into_iter().flat_map(|question| session.categories_of(question));
    let row = |it: &CategoryState| Choice { pick: it.id.to_string(), label: label(it) };
    [Choice::neither(NONE_YET)].into_iter().chain(all.map(row)).collect()
}

/// True where whoever writes such a note also chooses which question it answers.
pub(super) fn names_question(
    session: &Session,
    (block, table): (Option<&BlockId>, Option<&TableId>),
    question: Option<&QuestionId>,
) -> bool {
    let several = session.questions_to_name(block, table);
    !several.is_empty() && question.is_none_or(|it| several.iter().any(|of| of.id == *it))
}

/// What a note is under that answers a question and has no category.
pub(super) const NONE_YET: &str = "– none yet";
/// What a note is under that answers none of several questions.
pub(super) const UNDER_NONE: &str = "– under no question";

/// A question, and its categories.
fn rows(session: &Session, question: &Question) -> Vec<Choice> {
    let row = |category: &CategoryState| Choice {
        pick: pick(&question.id, Some(&category.id)),
        label: label_of(session, &question.id, category),
    };
    let own = Choice { pick: pick(&question.id, None), label: asked(session, question) };
    [own].into_iter().chain(session.categories_of(&question.id).map(row)).collect()
}

/// What a form sends for a question, and for a category of it.
pub(super) fn pick(question: &QuestionId, category: Option<&CategoryId>) -> String {
    let category = category.map(CategoryId::as_str);
    let both: Vec<&str> = [question.as_str()].into_iter().chain(category).collect();
    to_json(&both).unwrap_or_default()
}

/// What was picked; neither where it is nothing of the kind.
pub(super) fn picked(pick: &str) -> (Option<QuestionId>, Option<CategoryId>) {
    let mut both = from_json::<Vec<String>>(pick.as_bytes()).unwrap_or_default().into_iter();
    (both.next().map(QuestionId::new), both.next().map(CategoryId::new))
}

/// A question with its number, in shown words.
pub(super) fn asked(session: &Session, question: &Question) -> String {
    format!("{}{}", number(session, &question.id), shown(&question.text))
}

/// A category with its letter, in shown words.
pub(super) fn label(category: &CategoryState) -> String {
    match &category.letter {
        Some(letter) => format!("{} {}", shown(letter), shown(&category.label)),
        None => shown(&category.label).into_owned(),
    }
}

/// A category with the number of its question before its letter.
pub(super) fn label_of(
    session: &Session,
    question: &QuestionId,
    category: &CategoryState,
) -> String {
    let number = number(session, question);
    let number = if category.letter.is_some() { number.trim_end() } else { &number };
    format!("{number}{}", label(category))
}

fn number(session: &Session, question: &QuestionId) -> String {
    session.question_number(question).map(|number| format!("{number} ")).unwrap_or_default()
}

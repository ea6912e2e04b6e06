//! Keys of the list of categories.

use std::sync::Arc;

use super::super::asking::ask;
use super::super::submit::{say, step};
use super::super::wanting::open;
use crate::actions::Action;
use crate::domain::{CategoryId, QuestionId};
use crate::session::Command;
use crate::text::is_letter;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Asked, Choosing, Finder, Line, Model, Overlay, Sort, Split, Wanted, Write,
};
use crate::tui::words::{category, many_ideas};

pub(super) fn act(model: &mut Model, action: Action, up: bool, batch: u64) -> Vec<Effect> {
    let Some(at) = model.chosen_category() else {
        say(model, Sort::Refused, "not done: there are no questions");
        return Vec::new();
    };
    model.lists.category = Some(at.clone());
    let question = at.question;
    if action == Action::AddCategory {
        let number = model.session.question_number(&question).unwrap_or(0);
        let letter = match model.session.free_letter(&question) {
            Some(letter) => format!("the letter {letter}"),
            None => "no letter, as all are taken".to_owned(),
        };
        let words = format!(
            "A new category of question {number}; it gets {letter}. What is it called? Enter adds it."
        );
        return write(model, Wanted::Category(question), words, "", batch);
    }
    let Some(id) = at.category else {
        let key = model.key(Action::AddCategory);
        let hint = format!("↓ goes to its categories, {key} adds one");
        say(model, Sort::Refused, format!("not done: this is a question · {hint}"));
        return Vec::new();
    };
    of_one(model, action, up, (question, id), batch)
}

fn of_one(
    model: &mut Model,
    action: Action,
    up: bool,
    (question, id): (QuestionId, CategoryId),
    batch: u64,
) -> Vec<Effect> {
    let Some(state) = model.session.category(&question, &id).cloned() else { return Vec::new() };
    let name = category(&state);
    let ideas = model.counts.under(Some(&question), Some(&id));
    match action {
        Action::RenameCategory => {
            let words =
                format!("{name}, {}. What is it called? Enter renames it.", many_ideas(ideas));
            write(model, Wanted::Label(question, id), words, &state.label, batch)
        }
        Action::LetterCategory => {
            let words = format!("{name}. Which letter? Empty for none. Enter takes it.");
            let letter = state.letter.as_deref().unwrap_or_default();
            write(model, Wanted::Letter(question, id), words, letter, batch)
        }
        Action::OrderCategories => shift(model, question, &id, up),
        Action::MergeCategories => {
            let (what, finder) = (Choosing::IntoCategory(question, id), Finder::default());
            model.overlays.push(Overlay::Pick { what, finder });
            Vec::new()
        }
        Action::SplitCategory if ideas < 1 => {
            say(model, Sort::Refused, format!("not done: {name} has no ideas to split"));
            Vec::new()
        }
        Action::SplitCategory => {
            model.lists.split =
                Some(Split { question, category: id, at: None, marked: Vec::new() });
            let first = model.split_notes().first().map(|note| note.id);
            if let Some(split) = &mut model.lists.split {
                split.at = first;
            }
            Vec::new()
        }
        Action::RemoveCategory => {
            let none = model.counts.under(Some(&question), None);
            let words = format!(
                "{name} goes; its {} become uncategorised, {} then. Enter removes it.",
                many_ideas(ideas),
                none + ideas
            );
            let command = Command::RemoveCategory { question, category: id };
            ask(model, words, Asked::Submit(vec![command]), batch)
        }
        _ => Vec::new(),
    }
}

fn write(model: &mut Model, wanted: Wanted, words: String, typed: &str, batch: u64) -> Vec<Effect> {
    open(model, Write { wanted, words, line: Line::of(typed), batch, held: None })
}

pub(super) fn added(model: &mut Model, question: QuestionId, words: &str) -> Vec<Effect> {
    let letter = model.session.free_letter(&question);
    step(model, Command::AddCategory { question, letter, label: words.into() })
}

pub(super) fn renamed(
    model: &mut Model,
    question: QuestionId,
    category: CategoryId,
    words: &str,
) -> Vec<Effect> {
    step(model, Command::RenameCategory { question, category, label: words.into() })
}

pub(super) fn lettered(
    model: &mut Model,
    question: QuestionId,
    category: CategoryId,
    words: &str,
) -> Vec<Effect> {
    let letter = Some(words).filter(|words| !words.is_empty() && *words != "-");
    if let Some(letter) = letter.filter(|letter| !is_letter(letter)) {
        say(model, Sort::Refused, format!("not done: \"{letter}\" is no letter of a category"));
        return Vec::new();
    }
    step(model, Command::LetterCategory { question, category, letter: letter.map(Arc::from) })
}

/// One place up or down among those of its question.
fn shift(model: &mut Model, question: QuestionId, category: &CategoryId, up: bool) -> Vec<Effect> {
    let mut order: Vec<CategoryId> =
        model.session.categories_of(&question).map(|it| it.id.clone()).collect();
    let Some(place) = order.iter().position(|id| id == category) else { return Vec::new() };
    let other = if up { place.checked_sub(1) } else { Some(place + 1) };
    match other.filter(|other| *other < order.len()) {
        Some(other) => {
            order.swap(place, other);
            step(model, Command::OrderCategories { question, order })
        }
        None => Vec::new(),
    }
}

/// The category was chosen that this one goes up in.
pub(in crate::tui::update) fn merge(
    model: &mut Model,
    question: QuestionId,
    from: CategoryId,
    into: CategoryId,
) -> Vec<Effect> {
    let session = &model.session;
    let name = |id| session.category(&question, id).map(category).unwrap_or_default();
    let count = |id| model.counts.under(Some(&question), Some(id));
    let (moved, there) = (count(&from), count(&into));
    let words = format!(
        "{} goes up in {}: {} then, {moved} and {there}. Enter merges them.",
        name(&from),
        name(&into),
        many_ideas(moved + there),
    );
    let command = Command::MergeCategories { question, category: from, into };
    ask(model, words, Asked::Submit(vec![command]), 0);
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.held = Some(model.now.t);
    }
    Vec::new()
}

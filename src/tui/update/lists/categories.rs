//! Keys of the list of categories.

use std::sync::Arc;

use super::super::asking::{ask, ask_after_enter};
use super::super::submit::{say, step};
use super::super::wanting::open;
use super::together::together;
use crate::actions::Action;
use crate::domain::{CategoryId, QuestionId};
use crate::session::Command;
use crate::text::is_letter;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Asked, CategoryAt, Choosing, Finder, Line, Model, Overlay, Sort, Split, Waits, Wanted, Write,
};
use crate::tui::words::{category, many_ideas};

pub(super) fn act(model: &mut Model, action: Action, up: bool, batch: u64) -> Vec<Effect> {
    let Some(at) = model.chosen_category() else {
        say(model, Sort::Refused, "not done: there are no questions");
        return Vec::new();
    };
    model.lists.categories.chosen = Some(at.clone());
    let question = at.question.clone();
    if matches!(action, Action::MergeCategories | Action::RemoveCategory)
        && !model.lists.categories.marked.is_empty()
    {
        return of_marked(model, action, batch);
    }
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
    let Some(id) = at.category.clone() else {
        let key = model.key(Action::AddCategory);
        let hint = format!("↓ goes to its categories, {key} adds one");
        say(model, Sort::Refused, format!("not done: this is a question · {hint}"));
        return Vec::new();
    };
    match action {
        Action::Mark => {
            model.lists.categories.mark(at.clone());
            Vec::new()
        }
        Action::MergeCategories | Action::RemoveCategory => of_marked(model, action, batch),
        _ => of_one(model, action, up, (question, id), batch),
    }
}

/// What is done to all categories marked, or to the one under the cursor.
fn of_marked(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    let about = model.categories_about();
    let Some(question) = about.first().map(|at| at.question.clone()) else { return Vec::new() };
    if action == Action::RemoveCategory {
        return remove(model, &about, batch);
    }
    if about.iter().any(|at| at.question != question) {
        let words = "not done: the categories marked are of different questions";
        say(model, Sort::Refused, words);
        return Vec::new();
    }
    let from = about.into_iter().filter_map(|at| at.category).collect();
    let (what, finder) = (Choosing::IntoCategory(question, from), Finder::default());
    model.overlays.push(Overlay::Pick { what, finder });
    Vec::new()
}

fn remove(model: &mut Model, about: &[CategoryAt], batch: u64) -> Vec<Effect> {
    let (names, ideas) = named_with_ideas(model, about);
    let words = match about {
        [_] if ideas == 0 => format!("{names} goes; it has no ideas. Enter removes it."),
        [one] => format!(
            "{names} goes; its {} {} uncategorised, {} then. Enter removes it.",
            many_ideas(ideas),
            if ideas == 1 { "becomes" } else { "become" },
            model.counts.under(Some(&one.question), None) + ideas
        ),
        _ => format!(
            "{names} go; their {} become uncategorised. Enter removes them.",
            many_ideas(ideas)
        ),
    };
    let command = |at: &CategoryAt| {
        let (question, category) = (at.question.clone(), at.category.clone()?);
        Some(Command::RemoveCategory { question, category })
    };
    let commands = about.iter().filter_map(command).collect();
    ask(model, words, Asked::Submit(commands), batch)
}

/// What categories are called together, and how many ideas they have.
fn named_with_ideas(model: &Model, about: &[CategoryAt]) -> (String, usize) {
    let named = |at: &CategoryAt| {
        let state = model.session.category(&at.question, at.category.as_ref()?)?;
        Some(category(state))
    };
    let names: Vec<String> = about.iter().filter_map(named).collect();
    let ideas =
        about.iter().map(|at| model.counts.under(Some(&at.question), at.category.as_ref())).sum();
    (together(&names), ideas)
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
        Action::SplitCategory if ideas < 1 => {
            say(model, Sort::Refused, format!("not done: {name} has no ideas to split"));
            Vec::new()
        }
        Action::SplitCategory => {
            model.lists.split = Some(Split::of(&model.session, question, id));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn write(model: &mut Model, wanted: Wanted, words: String, typed: &str, batch: u64) -> Vec<Effect> {
    open(model, Write { wanted, words, line: Line::of(typed), waits: Waits::for_later(batch) })
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

/// The category was chosen that these go up in.
pub(in crate::tui::update) fn merge(
    model: &mut Model,
    question: &QuestionId,
    from: &[CategoryId],
    into: &CategoryId,
) -> Vec<Effect> {
    let at = |id: &CategoryId| {
        let (question, category) = (question.clone(), Some(id.clone()));
        CategoryAt { question, category }
    };
    let about: Vec<CategoryAt> = from.iter().map(at).collect();
    let (names, moved) = named_with_ideas(model, &about);
    let (name, there) = named_with_ideas(model, &[at(into)]);
    let go = if from.len() > 1 { "go" } else { "goes" };
    let words = format!(
        "{names} {go} up in {name}: {} then, {moved} and {there}. Enter merges them.",
        many_ideas(moved + there),
    );
    let command = |id: &CategoryId| {
        let (question, category, into) = (question.clone(), id.clone(), into.clone());
        Command::MergeCategories { question, category, into }
    };
    ask_after_enter(model, words, from.iter().map(command).collect())
}

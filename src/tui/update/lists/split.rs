//! Keys while a category is split: ideas are marked, and then the new one is named.

use super::super::submit::{say, step};
use super::super::wanting::open;
use crate::actions::Action;
use crate::session::{Author, Command, decide};
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Sort, Waits, Wanted, Write};
use crate::tui::words::{category, many_ideas};

pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    match action {
        Action::Mark => {
            if let Some(split) = &mut model.lists.split {
                split.list.mark();
            }
        }
        Action::NameSplit => return name(model, batch),
        _ => {}
    }
    Vec::new()
}

fn name(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(split) = &model.lists.split else { return Vec::new() };
    let (go, all) = (split.marked(&model.session).len(), split.ideas.listing().len());
    if go == 0 {
        let key = model.key(Action::Mark);
        say(model, Sort::Refused, format!("not done: no idea is marked · {key} marks one"));
        return Vec::new();
    }
    let old = model.session.category(&split.question, &split.category);
    let letter = match model.session.free_letter(&split.question) {
        Some(letter) => format!(" with the letter {letter}"),
        None => String::new(),
    };
    let words = format!(
        "{} has {}: {} to stay, {go} to go into a new category{letter}. What is it called? Enter splits.",
        old.map(category).unwrap_or_default(),
        many_ideas(all),
        all - go,
    );
    let (wanted, line) = (Wanted::Split, Line::default());
    open(model, Write { wanted, words, line, waits: Waits::for_later(batch) })
}

pub(super) fn named(model: &mut Model, words: &str) -> Vec<Effect> {
    let Some(split) = &model.lists.split else { return Vec::new() };
    let command = Command::SplitCategory {
        question: split.question.clone(),
        category: split.category.clone(),
        letter: model.session.free_letter(&split.question),
        label: words.into(),
        notes: split.marked(&model.session),
    };
    // What cannot be done keeps its marks.
    if decide(&model.session, &Author::facilitator(), &command, model.now).is_ok() {
        model.lists.split = None;
    }
    step(model, command)
}

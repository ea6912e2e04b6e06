//! Keys while a category is split: ideas are marked, and then the new one is named.

use super::super::submit::{say, step};
use super::super::wanting::open;
use crate::actions::Action;
use crate::domain::NoteId;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Sort, Split, Wanted, Write};
use crate::tui::words::{category, many_ideas};

pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    match action {
        Action::MarkIdea => mark(model),
        Action::NameSplit => return name(model, batch),
        _ => {}
    }
    Vec::new()
}

fn mark(model: &mut Model) {
    let Some(split) = &mut model.lists.split else { return };
    let Some(at) = split.at else { return };
    match split.marked.iter().position(|id| *id == at) {
        Some(place) => _ = split.marked.remove(place),
        None => split.marked.push(at),
    }
}

/// The marked ideas that are still of the category.
fn marked(model: &Model, split: &Split) -> Vec<NoteId> {
    let of = model.split_notes().into_iter().map(|note| note.id);
    of.filter(|id| split.marked.contains(id)).collect()
}

fn name(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(split) = &model.lists.split else { return Vec::new() };
    let (go, all) = (marked(model, split).len(), model.split_notes().len());
    if go == 0 {
        let key = model.key(Action::MarkIdea);
        say(model, Sort::Refused, format!("not done: no idea is marked · {key} marks one"));
        return Vec::new();
    }
    let old = model.session.category(&split.question, &split.category);
    let letter = match model.session.free_letter(&split.question) {
        Some(letter) => format!(" with the letter {letter}"),
        None => String::new(),
    };
    let words = format!(
        "{} has {}: {} stay, {go} go into a new category{letter}. What is it called? Enter splits.",
        old.map(category).unwrap_or_default(),
        many_ideas(all),
        all - go,
    );
    let (wanted, line) = (Wanted::Split, Line::default());
    open(model, Write { wanted, words, line, batch, held: None })
}

pub(super) fn named(model: &mut Model, words: &str) -> Vec<Effect> {
    let Some(split) = &model.lists.split else { return Vec::new() };
    let command = Command::SplitCategory {
        question: split.question.clone(),
        category: split.category.clone(),
        letter: model.session.free_letter(&split.question),
        label: words.into(),
        notes: marked(model, split),
    };
    if !words.is_empty() {
        model.lists.split = None;
    }
    step(model, command)
}

//! Questions added and reworded: their words are asked for, those there are to be put right.

use super::submit::{say, step};
use super::wanting;
use crate::actions::{Misuse, names, split_words};
use crate::domain::QuestionId;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Screen, Sort, Waits, Wanted, Write};
use crate::tui::words::with_hint;

/// Asks for a new question.
pub(super) fn ask_new(model: &mut Model) -> Vec<Effect> {
    let words = "What are people to talk about? Enter adds the question, which a coming block may \
                 ask then; Esc leaves all as it is.";
    ask(model, None, words.to_owned(), "")
}

/// Asks for other words of the question that is meant here.
pub(super) fn ask_words(model: &mut Model) -> Vec<Effect> {
    match meant(model) {
        Some(question) => reword(model, &question),
        None => Vec::new(),
    }
}

/// Asks for other words of the question that is named, where no words follow that in the palette.
pub(super) fn ask_words_of(model: &mut Model, typed: &str) -> Option<Vec<Effect>> {
    let words = split_words(typed).ok()?;
    let named = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--question", named] => names::question(&model.session, named),
        [only] => names::question(&model.session, only.strip_prefix("--question=")?),
        _ => return None,
    };
    Some(match named {
        Ok(question) => reword(model, &question),
        Err(why) => refuse(model, &why),
    })
}

fn refuse(model: &mut Model, why: &Misuse) -> Vec<Effect> {
    say(model, Sort::Refused, with_hint(&format!("not done: {why}"), &why.hint()));
    Vec::new()
}

fn reword(model: &mut Model, id: &QuestionId) -> Vec<Effect> {
    let Some(question) = model.session.question(id) else { return Vec::new() };
    let number = model.session.question_number(id).unwrap_or_default();
    let others = match model.session.questions.len() {
        1 => String::new(),
        _ => format!(
            " Another one: Esc, then : and reword-question --question {}.",
            if number == 1 { 2 } else { 1 }
        ),
    };
    let words = format!(
        "How is question {number} to read? Enter keeps the words, Esc leaves them as they \
         are.{others}"
    );
    let text = question.text.clone();
    ask(model, Some(id.clone()), words, &text)
}

fn ask(model: &mut Model, of: Option<QuestionId>, words: String, text: &str) -> Vec<Effect> {
    let (wanted, line) = (Wanted::Question(of), Line::of(text));
    wanting::open(model, Write { wanted, words, line, waits: Waits::for_another(model.now) })
}

/// The words are there; those that are refused come back, to be put right.
pub(super) fn written(model: &mut Model, of: Option<QuestionId>, typed: &str) -> Vec<Effect> {
    let command = match of {
        Some(question) => Command::RewordQuestion { question, text: typed.into() },
        None => Command::AddQuestion { question: Box::new(model.session.new_question(typed)) },
    };
    step(model, command)
}

/// The question under the cursor, else the one that is asked now or next, else the first.
fn meant(model: &Model) -> Option<QuestionId> {
    let session = &model.session;
    if model.screen == Screen::Categories
        && let Some(at) = model.chosen_category()
    {
        return Some(at.question);
    }
    let here = match model.screen {
        Screen::Programme => model.blocks_about().into_iter().next(),
        _ => None,
    };
    let here = here.and_then(|id| session.block(&id));
    let coming = session.blocks.iter().filter(|state| state.is_waiting());
    let mut asking = here.into_iter().chain(session.running()).chain(coming);
    let asked = asking.find_map(|state| state.block.questions().first().map(|id| (*id).clone()));
    asked.or_else(|| session.questions.first().map(|question| question.id.clone()))
}

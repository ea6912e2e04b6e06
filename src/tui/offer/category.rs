//! Which category the word behind a `#` means once the line is saved: one there is, or a new one.
//!
//! What could be a slip of the finger, or a number in a sentence, means none and stays text.

use crate::actions::Action;
use crate::domain::{CategoryId, QuestionId};
use crate::session::{Asked, CategoryState, Meant, NAME_ENDS};
use crate::text::signs;
use crate::text::{fold, is_slip};
use crate::tui::model::{Model, whole};

/// A category by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// One of this question: the line's own, or one that the line is sent to with it.
    Known(QuestionId, CategoryId),
    /// One that comes into being with the line.
    New(String),
    /// None: the question alone that the line is sent to.
    Question(QuestionId),
}

/// Reads the category at the start of the words to be saved: the longest name there is, else the
/// first word as a new one. With it whether it is kept, and the words after it.
#[must_use]
pub fn at_start<'a>(model: &Model, text: &'a str) -> Option<(bool, Named, &'a str)> {
    if !reads_names(model) || stood(model, text, |text| text.split_whitespace().next()) {
        return None;
    }
    let known = |(kept, name, rest): (bool, &str, &'a str)| Some((kept, known(model, name)?, rest));
    signs::heads(text).find_map(known).or_else(|| {
        let (kept, word, rest) = signs::heads(text).last()?;
        Some((kept, Named::New(new(model, word)?), rest))
    })
}

/// Reads the category at the end of the words to be saved, and the words before it: a name there
/// is, else the last word as a new one.
#[must_use]
pub fn at_end<'a>(model: &Model, text: &'a str) -> Option<(&'a str, Named)> {
    if !reads_names(model) || stood(model, text, |text| text.split_whitespace().next_back()) {
        return None;
    }
    // There a number is part of the sentence, "we are #1", but where one of several is to be named.
    let is_open = model.session.closed.is_none() && model.question_named().is_none();
    let is_meant = |named: &Named| is_open || !matches!(named, Named::Question(_));
    let known = |(rest, name): (&'a str, &str)| Some((rest, known(model, name).filter(is_meant)?));
    signs::tails(text, '#').find_map(known).or_else(|| {
        let (rest, word) = signs::tails(text, '#').next()?;
        let is_word = !word.contains(char::is_whitespace);
        Some((rest, Named::New(new(model, word).filter(|_| is_word)?)))
    })
}

/// Parts the words that signs are read in from the details below them, where an idea is edited with
/// these.
#[must_use]
pub fn parted<'a>(model: &Model, text: &'a str) -> (&'a str, &'a str) {
    if model.capture.line.is_outline() { whole::parted(text) } else { (text, "") }
}

/// True where the word at an end of the words stood there before they were edited: it was never
/// meant.
fn stood(model: &Model, text: &str, end: fn(&str) -> Option<&str>) -> bool {
    model.edited().is_some_and(|note| end(&note.words.text) == end(text))
}

/// A detail has no category of its own, and a town hall has its own signs.
fn reads_names(model: &Model) -> bool {
    let of_detail = model.capture.level > 0 && model.capture.editing.is_none();
    !(model.capture.literal || of_detail || model.in_hall())
}

/// What one word behind a sign means.
#[must_use]
pub fn by_letter(model: &Model, letter: &str) -> Option<Named> {
    asked(model).by_letter(letter).map(named)
}

fn named((question, category): Meant<'_>) -> Named {
    let question = question.clone();
    match category.cloned() {
        Some(category) => Named::Known(question, category),
        None => Named::Question(question),
    }
}

/// The questions that a sign in the line may mean categories of.
pub(super) fn asked(model: &Model) -> Asked<'_> {
    let others = model.nameable().into_iter().map(|question| &question.id).collect();
    let is_settled = model.session.closed.is_none() && model.question_named().is_some();
    Asked { session: &model.session, own: model.sign_question(), others, is_settled }
}

fn known(model: &Model, name: &str) -> Option<Named> {
    asked(model).called(name).map(named)
}

/// The name of a new category: one that is near to none there is.
fn new(model: &Model, word: &str) -> Option<String> {
    model.sign_question().filter(|_| model.mode.may(Action::AddCategory))?;
    let name = label_of(word)?;
    (!all(model).any(|it| is_near(&it.label, name))).then(|| name.to_owned())
}

/// What a category may be called by a word: it begins with a letter and has another.
fn label_of(word: &str) -> Option<&str> {
    let name = word.trim_end_matches(NAME_ENDS);
    let mut letters = name.chars();
    let is_name = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some();
    is_name.then_some(name)
}

/// True where a word may have been meant for this label: it or a word of it begins so, or is a slip
/// of the finger away from all of it.
pub(in crate::tui) fn is_near(label: &str, word: &str) -> bool {
    let (label, wanted) = (fold(label), fold(word.trim_end_matches(NAME_ENDS)));
    let mut parts = label.split(|letter: char| !letter.is_alphanumeric());
    let begins = label.starts_with(&wanted) || parts.any(|part| part.starts_with(&wanted));
    !wanted.is_empty() && (begins || is_slip(&label, &wanted))
}

/// Everything a sign may mean here.
fn all(model: &Model) -> impl Iterator<Item = &CategoryState> {
    let own = model.sign_question();
    let others = model.nameable().into_iter().map(|question| &question.id);
    let is_open = model.session.closed.is_none();
    let others = others.filter(move |id| own.is_none() || (is_open && own != Some(*id)));
    own.into_iter().chain(others).flat_map(|question| model.session.categories_of(question))
}

/// The words as far as a sign's word that names no category and is near to some, at their start or
/// their end: which is meant has to be asked.
#[must_use]
pub fn unsure<'a>(model: &Model, words: &'a str) -> Option<&'a str> {
    if !reads_names(model) {
        return None;
    }
    let near = |word: &str| {
        let (of, behind) = asked(model).behind_number(word).unzip();
        let name = behind.unwrap_or(word);
        if !name.starts_with(char::is_alphabetic) {
            return false;
        }
        let is_near = |category: &CategoryState| is_near(&category.label, name);
        match of {
            Some(question) => model.session.categories_of(question).any(is_near),
            None => all(model).any(is_near),
        }
    };
    let at_head = || {
        let begun = words.trim_start();
        let (_, word, _) = signs::heads(begun).last().filter(|(_, word, _)| near(word))?;
        let none = at_start(model, begun.trim_end()).is_none();
        let is_new = !stood(model, begun, |text| text.split_whitespace().next());
        let end = words.len() - begun.len() + begun.find(word)? + word.len();
        words.get(..end).filter(|_| none && is_new)
    };
    let at_tail = || {
        let (_, word) = signs::tails(words, '#').next()?;
        let is_word = !word.contains(char::is_whitespace) && near(word);
        let is_new = !stood(model, words, |text| text.split_whitespace().next_back());
        (is_word && is_new && at_end(model, words).is_none()).then(|| words.trim_end())
    };
    at_head().or_else(at_tail)
}

/// True where a word behind a sign would be taken for a category at the end of the words.
pub(super) fn is_meant(model: &Model, word: &str) -> bool {
    let known = known(model, word).is_some_and(|named| !matches!(named, Named::Question(_)));
    reads_names(model) && (known || new(model, word).is_some())
}

//! Which category a name behind a sign means: one of a question that the words can answer.
//!
//! What could be a slip of the finger, or a number in a sentence, means none.

use std::borrow::Cow;
use std::sync::Arc;

use super::command::NewNote;
use super::part::CategoryState;
use super::state::Session;
use crate::domain::{CategoryId, QuestionId};
use crate::text::{fold, signs};

/// Letters that the beginning of a name needs at least to mean it.
const BEGINNING: usize = 3;

/// What ends a name that is no part of it.
pub const NAME_ENDS: [char; 4] = [':', ',', ';', '.'];

/// The questions that words can answer.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// Whose they are.
    pub session: &'a Session,
    /// The one the words answer, if any.
    pub own: Option<&'a QuestionId>,
    /// Those of which a sign can name one.
    pub others: Vec<&'a QuestionId>,
    /// One was named already: while they are asked, only a number leads to another.
    pub is_settled: bool,
}

/// A question, and a category of it; none for the question alone.
pub type Meant<'a> = (&'a QuestionId, Option<&'a CategoryId>);

impl<'a> Asked<'a> {
    /// What one word behind a sign means: the category with this letter, in either case; where a
    /// question can be named also `2b`, that of question 2, and `2` for the question alone.
    #[must_use]
    pub fn by_letter(&self, letter: &str) -> Option<Meant<'a>> {
        self.own.and_then(|own| self.lettered(own, letter)).or_else(|| self.numbered(letter))
    }

    fn lettered(&self, question: &'a QuestionId, letter: &str) -> Option<Meant<'a>> {
        let found = self.session.category_lettered(question, letter)?;
        Some((question, Some(&found.id)))
    }

    fn numbered(&self, word: &str) -> Option<Meant<'a>> {
        match self.behind_number(word.trim_end_matches(NAME_ENDS))? {
            (question, "") => Some((question, None)),
            (question, letter) => self.lettered(question, letter),
        }
    }

    /// The question whose number a word begins with, where it can be named, and the rest of the
    /// word.
    #[must_use]
    pub fn behind_number<'b>(&self, word: &'b str) -> Option<(&'a QuestionId, &'b str)> {
        let rest = word.trim_start_matches(|it: char| it.is_ascii_digit());
        let number: usize = word.strip_suffix(rest)?.parse().ok()?;
        let question = &self.session.questions.get(number.checked_sub(1)?)?.id;
        self.others.contains(&question).then_some((question, rest))
    }

    /// The category with this letter, else the one of this name, else the only one whose name
    /// begins so; behind a question's number it is one of that question.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<Meant<'a>> {
        let parts = |name: &str| {
            let (of, name) = self.behind_number(name).unzip();
            (of, name.map(fold))
        };
        let named = |name: &str| {
            let (of, behind) = parts(name);
            let wanted = behind.unwrap_or_else(|| fold(name));
            self.by_letter(name).or_else(|| self.like(of, |label| label == wanted))
        };
        let bare = name.trim_end_matches(NAME_ENDS);
        let begun = || {
            let (of, behind) = parts(bare);
            let wanted = behind.unwrap_or_else(|| fold(bare));
            let is_long = wanted.chars().count() >= BEGINNING;
            is_long.then(|| self.like(of, |label| label.starts_with(&wanted)))?
        };
        named(name).or_else(|| (bare != name).then(|| named(bare))?).or_else(begun)
    }

    /// The only category whose folded name is so: of the question named, else of the words' own;
    /// where that has none, of those they can be sent to.
    fn like(
        &self,
        named: Option<&'a QuestionId>,
        is_so: impl Fn(&str) -> bool,
    ) -> Option<Meant<'a>> {
        let is_so = |it: &&CategoryState| is_so(&fold(&it.label));
        let of = |question: &'a QuestionId| {
            let all = self.session.categories_of(question).filter(is_so);
            all.map(|it| (question, Some(&it.id))).collect::<Vec<_>>()
        };
        let own: Vec<Meant<'a>> = named.or(self.own).map(of).unwrap_or_default();
        let is_own = named.is_some() || !own.is_empty();
        let others = self.others.iter().copied().filter(|_| !self.is_settled);
        let mut found = if is_own { own } else { others.flat_map(of).collect() }.into_iter();
        found.next().filter(|_| found.next().is_none())
    }
}

/// A note as the signs in its words say: under the category that one at their start or else their end
/// means, without that sign.
pub(super) fn as_signed<'a>(session: &Session, note: &'a NewNote) -> Cow<'a, NewNote> {
    let words = note.text.trim();
    let heads = || signs::heads(words).map(|(_, name, rest)| (name, rest, true));
    let tails = || signs::tails(words, '#').map(|(rest, name)| (name, rest, false));
    let mut readings = heads().chain(tails()).filter(|(_, rest, _)| !rest.is_empty());
    if !note.signs || note.named.is_some() {
        return Cow::Borrowed(note);
    }
    // Sent again it is read as it was, whatever its category is called by now.
    if let Some(known) = session.notes.get(note.id) {
        let without = |(_, rest, _)| NewNote { text: Arc::from(rest), ..note.clone() };
        let again = readings.map(without).find(|it| known.was_typed_as(it));
        return again.map_or(Cow::Borrowed(note), Cow::Owned);
    }
    let own = note.question.as_ref();
    let others = session.questions_to_name(note.block.as_ref(), note.table.as_ref());
    let others = others.into_iter().map(|it| &it.id).collect();
    let asked = Asked { session, own, others, is_settled: own.is_some() };
    // At the end a number is part of the sentence.
    let is_meant = |(_, category): &Meant<'_>, leads| leads || category.is_some();
    let found = readings.find_map(|(name, rest, leads)| {
        Some((rest, asked.called(name).filter(|meant| is_meant(meant, leads))?))
    });
    found.map_or(Cow::Borrowed(note), |(rest, (question, category))| {
        let (question, category) = (Some(question.clone()), category.cloned());
        Cow::Owned(NewNote { text: Arc::from(rest), question, category, ..note.clone() })
    })
}

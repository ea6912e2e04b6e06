//! What the Tally shows, kept as records arrive.

use super::counts::Counts;
use super::note_list::Listing;
use crate::domain::{CategoryId, NoteId, NoteKind, QuestionId};
use crate::session::{CategoryState, Note, Session};

/// The state of the Tally.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Questions and their categories, in the plan's order; true for the session while the Tally
    /// is shown.
    pub rows: Vec<TallyRow>,
    /// The category under the cursor.
    pub chosen: Option<Pile>,
    /// The category whose ideas are shown.
    pub opened: Option<Opened>,
}

/// The ideas of a category of a question; without a category those that have none yet, without a
/// question those that answer none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// The question.
    pub question: Option<QuestionId>,
    /// The category.
    pub category: Option<CategoryId>,
}

/// A row of the Tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyRow {
    /// What it counts; nothing for a question, which is a heading.
    pub pile: Option<Pile>,
    /// A letter or a number; raw.
    pub sign: String,
    /// What is counted; raw.
    pub label: String,
    /// How many ideas.
    pub ideas: usize,
}

/// The ideas of a pile, oldest first; those retracted included unless only the kept are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Which pile.
    pub pile: Pile,
    kept: bool,
    seen: usize,
    ideas: Vec<NoteId>,
}

impl Tally {
    /// Reads the rows from the counts; the cursor stays on its category.
    pub fn refresh(&mut self, session: &Session, counts: &Counts) {
        self.rows = rows(session, counts);
        let at = self.place();
        self.chosen = self.rows.get(at).and_then(|row| row.pile.clone());
    }

    /// The row under the cursor: the first category where it has gone.
    #[must_use]
    pub fn place(&self) -> usize {
        let is_it = |row: &TallyRow| row.pile.is_some() && row.pile == self.chosen;
        let first = || self.rows.iter().position(|row| row.pile.is_some());
        self.rows.iter().position(is_it).or_else(first).unwrap_or(0)
    }

    /// Goes to the first ideas without a category, rather to some among which a word behind `#` is
    /// text, or else to the first of those: the Report sends people after both.
    pub fn seek_unplaced(&mut self, session: &Session) {
        let has_sign = |pile: &&Pile| {
            let is_one = |note: &Note| !note.retracted && note.shows_sign();
            let mut notes = session.notes.iter();
            session.notes.signs() > 0 && notes.any(|it| is_one(it) && pile.takes(session, it))
        };
        let rows = self.rows.iter().filter(|row| row.ideas > 0);
        let piles: Vec<&Pile> = rows.filter_map(|row| row.pile.as_ref()).collect();
        let unplaced = || piles.iter().copied().filter(|pile| pile.category.is_none());
        let sought = unplaced().find(has_sign).or_else(|| unplaced().next());
        if let Some(pile) = sought.or_else(|| piles.iter().copied().find(has_sign)) {
            self.chosen = Some(pile.clone());
        }
    }

    /// Goes so many categories down, or up where negative.
    pub fn go(&mut self, by: isize) {
        let piles: Vec<&Pile> = self.rows.iter().filter_map(|row| row.pile.as_ref()).collect();
        let at = piles.iter().position(|pile| Some(*pile) == self.chosen.as_ref()).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(piles.len().saturating_sub(1));
        self.chosen = piles.get(next).map(|pile| (*pile).clone());
    }
}

impl Opened {
    /// The ideas of a pile as the session has them.
    #[must_use]
    pub fn of(session: &Session, pile: Pile) -> Self {
        let mut opened = Self { pile, ..Self::default() };
        opened.follow(session, true);
        opened
    }

    /// The same without those retracted.
    #[must_use]
    pub fn kept(session: &Session, pile: Pile) -> Self {
        let mut opened = Self { pile, kept: true, ..Self::default() };
        opened.follow(session, true);
        opened
    }

    /// True where this note is one of them.
    #[must_use]
    pub fn has(&self, session: &Session, note: NoteId) -> bool {
        session.notes.get(note).is_some_and(|note| self.takes(session, note))
    }

    fn takes(&self, session: &Session, note: &Note) -> bool {
        !(self.kept && note.retracted) && self.pile.takes(session, note)
    }

    /// Makes it true; looks only at notes it has not seen, unless notes changed their tags. Tells
    /// whether it looked at all.
    pub fn follow(&mut self, session: &Session, changed: bool) -> bool {
        if changed {
            self.ideas.clear();
            self.seen = 0;
        }
        let fresh = session.notes.slice(self.seen..session.notes.len());
        let ours = fresh.iter().filter(|note| self.takes(session, note)).map(|note| note.id);
        let ours: Vec<NoteId> = ours.collect();
        self.ideas.extend(ours);
        self.seen = session.notes.len();
        changed
    }

    /// All of them.
    #[must_use]
    pub fn listing(&self) -> Listing<'_> {
        Listing { before: &[], now: &self.ideas }
    }
}

impl Pile {
    fn takes(&self, session: &Session, note: &Note) -> bool {
        let known = |category: &&CategoryId| {
            let question = note.question.as_ref();
            question.is_some_and(|question| session.category(question, category).is_some())
        };
        note.kind == NoteKind::Idea
            && note.question == self.question
            && note.category.as_ref().filter(known) == self.category.as_ref()
    }
}

/// Each question with its categories, then what has none yet; last what answers no question, where
/// there is any.
fn rows(session: &Session, counts: &Counts) -> Vec<TallyRow> {
    let mut rows = Vec::new();
    for (place, question) in session.questions.iter().enumerate() {
        let id = Some(&question.id);
        rows.push(TallyRow {
            pile: None,
            sign: (place + 1).to_string(),
            label: question.text.clone(),
            ideas: counts.on(id),
        });
        let first = rows.len();
        let categories = session.categories_of(&question.id);
        rows.extend(categories.map(|category| row(category, &question.id, counts)));
        let placed: usize = rows.iter().skip(first).map(|row| row.ideas).sum();
        rows.push(none_yet(id.cloned(), counts.on(id).saturating_sub(placed)));
    }
    let without = counts.on(None);
    if without > 0 {
        let label = "Without a question".to_owned();
        rows.push(TallyRow { pile: None, sign: String::new(), label, ideas: without });
        rows.push(none_yet(None, without));
    }
    rows
}

fn row(category: &CategoryState, question: &QuestionId, counts: &Counts) -> TallyRow {
    let id = Some(category.id.clone());
    TallyRow {
        sign: category.letter.as_deref().unwrap_or_default().to_owned(),
        label: category.label.to_string(),
        ideas: counts.under(Some(question), id.as_ref()),
        pile: Some(Pile { question: Some(question.clone()), category: id }),
    }
}

fn none_yet(question: Option<QuestionId>, ideas: usize) -> TallyRow {
    let pile = Some(Pile { question, category: None });
    TallyRow { pile, sign: "–".to_owned(), label: "none yet".to_owned(), ideas }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(categories: &[&str]) -> Tally {
        let pile = |id: &&str| Pile { question: None, category: Some(CategoryId::new(*id)) };
        let row = |pile| TallyRow { pile, sign: String::new(), label: String::new(), ideas: 0 };
        let heading = std::iter::once(row(None));
        let rows = heading.chain(categories.iter().map(|id| row(Some(pile(id))))).collect();
        Tally { rows, ..Tally::default() }
    }

    fn under(tally: &Tally) -> &str {
        tally.chosen.as_ref().unwrap().category.as_ref().unwrap().as_str()
    }

    #[test]
    fn the_cursor_goes_over_categories_and_never_past_the_ends() {
        let mut tally = tally(&["a", "b", "c"]);
        assert_eq!(tally.place(), 1);
        tally.go(1);
        assert_eq!(under(&tally), "b");
        tally.go(9);
        assert_eq!((under(&tally), tally.place()), ("c", 3));
        tally.go(-9);
        assert_eq!(under(&tally), "a");
    }

    #[test]
    fn whoever_looks_for_ideas_without_a_category_is_led_to_the_first_of_them() {
        let mut tally = tally(&["a"]);
        tally.seek_unplaced(&Session::default());
        assert_eq!(tally.chosen, None);
        tally.rows.extend([none_yet(None, 0), none_yet(Some(QuestionId::new("q")), 2)]);
        tally.seek_unplaced(&Session::default());
        assert_eq!(
            (tally.chosen.clone().unwrap().question, tally.place()),
            (Some(QuestionId::new("q")), 3)
        );
    }

    #[test]
    fn without_categories_there_is_nothing_to_go_over() {
        let mut tally = tally(&[]);
        tally.go(1);
        assert_eq!((tally.chosen.clone(), tally.place()), (None, 0));
    }
}

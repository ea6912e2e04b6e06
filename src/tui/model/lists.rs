//! The lists that are screens of their own: the programme, the tables, the categories, the
//! devices.

use uuid::Uuid;

use super::filter::Filter;
use super::note_list::{Listing, NoteList};
use super::tally::{Opened, Pile};
use crate::domain::{BlockId, CategoryId, NoteId, QuestionId, TableId};
use crate::session::{Command, Outlook, Role, Session};

/// Where the cursor of each list is, and what is tried there.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The blocks; where the one chosen is gone, what comes next.
    pub blocks: Rows<BlockId>,
    /// The programme as it would be, while that waits for Enter.
    pub trial: Option<Box<Trial>>,
    /// The tables.
    pub tables: Rows<TableId>,
    /// The categories.
    pub categories: Rows<CategoryAt>,
    /// The devices.
    pub devices: Rows<Uuid>,
    /// Whom the invite is for that is shown there, where it is not for whoever types for a table.
    pub invite: Option<(Role, Option<TableId>)>,
    /// The category that is being split.
    pub split: Option<Split>,
    /// What the list on the screen is filtered by.
    pub filter: Option<Filter>,
}

/// A list with a cursor and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    /// The row under the cursor.
    pub chosen: Option<T>,
    /// What is marked; what the filter leaves out stays so.
    pub marked: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { chosen: None, marked: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Rows<T> {
    /// Marks a row or unmarks it.
    pub fn mark(&mut self, row: T) {
        match self.marked.iter().position(|marked| *marked == row) {
            Some(place) => _ = self.marked.remove(place),
            None => self.marked.push(row),
        }
    }

    /// What a key is about: the rows marked that are there, else the one under the cursor.
    #[must_use]
    pub fn about(&self, rows: &[T], cursor: Option<T>) -> Vec<T> {
        let marked: Vec<T> = rows.iter().filter(|row| self.marked.contains(row)).cloned().collect();
        if marked.is_empty() { cursor.into_iter().collect() } else { marked }
    }
}

impl Lists {
    /// Another screen is shown: nothing is marked, filtered or split any more.
    pub fn leave(&mut self) {
        self.unmark();
        (self.split, self.filter) = (None, None);
    }

    /// What was marked has been done.
    pub fn unmark(&mut self) {
        self.blocks.marked.clear();
        self.tables.marked.clear();
        self.categories.marked.clear();
        self.devices.marked.clear();
    }

    /// How many rows are marked, those that the filter leaves out included.
    #[must_use]
    pub const fn marks(&self) -> usize {
        self.blocks.marked.len()
            + self.tables.marked.len()
            + self.categories.marked.len()
            + self.devices.marked.len()
    }

    /// What the list on the screen is filtered by.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        match &self.split {
            Some(split) => split.list.filter.as_ref(),
            None => self.filter.as_ref(),
        }
    }

    /// True while letters are words of the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.filter().is_some_and(|filter| !filter.kept)
    }
}

impl Split {
    /// A category as it stands, with the cursor on its oldest idea.
    #[must_use]
    pub fn of(session: &Session, question: QuestionId, category: CategoryId) -> Self {
        let pile = Pile { question: Some(question.clone()), category: Some(category.clone()) };
        let ideas = Opened::kept(session, pile);
        let mut list = NoteList::default();
        list.chosen = ideas.listing().get(0);
        Self { question, category, ideas, list }
    }

    /// Its ideas as they are listed, the oldest first.
    #[must_use]
    pub fn listing(&self) -> Listing<'_> {
        self.list.shown(self.ideas.listing())
    }

    /// The ideas marked that are still of the category.
    #[must_use]
    pub fn marked(&self, session: &Session) -> Vec<NoteId> {
        let marked = self.list.marked.iter().copied();
        marked.filter(|id| self.ideas.has(session, *id)).collect()
    }

    /// Makes it true for the session; `retagged` as for the other lists.
    pub fn follow(&mut self, session: &Session, retagged: bool) {
        let at = match self.list.chosen {
            None => Some(0),
            Some(id) => self.listing().place(id).filter(|_| retagged),
        };
        self.ideas.follow(session, retagged);
        self.list.follow(session, self.ideas.listing(), retagged);
        if let Some(at) = at {
            self.list.settle(self.ideas.listing(), at);
        }
    }
}

/// A session as a step would leave it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// What leaves it so.
    pub commands: Vec<Command>,
    /// The session.
    pub session: Session,
    /// Its programme in time, now.
    pub outlook: Outlook,
    /// What that changes in the times of the programme, as the question says it.
    pub moves: String,
}

/// A row of the categories: one of them, or the question above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryAt {
    /// The question.
    pub question: QuestionId,
    /// The category; `None` for the question itself.
    pub category: Option<CategoryId>,
}

/// A category that is being split: which of its ideas go.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Its question.
    pub question: QuestionId,
    /// The category.
    pub category: CategoryId,
    /// Its ideas, those taken out left out.
    pub ideas: Opened,
    /// Which of them is chosen, and which are marked to go into the new one.
    pub list: NoteList,
}

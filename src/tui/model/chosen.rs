//! What the lists that are screens of their own have, and what of it is chosen.

use super::{CategoryAt, Model, Screen, Split};
use crate::domain::{BlockId, TableId};
use crate::session::{BlockState, Session, TableState, table_name};

impl Model {
    /// True on a screen that is a list of its own.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(
            self.screen,
            Screen::Programme
                | Screen::Tables
                | Screen::Categories
                | Screen::Devices
                | Screen::Seating
        )
    }

    /// True where the filter of the list on the screen leaves something with these words.
    pub(super) fn takes<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> bool {
        self.lists.filter.as_ref().is_none_or(|filter| filter.takes(words))
    }

    /// The blocks the Programme lists, those of what is tried where something is.
    #[must_use]
    pub fn listed_blocks(&self) -> Vec<&BlockState> {
        let trial = self.lists.trial.as_ref();
        let session = trial.map_or(&self.session, |trial| &trial.session);
        let takes = |state: &&BlockState| self.takes(words_of(&self.session, state));
        session.blocks.iter().filter(takes).collect()
    }

    /// The block under the cursor of the Programme.
    #[must_use]
    pub fn chosen_block(&self) -> Option<&BlockState> {
        let chosen = self.lists.blocks.chosen.as_ref().and_then(|id| self.session.block(id));
        let takes = |state: &&BlockState| self.takes(words_of(&self.session, state));
        let chosen = chosen.or_else(|| self.block()).filter(takes);
        chosen.or_else(|| self.session.blocks.iter().find(takes))
    }

    /// The blocks that a key of the Programme is about.
    #[must_use]
    pub fn blocks_about(&self) -> Vec<BlockId> {
        let all: Vec<BlockId> = self.session.blocks.iter().map(|it| it.id().clone()).collect();
        self.lists.blocks.about(&all, self.chosen_block().map(|it| it.id().clone()))
    }

    /// The tables that are listed.
    #[must_use]
    pub fn listed_tables(&self) -> Vec<&TableState> {
        self.session.tables.iter().filter(|table| self.takes_table(table)).collect()
    }

    fn takes_table(&self, state: &TableState) -> bool {
        let table = &state.table;
        let name = table_name(table.name.as_str());
        let words = [&table.host, &table.topic].into_iter().filter_map(Option::as_deref);
        let state = [(state.on_paper, "on paper"), (state.closed, "closed")];
        let state = state.into_iter().filter_map(|(is, word)| is.then_some(word));
        self.takes(words.chain(state).chain([name.as_ref()]))
    }

    /// The table under the cursor of the tables.
    #[must_use]
    pub fn chosen_table(&self) -> Option<&TableState> {
        let chosen = self.lists.tables.chosen.as_ref().and_then(|id| self.session.table(id));
        let chosen = chosen.filter(|table| self.takes_table(table));
        chosen.or_else(|| self.session.tables.iter().find(|table| self.takes_table(table)))
    }

    /// The tables that a key of their list is about.
    #[must_use]
    pub fn tables_about(&self) -> Vec<TableId> {
        let all: Vec<TableId> =
            self.session.tables.iter().map(|it| it.table.name.clone()).collect();
        self.lists.tables.about(&all, self.chosen_table().map(|it| it.table.name.clone()))
    }

    /// The rows of the categories that are listed, questions as the plan has them: with a filter
    /// those that have one.
    #[must_use]
    pub fn category_rows(&self) -> Vec<CategoryAt> {
        let mut rows = Vec::new();
        for question in self.session.questions.iter() {
            let at = |category| CategoryAt { question: question.id.clone(), category };
            let first = rows.len();
            rows.push(at(None));
            let takes = |words: &[&str]| self.takes(words.iter().copied());
            let categories = self.session.categories_of(&question.id);
            let listed = categories
                .filter(|it| takes(&[it.letter.as_deref().unwrap_or_default(), &it.label]));
            rows.extend(listed.map(|it| at(Some(it.id.clone()))));
            if self.lists.filter.is_some() && rows.len() == first + 1 {
                rows.truncate(first);
            }
        }
        rows
    }

    /// The row under the cursor of the categories; at first the first category of what is asked.
    #[must_use]
    pub fn chosen_category(&self) -> Option<CategoryAt> {
        self.category_of(&self.category_rows())
    }

    /// The same where the rows are known.
    #[must_use]
    pub fn category_of(&self, rows: &[CategoryAt]) -> Option<CategoryAt> {
        let at = self.lists.categories.chosen.as_ref();
        if let Some(chosen) = at.filter(|at| rows.contains(at)) {
            return Some(chosen.clone());
        }
        let asked = self.question().map(|question| &question.id);
        let question = at.map(|at| &at.question).or(asked);
        let of = |at: &&CategoryAt| question.is_none_or(|question| at.question == *question);
        let first = rows.iter().filter(of).find(|at| at.category.is_some());
        let other = || rows.iter().find(|at| at.category.is_some());
        let first = first.or_else(|| other().filter(|_| self.lists.filter.is_some()));
        first.or_else(|| rows.iter().find(of)).or_else(|| rows.first()).cloned()
    }

    /// The categories that a key of their list is about; none where the cursor is on a question.
    #[must_use]
    pub fn categories_about(&self) -> Vec<CategoryAt> {
        let known = |at: &&CategoryAt| {
            let id = at.category.as_ref();
            id.is_some_and(|id| self.session.category(&at.question, id).is_some())
        };
        let all: Vec<CategoryAt> =
            self.lists.categories.marked.iter().filter(known).cloned().collect();
        let cursor = || self.chosen_category().filter(|at| at.category.is_some());
        if all.is_empty() { cursor().into_iter().collect() } else { all }
    }

    /// How many rows the list on the screen shows, and how many it has.
    #[must_use]
    pub fn listed(&self) -> (usize, usize) {
        match (self.screen, self.lists.split.is_some()) {
            (Screen::Programme, _) => (self.listed_blocks().len(), self.session.blocks.len()),
            (Screen::Tables, _) => (self.listed_tables().len(), self.session.tables.len()),
            (Screen::Devices, _) => (self.listed_devices().len(), self.devices().len()),
            (Screen::Seating, _) => self.listed_seats(),
            (Screen::Categories, true) => {
                let split = self.lists.split.as_ref();
                let len = |listing: fn(&Split) -> usize| split.map_or(0, listing);
                (len(|it| it.listing().len()), len(|it| it.ideas.listing().len()))
            }
            (Screen::Categories, false) => {
                let is_one = |at: &&CategoryAt| at.category.is_some();
                let questions = self.session.questions.iter();
                let all = questions.map(|it| self.session.categories_of(&it.id).count()).sum();
                (self.category_rows().iter().filter(is_one).count(), all)
            }
            (Screen::Stage, _)
            | (
                Screen::Capture | Screen::Tally | Screen::TownHall | Screen::Report | Screen::Room,
                _,
            ) => (self.listing().len(), self.whole_list().len()),
        }
    }
}

/// The words a block is found by: what it is, whose it is, and what it asks.
fn words_of<'a>(session: &'a Session, state: &'a BlockState) -> impl Iterator<Item = &'a str> {
    let block = &state.block;
    let asked = block.questions().into_iter().filter_map(|id| session.question(id));
    [block.title.as_str(), block.kind.word()]
        .into_iter()
        .chain(block.speakers.iter().map(|it| it.name.as_str()))
        .chain(block.facilitators.iter().map(String::as_str))
        .chain(asked.map(|it| it.text.as_str()))
}

//! A tally read from the counts that a session keeps.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, SecondsFormat};

use super::rows::{BlockRow, CategoryRow, MinuteRow, QuestionRow, TableRow, Tally};
use crate::domain::{BlockId, CategoryId, NoteKind, Question, QuestionId, TableId};
use crate::session::{Count, Session};
use crate::text::natural_cmp;

/// Counts a session, by minute too where asked. Costs as much as there are different tags, however
/// many ideas bear them.
///
/// An idea whose category its question does not have counts as uncategorised; one whose question or
/// block the session does not have counts as one without.
#[must_use]
pub fn tally(session: &Session, minutes: bool) -> Tally {
    let ideas = Ideas::of(session);
    let kind = |kind| of_kind(session, kind).notes;
    let all = of_kind(session, NoteKind::Idea);
    Tally {
        title: session.plan.title.clone(),
        ideas: all.notes,
        merged: all.notes,
        comments: kind(NoteKind::Comment),
        open_questions: kind(NoteKind::OpenQuestion),
        resources: kind(NoteKind::Resource),
        conclusions: kind(NoteKind::Conclusion),
        retracted: session.notes.retracted(),
        late: all.late,
        added_later: all.added_later,
        questions: question_rows(session, &ideas),
        tables: table_rows(session, &ideas),
        blocks: block_rows(session, &ideas, all.notes),
        minutes: minutes.then(|| minute_rows(session)),
    }
}

fn of_kind(session: &Session, kind: NoteKind) -> Count {
    let cells = session.notes.cells().iter().filter(|(cell, _)| cell.kind == kind);
    cells.fold(Count::default(), |sum, (_, count)| Count {
        notes: sum.notes + count.notes,
        late: sum.late + count.late,
        added_later: sum.added_later + count.added_later,
    })
}

/// Ideas by each tag.
#[derive(Default)]
struct Ideas<'a> {
    questions: HashMap<&'a QuestionId, usize>,
    categories: HashMap<(&'a QuestionId, &'a CategoryId), usize>,
    tables: HashMap<&'a TableId, usize>,
    no_table: usize,
    blocks: HashMap<&'a BlockId, usize>,
}

impl<'a> Ideas<'a> {
    fn of(session: &'a Session) -> Self {
        let mut ideas = Self::default();
        for (cell, count) in session.notes.cells() {
            if cell.kind != NoteKind::Idea {
                continue;
            }
            if let Some(question) = &cell.question {
                *ideas.questions.entry(question).or_default() += count.notes;
                if let Some(category) = &cell.category {
                    *ideas.categories.entry((question, category)).or_default() += count.notes;
                }
            }
            match &cell.table {
                Some(table) => *ideas.tables.entry(table).or_default() += count.notes,
                None => ideas.no_table += count.notes,
            }
            if let Some(block) = &cell.block {
                *ideas.blocks.entry(block).or_default() += count.notes;
            }
        }
        ideas
    }
}

fn question_rows(session: &Session, ideas: &Ideas) -> Vec<QuestionRow> {
    let row = |(place, question): (usize, &Question)| {
        let all = ideas.questions.get(&question.id).copied().unwrap_or_default();
        let categories: Vec<CategoryRow> = session
            .categories_of(&question.id)
            .map(|category| CategoryRow {
                letter: category.letter.clone(),
                label: category.label.clone(),
                ideas: ideas.categories.get(&(&question.id, &category.id)).copied().unwrap_or(0),
            })
            .collect();
        let placed: usize = categories.iter().map(|category| category.ideas).sum();
        QuestionRow {
            number: place + 1,
            id: question.id.clone(),
            text: question.text.clone(),
            ideas: all,
            uncategorised: all.saturating_sub(placed),
            categories,
        }
    };
    session.plan.questions.iter().enumerate().map(row).collect()
}

fn table_rows(session: &Session, ideas: &Ideas) -> Vec<TableRow> {
    let of_room = session.tables.iter().map(|state| &state.table.name);
    let names: BTreeSet<&TableId> = of_room.chain(ideas.tables.keys().copied()).collect();
    let mut names: Vec<&TableId> = names.into_iter().collect();
    names.sort_by(|a, b| natural_cmp(a.as_str(), b.as_str()));
    let row = |table: &TableId| TableRow {
        table: Some(table.clone()),
        ideas: ideas.tables.get(table).copied().unwrap_or_default(),
    };
    let mut rows: Vec<TableRow> = names.into_iter().map(row).collect();
    if ideas.no_table > 0 {
        rows.push(TableRow { table: None, ideas: ideas.no_table });
    }
    rows
}

fn block_rows(session: &Session, ideas: &Ideas, all: usize) -> Vec<BlockRow> {
    let blocks = session.blocks.iter().enumerate();
    let mut rows: Vec<BlockRow> = blocks
        .map(|(place, state)| BlockRow {
            number: Some(place + 1),
            id: Some(state.id().clone()),
            title: Some(state.block.title.clone()),
            kind: Some(state.block.kind),
            ideas: ideas.blocks.get(state.id()).copied().unwrap_or_default(),
        })
        .collect();
    let placed: usize = rows.iter().map(|row| row.ideas).sum();
    if all > placed {
        rows.push(BlockRow { ideas: all - placed, ..BlockRow::default() });
    }
    rows
}

fn minute_rows(session: &Session) -> Vec<MinuteRow> {
    let row = |(minute, ideas): (&i64, &usize)| {
        let at = DateTime::from_timestamp(minute.checked_mul(60)?, 0)?;
        let at = session.local(at).to_rfc3339_opts(SecondsFormat::Secs, false);
        Some(MinuteRow { at, ideas: *ideas })
    };
    session.notes.minutes().iter().filter_map(row).collect()
}

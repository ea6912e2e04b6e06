//! A changed plan taken over: what has happened stays, what is to come reads as in the new plan.

use std::collections::HashSet;
use std::sync::Arc;

use super::part::{BlockState, CategoryState, QuestionCategories, TableState};
use super::state::{Session, dated, planned_categories};
use crate::domain::{Block, Plan, QuestionId, RoleLine};

pub(super) fn adopt(session: &mut Session, plan: &Arc<Plan>) {
    let old = Arc::clone(&session.plan);
    session.blocks = blocks(session, &old, plan);
    session.tables = tables(session, &old, plan);
    session.categories = plan
        .questions
        .iter()
        .map(|question| QuestionCategories {
            question: question.id.clone(),
            categories: categories(session, &question.id, planned_categories(question)),
        })
        .collect();
    session.roles = roles(session, &old, plan);
    session.plan = Arc::clone(plan);
}

/// The new plan's blocks in its order, each with the clock it had; then blocks of the day that
/// no plan knows, each behind the one it followed.
fn blocks(session: &Session, old: &Plan, new: &Plan) -> Vec<BlockState> {
    let mut blocks: Vec<BlockState> = dated(&new.programme)
        .map(|block| match session.block(&block.id) {
            Some(state) => rewritten(state, block),
            None => BlockState::waiting(block),
        })
        .collect();
    let of_the_day = |state: &&BlockState| {
        let is_in = |plan: &Plan| plan.programme.iter().any(|block| block.id == *state.id());
        !is_in(old) && !is_in(new)
    };
    for state in session.blocks.iter().filter(of_the_day) {
        let before = session.place(state.id()).and_then(|place| place.checked_sub(1));
        let before = before.and_then(|place| session.blocks.get(place)).map(BlockState::id);
        let place = before
            .and_then(|id| blocks.iter().position(|it| it.id() == id))
            .map_or(0, |place| place + 1);
        blocks.insert(place.min(blocks.len()), state.clone());
    }
    blocks
}

fn rewritten(state: &BlockState, block: Block) -> BlockState {
    let changed_on_the_day = state.length != state.block.span();
    let length = if changed_on_the_day { state.length } else { block.span() };
    BlockState { block, length, ..state.clone() }
}

/// The new plan's tables, then those added on the day or that have notes.
fn tables(session: &Session, old: &Plan, new: &Plan) -> Vec<TableState> {
    let planned: HashSet<_> = old.tables.list().into_iter().map(|table| table.name).collect();
    let used: HashSet<_> = session.notes.iter().filter_map(|note| note.table.clone()).collect();
    let mut tables: Vec<TableState> = new
        .tables
        .list()
        .into_iter()
        .map(|table| match session.table(&table.name) {
            Some(state) => TableState { table, ..state.clone() },
            None => TableState { table, ..TableState::default() },
        })
        .collect();
    for state in &session.tables {
        let name = &state.table.name;
        let stays = !planned.contains(name) || used.contains(name);
        if stays && !tables.iter().any(|table| table.table.name == *name) {
            tables.push(state.clone());
        }
    }
    tables
}

/// The new plan's categories, then those added on the day or that have notes. One removed on the
/// day stays removed.
fn categories(
    session: &Session,
    question: &QuestionId,
    mut planned: Vec<CategoryState>,
) -> Vec<CategoryState> {
    let was = session.plan.question(question);
    for state in session.every_category_of(question) {
        match planned.iter_mut().find(|category| category.id == state.id) {
            Some(category) => category.gone = state.gone,
            None => {
                let was_planned = was
                    .is_some_and(|question| question.categories.iter().any(|c| c.id == state.id));
                let used = session.notes.iter().any(|note| {
                    note.question.as_ref() == Some(question)
                        && note.category.as_ref() == Some(&state.id)
                });
                if !was_planned || used {
                    planned.push(state.clone());
                }
            }
        }
    }
    planned
}

/// The new plan's page, and what was said on the day where that differs from the old plan.
fn roles(session: &Session, old: &Plan, new: &Plan) -> Vec<RoleLine> {
    let mut roles = new.roles.clone();
    for line in session.roles.iter().filter(|line| !old.roles.contains(line)) {
        match roles.iter_mut().find(|role| role.role == line.role) {
            Some(role) => role.clone_from(line),
            None => roles.push(line.clone()),
        }
    }
    roles
}

//! A changed plan taken over: what has happened and what was changed on the day stay, the rest
//! reads as in the new plan.

use std::collections::HashSet;
use std::sync::Arc;

use super::part::{BlockState, CategoryState, QuestionCategories, TableState};
use super::questions;
use super::state::{Session, dated, planned_categories};
use crate::domain::{Block, CategoryId, Plan, Question, QuestionId, RoleLine};
use crate::sorting::sort_by_key;

pub(super) fn adopt(session: &mut Session, plan: &Arc<Plan>) {
    let old = Arc::clone(&session.plan);
    session.blocks = blocks(&session.blocks, &old, plan);
    session.tables = tables(session, &old, plan);
    session.questions = questions::adopted(session, &old, plan);
    session.categories = session
        .questions
        .iter()
        .map(|question| QuestionCategories {
            question: question.id.clone(),
            categories: categories(session, &old, question),
        })
        .collect();
    session.roles = roles(session, &old, plan);
    session.texts.adopt(&old, plan);
    session.plan = Arc::clone(plan);
}

/// The new plan's blocks in its order, each with the clock it had; then blocks of the day that
/// no plan knows, each behind the nearest one before it that is still there.
pub(super) fn blocks(stands: &[BlockState], old: &Plan, new: &Plan) -> Vec<BlockState> {
    let was: Vec<Block> = dated(&old.programme).collect();
    let mut blocks: Vec<BlockState> = dated(&new.programme)
        .map(|block| match stands.iter().find(|state| *state.id() == block.id) {
            Some(state) => rewritten(state, was.iter().find(|it| it.id == block.id), block),
            None => BlockState::waiting(block),
        })
        .collect();
    let is_in = |plan: &Plan, state: &BlockState| {
        plan.programme.iter().any(|block| block.id == *state.id())
    };
    for (place, state) in stands.iter().enumerate() {
        if is_in(old, state) || is_in(new, state) {
            continue;
        }
        let before = stands.iter().take(place).rev();
        let behind = before
            .filter_map(|before| blocks.iter().position(|it| it.id() == before.id()))
            .next()
            .map_or(0, |place| place + 1);
        blocks.insert(behind, state.clone());
    }
    blocks
}

fn rewritten(state: &BlockState, was: Option<&Block>, block: Block) -> BlockState {
    let changed = was.is_some_and(|was| state.block != *was);
    let block = if changed { state.block.clone() } else { block };
    let longer = state.length != state.block.span();
    let length = if longer { state.length } else { block.span() };
    BlockState { block, length, ..state.clone() }
}

/// The new plan's tables, as the day changed them, then those added on the day or that have
/// notes.
fn tables(session: &Session, old: &Plan, new: &Plan) -> Vec<TableState> {
    let planned = old.tables.list();
    let used: HashSet<_> = session.notes.iter().filter_map(|note| note.table.clone()).collect();
    let was = |state: &TableState| planned.iter().find(|it| it.name == state.table.name);
    let mut tables: Vec<TableState> = new
        .tables
        .list()
        .into_iter()
        .map(|table| match session.table(&table.name) {
            Some(state) if was(state) == Some(&state.table) => {
                TableState { table, ..state.clone() }
            }
            Some(state) => state.clone(),
            None => TableState { table, ..TableState::default() },
        })
        .collect();
    for state in &session.tables {
        let name = &state.table.name;
        let stays = was(state).is_none() || used.contains(name);
        if stays && !tables.iter().any(|table| table.table.name == *name) {
            tables.push(state.clone());
        }
    }
    tables
}

/// The new plan's categories, as the day changed them, then those added on the day or that have
/// notes. One removed on the day stays removed, and an order made on the day stays.
fn categories(session: &Session, old: &Plan, question: &Question) -> Vec<CategoryState> {
    let stands = session.every_category_of(&question.id);
    let was = old.question(&question.id).map(planned_categories).unwrap_or_default();
    let mut categories = planned_categories(question);
    for state in stands {
        let planned = was.iter().find(|category| category.id == state.id);
        match categories.iter_mut().find(|category| category.id == state.id) {
            Some(_) if planned == Some(state) => {}
            Some(category) => category.clone_from(state),
            None if planned.is_none() || is_used(session, &question.id, &state.id) => {
                categories.push(state.clone());
            }
            None => {}
        }
    }
    let ids = |list: &[CategoryState]| list.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    if !ids(stands).starts_with(&ids(&was)) {
        let place = |id: &CategoryId| stands.iter().position(|it| it.id == *id);
        sort_by_key(&mut categories, |it| place(&it.id).unwrap_or(usize::MAX));
    }
    categories
}

/// True where any note stands under the category, retracted ones too.
pub(super) fn is_used(session: &Session, question: &QuestionId, category: &CategoryId) -> bool {
    session.notes.iter().any(|note| {
        note.question.as_ref() == Some(question) && note.category.as_ref() == Some(category)
    })
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

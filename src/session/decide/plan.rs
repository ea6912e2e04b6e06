//! A changed plan taken over.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::{Category, Plan, Question};
use crate::session::adopt;
use crate::session::event::Event;
use crate::session::planned::is_planned;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::fold;

/// What has happened must keep its place in the new plan: blocks that started or have notes, and
/// questions that have notes. What the day added, no plan needs to know.
pub(super) fn adopt(session: &Session, plan: &Arc<Plan>) -> Result<Vec<Event>, Refusal> {
    if *plan == session.plan {
        return Err(Refusal::SamePlan);
    }
    let has_notes: HashSet<_> =
        session.notes.iter().filter_map(|note| note.block.as_ref()).collect();
    let lacks_block = session.blocks.iter().find(|state| {
        (state.started.is_some() || has_notes.contains(state.id()))
            && is_planned(session, state.id())
            && !plan.programme.iter().any(|block| block.id == *state.id())
    });
    if let Some(state) = lacks_block {
        return Err(Refusal::PlanLacksBlock { block: state.block.title.clone() });
    }
    let lacks_question = session
        .notes
        .iter()
        .filter_map(|note| note.question.as_ref())
        .find(|id| session.plan.question(id).is_some() && plan.question(id).is_none());
    if let Some(question) = lacks_question {
        return Err(Refusal::PlanLacksQuestion { question: question.to_string() });
    }
    let shifts = shifted(&session.plan, plan).or_else(|| shifted_category(session, plan));
    if let Some(title) = shifts {
        return Err(Refusal::PlanShifts { title });
    }
    letters(session, plan)?;
    Ok(vec![Event::PlanAdopted { plan: Arc::clone(plan) }])
}

/// Something that another id names in the new plan than in the old: without written ids, what is
/// put in front takes the ids of what stood there.
fn shifted(old: &Plan, new: &Plan) -> Option<String> {
    let block = |plan: &Plan, title: &str| {
        let of = plan.programme.iter().filter(|block| block.title == title);
        of.map(|block| block.id.clone()).collect::<Vec<_>>()
    };
    let question = |plan: &Plan, text: &str| {
        let of = plan.questions.iter().filter(|question| question.text == text);
        of.map(|question| question.id.clone()).collect::<Vec<_>>()
    };
    let titles = old.programme.iter().map(|block| &block.title);
    let texts = old.questions.iter().map(|question| &question.text);
    let moved = titles.into_iter().find(|title| {
        let (was, is) = (block(old, title), block(new, title));
        !is.is_empty() && !is.iter().any(|id| was.contains(id))
    });
    let moved = moved.or_else(|| {
        texts.into_iter().find(|text| {
            let (was, is) = (question(old, text), question(new, text));
            !is.is_empty() && !is.iter().any(|id| was.contains(id))
        })
    });
    moved.cloned()
}

/// A category that another id names in the new plan than in the old, where either has notes: an id
/// is made of the letter or the place, so a letter changed would hand its notes to another.
fn shifted_category(session: &Session, new: &Plan) -> Option<String> {
    let moved = |question: &Question| {
        let list = &new.question(&question.id)?.categories;
        let shifts = |was: &&Category| {
            let called: Vec<&Category> = list.iter().filter(|it| it.label == was.label).collect();
            let ids = || called.iter().map(|is| &is.id);
            let used = |id| adopt::is_used(session, &question.id, id);
            called.iter().all(|is| is.id != was.id)
                && ids().next().is_some()
                && ids().chain([&was.id]).any(used)
        };
        question.categories.iter().find(shifts).map(|was| was.label.clone())
    };
    session.plan.questions.iter().find_map(moved)
}

/// A letter of the new plan may meet one given on the day.
fn letters(session: &Session, plan: &Arc<Plan>) -> Result<(), Refusal> {
    let mut after = session.clone();
    adopt::adopt(&mut after, plan);
    for of in &after.categories {
        let mut taken: Vec<(String, &str)> = Vec::new();
        for category in of.categories.iter().filter(|category| !category.gone) {
            let Some(letter) = category.letter.as_deref().map(fold) else { continue };
            if let Some((_, label)) = taken.iter().find(|(has, _)| *has == letter) {
                return Err(Refusal::LetterTaken { letter, label: (*label).to_owned() });
            }
            taken.push((letter, &category.label));
        }
    }
    Ok(())
}

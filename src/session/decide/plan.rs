//! A changed plan taken over.

use std::sync::Arc;

use crate::domain::Plan;
use crate::session::event::Event;
use crate::session::planned::is_planned;
use crate::session::refusal::Refusal;
use crate::session::state::Session;

/// What has happened must keep its place in the new plan: blocks that started and questions that
/// have notes.
pub(super) fn adopt(session: &Session, plan: &Arc<Plan>) -> Result<Vec<Event>, Refusal> {
    if *plan == session.plan {
        return Err(Refusal::SamePlan);
    }
    let lacks_block = session.blocks.iter().find(|state| {
        state.started.is_some()
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
        .find(|question| plan.question(question).is_none());
    if let Some(question) = lacks_question {
        return Err(Refusal::PlanLacksQuestion { question: question.to_string() });
    }
    Ok(vec![Event::PlanAdopted { plan: Arc::clone(plan) }])
}

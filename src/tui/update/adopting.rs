//! A changed plan taken over: read afresh, its consequence shown, and Enter asked.

use std::sync::Arc;

use super::submit::{say, say_next};
use crate::actions::Action;
use crate::domain::Plan;
use crate::engine::Failure;
use crate::session::{Author, Command, decide};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Confirm, Model, Overlay, Sort, Waits, title};
use crate::tui::words;

/// The plan was read. Where somebody asked for it, what stands against it is said at once, else
/// what it would change; else only that it differs, once, where nothing lies over the screen: the
/// palette offers it by itself.
pub(super) fn plan(model: &mut Model, read: Result<Arc<Plan>, Failure>) -> Vec<Effect> {
    let known = std::mem::replace(&mut model.beside, read.as_ref().ok().cloned());
    if !std::mem::take(&mut model.adopts) {
        if let Some(plan) = read.ok().filter(|plan| known.as_ref() != Some(plan)) {
            differs(model, plan);
        }
        return Vec::new();
    }
    let plan = match read {
        Ok(plan) => plan,
        Err(why) => {
            let told = words::with_hint(&format!("not done: {}", why.words), &why.hint);
            say(model, Sort::Refused, told);
            return Vec::new();
        }
    };
    let changes = changes(&model.session.plan, &plan);
    let command = Command::AdoptPlan { plan };
    match decide(&model.session, &Author::facilitator(), &command, model.now) {
        Err(refusal) => {
            say(model, Sort::Refused, words::refused(model, &refusal));
            Vec::new()
        }
        Ok(_) => {
            let words = format!(
                "The plan on disk differs: {changes}. Enter takes it over; what has run stays."
            );
            // Asked for twice while the disk took its time, it is put once.
            model.overlays.retain(|overlay| !asks_to_adopt(overlay));
            let asked = Asked::Submit(vec![command]);
            // An Enter asked for it and may still be held down.
            let confirm = Confirm { words, asked, waits: Waits::for_another(model.now) };
            model.overlays.push(Overlay::Confirm(Box::new(confirm)));
            Vec::new()
        }
    }
}

/// Says that a plan says something else than the one that runs, where it could be taken over.
fn differs(model: &mut Model, plan: Arc<Plan>) {
    let changes = changes(&model.session.plan, &plan);
    let command = Command::AdoptPlan { plan };
    let taken = decide(&model.session, &Author::facilitator(), &command, model.now);
    if model.overlays.is_empty() && taken.is_ok_and(|events| !events.is_empty()) {
        let next = &[(Action::Palette, "adopt-plan")];
        let back = model.session.running();
        let back = back.map_or_else(String::new, |state| format!("Back in {}. ", title(state)));
        let words = format!(
            "{back}session.json was changed ({changes}), and what runs is the plan as it was before"
        );
        say_next(model, Sort::Told, words, next);
    }
}

fn asks_to_adopt(overlay: &Overlay) -> bool {
    let Overlay::Confirm(confirm) = overlay else { return false };
    matches!(&confirm.asked, Asked::Submit(all) if matches!(all[..], [Command::AdoptPlan { .. }]))
}

/// `blocks 1 new, 2 changed; questions 1 gone; tables`.
fn changes(old: &Plan, new: &Plan) -> String {
    let blocks = differ(&old.programme, &new.programme, |block| block.id.as_str());
    let questions = differ(&old.questions, &new.questions, |question| question.id.as_str());
    let parts = [
        blocks.map(|differ| format!("blocks {differ}")),
        questions.map(|differ| format!("questions {differ}")),
        (old.tables != new.tables).then(|| "tables".to_owned()),
        (old.roles != new.roles).then(|| "roles".to_owned()),
        (old.people != new.people).then(|| "people".to_owned()),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() { "what it says of the event".to_owned() } else { said.join("; ") }
}

/// How many are new, changed and gone, matched by id, or in another order.
fn differ<T: PartialEq>(old: &[T], new: &[T], id: impl Fn(&T) -> &str) -> Option<String> {
    let of = |list: &'_ [T], wanted: &str| list.iter().position(|it| id(it) == wanted);
    let added = new.iter().filter(|it| of(old, id(it)).is_none()).count();
    let gone = old.iter().filter(|it| of(new, id(it)).is_none()).count();
    let was = |it: &T| of(old, id(it)).and_then(|at| old.get(at)).is_some_and(|was| was != it);
    let changed = new.iter().filter(|it| was(it)).count();
    let counted = [(added, "new"), (changed, "changed"), (gone, "gone")];
    let counted = counted.into_iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> = counted.map(|(n, what)| format!("{n} {what}")).collect();
    match (said.is_empty(), old == new) {
        (true, true) => None,
        (true, false) => Some("in another order".to_owned()),
        (false, _) => Some(said.join(", ")),
    }
}

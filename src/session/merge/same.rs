//! Whether two journals are of one session, by the plans they stood on.

use std::sync::Arc;

use crate::domain::Plan;
use crate::text::fold;

/// What tells two sessions apart, as a sentence without a full stop, raw; `None` where a plan of the
/// one agrees with a plan of the other, as plans do that came from one file.
#[must_use]
pub fn apart(own: &[Arc<Plan>], theirs: &[Arc<Plan>]) -> Option<String> {
    let pairs = || own.iter().flat_map(|own| theirs.iter().map(move |theirs| (own, theirs)));
    if pairs().any(|(own, theirs)| differs(own, theirs).is_none()) {
        return None;
    }
    let (own, theirs) = own.last().zip(theirs.first())?;
    differs(own, theirs)
}

fn differs(own: &Plan, theirs: &Plan) -> Option<String> {
    if fold(&own.title) != fold(&theirs.title) {
        return Some(format!("it is of \"{}\", and this is \"{}\"", theirs.title, own.title));
    }
    let date = |plan: &Plan| plan.programme.iter().find_map(|block| block.date);
    if let Some((own, theirs)) = date(own).zip(date(theirs)).filter(|(own, theirs)| own != theirs) {
        return Some(format!("it is of {theirs}, and this is of {own}"));
    }
    let asked = theirs.questions.iter().enumerate();
    asked.into_iter().find_map(|(at, question)| {
        let here = own.question(&question.id)?;
        let other = fold(&here.text) != fold(&question.text);
        let words = || {
            let (n, theirs, own) = (at + 1, &question.text, &here.text);
            format!("its question {n} is \"{theirs}\", and here that is \"{own}\"")
        };
        other.then(words)
    })
}

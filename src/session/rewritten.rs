//! What was made of a block that was written anew, in words.

use super::event::Event;
use super::part::BlockState;
use super::state::Session;
use crate::domain::{Block, Length, QuestionId};

/// `Opening changed: start 18:15 → 18:20, length 15 min → 20 min`; every field that has another
/// value, with both. Words of people stand in it raw.
pub(super) fn rewritten(
    session: &Session,
    beside: &[Event],
    was: &BlockState,
    now: &Block,
) -> String {
    let before = &was.block;
    let empty = || "none".to_owned();
    let arrow = |name: &str, from: String, to: String| {
        (from != to).then(|| format!("{name} {from} → {to}"))
    };
    let length = was.length.map_or_else(empty, |length| Length(length).to_string());
    let starts = [before, now].map(|it| it.start.map_or_else(empty, |start| start.to_string()));
    let asked = [before, now].map(|block| asked(session, beside, block));
    let [from, to] = starts;
    let [asked_before, asks] = asked;
    let parts = [
        arrow("title", before.title.clone(), now.title.clone()),
        arrow("kind", before.kind.word().to_owned(), now.kind.word().to_owned()),
        arrow("start", from, to),
        arrow("length", length, now.length.map_or_else(empty, |length| length.to_string())),
        arrow("question", asked_before, asks),
        (!before.fixed && now.fixed).then(|| "its start holds".to_owned()),
        (before.fixed && !now.fixed).then(|| "its start holds no longer".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => format!("{} changed", now.title),
        false => format!("{} changed: {}", before.title, parts.join(", ")),
    }
}

/// The numbers of the questions a block asks, from 1, also of those that come with it.
fn asked(session: &Session, beside: &[Event], block: &Block) -> String {
    let told = |id: &QuestionId| {
        session
            .question_number_beside(beside, id)
            .map_or_else(|| id.to_string(), |number| number.to_string())
    };
    let numbers: Vec<String> = block.questions().into_iter().map(told).collect();
    if numbers.is_empty() { "none".to_owned() } else { numbers.join(" and ") }
}

//! Commands about speakers.

use std::sync::Arc;

use super::programme::named_or;
use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::actions::names;
use crate::domain::BlockId;
use crate::session::{Command, Refusal, Session};

type Done = Result<Command, Misuse>;

pub(super) fn speak(session: &Session, typed: &mut Typed) -> Done {
    let (block, speaker) = speaker(session, typed)?;
    Ok(Command::Speak { block, speaker })
}

pub(super) fn skip(session: &Session, typed: &mut Typed) -> Done {
    let (block, speaker) = speaker(session, typed)?;
    Ok(Command::SkipSpeaker { block, speaker })
}

pub(super) fn put_back(session: &Session, typed: &mut Typed) -> Done {
    let (block, speaker) = speaker(session, typed)?;
    Ok(Command::PutSpeakerBack { block, speaker })
}

pub(super) fn remove(session: &Session, typed: &mut Typed) -> Done {
    let (block, speaker) = speaker(session, typed)?;
    Ok(Command::RemoveSpeaker { block, speaker })
}

pub(super) fn rename(session: &Session, typed: &mut Typed) -> Done {
    let words = typed.need("a SPEAKER")?;
    let name = Arc::from(typed.need_rest("a NAME")?);
    let block = block(session, typed)?;
    let speaker = names::speaker(session, Some(&block), &words);
    Ok(Command::RenameSpeaker { block, speaker, name })
}

pub(super) fn place(session: &Session, typed: &mut Typed) -> Done {
    let after = typed.option("after");
    let (block, speaker) = speaker(session, typed)?;
    let after = after.map(|words| names::speaker(session, Some(&block), &words));
    let list = session.block(&block).map(|state| state.floor.list.as_slice()).unwrap_or_default();
    let mut order: Vec<Arc<str>> = list.iter().map(|it| Arc::clone(&it.speaker)).collect();
    order.retain(|it| *it != speaker);
    let behind = match &after {
        None => 0,
        Some(after) => order.iter().position(|it| it == after).map_or(order.len(), |at| at + 1),
    };
    order.insert(behind, speaker);
    // One who is not on the list is refused by name, as any stranger is.
    order.extend(after.filter(|after| list.iter().all(|it| it.speaker != *after)));
    Ok(Command::OrderSpeakers { block, order })
}

pub(super) fn order(session: &Session, typed: &mut Typed) -> Done {
    let block = block(session, typed)?;
    let word = typed.need("first-come or quiet-first")?;
    let quiet_first = match word.as_str() {
        "first-come" => false,
        "quiet-first" => true,
        _ => {
            let words = "first-come, quiet-first".to_owned();
            return Err(Misuse::NotOneOf { what: "order of speakers", word, words });
        }
    };
    Ok(Command::RuleSpeakers { block, quiet_first })
}

pub(super) fn next(session: &Session, typed: &mut Typed) -> Done {
    let block = block(session, typed)?;
    let floor = session.block(&block).map(|state| &state.floor);
    let speaking = floor.and_then(|floor| floor.speaking()).map(|turn| Arc::clone(&turn.speaker));
    Ok(Command::NextSpeaker { block, speaking })
}

fn block(session: &Session, typed: &mut Typed) -> Result<BlockId, Misuse> {
    named_or(session, typed, session.running(), Refusal::NothingRuns)
}

fn speaker(session: &Session, typed: &mut Typed) -> Result<(BlockId, Arc<str>), Misuse> {
    let words = typed.need_rest("a SPEAKER")?;
    let block = block(session, typed)?;
    let speaker = names::speaker(session, Some(&block), &words);
    Ok((block, speaker))
}

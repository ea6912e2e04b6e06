//! Commands that change the programme and its clock.

use std::sync::Arc;

use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::actions::names;
use crate::domain::{Block, BlockId, BlockKind, Length, QuestionId, Span, TimeOfDay};
use crate::session::{BlockState, Command, Refusal, Session, propose};

type Done = Result<Command, Misuse>;

pub(super) fn start(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Start { block: named_or(session, typed, session.next(), Refusal::NothingComes)? })
}

pub(super) fn end(session: &Session, typed: &mut Typed) -> Done {
    let block = named_or(session, typed, session.running(), Refusal::NothingRuns)?;
    Ok(Command::EndBlock { block })
}

pub(super) fn back(session: &Session) -> Done {
    let block = session.ended_last().ok_or(Misuse::NothingEnded)?;
    Ok(Command::Back { block: block.id().clone() })
}

pub(super) fn pause(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Pause { block: running(session)?, reason: typed.rest().map(Arc::from) })
}

pub(super) fn reason(session: &Session, typed: &mut Typed) -> Done {
    let reason = Some(Arc::from(typed.need_rest("a REASON")?));
    Ok(Command::ExplainPause { block: running(session)?, reason })
}

pub(super) fn resume(session: &Session) -> Done {
    Ok(Command::Resume { block: running(session)? })
}

pub(super) fn extend(session: &Session, typed: &mut Typed) -> Done {
    let by = length(&typed.need_rest("a LENGTH")?)?.0;
    lengthen(session, typed, by)
}

pub(super) fn shorten(session: &Session, typed: &mut Typed) -> Done {
    let by = length(&typed.need_rest("a LENGTH")?)?.0;
    lengthen(session, typed, -by)
}

fn lengthen(session: &Session, typed: &mut Typed, by: Span) -> Done {
    if let Some(block) = option_block(session, typed, "block")? {
        return Ok(Command::Lengthen { block, by });
    }
    match (session.running(), session.next()) {
        (Some(running), _) => Ok(Command::Lengthen { block: running.id().clone(), by }),
        (None, Some(_)) => Err(typed.missing("to know which block, as none is running: --block B")),
        (None, None) => Err(Misuse::Refused(Refusal::NothingRuns)),
    }
}

pub(super) fn skip(session: &Session, typed: &mut Typed) -> Done {
    let block = named_or(session, typed, session.next(), Refusal::NothingComes)?;
    Ok(Command::Skip { block, reason: typed.rest().map(Arc::from) })
}

pub(super) fn bring_back(session: &Session, typed: &mut Typed) -> Done {
    if let Some(block) = option_block(session, typed, "block")? {
        return Ok(Command::BringBack { block });
    }
    let mut skipped = session.blocks.iter().filter(|block| block.skipped);
    match (skipped.next(), skipped.next()) {
        (Some(only), None) => Ok(Command::BringBack { block: only.id().clone() }),
        (Some(_), Some(_)) => Err(typed.missing("to know which block: --block B")),
        (None, _) => Err(Misuse::NothingSkipped),
    }
}

pub(super) fn insert(session: &Session, typed: &mut Typed) -> Done {
    let after = option_block(session, typed, "after")?;
    let mut block = Block { title: typed.need_rest("a TITLE")?, ..Block::default() };
    shape(session, typed, &mut block)?;
    Ok(Command::InsertBlock { after, block: Box::new(block) })
}

pub(super) fn place(session: &Session, typed: &mut Typed) -> Done {
    let block = need_block(session, typed)?;
    Ok(Command::MoveBlock { block, after: option_block(session, typed, "after")? })
}

pub(super) fn change(session: &Session, typed: &mut Typed) -> Done {
    let id = need_block(session, typed)?;
    let state = session
        .block(&id)
        .ok_or_else(|| Misuse::Refused(Refusal::NoBlock { block: id.to_string() }))?;
    let mut block = state.block.clone();
    if let Some(title) = typed.option("title") {
        block.title = title;
    }
    shape(session, typed, &mut block)?;
    Ok(Command::ChangeBlock { block: Box::new(block) })
}

pub(super) fn fix(session: &Session, typed: &mut Typed) -> Done {
    let id = named_or(session, typed, session.next(), Refusal::NothingComes)?;
    let state = session
        .block(&id)
        .ok_or_else(|| Misuse::Refused(Refusal::NoBlock { block: id.to_string() }))?;
    let mut block = state.block.clone();
    match typed.word() {
        Some(words) => (block.start, block.fixed) = (Some(time(&words)?), true),
        None if block.start.is_none() => return Err(typed.missing("a HH:MM to start at")),
        None => block.fixed = !block.fixed,
    }
    Ok(Command::ChangeBlock { block: Box::new(block) })
}

pub(super) fn propose_lengths(session: &Session, typed: &mut Typed) -> Done {
    let whole = length(&typed.need_rest("a LENGTH")?)?;
    let lengths = propose(session, whole.0).map_err(Misuse::Refused)?;
    Ok(Command::SetLengths { lengths })
}

/// Everything of a block that insert-block and change-block both name.
fn shape(session: &Session, typed: &mut Typed, block: &mut Block) -> Result<(), Misuse> {
    if let Some(word) = typed.option("kind") {
        block.kind = block_kind(&word)?;
    }
    if let Some(words) = typed.option("start") {
        block.start = unless_none(&words, time)?;
    }
    if let Some(words) = typed.option("length") {
        block.length = unless_none(&words, length)?;
    }
    if let Some(words) = typed.option("question") {
        block.question = unless_none(&words, |typed| names::question(session, typed))?;
        block.asks.clear();
    }
    if typed.flag("fixed") {
        block.fixed = true;
    }
    if typed.flag("not-fixed") {
        block.fixed = false;
    }
    Ok(())
}

/// The question meant by `--question`, else the one the running block asks, else the only one
/// there is.
pub(super) fn question(session: &Session, typed: &mut Typed) -> Result<QuestionId, Misuse> {
    if let Some(words) = typed.option("question") {
        return names::question(session, &words);
    }
    let asked = session.running().and_then(|block| block.block.question_of(None));
    let only = match &*session.questions {
        [only] => Some(&only.id),
        _ => None,
    };
    asked.or(only).cloned().ok_or_else(|| typed.missing("to know which question: --question Q"))
}

/// `none` says none, anything else is read.
pub(super) fn unless_none<T>(
    words: &str,
    read: impl FnOnce(&str) -> Result<T, Misuse>,
) -> Result<Option<T>, Misuse> {
    if words.trim().eq_ignore_ascii_case("none") { Ok(None) } else { read(words).map(Some) }
}

pub(super) fn option_block(
    session: &Session,
    typed: &mut Typed,
    option: &str,
) -> Result<Option<BlockId>, Misuse> {
    typed.option(option).map(|words| names::block(session, &words)).transpose()
}

fn need_block(session: &Session, typed: &mut Typed) -> Result<BlockId, Misuse> {
    option_block(session, typed, "block")?.ok_or_else(|| typed.missing("--block B"))
}

/// The block named, else the one its author saw.
pub(super) fn named_or(
    session: &Session,
    typed: &mut Typed,
    seen: Option<&BlockState>,
    otherwise: Refusal,
) -> Result<BlockId, Misuse> {
    match option_block(session, typed, "block")? {
        Some(block) => Ok(block),
        None => seen.map(|it| it.id().clone()).ok_or(Misuse::Refused(otherwise)),
    }
}

fn running(session: &Session) -> Result<BlockId, Misuse> {
    let block = session.running().ok_or(Misuse::Refused(Refusal::NothingRuns))?;
    Ok(block.id().clone())
}

fn length(words: &str) -> Result<Length, Misuse> {
    words.parse().map_err(|why| Misuse::NotALength { words: words.to_owned(), why })
}

fn time(words: &str) -> Result<TimeOfDay, Misuse> {
    words.parse().map_err(|_| Misuse::NotATime { words: words.to_owned() })
}

/// Finds the kind of block meant by its word: `town-hall`, `town hall`.
///
/// # Errors
/// There is no such kind.
pub fn block_kind(word: &str) -> Result<BlockKind, Misuse> {
    let wanted = word.trim().to_lowercase().replace(' ', "-");
    BlockKind::ALL.into_iter().find(|kind| kind.word() == wanted).ok_or_else(|| Misuse::NotOneOf {
        what: "kind of block",
        word: word.to_owned(),
        words: BlockKind::ALL.map(BlockKind::word).join(", "),
    })
}

//! Lengths for blocks that have none, where it is known how long the whole is.
//!
//! What is stated stays. The rest is shared by what blocks are for, in steps of five minutes where
//! there is room for that.

use super::part::BlockState;
use super::refusal::Refusal;
use super::state::Session;
use crate::domain::{BlockId, BlockKind, Length, Span};
use crate::sorting::sort_by_key;

/// The shortest block that is proposed, in minutes.
const SHORTEST: i64 = 1;

/// A block that has no length yet.
struct Share<'a> {
    id: &'a BlockId,
    /// How much of the rest is for it, beside the others.
    weight: i64,
    /// The fewest minutes it makes sense with.
    least: i64,
    /// What it gets.
    minutes: i64,
}

/// Proposes a length for every block still to come that has none, on the day that comes next, so
/// that all that comes on it takes `whole`, to the minute.
///
/// # Errors
/// Every block has a length, or those stated leave too little for the others.
pub fn propose(session: &Session, whole: Span) -> Result<Vec<(BlockId, Length)>, Refusal> {
    let next = session.next().ok_or(Refusal::NothingComes)?;
    let coming = || session.day_of(next.id()).iter().filter(|state| state.is_waiting());
    let mut shares: Vec<Share<'_>> =
        coming().filter(|state| state.length.is_none()).map(share).collect();
    if shares.is_empty() {
        return Err(Refusal::LengthsKnown);
    }
    let stated: i64 = coming().filter_map(|state| state.length).map(Span::whole_seconds).sum();
    let least: i64 = shares.iter().map(|share| share.least).sum();
    let rest = (whole.whole_seconds() - stated).div_euclid(60);
    if rest < least {
        let least = Length(Span::seconds(stated + least * 60));
        return Err(Refusal::WholeTooShort { least });
    }
    divide(&mut shares, rest);
    let minutes = |share: Share<'_>| (share.id.clone(), Length(Span::minutes(share.minutes)));
    Ok(shares.into_iter().map(minutes).collect())
}

fn share(state: &BlockState) -> Share<'_> {
    let least = state.block.least.map_or(SHORTEST, |least| (least.0.whole_seconds() + 59) / 60);
    // Each of several who speak needs time of their own.
    let others = state.block.speakers.len().saturating_sub(1);
    let weight = weight(state.block.kind) + i64::try_from(others).unwrap_or_default();
    Share { id: state.id(), weight, least: least.max(SHORTEST), minutes: 0 }
}

/// How much time a block of a kind takes beside others.
const fn weight(kind: BlockKind) -> i64 {
    match kind {
        BlockKind::Conversation | BlockKind::Breakout => 5,
        BlockKind::TownHall | BlockKind::Discussion => 4,
        BlockKind::Other | BlockKind::Break => 3,
        BlockKind::Opening | BlockKind::Talk | BlockKind::Closing => 2,
        BlockKind::Move => 1,
    }
}

/// Shares minutes out: who would get less than makes sense gets that, and the others the rest.
fn divide(shares: &mut [Share<'_>], rest: i64) {
    let mut free = rest;
    let mut open: Vec<&mut Share<'_>> = shares.iter_mut().collect();
    loop {
        let weights: i64 = open.iter().map(|share| share.weight).sum();
        let short = |share: &&mut Share<'_>| share.weight * free < share.least * weights;
        let Some(at) = open.iter().position(short) else { break };
        let share = open.remove(at);
        share.minutes = share.least;
        free -= share.least;
    }
    let count = i64::try_from(open.len()).unwrap_or(1);
    let step = if free >= 10 * count { 5 } else { 1 };
    let weights: i64 = open.iter().map(|share| share.weight).sum();
    let mut left = free;
    for share in &mut open {
        let minutes = (share.weight * free / weights.max(1)).div_euclid(step) * step;
        share.minutes = minutes.max(share.least);
        left -= share.minutes;
    }
    spread(&mut open, left, step);
}

/// What rounding left over, or took too much of, is spread in steps, the heaviest first.
fn spread(open: &mut [&mut Share<'_>], mut left: i64, step: i64) {
    sort_by_key(open, |share| -share.weight);
    while left != 0 {
        let before = left;
        for share in open.iter_mut() {
            let by = left.clamp(-step, step).max(share.least - share.minutes);
            share.minutes += by;
            left -= by;
        }
        if left == before {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Block, Plan};

    fn block(id: &str, kind: BlockKind, length: Option<i64>, least: Option<i64>) -> Block {
        let minutes = |n| Length(Span::minutes(n));
        Block {
            id: BlockId::new(id),
            kind,
            title: id.to_owned(),
            length: length.map(minutes),
            least: least.map(minutes),
            ..Block::default()
        }
    }

    fn proposed(blocks: &[Block], whole: i64) -> Result<Vec<i64>, Refusal> {
        let plan = Plan { programme: blocks.to_vec(), ..Plan::default() };
        let session = Session::waiting(Arc::new(plan), Arc::from("UTC"));
        let lengths = propose(&session, Span::minutes(whole))?;
        Ok(lengths.into_iter().map(|(_, of)| of.0.nearest_minutes()).collect())
    }

    #[test]
    fn the_whole_is_shared_by_what_blocks_are_for() {
        let forum = [
            block("opening", BlockKind::Opening, None, None),
            block("talks", BlockKind::Talk, None, None),
            block("topics", BlockKind::Conversation, None, None),
            block("floor", BlockKind::Discussion, None, None),
            block("closing", BlockKind::Closing, None, None),
        ];
        assert_eq!(proposed(&forum, 90), Ok(vec![10, 10, 35, 25, 10]));
        assert_eq!(proposed(&forum, 61).unwrap().iter().sum::<i64>(), 61);
    }

    #[test]
    fn what_is_stated_stays_and_what_makes_sense_at_least_is_kept() {
        let blocks = [
            block("stated", BlockKind::Talk, Some(40), None),
            block("least", BlockKind::Move, None, Some(15)),
            block("rest", BlockKind::Discussion, None, None),
        ];
        assert_eq!(proposed(&blocks, 60), Ok(vec![15, 5]));
        let least = Length(Span::minutes(56));
        assert_eq!(proposed(&blocks, 55), Err(Refusal::WholeTooShort { least }));
        assert_eq!(proposed(&blocks, 56), Ok(vec![15, 1]));
    }

    #[test]
    fn a_talk_of_several_speakers_takes_longer_than_that_of_one() {
        let speakers = vec![crate::domain::Speaker::default(); 5];
        let blocks = [
            block("one", BlockKind::Talk, None, None),
            Block { speakers, ..block("five", BlockKind::Talk, None, None) },
            block("topic", BlockKind::Discussion, None, None),
        ];
        assert_eq!(proposed(&blocks, 60), Ok(vec![10, 30, 20]));
    }

    #[test]
    fn where_every_length_is_known_there_is_nothing_to_propose() {
        let blocks = [block("a", BlockKind::Talk, Some(0), None)];
        assert_eq!(proposed(&blocks, 60), Err(Refusal::LengthsKnown));
    }

    #[test]
    fn any_whole_that_is_long_enough_is_used_up_and_no_least_length_is_cut() {
        let least = |at: usize| [1, 8, 15, 22][at % 4];
        let kinds = BlockKind::ALL.iter().enumerate();
        let blocks: Vec<Block> =
            kinds.map(|(at, kind)| block("b", *kind, None, Some(least(at)))).collect();
        for whole in 101..400 {
            let minutes = proposed(&blocks, whole).unwrap();
            assert_eq!(minutes.iter().sum::<i64>(), whole, "{minutes:?}");
            assert!(minutes.iter().enumerate().all(|(at, n)| *n >= least(at)), "{minutes:?}");
        }
    }
}

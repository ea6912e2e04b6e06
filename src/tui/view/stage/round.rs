//! The round that runs, and how it does beside the one before.

use crate::session::BlockState;
use crate::text::shown;
use crate::tui::model::Model;

/// The block in which tables talk, while it runs.
pub(crate) fn talking(model: &Model) -> Option<&BlockState> {
    model.session.running().filter(|block| block.block.kind.has_tables())
}

/// `Conversation 1 had 26 by now`, where it had any.
pub(crate) fn compared(model: &Model, block: &BlockState) -> Option<String> {
    let before = model.session.block(model.pace.round_before()?)?;
    let ideas = model.pace.by_now(block.elapsed(model.now.t)?);
    (ideas > 0).then(|| format!("{} had {ideas} by now", shown(&before.block.title)))
}

//! The round that runs, and how it does beside the one before.

use crate::session::BlockState;
use crate::text::shown;
use crate::tui::model::Model;
use crate::tui::words::minutes;

/// The block in which tables talk, while it runs.
pub(crate) fn talking(model: &Model) -> Option<&BlockState> {
    model.session.running().filter(|block| block.block.kind.has_tables())
}

/// `Conversation 1 had 26 after 10 min`, as long as this one takes so far; where it had any.
pub(crate) fn compared(model: &Model, block: &BlockState) -> Option<String> {
    let before = model.session.block(model.pace.round_before()?)?;
    let so_far = block.elapsed(model.now.t)?;
    let ideas = model.pace.by_now(so_far);
    let said = || format!("{} had {ideas} after {}", shown(&before.block.title), minutes(so_far));
    (ideas > 0).then(said)
}

//! Where the panes of the Town hall stand.

use ratatui::layout::Rect;

use super::capture::Cutter;
use super::{MEASURE, input, is_large, is_small, margin};
use crate::tui::model::Model;

/// The panes of the Town hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Areas {
    /// Block, clock, lateness, time.
    pub(crate) head: Rect,
    /// The rule below it.
    pub(crate) rule: Rect,
    /// What is to be told; empty on small terminals.
    pub(crate) report: Rect,
    /// The column between the two.
    pub(crate) between: Rect,
    /// Who speaks and who is next; on small terminals a row of each, and of what is to be told.
    pub(crate) speakers: Rect,
    /// The rule below both; on large terminals below the first, and the second goes on.
    pub(crate) lower_rule: Rect,
    /// How many comments there are; empty on small terminals.
    pub(crate) heading: Rect,
    /// The comments.
    pub(crate) list: Rect,
    /// What is saved, or the message.
    pub(crate) status: Rect,
    /// The line.
    pub(crate) input: Rect,
    /// The keys.
    pub(crate) keys: Rect,
}

/// Gives every pane its rows: the comments have what the others leave.
pub(crate) fn layout(area: Rect, model: &Model) -> Areas {
    let small = is_small(area);
    let input = input::rows(model, area).clamp(1, (area.height / 3).max(1));
    let mut cut = Cutter { rest: area };
    let head = cut.top(if small { 2 } else { 1 });
    let rule = cut.top(u16::from(!small));
    let panes = cut.top(if small { small_panes(model) } else { panes(area.height) });
    let lower_rule = cut.top(1);
    let heading = cut.top(u16::from(!small));
    let keys = cut.bottom(1);
    let input = cut.bottom(input);
    let status = cut.bottom(1);
    if !small {
        cut.bottom(1);
    }
    let left = match small {
        true => 0,
        false if is_large(area) => MEASURE + margin(area) + 1,
        false => panes.width * 3 / 5,
    };
    let report = Rect { width: left, ..panes };
    let divided = u16::from(left > 0);
    let between = Rect { x: panes.x + left, width: divided, ..panes };
    let width = panes.width - left - divided;
    let speakers = Rect { x: panes.x + left + divided, width, ..panes };
    let list = cut.rest;
    let all = Areas {
        head,
        rule,
        report,
        between,
        speakers,
        lower_rule,
        heading,
        list,
        status,
        input,
        keys,
    };
    if is_large(area) { all.beside() } else { all }
}

impl Areas {
    /// Comments no wider than what is to be told above them; beside both the speakers.
    fn beside(self) -> Self {
        let width = self.report.width;
        let height = self.status.y.saturating_sub(self.between.y);
        Self {
            lower_rule: Rect { width: width + 1, ..self.lower_rule },
            heading: Rect { width, ..self.heading },
            list: Rect { width, ..self.list },
            between: Rect { height, ..self.between },
            speakers: Rect { height, ..self.speakers },
            ..self
        }
    }
}

/// Who speaks and who is next, and what is to be told below them, where there is any.
fn small_panes(model: &Model) -> u16 {
    let is_floored = model.session.running().is_some_and(|state| !state.floor.is_empty());
    2 + u16::from(is_floored && !model.reported().is_empty())
}

/// As drawn at 24 rows; half of what there is beyond, little of what there is below.
const fn panes(height: u16) -> u16 {
    match height {
        24.. => 10 + (height - 24) / 2,
        18..24 => height - 14,
        _ => 4,
    }
}

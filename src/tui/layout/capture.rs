//! Where the panes of Capture stand.

use ratatui::layout::Rect;

use super::{input, is_small, strip};
use crate::text;
use crate::tui::model::Model;

/// The panes of Capture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Areas {
    /// Table, block, clock.
    pub(crate) head: Rect,
    /// The clock in a row of its own, on small terminals.
    pub(crate) clock: Rect,
    /// The question.
    pub(crate) question: Rect,
    /// The rule below it.
    pub(crate) rule: Rect,
    /// What was said.
    pub(crate) list: Rect,
    /// What is saved, or the message.
    pub(crate) status: Rect,
    /// The categories.
    pub(crate) strip: Rect,
    /// The rule above the line.
    pub(crate) lower_rule: Rect,
    /// The line.
    pub(crate) input: Rect,
    /// The keys.
    pub(crate) keys: Rect,
}

/// Gives every pane its rows: the list has what the others leave.
pub(crate) fn layout(area: Rect, model: &Model) -> Areas {
    let small = is_small(area);
    let columns = usize::from(area.width).saturating_sub(if small { 0 } else { 2 });
    let question = question_rows(model, columns).min(if small { 2 } else { 3 });
    let input = input::rows(model, area).clamp(1, (area.height / 3).max(1));
    let strip = if small { 0 } else { strip::rows(model, columns).min(area.height / 4) };
    let lower_rule = u16::from(!small);
    let mut cut = Cutter { rest: area };
    let head = cut.top(1);
    let (mut clock, mut gap) = (Rect::default(), 0);
    if small && model.session.running().is_some() {
        cut.top(1);
        clock = cut.top(1);
        gap = 1;
    }
    cut.top(gap);
    let question = cut.top(question);
    let rule = cut.top(1);
    let keys = cut.bottom(1);
    let input = cut.bottom(input);
    let lower_rule = cut.bottom(lower_rule);
    let strip = cut.bottom(strip);
    let status = cut.bottom(1);
    if !small {
        cut.bottom(1);
    }
    Areas { head, clock, question, rule, list: cut.rest, status, strip, lower_rule, input, keys }
}

fn question_rows(model: &Model, columns: usize) -> u16 {
    let question = model.sign_question().and_then(|id| model.session.question(id));
    let rows = question.map_or(0, |it| text::wrap(&text::shown(&it.text), columns).len());
    u16::try_from(rows).unwrap_or(u16::MAX)
}

pub(super) struct Cutter {
    pub(super) rest: Rect,
}

impl Cutter {
    pub(super) fn top(&mut self, rows: u16) -> Rect {
        let rows = rows.min(self.rest.height);
        let cut = Rect { height: rows, ..self.rest };
        self.rest.y += rows;
        self.rest.height -= rows;
        cut
    }

    pub(super) fn bottom(&mut self, rows: u16) -> Rect {
        let rows = rows.min(self.rest.height);
        self.rest.height -= rows;
        Rect { y: self.rest.y + self.rest.height, height: rows, ..self.rest }
    }
}

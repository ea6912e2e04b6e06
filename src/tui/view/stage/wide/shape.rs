//! The categories with their bars, and the shape that the round before had.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::QuestionId;
use crate::session::BlockState;
use crate::text::{cut, shown};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};
use crate::tui::view::stage::categories::{
    CountRow, Fitted, NO_SIGN, categories, fit, mark, questions, unasked,
};
use crate::tui::view::stage::count_list;
use crate::tui::view::stage::heading::heading;
use crate::tui::view::stage::round::talking;
use crate::tui::view::stage::time::clip;

/// The name of a list of questions.
const QUESTIONS: &str = "QUESTIONS";

/// The list with its heading, and the round whose shape it is marked with.
pub(super) struct Shape<'a> {
    heading: &'static str,
    rows: Vec<CountRow>,
    last: Option<&'a BlockState>,
}

impl<'a> Shape<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let talking = talking(model);
        let asked: Vec<&QuestionId> =
            talking.map(|block| block.block.questions()).unwrap_or_default();
        let [only] = asked.as_slice() else {
            let block = talking.filter(|_| !asked.is_empty());
            let mut rows = questions(model, block);
            rows.extend(unasked(model).filter(|_| block.is_none()));
            return Self { heading: QUESTIONS, rows, last: None };
        };
        let mut rows = categories(model, only);
        let last = model.pace.round_before().and_then(|block| model.session.block(block));
        if let Some(last) = last {
            mark(model, &mut rows, only, last);
        }
        Self { heading: "CATEGORIES", rows, last }
    }

    /// Rows of the list with its heading and legend.
    pub(super) fn height(&self, columns: u16) -> u16 {
        let legend = usize::from(self.last.is_some());
        let rows = count_list::height(&self.rows, columns) + 1 + legend;
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws the list where it has a place of its own; below questions the categories of each, as
    /// many as are whole.
    pub(super) fn draw_all(self, model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
        let taken = self.height(area.width).min(area.height);
        let mut rest = below(area, taken + 1);
        let all = model.session.questions.iter().zip(1..);
        for (question, number) in all.filter(|_| self.heading == QUESTIONS) {
            let is_asked = self.rows.iter().any(|row| row.sign == number.to_string());
            let rows = categories(model, &question.id);
            let tall = u16::try_from(count_list::height(&rows, rest.width)).unwrap_or(u16::MAX);
            if !is_asked || rows.len() < 2 || tall >= rest.height {
                continue;
            }
            heading(theme, buffer, rest, &format!("QUESTION {number}"), "");
            let fitted = Fitted { rows, others: None };
            count_list::draw(&fitted, theme, buffer, clip(rest, 1, tall));
            rest = below(rest, tall + 2);
        }
        self.draw(theme, buffer, clip(area, 0, taken));
    }

    /// Draws the list.
    pub(super) fn draw(self, theme: &Theme, buffer: &mut Buffer, area: Rect) {
        if self.rows.is_empty() {
            return;
        }
        heading(theme, buffer, area, self.heading, "");
        let legend = u16::from(self.last.is_some());
        let room = area.height.saturating_sub(1 + legend);
        let ends = self.rows.last().is_some_and(|row| row.sign == NO_SIGN);
        let fitted = if !ends {
            Fitted { rows: self.rows, others: None }
        } else {
            fit(self.rows, usize::from(room))
        };
        count_list::draw(&fitted, theme, buffer, Rect { height: room, ..below(area, 1) });
        if let Some(last) = self.last {
            let title = shown(&last.block.title);
            let words = format!("│ how many the category in this place had in {title}");
            let words = cut(&words, usize::from(area.width));
            place(buffer, below(area, 1 + room), (0, 0), &words, theme.style(Tone::Before));
        }
    }
}

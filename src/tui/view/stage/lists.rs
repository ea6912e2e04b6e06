//! The two lists in the middle of the Stage: tables left, categories right, each on one scale;
//! while people look for their seats, these stand right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::categories::{Fitted, categories, fit, questions, unasked};
use super::heading::heading;
use super::round::{compared, talking};
use super::tables::{sum, tables};
use super::{count_list, programme, table_list};
use crate::actions::Action;
use crate::domain::QuestionId;
use crate::session::{BlockState, Seats};
use crate::text::{self, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, place};
use crate::tui::view::where_to;

/// Draws both lists for what runs.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, left: Rect, right: Rect) {
    let talking = talking(model);
    let programmed = talking.is_none() && model.counts.all() == 0;
    let rows = tables(model, talking);
    if programmed || rows.is_empty() {
        let is_alone = model.session.questions.is_empty() && model.counts.all() == 0;
        let area = if is_alone { programme::alone(model, left, right) } else { left };
        programme::list(model, theme, buffer, area);
    } else {
        let sum = sum(model, talking, &rows);
        let words = with_people(model, usize::from(left.width).saturating_sub(width(&sum) + 2));
        heading(theme, buffer, left, &words, &sum);
        let compared = talking.and_then(|block| compared(model, block));
        let lines = left.height.saturating_sub(1 + u16::from(compared.is_some()));
        let all = model.key(Action::Tables);
        table_list::draw(rows, all, theme, buffer, Rect { height: lines, ..below(left, 1) });
        if let Some(words) = compared {
            place(buffer, below(left, 1 + lines), (0, 0), &words, theme.style(Tone::Plain));
        }
    }
    match Seats::to_take(&model.session, model.now.t) {
        Some(seats) => where_to::draw(&seats, model.now.t, ("SEATS  ", theme), buffer, right),
        None => counted(model, talking, theme, buffer, right),
    }
}

/// `TABLES`, and how many came of those expected, where that was said and there is room.
pub(crate) fn with_people(model: &Model, columns: usize) -> String {
    let came = model.session.people_here().map(|people| format!("{people} people"));
    let planned = model.session.plan.participants.map(|people| format!("{people} planned"));
    let both = came.as_ref().zip(planned).map(|(came, planned)| format!("{came}, {planned}"));
    let said = both.into_iter().chain(came).map(|people| format!("TABLES  {people}"));
    said.into_iter().find(|words| width(words) <= columns).unwrap_or_else(|| "TABLES".to_owned())
}

/// Rows that the longer of both lists wants in so many columns each, headings included; seats want
/// all there are.
pub(crate) fn wanted(model: &Model, columns: u16) -> u16 {
    if Seats::to_take(&model.session, model.now.t).is_some() {
        return u16::MAX;
    }
    let talking = talking(model);
    let asked = talking.map(|block| block.block.questions()).unwrap_or_default();
    let counted = match asked.as_slice() {
        [only] => model.session.categories_of(only).count() + 1,
        _ => model.session.questions.len(),
    };
    let tables = table_list::wanted(tables(model, talking).len(), columns) + 2;
    let blocks = if talking.is_none() { model.session.blocks.len() } else { 0 };
    u16::try_from(counted.max(tables).max(blocks) + 1).unwrap_or(u16::MAX)
}

/// `26 ideas in all`: where a question was asked before, its categories count more than the tables
/// say now.
fn before(model: &Model, talking: Option<&BlockState>, asked: &[&QuestionId]) -> String {
    let (Some(block), [only]) = (talking, asked) else { return String::new() };
    let all = model.counts.on(Some(only));
    if all == model.counts.during(Some(block.id())) {
        return String::new();
    }
    format!("{} in all", text::counted(all, "idea", "ideas"))
}

/// Draws the categories of what is asked, or the questions where there are several or none.
fn counted(
    model: &Model,
    talking: Option<&BlockState>,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let asked = talking.map(|block| block.block.questions()).unwrap_or_default();
    let lines = usize::from(area.height.saturating_sub(1));
    let (words, fitted) = if let [only] = asked.as_slice() {
        ("CATEGORIES", fit(categories(model, only), lines))
    } else {
        let block = talking.filter(|_| !asked.is_empty());
        let mut rows = questions(model, block);
        if rows.iter().all(|row| row.ideas == 0) {
            heading(theme, buffer, area, if rows.is_empty() { "" } else { "QUESTIONS" }, "");
            count_list::asked(&rows, theme, buffer, below(area, 1));
            return;
        }
        match unasked(model).filter(|_| block.is_none()) {
            Some(rest) => {
                rows.push(rest);
                ("QUESTIONS", fit(rows, lines))
            }
            None => {
                rows.truncate(lines);
                ("QUESTIONS", Fitted { rows, others: None })
            }
        }
    };
    if fitted.rows.is_empty() && fitted.others.is_none() {
        return;
    }
    heading(theme, buffer, area, words, &before(model, talking, &asked));
    count_list::draw(&fitted, theme, buffer, below(area, 1));
}

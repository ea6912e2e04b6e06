//! The categories of every question, with how many ideas each has.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, columns, draw as draw_list};
use crate::domain::QuestionId;
use crate::text::{shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::{CategoryAt, Model};
use crate::tui::view::bars::Scale;
use crate::tui::words::many_ideas;

/// Columns in which a label and its bar are read as one row.
const EASY: u16 = 100;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let all = model.category_rows();
    let chosen = model.category_of(&all);
    let columns = columns(area);
    let count = |at: &CategoryAt| {
        model.counts.under(Some(&at.question), Some(at.category.as_ref()?)).into()
    };
    let cells = usize::from(columns / 4).clamp(4, 40);
    let scale = Scale::of(all.iter().filter_map(count), cells);
    let columns = columns.min(needed(model, &all, scale.longest()).max(EASY));
    let row = |at: &CategoryAt| Row {
        marked: model.lists.categories.marked.contains(at),
        pieces: match &at.category {
            None => question(model, &at.question, columns),
            Some(_) => one(model, at, scale, columns),
        },
    };
    let list = List {
        title: "Categories".to_owned(),
        above: Vec::new(),
        heads: None,
        rows: all.len(),
        chosen: all.iter().position(|at| Some(at) == chosen.as_ref()),
        row: &|at| all.get(at).map(row).unwrap_or_default(),
        about: about(model, chosen.as_ref()),
        empty: "The plan asks no question, so there are no categories.".to_owned(),
    };
    draw_list(&list, model, theme, buffer, area);
}

/// Columns that the rows need: a count that stands far from its label is read in the wrong row.
fn needed(model: &Model, all: &[CategoryAt], longest: usize) -> u16 {
    let row = |at: &CategoryAt| match &at.category {
        None => {
            let text = model.session.question(&at.question).map_or(0, |it| width(&it.text));
            4 + text + 2 + width(&asked_so_far(model, &at.question, true))
        }
        Some(id) => {
            let label = model.session.category(&at.question, id);
            6 + label.map_or(0, |it| width(&it.label)) + 2 + longest + 1 + 4
        }
    };
    all.iter().map(row).max().and_then(|most| u16::try_from(most).ok()).unwrap_or(u16::MAX)
}

/// How many ideas a question has.
fn asked_so_far(model: &Model, id: &QuestionId, whole: bool) -> String {
    let none = model.counts.under(Some(id), None);
    let ideas = many_ideas(model.counts.on(Some(id)));
    if none > 0 && whole { format!("{ideas}, {none} none yet") } else { ideas }
}

/// The question, cut, and how many ideas it has.
fn question(model: &Model, id: &QuestionId, columns: u16) -> Vec<(u16, Tone, String)> {
    let number = model.session.question_number(id).unwrap_or(0);
    let text = model.session.question(id).map(|it| shown(&it.text).into_owned());
    let ideas = asked_so_far(model, id, columns >= 60);
    let end = columns.saturating_sub(u16::try_from(ideas.chars().count()).unwrap_or(0));
    let words = format!("{number} {}", text.unwrap_or_default());
    vec![(2, Tone::Title, words), (end, Tone::Dim, ideas)]
}

fn one(model: &Model, at: &CategoryAt, scale: Scale, columns: u16) -> Vec<(u16, Tone, String)> {
    let Some(id) = &at.category else { return Vec::new() };
    let Some(state) = model.session.category(&at.question, id) else { return Vec::new() };
    let count = model.counts.under(Some(&at.question), Some(id));
    let letter = state.letter.as_deref().unwrap_or("–");
    let longest = u16::try_from(scale.longest()).unwrap_or(0);
    let number = columns.saturating_sub(4);
    vec![
        (3, Tone::Category, shown(letter).into_owned()),
        (6, Tone::Plain, shown(&state.label).into_owned()),
        (number.saturating_sub(longest + 1), Tone::Bar, scale.bar(count)),
        (number, Tone::Plain, format!("{count:>4}")),
    ]
}

/// The row chosen, whole.
fn about(model: &Model, chosen: Option<&CategoryAt>) -> Vec<String> {
    let Some(at) = chosen else { return Vec::new() };
    let question = model.session.question(&at.question).map(|it| shown(&it.text).into_owned());
    let category = at.category.as_ref().and_then(|id| model.session.category(&at.question, id));
    match category {
        Some(state) => vec![format!("{} · {}", shown(&state.label), question.unwrap_or_default())],
        None => question.into_iter().collect(),
    }
}

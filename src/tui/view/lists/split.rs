//! The ideas of a category that is being split: those marked go into a new one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, draw as draw_list};
use crate::text::shown;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::words::{category, many_ideas};

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let Some(split) = &model.lists.split else { return };
    let notes = model.split_notes();
    let go = notes.iter().filter(|note| split.marked.contains(&note.id)).count();
    let state = model.session.category(&split.question, &split.category);
    let name = state.map(category).unwrap_or_default();
    let title = format!(
        "Split {}: {}, {} stay, {go} go",
        shown(&name),
        many_ideas(notes.len()),
        notes.len() - go
    );
    let rows = notes.iter().map(|note| {
        let marked = split.marked.contains(&note.id);
        let tone = if marked { Tone::Own } else { Tone::Plain };
        let sign = if marked { "✓" } else { "·" };
        let words = shown(&note.words.text).replace('\n', " ");
        let pieces = vec![(2, tone, sign.to_owned()), (4, tone, words)];
        Row { chosen: split.at == Some(note.id), pieces }
    });
    let at = notes.iter().find(|note| split.at == Some(note.id));
    let list = List {
        title,
        heads: None,
        rows: rows.collect(),
        about: at.map(|note| shown(&note.words.text).replace('\n', " ")).into_iter().collect(),
        empty: "It has no ideas any more.".to_owned(),
    };
    draw_list(&list, model, theme, buffer, area);
}

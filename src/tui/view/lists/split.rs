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
    let listing = split.listing();
    let all = split.ideas.listing().len();
    let go = split.marked(&model.session).len();
    let state = model.session.category(&split.question, &split.category);
    let name = state.map(category).unwrap_or_default();
    let title = format!("Split {}: {}, {} stay, {go} go", shown(&name), many_ideas(all), all - go);
    let words = |id| {
        let note = model.session.notes.get(id);
        note.map(|note| shown(&note.words.text).replace('\n', " ")).unwrap_or_default()
    };
    let row = |place| {
        let Some(id) = listing.get(place) else { return Row::default() };
        let marked = split.list.marked.contains(&id);
        let tone = if marked { Tone::Own } else { Tone::Plain };
        Row { marked, pieces: vec![(3, tone, words(id))] }
    };
    let list = List {
        title,
        above: Vec::new(),
        heads: None,
        rows: listing.len(),
        chosen: split.list.chosen.and_then(|id| listing.place(id)),
        row: &row,
        about: split.list.chosen.map(words).into_iter().collect(),
        empty: "It has no ideas any more.".to_owned(),
    };
    draw_list(&list, model, theme, buffer, area);
}

//! The Stage on a small terminal: where, how late, how long, what is asked, what came.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::header;
use super::lateness::Lateness;
use super::newest::{letter, newest};
use super::subject::Subject;
use super::time::{clip, paragraph};
use crate::text::{cut, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::clock::ClockFace;
use crate::tui::view::place::{below, inset, place, place_end};

/// The column before the words of when it ends.
const UNTIL: u16 = 21;

/// Draws block, lateness, clock and question from the top; returns the rows they take.
fn head(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) -> u16 {
    let late = Lateness::of(&model.session, &model.outlook);
    let said = late.as_ref().map_or("", |late| late.brief());
    let tone = late.as_ref().map_or(Tone::Plain, |late| late.tone);
    place_end(buffer, area, 0, said, theme.style(tone));
    let room = usize::from(area.width).saturating_sub(width(said) + 1);
    let (title, state) = header::words(model);
    let words = (title, if state == "running" { "" } else { state });
    place(buffer, area, (0, 0), &header::fitted(&words, room), theme.style(Tone::Title));
    let gap = u16::from(area.height >= 8);
    let at = 1 + gap;
    clock(model, theme, buffer, clip(area, at, 1 + gap));
    let at = at + 1 + gap;
    let most = (area.height.saturating_sub(at) / 2).clamp(1, 3);
    at + Subject::of(model).draw(theme, buffer, below(area, at), (most, false))
}

/// Draws the clock on one line; without digits, words that are long go on below.
fn clock(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let face = ClockFace::of(model);
    let line = inset(area, 1, 0);
    let Some(digits) = &face.digits else {
        paragraph(&face.words, theme, Tone::Plain, buffer, line);
        return;
    };
    let (what, until) = (face.brief.0, face.held.as_ref().unwrap_or(&face.brief.1));
    let at = place(buffer, line, (0, 0), digits, theme.style(face.tone));
    let at = place(buffer, line, (at + 1, 0), what, theme.style(Tone::Plain)) + 1;
    let at = if width(until) + usize::from(UNTIL) < usize::from(area.width) { UNTIL } else { at };
    let room = usize::from(area.width.saturating_sub(at + 1));
    place(buffer, area, (at + 1, 0), &cut(until, room), theme.style(Tone::Plain));
}

/// Draws the Stage.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let at = head(model, theme, buffer, area);
    let rest = below(area, at);
    if rest.height < 2 {
        return;
    }
    header::rule(theme, buffer, rest);
    let list = below(rest, 1);
    for (row, note) in (0..list.height).zip(newest(model)) {
        let tags = letter(&model.session, note);
        let after = place(buffer, below(list, row), (0, 0), &tags, theme.style(Tone::Category));
        let words = shown(&note.words.text);
        let room = usize::from(list.width.saturating_sub(after + 1));
        place(buffer, list, (after + 1, row), &cut(&words, room), theme.style(Tone::Plain));
    }
}

//! The list of speakers: who speaks, who waits in which order, who has spoken.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet;
use crate::actions::{Action, Scope, hints};
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::context::fits;
use crate::tui::model::Model;
use crate::tui::offer::{Standing, roster};
use crate::tui::view::foot;
use crate::tui::view::place::{below, place, place_end};

/// Columns before a name.
const SIGN: usize = 9;

pub(super) fn draw(model: &Model, chosen: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let all = roster(model);
    let most = usize::from(area.height.saturating_sub(3).clamp(4, 18));
    let said = model.message.as_ref().filter(|_| foot::is_fresh(model));
    let taken = 2 + usize::from(said.is_some());
    let inside = sheet::open((all.len() + taken).clamp(4, most), theme, frame.buffer_mut(), area);
    let buffer = frame.buffer_mut();
    let quiet = model.session.running().is_some_and(|state| state.floor.quiet_first);
    let at = place(buffer, inside, (0, 0), "SPEAKERS", theme.style(Tone::Title));
    let (rule, other) = match quiet {
        true => ("  quiet first, by time spoken", "first come"),
        false => ("  first come", "quiet first"),
    };
    let at = place(buffer, inside, (at, 0), rule, theme.style(Tone::Plain)) + 2;
    if fits(model, Action::SpeakerOrder) && model.session.running().is_some() {
        let at =
            place(buffer, inside, (at, 0), model.key(Action::SpeakerOrder), theme.style(Tone::Key));
        place(buffer, inside, (at + 1, 0), other, theme.style(Tone::KeyHint));
    }
    let taken = u16::try_from(taken).unwrap_or(u16::MAX);
    let list = Rect { height: inside.height.saturating_sub(taken), ..below(inside, 1) };
    if all.is_empty() {
        let words = match model.session.running() {
            Some(_) if !model.can_change() => "Nobody was put on the list.".to_owned(),
            Some(_) => {
                let key = model.key(Action::Speak);
                format!("Nobody yet: {key} adds a table, a person, or words such as lady in red.")
            }
            None => "No block is running.".to_owned(),
        };
        place(buffer, list, (0, 0), &words, theme.style(Tone::Dim));
    }
    let chosen = chosen.min(all.len().saturating_sub(1));
    let first = (chosen + 1).saturating_sub(usize::from(list.height));
    for (row, (at, entry)) in (0..list.height).zip(all.iter().enumerate().skip(first)) {
        one(model, entry, at == chosen, theme, buffer, below(list, row));
    }
    if let Some(message) = said {
        let row = below(inside, inside.height.saturating_sub(2));
        let words = foot::cut(&foot::said(model, message), usize::from(row.width));
        place(buffer, row, (0, 0), &words, theme.style(foot::tone(message.sort)));
    }
    let last = below(inside, inside.height.saturating_sub(1));
    let row = Rect { x: area.x, width: area.width, ..last };
    let mut keys = hints(&model.session, model.usual.keys, Scope::Speakers);
    keys.retain(|hint| fits(model, hint.action));
    foot::keys(&keys, None, theme, buffer, row);
}

fn one(
    model: &Model,
    (standing, speaker): &(Standing, Arc<str>),
    chosen: bool,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let sign = match standing {
        Standing::Speaks => "speaks".to_owned(),
        Standing::Waits(place) => place.to_string(),
        Standing::Skipped => "skipped".to_owned(),
        Standing::Spoke => "spoke".to_owned(),
    };
    let spoken = model.session.running().and_then(|it| it.spoken(speaker, model.now.t));
    let end = match spoken {
        Some(spoken) => spoken.digits_up(),
        None if model.was_heard(speaker) => "spoke".to_owned(),
        None => "not spoken yet".to_owned(),
    };
    let tone = match (chosen, standing) {
        (true, _) => Tone::Chosen,
        (false, Standing::Speaks | Standing::Waits(_)) => Tone::Plain,
        (false, Standing::Skipped | Standing::Spoke) => Tone::Dim,
    };
    let mark = if chosen { "▸ " } else { "  " };
    let at = place(buffer, area, (0, 0), mark, theme.style(tone));
    let at = place(buffer, area, (at, 0), &text::pad(&sign, SIGN), theme.style(tone));
    let room = usize::from(area.width.saturating_sub(at)).saturating_sub(text::width(&end) + 1);
    place(buffer, area, (at, 0), &text::cut(&text::shown(speaker), room), theme.style(tone));
    place_end(buffer, area, 0, &end, theme.style(tone));
}

//! The Home screen: what there is to open, or the dialog of a new session.

mod damage;
mod dialog;
mod head;
mod list;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::overlay::help::draw_rows;
use super::place::{inset, place};
use super::small::LEAST;
use super::{filter, foot};
use crate::actions::{Action, hints};
use crate::session::Session;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::home::{Field, Home};
use crate::tui::layout::{help, margin};

/// Draws the Home screen.
pub fn view_home(home: &Home, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let needs = format!("Home needs {}×{}; q leaves", LEAST.0, LEAST.1);
        for (row, line) in (0..area.height).zip(text::wrap(&needs, usize::from(area.width))) {
            place(frame.buffer_mut(), area, (0, row), &line, theme.style(Tone::Dim));
        }
        return;
    }
    if let Some(scroll) = home.help {
        return draw_rows(|columns| help::home_rows(home, columns), scroll, theme, frame, area);
    }
    let inside = inset(area, margin(area), margin(area));
    let above = Rect { height: inside.height.saturating_sub(2), ..inside };
    match &home.dialog {
        Some(dialog) => dialog::draw(dialog, theme, frame, above),
        None => list::draw(home, theme, frame.buffer_mut(), above),
    }
    let said = Rect { y: inside.bottom().saturating_sub(2), height: 1, ..inside };
    let keys = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    if let Some(told) = &home.told {
        let tone = if told.refused { Tone::Refused } else { Tone::Saved };
        let words = text::shown(&told.words);
        let room = usize::from(said.width);
        foot::lines(&words, tone, room, theme, frame.buffer_mut(), (said, true));
    }
    // Nothing is open that could say which of them cannot be done.
    let hints = || {
        let mut all = hints(&Session::default(), home.keys, home.scope());
        let needs_one = [Action::ForgetSession, Action::Filter];
        all.retain(|hint| !home.entries.is_empty() || !needs_one.contains(&hint.action));
        let chooses = home.dialog.as_ref().is_some_and(|dialog| dialog.at == Field::Kind);
        all.retain(|hint| chooses || hint.action != Action::OtherKind);
        all
    };
    match home.filter.as_ref().filter(|_| home.dialog.is_none()) {
        Some(by) => {
            let left = home.rows().iter().filter(|row| home.entry(row).is_some()).count();
            filter::line(by, (left, home.entries.len()), hints, theme, frame, keys);
        }
        None => foot::keys(&hints(), None, theme, frame.buffer_mut(), keys),
    }
    if let Some(damage) = &home.damage {
        damage::draw(damage, theme, frame.buffer_mut(), area);
    }
}

//! The keys of this screen, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::actions::{ACTIONS, ActionSpec, Scope};
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Mode, Model, Screen};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{inset, place};

/// Columns that keys take.
const KEYS: usize = 14;

pub(super) fn draw(model: &Model, scroll: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    Clear.render(area, frame.buffer_mut());
    let area = inset(area, margin(area), margin(area));
    let body = Rect { height: area.height.saturating_sub(1), ..area };
    let rows = rows(model, usize::from(area.width));
    let height = usize::from(body.height);
    let scroll = scroll.min(rows.len().saturating_sub(height));
    let buffer = frame.buffer_mut();
    for (line, (tone, keys, words)) in (0..body.height).zip(rows.iter().skip(scroll)) {
        let after = place(buffer, body, (0, line), keys, theme.style(*tone));
        place(buffer, body, (after, line), words, theme.style(Tone::Plain));
    }
    let more = rows.len().saturating_sub(scroll + height);
    let words = match more {
        0 => "Esc closes".to_owned(),
        n => format!("↓ {n} more · Esc closes"),
    };
    place(buffer, area, (0, area.height.saturating_sub(1)), &words, theme.style(Tone::KeyHint));
}

fn rows(model: &Model, columns: usize) -> Vec<(Tone, String, String)> {
    let mut all = Vec::new();
    for scope in scopes(model) {
        let rows = ACTIONS.iter().filter(|row| row.scope == *scope && is_there(model, row));
        let rows: Vec<&ActionSpec> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push((Tone::Plain, String::new(), String::new()));
        }
        all.push((Tone::Strong, scope.title().to_owned(), String::new()));
        for row in rows {
            let keys = row.every_key().collect::<Vec<_>>().join(" ");
            let room = columns.saturating_sub(KEYS + 1);
            let lines = text::wrap(row.doc, room);
            for (at, line) in lines.into_iter().enumerate() {
                let keys = if at == 0 { keys.as_str() } else { "" };
                let wide = KEYS.max(text::width(keys));
                all.push((Tone::Key, format!("{} ", text::pad(keys, wide)), line));
            }
        }
    }
    all
}

/// Actions without a key are in the palette; what cannot be done here at all is absent.
fn is_there(model: &Model, row: &ActionSpec) -> bool {
    row.every_key().next().is_some() && (!row.changes || model.can_change())
}

fn scopes(model: &Model) -> &'static [Scope] {
    match (model.mode, model.screen) {
        (Mode::Replay { .. }, _) => &[Scope::Replay, Scope::Stage, Scope::Room],
        (_, Screen::Capture) => &[Scope::Line, Scope::Room, Scope::Stage, Scope::List],
        (_, Screen::Stage) => &[Scope::Room, Scope::Stage],
        (_, Screen::Room) => &[Scope::Room],
    }
}

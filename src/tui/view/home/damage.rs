//! What is asked about a damaged session: a sheet above the foot, the keys in sight at any size.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::home::Damage;
use crate::tui::layout::margin;
use crate::tui::model::Waits;
use crate::tui::view::overlay::sheet;
use crate::tui::view::place::place;

pub(super) fn draw(damage: &Damage, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let ways: Vec<String> =
        damage.ways().into_iter().flat_map(|way| text::wrap(way, columns)).collect();
    let again = damage.unheard.then(|| Waits::AGAIN.to_owned());
    let keys = ways.len() + usize::from(again.is_some());
    let mut said = text::wrap(&text::shown(&damage.words), columns);
    said.truncate(usize::from(area.height).saturating_sub(keys + 1));
    let said = said.into_iter().map(|line| (Tone::Plain, line));
    let ways = ways.into_iter().map(|line| (Tone::KeyHint, line));
    let lines: Vec<_> = said.chain(ways).chain(again.map(|it| (Tone::Warning, it))).collect();
    let inside = sheet::open(lines.len(), theme, buffer, area);
    for (row, (tone, line)) in (0..inside.height).zip(&lines) {
        place(buffer, inside, (0, row), line, theme.style(*tone));
    }
}

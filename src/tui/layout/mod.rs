//! Where things stand on a screen of a given size: pure, and shared by what draws and by what
//! scrolls. Draws nothing.

pub(crate) mod capture;
pub(crate) mod caret;
pub(crate) mod hall;
pub(crate) mod help;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod report;
pub(crate) mod sheet;
pub(crate) mod strip;
pub(crate) mod welcome;

use ratatui::layout::Rect;

/// One column is left free at either side where there is room.
pub(crate) const fn margin(area: Rect) -> u16 {
    if area.width < 60 { 0 } else { 1 }
}

/// Columns of lines that are read with ease.
pub(crate) const MEASURE: u16 = 100;

/// A terminal with room for more of everything.
pub(crate) const fn is_large(area: Rect) -> bool {
    area.width >= 160 && area.height >= 44
}

/// A terminal this narrow or this low has no room for the categories.
pub(crate) const fn is_small(area: Rect) -> bool {
    area.width < 60 || area.height < 18
}

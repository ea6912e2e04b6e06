//! A link as a code for cameras, in half blocks: two rows of it a row of the screen.

use qrcode::{EcLevel, QrCode};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::view::place::place;

/// Light modules around it, without which no camera finds it.
const QUIET: usize = 4;

/// A link drawn for cameras.
pub(super) struct Scanned {
    /// Row by row, whether a module is dark.
    dark: Vec<bool>,
    /// Modules a row.
    width: usize,
    /// Columns a module takes; half as many rows.
    scale: u16,
}

impl Scanned {
    /// As large as there is room for; `None` where there is none.
    pub(super) fn fitting(link: &str, columns: u16, rows: u16) -> Option<Self> {
        let code = QrCode::with_error_correction_level(printed(link), EcLevel::L).ok()?;
        let dark = code.to_colors().into_iter().map(|module| module.select(true, false)).collect();
        let mut scanned = Self { width: code.width(), dark, scale: 0 };
        let mut fits = |scale| {
            scanned.scale = scale;
            scanned.columns() <= columns && scanned.rows() <= rows
        };
        (fits(2) || fits(1)).then_some(scanned)
    }

    fn modules(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// Columns it takes.
    pub(super) fn columns(&self) -> u16 {
        u16::try_from(self.modules()).unwrap_or(u16::MAX).saturating_mul(self.scale)
    }

    /// Rows it takes.
    pub(super) fn rows(&self) -> u16 {
        self.columns().div_ceil(2)
    }

    /// Draws it from the upper left corner of an area. A style without a ground is taken for light
    /// ink on a dark one.
    pub(super) fn draw(&self, style: Style, buffer: &mut Buffer, area: Rect) {
        let is_printed = style.bg.is_some();
        for row in 0..self.rows() {
            let halves = [2 * row, 2 * row + 1];
            let signs = (0..self.columns()).map(|column| {
                let [upper, lower] = halves.map(|half| self.is_dark(column, half) == is_printed);
                match (upper, lower) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                }
            });
            place(buffer, area, (0, row), &signs.collect::<String>(), style);
        }
    }

    /// Whether there is ink at this column and half row.
    fn is_dark(&self, column: u16, half: u16) -> bool {
        let module = |at: u16| usize::from(at / self.scale).checked_sub(QUIET);
        let (Some(x), Some(y)) = (module(column), module(half)) else { return false };
        x < self.width && self.dark.get(y * self.width + x).copied().unwrap_or(false)
    }
}

/// The secret in capitals: the code has fewer modules for them.
fn printed(link: &str) -> String {
    match link.split_once('#') {
        Some((place, secret)) => format!("{place}#{}", secret.to_uppercase()),
        None => link.to_owned(),
    }
}

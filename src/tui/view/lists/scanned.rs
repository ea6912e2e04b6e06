//! A link as a code for cameras, in half blocks: two rows of it a row of the screen.

use qrcode::bits::Bits;
use qrcode::{EcLevel, QrCode, Version};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::view::place::place;

/// Light modules around it, without which no camera finds it.
const QUIET: usize = 4;

/// The signs that a code has few modules for.
const FEW: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

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
        let code = code(link)?;
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

/// The code of a link, whose secret is in capitals: there are fewer modules for these. Where it is
/// encrypted all of it is, and only the `#` is not among the signs that have few. What is which is
/// said here: left to find out, parts of a secret would take more.
fn code(link: &str) -> Option<QrCode> {
    let (place, secret) = link.split_once('#')?;
    let (capitals, secret) = (place.to_uppercase(), secret.to_uppercase());
    let few = |words: &str| words.bytes().all(|it| FEW.contains(&it));
    let (few_of, rest) = match capitals.starts_with("HTTPS:") && few(&capitals) {
        true => (capitals.as_str(), "#".to_owned()),
        false => ("", format!("{}#", place.to_lowercase())),
    };
    (1..=40).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        if !few_of.is_empty() {
            bits.push_alphanumeric_data(few_of.as_bytes()).ok()?;
        }
        bits.push_byte_data(rest.as_bytes()).ok()?;
        match few(&secret) {
            true => bits.push_alphanumeric_data(secret.as_bytes()).ok()?,
            false => bits.push_byte_data(secret.as_bytes()).ok()?,
        }
        bits.push_terminator(EcLevel::L).ok()?;
        QrCode::with_bits(bits, EcLevel::L).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_any_secret_fits_a_screen_of_eighty_columns() {
        for part in ["00254a6f", "a1b2c3d4", "84afe228", "0123abcd", "00000000", "ffffffff"] {
            let link = format!("http://192.168.178.123:41234/#{}", part.repeat(8));
            assert!(Scanned::fitting(&link, 41, 21).is_some(), "{part}");
        }
    }
}

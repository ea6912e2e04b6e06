//! Clock digits as large as there is room for, and the letters of a code: five rows high, or any
//! multiple of it.
//!
//! A table of few pixels a sign, because the font of the big-text crate is eight rows high, takes
//! eight columns a digit and grows no further; a room's wall needs a third of any height.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::place::place;

/// Rows of a digit at its smallest.
pub(crate) const ROWS: u16 = 5;

/// How many cells a pixel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Columns a pixel.
    pub columns: u16,
    /// Rows a pixel.
    pub rows: u16,
}

impl Size {
    /// One column a pixel, for a narrow place.
    pub(crate) const NARROW: Self = Self { columns: 1, rows: 1 };

    /// As on the Stage at 80 columns, so many times over; 0 counts as 1.
    pub(crate) const fn times(n: u16) -> Self {
        let n = if n == 0 { 1 } else { n };
        Self { columns: 2 * n, rows: n }
    }

    /// The largest size, usual ones before the narrow one, at which the digits fit; `None` where
    /// none does.
    pub(crate) fn fitting(digits: &str, columns: u16, rows: u16) -> Option<Self> {
        (1..=rows / ROWS)
            .rev()
            .map(Self::times)
            .chain([Self::NARROW])
            .find(|size| size.width(digits) <= columns && ROWS * size.rows <= rows)
    }

    /// The size at which the digits are at least so many rows high, not half as much again, and
    /// shaped as usual as far as the columns allow; `None` where none fits.
    pub(crate) fn reaching(digits: &str, columns: u16, least: u16) -> Option<Self> {
        let pixels = Self::NARROW.width(digits).max(1);
        let shaped = |size: &Self| size.width(digits) <= columns && size.height() >= least;
        let most = (least + least / 2).max(ROWS);
        let usual = (1..=most / ROWS).rev().map(Self::times).find(shaped);
        let slender = Self { columns: columns / pixels, rows: least.div_ceil(ROWS).max(1) };
        usual.or_else(|| (slender.columns > 0).then_some(slender))
    }

    /// Columns that these digits take.
    pub(crate) fn width(self, digits: &str) -> u16 {
        let pixels: usize = digits.chars().map(|sign| glyph(sign).width + 1).sum();
        u16::try_from(pixels.saturating_sub(1)).unwrap_or(u16::MAX).saturating_mul(self.columns)
    }

    /// Rows that digits take.
    pub(crate) const fn height(self) -> u16 {
        ROWS * self.rows
    }
}

/// Draws the digits from the area's upper left corner; what does not fit is left out.
pub(crate) fn draw(digits: &str, size: Size, style: Style, buffer: &mut Buffer, area: Rect) {
    for (row, line) in rows(digits, size.columns).iter().enumerate() {
        let top = u16::try_from(row).unwrap_or(u16::MAX).saturating_mul(size.rows);
        for below in 0..size.rows {
            place(buffer, area, (0, top.saturating_add(below)), line, style);
        }
    }
}

/// Whether each of these signs can be drawn.
pub(crate) fn can_draw(words: &str) -> bool {
    words.chars().all(|sign| glyph(sign).rows != [0; 5])
}

/// The five rows of pixels, each pixel so many columns wide.
pub(crate) fn rows(digits: &str, columns: u16) -> [String; 5] {
    let mut rows: [String; 5] = Default::default();
    for (row, line) in rows.iter_mut().enumerate() {
        for (at, sign) in digits.chars().enumerate() {
            let Glyph { width, rows } = glyph(sign);
            if at > 0 {
                line.extend(std::iter::repeat_n(' ', usize::from(columns)));
            }
            let bits = rows.get(row).copied().unwrap_or(0);
            for pixel in (0..width).rev() {
                let ink = if bits >> pixel & 1 == 1 { '█' } else { ' ' };
                line.extend(std::iter::repeat_n(ink, usize::from(columns)));
            }
        }
    }
    rows
}

/// Rows of pixels, the rightmost one the lowest bit.
struct Glyph {
    width: usize,
    rows: [u8; 5],
}

const fn glyph(sign: char) -> Glyph {
    let rows = match sign {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b010, 0b010, 0b010, 0b010],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b001, 0b001, 0b001],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        '+' => [0b000, 0b010, 0b111, 0b010, 0b000],
        _ => return letter(sign),
    };
    Glyph { width: 3, rows }
}

/// Those that stand in codes and addresses: wide enough that none looks like another.
const fn letter(sign: char) -> Glyph {
    let (width, rows) = match sign {
        ':' => (1, [0, 1, 0, 1, 0]),
        '.' => (1, [0, 0, 0, 0, 1]),
        '-' => (2, [0, 0, 0b11, 0, 0]),
        'A' => (4, [0b0110, 0b1001, 0b1111, 0b1001, 0b1001]),
        'B' => (4, [0b1110, 0b1001, 0b1110, 0b1001, 0b1110]),
        'C' => (3, [0b111, 0b100, 0b100, 0b100, 0b111]),
        'D' => (4, [0b1110, 0b1001, 0b1001, 0b1001, 0b1110]),
        'E' => (3, [0b111, 0b100, 0b110, 0b100, 0b111]),
        'F' => (3, [0b111, 0b100, 0b110, 0b100, 0b100]),
        'G' => (4, [0b0111, 0b1000, 0b1011, 0b1001, 0b0111]),
        'H' => (4, [0b1001, 0b1001, 0b1111, 0b1001, 0b1001]),
        'J' => (3, [0b001, 0b001, 0b001, 0b101, 0b111]),
        'K' => (4, [0b1001, 0b1010, 0b1100, 0b1010, 0b1001]),
        'L' => (3, [0b100, 0b100, 0b100, 0b100, 0b111]),
        'M' => (5, [0b10001, 0b11011, 0b10101, 0b10001, 0b10001]),
        'N' => (5, [0b10001, 0b11001, 0b10101, 0b10011, 0b10001]),
        'P' => (4, [0b1110, 0b1001, 0b1110, 0b1000, 0b1000]),
        'R' => (4, [0b1110, 0b1001, 0b1110, 0b1010, 0b1001]),
        'S' => (4, [0b0111, 0b1000, 0b0110, 0b0001, 0b1110]),
        'T' => (3, [0b111, 0b010, 0b010, 0b010, 0b010]),
        'V' => (5, [0b10001, 0b10001, 0b01010, 0b01010, 0b00100]),
        'W' => (5, [0b10001, 0b10001, 0b10101, 0b11011, 0b10001]),
        'X' => (5, [0b10001, 0b01010, 0b00100, 0b01010, 0b10001]),
        'Y' => (5, [0b10001, 0b01010, 0b00100, 0b00100, 0b00100]),
        'Z' => (4, [0b1111, 0b0001, 0b0110, 0b1000, 0b1111]),
        _ => (3, [0; 5]),
    };
    Glyph { width, rows }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_digits_stand_as_drawn() {
        assert_eq!(
            rows("14:32", 2).each_ref().map(|row| row.trim_end()),
            [
                "  ██    ██  ██      ██████  ██████",
                "  ██    ██  ██  ██      ██      ██",
                "  ██    ██████      ██████  ██████",
                "  ██        ██  ██      ██  ██",
                "  ██        ██      ██████  ██████",
            ]
        );
    }

    #[test]
    fn a_clock_that_is_over_has_its_sign() {
        assert_eq!(
            rows("+7", 1),
            ["    ███", " █    █", "███   █", " █    █", "      █"].map(str::to_owned)
        );
    }

    #[test]
    fn every_sign_of_codes_and_addresses_can_be_drawn_and_none_as_another() {
        let signs = "ABCDEFGHJKLMNPRSTVWXYZ0123456789.:-";
        let drawn: BTreeSet<_> = signs.chars().map(|sign| rows(&sign.to_string(), 1)).collect();
        assert!(can_draw(signs) && drawn.len() == signs.len());
        assert!(!can_draw("[fe80::1]:4100"));
    }

    #[test]
    fn the_width_said_is_the_width_drawn() {
        for digits in ["14:32", "+2:10", "1:02:03", "", "0123456789:+"] {
            for columns in 1..5 {
                let size = Size { columns, rows: 1 };
                let drawn = rows(digits, columns)[0].chars().count();
                assert_eq!(usize::from(size.width(digits)), drawn, "{digits}");
            }
        }
    }

    #[test]
    fn digits_grow_with_the_place_and_shrink_to_one_column_a_pixel() {
        assert_eq!(Size::fitting("14:32", 78, 5), Some(Size::times(1)));
        assert_eq!(Size::fitting("14:32", 66, 10), Some(Size::times(1)));
        assert_eq!(Size::fitting("14:32", 68, 10), Some(Size::times(2)));
        assert_eq!(Size::fitting("14:32", 190, 28), Some(Size::times(5)));
        assert_eq!(Size::fitting("14:32", 20, 5), Some(Size::NARROW));
        assert_eq!(Size::fitting("14:32", 16, 5), None);
        assert_eq!(Size::fitting("14:32", 80, 4), None);
    }

    #[test]
    fn digits_for_a_room_reach_their_height_wherever_their_narrowest_fit() {
        for digits in ["4:32", "14:32", "+2:10", "1:02:03", "+1:02:03"] {
            for columns in 4..250_u16 {
                for least in 1..40 {
                    match Size::reaching(digits, columns, least) {
                        None => assert!(Size::NARROW.width(digits) > columns),
                        Some(size) => {
                            assert!(size.width(digits) <= columns, "{digits} {columns} {least}");
                            let most = least + least / 2 + ROWS;
                            assert!((least..=most).contains(&size.height()), "{size:?} {least}");
                        }
                    }
                }
            }
        }
        assert_eq!(Size::reaching("14:32", 72, 8), Some(Size::times(2)));
        assert_eq!(Size::reaching("1:02:03", 72, 8), Some(Size { columns: 3, rows: 2 }));
        assert_eq!(Size::reaching("14:32", 90, 17), Some(Size { columns: 5, rows: 4 }));
    }

    #[test]
    fn drawing_stays_within_its_area() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 4));
        draw("88:88", Size::times(2), Style::new(), &mut buffer, Rect::new(2, 1, 4, 2));
        let inked = |x, y| buffer[(x, y)].symbol() == "█";
        assert!(inked(2, 1) && inked(5, 2));
        assert!(!inked(6, 1) && !inked(2, 3) && !inked(1, 1));
    }
}

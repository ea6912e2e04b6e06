//! Contrast as WCAG 2.2 defines it; for tests.

use ratatui::style::Color;

/// Red, green and blue of a colour whose shade does not depend on the terminal.
pub(super) fn channels(colour: Color) -> [u8; 3] {
    match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(grey @ 232..) => [8 + (grey - 232) * 10; 3],
        Color::Indexed(cube @ 16..) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            [(cube - 16) / 36, (cube - 16) / 6 % 6, (cube - 16) % 6].map(level)
        }
        other => panic!("{other} has no shade of its own"),
    }
}

fn luminance(channels: [u8; 3]) -> f64 {
    let [red, green, blue] = channels.map(|channel| match f64::from(channel) / 255.0 {
        low if low <= 0.040_45 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two shades, from 1 to 21.
pub(super) fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

//! The inks of the theme with high contrast, for projectors and tired eyes.
//!
//! Every shade that this room fixes itself has a contrast of at least 7 to 1 on black or on white,
//! as measured by WCAG 2.2. Of the sixteen named colours it takes what the usual theme takes, and
//! the terminal's own instead of anything dimmed.

use ratatui::style::{Color, Style};

use super::depth::Depth;
use super::ink::{Ground, Ink, colours};

/// Returns the ink's colours; nothing without colour.
pub(super) fn strong(ink: Ink, ground: Ground, depth: Depth) -> Style {
    if ink == Ink::Row {
        return match depth {
            Depth::None | Depth::Sixteen => colours(ink, ground, depth),
            Depth::Indexed => Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(18)),
            Depth::True => {
                Style::new().fg(Color::from_u32(0xff_ff_ff)).bg(Color::from_u32(0x00_2f_7a))
            }
        };
    }
    if ink == Ink::Print {
        return colours(ink, ground, depth);
    }
    let Some((indexed, full)) = shades(ink, ground) else { return Style::new() };
    match depth {
        Depth::None => Style::new(),
        Depth::Sixteen if matches!(ink, Ink::Faint | Ink::Track) => Style::new(),
        Depth::Sixteen => colours(ink, ground, depth),
        Depth::Indexed => Style::new().fg(Color::Indexed(indexed)),
        Depth::True => Style::new().fg(Color::from_u32(full)),
    }
}

fn shades(ink: Ink, ground: Ground) -> Option<(u8, u32)> {
    Some(match (ground, ink) {
        (_, Ink::Own | Ink::Row | Ink::Print) => return None,
        (Ground::Dark, Ink::Faint) => (253, 0xda_da_da),
        (Ground::Dark, Ink::Track) => (250, 0xbc_bc_bc),
        (Ground::Dark, Ink::Accent) => (117, 0x8c_d4_ff),
        (Ground::Dark, Ink::Warm) => (222, 0xff_d0_80),
        (Ground::Dark, Ink::Hot) => (217, 0xff_b0_a8),
        (Ground::Dark, Ink::Good) => (157, 0xa0_f0_a8),
        (Ground::Dark, Ink::Violet) => (189, 0xe0_c8_ff),
        (Ground::Light, Ink::Faint) => (237, 0x3a_3a_3a),
        (Ground::Light, Ink::Track) => (239, 0x4e_4e_4e),
        (Ground::Light, Ink::Accent) => (18, 0x00_34_82),
        (Ground::Light, Ink::Warm) => (52, 0x5f_32_00),
        (Ground::Light, Ink::Hot) => (88, 0x87_00_0c),
        (Ground::Light, Ink::Good) => (22, 0x00_52_1c),
        (Ground::Light, Ink::Violet) => (54, 0x52_1c_94),
    })
}

#[cfg(test)]
mod tests {
    use super::super::contrast::{channels, contrast};
    use super::*;

    const INKS: [Ink; 7] =
        [Ink::Faint, Ink::Track, Ink::Accent, Ink::Warm, Ink::Hot, Ink::Good, Ink::Violet];

    #[test]
    fn every_ink_has_a_contrast_of_seven_and_its_own_look() {
        for depth in [Depth::Indexed, Depth::True] {
            for (ground, shade) in [(Ground::Dark, 0x00), (Ground::Light, 0xff)] {
                for (place, ink) in INKS.iter().enumerate() {
                    let colour = strong(*ink, ground, depth).fg.unwrap();
                    let contrast = contrast(channels(colour), [shade; 3]);
                    assert!(contrast >= 7.0, "{ink:?} {depth:?} on {shade:02x}: {contrast:.2}");
                    for other in &INKS[..place] {
                        assert_ne!(strong(*other, ground, depth).fg, Some(colour), "{ink:?}");
                    }
                }
            }
            let row = strong(Ink::Row, Ground::Dark, depth);
            assert!(contrast(channels(row.fg.unwrap()), channels(row.bg.unwrap())) >= 7.0);
        }
    }
}

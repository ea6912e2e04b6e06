//! The few inks all tones are written in, as colours for each ground and depth.
//!
//! Every shade that this room fixes itself has a contrast of at least 4.5 to 1, as measured by
//! WCAG 2.2, on black and on white and on the greys that terminals take for them. The shades of the
//! sixteen named colours are the terminal's: of these only such are used as are dark or light
//! enough in the usual palettes, so that some inks share one.

use ratatui::style::{Color, Modifier, Style};

use super::depth::Depth;

/// Whether the terminal writes light on dark or dark on light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Black or nearly so.
    #[default]
    Dark,
    /// White or nearly so, as on most projectors.
    Light,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The terminal's own.
    Own,
    /// For what is there but need not be read.
    Faint,
    /// For lines and empty bars.
    Track,
    /// What can be pressed, picked, told apart.
    Accent,
    /// Mind this.
    Warm,
    /// Something is wrong or over.
    Hot,
    /// All is well.
    Good,
    /// Held, apart from the usual.
    Violet,
    /// The row under the cursor, with a ground of its own.
    Row,
    /// On paper: with a ground of its own too.
    Print,
}

/// One ink on one ground.
struct Shades {
    sixteen: Color,
    indexed: u8,
    full: u32,
}

/// Returns the ink's colours; nothing without colour.
pub(super) fn colours(ink: Ink, ground: Ground, depth: Depth) -> Style {
    match ink {
        Ink::Row => return row(depth),
        Ink::Print => return print(depth),
        _ => {}
    }
    let Some(shades) = shades(ink, ground) else { return Style::new() };
    match depth {
        Depth::None => Style::new(),
        // No grey is readable in every palette of sixteen: faint is dimmed instead.
        Depth::Sixteen if matches!(ink, Ink::Faint | Ink::Track) => {
            Style::new().add_modifier(Modifier::DIM)
        }
        Depth::Sixteen => Style::new().fg(shades.sixteen),
        Depth::Indexed => Style::new().fg(Color::Indexed(shades.indexed)),
        Depth::True => Style::new().fg(Color::from_u32(shades.full)),
    }
}

fn shades(ink: Ink, ground: Ground) -> Option<Shades> {
    let (sixteen, indexed, full) = match (ground, ink) {
        (_, Ink::Own | Ink::Row | Ink::Print) => return None,
        (Ground::Dark, Ink::Faint) => (Color::Reset, 249, 0xb0_b0_b0),
        (Ground::Dark, Ink::Track) => (Color::Reset, 245, 0x8c_8c_8c),
        (Ground::Dark, Ink::Accent) => (Color::Cyan, 75, 0x6c_b6_ff),
        (Ground::Dark, Ink::Warm) => (Color::Yellow, 215, 0xff_b4_54),
        (Ground::Dark, Ink::Hot) => (Color::LightRed, 210, 0xff_85_7d),
        (Ground::Dark, Ink::Good) => (Color::Green, 114, 0x7e_e7_87),
        (Ground::Dark, Ink::Violet) => (Color::LightMagenta, 183, 0xd2_a8_ff),
        (Ground::Light, Ink::Faint) => (Color::Reset, 240, 0x56_56_56),
        (Ground::Light, Ink::Track) => (Color::Reset, 241, 0x66_66_66),
        (Ground::Light, Ink::Accent) => (Color::Blue, 25, 0x05_50_ae),
        (Ground::Light, Ink::Warm) => (Color::Magenta, 94, 0x8a_46_00),
        (Ground::Light, Ink::Hot) => (Color::Red, 124, 0xb3_12_1d),
        (Ground::Light, Ink::Good) => (Color::Blue, 22, 0x0f_62_2b),
        (Ground::Light, Ink::Violet) => (Color::Magenta, 91, 0x6f_2d_bd),
    };
    Some(Shades { sixteen, indexed, full })
}

/// White on blue stands out from either ground, so the row is the same on both.
fn row(depth: Depth) -> Style {
    match depth {
        Depth::None => Style::new(),
        Depth::Sixteen => Style::new().fg(Color::White).bg(Color::Blue),
        Depth::Indexed => Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(25)),
        Depth::True => Style::new().fg(Color::from_u32(0xff_ff_ff)).bg(Color::from_u32(0x05_50_ae)),
    }
}

/// What a camera reads wants the darkest dark on the lightest light.
fn print(depth: Depth) -> Style {
    match depth {
        Depth::None => Style::new(),
        Depth::Sixteen => Style::new().fg(Color::Black).bg(Color::White),
        Depth::Indexed => Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231)),
        Depth::True => Style::new().fg(Color::from_u32(0)).bg(Color::from_u32(0xff_ff_ff)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::contrast::{channels, contrast};
    use super::*;

    const INKS: [Ink; 7] =
        [Ink::Faint, Ink::Track, Ink::Accent, Ink::Warm, Ink::Hot, Ink::Good, Ink::Violet];

    #[test]
    fn contrast_is_measured_as_wcag_defines_it() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 1e-3);
    }

    #[test]
    fn every_ink_can_be_read_on_its_ground() {
        for ink in INKS {
            for depth in [Depth::Indexed, Depth::True] {
                for (ground, shade) in [
                    (Ground::Dark, 0x00),
                    (Ground::Dark, 0x1e),
                    (Ground::Light, 0xff),
                    (Ground::Light, 0xf0),
                ] {
                    let colour = colours(ink, ground, depth).fg.expect("an ink has a colour");
                    let contrast = contrast(channels(colour), [shade; 3]);
                    assert!(contrast >= 4.5, "{ink:?} {depth:?} on {shade:02x}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn the_row_under_the_cursor_can_be_read_on_either_ground() {
        for depth in [Depth::Indexed, Depth::True] {
            let row = colours(Ink::Row, Ground::Dark, depth);
            assert!(contrast(channels(row.fg.unwrap()), channels(row.bg.unwrap())) >= 4.5);
        }
    }

    #[test]
    fn no_two_inks_look_alike_where_the_shades_are_ours() {
        for ground in [Ground::Dark, Ground::Light] {
            for depth in [Depth::Indexed, Depth::True] {
                for (position, ink) in INKS.iter().enumerate() {
                    for other in &INKS[..position] {
                        let apart = (colours(*ink, ground, depth), colours(*other, ground, depth));
                        assert_ne!(apart.0, apart.1, "{ink:?} and {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn without_colour_no_ink_has_one() {
        for ink in INKS.into_iter().chain([Ink::Own, Ink::Row]) {
            assert_eq!(colours(ink, Ground::Light, Depth::None), Style::new());
        }
    }
}

//! How many colours a terminal shows, judged from what its environment says.

/// Colours a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No colour: bold, dim, underline and reverse video alone.
    None,
    /// The sixteen named colours, whose shades are the terminal's.
    Sixteen,
    /// The fixed palette of 256.
    Indexed,
    /// Any shade.
    True,
}

/// What the user asked for by `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colouring {
    /// As the environment says.
    #[default]
    Auto,
    /// Colour even where the environment asks for none.
    Always,
    /// No colour.
    Never,
}

/// Returns the depth to draw in.
///
/// `no_color` says whether `NO_COLOR` is set and not empty; `colorterm` and `term` are the values
/// of `COLORTERM` and `TERM`. An explicit choice wins over `NO_COLOR`; without a word from the
/// terminal, `Always` means sixteen colours.
pub fn depth(
    no_color: bool,
    colorterm: Option<&str>,
    term: Option<&str>,
    choice: Colouring,
) -> Depth {
    match choice {
        Colouring::Never => Depth::None,
        Colouring::Auto if no_color => Depth::None,
        Colouring::Auto => told(colorterm, term),
        Colouring::Always => told(colorterm, term).max(Depth::Sixteen),
    }
}

fn told(colorterm: Option<&str>, term: Option<&str>) -> Depth {
    let term = term.unwrap_or_default().to_ascii_lowercase();
    let colourless = ["dumb", "unknown", "vt100", "vt102", "vt220"];
    if term.is_empty() || colourless.contains(&term.as_str()) || term.ends_with("-mono") {
        return Depth::None;
    }
    let any_shade = ["kitty", "ghostty", "alacritty", "wezterm", "foot", "-direct"];
    if colorterm
        .is_some_and(|said| matches!(said.to_ascii_lowercase().as_str(), "truecolor" | "24bit"))
        || any_shade.iter().any(|name| term.contains(name))
    {
        return Depth::True;
    }
    if term.contains("256color") { Depth::Indexed } else { Depth::Sixteen }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        for (colorterm, term, expected) in [
            (Some("truecolor"), Some("xterm-256color"), Depth::True),
            (Some("24bit"), Some("screen"), Depth::True),
            (None, Some("xterm-kitty"), Depth::True),
            (None, Some("xterm-direct"), Depth::True),
            (None, Some("tmux-256color"), Depth::Indexed),
            (Some("1"), Some("xterm-256color"), Depth::Indexed),
            (None, Some("xterm"), Depth::Sixteen),
            (None, Some("linux"), Depth::Sixteen),
            (None, Some("vt100"), Depth::None),
            (Some("truecolor"), Some("dumb"), Depth::None),
            (None, None, Depth::None),
        ] {
            assert_eq!(depth(false, colorterm, term, Colouring::Auto), expected, "{term:?}");
        }
    }

    #[test]
    fn no_color_is_obeyed_unless_colour_is_asked_for() {
        let term = Some("xterm-256color");
        assert_eq!(depth(true, Some("truecolor"), term, Colouring::Auto), Depth::None);
        assert_eq!(depth(true, None, term, Colouring::Always), Depth::Indexed);
        assert_eq!(depth(false, None, term, Colouring::Never), Depth::None);
        assert_eq!(depth(false, None, None, Colouring::Always), Depth::Sixteen);
    }
}

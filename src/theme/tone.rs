//! The meanings a screen can give to text, and how each looks.
//!
//! Knows meanings, not the panes that ask for them.

use ratatui::style::{Modifier, Style};

use super::depth::Depth;
use super::ink::{Ground, Ink, colours};
use super::strong::strong;

/// What text on a screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Ordinary words: questions, ideas, names.
    Plain,
    /// There, but need not be read; also a line greyed by Esc.
    Dim,
    /// A heading in help and dialogs; never on the Stage, where bold is the clock's.
    Strong,
    /// The line that says which screen and block this is.
    Title,
    /// The digits of a clock that runs.
    Clock,
    /// Behind the printed times.
    Late,
    /// Ahead of the printed times.
    Early,
    /// A clock that is over.
    TimeUp,
    /// Five minutes, one minute left; wrap up.
    Warning,
    /// Needs a person now and stays until it is over: time up, disk, lost link.
    Alarm,
    /// On disk.
    Saved,
    /// Not done, and why.
    Refused,
    /// A table that has said nothing for long.
    Silent,
    /// The filled part of a bar.
    Bar,
    /// The empty part of a bar.
    BarTrack,
    /// A tag before the line: category, table, speaker, lateness.
    Chip,
    /// A key to press.
    Key,
    /// What a key does.
    KeyHint,
    /// The row under the cursor, or a marked one.
    Chosen,
    /// Rules and frames.
    Border,
    /// A category's letter.
    Category,
    /// What a table said before.
    Before,
    /// The line being typed.
    Input,
    /// A clock that is held.
    Paused,
    /// This table's own among others'.
    Own,
    /// Black on white whatever the ground, for a camera; nothing where there is no colour.
    Printed,
}

/// The look of every tone on one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    ground: Ground,
    depth: Depth,
    strong: bool,
}

impl Theme {
    /// Takes what is known of the terminal once; a theme is cheap to copy.
    pub fn new(ground: Ground, depth: Depth) -> Self {
        Self { ground, depth, strong: false }
    }

    /// A theme in which nothing is faint, and what colour says is said by shape too.
    pub fn high_contrast(ground: Ground, depth: Depth) -> Self {
        Self { ground, depth, strong: true }
    }

    /// Returns the style to draw a tone in; to be patched over nothing, or over [`Tone::Plain`].
    pub fn style(&self, tone: Tone) -> Style {
        let Look { ink, always, colourless } = look(tone);
        if self.strong {
            // The words beside a key are not dimmed for it.
            let key = if tone == Tone::Key { Modifier::UNDERLINED } else { Modifier::empty() };
            return self.strong_style(ink, always | colourless | key);
        }
        let modifiers = if self.depth == Depth::None { always | colourless } else { always };
        colours(ink, self.ground, self.depth).add_modifier(modifiers)
    }

    fn strong_style(&self, ink: Ink, modifiers: Modifier) -> Style {
        strong(ink, self.ground, self.depth).add_modifier(modifiers - Modifier::DIM)
    }
}

/// A tone in any depth.
struct Look {
    ink: Ink,
    always: Modifier,
    /// What tells the tone apart where there is no colour.
    colourless: Modifier,
}

fn look(tone: Tone) -> Look {
    let none = Modifier::empty();
    let (ink, always, colourless) = match tone {
        Tone::Plain | Tone::Title | Tone::Input => (Ink::Own, none, none),
        Tone::Strong | Tone::Clock => (Ink::Own, Modifier::BOLD, none),
        Tone::Dim | Tone::KeyHint | Tone::Before => (Ink::Faint, none, Modifier::DIM),
        Tone::Border | Tone::BarTrack => (Ink::Track, none, Modifier::DIM),
        Tone::Late => (Ink::Warm, Modifier::BOLD, none),
        Tone::Early => (Ink::Good, Modifier::BOLD, none),
        Tone::TimeUp => (Ink::Hot, Modifier::BOLD, Modifier::UNDERLINED),
        Tone::Warning | Tone::Silent => (Ink::Warm, none, Modifier::UNDERLINED),
        Tone::Alarm => (Ink::Hot, Modifier::REVERSED, none),
        Tone::Saved => (Ink::Good, none, none),
        Tone::Refused => (Ink::Hot, none, Modifier::UNDERLINED),
        Tone::Bar | Tone::Key | Tone::Category => (Ink::Accent, none, none),
        Tone::Chip | Tone::Own => (Ink::Accent, none, Modifier::UNDERLINED),
        Tone::Chosen => (Ink::Row, none, Modifier::UNDERLINED),
        Tone::Paused => (Ink::Violet, none, Modifier::UNDERLINED),
        Tone::Printed => (Ink::Print, none, none),
    };
    Look { ink, always, colourless }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tone after another; a new tone does not compile until it has its place here.
    fn after(tone: Tone) -> Option<Tone> {
        Some(match tone {
            Tone::Plain => Tone::Dim,
            Tone::Dim => Tone::Strong,
            Tone::Strong => Tone::Title,
            Tone::Title => Tone::Clock,
            Tone::Clock => Tone::Late,
            Tone::Late => Tone::Early,
            Tone::Early => Tone::TimeUp,
            Tone::TimeUp => Tone::Warning,
            Tone::Warning => Tone::Alarm,
            Tone::Alarm => Tone::Saved,
            Tone::Saved => Tone::Refused,
            Tone::Refused => Tone::Silent,
            Tone::Silent => Tone::Bar,
            Tone::Bar => Tone::BarTrack,
            Tone::BarTrack => Tone::Chip,
            Tone::Chip => Tone::Key,
            Tone::Key => Tone::KeyHint,
            Tone::KeyHint => Tone::Chosen,
            Tone::Chosen => Tone::Border,
            Tone::Border => Tone::Category,
            Tone::Category => Tone::Before,
            Tone::Before => Tone::Input,
            Tone::Input => Tone::Paused,
            Tone::Paused => Tone::Own,
            Tone::Own => Tone::Printed,
            Tone::Printed => return None,
        })
    }

    fn tones() -> impl Iterator<Item = Tone> {
        std::iter::successors(Some(Tone::Plain), |tone| after(*tone))
    }

    fn themes() -> impl Iterator<Item = Theme> {
        [Depth::None, Depth::Sixteen, Depth::Indexed, Depth::True]
            .into_iter()
            .flat_map(|depth| [Ground::Dark, Ground::Light].map(|ground| (ground, depth)))
            .flat_map(|(of, depth)| [Theme::new(of, depth), Theme::high_contrast(of, depth)])
    }

    #[test]
    fn only_the_clock_lateness_and_headings_off_the_stage_are_bold() {
        let bold = [Tone::Strong, Tone::Clock, Tone::Late, Tone::Early, Tone::TimeUp];
        for theme in themes() {
            for tone in tones() {
                let is_bold = theme.style(tone).add_modifier.contains(Modifier::BOLD);
                assert_eq!(is_bold, bold.contains(&tone), "{tone:?} in {theme:?}");
            }
        }
    }

    #[test]
    fn an_alarm_alone_is_in_reverse_video() {
        for theme in themes() {
            for tone in tones() {
                let reversed = theme.style(tone).add_modifier.contains(Modifier::REVERSED);
                assert_eq!(reversed, tone == Tone::Alarm, "{tone:?} in {theme:?}");
            }
        }
    }

    #[test]
    fn tones_of_opposite_meaning_never_look_alike() {
        let pairs = [
            (Tone::Saved, Tone::Refused),
            (Tone::Clock, Tone::TimeUp),
            (Tone::Clock, Tone::Paused),
            (Tone::Key, Tone::KeyHint),
            (Tone::Plain, Tone::Chosen),
            (Tone::Plain, Tone::Silent),
            (Tone::Input, Tone::Chip),
            (Tone::Refused, Tone::Alarm),
        ];
        for theme in themes() {
            for (one, other) in pairs {
                assert_ne!(theme.style(one), theme.style(other), "{one:?} in {theme:?}");
            }
            // Words and shapes tell these apart too: with high contrast nothing is dimmed for it.
            for (one, other) in [(Tone::Plain, Tone::Before), (Tone::Bar, Tone::BarTrack)] {
                let alike = theme.style(one) == theme.style(other);
                assert!(!alike || theme.strong, "{one:?} in {theme:?}");
            }
        }
    }

    #[test]
    fn with_high_contrast_nothing_is_dimmed() {
        for theme in themes().filter(|theme| theme.strong) {
            for tone in tones() {
                let style = theme.style(tone);
                assert!(!style.add_modifier.contains(Modifier::DIM), "{tone:?} in {theme:?}");
            }
        }
    }

    #[test]
    fn late_early_and_on_time_differ_by_colour_where_there_is_any() {
        for theme in themes().filter(|theme| theme.depth != Depth::None) {
            assert_ne!(theme.style(Tone::Late), theme.style(Tone::Early), "{theme:?}");
            assert_ne!(theme.style(Tone::Late), theme.style(Tone::Clock), "{theme:?}");
        }
    }

    #[test]
    fn without_colour_no_tone_has_any() {
        for tone in tones() {
            let style = Theme::new(Ground::Dark, Depth::None).style(tone);
            assert_eq!((style.fg, style.bg), (None, None), "{tone:?}");
        }
    }
}

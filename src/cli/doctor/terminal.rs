//! The terminal: its size, colours, keys and letters, where there is one.

use std::time::Duration;

use super::finding::Finding;
use crate::cli::args::Colouring;
use crate::cli::interface::{look_of, need_terminal};
use crate::settings::Settings;
use crate::text::width;
use crate::theme::{Depth, Ground, ThemeChoice};
use crate::tui::view::LEAST;
use crate::tui::{TerminalSaid, ask_terminal};

/// How long the terminal may take to answer.
const PATIENCE: Duration = Duration::from_millis(500);
/// An accent of its own and wide letters: five columns where both are known.
const LETTERS: &str = "e\u{301}\u{65e5}\u{672c}";

/// Looks at the terminal by asking it.
pub(super) fn look(color: Colouring, settings: &Settings) -> Vec<Finding> {
    if need_terminal().is_err() {
        let words = "there is none here to look at";
        let hint =
            "for its size, colours and keys type worldcafe doctor in the terminal of the evening";
        return vec![Finding::fine("terminal", words).but(hint)];
    }
    let (depth, ground) = look_of(color, settings.theme);
    let said = ask_terminal(LETTERS, PATIENCE);
    let mut found = vec![colours(depth, ground, settings.theme)];
    if let Ok(size) = crossterm::terminal::size() {
        found.insert(0, self::size(size));
    }
    found.extend(said.map(|said| [keys(&said), letters(&said)]).into_iter().flatten());
    found
}

fn size((columns, rows): (u16, u16)) -> Finding {
    let words = format!("{columns} columns by {rows} rows");
    let found = if columns < LEAST.0 || rows < LEAST.1 {
        let hint = format!("make the window at least {} by {}", LEAST.0, LEAST.1);
        Finding::look("terminal", words, hint)
    } else if columns < 80 || rows < 24 {
        Finding::fine("terminal", words).but("80 by 24 shows more, 200 by 60 everything")
    } else {
        Finding::fine("terminal", words)
    };
    found.with("columns", columns).with("rows", rows)
}

fn colours(depth: Depth, ground: Ground, theme: ThemeChoice) -> Finding {
    let (word, many) = match depth {
        Depth::None => ("none", "no colours: words and shapes say everything"),
        Depth::Sixteen => ("16", "16 colours"),
        Depth::Indexed => ("256", "256 colours"),
        Depth::True => ("any", "colours of any shade"),
    };
    let ground = match ground {
        Ground::Dark => "dark",
        Ground::Light => "light",
    };
    let on = if depth == Depth::None { String::new() } else { format!(" on a {ground} ground") };
    let theme = theme.word();
    let found = Finding::fine("colours", format!("{many}{on}, theme {theme}"));
    found.with("depth", word).with("ground", ground).with("theme", theme)
}

fn keys(said: &TerminalSaid) -> Finding {
    let found = match (said.answered, said.plain_keys) {
        (true, true) => Finding::fine("keys", "every key is told apart"),
        (true, false) => Finding::fine("keys", "as on most terminals: Alt+Enter for a new line"),
        (false, _) => Finding::look(
            "keys",
            "the terminal does not answer what it can do",
            "that may be a slow line; the keys of this program work all the same",
        ),
    };
    found.with("kitty", said.plain_keys)
}

fn letters(said: &TerminalSaid) -> Finding {
    let wanted = width(LETTERS);
    let words = "accents and wide letters take the columns they should";
    let found = match said.columns.map(usize::from) {
        None => Finding::fine("letters", "the terminal does not say how wide letters are"),
        Some(columns) if columns == wanted => Finding::fine("letters", words),
        Some(columns) => Finding::look(
            "letters",
            format!("{LETTERS} takes {columns} columns here and not {wanted}"),
            "set the terminal and LANG to UTF-8, or lines with such letters stand askew",
        ),
    };
    found.with("columns", said.columns).with("wanted", wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::Verdict;

    #[test]
    fn a_window_is_fine_from_the_least_size_on() {
        for (of, verdict, hints) in [
            ((39, 24), Verdict::Look, true),
            ((80, 11), Verdict::Look, true),
            ((40, 12), Verdict::Fine, true),
            ((80, 24), Verdict::Fine, false),
        ] {
            let found = size(of);
            assert_eq!((found.verdict, !found.hint.is_empty()), (verdict, hints), "{of:?}");
        }
    }

    #[test]
    fn letters_that_take_other_columns_are_told_of() {
        let said = |columns| TerminalSaid { answered: true, plain_keys: false, columns };
        assert_eq!(letters(&said(Some(5))).verdict, Verdict::Fine);
        assert_eq!(letters(&said(None)).verdict, Verdict::Fine);
        let askew = letters(&said(Some(9)));
        assert_eq!(askew.verdict, Verdict::Look);
        assert!(askew.words.ends_with("takes 9 columns here and not 5"), "{}", askew.words);
    }

    #[test]
    fn no_colour_is_no_fault() {
        let found = colours(Depth::None, Ground::Dark, ThemeChoice::Auto);
        assert_eq!(found.words, "no colours: words and shapes say everything, theme auto");
        assert_eq!(found.verdict, Verdict::Fine);
    }
}

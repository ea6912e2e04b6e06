//! The bytes a terminal sends for keys that are not a letter.

/// A key by its name on the board, as xterm sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F12.
    F(u8),
    /// With Ctrl held; a letter from `a` to `z`.
    Ctrl(char),
    /// With Alt held.
    Alt(char),
}

impl Key {
    pub(crate) fn bytes(self) -> Vec<u8> {
        let fixed: &[u8] = match self {
            Self::Enter => b"\r",
            Self::Escape => b"\x1b",
            Self::Tab => b"\t",
            Self::BackTab => b"\x1b[Z",
            Self::Backspace => b"\x7f",
            Self::Delete => b"\x1b[3~",
            Self::Up => b"\x1b[A",
            Self::Down => b"\x1b[B",
            Self::Left => b"\x1b[D",
            Self::Right => b"\x1b[C",
            Self::Home => b"\x1b[H",
            Self::End => b"\x1b[F",
            Self::PageUp => b"\x1b[5~",
            Self::PageDown => b"\x1b[6~",
            Self::F(number @ 1..=4) => return vec![0x1b, b'O', b'P' + number - 1],
            Self::F(number) => return function_key(number),
            Self::Ctrl(letter) => {
                assert!(letter.is_ascii_lowercase(), "Ctrl takes a letter, not {letter:?}");
                return vec![letter as u8 & 0x1f];
            }
            Self::Alt(letter) => return format!("\x1b{letter}").into_bytes(),
        };
        fixed.to_vec()
    }
}

fn function_key(number: u8) -> Vec<u8> {
    let codes = [15, 17, 18, 19, 20, 21, 23, 24];
    let code = codes[usize::from(number.checked_sub(5).unwrap())];
    format!("\x1b[{code}~").into_bytes()
}

/// A paste as a terminal sends it once the program asked for pastes to be marked.
pub(crate) fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[cfg(test)]
mod tests {
    use super::{Key, pasted};

    #[test]
    fn keys_send_what_xterm_sends() {
        assert_eq!(Key::Ctrl('c').bytes(), [3]);
        assert_eq!(Key::Ctrl('z').bytes(), [26]);
        assert_eq!(Key::Alt('x').bytes(), b"\x1bx");
        assert_eq!(Key::F(1).bytes(), b"\x1bOP");
        assert_eq!(Key::F(4).bytes(), b"\x1bOS");
        assert_eq!(Key::F(5).bytes(), b"\x1b[15~");
        assert_eq!(Key::F(12).bytes(), b"\x1b[24~");
        assert_eq!(pasted("a"), "\x1b[200~a\x1b[201~");
    }

    #[test]
    fn no_two_keys_send_the_same() {
        let all = [
            Key::Enter,
            Key::Escape,
            Key::Tab,
            Key::BackTab,
            Key::Backspace,
            Key::Delete,
            Key::Up,
            Key::Down,
            Key::Left,
            Key::Right,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::F(1),
            Key::F(12),
            Key::Ctrl('a'),
            Key::Alt('a'),
        ];
        let sent = all.iter().map(|key| key.bytes()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(sent.len(), all.len());
    }
}

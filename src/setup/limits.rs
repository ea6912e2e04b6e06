//! What is too much to be a plan, told before anything is parsed.

/// A plan of five hundred people is a fifth of a megabyte.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// A plan needs seven.
const DEEPEST: usize = 100;
/// Every fault is kept and each value may have one, so their number is bounded.
const MOST_VALUES: usize = 100_000;

/// Why a text is refused unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TooMuch {
    #[error("the file is larger than 16 MiB")]
    Bytes,
    #[error("brackets are nested more than 100 deep")]
    Depth { at: usize },
    #[error("the file holds more than 100000 values")]
    Values { at: usize },
}

impl TooMuch {
    pub(super) const fn hint(self) -> &'static str {
        match self {
            Self::Bytes | Self::Values { .. } => "this is too much for a plan; is it another file",
            Self::Depth { .. } => "a plan nests seven deep at most; is it another file",
        }
    }

    /// The byte where it became too much.
    pub(super) const fn at(self) -> usize {
        match self {
            Self::Bytes => 0,
            Self::Depth { at } | Self::Values { at } => at,
        }
    }
}

/// Finds what would be too much for a parser, without being one: any text is answered in one pass.
pub(super) fn too_much(text: &str) -> Option<TooMuch> {
    if text.len() > MOST_BYTES {
        return Some(TooMuch::Bytes);
    }
    let (mut depth, mut values) = (0_usize, 1_usize);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            // A string of JSON ends with its line; what is broken there must not hide the rest.
            b'\n' => quoted = false,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' => values += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(TooMuch::Depth { at });
        }
        if values > MOST_VALUES {
            return Some(TooMuch::Values { at });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_brackets_pass_and_one_more_does_not() {
        assert_eq!(too_much(&"[".repeat(100)), None);
        assert_eq!(too_much(&"[".repeat(101)), Some(TooMuch::Depth { at: 100 }));
        assert_eq!(too_much(&"[]".repeat(5000)), None);
    }

    #[test]
    fn brackets_and_commas_in_words_do_not_count() {
        assert_eq!(too_much(&format!("\"{}\"", "[{,\\\"".repeat(200_000))), None);
    }

    #[test]
    fn size_and_number_are_bounded() {
        assert_eq!(too_much(&" ".repeat(MOST_BYTES + 1)), Some(TooMuch::Bytes));
        assert!(matches!(too_much(&"0,".repeat(200_000)), Some(TooMuch::Values { .. })));
    }
}

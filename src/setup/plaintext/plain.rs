//! Whether bytes are a text at all.

use crate::setup::source::line_at;

/// A programme of five days with its prose is a fiftieth of this.
const MOST_BYTES: usize = 1 << 20;

/// Why bytes are no text to read a programme from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPlain {
    /// More than a megabyte.
    #[error("it is larger than 1 MiB")]
    TooLarge,
    /// It holds bytes that no text has.
    #[error("it is no plain text")]
    Binary,
    /// It is written in another encoding, from this line on.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// Nothing but spaces.
    #[error("there is not a word in it")]
    Empty,
}

impl NotPlain {
    /// What to do instead.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::TooLarge => "give it the programme alone",
            Self::Binary => "copy the programme out of it into a file of plain text",
            Self::NotUtf8 { .. } => "open it in an editor and save it as UTF-8",
            Self::Empty => "a programme has lines such as `18:15 - 18:30 Opening`",
        }
    }
}

/// Takes bytes as text.
///
/// # Errors
/// [`NotPlain`] where they are none, or too many.
pub fn plain_text(bytes: Vec<u8>) -> Result<String, NotPlain> {
    if bytes.len() > MOST_BYTES {
        return Err(NotPlain::TooLarge);
    }
    if bytes.contains(&0) || bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x03\x04") {
        return Err(NotPlain::Binary);
    }
    let text = String::from_utf8(bytes).map_err(|error| NotPlain::NotUtf8 {
        line: line_at(error.as_bytes(), error.utf8_error().valid_up_to()),
    })?;
    if text.chars().any(char::is_alphanumeric) { Ok(text) } else { Err(NotPlain::Empty) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_why() {
        assert_eq!(plain_text(b"A\n\xff".to_vec()), Err(NotPlain::NotUtf8 { line: 2 }));
        assert_eq!(plain_text(b"\xff\xfeA\0".to_vec()), Err(NotPlain::Binary));
        assert_eq!(plain_text(vec![b'a'; MOST_BYTES + 1]), Err(NotPlain::TooLarge));
        assert_eq!(plain_text(b"\xef\xbb\xbf \r\n--\n".to_vec()), Err(NotPlain::Empty));
        assert_eq!(plain_text("Café".into()), Ok("Café".to_owned()));
    }
}

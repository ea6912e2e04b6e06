//! A plan as it lies on disk.

/// The words of a `session.json` and the name its user knows it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it, raw.
    pub name: String,
    /// The whole file, raw; a byte order mark at its start is borne with.
    pub text: String,
    /// The first byte of the text that is not what the file says, because that was no UTF-8.
    pub(super) undecoded: Option<usize>,
}

impl Source {
    /// The first byte that is not what the file says, because that was no UTF-8.
    #[must_use]
    pub const fn undecoded(&self) -> Option<usize> {
        self.undecoded
    }

    /// Takes a name and the words read from it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), undecoded: None }
    }

    /// Takes a name and the bytes read from it. Bytes that are no UTF-8 become U+FFFD, and
    /// [`crate::setup::read()`] tells them as an error.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => Self {
                name: name.into(),
                undecoded: Some(error.utf8_error().valid_up_to()),
                text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            },
        }
    }
}

/// The line, from 1, in which the byte at this place stands.
pub(super) fn line_at(bytes: &[u8], place: usize) -> usize {
    1 + bytes.iter().take(place).filter(|byte| **byte == b'\n').count()
}

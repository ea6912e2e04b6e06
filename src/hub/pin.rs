//! What tells a hub's certificate from every other: its SHA-256, in letters.

use std::fmt;

use sha2::{Digest, Sha256};

use super::letters::{letters, read};

/// Letters of all 256 bits.
const WHOLE: usize = 52;
/// Letters that somebody may type instead: 80 bits, for which nobody finds a second certificate.
const TYPED: usize = 16;

/// The fingerprint of a certificate, or as much of its beginning as somebody typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Of a certificate, in DER.
    #[must_use]
    pub fn of(certificate: &[u8]) -> Self {
        Self(letters(&Sha256::digest(certificate), WHOLE))
    }

    /// Reads what somebody typed, or a link holds; `None` where it can be no fingerprint.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        read(typed).filter(|it| (TYPED..=WHOLE).contains(&it.len())).map(Self)
    }

    /// Whether it is the fingerprint of this certificate, in DER.
    #[must_use]
    pub fn fits(&self, certificate: &[u8]) -> bool {
        Self::of(certificate).0.starts_with(&self.0)
    }

    /// Every letter there is.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.0
    }

    /// As many of them as need be typed, in groups: `ABCD-EFGH-JKLM-NPQR`.
    #[must_use]
    pub fn typed(&self) -> String {
        let letters: Vec<char> = self.0.chars().take(TYPED).collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_fits_its_fingerprint_and_what_was_typed_of_it_and_no_other_does() {
        let pin = Pin::of(b"one");
        let typed = Pin::read(&pin.typed().to_lowercase()).unwrap();
        assert_eq!((pin.letters().len(), typed.letters().len()), (52, 16));
        for pin in [&pin, &typed, &Pin::read(pin.letters()).unwrap()] {
            assert!(pin.fits(b"one") && !pin.fits(b"other"));
        }
    }

    #[test]
    fn what_is_too_short_or_too_long_is_no_fingerprint() {
        let whole = Pin::of(b"one").letters().to_owned();
        for wrong in ["", "ABCD-EFGH-JKLM-NPQ", &format!("{whole}A"), "ABCD-EFGH-JKLM-NPQ0"] {
            assert_eq!(Pin::read(wrong), None, "{wrong}");
        }
    }
}

//! The digits that chain a line to the one before it.

use std::fmt;

use sha2::{Digest, Sha256};

/// How many hex digits a sum has.
const DIGITS: usize = 32;
const OPENING: &[u8] = b",\"sum\":\"";
const CLOSING: &[u8] = b"\"}";
/// How long the end of a line is from the comma before `"sum"`, its newline left out.
pub(super) const ENDING: usize = OPENING.len() + DIGITS + CLOSING.len();

/// The first half of a SHA-256 in lower-case hex: over the digits of the line before (none for
/// the first) and this line's bytes before `,"sum"`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sum([u8; DIGITS]);

impl Sum {
    /// The sum of a line's bytes before `,"sum"`, given the line before it. Without one, of any
    /// bytes: what names a file after what it is about.
    #[must_use]
    pub fn of(before: Option<Self>, body: &[u8]) -> Self {
        let mut hash = Sha256::new();
        if let Some(Self(digits)) = before {
            hash.update(digits);
        }
        hash.update(body);
        let mut digits = [b'0'; DIGITS];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(hash.finalize()) {
            if let [high, low] = pair {
                *high = hex(byte >> 4);
                *low = hex(byte & 0xf);
            }
        }
        Self(digits)
    }

    /// Writes the end of a line, newline included.
    pub(super) fn end(self, line: &mut Vec<u8>) {
        line.extend_from_slice(OPENING);
        line.extend_from_slice(&self.0);
        line.extend_from_slice(CLOSING);
        line.push(b'\n');
    }

    /// Parts a line, its newline left out, into its body and the sum it states; `None` where
    /// it does not end as a line does.
    #[must_use]
    pub fn stated(line: &[u8]) -> Option<(&[u8], Self)> {
        let (body, ending) = line.split_at_checked(line.len().checked_sub(ENDING)?)?;
        let digits = ending.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
        Some((body, Self::read(digits)?))
    }

    /// A sum of these digits, where they are a sum's.
    #[must_use]
    pub fn read(digits: &[u8]) -> Option<Self> {
        let lower_hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        digits.iter().all(lower_hex).then_some(Self(digits.try_into().ok()?))
    }

    /// The digits as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

const fn hex(nibble: u8) -> u8 {
    if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }
}

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_are_the_first_half_of_sha_256() {
        assert_eq!(Sum::of(None, b"abc").as_str(), "ba7816bf8f01cfea414140de5dae2223");
    }

    #[test]
    fn the_line_before_counts_by_its_digits() {
        let first = Sum::of(None, b"abc");
        let joined = [first.as_str().as_bytes(), b"next"].concat();
        assert_eq!(Sum::of(Some(first), b"next"), Sum::of(None, &joined));
    }

    #[test]
    fn digits_are_a_sum_where_a_sum_has_them() {
        let sum = Sum::of(None, b"abc");
        assert_eq!(Sum::read(sum.as_str().as_bytes()), Some(sum));
        for wrong in ["", "ba7816bf", "BA7816BF8F01CFEA414140DE5DAE2223"] {
            assert_eq!(Sum::read(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn an_ending_is_read_back_and_nothing_like_it_is() {
        let sum = Sum::of(None, b"{\"v\":1");
        let mut line = b"{\"v\":1".to_vec();
        sum.end(&mut line);
        let whole = line.strip_suffix(b"\n").unwrap();
        assert_eq!(Sum::stated(whole), Some((b"{\"v\":1".as_slice(), sum)));
        assert_eq!(Sum::stated(&line), None);
        assert_eq!(Sum::stated(whole.to_ascii_uppercase().as_slice()), None);
        assert_eq!(Sum::stated(b"\"}"), None);
    }
}

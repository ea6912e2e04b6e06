//! A code that is read from a wall and typed: eight letters and digits, 40 bits, none of which
//! looks like another.

use std::fmt;

use super::letters::{self, LETTERS};

/// Bits a letter stands for.
const BITS: u32 = 5;
const LENGTH: usize = 8;

/// A code.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// Of the first 40 bits that chance gave.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        let bits = bytes.iter().take(LENGTH).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |at: usize| {
            let place = u32::try_from(at).map_or(0, |at| at * BITS);
            let which = usize::from((bits >> place) as u8 & 31);
            LETTERS.get(which).copied().unwrap_or_default()
        };
        Self(std::array::from_fn(letter))
    }

    /// Reads what somebody typed, in any case, with or without blanks and dashes. `None` where it
    /// can be no code.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        letters::read(typed)?.into_bytes().try_into().ok().map(Self)
    }

    /// In two groups, as it is shown.
    #[must_use]
    pub fn shown(&self) -> String {
        let half = |at: usize| self.0.iter().skip(at).take(LENGTH / 2).copied().map(char::from);
        half(0).chain(['-']).chain(half(LENGTH / 2)).collect()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown_however_it_is_typed() {
        let code = Code::of(std::array::from_fn(|at| u8::try_from(at * 37 % 256).unwrap()));
        let shown = code.shown();
        assert_eq!(shown.len(), LENGTH + 1);
        for typed in
            [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), format!(" {shown} ")]
        {
            assert_eq!(Code::read(&typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD-EFGI", "äBCD-EFGH"] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_bit_of_forty_changes_the_code() {
        let of = |bits: u64| {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&bits.to_be_bytes());
            Code::of(bytes).shown()
        };
        let codes: BTreeSet<String> = (0..40).map(|bit| of(1 << bit)).chain([of(0)]).collect();
        assert_eq!(codes.len(), 41);
        assert!(LETTERS.iter().collect::<BTreeSet<_>>().len() == LETTERS.len());
    }
}

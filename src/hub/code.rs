//! A code that is read from a wall and typed: nine letters, 40 bits, none of which looks like
//! another, and no digits: a phone has them on another keyboard.

use std::fmt;

use super::letters;

/// Of letters that look alike, one.
const LETTERS: &[u8; 22] = b"ABCDEFGHJKLMNPRSTVWXYZ";
const LENGTH: usize = 9;
/// Letters of a group, as they are shown.
const GROUP: usize = 3;
/// What is taken for a letter of codes that it looks like.
const ALIKE: &[(char, &str)] =
    &[('B', "8"), ('D', "0OQ"), ('G', "6"), ('L', "1I"), ('S', "5"), ('V', "U"), ('Z', "2")];
/// Letters of a code that a version before has made, which lets in as it did.
const BEFORE: usize = 8;

/// A code.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Of the first 64 bits that chance gave: so many more than it has that none of its letters is
    /// likelier than another.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        let mut left = bytes.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let count = LETTERS.len() as u64;
        let letter = |_| {
            let which = usize::try_from(left % count).ok()?;
            left /= count;
            LETTERS.get(which).copied().map(char::from)
        };
        Self((0..LENGTH).filter_map(letter).collect())
    }

    /// Reads what somebody typed, in any case, with or without blanks and dashes, and with what
    /// looks like its letters. `None` where it can be no code.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let before = || letters::read(typed).filter(|it| it.len() == BEFORE);
        let meant: Option<String> = letters::typed(typed).map(meant).collect();
        meant.filter(|it| it.len() == LENGTH).or_else(before).map(Self)
    }

    /// In groups, as it is shown.
    #[must_use]
    pub fn shown(&self) -> String {
        let group = if self.0.len() == BEFORE { BEFORE / 2 } else { GROUP };
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(group).map(String::from_iter).collect::<Vec<_>>().join("-")
    }
}

/// The letter of codes that is meant by one in capitals.
fn meant(typed: char) -> Option<char> {
    let like = ALIKE.iter().find(|(_, like)| like.contains(typed));
    let letter = like.map_or(typed, |(letter, _)| *letter);
    LETTERS.iter().copied().map(char::from).find(|it| *it == letter)
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

    /// What people take for one another, on a wall, on paper and in lower case.
    const TAKEN: &[&str] =
        &["0O", "0D", "0Q", "OD", "OQ", "DQ", "1I", "1L", "IL", "2Z", "5S", "6G", "8B", "UV"];

    fn code() -> Code {
        Code::of(std::array::from_fn(|at| u8::try_from(at * 37 % 256).unwrap()))
    }

    #[test]
    fn a_code_is_read_as_it_is_shown_however_it_is_typed() {
        let shown = code().shown();
        assert_eq!(shown.len(), LENGTH + 2);
        for typed in
            [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), format!(" {shown} ")]
        {
            assert_eq!(Code::read(&typed), Some(code()), "{typed}");
        }
        let long = "ABC-DEF-GHJK";
        for wrong in ["", "ABC-DEF-G", long, "ABC-DEF-GH3", "ABC-DEF-G.J", "äBC-DEF-GHJ"] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn no_letter_looks_like_another_and_what_looks_like_one_is_read_as_it() {
        let has = |letter: char| u8::try_from(letter).is_ok_and(|it| LETTERS.contains(&it));
        for pair in TAKEN {
            assert!(!pair.chars().all(has), "{pair}");
            let [one, other] = [0, 1].map(|at| pair.chars().nth(at).unwrap());
            assert!(meant(one).is_some() && meant(one) == meant(other), "{pair}");
        }
        assert_eq!(Code::read("8od-1s5-uvz"), Code::read("BDD-LSS-VVZ"));
    }

    #[test]
    fn nobody_guesses_forty_bits() {
        let distinct = LETTERS.iter().collect::<BTreeSet<_>>().len();
        let codes = distinct.pow(u32::try_from(code().0.len()).unwrap());
        assert!(codes >= 1 << 40, "{codes}");
        let of = |number: u64| {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&number.to_be_bytes());
            Code::of(bytes).shown()
        };
        let at = |place| (0..22).map(move |nth| nth * 22_u64.pow(place));
        let codes: BTreeSet<String> = (0..9).flat_map(at).map(of).collect();
        assert_eq!(codes.len(), 9 * 21 + 1, "every letter at every place");
    }

    #[test]
    fn a_code_of_the_version_before_is_the_same_still() {
        let code = Code::read("k7qx 9mpr").unwrap();
        assert_eq!(code.shown(), "K7QX-9MPR");
        assert_eq!(Code::read("K7DX-9MPR").map(|it| it == code), Some(false));
    }
}

//! Bits as letters and digits: five a letter.

/// Without 0 and O, 1 and I.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Bits a letter stands for.
const BITS: usize = 5;

/// So many letters for the first bits of these bytes; zeros follow the last.
pub(super) fn letters(bytes: &[u8], count: usize) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1));
    let letter = |at: usize| (0..BITS).fold(0, |bits, next| bits << 1 | bit(at * BITS + next));
    (0..count).filter_map(|at| LETTERS.get(letter(at)).copied().map(char::from)).collect()
}

/// What somebody typed in any case, in capitals, without blanks and dashes.
pub(super) fn typed(typed: &str) -> impl Iterator<Item = char> {
    let parts = |it: &char| it.is_whitespace() || matches!(it, '-' | '\u{2010}'..='\u{2015}');
    typed.chars().filter(move |it| !parts(it)).map(|letter| letter.to_ascii_uppercase())
}

/// What somebody [typed]; `None` where something else is among it.
pub(super) fn read(words: &str) -> Option<String> {
    let known = |letter: char| u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
    typed(words).map(|letter| known(letter).then_some(letter)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_bit_changes_the_letters_and_they_are_read_as_they_are_typed() {
        let of = |bit: usize| {
            let mut bytes = [0; 32];
            bytes[bit / 8] |= 1 << (bit % 8);
            letters(&bytes, 52)
        };
        let all: BTreeSet<String> = (0..256).map(of).collect();
        assert_eq!(all.len(), 256);
        assert_eq!(letters(&[0b0000_1000, 0b0100_0000], 3), "332");
        for typed in all.iter().flat_map(|it| [it.clone(), it.to_lowercase(), format!(" {it}-")]) {
            assert_eq!(read(&typed).unwrap().len(), 52);
        }
        for typed in ["ab-cd ef", "AB–CD\u{a0}EF", "A B C D ‑ E F"] {
            assert_eq!(read(typed), Some("ABCDEF".to_owned()), "{typed}");
        }
        for wrong in ["O", "0", "ä", "A.B"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}

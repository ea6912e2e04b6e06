//! Text folded so that what people type finds what they mean, whatever the case and the accents.
//!
//! For comparing only; folded text is never shown or stored. Signs that make another letter in
//! their script stay: vowel signs, viramas, tones of Thai and Lao, the voicing of kana.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Returns the text in lower case, without accents, points and invisible characters, in
/// compatibility form, every run of white space one space, none at either end.
///
/// Folding again changes nothing. Letters that only a bar or a ligature sets apart become plain
/// ones: `ß` reads `ss`, `ø` reads `o`, the dotless `ı` reads `i`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        write_spaced(&mut folded, text.chars().map(|c| c.to_ascii_lowercase()));
        return folded;
    }
    let lower = text.nfkd().filter(|c| !dropped(*c)).flat_map(char::to_lowercase);
    let plain = lower.nfkd().filter(|c| !dropped(*c)).collect::<String>();
    write_spaced(&mut folded, plain.chars().flat_map(|c| Latin::of(c).chars()));
    folded
}

/// Writes the characters with white space collapsed, controls left out.
fn write_spaced(folded: &mut String, chars: impl Iterator<Item = char>) {
    let mut space = false;
    for c in chars {
        if c.is_whitespace() {
            space = !folded.is_empty();
        } else if !c.is_control() {
            if std::mem::take(&mut space) {
                folded.push(' ');
            }
            folded.push(c);
        }
    }
}

/// Accents, points and Arabic's stretching bar, and what has no ink at all.
fn dropped(c: char) -> bool {
    use GeneralCategory as Is;
    if c == '\u{640}' {
        return true;
    }
    match get_general_category(c) {
        Is::Format => true,
        Is::EnclosingMark => true,
        Is::NonspacingMark | Is::SpacingMark => {
            selector(c) || matches!(canonical_combining_class(c), 1 | 7 | 10..=35 | 200..=240)
        }
        _ => false,
    }
}

/// Marks that only choose a glyph, and the grapheme joiner: of class 0, yet without meaning here.
fn selector(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// What stands for a letter that has no decomposition of its own.
enum Latin {
    Itself(char),
    Plain(&'static str),
}

impl Latin {
    fn of(c: char) -> Self {
        match c {
            'ß' => Self::Plain("ss"),
            'æ' => Self::Plain("ae"),
            'œ' => Self::Plain("oe"),
            'þ' => Self::Plain("th"),
            'ø' => Self::Plain("o"),
            'đ' | 'ð' => Self::Plain("d"),
            'ħ' => Self::Plain("h"),
            'ł' => Self::Plain("l"),
            'ŧ' => Self::Plain("t"),
            'ı' => Self::Plain("i"),
            'ς' => Self::Plain("σ"),
            '’' | '‘' | 'ʼ' => Self::Plain("'"),
            '‐' | '–' | '—' => Self::Plain("-"),
            _ => Self::Itself(c),
        }
    }

    fn chars(self) -> impl Iterator<Item = char> {
        let (one, several) = match self {
            Self::Itself(c) => (Some(c), ""),
            Self::Plain(letters) => (None, letters),
        };
        one.into_iter().chain(several.chars())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_spaces_make_no_difference() {
        for (typed, meant) in [
            ("  Protecting\tHuman \n Rights ", "protecting human rights"),
            ("ÉGALITÉ", "e\u{301}galite\u{301}"),
            ("STRASSE", "Straße"),
            ("İstanbul", "istanbul"),
            ("ISPARTA", "ısparta"),
            ("Łódź Øst", "lodz ost"),
            ("ΟΔΟΣ", "οδός"),
            ("ﬁnance ＩＴＵ", "finance itu"),
            ("L’État", "l'etat"),
        ] {
            assert_eq!(fold(typed), fold(meant));
        }
    }

    #[test]
    fn arabic_and_hebrew_points_make_no_difference() {
        assert_eq!(fold("الحُكُومَـــات أ"), fold("الحكومات ا"));
        assert_eq!(fold("שָׁלוֹם"), fold("שלום"));
    }

    #[test]
    fn signs_that_make_another_letter_stay() {
        for (one, other) in [("का", "की"), ("か", "が"), ("ปา", "ป่า"), ("각", "간")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn invisible_characters_and_controls_make_no_difference() {
        assert_eq!(fold("a\u{200B}b\u{202E}c\u{AD}\x1b❤\u{FE0F}"), "abc❤");
    }

    #[test]
    fn every_character_folded_twice_is_folded_once() {
        for c in (0..0x2_0000).filter_map(char::from_u32) {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folded_text_has_no_capital_no_control_and_single_spaces(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert!(!folded.contains(|c: char| c.is_control() || c.to_lowercase().next() != Some(c)));
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
        }
    }
}

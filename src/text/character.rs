//! What one character of other people's text may do on a screen, by Unicode general category.
//!
//! Knows single characters only; what surrounds them is judged by `shown`.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::char::is_public_assigned;

/// Stands where a character has no agreed appearance.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Shown as it is; marks may follow it.
    Base,
    /// Shown on the character before it.
    Mark,
    /// A skin tone: a mark after an emoji, a swatch on its own.
    SkinTone,
    /// Chooses a glyph of the character right before it.
    Selector,
    /// Zero width joiner: binds emoji, shapes letters of joining scripts.
    Joiner,
    /// Zero width non-joiner: shapes letters of joining scripts.
    NonJoiner,
    /// Part of the flag of a region, nothing elsewhere.
    Tag,
    /// Shown as an ordinary space.
    Space,
    /// Shown as the replacement character.
    Replaced,
    /// Not shown at all.
    Dropped,
}

/// Decides by general category; the few named characters are those whose category says too little.
pub(super) fn fate(c: char) -> Fate {
    if plain(c) {
        return Fate::Base;
    }
    match c {
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' => Fate::Space,
        '\u{200D}' => Fate::Joiner,
        '\u{200C}' => Fate::NonJoiner,
        '\u{E0020}'..='\u{E007F}' => Fate::Tag,
        '\u{1F3FB}'..='\u{1F3FF}' => Fate::SkinTone,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Fate::Selector,
        '\u{180B}'..='\u{180D}' | '\u{180F}' => Fate::Selector,
        _ if visible_format(c) => Fate::Base,
        _ if blank_letter_or_mark(c) => Fate::Dropped,
        _ => by_category(c),
    }
}

fn by_category(c: char) -> Fate {
    use GeneralCategory as Is;
    match get_general_category(c) {
        Is::Control | Is::Format => Fate::Dropped,
        Is::LineSeparator | Is::ParagraphSeparator => Fate::Space,
        Is::NonspacingMark | Is::SpacingMark | Is::EnclosingMark => Fate::Mark,
        Is::Unassigned if newer_symbol(c) => Fate::Base,
        Is::PrivateUse | Is::Surrogate | Is::Unassigned => Fate::Replaced,
        _ => Fate::Base,
    }
}

/// Common characters that need no table: the way of nearly all text.
pub(super) fn plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{400}'..='\u{481}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// Format characters with ink of their own: signs written around the digits that follow them.
fn visible_format(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{604}' | '\u{6DD}' | '\u{110BD}' | '\u{110CD}')
}

/// Letters and marks without ink: the grapheme joiner, Khmer's inherent vowels, Hangul fillers.
fn blank_letter_or_mark(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
    )
}

/// Pictographs and ideographs younger than the category table, in blocks that hold nothing else.
fn newer_symbol(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}') && is_public_assigned(c)
}

/// Letters of scripts where a joiner or non-joiner changes how a word is spelt.
pub(super) fn of_joining_script(c: char) -> bool {
    let script = matches!(c,
        '\u{600}'..='\u{8FF}'       // Arabic, Syriac, Thaana, N'Ko, Mandaic
        | '\u{900}'..='\u{DFF}'     // the scripts of India and Sri Lanka
        | '\u{1000}'..='\u{109F}'   // Myanmar
        | '\u{1780}'..='\u{18AF}'   // Khmer, Mongolian
        | '\u{1A20}'..='\u{1CFF}'   // Tai Tham, Balinese, Sundanese, Batak, Lepcha
        | '\u{A800}'..='\u{A8FF}'
        | '\u{A980}'..='\u{A9DF}'   // Javanese
        | '\u{AAE0}'..='\u{ABFF}'   // Meetei Mayek
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'   // Arabic presentation forms
        | '\u{11000}'..='\u{11FFF}' // Brahmi and its kin
        | '\u{1E900}'..='\u{1E95F}'); // Adlam
    script && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_bases_by_category_too() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32).filter(|c| plain(*c)) {
            assert_eq!(by_category(c), Fate::Base, "{c:?}");
        }
    }

    #[test]
    fn no_control_and_no_reordering_character_is_ever_a_base() {
        let hidden =
            ['\u{200B}', '\u{200E}', '\u{202E}', '\u{2066}', '\u{FEFF}', '\u{AD}', '\u{61C}'];
        for c in (0..0xA0).filter_map(char::from_u32).filter(|c| c.is_control()).chain(hidden) {
            assert!(matches!(fate(c), Fate::Dropped | Fate::Space), "{c:?}");
        }
    }

    #[test]
    fn private_and_unassigned_characters_are_replaced() {
        for c in ['\u{E000}', '\u{F8FF}', '\u{10FFFD}', '\u{FFFF}', '\u{378}', '\u{1FFFE}'] {
            assert_eq!(fate(c), Fate::Replaced, "{c:?}");
        }
    }

    #[test]
    fn an_emoji_younger_than_the_category_table_is_shown() {
        assert_eq!(by_category('\u{1FAEA}'), Fate::Base);
    }
}

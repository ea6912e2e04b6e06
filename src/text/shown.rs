//! What may be shown of words that people wrote.
//!
//! The one gate between stored text and a screen, a title, a log or standard error. Letters,
//! numbers, signs and spaces pass. Tabs and line ends become spaces. Controls, and format
//! characters that hide or reorder, are left out; private and unassigned characters become U+FFFD.
//! A joiner stays between emoji and after letters of scripts spelt with it, a variation selector
//! stays right after its character, tags stay in a region's flag. A mark without a character before
//! it sits on a dotted circle; a character carries at most [`MARKS`] marks.
//! Text stays in logical order: the terminal reorders right-to-left.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::character::{Fate, REPLACEMENT, fate, of_joining_script, plain};
use super::cluster::fit;

/// Marks shown on one character; the richest writing in use needs five.
const MARKS: usize = 8;

/// Carries a mark that has no character of its own.
const DOTTED_CIRCLE: char = '\u{25CC}';

const BLACK_FLAG: char = '\u{1F3F4}';
const CANCEL_TAG: char = '\u{E007F}';

/// Returns what may be shown of one line; line ends inside it become spaces.
///
/// Borrowed when nothing had to change. Showing what is already shown changes nothing.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let fates: Vec<(char, Fate)> = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| (c, fate(c)))
        .filter(|(_, fate)| *fate != Fate::Dropped)
        .collect();
    let out = fit(Writer::default().write(&fates));
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// Returns what may be shown of text with several lines: at least one line, none of them with an
/// end. Lines end where any system or word processor ends them; an end after the last line adds none.
pub fn shown_lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n");
    let ends = ['\n', '\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let body = unified.strip_suffix(ends).unwrap_or(&unified);
    body.split(ends).map(|line| shown(line).into_owned()).collect()
}

/// Writes judged characters in order, minding only the character that marks would sit on.
#[derive(Default)]
struct Writer {
    out: String,
    base: Option<char>,
    attached: usize,
    joined: bool,
}

impl Writer {
    fn write(mut self, fates: &[(char, Fate)]) -> String {
        let mut rest = fates;
        while let Some(((c, fate), after)) = rest.split_first() {
            rest = after;
            match fate {
                Fate::Base => self.base(*c),
                Fate::Space => self.base(' '),
                Fate::Replaced => self.base(REPLACEMENT),
                Fate::Mark => self.mark(*c),
                Fate::SkinTone if self.base.is_none() => self.base(*c),
                Fate::SkinTone => self.mark(*c),
                Fate::Selector if self.takes_selector() => self.attach(*c),
                Fate::Joiner if self.takes_joiner() || self.binds(after) => self.join(*c),
                Fate::NonJoiner if self.takes_joiner() => self.join(*c),
                Fate::Tag if self.takes_tags() => rest = self.tags(rest_from(*c, after), after),
                Fate::Selector | Fate::Joiner | Fate::NonJoiner | Fate::Tag | Fate::Dropped => {}
            }
        }
        self.out
    }

    fn base(&mut self, c: char) {
        self.out.push(c);
        self.base = Some(c);
        self.attached = 0;
        self.joined = false;
    }

    fn mark(&mut self, c: char) {
        if self.base.is_none() {
            self.base(DOTTED_CIRCLE);
        }
        self.attach(c);
    }

    fn attach(&mut self, c: char) {
        if self.attached < MARKS {
            self.out.push(c);
            self.attached += 1;
            self.joined = false;
        }
    }

    fn join(&mut self, c: char) {
        self.attach(c);
        self.joined = true;
    }

    fn takes_selector(&self) -> bool {
        self.attached == 0 && self.base.is_some_and(|c| !c.is_whitespace())
    }

    fn takes_joiner(&self) -> bool {
        !self.joined && self.base.is_some_and(of_joining_script)
    }

    /// Says whether a joiner here makes one picture of the emoji before it and the one after it.
    fn binds(&self, after: &[(char, Fate)]) -> bool {
        let (Some(base), Some((next, Fate::Base))) = (self.base, after.first()) else {
            return false;
        };
        !self.joined && String::from_iter([base, '\u{200D}', *next]).graphemes(true).count() == 1
    }

    fn takes_tags(&self) -> bool {
        self.attached == 0 && self.base == Some(BLACK_FLAG)
    }

    /// Writes the tags of one region's flag if they are whole, and returns what follows them.
    fn tags<'a>(&mut self, spec: Vec<char>, after: &'a [(char, Fate)]) -> &'a [(char, Fate)] {
        let Some(end) = spec.iter().position(|c| *c == CANCEL_TAG) else { return after };
        let region = |c: &char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
        if !(3..=6).contains(&end) || !spec.iter().take(end).all(region) {
            return after;
        }
        self.out.extend(spec.iter().take(end + 1));
        self.attached = 1;
        after.get(end..).unwrap_or_default()
    }
}

/// The tags of a flag, from its first to the longest one can be.
fn rest_from(first: char, after: &[(char, Fate)]) -> Vec<char> {
    let tags = after.iter().take(6).take_while(|(_, fate)| *fate == Fate::Tag);
    std::iter::once(first).chain(tags.map(|(c, _)| *c)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_general_category::{GeneralCategory, get_general_category};

    use super::*;
    use crate::text::cluster::CLUSTER_CHARS;

    fn same(text: &str) {
        assert_eq!(shown(text), text);
        assert!(matches!(shown(text), Cow::Borrowed(_)), "{text:?} was copied");
    }

    #[test]
    fn words_of_any_script_are_shown_as_they_are() {
        for words in [
            "",
            "Rôle of governments – “why?”",
            "Ελλάδα, Україна, Việt Nam (cafe\u{301})",
            "政府は何をすべきか？ 정부",
            "مَا دَوْرُ الحكومات؟ نامه\u{200C}ای",
            "מַה תַּפְקִיד",
            "क्\u{200D}ष कि ශ්\u{200D}රී ന\u{0D4D}\u{200D}",
            "ที่นี่ བོད་ཡིག ខ្មែរ မြန်မာ",
        ] {
            same(words);
        }
    }

    #[test]
    fn emoji_families_flags_and_keycaps_are_kept_whole() {
        for emoji in [
            "👩\u{200D}👩\u{200D}👧\u{200D}👦",
            "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏻",
            "🏳\u{FE0F}\u{200D}🌈",
            "1\u{FE0F}\u{20E3}",
            "🇨🇭🇫🇷",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}!",
            "👍🏿",
        ] {
            same(emoji);
        }
    }

    #[test]
    fn control_sequences_lose_their_control() {
        assert_eq!(shown("a\x1b[31mred\x07\x7f\u{9b}2J"), "a[31mred2J");
        assert_eq!(shown("\x1b]0;title\x1b\\"), "]0;title\\");
        assert_eq!(shown("a\tb\r\nc\rd\u{2028}e\u{85}f"), "a b c d e f");
    }

    #[test]
    fn hiding_and_reordering_characters_are_left_out() {
        assert_eq!(
            shown("a\u{202E}b\u{2066}c\u{200F}d\u{200B}e\u{FEFF}f\u{AD}g\u{34F}h\u{3164}"),
            "abcdefgh"
        );
        assert_eq!(shown("x\u{200D}y\u{200C}z 👩\u{200D} 👩\u{200D}"), "xyz 👩 👩");
        assert_eq!(shown("\u{200D}👩\u{200D}\u{200D}👧"), "👩\u{200D}👧");
    }

    #[test]
    fn tags_outside_a_flag_and_selectors_without_a_character_are_left_out() {
        assert_eq!(shown("a\u{E0068}\u{E0069}\u{E007F} 🏴\u{E0067}\u{E0062}x"), "a 🏴x");
        assert_eq!(shown("\u{FE0F}a \u{FE0F}b\u{FE0F}\u{FE0E}"), "a b\u{FE0F}");
    }

    #[test]
    fn private_and_unassigned_characters_show_that_something_is_there() {
        assert_eq!(shown("a\u{E000}b\u{FFFE}"), "a\u{FFFD}b\u{FFFD}");
    }

    #[test]
    fn ten_thousand_marks_become_eight() {
        let zalgo = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(shown(&zalgo), format!("a{}b", "\u{301}".repeat(8)));
    }

    #[test]
    fn a_mark_without_a_character_sits_on_a_dotted_circle() {
        assert_eq!(shown("\u{301}a"), "\u{25CC}\u{301}a");
    }

    #[test]
    fn several_lines_are_shown_line_by_line() {
        assert_eq!(
            shown_lines("a\r\nb\rc\u{2029}d\u{0B}e\n\nf\u{1b}\n"),
            ["a", "b", "c", "d", "e", "", "f"]
        );
        assert_eq!(shown_lines(""), [""]);
    }

    /// Characters that matter here, in any order, among letters of many scripts.
    fn hostile() -> impl Strategy<Value = String> {
        let special = proptest::sample::select(vec![
            'a',
            ' ',
            '\t',
            '\n',
            '\r',
            '\x1b',
            '\u{9b}',
            '\u{301}',
            '\u{20E3}',
            '\u{200B}',
            '\u{200C}',
            '\u{200D}',
            '\u{202E}',
            '\u{2069}',
            '\u{FE0F}',
            '\u{FE0E}',
            '\u{E0101}',
            '\u{180B}',
            '👩',
            '👧',
            '🏽',
            '🏴',
            '❤',
            '\u{E0067}',
            '\u{E0062}',
            '\u{E0073}',
            '\u{E007F}',
            '\u{1F1E8}',
            '\u{1F1ED}',
            'क',
            '\u{94D}',
            '\u{93F}',
            'ھ',
            'ل',
            'ا',
            '\u{64B}',
            '\u{600}',
            '\u{605}',
            '\u{0D4E}',
            '한',
            '\u{1100}',
            '\u{1161}',
            '\u{11A8}',
            '\u{115F}',
            '\u{A8FA}',
            'ក',
            '\u{17D2}',
            '\u{E000}',
            '\u{378}',
            'ｶ',
            '\u{FF9E}',
            '漢',
            '\u{FFFD}',
            '\u{25CC}',
        ]);
        let one = prop_oneof![4 => special, 1 => any::<char>()];
        proptest::collection::vec((one, 1_usize..4), 0..60).prop_map(|runs| {
            runs.into_iter().flat_map(|(c, n)| std::iter::repeat_n(c, n)).collect()
        })
    }

    fn forbidden(c: char) -> bool {
        use GeneralCategory as Is;
        let allowed = ['\u{200C}', '\u{200D}', '\u{6DD}', '\u{110BD}', '\u{110CD}'];
        match get_general_category(c) {
            Is::Control | Is::LineSeparator | Is::ParagraphSeparator | Is::PrivateUse => true,
            Is::Format => {
                !allowed.contains(&c)
                    && !matches!(c, '\u{600}'..='\u{604}' | '\u{E0030}'..='\u{E007F}')
            }
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

        #[test]
        fn showing_twice_is_showing_once(text in hostile()) {
            let once = shown(&text).into_owned();
            prop_assert_eq!(shown(&once), once.as_str());
        }

        #[test]
        fn nothing_forbidden_is_ever_shown(text in hostile()) {
            prop_assert!(!shown(&text).contains(forbidden));
        }

        #[test]
        fn marks_and_clusters_are_bounded_and_none_is_without_width(text in hostile()) {
            let out = shown(&text);
            let mut marks = 0;
            for c in out.chars() {
                marks = if fate(c) == Fate::Mark { marks + 1 } else { 0 };
                prop_assert!(marks <= MARKS);
            }
            for cluster in out.graphemes(true) {
                prop_assert!(cluster.chars().count() <= CLUSTER_CHARS + 1);
                prop_assert!(ratatui::buffer::CellWidth::cell_width(cluster) > 0, "{cluster:?}");
            }
        }

        #[test]
        fn letters_and_digits_always_survive(text in "[a-z0-9\\x00-\\x1f\u{202A}-\u{202E}]{0,40}") {
            let words = |s: &str| s.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            prop_assert_eq!(words(&shown(&text)), words(&text));
        }
    }
}

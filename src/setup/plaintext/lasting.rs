//! Lengths written in a line: `Discussion - 40 min.`, `Opening (15 min)`, `10 min Welcome`.

use std::borrow::Cow;

use super::line::{DASHES, number, unseparated};
use crate::domain::Length;
use crate::text::fold;

/// Words that lead to a length or a time within a sentence: `we stopped after 5 min`.
const LEADS: [&str; 31] = [
    "a", "about", "after", "and", "at", "by", "during", "each", "every", "for", "from", "in",
    "lasted", "lasts", "least", "most", "of", "only", "or", "over", "take", "takes", "than", "the",
    "to", "within", "x", "×", "before", "until", "till",
];
/// Signs for minutes: `20'`.
const PRIMES: [char; 3] = ['\'', '′', '’'];
/// The most hours of a length such as `1h30`.
pub(super) const MOST_HOURS: u32 = 6;
/// The longest way to write a length, in bytes.
const LONGEST: usize = 24;

/// The words before a length that ends the line, and the length.
pub(super) fn at_end(text: &str) -> Option<(&str, Length)> {
    let body = text.trim_end_matches(|c: char| c.is_whitespace() || ")].".contains(c));
    let between = |(at, c): &(usize, char)| "-–—−([,:\t|".contains(*c) && !is_in_number(body, *at);
    let (at, _) = body.char_indices().rev().find(between)?;
    let (head, tail) = body.split_at_checked(at)?;
    let length = length(tail.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    let head = unseparated(head.trim_end_matches(['(', '[']));
    (!head.is_empty()).then_some((head, length))
}

/// The same words with a length within them behind them: `Talk (Ada) (5 min)` of
/// `Talk (Ada, 5 min)`, `Ada – Water (5 min)` of `Ada – 5 min – Water`.
pub(super) fn moved_behind(text: &str) -> Option<String> {
    let in_brackets = || {
        let body = text.strip_suffix(')')?;
        let sign = |(at, c): &(usize, char)| ",;:–—-".contains(*c) && !is_in_number(body, *at);
        let (at, c) = body.char_indices().rev().find(sign)?;
        let (head, tail) = (body.get(..at)?, body.get(at + c.len_utf8()..)?.trim());
        let is_within = head.rfind('(') > head.rfind(')');
        length(tail).filter(|_| is_within)?;
        Some(format!("{}) ({tail})", head.trim_end()))
    };
    let between_dashes = || {
        DASHES.iter().find_map(|dash| {
            let (head, rest) = text.split_once(dash)?;
            let (within, title) = rest.split_once(dash)?;
            length(within)?;
            Some(format!("{head}{dash}{title} ({within})"))
        })
    };
    in_brackets().or_else(between_dashes)
}

/// The words before a length that ends the line with but a space between: `Break 10 min`.
pub(super) fn behind(text: &str) -> Option<(&str, Length)> {
    let body = text.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let from = body.floor_char_boundary(body.len().saturating_sub(LONGEST));
    let (_, end) = body.split_at_checked(from)?;
    let (head, length) = end.match_indices(char::is_whitespace).find_map(|(at, _)| {
        let (head, tail) = body.split_at_checked(from + at)?;
        let tail = tail.trim_start();
        let length = length(tail).filter(|_| tail.starts_with(|c: char| c.is_ascii_digit()))?;
        Some((head.trim_end(), length))
    })?;
    (!leads(head)).then(|| (unseparated(head), length))
}

/// The words with their length cut out, wherever it stands beside them, and the length.
pub(super) fn cut_out(text: &str) -> Option<(String, Length)> {
    let moved = moved_behind(text);
    let text = moved.as_deref().unwrap_or(text);
    let at_start = || at_start(text).map(|(length, words)| (words, length));
    let found = at_end(text).or_else(|| behind(text)).or_else(at_start);
    found.map(|(words, length)| (words.to_owned(), length)).or_else(|| beside_colon(text))
}

/// True where a part between commas or the like is a length, or ends with one: `Ada, 4 min; Bo`,
/// `Ada 4 min - Fish`, `Talks, 3 min each: Fish`.
pub(super) fn holds_one(words: &str) -> bool {
    let parts = words.split([',', ';', '(', ')', '-', '–', '—']);
    parts.flat_map(|part| part.split(": ")).any(|part| {
        let part = part.trim_end();
        let part = part.strip_suffix("each").unwrap_or(part);
        length(part).is_some() || behind(part).is_some()
    })
}

/// The words with a length beside their colon cut out, `Discussion: Why?` of
/// `Discussion, 15 min: Why?` and of `Discussion: 15 min – Why?`, and the length.
pub(super) fn beside_colon(text: &str) -> Option<(String, Length)> {
    let (head, rest) = text.split_once(": ")?;
    let moved = moved_behind(head);
    let head = moved.as_deref().unwrap_or(head);
    let before =
        || at_end(head).or_else(|| behind(head)).map(|(head, length)| (head, length, rest));
    let behind = || at_start(rest).map(|(length, rest)| (head, length, rest));
    let (head, length, rest) = before().or_else(behind)?;
    Some((format!("{head}: {rest}"), length))
}

/// A line without `(3 minutes each)` at its end or before its colon, and that length.
pub(super) fn without_each(text: &str) -> (Cow<'_, str>, Option<Length>) {
    let each = |words: &str| {
        let words = words.trim_end_matches(|c: char| c.is_whitespace() || "):".contains(c));
        let words = words.strip_suffix("each")?.trim_end();
        let (words, length) = at_end(words).or_else(|| behind(words))?;
        Some((words.to_owned(), length))
    };
    let (label, rest) = text.split_once(':').unwrap_or((text, ""));
    if let Some((label, length)) = each(label) {
        return (format!("{label}:{rest}").into(), Some(length));
    }
    each(text).map_or((text.into(), None), |(words, length)| (words.into(), Some(length)))
}

/// True for words that go on with what follows them, or are none.
pub(super) fn leads(head: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or_default();
    // `2 x 20 min`, `2x 20 min`
    let last = last.trim_start_matches(|c: char| c.is_ascii_digit());
    head.is_empty() || LEADS.contains(&fold(last).as_str())
}

/// The length that begins a line, and the words after it.
pub(super) fn at_start(text: &str) -> Option<(Length, &str)> {
    if let Some((written, rest)) = in_h(text) {
        let rest = Some(unseparated(rest)).filter(|rest| !rest.is_empty())?;
        return Some((written.parse().ok()?, rest));
    }
    let digits = text.find(|c: char| !c.is_ascii_digit() && !" ,.".contains(c))?;
    let (_, after) = text.split_at_checked(digits)?;
    let unit = after.find(|c: char| !c.is_alphabetic() && !PRIMES.contains(&c));
    let unit = unit.filter(|end| *end > 0)?;
    let (head, rest) = text.split_at_checked(digits + unit)?;
    let rest = unseparated(rest);
    (!rest.is_empty()).then_some((length(head)?, rest))
}

fn length(text: &str) -> Option<Length> {
    let text = text.trim();
    match text.strip_suffix(PRIMES) {
        Some(minutes) => format!("{minutes} min").parse().ok(),
        None => {
            let written = in_tenths(text)
                .or_else(|| in_h(text).filter(|(_, rest)| rest.is_empty()).map(|(it, _)| it));
            written.unwrap_or_else(|| text.to_owned()).parse().ok()
        }
    }
}

/// `1 h 30 min` of `1h30` and of `1 h 30`, and what follows; a later hour is one of the day.
fn in_h(text: &str) -> Option<(String, &str)> {
    let (hours, rest) = number(text, 1).filter(|(hours, _)| *hours <= MOST_HOURS)?;
    let rest = rest.trim_start().strip_prefix(['h', 'H'])?.trim_start();
    let (minutes, after) = number(rest, 2).filter(|(minutes, _)| *minutes < 60)?;
    let is_whole = rest.len() - after.len() == 2;
    let after = after.strip_prefix("min").or_else(|| after.strip_prefix('m')).unwrap_or(after);
    let is_apart = is_whole && !after.starts_with(char::is_alphanumeric);
    is_apart.then(|| (format!("{hours} h {minutes} min"), after))
}

/// True for a text that begins with a length such as `1h30`, which may be a time at night as well.
pub(super) fn begins_in_h(text: &str) -> bool {
    in_h(text).is_some()
}

/// `1 h 30 min` of `1,5 h` and of `1.5 h`.
fn in_tenths(text: &str) -> Option<String> {
    let (whole, rest) = number(text, 2)?;
    let (tenths, unit) = number(rest.strip_prefix([',', '.'])?, 1)?;
    Some(format!("{whole} {unit} {} min", tenths * 6))
}

/// True for the comma of `1,5` and the colon of `18:00 h`.
fn is_in_number(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return false };
    let is_hour = |(minutes, rest): (&str, &str)| {
        minutes.bytes().all(|c| c.is_ascii_digit()) && rest.trim_start().starts_with(['h', 'H'])
    };
    let is_within = match tail.split_at_checked(1) {
        Some((",", rest)) => rest.starts_with(|c: char| c.is_ascii_digit()),
        Some((":", rest)) => rest.split_at_checked(2).is_some_and(is_hour),
        _ => false,
    };
    is_within && head.ends_with(|c: char| c.is_ascii_digit())
}

/// The one who speaks and what about, of a line such as `Mr. Peter Major - The role of groups`.
pub(super) fn speaker(text: &str) -> Option<(&str, &str)> {
    let at = text.char_indices().find_map(|(at, c)| {
        let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let after = text.get(at + c.len_utf8()..)?.chars().next();
        let before = text.get(..at)?.chars().next_back();
        (matches!(c, '-' | '–' | '—') && (apart(before) || apart(after))).then_some(at)
    })?;
    let (name, title) = text.split_at_checked(at)?;
    let (name, title) = (name.trim(), unseparated(title));
    (!name.is_empty() && !title.is_empty()).then_some((name, title))
}

/// True where a name is led by the title of a person.
pub(super) fn is_person(name: &str) -> bool {
    let lead = name.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "H.E"]
        .contains(&lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_ends_or_begins_a_line() {
        let end = |text| at_end(text).map(|(head, length)| (head.to_owned(), length.to_string()));
        let told = |head: &str, length: &str| Some((head.to_owned(), length.to_owned()));
        assert_eq!(
            end("Miss X - In the process -5 min."),
            told("Miss X - In the process", "5 min")
        );
        assert_eq!(end("Opening (1 h 30 min)"), told("Opening", "1 h 30 min"));
        assert_eq!(end("Closing: 10'"), told("Closing", "10 min"));
        assert_eq!(end("2nd round (20’)"), told("2nd round", "20 min"));
        assert_eq!(end("Round 2 – 1,5 h"), told("Round 2", "1 h 30 min"));
        assert_eq!(end("Talk (2.5 hours)"), told("Talk", "2 h 30 min"));
        assert_eq!(end("Talk (1h30)"), told("Talk", "1 h 30 min"));
        assert_eq!(end("Talk, 15 min"), told("Talk", "15 min"));
        assert_eq!(end("Round 3 (2 x 20 min)"), None);
        assert_eq!(end("we stopped after 5 min"), None);
        assert_eq!(end("- 5 min"), None);
        assert_eq!(end("Rows 3-5"), None);
        let behind =
            |text| behind(text).map(|(head, length)| (head.to_owned(), length.to_string()));
        assert_eq!(behind("Break 10 min"), told("Break", "10 min"));
        assert_eq!(behind("Round 1: Why? 1 h 20 min."), told("Round 1: Why?", "1 h 20 min"));
        assert_eq!(behind("Round 1 20 min"), told("Round 1", "20 min"));
        assert_eq!(behind("Round 1 1 h 30"), told("Round 1", "1 h 30 min"));
        for words in [
            "we stopped after 5 min",
            "10 min",
            "Session 2",
            "in 5 min all",
            "Round 3: 2 x 20 min",
            "Round 3: 2x 20 min",
            "",
        ] {
            assert_eq!(behind(words), None, "{words}");
        }
        let start = at_start("15 min – Opening").map(|(length, rest)| (length.to_string(), rest));
        assert_eq!(start, Some(("15 min".to_owned(), "Opening")));
        let start = at_start("1,5 h Round 2").map(|(length, rest)| (length.to_string(), rest));
        assert_eq!(start, Some(("1 h 30 min".to_owned(), "Round 2")));
        for (text, length) in [("1h30 Round 2", "1 h 30 min"), ("1 h 05min: Round 2", "1 h 5 min")]
        {
            let start = at_start(text).map(|(length, rest)| (length.to_string(), rest));
            assert_eq!(start, Some((length.to_owned(), "Round 2")), "{text}");
        }
        assert_eq!(end("Doors, 18h15"), None);
        assert_eq!(end("Doors 18:00 h"), None);
        assert_eq!(end("Round 1:20 min"), told("Round 1", "20 min"));
        assert_eq!(at_start("15 people"), None);
        assert_eq!(at_start("2 – Opening"), None);
        assert_eq!([at_start("15 min"), at_start("1h30")], [None, None]);
    }

    #[test]
    fn a_length_within_other_words_is_moved_behind_them() {
        for (text, moved) in [
            ("Talk (Dr. Li, 20 min)", "Talk (Dr. Li) (20 min)"),
            ("Talk (Dr. Li – 1,5 h)", "Talk (Dr. Li) (1,5 h)"),
            ("Ms. D – 10 minutes – Youth", "Ms. D – Youth (10 minutes)"),
        ] {
            assert_eq!(moved_behind(text).as_deref(), Some(moved));
        }
        for text in
            ["Talk (20 min)", "Talk (A) - 5 min", "A – B – C", "Rows (3, 5)", "A (B), 5 min)"]
        {
            assert_eq!(moved_behind(text), None, "{text}");
        }
    }

    #[test]
    fn a_length_beside_a_colon_is_that_of_the_title_before_it() {
        let told = |text| beside_colon(text).map(|(words, length)| format!("{words} | {length}"));
        for text in [
            "Debate, 15 min: Why?",
            "Debate (15 min): Why?",
            "Debate 15': Why?",
            "Debate: 15' – Why?",
        ] {
            assert_eq!(told(text).as_deref(), Some("Debate: Why? | 15 min"), "{text}");
        }
        assert_eq!(told("Talk (Li, 20 min): Sea").as_deref(), Some("Talk (Li): Sea | 20 min"));
        for text in ["Debate: Why?", "15 min: Debate", "Think for 5 min: Why?", "Debate (15 min)"] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn a_speaker_stands_before_a_dash_and_keeps_the_dash_of_the_name() {
        assert_eq!(
            speaker("Mr. Ayman El-Sherbiny -The Role of ESCWA"),
            Some(("Mr. Ayman El-Sherbiny", "The Role of ESCWA"))
        );
        assert_eq!(speaker("Break-out groups"), None);
        assert!(is_person("Ms. Marilyn Cade") && !is_person("Mister Blue"));
    }
}

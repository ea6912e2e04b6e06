//! A line of a text: cut from its neighbours, without what does not belong to its words.

use crate::text::fold;

/// Dashes between a name and a title.
pub(super) const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// A line with words in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: usize,
    /// How many empty lines stand before it.
    pub(super) gap: usize,
    /// Its words; tabs stay, other controls and the spaces around it do not.
    pub(super) text: String,
}

/// The lines of a text that have words. Lines end where any system ends them.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut gap = 0;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    for (at, raw) in body.split(['\n', '\r']).enumerate() {
        let text = tidy(raw);
        if text.is_empty() {
            gap += 1;
        } else {
            found.push(Line { number: at + 1, gap, text });
            gap = 0;
        }
    }
    found
}

fn tidy(raw: &str) -> String {
    let plain = raw.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c });
    let plain: String = plain.filter(|c| !matches!(c, '\u{feff}' | '\u{200b}')).collect();
    let text = unmarked(plain.trim());
    let is_row = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(" | ");
    if is_row || text.starts_with('|') { unbarred(&text) } else { text }
}

/// A row between upright bars with tabs between its cells.
fn unbarred(text: &str) -> String {
    let cells = text.split('|').map(str::trim).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join("\t")
}

/// The words without the marks of Markdown: `# Heading`, `**bold**`.
fn unmarked(text: &str) -> String {
    let heading = text.trim_start_matches('#');
    let text = if heading.starts_with([' ', '\t']) { heading.trim_start() } else { text };
    text.replace("**", "").trim().to_owned()
}

/// The words with one space between any two.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words folded, without punctuation, a space at either end: to look words up in.
pub(super) fn padded(text: &str) -> String {
    let folded = fold(text);
    let plain = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    plain.fold(" ".to_owned(), |all, word| all + word + " ")
}

/// The cells of a row of a table, which stand between tabs.
pub(super) fn cells(text: &str) -> Vec<String> {
    text.split('\t').map(spaced).filter(|cell| !cell.is_empty()).collect()
}

/// What stands behind a bullet.
pub(super) fn bulleted(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['•', '▪', '◦', '·', '‣']).or_else(|| {
        text.strip_prefix(['-', '*', '–', '—', 'o']).filter(|rest| rest.starts_with([' ', '\t']))
    });
    rest.map(str::trim_start)
}

/// The line without its bullet, where it has one.
pub(super) fn unbulleted(text: &str) -> &str {
    bulleted(text).unwrap_or(text)
}

/// What stands behind a number such as `1.`, `2)` or `(3)`.
pub(super) fn numbered(text: &str) -> Option<&str> {
    let (_, rest) = number(text.strip_prefix('(').unwrap_or(text), 2)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// The words behind a bullet or a number.
pub(super) fn unnumbered(text: &str) -> &str {
    bulleted(text).or_else(|| numbered(text)).unwrap_or(text)
}

/// The number of a line such as `1. Why?`, `2) Why?` or `(3) Why?`.
pub(super) fn place(text: &str) -> Option<u32> {
    numbered(text).and(number(text.strip_prefix('(').unwrap_or(text), 2)).map(|(place, _)| place)
}

/// The letter and the words of a line such as `a) Protecting Human Rights` or `(a) Trees`.
pub(super) fn lettered(text: &str) -> Option<(char, &str)> {
    behind_letter(text.strip_prefix('(').unwrap_or(text), ')')
}

/// The letter and the words of a line such as `A. Trees`, which may be a name as well.
pub(super) fn initialled(text: &str) -> Option<(char, &str)> {
    behind_letter(text, '.').filter(|_| text.get(2..).is_some_and(|it| it.starts_with(' ')))
}

fn behind_letter(text: &str, sign: char) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = text.get(1..)?.strip_prefix(sign)?.trim_start();
    (!rest.is_empty()).then(|| (letter.to_ascii_lowercase(), rest))
}

/// True for the heading of a numbered chapter: `2 Purpose, goals and questions`, `2.1 Purpose`.
pub(super) fn is_chapter(text: &str) -> bool {
    let Some((_, rest)) = number(text, 2) else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(char::is_uppercase)
        && !text.ends_with(['.', '?', '!'])
}

/// The number a text begins with, of so many digits at most, and what follows it.
pub(super) fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).filter(|_| (1..=most).contains(&end))?;
    Some((digits.parse().ok()?, rest))
}

/// The text without the signs that stand between a time, a name and a title.
pub(super) fn unseparated(text: &str) -> &str {
    let between = |c: char| c.is_whitespace() || "-–—－～〜:：|,;•".contains(c);
    text.trim_start_matches(|c: char| c == '.' || between(c)).trim_end_matches(between)
}

/// The words before a dash between spaces, and those behind it.
pub(super) fn dashed(words: &str) -> Option<(&str, &str)> {
    DASHES.iter().find_map(|dash| words.split_once(dash))
}

/// True where a line ends as sentences do, so that it is no title.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', ';', ',', ':', '…', '→'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_any_system_ends_them_and_keep_their_numbers() {
        let told = |text: &str| -> Vec<(usize, usize, String)> {
            lines(text).into_iter().map(|line| (line.number, line.gap, line.text)).collect()
        };
        let expected = vec![(1, 0, "A".to_owned()), (4, 2, "B".to_owned())];
        assert_eq!(told("\u{feff}A\r\n\r\n \u{a0}\r\nB"), expected);
        assert_eq!(told("A\r\r\rB\r"), expected);
        assert_eq!(told("A\n\n\n\u{7}B\u{1b}\n"), expected);
        assert_eq!(told(""), []);
    }

    #[test]
    fn marks_of_markdown_are_no_words() {
        assert_eq!(tidy("## **When:** today"), "When: today");
        assert_eq!(tidy("#1 of two"), "#1 of two");
        assert_eq!(tidy("| 09:00 | **Opening** || A |"), "09:00\tOpening\tA");
        assert_eq!(tidy("|"), "");
    }

    #[test]
    fn bullets_numbers_and_letters_are_told_from_words() {
        assert_eq!(bulleted("-\tWhy?"), Some("Why?"));
        assert_eq!(bulleted("•Why?"), Some("Why?"));
        assert_eq!(bulleted("others"), None);
        assert_eq!(numbered("(2) Why?"), Some("Why?"));
        assert_eq!(numbered("2 Why?"), None);
        assert_eq!(
            [place("12) Why?"), place("(2) Why?"), place("2.5 m")],
            [Some(12), Some(2), None]
        );
        assert_eq!(numbered("2.5 Why?"), None);
        assert_eq!(lettered("g) Others"), Some(('g', "Others")));
        assert_eq!(lettered("(a) Trees"), Some(('a', "Trees")));
        assert_eq!(lettered("ag) Others"), None);
        assert_eq!(initialled("B. Trees"), Some(('b', "Trees")));
        assert_eq!(initialled("B.Trees"), None);
        assert!(is_chapter("2\tPurpose") && is_chapter("2.1 Purpose") && !is_chapter("2 pm"));
    }
}

//! Words from people as Markdown that renders as the same words.
//!
//! As little as possible is escaped, so that ordinary words stand in the file byte for byte: a
//! character only where `CommonMark` or GitHub's tables, strikethrough, footnotes and task lists
//! would read it as markup. A bare address stays as it is: what it links to is what it says. So does
//! what a site looks for in words that are rendered already, such as `@name`, `:smile:` and `$x$`:
//! backslashes and entities are gone by then, and a tag in between would stand in everybody's text.
//! Controls never get here: everything passes through [`shown`] first.

use crate::text::{shown, shown_lines};

/// Where words stand, which decides what would be markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of a line.
    LineStart,
    /// In a line that something else begins.
    Within,
    /// In a cell of a table.
    Cell,
    /// Nobody knows where.
    Anywhere,
}

/// Words as one line at the beginning of a block: a paragraph or a list item.
pub(super) fn line(text: &str) -> String {
    inert(shown(text).trim_matches(' '), Place::LineStart)
}

/// Words as the text of a heading.
pub(super) fn heading(text: &str) -> String {
    let words = shown(text);
    let words = words.trim_matches(' ');
    let body = words.trim_end_matches('#');
    let closes = body.len() < words.len() && (body.is_empty() || body.ends_with(' '));
    let tail = words.get(body.len()..).unwrap_or_default();
    let escape = if closes { "\\" } else { "" };
    format!("{}{escape}{tail}", inert(body, Place::Within))
}

/// Words as a cell of a table.
pub(super) fn cell(text: &str) -> String {
    inert(shown(text).trim_matches(' '), Place::Cell)
}

/// Words as a list item or paragraph that keeps its lines, each below the first behind `indent`.
/// Where nothing of them may be shown, U+FFFD says that something is there: an item without words
/// would make a heading of the line above.
pub(super) fn lines(text: &str, indent: &str) -> String {
    let lines = shown_lines(text);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_matches(' ')).collect();
    let from = lines.iter().take_while(|line| line.is_empty()).count();
    let to = lines.len() - lines.iter().rev().take_while(|line| line.is_empty()).count();
    let kept = match lines.get(from..to).unwrap_or_default() {
        [] => &["\u{FFFD}"],
        kept => kept,
    };
    let kept: Vec<String> = kept.iter().map(|line| inert(line, Place::LineStart)).collect();
    kept.join(&format!("\\\n{indent}"))
}

/// Words as paragraphs, parted where a line is empty; nothing where there are no words.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let all = shown_lines(text);
    let runs = all.split(|line| line.trim_matches(' ').is_empty());
    runs.filter(|run| !run.is_empty()).map(|run| lines(&run.join("\n"), "")).collect()
}

/// Words of which nobody knows where they will stand: all is escaped that is markup somewhere.
pub(in crate::report) fn anywhere(text: &str) -> String {
    let lines = shown_lines(text);
    let lines = lines.iter().map(|line| inert(line.trim_matches(' '), Place::Anywhere));
    lines.collect::<Vec<_>>().join("\\\n")
}

/// Escapes what would be markup in one line that neither begins nor ends with a space.
fn inert(line: &str, place: Place) -> String {
    let chars: Vec<char> = line.chars().collect();
    let starts = matches!(place, Place::LineStart | Place::Anywhere);
    let marker = if starts { marker(line) } else { None };
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let rest = chars.get(at + 1..).unwrap_or_default();
        if marker == Some(at) || is_markup(*c, before, rest, place) {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

fn is_markup(c: char, before: Option<char>, rest: &[char], place: Place) -> bool {
    let after = rest.first().copied();
    let apart = before == Some(' ') && after == Some(' ');
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '`' => true,
        '*' | '~' => !apart,
        '_' => !(apart || inside(before) && inside(after)),
        '[' => matches!(after, Some('^' | '[')),
        ']' => matches!(after, Some('(' | ':')),
        '<' => {
            after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                || rest.contains(&'>')
        }
        '&' => names_a_character(rest),
        '|' => matches!(place, Place::Cell | Place::Anywhere),
        _ => false,
    }
}

/// True where these characters behind an ampersand make an entity of it: `amp;`, `#39;`.
fn names_a_character(rest: &[char]) -> bool {
    let name = rest.strip_prefix(&['#']).unwrap_or(rest);
    let length = name.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    length > 0 && name.get(length) == Some(&';')
}

/// The place of the character, counted in characters, that would make a line the beginning of a
/// heading, quotation, list, rule, table or task.
fn marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let starts = match first {
        '>' => true,
        '#' => {
            let rest = line.trim_start_matches('#');
            line.len() - rest.len() <= 6 && ends(rest)
        }
        '=' => line.chars().all(|c| c == '='),
        '-' | '+' if line.strip_prefix(first).is_some_and(ends) => true,
        '-' | ':' | '|' => line.chars().all(|c| "|:- ".contains(c)),
        '[' => ["[ ]", "[x]", "[X]"].iter().any(|task| line.starts_with(task)),
        _ => return numbered(line),
    };
    starts.then_some(0)
}

/// The place of the mark behind the number of a numbered list.
fn numbered(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let behind = rest.strip_prefix(['.', ')'])?;
    let is_marker = (1..=9).contains(&digits) && (behind.is_empty() || behind.starts_with(' '));
    is_marker.then_some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::report::sample::NASTY;

    /// The words a reader sees, and whether anything but these words is there.
    fn read(markdown: &str, expected: &[&str]) -> Result<String, String> {
        let mut words = String::new();
        let mut seen = Vec::new();
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_WIKILINKS
            | Options::ENABLE_GFM;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::HardBreak => words.push('\n'),
                Event::Start(tag) => seen.push(name(&tag)),
                Event::End(_) => {}
                other => return Err(format!("{other:?} in {markdown:?}")),
            }
        }
        if seen == expected { Ok(words) } else { Err(format!("{seen:?} in {markdown:?}")) }
    }

    fn name(tag: &Tag) -> &'static str {
        match tag {
            Tag::Paragraph => "paragraph",
            Tag::Heading { .. } => "heading",
            Tag::List(None) => "list",
            Tag::Item => "item",
            Tag::Table(_) => "table",
            Tag::TableHead => "head",
            Tag::TableRow => "row",
            Tag::TableCell => "cell",
            _ => "something else",
        }
    }

    fn wanted(text: &str) -> String {
        let lines: Vec<String> =
            shown_lines(text).iter().map(|line| line.trim_matches(' ').to_owned()).collect();
        match lines.join("\n").trim_matches('\n') {
            "" => "\u{FFFD}".to_owned(),
            words => words.to_owned(),
        }
    }

    fn one_line(text: &str) -> String {
        shown(text).trim_matches(' ').to_owned()
    }

    fn renders_as_its_words(text: &str) -> Result<(), String> {
        let same = |read: String, wanted: String, place: &str| {
            if read == wanted { Ok(()) } else { Err(format!("{place}: {read:?}, not {wanted:?}")) }
        };
        let item = format!("- {}\n", lines(text, "  "));
        same(read(&item, &["list", "item"])?, wanted(text), "item")?;
        let nested = format!("- a\n  - {}\n", lines(text, "    "));
        let tags = ["list", "item", "list", "item"];
        same(read(&nested, &tags)?, format!("a{}", wanted(text)), "nested")?;
        let paragraph = format!("{}\n", lines(text, ""));
        same(read(&paragraph, &["paragraph"])?, wanted(text), "paragraph")?;
        let tags: &[&str] = if one_line(text).is_empty() { &[] } else { &["paragraph"] };
        same(read(&format!("{}\n", line(text)), tags)?, one_line(text), "line")?;
        same(read(&format!("## {}\n", heading(text)), &["heading"])?, one_line(text), "heading")?;
        let table = format!("| h | i |\n|---|---|\n| {} | x |\n", cell(text));
        let tags = ["table", "head", "cell", "cell", "row", "cell", "cell"];
        same(read(&table, &tags)?, format!("hi{}x", one_line(text)), "cell")
    }

    #[test]
    fn what_would_be_markup_renders_as_its_words() {
        for text in NASTY {
            assert_eq!(renders_as_its_words(text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn ordinary_words_stand_byte_for_byte() {
        for text in [
            "Technical matters (i.e. DNS, IP)?",
            "E- education, e-skills",
            "R&D at AT&T, C# & F#",
            "multi-stakeholder – “why?” 5 * 3 < 20, ~ 7 & more",
            "Creating / Installing. Permanent",
            "'hands off' approach",
            "snake_case and [sic], #topic, $5 and 100 %",
            "2013 was good",
            "http://www.itu.int/a_b?c=d",
            "Rôle 政府 مرحبا",
            "+41 22 730",
            "-5 degrees",
            "<5 min",
            "3.5 of 4",
            "[Geneva] first",
            "a | b",
            "C:\\temp",
            "!important",
            "x^2 = y",
            "->",
        ] {
            assert_eq!(lines(text, ""), text);
        }
    }

    #[test]
    fn paragraphs_are_parted_by_empty_lines_and_keep_their_lines() {
        assert_eq!(paragraphs("a\nb\n \n\n# c\n"), ["a\\\nb", "\\# c"]);
        assert!(paragraphs(" \n\n").is_empty());
    }

    fn nasty() -> impl Strategy<Value = String> {
        let mark = proptest::sample::select(
            &[
                "*", "_", "~", "`", "#", ">", "<", "-", "+", "=", "|", ":", "[", "]", "(", ")",
                "!", "\\", "&", ";", "^", "1", ".", " ", "  ", "    ", "\n", "\n\n", "\t", "a",
                "x", "é", "http://x", "amp", "br", "/", "?", "\"", "'", "{", "}", "$", "@",
                "\u{a0}", "—",
            ][..],
        );
        proptest::collection::vec(mark, 0..14).prop_map(|marks| marks.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

        #[test]
        fn any_words_render_as_the_same_words(text in nasty()) {
            prop_assert_eq!(renders_as_its_words(&text), Ok(()));
        }
    }
}

//! From text to a tree. A text that is only nearly JSON is refused with every slip, and read all
//! the same, so that its other faults are found too.

use std::collections::HashSet;

use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use super::fault::{Faults, Severity};
use super::slips::slips;
use super::tree::{Node, Shape, step};
use super::words::quoted;

/// The byte order mark some editors begin a file with.
const MARK: char = '\u{feff}';

/// Reads the text, telling what is not JSON; `None` where no tree can be made of it.
pub(super) fn parse(text: &str, faults: &mut Faults) -> Option<Node> {
    let body = text.strip_prefix(MARK).unwrap_or(text);
    let offset = text.len() - body.len();
    let strict = serde_json::from_str::<serde_json::Value>(body).err();
    let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    match parse_to_ast(body, &collect, &ParseOptions::default()) {
        Ok(parsed) => {
            if let Some(error) = strict {
                let tokens = parsed.tokens.unwrap_or_default();
                if slips(&tokens, body, offset, faults) == 0 {
                    let at = offset + byte_of(body, error.line(), error.column());
                    tell(faults, at..at, unreadable(body), None);
                }
            }
            parsed.value.map(|value| Node::read(&value, offset))
        }
        Err(error) => {
            unparsed(body, offset, &error, faults);
            None
        }
    }
}

fn tell(faults: &mut Faults, span: std::ops::Range<usize>, message: &str, hint: Option<&str>) {
    faults.at(Severity::Error, span, "", message.into(), hint.map(Into::into));
}

fn unreadable(body: &str) -> &'static str {
    if body.trim().is_empty() { "the file is empty" } else { "this is not JSON" }
}

/// The byte of a line and a byte column, both from 1, as the parser counts them.
fn byte_of(body: &str, line: usize, column: usize) -> usize {
    let before: usize = body.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    body.floor_char_boundary(before + column.saturating_sub(1))
}

fn unparsed(body: &str, offset: usize, error: &ParseError, faults: &mut Faults) {
    if let Some(start) = unclosed_text(body) {
        let hint = "text ends with a double quote on the line it began; a line end in it reads \\n";
        let start = start + offset;
        return tell(faults, start..start + 1, "this text is not closed", Some(hint));
    }
    let range = error.range();
    let found = body.get(range.start..).and_then(|rest| rest.chars().next());
    let (message, hint) = said(error.kind(), found);
    let wide = matches!(
        error.kind(),
        ParseErrorKind::UnterminatedObject | ParseErrorKind::UnterminatedArray
    );
    let end = if wide { range.start + 1 } else { range.end };
    tell(faults, range.start + offset..end + offset, message, Some(hint));
}

/// Where a text begins that is still open at the end of its line.
fn unclosed_text(body: &str) -> Option<usize> {
    let (mut open, mut escaped) = (None, false);
    for (at, byte) in body.bytes().enumerate() {
        match (byte, open) {
            (b'\n', Some(_)) => return open,
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', Some(_)) => open = None,
            (b'"', None) => open = Some(at),
            _ => {}
        }
    }
    open
}

const NO_VALUE: (&str, &str) = ("this is not a value", "words stand in double quotes");

fn said(kind: &ParseErrorKind, found: Option<char>) -> (&'static str, &'static str) {
    match (kind, found) {
        (_, Some('“' | '”' | '„' | '«' | '»' | '‘' | '’')) => {
            ("these quotes are not those of JSON", "JSON has straight double quotes: \"")
        }
        (ParseErrorKind::UnterminatedObject, _) => {
            ("this bracket is never closed", "a } is missing, or a quote or a comma before it")
        }
        (ParseErrorKind::UnterminatedArray, _) => {
            ("this bracket is never closed", "a ] is missing, or a quote or a comma before it")
        }
        (ParseErrorKind::UnterminatedCommentBlock | ParseErrorKind::CommentsNotAllowed, _) => {
            ("comments are not JSON", "every object may have a \"note\"")
        }
        (ParseErrorKind::MultipleRootJsonValues, _) => {
            ("the plan ends before this", "one bracket too many is closed above")
        }
        (ParseErrorKind::ExpectedColonAfterObjectKey, _) => {
            ("a colon is missing after this key", "a key and its value read \"title\": \"…\"")
        }
        (ParseErrorKind::ExpectedObjectValue, _) => {
            ("this key has no value", "a key and its value read \"title\": \"…\"")
        }
        (ParseErrorKind::UnexpectedCloseBrace | ParseErrorKind::UnexpectedCloseBracket, _) => {
            ("this bracket closes nothing", "a value is missing before it, or it is one too many")
        }
        (ParseErrorKind::UnexpectedComma, _) => {
            ("a value is missing before this comma", "take the comma out or write the value")
        }
        (ParseErrorKind::UnexpectedWord, _) => NO_VALUE,
        (ParseErrorKind::UnexpectedToken, Some(c)) if c.is_alphabetic() => NO_VALUE,
        (ParseErrorKind::String(_), _) => {
            ("this text has an escape that is not JSON", "a backslash in text is written \\\\")
        }
        _ => ("this is not JSON", "look at this place and just before it"),
    }
}

/// Tells every key written twice in one object.
pub(super) fn keys_twice(node: &Node, path: &str, faults: &mut Faults) {
    match &node.shape {
        Shape::Object(entries) => {
            let mut seen = HashSet::new();
            for entry in entries {
                let place = step(path, &entry.key);
                if !seen.insert(entry.key.as_str()) {
                    let message = format!("the key {} is written twice", quoted(&entry.key));
                    let hint = Some("keep one of the two".to_owned());
                    faults.at(Severity::Error, entry.key_span.clone(), &place, message, hint);
                }
                keys_twice(&entry.value, &place, faults);
            }
        }
        Shape::List(items) => {
            for (n, item) in items.iter().enumerate() {
                keys_twice(item, &format!("{path}/{n}"), faults);
            }
        }
        Shape::Null | Shape::Bool(_) | Shape::Number(_) | Shape::Text(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, usize, String)> {
        let mut faults = Faults::default();
        let tree = parse(text, &mut faults);
        if let Some(tree) = &tree {
            keys_twice(tree, "", &mut faults);
        }
        let found = faults.finish(text);
        assert!(!found.is_empty() || tree.is_some(), "nothing said and nothing read: {text}");
        found.into_iter().map(|f| (f.line, f.column, f.message)).collect()
    }

    fn one(text: &str) -> (usize, usize, String) {
        let all = told(text);
        assert_eq!(all.len(), 1, "{all:?}");
        all[0].clone()
    }

    fn at(line: usize, column: usize, message: &str) -> (usize, usize, String) {
        (line, column, message.to_owned())
    }

    #[test]
    fn json_is_read_also_after_a_byte_order_mark() {
        assert_eq!(told("\u{feff}{\"a\": [1, \"\\u00e9\"]}\r\n"), []);
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_place() {
        assert_eq!(one(""), at(1, 1, "the file is empty"));
        assert_eq!(one("{\n \"a\": [1, 2\n"), at(2, 7, "this bracket is never closed"));
        assert_eq!(one("{\"é\": “a”}"), at(1, 7, "these quotes are not those of JSON"));
        assert_eq!(one("{\"a\": \"b,\n \"c\": 1}"), at(1, 7, "this text is not closed"));
        assert_eq!(one("{\"a\": 1}}"), at(1, 9, "the plan ends before this"));
        assert_eq!(one("{\"a\" 1}"), at(1, 6, "a colon is missing after this key"));
        assert_eq!(one("[1,,2]"), at(1, 4, "a value is missing before this comma"));
        assert_eq!(one("{\"a\": b}"), at(1, 7, "this is not a value"));
        assert_eq!(one("{\"a\": \u{a0}1}"), at(1, 7, "this is not JSON"));
    }

    #[test]
    fn a_key_written_twice_is_told_at_the_second() {
        let found = one("{\"a\": [{\"b\": 1,\n \"b\": 2}]}");
        assert_eq!(found, at(2, 2, "the key `b` is written twice"));
    }
}

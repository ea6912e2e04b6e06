//! What people write into JSON that other tools let pass: comments, commas before a closing
//! bracket, missing commas, other quotes. Every slip is told, not the first alone.

use std::ops::Range;

use jsonc_parser::common::Ranged;
use jsonc_parser::tokens::{Token, TokenAndRange};

use super::fault::{Faults, Severity};

/// Tells every slip of a text that a lenient parser could read; returns how many.
pub(super) fn slips(
    tokens: &[TokenAndRange<'_>],
    body: &str,
    offset: usize,
    faults: &mut Faults,
) -> usize {
    let mut told = 0;
    let mut before: Option<&TokenAndRange<'_>> = None;
    for (n, token) in tokens.iter().enumerate() {
        let is_key = matches!(tokens.get(n + 1).map(|next| &next.token), Some(Token::Colon));
        let slip = between(before, token).or_else(|| alone(token, is_key, body));
        if let Some((span, message, hint)) = slip {
            let span = span.start + offset..span.end + offset;
            faults.at(Severity::Error, span, "", message.to_owned(), Some(hint.to_owned()));
            told += 1;
        }
        if !matches!(token.token, Token::CommentLine(_) | Token::CommentBlock(_)) {
            before = Some(token);
        }
    }
    told
}

type Slip = (Range<usize>, &'static str, &'static str);

fn between(before: Option<&TokenAndRange<'_>>, token: &TokenAndRange<'_>) -> Option<Slip> {
    let before = before?;
    let range = before.range();
    match (&before.token, &token.token) {
        (Token::Comma, Token::CloseBrace | Token::CloseBracket) => {
            let message = "a comma stands before the closing bracket";
            Some((range.start..range.end, message, "take the comma out"))
        }
        (end, start) if ends_value(end) && starts_value(start) => {
            Some((range.end..range.end, "a comma is missing here", "entries stand between commas"))
        }
        _ => None,
    }
}

fn alone(token: &TokenAndRange<'_>, is_key: bool, body: &str) -> Option<Slip> {
    let range = token.range();
    let written = body.get(range.start..range.end).unwrap_or_default();
    let slip = |message, hint| Some((range.start..range.end, message, hint));
    match &token.token {
        Token::CommentLine(_) | Token::CommentBlock(_) => {
            slip("comments are not JSON", "every object may have a \"note\"")
        }
        Token::String(_) if written.starts_with('\'') => {
            slip("these quotes are not those of JSON", "JSON has straight double quotes: \"")
        }
        Token::String(_) if written.chars().any(|c| c < ' ') => {
            slip("a line end or control character stands in this text", "a line end reads \\n")
        }
        Token::String(_) if serde_json::from_str::<String>(written).is_err() => {
            slip("this text has an escape that is not JSON", "a backslash in text is written \\\\")
        }
        Token::Number(_) | Token::Boolean(_) | Token::Null | Token::Word(_) if is_key => {
            slip("this key has no quotes", "keys stand in double quotes")
        }
        Token::Number(_) if serde_json::from_str::<serde_json::Number>(written).is_err() => {
            slip("this is not a number of JSON", "numbers read 50 or 2.5")
        }
        _ => None,
    }
}

const fn ends_value(token: &Token<'_>) -> bool {
    matches!(token, Token::CloseBrace | Token::CloseBracket) || is_plain(token)
}

const fn starts_value(token: &Token<'_>) -> bool {
    matches!(token, Token::OpenBrace | Token::OpenBracket) || is_plain(token)
}

const fn is_plain(token: &Token<'_>) -> bool {
    matches!(
        token,
        Token::String(_) | Token::Number(_) | Token::Boolean(_) | Token::Null | Token::Word(_)
    )
}

#[cfg(test)]
mod tests {
    use crate::setup::fault::Faults;
    use crate::setup::json::parse;

    #[test]
    fn every_slip_is_told_at_its_place() {
        let text = "{ // a\n \"b\": [1, 2,], 'c': 'd'\n e: +1, \"f\": \"\t\",\n \"g\": .5 \"h\": 0x1 /* i */ }";
        let mut faults = Faults::default();
        assert!(parse(text, &mut faults).is_some(), "the rest can still be looked at");
        let told: Vec<_> = faults
            .finish(text)
            .into_iter()
            .map(|fault| (fault.line, fault.column, fault.message))
            .collect();
        let expected = [
            (1, 3, "comments are not JSON"),
            (2, 12, "a comma stands before the closing bracket"),
            (2, 16, "these quotes are not those of JSON"),
            (2, 21, "these quotes are not those of JSON"),
            (2, 24, "a comma is missing here"),
            (3, 5, "this is not a number of JSON"),
            (3, 14, "a line end or control character stands in this text"),
            (4, 7, "this is not a number of JSON"),
            (4, 9, "a comma is missing here"),
            (4, 15, "this is not a number of JSON"),
            (4, 19, "comments are not JSON"),
        ];
        assert_eq!(told, expected.map(|(l, c, m)| (l, c, m.to_owned())));
    }
}

//! Rust source as a flat row of tokens with line numbers.
//!
//! Macro bodies are tokens like any other. Comments and doc comments are not code and are left
//! out. Knows nothing of imports or floors.

use std::str::FromStr;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// One token; a literal's text is always `"…"`, so that nothing inside it looks like code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// Counted from 1.
    pub(crate) line: usize,
}

/// Reads a whole file; the error is the lexer's own words.
pub(crate) fn tokens(source: &str) -> Result<Vec<Token>, String> {
    let stream = TokenStream::from_str(source).map_err(|fault| fault.to_string())?;
    let mut row = Vec::new();
    flatten(stream, &mut row);
    Ok(row)
}

fn flatten(stream: TokenStream, row: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                if is_doc(row, &group.stream()) {
                    continue;
                }
                let (open, close) = brackets(group.delimiter());
                row.push(Token { text: open.into(), line });
                flatten(group.stream(), row);
                row.push(Token { text: close.into(), line: group.span_close().start().line });
            }
            TokenTree::Ident(name) => row.push(Token { text: name.to_string(), line }),
            TokenTree::Literal(_) => row.push(Token { text: "\"…\"".into(), line }),
            TokenTree::Punct(mark) => {
                let colons = mark.as_char() == ':' && mark.spacing() == Spacing::Joint;
                let second =
                    |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ':');
                if colons && trees.next_if(second).is_some() {
                    row.push(Token { text: "::".into(), line });
                } else {
                    row.push(Token { text: mark.as_char().into(), line });
                }
            }
        }
    }
}

/// Whether this group is the `[doc = "…"]` a doc comment becomes.
fn is_doc(row: &[Token], group: &TokenStream) -> bool {
    let hash = row.last().is_some_and(|token| matches!(token.text.as_str(), "#" | "!"));
    hash && matches!(group.clone().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc")
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn read(source: &str) -> String {
        let row = tokens(source).unwrap();
        row.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_path_inside_a_macro_is_read_and_one_inside_a_string_or_a_comment_is_not() {
        let source = "/// crate::a\nfn f() { p!(\"crate::b\", crate::c::d()); } // crate::e";
        assert_eq!(read(source), "# fn f ( ) { p ! ( \"…\" , crate :: c :: d ( ) ) ; }");
    }

    #[test]
    fn tokens_know_their_line_and_broken_source_is_an_error() {
        let row = tokens("mod a;\n\nmod b;").unwrap();
        assert_eq!(row.iter().map(|token| token.line).collect::<Vec<_>>(), [1, 1, 1, 3, 3, 3]);
        assert!(tokens("fn f( {").is_err());
    }
}

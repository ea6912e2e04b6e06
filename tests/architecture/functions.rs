//! How long a function may be.

use super::floors::Source;
use super::tokens::{Token, tokens};

/// Lines a function may have, from `fn` to its last brace.
const LINES: usize = 60;

/// Functions that may be longer, and why: each is one flat match, most arms a line, and
/// cut in two it could no longer be read as the one table it is.
const LONGER: &[(&str, &str, &str)] = &[
    ("src/actions/parse/mod.rs", "command", "a line for every action that can be typed"),
    ("src/session/happen/programme.rs", "programme_event", "what each event does to a block"),
    ("src/session/refusal.rs", "hint", "a hint for every refusal"),
    ("src/session/reverse.rs", "reverse", "what turns each event back"),
];

/// A function, and how many lines it has.
struct Function {
    name: String,
    line: usize,
    lines: usize,
}

/// Functions that are too long, as `path:line: which`; those in tests may be.
pub(crate) fn long(file: &Source) -> Vec<String> {
    let long = functions(&tokens(&file.text).unwrap()).into_iter().filter(|it| it.lines > LINES);
    let may = |it: &Function| LONGER.iter().any(|(path, name, _)| is(file, it, path, name));
    let told = |Function { name, line, lines }: Function| {
        format!("{}:{line}: `{name}` has {lines} lines, more than {LINES}", file.path)
    };
    long.filter(|it| !may(it)).map(told).collect()
}

/// Those named above that are there no longer, or long no longer.
pub(crate) fn outdated(files: &[Source]) -> Vec<String> {
    let is_long = |path: &str, name: &str| {
        let long = |file: &Source| {
            let all = functions(&tokens(&file.text).unwrap());
            all.iter().any(|it| it.lines > LINES && is(file, it, path, name))
        };
        files.iter().filter(|file| file.path == path).any(long)
    };
    let gone = LONGER.iter().filter(|(path, name, _)| !is_long(path, name));
    gone.map(|(path, name, _)| format!("{path}: `{name}` need not be named any more")).collect()
}

fn is(file: &Source, function: &Function, path: &str, name: &str) -> bool {
    file.path == path && function.name == name
}

/// Every function with a body outside `mod tests`.
fn functions(row: &[Token]) -> Vec<Function> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some([first, name, ..]) = row.get(at..) {
        if first.text == "mod" && name.text == "tests" {
            at = body(row, at).map_or(at, |(_, end)| end);
        } else if first.text == "fn"
            && let Some((_, end)) = body(row, at)
        {
            let lines = row[end].line - first.line + 1;
            found.push(Function { name: name.text.clone(), line: first.line, lines });
        }
        at += 1;
    }
    found
}

/// The braces after a place, where no semicolon comes before them.
fn body(row: &[Token], from: usize) -> Option<(usize, usize)> {
    let mut deep = 0_usize;
    let mut open = None;
    for (at, token) in row.iter().enumerate().skip(from) {
        match token.text.as_str() {
            ";" if deep == 0 => return None,
            "{" if deep == 0 && open.is_none() => {
                open = Some(at);
                deep += 1;
            }
            "(" | "[" | "{" => deep += 1,
            ")" | "]" | "}" => deep = deep.checked_sub(1)?,
            _ => {}
        }
        if let (Some(open), 0) = (open, deep) {
            return Some((open, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Source, long};

    fn told(path: &str, text: &str) -> Vec<String> {
        long(&Source { path: path.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn a_long_function_is_seen_and_one_in_tests_or_without_a_body_is_not() {
        let lines = "    x();\n".repeat(59);
        let long = format!("impl A {{\n    fn a(x: [u8; 2]) {{\n{lines}    }}\n}}\n");
        assert_eq!(told("src/a.rs", &long), ["src/a.rs:2: `a` has 61 lines, more than 60"]);
        assert_eq!(told("src/a.rs", &long.replacen("    x();\n", "", 1)), [""; 0]);
        assert_eq!(told("src/a.rs", &format!("mod tests {{\n{long}}}")), [""; 0]);
        assert_eq!(told("src/a.rs", &format!("trait B {{ fn b(); }}\n{lines}")), [""; 0]);
        let inner = format!("mod tests;\nfn b() {{}}\n{long}");
        assert_eq!(told("src/a.rs", &inner).len(), 1);
    }

    #[test]
    fn only_the_functions_named_may_be_longer() {
        let text = format!("fn hint() {{\n{}}}\n", "x();\n".repeat(70));
        assert_eq!(told("src/session/refusal.rs", &text), [""; 0]);
        assert_eq!(told("src/session/event.rs", &text).len(), 1);
    }
}

//! What one file says about other files: paths, glob imports, and the names it brings in.
//!
//! Paths come out absolute within the crate; paths into other crates are left out. Knows nothing
//! of floors, and nothing of which files exist.

use super::tokens::Token;

/// A path to somewhere in this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    /// From the crate's root, without `crate`.
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    /// Whether it stands inside a `mod tests`.
    pub(crate) in_tests: bool,
}

/// A name that `use` brings into the file's own module: `super::name` then means `path`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binding {
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    pub(crate) reaches: Vec<Reach>,
    pub(crate) bindings: Vec<Binding>,
    /// Lines of glob imports outside `mod tests`, of this crate or any other.
    pub(crate) globs: Vec<usize>,
}

/// Stands before a path that begins with `::`.
const OTHER_CRATE: &str = "::";

/// Reads the tokens of the file that is module `module`; `children` are the modules below it.
pub(crate) fn imports(row: &[Token], module: &[String], children: &[String]) -> Imports {
    let mut reader = Reader { row, at: 0, file: module, children, found: Imports::default() };
    reader.module(module.to_vec(), module.iter().any(|name| name == "tests"));
    reader.found
}

struct Reader<'a> {
    row: &'a [Token],
    at: usize,
    file: &'a [String],
    children: &'a [String],
    found: Imports,
}

impl Reader<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.row.get(self.at + ahead).map_or("", |token| token.text.as_str())
    }

    fn line(&self) -> usize {
        self.row.get(self.at).map_or(0, |token| token.line)
    }

    /// Whether `pub(crate)`, `pub(in …)` and the like stand here: they reach for nothing.
    fn restricted(&self) -> bool {
        self.text(1) == "(" && (self.text(2) == "in" || self.text(3) == ")")
    }

    fn skip_past(&mut self, close: &str) {
        while self.at < self.row.len() && self.text(0) != close {
            self.at += 1;
        }
        self.at += 1;
    }

    /// Reads to the brace that closes this module, or to the end of the file.
    fn module(&mut self, module: Vec<String>, in_tests: bool) {
        let mut depth = 0_usize;
        while self.at < self.row.len() {
            match self.text(0) {
                "mod" if self.text(2) == "{" => {
                    let name = self.text(1).to_owned();
                    let tests = in_tests || name == "tests";
                    self.at += 3;
                    self.module([module.clone(), vec![name]].concat(), tests);
                }
                "use" if self.text(1) != "<" => {
                    self.at += 1;
                    self.use_tree(Vec::new(), &module, in_tests, depth == 0);
                }
                "pub" if self.restricted() => self.skip_past(")"),
                "::" if is_name(self.text(1)) => self.at += 2,
                "{" => {
                    depth += 1;
                    self.at += 1;
                }
                "}" if depth == 0 => {
                    self.at += 1;
                    return;
                }
                "}" => {
                    depth -= 1;
                    self.at += 1;
                }
                _ if self.text(1) == "::" && is_name(self.text(0)) => {
                    self.path(&module, in_tests);
                }
                _ => self.at += 1,
            }
        }
    }

    /// Reads `a::b::c` in an expression or a type.
    fn path(&mut self, module: &[String], in_tests: bool) {
        let line = self.line();
        let mut segments = vec![self.text(0).to_owned()];
        self.at += 1;
        while self.text(0) == "::" && is_name(self.text(1)) {
            segments.push(self.text(1).to_owned());
            self.at += 2;
        }
        if self.text(0) == "::" {
            self.at += 1;
        }
        self.reach(&segments, module, line, in_tests);
    }

    /// Reads one branch of a `use`, with everything nested in it.
    fn use_tree(
        &mut self,
        mut prefix: Vec<String>,
        module: &[String],
        in_tests: bool,
        outermost: bool,
    ) {
        loop {
            let line = self.line();
            match self.text(0) {
                "::" => {
                    if prefix.is_empty() {
                        prefix.push(OTHER_CRATE.to_owned());
                    }
                    self.at += 1;
                }
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | "") {
                        self.use_tree(prefix.clone(), module, in_tests, outermost);
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    if !in_tests {
                        self.found.globs.push(line);
                    }
                    self.reach(&prefix, module, line, in_tests);
                    return;
                }
                _ => {
                    let name = self.text(0).to_owned();
                    self.at += 1;
                    if name != "self" || prefix.is_empty() {
                        prefix.push(name);
                    }
                    if self.text(0) != "::" {
                        return self.leaf(&prefix, module, line, in_tests, outermost);
                    }
                }
            }
        }
    }

    fn leaf(
        &mut self,
        path: &[String],
        module: &[String],
        line: usize,
        in_tests: bool,
        outermost: bool,
    ) {
        let mut name = path.last().cloned().unwrap_or_default();
        if self.text(0) == "as" {
            name = self.text(1).to_owned();
            self.at += 2;
        }
        if let Some(path) = self.reach(path, module, line, in_tests)
            && outermost
            && module == self.file
        {
            self.found.bindings.push(Binding { name, path });
        }
    }

    /// Notes a path if it stays in this crate, and returns it from the root.
    fn reach(
        &mut self,
        segments: &[String],
        module: &[String],
        line: usize,
        in_tests: bool,
    ) -> Option<Vec<String>> {
        let (first, rest) = segments.split_first()?;
        let mut base = module.to_vec();
        let mut rest = rest;
        match first.as_str() {
            "crate" | "worldcafe" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
                while let Some(("super", after)) =
                    rest.split_first().map(|(first, after)| (first.as_str(), after))
                {
                    base.pop();
                    rest = after;
                }
            }
            name if module == self.file && self.children.iter().any(|child| child == name) => {
                base.push(name.to_owned());
            }
            _ => return None,
        }
        base.extend_from_slice(rest);
        self.found.reaches.push(Reach { path: base.clone(), line, in_tests });
        Some(base)
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::{Imports, imports};

    fn read(source: &str) -> Imports {
        let module = ["session".to_owned(), "decide".to_owned()];
        imports(&tokens(source).unwrap(), &module, &["notes".to_owned()])
    }

    fn paths(source: &str) -> Vec<String> {
        read(source).reaches.iter().map(|reach| reach.path.join("/")).collect()
    }

    #[test]
    fn nested_groups_renames_and_self_are_followed() {
        let source = "use crate::{domain::{self, plan::{Plan as P, Block}}, text};";
        assert_eq!(paths(source), ["domain", "domain/plan/Plan", "domain/plan/Block", "text"]);
        assert_eq!(read(source).bindings[1].name, "P");
    }

    #[test]
    fn super_self_and_child_modules_are_counted_from_where_they_stand() {
        assert_eq!(paths("use super::state::State;"), ["session/state/State"]);
        assert_eq!(paths("use super::super::text;"), ["text"]);
        assert_eq!(
            paths("fn f() { notes::g(); self::h::i() }"),
            ["session/decide/notes/g", "session/decide/h/i"]
        );
        assert_eq!(paths("mod tests { use super::X; }"), ["session/decide/X"]);
    }

    #[test]
    fn paths_in_expressions_types_and_macros_are_seen_and_other_crates_are_not() {
        let source =
            "fn f(a: crate::hub::A) { vec![worldcafe::tui::b()]; $crate::cli::c!(); std::d() }";
        assert_eq!(paths(source), ["hub/A", "tui/b", "cli/c"]);
        let none = "pub(crate) struct A; pub(in crate::session) struct B; use ::notes::C; \
                    fn f() -> ::notes::D { <A as E>::notes::f() }";
        assert_eq!(paths(none), [""; 0]);
    }

    #[test]
    fn a_glob_is_a_fault_outside_mod_tests_alone() {
        let source = "use a::b::*;\nmod tests { use super::*; }\nuse c::{d, e::*};";
        assert_eq!(read(source).globs, [1, 3]);
    }

    #[test]
    fn a_name_brought_in_by_a_function_does_not_rename_the_module() {
        assert!(read("fn f() { use crate::text::shown; }").bindings.is_empty());
    }
}

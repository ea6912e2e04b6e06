//! The words after an action's name: options told from the rest, by the action's own row.

use std::collections::VecDeque;

use crate::actions::action::ActionSpec;
use crate::actions::misuse::Misuse;

/// What follows an option.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    One,
    Many,
}

/// Words and options that are taken one by one; what is left at the end is one too many.
pub(super) struct Typed {
    spec: &'static ActionSpec,
    options: Vec<(&'static str, Vec<String>)>,
    words: VecDeque<String>,
}

impl Typed {
    pub(super) fn read(spec: &'static ActionSpec, args: &[String]) -> Result<Self, Misuse> {
        let mut typed = Self { spec, options: Vec::new(), words: VecDeque::new() };
        let mut args: VecDeque<&String> = args.iter().collect();
        while let Some(arg) = args.pop_front() {
            match arg.strip_prefix("--") {
                None => typed.words.push_back(arg.clone()),
                Some("") => typed.words.extend(args.drain(..).cloned()),
                Some(option) => typed.option_with(option, &mut args)?,
            }
        }
        Ok(typed)
    }

    fn option_with(&mut self, written: &str, args: &mut VecDeque<&String>) -> Result<(), Misuse> {
        let (name, value) = match written.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (written, None),
        };
        let (name, takes) =
            options(self.spec).find(|(known, _)| *known == name).ok_or_else(|| {
                Misuse::NoOption {
                    action: self.spec.name,
                    option: format!("--{name}"),
                    form: self.spec.form(),
                }
            })?;
        if self.options.iter().any(|(known, _)| *known == name) {
            return Err(Misuse::Twice { option: format!("--{name}") });
        }
        let mut values: Vec<String> = value.into_iter().collect();
        let full = |values: &[String]| match takes {
            Takes::Nothing => true,
            Takes::One => !values.is_empty(),
            Takes::Many => false,
        };
        while !full(&values) && args.front().is_some_and(|next| !next.starts_with("--")) {
            values.extend(args.pop_front().cloned());
        }
        if (takes == Takes::Nothing) == values.is_empty() {
            self.options.push((name, values));
            return Ok(());
        }
        Err(Misuse::NoValue { option: format!("--{name}"), form: self.spec.form() })
    }

    /// The value of an option.
    pub(super) fn option(&mut self, name: &str) -> Option<String> {
        self.values(name)?.into_iter().next()
    }

    /// Every value of an option.
    pub(super) fn values(&mut self, name: &str) -> Option<Vec<String>> {
        let at = self.options.iter().position(|(known, _)| *known == name)?;
        Some(self.options.swap_remove(at).1)
    }

    /// Whether an option without a value is there.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.values(name).is_some()
    }

    /// The next word, if there is one.
    pub(super) fn word(&mut self) -> Option<String> {
        self.words.pop_front()
    }

    /// The next word, which must be there.
    pub(super) fn need(&mut self, what: &'static str) -> Result<String, Misuse> {
        self.word().ok_or_else(|| self.missing(what))
    }

    /// All words that are left, as one text.
    pub(super) fn rest(&mut self) -> Option<String> {
        let words: Vec<String> = self.words.drain(..).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// All words that are left, as one text that must be there.
    pub(super) fn need_rest(&mut self, what: &'static str) -> Result<String, Misuse> {
        self.rest().ok_or_else(|| self.missing(what))
    }

    /// All words that are left, one by one; at least one must be there.
    pub(super) fn need_all(&mut self, what: &'static str) -> Result<Vec<String>, Misuse> {
        if self.words.is_empty() {
            Err(self.missing(what))
        } else {
            Ok(self.words.drain(..).collect())
        }
    }

    /// Something is not there that must be.
    pub(super) fn missing(&self, what: &'static str) -> Misuse {
        Misuse::Missing { action: self.spec.name, what, form: self.spec.form() }
    }

    /// Nothing may be left.
    pub(super) fn done(mut self) -> Result<(), Misuse> {
        match self.word() {
            None => Ok(()),
            Some(word) => {
                Err(Misuse::TooMany { action: self.spec.name, word, form: self.spec.form() })
            }
        }
    }
}

/// The options of a row, read from its `args`: `[--fixed|--not-fixed] --notes ID…`.
fn options(spec: &'static ActionSpec) -> impl Iterator<Item = (&'static str, Takes)> {
    let mut parts =
        spec.args.split([' ', '[', ']', '|']).filter(|part| !part.is_empty()).peekable();
    std::iter::from_fn(move || {
        loop {
            let Some(name) = parts.next()?.strip_prefix("--") else { continue };
            let value = parts.peek().copied().unwrap_or("--");
            let takes = match value {
                value if value.starts_with("--") => Takes::Nothing,
                value if value.ends_with('…') => Takes::Many,
                _ => Takes::One,
            };
            return Some((name, takes));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::named;

    fn typed(name: &str, args: &[&str]) -> Result<Typed, Misuse> {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        Typed::read(named(name).unwrap(), &args)
    }

    #[test]
    fn options_stand_anywhere_and_the_rest_are_words() {
        let mut it =
            typed("insert-block", &["Coffee", "--length=10 min", "break", "--fixed"]).unwrap();
        assert_eq!(it.option("length").as_deref(), Some("10 min"));
        assert!(it.flag("fixed") && !it.flag("fixed"));
        assert_eq!(it.rest().as_deref(), Some("Coffee break"));
        assert_eq!(it.done(), Ok(()));
    }

    #[test]
    fn an_option_may_take_all_that_follows() {
        let mut it =
            typed("split-category", &["a", "h", "--notes", "1", "2", "--question", "q1"]).unwrap();
        assert_eq!(it.values("notes").unwrap(), ["1", "2"]);
        assert_eq!(it.option("question").as_deref(), Some("q1"));
    }

    #[test]
    fn after_two_hyphens_all_are_words() {
        let mut it = typed("pause", &["--", "--block", "-x"]).unwrap();
        assert_eq!(it.rest().as_deref(), Some("--block -x"));
    }

    #[test]
    fn what_the_row_does_not_know_is_told() {
        let unknown = typed("pause", &["--block", "c1"]).err().unwrap();
        assert_eq!(unknown.to_string(), "pause has no option \"--block\"");
        assert_eq!(unknown.hint(), "pause [REASON]");
        assert!(matches!(typed("extend", &["5m", "--block"]), Err(Misuse::NoValue { .. })));
        assert!(matches!(typed("insert-block", &["--fixed=yes"]), Err(Misuse::NoValue { .. })));
        assert!(matches!(
            typed("start", &["--block", "1", "--block", "2"]),
            Err(Misuse::Twice { .. })
        ));
    }
}

//! What `#` and `@` mean in a line, before anybody knows which categories and tables there are.
//!
//! Pure reading of words: what matches nothing stays text, and that is decided elsewhere.

/// Bytes of the longest name that is looked up.
const LONGEST_NAME: usize = 500;

/// What a name may stand between that is none by its look.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// What stands at the very start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead<'a> {
    /// `#b`: a category by its letter, for this line; `##b` for those that follow too.
    Category {
        /// As typed.
        letter: &'a str,
        /// Two signs: it is kept.
        kept: bool,
    },
    /// `##` alone: no category is kept any longer.
    EndKept,
    /// `@7`: a table by its name.
    Table(&'a str),
}

/// A sign whose word is still being typed, at the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open<'a> {
    /// `#` or `@`.
    pub sign: char,
    /// Where the sign stands, in bytes.
    pub start: usize,
    /// Two signs: what is picked is kept.
    pub kept: bool,
    /// What was typed after it.
    pub query: &'a str,
}

/// Reads words that are nothing but a lead: a sign and one word, with white space after it or
/// without.
#[must_use]
pub fn lead(words: &str) -> Option<Lead<'_>> {
    let words = words.trim_end();
    if words.contains(char::is_whitespace) {
        return None;
    }
    if let Some(table) = words.strip_prefix('@') {
        return named(table).map(Lead::Table);
    }
    let (kept, letter) = after_signs(words)?;
    match (kept, letter) {
        (true, "") => Some(Lead::EndKept),
        _ => named(letter).map(|letter| Lead::Category { letter, kept }),
    }
}

/// Reads what a sign may mean at the end of a line, the last sign first: `Offline laws apply #b`
/// gives the words before it and its letter or name, which may be of several words. An address has
/// no space before its sign.
pub fn tails(words: &str, sign: char) -> impl Iterator<Item = (&str, &str)> {
    let words = words.trim_end();
    words.rmatch_indices(sign).filter_map(|(at, sign)| {
        let before = words.get(..at)?;
        let name = named(words.get(at + sign.len()..)?).filter(|name| is_short(name))?;
        let rest = before.trim_end();
        (rest != before && !rest.is_empty()).then_some((rest, name))
    })
}

/// Reads what may be a category at the start of a line, the longest name first: `#human rights now`
/// gives all of it, `human rights` and `human`, each with what follows and whether it is kept.
pub fn heads(words: &str) -> impl Iterator<Item = (bool, &str, &str)> {
    let (kept, rest) = after_signs(words).unwrap_or_default();
    names(rest).map(move |(name, rest)| (kept, name, rest))
}

/// Reads who may be called at the start of a line, the longest name first, each with what follows.
pub fn callings(words: &str) -> impl Iterator<Item = (&str, &str)> {
    names(words.strip_prefix('@').unwrap_or_default())
}

fn names(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    let row = rest.lines().next().unwrap_or_default();
    let breaks = row.rmatch_indices(char::is_whitespace).map(|(at, _)| at);
    std::iter::once(row.len()).chain(breaks).filter_map(move |at| {
        let (name, rest) = rest.split_at_checked(at)?;
        let name = named(name).filter(|name| is_short(name))?;
        Some((name, rest.trim_start()))
    })
}

/// Reads a name in quotes, which may be empty, and what stands behind them; as long as none ends it,
/// all of the words.
#[must_use]
pub fn quoted(words: &str) -> Option<(&str, &str)> {
    let inside = words.strip_prefix(QUOTES)?;
    let (name, rest) = inside.split_once(QUOTES).unwrap_or((inside, ""));
    let name = name.trim();
    is_short(name).then_some((name, rest))
}

/// Reads the signs amid other words, each with its word: those at the start or the end are not
/// among them.
pub fn amid(words: &str) -> impl Iterator<Item = (char, &str)> {
    let is_sign = |word: &&str| signed(word).is_some();
    let mut words: Vec<&str> = words.split_whitespace().skip_while(is_sign).collect();
    while words.pop_if(|word| signed(word).is_some()).is_some() {}
    words.into_iter().filter_map(signed)
}

fn signed(word: &str) -> Option<(char, &str)> {
    let sign = word.chars().next().filter(|sign| matches!(sign, '#' | '@'))?;
    Some((sign, named(word.trim_start_matches(sign))?))
}

/// True for what may be called: one row, not a paragraph, and no space behind the sign.
fn is_short(name: &str) -> bool {
    name.len() <= LONGEST_NAME && !name.contains('\n') && !name.starts_with(char::is_whitespace)
}

/// Finds the sign whose word the caret is in. A sign opens wherever a word begins, so that an address
/// stays text; its word ends at white space, except at the start of the line, where names of several
/// words fit.
#[must_use]
pub fn open(before: &str) -> Option<Open<'_>> {
    if let Some(query) = before.strip_prefix('@') {
        return (!query.contains('\n')).then_some(Open { sign: '@', start: 0, kept: false, query });
    }
    let start = match before.strip_prefix('#') {
        Some(rest) if !rest.contains([' ', '\n']) || spaced(rest) => 0,
        _ => before.rfind(char::is_whitespace).map(|at| at + 1)?,
    };
    let word = before.get(start..)?;
    if let Some(query) = word.strip_prefix('@') {
        return Some(Open { sign: '@', start, kept: false, query });
    }
    let (kept, query) = after_signs(word)?;
    (!query.contains('\n')).then_some(Open { sign: '#', start, kept, query })
}

/// A sign at the start goes on over spaces as long as no other sign opens after it.
fn spaced(rest: &str) -> bool {
    let rest = rest.strip_prefix('#').unwrap_or(rest);
    !rest.contains('\n')
        && ![" #", " @"].iter().any(|it| rest.contains(it))
        && !rest.starts_with(' ')
}

fn after_signs(words: &str) -> Option<(bool, &str)> {
    let one = words.strip_prefix('#')?;
    Some(one.strip_prefix('#').map_or((false, one), |two| (true, two)))
}

/// A name has something in it and is no further sign: `###` and `#!` of a script stay text.
fn named(word: &str) -> Option<&str> {
    (!word.is_empty() && !word.starts_with(['#', '@', '!'])).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_a_sign_and_one_word() {
        let category = |letter, kept| Some(Lead::Category { letter, kept });
        for (words, expected) in [
            ("#b ", category("b", false)),
            ("#b", category("b", false)),
            ("##b ", category("b", true)),
            ("##", Some(Lead::EndKept)),
            ("## ", Some(Lead::EndKept)),
            ("@7 ", Some(Lead::Table("7"))),
            ("@Blue", Some(Lead::Table("Blue"))),
            ("#", None),
            ("@", None),
            ("###", None),
            ("#!", None),
            ("@@7", None),
            ("# b", None),
            ("#b c", None),
            ("b", None),
            ("", None),
            (" #b", None),
        ] {
            assert_eq!(lead(words), expected, "{words:?}");
        }
    }

    #[test]
    fn a_tail_needs_words_before_it() {
        for (words, expected) in [
            ("Offline laws apply #b", vec![("Offline laws apply", "b")]),
            ("two spaces  #b  ", vec![("two spaces", "b")]),
            ("a row\nbelow #c", vec![("a row\nbelow", "c")]),
            ("we are #1", vec![("we are", "1")]),
            ("who #human rights", vec![("who", "human rights")]),
            ("one #a two #b", vec![("one #a two", "b"), ("one", "a two #b")]),
            ("#b", vec![]),
            (" #b", vec![]),
            ("x##b", vec![]),
            ("x ##b", vec![]),
            ("write C#", vec![]),
            ("number#b", vec![]),
            ("a # b", vec![]),
            ("a #b\nrow", vec![]),
        ] {
            assert_eq!(tails(words, '#').collect::<Vec<_>>(), expected, "{words:?}");
        }
    }

    #[test]
    fn an_address_is_no_tail_and_a_sign_amid_words_is_found() {
        assert_eq!(
            tails("we need it @Maria Lopez", '@').next(),
            Some(("we need it", "Maria Lopez"))
        );
        assert_eq!(tails("write to me@example.org", '@').next(), None);
        for (words, expected) in [
            ("one #b two @7 three", vec![('#', "b"), ('@', "7")]),
            ("#b one two @7", vec![]),
            ("one two @7 #b", vec![]),
            ("see C# and a@b.org and # too", vec![]),
        ] {
            assert_eq!(amid(words).collect::<Vec<_>>(), expected, "{words:?}");
        }
    }

    #[test]
    fn a_head_may_be_a_name_of_several_words() {
        for (words, expected) in [
            ("#b", vec![(false, "b", "")]),
            (
                "##human rights now",
                vec![
                    (true, "human rights now", ""),
                    (true, "human rights", "now"),
                    (true, "human", "rights now"),
                ],
            ),
            ("#a b\nrow", vec![(false, "a b", "row"), (false, "a", "b\nrow")]),
            ("# heading", vec![]),
            ("##", vec![]),
            ("###", vec![]),
            ("words", vec![]),
        ] {
            assert_eq!(heads(words).collect::<Vec<_>>(), expected, "{words:?}");
        }
    }

    #[test]
    fn a_name_in_quotes_is_all_that_stands_between_them() {
        for (words, expected) in [
            ("\"Kai Lu\" thanks", Some(("Kai Lu", " thanks"))),
            ("“Kai Lu”: thanks", Some(("Kai Lu", ": thanks"))),
            ("„ Kai “", Some(("Kai", ""))),
            ("«Kai Lu", Some(("Kai Lu", ""))),
            ("\"\" thanks", Some(("", " thanks"))),
            ("\"", Some(("", ""))),
            ("\"Kai\nLu", None),
            ("Kai \"Lu\"", None),
        ] {
            assert_eq!(quoted(words), expected, "{words:?}");
        }
    }

    #[test]
    fn a_category_opens_wherever_a_word_begins() {
        for (before, expected) in [
            ("#", Some((0, false, ""))),
            ("#cy", Some((0, false, "cy"))),
            ("##cy", Some((0, true, "cy"))),
            ("#human rights", Some((0, false, "human rights"))),
            ("Offline #cy", Some((8, false, "cy"))),
            ("Offline ##cy", Some((8, true, "cy"))),
            ("one #a two #b", Some((11, false, "b"))),
            ("# heading", None),
            ("C#", None),
            ("Offline #cy later", None),
            ("", None),
            ("#a\nrow", None),
        ] {
            let found = open(before).map(|it| (it.start, it.kept, it.query));
            assert_eq!(found, expected, "{before:?}");
        }
    }

    #[test]
    fn a_table_opens_wherever_a_word_begins_and_an_address_stays_text() {
        let found = open("@Blue ta").unwrap();
        assert_eq!((found.sign, found.start, found.query), ('@', 0, "Blue ta"));
        assert_eq!(open("write to me@example.org"), None);
        let found = open("say @7").unwrap();
        assert_eq!((found.sign, found.start, found.query), ('@', 4, "7"));
        assert_eq!(open("say @7 times"), None);
        let found = open("#education more @7").unwrap();
        assert_eq!((found.sign, found.start, found.query), ('@', 16, "7"));
    }
}

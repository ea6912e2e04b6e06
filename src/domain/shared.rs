//! Words read straight into shared letters.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use foldhash::HashSet;
use serde::de::{Deserializer, Error, Visitor};

thread_local! {
    /// The names read so far, while equal ones are to share their letters.
    static NAMES: RefCell<Option<HashSet<Arc<str>>>> = const { RefCell::new(None) };
}

/// Reads words with one allocation, where serde's own way makes two and copies between them. A
/// journal is mostly such words.
///
/// # Errors
/// What is not a string.
pub fn shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    from.deserialize_str(Words)
}

/// Reads a name. Equal ones share their letters within [`with_equal_names_shared`].
///
/// # Errors
/// What is not a string.
pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    from.deserialize_str(Name)
}

/// Reads many things with the same few names, on this thread. The letters are shared only among
/// these, so that another thread may take them over whole: letters that two threads count at the
/// same time cost more than a copy.
pub fn with_equal_names_shared<T>(read: impl FnOnce() -> T) -> T {
    NAMES.set(Some(HashSet::default()));
    let read = read();
    NAMES.set(None);
    read
}

struct Words;

struct Name;

impl Visitor<'_> for Name {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Words.expecting(f)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(NAMES.with_borrow_mut(|names| {
            let Some(names) = names else { return Arc::from(name) };
            if let Some(known) = names.get(name) {
                return Arc::clone(known);
            }
            let name = Arc::from(name);
            names.insert(Arc::clone(&name));
            name
        }))
    }
}

impl Visitor<'_> for Words {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Self::Value, E> {
        Ok(Arc::from(words))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde::Deserialize;
    use serde_json::Value;

    use super::with_equal_names_shared;

    #[derive(Debug, Deserialize)]
    struct Said(#[serde(deserialize_with = "super::shared")] Arc<str>);

    #[test]
    fn words_are_read_with_and_without_escapes_and_from_any_source() {
        for (json, words) in
            [(r#""plain""#, "plain"), (r#""a\n\u00e9\"""#, "a\né\""), (r#""""#, "")]
        {
            let from_bytes: Said = serde_json::from_slice(json.as_bytes()).unwrap();
            let from_value: Said = serde_json::from_value(words.into()).unwrap();
            assert_eq!((&*from_bytes.0, &*from_value.0), (words, words));
        }
    }

    #[derive(Debug, Deserialize)]
    struct Named(#[serde(deserialize_with = "super::name")] Arc<str>);

    #[test]
    fn equal_names_share_their_letters_where_that_is_asked_for_and_nowhere_else() {
        let read = || ["a", "b", "a"].map(|name| Named::deserialize(Value::from(name)).unwrap().0);
        let shared = |names: &[Arc<str>; 3]| Arc::ptr_eq(&names[0], &names[2]);
        let (first, second) = (with_equal_names_shared(read), with_equal_names_shared(read));
        assert_eq!(first.each_ref().map(|name| &**name), ["a", "b", "a"]);
        assert!(shared(&first) && shared(&second));
        assert!(!Arc::ptr_eq(&first[0], &second[0]));
        assert!(!shared(&read()));
    }

    #[test]
    fn what_is_no_string_is_told_as_serde_tells_it() {
        let ours = serde_json::from_str::<Said>("7").unwrap_err().to_string();
        let serdes = serde_json::from_str::<Arc<str>>("7").unwrap_err().to_string();
        assert_eq!(ours, serdes);
    }
}

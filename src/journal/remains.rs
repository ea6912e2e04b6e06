//! What a line that cannot be taken for a record still tells, found by its marks: the line may
//! end or be wrong anywhere, so nothing of this is proved.

use chrono::{DateTime, Utc};

use super::words::{said, texts_in, words_in};

/// What can be read in damaged bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    /// The number it gives itself.
    pub record: Option<u64>,
    /// When it was written.
    pub at: Option<DateTime<Utc>>,
    /// Who decided: the role, the table and the name, raw.
    pub by: Option<String>,
    /// What happened, by the names of the facts without their hyphens.
    pub events: Vec<String>,
    /// The texts of notes, raw; details follow as indented lines.
    pub words: Vec<String>,
}

impl Remains {
    /// Reads what there is to be read.
    #[must_use]
    pub(super) fn of(bytes: &[u8]) -> Self {
        let all = String::from_utf8_lossy(bytes);
        let mut words = words_in(bytes);
        // A detail, or a note whose name was hit. The questions of a plan are nobody's words.
        if words.is_empty() && !all.contains("\"programme\":[") {
            words = texts_in(&all);
        }
        Self {
            record: behind(&all, "\"seq\":").and_then(number),
            at: behind(&all, "\"at\":\"").and_then(|from| said(from).parse().ok()),
            by: behind(&all, "\"by\":{").and_then(author),
            events: events(&all),
            words,
        }
    }

    /// True where nothing at all can be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn behind<'a>(all: &'a str, mark: &str) -> Option<&'a str> {
    all.split_once(mark).map(|(_, behind)| behind)
}

fn number(from: &str) -> Option<u64> {
    from.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// `rapporteur at table 4, Ana`.
fn author(from: &str) -> Option<String> {
    let fields = from.split_once("\"step\"").map_or(from, |(fields, _)| fields);
    let field = |name: &str| behind(fields, name).map(said).filter(|said| !said.is_empty());
    let role = field("\"role\":\"")?;
    let table = field("\"table\":\"").map(|table| format!(" at table {table}"));
    let name = field("\"name\":\"").map(|name| format!(", {name}"));
    Some(format!("{role}{}{}", table.unwrap_or_default(), name.unwrap_or_default()))
}

/// The names of facts: no other key that opens an object of a list has a hyphen.
fn events(all: &str) -> Vec<String> {
    let keys = all.match_indices("{\"").filter_map(|(at, mark)| {
        let opens = all.get(..at)?.ends_with(['[', ',']);
        let (key, _) = all.get(at + mark.len()..)?.split_once("\":{")?;
        let named = key.contains('-') && key.bytes().all(|b| b == b'-' || b.is_ascii_lowercase());
        (opens && named).then(|| key.replace('-', " "))
    });
    keys.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TableId;
    use crate::journal::sample::{journal, note};
    use crate::session::{Author, Role};

    #[test]
    fn number_time_author_facts_and_words_are_read() {
        let mut record = note(7, "who decides?");
        record.by = Author {
            role: Role::Rapporteur,
            table: Some(TableId::new("4")),
            name: Some("A\"na".into()),
        };
        let remains = Remains::of(&journal(&[record.clone()]));
        assert_eq!((remains.record, remains.at), (Some(7), Some(record.at)));
        assert_eq!(remains.by.as_deref(), Some("rapporteur at table 4, A\"na"));
        assert_eq!(remains.events, ["note captured"]);
        assert_eq!(remains.words, ["who decides?"]);
    }

    #[test]
    fn words_that_look_like_marks_are_words() {
        let text = r#""by":{"role":"viewer"},"seq":9,[{"block-ended":{"at":"2000-01-01T00:00:00Z""#;
        let remains = Remains::of(&journal(&[note(3, text)]));
        assert_eq!((remains.record, remains.by.as_deref()), (Some(3), Some("facilitator")));
        assert_eq!(
            (remains.events.as_slice(), remains.words.as_slice()),
            (&["note captured".to_owned()][..], &[text.to_owned()][..])
        );
    }

    #[test]
    fn a_note_whose_name_was_hit_still_gives_its_words() {
        let mut bytes = journal(&[note(7, "who decides?")]);
        let at = bytes.windows(5).position(|part| part == b"note-").unwrap();
        bytes[at] ^= 1;
        let remains = Remains::of(&bytes);
        assert_eq!(
            (remains.words.as_slice(), remains.record),
            (&["who decides?".to_owned()][..], Some(7))
        );
    }

    #[test]
    fn noise_tells_nothing_and_any_cut_is_read() {
        assert!(Remains::of(&[0, 255, b'{', b'"']).is_empty());
        let bytes = journal(&[note(7, "words")]);
        let told = |cut: usize| Remains::of(&bytes[..cut]).words;
        for cut in 0..bytes.len() {
            assert!(told(cut).iter().all(|words| "words".starts_with(words)), "{cut}");
        }
        assert_eq!(told(bytes.len() - 1), ["words"]);
    }
}

//! What was made of the words of a note, and of the details below them, in words.

use super::part::Words;
use crate::domain::Detail;

/// `reworded: bye (was: by)`, and every detail that reads otherwise, is new or is gone. Words of
/// people stand in it raw.
pub(super) fn reworded(text: &str, details: &[Detail], was: &Words) -> String {
    let mut said = Vec::new();
    if *text != *was.text {
        said.push(format!("reworded: {text} (was: {})", was.text));
    }
    let (now, before) = (points(details), points(&was.details));
    let below = format!("detail below \"{text}\"");
    if now.len() == before.len() {
        let differ = now.iter().zip(&before).filter(|(now, before)| now != before);
        said.extend(differ.map(|(now, before)| format!("{below} reworded: {now} (was: {before})")));
    } else {
        let new = now.iter().filter(|point| !before.contains(point));
        said.extend(new.map(|point| format!("{below} added: {point}")));
        let gone = before.iter().filter(|point| !now.contains(point));
        said.extend(gone.map(|point| format!("{below} taken out: {point}")));
    }
    if said.is_empty() {
        said.push(format!("details below \"{text}\" in another order"));
    }
    said.join("; ")
}

/// The words of all points, each before those below it.
fn points<'a>(details: &'a [Detail]) -> Vec<&'a str> {
    let with_own = |it: &'a Detail| std::iter::once(&*it.text).chain(points(&it.details));
    details.iter().flat_map(with_own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(text: &str, details: Vec<Detail>) -> Detail {
        Detail { text: text.into(), details }
    }

    #[test]
    fn every_detail_that_is_otherwise_is_told() {
        let old = || vec![detail("one", vec![detail("deep", vec![])]), detail("two", vec![])];
        let was = Words { text: "by".into(), details: old().into() };
        let told = |text: &str, details: Vec<Detail>| reworded(text, &details, &was);
        assert_eq!(told("bye", old()), "reworded: bye (was: by)");
        let deeper = vec![detail("one", vec![detail("deeper", vec![])]), detail("two", vec![])];
        assert_eq!(
            told("bye", deeper),
            "reworded: bye (was: by); detail below \"bye\" reworded: deeper (was: deep)"
        );
        let mut more = old();
        more.push(detail("three", vec![]));
        assert_eq!(told("by", more), "detail below \"by\" added: three");
        assert_eq!(told("by", vec![]).matches(" taken out: ").count(), 3);
        let flat = ["one", "deep", "two"].map(|text| detail(text, vec![])).to_vec();
        assert_eq!(told("by", flat), "details below \"by\" in another order");
    }
}

//! Names of people: which words look like one, and where one ends and the next begins.

use super::label::{Label, label};
use super::line::{dashed, padded};
use crate::domain::Speaker;

/// The most words of a name.
const LONGEST: usize = 5;

/// Words inside a name that begin with a small letter.
const SMALL: [&str; 18] = [
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "van", "von", "y",
];

/// What people do at an event, one of them.
const ROLES: [&str; 33] = [
    "facilitator",
    "moderator",
    "moderation",
    "rapporteur",
    "host",
    "cohost",
    "speaker",
    "chair",
    "panellist",
    "panelist",
    "presenter",
    "organiser",
    "organizer",
    "coordinator",
    "coordination",
    "interpreter",
    "translator",
    "recorder",
    "notetaker",
    "taker",
    "scribe",
    "expert",
    "guest",
    "volunteer",
    "team",
    "staff",
    "secretariat",
    "photographer",
    "steward",
    "discussant",
    "convenor",
    "convener",
    "respondent",
];

/// Words of what people are elsewhere, and of whom they are there for: no names.
const OTHERS: [&str; 46] = [
    "director",
    "secretary",
    "general",
    "head",
    "president",
    "manager",
    "officer",
    "minister",
    "ministry",
    "mayor",
    "founder",
    "lead",
    "leader",
    "editor",
    "professor",
    "member",
    "deputy",
    "university",
    "institute",
    "council",
    "society",
    "foundation",
    "association",
    "agency",
    "bank",
    "group",
    "museum",
    "school",
    "college",
    "centre",
    "center",
    "office",
    "department",
    "union",
    "forum",
    "committee",
    "commission",
    "company",
    "club",
    "city",
    "authority",
    "network",
    "chapter",
    "programme",
    "program",
    "cross",
];

/// True for words that say what people do at an event: `Rapporteurs (oral report)`.
pub(super) fn is_role(words: &str) -> bool {
    let told = words.split(['(', '[']).next().unwrap_or_default();
    let last = padded(told);
    last.split_whitespace().next_back().is_some_and(is_one_of(&ROLES))
}

fn is_one_of(list: &'static [&'static str]) -> impl Fn(&str) -> bool {
    |word| list.contains(&word) || word.strip_suffix('s').is_some_and(|one| list.contains(&one))
}

/// True for two or more words that begin as those of a name do, none of them a role.
pub(super) fn is_name(words: &str) -> bool {
    let each: Vec<&str> = words.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_other = is_one_of(&OTHERS);
    let is_said = is_one_of(&ROLES);
    (2..=LONGEST).contains(&each.len())
        && each.first().is_some_and(is_capital)
        && each.last().is_some_and(is_capital)
        && each.iter().all(|word| is_capital(word) || SMALL.contains(word))
        && !words.contains(|c: char| c.is_ascii_digit() || ":/".contains(c))
        && !padded(words).split_whitespace().any(|word| is_other(word) || is_said(word))
}

/// True for a name with whom it speaks for: `Ada Moss, librarian`.
pub(super) fn is_introduced(words: &str) -> bool {
    let of = person(words);
    of.affiliation.is_some() && is_name(&of.name)
}

/// True where each of these begins with what looks like a name.
pub(super) fn are_names(parts: &[String]) -> bool {
    parts.iter().all(|part| is_name(&person(part).name))
}

/// True for the role of whoever leads all of it.
pub(super) fn leads(role: &str) -> bool {
    label(&format!("{role}: it")).is_some_and(|(label, _)| label == Label::Facilitator)
}

/// Several people between commas, where every part begins with what looks like a name; else those
/// between semicolons.
pub(super) fn parted(words: &str) -> Vec<String> {
    let tidy = |part: &str| part.trim().trim_end_matches(',').to_owned();
    let has_words = |part: &String| !part.is_empty();
    let commas: Vec<String> = outside_brackets(words).map(tidy).filter(has_words).collect();
    if are_names(&commas) || are_bracketed(&commas) {
        return commas;
    }
    words.split(';').map(tidy).filter(has_words).collect()
}

/// True for `Zoë (ITU)` and others like it: each says whom it is there for.
fn are_bracketed(parts: &[String]) -> bool {
    let is_bracketed = |part: &String| part.ends_with(')') && is_called(&person(part).name);
    parts.iter().all(is_bracketed)
}

/// True for a few words in capitals that may call somebody, none of them a role or a short name of
/// a body.
pub(super) fn is_called(words: &str) -> bool {
    let is_other = is_one_of(&OTHERS);
    let is_said = is_one_of(&ROLES);
    (1..=LONGEST).contains(&words.split_whitespace().count())
        && words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !words.split_whitespace().any(starts_short)
        && !padded(words).split_whitespace().any(|word| is_other(word) || is_said(word))
}

/// Names of one word each, `Eva, Tom and Zoë (ITU)`: several people, or one and whom they are there
/// for.
pub(super) fn first_names(words: &str) -> Option<Vec<String>> {
    let parts: Vec<String> = outside_brackets(words).map(|part| part.trim().to_owned()).collect();
    let is_first = |part: &String| {
        let name = person(part).name;
        is_called(&name) && !name.contains(' ')
    };
    (parts.len() > 1 && !words.contains(';') && parts.iter().all(is_first)).then_some(parts)
}

/// True for words with a comma or the like outside brackets.
pub(super) fn may_be_several(words: &str) -> bool {
    outside_brackets(words).nth(1).is_some()
}

/// True for words that stand where a name is yet to come.
pub(super) fn is_to_come(words: &str) -> bool {
    let words = padded(words);
    ["tbd", "tba", "tbc", "to be confirmed", "to be announced", "to be determined"]
        .contains(&words.trim())
}

/// The parts between what stands between names, where that is in no brackets.
fn outside_brackets(words: &str) -> impl Iterator<Item = &str> {
    const BETWEEN: [&str; 6] = [", and ", " and ", " & ", ", ", ",", ";"];
    let mut rest = Some(words);
    std::iter::from_fn(move || {
        let all = rest.take()?;
        let mut depth = 0_usize;
        for (at, c) in all.char_indices() {
            depth = match c {
                '(' => depth + 1,
                ')' => depth.saturating_sub(1),
                _ => depth,
            };
            let (part, behind) = all.split_at_checked(at)?;
            let between = BETWEEN.iter().find_map(|it| behind.strip_prefix(it));
            if let Some(next) = between.filter(|_| depth == 0) {
                rest = Some(next);
                return Some(part);
            }
        }
        Some(all)
    })
}

/// A name, and whom it speaks for behind a comma, in brackets or behind a dash.
pub(super) fn person(words: &str) -> Speaker {
    let bracketed = words.strip_suffix(')').and_then(|words| words.split_once(" ("));
    let bracketed = bracketed.filter(|(name, of)| !name.contains(", ") && !of.contains(')'));
    let parts = bracketed.or_else(|| words.split_once(", ")).or_else(|| dashed(words));
    let (name, affiliation) = parts.map_or((words, None), |(name, of)| (name, Some(of)));
    let affiliation = affiliation.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    Speaker { name: name.trim().to_owned(), affiliation, note: None }
}

/// The same, where lists are looser: behind a colon too, or from the first word that is the short
/// name of a body (`Ada Moss ITU-T`, `Ada Moss-ITU`).
pub(super) fn participant(words: &str) -> Speaker {
    let (name, behind) = match words.split_once(": ") {
        Some((name, behind)) => (name, behind),
        None => match body_at(words).and_then(|at| words.split_at_checked(at)) {
            Some((name, body)) if !name.contains([',', '(']) => (name, body),
            _ => return person(words),
        },
    };
    let dashes = |c: char| c.is_whitespace() || "-–—".contains(c);
    let affiliation = Some(behind.trim_start_matches(dashes).to_owned());
    Speaker { name: name.trim_end_matches(dashes).to_owned(), affiliation, note: None }
}

/// Where the short name of a body begins behind two words of a name.
fn body_at(words: &str) -> Option<usize> {
    let mut at = 0;
    for (place, word) in words.split(' ').enumerate() {
        let dash = word.char_indices().rfind(|(_, c)| "-–".contains(*c)).filter(|_| place > 0);
        let body = dash.map_or(0, |(dash, c)| dash + c.len_utf8());
        let tail = word.get(body..).unwrap_or_default();
        let is_parted = word.contains('/') && body == 0;
        if body > 0 && starts_short(tail) {
            return Some(at + body);
        }
        if place > 1 && (is_parted || starts_short(word)) {
            return Some(at);
        }
        at += word.len() + 1;
    }
    None
}

fn starts_short(word: &str) -> bool {
    word.chars().take_while(|c| c.is_uppercase()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: Speaker) -> (String, Option<String>) {
        (of.name, of.affiliation)
    }

    #[test]
    fn several_names_are_parted_and_one_with_its_role_is_not() {
        assert_eq!(parted("Ada Moss, Bo Lind"), ["Ada Moss", "Bo Lind"]);
        assert_eq!(
            parted("Ada Moss, Bo van Lind and Cy Ode"),
            ["Ada Moss", "Bo van Lind", "Cy Ode"]
        );
        assert_eq!(
            parted("Ada Moss (Firm, Bern), Bo Lind – Museum"),
            ["Ada Moss (Firm, Bern)", "Bo Lind – Museum"]
        );
        for one in ["Ada Moss, ITU", "Ada Moss, Secretary General", "Ada Moss, Head of Unit", "Ada"]
        {
            assert_eq!(parted(one), [one]);
        }
        assert_eq!(parted("Ada Moss, ITU; Bo Lind"), ["Ada Moss, ITU", "Bo Lind"]);
        assert_eq!(parted("Zoë (ITU), Ben (ICANN)"), ["Zoë (ITU)", "Ben (ICANN)"]);
        assert_eq!(parted("Zoë, Head (ITU)"), ["Zoë, Head (ITU)"]);
    }

    #[test]
    fn whom_somebody_is_there_for_stands_behind_the_name() {
        for (words, name, of) in [
            ("Ada Moss, ITU", "Ada Moss", Some("ITU")),
            ("Ada Moss (ITU)", "Ada Moss", Some("ITU")),
            ("Ada Moss – ITU", "Ada Moss", Some("ITU")),
            ("Ada Moss-Lind", "Ada Moss-Lind", None),
            ("Zoë (ITU), Ben (ICANN)", "Zoë (ITU)", Some("Ben (ICANN)")),
        ] {
            assert_eq!(told(person(words)), (name.to_owned(), of.map(str::to_owned)), "{words}");
        }
        for (words, name, of) in [
            ("Ada Moss: Society, Bern", "Ada Moss", Some("Society, Bern")),
            ("Ada Moss ITU-T / MAG", "Ada Moss", Some("ITU-T / MAG")),
            ("Ada Moss-ITUTEC, Bern", "Ada Moss", Some("ITUTEC, Bern")),
            ("Ada Moss–ITU", "Ada Moss", Some("ITU")),
            ("Ada Inés Moss Bern/ MAG", "Ada Inés Moss", Some("Bern/ MAG")),
            ("Ada Moss, ISOC-BB/ IGF", "Ada Moss", Some("ISOC-BB/ IGF")),
            ("Ada Moss Federal Institute", "Ada Moss Federal Institute", None),
        ] {
            let expected = (name.to_owned(), of.map(str::to_owned));
            assert_eq!(told(participant(words)), expected, "{words}");
        }
    }

    #[test]
    fn roles_are_told_from_names() {
        for words in ["Rapporteurs (oral report)", "Table hosts", "Remote Moderation", "Team"] {
            assert!(is_role(words), "{words}");
        }
        for words in ["Ada Moss", "Agenda", "Round 1", ""] {
            assert!(!is_role(words), "{words}");
        }
    }
}

//! Lines that say what the words beside or below them are: `Topics:`, `Facilitator: Ada`.

use super::hours::at_start;
use super::kind::{counted, is_ordinal};
use super::line::{cells, is_chapter, padded, unbulleted};

/// What a label promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Description,
    Questions,
    Programme,
    Speakers,
    Facilitator,
    Place,
    Date,
    Organisation,
    People,
    /// The words are the title of a record of what was said.
    SessionReport,
}

/// Words with a colon after them.
const WITH_COLON: [(Label, &[&str]); 10] = [
    (Label::Title, &["title", "name", "event"]),
    (Label::Description, &["description", "summary", "abstract", "about"]),
    (Label::Questions, &["question", "topic"]),
    (
        Label::Facilitator,
        &[
            "facilitator",
            "facilitators",
            "moderator",
            "moderators",
            "chair",
            "led by",
            "moderated by",
        ],
    ),
    (
        Label::Speakers,
        &[
            "speaker",
            "speakers",
            "presenter",
            "presenters",
            "panellist",
            "panellists",
            "panelist",
            "panelists",
        ],
    ),
    (Label::Place, &["place", "venue", "location", "where", "room"]),
    (Label::Date, &["date", "dates", "when", "time", "times", "date and time"]),
    (
        Label::Organisation,
        &[
            "organised by",
            "organized by",
            "organisers",
            "organizers",
            "hosted by",
            "organiser",
            "organizer",
        ],
    ),
    (Label::SessionReport, &["session report", "report"]),
    (Label::People, &["participants", "people", "attendees", "delegates"]),
];

/// Words that are a label by themselves too.
const ALONE: [(Label, &[&str]); 6] = [
    (Label::Description, &["description", "summary", "abstract"]),
    (
        Label::Questions,
        &["questions", "topics", "key questions", "guiding questions", "our questions"],
    ),
    (Label::Programme, &["programme", "program", "agenda", "schedule", "timetable"]),
    (Label::Organisation, &["organisers", "organizers"]),
    (Label::People, &["participants", "list of participants", "attendees", "delegates"]),
    (
        Label::Speakers,
        &[
            "speakers",
            "presenters",
            "panellists",
            "panelists",
            "confirmed speakers",
            "invited speakers",
        ],
    ),
];

/// Words that need no colon after them.
const BY: [(Label, &str); 6] = [
    (Label::Organisation, " organised by "),
    (Label::Organisation, " organized by "),
    (Label::Organisation, " hosted by "),
    (Label::Facilitator, " facilitated by "),
    (Label::Facilitator, " moderated by "),
    (Label::Facilitator, " chaired by "),
];

/// Words that tell that a line speaks of answers, not of questions to come.
const OF_ANSWERS: [&str; 8] =
    ["comment", "comments", "response", "reference", "ideas", "answers", "results", "proposals"];

/// What heads the column of the times in a table.
const TIMES: [&str; 5] = ["time", "when", "start", "hour", "hours"];

/// The longest line that may promise something.
const LONGEST: usize = 120;

/// The label a line begins with, and the words beside it, which may be none.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    if text.chars().nth(300).is_some() {
        return None;
    }
    let text = unbulleted(text);
    if is_table_head(text) {
        return Some((Label::Programme, ""));
    }
    let bare = text.trim_end_matches([':', '：']);
    if let Some(label) = alone(bare) {
        return Some((label, ""));
    }
    if let Some(label @ (Label::Organisation | Label::People)) = alone(unchaptered(bare)) {
        return Some((label, ""));
    }
    if let Some((head, rest)) = text.split_once([':', '：'])
        && let Some(label) = with_colon(head, rest.trim())
    {
        return Some((label, rest.trim()));
    }
    // `Organized by ITU` promises without a colon.
    let words = padded(text);
    let (label, lead) = BY.iter().find(|(_, lead)| words.starts_with(*lead))?;
    let rest = text.get(lead.trim().len()..)?.trim();
    (!rest.is_empty() && rest.len() < LONGEST).then_some((*label, rest))
}

/// True for a few words about questions, which head a list where one stands below:
/// `Topics for discussion`.
pub(super) fn may_head_questions(text: &str) -> bool {
    let words = padded(text);
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_sort = |word: &&str| ["questions", "topics"].contains(word);
    (2..=6).contains(&words.len())
        && words.iter().take(2).any(is_sort)
        && !words.iter().any(|word| OF_ANSWERS.contains(word))
        && !text.ends_with(['?', '.', '!', ';', ','])
        && !text.contains(|c: char| c.is_ascii_digit())
}

fn alone(text: &str) -> Option<Label> {
    if text.len() > LONGEST {
        return None;
    }
    let words = padded(text);
    let words = words.trim();
    find(&ALONE, words)
}

/// The words of the heading of a numbered chapter: `9 Organisers`.
fn unchaptered(text: &str) -> &str {
    if is_chapter(text) { text.trim_start_matches(|c: char| !c.is_alphabetic()) } else { text }
}

fn with_colon(head: &str, rest: &str) -> Option<Label> {
    if head.len() > LONGEST {
        return None;
    }
    let words = padded(head);
    if let Some(label) = find(&WITH_COLON, words.trim()) {
        // `Question: why?` is one question, which is read elsewhere.
        return Some(label).filter(|label| *label != Label::Questions || rest.is_empty());
    }
    if find(&WITH_COLON, one_of(words.trim())) == Some(Label::Speakers) {
        return Some(Label::Speakers);
    }
    let has = |word: &str| words.contains(&format!(" {word} "));
    if !rest.is_empty() || OF_ANSWERS.iter().any(|word| has(word)) {
        return None;
    }
    if has("questions") || has("topics") {
        return Some(Label::Questions);
    }
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let short = words.split_whitespace().count() <= 6;
    find(&ALONE, last).filter(|_| short)
}

/// `speaker` of `first speaker` and of `speaker 1`.
fn one_of(words: &str) -> &str {
    match words.split_once(' ') {
        Some((first, word)) if is_ordinal(first) => word,
        Some((word, number)) if counted(number).is_some() => word,
        _ => words,
    }
}

fn find(list: &[(Label, &[&str])], words: &str) -> Option<Label> {
    list.iter().find(|(_, names)| names.contains(&words)).map(|(label, _)| *label)
}

/// The head of a table of blocks: `Time` and, in other cells, what stands below them.
fn is_table_head(text: &str) -> bool {
    let cells = cells(text);
    let is_time = |cell: &String| TIMES.contains(&padded(cell).trim());
    let is_row = cells.iter().any(|cell| at_start(cell).is_some());
    cells.len() >= 2 && cells.iter().any(is_time) && !is_row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_with_what_stands_beside_them() {
        for (text, expected) in [
            ("Title:", Some((Label::Title, ""))),
            ("Topics that will be addressed:", Some((Label::Questions, ""))),
            ("The workshop would address the following questions:", Some((Label::Questions, ""))),
            ("Questions", Some((Label::Questions, ""))),
            ("Workshop Agenda:", Some((Label::Programme, ""))),
            ("Time\tProgram", Some((Label::Programme, ""))),
            ("Session\tTime\tRoom", Some((Label::Programme, ""))),
            ("19:00\tStart", None),
            (
                "Facilitator:Vanessa Cravo, ANATEL",
                Some((Label::Facilitator, "Vanessa Cravo, ANATEL")),
            ),
            ("- Moderator: Raquel Gatto: ISOC", Some((Label::Facilitator, "Raquel Gatto: ISOC"))),
            ("Organized by ITU", Some((Label::Organisation, "ITU"))),
            ("Facilitated by Ada", Some((Label::Facilitator, "Ada"))),
            ("Confirmed speakers:", Some((Label::Speakers, ""))),
            ("Speakers: Bo; Cy", Some((Label::Speakers, "Bo; Cy"))),
            (
                "Session Report: Local Spaces: Progress",
                Some((Label::SessionReport, "Local Spaces: Progress")),
            ),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn words_about_answers_and_other_words_are_no_labels() {
        for text in [
            "Few additional comments were made in reference to the first and second questions:",
            "2 Purpose, goals and questions",
            "Proposals made in response to question 3:",
            "Session 1: Setting the scene",
            "Question: why not?",
            "The title: a history",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}

//! What a block is, guessed from the words of its title.

use super::line::{number, padded};
use crate::domain::BlockKind;

/// Words that tell a kind, the surer ones first: a coffee break before a session is a break.
const WORDS: [(BlockKind, &[&str]); 9] = [
    (BlockKind::Other, &["registration", "group photo", "sign in"]),
    (
        BlockKind::Breakout,
        &["break out", "breakout", "breakouts", "group work", "working groups", "small groups"],
    ),
    (
        BlockKind::Break,
        &[
            "break",
            "coffee",
            "tea",
            "lunch",
            "dinner",
            "breakfast",
            "refreshments",
            "reception",
            "cocktail",
            "networking",
            "pause",
        ],
    ),
    (
        BlockKind::TownHall,
        &["town hall", "townhall", "report back", "reporting back", "harvest", "sharing back"],
    ),
    (
        BlockKind::Move,
        &[
            "change tables",
            "change of tables",
            "changing tables",
            "move tables",
            "switch tables",
            "rotate tables",
            "move to",
            "table change",
            "rotation",
        ],
    ),
    (
        BlockKind::Closing,
        &[
            "closing",
            "close",
            "wrap up",
            "farewell",
            "adjourn",
            "conclusion",
            "conclusions",
            "thanks",
            "goodbye",
            "good bye",
            "check out",
        ],
    ),
    (BlockKind::Opening, &["opening", "welcome", "check in", "introductions"]),
    (
        BlockKind::Talk,
        &["keynote", "presentation", "talk", "lecture", "speech", "address", "remarks"],
    ),
    (
        BlockKind::Discussion,
        &[
            "discussion",
            "debrief",
            "debate",
            "panel",
            "session",
            "q a",
            "questions and answers",
            "questions from",
            "audience questions",
            "open floor",
            "open forum",
            "plenary",
            "dialogue",
            "roundtable",
            "round table",
        ],
    ),
];

/// How a title of a block that comes in numbers begins.
const IN_NUMBERS: [&str; 6] = ["session", "round", "conversation", "panel", "block", "part"];

/// Meals to which one is welcomed: a welcome dinner is no opening.
const MEALS: [&str; 6] = ["reception", "dinner", "lunch", "breakfast", "cocktail", "cocktails"];

/// What alone says that people change tables.
const MOVES: [&str; 4] = ["move", "change", "rotate", "switch"];

/// What is called so is open to everybody.
const FLOOR: [&str; 7] =
    ["discussion", "debate", "dialogue", "plenary", "q a", "questions and answers", "open floor"];

const AS_WORDS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "final"];
/// The same in digits: 2 of `2nd`.
const IN_DIGITS: [&str; 6] = ["1st", "2nd", "3rd", "4th", "5th", "6th"];

/// The kind that the words of a title tell; `Other` where they tell none.
pub(super) fn kind(title: &str) -> BlockKind {
    let words = padded(title);
    if is_round(&words) {
        return BlockKind::Conversation;
    }
    if MOVES.contains(&words.trim()) {
        return BlockKind::Move;
    }
    if words.starts_with(" introduction ") {
        return BlockKind::Opening;
    }
    let told = |list: &[&str]| list.iter().any(|word| words.contains(&format!(" {word} ")));
    match WORDS.iter().find(|(_, list)| told(list)) {
        Some((BlockKind::Break, _)) if is_welcome(&words) => BlockKind::Opening,
        Some((kind, _)) => *kind,
        None => BlockKind::Other,
    }
}

/// True for a few words that open the floor, `Open discussion`, `Q&A`; not a panel.
pub(super) fn opens_floor(title: &str) -> bool {
    let words = padded(title);
    let is_few = words.split_whitespace().count() <= 5;
    let other = [" panel ", " for ", " session "].iter().any(|word| words.contains(word));
    let begins_or_ends = |name: &str| {
        words.starts_with(&format!(" {name} ")) || words.ends_with(&format!(" {name} "))
    };
    is_few && !other && FLOOR.iter().any(|name| begins_or_ends(name))
}

/// `Welcome and coffee`, `Coffee and welcome`; not `Welcome dinner`, `Lunch (guests welcome)`.
fn is_welcome(words: &str) -> bool {
    let leads = words.strip_prefix(" welcome ").is_some_and(|rest| {
        rest.split_whitespace().next().is_none_or(|next| !MEALS.contains(&next))
    });
    leads || [" and welcome ", " welcome and "].iter().any(|both| words.contains(both))
}

/// `Round 2`, `Second round`, `Conversation`, `World Café`; not a round table.
fn is_round(words: &str) -> bool {
    let named = ["conversation", "conversations", "world cafe"];
    let first = |word: &str| words.split_whitespace().next() == Some(word);
    let counted = words
        .split_whitespace()
        .zip(words.split_whitespace().skip(1))
        .any(|(a, b)| (a == "round" && is_number(b)) || (is_ordinal(a) && b == "round"));
    counted
        || words.trim() == "round"
        || named.iter().any(|name| {
            first(name) || (words.contains(&format!(" {name} ")) && !words.contains(" session "))
        })
}

/// The number that a word says: 2 of `2` and of `two`.
pub(super) fn counted(word: &str) -> Option<u32> {
    let written = AS_WORDS.iter().position(|known| *known == word);
    let written = written.and_then(|n| u32::try_from(n + 1).ok());
    number(word, 2).filter(|(_, rest)| rest.is_empty()).map(|(n, _)| n).or(written)
}

/// The number of a block that comes in numbers: 5 of `Session 5: Cybersecurity`.
pub(super) fn ordinal(title: &str) -> Option<u32> {
    let words = padded(title);
    let mut words = words.split_whitespace();
    let (name, place) = (words.next()?, words.next()?);
    if !IN_NUMBERS.contains(&name) {
        return None;
    }
    counted(place)
}

pub(super) fn is_ordinal(word: &str) -> bool {
    ORDINALS.contains(&word) || IN_DIGITS.contains(&word)
}

fn is_number(word: &str) -> bool {
    AS_WORDS.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_their_kind() {
        for (title, expected) in [
            ("Opening and Introduction", BlockKind::Opening),
            ("Conversation 1", BlockKind::Conversation),
            ("Second round", BlockKind::Conversation),
            ("2nd round", BlockKind::Conversation),
            ("2nd floor", BlockKind::Other),
            ("change of tables", BlockKind::Move),
            ("Round Two: What next?", BlockKind::Conversation),
            ("Round table on trade", BlockKind::Discussion),
            ("Midway Town Hall", BlockKind::TownHall),
            ("Coffee Break", BlockKind::Break),
            ("Break-out groups", BlockKind::Breakout),
            ("Lunch", BlockKind::Break),
            ("Session 2: Introduction to Internet governance", BlockKind::Discussion),
            ("Interactive Discussion", BlockKind::Discussion),
            ("Summary & Closing Remarks", BlockKind::Closing),
            ("Closing Session", BlockKind::Closing),
            ("Presentation of the results", BlockKind::Talk),
            ("Q&A", BlockKind::Discussion),
            ("Change tables", BlockKind::Move),
            ("change", BlockKind::Move),
            ("Change in the town", BlockKind::Other),
            ("Questions from the floor", BlockKind::Discussion),
            ("Registration and coffee", BlockKind::Other),
            ("Wrap-up", BlockKind::Closing),
            ("Breaking news", BlockKind::Other),
            ("Welcome and coffee", BlockKind::Opening),
            ("Coffee and welcome", BlockKind::Opening),
            ("Welcome, tea", BlockKind::Opening),
            ("Welcome dinner", BlockKind::Break),
            ("Lunch (guests welcome)", BlockKind::Break),
            ("Coffee", BlockKind::Break),
        ] {
            assert_eq!(kind(title), expected, "{title}");
        }
    }

    #[test]
    fn blocks_that_come_in_numbers_are_known() {
        assert_eq!(ordinal("Session 5: Cybersecurity"), Some(5));
        assert_eq!(ordinal("Round two"), Some(2));
        assert_eq!(ordinal("Session on capacity"), None);
        assert_eq!(ordinal("2 rounds"), None);
    }
}

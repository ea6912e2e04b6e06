//! Who speaks in talks that follow each other, where no title of a person tells it:
//! `Ana Silva - Rivers that run dry - 5 min`, `Ana Silva, librarian (5 min)`; and
//! `Ana Silva: Rivers that run dry`, where a list of speakers tells it.

use super::asked::{QUOTES, unquoted};
use super::beside::PARAGRAPH;
use super::found::{Found, Row};
use super::kind::{kind, ordinal};
use super::lasting::is_person;
use super::line::{dashed, is_sentence, padded, unseparated};
use super::names::{is_introduced, is_name, person};
use crate::domain::{Block, BlockKind, Speaker};
use crate::text::fold;

/// The most words of such a name.
const LONGEST: usize = 3;
/// The longest talk that a mere name is taken for, in seconds.
const LONGEST_TALK: i64 = 15 * 60;
/// Words of a heading of talks.
const TALKS: [&str; 9] = [
    "panel",
    "panelists",
    "panellists",
    "speakers",
    "presenters",
    "talks",
    "presentations",
    "statements",
    "speeches",
];
/// Words of places and of what is done there, which stand before a dash as names do.
const OTHERS: [&str; 12] = [
    "hall", "room", "garden", "park", "street", "house", "open", "space", "music", "film", "photo",
    "steps",
];

/// How surely somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// Another shape beside it tells.
    Hinted,
    /// Two of its shape do.
    Likely,
    /// It does by itself.
    Sure,
}

/// What may be a name, and the title beside it.
#[derive(Clone, Debug)]
pub(super) struct Parted {
    pub(super) speaker: Speaker,
    pub(super) title: Option<String>,
    certainty: Certainty,
    /// The words beside the title are the one or the other.
    is_beside: bool,
}

impl Parted {
    fn new(name: &str, title: Option<&str>, certainty: Certainty) -> Self {
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let is_quoted = title.is_some_and(|title| unquoted(title) != title);
        let is_sure = is_quoted || is_person(name);
        Self {
            is_beside: false,
            speaker: person(name.trim()),
            title: title.map(|title| unquoted(title).to_owned()),
            certainty: if is_sure { Certainty::Sure } else { certainty },
        }
    }

    /// The talk of whom a list of speakers names: what stands behind a dash there is whom they speak
    /// for, unless that stands before it.
    pub(super) fn listed(words: &str) -> Self {
        let behind_colon = || words.split_once(": ");
        let behind_dash = || dashed(words).filter(|(name, _)| name.contains(['(', ',']));
        match quoted(words).or_else(behind_colon).or_else(behind_dash) {
            Some((name, title)) => Self::new(name, Some(title), Certainty::Sure),
            None => Self::new(words, None, Certainty::Sure),
        }
    }

    fn of(row: &Row) -> Option<Self> {
        use BlockKind::{Closing, Discussion, Opening, Other, Talk};
        let Block { kind, title, text, speakers, .. } = &row.block;
        if !matches!(kind, Other | Talk | Opening | Closing | Discussion) || !speakers.is_empty() {
            return None;
        }
        let title = title.as_str();
        let beside = text.as_deref().filter(|beside| !is_prose(beside));
        let found = match beside {
            Some(beside) => vec![
                (beside, Some(title), Certainty::Likely),
                (title, Some(beside), Certainty::Likely),
            ],
            None => within(title),
        };
        let is_beside = beside.is_some();
        let found = found.into_iter();
        let mut found = found.map(|(name, title, certainty)| Self::new(name, title, certainty));
        let found = found.find(|parted| is_speaker(&parted.speaker.name));
        found.map(|parted| Self { is_beside, ..parted })
    }

    /// Makes a block a talk; one that is open to others stays so.
    fn give(self, block: &mut Block) {
        if block.kind == BlockKind::Other {
            block.kind = BlockKind::Talk;
        }
        let Self { speaker, title, is_beside, .. } = self;
        block.title = title.unwrap_or_else(|| speaker.name.clone());
        block.text.take_if(|_| is_beside);
        block.speakers.push(speaker);
    }
}

/// True for words of what several people speak in.
pub(super) fn names_talks(text: &str) -> bool {
    let words = padded(text);
    TALKS.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// Gives each of several such blocks who speaks, and tells so.
pub(super) fn talks(found: &mut Found, remarks: &mut Vec<String>) {
    let Found { heads, title, rows, speakers, .. } = found;
    let mut heads = heads.iter().map(|(_, head)| head).chain(title.as_ref());
    let is_panel = heads.any(|head| names_talks(head));
    let mut on_panel = is_panel;
    let mut run: Vec<(&mut Row, Parted)> = Vec::new();
    for row in rows {
        match Parted::of(row) {
            Some(parted) => run.push((row, parted)),
            None => {
                bare(&mut run, on_panel, remarks);
                name(std::mem::take(&mut run), speakers, remarks);
                on_panel = is_panel || names_talks(&row.block.title);
            }
        }
    }
    bare(&mut run, on_panel, remarks);
    name(run, speakers, remarks);
}

/// Names with no more than a length: likely those who speak where a panel stands above several.
/// Others are told.
fn bare(run: &mut [(&mut Row, Parted)], on_panel: bool, remarks: &mut Vec<String>) {
    let is_bare = |(row, it): &&mut (&mut Row, Parted)| {
        let Block { start, length, .. } = &row.block;
        let is_short = length.is_some_and(|length| length.0.whole_seconds() <= LONGEST_TALK);
        it.title.is_none() && it.certainty == Certainty::Hinted && start.is_none() && is_short
    };
    let bare: Vec<_> = run.iter_mut().filter(is_bare).collect();
    let lines: Vec<usize> = bare.iter().map(|(row, _)| row.line).collect();
    match lines.as_slice() {
        [_, .., _] if on_panel => {
            bare.into_iter().for_each(|(_, it)| it.certainty = Certainty::Likely);
        }
        [first, .., last] => remarks.push(format!(
            "lines {first}–{last} are read as blocks that are called by names; where these speak, \
             write Speakers: above them"
        )),
        _ => {}
    }
}

/// Two that are likely are of one shape, and what is hinted beside them is too, or where each is a
/// speaker by a list. A name with no title is one of them where a list or another sign tells it.
fn name(mut run: Vec<(&mut Row, Parted)>, speakers: &[Speaker], remarks: &mut Vec<String>) {
    let likely = run.iter().filter(|(_, parted)| parted.certainty >= Certainty::Likely).count();
    let is_listed = |name: &str| speakers.iter().any(|speaker| speaker.name == name);
    if likely < 2 && !run.iter().all(|(_, parted)| is_listed(&parted.speaker.name)) {
        run.retain(|(_, parted)| parted.certainty == Certainty::Sure);
    }
    run.retain(|(_, it)| {
        it.title.is_some() || it.certainty >= Certainty::Likely || is_listed(&it.speaker.name)
    });
    let lines = (run.first().map(|(row, _)| row.line), run.last().map(|(row, _)| row.line));
    let (Some(first), Some(last)) = lines else { return };
    let read_as = if run.iter().any(|(_, parted)| parted.title.is_some()) {
        "who speaks, and the title"
    } else {
        "who speaks"
    };
    let is_sure = run.iter().all(|(_, parted)| parted.certainty == Certainty::Sure);
    for (row, parted) in run {
        parted.give(&mut row.block);
    }
    if !is_sure && first == last {
        remarks.push(format!("line {first} is read as a talk: {read_as}"));
    } else if !is_sure {
        remarks.push(format!("lines {first}–{last} are read as talks: {read_as}"));
    }
}

/// The ways to read a title of a talk as one who speaks and the title, the surest first.
fn within(title: &str) -> Vec<(&str, Option<&str>, Certainty)> {
    let titled = |(name, title), certainty| (name, Some(title), certainty);
    let quoted = quoted(title).map(|found| titled(found, Certainty::Sure));
    let dashed = dashed(title).map(|found| titled(found, Certainty::Likely));
    let certain = |name| if is_introduced(name) { Certainty::Likely } else { Certainty::Hinted };
    let colon = title.split_once(": ").map(|(name, title)| titled((name, title), certain(name)));
    let bracketed = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    // With the title of a person it is one by itself: `Keynote (Dr. Li)` stays as it is.
    let bracketed = bracketed.filter(|(_, name)| !is_person(name));
    let bracketed = bracketed.map(|(title, name)| titled((name, title), Certainty::Likely));
    let alone = (title, None, certain(title));
    quoted.into_iter().chain(dashed).chain(colon).chain(bracketed).chain([alone]).collect()
}

/// True for words of a paragraph, not of a cell beside a title.
fn is_prose(words: &str) -> bool {
    words.contains('\n') || words.len() >= PARAGRAPH || is_sentence(words)
}

/// The name before or behind a title in quotation marks, and that title.
fn quoted(words: &str) -> Option<(&str, &str)> {
    let (name, title) = match words.strip_prefix(QUOTES) {
        Some(rest) => rest.split_once(QUOTES).map(|(title, name)| (name, title))?,
        None => words.strip_suffix(QUOTES)?.split_once(QUOTES)?,
    };
    let name = unseparated(name);
    let name = name.strip_prefix("by ").unwrap_or(name);
    let within = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
    (!within.is_empty()).then_some((within, title))
}

/// True for two or three words of a name, none of which any block is called by.
fn is_speaker(name: &str) -> bool {
    let is_word = |word: &str| {
        kind(word) == BlockKind::Other
            && ordinal(&format!("{word} 1")).is_none()
            && !OTHERS.contains(&fold(word).as_str())
    };
    name.split_whitespace().count() <= LONGEST
        && is_name(name)
        && kind(name) == BlockKind::Other
        && name.split_whitespace().all(is_word)
}

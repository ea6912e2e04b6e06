//! Who speaks in talks that follow each other, where no title of a person tells it:
//! `Ana Silva - Rivers that run dry - 5 min`; and `Ana Silva: Rivers that run dry`, where a list of
//! speakers tells it.

use std::borrow::Cow;

use super::found::{Found, Row};
use super::kind::{kind, ordinal};
use super::line::{Line, unbulleted};
use super::names::is_name;
use super::reader::{Reader, Section};
use crate::domain::{BlockKind, Length, Speaker};
use crate::text::fold;

/// The most words of such a name.
const LONGEST: usize = 3;
/// Words of places and of what is done there, which stand before a dash as names do.
const OTHERS: [&str; 12] = [
    "hall", "room", "garden", "park", "street", "house", "open", "space", "music", "film", "photo",
    "steps",
];
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What may be a name, and the title behind it.
struct Parted {
    name: String,
    title: String,
    /// A dash stands between them, not a colon.
    is_dashed: bool,
}

impl Reader {
    /// A talk as long as was said that each is, `Ana Silva: Rivers that run dry`, of somebody named as
    /// a speaker or below one, where no times are printed.
    pub(super) fn talk(&mut self, line: &Line) -> bool {
        let Some(each) = self.each else { return false };
        let Some((name, title)) = unbulleted(&line.text).split_once(": ") else { return false };
        let found = &self.found;
        if !is_name(name) || found.rows.iter().any(|row| row.block.start.is_some()) {
            return false;
        }
        let is_next = |row: &Row| row.line + 1 == line.number && !row.block.speakers.is_empty();
        let follows = self.section == Section::Speakers || found.rows.last().is_some_and(is_next);
        if !(follows || is_listed(found, name)) || !self.begin(line, title, None, Some(each)) {
            return false;
        }
        let listed = take(&mut self.found, name);
        self.found.each = None;
        if let Some(row) = self.found.rows.last_mut() {
            row.block.kind = BlockKind::Talk;
            let unlisted = || Speaker { name: name.to_owned(), ..Speaker::default() };
            row.block.speakers.push(listed.unwrap_or_else(unlisted));
        }
        true
    }
}

fn is_listed(found: &Found, name: &str) -> bool {
    let mut listed = found.rows.iter().flat_map(|row| &row.block.speakers).chain(&found.speakers);
    listed.any(|speaker| speaker.name == name)
}

/// The speaker of this name, taken out of the list it stands in.
fn take(found: &mut Found, name: &str) -> Option<Speaker> {
    let lists = found.rows.iter_mut().map(|row| &mut row.block.speakers);
    lists.chain([&mut found.speakers]).find_map(|list| {
        let at = list.iter().position(|speaker| speaker.name == name)?;
        Some(list.remove(at))
    })
}

/// A line without `(3 minutes each)` at its end or before its colon, and that length.
pub(super) fn without_each(text: &str) -> (Cow<'_, str>, Option<Length>) {
    let each = |words: &'_ str| {
        let (words, within) = words.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        let length = within.trim_end().strip_suffix("each")?.trim().parse().ok()?;
        Some((words.trim_end().to_owned(), length))
    };
    let (label, rest) = text.split_once(':').unwrap_or((text, ""));
    if let Some((label, length)) = each(label) {
        return (format!("{label}:{rest}").into(), Some(length));
    }
    each(text).map_or((text.into(), None), |(words, length)| (words.into(), Some(length)))
}

/// Gives each of several such blocks who speaks, and tells so.
pub(super) fn talks(rows: &mut [Row], speakers: &[Speaker], remarks: &mut Vec<String>) {
    let mut run: Vec<(&mut Row, Parted)> = Vec::new();
    for row in rows {
        match parted(row) {
            Some(parted) => run.push((row, parted)),
            None => name(std::mem::take(&mut run), speakers, remarks),
        }
    }
    name(run, speakers, remarks);
}

/// Two with a dash are of one shape; between them and beside them a colon does, and where each is
/// a speaker by a list.
fn name(run: Vec<(&mut Row, Parted)>, speakers: &[Speaker], remarks: &mut Vec<String>) {
    let dashed = run.iter().filter(|(_, parted)| parted.is_dashed).count();
    let lines = (run.first().map(|(row, _)| row.line), run.last().map(|(row, _)| row.line));
    let (Some(first), Some(last)) = lines else { return };
    let is_listed = |name: &str| speakers.iter().any(|speaker| speaker.name == name);
    if dashed < 2 && !run.iter().all(|(_, parted)| is_listed(&parted.name)) {
        return;
    }
    for (row, Parted { name, title, .. }) in run {
        let block = &mut row.block;
        if block.kind == BlockKind::Other {
            block.kind = BlockKind::Talk;
        }
        block.text.take_if(|text| *text == name);
        block.title = title;
        block.speakers.push(Speaker { name, ..Speaker::default() });
    }
    remarks.push(format!("lines {first}–{last} are read as talks: who speaks, and the title"));
}

fn parted(row: &Row) -> Option<Parted> {
    use BlockKind::{Closing, Discussion, Opening, Other, Talk};
    let block = &row.block;
    let speaks = matches!(block.kind, Other | Talk | Opening | Closing | Discussion);
    if !speaks || !block.speakers.is_empty() {
        return None;
    }
    let title = block.title.as_str();
    let beside = block.text.as_deref().map(|name| (name, title, true));
    let dashed = || DASHES.iter().find_map(|dash| title.split_once(dash));
    let within = || dashed().map(|(name, title)| (name, title, true));
    let behind = || title.split_once(": ").map(|(name, title)| (name, title, false));
    let (name, title, is_dashed) = beside.or_else(within).or_else(behind)?;
    let (name, title) = (name.trim().to_owned(), title.trim().to_owned());
    (is_speaker(&name) && !title.is_empty()).then_some(Parted { name, title, is_dashed })
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

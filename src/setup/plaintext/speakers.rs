//! Lists of those who speak: below a heading or beside a label, each with the length of a talk, or
//! with one that all have. Above a programme they are only named.

use super::beside::PARAGRAPH;
use super::found::{Found, MOST, Row};
use super::hours;
use super::kind::{kind, ordinal};
use super::lasting;
use super::line::{Line, bulleted, is_sentence, spaced, unbulleted, unnumbered};
use super::names::{is_called, is_introduced, is_name, is_role, is_to_come, parted, person};
use super::programme;
use super::reader::{Reader, Section};
use super::spoken::{Parted, names_talks};
use crate::domain::{Block, BlockKind, Length, Speaker};

/// The longest entry of such a list.
const LONGEST: usize = 120;

impl Reader {
    /// The heading of talks, as long as it says each is: `Panel: Who pays? 3 minutes each`.
    pub(super) fn heads_talks(&mut self, line: &Line) -> bool {
        let (text, Some(each)) = lasting::without_each(&line.text) else { return false };
        if !names_talks(&text)
            || text.len() > LONGEST
            || hours::at_start(unbulleted(&text)).is_some()
        {
            return false;
        }
        let text = text.trim_end_matches([':', ',']).to_owned();
        let line = Line { text, ..line.clone() };
        if !self.head(&line) {
            let Line { number, text, .. } = &line;
            let remark = format!("line {number} is read as the heading of talks: {text}");
            self.found.remarks.push(remark);
        }
        self.lasts_each(&line, each);
        self.section = Section::Speakers;
        self.in_block = false;
        self.question = None;
        true
    }

    /// Notes how long each of those named speaks.
    pub(super) fn lasts_each(&mut self, line: &Line, each: Length) {
        self.each = Some((line.number, each));
        self.found.each.push(line.number);
    }

    /// A talk of somebody named before, together with how long each speaks: `Ana Silva: Rivers`.
    pub(super) fn talk(&mut self, line: &Line) -> bool {
        let Some((_, each)) = self.each else { return false };
        let text = unbulleted(&line.text);
        let is_timed = self.found.rows.iter().any(|row| row.block.start.is_some());
        let name = text.split_once(": ").map(|(name, _)| name).filter(|_| !is_timed);
        name.is_some_and(|name| is_listed(&self.found, name)) && self.speak(line, text, each)
    }

    /// An entry of a list of those who speak; one who does something else is none.
    pub(super) fn speaks(&mut self, line: &Line) -> bool {
        let text = spaced(unnumbered(&line.text));
        if line.gap > 2 || text.len() > LONGEST || is_sentence(&text) || text.ends_with('?') {
            return false;
        }
        let serves = text.split_once([':', '：']).is_some_and(|(role, _)| is_role(role));
        if serves || is_to_come(&text) {
            return self.pass_over(line);
        }
        let cut = lasting::cut_out(&text);
        let name = Parted::listed(cut.as_ref().map_or(&text, |(words, _)| words)).speaker.name;
        let is_marked = unnumbered(&line.text).len() < line.text.len();
        let is_block = kind(&name) != BlockKind::Other || ordinal(&name).is_some();
        let is_called = is_called(&name) && (line.gap == 0 || is_name(&name));
        let has_length = cut.is_some() || self.each.is_some();
        let is_odd = cut.is_none() && !is_block && !is_marked && !is_called;
        if is_odd && self.each.is_some() && line.gap == 0 && text.len() < PARAGRAPH {
            return self.pass_over(line);
        }
        if (is_block && (has_length || !is_marked)) || (has_length && !is_marked && !is_called) {
            return false;
        }
        let several = text.contains("), ");
        let names = if several { parted(&text) } else { vec![text] };
        self.spoken_by(line, &names, self.each.map(|(_, each)| each)) || self.pass_over(line)
    }

    /// Those named as speakers, in a talk where it is said how long that is.
    pub(super) fn spoken_by(
        &mut self,
        line: &Line,
        names: &[String],
        each: Option<Length>,
    ) -> bool {
        let has_room = self.speakers().len() + names.len() <= MOST
            && self.found.rows.len() + names.len() <= programme::MOST;
        has_room
            && names.iter().all(|words| {
                let own = lasting::cut_out(words);
                let has_own = own.is_some();
                let (words, length) = match own {
                    Some((words, length)) => (words, Some(length)),
                    None => (words.clone(), each),
                };
                match length {
                    Some(length) if !self.is_spoken_in() => self.speak(line, &words, length),
                    _ => {
                        self.found.each.extend(has_own.then_some(line.number));
                        self.name_speaker(line, &words);
                        true
                    }
                }
            })
    }

    /// True below a block that those who are named speak in.
    fn is_spoken_in(&self) -> bool {
        use BlockKind::{Breakout, Conversation, Discussion, Talk};
        let row = self.block().filter(|_| self.in_block).and_then(|at| self.found.rows.get(at));
        let kinds = [Breakout, Conversation, Discussion, Talk];
        row.is_some_and(|row| !row.is_listed && kinds.into_iter().any(|kind| row.is(kind)))
    }

    /// One of a panel, below its block: `- Ana Silva, librarian`.
    pub(super) fn sits_on_panel(&mut self, line: &Line) -> bool {
        let Some(words) = bulleted(&line.text).map(spaced) else { return false };
        let cut = lasting::cut_out(&words);
        let is_named = is_introduced(cut.as_ref().map_or(&words, |(words, _)| words));
        let is_panel = self.row().is_some_and(|row| {
            row.is(BlockKind::Discussion) && (row.block.length.is_some() || cut.is_none())
        });
        is_panel && is_named && self.spoken_by(line, &[words], None)
    }

    /// Notes who speaks; what about has no place beside other speakers, and is told.
    fn name_speaker(&mut self, line: &Line, words: &str) {
        let listed = Some(Parted::listed(words));
        let named = listed.filter(|it| kind(&it.speaker.name) == BlockKind::Other);
        let (speaker, title) =
            named.map_or_else(|| (person(words), None), |it| (it.speaker, it.title));
        if let Some(title) = title {
            self.leave_out(line, "a speaker", &title);
        }
        self.speakers().push(speaker);
    }

    /// Where those who are named without a talk of their own are noted.
    fn speakers(&mut self) -> &mut Vec<Speaker> {
        let row = self.block().filter(|_| self.in_block);
        match row.and_then(|at| self.found.rows.get_mut(at)) {
            Some(row) if !row.is_listed => &mut row.block.speakers,
            _ => &mut self.found.speakers,
        }
    }

    fn speak(&mut self, line: &Line, words: &str, length: Length) -> bool {
        let Parted { speaker, title, .. } = Parted::listed(words);
        let title = title.unwrap_or_else(|| speaker.name.clone());
        if !self.begin(line, &title, None, Some(length)) {
            return false;
        }
        if let Some((told, _)) = self.each.filter(|(_, each)| *each == length) {
            self.found.each.retain(|line| *line != told);
        }
        let speaker = take(&mut self.found, &speaker.name).unwrap_or(speaker);
        if let Some(row) = self.found.rows.last_mut() {
            let (kind, length, speakers) = (BlockKind::Talk, Some(length), vec![speaker]);
            row.block = Block { kind, title, length, speakers, ..Block::default() };
            row.is_listed = true;
        }
        self.section = Section::Speakers;
        true
    }

    /// Takes those out of the blocks who only are listed, as a programme begins below them.
    pub(super) fn only_list_speakers(&mut self) {
        if self.found.rows.iter().all(is_only_named)
            && let Some(first) = self.found.rows.first()
        {
            self.day = self.day.or(first.day);
            let told = |row: &Row| match self.each {
                Some((line, each)) if row.block.length == Some(each) => line,
                _ => row.line,
            };
            self.found.each.extend(self.found.rows.iter().map(told));
            let talks = self.found.rows.drain(..);
            self.found.speakers.extend(talks.flat_map(|row| row.block.speakers));
        }
    }
}

/// True for a talk of which a list says no more than who speaks.
fn is_only_named(row: &Row) -> bool {
    let Block { title, text, speakers, .. } = &row.block;
    row.is_listed && text.is_none() && speakers.iter().any(|speaker| speaker.name == *title)
}

fn is_listed(found: &Found, name: &str) -> bool {
    let mut listed = found.rows.iter().flat_map(|row| &row.block.speakers).chain(&found.speakers);
    listed.any(|speaker| speaker.name == name)
}

/// The speaker of this name, taken out of the list it stands in.
fn take(found: &mut Found, name: &str) -> Option<Speaker> {
    let named = found.rows.iter_mut().filter(|row| !row.is_listed);
    let lists = named.map(|row| &mut row.block.speakers);
    lists.chain([&mut found.speakers]).find_map(|list| {
        let at = list.iter().position(|speaker| speaker.name == name)?;
        Some(list.remove(at))
    })
}

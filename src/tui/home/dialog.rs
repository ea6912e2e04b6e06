//! The dialog of a new session: what was typed so far, and what it would make.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::field::{Field, people, rounds, start, tables, topics};
use crate::domain::{Block, BlockKind, Length, Span, TimeOfDay};
use crate::setup::{Blueprint, Lengths, Sketch, Template, day_typed};
use crate::tui::keys::{edits, typed};
use crate::tui::model::Line;

/// What the dialog offers for the rounds, the topics and the tables.
const ROUNDS: usize = 3;
const TOPICS: usize = 4;
const TABLES: u32 = 6;

/// The most questions, and the most speakers.
const MOST: usize = Sketch::MOST_TOPICS;
const _: () = assert!(MOST >= Sketch::MOST_ROUNDS);

/// The fields that are empty when the dialog opens, with every question and every speaker.
const EMPTY: [Field; 8] = [
    Field::Title,
    Field::Place,
    Field::Start,
    Field::Groups,
    Field::Pause,
    Field::Talk,
    Field::Discussion,
    Field::People,
];

/// The fields that are filled in when the dialog opens. No start is among them: whoever begins
/// before it would be called early against a time that nobody chose.
const OFFERED: [Field; 13] = [
    Field::Date,
    Field::Rounds,
    Field::Topics,
    Field::Opening,
    Field::Round,
    Field::Groups,
    Field::Change,
    Field::Pause,
    Field::Hall,
    Field::Talk,
    Field::Discussion,
    Field::Closing,
    Field::Tables,
];

/// Fields one below another; nothing typed in them is lost while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialog {
    /// The field that has the cursor.
    pub at: Field,
    /// Why it was not made, raw; empty for nothing.
    pub fault: String,
    /// It is being made.
    pub making: bool,
    /// Fields in which stands what is offered: the first letter typed takes its place.
    pub(super) offered: Vec<Field>,
    /// The field was come to, and nothing was pressed in it since: what stands in it gives way too.
    came: bool,
    /// The day it is: a date without a year is the next one.
    today: NaiveDate,
    /// How many questions are asked: the rounds typed last that are a number of rounds.
    pub(super) rounds: usize,
    /// The same of the topics.
    pub(super) topics: usize,
    /// What it begins with.
    pub(super) blueprint: Blueprint,
    lines: Vec<(Field, Line)>,
}

/// A block as it would be printed: when, what and for how long.
pub type Printed = (String, String, String);

impl Dialog {
    /// An empty dialog that offers this day.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        let Lengths { opening, round, change, hall, closing, .. } = Lengths::usual();
        let offered = [
            (Field::Date, today.to_string()),
            (Field::Rounds, ROUNDS.to_string()),
            (Field::Topics, TOPICS.to_string()),
            (Field::Opening, opening.to_string()),
            (Field::Round, round.to_string()),
            (Field::Change, change.to_string()),
            (Field::Hall, hall.to_string()),
            (Field::Closing, closing.to_string()),
            (Field::Tables, TABLES.to_string()),
        ];
        let empty = EMPTY.into_iter();
        let empty = empty.chain((0..MOST).flat_map(|at| [Field::Question(at), Field::Speaker(at)]));
        let lines = offered.iter().map(|(field, words)| (*field, Line::of(words)));
        let lines = lines.chain(empty.map(|field| (field, Line::default()))).collect();
        Self {
            at: Field::Title,
            fault: String::new(),
            making: false,
            offered: OFFERED.to_vec(),
            came: false,
            today,
            rounds: ROUNDS,
            topics: TOPICS,
            blueprint: Blueprint::of(&Template::CLASSIC),
            lines,
        }
    }

    /// True once anything stands in it that nobody offered.
    pub(super) fn is_begun(&self) -> bool {
        let stands = |field| self.line(field).is_some_and(|line| !line.text().is_empty());
        let typed = |field: &Field| !self.offers(*field) && stands(*field);
        self.fields().iter().any(typed)
    }

    /// The line of a field, where it is typed in.
    #[must_use]
    pub fn line(&self, field: Field) -> Option<&Line> {
        self.lines.iter().find(|(of, _)| *of == field).map(|(_, line)| line)
    }

    /// What was typed in a field, without blanks around it, raw.
    #[must_use]
    pub fn typed(&self, field: Field) -> String {
        match field {
            Field::Kind => self.blueprint.template().name.to_owned(),
            _ => self.line(field).map(|line| line.text().trim().to_owned()).unwrap_or_default(),
        }
    }

    /// True where what stands in the field that has the cursor gives way to what is typed.
    #[must_use]
    pub fn gives_way(&self) -> bool {
        self.offers(self.at) || self.came
    }

    pub(super) fn offers(&self, field: Field) -> bool {
        self.offered.contains(&field)
    }

    /// Types into the field that has the cursor. What is only offered there gives way, unless a key
    /// that moves or erases took it up; Ctrl-Y brings it back.
    pub(super) fn put(&mut self, words: &str) {
        let gives_way = self.gives_way();
        self.edit(|line| {
            if gives_way {
                line.put_aside();
            }
            line.insert(words);
            true
        });
    }

    /// Types, moves or erases in the field that has the cursor.
    pub(super) fn press(&mut self, key: &KeyEvent) {
        match typed(key) {
            Some(letter) => self.put(letter.encode_utf8(&mut [0; 4])),
            None => self.edit(|line| edits(line, key)),
        }
    }

    /// Changes what stands in the field that has the cursor; `change` tells whether it did anything.
    fn edit(&mut self, change: impl FnOnce(&mut Line) -> bool) {
        let Some(line) = self.line_of(self.at) else { return };
        if change(line) {
            self.came = false;
            self.offered.retain(|field| *field != self.at);
        }
        self.fault.clear();
        self.rounds = rounds(&self.typed(Field::Rounds)).unwrap_or(self.rounds);
        self.topics = topics(&self.typed(Field::Topics)).unwrap_or(self.topics);
    }

    pub(super) fn line_of(&mut self, field: Field) -> Option<&mut Line> {
        self.lines.iter_mut().find(|(of, _)| *of == field).map(|(_, line)| line)
    }

    /// Goes so many fields on or back, round at the ends.
    pub(super) fn go(&mut self, by: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.at).unwrap_or(0);
        let steps = isize::try_from(fields.len()).unwrap_or(1).max(1);
        let next = isize::try_from(at).unwrap_or(0).saturating_add(by).rem_euclid(steps);
        let next = usize::try_from(next).unwrap_or(0);
        self.at = fields.get(next).copied().unwrap_or(Field::Title);
        self.came = self.line(self.at).is_some_and(|line| !line.is_empty());
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn fault_of(&self, field: Field) -> Option<String> {
        let asked = |at: &usize| !self.typed(Field::Question(*at)).is_empty();
        let travels = self.blueprint.has_topics();
        if field == Field::Question(1) && travels && (0..self.topics).filter(asked).count() < 2 {
            return Some("question 2 is missing: people travel between topics".to_owned());
        }
        field.fault(&self.typed(field), self.today)
    }

    /// What would be made.
    ///
    /// # Errors
    /// The first field that is not filled in as it should be.
    pub fn sketch(&self) -> Result<Sketch, Field> {
        let typed = |field| self.typed(field);
        let wrong = self.fields().into_iter().find(|field| self.fault_of(*field).is_some());
        if let Some(field) = wrong {
            return Err(field);
        }
        let fields = self.fields();
        let all = |field: fn(usize) -> Field| {
            let there = (0..MOST).map(field).filter(|it| fields.contains(it));
            there.map(typed).collect::<Vec<_>>()
        };
        let counted = fields.contains(&Field::Tables);
        let tables = counted.then(|| tables(&typed(Field::Tables)).map_err(|_| Field::Tables));
        Ok(Sketch {
            template: self.blueprint.template(),
            title: typed(Field::Title),
            place: Some(typed(Field::Place)).filter(|place| !place.is_empty()),
            date: self.day().ok_or(Field::Date)?,
            start: start(&typed(Field::Start)).map_err(|_| Field::Start)?,
            rounds: self.rounds,
            questions: all(Field::Question),
            speakers: all(Field::Speaker),
            tables: tables.transpose()?,
            people: people(&typed(Field::People)).map_err(|_| Field::People)?,
            lengths: self.lengths(),
        })
    }

    /// The day that stands there, in the calendar.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        day_typed(&self.typed(Field::Date), self.today)
    }

    pub(super) fn length(&self, field: Field) -> Option<Length> {
        field.length(&self.typed(field)).ok()
    }

    /// How long what is asked for would be, so far as it is filled in rightly.
    fn lengths(&self) -> Lengths {
        let usual = Lengths::usual();
        Lengths {
            opening: self.length(Field::Opening).unwrap_or(usual.opening),
            round: self.length(Field::Round).unwrap_or(usual.round),
            groups: self.length(Field::Groups),
            change: self.length(Field::Change).unwrap_or(usual.change),
            pause: self.length(Field::Pause),
            hall: self.length(Field::Hall).unwrap_or(usual.hall),
            talk: self.length(Field::Talk),
            discussion: self.length(Field::Discussion),
            closing: self.length(Field::Closing).unwrap_or(usual.closing),
        }
    }

    /// The programme that would be made, without times while there is no start; its end last, with
    /// the length of the whole. Where a length is not filled in as it should be, neither that nor
    /// what follows from it is known. Of several days each stands before its blocks.
    #[must_use]
    pub fn programme(&self) -> Vec<Printed> {
        let start = start(&self.typed(Field::Start)).ok().flatten();
        let blocks = self.blocks();
        let unknown = self.unknown();
        let (mut at, mut all, mut round) = (Some(Span::ZERO), Some(Span::ZERO), 0);
        let mut printed = Vec::new();
        for block in &blocks {
            if block.kind == BlockKind::Conversation {
                round += 1;
            }
            if block.date.is_some() {
                at = Some(Span::ZERO);
            }
            printed
                .extend(self.day_of(block, &blocks).map(|day| (String::new(), day, String::new())));
            let is_known = !unknown.contains(&block.kind);
            let length = block.length.map(|length| length.to_string()).unwrap_or_default();
            let length = if is_known { length } else { "? min".to_owned() };
            printed.push((after(start, at), self.called(block, round), length));
            let span = is_known.then(|| block.span().unwrap_or(Span::ZERO));
            let more = |so_far: Option<Span>| Some(so_far? + span?);
            (at, all) = (more(at), more(all));
        }
        let all =
            all.map_or_else(|| "? min in all".to_owned(), |all| format!("{} in all", Length(all)));
        printed.push((after(start, at), "end".to_owned(), all));
        printed
    }

    /// The day that a block begins, where there are several.
    fn day_of(&self, block: &Block, blocks: &[Block]) -> Option<String> {
        let mut days = blocks.iter().filter_map(|block| block.date);
        let (first, _) = (days.next()?, days.next()?);
        let begun = self.day()?.checked_add_signed(block.date? - first)?;
        Some(begun.format("%a %-d %b").to_string())
    }

    fn blocks(&self) -> Vec<Block> {
        let talks = self.blueprint.talks();
        let speakers: Vec<String> = (0..talks).map(|at| self.typed(Field::Speaker(at))).collect();
        self.blueprint.programme(self.lengths(), &speakers, self.rounds)
    }

    /// What a block is called, with what it asks or who speaks, raw.
    fn called(&self, block: &Block, round: usize) -> String {
        if !self.blueprint.asks_each_round() {
            return self.called_so(block);
        }
        let asked = (0..round).rev().map(|at| self.typed(Field::Question(at)));
        let asked = asked.into_iter().find(|text| !text.is_empty());
        match asked.filter(|_| block.kind == BlockKind::Conversation) {
            Some(question) => format!("{}: {question}", block.title),
            None => block.title.clone(),
        }
    }
}

/// The time of day so long after a start.
fn after(start: Option<TimeOfDay>, by: Option<Span>) -> String {
    let Some((TimeOfDay(start), by)) = start.zip(by) else { return String::new() };
    let (at, _) = start.overflowing_add_signed(chrono::TimeDelta::milliseconds(by.0));
    TimeOfDay(at).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_start_are_typed_as_they_are_said() {
        for (date, start) in
            [("8 Oct", "6:15pm"), ("8 October 2027", "18.15"), ("2027-10-08", "6.15 pm")]
        {
            let mut dialog = Dialog::new("2026-11-21".parse().unwrap());
            for (field, words) in [
                (Field::Title, "Café"),
                (Field::Date, date),
                (Field::Start, start),
                (Field::Question(0), "Why?"),
            ] {
                dialog.at = field;
                dialog.put(words);
            }
            let sketch = dialog.sketch().unwrap();
            assert_eq!(sketch.date.to_string(), "2027-10-08", "{date}");
            assert_eq!(dialog.day(), Some(sketch.date), "{date}");
            assert_eq!(sketch.start.unwrap().to_string(), "18:15", "{start}");
            assert_eq!(dialog.programme().first().unwrap().0, "18:15");
        }
    }
}

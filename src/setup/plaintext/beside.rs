//! Lines that are no blocks: labels and lists, questions, paragraphs, the names of the event.

use std::collections::hash_map::Entry;

use super::date::date_in;
use super::found::{Asked, speaker};
use super::hours;
use super::label::{Label, label};
use super::line::{
    Line, bulleted, cells, is_sentence, lettered, number, numbered, spaced, unbulleted, unseparated,
};
use super::programme::beside_date;
use super::reader::{Reader, Section};
use crate::domain::BlockKind;
use crate::text::fold;

/// The shortest line taken for a paragraph.
const PARAGRAPH: usize = 60;
/// The longest question.
const QUESTION: usize = 600;
/// The longest name of an event or a person.
const NAME: usize = 160;
/// The most goals of a question.
const GOALS: usize = 20;
/// What stands above a table of questions.
const HEADS: [&str; 9] = [
    "theme",
    "themes",
    "question",
    "questions",
    "goal",
    "goals",
    "aim",
    "aims",
    "expected outcomes",
];
/// The most questions, names and paragraphs that are read.
const MOST: usize = 300;

impl Reader {
    /// A label, with the words beside it where there are any.
    pub(super) fn labelled(&mut self, line: &Line) -> bool {
        let Some((label, rest)) = label(&line.text) else { return false };
        let rest = spaced(rest);
        let said = !rest.is_empty();
        match label {
            Label::Facilitator if said => self.led_by(&rest) || self.pass_over(line),
            Label::Speakers if said => self.spoken_by(&rest) || self.pass_over(line),
            Label::Date => said && self.when(line, &rest),
            Label::Title | Label::SessionReport if said => {
                self.found.is_session_report |= label == Label::SessionReport;
                keep(&mut self.found.title, rest) || self.pass_over(line)
            }
            Label::Organisation if said => {
                keep(&mut self.found.organisation, rest) || self.pass_over(line)
            }
            Label::Place if said && !self.in_block => {
                keep(&mut self.found.place, rest) || self.pass_over(line)
            }
            Label::Description if said => {
                self.found.summary.push(rest);
                true
            }
            Label::Facilitator | Label::SessionReport => false,
            Label::Place if self.in_block => false,
            _ => {
                self.promise(label);
                true
            }
        }
    }

    /// Notes a line as unread whose words have no place left; no other reading of it is better.
    pub(super) fn pass_over(&mut self, line: &Line) -> bool {
        self.found.unread.push(line.number);
        true
    }

    fn promise(&mut self, label: Label) {
        self.section = match label {
            Label::Title => Section::Title,
            Label::Description => Section::Description,
            Label::Questions => Section::Questions,
            Label::Speakers => Section::Speakers,
            Label::Place => Section::Place,
            Label::Organisation => Section::Organisation,
            Label::Programme => Section::Programme,
            Label::Facilitator | Label::Date | Label::SessionReport => Section::Open,
        };
        self.in_block &= match label {
            Label::Questions => self.in_talk(),
            _ => label == Label::Speakers,
        };
        self.question = None;
        if label == Label::Programme {
            self.timed = false;
        }
    }

    fn led_by(&mut self, names: &str) -> bool {
        let list = match self.found.rows.last_mut() {
            Some(row) => &mut row.block.facilitators,
            None => &mut self.found.facilitators,
        };
        let named = names.split(';').map(spaced).filter(|name| !name.is_empty());
        let fits = named.clone().count() + list.len() <= MOST;
        list.extend(named.filter(|_| fits));
        fits
    }

    fn spoken_by(&mut self, names: &str) -> bool {
        let list = match self.found.rows.last_mut().filter(|_| self.in_block) {
            Some(row) => &mut row.block.speakers,
            None => &mut self.found.speakers,
        };
        let named = names.split(';').filter(|name| !name.trim().is_empty());
        let fits = named.clone().count() + list.len() <= MOST;
        list.extend(named.filter(|_| fits).map(speaker));
        fits
    }

    fn when(&mut self, line: &Line, words: &str) -> bool {
        let (date, joined) = match date_in(words) {
            Some((before, date, after)) => (Some(date), format!("{before} {after}")),
            None => (None, words.to_owned()),
        };
        let joined = unseparated(&joined);
        let range = hours::range_in(joined);
        let hours =
            range.or_else(|| hours::at_start(joined).map(|(hours, rest)| ("", hours, rest)));
        let (hours, beside) = match hours {
            Some((head, hours, tail)) => (Some(hours), format!("{head} {tail}")),
            None => (None, joined.to_owned()),
        };
        if date.is_none() && hours.is_none() {
            return false;
        }
        if !self.takes_place(date, hours) {
            return self.pass_over(line);
        }
        let read_as = if date.is_some() { "a day" } else { "a time" };
        self.leave_out(line, read_as, &beside_date(&beside));
        true
    }

    /// A question by itself: `Q. Why?`, `Question 2: why?`, or one below the title of a round.
    pub(super) fn asked(&mut self, line: &Line) -> bool {
        let cells = cells(&line.text);
        let Some(first) = cells.first() else { return false };
        if cells.len() == 2 && cells.iter().all(|cell| HEADS.contains(&fold(cell).as_str())) {
            return true;
        }
        if let Some((round, text)) = question(unbulleted(first)) {
            let goals = cells.iter().skip(1).flat_map(|cell| cell.split(';')).map(spaced);
            let goals: Vec<String> = goals.filter(|goal| !goal.is_empty()).collect();
            let fits = goals.len() <= GOALS;
            let asked = Asked { text, goals, round, ..Asked::default() };
            return (fits && self.ask(asked)) || self.pass_over(line);
        }
        let text = unnumbered(&line.text);
        if !self.in_talk()
            || self.section == Section::Questions
            || !text.ends_with('?')
            || text.len() > 300
        {
            return false;
        }
        self.ask_here(text)
    }

    /// True below a block in which people talk.
    fn in_talk(&self) -> bool {
        let kinds = [BlockKind::Conversation, BlockKind::Breakout, BlockKind::Discussion];
        let row = self.found.rows.last().filter(|_| self.in_block);
        row.is_some_and(|row| kinds.into_iter().any(|kind| row.is(kind)))
    }

    /// Adds a question, unless it stands there already; lines below belong to it.
    pub(super) fn ask(&mut self, asked: Asked) -> bool {
        let places = self.found.questions.len();
        let place = match self.asked.entry(fold(&asked.text)) {
            Entry::Occupied(known) => {
                let place = *known.get();
                let goals = self.found.questions.get_mut(place).map(|known| &mut known.goals);
                if let Some(goals) = goals.filter(|goals| **goals != asked.goals) {
                    if goals.is_empty() {
                        *goals = asked.goals;
                    } else if !asked.goals.is_empty() {
                        return false;
                    }
                }
                place
            }
            Entry::Vacant(_) if places >= MOST => return false,
            Entry::Vacant(free) => {
                self.found.questions.push(asked);
                *free.insert(places)
            }
        };
        self.question = Some(place);
        true
    }

    /// Adds a question, of the block above where there is one.
    fn ask_here(&mut self, text: &str) -> bool {
        let is_read = self.ask(Asked { text: spaced(text), ..Asked::default() });
        if let (Some(row), Some(place)) = (self.found.rows.last_mut(), self.question)
            && self.in_block
            && !row.questions.contains(&place)
        {
            row.questions.push(place);
        }
        is_read
    }

    /// An entry of the list that was promised.
    pub(super) fn listed(&mut self, line: &Line) -> bool {
        match self.section {
            Section::Questions => self.listed_question(line),
            Section::Speakers => {
                let text = spaced(unnumbered(&line.text));
                let named = line.gap <= 2 && text.len() <= 100 && !is_sentence(&text);
                named && self.spoken_by(&text)
            }
            Section::Title | Section::Place | Section::Organisation => self.named(line),
            _ => self.category(line),
        }
    }

    fn listed_question(&mut self, line: &Line) -> bool {
        let text = unnumbered(&line.text);
        let is_marked = text.len() < line.text.len();
        let last = self.question.and_then(|place| self.found.questions.get_mut(place));
        if let Some(last) = last.filter(|_| line.gap == 0 && !is_marked)
            && !last.text.ends_with(['?', '.', '!'])
            && last.text.len() + text.len() < QUESTION
        {
            last.text = spaced(&format!("{} {text}", last.text));
            return true;
        }
        (is_marked || text.ends_with('?')) && text.len() <= QUESTION && self.ask_here(text)
    }

    fn named(&mut self, line: &Line) -> bool {
        let text = spaced(&line.text);
        if text.len() > NAME {
            return false;
        }
        let place = match self.section {
            Section::Title => &mut self.found.title,
            Section::Place => &mut self.found.place,
            _ => &mut self.found.organisation,
        };
        self.section = Section::Open;
        keep(place, text) || self.pass_over(line)
    }

    /// A category below its question: `a) Protecting Human Rights`.
    fn category(&mut self, line: &Line) -> bool {
        let Some((letter, label)) = lettered(&line.text) else { return false };
        let question = self.question.and_then(|place| self.found.questions.get_mut(place));
        let Some(question) = question else { return false };
        let is_new = question.categories.iter().all(|(known, _)| *known != letter);
        let is_category = is_new && label.len() <= NAME;
        if is_category {
            question.categories.push((letter, spaced(label)));
        }
        is_category
    }

    /// A paragraph about the event, or about the block above it.
    pub(super) fn told(&mut self, line: &Line) -> bool {
        let text = spaced(&line.text);
        if self.section == Section::Description {
            let is_told = text.len() >= PARAGRAPH + 20 && self.found.summary.len() < MOST;
            if is_told {
                self.found.summary.push(text);
            }
            return is_told;
        }
        let Some(row) = self.found.rows.last_mut().filter(|_| self.in_block) else { return false };
        let told = row.block.text.get_or_insert_default();
        let goes_on = line.gap == 0 && !told.is_empty();
        let is_told = text.len() >= PARAGRAPH || text.ends_with('.') || goes_on;
        if is_told {
            let between = if told.is_empty() {
                ""
            } else if goes_on {
                " "
            } else {
                "\n"
            };
            told.push_str(between);
            told.push_str(&text);
        }
        row.block.text.take_if(|told| told.is_empty());
        is_told
    }

    /// A name of the event, above everything else.
    pub(super) fn head(&mut self, line: &Line) -> bool {
        let is_name = self.section == Section::Head
            && self.found.rows.is_empty()
            && self.found.heads.len() < 4
            && line.text.len() <= NAME
            && !is_sentence(&line.text);
        if is_name {
            self.found.heads.push((line.number, spaced(&line.text)));
        }
        is_name
    }
}

/// Keeps the first words of their sort; false where other words are kept.
fn keep(place: &mut Option<String>, words: String) -> bool {
    *place.get_or_insert_with(|| words.clone()) == words
}

/// The words of a question that says it is one, and the conversation it is for.
fn question(text: &str) -> Option<(Option<u32>, String)> {
    let (round, text) = match text.split_once([',', ':', '–']) {
        Some((head, rest)) => match super::kind::ordinal(head) {
            Some(round) if head.len() < 20 => (Some(round), rest.trim_start()),
            _ => (None, text),
        },
        None => (None, text),
    };
    let rest = ["Question", "question", "QUESTION", "Q", "q"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))?;
    let counted = number(rest.trim_start(), 2).map(|(_, rest)| rest);
    let after = counted.unwrap_or(rest);
    let words = after.trim_start();
    let plain = words.strip_prefix(['.', ':', ')', '-', '–']).filter(|it| !it.starts_with('.'));
    let spoken =
        counted.is_some() && after.starts_with(char::is_whitespace) && words.ends_with('?');
    let words = plain.or(spoken.then_some(words))?.trim();
    let fits = words.len() > 3 && words.len() <= QUESTION;
    fits.then(|| (round, spaced(words)))
}

/// The words behind a bullet or a number.
fn unnumbered(text: &str) -> &str {
    bulleted(text).or_else(|| numbered(text)).unwrap_or(text)
}

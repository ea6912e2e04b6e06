//! Questions, with what may be chosen below them.

use std::collections::hash_map::Entry;

use super::found::{Asked, MOST, NAME, Row};
use super::kind::{kind, opens_floor, ordinal};
use super::lasting;
use super::line::{
    Line, bulleted, cells, initialled, lettered, number, place, spaced, unbulleted, unnumbered,
    unseparated,
};
use super::reader::{Reader, Section};
use crate::domain::BlockKind;
use crate::text::fold;

/// The longest question.
const QUESTION: usize = 600;
/// The most goals of a question.
const GOALS: usize = 20;
/// The most categories of a question.
const MOST_CATEGORIES: usize = 26;
/// What stands around a question that is quoted.
pub(super) const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];
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

impl Reader {
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
            let is_read = fits && self.ask(asked);
            if is_read && self.recalled.is_some() {
                self.attach();
            }
            return is_read || self.pass_over(line);
        }
        // `Discussion, 15 min: Why?` is a block.
        if lasting::beside_colon(unbulleted(&line.text)).is_some() {
            return false;
        }
        if let Some((title, text)) = own_question(unbulleted(&line.text)) {
            return self.asked_in(line, title, text);
        }
        let text = unquoted(unnumbered(&line.text));
        if !self.in_talk()
            || self.section == Section::Questions
            || !text.ends_with('?')
            || text.len() > 300
        {
            return false;
        }
        self.ask_here(text)
    }

    /// The question of a round that is named beside it: `Round 1: Why?`. False where the round is
    /// yet to come, so that the line is its block.
    fn asked_in(&mut self, line: &Line, title: &str, text: &str) -> bool {
        let round = ordinal(title);
        let is_held = |row: &Row| row.is(BlockKind::Conversation) && row.ordinal == round;
        let is_told = self.section == Section::Questions || self.found.rows.iter().any(is_held);
        let asked = Asked { text: spaced(text), round, ..Asked::default() };
        round.is_some() && is_told && (self.ask(asked) || self.pass_over(line))
    }

    /// True below a block in which people talk.
    pub(super) fn in_talk(&self) -> bool {
        let kinds = [BlockKind::Conversation, BlockKind::Breakout, BlockKind::Discussion];
        let row = self.block().filter(|_| self.in_block).and_then(|at| self.found.rows.get(at));
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
        self.attach();
        is_read
    }

    /// Gives the block above the question read last.
    fn attach(&mut self) {
        let Some(place) = self.question else { return };
        if let Some(row) = self.row().filter(|row| !row.questions.contains(&place)) {
            row.questions.push(place);
        }
    }

    /// True for the next question of a list in numbers, whatever stood between.
    pub(super) fn goes_on(&self, line: &Line) -> bool {
        let place = place(&line.text);
        place.is_some() && place == self.next && line.text.ends_with('?')
    }

    /// What may be chosen below a question: `a) Trees`, or a point below a number.
    fn option(&mut self, line: &Line) -> bool {
        let is_counted = self.next.is_some();
        let choice = choice(&line.text).filter(|(letter, _)| self.next_letter != Some(*letter));
        match (choice, bulleted(&line.text)) {
            (Some((letter, label)), _) if is_counted || !label.ends_with('?') => {
                self.category(Some(letter), label)
            }
            (None, Some(label)) if is_counted && !label.ends_with('?') => {
                self.category(None, label)
            }
            _ => false,
        }
    }

    /// A question of the list that was promised.
    pub(super) fn listed_question(&mut self, line: &Line) -> bool {
        if self.option(line) {
            return true;
        }
        let (letter, text) = match choice(&line.text) {
            Some((letter, text)) => (Some(letter), text),
            None => (None, unnumbered(&line.text)),
        };
        let is_marked = text.len() < line.text.len();
        let text = unquoted(text);
        let last = self.question.and_then(|place| self.found.questions.get_mut(place));
        if let Some(last) = last.filter(|_| line.gap == 0 && !is_marked)
            && !last.text.ends_with(['?', '.', '!'])
            && last.text.len() + text.len() < QUESTION
        {
            last.text = spaced(&format!("{} {text}", last.text));
            return true;
        }
        let is_asked =
            (is_marked || text.ends_with('?')) && text.len() <= QUESTION && self.ask_here(text);
        if is_asked {
            self.next = place(&line.text).map(|place| place + 1);
            self.next_letter = letter.and_then(|letter| ('a'..='z').find(|next| *next > letter));
        }
        is_asked
    }

    /// A category below its question: `a) Protecting Human Rights`.
    pub(super) fn category(&mut self, letter: Option<char>, label: &str) -> bool {
        let question = self.question.and_then(|place| self.found.questions.get_mut(place));
        let Some(question) = question else { return false };
        let is_new = letter.is_none() || question.categories.iter().all(|(it, _)| *it != letter);
        let is_category =
            is_new && label.len() <= NAME && question.categories.len() < MOST_CATEGORIES;
        if is_category {
            question.categories.push((letter, spaced(label)));
            self.next_letter = None;
        }
        is_category
    }
}

/// The letter and the words of what is listed in letters.
fn choice(text: &str) -> Option<(char, &str)> {
    lettered(text).or_else(|| initialled(text))
}

/// The words of a question that says it is one, and the conversation it is for.
fn question(text: &str) -> Option<(Option<u32>, String)> {
    let (round, text) = match text.split_once([',', ':', '–']) {
        Some((head, rest)) => match ordinal(head) {
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
    fits.then(|| (round, spaced(unquoted(words))))
}

/// The title and the question of a round or of an open floor: `Round 1: What matters to us?`,
/// `Round 1 “What matters?”`, `Discussion: Who pays?`.
pub(super) fn own_question(words: &str) -> Option<(&str, &str)> {
    let asks = words.trim_end_matches(QUOTES).trim_end().ends_with('?');
    let is_quoted =
        |at: &usize| words.split_at(*at).1.len() > unquoted(words.split_at(*at).1).len();
    let sign = || words.find([':', '–', '—']).or_else(|| words.find(" - "));
    let apart = words.find(QUOTES).filter(is_quoted).or_else(sign).filter(|_| asks)?;
    let (title, question) = words.split_at_checked(apart)?;
    let title = title.trim_end().trim_end_matches([':', '–', '—', '-']).trim_end();
    let question = unquoted(unseparated(question));
    (kind(title) == BlockKind::Conversation || opens_floor(title)).then_some((title, question))
}

/// The words within quotation marks, where they stand around all of them.
pub(super) fn unquoted(text: &str) -> &str {
    let within = text.strip_prefix(QUOTES).and_then(|text| text.strip_suffix(QUOTES));
    within.filter(|within| !within.contains(QUOTES)).map_or(text, str::trim)
}

//! Lines that are no blocks: labels and lists, paragraphs, the names of the event.

use super::date::date_in;
use super::found::{MOST, NAME};
use super::headline::beside_date;
use super::hours;
use super::label::{Label, label};
use super::lasting;
use super::line::{Line, bulleted, is_sentence, lettered, spaced, unseparated};
use super::names::{first_names, is_role, is_to_come, may_be_several, parted};
use super::reader::{Reader, Section};

/// The shortest line taken for a paragraph.
pub(super) const PARAGRAPH: usize = 60;

impl Reader {
    /// A label, with the words beside it where there are any.
    pub(super) fn labelled(&mut self, line: &Line) -> bool {
        let (text, each) = lasting::without_each(&line.text);
        let spoken = each.is_some() && label(&text).is_some_and(|(it, _)| it == Label::Speakers);
        let text = if spoken { &*text } else { &line.text };
        let Some((label, rest)) = label(text).or_else(|| self.heads(line)) else { return false };
        if let Some(each) = each.filter(|_| spoken) {
            self.lasts_each(line, each);
        }
        let rest = spaced(rest);
        let said = !rest.is_empty();
        match label {
            // One of those who take part leads all of it.
            Label::Facilitator | Label::Speakers
                if said && self.section == Section::People && bulleted(&line.text).is_some() =>
            {
                self.takes_part(line)
            }
            Label::Facilitator | Label::Speakers if is_to_come(&rest) => self.pass_over(line),
            Label::Facilitator if said => {
                let names = self.people_beside(line, text, rest);
                self.led_by(line, &names) || self.pass_over(line)
            }
            Label::Speakers if said => {
                let names = self.people_beside(line, text, rest);
                self.spoken_by(line, &names, None) || self.pass_over(line)
            }
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
            Label::People if said => {
                self.name_people(line, &rest) || self.count_people(line, &rest)
            }
            Label::People => {
                self.list_people();
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

    /// The label of a line that heads questions without saying so by a colon; tells so.
    fn heads(&mut self, line: &Line) -> Option<(Label, &'static str)> {
        let number = line.number;
        let heads = self.question_heads.contains(&number).then_some((Label::Questions, ""))?;
        self.found.remarks.push(format!("line {number} is read as the heading of questions"));
        Some(heads)
    }

    /// The names beside a label, parted where it speaks of several; tells where they may as well be
    /// fewer or more people.
    fn people_beside(&mut self, line: &Line, text: &str, names: String) -> Vec<String> {
        if !is_several(text) {
            let named = names.split(';').map(spaced);
            return named.filter(|name| !name.is_empty()).collect();
        }
        let sure = parted(&names);
        let firsts = first_names(&names).filter(|_| sure.len() == 1);
        let parts = firsts.unwrap_or_else(|| sure.clone());
        let line = line.number;
        let remarks = &mut self.found.remarks;
        match parts.as_slice() {
            [one] if may_be_several(one) => {
                remarks.push(format!("line {line} is read as one name: {one}"));
            }
            several if several.len() > sure.len() => {
                remarks.push(format!("line {line} is read as {} names: {names}", several.len()));
            }
            _ => {}
        }
        parts
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
            Label::Facilitator | Label::Date | Label::SessionReport | Label::People => {
                Section::Open
            }
        };
        self.in_block &= match label {
            Label::Questions => self.in_talk(),
            _ => label == Label::Speakers,
        };
        self.question = None;
        self.next = None;
        self.next_letter = None;
        if label == Label::Programme {
            self.only_list_speakers();
            self.timed = false;
            self.counted = 0;
        }
    }

    fn led_by(&mut self, line: &Line, names: &[String]) -> bool {
        let is_apart = line.gap > 0 || !self.in_block;
        let list = match self.block().and_then(|at| self.found.rows.get_mut(at)) {
            Some(row) if !row.is_listed => {
                row.led_apart |= is_apart && row.block.facilitators.is_empty();
                &mut row.block.facilitators
            }
            _ => &mut self.found.facilitators,
        };
        let fits = names.len() + list.len() <= MOST;
        list.extend(names.iter().filter(|_| fits).cloned());
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
        if !self.takes_place(line, date, hours) {
            return self.pass_over(line);
        }
        let read_as = if date.is_some() { "a day" } else { "a time" };
        self.leave_out(line, read_as, &beside_date(&beside));
        true
    }

    /// An entry of the list that was promised.
    pub(super) fn listed(&mut self, line: &Line) -> bool {
        match self.section {
            Section::Questions => self.listed_question(line),
            Section::Speakers => self.speaks(line),
            Section::People => self.takes_part(line),
            Section::Title | Section::Place | Section::Organisation => self.named(line),
            _ if self.goes_on(line) => {
                self.section = Section::Questions;
                self.listed_question(line)
            }
            _ => {
                let choice = lettered(&line.text);
                choice.is_some_and(|(letter, label)| self.category(Some(letter), label))
                    || self.sits_on_panel(line)
            }
        }
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
        let Some(row) = self.row() else { return false };
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
        if is_told && text.ends_with('?') {
            let (line, title) = (line.number, row.block.title.clone());
            self.found.remarks.push(format!("line {line} is read as words about: {title}"));
        }
        is_told
    }

    /// A name of the event, above everything else.
    pub(super) fn head(&mut self, line: &Line) -> bool {
        let is_name = self.section == Section::Head
            && self.found.rows.is_empty()
            && self.found.heads.len() < 4
            && line.text.len() <= NAME
            && !is_sentence(&line.text)
            && !is_one_role(&line.text)
            && !ends_in_a_time(&line.text);
        if is_name {
            self.found.heads.push((line.number, spaced(&line.text)));
        }
        is_name
    }
}

/// True where a label speaks of more than one: `Moderators:`.
fn is_several(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(label, _)| label.trim_end().ends_with(['s', 'S']))
}

/// True for the heading of names alone: `MODERATOR`.
fn is_one_role(text: &str) -> bool {
    is_role(text) && !text.contains(char::is_whitespace)
}

/// True for what is at a time: `Doors open 17:30`.
fn ends_in_a_time(text: &str) -> bool {
    hours::start_in(text).is_some_and(|(_, _, rest)| rest.is_empty())
}

/// Keeps the first words of their sort; false where other words are kept.
fn keep(place: &mut Option<String>, words: String) -> bool {
    *place.get_or_insert_with(|| words.clone()) == words
}

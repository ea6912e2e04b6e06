//! Lines that are days and blocks.

use super::asked::own_question;
use super::date::{Date, date_in};
use super::daytime::Daytime;
use super::doubtful;
use super::found::{Asked, Day, Row};
use super::headline::{Beside, beside_date, day_alone, titled_day, unled};
use super::hours::{self, Hours};
use super::kind::{kind, opens_floor, ordinal};
use super::label::label;
use super::lasting;
use super::line::{
    Line, bulleted, cells, is_sentence, padded, place, spaced, unbulleted, unnumbered, unseparated,
};
use super::names::is_introduced;
use super::reader::{Reader, Section};
use super::tables::tables;
use super::title::{TITLE, add_text};
use crate::domain::{BlockKind, Length};

/// The most blocks that are read.
pub(super) const MOST: usize = 1000;

impl Reader {
    /// The title of a block whose time stands on a line of its own.
    pub(super) fn titled(&mut self, line: &Line) -> bool {
        if !std::mem::take(&mut self.awaits_title) {
            return false;
        }
        let text = unbulleted(&line.text);
        let other = hours::at_start(text).is_some()
            || date_in(text).is_some_and(|(_, date, _)| date.is_sure())
            || day_alone(text).is_some()
            || label(text).is_some()
            || tables(text).is_some()
            || text.len() > TITLE
            || is_sentence(text);
        match self.found.rows.last_mut() {
            Some(row) if !other => {
                row.take_title(text);
                true
            }
            _ => false,
        }
    }

    /// A day, or the day and hours of the whole event.
    pub(super) fn dated(&mut self, line: &Line) -> bool {
        let text = unbulleted(&line.text);
        if let Some(day) = day_alone(text) {
            self.begin_named(line, day);
            return true;
        }
        let titled = self.titled_days.contains(&line.number).then(|| titled_day(text)).flatten();
        if let Some((day, words)) = titled {
            self.begin_named(line, day);
            self.leave_out(line, "a day", words);
            return true;
        }
        if text.len() > 300 {
            return false;
        }
        let Some((before, date, after)) = date_in(text) else { return false };
        if let Some((hours, rest)) = hours::at_start(before)
            && beside_date(after).is_empty()
            && names_block(&beside_date(rest))
        {
            self.begin_date(line, date);
            return self.begin(line, &beside_date(rest), Some(hours), None);
        }
        let is_head = self.section == Section::Head;
        let parted = Beside::of(before, after, is_head);
        if parted.hours.is_some_and(Hours::is_range) {
            return self.dated_hours(line, date, &parted);
        }
        let beside = parted.words();
        let is_bare = beside.is_empty() && (date.is_sure() || before.is_empty());
        if is_bare && parted.hours.is_none() {
            self.begin_date(line, date);
            return true;
        }
        let names_place = is_head && (is_bare || date.is_sure()) && parted.is_short();
        if names_place && !is_sentence(text) && !padded(&beside).contains(" on ") {
            return self.happens(line, date, &parted);
        }
        // Other words beside a day must not keep its blocks on the day before.
        let is_day = date.is_sure() && beside.len() <= 60 && !is_sentence(text);
        if is_day && !self.found.rows.is_empty() {
            self.begin_date(line, date);
            self.leave_out(line, "a day", &beside);
        }
        is_day && !self.found.rows.is_empty()
    }

    fn dated_hours(&mut self, line: &Line, date: Date, beside: &Beside) -> bool {
        let words = beside.words();
        if self.dated_rows && !words.is_empty() {
            self.begin_date(line, date);
            self.leave_zone(line, beside);
            return self.begin(line, &words, beside.hours, None);
        }
        if self.dated_rows {
            self.begin_day(Day::Date(date));
        }
        self.happens(line, date, beside)
    }

    /// Notes the day and hours of the whole event; false where it has others already.
    pub(super) fn takes_place(
        &mut self,
        line: &Line,
        date: Option<Date>,
        hours: Option<Hours>,
    ) -> bool {
        let found = &mut self.found;
        let other_date = date.zip(found.date).is_some_and(|(date, known)| !date.agrees(known));
        let other_hours =
            hours.zip(found.hours).is_some_and(|(hours, known)| hours.times() != known.times());
        found.dates.extend(date.and_then(Date::full));
        let is_new = !other_date && !other_hours;
        if is_new {
            found.date = found.date.or(date);
            if let (Some(hours), None) = (hours, found.hours) {
                found.hours = Some(hours);
                found.hours_line = line.number;
                self.daytime.announce(hours);
            }
            date.into_iter().for_each(|date| self.doubt(line, date));
        }
        is_new
    }

    /// Tells the words beside a day or time that have no place in a plan.
    pub(super) fn leave_out(&mut self, line: &Line, read_as: &str, words: &str) {
        if words.chars().any(char::is_alphanumeric) {
            let line = line.number;
            self.found
                .remarks
                .push(format!("line {line} is read as {read_as}: {words} is left out"));
        }
    }

    /// A day that bears no date; one of the week and the first say no more than a date above them.
    fn begin_named(&mut self, line: &Line, day: Day) {
        match (self.day, day) {
            (Some(Day::Date(above)), Day::Named(weekday, of_month)) => {
                if !above.is_named(weekday, of_month) {
                    self.tell_no_block(line);
                    self.begin_day(day);
                }
            }
            (Some(Day::Date(_)), Day::Nth(1)) => {}
            _ => self.begin_day(day),
        }
    }

    fn begin_date(&mut self, line: &Line, date: Date) {
        if let Some(Day::Date(above)) = self.day
            && !above.agrees(date)
        {
            self.tell_no_block(line);
        }
        self.begin_day(Day::Date(date));
        self.found.dates.extend(date.full());
        self.doubt(line, date);
    }

    fn tell_no_block(&mut self, line: &Line) {
        let line = line.number;
        let remark = format!("line {line} is read as a day, and the day above it has no block");
        self.found.remarks.push(remark);
    }

    fn begin_day(&mut self, day: Day) {
        self.day = Some(day);
        if !self.found.rows.is_empty() {
            self.daytime = Daytime::default();
        }
        self.in_block = false;
        self.question = None;
        if !matches!(self.section, Section::Head | Section::Programme) {
            self.section = Section::Open;
        }
    }

    /// A block with its time: first in its line, or last with its end.
    pub(super) fn timed(&mut self, line: &Line) -> bool {
        let row = time_first(&line.text).filter(|_| self.section == Section::Programme);
        let text = row.as_deref().unwrap_or_else(|| self.words(line));
        let dotted = || self.daytime.dotted(text).filter(|_| text.len() <= TITLE);
        let in_h = || doubtful::h_at_start(text).filter(|_| self.in_h);
        let in_four = || self.daytime.in_four(text).filter(|_| self.in_four);
        let whole = || doubtful::whole_at_start(text).filter(|_| self.whole.contains(&line.number));
        let half = || doubtful::half_dotted_at_start(text);
        let found =
            hours::at_start(text).or_else(dotted).or_else(in_h).or_else(in_four).or_else(whole);
        let lasts = |hours: Hours| !hours.is_range() && !self.in_h && lasting::begins_in_h(text);
        if let Some((hours, rest)) = half().or(found).filter(|(hours, _)| !lasts(*hours)) {
            let cells = cells(unseparated(rest));
            let title = cells.first().map(String::as_str).unwrap_or_default();
            let is_begun = self.begin(line, unseparated(title), Some(hours), None);
            if let (Some(row), Some(beside @ [_, ..]), true) =
                (self.found.rows.last_mut(), cells.get(1..), is_begun)
            {
                add_text(&mut row.block, &beside.join(", "));
            }
            return is_begun;
        }
        text.len() <= TITLE
            && !is_sentence(text)
            && label(text).is_none()
            && self.timed_behind(line, text)
    }

    /// A block with its time behind its title, or the hours of the event.
    fn timed_behind(&mut self, line: &Line, text: &str) -> bool {
        let is_length = |head: &str| text.get(head.len()..).is_some_and(lasting::begins_in_h);
        let start = || hours::start_in(text).filter(|(head, ..)| !is_length(head));
        let Some((head, hours, rest)) = hours::range_in(text).or_else(start) else { return false };
        let head = unseparated(head.trim_end_matches(['(', '[']));
        let title = unled(head);
        let beside = unseparated(rest.trim_start_matches([')', ']']));
        if title.is_empty() && beside.is_empty() && !head.is_empty() {
            let is_first = self.found.rows.is_empty();
            return (is_first && self.takes_place(line, None, Some(hours))) || self.pass_over(line);
        }
        let is_next = self.section == Section::Programme
            && line.gap <= usize::from(!self.timed)
            && title.len() == head.len();
        let is_block = match (hours.is_range(), beside) {
            (true, "") => !title.is_empty(),
            (true, _) => names_block(title),
            (false, "") => !lasting::leads(title) && (is_next || names_block(title)),
            (false, _) => false,
        };
        let words = if beside.is_empty() { title.into() } else { format!("{title}: {beside}") };
        is_block && self.begin(line, &words, Some(hours), None)
    }

    /// True for the next block of a programme that is a list in numbers: `2. Round 1 (20 min)`.
    pub(super) fn is_counted(&self, line: &Line) -> bool {
        let begins = self.counts_from == Some(line.number)
            && self.found.rows.is_empty()
            && matches!(self.section, Section::Head | Section::Open | Section::Description);
        let goes_on = self.section == Section::Programme
            && line.gap <= 1
            && place(&line.text).is_some_and(|place| place == self.counted + 1);
        begins || goes_on
    }

    /// The words of a block behind its bullet or its number.
    fn words<'t>(&self, line: &'t Line) -> &'t str {
        if self.is_counted(line) { unnumbered(&line.text) } else { unbulleted(&line.text) }
    }

    /// A block with its length alone.
    pub(super) fn lasting(&mut self, line: &Line) -> bool {
        let moved = lasting::moved_behind(self.words(line));
        let text = moved.as_deref().unwrap_or_else(|| self.words(line));
        let is_counted = self.is_counted(line);
        let is_first = self.section == Section::Head && self.found.heads.is_empty();
        if text.len() > TITLE + 50 || (is_first && !is_counted) {
            return false;
        }
        let expected = self.section == Section::Programme || self.in_block || is_counted;
        let in_list = expected && line.gap == 0;
        let fits = |head: &str| {
            kind(head) != BlockKind::Other || ordinal(head).is_some() || is_introduced(head)
        };
        let may_begin = expected || matches!(self.section, Section::Head | Section::Speakers);
        let named = |head: &str| may_begin && fits(head);
        let behind = || lasting::behind(text).filter(|(head, _)| in_list || named(head));
        if let Some((head, length)) = lasting::at_end(text).or_else(behind) {
            return self.begin(line, head, None, Some(length));
        }
        if is_sentence(text) {
            return false;
        }
        let at_start = lasting::at_start(text).map(|(length, rest)| (rest.to_owned(), length));
        let found = at_start.or_else(|| lasting::beside_colon(text));
        match found.filter(|(words, _)| expected || named(words)) {
            Some((words, length)) => self.begin(line, &words, None, Some(length)),
            None => false,
        }
    }

    /// A block without time and length, where one is to be expected.
    pub(super) fn untimed(&mut self, line: &Line) -> bool {
        let text = self.words(line);
        let asks_itself = own_question(text).is_some();
        let asks = text.ends_with('?') && !asks_itself;
        if text.len() > TITLE || is_sentence(text) || asks {
            return false;
        }
        let kind = kind(text);
        let numbered = ordinal(text).is_some();
        let begins_day = self.day.is_some()
            && (numbered || kind != BlockKind::Other || !self.found.rows.is_empty());
        let is_counted = self.is_counted(line);
        let begins = is_counted && self.section != Section::Programme;
        let goes_on = is_counted && self.counted > 0;
        let is_near = line.gap <= 1 || bulleted(&line.text).is_some();
        let in_list = self.section == Section::Programme && (goes_on || !self.timed);
        let is_listed = begins || (in_list && is_near);
        let ordinary = matches!(kind, BlockKind::Break | BlockKind::Opening | BlockKind::Closing);
        let opens = asks_itself || (opens_floor(text) && !self.in_talk());
        let between = self.in_block && (numbered || opens || (ordinary && text.len() <= 40));
        (begins_day || is_listed || between) && self.begin(line, text, None, None)
    }

    pub(super) fn begin(
        &mut self,
        line: &Line,
        words: &str,
        hours: Option<Hours>,
        length: Option<Length>,
    ) -> bool {
        if self.found.rows.len() >= MOST {
            return false;
        }
        self.doubt_times(line, words, hours);
        if hours.is_some() {
            self.only_list_speakers();
        }
        let hours = hours.map(|hours| self.daytime.go_on(hours));
        hours.into_iter().for_each(|hours| self.carry_back(line.number, hours));
        let mut row = Row { line: line.number, day: self.day.take(), ..Row::default() };
        let cut = hours.and_then(|_| lasting::cut_out(words));
        let (words, own) = cut.as_ref().map_or((words, None), |(words, own)| (words, Some(*own)));
        if lasting::holds_one(words) {
            let line = line.number;
            let remark = format!("line {line} has a length that is left in the title");
            self.found.remarks.push(remark);
        }
        row.block.start = hours.and_then(Hours::start);
        row.hours = hours;
        let printed = hours.and_then(Hours::length);
        if let (Some(other), true) = (own, printed.is_some() && printed != own) {
            let line = line.number;
            let remark = format!("line {line} has an end and another length: {other} is left out");
            self.found.remarks.push(remark);
        }
        row.block.length = printed.or(own).or(length);
        let asking = own_question(words)
            .filter(|(_, text)| self.ask(Asked { text: spaced(text), ..Asked::default() }));
        row.questions.extend(self.question.filter(|_| asking.is_some()));
        let title = asking.map_or(words, |(title, _)| title);
        let within = lasting::at_end(title).filter(|_| row.block.length.is_none());
        row.block.length = row.block.length.or(within.map(|(_, length)| length));
        row.take_title(within.map_or(title, |(title, _)| title));
        self.awaits_title = row.block.title.is_empty();
        self.timed |= hours.is_some() || length.is_some();
        self.counted += u32::from(self.is_counted(line));
        self.found.rows.push(row);
        self.section = Section::Programme;
        self.in_block = true;
        self.recalled = None;
        self.question = None;
        true
    }
}

impl Reader {
    /// Tells what may be a time and is none, or another than is read.
    fn doubt_times(&mut self, line: &Line, words: &str, hours: Option<Hours>) {
        let line = line.number;
        let remarks = &mut self.found.remarks;
        let is_ended = hours.is_some_and(Hours::is_range);
        match hours {
            None if doubtful::may_begin(words) => remarks.push(format!(
                "line {line} begins with what may be a time: it is left in the title"
            )),
            Some(_) if !is_ended && doubtful::is_slip(words) => remarks.push(format!(
                "line {line} has what may be an end and is no time: it is left in the title"
            )),
            _ => {}
        }
        if hours.is_some_and(|hours| self.daytime.passes_noon(hours)) {
            remarks
                .push(format!("line {line} is taken for the afternoon, as no am or pm is printed"));
        }
    }
}

/// A row of a table whose time stands in a later cell, with that cell first.
fn time_first(text: &str) -> Option<String> {
    let mut cells = cells(text);
    let is_time = |cell: &String| hours::at_start(cell).is_some_and(|(_, rest)| rest.is_empty());
    let at = cells.iter().position(is_time).filter(|at| *at > 0)?;
    cells.get_mut(..=at)?.rotate_right(1);
    Some(cells.join("\t"))
}

/// True for a few words that a block is called by, and no event.
fn names_block(title: &str) -> bool {
    let is_kind = kind(title) != BlockKind::Other && !padded(title).contains(" world cafe ");
    ordinal(title).is_some() || (is_kind && title.split_whitespace().count() <= 4)
}

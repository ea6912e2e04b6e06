//! A plan from a programme as people mail it: plain text with times, titles and questions.
//!
//! Reads English programmes, a line at a time, and says which lines it did not understand. Makes
//! nothing up but the kind of a block, which it guesses from the words of its title. Reads no
//! tables of word processors, no other languages' months, and no time zones.

mod afternoon;
mod asked;
mod beside;
mod clock;
mod date;
mod days;
mod daytime;
mod doubtful;
mod draft;
mod ends;
mod finish;
mod found;
mod headline;
mod hours;
mod kind;
mod label;
mod lasting;
mod line;
mod names;
mod people;
mod plain;
mod printed;
mod programme;
mod reader;
mod recalled;
mod seated;
mod speakers;
mod spoken;
mod tables;
mod title;
mod typed;

pub use draft::{Draft, Unread};
pub use plain::{NotPlain, plain_text};
pub use typed::{date_typed, day_typed, time_typed};

use std::collections::HashSet;

use date::date_in;
use doubtful::whole_at_start;
use found::Day;
use headline::titled_day;
use hours::{at_start, range_in};
use line::{Line, lines, number, place, unbulleted, unnumbered};
use printed::weekday;
use reader::Reader;

/// Makes a plan of a text; `name` is its title where the text has none. Any text gives a plan;
/// one without a programme gives a discussion. Every line is either in the plan or among the
/// unread ones, save labels and rules.
#[must_use]
pub fn draft(text: &str, name: &str) -> Draft {
    let lines = lines(text);
    let mut reader = Reader {
        dated_rows: has_dated_rows(&lines),
        whole: whole_hours(&lines),
        titled_days: titled_days(&lines),
        counts_from: counts_from(&lines),
        question_heads: question_heads(&lines),
        in_four: lines.iter().any(|line| is_in_four(unbulleted(&line.text))),
        in_h: lines.iter().any(|line| is_in_h(unbulleted(&line.text))),
        ..Reader::default()
    };
    for line in &lines {
        reader.take(line);
    }
    finish::finish(reader.found, &lines, name)
}

/// True for a line that begins with a time such as `19h30`, and with no length.
fn is_in_h(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    at_start(text).is_some()
        && !lasting::begins_in_h(text)
        && digits.len() < text.len()
        && digits.starts_with(['h', 'H'])
}

/// True for a line that begins with a time such as `0945`, or with hours such as `1000 - 1030`.
fn is_in_four(text: &str) -> bool {
    let is_hours = || number(text, 4).is_some_and(|(n, _)| n > 99) && at_start(text).is_some();
    (text.starts_with('0') && doubtful::four_at_start(text).is_some()) || is_hours()
}

/// True where several lines have each their date and hours: a list of blocks, not one heading.
fn has_dated_rows(lines: &[Line]) -> bool {
    let short = lines.iter().filter(|line| line.text.len() <= 300);
    let dated = short.filter_map(|line| {
        let (before, _, after) = date_in(&line.text)?;
        let (_, hours, _) = range_in(after).or_else(|| range_in(before))?;
        Some(hours.times())
    });
    dated.collect::<HashSet<_>>().len() > 1
}

/// The numbers of the lines that name a day with words behind it, `Tuesday – doing`, above a line
/// with a time; one of the week counts where another is named as well.
fn titled_days(lines: &[Line]) -> HashSet<usize> {
    let first =
        |line: &Line| weekday(unbulleted(&line.text).split(|c: char| !c.is_alphanumeric()).next()?);
    let several = lines.iter().filter_map(first).collect::<HashSet<_>>().len() > 1;
    let is_day = |line: &Line| {
        let day = titled_day(unbulleted(&line.text)).map(|(day, _)| day);
        day.is_some_and(|day| several || matches!(day, Day::Nth(_)))
    };
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let above = pairs.filter(|(_, below)| at_start(unbulleted(&below.text)).is_some());
    above.filter(|(line, _)| is_day(line)).map(|(line, _)| line.number).collect()
}

/// The numbers of the lines that head questions without a colon, as points stand below them.
fn question_heads(lines: &[Line]) -> HashSet<usize> {
    let is_point = |line: &Line| {
        let text = unnumbered(&line.text);
        text.len() < line.text.len() && at_start(text).is_none() && lasting::at_end(text).is_none()
    };
    let pairs = lines.iter().zip(lines.iter().skip(1)).enumerate();
    let heads = pairs.filter(|(at, (above, below))| {
        // The first line is the title.
        *at > 0
            && (below.text.ends_with('?') || is_point(below))
            && label::may_head_questions(&above.text)
    });
    heads.map(|(_, (above, _))| above.number).collect()
}

/// The number of the line that begins blocks in numbers, `1. Welcome (10 min)`, whether or not
/// anything announces them: one of them has a length or a time.
fn counts_from(lines: &[Line]) -> Option<usize> {
    let is_block = |line: &Line| {
        let text = unnumbered(&line.text);
        lasting::at_end(text).or_else(|| lasting::behind(text)).is_some()
            || lasting::at_start(text).is_some()
            || at_start(text).is_some()
    };
    let mut firsts = lines.iter().enumerate().filter(|(_, line)| place(&line.text) == Some(1));
    let sure = firsts.find(|(at, _)| {
        let listed = lines.iter().skip(*at).zip(1..);
        let mut listed = listed.take_while(|(line, n)| place(&line.text) == Some(*n));
        listed.any(|(line, _)| is_block(line))
    });
    sure.map(|(_, line)| line.number)
}

/// The numbers of the lines that begin with whole hours, `9-10 Morning round`, beside a line with a
/// sure time or with the hours that follow or precede them.
fn whole_hours(lines: &[Line]) -> HashSet<usize> {
    let whole = |line: &Line| {
        let is_day = date_in(&line.text).is_some();
        whole_at_start(unbulleted(&line.text)).filter(|_| !is_day).map(|(hours, _)| hours.times())
    };
    let is_sure = |line: &Line| at_start(unbulleted(&line.text)).is_some();
    let mut found = HashSet::new();
    for (above, below) in lines.iter().zip(lines.iter().skip(1)) {
        let touch = match (whole(above), whole(below)) {
            (Some((_, Some(end))), Some((start, _))) => end == start,
            _ => false,
        };
        if whole(above).is_some() && (touch || is_sure(below)) {
            found.insert(above.number);
        }
        if whole(below).is_some() && (touch || is_sure(above)) {
            found.insert(below.number);
        }
    }
    found
}

//! Times of day as programmes print them: `18:15 – 18:30`, `11:00am-12:30pm`, `9.30`, `18h15`.

use chrono::NaiveTime;

use super::clock::{Clock, Form, Half, clock, named};
use super::line::number;
use crate::domain::{Length, Span, TimeOfDay};

pub(super) const DAY: u32 = 24 * 60;

/// Where the second half of the day begins.
const NOON: u32 = DAY / 2;
/// The first hour that is rather a time than another number.
pub(super) const FIRST: u32 = 7;
/// The longest that a bare number such as `1` ends over midnight.
pub(super) const NIGHT: u32 = 6 * 60;
/// The longest that printed hours go over midnight.
const LONGEST_NIGHT: u32 = 10 * 60;

/// The longest pause between two blocks of an evening.
const SHORTLY: u32 = 60;

/// A printed start, perhaps with its end. In minutes of the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hours {
    start: u32,
    end: Option<u32>,
    /// With am or pm.
    is_marked: bool,
    /// The end is a number that may as well begin what follows: `18:00 – 19 Angry men`.
    is_bare: bool,
}

impl Hours {
    /// From one minute of the day to another.
    pub(super) const fn new(start: u32, end: Option<u32>) -> Self {
        Self { start, end, is_marked: false, is_bare: false }
    }

    /// The printed start.
    pub(super) fn start(self) -> Option<TimeOfDay> {
        NaiveTime::from_num_seconds_from_midnight_opt(self.start * 60, 0).map(TimeOfDay)
    }

    /// From start to end, over midnight too; `None` where no end is printed, or one before the start
    /// that no night reaches.
    pub(super) fn length(self) -> Option<Length> {
        self.minutes().map(|minutes| Length(Span::minutes(i64::from(minutes))))
    }

    fn minutes(self) -> Option<u32> {
        let end = self.end?;
        let over_night =
            || Some(end + DAY - self.start).filter(|minutes| *minutes <= LONGEST_NIGHT);
        end.checked_sub(self.start).or_else(over_night)
    }

    /// The printed end, where it lies before the start.
    pub(super) fn lost_end(self) -> Option<TimeOfDay> {
        self.minutes().is_none().then(|| Self { start: self.end?, ..self }.start()).flatten()
    }

    /// False where the number that is the end only counts what follows: `18:30 – 3 rounds`.
    fn is_ended(self, rest: &str) -> bool {
        let mut signs = rest.chars();
        let is_part = match signs.next() {
            Some('\'' | '′' | '’') => true,
            Some('.' | ',') => signs.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        let words = rest.trim_start();
        let is_place = ["at ", "in "].iter().any(|lead| words.starts_with(lead));
        let counts = words.starts_with(char::is_lowercase) && !is_place;
        let is_long = self.ending_past_noon().minutes().is_none_or(|minutes| minutes > NIGHT);
        !(is_part || counts || self.ends_before() && is_long)
    }

    /// Start and end in minutes of the day, however printed.
    pub(super) const fn times(self) -> (u32, Option<u32>) {
        (self.start, self.end)
    }

    /// True where am or pm is printed.
    pub(super) const fn is_marked(self) -> bool {
        self.is_marked
    }

    /// True where the end is a number that may as well begin the title.
    pub(super) const fn ends_in_doubt(self) -> bool {
        self.is_bare
    }

    /// True where the start is at noon or later.
    pub(super) const fn begins_past_noon(self) -> bool {
        self.start >= NOON
    }

    /// True where start or end is at one in the afternoon or later.
    pub(super) fn reaches_one(self) -> bool {
        self.start.max(self.end.unwrap_or_default()) >= NOON + 60
    }

    /// The end as a start, where one is printed.
    pub(super) fn closing(self) -> Self {
        Self { start: self.end.unwrap_or(self.start), end: None, ..self }
    }

    /// True where the start is between nine and one o'clock, by day.
    pub(super) const fn is_towards_noon(self) -> bool {
        self.start >= 9 * 60 && self.start < NOON + 60
    }

    /// True where the end is printed as an earlier time than the start.
    pub(super) fn ends_before(self) -> bool {
        self.end.is_some_and(|end| end < self.start)
    }

    /// True where the end, or the start of no printed end, is at noon or later.
    pub(super) fn reaches_noon(self) -> bool {
        self.end.unwrap_or(self.start) >= NOON
    }

    /// How many minutes before another start this one is; `None` where it is not.
    pub(super) fn before(self, other: Self) -> Option<u32> {
        other.start.checked_sub(self.start).filter(|minutes| *minutes > 0)
    }

    /// The same start in the second half of the day, and the end.
    pub(super) const fn past_noon(mut self) -> Self {
        if self.start < NOON {
            self.start += NOON;
        }
        self
    }

    /// The same times half a day later, where both are in the first half.
    pub(super) fn half_day_later(self) -> Option<Self> {
        let is_early = self.start < NOON && self.end.is_none_or(|end| end <= NOON);
        let end = self.end.map(|end| end + NOON);
        is_early.then_some(Self { start: self.start + NOON, end, ..self })
    }

    /// The end in the second half of the day too, where it would lie before the start.
    pub(super) fn ending_past_noon(mut self) -> Self {
        let start = self.start;
        self.end = self.end.map(|end| {
            let is_later = end < start && end < NOON + 60 && end + NOON >= start;
            if is_later { end + NOON } else { end }
        });
        self
    }

    /// True where these end, or begin where no end is printed, shortly before others begin.
    pub(super) fn leads_to(self, next: Self) -> bool {
        next.start.checked_sub(self.closing().start).is_some_and(|minutes| minutes <= SHORTLY)
    }

    /// True where an end is printed.
    pub(super) const fn is_range(self) -> bool {
        self.end.is_some()
    }
}

/// The times a text begins with, and what follows them.
pub(super) fn at_start(text: &str) -> Option<(Hours, &str)> {
    if let Some(found) = in_four_digits(text) {
        return Some(found);
    }
    let is_word = named(text).is_some();
    let (first, rest) = clock(text).or_else(|| named(text))?;
    if let Some((second, rest)) = dash(rest).and_then(|rest| clock(rest).or_else(|| named(rest)))
        && let Some(hours) = range(first, second)
        && (second.form != Form::Bare || hours.is_ended(rest))
    {
        let titled = rest.contains(char::is_alphanumeric);
        let is_bare = second.form == Form::Bare && titled;
        return Some((Hours { is_bare, ..hours }, rest));
    }
    // `Noon prayer` is what happens, `Noon - 1 pm` and `Noon: lunch` are when.
    if is_word && !rest.starts_with(':') {
        return None;
    }
    let start = first.own().filter(|start| *start < DAY)?;
    // `10.30 Coffee` is a time, `1.2 Goals` a chapter.
    let likely =
        first.form == Form::Likely && (FIRST..24).contains(&first.hour) && is_alone(text, rest);
    let hours = Hours { is_marked: first.half.is_some(), ..Hours::new(start, None) };
    (first.form == Form::Sure || likely).then_some((hours, rest))
}

/// A time of day that is all of a text.
pub(super) fn alone(text: &str) -> Option<TimeOfDay> {
    let (clock, rest) = clock(text).or_else(|| named(text))?;
    let start = clock.own().filter(|start| *start < DAY)?;
    let is_time = rest.is_empty() && clock.form != Form::Bare;
    is_time.then(|| Hours::new(start, None).start())?
}

/// True where a time of two digits each is parted from what follows.
fn is_alone(text: &str, rest: &str) -> bool {
    text.len() - rest.len() >= "10.30".len()
        && rest.starts_with(|c: char| c.is_whitespace() || c == ',')
}

/// `0900 - 0930`; two years are no times.
fn in_four_digits(text: &str) -> Option<(Hours, &str)> {
    let (start, rest) = four_digits(text)?;
    let (end, rest) = dash(rest).and_then(four_digits)?;
    let is_year = |minutes: u32| (19..21).contains(&(minutes / 60));
    let years = is_year(start) && is_year(end);
    (start < end && !years).then_some((Hours::new(start, Some(end)), rest))
}

/// `0945` in minutes of the day, to five minutes, and what follows it.
pub(super) fn four_digits(text: &str) -> Option<(u32, &str)> {
    let (n, rest) = number(text, 4).filter(|(_, rest)| text.len() - rest.len() == 4)?;
    let is_time = n / 100 < 24 && n % 100 < 60 && n.is_multiple_of(5);
    is_time.then_some((n / 100 * 60 + n % 100, rest))
}

/// The first range of times inside a text, with what stands before and after it.
pub(super) fn range_in(text: &str) -> Option<(&str, Hours, &str)> {
    find(text, Hours::is_range)
}

/// The first start inside a text, with what stands before and after it.
pub(super) fn start_in(text: &str) -> Option<(&str, Hours, &str)> {
    find(text, |_| true)
}

fn find(text: &str, is_sought: impl Fn(Hours) -> bool) -> Option<(&str, Hours, &str)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let apart = !before.is_alphanumeric() && !matches!(before, ':' | '.');
        before = c;
        if !apart || !c.is_ascii_digit() {
            continue;
        }
        let (head, tail) = text.split_at_checked(at)?;
        if let Some((hours, rest)) = at_start(tail).filter(|(hours, _)| is_sought(*hours)) {
            return Some((head, hours, rest));
        }
    }
    None
}

fn range(first: Clock, second: Clock) -> Option<Hours> {
    let sure = first.form == Form::Sure || second.form == Form::Sure;
    if !sure && (first.form, second.form) != (Form::Likely, Form::Likely) {
        return None;
    }
    let (start, end) = match (first.half, second.half) {
        // `6 – 7:30 pm` is one evening, `11 – 12:30 pm` a morning that ends at noon.
        (None, Some(half)) => {
            let end = second.own()?;
            let other = if half == Half::Morning { Half::Afternoon } else { Half::Morning };
            let same = first.minute_of_day(Some(half)).filter(|start| *start <= end);
            let start = same.or_else(|| first.minute_of_day(Some(other)));
            (start.or_else(|| first.own())?, end)
        }
        (Some(half), None) => {
            let start = first.own()?;
            let same = second.minute_of_day(Some(half)).filter(|end| *end >= start);
            (start, same.or_else(|| second.minute_of_day(Some(Half::Afternoon))).or(second.own())?)
        }
        _ => (first.own()?, second.own()?),
    };
    let is_marked = first.half.or(second.half).is_some();
    (start < DAY).then_some(Hours { is_marked, ..Hours::new(start, Some(end)) })
}

/// What follows the sign or word between two times.
pub(super) fn dash(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let signs = ['–', '—', '‒', '−', '~', '－', '～', '〜'];
    let behind = text.trim_start_matches('-');
    let hyphens = Some(behind).filter(|_| (1..=3).contains(&(text.len() - behind.len())));
    let rest = hyphens.or_else(|| text.strip_prefix(signs)).or_else(|| {
        let words = ["to", "until", "till"].into_iter().find_map(|word| text.strip_prefix(word));
        words.filter(|rest| rest.starts_with(char::is_whitespace))
    });
    rest.map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, String)> {
        let (hours, rest) = at_start(text)?;
        let length = hours.length().map(|length| length.to_string());
        Some((hours.start()?.to_string(), length.unwrap_or_default(), rest.to_owned()))
    }

    #[test]
    fn times_read_as_programmes_print_them() {
        for (text, start, length, rest) in [
            ("08:00 - 09:00Registration", "08:00", "1 h", "Registration"),
            ("18:15 -- 18:30 Opening", "18:15", "15 min", " Opening"),
            ("18:15 --- Opening", "18:15", "", " --- Opening"),
            ("18:15 – 18:30\tOpening", "18:15", "15 min", "\tOpening"),
            ("18:15-20:15, Tuesday", "18:15", "2 h", ", Tuesday"),
            ("11:00am - 12:30pm", "11:00", "1 h 30 min", ""),
            ("11:00 - 12:30pm", "11:00", "1 h 30 min", ""),
            ("6 - 7:30 pm Round 1", "18:00", "1 h 30 min", " Round 1"),
            ("10 a.m. to 11 a.m.", "10:00", "1 h", ""),
            ("11am – 1", "11:00", "2 h", ""),
            ("9.30—10.15 Tea", "09:30", "45 min", " Tea"),
            ("18h15 Opening", "18:15", "", " Opening"),
            ("14h – 15h30", "14:00", "1 h 30 min", ""),
            ("18:00－18:15 开幕", "18:00", "15 min", " 开幕"),
            ("18:15～18:40", "18:15", "25 min", ""),
            ("18：15〜18：40 A", "18:15", "25 min", " A"),
            ("19:00h - 19:30h Town hall", "19:00", "30 min", " Town hall"),
            ("19:30 hrs Closing", "19:30", "", " Closing"),
            ("19:30 Hrs. Closing", "19:30", "", " Closing"),
            ("19:30 houses", "19:30", "", " houses"),
            ("18:15 - Opening", "18:15", "", " - Opening"),
            ("11:30 – 12 :00 Round 3", "11:30", "30 min", " Round 3"),
            ("10.30 Coffee", "10:30", "", " Coffee"),
            ("18.15 Uhr – 18.30 Uhr Pause", "18:15", "15 min", " Pause"),
            ("0900 - 0930  Arrival", "09:00", "30 min", "  Arrival"),
            ("6 pm Amman", "18:00", "", " Amman"),
            ("10:30pmOpening", "22:30", "", "Opening"),
            ("22:00 - 01:00 Party", "22:00", "3 h", " Party"),
            ("20:15 – 20:15 Closing", "20:15", "0 min", " Closing"),
            ("23:00 – 24:00", "23:00", "1 h", ""),
            ("18:00 - 19 Opening", "18:00", "1 h", " Opening"),
            ("18:00 to 20 at the hall", "18:00", "2 h", " at the hall"),
            ("22:00 – 1 Party", "22:00", "3 h", " Party"),
            ("18:30 – 3 rounds", "18:30", "", " – 3 rounds"),
            ("18:30 – 3 Rounds", "18:30", "", " – 3 Rounds"),
            ("6 pm - 2 short talks", "18:00", "", " - 2 short talks"),
            ("18:00 - 20' opening", "18:00", "", " - 20' opening"),
            ("18:00 – 1,5 h", "18:00", "", " – 1,5 h"),
        ] {
            let expected = Some((start.to_owned(), length.to_owned(), rest.to_owned()));
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "2 Purpose",
            "25:00 x",
            "10:75 x",
            "2.5 kg",
            "10 - 12 people",
            "1.2 Goals",
            "105",
            "2010 - 2015 Strategy",
            "4.30 x",
            "12.5 x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("10:30 - 10:99").unwrap().1, "", "the end is no time");
        assert_eq!(read("20:00 - 12:00").unwrap().1, "", "longer than any night");
    }

    #[test]
    fn a_range_is_found_inside_a_line() {
        let (before, hours, after) = range_in("Tuesday • 11:00am - 12:30pm EEST").unwrap();
        assert_eq!((before, after, hours.start), ("Tuesday • ", " EEST", 660));
        assert!(range_in("from 18:15 on, 2013-10-08").is_none());
    }
}

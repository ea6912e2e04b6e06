//! Words that must mean something: lengths, times, dates, the time zone.

use std::str::FromStr;

use super::fault::Faults;
use super::tree::At;
use super::words::quoted;
use crate::domain::{Length, LengthError, NotATime, TimeOfDay, Zone, in_calendar};
use crate::text::{is_language, is_letter};

/// Tells lengths, times, dates and a time zone that are none.
pub(super) fn check(root: &At<'_>, faults: &mut Faults) {
    if let Some(zone) = root.get("time_zone") {
        time_zone(&zone, faults);
    }
    language(root.get("language"), faults);
    for person in root.list("people") {
        person.list("languages").into_iter().for_each(|code| language(Some(code), faults));
    }
    for question in root.list("questions") {
        question.list("categories").iter().for_each(|category| letter(category, faults));
    }
    for block in root.list("programme") {
        for key in ["length", "least", "grace"] {
            meant(block.get(key), faults, Length::from_str, LengthError::hint);
        }
        warnings(&block, faults);
        meant(block.get("start"), faults, TimeOfDay::from_str, |error: &NotATime| error.hint());
        if let Some(date) = block.get("date")
            && let Some(words) = date.text()
            && !words.parse().is_ok_and(in_calendar)
        {
            let message = format!("this is not a date: {}", quoted(words));
            faults.error(&date, message, Some("dates read 2013-10-08".to_owned()));
        }
    }
}

fn warnings(block: &At<'_>, faults: &mut Faults) {
    let of = |at: &At<'_>| at.text().and_then(|words| Length::from_str(words).ok());
    let length = block.get("length").and_then(|at| of(&at));
    let mut before = Vec::new();
    for at in block.list("warnings") {
        meant(Some(at.clone()), faults, Length::from_str, LengthError::hint);
        let Some(warning) = of(&at) else { continue };
        let why = match length {
            _ if before.contains(&warning) => "stands here twice",
            _ if warning == Length::default() => "is the end, which is told without it",
            Some(length) if length > Length::default() && warning > length => {
                "is longer than the block"
            }
            _ => "",
        };
        before.push(warning);
        if !why.is_empty() {
            let message = format!("the warning {} {why}", quoted(at.text().unwrap_or_default()));
            faults.warning(&at, message, Some("leave it out".to_owned()));
        }
    }
}

fn letter(category: &At<'_>, faults: &mut Faults) {
    let Some(at) = category.get("letter") else { return };
    if let Some(words) = at.text().filter(|words| !words.is_empty() && !is_letter(words)) {
        let hint = "it is one letter, or two like aa or a1; words belong in the label";
        faults.error(&at, format!("this is no letter: {}", quoted(words)), Some(hint.to_owned()));
    }
}

fn language(at: Option<At<'_>>, faults: &mut Faults) {
    let Some(at) = at else { return };
    if let Some(words) = at.text().filter(|words| !is_language(words)) {
        let message = format!("this is no code of a language: {}", quoted(words));
        faults.warning(&at, message, Some("codes read en, fr or de-CH".to_owned()));
    }
}

fn meant<T, E: std::fmt::Display>(
    at: Option<At<'_>>,
    faults: &mut Faults,
    read: impl Fn(&str) -> Result<T, E>,
    hint: impl Fn(&E) -> &'static str,
) {
    let Some(at) = at else { return };
    if let Some(words) = at.text()
        && let Err(error) = read(words)
    {
        let message = format!("{error}: {}", quoted(words));
        faults.error(&at, message, Some(hint(&error).to_owned()));
    }
}

fn time_zone(at: &At<'_>, faults: &mut Faults) {
    let Some(words) = at.text().filter(|words| Zone::named(words).is_none()) else { return };
    let typed = words.trim().to_lowercase().replace(' ', "_");
    let city = |name: &&str| name.to_lowercase().rsplit('/').next() == Some(typed.as_str());
    let alike = Zone::names().find(city).or_else(|| faults.nearest(Zone::names(), words));
    let hint = match alike {
        Some(name) => format!("did you mean {}", quoted(name)),
        None => "time zones read `Europe/Zurich`, by the names of the IANA".to_owned(),
    };
    faults.error(at, format!("unknown time zone {}", quoted(words)), Some(hint));
}

#[cfg(test)]
mod tests {
    use crate::setup::case::{told_of, told_with};

    #[test]
    fn lengths_times_and_dates_say_why_they_are_none() {
        assert_eq!(
            told_of(&[
                r#"{"title": "A", "start": "7pm", "length": "-5 min", "least": "5", "grace": "soon"}"#,
                r#"{"title": "B", "date": "8.10.2013", "start": "25:00", "length": "9999 h", "warnings": ["x"]}"#,
            ]),
            [
                "2:25 error: this is not a time of day: `7pm` (times read 09:00 or 18:15)",
                "2:42 error: a length cannot be negative: `-5 min` (write 0 min for a block without a length of its own)",
                "2:61 error: a length needs a unit: `5` (lengths read 25 min, 1 h 30 min, 90 s, or 5m and 1h30m)",
                "2:75 error: this is not a length: `soon` (lengths read 25 min, 1 h 30 min, 90 s, or 5m and 1h30m)",
                "3:24 error: this is not a date: `8.10.2013` (dates read 2013-10-08)",
                "3:46 error: this is not a time of day: `25:00` (times read 09:00 or 18:15)",
                "3:65 error: this length is longer than a hundred days: `9999 h` (several days are several blocks, each with its date)",
                "3:88 error: this is not a length: `x` (lengths read 25 min, 1 h 30 min, 90 s, or 5m and 1h30m)"
            ]
        );
    }

    #[test]
    fn a_warning_that_says_nothing_new_is_told() {
        let block = r#"{"title": "A", "start": "18:00", "length": "5m", "warnings": ["1m", "60 s", "6 min", "0 min"]}"#;
        assert_eq!(
            told_of(&[block]),
            [
                "2:69 warning: the warning `60 s` stands here twice (leave it out)",
                "2:77 warning: the warning `6 min` is longer than the block (leave it out)",
                "2:86 warning: the warning `0 min` is the end, which is told without it (leave it out)",
            ]
        );
    }

    #[test]
    fn a_language_goes_by_its_code() {
        let told = |code: &str| {
            told_with(&format!("\"people\": [{{\"name\": \"Ada\", \"languages\": [\"{code}\"]}}]"))
        };
        for code in ["en", "de-CH", "zh-Hant-TW", "sr-Latn"] {
            assert_eq!(told(code), [""; 0], "{code}");
            assert_eq!(told_with(&format!("\"language\": \"{code}\"")), [""; 0], "{code}");
        }
        for code in ["", "e", "en_US", "français", "en, fr", "portuguese"] {
            let words =
                format!("this is no code of a language: `{code}` (codes read en, fr or de-CH)");
            assert_eq!(told(code), [format!("2:42 warning: {words}")]);
            let plan = told_with(&format!("\"language\": \"{code}\""));
            assert_eq!(plan, [format!("2:13 warning: {words}")]);
        }
    }

    #[test]
    fn a_date_has_a_year_that_calendars_print() {
        let told = |date: &str| {
            let day = format!(
                r#"{{"title": "A", "date": "{date}", "start": "18:15", "length": "5 min"}}"#
            );
            told_of(&[&day])
        };
        for date in ["+262142-12-31", "-262143-01-01", "0000-01-01"] {
            let fault = format!("2:24 error: this is not a date: `{date}` (dates read 2013-10-08)");
            assert_eq!(told(date), [fault]);
        }
        assert_eq!(told("9999-12-31"), [""; 0]);
    }

    #[test]
    fn a_letter_is_short_enough_to_be_one() {
        let told = |letter: &str| {
            told_with(&format!(
                r#""questions": [{{"text": "?", "categories": [{{"letter": "{letter}", "label": "X"}}]}}]"#
            ))
        };
        for letter in ["a", "bb", "a1", "É", "字"] {
            assert_eq!(told(letter), [""; 0], "{letter}");
        }
        for letter in ["abc", "a b", "#", "-", "2"] {
            assert_eq!(
                told(letter),
                [format!(
                    "2:55 error: this is no letter: `{letter}` (it is one letter, or two like aa or a1; words belong in the label)"
                )]
            );
        }
    }

    #[test]
    fn a_time_zone_is_known_or_has_the_nearest() {
        assert_eq!(told_with("\"time_zone\": \"Europe/Zurich\""), [""; 0]);
        assert_eq!(
            told_with("\"time_zone\": \"Europe/Zürich\""),
            ["2:14 error: unknown time zone `Europe/Zürich` (did you mean `Europe/Zurich`)"]
        );
        assert_eq!(
            told_with("\"time_zone\": \"Zurich\""),
            ["2:14 error: unknown time zone `Zurich` (did you mean `Europe/Zurich`)"]
        );
        assert_eq!(
            told_with("\"time_zone\": \"new york\""),
            ["2:14 error: unknown time zone `new york` (did you mean `America/New_York`)"]
        );
        assert_eq!(
            told_with("\"time_zone\": \"europe/zurich\""),
            ["2:14 error: unknown time zone `europe/zurich` (did you mean `Europe/Zurich`)"]
        );
        assert_eq!(
            told_with("\"time_zone\": \"qqqq\""),
            [
                "2:14 error: unknown time zone `qqqq` (time zones read `Europe/Zurich`, by the names of the IANA)"
            ]
        );
    }
}

//! A block as far as its time can be read, also where the rest of it cannot.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::tree::At;
use super::words::quoted;
use crate::domain::{BlockKind, Length, Span, TimeOfDay};

/// The seconds of a day.
pub(super) const DAY: i64 = 24 * 3600;

/// A block's place in time. Seconds count from the first midnight of the calendar, or of a day
/// without a date.
pub(super) struct Slot<'t> {
    pub(super) at: At<'t>,
    /// Its title, quoted, else its place.
    pub(super) name: String,
    pub(super) kind: Option<BlockKind>,
    /// Its own date or that of the block before.
    pub(super) date: Option<NaiveDate>,
    /// When it begins as written.
    pub(super) start: Option<i64>,
    /// When it begins as written, else at the end of the block before.
    pub(super) begins: Option<i64>,
    pub(super) length: Option<i64>,
}

impl<'t> Slot<'t> {
    /// Every block of a plan in order; what is no object is no block.
    pub(super) fn all(root: &At<'t>) -> Vec<Self> {
        let mut slots: Vec<Self> = Vec::new();
        let blocks = root.list("programme").into_iter().enumerate();
        for (n, at) in blocks.filter(|(_, at)| at.is_object()) {
            let slot = Self::read(at, n + 1, slots.last());
            slots.push(slot);
        }
        slots
    }

    fn read(at: At<'t>, number: usize, before: Option<&Self>) -> Self {
        let own = at.words("date").and_then(|words| words.parse::<NaiveDate>().ok());
        let date = own.or(before.and_then(|before| before.date));
        let midnight = date.map_or(0, |date| i64::from(date.num_days_from_ce()) * DAY);
        let time = at.words("start").and_then(|words| words.parse::<TimeOfDay>().ok());
        let start = time.map(|time| midnight + i64::from(time.0.num_seconds_from_midnight()));
        let length = at.words("length").and_then(|words| words.parse::<Length>().ok());
        let follows = before.filter(|before| before.date == date).and_then(Self::ends);
        let kind = at.words("kind");
        Self {
            name: match at.words("title") {
                Some(title) => quoted(title),
                None => format!("block {number}"),
            },
            kind: BlockKind::ALL.into_iter().find(|one| Some(one.word()) == kind),
            date,
            start,
            begins: if at.get("start").is_some() { start } else { follows },
            length: length.map(|length| length.0.whole_seconds()),
            at,
        }
    }

    /// When it ends, where that can be told.
    pub(super) fn ends(&self) -> Option<i64> {
        Some(self.begins? + self.length?)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.at.get(key).is_some()
    }

    pub(super) fn is_conversation(&self) -> bool {
        self.kind == Some(BlockKind::Conversation)
    }

    /// The part of it a reader knows it by: its title, else all of it.
    pub(super) fn title(&self) -> At<'t> {
        self.at.get("title").unwrap_or_else(|| self.at.clone())
    }

    /// The value of a key, else the title.
    pub(super) fn part(&self, key: &str) -> At<'t> {
        self.at.get(key).unwrap_or_else(|| self.title())
    }
}

/// Says a time of day: `18:15`.
pub(super) fn clock(seconds: i64) -> String {
    let of_day = u32::try_from(seconds.rem_euclid(DAY)).unwrap_or_default();
    match NaiveTime::from_num_seconds_from_midnight_opt(of_day, 0) {
        Some(time) => TimeOfDay(time).to_string(),
        None => String::new(),
    }
}

/// Says a length: `1 h 30 min`.
pub(super) fn length(seconds: i64) -> String {
    Length(Span::seconds(seconds)).to_string()
}

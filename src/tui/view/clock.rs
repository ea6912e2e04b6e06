//! What the big clock says: its digits, its gauge, and the words beside them.
//!
//! Reads the session's own clocks at the model's moment; counts nothing itself.

use chrono::{DateTime, Utc};

use crate::actions::{Action, spec};
use crate::domain::{Moment, Span, hour_minute};
use crate::session::{BlockOutlook, BlockState, Session};
use crate::text::shown;
use crate::theme::Tone;
use crate::tui::model::Model;

/// How far away a start may be for a clock to count to it.
const COUNTED: Span = Span::minutes(24 * 60);

/// How much of a block has gone by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gauge {
    /// What has gone by, pauses left out.
    pub gone: Span,
    /// How long the block is to last.
    pub whole: Span,
}

impl Gauge {
    /// True from the end on.
    pub(crate) fn is_over(self) -> bool {
        self.gone >= self.whole
    }
}

/// The clock of the Stage and of the room's view, in words and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClockFace {
    /// The large digits, signed only where a clock is over; `None` where nothing is counted.
    pub digits: Option<String>,
    /// How they look.
    pub tone: Tone,
    /// The gauge below them, for a block that has a length.
    pub gauge: Option<Gauge>,
    /// What the digits are: `left of 25:00, until 19:30`.
    pub words: String,
    /// The same in two words, `left` and `until 19:30`, for a small screen.
    pub brief: (&'static str, String),
    /// `PAUSED 3:05 · reason` while the block is held.
    pub held: Option<String>,
}

impl ClockFace {
    /// The clock at the model's moment.
    pub(crate) fn of(model: &Model) -> Self {
        let session = &model.session;
        let begins = format!("{} begins", model.key(Action::Start));
        let hint = if model.can_change() { format!(", {begins}") } else { String::new() };
        if let Some(closed) = session.closed {
            let at = time(session, closed.at);
            let more = if model.can_change() { "; words may still be put right" } else { "" };
            let brief = ("", format!("closed {at}"));
            return Self { brief, ..Self::still(format!("closed {at}{more}")) };
        }
        match (session.running(), session.next()) {
            (Some(block), _) => Self::running(model, block),
            (None, Some(next)) => {
                let due = model.outlook.of(next.id()).and_then(BlockOutlook::due);
                let first = !session.has_begun();
                let title =
                    if first { String::new() } else { format!("{} ", shown(&next.block.title)) };
                match due {
                    Some(at) => Self::towards(session, &title, at, model.now, &hint),
                    None if hint.is_empty() => Self::still("not begun".to_owned()),
                    None => Self::still(format!("{begins} {}", shown(&next.block.title))),
                }
            }
            (None, None) => {
                let (key, name) = (model.key(Action::Palette), spec(Action::Close).name);
                let way = match model.can_change() {
                    true => format!(" · {key} {name} ends the event"),
                    false => String::new(),
                };
                Self::still(format!("nothing more is planned{way}"))
            }
        }
    }

    fn still(words: String) -> Self {
        let brief = ("", words.clone());
        Self { digits: None, tone: Tone::Clock, gauge: None, words, brief, held: None }
    }

    fn running(model: &Model, state: &BlockState) -> Self {
        let (session, now) = (&model.session, model.now);
        let Some(clock) = state.countdown() else { return Self::still(String::new()) };
        let held = state.pause().map(|pause| {
            let since = (now.t - pause.from.t).max(Span::ZERO).digits_up();
            let why = pause.reason.as_ref().map(|why| format!(" · {}", shown(why)));
            format!("PAUSED {since}{}", why.unwrap_or_default())
        });
        let (Some(left), Some(whole)) = (clock.remaining(now.t), clock.length) else {
            let since = state.started.map(|at| format!("since {}", time(session, at.at)));
            let since = since.unwrap_or_default();
            return Self {
                digits: Some(clock.elapsed(now.t).digits_up()),
                tone: tone(held.is_some(), false),
                gauge: None,
                words: format!("{since}, no length planned"),
                brief: ("gone", since),
                held,
            };
        };
        let end = model.until(left);
        let over = left.0 <= -1000;
        let (sign, brief, by) = match (over, held.is_some()) {
            (true, true) => ("+", "over", String::new()),
            (true, false) => ("+", "over", format!("since {end}")),
            (false, _) => ("", "left", format!("until {end}")),
        };
        let digits = if over { left.digits_up() } else { left.max(Span::ZERO).digits() };
        let of = whole.digits();
        let words = match by.as_str() {
            by if !over => format!("left of {of}, {by}"),
            "" => format!("over, after {of}"),
            since => format!("over {since}, after {of}"),
        };
        Self {
            digits: Some(format!("{sign}{digits}")),
            tone: tone(held.is_some(), left <= Span::ZERO),
            gauge: Some(Gauge { gone: clock.elapsed(now.t), whole }),
            words: warned(&model.usual.warnings, state, (left, whole), &words),
            brief: (brief, by),
            held,
        }
    }

    /// Counts to a planned start, or names its day where that is not near.
    fn towards(session: &Session, title: &str, at: DateTime<Utc>, now: Moment, hint: &str) -> Self {
        let to_go = Span((at - now.at).num_milliseconds());
        let (start, today) = (session.local(at), session.local(now.at).date_naive());
        let past = to_go.0 <= -1000;
        if to_go.magnitude() >= COUNTED || (past && start.date_naive() != today) {
            let day = start.format("%a %-d %b %Y");
            return Self::still(format!("{title}planned for {day}{hint}"));
        }
        let digits = if past { to_go.digits_up() } else { to_go.max(Span::ZERO).digits() };
        let clock = hour_minute(start);
        let words = match (past, start.date_naive() == today) {
            (true, _) => format!("{title}was to start at {clock}{hint}"),
            (false, true) => format!("{title}starts in {digits}{hint}"),
            (false, false) => format!("{title}starts tomorrow {clock}, in {digits}{hint}"),
        };
        Self {
            digits: Some(if past { format!("+{digits}") } else { digits }),
            tone: if past { Tone::TimeUp } else { Tone::Clock },
            gauge: None,
            words,
            brief: (if past { "late" } else { "to go" }, format!("planned {clock}")),
            held: None,
        }
    }
}

/// The words with a `◆` for every warning that is due, and what the last one asks for.
fn warned(usual: &[Span], state: &BlockState, (left, whole): (Span, Span), words: &str) -> String {
    let mut warnings = state.block.warning_spans(usual);
    warnings.retain(|warning| *warning < whole);
    let due = warnings.iter().filter(|warning| **warning >= left).count();
    if due == 0 || left <= Span::ZERO {
        return words.to_owned();
    }
    let wrap_up = if due == warnings.len() { " · wrap up" } else { "" };
    format!("{} {words}{wrap_up}", "◆".repeat(due.min(3)))
}

const fn tone(held: bool, over: bool) -> Tone {
    match (held, over) {
        (true, _) => Tone::Paused,
        (false, true) => Tone::TimeUp,
        (false, false) => Tone::Clock,
    }
}

fn time(session: &Session, at: DateTime<Utc>) -> String {
    hour_minute(session.local(at))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Block, BlockId, Length, Plan, Stamp};
    use crate::tui::model::Mode;

    /// A block of so many minutes that has run for so many seconds.
    fn face(length: Option<i64>, seconds: i64) -> ClockFace {
        let block = Block {
            id: BlockId::new("b1"),
            length: length.map(|minutes| Length(Span::minutes(minutes))),
            ..Block::default()
        };
        let plan = Plan { programme: vec![block], ..Plan::default() };
        let mut session = Session::waiting(Arc::new(plan), Arc::from("UTC"));
        session.blocks[0].started = Some(Moment::default());
        let t = Stamp(seconds * 1000);
        let now = Moment { t, at: Moment::default().wall_at(t) };
        let mut model = Model::new(Mode::Live, (80, 24));
        (model.session, model.now) = (session, now);
        ClockFace::of(&model)
    }

    fn digits(length: Option<i64>, seconds: i64) -> String {
        face(length, seconds).digits.unwrap()
    }

    #[test]
    fn where_nothing_more_is_planned_the_way_to_close_is_named() {
        let mut model = Model::new(Mode::Live, (80, 24));
        assert_eq!(ClockFace::of(&model).words, "nothing more is planned · : close ends the event");
        model.mode = Mode::ReadOnly;
        assert_eq!(ClockFace::of(&model).words, "nothing more is planned");
    }

    #[test]
    fn a_round_counts_down_to_zero_and_over_with_a_sign() {
        assert_eq!(digits(Some(25), 0), "25:00");
        assert_eq!(digits(Some(25), 1500), "0:00");
        assert_eq!(digits(Some(25), 1501), "+0:01");
        let over = face(Some(25), 1630);
        assert_eq!(over.digits.as_deref(), Some("+2:10"));
        assert_eq!(over.words, "over since 00:25, after 25:00");
        assert_eq!((over.tone, over.gauge.unwrap().is_over()), (Tone::TimeUp, true));
    }

    #[test]
    fn without_a_length_it_counts_up_and_warns_of_nothing() {
        for length in [None, Some(0)] {
            let face = face(length, 65);
            assert_eq!(face.digits.as_deref(), Some("1:05"));
            assert_eq!((face.tone, face.gauge), (Tone::Clock, None));
            assert_eq!(face.words, "since 00:00, no length planned");
        }
    }

    #[test]
    fn warnings_are_shapes_and_the_last_asks_to_wrap_up() {
        assert_eq!(face(Some(25), 1199).words, "left of 25:00, until 00:25");
        assert_eq!(face(Some(25), 1200).words, "◆ left of 25:00, until 00:25");
        assert_eq!(face(Some(25), 1440).words, "◆◆ left of 25:00, until 00:25 · wrap up");
        assert_eq!(face(Some(4), 10).words, "left of 4:00, until 00:04");
    }
}

//! Planned against real times of a day, on one scale.

use chrono::{DateTime, TimeDelta, Timelike};

use super::drawing::{Drawing, Shape, WIDTH, label};
use crate::domain::{Length, Zone, hour_minute};
use crate::report::graphic::{Day, Times};
use crate::text::{shown, width};

type Stretch = (DateTime<Zone>, DateTime<Zone>);

/// Room beside the scale, for half a time of day.
const MARGIN: usize = 20;
/// Columns that a title and its length share; a long title has them for itself.
const COLUMNS: usize = 38;
/// Minutes between two times of day, the finest first.
const STEPS: [i64; 10] = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720];

/// Where a moment stands on the drawing.
struct Scale {
    from: DateTime<Zone>,
    seconds: usize,
}

/// Draws a day; nothing where none of its blocks has a time.
pub(super) fn timeline(of: &Day) -> Option<Drawing> {
    let mut ended = None;
    let with_plan = |times| {
        let planned = planned(times, ended);
        ended = planned.map(|of| of.1).or(ended);
        (times, planned)
    };
    let rows: Vec<(&Times, Option<Stretch>)> = of.blocks.iter().map(with_plan).collect();
    let all = || rows.iter().flat_map(|(times, planned)| [*planned, times.held]).flatten();
    let (from, to) = (all().map(|of| of.0).min()?, all().map(|of| of.1).max()?);
    let seconds = usize::try_from((to - from).num_seconds()).unwrap_or_default().max(60);
    let scale = Scale { from, seconds };
    let mut drawing = Drawing {
        title: match &of.title {
            Some(day) => format!("Planned and real times on {day}"),
            None => "Planned and real times".to_owned(),
        },
        words: rows
            .iter()
            .map(|(times, planned)| words(times, *planned))
            .collect::<Vec<_>>()
            .join("; "),
        ..Drawing::default()
    };
    legend(&mut drawing);
    let mut y = 48;
    for (times, planned) in rows {
        y = row(&mut drawing, &scale, y, times, planned);
    }
    drawing.height = y;
    let ticks = ticks(&scale);
    for (x, time) in ticks {
        drawing.shapes.insert(0, Shape::Line { x, from: 40, to: y });
        drawing.text((x, 36), "time", time);
    }
    Some(drawing)
}

/// The planned stretch; a block with a length alone was to take it from the planned end of the one
/// before, the first of all from its real start.
fn planned(times: &Times, ended: Option<DateTime<Zone>>) -> Option<Stretch> {
    let from_start = || {
        let from = ended.or(times.held.map(|of| of.0))?;
        Some((from, from.checked_add_signed(TimeDelta::milliseconds(times.planned_length?.0))?))
    };
    times.planned.or_else(from_start)
}

fn legend(drawing: &mut Drawing) {
    drawing.area((MARGIN, 4), (26, 8), "planned");
    drawing.text((MARGIN + 34, 13), "label", "planned");
    drawing.area((MARGIN + 110, 4), (26, 8), "held");
    drawing.text((MARGIN + 144, 13), "label", "held");
}

/// Draws a block, and tells where the next one begins.
fn row(
    drawing: &mut Drawing,
    scale: &Scale,
    top: usize,
    times: &Times,
    planned: Option<Stretch>,
) -> usize {
    let length = length(times);
    let lines = label(&times.title, COLUMNS);
    let mut y = top + 18 * lines.len();
    let shares = lines.last().is_some_and(|last| width(last) + 2 + width(&length) <= COLUMNS);
    if !length.is_empty() && !shares {
        y += 18;
    }
    drawing.text((WIDTH, y - 4), "length", length);
    for (place, line) in lines.into_iter().enumerate() {
        drawing.text((0, top + 18 * place + 14), "label", line);
    }
    for (stretch, top, class) in [(planned, y + 3, "planned"), (times.held, y + 13, "held")] {
        if let Some((from, to)) = stretch {
            let (left, right) = (scale.x(from), scale.x(to));
            drawing.area((left, top), (right.saturating_sub(left).max(3), 8), class);
        }
    }
    y + 28
}

fn length(times: &Times) -> String {
    match (times.length, times.planned_length) {
        (Some(took), Some(planned)) if took == planned => Length(took).to_string(),
        (Some(took), Some(planned)) => {
            format!("{}, planned {}", Length(took), Length(planned))
        }
        (Some(took), None) => Length(took).to_string(),
        (None, _) if times.missed => "not held".to_owned(),
        (None, Some(planned)) => format!("planned {}", Length(planned)),
        (None, None) => String::new(),
    }
}

fn words(times: &Times, planned: Option<Stretch>) -> String {
    let said = |(from, to): Stretch| format!("{} to {}", hour_minute(from), hour_minute(to));
    let planned = planned.map(|of| format!("planned {}", said(of)));
    let missed = times.missed.then(|| "not held".to_owned());
    let held = times.held.map(|of| format!("held {}", said(of))).or(missed);
    let parts: Vec<String> = planned.into_iter().chain(held).collect();
    format!("{}: {}", shown(&times.title), parts.join(", "))
}

/// Times of day along the scale, at most seven.
fn ticks(scale: &Scale) -> Vec<(usize, String)> {
    let seconds = i64::try_from(scale.seconds).unwrap_or(i64::MAX);
    let step = STEPS.into_iter().map(|minutes| minutes * 60).find(|step| seconds / step <= 6);
    let step = step.unwrap_or(86_400);
    let since_midnight = i64::from(scale.from.num_seconds_from_midnight());
    let first = (step - since_midnight % step) % step;
    let count = if first > seconds { 0 } else { (seconds - first) / step + 1 };
    let at = |n: i64| scale.from + TimeDelta::seconds(first + n * step);
    (0..count.min(8)).map(at).map(|time| (scale.x(time), hour_minute(time))).collect()
}

impl Scale {
    fn x(&self, at: DateTime<Zone>) -> usize {
        let gone = usize::try_from((at - self.from).num_seconds()).unwrap_or_default();
        MARGIN + (WIDTH - 2 * MARGIN) * gone.min(self.seconds) / self.seconds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn at(time: &str) -> DateTime<Zone> {
        let at: DateTime<chrono::Utc> = format!("2013-10-08T{time}:00Z").parse().unwrap();
        at.with_timezone(&Zone::default())
    }

    fn day(planned: Option<(&str, &str)>, held: (&str, &str)) -> Day {
        let times = Times {
            title: "Opening".into(),
            planned: planned.map(|(from, to)| (at(from), at(to))),
            held: Some((at(held.0), at(held.1))),
            planned_length: Some(Span::minutes(15)),
            missed: false,
            length: Some(Span::minutes(25)),
        };
        Day { title: None, blocks: vec![times] }
    }

    fn boxes(drawing: &Drawing, of: &str) -> Vec<(usize, usize)> {
        let found = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Box { x, y, width, class, .. } if *class == of && *y > 20 => Some((*x, *width)),
            _ => None,
        });
        found.collect()
    }

    #[test]
    fn planned_and_real_times_stand_on_one_scale() {
        let drawing = timeline(&day(Some(("18:15", "18:30")), ("18:20", "18:45"))).unwrap();
        let (planned, held) = (boxes(&drawing, "planned"), boxes(&drawing, "held"));
        let whole = WIDTH - 2 * MARGIN;
        assert_eq!(planned, [(MARGIN, whole / 2)]);
        assert_eq!(held, [(MARGIN + whole / 6, whole - whole / 6)]);
        assert_eq!(drawing.words, "Opening: planned 18:15 to 18:30, held 18:20 to 18:45");
    }

    #[test]
    fn a_block_with_a_length_alone_was_planned_from_where_the_one_before_was_to_end() {
        let mut day = day(Some(("18:15", "18:30")), ("18:15", "18:45"));
        day.blocks.extend(self::day(None, ("18:45", "19:00")).blocks);
        let words = "Opening: planned 18:30 to 18:45, held 18:45 to 19:00";
        assert!(timeline(&day).unwrap().words.ends_with(words));
    }

    #[test]
    fn a_long_title_is_told_whole_above_its_length() {
        let mut long = day(Some(("18:15", "18:30")), ("18:20", "18:45"));
        "Conversation at the tables, round 3".clone_into(&mut long.blocks[0].title);
        let drawing = timeline(&long).unwrap();
        let labels = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { class: "label", text, x: 0, .. } => Some(text.as_str()),
            _ => None,
        });
        let told = labels.collect::<Vec<_>>().join(" ");
        assert_eq!(told, "Conversation at the tables, round 3");
        let short = timeline(&day(None, ("18:20", "18:45"))).unwrap();
        assert!(drawing.height > short.height);
    }

    #[test]
    fn a_block_with_a_length_alone_was_planned_from_its_real_start() {
        let drawing = timeline(&day(None, ("18:20", "18:45"))).unwrap();
        assert_eq!(boxes(&drawing, "planned")[0].0, boxes(&drawing, "held")[0].0);
        assert_eq!(timeline(&Day::default()), None);
    }

    #[test]
    fn what_may_still_come_is_not_said_to_be_missed() {
        let words = |missed: bool| {
            let mut of = day(Some(("18:15", "18:30")), ("18:20", "18:45"));
            let coming = Times { held: None, length: None, missed, ..of.blocks[0].clone() };
            of.blocks.push(coming);
            let drawing = timeline(&of).unwrap();
            let is_told =
                |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text == "not held");
            (drawing.words.contains("not held"), drawing.shapes.iter().any(is_told))
        };
        assert_eq!((words(true), words(false)), ((true, true), (false, false)));
    }

    #[test]
    fn the_scale_names_a_few_round_times() {
        let named = |from: &str, to: &str| -> Vec<String> {
            let drawing = timeline(&day(None, (from, to))).unwrap();
            let times = drawing.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { class: "time", text, .. } => Some(text.clone()),
                _ => None,
            });
            times.collect()
        };
        assert_eq!(named("18:20", "20:15"), ["18:30", "19:00", "19:30", "20:00"]);
        assert_eq!(named("09:00", "09:00"), ["09:00", "09:05", "09:10", "09:15"]);
        assert!(named("00:00", "23:59").len() <= 7);
    }
}

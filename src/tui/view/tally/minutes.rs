//! How fast ideas came: a sparkline with its axis in words.

use chrono::DateTime;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::hour_minute;
use crate::text::width;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::bars::sparks;
use crate::tui::view::place::{below, place};

/// Ideas in equal stretches of time.
#[derive(Debug, PartialEq, Eq)]
struct Pulse {
    /// Minutes of one stretch.
    each: i64,
    /// Ideas of each.
    counts: Vec<usize>,
}

impl Pulse {
    /// The ideas of minutes, given in order, in at most so many stretches.
    fn of(minutes: impl Iterator<Item = (i64, usize)> + Clone, most: usize) -> Option<Self> {
        let first = minutes.clone().next()?.0;
        let last = minutes.clone().last()?.0;
        let span = last - first + 1;
        let most = i64::try_from(most).unwrap_or(i64::MAX).max(1);
        let each = (span + most - 1) / most;
        let wide = usize::try_from((span + each - 1) / each).unwrap_or(1);
        let mut counts = vec![0; wide];
        for (minute, ideas) in minutes {
            let at = usize::try_from((minute - first) / each).unwrap_or(0);
            if let Some(count) = counts.get_mut(at) {
                *count += ideas;
            }
        }
        Some(Self { each, counts })
    }
}

/// Draws the line: what it counts, when it begins, the sparkline, when it ends, and the most. Of an
/// area of several rows it takes the last; the bars grow up into the others.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let minutes = model.session.notes.minutes();
    let (Some((first, _)), Some((last, _))) = (minutes.first_key_value(), minutes.last_key_value())
    else {
        return;
    };
    let clock = |minute: i64| {
        let at = DateTime::from_timestamp(minute.saturating_mul(60), 0).unwrap_or_default();
        hour_minute(model.local(at))
    };
    // What stands around the sparkline at its longest.
    let around = width("ideas in 10 min  00:00   00:00  most 999");
    let room = usize::from(area.width).saturating_sub(around).max(8);
    let counted = minutes.iter().map(|(minute, ideas)| (*minute, *ideas));
    let Some(pulse) = Pulse::of(counted, room) else { return };
    let most = pulse.counts.iter().copied().max().unwrap_or(0);
    let what = match pulse.each {
        1 => "ideas a minute".to_owned(),
        n => format!("ideas in {n} min"),
    };
    let foot = below(area, area.height.saturating_sub(1));
    let at = place(buffer, foot, (0, 0), &what, theme.style(Tone::Dim)) + 2;
    let at = place(buffer, foot, (at, 0), &clock(*first), theme.style(Tone::Plain)) + 1;
    let rows = sparks(&pulse.counts, most, usize::from(area.height));
    for (row, line) in (0..area.height).zip(&rows) {
        place(buffer, area, (at, row), line, theme.style(Tone::Bar));
    }
    let at = at + u16::try_from(pulse.counts.len()).unwrap_or(0) + 1;
    let at = place(buffer, foot, (at, 0), &clock(*last), theme.style(Tone::Plain)) + 2;
    place(buffer, foot, (at, 0), &format!("most {most}"), theme.style(Tone::Plain));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pulse(minutes: &[(i64, usize)], most: usize) -> Option<Pulse> {
        Pulse::of(minutes.iter().copied(), most)
    }

    #[test]
    fn a_minute_is_a_sign_while_all_fit() {
        let counts = vec![2, 0, 0, 1];
        assert_eq!(pulse(&[(100, 2), (103, 1)], 4), Some(Pulse { each: 1, counts }));
        assert_eq!(pulse(&[], 4), None);
    }

    #[test]
    fn longer_evenings_share_a_sign_and_lose_no_idea() {
        let minutes: Vec<(i64, usize)> = (0..95).map(|minute| (minute, 1)).collect();
        let pulse = pulse(&minutes, 20).unwrap();
        assert_eq!((pulse.each, pulse.counts.len()), (5, 19));
        assert_eq!(pulse.counts.iter().sum::<usize>(), 95);
    }
}

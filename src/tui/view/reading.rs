//! Before the session stands: what it is called, and how far it has been read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::foot::margin;
use super::place::{inset, place};
use crate::actions::Action;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, Reading};

/// What becomes of a session elsewhere that is not open to whoever asks, or not yet.
const TRIED: &str = "It is tried again by itself, until the session answers there.";

pub(super) fn draw(
    model: &Model,
    reading: &Reading,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let area = inset(area, margin(area), margin(area));
    let columns = usize::from(area.width);
    let mut rows: Vec<(Tone, String)> = Vec::new();
    let title = text::shown(&reading.title);
    rows.extend(text::wrap(&title, columns).into_iter().map(|row| (Tone::Title, row)));
    rows.push((Tone::Plain, String::new()));
    let why = model.joined.lost.as_ref().and_then(|lost| lost.why.as_deref());
    let told = match &reading.failed {
        Some((words, hint)) => Some((words.as_str(), hint.as_str())),
        None => why.map(|why| (why, TRIED)),
    };
    match told {
        None => rows.push((Tone::Dim, said(model, reading))),
        Some((words, hint)) => {
            for (tone, words) in [(Tone::Refused, words), (Tone::Plain, hint)] {
                let shown = text::wrap(&text::shown_lines(words).join("\n"), columns);
                rows.extend(shown.into_iter().map(|row| (tone, row)));
            }
            rows.push((Tone::Plain, String::new()));
            rows.push((Tone::Dim, format!("{} leaves", model.key(Action::Quit))));
        }
    }
    for (row, (tone, words)) in (0..area.height).zip(rows) {
        place(buffer, area, (0, row), &words, theme.style(tone));
    }
}

/// `reading 1,204 of 31,077 kB`.
fn said(model: &Model, reading: &Reading) -> String {
    match reading.of {
        0 if model.mode.is_joined() => "no answer yet".to_owned(),
        0 => "reading".to_owned(),
        of => format!("reading {} of {} kB", kilobytes(reading.done), kilobytes(of)),
    }
}

fn kilobytes(bytes: u64) -> String {
    let digits = bytes.div_ceil(1000).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_said_in_thousands() {
        assert_eq!(kilobytes(0), "0");
        assert_eq!(kilobytes(999), "1");
        assert_eq!(kilobytes(1_204_500), "1,205");
        assert_eq!(kilobytes(12_345_678_000), "12,345,678");
    }
}

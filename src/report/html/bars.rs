//! The categories of a question, or the questions, as bars sized by their ideas.

use super::drawing::{Drawing, WIDTH, label, widest};
use crate::report::graphic::{Bar, Bars};
use crate::text::{cut, shown};

/// Columns of a label that stand beside each other, at the size of the page's style.
const COLUMNS: usize = 36;
/// What a column of a letter takes.
const COLUMN: usize = 9;
/// What stands to the right of the longest bar: its count.
const COUNT: usize = 40;

/// Draws a question; `most` ideas are as wide as there is room.
pub(super) fn bars(of: &Bars, most: usize) -> Drawing {
    let mut drawing = Drawing {
        title: match &of.label {
            Some(label) => format!("Ideas of {} by category", shown(label)),
            None if of.others => "Other ideas by question".to_owned(),
            None => "Ideas by question".to_owned(),
        },
        words: of.bars.iter().map(words).collect::<Vec<_>>().join("; "),
        ..Drawing::default()
    };
    let letters: Vec<String> = of.bars.iter().map(letter).collect();
    let left = match widest(&letters) {
        0 => 0,
        columns => columns * COLUMN + 8,
    };
    let mut y = 0;
    for (bar, letter) in of.bars.iter().zip(letters) {
        drawing.text((0, y + 14), "letter", letter);
        for line in lines(bar, left) {
            drawing.text((left, y + 14), "label", line);
            y += 18;
        }
        let long = (WIDTH - left - COUNT) * bar.ideas / most.max(1);
        if bar.ideas > 0 {
            drawing.area((left, y + 3), (long.max(2), 13), "bar");
        }
        drawing.text((left + long + 7, y + 14), "count", bar.ideas.to_string());
        y += 28;
    }
    drawing.height = y;
    drawing
}

fn words(bar: &Bar) -> String {
    let label = shown(bar.label.as_deref().unwrap_or("uncategorised"));
    match &bar.letter {
        Some(letter) => format!("{}) {label}: {}", shown(letter), bar.ideas),
        None => format!("{label}: {}", bar.ideas),
    }
}

fn letter(bar: &Bar) -> String {
    bar.letter.as_deref().map(|letter| cut(&shown(letter), 6).into_owned()).unwrap_or_default()
}

fn lines(bar: &Bar, left: usize) -> Vec<String> {
    let columns = COLUMNS.saturating_sub(left / 8).max(8);
    label(bar.label.as_deref().unwrap_or("uncategorised"), columns)
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn question(ideas: &[usize]) -> Bars {
        let bar = |ideas: &usize| Bar {
            letter: Some("a".into()),
            label: Some("Human\u{1b} Rights".into()),
            ideas: *ideas,
        };
        let bars = ideas.iter().map(bar).collect();
        Bars { label: Some("Round 1".into()), ideas: ideas.iter().sum(), bars, ..Bars::default() }
    }

    fn widths(drawing: &Drawing) -> Vec<usize> {
        let width = |shape: &Shape| match shape {
            Shape::Box { width, .. } => Some(*width),
            Shape::Line { .. } | Shape::Text { .. } => None,
        };
        drawing.shapes.iter().filter_map(width).collect()
    }

    #[test]
    fn a_bar_is_as_long_as_its_ideas_are_many_and_none_is_drawn_for_none() {
        let drawing = bars(&question(&[12, 6, 0, 1]), 12);
        let widths = widths(&drawing);
        assert_eq!(widths.len(), 3);
        assert_eq!(widths[0], widths[1] * 2 + widths[0] % 2);
        assert!(widths[0] + COUNT <= WIDTH);
        assert_eq!(
            drawing.words,
            "a) Human Rights: 12; a) Human Rights: 6; a) Human Rights: 0; a) Human Rights: 1"
        );
    }
}

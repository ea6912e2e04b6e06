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
/// How high a line of a label is.
const LINE: usize = 18;
/// How high a bar is, with what is between it and the next.
const BAR: usize = 28;
/// What may stand in one drawing: paper breaks between drawings, and never within one.
const TALLEST: usize = 800;

/// Draws a question, in several drawings of about one height where a page would not hold it; `most`
/// ideas are as wide as there is room.
pub(super) fn bars(of: &Bars, most: usize) -> Vec<Drawing> {
    let letters: Vec<String> = of.bars.iter().map(letter).collect();
    let left = match widest(&letters) {
        0 => 0,
        columns => columns * COLUMN + 8,
    };
    let rows: Vec<Row<'_>> = of.bars.iter().zip(letters).map(|row| Row::of(row, left)).collect();
    let total: usize = rows.iter().map(Row::height).sum();
    let share = total.div_ceil(total.div_ceil(TALLEST).max(1));
    let mut drawings = vec![begun(of)];
    for row in &rows {
        if drawings.last().is_some_and(|drawing| drawing.height >= share) {
            drawings.push(begun(of));
        }
        if let Some(drawing) = drawings.last_mut() {
            row.draw(drawing, left, most);
        }
    }
    drawings
}

fn begun(of: &Bars) -> Drawing {
    Drawing {
        title: match &of.label {
            Some(label) => format!("Ideas of {} by category", shown(label)),
            None if of.others => "Other ideas by question".to_owned(),
            None => "Ideas by question".to_owned(),
        },
        ..Drawing::default()
    }
}

/// A bar with the words above it.
struct Row<'a> {
    bar: &'a Bar,
    letter: String,
    lines: Vec<String>,
}

impl<'a> Row<'a> {
    fn of((bar, letter): (&'a Bar, String), left: usize) -> Self {
        Self { bar, letter, lines: lines(bar, left) }
    }

    fn height(&self) -> usize {
        self.lines.len() * LINE + BAR
    }

    fn draw(&self, drawing: &mut Drawing, left: usize, most: usize) {
        let mut y = drawing.height;
        drawing.text((0, y + 14), "letter", &*self.letter);
        for line in &self.lines {
            drawing.text((left, y + 14), "label", line);
            y += LINE;
        }
        let ideas = self.bar.ideas;
        let long = (WIDTH - left - COUNT) * ideas / most.max(1);
        if ideas > 0 {
            drawing.area((left, y + 3), (long.max(2), 13), "bar");
        }
        drawing.text((left + long + 7, y + 14), "count", ideas.to_string());
        drawing.height = y + BAR;
        let between = if drawing.words.is_empty() { "" } else { "; " };
        drawing.words += &format!("{between}{}", words(self.bar));
    }
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
        let drawings = bars(&question(&[12, 6, 0, 1]), 12);
        let [drawing] = &drawings[..] else { panic!("{drawings:?}") };
        let widths = widths(drawing);
        assert_eq!(widths.len(), 3);
        assert_eq!(widths[0], widths[1] * 2 + widths[0] % 2);
        assert!(widths[0] + COUNT <= WIDTH);
        assert_eq!(
            drawing.words,
            "a) Human Rights: 12; a) Human Rights: 6; a) Human Rights: 0; a) Human Rights: 1"
        );
    }

    #[test]
    fn many_categories_are_drawn_in_parts_that_fit_a_page() {
        for (many, parts) in [(0, 1), (17, 1), (18, 2), (40, 3), (100, 6)] {
            let drawings = bars(&question(&vec![1; many]), 1);
            assert_eq!(drawings.len(), parts, "{many}");
            let of = |drawing: &Drawing| widths(drawing).len();
            assert_eq!(drawings.iter().map(of).sum::<usize>(), many);
            for drawing in &drawings {
                assert!(drawing.height <= TALLEST + LINE + BAR, "{many}: {}", drawing.height);
                assert_eq!(drawing.words.matches("; ").count() + 1, of(drawing).max(1));
            }
        }
    }
}

//! What a drawing of the outcome shows, without its shapes.

use chrono::DateTime;

use crate::domain::{Span, Zone};

/// The drawings of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Graphic {
    /// A drawing a question: its categories, sized by their ideas. Last, the questions without
    /// categories in one.
    pub(super) questions: Vec<Bars>,
    /// Its ideas stand in a table below it; else among the overall figures.
    pub(super) has_table: bool,
    /// A drawing a day: planned against real times.
    pub(super) days: Vec<Day>,
}

/// The ideas of a question, or of all that have no categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bars {
    /// What readers know the question by; none where each bar is a question.
    pub(super) label: Option<String>,
    /// They are those that have no categories, beside some that do.
    pub(super) others: bool,
    /// The question itself.
    pub(super) text: String,
    /// All its ideas.
    pub(super) ideas: usize,
    /// Its categories in display order, then what has none; or the questions.
    pub(super) bars: Vec<Bar>,
}

/// The ideas of a category or of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bar {
    /// Its letter, where it has one.
    pub(super) letter: Option<String>,
    /// Its name; none for what is in no category.
    pub(super) label: Option<String>,
    /// Its ideas.
    pub(super) ideas: usize,
}

/// The blocks of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Day {
    /// Which day, where there are several.
    pub(super) title: Option<String>,
    /// Its blocks.
    pub(super) blocks: Vec<Times>,
}

/// The times of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Times {
    /// Its title.
    pub(super) title: String,
    /// From when to when it was planned.
    pub(super) planned: Option<(DateTime<Zone>, DateTime<Zone>)>,
    /// From when to when it was held.
    pub(super) held: Option<(DateTime<Zone>, DateTime<Zone>)>,
    /// How long it was planned to be.
    pub(super) planned_length: Option<Span>,
    /// The event is over and it was not held.
    pub(super) missed: bool,
    /// How long it took.
    pub(super) length: Option<Span>,
}

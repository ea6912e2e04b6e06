//! What a report says, part by part, before any format writes it.
//!
//! An arrangement makes it of a [`super::Report`], Markdown and HTML write it. Words from people
//! stay apart from the report's own, so that each format can make them inert in its way. Knows
//! nothing of markup.

use std::fmt::{self, Display};

use serde::{Serialize, Serializer};

use super::graphic::Graphic;
use crate::domain::Detail;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Document {
    /// What stands above the title, where the event is not closed.
    pub(super) notice: Option<Words>,
    /// The code of the language people talked in.
    pub(super) language: Option<String>,
    /// What stands at the top.
    pub(super) title: Words,
    /// The lines below the title, none empty.
    pub(super) lines: Vec<Words>,
    /// The parts in order, none empty.
    pub(super) parts: Vec<Part>,
    /// The lines at the foot: where the plan's facts come from, and the record all this stands on.
    pub(super) foot: Vec<Words>,
}

/// A part with its own heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    /// Its number, from 1; none where it has none.
    pub(super) number: Option<usize>,
    /// Its heading.
    pub(super) title: Words,
    /// What stands in it.
    pub(super) blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Block {
    /// A heading inside the part.
    Heading(Words),
    /// One line.
    Line(Words),
    /// The question that was asked.
    Question(String),
    /// Words from people that may run over several paragraphs.
    Text(String),
    /// Rows below a head, none without rows.
    Table(Table),
    /// Points below each other.
    List(Vec<Point>),
    /// Large figures with what they count.
    Figures(Vec<Figure>),
    /// Drawn where a format can draw; everything it shows stands as text elsewhere.
    Graphic(#[serde(serialize_with = "elsewhere")] Graphic),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Table {
    /// What it shows, for those who do not see it.
    pub(super) caption: Words,
    /// The heads of its columns.
    pub(super) head: Vec<&'static str>,
    /// The column whose cells head their rows.
    pub(super) key: usize,
    /// Its rows, each as wide as the head.
    pub(super) rows: Vec<Vec<Words>>,
}

/// A point of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Point {
    /// What it says; may run over several lines.
    pub(super) words: Words,
    /// A remark of the report itself.
    pub(super) mark: Option<&'static str>,
    /// The points below it.
    pub(super) points: Vec<Self>,
}

/// A figure and what it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Figure {
    /// The figure itself.
    pub(super) number: String,
    /// What it counts.
    pub(super) words: Words,
    /// The figures it is made of.
    pub(super) points: Vec<Words>,
}

/// Words of one line or point, the report's own apart from people's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Words(pub(super) Vec<Run>);

/// Words of one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Run {
    /// The report's own.
    Own(String),
    /// The report's own, with stress.
    Strong(String),
    /// Words from people, raw.
    People(String),
}

impl Words {
    /// Begins with words of the report itself.
    pub(super) fn own(words: impl Into<String>) -> Self {
        Self(Vec::new()).and(words)
    }

    /// Begins with words from people.
    pub(super) fn people(words: impl Into<String>) -> Self {
        Self(Vec::new()).and_people(words)
    }

    /// Goes on with words of the report itself.
    pub(super) fn and(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Run::Own)
    }

    /// Goes on with words of the report itself, with stress.
    pub(super) fn and_strong(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Run::Strong)
    }

    /// Goes on with words from people.
    pub(super) fn and_people(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Run::People)
    }

    /// Goes on with other words.
    pub(super) fn and_all(mut self, words: Self) -> Self {
        self.0.extend(words.0);
        self
    }

    /// Many words with the same own words between them.
    pub(super) fn joined(all: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for words in all {
            if !joined.is_empty() {
                joined = joined.and(between);
            }
            joined = joined.and_all(words);
        }
        joined
    }

    /// True where there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn with(mut self, words: String, run: fn(String) -> Run) -> Self {
        if !words.is_empty() {
            self.0.push(run(words));
        }
        self
    }
}

/// All words behind each other, raw.
impl Display for Words {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| match run {
            Run::Own(words) | Run::Strong(words) | Run::People(words) => to.write_str(words),
        })
    }
}

impl Point {
    /// A point without points below it.
    pub(super) fn of(words: Words) -> Self {
        Self { words, ..Self::default() }
    }

    /// The details of a note as points.
    pub(super) fn details(details: &[Detail]) -> Vec<Self> {
        let point = |detail: &Detail| Self {
            words: Words::people(&*detail.text),
            mark: None,
            points: Self::details(&detail.details),
        };
        details.iter().map(point).collect()
    }
}

impl Document {
    /// Adds a part with the next number, unless nothing stands in it.
    pub(super) fn part(&mut self, title: Words, blocks: Vec<Block>) {
        let number = self.parts.iter().filter_map(|part| part.number).max().unwrap_or_default();
        self.add(Part { number: Some(number + 1), title, blocks });
    }

    /// Adds a part without a number, unless nothing stands in it.
    pub(super) fn aside(&mut self, title: Words, blocks: Vec<Block>) {
        self.add(Part { number: None, title, blocks });
    }

    fn add(&mut self, part: Part) {
        if !part.blocks.is_empty() {
            self.parts.push(part);
        }
    }
}

/// A format that draws takes the graphic itself; its place in the document is all that is written.
fn elsewhere<S: Serializer>(_: &Graphic, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bool(true)
}

//! A tally as people read it in a terminal: a line of totals, then a list a way of counting.

use std::fmt::Write;

use super::rows::{QuestionRow, Tally};
use crate::domain::NoteKind;
use crate::text::{pad, shown, width};

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By question.
    Question,
    /// By category, question by question.
    Category,
    /// By table.
    Table,
    /// By block of the programme.
    Block,
    /// By minute; nothing where the tally was made without minutes.
    Minute,
}

impl By {
    /// Every way, in the order the help names them.
    pub const ALL: [Self; 5] =
        [Self::Question, Self::Category, Self::Table, Self::Block, Self::Minute];

    /// The word that `--by` takes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Category => "category",
            Self::Table => "table",
            Self::Block => "block",
            Self::Minute => "minute",
        }
    }
}

/// The row of ideas without a category; `Uncategorised` may be one that people made.
const NO_CATEGORY: &str = "none yet";

/// A heading and its counts.
struct List {
    heading: String,
    lines: Vec<(String, usize)>,
}

impl Tally {
    /// Says the totals and then each list asked for, lists in at most `columns` columns (20 at least);
    /// every line ends with a line end.
    #[must_use]
    pub fn words(&self, by: &[By], columns: usize) -> String {
        let columns = columns.max(20);
        let mut out = format!("{}\n{}\n", shown(&self.title), self.totals());
        for list in by.iter().flat_map(|by| self.lists(*by)) {
            let _ = write!(out, "\n{}\n", pad(&list.heading, columns).trim_end());
            let longest = list.lines.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
            let most = list.lines.iter().map(|(_, ideas)| *ideas).max().unwrap_or(0);
            let room = Room::of(longest, most, columns);
            list.lines.iter().for_each(|(name, ideas)| out.push_str(&room.line(name, *ideas)));
        }
        out
    }

    /// Says every total that is not 0; the ideas always. What was taken out is no total: most of it
    /// are slips undone, which the JSON and the log still tell.
    #[must_use]
    pub fn totals(&self) -> String {
        let of = |kind: NoteKind, count: usize| (count, kind.name(count != 1).to_owned());
        let ideas = of(NoteKind::Idea, self.ideas);
        let others = [
            (self.late, "late".to_owned()),
            (self.added_later, "added after the event".to_owned()),
            of(NoteKind::Comment, self.comments),
            of(NoteKind::OpenQuestion, self.open_questions),
            of(NoteKind::Resource, self.resources),
            of(NoteKind::Conclusion, self.conclusions),
        ];
        let said = others.into_iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> = std::iter::once(ideas)
            .chain(said)
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        said.join(" · ")
    }

    fn lists(&self, by: By) -> Vec<List> {
        let one = |heading: &str, lines| vec![List { heading: heading.to_owned(), lines }];
        match by {
            By::Question => one("By question", self.by_question()),
            By::Category => self.by_category(),
            By::Table => one("By table", self.by_table()),
            By::Block => one("By block", self.by_block()),
            By::Minute => match &self.minutes {
                Some(rows) => {
                    let lines = rows.iter().map(|row| (minute(&row.at), row.ideas)).collect();
                    one("By minute", lines)
                }
                None => Vec::new(),
            },
        }
    }

    fn by_question(&self) -> Vec<(String, usize)> {
        let line = |row: &QuestionRow| (format!("{}  {}", row.number, shown(&row.text)), row.ideas);
        let mut lines: Vec<_> = self.questions.iter().map(line).collect();
        lines.extend(self.unasked().map(|ideas| ("no question".to_owned(), ideas)));
        lines
    }

    /// A list a question; ideas of none have a list of their own, so that all are in one.
    fn by_category(&self) -> Vec<List> {
        let lists = self.questions.iter().map(of_question);
        let rest = self.unasked().map(|ideas| List {
            heading: "No question".to_owned(),
            lines: vec![(NO_CATEGORY.to_owned(), ideas)],
        });
        lists.chain(rest).collect()
    }

    /// How many ideas have no question, where there are any.
    fn unasked(&self) -> Option<usize> {
        let placed: usize = self.questions.iter().map(|row| row.ideas).sum();
        self.ideas.checked_sub(placed).filter(|ideas| *ideas > 0)
    }

    fn by_table(&self) -> Vec<(String, usize)> {
        let name = |row: &super::TableRow| match &row.table {
            Some(table) => shown(table.as_str()).into_owned(),
            None => "no table".to_owned(),
        };
        self.tables.iter().map(|row| (name(row), row.ideas)).collect()
    }

    fn by_block(&self) -> Vec<(String, usize)> {
        let name = |row: &super::BlockRow| match (&row.number, &row.title) {
            (Some(number), Some(title)) => format!("{number}  {}", shown(title)),
            _ => "no block".to_owned(),
        };
        self.blocks.iter().map(|row| (name(row), row.ideas)).collect()
    }
}

fn of_question(question: &QuestionRow) -> List {
    let mut lines: Vec<_> = question
        .categories
        .iter()
        .map(|row| {
            let label = shown(&row.label);
            let name = match &row.letter {
                Some(letter) => format!("{}  {label}", shown(letter)),
                None => label.into_owned(),
            };
            (name, row.ideas)
        })
        .collect();
    if question.uncategorised > 0 || lines.is_empty() {
        lines.push((NO_CATEGORY.to_owned(), question.uncategorised));
    }
    List { heading: format!("{}  {}", question.number, shown(&question.text)), lines }
}

/// Day and minute of an RFC 3339 time.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

/// How wide the columns of a list are.
struct Room {
    name: usize,
    count: usize,
    bar: usize,
    most: usize,
}

impl Room {
    /// The longest bar; more says nothing more.
    const BAR: usize = 24;

    fn of(longest: usize, most: usize, columns: usize) -> Self {
        let count = most.to_string().len();
        let name = longest.min(columns.saturating_sub(count + 4));
        let bar = columns.saturating_sub(name + count + 6).min(Self::BAR);
        Self { name, count, bar: if bar < 4 { 0 } else { bar }, most }
    }

    fn line(&self, name: &str, ideas: usize) -> String {
        let blocks = (ideas * self.bar).checked_div(self.most).unwrap_or(0);
        let bar = "█".repeat(if ideas > 0 { blocks.max(self.bar.min(1)) } else { 0 });
        let (name, count) = (pad(name, self.name), self.count);
        let line = format!("  {name}  {ideas:>count$}  {bar}");
        format!("{}\n", line.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tally::cafe::{Cafe, note_id};
    use crate::tally::tally;

    fn counted() -> Tally {
        let plan = json!({
            "title": "Café \u{1b}[31mred",
            "questions": [{ "text": "What is the role of governments in the multistakeholder model?",
                            "categories": [{ "id": "a", "letter": "a", "label": "Law" }, { "label": "Skills" }] }],
            "tables": 2,
            "programme": [{ "id": "c1", "kind": "conversation", "title": "Conversation 1" }]
        });
        let idea = |category: &str| json!({ "text": "x", "question": "q1", "category": category, "table": "2", "block": "c1" });
        let cafe = Cafe::open(plan, "Europe/Zurich")
            .note(idea("a"))
            .note(idea("a"))
            .note(idea("c2"))
            .note(json!({ "text": "y", "question": "q1", "late": true }))
            .note(json!({ "text": "z" }))
            .note(json!({ "text": "c", "kind": "comment" }))
            .note(json!({ "text": "a slip" }))
            .on(json!([{ "notes-retracted": { "notes": [note_id(7)] } }]));
        tally(&cafe.session, true)
    }

    #[test]
    fn every_way_of_counting_is_a_list_that_fits() {
        insta::assert_snapshot!(counted().words(&By::ALL, 60), @r#"
        Café [31mred
        5 ideas · 1 late · 1 comment

        By question
          1  What is the role of governments in the multistakeho…  4
          no question                                              1

        1  What is the role of governments in the multistakeholder…
          a  Law    2  ████████████████████████
          Skills    1  ████████████
          none yet  1  ████████████

        No question
          none yet  1  ████████████████████████

        By table
          1         0
          2         3  ████████████████████████
          no table  2  ████████████████

        By block
          1  Conversation 1  3  ████████████████████████
          no block           2  ████████████████

        By minute
          2013-10-08 18:15  5  ████████████████████████
        "#);
    }

    #[test]
    fn every_way_of_counting_has_a_row_for_every_idea() {
        let counted = counted();
        for by in By::ALL {
            let lists = counted.lists(by);
            let rows = lists.iter().flat_map(|list| &list.lines);
            assert_eq!(rows.map(|(_, ideas)| ideas).sum::<usize>(), counted.ideas, "{by:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_however_narrow() {
        for columns in [0, 20, 33, 47, 80, 200] {
            for line in counted().words(&By::ALL, columns).lines().skip(2) {
                assert!(width(line) <= columns.max(20), "{columns}: {line:?}");
            }
        }
    }

    #[test]
    fn totals_leave_out_what_is_not_there() {
        assert_eq!(Tally::default().totals(), "0 ideas");
        assert_eq!(counted().totals(), "5 ideas · 1 late · 1 comment");
    }
}

//! A plan from the few things that a short dialog asks.

use chrono::NaiveDate;

use super::blueprint::Blueprint;
use super::lengths::Lengths;
use super::particulars::{Misfit, Particulars};
use super::templates::Template;
use crate::domain::{Block, BlockKind, Length, Plan, Question, QuestionId, Span, TimeOfDay};

/// Most characters of the folder of a session.
const LONGEST: usize = 60;

/// A session of a template, as somebody would say it in a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// What it begins with.
    pub template: &'static Template,
    /// What the event is called.
    pub title: String,
    /// Where it is held, if that is known.
    pub place: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// When it begins; without it the plan has lengths alone, and is late against nothing.
    pub start: Option<TimeOfDay>,
    /// How many rounds there are, where they are alike.
    pub rounds: usize,
    /// What is asked, in order. Of the classic one a round each: one whose question is empty
    /// asks what the round before asked.
    pub questions: Vec<String>,
    /// Who gives each talk, in order; empty for nobody.
    pub speakers: Vec<String>,
    /// How many tables there are, where they are counted.
    pub tables: Option<u32>,
    /// How many people are expected, if that is known.
    pub people: Option<u32>,
    /// How long its blocks are.
    pub lengths: Lengths,
}

impl Sketch {
    /// The most rounds that fit into an evening.
    pub const MOST_ROUNDS: usize = 9;
    /// The most topics that people travel through.
    pub const MOST_TOPICS: usize = 12;
    /// The most tables a plan may have: more than any room holds; each is drawn and counted.
    pub const MOST_TABLES: u32 = 1000;
    /// The most people that a plan made here expects.
    pub const MOST_PEOPLE: u32 = 100_000;
    /// The longest block: a working day.
    pub const LONGEST: Length = Length(Span::minutes(8 * 60));
    /// The shortest that is there at all.
    pub const SHORTEST: Length = Length(Span::seconds(10));

    /// The plan, with an id for everything.
    ///
    /// # Errors
    /// [`Misfit`] as for any plan.
    pub fn plan(&self) -> Result<Plan, Misfit> {
        let blueprint = Blueprint::of(self.template);
        let programme = blueprint.programme(self.lengths, &self.speakers, self.rounds);
        let plan = if blueprint.asks_each_round() {
            self.asked(programme)
        } else {
            blueprint.filled(&self.questions, programme)
        };
        let known = Particulars {
            title: Some(self.title.trim().to_owned()),
            place: self.place.clone(),
            date: Some(self.date),
            start: self.start,
            tables: self.tables,
        };
        let plan = Plan { participants: self.people, ..plan.identified() };
        known.put_into(plan)
    }

    /// These blocks, with a question for each round.
    fn asked(&self, mut programme: Vec<Block>) -> Plan {
        let mut questions: Vec<Question> = Vec::new();
        let mut asked = Vec::new();
        for text in self.questions.iter().map(|text| text.trim()) {
            if !text.is_empty() {
                let id = QuestionId::new(format!("q{}", questions.len() + 1));
                questions.push(Question { id, text: text.to_owned(), ..Question::default() });
            }
            asked.push(questions.last().map(|question| question.id.clone()));
        }
        let rounds = programme.iter_mut().filter(|block| block.kind == BlockKind::Conversation);
        let last = asked.last().cloned().flatten();
        for (round, question) in rounds.zip(asked.into_iter().chain(std::iter::repeat(last))) {
            round.question = question;
        }
        Plan { schema: 1, questions, programme, ..Plan::default() }
    }

    /// The name of the folder of a session of this title: its letters and digits in lower case,
    /// with hyphens between; `session` where it has none.
    #[must_use]
    pub fn folder(title: &str) -> String {
        let lower = title.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut name = words.collect::<Vec<_>>().join("-");
        name = name.chars().take(LONGEST).collect();
        name.truncate(name.trim_end_matches('-').len());
        if name.is_empty() { "session".to_owned() } else { name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Source, read};
    use crate::text::to_json_pretty;

    fn sketch(questions: &[&str]) -> Sketch {
        Sketch {
            template: &Template::CLASSIC,
            title: " Our street ".to_owned(),
            place: Some("Library".to_owned()),
            date: "2026-11-28".parse().unwrap(),
            start: "18:15".parse().ok(),
            rounds: questions.len(),
            questions: questions.iter().map(|text| (*text).to_owned()).collect(),
            speakers: Vec::new(),
            tables: Some(4),
            people: Some(26),
            lengths: Lengths::usual(),
        }
    }

    #[test]
    fn each_block_takes_what_was_asked_for_and_one_of_no_length_is_left_out() {
        let lengths = |of: [i64; 5]| {
            let [opening, round, change, hall, closing] = of.map(|it| Length(Span::minutes(it)));
            Lengths { opening, round, change, hall, closing, ..Lengths::usual() }
        };
        assert_eq!(Lengths::usual(), lengths([15, 20, 3, 20, 10]));
        let minutes = |of: [i64; 5]| {
            let plan = Sketch { lengths: lengths(of), ..sketch(&["Why?", "How?"]) }.plan().unwrap();
            let minutes = plan.programme.iter().filter_map(Block::span).map(Span::nearest_minutes);
            minutes.collect::<Vec<_>>()
        };
        assert_eq!(minutes([1, 2, 1, 3, 1]), [1, 2, 1, 2, 3, 1]);
        assert_eq!(minutes([0, 4, 0, 2, 0]), [4, 4, 2], "a café of ten minutes");
    }

    #[test]
    fn the_people_expected_are_in_the_plan_and_unknown_where_nobody_said() {
        assert_eq!(sketch(&["Why?"]).plan().unwrap().participants, Some(26));
        let unsaid = Sketch { people: None, ..sketch(&["Why?"]) };
        assert_eq!(unsaid.plan().unwrap().participants, None);
    }

    #[test]
    fn what_is_made_is_a_plan_without_a_fault_for_any_number_of_rounds() {
        for rounds in 1..=Sketch::MOST_ROUNDS {
            let questions: Vec<String> = (1..=rounds).map(|n| format!("Question {n}?")).collect();
            let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
            let plan = sketch(&questions).plan().unwrap();
            let reading = read(&Source::new("made", to_json_pretty(&plan).unwrap()));
            assert_eq!(reading.faults, [], "{rounds} rounds");
            assert_eq!(reading.plan, Some(plan));
        }
    }

    #[test]
    fn rounds_have_numbers_and_time_to_change_tables_between_them() {
        let titles = |n| {
            Blueprint::of(&Template::CLASSIC)
                .programme(Lengths::usual(), &[], n)
                .into_iter()
                .map(|it| it.title)
                .collect::<Vec<_>>()
        };
        assert_eq!(titles(1), ["Opening", "Conversation 1", "Town hall", "Closing"]);
        assert_eq!(
            titles(2),
            [
                "Opening",
                "Conversation 1",
                "Change tables",
                "Conversation 2",
                "Town hall",
                "Closing"
            ]
        );
    }

    #[test]
    fn a_round_without_a_question_asks_the_one_before_again() {
        let plan = sketch(&["Why?", " ", "How?", ""]).plan().unwrap();
        let asked: Vec<&str> = plan
            .programme
            .iter()
            .filter_map(|it| it.question.as_ref())
            .map(|it| it.as_str())
            .collect();
        assert_eq!(asked, ["q1", "q1", "q2", "q2"]);
        assert_eq!(plan.questions.len(), 2);
        assert_eq!(plan.title, "Our street");
        let reading = read(&Source::new("made", to_json_pretty(&plan).unwrap()));
        assert_eq!(reading.faults, []);
    }

    #[test]
    fn a_folder_is_called_what_the_title_says() {
        for (title, folder) in [
            ("Our street: what next?", "our-street-what-next"),
            ("  Café – Zürich 2026 ", "café-zürich-2026"),
            ("../../etc/passwd", "etc-passwd"),
            ("世界咖啡", "世界咖啡"),
            ("?!\u{1b}\u{202e}", "session"),
        ] {
            assert_eq!(Sketch::folder(title), folder);
        }
        assert_eq!(Sketch::folder(&"word ".repeat(40)).chars().count(), 59);
    }
}

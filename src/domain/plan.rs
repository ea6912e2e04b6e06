//! The plan of a session: what `session.json` says (`schema` 1).

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::ids::{BlockId, CategoryId, QuestionId};
use super::person::{Person, RoleLine};
use super::question::{Category, Question};
use super::table::Tables;

/// A whole plan. Only `title` and `programme` must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// The version of the form; 1.
    #[serde(default = "first_schema")]
    pub schema: u32,
    /// What the event is called.
    pub title: String,
    /// The line below the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The series it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The IANA zone of the place, `Europe/Zurich`; where missing, that of the computer that
    /// starts the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The language people talk in, by code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How many are expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<u32>,
    /// What the event was about, for the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What happens with the outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// Where the plan's facts come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is recorded was typed in at another time: reports leave out its days and hours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untimed: bool,
    /// How the report is arranged: `cafe` or `session-report`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// The questions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// How many tables, or which.
    #[serde(default, skip_serializing_if = "Tables::is_none")]
    pub tables: Tables,
    /// The blocks, in order; at least one.
    pub programme: Vec<Block>,
    /// The organisers, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleLine>,
    /// Those who are seated or speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

const fn first_schema() -> u32 {
    1
}

impl Plan {
    /// Gives every question, block and category an id that has none: `q1`, `b1`, and for a
    /// category `c-` and its letter, else `c1`, so that no id is taken for another's letter. Ids that stand are kept; running it again changes
    /// nothing.
    #[must_use]
    pub fn identified(mut self) -> Self {
        let mut taken: HashSet<String> =
            self.questions.iter().map(|q| q.id.as_str().to_owned()).collect();
        for (place, question) in self.questions.iter_mut().enumerate() {
            if question.id.is_empty() {
                question.id = QuestionId::new(free(&mut taken, &format!("q{}", place + 1)));
            }
            identify_categories(&mut question.categories);
        }
        let mut taken: HashSet<String> =
            self.programme.iter().map(|b| b.id.as_str().to_owned()).collect();
        for (place, block) in self.programme.iter_mut().enumerate() {
            if block.id.is_empty() {
                block.id = BlockId::new(free(&mut taken, &format!("b{}", place + 1)));
            }
        }
        self
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

fn identify_categories(categories: &mut [Category]) {
    let mut taken: HashSet<String> =
        categories.iter().map(|category| category.id.as_str().to_owned()).collect();
    for (place, category) in categories.iter_mut().enumerate() {
        if category.id.is_empty() {
            let wish = match &category.letter {
                Some(letter) if !letter.is_empty() => format!("c-{letter}"),
                _ => format!("c{}", place + 1),
            };
            category.id = CategoryId::new(free(&mut taken, &wish));
        }
    }
}

/// The wished id, or the first of `wish-2`, `wish-3`, … that nothing has.
fn free(taken: &mut HashSet<String>, wish: &str) -> String {
    let mut id = wish.to_owned();
    let mut n = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wish}-{n}");
        n += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(json: &str) -> Plan {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_title_and_one_block_are_a_plan() {
        let plan = plan(r#"{"title":"Café","programme":[{"title":"Talk"}]}"#).identified();
        assert_eq!(plan.schema, 1);
        assert_eq!(plan.programme[0].id.as_str(), "b1");
        assert!(plan.tables.is_none());
    }

    #[test]
    fn ids_that_stand_are_kept_and_never_taken_twice() {
        let plan = plan(
            r#"{"title":"T","questions":[{"text":"A","categories":[{"letter":"a","label":"X"},
            {"label":"Y"},{"letter":"a","label":"Z"}]},{"id":"q1","text":"B"}],
            "programme":[{"title":"1"},{"id":"b1","title":"2"}]}"#,
        )
        .identified();
        let ids: Vec<_> = plan.questions.iter().map(|q| q.id.as_str()).collect();
        assert_eq!(ids, ["q1-2", "q1"]);
        let ids: Vec<_> = plan.questions[0].categories.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["c-a", "c2", "c-a-2"]);
        assert_eq!(plan.programme[0].id.as_str(), "b1-2");
        assert_eq!(plan.clone().identified(), plan);
    }

    #[test]
    fn a_plan_written_and_read_again_is_the_same() {
        let plan = plan(
            r#"{"title":"T","tables":[{"name":"Blue","seats":5}],"programme":[{"id":"c1",
            "kind":"conversation","title":"Round","date":"2013-10-08","start":"18:30",
            "length":"25 min","fixed":true,"advance":"auto","warnings":["2 min"]}]}"#,
        );
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    }
}

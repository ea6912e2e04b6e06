//! Plans to begin with: a file each, which is a plan itself.

use crate::domain::Plan;
use crate::text::{from_json_text, nearest};

/// A plan to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called where it is chosen: one lower-case word.
    pub name: &'static str,
    /// What it is for, in one line without full stop.
    pub about: &'static str,
    json: &'static str,
}

/// Every template.
pub const TEMPLATES: &[Template] = &[
    Template::CLASSIC,
    Template {
        name: "topics",
        about: "a topic at each table, and people travel through them",
        json: include_str!("topics.json"),
    },
    Template {
        name: "synthesis",
        about: "two questions, and a round that draws them together",
        json: include_str!("synthesis.json"),
    },
    Template {
        name: "panel",
        about: "speakers of five minutes each, then an open discussion",
        json: include_str!("panel.json"),
    },
    Template {
        name: "workshop",
        about: "a talk, break-out groups twice, and their reports",
        json: include_str!("workshop.json"),
    },
    Template {
        name: "days",
        about: "three days, each with a conversation and a town hall",
        json: include_str!("days.json"),
    },
    Template {
        name: "blank",
        about: "one block, and the rest is yours",
        json: include_str!("blank.json"),
    },
];

/// A name that no template has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no template {name:?}")]
pub struct UnknownTemplate {
    name: String,
    nearest: Option<&'static str>,
}

impl UnknownTemplate {
    /// The nearest name, else all of them.
    #[must_use]
    pub fn hint(&self) -> String {
        match self.nearest {
            Some(name) => format!("the nearest is {name:?}"),
            None => {
                let names: Vec<&str> = TEMPLATES.iter().map(|template| template.name).collect();
                format!("there are {}", names.join(", "))
            }
        }
    }
}

impl Template {
    /// The one that is taken where none is named.
    pub const CLASSIC: Self = Self {
        name: "classic",
        about: "rounds of one question each, and a town hall",
        json: include_str!("classic.json"),
    };

    /// Finds a template by its name.
    ///
    /// # Errors
    /// [`UnknownTemplate`] where none has it.
    pub fn named(name: &str) -> Result<&'static Self, UnknownTemplate> {
        let known = TEMPLATES.iter().find(|template| template.name == name.trim());
        known.ok_or_else(|| UnknownTemplate {
            name: name.to_owned(),
            nearest: nearest(TEMPLATES.iter().map(|template| template.name), name),
        })
    }

    /// The plan with an id for everything.
    #[must_use]
    pub fn plan(&self) -> Plan {
        // The files are tested: none of them fails to be read.
        from_json_text::<Plan>(self.json).unwrap_or_default().identified()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Source, read};

    #[test]
    fn every_template_is_a_plan_without_errors() {
        for template in TEMPLATES {
            let reading = read(&Source::new(template.name, template.json));
            let told: Vec<_> = reading.faults.iter().map(|fault| fault.message.as_str()).collect();
            let expected: &[&str] =
                if template.name == "days" { &[] } else { &["no block has a time of day"] };
            assert_eq!(told, expected, "{}", template.name);
            assert_eq!(reading.plan, Some(template.plan()), "{}", template.name);
        }
    }

    #[test]
    fn the_templates_are_those_a_facilitator_looks_for() {
        let told = TEMPLATES.iter().map(|it| {
            let plan = it.plan();
            (it.name, plan.programme.len(), plan.questions.len(), plan.tables.list().len())
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                ("classic", 8, 3, 6),
                ("topics", 8, 4, 4),
                ("synthesis", 8, 3, 6),
                ("panel", 7, 1, 0),
                ("workshop", 7, 2, 4),
                ("days", 13, 3, 6),
                ("blank", 1, 0, 0),
            ]
        );
    }

    #[test]
    fn a_name_that_is_not_there_has_the_nearest() {
        assert_eq!(Template::named("panel").unwrap().name, "panel");
        let told = |name| Template::named(name).unwrap_err();
        assert_eq!(told("clasic").to_string(), "there is no template \"clasic\"");
        assert_eq!(told("clasic").hint(), "the nearest is \"classic\"");
        assert!(told("zzz").hint().starts_with("there are classic, topics"));
    }
}

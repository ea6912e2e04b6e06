//! What else of a report reads otherwise than before, its notes aside.

use super::organisers::organisers;
use crate::domain::{Block, Plan, Question};
use crate::session::{BlockState, Floor, Session};

/// A part of a report that reads otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// The title, or what stands around it.
    Heading,
    /// The summary.
    Summary(Became),
    /// The next step.
    NextStep(Became),
    /// The questions, with their themes, goals and backgrounds.
    Questions,
    /// Categories: their names, letters and order, and which there are.
    Categories,
    /// What is picked for the oral report.
    Picks,
    /// The tables and the blocks that notes belong to.
    Places,
    /// Who said comments.
    Speakers,
    /// Who served.
    Organisers,
    /// Blocks started, ended, or were changed.
    Programme,
    /// Anything else that the plan says: people, tables, how the report is arranged.
    Plan,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// There was none before.
    Added,
    /// It reads otherwise.
    Changed,
    /// There is none any more.
    TakenOut,
}

impl Became {
    fn of<T>(then: Option<&T>, now: Option<&T>) -> Self {
        match (then, now) {
            (None, _) => Self::Added,
            (Some(_), Some(_)) => Self::Changed,
            (Some(_), None) => Self::TakenOut,
        }
    }
}

impl Otherwise {
    /// In a line of what changed.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Heading => "another title",
            Self::Summary(Became::Added) => "a summary",
            Self::Summary(Became::Changed) => "another summary",
            Self::Summary(Became::TakenOut) => "no summary any more",
            Self::NextStep(Became::Added) => "a next step",
            Self::NextStep(Became::Changed) => "another next step",
            Self::NextStep(Became::TakenOut) => "no next step any more",
            Self::Questions => "other questions",
            Self::Categories => "other categories",
            Self::Picks => "other picks",
            Self::Places => "other tables or blocks of notes",
            Self::Speakers => "other speakers of comments",
            Self::Organisers => "other organisers",
            Self::Programme => "another programme",
            Self::Plan => "a changed plan",
        }
    }

    /// As a sentence without full stop.
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::Heading => "the title, or what stands around it, was changed",
            Self::Summary(Became::Added) => "a summary was added",
            Self::Summary(Became::Changed) => "the summary was changed",
            Self::Summary(Became::TakenOut) => "the summary was taken out",
            Self::NextStep(Became::Added) => "a next step was added",
            Self::NextStep(Became::Changed) => "the next step was changed",
            Self::NextStep(Became::TakenOut) => "the next step was taken out",
            Self::Questions => "questions, or what stands with them, were changed",
            Self::Categories => "categories were changed",
            Self::Picks => "other ideas are picked for the oral report",
            Self::Places => "notes were put to other tables or blocks",
            Self::Speakers => "who said comments was changed",
            Self::Organisers => "organisers were changed",
            Self::Programme => "the programme went on or was changed",
            Self::Plan => "the plan was changed",
        }
    }
}

/// What reads otherwise now, in the order it is told.
pub(super) fn otherwise(then: &Session, now: &Session) -> Vec<Otherwise> {
    let notes = then.notes.slice(0..then.notes.len()).iter();
    let both = notes.zip(now.notes.slice(0..now.notes.len())).filter(|(_, now)| !now.retracted);
    let (mut picks, mut places, mut speakers) = (false, false, false);
    for (then, now) in both {
        picks |= then.picked != now.picked;
        places |= then.table != now.table || then.block != now.block;
        speakers |= then.speaker != now.speaker;
    }
    let (before, texts) = (&then.texts, &now.texts);
    let summary = Became::of(before.summary.as_ref(), texts.summary.as_ref());
    let next_step = Became::of(before.next_step.as_ref(), texts.next_step.as_ref());
    let all = [
        (Otherwise::Heading, heading(&then.plan) != heading(&now.plan)),
        (Otherwise::Summary(summary), before.summary != texts.summary),
        (Otherwise::NextStep(next_step), before.next_step != texts.next_step),
        (Otherwise::Questions, questions(then) != questions(now)),
        (Otherwise::Categories, categories(then) != categories(now)),
        (Otherwise::Picks, picks),
        (Otherwise::Places, places),
        (Otherwise::Speakers, speakers),
        (Otherwise::Organisers, organisers(then) != organisers(now)),
        (Otherwise::Programme, programme(then) != programme(now)),
        (Otherwise::Plan, rest(&then.plan) != rest(&now.plan)),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect()
}

fn heading(plan: &Plan) -> Plan {
    let Plan { title, subtitle, series, organisation, place, language, source, .. } = plan.clone();
    Plan { title, subtitle, series, organisation, place, language, source, ..Plan::default() }
}

/// The questions, without the categories, which the day changes too.
fn questions(session: &Session) -> Vec<Question> {
    let bare =
        |question: &Question| Question { categories: Vec::new(), note: None, ..question.clone() };
    session.questions.iter().map(bare).collect()
}

fn categories(session: &Session) -> Vec<Vec<(Option<&str>, &str)>> {
    let of = |question: &Question| {
        let all = session.categories_of(&question.id);
        all.map(|category| (category.letter.as_deref(), &*category.label)).collect()
    };
    session.questions.iter().map(of).collect()
}

/// The blocks without who speaks in them, which no report tells, and whether they are over; and
/// what the plan says of them.
fn programme(session: &Session) -> (Vec<BlockState>, &[Block]) {
    let bare =
        |state: &BlockState| BlockState { floor: Floor::default(), ended: None, ..state.clone() };
    (session.blocks.iter().map(bare).collect(), &session.plan.programme)
}

/// What the others leave of a plan.
fn rest(plan: &Plan) -> Plan {
    let Plan { time_zone, participants, report, tables, people, .. } = plan.clone();
    Plan { time_zone, participants, report, tables, people, ..Plan::default() }
}

//! What a report still lacks before it is sent.

use crate::domain::{NoteKind, QuestionId, TableId};
use crate::session::Session;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The session is not closed: the report is a draft.
    Closing,
    /// So many ideas answer no question, where there are any, and no category is missing.
    Questions(usize),
    /// So many ideas have no category, where the event has any, and so many of them answer no
    /// question.
    Categories(usize, usize),
    /// In so many ideas a word behind `#` is still text, which may have meant a category.
    Signs(usize),
    /// Open tables nothing came from, each with whether it writes on paper.
    Ideas(Vec<(TableId, bool)>),
    /// What happens next is not written down.
    NextStep,
    /// Nobody said how many came.
    HeadCount,
}

/// What is missing, the weightiest first.
#[must_use]
pub fn missing(session: &Session) -> Vec<Missing> {
    let unasked = unasked(session);
    let uncategorised = uncategorised(session, unasked);
    let signed = session.notes.signs();
    let tables = quiet_tables(session);
    let all = [
        session.closed.is_none().then_some(Missing::Closing),
        (unasked > 0 && uncategorised == 0).then_some(Missing::Questions(unasked)),
        (uncategorised > 0).then_some(Missing::Categories(uncategorised, unasked)),
        (signed > 0).then_some(Missing::Signs(signed)),
        (!tables.is_empty()).then_some(Missing::Ideas(tables)),
        session.texts.next_step.is_none().then_some(Missing::NextStep),
        session.people_here().is_none().then_some(Missing::HeadCount),
    ];
    all.into_iter().flatten().collect()
}

/// Ideas that answer no question, where there are any.
fn unasked(session: &Session) -> usize {
    let questions = &session.questions;
    if questions.is_empty() {
        return 0;
    }
    let margins = session.notes.margins();
    let all = margins.kinds.get(&NoteKind::Idea).map_or(0, |ideas| ideas.notes);
    let asked = questions.iter().filter_map(|question| margins.questions.get(&question.id));
    all.saturating_sub(asked.map(|of| of.ideas).sum())
}

/// Every idea that the report counts as uncategorised; none where no question has categories.
fn uncategorised(session: &Session, unasked: usize) -> usize {
    let ids = || session.questions.iter().map(|question| &question.id);
    if ids().all(|question| session.categories_of(question).next().is_none()) {
        return 0;
    }
    ids().map(|question| without(session, question)).sum::<usize>() + unasked
}

/// Ideas of a question without a category.
fn without(session: &Session, question: &QuestionId) -> usize {
    let Some(of) = session.notes.margins().questions.get(question) else { return 0 };
    let categories = session.categories_of(question);
    let placed = categories.filter_map(|category| of.categories.get(&category.id));
    of.ideas.saturating_sub(placed.sum())
}

/// Once people have talked at tables: those nothing came from; none where ideas were typed without
/// a word of where they were said.
fn quiet_tables(session: &Session) -> Vec<(TableId, bool)> {
    let talked =
        session.blocks.iter().any(|state| state.block.kind.has_tables() && state.started.is_some());
    let ideas = &session.notes.margins().tables;
    let nowhere = ideas.get(&None).is_some_and(|ideas| *ideas > 0);
    let somewhere = ideas.iter().any(|(table, ideas)| table.is_some() && *ideas > 0);
    let talked = talked && (somewhere || !nowhere);
    let open = session.open_tables().filter(|it| talked && it.merged_into.is_none());
    open.map(|state| (state.table.name.clone(), state.on_paper))
        .filter(|(name, _)| ideas.get(&Some(name.clone())).is_none_or(|ideas| *ideas == 0))
        .collect()
}

impl Missing {
    /// What is missing, as a sentence without full stop. Names of tables stand in it raw.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Closing => "the session is not closed".to_owned(),
            Self::Questions(1) => "1 idea belongs to no question".to_owned(),
            Self::Questions(n) => format!("{n} ideas belong to no question"),
            Self::Categories(1, 1) => "1 idea has no category and no question".to_owned(),
            Self::Categories(1, _) => "1 idea has no category".to_owned(),
            Self::Categories(n, 0) => format!("{n} ideas have no category"),
            Self::Categories(n, m) if n == m => {
                format!("{n} ideas have no category and no question")
            }
            Self::Categories(n, m) => {
                format!("{n} ideas have no category, {m} of them no question")
            }
            Self::Signs(1) => "1 idea still has a #word".to_owned(),
            Self::Signs(n) => format!("{n} ideas still have a #word"),
            Self::Ideas(tables) => {
                let name = |(table, on_paper): &(TableId, bool)| {
                    format!("{table}{}", if *on_paper { " (on paper)" } else { "" })
                };
                let names: Vec<String> = tables.iter().map(name).collect();
                let s = if names.len() == 1 { "" } else { "s" };
                format!("no ideas from table{s} {}", names.join(", "))
            }
            Self::NextStep => "no next step is written".to_owned(),
            Self::HeadCount => "head count unknown".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::{Report, sample};
    use crate::tally::cafe::Cafe;

    fn words(session: &Session) -> Vec<String> {
        missing(session).iter().map(Missing::words).collect()
    }

    #[test]
    fn a_café_that_waits_lacks_its_end_its_next_step_and_its_people() {
        let cafe =
            Cafe::open(json!({ "title": "T", "tables": 3, "programme": [] }), "Europe/Zurich");
        assert_eq!(
            words(&cafe.session),
            ["the session is not closed", "no next step is written", "head count unknown"]
        );
    }

    #[test]
    fn ideas_without_a_category_and_tables_without_ideas_are_counted() {
        let closed = sample::closed();
        let all = words(&closed);
        assert!(
            !all.iter().any(|it| it.starts_with("the session") || it.starts_with("head")),
            "{all:?}"
        );
        let lacks = "3 ideas have no category, 1 of them no question";
        assert_eq!(all.iter().filter(|it| it.contains("question")).collect::<Vec<_>>(), [lacks]);
        let report = Report::of(&closed).unwrap();
        let listed: usize = report.chapters.iter().map(|of| of.uncategorised.len()).sum();
        assert_eq!(listed, 3, "the report counts as many");
    }

    #[test]
    fn ideas_with_a_word_behind_a_sign_are_counted_wherever_it_stands_and_the_idea() {
        let plan =
            json!({ "title": "T", "questions": [{ "id": "q1", "text": "?" }], "programme": [] });
        let said = |of: &[&str]| {
            let cafe = Cafe::open(plan.clone(), "Europe/Zurich");
            let note = |cafe: Cafe, text: &&str| {
                let question = text.starts_with("more").then_some("q1");
                cafe.note(json!({ "text": text, "question": question }))
            };
            words(&of.iter().fold(cafe, note).session)
        };
        let told = said(&[
            "#lights more",
            "more #lights",
            "seen on #lights once",
            "we are #1",
            "in #2013 too",
            "C#",
        ]);
        assert!(told.contains(&"3 ideas still have a #word".to_owned()), "{told:?}");
        let told = said(&["we are #1", "a # b"]);
        assert!(!told.iter().any(|it| it.contains("#word")), "{told:?}");
    }

    #[test]
    fn tables_are_missing_only_where_ideas_say_their_table() {
        let plan = json!({ "title": "T", "tables": 2, "programme": [
            { "id": "c1", "kind": "conversation", "title": "Round" }] });
        let cafe = Cafe::open(plan, "UTC").on(json!([{ "block-started": { "block": "c1" } }]));
        let quiet = |cafe: &Cafe| words(&cafe.session).into_iter().find(|it| it.contains("table"));
        assert_eq!(quiet(&cafe).as_deref(), Some("no ideas from tables 1, 2"));
        let cafe = cafe.note(json!({ "text": "from the front" }));
        assert_eq!(quiet(&cafe), None);
        let cafe = cafe.note(json!({ "text": "from a table", "table": "1" }));
        assert_eq!(quiet(&cafe).as_deref(), Some("no ideas from table 2"));
    }

    #[test]
    fn tables_are_named_and_paper_is_told() {
        let tables = |names: &[(&str, bool)]| {
            let named = |(name, paper): &(&str, bool)| (TableId::new(*name), *paper);
            Missing::Ideas(names.iter().map(named).collect()).words()
        };
        assert_eq!(tables(&[("5", false)]), "no ideas from table 5");
        assert_eq!(tables(&[("5", false), ("8", true)]), "no ideas from tables 5, 8 (on paper)");
        assert_eq!(Missing::Categories(3, 0).words(), "3 ideas have no category");
        assert_eq!(Missing::Signs(2).words(), "2 ideas still have a #word");
    }
}

//! The figures of the report, counted from its own lists.

use super::chapter::Chapter;
use super::hall::Hall;
use super::programme::ProgrammeRow;
use crate::domain::{BlockKind, Span};
use crate::session::Session;

/// The overall figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many people were expected.
    pub expected: Option<u32>,
    /// How many came.
    pub came: Option<u32>,
    /// Conversations that were held to their end.
    pub rounds: usize,
    /// Conversations of the programme, those left out not counted.
    pub rounds_planned: usize,
    /// How long those held took in all, pauses included: the sum of their rows.
    pub round_time: Span,
    /// All ideas listed.
    pub ideas: usize,
    /// Of these, saved after their block and its grace had ended.
    pub late: usize,
    /// Of these, saved after the event.
    pub added_later: usize,
    /// Ideas of each chapter, in order, without questions that nobody asked; the last, of ideas without a question, only where there
    /// are any. None where nothing was asked.
    pub by_chapter: Vec<ChapterFigure>,
    /// All comments, of the town halls and others.
    pub comments: usize,
    /// What stays open.
    pub open_questions: usize,
    /// Books, links, people to ask.
    pub resources: usize,
    /// What was agreed.
    pub conclusions: usize,
}

/// How many ideas a chapter lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChapterFigure {
    /// What readers know the chapter by.
    pub label: String,
    /// The question itself; empty where there is none.
    pub text: String,
    /// Its ideas.
    pub ideas: usize,
}

pub(super) fn figures(
    session: &Session,
    programme: &[ProgrammeRow],
    chapters: &[Chapter],
    halls: &[Hall],
) -> Figures {
    let ideas = || chapters.iter().flat_map(Chapter::ideas);
    let by_chapter = chapters.iter().filter_map(|chapter| {
        let ideas = chapter.ideas().count();
        let is_one_of_several = chapters.len() > 1 && ideas > 0;
        let is_asked = chapter.number.is_some() && !chapter.unasked;
        (is_asked || is_one_of_several).then(|| ChapterFigure {
            label: chapter.label.clone(),
            text: chapter.text.clone(),
            ideas,
        })
    });
    let is_round = |row: &&ProgrammeRow| row.kind == BlockKind::Conversation && !row.skipped;
    let rounds: Vec<&ProgrammeRow> = programme.iter().filter(is_round).collect();
    let held: Vec<Span> = rounds.iter().filter_map(|row| row.length).collect();
    Figures {
        expected: session.plan.participants,
        came: session.people_who_came(),
        rounds: held.len(),
        rounds_planned: rounds.len(),
        round_time: held
            .into_iter()
            .filter(|_| !session.plan.untimed)
            .fold(Span::ZERO, |a, b| a + b),
        ideas: ideas().count(),
        late: ideas().filter(|note| note.late).count(),
        added_later: ideas().filter(|note| note.added_later).count(),
        by_chapter: by_chapter.collect(),
        comments: halls.iter().map(Hall::count).sum(),
        open_questions: chapters.iter().map(|chapter| chapter.open_questions.len()).sum(),
        resources: chapters.iter().map(|chapter| chapter.resources.len()).sum(),
        conclusions: chapters.iter().map(|chapter| chapter.conclusions.len()).sum(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Report;
    use crate::report::markdown::EXPORTER;
    use crate::tally::cafe::Cafe;

    #[test]
    fn a_round_whose_start_is_lost_is_not_called_not_held() {
        let round = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "programme": [round("c1"), round("c2"), round("c3")] });
        let cafe = Cafe::open(plan, "UTC")
            .note(json!({ "text": "Said", "block": "c1" }))
            .on(json!([{ "block-started": { "block": "c2" } }, { "block-ended": { "block": "c2" } }]))
            .on(json!([{ "session-closed": {} }]));
        let report = Report::of(&cafe.session).unwrap();
        let text = EXPORTER.text(&report).unwrap();
        assert!(text.contains("| c1 | start not recorded |"), "{text}");
        assert!(text.contains("| c3 | not held |"), "{text}");
    }
}

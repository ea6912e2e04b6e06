//! A report made of a session, and held against its tally before anybody sees it.

use std::sync::Arc;

use super::arrangement::Arrangement;
use super::changes::{Changes, moves};
use super::chapter::chapters;
use super::check::check;
use super::error::ReportError;
use super::figures::figures;
use super::hall::halls;
use super::note_row::note_rows;
use super::organisers::organisers;
use super::programme::programme;
use super::report::Report;
use super::seats::SeatPlan;
use super::stand::Stand;
use super::trail::Trail;
use crate::domain::{Plan, Seq, TableId};
use crate::session::Session;
use crate::tally::{Tally, tally};

impl Report {
    /// Makes the report of a session as its newest record left it: the same records always give
    /// the same report, whenever it is made. Takes time in proportion to the notes.
    ///
    /// # Errors
    /// [`ReportError::Mismatch`] where a list and its count disagree; that is a fault of the
    /// program.
    pub fn of(session: &Session) -> Result<Self, ReportError> {
        Self::after(session, &Trail::default())
    }

    /// Makes the report of a session with what a trail saw on the way to it: what moved, and what
    /// changed since a report before.
    ///
    /// # Errors
    /// As [`Report::of`].
    pub fn after(session: &Session, trail: &Trail) -> Result<Self, ReportError> {
        let report = Self::beside(session, tally(session, false))?;
        Ok(Self { moves: moves(session, trail), changes: Changes::of(session, trail), ..report })
    }

    /// Makes the report beside a tally made elsewhere, and holds the two together.
    pub(super) fn beside(session: &Session, tally: Tally) -> Result<Self, ReportError> {
        let programme = programme(session);
        let chapters = chapters(session);
        let halls = halls(session);
        let arrangement = session.plan.report.as_deref().and_then(Arrangement::called);
        let report = Self {
            arrangement: arrangement.unwrap_or_default(),
            draft: session.closed.is_none(),
            stand: stand(session),
            plan: Arc::new(for_all(session)),
            figures: figures(session, &programme, &chapters, &halls),
            programme,
            chapters,
            halls,
            roles: organisers(session),
            topics: topics(session),
            seats: SeatPlan::of(session),
            notes: note_rows(session),
            moves: Vec::new(),
            changes: None,
            tally,
        };
        check(&report)?;
        Ok(report)
    }
}

fn topics(session: &Session) -> Vec<(TableId, String)> {
    let tables = session.tables.iter().map(|state| &state.table);
    tables.filter_map(|table| Some((table.name.clone(), table.topic.clone()?))).collect()
}

fn stand(session: &Session) -> Option<Stand> {
    let tail = session.tail;
    (tail.seq > Seq(0)).then(|| Stand { record: tail.seq, at: session.local(tail.moment.at) })
}

/// The plan with the texts of the report as they stand, and without what is for the facilitator
/// alone.
fn for_all(session: &Session) -> Plan {
    let mut plan = Plan::clone(&session.plan);
    let text = |words: &Option<Arc<str>>| words.as_deref().map(str::to_owned);
    plan.summary = text(&session.texts.summary);
    plan.next_step = text(&session.texts.next_step);
    plan.programme.iter_mut().for_each(|block| block.notes = None);
    plan
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::NoteKind;
    use crate::report::sample;
    use crate::report::{Chapter, Hall};
    use crate::tally::cafe::{Cafe, note_id};

    fn note() -> impl Strategy<Value = Value> {
        let tag =
            |words: &'static [&'static str]| proptest::option::of(proptest::sample::select(words));
        let kinds = &["idea", "idea", "comment", "open-question", "resource", "conclusion"][..];
        let tags = (
            tag(&["q1", "q2", "?"]),
            tag(&["a", "b", "z"]),
            tag(&["2", "X"]),
            tag(&["c1", "th", "?"]),
        );
        (proptest::sample::select(kinds), tags, any::<bool>()).prop_map(|(kind, tags, late)| {
            let (question, category, table, block) = tags;
            json!({ "kind": kind, "text": "x", "question": question, "category": category,
                    "table": table, "block": block, "late": late, "added_later": !late })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_note_stands_in_exactly_one_list_and_every_sum_is_its_lists(
            notes in proptest::collection::vec(note(), 0..30),
            out in proptest::collection::vec(1_u128..50, 0..6),
        ) {
            let out: Vec<String> = out.into_iter().map(note_id).collect();
            let cafe = notes.into_iter().fold(sample::cafe(), Cafe::note)
                .on(json!([{ "notes-retracted": { "notes": out } }]));
            let report = Report::of(&cafe.session).unwrap();
            let others = |chapter: &Chapter| {
                [&chapter.open_questions, &chapter.resources, &chapter.conclusions]
                    .iter().map(|list| list.len()).sum::<usize>()
            };
            let listed: usize = report.halls.iter().map(Hall::count).sum::<usize>()
                + report.chapters.iter().map(|of| of.ideas().count() + others(of)).sum::<usize>();
            let standing = report.notes.iter().filter(|row| !row.note.retracted);
            prop_assert_eq!(listed, standing.clone().count());
            let ideas = standing.filter(|row| row.note.kind == NoteKind::Idea).count();
            let by_chapter: usize = report.figures.by_chapter.iter().map(|of| of.ideas).sum();
            prop_assert_eq!(ideas, by_chapter);
        }
    }

    #[test]
    fn a_report_names_the_record_it_stands_on() {
        let stand = Report::of(&sample::closed()).unwrap().stand.unwrap();
        assert_eq!(stand.record, Seq(27));
        assert_eq!(stand.at.to_rfc3339(), "2013-10-08T19:25:00+02:00");
    }

    #[test]
    fn printed_times_without_a_date_have_no_day_before_the_first_block() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A", "start": "18:15" }] });
        let report = Report::of(&Cafe::open(plan, "Europe/Zurich").session).unwrap();
        assert_eq!(report.programme[0].date(), None);
        let start = report.programme[0].planned_start.unwrap();
        assert_eq!(crate::domain::hour_minute(start), "18:15");
    }
}

//! A tally read from the counts that a session keeps.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat};

use super::rows::{BlockRow, CategoryRow, MinuteRow, QuestionRow, TableRow, Tally};
use crate::domain::{NoteKind, Question, TableId};
use crate::session::{Count, Margins, Session};
use crate::sorting::sort_by;
use crate::text::natural_cmp;

/// Counts a session, by minute too where asked. Costs as much as there are rows, however many ideas
/// stand behind them.
///
/// An idea whose category its question does not have counts as uncategorised; one whose question or
/// block the session does not have counts as one without.
#[must_use]
pub fn tally(session: &Session, minutes: bool) -> Tally {
    let ideas = session.notes.margins();
    let kind = |kind| of_kind(session, kind).notes;
    let all = of_kind(session, NoteKind::Idea);
    Tally {
        title: session.plan.title.clone(),
        ideas: all.notes,
        merged: all.notes,
        comments: kind(NoteKind::Comment),
        open_questions: kind(NoteKind::OpenQuestion),
        resources: kind(NoteKind::Resource),
        conclusions: kind(NoteKind::Conclusion),
        retracted: session.notes.retracted(),
        late: all.late,
        added_later: all.added_later,
        questions: question_rows(session, ideas),
        tables: table_rows(session, ideas),
        blocks: block_rows(session, ideas, all.notes),
        minutes: minutes.then(|| minute_rows(session)),
    }
}

fn of_kind(session: &Session, kind: NoteKind) -> Count {
    session.notes.margins().kinds.get(&kind).copied().unwrap_or_default()
}

fn question_rows(session: &Session, ideas: &Margins) -> Vec<QuestionRow> {
    let row = |(place, question): (usize, &Question)| {
        let of = ideas.questions.get(&question.id);
        let all = of.map_or(0, |of| of.ideas);
        let categories: Vec<CategoryRow> = session
            .categories_of(&question.id)
            .map(|category| CategoryRow {
                letter: category.letter.clone(),
                label: category.label.clone(),
                ideas: of.and_then(|of| of.categories.get(&category.id)).copied().unwrap_or(0),
            })
            .collect();
        let placed: usize = categories.iter().map(|category| category.ideas).sum();
        QuestionRow {
            number: place + 1,
            id: question.id.clone(),
            text: question.text.clone(),
            ideas: all,
            uncategorised: all.saturating_sub(placed),
            categories,
        }
    };
    session.questions.iter().enumerate().map(row).collect()
}

fn table_rows(session: &Session, ideas: &Margins) -> Vec<TableRow> {
    let of_room = session.tables.iter().map(|state| &state.table.name);
    let with_ideas = ideas.tables.iter().filter(|(_, ideas)| **ideas > 0);
    let typed = with_ideas.filter_map(|(table, _)| table.as_ref());
    let mut names = BTreeSet::new();
    names.extend(of_room.chain(typed));
    let mut names: Vec<&TableId> = names.into_iter().collect();
    sort_by(&mut names, |a, b| natural_cmp(a.as_str(), b.as_str()));
    let row = |table: &TableId| TableRow {
        table: Some(table.clone()),
        ideas: ideas.tables.get(&Some(table.clone())).copied().unwrap_or_default(),
    };
    let mut rows: Vec<TableRow> = names.into_iter().map(row).collect();
    if let Some(ideas) = ideas.tables.get(&None).copied().filter(|ideas| *ideas > 0) {
        rows.push(TableRow { table: None, ideas });
    }
    rows
}

fn block_rows(session: &Session, ideas: &Margins, all: usize) -> Vec<BlockRow> {
    let blocks = session.blocks.iter().enumerate();
    let mut rows: Vec<BlockRow> = blocks
        .map(|(place, state)| BlockRow {
            number: Some(place + 1),
            id: Some(state.id().clone()),
            title: Some(state.block.title.clone()),
            kind: Some(state.block.kind),
            ideas: ideas.blocks.get(state.id()).copied().unwrap_or_default(),
        })
        .collect();
    let placed: usize = rows.iter().map(|row| row.ideas).sum();
    if all > placed {
        rows.push(BlockRow { ideas: all - placed, ..BlockRow::default() });
    }
    rows
}

fn minute_rows(session: &Session) -> Vec<MinuteRow> {
    let row = |(minute, ideas): (&i64, &usize)| {
        let at = DateTime::from_timestamp(minute.checked_mul(60)?, 0)?;
        let at = session.local(at).to_rfc3339_opts(SecondsFormat::Secs, false);
        Some(MinuteRow { at, ideas: *ideas })
    };
    session.notes.minutes().iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::session::Note;
    use crate::tally::cafe::{Cafe, note_id};

    fn cafe() -> Cafe {
        let plan = json!({
            "title": "Café",
            "questions": [
                { "id": "q1", "text": "Why?", "categories": [
                    { "id": "b", "letter": "b", "label": "Later" }, { "id": "a", "letter": "a", "label": "First" }] },
                { "id": "q2", "text": "How?" }
            ],
            "tables": [{ "name": "10" }, { "name": "2" }],
            "programme": [
                { "id": "c1", "kind": "conversation", "title": "Round", "question": "q1" },
                { "id": "th", "kind": "town-hall", "title": "Hall" }
            ]
        });
        Cafe::open(plan, "Europe/Zurich")
    }

    fn idea(category: &str, table: &str) -> Value {
        json!({ "text": "x", "question": "q1", "category": category, "table": table, "block": "c1" })
    }

    #[test]
    fn a_session_without_notes_has_every_row_at_zero() {
        let tally = serde_json::to_value(tally(&cafe().session, false)).unwrap();
        assert_eq!(
            tally,
            json!({
                "title": "Café", "ideas": 0, "merged": 0, "comments": 0, "open_questions": 0,
                "resources": 0, "conclusions": 0, "retracted": 0, "late": 0, "added_later": 0,
                "questions": [
                    { "number": 1, "id": "q1", "text": "Why?", "ideas": 0, "uncategorised": 0,
                      "categories": [{ "letter": "b", "label": "Later", "ideas": 0 },
                                     { "letter": "a", "label": "First", "ideas": 0 }] },
                    { "number": 2, "id": "q2", "text": "How?", "ideas": 0, "uncategorised": 0,
                      "categories": [] }],
                "tables": [{ "table": "2", "ideas": 0 }, { "table": "10", "ideas": 0 }],
                "blocks": [
                    { "number": 1, "id": "c1", "title": "Round", "kind": "conversation", "ideas": 0 },
                    { "number": 2, "id": "th", "title": "Hall", "kind": "town-hall", "ideas": 0 }]
            })
        );
    }

    #[test]
    fn the_keys_stand_in_the_order_programs_were_promised() {
        let json = serde_json::to_string(&tally(&cafe().session, true)).unwrap();
        let keys = [
            "title",
            "ideas",
            "merged",
            "comments",
            "open_questions",
            "resources",
            "conclusions",
            "retracted",
            "late",
            "added_later",
            "questions",
            "tables",
            "blocks",
            "minutes",
        ];
        let places: Vec<usize> =
            keys.iter().map(|key| json.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{json}");
    }

    #[test]
    fn ideas_are_counted_by_every_tag_and_other_kinds_apart() {
        let cafe = cafe()
            .at(3)
            .note(idea("a", "10"))
            .note(idea("a", "Window"))
            .at(4)
            .note(json!({ "text": "no tags at all" }))
            .note(json!({ "text": "late", "question": "q2", "block": "c1", "late": true }))
            .note(json!({ "text": "later", "question": "q1", "added_later": true, "table": "2" }))
            .note(json!({ "text": "gone", "question": "q1" }))
            .on(json!([{ "notes-retracted": { "notes": [note_id(6)] } }]))
            .note(json!({ "kind": "comment", "text": "c", "block": "th" }))
            .note(json!({ "kind": "open-question", "text": "?", "question": "q1" }))
            .note(json!({ "kind": "resource", "text": "r", "late": true }))
            .note(json!({ "kind": "conclusion", "text": "!" }));
        let tally = tally(&cafe.session, true);
        assert_eq!((tally.ideas, tally.merged, tally.retracted), (5, 5, 1));
        assert_eq!((tally.comments, tally.open_questions), (1, 1));
        assert_eq!((tally.resources, tally.conclusions), (1, 1));
        assert_eq!((tally.late, tally.added_later), (1, 1));
        let questions: Vec<_> =
            tally.questions.iter().map(|row| (row.ideas, row.uncategorised)).collect();
        assert_eq!(questions, [(3, 1), (1, 1)]);
        let tables: Vec<_> = tally
            .tables
            .iter()
            .map(|row| (row.table.as_ref().map_or("-", |table| table.as_str()), row.ideas))
            .collect();
        assert_eq!(tables, [("2", 1), ("10", 1), ("Window", 1), ("-", 2)]);
        let blocks: Vec<_> = tally.blocks.iter().map(|row| (row.number, row.ideas)).collect();
        assert_eq!(blocks, [(Some(1), 3), (Some(2), 0), (None, 2)]);
        let minutes: Vec<_> =
            tally.minutes.iter().flatten().map(|row| (row.at.as_str(), row.ideas)).collect();
        assert_eq!(minutes, [("2013-10-08T18:18:00+02:00", 2), ("2013-10-08T18:19:00+02:00", 3)]);
    }

    #[test]
    fn a_removed_category_has_no_row_and_its_ideas_count_as_uncategorised() {
        let cafe = cafe()
            .note(idea("a", "2"))
            .on(json!([{ "category-removed": { "question": "q1", "category": "a" } }]));
        let row = tally(&cafe.session, false).questions.swap_remove(0);
        assert_eq!((row.ideas, row.uncategorised, row.categories.len()), (1, 1, 1));
    }

    fn random_note() -> impl Strategy<Value = Value> {
        let tag =
            |words: &'static [&'static str]| proptest::option::of(proptest::sample::select(words));
        let kind = proptest::sample::select(&["idea", "idea", "idea", "comment", "resource"][..]);
        let tags = (
            tag(&["q1", "q2", "gone"]),
            tag(&["a", "b", "z"]),
            tag(&["2", "10", "X"]),
            tag(&["c1", "th", "gone"]),
        );
        (kind, tags, any::<bool>(), any::<bool>()).prop_map(|(kind, tags, late, added_later)| {
            let (question, category, table, block) = tags;
            json!({ "kind": kind, "text": "x", "question": question, "category": category,
                    "table": table, "block": block, "late": late, "added_later": added_later })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_tally_is_what_a_recount_of_the_notes_gives(
            notes in proptest::collection::vec(random_note(), 0..40),
            out in proptest::collection::vec(1_u128..41, 0..8),
        ) {
            let out: Vec<String> = out.into_iter().map(note_id).collect();
            let cafe = notes.into_iter().fold(cafe(), Cafe::note)
                .on(json!([{ "notes-retracted": { "notes": out } }]));
            let tally = tally(&cafe.session, true);
            let ideas = |wanted: &dyn Fn(&Note) -> bool| {
                cafe.session.notes.iter().filter(|note| note.counts() && wanted(note)).count()
            };
            prop_assert_eq!(tally.ideas, ideas(&|_| true));
            prop_assert_eq!(tally.late, ideas(&|note| note.late));
            prop_assert_eq!(tally.added_later, ideas(&|note| note.added_later));
            for row in &tally.questions {
                prop_assert_eq!(row.ideas, ideas(&|note| note.question.as_ref() == Some(&row.id)));
                let placed: usize = row.categories.iter().map(|category| category.ideas).sum();
                prop_assert_eq!(row.ideas, placed + row.uncategorised);
            }
            for row in &tally.tables {
                prop_assert_eq!(row.ideas, ideas(&|note| note.table == row.table));
            }
            let sum = |counts: &mut dyn Iterator<Item = usize>| counts.sum::<usize>();
            prop_assert_eq!(tally.ideas, sum(&mut tally.tables.iter().map(|row| row.ideas)));
            prop_assert_eq!(tally.ideas, sum(&mut tally.blocks.iter().map(|row| row.ideas)));
            prop_assert_eq!(tally.ideas, sum(&mut tally.minutes.iter().flatten().map(|row| row.ideas)));
        }
    }
}

//! What moved since it was noted, and what changed since a report before this one.

use std::sync::Arc;

use super::chapter::List;
use super::otherwise::{Otherwise, otherwise};
use super::stand::Stand;
use super::trail::{Tag, Trail};
use crate::domain::{About, NoteKind};
use crate::session::{Note, Session};

/// Where a note stands or stood, in words of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: NoteKind,
    /// For comments.
    pub about: About,
    /// The number of its question, from 1; none without one of the plan.
    pub question: Option<usize>,
    /// The letter and the name of its category as they were then.
    pub category: Option<(Option<Arc<str>>, Arc<str>)>,
}

/// A note that was put somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The note as it stands.
    pub note: Arc<Note>,
    /// Where it was.
    pub from: Place,
    /// Where it is.
    pub to: Place,
}

/// What changed since a report before this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The record that report stood on.
    pub since: Stand,
    /// Notes that were added and stand.
    pub added: List,
    /// Notes with other words: before, now.
    pub reworded: Vec<(Arc<Note>, Arc<Note>)>,
    /// Notes under another question or category, or of another kind.
    pub moved: Vec<Moved>,
    /// Notes taken out.
    pub taken_out: List,
    /// Notes that had been taken out and stand again.
    pub brought_back: List,
    /// How many people came, before and now, where that changed.
    pub head_count: Option<(Option<u32>, Option<u32>)>,
    /// The event was closed, or opened again.
    pub closed: Option<bool>,
    /// What else reads otherwise.
    pub others: Vec<Otherwise>,
}

/// The notes that stand elsewhere than where they were first put, in the order of capture;
/// retracted ones left out, and those whose first category was a slip. A category that was renamed
/// since is called as it is.
pub(super) fn moves(session: &Session, trail: &Trail) -> Vec<Moved> {
    let notes = session.notes.slice(0..session.notes.len());
    let standing = notes.iter().zip(&trail.first).filter(|(note, _)| !note.retracted);
    let moved = |(note, first): (&Arc<Note>, &Tag)| {
        let mut moved = moved(session, note, first)?;
        moved.from.category = first.called_now(session).or(moved.from.category);
        (!trail.is_slip(session, first)).then_some(moved)
    };
    standing.filter_map(moved).collect()
}

fn moved(session: &Session, note: &Arc<Note>, from: &Tag) -> Option<Moved> {
    let to = Tag::of(session, note);
    let place = |tag: &Tag| Place {
        kind: tag.kind,
        about: tag.about,
        question: tag.question.as_ref().and_then(|id| session.question_number(id)),
        category: tag.called.clone(),
    };
    (!to.is_at(from)).then(|| Moved { note: Arc::clone(note), from: place(from), to: place(&to) })
}

impl Changes {
    /// What changed since the newest report that the trail saw, if it saw one before this record.
    #[must_use]
    pub fn of(session: &Session, trail: &Trail) -> Option<Self> {
        let then = trail.before(session)?;
        let before = then.notes.slice(0..then.notes.len());
        let now = session.notes.slice(0..session.notes.len());
        let added = now.get(before.len()..).unwrap_or_default();
        let both = || before.iter().zip(now);
        let stand = || both().filter(|(a, b)| !a.retracted && !b.retracted);
        let turned = |out: bool| {
            let turned = both().filter(|(a, b)| a.retracted != b.retracted && b.retracted == out);
            turned.map(|(_, b)| Arc::clone(b)).collect()
        };
        let other = |(a, b): &(&Arc<Note>, &Arc<Note>)| a.words != b.words;
        Some(Self {
            since: Stand { record: then.tail.seq, at: session.local(then.tail.moment.at) },
            added: added.iter().filter(|note| !note.retracted).cloned().collect(),
            reworded: stand().filter(other).map(|(a, b)| (Arc::clone(a), Arc::clone(b))).collect(),
            moved: stand().filter_map(|(a, b)| moved(session, b, &Tag::of(then, a))).collect(),
            taken_out: turned(true),
            brought_back: turned(false),
            head_count: Some((then.people_who_came(), session.people_who_came()))
                .filter(|(before, now)| before != now),
            closed: (then.closed.is_some() != session.closed.is_some())
                .then_some(session.closed.is_some()),
            others: otherwise(then, session),
        })
    }

    /// What changed, in one line; how many of each.
    #[must_use]
    pub fn words(&self) -> String {
        let counts = [
            (self.added.len(), "added"),
            (self.reworded.len(), "reworded"),
            (self.moved.len(), "moved"),
            (self.taken_out.len(), "taken out"),
            (self.brought_back.len(), "brought back"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<String> = counts.map(|(count, how)| format!("{count} {how}")).collect();
        let others = [
            (self.head_count.is_some(), "another head count"),
            (self.closed == Some(true), "the event closed"),
            (self.closed == Some(false), "the event opened again"),
        ];
        parts.extend(others.into_iter().filter(|(is, _)| *is).map(|(_, how)| how.to_owned()));
        parts.extend(self.others.iter().map(|what| what.words().to_owned()));
        if parts.is_empty() {
            return "nothing that a report prints".to_owned();
        }
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::last::Mark;
    use crate::report::{EXPORTERS, Report, sample};
    use crate::tally::cafe::{Cafe, note_id};

    /// A café reported once, and a trail that saw it; then the rest happens, one record each.
    fn after(rest: &[serde_json::Value]) -> Report {
        let mut cafe = sample::cafe().at(60).on(json!([{ "block-ended": { "block": "th" } }]));
        let mut trail = Trail::watching(vec![Mark::of(&cafe.session)]);
        trail.see(&cafe.session);
        for events in rest {
            cafe = cafe.on(events.clone());
            trail.see(&cafe.session);
        }
        Report::after(&cafe.session, &trail).unwrap()
    }

    fn told(report: &Report, heading: &str) -> String {
        let text = EXPORTERS[0].text(report).unwrap();
        let Some((_, rest)) = text.split_once(&format!("{heading}\n")) else {
            return String::new();
        };
        let rest = rest.split_once("\n## ").or(rest.split_once("\n---")).map_or(rest, |of| of.0);
        rest.trim().to_owned()
    }

    #[test]
    fn a_report_after_another_says_what_changed() {
        let report = after(&[
            json!([{ "note-edited": { "note": note_id(2), "text": "Technical" } }]),
            json!([{ "notes-retracted": { "notes": [note_id(1)] } }]),
            json!([{ "notes-restored": { "notes": [note_id(7)] } }]),
            json!([{ "notes-tagged": { "notes": [note_id(6)], "question": "q1", "category": "c" } }]),
            json!([{ "head-count-set": { "people": 61 } }]),
            json!([{ "session-closed": {} }]),
        ]);
        insta::assert_snapshot!(told(&report, "## Changes since the last report"), @r##"
        The report before this one was as of 19:15:00 on Tuesday, 8 October 2013. Since then:

        - 1 note reworded
          - Technical
            - before: Technical matters (i.e. DNS, IP)?
        - 1 note moved
          - No category yet
            - uncategorised → c) Empty
        - 1 note taken out
          - idea 00000000-0000-0000-0000-000000000001, table 10, Conversation 1
        - 1 note brought back
          - taken out
        - participants: 61, before 62
        - the event was closed
        "##);
        insta::assert_snapshot!(report.changes.unwrap().words(), @"1 reworded, 1 moved, 1 taken out, 1 brought back, another head count, the event closed");
    }

    #[test]
    fn a_first_report_and_one_of_the_same_record_tell_no_changes() {
        assert_eq!(after(&[]).changes, None);
        assert_eq!(Report::of(&sample::closed()).unwrap().changes, None);
        let same = after(&[json!([{ "table-seen": { "table": "2" } }])]);
        assert_eq!(same.changes.as_ref().unwrap().words(), "nothing that a report prints");
        let told = told(&same, "## Changes since the last report");
        assert!(told.ends_with("- nothing that this report prints was changed"), "{told}");
    }

    #[test]
    fn of_much_late_paper_what_was_added_is_counted_and_not_printed_twice() {
        let added = |many: u128| {
            let note =
                |n: u128| json!({ "note": note_id(100 + n), "kind": "idea", "text": "late paper" });
            let events: Vec<Value> =
                (0..many).map(|n| json!([{ "note-captured": note(n) }])).collect();
            let told = told(&after(&events), "## Changes since the last report");
            told.matches("late paper").count()
        };
        assert_eq!((added(20), added(21)), (20, 0));
    }

    #[test]
    fn whatever_a_report_prints_otherwise_is_told() {
        let plan = |change: &dyn Fn(&mut Value)| {
            let mut plan = serde_json::to_value(&*sample::cafe().session.plan).unwrap();
            change(&mut plan);
            json!([{ "plan-adopted": { "plan": plan } }])
        };
        let set = |place: &'static str, words: Value| {
            plan(&|plan| *plan.pointer_mut(place).unwrap() = words.clone())
        };
        let category = json!({ "question": "q1", "category": "a", "label": "Arts" });
        let sorted = json!({ "notes": [note_id(13)], "kind": "comment", "about": "follow-up" });
        for (events, words) in [
            (json!([{ "session-closed": {} }]), "the event closed"),
            (set("/title", json!("Another")), "another title"),
            (set("/place", json!("Bern")), "another title"),
            (set("/summary", json!("More")), "another summary"),
            (set("/next_step", json!("More")), "another next step"),
            (set("/next_step", Value::Null), "no next step any more"),
            (set("/questions/0/text", json!("Why?")), "other questions"),
            (set("/questions/0/goals", json!([])), "other questions"),
            (set("/questions/0/categories/1/label", json!("Arts")), "other categories"),
            (set("/programme/4/start", json!("20:30")), "another programme"),
            (set("/participants", json!(70)), "a changed plan"),
            (json!([{ "category-renamed": category }]), "other categories"),
            (json!([{ "notes-picked": { "notes": [note_id(2)] } }]), "other picks"),
            (
                json!([{ "notes-moved": { "notes": [note_id(2)], "table": "2" } }]),
                "other tables or blocks of notes",
            ),
            (json!([{ "notes-sorted": sorted }]), "1 moved"),
            (
                json!([{ "table-changed": { "table": { "name": "2", "host": "Bo" } } }]),
                "other organisers",
            ),
            (
                json!([{ "report-text-set": { "of": "next-step", "text": "Now" } }]),
                "another next step",
            ),
        ] {
            let report = after(&[events]);
            assert_eq!(report.changes.as_ref().unwrap().words(), words);
            let told = told(&report, "## Changes since the last report");
            assert!(!told.contains("nothing that this report"), "{words}: {told}");
        }
    }

    #[test]
    fn a_round_that_begins_is_no_other_head_count() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "programme": [block("c1"), block("c2")] });
        let round = |id: &str, people: &[usize]| json!({ "block": id, "tables": [{ "table": "1", "people": people }] });
        let seating = json!({ "people": [{}, { "leaves": "c2" }],
            "rounds": [round("c1", &[0, 1]), round("c2", &[0])] });
        let cafe =
            Cafe::open(plan, "UTC").on(json!([{ "seating-planned": { "seating": seating } }]));
        let mut trail = Trail::watching(vec![Mark::of(&cafe.session)]);
        trail.see(&cafe.session);
        let cafe = cafe.on(json!([{ "block-started": { "block": "c1" } }]));
        trail.see(&cafe.session);
        assert_eq!(Changes::of(&cafe.session, &trail).unwrap().head_count, None);
    }

    #[test]
    fn ideas_that_moved_are_told_from_where_to_where() {
        let retag = |note: u128, question: &str, category: &str| json!([{ "notes-tagged": { "notes": [note_id(note)], "question": question, "category": category } }]);
        let report = after(&[
            retag(6, "q1", "a"),
            retag(3, "q1", "b"),
            retag(8, "q1", "b"),
            retag(3, "q1", "a"),
        ]);
        insta::assert_snapshot!(told(&report, "How ideas found their categories"), @r##"
        Where an idea was first noted, and where this report prints it.

        ### Conversation 1

        - uncategorised → a) Skills: 1 idea
        - without a question → Conversation 1, b) Human Rights: 1 idea
          - No question at all
        "##);
        assert_eq!(report.moves.len(), 2, "one was put back where it had been");
    }

    #[test]
    fn a_merged_category_is_called_as_it_was_and_a_renamed_one_as_it_is() {
        let category = |id: &str, label: &str| json!({ "id": id, "letter": id, "label": label });
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }], "questions": [{ "id": "q1", "text": "Q",
            "categories": [category("a", "Old"), category("b", "New")] }] });
        let gone = json!({ "category-removed": { "question": "q1", "category": "a" } });
        let renamed =
            json!({ "category-renamed": { "question": "q1", "category": "a", "label": "Older" } });
        for (event, way) in
            [(gone, "- a) Old → b) New: 1 idea"), (renamed, "- a) Older → b) New: 1 idea")]
        {
            let cafe = Cafe::open(plan.clone(), "UTC");
            let cafe = cafe.note(json!({ "text": "x", "question": "q1", "category": "a" }));
            let mut trail = Trail::default();
            trail.see(&cafe.session);
            let tagged = json!({ "notes-tagged": { "notes": [note_id(1)], "question": "q1", "category": "b" } });
            let cafe = cafe.on(json!([tagged, event]));
            trail.see(&cafe.session);
            let report = Report::after(&cafe.session, &trail).unwrap();
            assert!(told(&report, "How ideas found their categories").contains(way), "{way}");
        }
    }

    #[test]
    fn a_category_mistyped_with_one_idea_is_no_finding() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }],
            "questions": [{ "id": "q1", "text": "Q", "categories": [{ "id": "a", "letter": "a", "label": "Hope" }] }] });
        let moves = |ideas: u128, then: &Value| {
            let mut trail = Trail::default();
            let mut cafe = Cafe::open(plan.clone(), "UTC").on(json!([{ "category-added":
                { "question": "q1", "category": "b", "letter": "b", "label": "hoep" } }]));
            for _ in 0..ideas {
                cafe = cafe.note(json!({ "text": "x", "question": "q1", "category": "b" }));
                trail.see(&cafe.session);
            }
            let notes: Vec<String> = (1..=ideas).map(note_id).collect();
            let tagged =
                json!({ "notes-tagged": { "notes": notes, "question": "q1", "category": then } });
            let cafe = cafe.on(json!([tagged]));
            trail.see(&cafe.session);
            Report::after(&cafe.session, &trail).unwrap().moves.len()
        };
        for then in [json!("a"), Value::Null] {
            assert_eq!((moves(1, &then), moves(2, &then)), (0, 2), "{then}");
        }
    }

    #[test]
    fn a_category_that_came_with_a_question_of_the_day_is_none_mistyped() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }] });
        let mut trail = Trail::default();
        let cafe = Cafe::open(plan, "UTC")
            .on(json!([{ "question-added": { "question": { "id": "q1",
            "text": "Q", "categories": [{ "id": "a", "letter": "a", "label": "Hope" }] } } }]));
        let cafe = cafe.note(json!({ "text": "x", "question": "q1", "category": "a" }));
        trail.see(&cafe.session);
        let tagged = json!({ "notes": [note_id(1)], "question": "q1", "category": null });
        let cafe = cafe.on(json!([{ "notes-tagged": tagged }]));
        trail.see(&cafe.session);
        assert_eq!(Report::after(&cafe.session, &trail).unwrap().moves.len(), 1);
    }
}

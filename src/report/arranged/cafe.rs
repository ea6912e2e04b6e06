//! The report of a café, arranged as the report of the 2013 café was printed.

use super::{chapter, front, history, outcome};
use crate::report::document::{Block, Document, Words};
use crate::report::report::Report;

pub(super) fn document(report: &Report) -> Document {
    let mut document = front::head(report);
    if let Some(summary) = &report.plan.summary {
        document.aside(Words::own("Summary"), vec![Block::Text(summary.clone())]);
    }
    history::changes(&mut document, report);
    document.part(Words::own("Programme"), front::programme(report));
    let (heading, asked) = front::purpose(report);
    document.part(heading, asked);
    let (overall, by_category) = outcome::outcome(report);
    document.part(Words::own("Overall figures"), overall);
    document.part(Words::own("Summary of the outcome"), by_category);
    for of in &report.chapters {
        chapter::chapter(&mut document, report, of);
    }
    chapter::comments(&mut document, report);
    if let Some(words) = &report.plan.next_step {
        document.part(Words::own("Next step"), vec![Block::Text(words.clone())]);
    }
    document.part(Words::own("Organisers"), chapter::organisers(&report.roles));
    document.part(Words::own("How ideas found their categories"), history::moves(report));
    document
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::last::Mark;
    use crate::report::trail::Trail;
    use crate::report::{EXPORTERS, Report, sample};
    use crate::session::Session;
    use crate::tally::cafe::Cafe;

    fn markdown(session: &Session) -> String {
        EXPORTERS[0].text(&Report::of(session).unwrap()).unwrap()
    }

    #[test]
    fn a_pause_of_some_seconds_is_told_only_where_somebody_said_why() {
        let held = |seconds: i64, reason: Option<&str>| {
            let paused = json!({ "block-paused": { "block": "th", "reason": reason } });
            let cafe = sample::cafe().on(json!([paused])).after(seconds);
            let text = markdown(&cafe.on(json!([{ "block-resumed": { "block": "th" } }])).session);
            text.contains("- Town Hall, ")
        };
        assert!(!held(59, None));
        assert!(held(60, None) && held(1, Some("a fuse")));
    }

    #[test]
    fn a_question_that_no_block_asked_is_said_to_be_so_and_counted_nowhere() {
        let close = json!([{ "block-ended": { "block": "th" } }, { "session-closed": {} }]);
        let text = markdown(&sample::cafe().on(close.clone()).session);
        let of = |words: &str| text.lines().filter(|line| line.contains(words)).count();
        assert_eq!(of("Question 2: How \\| when? (not asked)"), 1, "{text}");
        assert_eq!(of("Question 2"), 1, "{text}");
        let late = json!({ "text": "Now", "question": "q2", "added_later": true });
        let text = markdown(&sample::cafe().on(close).note(late).session);
        assert!(!text.contains("(not asked)") && text.contains("Question 2: 1 idea"), "{text}");
    }

    #[test]
    fn a_comment_names_the_question_it_is_about_where_there_are_several() {
        let said = |question: &str| {
            let comment =
                json!({ "kind": "comment", "text": "Now", "block": "th", "question": question });
            markdown(&sample::cafe().note(comment).session)
        };
        assert!(said("q1").contains("- Now (on Conversation 1)"), "{}", said("q1"));
        assert!(said("q2").contains("- Now (on Question 2)"), "{}", said("q2"));
    }

    #[test]
    fn nothing_was_late_in_a_record_that_was_typed_in_later() {
        let text = |untimed: bool| {
            let plan = json!({ "title": "T", "untimed": untimed, "programme": [{ "title": "A" }] });
            let late = json!({ "text": "Now", "late": true });
            markdown(&Cafe::open(plan, "UTC").note(late).session)
        };
        assert!(text(false).contains("saved late: 1 of 1"), "{}", text(false));
        assert!(!text(true).contains("late"), "{}", text(true));
    }

    #[test]
    fn a_next_step_that_was_not_there_before_is_added() {
        let mut cafe = sample::cafe().on(json!([{ "report-text-set": { "of": "next-step" } }]));
        let mut trail = Trail::watching(vec![Mark::of(&cafe.session)]);
        trail.see(&cafe.session);
        cafe = cafe.on(json!([{ "report-text-set": { "of": "next-step", "text": "Now" } }]));
        trail.see(&cafe.session);
        let report = Report::after(&cafe.session, &trail).unwrap();
        assert_eq!(report.changes.as_ref().unwrap().words(), "a next step");
        let text = EXPORTERS[0].text(&report).unwrap();
        assert!(text.contains("a next step was added"), "{text}");
    }

    #[test]
    fn what_was_said_where_nothing_was_asked_stands_below_its_blocks_and_is_counted_once() {
        let block = |id: &str, title: &str| json!({ "id": id, "kind": "discussion", "title": title, "facilitators": ["Ada, ITU", "Bo"] });
        let plan = json!({ "title": "T", "programme": [block("s1", "Session 1"), block("s2", "Session 2")] });
        let note = |text: &str, block: &str| json!({ "text": text, "block": block });
        let cafe = Cafe::open(plan, "UTC").note(note("one", "s1")).note(note("two", "s2"));
        let cafe = cafe
            .note(note("three", "s1"))
            .note(json!({ "kind": "comment", "text": "well", "block": "s2" }));
        let text = markdown(&cafe.session);
        let (_, body) = text.split_once("## 1 Programme").unwrap();
        let (body, _) = body.split_once("---\n\nAs of").unwrap();
        insta::assert_snapshot!(body.trim(), @r"
        | Programme |
        |---|
        | Session 1 — led by Ada, ITU; Bo |
        | Session 2 — led by Ada, ITU; Bo |

        ## 2 Overall figures

        - **3** ideas
        - **1** comment

        ## 3 What was said

        ### Session 1

        - one
        - three

        ### Session 2

        - two

        ## 4 Comments

        ### Session 2

        - well
        ");
    }

    #[test]
    fn without_categories_the_overall_figures_are_all_there_is_to_sum_up() {
        let outcome = |categories: Value| {
            let plan = json!({ "title": "T", "programme": [{ "title": "End" }],
                "questions": [{ "id": "q1", "text": "Why?", "categories": categories }] });
            let cafe = Cafe::open(plan, "UTC").note(json!({ "text": "one", "question": "q1" }));
            markdown(&cafe.session).contains("Summary of the outcome")
        };
        assert!(outcome(json!([{ "letter": "a", "label": "Rights" }])) && !outcome(json!([])));
    }

    #[test]
    fn the_heading_of_the_questions_promises_what_stands_below_it() {
        let heading = |of: Value| {
            let plan = json!({ "title": "T", "questions": [of, { "text": "How?" }],
                               "programme": [{ "title": "End" }] });
            let text = markdown(&Cafe::open(plan, "UTC").session);
            text.lines().find(|line| line.starts_with("## 2")).unwrap().to_owned()
        };
        let (goals, theme) = (json!(["See"]), "Roles");
        for (question, words) in [
            (json!({ "text": "Why?" }), "## 2 Questions"),
            (json!({ "text": "Why?", "goals": goals }), "## 2 Goals and questions"),
            (json!({ "text": "Why?", "theme": theme }), "## 2 Themes and questions"),
            (
                json!({ "text": "Why?", "theme": theme, "goals": goals }),
                "## 2 Purpose, goals and questions",
            ),
        ] {
            assert_eq!(heading(question), words);
        }
    }
}

//! A session report of LACIGF as a session: what people of eight countries told each other.
//!
//! The record tells topics, points, conclusions and what should follow, in that order. It does not
//! tell day, hours, minutes, tables and names beside the points: the recording has a day of that
//! forum, an hour for the panel and ten minutes for the conclusions, and spreads the notes evenly.

use worldcafe::domain::{About, BlockId, NoteKind, QuestionId, Span};
use worldcafe::journal::FileJournal;
use worldcafe::session::NewNote;
use worldcafe::tally;

use super::run::{Run, detail, idea};
use crate::support::cafe::at;
use crate::support::rewritten;

const PLAN: &str = include_str!("../../sessions/local-spaces-dialogue/session.json");
const ROWS: &str = include_str!("../fixtures/local-spaces-notes.tsv");
const RECORDED: &str = "sessions/local-spaces-dialogue/recorded.jsonl";

/// The notes of the record in its order: those on a topic, or those on none.
fn notes(block: &str, has_topic: bool) -> Vec<NewNote> {
    let mut notes: Vec<NewNote> = Vec::new();
    for line in ROWS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [topic, kind, speaker, text] = cells[..] else { panic!("{line}") };
        if kind == "detail" {
            notes.last_mut().unwrap().details.push(detail(text));
            continue;
        }
        let (kind, about) = match kind {
            "content" => (NoteKind::Comment, About::Content),
            "process" => (NoteKind::Comment, About::Process),
            "follow-up" => (NoteKind::Comment, About::FollowUp),
            _ => (NoteKind::ALL.into_iter().find(|of| of.word() == kind).unwrap(), About::Content),
        };
        let speaker = (!speaker.is_empty()).then(|| speaker.into());
        notes.push(NewNote { kind, about, speaker, ..idea(text, block, topic, "") });
    }
    notes.retain(|note| note.question.is_some() == has_topic);
    notes
}

/// Runs the session into a journal in a folder of its own and gives its bytes.
fn recorded() -> (Vec<u8>, Run<FileJournal>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut run = Run::recorded(PLAN, at("2017-08-02T10:00:00-05:00"), &path);
    run.start("panel");
    run.spread(Span::minutes(60), notes("panel", true));
    run.end("panel");
    run.spread(Span::minutes(10), notes("conclusions", false));
    run.end("conclusions");
    (std::fs::read(&path).unwrap(), run)
}

#[test]
fn the_recorded_dialogue_is_what_the_program_writes_when_it_runs_the_session() {
    let (bytes, run) = recorded();
    assert!(run.session().closed.is_some());
    rewritten(RECORDED, &bytes);
}

#[test]
fn every_initiative_has_its_points_and_only_ideas_are_counted_as_ideas() {
    let (_, run) = recorded();
    run.has_true_figures(17);
    let session = run.session();
    let tally = tally::tally(session, false);
    let by_topic: Vec<_> = tally.questions.iter().map(|of| (of.id.to_string(), of.ideas)).collect();
    let expected = [("co", 4), ("mx", 3), ("ar", 2), ("uy", 2), ("bb", 3), ("pa", 3)];
    assert_eq!(by_topic, expected.map(|(id, ideas)| (id.to_owned(), ideas)));
    let others = [tally.comments, tally.open_questions, tally.resources, tally.conclusions];
    assert_eq!((tally.ideas, others), (17, [5, 1, 2, 2]));
    let asked = session.block(&BlockId::new("panel")).unwrap().block.questions().len();
    assert_eq!(asked, session.plan.questions.len());
    assert!(session.notes.iter().all(|note| note.table.is_none() && !note.late));
    let told =
        |id: &QuestionId| session.notes.iter().any(|note| note.question.as_ref() == Some(id));
    assert!(session.plan.questions.iter().all(|of| told(&of.id)));
}

#[test]
fn its_report_is_a_session_report_with_topics_comments_conclusions_and_follow_up() {
    let markdown = recorded().1.report("md");
    let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Session report: Local Spaces for Internet Governance Dialogue: Progress in the Various Discussions",
            "## Participants",
            "## Summary",
            "## Overall figures",
            "## 1 Colombia: Colombian Internet Governance Committee",
            "## 2 Mexico: Internet Governance Initiative Group",
            "## 3 Argentina: IGF Argentina",
            "## 4 Uruguay: IGF Uruguay",
            "## 5 Barbados: IGF-Barbados",
            "## 6 Panama: IPANDETEC",
            "## 7 Comments",
            "## 8 Conclusions",
            "## 9 Open questions",
            "### Argentina: IGF Argentina",
            "## 10 Resources",
            "### Panama: IPANDETEC",
            "### In general",
            "## 11 Follow-up",
        ]
    );
    let is_hour = |word: &&str| {
        let hour = word.split_once(':').map(|(hour, rest)| (hour.parse::<u8>(), rest.len()));
        hour.is_some_and(|(hour, rest)| hour.is_ok() && rest >= 2)
    };
    let hours: Vec<&str> = markdown.split_whitespace().filter(is_hour).collect();
    assert_eq!(hours, [""; 0], "the hours of the recording are not the event's");
    assert!(!markdown.contains("August 2017"), "nor is its day");
    let lines = markdown.lines().skip_while(|line| *line != "## Participants").skip(2);
    let people: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        people,
        [
            "- Moderator: Raquel Gatto, Internet Society, Brazil Chapter",
            "- Panel:",
            "  - Manuel Haces, NIC.MX Technical Secretary of the Internet Governance Initiative Group (Mexico)",
            "  - Miguel Ignacio Estrada, Argentina/ MAG",
            "  - Rodney Taylor, ISOC-BB/ IGF-Barbados Program Committee",
            "  - Julian Casasbuenas, APC-Colombia / MAG",
            "  - Beatriz Rodriguez, IGF Uruguay / Internet Society (ISOC)",
            "  - Lía Patricia Hernández Pérez, IPANDETEC, Panama",
            "- Rapporteur: Jimena Sierra, Federal Telecommunications Institute (IFT) Mexico",
            "- Remote Moderation: Alejandra Erramuspe, AGESIC Uruguay",
        ]
    );
    for row in ROWS.lines().skip(1) {
        let words = row.rsplit('\t').next().unwrap();
        assert!(markdown.lines().any(|line| line.trim_start().starts_with(&format!("- {words}"))));
    }
}

#[test]
fn what_the_record_does_not_tell_is_not_made_up_unsaid() {
    let (_, run) = recorded();
    for format in ["md", "html"] {
        assert!(run.report(format).contains("It tells no day and no hours"), "{format}");
    }
    let data: serde_json::Value = serde_json::from_str(&run.report("json")).unwrap();
    for row in data["programme"].as_array().unwrap() {
        assert!(row["planned_start"].is_null() && row["planned_length"].is_null(), "{row}");
    }
    let spoke = |note: &&serde_json::Value| !note["speaker"].is_null();
    assert_eq!(data["notes"].as_array().unwrap().iter().filter(spoke).count(), 1);
}

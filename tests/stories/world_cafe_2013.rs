//! The ITU World Café of 8 October 2013, run again at the printed times.
//!
//! The record tells which ideas came in which conversation, under which category and in which
//! order. It does not tell minutes and tables: the ideas are spread evenly over their
//! conversation, the comments over their town hall, and no table is named.

use worldcafe::domain::{About, BlockId, NoteKind, QuestionId, Span};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::session::{Command, NewNote, Session};
use worldcafe::tally;

use super::run::{Run, detail, idea};
use crate::support::cafe::at;
use crate::support::rewritten;

const PLAN: &str = include_str!("../../sessions/itu-open-talks-2013/session.json");
const ROWS: &str = include_str!("../fixtures/world-cafe-2013-ideas.tsv");
const RECORDED: &str = "sessions/itu-open-talks-2013/recorded.jsonl";

/// As the record's overall figures print it.
const HEAD_COUNT: u32 = 50;

/// An idea, or a comment where it has no conversation.
#[derive(Clone, Debug)]
struct Row {
    conversation: Option<usize>,
    letter: String,
    text: String,
    details: Vec<String>,
}

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in ROWS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [conversation, letter, _, kind, text] = cells[..] else { panic!("{line}") };
        if kind == "detail" {
            rows.last_mut().unwrap().details.push(text.to_owned());
            continue;
        }
        rows.push(Row {
            conversation: conversation.parse().ok(),
            letter: letter.to_owned(),
            text: text.to_owned(),
            details: Vec::new(),
        });
    }
    rows
}

/// What a row is as a note of a block.
fn note(session: &Session, block: &BlockId, row: &Row, about: About) -> NewNote {
    let question = row.conversation.map(|n| QuestionId::new(format!("q{n}")));
    let category = question.as_ref().and_then(|question| {
        let mut categories = session.categories_of(question);
        let it = categories.find(|it| it.letter.as_deref() == Some(row.letter.as_str()));
        Some(it?.id.clone())
    });
    let kind = if question.is_some() { NoteKind::Idea } else { NoteKind::Comment };
    let details = row.details.iter().map(|text| detail(text)).collect();
    NewNote { kind, about, question, category, details, ..idea(&row.text, block.as_str(), "", "") }
}

/// The rows of a block: a conversation's ideas, and in the town halls the comments, the first six
/// on the content and the rest on the process.
fn rows_of<'a>(rows: &'a [Row], block: &str) -> Vec<(&'a Row, About)> {
    let comments = rows.iter().filter(|row| row.conversation.is_none());
    let of = |n| rows.iter().filter(move |row| row.conversation == Some(n));
    match block {
        "c1" => of(1).map(|row| (row, About::Content)).collect(),
        "c2" => of(2).map(|row| (row, About::Content)).collect(),
        "c3" => of(3).map(|row| (row, About::Content)).collect(),
        "th1" => comments.take(6).map(|row| (row, About::Content)).collect(),
        "th2" => comments.skip(6).map(|row| (row, About::Process)).collect(),
        _ => Vec::new(),
    }
}

/// Runs the evening into a journal in a folder of its own and gives its bytes.
fn recorded() -> (Vec<u8>, Session) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut run = Run::recorded(PLAN, at("2013-10-08T18:15:00+02:00"), &path);
    let rows = rows();
    let blocks: Vec<_> = run.session().blocks.iter().map(|state| state.block.clone()).collect();
    for block in &blocks {
        run.until(&block.start.unwrap().to_string());
        if block.id.as_str() == "opening" {
            run.does(Command::SetHeadCount { people: Some(HEAD_COUNT) });
        }
        if run.session().running().is_none() {
            run.start(block.id.as_str());
        }
        let length = run.session().block(&block.id).unwrap().length.unwrap();
        let said = rows_of(&rows, block.id.as_str()).into_iter();
        let notes = said.map(|(row, about)| note(run.session(), &block.id, row, about)).collect();
        run.spread(length, notes);
        run.end(block.id.as_str());
    }
    (std::fs::read(&path).unwrap(), run.session().clone())
}

#[test]
fn the_recorded_cafe_is_what_the_program_writes_when_it_runs_the_evening() {
    let (bytes, session) = recorded();
    assert!(session.closed.is_some());
    rewritten(RECORDED, &bytes);
}

#[test]
fn the_evening_gives_the_figures_of_the_record() {
    let (_, session) = recorded();
    let tally = tally::tally(&session, false);
    let by_question: Vec<usize> = tally.questions.iter().map(|question| question.ideas).collect();
    assert_eq!((tally.ideas, by_question, tally.comments), (105, vec![44, 38, 23], 9));
    let letters: Vec<String> = tally.questions[1]
        .categories
        .iter()
        .map(|category| category.letter.as_deref().unwrap_or("-").to_owned())
        .collect();
    assert_eq!(letters, ["a", "c", "d", "e", "b", "f", "g"]);
    let abouts = |about| {
        session
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::Comment && note.about == about)
            .count()
    };
    assert_eq!((abouts(About::Content), abouts(About::Process)), (6, 3));
}

#[test]
fn the_evening_ran_as_printed() {
    let (_, session) = recorded();
    for state in &session.blocks {
        let printed = session.wall(state.block.date.unwrap(), state.block.start.unwrap().0);
        assert_eq!(state.started.unwrap().at, printed, "{}", state.block.title);
        let ran = Span((state.ended.unwrap().at - printed).num_milliseconds());
        assert_eq!(Some(ran), state.block.span(), "{}", state.block.title);
    }
}

#[test]
fn its_report_holds_every_idea_word_for_word_in_its_place() {
    let (_, session) = recorded();
    let report = Report::of(&session).unwrap();
    let markdown = EXPORTERS.iter().find(|it| it.name == "md").unwrap();
    let mut written = Vec::new();
    (markdown.write)(&report, &mut written).unwrap();
    let written = String::from_utf8(written).unwrap();
    let mut rest = written.as_str();
    for row in rows() {
        for words in std::iter::once(&row.text).chain(&row.details) {
            let found = rest.split_once(words.as_str());
            (_, rest) = found.unwrap_or_else(|| panic!("{words}"));
        }
    }
}

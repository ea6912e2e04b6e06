//! Programmes in plain text: what a person would list is what the plan has.
//!
//! The fixtures have the shapes of the programmes and reports that ITU, IGF 2014, IGF 2017 and
//! LACIGF published; titles, names, times and questions are theirs, the prose is ours. One is
//! jotted down as people do who never made a programme before.

mod dated;
mod headings;
mod hostile;
mod misread;
mod mistyped;
mod newcomer;
mod numbered;
mod panels;
mod people;
mod published;
mod shapes;
mod words;

use worldcafe::domain::{Block, Plan};
use worldcafe::setup::{self, Draft, Severity, Source};

fn read(text: &str) -> Draft {
    let draft = setup::draft(text, "my-café");
    let json = serde_json::to_string(&draft.plan).unwrap();
    let reading = setup::read(&Source::new("session.json", json));
    let errors: Vec<_> =
        reading.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(reading.plan.as_ref(), Some(&draft.plan), "what is written is what is read");
    draft
}

/// `14 Aug 09:40 1 h 20 min discussion: Session 1`; what is missing is left out.
fn line(block: &Block) -> String {
    let date = block.date.map(|date| date.format("%-d %b ").to_string());
    let start = block.start.map(|start| format!("{start} "));
    let length = block.length.map(|length| format!("{length} "));
    let [date, start, length] = [date, start, length].map(Option::unwrap_or_default);
    let kind = block.kind.word();
    let asks: Vec<&str> = block.questions().into_iter().map(|id| id.as_str()).collect();
    let asks = if asks.is_empty() { String::new() } else { format!(" ({})", asks.join(", ")) };
    format!("{date}{start}{length}{kind}: {}{asks}", block.title)
}

fn programme(plan: &Plan) -> Vec<String> {
    plan.programme.iter().map(line).collect()
}

fn questions(plan: &Plan) -> Vec<&str> {
    plan.questions.iter().map(|question| question.text.as_str()).collect()
}

fn unread(draft: &Draft) -> Vec<String> {
    draft.unread.iter().flat_map(|it| it.told()).collect()
}

/// `a Trees, b Benches` of each question; `-` where there is no letter.
fn categories(plan: &Plan) -> Vec<String> {
    let of = plan.questions.iter().map(|question| {
        let all = question.categories.iter();
        let all = all.map(|it| format!("{} {}", it.letter.as_deref().unwrap_or("-"), it.label));
        all.collect::<Vec<_>>().join(", ")
    });
    of.collect()
}

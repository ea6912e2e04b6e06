//! The report of a session: who took part in which role, what was said on each topic, what was
//! concluded and what follows; its figures before that, its times behind.

use super::subject::by_subject;
use super::{chapter, front, history, outcome};
use crate::domain::Person;
use crate::report::chapter::{Chapter, List};
use crate::report::document::{Block, Document, Point, Words};
use crate::report::hall::Hall;
use crate::report::organisers::Organiser;
use crate::report::report::Report;

/// Which list of a topic.
type Which = fn(&Chapter) -> &List;

pub(super) fn document(report: &Report) -> Document {
    let mut document = front::head(report);
    document.title = Words::own("Session report: ").and_all(document.title);
    document.aside(Words::own("Participants"), participants(report));
    if let Some(summary) = &report.plan.summary {
        document.aside(Words::own("Summary"), vec![Block::Text(summary.clone())]);
    }
    history::changes(&mut document, report);
    let (overall, by_category) = outcome::outcome(report);
    document.aside(Words::own("Overall figures"), [overall, by_category].concat());
    for of in &report.chapters {
        topic(&mut document, report, of);
    }
    document.part(Words::own("Comments"), comments(report));
    let part = |title: &str, list: Which| (Words::own(title), by_topic(&report.chapters, list));
    let parts = [
        part("Conclusions", |of| &of.conclusions),
        part("Open questions", |of| &of.open_questions),
        part("Resources", |of| &of.resources),
    ];
    parts.into_iter().for_each(|(title, blocks)| document.part(title, blocks));
    document.part(Words::own("Follow-up"), follow_up(report));
    if outcome::has_times(report) {
        document.part(Words::own("Programme"), front::programme(report));
    }
    document
}

/// Who took part: a line a role, then people whose role no line names. Names of which more is
/// known stand below their role.
fn participants(report: &Report) -> Vec<Block> {
    let known = |name: &String| report.plan.people.iter().find(|person| person.name == *name);
    let who = |of: &Organiser| {
        let name = known(&of.name).map_or_else(|| Words::people(&of.name), named);
        chapter::at_table(name, of)
    };
    let is_told = |person: &Person| person.affiliation.is_some() || person.group.is_some();
    let roles = report.roles.iter().filter_map(|line| {
        let role = Words::people(&line.role).and(":");
        match line.who.as_slice() {
            [] => None,
            [only] => Some(Point::of(role.and(" ").and_all(who(only)))),
            several if !several.iter().filter_map(|of| known(&of.name)).any(is_told) => {
                Some(Point::of(role.and(" ").and_all(chapter::names(several))))
            }
            several => {
                let points = several.iter().map(|of| Point::of(who(of))).collect();
                Some(Point { points, ..Point::of(role) })
            }
        }
    });
    let served =
        |name: &str| report.roles.iter().any(|line| line.who.iter().any(|of| of.name == name));
    let people = &report.plan.people;
    let others = people.iter().filter(|person| !served(&person.name)).map(|person| {
        let role = Words::joined(person.roles.iter().map(Words::people), ", ");
        let role = if role.is_empty() { role } else { role.and(": ") };
        Point::of(role.and_all(named(person)))
    });
    let is_known = |name: &str| served(name) || people.iter().any(|person| person.name == name);
    let speaking = report.programme.iter().flat_map(|row| &row.speakers);
    let speaking = speaking.filter(|speaker| !is_known(&speaker.name));
    let speaking = speaking.map(|speaker| Words::own("Speaker: ").and_all(front::speaker(speaker)));
    let leading = report.programme.iter().flat_map(|row| &row.facilitators);
    let leading = leading.filter(|name| !is_known(name));
    let leading = leading.map(|name| Words::own("Facilitator: ").and_people(name));
    let mut speakers: Vec<Point> = Vec::new();
    for point in speaking.chain(leading).map(Point::of) {
        if !speakers.contains(&point) {
            speakers.push(point);
        }
    }
    let points: Vec<Point> = roles.chain(others).chain(speakers).collect();
    if points.is_empty() { Vec::new() } else { vec![Block::List(points)] }
}

fn named(person: &Person) -> Words {
    let name = Words::people(&person.name);
    let also = [&person.affiliation, &person.group].into_iter().flatten();
    also.fold(name, |words, more| words.and(", ").and_people(more))
}

/// What was noted on a topic; where it answers no question, under what its table was about, if
/// people sat at tables then, else under the title of its block.
fn topic(document: &mut Document, report: &Report, of: &Chapter) {
    if of.number.is_none() {
        for (title, list) in by_subject(report, &of.uncategorised) {
            document.part(title, vec![chapter::points(&list)]);
        }
        return;
    }
    let mut blocks = of.background.clone().map(Block::Text).into_iter().collect::<Vec<_>>();
    blocks.extend(chapter::ideas(of));
    document.part(Words::people(&of.text), blocks);
}

/// The comments on the content, then those on the process, said to be so where there are both.
fn comments(report: &Report) -> Vec<Block> {
    let all =
        |list: fn(&Hall) -> &List| report.halls.iter().flat_map(list).cloned().collect::<List>();
    let (content, process) = (all(|hall| &hall.content), all(|hall| &hall.process));
    let both = !content.is_empty() && !process.is_empty();
    let said = [("On the content:", content), ("On the process:", process)];
    let said = said.iter().filter(|(_, list)| !list.is_empty()).flat_map(|(about, list)| {
        let line = both.then(|| Block::Line(Words::own(*about)));
        line.into_iter().chain([chapter::said(report, list)])
    });
    said.collect()
}

/// One kind of note, below the topic it belongs to where the session has several.
fn by_topic(chapters: &[Chapter], list: Which) -> Vec<Block> {
    let with: Vec<&Chapter> = chapters.iter().filter(|of| !list(of).is_empty()).collect();
    let topics = chapters.iter().filter(|of| of.number.is_some()).count();
    let titled = with.len() > 1 || (topics > 1 && with.iter().any(|of| of.number.is_some()));
    let blocks = with.into_iter().flat_map(|of| {
        let title = match of.number {
            Some(_) => Words::people(&of.text),
            None => Words::own("In general"),
        };
        chapter::list(if titled { title } else { Words::default() }, list(of))
    });
    blocks.collect()
}

fn follow_up(report: &Report) -> Vec<Block> {
    let said = report.halls.iter().map(|hall| &hall.follow_up).filter(|list| !list.is_empty());
    let next = report.plan.next_step.clone().map(Block::Text);
    next.into_iter().chain(said.map(chapter::points)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::{Arrangement, EXPORTERS, Report, sample};
    use crate::session::Session;
    use crate::tally::cafe::Cafe;

    fn dialogue() -> Session {
        let plan = json!({
            "title": "Local Spaces", "report": "session-report", "summary": "Seven countries.",
            "next_step": "A tool kit.", "participants": 7,
            "questions": [{ "id": "co", "text": "Colombia", "background": "The committee." },
                          { "id": "mx", "text": "Mexico", "categories": [{ "id": "a", "letter": "a", "label": "Origin" }] }],
            "tables": [{ "name": "1", "topic": "Funding" }],
            "programme": [{ "id": "p", "kind": "talk", "title": "Panel",
                            "facilitators": ["Raquel Gatto", "Bo"],
                            "speakers": [{ "name": "Rodney Taylor", "affiliation": "ISOC-BB" }, { "name": "Raquel Gatto" }] },
                          { "id": "g", "kind": "breakout", "title": "Groups" }],
            "roles": [{ "role": "Moderator", "names": ["Raquel Gatto"] }, { "role": "Rapporteurs", "names": ["Jimena Sierra", "Ada"] },
                      { "role": "Editors", "names": ["Raquel Gatto", "Ada"] }, { "role": "Host", "names": [] }],
            "people": [{ "name": "Raquel Gatto", "affiliation": "Internet Society" },
                       { "name": "Beatriz Rodriguez", "roles": ["Speaker"], "group": "civil society" }]
        });
        let note = |kind: &str, question: Option<&str>, text: &str| json!({ "kind": kind, "question": question, "text": text, "block": "p" });
        let mut funded = note("idea", None, "Sponsors");
        (funded["table"], funded["block"]) = (json!("1"), json!("g"));
        let mut at_no_table = note("idea", None, "First year");
        at_no_table["table"] = json!("1");
        let mut origin = note("idea", Some("mx"), "No ties");
        origin["category"] = json!("a");
        let mut on_process = note("comment", None, "Too short");
        on_process["about"] = json!("process");
        let mut after = note("comment", None, "Send the kit");
        after["about"] = json!("follow-up");
        Cafe::open(plan, "UTC")
            .note(note("idea", Some("co"), "A statement open to all"))
            .note(origin)
            .on(json!([{ "table-changed": { "table": { "name": "1", "topic": "Sponsorship" } } }]))
            .note(at_no_table)
            .note(funded)
            .note(note("conclusion", None, "Each has its own process"))
            .note(note("conclusion", Some("co"), "An action plan"))
            .note(note("open-question", Some("mx"), "Who pays?"))
            .note(note("resource", None, "The portal"))
            .note(note("comment", None, "A good exchange"))
            .note(on_process)
            .note(after)
            .on(json!([{ "session-closed": {} }]))
            .session
    }

    #[test]
    fn a_session_report_tells_who_what_and_what_follows() {
        let text = EXPORTERS[0].text(&Report::of(&dialogue()).unwrap()).unwrap();
        insta::assert_snapshot!(text, @r##"
        # Session report: Local Spaces

        ## Participants

        - Moderator: Raquel Gatto, Internet Society
        - Rapporteurs: Jimena Sierra, Ada
        - Editors:
          - Raquel Gatto, Internet Society
          - Ada
        - Speaker: Beatriz Rodriguez, civil society
        - Speaker: Rodney Taylor (ISOC-BB)
        - Facilitator: Bo

        ## Summary

        Seven countries.

        ## Overall figures

        - **7** participants planned
        - **4** ideas
          - Colombia — 1 idea
          - Mexico — 1 idea
          - Without a question: 2 ideas
        - **3** comments
        - **1** open question
        - **1** resource
        - **2** conclusions

        | Question | Category | Ideas |
        |---|---|---|
        | Colombia | uncategorised | 1 |
        | Mexico | a) Origin | 1 |
        | Without a question | uncategorised | 2 |

        ## 1 Colombia

        The committee.

        - A statement open to all

        ## 2 Mexico

        ### a) Origin

        - No ties

        ## 3 Panel

        - First year

        ## 4 Sponsorship

        - Sponsors

        ## 5 Comments

        On the content:

        - A good exchange

        On the process:

        - Too short

        ## 6 Conclusions

        ### Colombia

        - An action plan

        ### In general

        - Each has its own process

        ## 7 Open questions

        ### Mexico

        - Who pays?

        ## 8 Resources

        - The portal

        ## 9 Follow-up

        A tool kit.

        - Send the kit

        ---

        As of 16:15:00 on Tuesday, 8 October 2013 (record 14 of the session's journal).
        "##);
    }

    #[test]
    fn every_note_of_a_café_stands_in_either_arrangement() {
        for arrangement in Arrangement::ALL {
            let report = Report { arrangement, ..Report::of(&sample::closed()).unwrap() };
            for exporter in EXPORTERS.iter().take(2) {
                let text = exporter.text(&report).unwrap();
                for word in [
                    "Leading",
                    "or not",
                    "second line",
                    "From paper",
                    "Who pays",
                    "We go on",
                    "No category yet",
                    "No question at all",
                    "itu.int",
                    "Governments matter",
                    "A good evening",
                    "Send it",
                    "E-education",
                ] {
                    assert!(text.contains(word), "{word} in {} as {arrangement:?}", exporter.name);
                }
            }
        }
    }

    #[test]
    fn an_idea_picked_for_the_oral_report_says_so_in_either_arrangement() {
        for arrangement in Arrangement::ALL {
            let report = Report { arrangement, ..Report::of(&sample::closed()).unwrap() };
            for exporter in EXPORTERS.iter().take(2) {
                let text = exporter.text(&report).unwrap();
                let marked: Vec<&str> = text
                    .lines()
                    .filter(|line| line.contains("(picked for the oral report)"))
                    .collect();
                let [line] = marked.as_slice() else { panic!("{marked:?} as {arrangement:?}") };
                assert!(line.contains("Leading question: two assumptions:"), "{line}");
            }
            let none = Report { arrangement, ..Report::of(&dialogue()).unwrap() };
            assert!(!EXPORTERS[0].text(&none).unwrap().contains("picked"));
        }
    }
}

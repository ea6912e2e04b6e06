//! The page: the template filled.

use std::io::Write;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::bars::bars;
use super::drawing::{Drawing, WIDTH};
use super::timeline::timeline;
use super::values::parts;
use crate::report::arranged::arranged;
use crate::report::document::{Block, Document};
use crate::report::error::ReportError;
use crate::report::exporter::Exporter;
use crate::report::graphic::{Bars, Graphic};
use crate::report::report::Report;
use crate::report::template::{environment, unwritten};
use crate::text::{cut, is_language, shown, shown_lines, width};

/// The row of this format.
pub(in crate::report) const EXPORTER: Exporter = Exporter {
    name: "html",
    aliases: &[],
    file: "report.html",
    title: "HTML, the report to publish and to print",
    has: |_| true,
    write,
};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// Columns that the name of a window or a bookmark has.
const NAME: usize = 70;

/// Columns of a word that stands whole in a table.
const LONG: usize = 24;

/// The drawings of a graphic.
#[derive(Serialize)]
struct Drawings {
    width: usize,
    has_table: bool,
    questions: Vec<Question>,
    days: Vec<Drawing>,
}

#[derive(Serialize)]
struct Question {
    label: Option<String>,
    text: String,
    ideas: usize,
    drawings: Vec<Drawing>,
}

fn write(report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
    let document = Arc::new(arranged(report));
    let mut page = environment();
    page.add_filter("paragraphs", |text: String| paragraphs(&text));
    page.add_filter("unbroken", |text: String| is_unbroken(&text));
    let written = page.add_template("page.html", PAGE).and_then(|()| {
        let values = context! {
            style => STYLE,
            name => cut(&shown(&document.title.to_string()), NAME),
            language => document.language.as_deref().filter(|code| is_language(code)),
            drawings => graphic(&document).map(|of| Value::from(Serde(drawings(of)))),
            notice => document.notice.as_ref().map(|of| Value::from(Serde(of))),
            title => Value::from(Serde(&document.title)),
            lines => Value::from(Serde(&document.lines)),
            parts => parts(&document),
            foot => Value::from(Serde(&document.foot)),
        };
        page.get_template("page.html")?.render_captured_to(values, to)
    });
    written.map(drop).map_err(unwritten)
}

/// The graphic of a document, which has at most one.
fn graphic(document: &Document) -> Option<&Graphic> {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    blocks.into_iter().find_map(|block| match block {
        Block::Graphic(graphic) => Some(graphic),
        _ => None,
    })
}

fn drawings(graphic: &Graphic) -> Drawings {
    let most = graphic.questions.iter().flat_map(|of| &of.bars).map(|bar| bar.ideas).max();
    let question = |of: &Bars| Question {
        label: of.label.clone(),
        text: of.text.clone(),
        ideas: of.ideas,
        drawings: bars(of, most.unwrap_or_default()),
    };
    Drawings {
        width: WIDTH,
        has_table: graphic.has_table,
        questions: graphic.questions.iter().map(question).collect(),
        days: graphic.days.iter().filter_map(timeline).collect(),
    }
}

/// True for words with one so long that a column of a table as wide as it runs off a page.
fn is_unbroken(text: &str) -> bool {
    text.split_whitespace().any(|word| width(word) > LONG)
}

/// Words as paragraphs, parted where a line is empty.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = shown_lines(text);
    let runs = lines.split(|line| line.trim_matches(' ').is_empty());
    runs.filter(|run| !run.is_empty()).map(|run| run.join("\n")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::Arrangement;
    use crate::report::sample::{self, NASTY};
    use crate::session::Session;
    use crate::tally::cafe::Cafe;

    fn html(session: &Session) -> String {
        EXPORTER.text(&Report::of(session).unwrap()).unwrap()
    }

    #[test]
    fn a_full_disk_is_told_in_its_own_words() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::Error::from_raw_os_error(28))
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let report = Report::of(&sample::closed()).unwrap();
        let words = (EXPORTER.write)(&report, &mut Full).unwrap_err().to_string();
        assert!(words.ends_with(": no space left on device"), "{words}");
    }

    /// The page from its body on.
    fn body(session: &Session) -> String {
        html(session).split_once("<body>").unwrap().1.to_owned()
    }

    /// The tags in order, without what is in them; breaks left out.
    fn tags(html: &str) -> Vec<&str> {
        let end = |c: char| c.is_whitespace() || c == '>';
        let tags = html.split('<').skip(1).filter_map(|tag| tag.split(end).next());
        tags.filter(|tag| *tag != "br").collect()
    }

    /// What a reader sees, tags left out.
    fn read(html: &str) -> String {
        let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |of| of.1));
        let text = pieces.collect::<String>();
        let signs =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/")];
        let text = signs.iter().fold(text, |text, (name, sign)| text.replace(name, sign));
        text.replace("&amp;", "&")
    }

    #[test]
    fn every_part_of_a_café_stands_under_its_heading() {
        let page = body(&sample::closed());
        let headings: Vec<String> = page
            .split("<h")
            .skip(2)
            .filter(|rest| rest.starts_with(['1', '2', '3']))
            .map(|rest| {
                let (level, rest) = rest.split_at(1);
                format!("{level} {}", read(&format!("<h{}", rest.split_once("</h").unwrap().0)))
            })
            .collect();
        insta::assert_snapshot!(headings.join("\n"), @r##"
        1 World Café on *Policy*
        2 Contents
        2 Summary
        2 1 Programme
        2 2 Purpose, goals and questions
        2 3 Overall figures
        2 4 Summary of the outcome
        2 5 Summary of the results of Conversation 1
        3 b) Human Rights
        3 a) Skills
        3 Uncategorised
        3 Open questions
        3 Resources
        3 Conclusions
        2 6 Summary of the results of Question 2
        2 7 Without a question
        2 8 Comments from the town halls
        3 Town Hall
        2 9 Other comments
        3 Outside the programme
        2 10 Next step
        2 11 Organisers
        "##);
    }

    #[test]
    fn a_card_of_some_questions_says_so_and_none_is_drawn_for_no_ideas() {
        let plan = json!({ "title": "T", "programme": [], "questions": [
            { "id": "q1", "text": "Why?", "categories": [{ "id": "a", "label": "A" }] },
            { "id": "q2", "text": "How?" }] });
        let cafe = Cafe::open(plan, "UTC").note(json!({ "text": "one", "question": "q1" }));
        let page = body(&cafe.session);
        assert!(!page.contains("deas by question<"), "{page}");
        let cafe = cafe.note(json!({ "text": "two" }));
        assert!(body(&cafe.session).contains("Other ideas by question<"));
    }

    #[test]
    fn figures_and_lists_are_those_of_the_markdown() {
        let report = Report::of(&sample::closed()).unwrap();
        let page = read(&EXPORTER.text(&report).unwrap());
        for words in
            ["62 participants, 50 planned", "8 ideas", "3 comments", "20 min (planned 15 min)"]
        {
            assert!(page.contains(words), "{words}");
        }
        let notes = report.notes.iter().filter(|row| !row.note.retracted);
        for row in notes {
            for line in shown_lines(&row.note.words.text) {
                assert!(page.contains(&line), "{line}");
            }
        }
        assert!(!page.contains("taken out"));
    }

    #[test]
    fn only_a_word_that_would_run_off_the_page_is_broken_anywhere() {
        let broken = |text: &str| {
            let page = body(&sample::everywhere(text));
            page.matches("class=\"said long\"").count()
        };
        assert_eq!(broken("Protecting human rights, multi-stakeholder"), 0);
        assert!(broken(&format!("a {}", "x".repeat(300))) > 10);
    }

    #[test]
    fn a_line_end_is_seen_once() {
        let page = body(&sample::closed());
        assert!(page.contains("# first line<br>second line</bdi>"), "{page}");
    }

    #[test]
    fn no_sentence_of_the_page_is_the_templates_own() {
        for words in ["Draft", "Source", "As of", "been recorded"] {
            assert!(!PAGE.contains(words), "{words}");
        }
        assert!(read(&html(&sample::closed())).contains("(record 27 of the session's journal)"));
    }

    #[test]
    fn nothing_is_fetched_and_nothing_runs() {
        let page = html(&sample::closed());
        let names: Vec<&str> = tags(&page);
        for tag in
            ["script", "link", "img", "iframe", "object", "embed", "form", "base", "foreignObject"]
        {
            assert!(!names.contains(&tag), "{tag}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
        let links = page.split("href=\"").skip(1);
        assert!(links.clone().count() > 5);
        assert!(links.clone().all(|link| link.starts_with('#')), "a link leads elsewhere");
        let drawn = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assert!(!drawn.contains("://"), "an address that is not words");
    }

    #[test]
    fn words_from_people_are_never_markup_wherever_they_stand() {
        let plain = html(&sample::everywhere("words"));
        for text in NASTY {
            let page = html(&sample::everywhere(text));
            assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
            let paragraphs = paragraphs(text).len();
            let drawn = page.matches("<text").count() == plain.matches("<text").count();
            if paragraphs == 1 && drawn && text.chars().any(char::is_alphanumeric) {
                assert_eq!(tags(&page), tags(&plain), "{text:?}");
            }
            let said = shown_lines(text).iter().all(|line| read(&page).contains(line.as_str()));
            assert!(said, "{text:?}");
        }
    }

    #[test]
    fn the_language_of_the_talk_is_named_where_it_is_one() {
        let page = |language: &str| {
            let plan =
                json!({ "title": "T", "language": language, "programme": [{ "title": "A" }] });
            html(&Cafe::open(plan, "UTC").session)
        };
        assert!(page("fr-CH").contains("<bdi class=\"said\" lang=\"fr-CH\">T</bdi>"));
        for language in ["en", "\" onload=\"x", "f", "fr\"", ""] {
            assert!(page(language).contains("<bdi class=\"said\">T</bdi>"), "{language}");
        }
    }

    #[test]
    fn a_long_title_is_whole_on_the_page_and_short_on_its_window() {
        let plan = json!({ "title": "many words ".repeat(9), "programme": [{ "title": "A" }] });
        let page = html(&Cafe::open(plan, "UTC").session);
        let name = page.split("title>").nth(1).unwrap();
        assert!(name.ends_with("…</") && width(name) <= NAME + 2, "{name}");
        assert!(page.contains(&format!(">{}</bdi></h1>", "many words ".repeat(9))));
    }

    #[test]
    fn a_host_and_a_table_keep_their_own_directions_and_nobody_is_named_twice() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }],
            "people": [{ "name": "محمد" }], "tables": [{ "name": "الشرفة", "host": "محمد" }] });
        let report = Report::of(&Cafe::open(plan, "UTC").session).unwrap();
        for arrangement in Arrangement::ALL {
            let page = EXPORTER.text(&Report { arrangement, ..report.clone() }).unwrap();
            let host = r#"<bdi class="said">محمد</bdi> (table <bdi class="said">الشرفة</bdi>)"#;
            assert!(page.contains(host), "{page}");
            assert_eq!(page.matches("محمد").count(), 1);
        }
    }

    #[test]
    fn a_session_that_waits_is_a_draft_without_empty_parts() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }] });
        let session = Cafe::open(plan, "UTC").session;
        let page = body(&Session::waiting(session.plan, "UTC".into()));
        assert!(page.contains("<strong>Draft</strong>"));
        assert!(page.contains("Nothing has been recorded yet."));
        assert!(!page.contains("<svg") && !page.contains("Organisers"));
        assert_eq!(page.matches("<section").count(), 2, "programme and figures");
    }

    /// What the drawings of a page say in words, in every arrangement.
    fn drawn(session: &Session) -> Vec<String> {
        let report = Report::of(session).unwrap();
        let page = |arrangement| EXPORTER.text(&Report { arrangement, ..report.clone() }).unwrap();
        let words = |page: &str| {
            let all =
                page.split("<desc id=").skip(1).map(|rest| rest.split("</desc>").next().unwrap());
            all.map(|desc| read(desc.split_once('>').unwrap().1)).collect::<Vec<_>>()
        };
        let [cafe, other] = Arrangement::ALL.map(|arrangement| words(&page(arrangement)));
        assert_eq!(cafe.len(), other.len());
        [cafe, other].concat()
    }

    #[test]
    fn a_drawing_stands_in_every_arrangement_wherever_there_is_something_to_draw() {
        let plan = json!({ "title": "T", "questions": [{ "id": "q1", "text": "Who?" }, { "id": "q2", "text": "How?" }],
            "programme": [{ "title": "Talk", "length": "10 min" }, { "title": "End" }] });
        let opened = || Cafe::open(plan.clone(), "UTC");
        assert_eq!(drawn(&opened().session), [""; 0]);
        let said = |cafe: Cafe| cafe.note(json!({ "text": "x", "question": "q2" }));
        let by_question = ["Question 1: Who?: 0; Question 2: How?: 1", "Who?: 0; How?: 1"];
        let held = |cafe: Cafe| {
            let cafe = cafe.on(json!([{ "block-started": { "block": "b1" } }])).after(900);
            cafe.on(json!([{ "block-ended": { "block": "b1" } }, { "session-closed": {} }])).session
        };
        let times = "Talk: planned 16:15 to 16:25, held 16:15 to 16:30; End: not held";
        assert_eq!(drawn(&said(opened()).session), by_question);
        assert_eq!(drawn(&held(opened())), [times; 2]);
        assert_eq!(drawn(&held(said(opened()))), [by_question[0], times, by_question[1], times]);
    }

    #[test]
    fn the_same_records_give_the_same_bytes() {
        assert_eq!(html(&sample::closed()), html(&sample::closed()));
    }
}

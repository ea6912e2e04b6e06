//! The document from top to bottom.

use std::io::{self, Write};

use super::page::Page;
use crate::report::arranged::arranged;
use crate::report::document::{Block, Document, Part};
use crate::report::error::ReportError;
use crate::report::exporter::Exporter;
use crate::report::report::Report;

/// The row of this format.
pub(in crate::report) const EXPORTER: Exporter = Exporter {
    name: "md",
    aliases: &["markdown"],
    file: "report.md",
    has: |_| true,
    title: "Markdown, the report to send",
    write: |report, to| write(report, to).map_err(ReportError::Writing),
};

fn write(report: &Report, to: &mut dyn Write) -> io::Result<()> {
    let document = arranged(report);
    let mut page = Page::new(to);
    head(&mut page, &document)?;
    document.parts.iter().try_for_each(|of| part(&mut page, of))?;
    page.block("---")?;
    document.foot.iter().try_for_each(|line| page.line(&line.to_string()))
}

fn head(page: &mut Page, document: &Document) -> io::Result<()> {
    if let Some(notice) = &document.notice {
        page.stressed(notice)?;
    }
    page.heading(1, &document.title.to_string())?;
    document.lines.iter().try_for_each(|line| page.line(&line.to_string()))
}

fn part(page: &mut Page, of: &Part) -> io::Result<()> {
    match of.number {
        Some(number) => page.heading(2, &format!("{number} {}", of.title))?,
        None => page.heading(2, &of.title.to_string())?,
    }
    of.blocks.iter().try_for_each(|of| block(page, of))
}

fn block(page: &mut Page, of: &Block) -> io::Result<()> {
    match of {
        Block::Heading(words) => page.heading(3, &words.to_string()),
        Block::Line(words) => page.line(&words.to_string()),
        Block::Question(text) => page.line(&format!("Q. {text}")),
        Block::Text(text) => page.paragraphs(text),
        Block::Table(table) => page.table(table),
        Block::List(points) => {
            page.gap()?;
            page.points(0, points)
        }
        Block::Figures(figures) => {
            page.gap()?;
            figures.iter().try_for_each(|figure| page.figure(figure))
        }
        Block::Graphic(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    use serde_json::json;

    use super::*;
    use crate::report::sample;
    use crate::report::sample::NASTY;
    use crate::session::Session;
    use crate::tally::cafe::Cafe;

    fn markdown(session: &Session) -> String {
        EXPORTER.text(&Report::of(session).unwrap()).unwrap()
    }

    #[test]
    fn a_closed_café_is_printed_whole() {
        insta::assert_snapshot!(markdown(&sample::closed()), @r##"
        # World Café on \*Policy\*

        Role of Governments

        Open Talks

        18:15 – 19:15, Tuesday, 8 October 2013 (planned 18:15 – 20:15), Geneva

        ## Summary

        First paragraph.

        Second, with \<b>bold\</b>.

        ## 1 Programme

        | Planned | Programme | Held | Length |
        |---|---|---|---|
        | 18:15 – 18:30 | Opening | 18:15 – 18:35 | 20 min (planned 15 min) |
        | 18:30 – 18:55 | Conversation 1 | 18:35 – 19:00 | 25 min |
        | 18:55 – 19:20 | Conversation 2 | skipped: no time |  |
        | 19:20 – 19:35 | Town Hall — Ben (ITU) | 19:00 – 19:15 | 15 min |
        | 20:15 | Closing | not held |  |

        Pauses:

        - Conversation 1, 18:45 – 18:48 (3 min): the lights | went out

        ## 2 Purpose, goals and questions

        | Question | Theme | Goals |
        |---|---|---|
        | Conversation 1, Question 1: What is the role? | Roles | Connect people; Find views |
        | Question 2: How \| when? |  | Envision |

        ## 3 Overall figures

        - **62** participants, 50 planned
        - **1** conversation round over **25 min**
        - **8** ideas
          - Conversation 1: 6 ideas
          - Question 2: 1 idea
          - Without a question: 1 idea
          - saved late: 1 of 8
          - added after the event: 1 of 8
        - **3** comments
        - **1** open question
        - **1** resource
        - **1** conclusion

        ## 4 Summary of the outcome

        | Results of | Category | Ideas |
        |---|---|---|
        | Conversation 1 | b) Human Rights | 2 |
        |  | a) Skills | 3 |
        |  | c) Empty | 0 |
        |  | uncategorised | 1 |
        | Question 2 | uncategorised | 1 |
        | Without a question | uncategorised | 1 |

        ## 5 Summary of the results of Conversation 1

        Q. What is the role?

        WSIS said so.

        ### b) Human Rights

        - Technical matters (i.e. DNS, IP)?
        - =SUM(A1:A9)[31m

        ### a) Skills

        - Leading question: two assumptions: *(picked for the oral report)*
          - Governments have a role
            - or not
          - 1\. x
        - E-education, e-skills
        - \# first line\
          second line

        ### Uncategorised

        - No category yet

        ### Open questions

        - Who pays?

        ### Resources

        - http://www.itu.int/a_b

        ### Conclusions

        - We go on

        ## 6 Summary of the results of Question 2

        Q. How | when?

        - From paper *(added after the event)*

        ## 7 Without a question

        - No question at all

        ## 8 Comments from the town halls

        ### Town Hall

        On the content:

        - Governments matter — Ms X

        On the process:

        - A good evening

        ## 9 Other comments

        ### Outside the programme

        On the follow-up:

        - Send it

        ## 10 Next step

        It goes to the Council.

        ## 11 Organisers

        | Role | Names |
        |---|---|
        | Hosts | Dr T, Secretary-General; Doreen B |
        | Table hosts | Ada (table 10) |

        ---

        Source: The printed report

        As of 19:25:00 on Tuesday, 8 October 2013 (record 27 of the session's journal).
        "##);
    }

    #[test]
    fn a_session_that_waits_is_a_draft_without_empty_parts() {
        let plan = json!({ "title": "T", "questions": [{ "text": "Why?" }],
            "programme": [{ "kind": "conversation", "title": "Talk", "length": "90 s" },
                          { "title": "End" }] });
        let mut session = Cafe::open(plan, "Asia/Tokyo").session;
        session = Session::waiting(session.plan, "Asia/Tokyo".into());
        insta::assert_snapshot!(markdown(&session), @r##"
        **Draft**: the event is not closed, so figures and times may still change.

        # T

        ## 1 Programme

        | Planned | Programme |
        |---|---|
        | 1 min 30 s | Talk |
        |  | End |

        ## 2 The question

        | Question |
        |---|
        | Why? |

        ## 3 Overall figures

        - **1** conversation round in the programme
        - **0** ideas
          - Question 1: 0 ideas

        ---

        Nothing has been recorded yet.
        "##);
    }

    #[test]
    fn without_times_in_the_plan_lengths_are_planned_and_times_are_real() {
        let plan = json!({ "title": "T", "programme": [
            { "kind": "conversation", "title": "Round", "length": "3 min" },
            { "title": "End", "length": "1 min" }] });
        let cafe = Cafe::open(plan, "Europe/Zurich")
            .on(json!([{ "day-began": { "block": "b1", "date": "2013-10-08", "as_printed": true } },
                       { "block-started": { "block": "b1" } }]))
            .after(159)
            .on(json!([{ "block-ended": { "block": "b1" } }, { "block-started": { "block": "b2" } }]))
            .after(70);
        let lines = |text: &str| {
            let first = |line: &&str| line.contains("October") || line.starts_with("| ");
            text.lines().filter(first).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lines(&markdown(&cafe.session))[0], "Tuesday, 8 October 2013");
        let closed =
            cafe.on(json!([{ "block-ended": { "block": "b2" } }, { "session-closed": {} }]));
        let text = markdown(&closed.session);
        assert_eq!(
            lines(&text)[..4],
            [
                "18:15 – 18:18, Tuesday, 8 October 2013",
                "| Planned | Programme | Held | Length |",
                "| 3 min | Round | 18:15 – 18:17 | 2 min 39 s |",
                "| 1 min | End | 18:17 – 18:18 | 1 min 10 s |"
            ]
        );
        assert!(text.contains("- **1** conversation round over **2 min 39 s**"), "{text}");
    }

    #[test]
    fn a_change_on_the_day_stands_below_what_was_planned() {
        let closing = json!({ "id": "close", "kind": "closing", "title": "Last | words",
                              "start": "20:10", "length": "5 min" });
        let cafe = sample::cafe().on(json!([{ "block-changed": { "block": closing } }]));
        let text = markdown(&cafe.session);
        assert!(text.contains("| 20:15 | Last \\| words |  |  |\n"), "{text}");
        let told = "Changed on the day:\n\n- Last | words: planned as Closing, to start at 20:10, 0 → 5 min\n";
        assert!(text.contains(told), "{text}");
    }

    #[test]
    fn minutes_given_on_the_day_are_one_change_a_block() {
        let last =
            |length: &str| json!([{ "block-length-set": { "block": "th", "length": length } }]);
        let cafe = sample::cafe().on(last("16 min")).on(last("75 min"));
        let text = markdown(&cafe.session);
        assert!(
            text.contains("Changed on the day:\n\n- Town Hall: 15 min → 1 h 15 min\n"),
            "{text}"
        );
        let cafe = cafe.on(last("20 min"));
        let text = markdown(&cafe.session);
        assert!(text.contains("Changed on the day:\n\n- Town Hall: 15 → 20 min\n"), "{text}");
        let text = markdown(&cafe.on(json!([{ "block-ended": { "block": "th" } }])).session);
        assert!(!text.contains("Changed on the day"), "what it took stands in the table: {text}");
    }

    #[test]
    fn a_running_café_is_a_draft() {
        let text = markdown(&sample::cafe().session);
        assert!(text.starts_with("**Draft**"), "{text}");
        assert!(text.contains("| since 19:00 |"), "{text}");
    }

    #[test]
    fn the_same_records_give_the_same_bytes() {
        assert_eq!(markdown(&sample::closed()), markdown(&sample::closed()));
    }

    #[test]
    fn words_from_people_are_never_markup_wherever_they_stand() {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM;
        let shape = |text: &str| {
            let document = markdown(&sample::everywhere(text));
            let mut headings = 0;
            let mut items = 0;
            for event in Parser::new_ext(&document, options) {
                match event {
                    Event::Start(Tag::Heading { .. }) => headings += 1,
                    Event::Start(Tag::Item) => items += 1,
                    Event::Start(
                        Tag::Paragraph | Tag::List(None) | Tag::Strong | Tag::Emphasis,
                    )
                    | Event::Start(
                        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell,
                    )
                    | Event::Text(_)
                    | Event::HardBreak
                    | Event::Rule
                    | Event::End(_) => {}
                    other => panic!("{other:?} of {text:?} in\n{document}"),
                }
            }
            (headings, items)
        };
        let plain = shape("words");
        for text in NASTY {
            assert_eq!(shape(text), plain, "{text:?}");
        }
    }
}

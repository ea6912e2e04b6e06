//! A small café whose report the tests of every format write out.

use serde_json::{Value, json};

use crate::session::Session;
use crate::tally::cafe::{Cafe, note_id};

/// Two rounds, one of them left out, a town hall, notes of every kind, and words that would be
/// markup, formulas or control sequences if anything let them.
pub(super) fn cafe() -> Cafe {
    let round = |id: &str, start: &str, question: &str| {
        json!({ "id": id, "kind": "conversation", "title": format!("Conversation {}", id.replace('c', "")),
                "start": start, "length": "25 min", "question": question })
    };
    let plan = json!({
        "title": "World Café on *Policy*",
        "subtitle": "Role of Governments", "series": "Open Talks", "place": "Geneva",
        "time_zone": "Europe/Zurich", "participants": 50,
        "summary": "First paragraph.\n\nSecond, with <b>bold</b>.",
        "next_step": "It goes to the Council.", "source": "The printed report",
        "questions": [
            { "id": "q1", "text": "What is the role?", "theme": "Roles",
              "goals": ["Connect people", "Find views"], "background": "WSIS said so.",
              "categories": [{ "id": "b", "letter": "b", "label": "Human Rights" },
                             { "id": "a", "letter": "a", "label": "Skills" },
                             { "id": "c", "letter": "c", "label": "Empty" }] },
            { "id": "q2", "text": "How | when?", "goals": ["Envision"] }],
        "tables": [{ "name": "10", "host": "Ada" }, { "name": "2" }],
        "programme": [
            { "id": "open", "kind": "opening", "title": "Opening", "date": "2013-10-08",
              "start": "18:15", "length": "15 min", "notes": "for me alone" },
            round("c1", "18:30", "q1"), round("c2", "18:55", "q2"),
            { "id": "th", "kind": "town-hall", "title": "Town Hall", "start": "19:20",
              "length": "15 min", "speakers": [{ "name": "Ben", "affiliation": "ITU" }] },
            { "id": "close", "kind": "closing", "title": "Closing", "start": "20:15",
              "length": "0 min" }],
        "roles": [{ "role": "Hosts", "names": ["Dr T, Secretary-General", "Doreen B"] },
                  { "role": "Nobody", "names": [] }]
    });
    let cafe = Cafe::open(plan, "Europe/Zurich")
        .on(json!([{ "day-began": { "block": "open", "date": "2013-10-08", "as_printed": true } },
                   { "block-started": { "block": "open" } }]))
        .on(json!([{ "head-count-set": { "people": 62 } }]))
        .at(20)
        .on(
            json!([{ "block-ended": { "block": "open" } }, { "block-started": { "block": "c1" } }]),
        );
    let cafe = ideas(cafe.at(25))
        .at(30)
        .on(json!([{ "block-paused": { "block": "c1", "reason": "the lights | went out" } }]))
        .at(33)
        .on(json!([{ "block-resumed": { "block": "c1" } }]))
        .at(45)
        .on(json!([{ "block-ended": { "block": "c1" } }]))
        .on(json!([{ "block-skipped": { "block": "c2", "reason": "no time" } }]))
        .on(json!([{ "block-started": { "block": "th" } }]));
    comments(cafe.at(50))
}

fn ideas(cafe: Cafe) -> Cafe {
    let idea = |category: &str, text: &str| json!({ "text": text, "question": "q1", "category": category, "table": "10", "block": "c1" });
    let of = |kind: &str, text: &str| json!({ "kind": kind, "text": text, "question": "q1" });
    let mut with_details = idea("a", "Leading question: two assumptions:");
    with_details["details"] = json!([
        { "text": "Governments have a role", "details": [{ "text": "or not" }] }, { "text": "1. x" }]);
    let mut late = idea("b", "=SUM(A1:A9)\u{1b}[31m");
    late["late"] = json!(true);
    cafe.note(with_details)
        .note(idea("b", "Technical matters (i.e. DNS, IP)?"))
        .note(idea("a", "E- education, e-skills"))
        .note(idea("a", "# first line\nsecond line"))
        .note(late)
        .note(json!({ "text": "No category yet", "question": "q1", "block": "c1" }))
        .note(idea("a", "taken out"))
        .note(json!({ "text": "No question at all" }))
        .note(of("open-question", "Who pays?"))
        .note(of("resource", "http://www.itu.int/a_b"))
        .note(of("conclusion", "We go on"))
        .on(json!([{ "notes-picked": { "notes": [note_id(1)] } }, { "notes-retracted": { "notes": [note_id(7)] } }]))
        .on(json!([{ "note-edited": { "note": note_id(3), "text": "E-education, e-skills" } }]))
}

fn comments(cafe: Cafe) -> Cafe {
    let comment = |about: &str, text: &str| json!({ "kind": "comment", "about": about, "text": text, "block": "th" });
    let mut said: Value = comment("content", "Governments matter");
    said["speaker"] = json!("Ms X");
    cafe.note(said)
        .note(comment("process", "A good evening"))
        .note(json!({ "kind": "comment", "about": "follow-up", "text": "Send it" }))
}

/// The same café after its end, with a late paper.
pub(super) fn closed() -> Session {
    let paper = json!({ "text": "From paper", "question": "q2", "table": "2", "block": "c1",
                        "added_later": true });
    cafe()
        .at(60)
        .on(json!([{ "block-ended": { "block": "th" } }, { "session-closed": {} }]))
        .at(70)
        .note(paper)
        .session
}

/// A café in which everything people write is one text.
pub(super) fn everywhere(text: &str) -> Session {
    let plan = json!({
        "title": text, "subtitle": text, "series": text, "organisation": text, "place": text,
        "summary": text, "next_step": text, "source": text,
        "questions": [{ "id": "q1", "text": text, "theme": text, "goals": [text],
            "background": text, "categories": [{ "id": "a", "letter": text, "label": text }] }],
        "programme": [{ "id": "c1", "kind": "conversation", "title": text, "question": "q1",
            "speakers": [{ "name": text, "affiliation": text }] }, { "id": "b2", "title": text }],
        "roles": [{ "role": text, "names": [text] }]
    });
    let idea = json!({ "text": text, "question": "q1", "category": "a", "added_later": true,
        "details": [{ "text": text, "details": [{ "text": text }] }] });
    let comment = json!({ "kind": "comment", "text": text, "speaker": text, "block": "c1" });
    let stops = json!([{ "block-started": { "block": "c1" } },
        { "block-paused": { "block": "c1", "reason": text } },
        { "block-skipped": { "block": "b2", "reason": text } }]);
    Cafe::open(plan, "Europe/Zurich").note(idea).note(comment).on(stops).session
}

/// Words that would be markup if anything let them.
pub(super) const NASTY: &[&str] = &[
    "# Heading",
    "#",
    "## ##",
    "C #",
    "> quoted",
    "- dash",
    "-",
    "+",
    "* star",
    "1. one",
    "2013. The year",
    "1)",
    "---",
    "***",
    "* * *",
    "_ _ _",
    "===",
    "a\n===",
    "a\n---",
    "a | b\n--|--\n1 | 2",
    ":-:|-",
    "|-|",
    "*emphasis*",
    "__strong__",
    "snake_case_word",
    "a*b*c",
    "~~gone~~",
    "`code`",
    "``",
    "```\ncode\n```",
    "~~~\nx",
    "    indented",
    "\tindented",
    "[link](http://x)",
    "![image](x.png)",
    "[ref]: http://evil",
    "a\n[r]: /u",
    "[ ] task",
    "[x] done",
    "[^1]",
    "[^1]: note",
    "[[wiki]]",
    "<b>bold</b>",
    "<script>",
    "<!-- c -->",
    "<?php ?>",
    "<http://x.org>",
    "<5@x.org>",
    "a < b > c",
    "&amp; &#60; &lt",
    "\\",
    "\\*",
    "a\\\nb",
    "ends \\",
    "\\|",
    "a\\|b",
    "|",
    "a  \nb",
    "a\n\n\nb",
    "\u{1b}[31mred\u{7}",
    "\u{202e}evil",
    "a\r\nb",
    "\n\nx\n\n",
    "",
    " ",
    "\u{a0}",
    "* a",
    "12345678901. x",
    "* *a* *",
    "a * b _ c ~ d",
    "**",
    "_",
    "\u{a0}# x",
    "](x)",
    "[a](b",
    "</bdi></li><script>alert(1)</script>",
    "\" onload=\"x",
    "{{ 1 + 1 }}{% raw %}",
];

//! The page to print: a list for who runs the café, a card a page for each table, and badges with
//! everybody's route, eight a page, to be cut.

use std::io::Write;

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::badge::{Badge, badge};
use super::card::{Card, card};
use super::plan::SeatPlan;
use crate::report::error::ReportError;
use crate::report::exporter::Exporter;
use crate::report::report::Report;
use crate::report::template::{environment, unwritten};
use crate::text::{counted, cut, shown};

/// The row of this format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "seats",
    aliases: &[],
    file: "seats.html",
    title: "HTML, badges and table cards to print",
    has: SeatPlan::is_there,
    write,
};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// Columns that the plan's title has in the name of a window, where 70 have room.
const NAME: usize = 62;

/// How many badges are cut from a page.
const BADGES: usize = 8;

fn write(report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
    let seats = report.seats.as_ref().ok_or(ReportError::NoSeats)?;
    let cards: Vec<Card> = seats.tables.iter().map(|table| card(seats, table)).collect();
    let here = seats.people.iter().filter(|person| !person.left);
    let badges: Vec<Badge> = here.map(|person| badge(seats, person)).collect();
    let people = counted(badges.len(), "person", "people");
    let sheets: Vec<&[Badge]> = badges.chunks(BADGES).collect();
    let rounds: Vec<&str> = seats.rounds.iter().map(|(_, title)| title.as_str()).collect();
    let mut page = environment();
    let written = page.add_template("seats.html", PAGE).and_then(|()| {
        let values = context! {
            style => STYLE,
            title => &report.plan.title,
            name => cut(&shown(&report.plan.title), NAME),
            people,
            hosted => cards.iter().any(|card| !card.hosts.is_empty()),
            new_hosts => seats.people.iter().any(|person| !person.hosts.is_empty()),
            rounds => Value::from(Serde(&rounds)),
            cards => Value::from(Serde(&cards)),
            sheets => Value::from(Serde(&sheets)),
        };
        page.get_template("seats.html")?.render_captured_to(values, to)
    });
    written.map(drop).map_err(unwritten)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::sample::NASTY;
    use crate::tally::cafe::Cafe;

    /// Three tables and rounds, the second left out; Ana hosts the first table, and the last to come
    /// is a card that misses the first round.
    fn cafe(name: &str) -> Report {
        let block = |n: u8| json!({ "id": format!("c{n}"), "kind": "conversation", "title": format!("Round {n}") });
        let plan = json!({ "title": name, "tables": [{ "name": "1" }, { "name": "Blue", "topic": name }],
            "programme": [block(1), block(2), block(3)] });
        let people: Value = json!([{ "name": "Ana", "host": "1" }, { "name": name }, { "name": "Cy" },
            { "name": "" , "group": "secret" }, {}]);
        let round = |block: &str, one: Value, blue: Value| {
            json!({ "block": block,
            "tables": [{ "table": "Blue", "people": blue }, { "table": "1", "people": one }] })
        };
        let rounds = json!([
            round("c3", json!([0, 1]), json!([2, 4])),
            round("c1", json!([0, 2]), json!([1])),
            round("c2", json!([0]), json!([1]))
        ]);
        let cafe = Cafe::open(plan, "UTC")
            .on(json!([{ "seating-planned": { "seating": { "people": people, "rounds": rounds } } }]))
            .on(json!([{ "block-skipped": { "block": "c2", "reason": null } }]));
        Report::of(&cafe.session).unwrap()
    }

    fn page(report: &Report) -> String {
        EXPORTER.text(report).unwrap()
    }

    /// What stands in each piece of a kind, tags left out.
    fn read(page: &str, begins: &str) -> Vec<String> {
        let words = |piece: &str| {
            let piece = piece.split("</article>").next().unwrap();
            let parts = piece.split('<').map(|it| it.split_once('>').map_or("", |of| of.1).trim());
            parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
        };
        page.split(begins).skip(1).map(words).collect()
    }

    #[test]
    fn a_badge_has_its_persons_route_and_a_card_its_tables_people() {
        let page = page(&cafe("Bo"));
        assert_eq!(
            read(&page, "<article class=\"badge"),
            [
                "Bo Ana hosts Table 1",
                "Bo Bo Round 1 Table Blue Round 3 Table 1",
                "Bo Cy Round 1 Table 1 Round 3 Table Blue",
                "Bo card 5 Round 1 – Round 3 Table Blue",
            ]
        );
        assert_eq!(
            read(&page, "<article class=\"card"),
            [
                "Table 1 Host: Ana Round 1 Ana (host) Cy Round 3 Ana (host) Bo Bo",
                "Table Blue Bo Round 1 Bo Round 3 Cy card 5 Bo",
            ]
        );
    }

    #[test]
    fn who_hosts_in_one_round_reads_it_on_the_badge_and_others_on_card_and_list() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": 1, "programme": [block("c1"), block("c2")] });
        let round = |id: &str, host: Value| {
            json!({ "block": id,
            "tables": [{ "table": "1", "people": [0, 1, 2], "host": host }] })
        };
        let seating = json!({ "people": [{}, { "name": "Ana" }, { "name": "Bo" }],
            "rounds": [round("c1", json!(1)), round("c2", json!(2))] });
        let cafe =
            Cafe::open(plan, "UTC").on(json!([{ "seating-planned": { "seating": seating } }]));
        let report = Report::of(&cafe.session).unwrap();
        let page = page(&report);
        assert_eq!(
            read(&page, "<article class=\"badge"),
            [
                "T card 1 c1 Table 1 c2 Table 1",
                "T Ana c1 Table 1 (host) c2 Table 1",
                "T Bo c1 Table 1 c2 Table 1 (host)",
            ]
        );
        assert_eq!(
            read(&page, "<article class=\"card"),
            ["Table 1 c1 Ana (host) card 1 Bo c2 Bo (host) card 1 Ana T"]
        );
        let list = read(page.split("</section>").next().unwrap(), "<tbody>");
        assert_eq!(list, ["Table 1 3 Ana 3 Bo"]);
        let rows = super::super::ROWS.text(&report).unwrap();
        let hosts: Vec<&str> = rows.lines().filter(|row| row.ends_with(",true")).collect();
        assert_eq!(hosts, ["1,c1,1,2,Ana,true", "2,c2,1,3,Bo,true"]);
        let data = json!(report.seats.unwrap().seats().collect::<Vec<_>>());
        let are: Vec<bool> =
            data.as_array().unwrap().iter().map(|seat| seat["host"].as_bool().unwrap()).collect();
        assert_eq!(are, [true, false, false, true, false, false], "hosts stand first");
    }

    #[test]
    fn who_left_has_no_badge_and_is_not_counted() {
        let block =
            |id: &str| json!({ "id": id, "kind": "conversation", "title": id, "length": "5 min" });
        let plan = json!({ "title": "T", "tables": 1, "programme": [block("c1"), block("c2")] });
        let round = |id: &str, people: Value| json!({ "block": id, "tables": [{ "table": "1", "people": people }] });
        let seating = json!({ "people": [{ "name": "Ana" }, { "name": "Bo", "leaves": "c2" }],
            "rounds": [round("c1", json!([0, 1])), round("c2", json!([0]))] });
        let cafe = Cafe::open(plan, "UTC")
            .on(json!([{ "seating-planned": { "seating": seating } }]))
            .on(json!([{ "block-started": { "block": "c1" } }]));
        let page = page(&Report::of(&cafe.session).unwrap());
        assert!(page.contains("badges for 1 person,"), "{page}");
        assert_eq!(read(&page, "<article class=\"badge"), ["T Ana c1 Table 1 c2 Table 1"]);
    }

    #[test]
    fn the_rows_are_those_of_the_badges() {
        let rows = super::super::ROWS.text(&cafe("=1+1")).unwrap();
        let expected = "\u{feff}round,block,table,person,name,host\r\n1,c1,1,1,Ana,true\r\n\
                        1,c1,1,3,Cy,false\r\n1,c1,Blue,2,'=1+1,false\r\n2,c3,1,1,Ana,true\r\n\
                        2,c3,1,2,'=1+1,false\r\n2,c3,Blue,3,Cy,false\r\n2,c3,Blue,5,,false\r\n";
        assert_eq!(rows, expected);
    }

    #[test]
    fn names_are_never_markup_and_nothing_is_fetched() {
        let tags = |page: &str| page.matches('<').count() - page.matches("<br>").count();
        let plain = tags(&page(&cafe("words")));
        for text in NASTY.iter().filter(|text| !text.is_empty()) {
            let page = page(&cafe(text));
            assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
            assert_eq!(tags(&page), plain, "{text:?}");
            for sign in ["<script", "<link", "<img", "url(", "@import", "://", "href", "secret"] {
                assert!(!page.replace(&shown(text).into_owned(), "").contains(sign), "{sign}");
            }
        }
    }

    #[test]
    fn without_seats_nothing_is_printed_and_it_is_said_how_to_plan_them() {
        let report = Report { seats: None, ..cafe("Bo") };
        for exporter in [&EXPORTER, &super::super::ROWS] {
            let why = exporter.text(&report).unwrap_err();
            assert_eq!(why.to_string(), "nobody has a seat yet");
            assert!(why.hint().unwrap().contains("worldcafe seat"), "{why:?}");
        }
    }
}

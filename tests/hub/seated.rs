//! Who sits where, on the pages of the room and of a table.

use std::sync::Arc;

use serde_json::{Value, json};
use worldcafe::domain::{BlockId, Plan, Span, Tables};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, Role, Session};

use super::chromium::Chromium;
use super::pages::note;
use super::room::{Browser, plan};
use super::stage::Stage;
use crate::support::seating::{NAMES, seats};

const PEOPLE: [&str; 6] = ["Ana", "<script>alert(1)</script>", "مريم", "Dana", "", "Eli\u{1b}[31m"];

fn view(stage: &Stage, browser: &Browser) -> Value {
    stage.looks(Some(browser), "/v1/view?after=0").json()
}

#[test]
fn the_room_reads_who_sits_where_and_nothing_else_of_anybody() {
    let mut stage = Stage::café();
    let viewer = stage.comes_in(Role::Viewer, "");
    assert!(view(&stage, &viewer)["seats"].is_null());
    assert!(stage.looks(Some(&viewer), "/screen").text().contains("<section id=\"seats\" hidden>"));
    stage.facilitates(seats(&["c1", "c2"], 3, &PEOPLE));
    let seen = view(&stage, &viewer);
    let now = &seen["seats"];
    assert_eq!((&now["round"], &now["left"]), (&"Conversation 1".into(), &120_000.into()));
    assert_eq!(now["tables"][0], json!({ "table": "Table 1", "people": ["Ana", "Dana"] }));
    let cards = json!(["<script>alert(1)</script>", "card 5"]);
    assert_eq!(now["tables"][1]["people"], cards, "text, which JSON leaves as it is");
    let coming = &seen["coming"];
    assert_eq!(coming["round"], "Conversation 2");
    assert_eq!(coming["tables"][0]["people"], json!(["Ana", "Eli[31m"]));
    let page = stage.looks(Some(&viewer), "/screen");
    for words in ["<bdi>Table 2</bdi>", "<bdi>&lt;script&gt;", "<bdi>مريم</bdi>", " · <bdi>card 5<"]
    {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    assert!(!format!("{seen} {}", page.text()).contains("private"), "{seen}");
    stage.clock.advance(Span::minutes(3));
    assert!(view(&stage, &viewer)["seats"].is_null(), "people talk");
    stage.clock.advance(Span::minutes(8));
    let seen = view(&stage, &viewer);
    assert_eq!(seen["seats"], seen["coming"], "the time is up");
    assert_eq!(seen["seats"]["round"], "Conversation 2");
}

#[test]
fn without_script_a_page_leads_to_the_next_until_everybody_was_on_one() {
    let mut stage = Stage::café();
    let crowd: Vec<String> = (0..90).map(|at| format!("Guest {at}")).collect();
    let viewer = stage.comes_in(Role::Viewer, "");
    let refresh = |page: &str| {
        let tag = page.split_once("http-equiv=\"refresh\" content=\"").unwrap().1;
        tag.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(refresh(stage.looks(Some(&viewer), "/screen").text()), "5");
    stage.facilitates(seats(&["c1"], 18, &crowd.iter().map(String::as_str).collect::<Vec<_>>()));
    let (mut path, mut seen) = ("/screen".to_owned(), String::new());
    for number in 1..=3 {
        let answer = stage.looks(Some(&viewer), &path);
        let page = answer.text();
        assert!(page.contains(&format!("<span id=\"seats-page\">{number} of 3<")), "{page}");
        seen += page;
        path = refresh(page).strip_prefix("8;url=").unwrap().to_owned();
    }
    assert_eq!(path, "/screen?page=1", "and begins again");
    let once = |name: &String| seen.matches(&format!("<bdi>{name}</bdi>")).count() == 1;
    assert!(crowd.iter().all(once), "{seen}");
    for odd in
        ["/screen?page=0", "/screen?page=4", "/screen?page=99999999999999999999", "/screen?x"]
    {
        assert!(stage.looks(Some(&viewer), odd).text().contains(">1 of 3<"), "{odd}");
    }
}

#[test]
fn the_page_of_the_room_is_the_same_for_whoever_types_for_a_table() {
    let mut stage = Stage::café();
    stage.facilitates(seats(&["c1", "c2"], 3, &PEOPLE));
    let [room, same] = [(Role::Viewer, ""), (Role::Rapporteur, "1")].map(|(role, at)| {
        let browser = stage.comes_in(role, at);
        let page = stage.looks(Some(&browser), "/screen").text().to_owned();
        (page, stage.looks(Some(&browser), "/v1/screen?after=0").json())
    });
    assert_eq!(room, same);
    assert_eq!(room.1["seats"]["round"], "Conversation 1");
}

#[test]
fn a_table_reads_its_own_people_all_through_the_round() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "1");
    stage.facilitates(seats(&["c1", "c2"], 3, &PEOPLE));
    stage.clock.advance(Span::minutes(5));
    let seen = view(&stage, &browser);
    assert_eq!(seen["people"], json!(["Ana", "Dana"]));
    assert!(seen["seats"].is_null() && seen["coming"].is_null(), "{seen}");
    let page = stage.looks(Some(&browser), "/table");
    assert!(page.text().contains("At this table: <span><bdi>Ana</bdi> · <bdi>Dana</bdi>"));
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    assert_eq!(view(&stage, &browser)["people"], json!(["Ana", "Eli[31m"]));
    let lone = stage.comes_in(Role::Rapporteur, "4");
    assert!(
        stage
            .looks(Some(&lone), "/table")
            .text()
            .contains("<p id=\"people\" class=\"hint\" hidden>")
    );
}

/// Opens the screen before a café of so many tables.
fn projector(tables: u32, people: &[&str]) -> (Stage, Chromium) {
    let plan = Plan { tables: Tables::Count(tables), ..plan() };
    let waiting = Session::waiting(Arc::new(plan), "UTC".into());
    let mut stage = Stage::waiting(waiting, Limits::default());
    let tables = usize::try_from(tables).unwrap();
    stage.facilitates(seats(&["c1", "c2"], tables, people));
    let mut chromium = Chromium::new();
    let size = json!({ "viewport": { "width": 1280, "height": 720 } });
    chromium.opens(&stage.link_for(Role::Viewer), &size);
    chromium.waits_for("#seats-tables li", "Table 1");
    (stage, chromium)
}

/// The tables that are to be seen whole.
const SEEN: &str = "
    return it.evaluate(() => {
      const list = document.getElementById('seats-tables').getBoundingClientRect();
      const inside = (row) => {
        const at = row.getBoundingClientRect();
        return at.left >= list.left - 1 && at.right <= list.right + 1 && at.bottom <= list.bottom + 1;
      };
      const rows = [...document.querySelectorAll('#seats-tables li')];
      return rows.filter(inside).map((row) => row.querySelector('b').textContent);
    });";

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn fifty_people_find_their_tables_at_once_and_hundreds_page_by_page() {
    let (mut stage, mut chromium) = projector(10, &NAMES);
    chromium.good("screen-seats");
    assert_eq!(chromium.page(SEEN).as_array().unwrap().len(), 10);
    assert_eq!(chromium.read("#seats-page"), "");
    assert_eq!(
        chromium
            .page("return it.evaluate(() => document.querySelectorAll('#seats script').length);"),
        0
    );
    let tall = chromium.page("return it.evaluate(() => document.documentElement.scrollHeight);");
    assert_eq!(tall, 720, "nothing is below the edge");
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    chromium.waits_for("#seats-round", "Conversation 1");
    stage.clock.advance(Span::minutes(3));
    stage.facilitates(Command::SetHeadCount { people: Some(50) });
    chromium.page("await it.locator('#seats').waitFor({ state: 'hidden' });");
    let crowd: Vec<&str> = NAMES.iter().copied().cycle().take(400).collect();
    let (_stage, mut chromium) = projector(80, &crowd);
    // Pages turn by the clock, which waits for whoever reads.
    let set = |chromium: &mut Chromium, page: usize| {
        chromium.does("await pages.it.clock.setFixedTime(given);", &(page * 8000).into());
        chromium.waits_for("#seats-page", &format!("{} of ", page + 1));
    };
    set(&mut chromium, 0);
    let pages = chromium.read("#seats-page").trim_start_matches("1 of ").parse::<usize>().unwrap();
    let mut seen: Vec<String> = Vec::new();
    for page in 0..pages {
        set(&mut chromium, page);
        let tables = chromium.page(SEEN);
        seen.extend(tables.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 80, "{seen:?}");
    chromium.good("screen-seats-pages");
}

#[test]
fn whoever_adds_ideas_is_told_the_seats_and_the_programme_again_only_where_they_changed() {
    let mut stage = Stage::café();
    stage.facilitates(seats(&["c1", "c2"], 3, &PEOPLE));
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let told = |stage: &Stage, after: &Value| {
        let seen = stage.looks(Some(&browser), &format!("/v1/table?after={after}")).json();
        let parts = ["bare", "seating"].map(|part| seen.get(part).is_some());
        (seen["seq"].clone(), seen["said"].as_array().unwrap().len(), parts)
    };
    let (seq, said, parts) = told(&stage, &0.into());
    assert_eq!((said, parts), (0, [true, true]));
    stage.fills(Some(&browser), "/notes", &note("an idea"));
    let (seq, said, parts) = told(&stage, &seq);
    assert_eq!((said, parts), (1, [false, false]), "an idea tells nothing of seats");
    assert_eq!(told(&stage, &0.into()).2, [true, true]);
    assert_eq!(told(&stage, &99.into()).2, [true, true], "of another session");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    let (seq, _, parts) = told(&stage, &seq);
    assert_eq!(parts, [true, true]);
    assert_eq!(told(&stage, &seq).2, [false, false]);
}

//! Three terminals and a browser in one round, as the README draws them.

use std::sync::Arc;

use worldcafe::domain::{BlockId, CategoryId, NoteId, Plan, QuestionId, Span, TableId};
use worldcafe::engine::Gateway;
use worldcafe::hub::Limits;
use worldcafe::session::{Command, NewNote, Role, Session};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::Mode;

use super::device::{Device, HASTY};
use super::room::Browser;
use super::stage::Stage;
use crate::support::golden::{drawn, rows};

const FIRST_CAFE: &str = include_str!("../fixtures/first-cafe.json");
const COLUMNS: usize = 40;
const ROWS: usize = 13;

/// What was said at a table, by the letter of its category.
const SAID: [(&str, &str, &str); 4] = [
    ("1", "a", "Slower cars at the school"),
    ("2", "b", "The old lime tree stays"),
    ("2", "a", "A crossing at the bakery"),
    ("3", "b", "Shade for the bus stop"),
];

/// The four screens of a café in its second round, two beside each other.
pub(crate) fn hands() -> String {
    let plan: Plan = serde_json::from_str(FIRST_CAFE).unwrap();
    let waiting = Session::waiting(Arc::new(plan.identified()), "UTC".into());
    let mut stage = Stage::waiting(waiting, Limits::default());
    stage.clock.advance_to("2026-10-08T18:00:00Z".parse().unwrap());
    let homes = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let link = stage.link();
    let mut tables = [("1", &homes[0]), ("2", &homes[1])]
        .map(|(table, home)| Device::at(&link, home.path(), HASTY, table));
    tables.iter_mut().for_each(Device::opens);
    for minutes in [1, 3, 1, 0] {
        let next = tables[0].session.next().unwrap().id().clone();
        let command = match tables[0].session.running() {
            None => Command::Start { block: next.clone() },
            Some(running) => Command::EndBlock { block: running.id().clone() },
        };
        stage.facilitates(command);
        for table in &mut tables {
            table.until(|session| session.running().is_some_and(|it| *it.id() == next));
        }
        stage.clock.advance(Span::minutes(minutes));
        tables.iter().for_each(|table| table.clock.advance(Span::minutes(minutes)));
    }
    let browser = stage.comes_in(Role::Rapporteur, "3");
    for (place, (table, letter, words)) in SAID.into_iter().enumerate() {
        stage.clock.advance(Span::seconds(20));
        tables.iter().for_each(|table| table.clock.advance(Span::seconds(20)));
        let note = note(&tables[0].session, place as u128, (table, letter, words));
        match tables.iter_mut().find(|it| it.table == table) {
            Some(device) => {
                device.submits(Command::Capture { note: Box::new(note) });
            }
            None => stage.is_told(&browser, &note),
        }
        tables.iter_mut().for_each(|it| it.until(|session| session.notes.len() == place + 1));
    }
    let page = written(stage.looks(Some(&browser), "/table").text());
    let front = Model::of(tables[0].session.clone(), stage.local.now(), Mode::Live, SIZE);
    let [one, two] = tables.each_ref().map(Device::screen);
    let beside = |left: Vec<String>, right: Vec<String>| {
        let rows = left.into_iter().zip(right).map(|(left, right)| format!("{left}  {right}\n"));
        rows.collect::<String>()
    };
    let above = beside(
        framed("worldcafe run my-café", &terminal(&front)),
        framed("join … --table 1", &one),
    );
    let below = beside(framed("join … --table 2", &two), framed("table 3, in a browser", &page));
    format!("{above}{below}")
}

impl Stage {
    /// A note comes by the form.
    fn is_told(&self, browser: &Browser, note: &NewNote) {
        let of = |id: Option<&str>| id.unwrap_or_default().to_owned();
        let fields = [
            ("note", note.id.to_string()),
            ("block", of(note.block.as_ref().map(BlockId::as_str))),
            ("question", of(note.question.as_ref().map(QuestionId::as_str))),
            ("category", of(note.category.as_ref().map(CategoryId::as_str))),
            ("text", note.text.to_string()),
        ];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(self.fills(Some(browser), "/notes", &fields).status, 303);
    }
}

const SIZE: (u16, u16) = (COLUMNS as u16, ROWS as u16);

impl Device {
    /// What its interface shows.
    fn screen(&self) -> Vec<String> {
        let now = self.gateway.now();
        let mut model = Model::of(self.session.clone(), now, Mode::Rapporteur, SIZE);
        model.capture.table = Some(TableId::new(&self.table));
        model.refresh(true);
        terminal(&model)
    }
}

fn terminal(model: &Model) -> Vec<String> {
    rows(&drawn(model, &Theme::new(Ground::Dark, Depth::Indexed)))
}

fn note(session: &Session, number: u128, (table, letter, words): (&str, &str, &str)) -> NewNote {
    let (block, table) = (session.running().unwrap().id().clone(), TableId::new(table));
    let question = session.question_for(Some(&block), Some(&table)).unwrap().clone();
    let category: CategoryId = session
        .categories_of(&question)
        .find(|it| it.letter.as_deref() == Some(letter))
        .unwrap()
        .id
        .clone();
    NewNote {
        table: Some(table),
        block: Some(block),
        question: Some(question),
        category: Some(category),
        ..NewNote::idea(NoteId(uuid::Uuid::from_u128(number + 1)), words)
    }
}

/// The words of a page, a line each; what can be filled in or pressed stands in brackets.
fn written(page: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body").unwrap();
    let (body, _) = body.split_once("<footer").unwrap();
    let mut lines = vec![String::new()];
    let mut unseen: Option<&str> = None;
    for piece in body.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        let name = tag.split_whitespace().next().unwrap();
        if unseen.is_some() {
            unseen = unseen.filter(|it| name.strip_prefix('/') != Some(it));
            continue;
        }
        if matches!(name, "p" | "h1" | "h2" | "h3" | "li" | "div") {
            lines.push(String::new());
        }
        let is_box = matches!(name, "textarea" | "select");
        unseen = (is_box || tag.split_whitespace().any(|it| it == "hidden")).then_some(name);
        let line = lines.last_mut().unwrap();
        match name {
            "textarea" => line.push_str(" [                     ]"),
            "select" => line.push_str(" [            ]"),
            "summary" => line.push_str(&format!(" ▸ {words}")),
            "button" | "a" => line.push_str(&format!("[{}] ", words.trim())),
            _ if unseen.is_none() => line.push_str(words.trim_matches('\n')),
            _ => {}
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// In a frame that says whose it is.
fn framed(whose: &str, lines: &[String]) -> Vec<String> {
    let fill = |words: &str, with: char| {
        let rest = COLUMNS.saturating_sub(worldcafe::text::width(words));
        std::iter::repeat_n(with, rest).collect::<String>()
    };
    let mut framed = vec![format!("┌─ {whose} {}┐", fill(&format!("{whose}   "), '─'))];
    for row in 0..ROWS {
        let line = lines.get(row).map_or("", String::as_str);
        framed.push(format!("│{line}{}│", fill(line, ' ')));
    }
    framed.push(format!("└{}┘", "─".repeat(COLUMNS)));
    framed
}

#[test]
fn a_page_is_written_as_it_is_read() {
    let page = "<html><body data-page=\"x\"><main><h1 id=\"a\">Now</h1><p>Ask <b>me</b></p>\
                <section id=\"needs\" hidden><h2>Needs you</h2></section><p><label>Said</label>\
                <textarea>words</textarea><summary>More</summary></p><p><button>Save</button></main><footer>Kept";
    let shown = ["Now", "Ask me", "Said [                     ] ▸ More", "[Save]"];
    assert_eq!(written(page), shown);
}

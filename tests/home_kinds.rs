//! The dialog of a new session: what kind it is, and long words in it.

use worldcafe::domain::BlockKind;
use worldcafe::setup::{Sketch, TEMPLATES};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::home::{Field, Home, HomeEffect, HomeMsg, update_home};

use crate::support::desk::read;
use crate::support::golden::{drawn_home, golden_home, rows};

/// The dialog, somebody at it, and what it asked for.
struct Desk {
    home: Home,
    asked: Vec<HomeEffect>,
}

impl Desk {
    fn new() -> Self {
        let today = "2026-11-21".parse().unwrap();
        let mut desk = Self { home: Home::new((80, 24), today), asked: Vec::new() };
        update_home(&mut desk.home, HomeMsg::Found(Vec::new()));
        desk.press(&["a"]);
        desk
    }

    fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys.iter().flat_map(|words| read(words)) {
            self.asked.extend(update_home(&mut self.home, HomeMsg::Key(key)));
        }
        self
    }

    /// Goes to the kind and on from there, so many times.
    fn kind(&mut self, steps: usize) -> &mut Self {
        self.press(&["Up"]);
        (0..steps).for_each(|_| _ = self.press(&["Right"]));
        self.press(&["Down"])
    }

    fn fields(&self) -> Vec<String> {
        let fields = self.home.dialog.as_ref().unwrap().fields();
        fields.into_iter().map(Field::name).collect()
    }

    fn stands(&self, field: Field) -> String {
        self.home.dialog.as_ref().unwrap().typed(field)
    }

    fn shows(&self) -> String {
        rows(&drawn_home(&self.home, &Theme::new(Ground::Dark, Depth::None))).join("\n")
    }

    /// Fills in what is left from the title on, and makes it.
    fn made(&mut self, title: &str) -> Sketch {
        self.press(&[title]);
        while self.home.dialog.as_ref().unwrap().at != Field::People {
            let first = self.home.dialog.as_ref().unwrap().at == Field::Question(0);
            self.press(&[if first { "Why?" } else { "" }, "Enter"]);
        }
        self.press(&["Enter"]);
        match self.asked.pop() {
            Some(HomeEffect::Make(sketch)) => *sketch,
            other => panic!("{other:?}\n{}", self.shows()),
        }
    }
}

#[test]
fn every_template_is_a_kind_and_makes_what_new_makes_of_it() {
    for (at, template) in TEMPLATES.iter().enumerate() {
        let mut desk = Desk::new();
        desk.kind(at);
        assert_eq!(desk.stands(Field::Kind), template.name);
        assert!(desk.shows().contains(template.about), "{}", desk.shows());
        let plan = desk.made("Ours").plan().unwrap();
        let kinds = |of: &[worldcafe::domain::Block]| {
            of.iter().map(|it| (it.kind, it.length)).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&plan.programme), kinds(&template.plan().programme), "{}", template.name);
        assert_eq!(plan.tables.list().len(), template.plan().tables.list().len());
        assert_eq!(plan.title, "Ours");
    }
}

#[test]
fn the_fields_are_those_the_kind_needs_and_what_was_typed_stays() {
    let mut desk = Desk::new();
    desk.press(&["Ours", "Tab", "Library"]).press(&["Up", "Up", "Right", "Right", "Right"]);
    assert_eq!(desk.stands(Field::Kind), "panel");
    let speakers = ["speaker 1", "speaker 2", "speaker 3", "speaker 4"];
    let mut fields = vec!["kind", "title", "place", "date", "start", "opening", "closing"];
    fields.extend(speakers);
    fields.extend(["question 1", "people"]);
    assert_eq!(desk.fields(), fields);
    assert_eq!(desk.stands(Field::Opening), "5 min", "the panel's, as nobody typed another");
    assert_eq!(
        (desk.stands(Field::Title), desk.stands(Field::Place)),
        ("Ours".into(), "Library".into())
    );
    desk.press(&["d"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Start)),
        ("days".into(), "09:00".into())
    );
    desk.press(&["c"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Start)),
        ("classic".into(), String::new())
    );
    desk.press(&["Left"]);
    assert_eq!(desk.stands(Field::Kind), "blank");
    assert_eq!(desk.fields(), ["kind", "title", "place", "date", "start", "opening", "people"]);
}

#[test]
fn a_panel_is_made_with_its_speakers() {
    let mut desk = Desk::new();
    desk.kind(3).press(&["Who decides?"]);
    for _ in 0..6 {
        desk.press(&["Tab"]);
    }
    desk.press(&["Ada Lovelace", "Tab", "Ben Okafor"]);
    for (name, sizes) in [("home-panel", [(80, 24), (200, 60), (40, 12)])] {
        for size in sizes {
            desk.home.size = size;
            golden_home(name, &desk.home);
        }
    }
    desk.press(&["Tab", "Tab", "Tab"]);
    let plan = desk.made("What now?").plan();
    assert!(plan.is_ok(), "{plan:?}");
    let talks: Vec<_> =
        plan.unwrap().programme.into_iter().filter(|it| it.kind == BlockKind::Talk).collect();
    let named = talks.iter().map(|it| it.speakers[0].name.as_str());
    assert_eq!(named.collect::<Vec<_>>(), ["Ada Lovelace", "Ben Okafor"]);
}

#[test]
fn keys_of_words_choose_nothing_outside_the_kind() {
    let mut desk = Desk::new();
    desk.press(&["panel", "Left", "Right"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Title)),
        ("classic".into(), "panel".into())
    );
    desk.press(&["Up"]);
    assert!(desk.shows().contains("← other kind"), "{}", desk.shows());
    desk.press(&["x", "Ctrl-U", "Backspace"]);
    update_home(&mut desk.home, HomeMsg::Paste("topics".into()));
    assert_eq!(desk.stands(Field::Kind), "classic");
}

#[test]
fn a_long_question_is_seen_where_it_is_typed_and_from_its_beginning_elsewhere() {
    let mut desk = Desk::new();
    while desk.home.dialog.as_ref().unwrap().at != Field::Question(0) {
        desk.press(&["Tab"]);
    }
    let words = "What would have to happen in this street so that children could play in it again?";
    desk.press(&[words]);
    let shown = desk.shows();
    assert!(shown.contains(" question 1 ▸ …"), "{shown}");
    assert!(shown.contains(" so that children could play in it again?"), "{shown}");
    desk.press(&["Home"]);
    assert!(desk.shows().contains(" question 1 ▸ What would have to happen in this"));
    desk.press(&["Tab"]);
    assert!(desk.shows().contains(" question 1   What would have to happen in this"));
}

//! The Home screen without a terminal: keys go in, and what it asks for is kept.

use worldcafe::setup::Sketch;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::home::{Choice, Dialog, Entry, Field, Home, HomeEffect, HomeMsg, update_home};

use super::desk::read;
use super::golden::{drawn_home, golden_home, rows};

/// A Home screen somebody sits at, and what it asked for.
pub(crate) struct Desk {
    pub(crate) home: Home,
    pub(crate) asked: Vec<HomeEffect>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let today = "2026-11-21".parse().unwrap();
        Self { home: Home::new((80, 24), today), asked: Vec::new() }
    }

    pub(crate) fn of(sessions: Vec<Entry>) -> Self {
        let mut desk = Self::new();
        desk.give(HomeMsg::Found(sessions));
        desk
    }

    /// In the dialog of a new session, where there is none yet.
    pub(crate) fn in_dialog() -> Self {
        let mut desk = Self::of(Vec::new());
        desk.press(&["a"]);
        desk
    }

    pub(crate) fn give(&mut self, msg: HomeMsg) -> &mut Self {
        let asked = update_home(&mut self.home, msg);
        self.asked.extend(asked);
        self
    }

    pub(crate) fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys.iter().flat_map(|words| read(words)) {
            self.give(HomeMsg::Key(key));
        }
        self
    }

    /// Types into one field after another.
    pub(crate) fn fill(&mut self, fields: &[&str]) -> &mut Self {
        for typed in fields {
            self.press(&["Ctrl-u", typed, "Tab"]);
        }
        self
    }

    /// Goes to the kind and on from there, so many times.
    pub(crate) fn kind(&mut self, steps: usize) -> &mut Self {
        self.press(&["Up"]);
        (0..steps).for_each(|_| _ = self.press(&["Right"]));
        self.press(&["Down"])
    }

    /// Fills in what is left from the title on, a question for every topic, and makes it.
    pub(crate) fn made(&mut self, title: &str) -> Sketch {
        self.press(&[title]);
        while self.at() != Field::People {
            let asked = match self.at() {
                Field::Question(0) => true,
                Field::Question(_) => self.stands(Field::Kind) == "topics",
                _ => false,
            };
            self.press(&[if asked { "Why?" } else { "" }, "Enter"]);
        }
        self.press(&["Enter"]);
        match self.asked.pop() {
            Some(HomeEffect::Make(sketch)) => *sketch,
            other => panic!("{other:?}\n{}", self.shows()),
        }
    }

    pub(crate) fn chosen(&self) -> String {
        match self.home.choice() {
            Some(Choice::Session(path)) => path.file_name().unwrap().display().to_string(),
            other => format!("{other:?}"),
        }
    }

    pub(crate) fn dialog(&self) -> &Dialog {
        self.home.dialog.as_ref().unwrap()
    }

    pub(crate) fn at(&self) -> Field {
        self.dialog().at
    }

    pub(crate) fn stands(&self, field: Field) -> String {
        self.dialog().typed(field)
    }

    pub(crate) fn shows(&self) -> String {
        let theme = Theme::new(Ground::Dark, Depth::None);
        rows(&drawn_home(&self.home, &theme)).join("\n")
    }

    pub(crate) fn golden(&mut self, name: &str, sizes: &[(u16, u16)]) {
        for size in sizes {
            self.home.size = *size;
            golden_home(name, &self.home);
        }
    }
}

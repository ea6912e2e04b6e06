//! Every screen of a café that grew: what is seen must not cost more with what is not. A screen is
//! measured against the same one filled as well: one that 1,000 ideas leave half empty, against
//! 10,000.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use worldcafe::domain::{Moment, Span};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::session::Session;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Made, Mode};
use worldcafe::tui::page::lay;
use worldcafe::tui::view::view;
use worldcafe::tui::{Effect, Model, Msg, update};

use crate::Bench;
use crate::crowd::read;
use crate::pair::{Outcome, pair};
use crate::row::{Must, say_time};

const SIZE: (u16, u16) = (200, 60);
/// How many frames are timed together, a second of the session apart.
const FRAMES: i64 = 20;

/// Every screen, and the keys that lead to it from the Stage.
const SCREENS: &[(&str, &str)] = &[
    ("Stage", ""),
    ("Capture", "2"),
    ("list of Capture", "2^"),
    ("Tally", "3"),
    ("ideas of a category", "3\n"),
    ("Town hall", "4"),
    ("Programme", "5"),
    ("Report", "6"),
    ("tables", "t"),
    ("categories", "c"),
    ("categories filtered", "c/1\n"),
    ("category that is split", "cjs"),
    ("welcome card", "w\n"),
    ("palette", ":"),
    ("help", "?"),
    ("room's view", "v"),
];

/// Screens that 1,000 ideas do not fill.
const HALF_EMPTY: &[&str] = &["category that is split", "welcome card"];

/// Each screen at 100,000 ideas against the same of a smaller café: the clock goes on and all of it
/// is drawn.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let large = read(&bench.crowd(100_000)?)?;
    let small = read(&bench.crowd(1000)?)?;
    let fuller = read(&bench.crowd(10_000)?)?;
    for (name, keys) in SCREENS {
        let mut large = Shown::of(&large, keys)?;
        let is_half_empty = HALF_EMPTY.contains(name);
        let (small, ideas) = if is_half_empty { (&fuller, "10,000") } else { (&small, "1,000") };
        let mut small = Shown::of(small, keys)?;
        let pair = pair(bench.rounds(21), || large.frames(), || small.frames())?;
        let what = format!("screens: {name}, {FRAMES} frames at 100,000 ideas");
        say_time(&what, &format!("the same at {ideas}"), &pair, Must::AtMost(1.5))?;
    }
    Ok(())
}

/// A screen with what is drawn on it.
struct Shown {
    model: Model,
    began: Moment,
    terminal: Terminal<TestBackend>,
    theme: Theme,
}

impl Shown {
    fn of(session: &Session, keys: &str) -> Outcome<Self> {
        let began = session.tail.moment;
        let mut model = Model::of(session.clone(), began, Mode::Practice, SIZE);
        for (batch, key) in (1..).zip(keys.chars()) {
            let code = match key {
                '\n' => KeyCode::Enter,
                '^' => KeyCode::Up,
                letter => KeyCode::Char(letter),
            };
            let key = KeyEvent::new(code, KeyModifiers::NONE);
            for effect in update(&mut model, Msg::Key { key, batch }) {
                laid(&mut model, effect)?;
            }
        }
        let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1))?;
        Ok(Self { model, began, terminal, theme: Theme::new(Ground::Dark, Depth::Indexed) })
    }

    fn frames(&mut self) -> Outcome {
        for second in 0..FRAMES {
            let (t, at) = (self.began.t + Span::seconds(second), self.began.at);
            update(&mut self.model, Msg::Tick(Moment { t, at }));
            self.terminal.draw(|frame| view(&self.model, &self.theme, frame))?;
        }
        Ok(())
    }
}

/// The report is laid out as the runner's thread does it; nothing else is asked for here.
fn laid(model: &mut Model, effect: Effect) -> Outcome {
    if let Effect::LayReport { session, columns, .. } = effect {
        let markdown =
            EXPORTERS.first().ok_or("nothing is exported")?.text(&Report::of(&session)?)?;
        let rows = lay(&markdown, columns).into();
        update(
            model,
            Msg::Page(Ok(Made {
                stand: session.tail.seq,
                draft: session.closed.is_none(),
                columns,
                rows,
                since: None,
            })),
        );
    }
    Ok(())
}

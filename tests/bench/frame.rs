//! Drawing a whole screen.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use worldcafe::domain::Moment;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{Mode, Screen};
use worldcafe::tui::view::view;

use crate::Bench;
use crate::crowd::read;
use crate::pair::{Outcome, pair};
use crate::row::{Must, say_time};

const SIZE: (u16, u16) = (200, 60);
/// How many frames are timed together, a second of the session apart.
const FRAMES: i64 = 20;

/// Each screen against a draw of the same size in which nothing is drawn.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let session = read(&bench.crowd(7200)?)?;
    let now = session.tail.moment;
    let mut model = Model::of(session, now, Mode::Live, SIZE);
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    let mut ours = Terminal::new(TestBackend::new(SIZE.0, SIZE.1))?;
    let mut empty = Terminal::new(TestBackend::new(SIZE.0, SIZE.1))?;
    for (screen, name) in [(Screen::Stage, "Stage"), (Screen::Capture, "Capture")] {
        model.screen = screen;
        let frames = || {
            for second in 0..FRAMES {
                model.now = Moment { t: now.t + worldcafe::domain::Span::seconds(second), ..now };
                ours.draw(|frame| view(&model, &theme, frame))?;
            }
            Ok(())
        };
        let nothing = || {
            for _ in 0..FRAMES {
                empty.draw(|_| {})?;
            }
            Ok(())
        };
        let pair = pair(bench.rounds(51), frames, nothing)?;
        let what = format!("frame: {name} at 200×60, {FRAMES} times");
        say_time(&what, "an empty draw", &pair, Must::AtMost(6.0))?;
    }
    Ok(())
}

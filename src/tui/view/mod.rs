//! What is drawn: a pane a file. Views borrow the model; they neither change nor remember.

mod bars;
pub mod capture;
mod clock;
mod digits;
mod filter;
mod foot;
pub mod hall;
mod home;
mod lists;
mod overlay;
mod place;
mod reading;
mod report;
pub mod room;
mod small;
pub mod stage;
mod tally;
mod where_to;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

pub use home::view_home;
pub use small::LEAST;

use super::model::{Mode, Model, Screen};
use crate::theme::Theme;

/// Draws the whole interface.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    if let Some(reading) = &model.reading {
        reading::draw(model, reading, theme, frame.buffer_mut(), area);
        return;
    }
    // From afar the clock is worth more than a word of how much room is needed.
    if model.mode == Mode::Projector {
        room::draw(model, theme, frame, area);
    } else if area.width < LEAST.0 || area.height < LEAST.1 {
        small::draw(model, theme, frame, area);
    } else {
        match model.screen {
            Screen::Stage
            | Screen::Tally
            | Screen::Report
            | Screen::Programme
            | Screen::Tables
            | Screen::Categories
            | Screen::Devices
            | Screen::Seating => {
                let rows = [Constraint::Min(0), Constraint::Length(2)];
                let [mut above, foot] = Layout::vertical(rows).areas(area);
                if (model.in_list() || model.is_list()) && model.overlays.is_empty() {
                    let words = model.message.as_ref().map(|it| foot::said(model, it));
                    let taken = foot::above(model, &words.unwrap_or_default(), foot);
                    above.height = above.height.saturating_sub(taken);
                }
                match model.screen {
                    Screen::Tally => tally::draw(model, theme, frame.buffer_mut(), above),
                    Screen::Report => report::draw(model, theme, frame.buffer_mut(), above),
                    _ if model.is_list() => lists::draw(model, theme, frame, above),
                    _ => stage::draw(model, theme, frame, above),
                }
                foot::draw(model, theme, frame.buffer_mut(), foot);
                let keys = Rect { y: foot.bottom() - 1, height: 1, ..foot };
                filter::draw(model, theme, frame, keys);
            }
            Screen::Capture => capture::draw(model, theme, frame, area),
            Screen::TownHall => hall::draw(model, theme, frame, area),
            Screen::Room => room::draw(model, theme, frame, area),
        }
    }
    overlay::draw(model, theme, frame, area);
}

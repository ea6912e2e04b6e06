//! The line that says where we are: block, state, day and time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::hour_minute;
use crate::text::{cut, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, heading};
use crate::tui::view::place::{below, inset, place, place_end};

/// Rows that the header takes, its rule included.
pub(crate) const ROWS: u16 = 2;

/// Columns below which a screen's name stands there alone.
const NARROW: u16 = 58;

/// Draws the header and the rule below it.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    draw_titled("", model, theme, buffer, area);
}

/// The same for a screen that is called something.
pub(crate) fn draw_titled(
    screen: &str,
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let area = inset(area, 1, 1);
    let local = model.local(model.now.at);
    let now = format!("{}  {}", local.format("%a %-d %b"), hour_minute(local));
    place_end(buffer, area, 0, &now, theme.style(Tone::Plain));
    let room = usize::from(area.width).saturating_sub(width(&now) + 2);
    let (title, state) = words(model);
    let title = match screen {
        "" => title,
        screen if area.width < NARROW => screen.to_owned(),
        screen => format!("{screen} · {title}"),
    };
    place(buffer, area, (0, 0), &fitted(&(title, state), room), theme.style(Tone::Title));
    rule(theme, buffer, below(area, 1));
}

/// Draws a rule across an area's first row.
pub(crate) fn rule(theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let rule = "─".repeat(usize::from(area.width));
    place(buffer, area, (0, 0), &rule, theme.style(Tone::Border));
}

/// The words in so many columns: where they are too long the title gives way, not the state.
pub(crate) fn fitted((title, state): &(String, &'static str), columns: usize) -> String {
    if state.is_empty() {
        return cut(title, columns).into_owned();
    }
    let title = cut(title, columns.saturating_sub(width(state) + 3));
    cut(&format!("{title} · {state}"), columns).into_owned()
}

/// What the screen is of, and its state: `Conversation 2 of 3`, `running`.
pub(crate) fn words(model: &Model) -> (String, &'static str) {
    let session = &model.session;
    let title = || shown(&session.plan.title).into_owned();
    if session.closed.is_some() {
        return (title(), "closed");
    }
    match (session.running(), session.next()) {
        (Some(block), _) => {
            let state = if block.pause().is_some() { "paused" } else { "running" };
            (shown(&heading(session, block)).into_owned(), state)
        }
        (None, Some(next)) if session.has_begun() => {
            (shown(&heading(session, next)).into_owned(), "next")
        }
        (None, Some(_)) => (title(), "waiting"),
        (None, None) => (title(), ""),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Block, BlockId, BlockKind, Plan};
    use crate::session::Session;
    use crate::tui::model::Mode;

    fn session(titles: &[&str]) -> Session {
        let block = |title: &&str| Block {
            id: BlockId::new(title),
            kind: BlockKind::Conversation,
            title: (*title).to_owned(),
            ..Block::default()
        };
        let programme = titles.iter().map(block).collect();
        let plan = Plan { title: "Café".to_owned(), programme, ..Plan::default() };
        Session::waiting(Arc::new(plan), Arc::from("UTC"))
    }

    fn names(titles: &[&str]) -> Vec<String> {
        let session = session(titles);
        session.blocks.iter().map(|block| heading(&session, block)).collect()
    }

    #[test]
    fn a_round_says_how_many_there_are() {
        assert_eq!(
            names(&["Conversation 1", "Conversation 2"]),
            ["Conversation 1 of 2", "Conversation 2 of 2"]
        );
        assert_eq!(
            names(&["Trust", "Money 12"]),
            ["Trust · round 1 of 2", "Money 12 · round 2 of 2"]
        );
        assert_eq!(names(&["The only one"]), ["The only one"]);
    }

    #[test]
    fn waiting_running_paused_and_closed_are_words() {
        let mut model = Model::new(Mode::Live, (80, 24));
        model.session = session(&["Conversation 1", "Conversation 2"]);
        assert_eq!(fitted(&words(&model), 40), "Café · waiting");
        let now = model.now;
        model.session.blocks[0].started = Some(now);
        assert_eq!(fitted(&words(&model), 40), "Conversation 1 of 2 · running");
        let pause = crate::session::Pause { from: now, to: None, reason: None };
        model.session.blocks[0].pauses.push(pause);
        assert_eq!(fitted(&words(&model), 40), "Conversation 1 of 2 · paused");
        model.session.blocks[0].ended = Some(now);
        assert_eq!(fitted(&words(&model), 40), "Conversation 2 of 2 · next");
        model.session.closed = Some(now);
        assert_eq!(fitted(&words(&model), 40), "Café · closed");
    }

    #[test]
    fn a_long_title_gives_way_to_its_state() {
        let long = ("Conversations about everything".to_owned(), "running");
        assert_eq!(fitted(&long, 24), "Conversations… · running");
        assert_eq!(fitted(&long, 12), "C… · running");
        assert_eq!(fitted(&("Café".to_owned(), ""), 3), "Ca…");
    }
}

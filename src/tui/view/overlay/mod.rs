//! What lies above a screen: sheets that rise from its foot, and help over all of it.

mod finder;
mod form;
pub(super) mod help;
pub(super) mod sheet;
mod speakers;
mod tray;
mod welcome;
mod write;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, Overlay, Paste};
use crate::tui::words;

/// Draws the topmost overlay.
pub(super) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    match model.overlays.last() {
        None => {}
        Some(Overlay::Help { scroll }) => help::draw(model, *scroll, theme, frame, area),
        Some(Overlay::Confirm(confirm)) => {
            let hint = (Tone::KeyHint, "every other key leaves all as it is");
            let hint = sheet::again(&confirm.waits).unwrap_or(hint);
            sheet::question(&confirm.words, Some(hint), theme, frame, area);
        }
        Some(Overlay::Paste(paste)) => {
            let hint = sheet::again(&paste.waits);
            sheet::question(&pasted(model, paste), hint, theme, frame, area);
        }
        Some(Overlay::Tray { place }) => tray::draw(model, *place, theme, frame, area),
        Some(Overlay::Welcome(card)) => welcome::draw(model, card, theme, frame, area),
        Some(Overlay::Form(form)) => form::draw(form, theme, frame, area),
        Some(Overlay::Write(write)) => write::draw(write, theme, frame, area),
        Some(Overlay::Speakers { place }) => speakers::draw(model, *place, theme, frame, area),
        Some(Overlay::Palette(palette)) => {
            finder::palette(model, palette, theme, frame, area);
        }
        Some(Overlay::Pick { what, finder }) => {
            finder::pick(model, what, finder, theme, frame, area);
        }
    }
}

/// `12 lines: Enter makes 12 ideas at Table 4, Tab one idea, Esc none`.
fn pasted(model: &Model, paste: &Paste) -> String {
    let kind = model.line_kind();
    if let Some(kept) = &paste.kept {
        let (many, name) = (paste.notes, kind.name(paste.notes != 1));
        return format!(
            "What was being saved when the program stopped was cut short; it is kept in {kept}. Words for {many} \
             {name} could be read in it: Enter saves them again, Tab as one, Esc leaves them there"
        );
    }
    let at =
        model.capture.table.as_ref().map(|it| format!(" at {}", words::table(&model.session, it)));
    let details = paste.lines - paste.notes.min(paste.lines);
    let with = match details {
        0 => String::new(),
        1 => " with 1 detail".to_owned(),
        n => format!(" with {n} details"),
    };
    format!(
        "{} lines: Enter makes {} {}{with}{}, Tab one {}, Esc none",
        paste.lines,
        paste.notes,
        kind.name(paste.notes != 1),
        at.unwrap_or_default(),
        kind.name(false),
    )
}

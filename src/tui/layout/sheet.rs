//! How many rows what lies above a screen takes at its foot.

use ratatui::layout::Rect;

use super::margin;
use crate::text;
use crate::tui::model::{Form, Model, Overlay, Waits};

/// Rows that the topmost sheet takes, its rule included; 0 where none asks anything.
pub(crate) fn rows(model: &Model, area: Rect) -> u16 {
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let said = |words: &str| text::wrap(&text::shown(words), columns).len();
    let rows = match model.overlays.last() {
        Some(Overlay::Confirm(confirm)) => said(&confirm.words) + 2,
        Some(Overlay::Write(write)) => said(&write.words) + usize::from(write.waits.unheard) + 2,
        Some(Overlay::Form(form)) => form_rows(form, columns) + 1,
        Some(
            Overlay::Help { .. }
            | Overlay::Paste(_)
            | Overlay::Palette(_)
            | Overlay::Pick { .. }
            | Overlay::Welcome(_)
            | Overlay::Tray { .. }
            | Overlay::Speakers { .. },
        )
        | None => 0,
    };
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Rows inside a form: what is asked, its fields, and what is wrong or how to go on.
pub(crate) fn form_rows(form: &Form, columns: usize) -> usize {
    let said = |words: &str| text::wrap(&text::shown(words), columns).len();
    said(&form.words) + form.fields.len() + said(form_foot(form))
}

/// What stands below the fields.
pub(crate) const fn form_foot(form: &Form) -> &str {
    if form.waits.unheard {
        Waits::AGAIN
    } else if form.fault.is_empty() {
        "Tab next field  Enter show  Esc leave  F1 help"
    } else {
        form.fault.as_str()
    }
}

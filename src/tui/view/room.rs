//! The room's view, which a mirrored projector may show: question, digits, where to go.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::theme::Theme;
use crate::tui::model::Model;

/// Draws the room's view in the whole of the area.
pub fn draw(_model: &Model, _theme: &Theme, _frame: &mut Frame<'_>, _area: Rect) {}

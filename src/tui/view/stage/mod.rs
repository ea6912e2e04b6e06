//! The Stage: where are we, how long left, are we late, which table, what came, what next.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::theme::Theme;
use crate::tui::model::Model;

/// Draws the Stage in everything but the message line and the line of keys below it.
pub fn draw(_model: &Model, _theme: &Theme, _frame: &mut Frame<'_>, _area: Rect) {}

//! Asking the terminal whether it writes on dark or on light.

use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::theme::Ground;

/// Asks the terminal for its colours and waits at most so long; dark where it does not say. To be
/// asked before [`super::run`], which takes the keyboard.
#[must_use]
pub fn ask_ground(patience: Duration) -> Ground {
    let mut options = QueryOptions::default();
    options.timeout = patience;
    match theme_mode(options) {
        Ok(ThemeMode::Light) => Ground::Light,
        Ok(ThemeMode::Dark) | Err(_) => Ground::Dark,
    }
}

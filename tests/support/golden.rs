//! Whole screens compared with the files of `tests/screens/`; `UPDATE=1` rewrites them.

use std::path::Path;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::home::Home;
use worldcafe::tui::view::{view, view_home};

/// A screen as it is drawn at the model's size.
pub(crate) fn drawn(model: &Model, theme: &Theme) -> Buffer {
    let (width, height) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(model, theme, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The rows of a screen, without blanks at their ends.
pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| {
            let mut row = String::new();
            let mut covered = 0_usize;
            for x in area.left()..area.right() {
                let symbol = buffer[(x, y)].symbol();
                if covered > 0 {
                    covered -= 1;
                } else {
                    row.push_str(symbol);
                    covered = worldcafe::text::width(symbol).saturating_sub(1);
                }
            }
            row.trim_end().to_owned()
        })
        .collect()
}

/// Compares a screen with its file.
pub(crate) fn golden(name: &str, model: &Model) {
    compare(name, model.size, &drawn(model, &usual()));
}

/// The same for the Home screen.
pub(crate) fn golden_home(name: &str, home: &Home) {
    compare(name, home.size, &drawn_home(home, &usual()));
}

/// The Home screen as it is drawn at its size.
pub(crate) fn drawn_home(home: &Home, theme: &Theme) -> Buffer {
    let (width, height) = home.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view_home(home, theme, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn usual() -> Theme {
    Theme::new(Ground::Dark, Depth::Indexed)
}

fn compare(name: &str, (width, height): (u16, u16), drawn: &Buffer) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/screens")
        .join(format!("{name}-{width}x{height}.txt"));
    let screen = rows(drawn).join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &screen).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == screen, "{} shows another screen:\n{screen}", path.display());
}

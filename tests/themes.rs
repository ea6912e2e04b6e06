//! How the themes look: the Stage of the evening in each, with the colours and shapes that its words
//! stand in.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::Mode;

use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::rewritten;

fn stage() -> Model {
    let evening = Evening::drawn();
    Model::of(evening.session.clone(), evening.now, Mode::Live, (80, 24))
}

/// Row, column, look and words of everything that does not look like plain text.
fn looks(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut run: Option<(u16, Style, String)> = None;
        for x in buffer.area.left()..=buffer.area.right() {
            let cell = buffer.cell((x, y));
            let style = cell.map_or_else(Style::reset, |cell| cell.style());
            let symbol = cell.map_or("", |cell| cell.symbol());
            match &mut run {
                Some((_, of, words)) if *of == style && x < buffer.area.right() => {
                    words.push_str(symbol);
                }
                _ => {
                    if let Some((from, of, words)) = run.take() {
                        said(&mut out, (y, from), of, words.trim_end());
                    }
                    run = Some((x, style, symbol.to_owned()));
                }
            }
        }
    }
    out
}

fn said(out: &mut String, (row, column): (u16, u16), style: Style, words: &str) {
    let colour = style.fg.map(|it| it.to_string()).filter(|it| it != "Reset");
    let ground = style.bg.map(|it| format!("on {it}")).filter(|it| it != "on Reset");
    let shapes = Some(format!("{:?}", style.add_modifier)).filter(|it| it != "NONE");
    let look: Vec<String> = [colour, ground, shapes].into_iter().flatten().collect();
    if !look.is_empty() && !words.is_empty() {
        writeln!(out, "{row:2} {column:2}  {:14} {words}", look.join(" ")).unwrap();
    }
}

#[test]
fn the_stage_stands_in_every_theme_with_the_same_words() {
    let model = stage();
    let plain = rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::None)));
    for (name, theme) in [
        ("dark", Theme::new(Ground::Dark, Depth::Indexed)),
        ("light", Theme::new(Ground::Light, Depth::Indexed)),
        ("high-contrast", Theme::high_contrast(Ground::Dark, Depth::Indexed)),
        ("high-contrast-light", Theme::high_contrast(Ground::Light, Depth::Indexed)),
        ("high-contrast-16", Theme::high_contrast(Ground::Dark, Depth::Sixteen)),
        ("16-colours", Theme::new(Ground::Dark, Depth::Sixteen)),
        ("none", Theme::new(Ground::Dark, Depth::None)),
    ] {
        let screen = drawn(&model, &theme);
        assert_eq!(rows(&screen), plain, "{name}");
        rewritten(&format!("tests/screens/look-{name}.txt"), looks(&screen).as_bytes());
    }
}

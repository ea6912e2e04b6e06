//! What a terminal shows, and the answers it gives when asked.

use std::num::NonZeroU16;

/// A terminal's size in cells; a side of 0 is real to the program and shown here as 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) columns: u16,
    pub(crate) rows: u16,
}

/// How the terminal answers questions about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    Dark,
    Light,
    /// Answers nothing, as a serial line or an old multiplexer.
    Silent,
}

/// One moment of the screen.
#[derive(Clone)]
pub(crate) struct Screen {
    cells: vt100::Screen,
    title: String,
    bells: usize,
}

impl Screen {
    /// Whether some row holds these words.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.rows().any(|row| row.contains(words))
    }

    /// One row counted from 0, without the blanks at its end; empty below the last.
    pub(crate) fn row(&self, row: usize) -> String {
        self.rows().nth(row).unwrap_or_default()
    }

    /// All rows, without blanks at their ends or blank rows at the end.
    pub(crate) fn text(&self) -> String {
        self.rows().collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// Column and row of the cursor, counted from 0; none while it is hidden.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let (row, column) = self.cells.cursor_position();
        (!self.cells.hide_cursor()).then_some((column, row))
    }

    /// Whether the program draws on the screen it must leave again.
    pub(crate) fn is_alternate(&self) -> bool {
        self.cells.alternate_screen()
    }

    /// Whether a paste arrives marked as one.
    pub(crate) fn marks_pastes(&self) -> bool {
        self.cells.bracketed_paste()
    }

    /// Whether the mouse is the program's.
    pub(crate) fn takes_the_mouse(&self) -> bool {
        self.cells.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// The cell at a column and row: its colours and weight.
    pub(crate) fn cell(&self, column: u16, row: u16) -> Option<&vt100::Cell> {
        self.cells.cell(row, column)
    }

    /// The window's title as last set.
    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    /// How often the bell has rung.
    pub(crate) fn bells(&self) -> usize {
        self.bells
    }

    fn rows(&self) -> impl Iterator<Item = String> + '_ {
        let (_, columns) = self.cells.size();
        self.cells.rows(0, columns.get()).map(|row| row.trim_end().to_owned())
    }
}

/// Bytes in, screen and answers out.
pub(crate) struct Emulator {
    parser: vt100::Parser<Answering>,
}

impl Emulator {
    pub(crate) fn new(size: Size, ground: Ground) -> Self {
        let answering = Answering { ground, answers: Vec::new(), title: String::new(), bells: 0 };
        let (rows, columns) = (at_least_one(size.rows), at_least_one(size.columns));
        Self { parser: vt100::Parser::new_with_callbacks(rows, columns, 0, answering) }
    }

    pub(crate) fn resize(&mut self, size: Size) {
        self.parser.set_size(at_least_one(size.rows), at_least_one(size.columns));
    }

    /// Takes what the program wrote and returns what the terminal says back.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.parser.process(bytes);
        std::mem::take(&mut self.parser.callbacks_mut().answers)
    }

    pub(crate) fn screen(&self) -> Screen {
        let Answering { title, bells, .. } = self.parser.callbacks();
        Screen { cells: self.parser.screen().clone(), title: title.clone(), bells: *bells }
    }
}

struct Answering {
    ground: Ground,
    answers: Vec<u8>,
    title: String,
    bells: usize,
}

impl Answering {
    fn answer(&mut self, words: &str) {
        if self.ground != Ground::Silent {
            self.answers.extend_from_slice(words.as_bytes());
        }
    }
}

impl vt100::Callbacks for Answering {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.bells += 1;
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.title = String::from_utf8_lossy(title).into_owned();
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        match (first, last, params.first().and_then(|param| param.first())) {
            (None, 'c', None | Some(0)) => self.answer("\x1b[?62;22c"),
            (None, 'n', Some(6)) => {
                let (row, column) = screen.cursor_position();
                self.answer(&format!("\x1b[{};{}R", row + 1, column + 1));
            }
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        let (ink, paper) = match self.ground {
            Ground::Light => ("0000", "ffff"),
            Ground::Dark | Ground::Silent => ("ffff", "0000"),
        };
        match params {
            [b"10", b"?"] => self.answer(&format!("\x1b]10;rgb:{ink}/{ink}/{ink}\x1b\\")),
            [b"11", b"?"] => self.answer(&format!("\x1b]11;rgb:{paper}/{paper}/{paper}\x1b\\")),
            _ => {}
        }
    }
}

fn at_least_one(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}

#[cfg(test)]
mod tests {
    use super::{Emulator, Ground, Size};

    fn fed(ground: Ground, bytes: &str) -> (Emulator, String) {
        let mut emulator = Emulator::new(Size { columns: 20, rows: 3 }, ground);
        let answers = emulator.feed(bytes.as_bytes());
        (emulator, String::from_utf8(answers).unwrap())
    }

    #[test]
    fn a_screen_tells_its_rows_cursor_cells_title_and_bells() {
        let drawn = "\x1b]0;Café\x07\x07\x1b[?2004hone\r\n\x1b[1mtwo  \x1b[?25l";
        let (mut emulator, _) = fed(Ground::Dark, drawn);
        let screen = emulator.screen();
        assert_eq!(screen.text(), "one\ntwo");
        assert!(screen.has("two") && !screen.has("three"));
        assert_eq!((screen.row(1), screen.row(9)), ("two".to_owned(), String::new()));
        assert_eq!((screen.title(), screen.bells()), ("Café", 1));
        assert!(screen.cell(0, 1).unwrap().bold() && !screen.cell(0, 0).unwrap().bold());
        assert!(screen.marks_pastes() && !screen.is_alternate() && !screen.takes_the_mouse());
        assert_eq!(screen.cursor(), None);
        emulator.feed(b"\x1b[?25h\x1b[?1049h\x1b[?1000h");
        let screen = emulator.screen();
        assert!(screen.is_alternate() && screen.takes_the_mouse());
        assert!(screen.cursor().is_some());
    }

    #[test]
    fn questions_are_answered_in_order_unless_the_terminal_is_silent() {
        let asked = "\x1b[2;3H\x1b]11;?\x07\x1b[6n\x1b[c";
        let answered = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[2;3R\x1b[?62;22c";
        assert_eq!(fed(Ground::Light, asked).1, answered);
        assert_eq!(fed(Ground::Dark, "\x1b]10;?\x07").1, "\x1b]10;rgb:ffff/ffff/ffff\x1b\\");
        assert_eq!(fed(Ground::Silent, asked).1, "");
    }

    #[test]
    fn a_size_of_nothing_does_not_stop_the_emulator() {
        let (mut emulator, _) = fed(Ground::Dark, "word");
        emulator.resize(Size { columns: 0, rows: 0 });
        emulator.feed(b"more");
        assert_eq!(emulator.screen().row(0).chars().count(), 1);
    }
}

//! The terminal: entered, drawn on, and left as it was found, whatever happens.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags,
    PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};
use signal_hook::low_level::emulate_default_handler;

use super::error::TuiError;
use super::one_write::OneWrite;
use super::own_stop::OwnStop;
use super::steady::{Steady, mark};

/// Set while the terminal is ours.
pub(super) static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub(super) struct Screen {
    terminal: Terminal<Steady<CrosstermBackend<OneWrite>>>,
    /// While a frame is drawn nothing is flushed.
    held: Rc<Cell<bool>>,
    /// Counts the frames drawn.
    drawn: Arc<AtomicU64>,
    /// The end of a stop of ours will come back as a signal.
    own_continue: bool,
}

impl Screen {
    /// Takes the terminal; frames are counted in `drawn`.
    pub(super) fn enter(drawn: Arc<AtomicU64>) -> Result<Self, TuiError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(TuiError::NoTerminal);
        }
        let out = io::stdout().as_fd().try_clone_to_owned().map_err(TuiError::Terminal)?;
        let held = Rc::new(Cell::new(false));
        let writer = OneWrite::new(File::from(out), Rc::clone(&held));
        let backend = Steady(CrosstermBackend::new(writer));
        let mut terminal = Terminal::new(backend).map_err(TuiError::Terminal)?;
        // Left again by Drop, also where the rest of it fails.
        ENTERED.store(true, Ordering::Release);
        take(terminal.backend_mut()).inspect_err(|_| leave()).map_err(TuiError::Terminal)?;
        Ok(Self { terminal, held, drawn, own_continue: false })
    }

    /// Columns and rows; 0 by 0 where the terminal does not say.
    pub(super) fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((0, 0), |size| (size.width, size.height))
    }

    /// Draws a frame, in one write.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.held.set(true);
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| {
            view(frame);
            mark(frame.buffer_mut());
        });
        let done = drawn.map(drop);
        self.held.set(false);
        // Counted before it goes out: a quick answer to it must not look older than it.
        self.drawn.fetch_add(1, Ordering::AcqRel);
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        done
    }

    /// Rings; goes out with the next frame.
    pub(super) fn ring(&mut self) {
        // A bell that cannot be written is told by the next frame, which cannot either.
        let _ = self.terminal.backend_mut().write_all(b"\x07");
    }

    /// Gives words to the terminal to be pasted elsewhere, where it takes them.
    pub(super) fn copy(&mut self, words: String) {
        // As with the bell.
        let _ = queue!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(words));
    }

    /// The next frame is drawn whole.
    pub(super) fn redraw(&mut self) {
        // As with the bell.
        let _ = self.clear();
    }

    /// Clears with the next frame. The library's own way asks the terminal where its cursor is,
    /// and nobody would hear the answer: the thread that reads the keyboard has it.
    fn clear(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.held.set(true);
        let done = self.terminal.resize(Rect::from((Position::ORIGIN, size)));
        self.held.set(false);
        done
    }

    /// The same with all that was started with us, as the key would have done without us.
    pub(super) fn suspend_all(&mut self, own: &OwnStop) -> io::Result<()> {
        leave();
        // Where nobody could be stopped, the terminal is still ours.
        own.send().or_else(|why| self.again().and(Err(why)))?;
        self.suspend()
    }

    /// Gives the terminal to the shell until it gives it back.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        leave();
        self.own_continue = true;
        emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.again()
    }

    /// Takes the terminal again where somebody else stopped us: it is ours already after a stop
    /// of our own.
    pub(super) fn continued(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.own_continue) { Ok(()) } else { self.again() }
    }

    /// Takes the terminal, after the shell gave it back.
    fn again(&mut self) -> io::Result<()> {
        // What was asked of the terminal and is not out yet would not be taken back.
        self.terminal.backend_mut().flush()?;
        leave();
        ENTERED.store(true, Ordering::Release);
        take(self.terminal.backend_mut())?;
        self.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
        // Nothing more goes to a terminal that is no longer ours.
        self.held.set(true);
    }
}

fn take(out: &mut impl Write) -> io::Result<()> {
    enable_raw_mode()?;
    // Terminals that do not know of unambiguous keys ignore the request.
    let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES
        | KeyboardEnhancementFlags::REPORT_EVENT_TYPES;
    queue!(
        out,
        EnterAlternateScreen,
        // After a crash the other screen may still be there, with its old picture.
        Clear(ClearType::All),
        EnableBracketedPaste,
        PushKeyboardEnhancementFlags(flags),
    )
}

/// Leaves the terminal as it was found; once, from wherever.
pub(super) fn leave() {
    if !ENTERED.swap(false, Ordering::AcqRel) {
        return;
    }
    // What cannot be written to a terminal cannot be told on it either.
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        PopKeyboardEnhancementFlags,
        DisableBracketedPaste,
        ResetColor,
        LeaveAlternateScreen,
        Show,
    );
    let _ = disable_raw_mode();
}

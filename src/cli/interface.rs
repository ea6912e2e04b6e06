//! Opening the interface on a gateway, and what is told when it is left.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::args::Colouring;
use super::failure::Failure;
use super::settings::applied;
use super::{elsewhere, plan, voice};
use crate::domain::Moment;
use crate::engine::{self, Drive, Gateway, Notice, StepChoice, Ticket, Waker};
use crate::session::Command;
use crate::theme::{ColourChoice, Depth, Ground, Theme, ThemeChoice, depth};
use crate::tui::model::{Mode, Usual};
use crate::tui::{Exit, Exports, Inbox, Options, PlanFile, TuiError, ask_ground, run};

/// How long the terminal may take to say whether it is dark or light.
const ASKING: Duration = Duration::from_millis(200);
/// How long a session may take to say that it cannot be opened, before its interface is.
const FIRST_WORD: Duration = Duration::from_millis(500);

/// What an interface is opened with.
pub(super) struct Opening {
    /// What may be done in it.
    pub(super) mode: Mode,
    /// What the session is called, raw.
    pub(super) title: String,
    /// Where half-typed lines are kept, if they are.
    pub(super) drafts: Option<PathBuf>,
    /// The plan beside the journal, where there is one.
    pub(super) plan: Option<PathBuf>,
    /// Where reports are written, if they are.
    pub(super) exports: Option<Exports>,
    /// When to colour.
    pub(super) color: Colouring,
}

/// Fails where there is no terminal to open an interface in. To be asked before anything is
/// opened.
pub(super) fn need_terminal() -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::failed(TuiError::NoTerminal, TuiError::NoTerminal.hint()))
}

/// Opens the interface on a gateway and runs it until it is left. The gateway is made with the
/// waker it is given, and handed back.
pub(super) fn show<G: Gateway>(
    opening: Opening,
    gateway: impl FnOnce(Waker) -> Result<G, Failure>,
) -> Result<(G, Exit), Failure> {
    let failed = |why: TuiError| Failure::failed(&why, why.hint());
    let inbox = Inbox::open().map_err(failed)?;
    let (called, word) = channel();
    let gateway = gateway(waker(inbox.waker(), called))?;
    let mut gateway = Heard { gateway, first: Vec::new(), failed: None };
    let applied = applied();
    let theme = theme(opening.color, applied.settings.theme);
    gateway.wait_for_a_word(&word)?;
    let Opening { mode, title, drafts, plan, exports, .. } = opening;
    let elsewhere = elsewhere::folder(drafts.as_deref());
    let plan = plan.map(|path| PlanFile { path, read: plan::afresh });
    let (usual, told) = (Usual::from(applied.settings), applied.unused.clone());
    let options = Options { mode, theme, title, drafts, plan, elsewhere, exports, usual, told };
    let exit = run(&mut gateway, inbox, options).map_err(failed)?;
    // The screen that said it is gone.
    if let Some(unused) = applied.unused {
        voice::say(&unused);
    }
    match gateway.failed {
        Some(why) => Err(Failure::refused(why.words, why.hint)),
        None => Ok((gateway.gateway, exit)),
    }
}

/// Wakes the interface, and who waits for a first word.
fn waker(interface: Waker, called: Sender<()>) -> Waker {
    Box::new(move || {
        // Nobody waits any more once the interface is open.
        let _ = called.send(());
        interface();
    })
}

/// The theme somebody set, as far as the terminal and the command line let it.
fn theme(color: Colouring, theme: ThemeChoice) -> Theme {
    let said = |name: &str| std::env::var(name).ok();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let choice = match (color, theme) {
        (Colouring::Never, _) | (Colouring::Auto, ThemeChoice::None) => ColourChoice::Never,
        (Colouring::Auto, _) => ColourChoice::Auto,
        (Colouring::Always, _) => ColourChoice::Always,
    };
    let depth = depth(no_color, said("COLORTERM").as_deref(), said("TERM").as_deref(), choice);
    let depth = if theme == ThemeChoice::Sixteen { depth.min(Depth::Sixteen) } else { depth };
    let ground = match theme {
        ThemeChoice::Light => Ground::Light,
        ThemeChoice::Dark => Ground::Dark,
        _ if depth == Depth::None => Ground::Dark,
        _ => ask_ground(ASKING),
    };
    match theme {
        ThemeChoice::HighContrast => Theme::high_contrast(ground, depth),
        _ => Theme::new(ground, depth),
    }
}

/// A gateway whose first notices are heard before the interface opens: what cannot be opened is
/// told in the shell.
struct Heard<G> {
    gateway: G,
    first: Vec<Notice>,
    failed: Option<engine::Failure>,
}

impl<G: Gateway> Heard<G> {
    fn wait_for_a_word(&mut self, word: &Receiver<()>) -> Result<(), Failure> {
        let first = self.poll();
        self.first = first;
        if self.first.is_empty() && self.gateway.next_due().is_none() {
            let _ = word.recv_timeout(FIRST_WORD);
            self.first = self.poll();
        }
        match self.failed.take() {
            Some(why) => Err(Failure::refused(why.words, why.hint)),
            None => Ok(()),
        }
    }
}

impl<G: Gateway> Gateway for Heard<G> {
    fn submit(&mut self, command: Command, step: StepChoice) -> Ticket {
        self.gateway.submit(command, step)
    }

    fn poll(&mut self) -> Vec<Notice> {
        let mut notices = std::mem::take(&mut self.first);
        notices.extend(self.gateway.poll());
        for notice in &notices {
            if let Notice::Failed(why) = notice {
                self.failed = Some(why.clone());
            }
        }
        notices
    }

    fn now(&self) -> Moment {
        self.gateway.now()
    }

    fn next_due(&self) -> Option<Duration> {
        if self.first.is_empty() { self.gateway.next_due() } else { Some(Duration::ZERO) }
    }

    fn drive(&mut self, drive: Drive) {
        self.gateway.drive(drive);
    }
}

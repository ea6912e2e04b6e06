//! Opening the interface on a gateway, and what is told when it is left.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::args::Colouring;
use super::failure::Failure;
use super::settings::{Applied, applied};
use super::{elsewhere, plan, voice};
use crate::domain::{Moment, Plan, TableId};
use crate::engine::{self, Drive, Gateway, Notice, StepChoice, Ticket, Waker};
use crate::session::Command;
use crate::theme::{Depth, Ground, Theme, ThemeChoice, depth};
use crate::tui::model::{Mode, Usual};
use crate::tui::sharing::Sharing;
use crate::tui::{self, Exit, Exports, Fault, Options, PlanFile, TuiError, ask_ground, run};

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
    /// The table it is for, where it joined for one.
    pub(super) table: Option<TableId>,
    /// Where reports are written, if they are.
    pub(super) exports: Option<Exports>,
    /// Who opens it to other devices, where somebody can.
    pub(super) sharing: Option<Sharing>,
}

/// The terminal that interfaces are opened in, and what holds for all of them.
pub(super) struct Front {
    tui: tui::Front,
    color: Colouring,
    usual: Option<(Theme, Applied)>,
    /// Both while they are found out aside: the terminal is being asked, and nobody else may write
    /// to it.
    sought: Option<JoinHandle<(Theme, Applied)>>,
    /// One interface comes after another: the terminal stays taken, and nothing is said beside
    /// them.
    stays: bool,
    ended: bool,
    remarks: Vec<String>,
}

impl Front {
    /// For one interface: the terminal is given back after it.
    pub(super) fn once(color: Colouring) -> Result<Self, Failure> {
        need_terminal()?;
        let tui = tui::Front::open().map_err(|why| of_terminal(&why))?;
        Ok(Self {
            tui,
            color,
            usual: None,
            sought: None,
            stays: false,
            ended: false,
            remarks: Vec::new(),
        })
    }

    /// For one interface after another.
    pub(super) fn staying(color: Colouring) -> Result<Self, Failure> {
        let mut front = Self::once(color)?;
        front.stays = true;
        Ok(front)
    }

    /// Begins to find out how everything looks, while a session is being read.
    pub(super) fn look_ahead(&mut self) {
        let color = self.color;
        // Without a thread it is found out when it is needed.
        self.sought = Builder::new().name("looks".to_owned()).spawn(move || usual(color)).ok();
    }

    /// How everything looks, and the settings; both are found out once.
    pub(super) fn usual(&mut self) -> (Theme, &Applied) {
        self.settle();
        let (theme, applied) = self.usual.get_or_insert_with(|| usual(self.color));
        (*theme, applied)
    }

    /// Waits until nobody asks the terminal anything.
    fn settle(&mut self) {
        if let Some(found) = self.sought.take().and_then(|sought| sought.join().ok()) {
            self.usual = Some(found);
        }
    }

    /// The terminal itself.
    pub(super) fn terminal(&mut self) -> &mut tui::Front {
        &mut self.tui
    }

    /// The program was asked to end, or the terminal is gone.
    pub(super) const fn has_ended(&self) -> bool {
        self.ended
    }

    /// A plan that can be used; where it cannot, every fault of it is shown, or how many there are
    /// where an interface would be written over.
    pub(super) fn plan(&mut self, path: &Path) -> Result<Arc<Plan>, Failure> {
        if self.stays {
            return plan::afresh(path).map_err(|why| Failure::failed(why.words, why.hint));
        }
        plan::usable_after(path, self.color, || self.settle())
    }

    /// Says something on standard error, or keeps it until an interface can show it.
    pub(super) fn say(&mut self, words: &str) {
        self.settle();
        if self.stays { self.remarks.push(words.to_owned()) } else { voice::say(words) }
    }

    /// Has the interface that is opened next say something first, and standard error after it.
    pub(super) fn tell(&mut self, words: String) {
        self.remarks.push(words);
    }

    /// What was to be said since it was asked last.
    pub(super) fn remarks(&mut self) -> Vec<String> {
        std::mem::take(&mut self.remarks)
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.settle();
    }
}

/// Why there is no interface.
pub(super) fn of_terminal(why: &TuiError) -> Failure {
    Failure::failed(why, why.hint())
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
    front: &mut Front,
    opening: Opening,
    gateway: impl FnOnce(Waker) -> Result<G, Failure>,
) -> Result<(G, Exit), Failure> {
    front.tui.next();
    let (called, word) = channel();
    let gateway = gateway(waker(front.tui.waker(), called))?;
    let mut gateway = Heard { gateway, first: Vec::new(), failed: None };
    let (theme, applied) = front.usual();
    let (usual, unused) = (Usual::from(applied.settings.clone()), applied.unused.clone());
    gateway.wait_for_a_word(&word)?;
    let Opening { mode, title, drafts, plan, table, exports, sharing } = opening;
    let elsewhere = elsewhere::folder(drafts.as_deref());
    let plan = plan.map(|path| PlanFile { path, read: plan::afresh });
    // On the Home screen it is told once.
    let told = match front.stays {
        true => None,
        false => first_told(mode, unused.into_iter().chain(front.remarks())),
    };
    let once_more = told.clone();
    let options = Options {
        mode,
        theme,
        title,
        drafts,
        plan,
        elsewhere,
        exports,
        usual,
        table,
        told,
        sharing,
    };
    let exit = run(&mut gateway, &mut front.tui, options);
    if !front.stays {
        front.tui.leave();
    }
    let (exit, said) = exit.map_err(|why| of_terminal(&why))?;
    said.iter().for_each(|words| front.say(words));
    front.ended |= exit == Exit::Ended;
    // The screen that said it is gone.
    once_more.iter().for_each(|words| voice::say(words));
    match gateway.failed {
        Some(why) => Err(Failure::refused(why.words, why.hint)),
        None => Ok((gateway.gateway, exit)),
    }
}

/// What is to be known before anything else, as sentences; raw.
fn first_told(mode: Mode, others: impl Iterator<Item = String>) -> Option<String> {
    let also = match mode {
        Mode::Live => "; look whether it is open to devices",
        Mode::Practice => "; the practice begins anew",
        _ => "",
    };
    let fault = Fault::before().map(|fault| fault.told(also));
    let told: Vec<String> = fault.into_iter().chain(others).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// Wakes the interface, and who waits for a first word.
fn waker(interface: Waker, called: Sender<()>) -> Waker {
    Box::new(move || {
        // Nobody waits any more once the interface is open.
        let _ = called.send(());
        interface();
    })
}

/// How everything looks, and the settings.
fn usual(color: Colouring) -> (Theme, Applied) {
    let applied = applied();
    (theme(color, applied.settings.theme), applied)
}

/// The theme somebody set, as far as the terminal and the command line let it.
fn theme(color: Colouring, theme: ThemeChoice) -> Theme {
    let (depth, ground) = look_of(color, theme);
    match theme {
        ThemeChoice::HighContrast => Theme::high_contrast(ground, depth),
        _ => Theme::new(ground, depth),
    }
}

/// The colours there are, and what they are on; asks the terminal where nobody said.
pub(super) fn look_of(color: Colouring, theme: ThemeChoice) -> (Depth, Ground) {
    let said = |name: &str| std::env::var(name).ok();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let choice = match (color, theme) {
        (Colouring::Auto, ThemeChoice::None) => Colouring::Never,
        (choice, _) => choice,
    };
    let depth = depth(no_color, said("COLORTERM").as_deref(), said("TERM").as_deref(), choice);
    let depth = if theme == ThemeChoice::Sixteen { depth.min(Depth::Sixteen) } else { depth };
    let ground = match theme {
        ThemeChoice::Light => Ground::Light,
        ThemeChoice::Dark => Ground::Dark,
        _ if depth == Depth::None => Ground::Dark,
        _ => ask_ground(ASKING),
    };
    (depth, ground)
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

    fn let_go(&mut self, ticket: Ticket) {
        self.gateway.let_go(ticket);
    }

    fn drive(&mut self, drive: Drive) {
        self.gateway.drive(drive);
    }
}

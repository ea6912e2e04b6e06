//! The runner: the terminal, the threads that watch it, and the loop that draws.
//!
//! This room alone touches the terminal. It draws when something reached it and at the second
//! edges of what is shown, and waits otherwise; a frame is one write.

mod aside;
mod asked;
mod drafts;
mod elsewhere;
mod error;
mod exports;
mod fault;
mod front;
mod ground;
mod home;
mod input;
mod one_write;
mod own_stop;
mod perform;
mod plan_file;
mod pulse;
mod report;
mod reporting;
mod seeking;
mod steady;
mod terminal;

use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::domain::TableId;
use crate::engine::{Gateway, mint_note};
use crate::theme::Theme;

use super::model::{Mode, Model, Overlay, Reach, Reading, Usual};
use super::msg::Msg;
use super::sharing::{Sharing, Tell};
use super::unsaved::{self, half_typed};
use super::update::update;
use super::view::view;

pub use asked::{TerminalSaid, ask_terminal};
pub use error::TuiError;
pub use exports::Exports;
pub use fault::Fault;
pub use front::Front;
pub use ground::ask_ground;
pub use home::{Doors, HomeOptions, Wish, run_home};
pub use plan_file::PlanFile;

use drafts::Keeper;
use input::{Inbox, Input, Key};
use perform::Desk;
use terminal::Screen;

/// How often, and how long at a time, leaving waits for what is on its way.
const BREATHS: usize = 100;
const BREATH: Duration = Duration::from_millis(10);

/// How long an end waits for words to be written elsewhere.
const PATIENCE: Duration = Duration::from_secs(1);

/// Identities kept ready for notes still to be typed.
const READY: usize = 16;

/// How an interface is opened.
#[derive(Debug)]
pub struct Options {
    /// What may be done in it.
    pub mode: Mode,
    /// How it looks.
    pub theme: Theme,
    /// What the session is called, raw, for the first frame.
    pub title: String,
    /// Where half-typed lines are kept; nowhere for a practice, a replay or a folder that is
    /// only read.
    pub drafts: Option<PathBuf>,
    /// The plan beside the journal, where there is one.
    pub plan: Option<PlanFile>,
    /// The folder that is offered for words that the disk does not take.
    pub elsewhere: PathBuf,
    /// Where reports are written, and how; nowhere where nothing may be left behind.
    pub exports: Option<Exports>,
    /// What holds where the plan does not say otherwise.
    pub usual: Usual,
    /// The table it is for, where it joined a session elsewhere for one.
    pub table: Option<TableId>,
    /// What is to be known from the first screen on, as a sentence; raw.
    pub told: Option<String>,
    /// Who opens the session to other devices, where somebody can.
    pub sharing: Option<Sharing>,
}

/// Why the interface was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// A person left it.
    Left,
    /// The program was asked to end by a signal, or its terminal is gone or takes nothing. Whoever
    /// started the gateway lets it save and ends the process at once: the thread that reads the
    /// terminal never returns.
    Ended,
}

/// Runs the interface until it is left. The gateway was started with the waker of this front; it
/// still runs afterwards, and the terminal stays taken until the front is left. Returns why it was
/// left, and what is to be said of it, raw: the half-typed lines that could not be kept, and why
/// nothing could be drawn any more.
///
/// # Errors
/// [`TuiError`], where no interface was opened.
pub fn run(
    gateway: &mut dyn Gateway,
    front: &mut Front,
    options: Options,
) -> Result<(Exit, Vec<String>), TuiError> {
    let (screen, inbox) = front.enter()?;
    let size = screen.size();
    let mut model = Model::new(options.mode, size);
    model.reading =
        Some(Reading { title: options.title, told: options.told, ..Reading::default() });
    let keeper = options.drafts.as_deref().map(|path| Keeper::at(path, inbox.unkept()));
    model.elsewhere = options.elsewhere.display().to_string();
    let folder = options.exports.as_ref().map(|exports| exports.folder.display().to_string());
    model.preview.folder = folder;
    // One bell in the room is enough.
    model.rings = options.usual.rings && !options.mode.is_of_table();
    model.capture.table = options.table;
    model.usual = options.usual;
    if options.sharing.is_some() {
        model.reach = Reach::Shut;
    }
    let mut desk = Desk::new(gateway, keeper, (options.plan, options.exports), inbox);
    if let Some(found) = options.drafts.as_deref().and_then(drafts::read) {
        update(&mut model, Msg::Drafts(found));
    }
    take_notices(&mut model, &mut desk, screen);
    screen.draw(|frame| view(&model, &options.theme, frame)).map_err(TuiError::Terminal)?;
    inbox.listen().map_err(TuiError::Watch)?;
    if let Some(sharing) = options.sharing {
        desk.asks((sharing.0)(told(inbox)));
    }
    let exit = run_loop(&mut model, &mut desk, screen, inbox, options.theme);
    part(&mut model, &mut desk, screen, inbox);
    let unkept = if desk.close() { Vec::new() } else { half_typed(&model) };
    let mut said: Vec<String> =
        unkept.iter().map(|words| format!("half typed, not kept: {words}")).collect();
    let exit = exit.unwrap_or_else(|why| {
        said.push(why.to_string());
        Exit::Ended
    });
    let has_words = model.unsaved().next().is_some() || !unkept.is_empty();
    if exit == Exit::Ended && has_words {
        said.extend(leave_behind(&model));
    }
    Ok((exit, said))
}

/// Where there may be no terminal any more to say it on, what the disk does not take is written to
/// the folder that is offered for it; a disk that hangs keeps nobody.
fn leave_behind(model: &Model) -> Option<String> {
    let (done, told) = channel();
    // Nobody may wait for it any more.
    let tell = move |kept| _ = done.send(kept);
    elsewhere::keep(model.elsewhere.clone(), unsaved::file(model), unsaved::page(model), tell);
    let path = told.recv_timeout(PATIENCE).ok()?.ok()?;
    Some(format!("what was not saved is in {path}"))
}

/// What is on its way is saved within moments where the disk takes anything: then no line is kept for
/// it.
fn part(model: &mut Model, desk: &mut Desk<'_>, screen: &mut Screen, inbox: &Inbox) {
    for _ in 0..BREATHS {
        let waits = model.trouble.is_none() && model.unsaved().next().is_some();
        if !waits || matches!(inbox.receive(BREATH), Err(RecvTimeoutError::Disconnected)) {
            return;
        }
        take_notices(model, desk, screen);
    }
}

fn told(inbox: &Inbox) -> Tell {
    let tell = inbox.teller();
    Box::new(move |told| tell(Msg::Shared(told)))
}

fn run_loop(
    model: &mut Model,
    desk: &mut Desk<'_>,
    screen: &mut Screen,
    inbox: &Inbox,
    theme: Theme,
) -> Result<Exit, TuiError> {
    loop {
        let wait = pulse::wait(model, desk.next_due());
        let first = match inbox.receive(wait) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Ended),
        };
        take_notices(model, desk, screen);
        let waiting = std::iter::from_fn(|| inbox.waiting());
        for input in first.into_iter().chain(waiting) {
            if let Some(exit) = take(model, desk, screen, input)? {
                return Ok(exit);
            }
        }
        take_notices(model, desk, screen);
        screen.draw(|frame| view(model, &theme, frame)).map_err(TuiError::Terminal)?;
    }
}

/// How late it is, and what came down: what comes down is told as of now.
fn take_notices(model: &mut Model, desk: &mut Desk<'_>, screen: &mut Screen) {
    let notices = desk.poll();
    let now = desk.now();
    give(model, desk, screen, Msg::Tick(now));
    for notice in notices {
        give(model, desk, screen, Msg::Notice(notice));
    }
}

fn take(
    model: &mut Model,
    desk: &mut Desk<'_>,
    screen: &mut Screen,
    input: Input,
) -> Result<Option<Exit>, TuiError> {
    let left = match input {
        Input::Wake | Input::Home(_) => false,
        Input::Kept(until, done) => give(model, desk, screen, Msg::Kept { until, done }),
        Input::Plan(read) => give(model, desk, screen, Msg::Plan(read)),
        Input::Told(msg) => give(model, desk, screen, *msg),
        Input::Unkept(why) => give(model, desk, screen, Msg::Unkept(why)),
        Input::Keys(keys) => keys.into_iter().any(|key| {
            let msg = match key {
                Key::Pressed { key, batch } => Msg::Key { key, batch },
                Key::Pasted { text, batch } => Msg::Paste { text, batch },
                Key::Resized { width, height } => Msg::Resize { width, height },
            };
            give(model, desk, screen, msg)
        }),
        Input::Stop => {
            screen.suspend().map_err(TuiError::Terminal)?;
            false
        }
        Input::Continue => {
            screen.continued().map_err(TuiError::Terminal)?;
            let (width, height) = screen.size();
            give(model, desk, screen, Msg::Resize { width, height })
        }
        Input::End | Input::Gone => return Ok(Some(Exit::Ended)),
    };
    Ok(left.then_some(Exit::Left))
}

/// Hands a message over and does what comes of it; tells whether the interface is to be left.
fn give(model: &mut Model, desk: &mut Desk<'_>, screen: &mut Screen, msg: Msg) -> bool {
    let missing = needed(model).saturating_sub(model.ids.len());
    if missing > 0 {
        let ids = std::iter::repeat_with(mint_note).take(missing).collect();
        update(model, Msg::Ids(ids));
    }
    let effects = update(model, msg);
    desk.perform(model, screen, effects)
}

/// As many identities as one message can use up.
fn needed(model: &Model) -> usize {
    let pasted = model.overlays.iter().map(|overlay| match overlay {
        Overlay::Paste(paste) => paste.notes,
        _ => 0,
    });
    READY + pasted.max().unwrap_or(0)
}

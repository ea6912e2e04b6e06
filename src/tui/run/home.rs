//! Running the Home screen in the terminal.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::thread::Builder;
use std::time::Duration;

use chrono::NaiveDate;

use super::aside::aside;
use super::error::TuiError;
use super::front::Front;
use super::input::{Inbox, Input, Key};
use super::terminal::Screen;
use crate::actions::Keymap;
use crate::engine::Failure;
use crate::setup::Sketch;
use crate::text::no_thread;
use crate::theme::Theme;
use crate::tui::home::{Choice, Damage, Dialog, Home, HomeEffect, HomeMsg, Told, update_home};
use crate::tui::model::Waits;
use crate::tui::view::view_home;

/// Nothing on the screen changes with time.
const WAIT: Duration = Duration::from_secs(3600);

/// As for the questions of a session.
const LET_GO: Duration = Duration::from_millis(Waits::LET_GO.0.unsigned_abs());

/// How a Home screen is opened.
#[derive(Clone, Debug)]
pub struct HomeOptions {
    /// How it looks.
    pub theme: Theme,
    /// The session chosen at first.
    pub chosen: Option<PathBuf>,
    /// What is asked about the session that was to be opened last.
    pub damage: Option<Damage>,
    /// What the message line says at first.
    pub told: Option<Told>,
    /// The dialog of a new session as it was left last.
    pub kept: Option<Box<Dialog>>,
    /// The day that is offered for a new session.
    pub today: NaiveDate,
    /// The keys in force.
    pub keys: Keymap,
    /// What it reaches of the world.
    pub doors: Doors,
}

/// What a Home screen reaches of the world; each is called on a thread of its own.
#[derive(Clone, Copy, Debug)]
pub struct Doors {
    /// Tells which sessions there are, then how each stands, until it is told that nobody cares
    /// any more.
    pub look: fn(tell: &dyn Fn(HomeMsg) -> bool),
    /// Makes a session and returns its folder.
    pub make: fn(&Sketch) -> Result<PathBuf, Failure>,
    /// Remembers a session no more.
    pub forget: fn(&Path) -> Result<(), Failure>,
}

/// What a person wishes who leaves the Home screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To open this session; `made` just now.
    Open {
        /// Its folder.
        path: PathBuf,
        /// The dialog made it.
        made: bool,
    },
    /// To have a sound copy of this damaged session.
    Salvage(PathBuf),
    /// To look at this damaged session as far as it is whole.
    Look(PathBuf),
    /// To see the recorded café.
    Demo,
    /// To leave the program.
    Leave,
    /// The program was asked to end, or its terminal is gone.
    End,
}

/// Runs the Home screen until something is chosen; also returns the dialog of a new session, where
/// something was typed in it and left. The terminal stays taken.
///
/// # Errors
/// [`TuiError`].
pub fn run_home(
    front: &mut Front,
    options: HomeOptions,
) -> Result<(Wish, Option<Box<Dialog>>), TuiError> {
    front.next();
    let came_back = front.is_taken();
    let (screen, inbox) = front.enter()?;
    let mut home = Home::new(screen.size(), options.today);
    home.held = came_back;
    home.chosen = options.chosen.map(Choice::Session);
    home.told = options.told;
    home.damage = options.damage;
    home.kept = options.kept;
    home.keys = options.keys;
    screen.draw(|frame| view_home(&home, &options.theme, frame)).map_err(TuiError::Terminal)?;
    inbox.listen().map_err(TuiError::Watch)?;
    look(options.doors, inbox);
    loop {
        let first = match inbox.receive(if home.held { LET_GO } else { WAIT }) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => {
                update_home(&mut home, HomeMsg::LetGo);
                None
            }
            Err(RecvTimeoutError::Disconnected) => return Ok((Wish::End, None)),
        };
        let waiting = std::iter::from_fn(|| inbox.waiting());
        for input in first.into_iter().chain(waiting) {
            let wish = take(&mut home, (screen, inbox), options.doors, input)?;
            if let Some(wish) = wish {
                return Ok((wish, home.kept));
            }
        }
        screen.draw(|frame| view_home(&home, &options.theme, frame)).map_err(TuiError::Terminal)?;
    }
}

/// Looks for sessions. Without a thread there are none in the list.
fn look(doors: Doors, inbox: &Inbox) {
    let post = inbox.post();
    let none = post.clone();
    let work = move || (doors.look)(&|msg| post(Input::Home(Box::new(msg))));
    let without = move |_| _ = none(Input::Home(Box::new(HomeMsg::Found(Vec::new()))));
    aside(Builder::new().name("sessions".to_owned()), work, without, |()| ());
}

fn take(
    home: &mut Home,
    (screen, inbox): (&mut Screen, &Inbox),
    doors: Doors,
    input: Input,
) -> Result<Option<Wish>, TuiError> {
    let msgs = match input {
        Input::Home(msg) => vec![*msg],
        Input::Keys(keys) => keys.into_iter().map(msg_of).collect(),
        Input::Stop => {
            screen.suspend().map_err(TuiError::Terminal)?;
            Vec::new()
        }
        Input::Continue => {
            screen.continued().map_err(TuiError::Terminal)?;
            let (width, height) = screen.size();
            vec![HomeMsg::Resize { width, height }]
        }
        Input::End | Input::Gone => return Ok(Some(Wish::End)),
        // What belongs to a session is of none here.
        Input::Wake | Input::Unkept(_) | Input::Kept(..) | Input::Plan(_) | Input::Told(_) => {
            Vec::new()
        }
    };
    for msg in msgs {
        let made = matches!(msg, HomeMsg::Made(_));
        for effect in update_home(home, msg) {
            match effect {
                HomeEffect::Open(path) => return Ok(Some(Wish::Open { path, made })),
                HomeEffect::Salvage(path) => return Ok(Some(Wish::Salvage(path))),
                HomeEffect::Look(path) => return Ok(Some(Wish::Look(path))),
                HomeEffect::Demo => return Ok(Some(Wish::Demo)),
                HomeEffect::Quit => return Ok(Some(Wish::Leave)),
                HomeEffect::Redraw => screen.redraw(),
                // Where the shell cannot be reached, the screen stays.
                HomeEffect::Suspend => _ = screen.suspend_all(inbox.own_stop()),
                HomeEffect::Make(sketch) => {
                    ask(inbox, move || HomeMsg::Made((doors.make)(&sketch)), HomeMsg::Made);
                }
                HomeEffect::Forget(path) => {
                    let work = move || HomeMsg::Forgotten((doors.forget)(&path).map(|()| path));
                    ask(inbox, work, HomeMsg::Forgotten);
                }
            }
        }
    }
    Ok(None)
}

fn msg_of(key: Key) -> HomeMsg {
    match key {
        Key::Pressed { key, .. } => HomeMsg::Key(key),
        Key::Pasted { text, .. } => HomeMsg::Paste(text),
        Key::Resized { width, height } => HomeMsg::Resize { width, height },
    }
}

/// Does work that a disk may hold up, and tells what came of it.
fn ask(
    inbox: &Inbox,
    work: impl FnOnce() -> HomeMsg + Send + 'static,
    failed: impl FnOnce(Result<PathBuf, Failure>) -> HomeMsg,
) {
    let post = inbox.post();
    let without = |why: std::io::Error| {
        let hint = "close other programs".to_owned();
        failed(Err(Failure { words: no_thread(&why), hint }))
    };
    // Who left the screen does not wait for it.
    let tell = move |msg| _ = post(Input::Home(Box::new(msg)));
    aside(Builder::new().name("home".to_owned()), work, without, tell);
}

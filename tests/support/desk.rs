//! The interface without a terminal: keys go in, commands are decided and applied at once, and
//! what came of them comes back as notices.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use worldcafe::domain::{Moment, NoteId, Seq, Span, Stamp};
use worldcafe::engine::{Drive, Notice, Opened, Ticket};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::seating::{Contradiction, Order, Problem, solve};
use worldcafe::session::{Author, Command, Event, Note, Record, Session, VERSION, apply, decide};
use worldcafe::tui::effect::Tag;
use worldcafe::tui::model::{Drafts, Made, Mode, Overlay, Reading, Screen};
use worldcafe::tui::page::lay;
use worldcafe::tui::sharing::Ask;
use worldcafe::tui::{Effect, Model, Msg, update, words};

use super::evening::Evening;

/// An interface somebody sits at.
pub(crate) struct Desk {
    pub(crate) model: Model,
    session: Session,
    batch: u64,
    tickets: u64,
    pub(crate) ids: u128,
    /// Commands as they were submitted, oldest first.
    pub(crate) sent: Vec<Command>,
    pub(crate) drafts: Drafts,
    pub(crate) bells: usize,
    pub(crate) quit: bool,
    pub(crate) drives: Vec<Drive>,
    /// What was asked of whoever opens the session to other devices.
    pub(crate) asks: Vec<Ask>,
    /// Folders a report was to be written into.
    pub(crate) exports: Vec<String>,
    /// How often the plan was to be read afresh.
    pub(crate) plans_read: usize,
    /// The titles of the plans that were to be written beside the journal again.
    pub(crate) plans_written: Vec<String>,
    /// What was to be kept elsewhere: until which submission, where, and the words.
    pub(crate) elsewhere: Vec<(Tag, String, String)>,
    /// What was returned and is kept no longer.
    pub(crate) let_go: Vec<Ticket>,
    /// Words that were given to the terminal, to be pasted elsewhere.
    pub(crate) copied: Vec<String>,
    /// Seats that are to be sought: the search, what is asked, and the budget.
    pub(crate) seeks: Vec<(u64, Problem, u64)>,
    /// How often a search was to end.
    pub(crate) stops: usize,
    /// While set, nothing that is submitted is answered.
    pub(crate) slow: bool,
}

impl Desk {
    pub(crate) fn at(evening: Evening) -> Self {
        Self::of(evening, Mode::Live)
    }

    pub(crate) fn of(evening: Evening, mode: Mode) -> Self {
        let model = Model::of(evening.session.clone(), evening.now, mode, (80, 24));
        Self {
            model,
            session: evening.session,
            batch: 1,
            tickets: 0,
            ids: 1 << 64,
            sent: Vec::new(),
            drafts: Drafts::default(),
            bells: 0,
            quit: false,
            drives: Vec::new(),
            asks: Vec::new(),
            exports: Vec::new(),
            plans_read: 0,
            plans_written: Vec::new(),
            elsewhere: Vec::new(),
            let_go: Vec::new(),
            copied: Vec::new(),
            seeks: Vec::new(),
            stops: 0,
            slow: false,
        }
    }

    /// Presses keys one after the other, each after a frame: `Enter`, `Esc`, `Ctrl-T`, `Alt-n`;
    /// anything else is typed letter by letter.
    pub(crate) fn press(&mut self, keys: &[&str]) -> &mut Self {
        for words in keys {
            for key in read(words) {
                self.batch += 1;
                self.key(key);
            }
        }
        self
    }

    /// Keys that were all there before anything was drawn.
    pub(crate) fn press_at_once(&mut self, keys: &[&str]) -> &mut Self {
        self.batch += 1;
        for key in keys.iter().flat_map(|words| read(words)) {
            self.key(key);
        }
        self
    }

    pub(crate) fn key(&mut self, key: KeyEvent) {
        let msg = Msg::Key { key, batch: self.batch };
        self.give(msg);
    }

    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.batch += 1;
        let batch = self.batch;
        self.give(Msg::Paste { text: text.to_owned(), batch });
        self
    }

    pub(crate) fn later(&mut self, by: Span) -> &mut Self {
        let now = self.model.now;
        let at = now.wall_at(now.t + by);
        self.give(Msg::Tick(Moment { t: Stamp(now.t.0 + by.0), at }));
        self
    }

    pub(crate) fn give(&mut self, msg: Msg) {
        let ids = (0..32).map(|n| NoteId(uuid::Uuid::from_u128(self.ids + n))).rev().collect();
        self.ids += 32;
        let mut effects = update(&mut self.model, Msg::Ids(ids));
        effects.extend(update(&mut self.model, msg));
        effects.into_iter().for_each(|effect| self.perform(effect));
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Submit { tag, commands, after } => {
                let first = self.tickets + 1;
                self.tickets += commands.len() as u64;
                let tickets: Vec<Ticket> = (first..=self.tickets).map(Ticket).collect();
                let effects = update(&mut self.model, Msg::Sent { tag, tickets: tickets.clone() });
                effects.into_iter().for_each(|effect| self.perform(effect));
                self.sent.extend(commands.iter().cloned());
                let goes_on = after.is_some();
                for (at, (command, ticket)) in commands.into_iter().zip(tickets).enumerate() {
                    if !self.slow {
                        self.answer(&command, ticket, goes_on || at > 0);
                    }
                }
            }
            Effect::LetGo(ticket) => self.let_go.push(ticket),
            Effect::ReadPlan => self.plans_read += 1,
            Effect::WritePlan(plan) => self.plans_written.push(plan.title.clone()),
            Effect::KeepElsewhere { until, folder, name, page } => {
                self.elsewhere.push((until, format!("{folder}/{name}"), page));
            }
            Effect::LayReport { session, columns, .. } => self.lay(&session, columns),
            Effect::Export { folder } => self.exports.push(folder),
            Effect::Seek { number, problem, budget } => self.seeks.push((number, *problem, budget)),
            Effect::StopSeeking => self.stops += 1,
            Effect::SaveDrafts(drafts) => self.drafts = drafts,
            Effect::Drive(drive) => self.drives.push(drive),
            Effect::Share(ask) => self.asks.push(ask),
            Effect::Copy(words) => self.copied.push(words),
            Effect::Bell => self.bells += 1,
            Effect::Quit => self.quit = true,
            Effect::Redraw | Effect::Suspend => {}
        }
    }

    /// The report as the runner's thread would lay it out.
    fn lay(&mut self, session: &Session, columns: usize) {
        let markdown = EXPORTERS[0].text(&Report::of(session).unwrap()).unwrap();
        let rows = lay(&markdown, columns).into();
        let (stand, draft) = (session.tail.seq, session.closed.is_none());
        self.give(Msg::Page(Ok(Made { stand, draft, columns, rows, since: None })));
    }

    pub(crate) fn answer(&mut self, command: &Command, ticket: Ticket, same_step: bool) {
        let now = self.model.now;
        let notice = match decide(&self.session, &Author::facilitator(), command, now) {
            Err(refusal) => Notice::Refused { ticket, refusal },
            Ok(events) if events.is_empty() => Notice::Nothing { ticket },
            Ok(events) => {
                let record = self.record(command, events, same_step);
                self.session = apply(self.session.clone(), &record);
                Notice::Recorded { ticket: Some(ticket), record: Arc::new(record) }
            }
        };
        self.give(Msg::Notice(notice));
    }

    fn record(&self, command: &Command, events: Vec<Event>, same_step: bool) -> Record {
        let history = &self.session.history;
        let now = self.model.now;
        let (mut undoes, mut redoes) = (None, None);
        match command {
            Command::Undo { step } => undoes = Some(*step),
            Command::Redo { step } => redoes = Some(*step),
            _ => {}
        }
        Record {
            v: VERSION,
            seq: Seq(self.session.tail.seq.0 + 1),
            at: now.at,
            t: now.t,
            boot: None,
            by: Author::facilitator(),
            step: if same_step { history.last() } else { history.next() },
            undoes,
            redoes,
            elsewhere: command.elsewhere(),
            events,
        }
    }

    /// Somebody else does this meanwhile.
    pub(crate) fn does(&mut self, command: Command) -> &mut Self {
        self.tickets += 1;
        self.answer(&command, Ticket(self.tickets), false);
        self
    }

    /// The search that was begun last has tried so many changes of seats, and has found what `few`
    /// of them find.
    pub(crate) fn reaches(&mut self, tried: u64, few: u64) -> &mut Self {
        let (number, problem, _) = self.seeks.last().unwrap();
        let (number, order) = (*number, Order { budget: few, seed: 1, threads: 1 });
        let better = Some(Box::new(solve(problem, &order, &|_| true).unwrap().plan));
        self.give(Msg::Seeking { number, tried, better });
        self
    }

    /// The search that was begun last ends with what so many changes of seats find.
    pub(crate) fn finds(&mut self, budget: u64) -> &mut Self {
        let (number, problem, _) = self.seeks.last().unwrap();
        let (number, order) = (*number, Order { budget, seed: 1, threads: 1 });
        let told = |it: &Contradiction| format!("{} · {}", it.told(problem), it.hint(problem));
        let found = solve(problem, &order, &|_| true).map(Box::new);
        let found = found.map_err(|faults| faults.iter().map(told).collect());
        self.give(Msg::Sought { number, found });
        self
    }

    /// The ticket of what was submitted last.
    pub(crate) fn ticket(&self) -> Ticket {
        Ticket(self.tickets)
    }

    pub(crate) fn note(&self, back: usize) -> &Note {
        self.model.session.notes.iter().rev().nth(back).unwrap()
    }

    pub(crate) fn line(&self) -> String {
        self.model.capture.line.text()
    }

    pub(crate) fn said(&self) -> String {
        let message = self.model.message.as_ref();
        message.map_or_else(String::new, |message| words::said(&self.model, message))
    }

    /// The question that waits for Enter.
    pub(crate) fn asked(&self) -> &str {
        match self.model.overlays.last() {
            Some(Overlay::Confirm(confirm)) => &confirm.words,
            Some(Overlay::Write(write)) => &write.words,
            _ => "",
        }
    }

    /// The session was just read.
    pub(crate) fn opened(&mut self) -> &mut Self {
        self.model.reading = Some(Reading::default());
        self.give(Msg::Notice(Notice::Opened(Box::new(Opened {
            session: self.session.clone(),
            resumed: false,
            read_only: false,
            fault: None,
            set_aside: Vec::new(),
        }))));
        self
    }

    pub(crate) fn capture(mut self) -> Self {
        self.model.screen = Screen::Capture;
        self
    }
}

/// The keys that words name, or that type them.
pub(crate) fn read(words: &str) -> Vec<KeyEvent> {
    let plain = |code| vec![KeyEvent::new(code, KeyModifiers::NONE)];
    let chord = |letter: &str, modifiers| {
        vec![KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), modifiers)]
    };
    match words {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "Shift-Tab" => plain(KeyCode::BackTab),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        "Backspace" => plain(KeyCode::Backspace),
        "Delete" => plain(KeyCode::Delete),
        "F1" => plain(KeyCode::F(1)),
        "Shift-Up" => vec![KeyEvent::new(KeyCode::Up, KeyModifiers::SHIFT)],
        "Shift-Down" => vec![KeyEvent::new(KeyCode::Down, KeyModifiers::SHIFT)],
        "PgUp" => plain(KeyCode::PageUp),
        "PgDn" => plain(KeyCode::PageDown),
        "Alt-Enter" => vec![KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT)],
        _ => match (words.strip_prefix("Ctrl-"), words.strip_prefix("Alt-")) {
            (Some(letter), _) => chord(&letter.to_lowercase(), KeyModifiers::CONTROL),
            (_, Some(letter)) => chord(letter, KeyModifiers::ALT),
            _ => words.chars().flat_map(|letter| plain(KeyCode::Char(letter))).collect(),
        },
    }
}

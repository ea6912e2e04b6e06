//! The engine's own thread: takes what waits, decides it all, flushes once, publishes.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::clock::Clock;
use super::core::Engine;
use super::gateway::{Failure, Notice, Opened, StepChoice, Ticket, Trouble, Waker};
use super::source::{Load, Loaded};
use crate::domain::{Advance, Span};
use crate::journal::{AppendError, Journal, SetAside};
use crate::session::{Author, Command, Record, Refusal, Session};

/// Behind how many decisions no more are taken before a flush, so that none waits long for its
/// answer.
const TOGETHER: usize = 1024;
/// How soon a failing disk is tried again.
const RETRY: Duration = Duration::from_millis(500);
/// How long the clock's own work may wait at most; a sleeping computer wakes late.
const GLANCE: Duration = Duration::from_secs(1);

/// How long it waits at least.
const BLINK: Duration = Duration::from_millis(50);

/// Which gateway something comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListenerId(pub(super) u64);

/// The engine's end of a gateway.
pub(super) struct Listener {
    pub(super) id: ListenerId,
    pub(super) out: Sender<Notice>,
    pub(super) waker: Waker,
    /// It is to have the lines of records before them.
    pub(super) wants_lines: bool,
}

/// A command on its way to the engine.
#[derive(Clone)]
pub(super) struct Submission {
    pub(super) from: ListenerId,
    pub(super) by: Arc<Author>,
    pub(super) ticket: Ticket,
    pub(super) command: Arc<Command>,
    pub(super) step: StepChoice,
}

pub(super) enum Message {
    /// What goes together.
    Submit(Vec<Submission>),
    Join(Listener),
    Stop,
}

/// An answer that waits until what was decided before it is saved.
enum Answer {
    Recorded(Option<Submission>, Arc<Record>),
    Nothing(Submission),
    Refused(ListenerId, Ticket, Refusal),
}

pub(super) struct Worker<J, C> {
    load: Load<J>,
    clock: C,
    pub(super) inbox: Receiver<Message>,
    listeners: Vec<Listener>,
    /// Those who are to learn how the session stands, once all of that is saved.
    arriving: Vec<Listener>,
}

pub(super) struct Work<J, C> {
    engine: Engine<J, C>,
    answers: Vec<Answer>,
    pub(super) trouble: Option<Trouble>,
}

impl<J: Journal, C: Clock + Clone> Worker<J, C> {
    pub(super) fn new(load: Load<J>, clock: C, inbox: Receiver<Message>, first: Listener) -> Self {
        Self { load, clock, inbox, listeners: vec![first], arriving: Vec::new() }
    }

    /// Works until it is stopped or its gateway is gone; everything taken is saved by then, as
    /// far as the disk lets it.
    pub(super) fn run(mut self) {
        self.work();
        for Listener { out, waker, .. } in self.listeners.into_iter().chain(self.arriving) {
            // Whoever is woken finds that nothing comes any more.
            drop(out);
            waker();
        }
    }

    fn work(&mut self) {
        let Some(mut work) = self.open() else { return };
        // By now a screen shows it: that need not wait for the disk.
        if !self.save(&mut work, true) {
            return;
        }
        loop {
            let first = match work.patience() {
                None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(patience) => self.inbox.recv_timeout(patience),
            };
            if !self.turn(&mut work, first) {
                return;
            }
        }
    }

    /// Does what has come, down to the disk, and tells of it. False: this was the last of it.
    pub(super) fn turn(
        &mut self,
        work: &mut Work<J, C>,
        first: Result<Message, RecvTimeoutError>,
    ) -> bool {
        let going = self.take(work, first);
        if let Some(record) = work.engine.end_due() {
            work.answers.push(Answer::Recorded(None, record));
        }
        self.save(work, true) && going
    }

    pub(super) fn open(&mut self) -> Option<Work<J, C>> {
        let listeners = &mut self.listeners;
        let mut tell = |progress: crate::journal::Progress| {
            say_all(listeners, &Notice::Reading { done: progress.done, of: progress.of });
        };
        match (self.load)(&mut tell) {
            Ok(Loaded { session, journal, set_aside, left_out }) => {
                self.listeners.retain_mut(|listener| {
                    let opened = opened(&session, set_aside.clone(), left_out.clone());
                    listener.hears(Notice::Opened(Box::new(opened)))
                });
                let engine = Engine::new(session, journal, self.clock.clone());
                Some(Work { engine, answers: Vec::new(), trouble: None })
            }
            Err(failure) => {
                self.say(&Notice::Failed(failure));
                None
            }
        }
    }

    /// Takes what has come. False: this is the last of it.
    fn take(&mut self, work: &mut Work<J, C>, first: Result<Message, RecvTimeoutError>) -> bool {
        let mut next = first;
        let mut taken = 0;
        loop {
            match next {
                Ok(Message::Submit(submissions)) => {
                    taken += submissions.len();
                    submissions.into_iter().for_each(|submission| work.decide(submission));
                }
                Ok(Message::Join(listener)) => {
                    self.arriving.push(listener);
                    return true;
                }
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => return true,
            }
            if taken >= TOGETHER {
                return true;
            }
            next = self.inbox.try_recv().map_err(|_| RecvTimeoutError::Timeout);
        }
    }

    /// Saves what was decided and publishes it. Where the journal was begun by somebody else it is
    /// opened, once: a name that is taken and leads nowhere would be opened for ever. False:
    /// nothing can be done here any more.
    fn save(&mut self, work: &mut Work<J, C>, joins: bool) -> bool {
        match work.engine.flush() {
            Ok(_) => {
                self.show(work.engine.appended());
                self.publish_all(std::mem::take(&mut work.answers));
                let (set_aside, remade) = (work.engine.set_aside(), work.engine.remade());
                if work.trouble.take().is_some() || set_aside.is_some() || remade {
                    self.say(&Notice::Recovered { set_aside, remade });
                }
                self.welcome(work);
                true
            }
            Err(AppendError::StartedElsewhere) if joins => self.join(work),
            Err(error) => {
                self.complain(work, &error);
                true
            }
        }
    }

    /// Opens what somebody else began, and decides everything that waits anew.
    fn join(&mut self, work: &mut Work<J, C>) -> bool {
        let waiting = std::mem::take(&mut work.answers);
        let Some(opened) = self.open() else { return false };
        // What was complained of is told to be over once it is.
        *work = Work { trouble: work.trouble.take(), ..opened };
        let mut refused = Vec::new();
        for answer in waiting {
            match answer {
                Answer::Recorded(Some(submission), _) | Answer::Nothing(submission) => {
                    work.decide(submission);
                }
                Answer::Recorded(None, _) => {}
                answer @ Answer::Refused(..) => refused.push(answer),
            }
        }
        self.publish_all(refused);
        self.save(work, false)
    }

    fn complain(&mut self, work: &mut Work<J, C>, error: &AppendError) {
        let trouble = Trouble {
            words: error.to_string(),
            hint: error.hint().to_owned(),
            meanwhile: error.meanwhile().to_owned(),
            unsaved: work.engine.unsaved().len(),
            takes_all: error.takes_all(),
        };
        if work.trouble.as_ref() != Some(&trouble) {
            self.say(&Notice::Trouble(trouble.clone()));
            work.trouble = Some(trouble);
        }
        // A refusal calls nothing saved, so it need not wait for the disk.
        let refused = |answer: &mut Answer| matches!(answer, Answer::Refused(..));
        let all = work.answers.extract_if(.., refused).collect();
        self.publish_all(all);
    }

    /// Tells those who arrive how the session stands; nothing in it is unsaved by now.
    fn welcome(&mut self, work: &Work<J, C>) {
        for mut listener in self.arriving.drain(..) {
            let now = Notice::Opened(Box::new(opened(work.engine.session(), Vec::new(), None)));
            if listener.hears(now) {
                self.listeners.push(listener);
            }
        }
    }

    /// Tells all of it before anybody is woken: whoever comes once finds it all.
    fn publish_all(&mut self, answers: Vec<Answer>) {
        if !answers.is_empty() {
            answers.into_iter().for_each(|answer| self.publish(answer));
            // Whoever came last first: an interface may draw once the others pass answers on.
            self.listeners.iter().rev().for_each(|listener| (listener.waker)());
        }
    }

    /// Passes lines on to whoever wants them, before their records.
    fn show(&mut self, lines: Vec<u8>) {
        if !lines.is_empty() && self.listeners.iter().any(|it| it.wants_lines) {
            let lines = Arc::from(lines);
            let told = || Notice::Written { lines: Arc::clone(&lines) };
            self.listeners.retain_mut(|it| !it.wants_lines || it.is_told(told()));
        }
    }

    /// Answers whoever asked; of a record everybody learns.
    fn publish(&mut self, answer: Answer) {
        match answer {
            Answer::Recorded(submission, record) => {
                let asked = submission.map(|it| (it.from, it.ticket));
                self.listeners.retain_mut(|listener| {
                    let own = asked.filter(|(from, _)| *from == listener.id);
                    let ticket = own.map(|(_, ticket)| ticket);
                    listener.is_told(Notice::Recorded { ticket, record: Arc::clone(&record) })
                });
            }
            Answer::Nothing(it) => self.answer(it.from, Notice::Nothing { ticket: it.ticket }),
            Answer::Refused(from, ticket, refusal) => {
                self.answer(from, Notice::Refused { ticket, refusal });
            }
        }
    }

    fn answer(&mut self, from: ListenerId, notice: Notice) {
        if let Some(listener) = self.listeners.iter_mut().find(|it| it.id == from) {
            listener.is_told(notice);
        }
    }

    fn say(&mut self, notice: &Notice) {
        say_all(&mut self.listeners, notice);
    }
}

fn say_all(listeners: &mut Vec<Listener>, notice: &Notice) {
    listeners.retain_mut(|listener| listener.hears(notice.clone()));
}

impl Listener {
    /// False where nobody listens any more: what was decided is saved all the same.
    fn is_told(&mut self, notice: Notice) -> bool {
        self.out.send(notice).is_ok()
    }

    /// As [`is_told`](Self::is_told), and wakes whoever listens.
    fn hears(&mut self, notice: Notice) -> bool {
        let heard = self.is_told(notice);
        (self.waker)();
        heard
    }
}

fn opened(session: &Session, set_aside: Vec<SetAside>, fault: Option<Failure>) -> Opened {
    let resumed = session.tail.seq.0 > 0;
    Opened { session: session.clone(), resumed, read_only: false, set_aside, fault }
}

impl<J: Journal, C: Clock> Work<J, C> {
    fn decide(&mut self, submission: Submission) {
        let Submission { from, by, ticket, command, step } = &submission;
        let answer = match self.engine.decide_as(*ticket, by, command, *step) {
            Ok(Some(record)) => Answer::Recorded(Some(submission), record),
            Ok(None) => Answer::Nothing(submission),
            Err(refusal) => Answer::Refused(*from, *ticket, refusal),
        };
        self.answers.push(answer);
    }

    /// How long the next command may be waited for; `None`: for ever.
    fn patience(&self) -> Option<Duration> {
        if self.trouble.is_some() {
            return Some(RETRY);
        }
        let state = self.engine.session().running()?;
        let left = state.countdown()?.remaining(self.engine.now().t)?;
        let by_itself =
            state.block.advance == Advance::Auto && !state.manual && state.pause().is_none();
        let left = left + state.block.grace.map_or(Span::ZERO, |grace| grace.0);
        let wait = u64::try_from(left.0).map_or(Duration::ZERO, Duration::from_millis);
        by_itself.then_some(wait.clamp(BLINK, GLANCE))
    }
}

impl Failure {
    /// The engine's thread is gone without a word.
    pub(super) fn stopped() -> Self {
        Self {
            words: "nothing more can be saved from here, what was saved is safe".to_owned(),
            hint: "open the session again".to_owned(),
        }
    }
}

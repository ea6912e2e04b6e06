//! Between those who are connected and the gateway: commands up, records down.

use std::path::{self, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::body::Bytes;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

use super::devices::Who;
use super::distant::Sitting;
use super::ledger::Ledger;
use super::limits::Limits;
use super::problem::Problem;
use super::receipts::{Receipts, Told};
use super::room::Room;
use super::touched::Touched;
use super::view::View;
use super::wire::{Receipt, Sent, Standing};
use crate::actions::names;
use crate::domain::{Seq, TableId};
use crate::engine::{Notice, Shared, StepChoice, Ticket};
use crate::journal::Sum;
use crate::session::{Author, Role, Session, apply_to, is_so, may, stays_at};

pub(super) struct Relay {
    pub(super) limits: Limits,
    journal: PathBuf,
    /// Names where the journal stands.
    place: Arc<str>,
    state: Mutex<State>,
    /// How far the records go; whoever waits for more watches it.
    tail: watch::Sender<Seq>,
    /// Called where there is something to be sent off.
    submitted: Notify,
}

struct State {
    gateway: Box<dyn Shared>,
    ledger: Option<Ledger>,
    /// What the ledger's lines fold to.
    session: Session,
    receipts: Receipts,
    touched: Touched,
    over: bool,
    /// How many commands came that the gateway was handed.
    come: u64,
    /// The engine has commands of ours, as far as is known.
    under_way: bool,
}

impl Relay {
    pub(super) fn new(gateway: Box<dyn Shared>, journal: PathBuf, limits: Limits) -> Self {
        let (session, receipts) = (Session::default(), Receipts::default());
        let touched = Touched::default();
        let state = State {
            gateway,
            ledger: None,
            session,
            receipts,
            touched,
            over: false,
            come: 0,
            under_way: false,
        };
        let (tail, _) = watch::channel(Seq(0));
        let at = path::absolute(&journal).unwrap_or_default();
        let sum = Sum::of(None, at.as_os_str().as_encoded_bytes());
        let place = Arc::from(format!("{:.16}", sum.as_str()));
        Self { limits, journal, place, state: Mutex::new(state), tail, submitted: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what came down. True once the session stands.
    pub(super) fn take(&self) -> bool {
        let mut state = self.state();
        let stood = state.ledger.is_some();
        let notices = state.gateway.poll();
        // It is the answer to what went up, or news of others alone: then what comes next goes up
        // before that answer, which costs a flush and loses nothing.
        state.under_way &= notices.is_empty();
        for notice in notices {
            state.follow(notice, &self.journal);
        }
        let over = state.over;
        let seq = state.ledger.as_ref().map(Ledger::seq);
        drop(state);
        // Whoever waits also learns that nothing comes any more.
        self.tail.send_if_modified(|tail| {
            let moved = seq.is_some_and(|seq| seq != *tail || !stood);
            *tail = seq.unwrap_or(*tail);
            moved || over
        });
        seq.is_some()
    }

    /// Once something is to be [sent off](Self::send_off).
    pub(super) async fn submitted(&self) {
        self.submitted.notified().await;
    }

    /// Has the commands go up that came since the last time, where none are under way: those that
    /// come while the disk is at work share the next flush, which costs more than all else.
    pub(super) fn send_off(&self) {
        let mut state = self.state();
        if !state.under_way {
            state.under_way = state.gateway.send_off();
        }
    }

    /// How many commands have come, where they would go up now.
    pub(super) fn come(&self) -> Option<u64> {
        let state = self.state();
        (!state.under_way).then_some(state.come)
    }

    pub(super) fn is_over(&self) -> bool {
        self.state().over
    }

    fn is_being_read(&self) -> bool {
        matches!(self.state().ledger(), Err(Problem::NotReady))
    }

    /// Waits a while for a session that is still being read.
    pub(super) async fn stands(&self) {
        if !self.is_being_read() {
            return;
        }
        let mut tail = self.tail.subscribe();
        let read = async { while self.is_being_read() && tail.changed().await.is_ok() {} };
        // Whoever asks is told how it is then.
        let _ = timeout(self.limits.answer, read).await;
    }

    pub(super) fn standing(&self, who: &Who) -> Result<Standing, Problem> {
        let state = self.state();
        let ledger = state.ledger()?;
        let (seq, zone) = (ledger.seq(), Arc::clone(&ledger.zone));
        let sum = Arc::from(ledger.sum().as_ref().map_or("", Sum::as_str));
        // Who may not read the records reads the plan as little.
        let reads = matches!(who.author.role, Role::Facilitator | Role::Rapporteur);
        let plan = (reads && seq == Seq(0)).then(|| ledger.plan(who.author.role));
        let Author { role, table, .. } = who.author.as_ref().clone();
        let (name, now) = (who.name.clone(), state.gateway.now().t);
        Ok(Standing { role, table, name, now, seq, sum, plan, zone })
    }

    /// The table that words mean, where it is there and open.
    pub(super) fn table(&self, words: &str) -> Result<TableId, Problem> {
        let state = self.state();
        state.ledger()?;
        let table = names::table(&state.session, words).map_err(|_| Problem::NoSuchTable)?;
        let is_there = state.session.table(&table).is_some_and(|it| !it.closed);
        // Where the plan has none, the first words of a table make it.
        let free = state.session.plan.tables.is_none();
        (is_there || free).then_some(table).ok_or(Problem::NoSuchTable)
    }

    /// The lines behind a record, as those of a role get them; where `lingers`, waits a while for
    /// one.
    pub(super) async fn records(
        &self,
        role: Role,
        after: Seq,
        lingers: bool,
    ) -> Result<Vec<Bytes>, Problem> {
        let mut tail = self.tail.subscribe();
        let lines = self.lines(role, after)?;
        if !lines.is_empty() || !lingers {
            return Ok(lines);
        }
        // None in time is an answer too.
        let _ = timeout(self.limits.linger, tail.changed()).await;
        self.lines(role, after)
    }

    /// The line behind a record, where there is one by now.
    pub(super) fn next(&self, role: Role, after: Seq) -> Result<Option<Bytes>, Problem> {
        Ok(self.state().ledger()?.next(role, after))
    }

    /// Changes when there are further records, or never will be.
    pub(super) fn tail(&self) -> watch::Receiver<Seq> {
        self.tail.subscribe()
    }

    /// What a page shows to somebody.
    pub(super) fn view(&self, who: &Who) -> Result<View, Problem> {
        let state = self.state();
        let ledger = state.ledger()?;
        let view = View::of(&state.session, who, state.gateway.now());
        let (origin, place) = (ledger.origin(), Arc::clone(&self.place));
        Ok(View { seq: ledger.seq(), origin, place, ..view })
    }

    /// What the room sees.
    pub(super) fn room(&self) -> Result<Room, Problem> {
        let state = self.state();
        Ok(Room::of(&state.session, state.ledger()?.seq(), state.gateway.now()))
    }

    /// What somebody's own program knows who adds ideas to a table; where it knows this record and
    /// nothing but notes came since, those of its table alone.
    pub(super) fn sitting(&self, who: &Who, after: Seq) -> Result<Sitting, Problem> {
        let state = self.state();
        let ledger = state.ledger()?;
        let (seq, origin) = (ledger.seq(), ledger.origin());
        let knows = after > Seq(0) && (state.touched.room()..=seq).contains(&after);
        let told = (state.gateway.now(), knows);
        Ok(Sitting::of(&state.session, who, (seq, origin), told))
    }

    /// Looks at the session as it stands.
    pub(super) fn look<T>(&self, look: impl FnOnce(&Session) -> T) -> Result<T, Problem> {
        let state = self.state();
        state.ledger()?;
        Ok(look(&state.session))
    }

    /// Waits until what somebody's page shows has changed behind a record, a while at most. Another
    /// session than the one they know has no such record, and has changed.
    pub(super) async fn moves(&self, who: &Who, after: Seq) -> Result<(), Problem> {
        let mut tail = self.tail.subscribe();
        let moved = async {
            while !self.has_moved(who, after)? && tail.changed().await.is_ok() {}
            Ok(())
        };
        timeout(self.limits.linger, moved).await.unwrap_or(Ok(()))
    }

    fn has_moved(&self, who: &Who, after: Seq) -> Result<bool, Problem> {
        let state = self.state();
        let newest = state.touched.newest(who.author.table.as_ref());
        Ok(newest > after || after > state.ledger()?.seq())
    }

    fn lines(&self, role: Role, after: Seq) -> Result<Vec<Bytes>, Problem> {
        Ok(self.state().ledger()?.after(role, after, self.limits.page))
    }

    /// Hands a command up, once however often it is sent, and waits until it is on disk.
    pub(super) async fn command(&self, who: &Who, sent: Sent) -> Result<Receipt, Problem> {
        let answer = match self.submit(who, sent)? {
            Told::Now(answer) => return answer,
            Told::Later(answer) => answer,
        };
        match timeout(self.limits.answer, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) | Err(_) => Err(Problem::NotKnownSaved),
        }
    }

    /// Hands a command up, once however often it is sent.
    pub(super) fn submit(&self, who: &Who, sent: Sent) -> Result<Told, Problem> {
        let told = self.state().submit(who, sent, self.limits.remembered)?;
        self.submitted.notify_one();
        Ok(told)
    }
}

impl State {
    fn ledger(&self) -> Result<&Ledger, Problem> {
        if self.over {
            return Err(Problem::Over);
        }
        self.ledger.as_ref().ok_or(Problem::NotReady)
    }

    fn submit(&mut self, who: &Who, sent: Sent, remembered: usize) -> Result<Told, Problem> {
        self.ledger()?;
        let Sent { id, continues, command } = sent;
        if let Some(answer) = self.receipts.find(id, &command)? {
            return Ok(answer);
        }
        let author = who.sends(&command);
        // Of what came before they were muted they learn that it is saved.
        if who.muted && !is_so(&self.session, &author, &command, self.gateway.now()) {
            self.receipts.refuse(id, Problem::Muted, remembered);
            return Err(Problem::Muted);
        }
        // Only whoever hands a file over types for every table, and is not here. What is for others
        // to do is no question of tables.
        let lacks = who.sits() && author.table.is_none() && may(author.role, &command);
        if lacks && !stays_at(&self.session, None, &command) {
            self.receipts.refuse(id, Problem::TableMissing, remembered);
            return Err(Problem::TableMissing);
        }
        who.trace.writes();
        let step = continues.and_then(|of| self.receipts.ticket(of));
        let step = step.map_or(StepChoice::New, StepChoice::Continue);
        let command = Arc::new(command);
        self.come += 1;
        let ticket = self.gateway.submit_as(&author, Arc::clone(&command), step);
        Ok(self.receipts.open(id, command, ticket, remembered))
    }

    fn follow(&mut self, notice: Notice, journal: &std::path::Path) {
        match notice {
            Notice::Opened(opened) => match Ledger::load(journal, &opened.session) {
                Ok(ledger) => {
                    self.touched = Touched::up_to(ledger.seq());
                    self.ledger = Some(ledger);
                    self.session = opened.session;
                }
                Err(_) => self.end(),
            },
            Notice::Written { lines } => {
                if let Some(ledger) = &mut self.ledger {
                    ledger.announce(lines);
                }
            }
            Notice::Recorded { ticket, record } => {
                apply_to(&mut self.session, &record);
                self.touched.follow(&record);
                if !self.ledger.as_mut().is_some_and(|ledger| ledger.follow(&record)) {
                    self.end();
                }
                if let Some(ticket) = ticket {
                    self.answer(ticket, true);
                }
            }
            Notice::Nothing { ticket } => self.answer(ticket, false),
            Notice::Refused { ticket, refusal, .. } => {
                self.receipts.close(ticket, Err(Problem::refused(&refusal)));
            }
            Notice::ReadOnly { ticket } => self.receipts.close(ticket, Err(Problem::ReadOnly)),
            Notice::Failed(_) => self.end(),
            Notice::Returned { ticket, .. } => {
                self.receipts.close(ticket, Err(Problem::Refused));
            }
            Notice::Reading { .. }
            | Notice::Kept { .. }
            | Notice::Link(_)
            | Notice::Trouble(_)
            | Notice::Recovered { .. }
            | Notice::Pace(_) => {}
        }
    }

    fn answer(&mut self, ticket: Ticket, fresh: bool) {
        let receipt =
            self.ledger().map(|ledger| Receipt { seq: ledger.seq(), sum: ledger.sum(), fresh });
        self.receipts.close(ticket, receipt);
    }

    fn end(&mut self) {
        self.over = true;
        self.receipts.close_all(Problem::Over);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::hub::sample::{Counting, relay};
    use crate::session::{Command, Refusal};

    #[test]
    fn what_comes_while_commands_are_under_way_goes_up_together_behind_them() {
        let session = Counting::default();
        let (relay, who) = relay(&session);
        let comes = |notice| {
            session.way().down.push(notice);
            relay.take();
        };
        let typed = |id| {
            let sent = Sent { id: Uuid::from_u128(id), continues: None, command: Command::Close };
            relay.submit(&who, sent).unwrap();
            relay.send_off();
        };
        (1..=3).for_each(typed);
        assert_eq!(session.way().up, [1], "the first has no answer yet");
        comes(Notice::Refused { ticket: Ticket(1), refusal: Refusal::NotYours });
        relay.send_off();
        relay.send_off();
        assert_eq!(session.way().up, [1, 2]);
    }
}

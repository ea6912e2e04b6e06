//! `capture`: notes without the interface, from arguments or from standard input as it comes.

use std::io::{self, BufReader};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::args::{CaptureArgs, Colouring};
use super::desk::{Desk, Place};
use super::failure::Failure;
use super::lines::{Heard, read_aside};
use super::tags::{Tags, Wanted};
use super::voice;
use super::writing::not_saved;
use crate::actions::kind;
use crate::domain::{Detail, NoteId};
use crate::engine::{StepChoice, Ticket, mint_command, mint_note};
use crate::journal::AppendError;
use crate::session::{Command, NewNote, Refusal};
use crate::text::{Outline, OutlineDetail, shown};

/// How many notes share one flush at most.
const TOGETHER: usize = 256;

/// What is to be captured.
enum Input {
    /// One note, word for word.
    Text(String),
    /// Notes from standard input.
    Lines,
}

/// Keeps notes, and prints each once it is on disk.
pub(super) fn capture(args: &CaptureArgs, color: Colouring) -> Result<(), Failure> {
    let input = input(args)?;
    let wanted = Wanted {
        question: args.question.clone(),
        category: args.category.clone(),
        table: args.table.clone(),
        block: args.block.clone(),
        kind: kind(&args.kind)?,
    };
    let place = Place::find(&args.path)?;
    let reopen = || Desk::open(&place, color);
    let desk = reopen()?;
    // Names that mean nothing are told before anything is read.
    Tags::find(desk.session(), &wanted)?;
    let mut run =
        Run { desk, wanted, reopen, step: StepChoice::New, last: None, unsaid: None, sound: true };
    match input {
        Input::Text(text) => run.single(text)?,
        Input::Lines => run.all(&read_aside(BufReader::new(io::stdin())))?,
    }
    run.end()
}

fn input(args: &CaptureArgs) -> Result<Input, Failure> {
    match (args.text.as_slice(), args.verbatim.as_slice()) {
        ([], []) => Err(Failure::usage(
            "there is nothing to save: TEXT is missing",
            "type what was said after the PATH, or - to read standard input",
        )),
        ([lone], []) if lone == "-" => Ok(Input::Lines),
        (text, verbatim) => {
            let words: Vec<&str> = text.iter().chain(verbatim).map(String::as_str).collect();
            Ok(Input::Text(words.join(" ")))
        }
    }
}

/// A note on its way to the disk.
struct Pending {
    /// Its line of standard input, if it came from there.
    line: Option<u64>,
    id: NoteId,
    outline: Outline,
}

/// A detail of a note that was decided before it came.
struct Late {
    line: u64,
    note: NoteId,
    level: usize,
    text: String,
}

/// What is decided and not yet on disk.
#[derive(Default)]
struct Batch {
    notes: Vec<Pending>,
    details: Vec<Late>,
}

/// One run of `capture`: one step, however many notes.
struct Run<R> {
    desk: Desk,
    wanted: Wanted,
    reopen: R,
    step: StepChoice,
    /// The note that further details belong to; none where it was left out.
    last: Option<NoteId>,
    /// Why standard output takes no more; what is read is saved even so.
    unsaid: Option<Failure>,
    /// Nothing was left out.
    sound: bool,
}

impl<R: Fn() -> Result<Desk, Failure>> Run<R> {
    fn single(&mut self, text: String) -> Result<(), Failure> {
        // Characters that nobody sees say nothing; lines of standard input are read so too.
        if shown(&text).trim().is_empty() {
            return Err(Failure::refused(Refusal::EmptyNote, Refusal::EmptyNote.hint()));
        }
        let outline = Outline { text, details: Vec::new() };
        let note = Pending { line: None, id: mint_note(), outline };
        self.decide(&note)?;
        self.save(Batch { notes: vec![note], ..Batch::default() })
    }

    /// How the run ended, now that everything is on disk that can be.
    fn end(self) -> Result<(), Failure> {
        match self.unsaid {
            Some(why) if !why.is_unheard() => Err(Failure::failed(
                why.words(),
                "the notes themselves are saved; export lists them with their ids",
            )),
            _ if self.sound => Ok(()),
            _ => Err(Failure::said()),
        }
    }

    /// Takes what has come, saves it in one go, and waits for more.
    fn all(&mut self, heard: &Receiver<Heard>) -> Result<(), Failure> {
        let mut silent = true;
        while let Ok(first) = heard.recv() {
            silent = false;
            let more = heard.try_iter().take(TOGETHER);
            let mut batch = Batch::default();
            let mut open: Option<Pending> = None;
            for one in std::iter::once(first).chain(more) {
                match (one, &mut open) {
                    (Heard::Detail { level, text, .. }, Some(note)) => {
                        note.outline.add(level, text)
                    }
                    (one, open) => {
                        self.take(open.take(), &mut batch);
                        *open = self.begin(one, &mut batch);
                    }
                }
            }
            self.take(open, &mut batch);
            self.save(batch)?;
        }
        if silent {
            voice::say("nothing to save: standard input has no words");
        }
        Ok(())
    }

    /// Opens a note, whose details may have come with it. A detail of a note that is on disk is
    /// put below it; what cannot be read is told.
    fn begin(&mut self, one: Heard, batch: &mut Batch) -> Option<Pending> {
        match one {
            Heard::Note { line, text } => {
                let outline = Outline { text, details: Vec::new() };
                return Some(Pending { line: Some(line), id: mint_note(), outline });
            }
            Heard::Detail { line, level, text } => self.detail(line, level, text, batch),
            Heard::LeftOut { line, why } => self.leave_out(&format!("line {line} {why}"), ""),
            Heard::Broken { line, why } => {
                let after = if line > 0 { format!(" after line {line}") } else { String::new() };
                let words = format!("standard input cannot be read{after}: {why}");
                self.leave_out(&words, "");
            }
        }
        None
    }

    fn detail(&mut self, line: u64, level: usize, text: String, batch: &mut Batch) {
        let Some(note) = self.last else {
            self.leave_out(&format!("line {line} is a detail of a line that was left out"), "");
            return;
        };
        self.add(Late { line, note, level, text }, batch);
    }

    /// Puts a detail below its note; a refused one is told and the rest goes on.
    fn add(&mut self, late: Late, batch: &mut Batch) {
        let Late { line, note, level, .. } = late;
        let (text, id) = (late.text.as_str().into(), Some(mint_command()));
        let command = Command::AddDetail { note, level, text, id };
        match self.desk.decide(&command, self.step) {
            Ok(()) => {
                self.step = StepChoice::Continue(self.ticket());
                batch.details.push(late);
            }
            Err(why) => {
                self.leave_out(&format!("line {line}: {}", why.words()), why.hint());
            }
        }
    }

    /// Decides a note; a refused one is told and the rest goes on.
    fn take(&mut self, note: Option<Pending>, batch: &mut Batch) {
        let Some(note) = note else { return };
        match self.decide(&note) {
            Ok(()) => {
                self.last = Some(note.id);
                batch.notes.push(note);
            }
            Err(why) => {
                self.last = None;
                let place = note.line.map(|line| format!("line {line}: ")).unwrap_or_default();
                self.leave_out(&format!("{place}{}", why.words()), why.hint());
            }
        }
    }

    fn decide(&mut self, note: &Pending) -> Result<(), Failure> {
        self.desk.keep_up();
        let tags = Tags::find(self.desk.session(), &self.wanted)?;
        let new = NewNote {
            id: note.id,
            kind: self.wanted.kind,
            details: details(&note.outline.details),
            question: tags.question,
            category: tags.category,
            table: tags.table,
            block: tags.block,
            ..NewNote::idea(note.id, &note.outline.text)
        };
        let command = Command::Capture { note: Box::new(new) };
        self.desk.decide(&command, self.step)?;
        self.step = StepChoice::Continue(self.ticket());
        Ok(())
    }

    fn ticket(&self) -> Ticket {
        self.desk.ticket()
    }

    /// Flushes what was decided and prints it.
    fn save(&mut self, mut batch: Batch) -> Result<(), Failure> {
        match self.desk.flush() {
            Ok(_) => {}
            Err(AppendError::StartedElsewhere) => batch = self.join(batch)?,
            Err(why) => return Err(lost(&batch, &why)),
        }
        for note in &batch.notes {
            if self.unsaid.is_none() {
                let line = format!("{}\t{}\n", note.id, shown(&note.outline.text));
                self.unsaid = voice::data(&line).err();
            }
        }
        Ok(())
    }

    /// Goes on with the session that somebody else began meanwhile, and gives what is now saved.
    fn join(&mut self, batch: Batch) -> Result<Batch, Failure> {
        self.desk = (self.reopen)().inspect_err(|_| name(&batch))?;
        self.step = StepChoice::New;
        let mut kept = Batch::default();
        for note in batch.notes {
            self.take(Some(note), &mut kept);
        }
        for late in batch.details {
            self.add(late, &mut kept);
        }
        match self.desk.flush() {
            Ok(_) => Ok(kept),
            Err(why) => Err(lost(&kept, &why)),
        }
    }

    fn leave_out(&mut self, words: &str, hint: &str) {
        self.sound = false;
        voice::say(&format!("not saved: {words}"));
        if !hint.is_empty() {
            voice::say(&format!("hint: {hint}"));
        }
    }
}

/// Says which notes are not on disk, so that none is lost in silence.
fn name(batch: &Batch) {
    for note in &batch.notes {
        voice::say(&format!("not saved: {}", note.outline.text));
    }
    for late in &batch.details {
        voice::say(&format!("not saved: {}", late.text));
    }
}

fn lost(batch: &Batch, why: &AppendError) -> Failure {
    name(batch);
    not_saved(why)
}

fn details(of: &[OutlineDetail]) -> Vec<Detail> {
    let one = |it: &OutlineDetail| Detail {
        text: Arc::from(it.text.as_str()),
        details: details(&it.details),
    };
    of.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::location::Location;
    use crate::cli::writing;
    use crate::session::{Author, Session};

    const PLAN: &str = r#"{"title":"Café","time_zone":"UTC",
        "programme":[{"id":"o","kind":"opening","title":"Opening","length":"15 min"}]}"#;

    fn pending(line: u64, text: &str) -> Pending {
        let outline = Outline { text: text.to_owned(), details: Vec::new() };
        Pending { line: Some(line), id: mint_note(), outline }
    }

    fn as_saved(session: &Session) -> Vec<(String, usize)> {
        let notes = session.notes.iter();
        notes.map(|note| (note.as_typed().text.to_string(), note.words.details.len())).collect()
    }

    #[test]
    fn one_refused_note_keeps_nothing_else_from_a_session_begun_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("session.json"), PLAN).unwrap();
        let location = Location::find(folder.path()).unwrap();
        let alone = || writing::open(&location, Colouring::Never);
        let reopen = || alone().map(|writer| Desk::Here(Box::new(writer)));
        let mut run = Run {
            desk: reopen().unwrap(),
            wanted: Wanted::default(),
            reopen,
            step: StepChoice::New,
            last: None,
            unsaid: None,
            sound: true,
        };
        let mut batch = Batch::default();
        let notes = [pending(1, "one"), pending(2, "two"), pending(4, "three")];
        let [one, two, _] = notes.each_ref().map(|note| note.id);
        notes.into_iter().for_each(|note| run.take(Some(note), &mut batch));
        let late = Late { line: 3, note: two, level: 1, text: "below two".to_owned() };
        run.add(late, &mut batch);
        let mut other = alone().unwrap();
        let note = Box::new(NewNote::idea(one, "somebody else's"));
        let command = Command::Capture { note };
        other.submit(&Author::facilitator(), &command, StepChoice::New).unwrap();
        drop(other);
        run.save(batch).unwrap();
        assert_eq!(run.end().unwrap_err().verdict(), (1, None), "what is left out has been said");
        let saved = as_saved(alone().unwrap().session());
        let saved: Vec<_> = saved.iter().map(|(text, details)| (text.as_str(), *details)).collect();
        assert_eq!(saved, [("somebody else's", 0), ("two", 1), ("three", 0)]);
    }
}

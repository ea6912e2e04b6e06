//! Taking other journals in, one deed after another, in the order they were done.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::deed::Deed;
use super::here::{Next, block_here, id_here, next};
use super::other::Other;
use crate::domain::NoteId;
use crate::session::command::Command;
use crate::session::state::Session;
use crate::sorting::sort_by_key;

/// Where commands are carried out.
pub trait Site {
    /// What ends all of it.
    type Trouble;

    /// The session as it stands now.
    fn session(&self) -> &Session;

    /// Carries a command out.
    ///
    /// # Errors
    /// Where it is not.
    fn take(&mut self, command: &Command) -> Result<(), Stop<Self::Trouble>>;
}

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop<T> {
    /// A rule stands against it: the sentence with what to do, raw. The rest goes on.
    Refused(String),
    /// Nothing more can be done.
    Over(T),
}

/// What came of another journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The notes that are new here, by their ids here.
    pub added: BTreeSet<NoteId>,
    /// How many were here before.
    pub known: usize,
    /// Those of them that something was changed of.
    pub changed: BTreeSet<NoteId>,
    /// Those added whose id another note has here.
    pub both: usize,
    /// Those added whose block is not here.
    pub strayed: usize,
    /// New categories, by name, raw.
    pub categories: Vec<Arc<str>>,
    /// New questions, raw.
    pub questions: Vec<Arc<str>>,
    /// The words of what could not be taken in, raw, and why.
    pub refused: Vec<(Arc<str>, String)>,
}

impl Taken {
    /// True where nothing came of it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty()
            && self.changed.is_empty()
            && self.categories.is_empty()
            && self.questions.is_empty()
    }
}

/// Takes other journals in, and tells what came of each. The same in whatever order they are named;
/// what two of them have counts for the first.
///
/// # Errors
/// Where nothing more can be done; what was done by then stays.
pub fn merge<S: Site>(others: &[Other], site: &mut S) -> Result<Vec<Taken>, S::Trouble> {
    let mut deeds: Vec<(usize, &Deed)> = Vec::new();
    for (at, other) in others.iter().enumerate() {
        deeds.extend(other.deeds().map(|deed| (at, deed)));
    }
    sort_by_key(&mut deeds, |(_, deed)| deed.order());
    let mut taken = vec![Taken::default(); others.len()];
    for (at, deed) in &deeds {
        if let (Some(other), Some(taken)) = (others.get(*at), taken.get_mut(*at)) {
            one(other, deed, site, taken)?;
        }
    }
    Ok(taken)
}

fn one<S: Site>(
    other: &Other,
    deed: &Deed,
    site: &mut S,
    taken: &mut Taken,
) -> Result<(), S::Trouble> {
    loop {
        let (command, last) = match next(other, deed, site.session()) {
            Next::Known => {
                taken.known += usize::from(deed.side.is_none());
                return Ok(());
            }
            Next::Needed(command) => (command, false),
            Next::Last(command) => (command, true),
        };
        let id = id_here(other, deed.note, site.session());
        match site.take(&command) {
            Ok(()) if last => {
                taken.done(deed, id, site.session());
                return Ok(());
            }
            Ok(()) => {
                taken.categories.extend(named(&command));
                taken.questions.extend(asked(&command));
            }
            Err(Stop::Refused(why)) => {
                taken.refused(other, deed, why);
                return Ok(());
            }
            Err(Stop::Over(trouble)) => return Err(trouble),
        }
    }
}

impl Taken {
    fn done(&mut self, deed: &Deed, id: NoteId, here: &Session) {
        if deed.side.is_some() {
            if !self.added.contains(&id) {
                self.changed.insert(id);
            }
            return;
        }
        self.added.insert(id);
        self.both += usize::from(id != deed.note);
        let strayed = deed.block.is_some() && block_here(deed, here).is_none();
        self.strayed += usize::from(strayed);
    }

    /// What was refused is told once, by its words as they read there.
    fn refused(&mut self, other: &Other, deed: &Deed, why: String) {
        let Some(note) = other.session.notes.get(deed.note) else { return };
        let told = (Arc::clone(&note.words.text), why);
        if !self.refused.contains(&told) {
            self.refused.push(told);
        }
    }
}

/// The name of a category that a command adds.
fn named(command: &Command) -> Option<Arc<str>> {
    match command {
        Command::TakeIn { command, .. } => named(command),
        Command::AddCategory { label, .. } => Some(Arc::clone(label)),
        _ => None,
    }
}

/// The words of a question that a command adds.
fn asked(command: &Command) -> Option<Arc<str>> {
    match command {
        Command::TakeIn { command, .. } => asked(command),
        Command::AddQuestion { question } => Some(question.text.as_str().into()),
        _ => None,
    }
}

//! What was submitted and not yet answered. Words wait here until they are on disk.

use super::overlay::Overlay;
use crate::domain::{BlockId, Detail, NoteId, Stamp};
use crate::engine::Ticket;
use crate::session::{Command, NewNote};
use crate::tui::effect::Tag;

/// A submission under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// As the effect named it.
    pub tag: Tag,
    /// Its commands' tickets, as far as they are not answered; none until they are known.
    pub tickets: Vec<Ticket>,
    /// Those of them that are on the disk of this device, where the session is elsewhere.
    pub kept: Vec<Ticket>,
    /// When it was submitted.
    pub since: Stamp,
    /// What it was.
    pub sent: Sent,
    /// What it does, a sentence each, raw; nothing of notes.
    pub does: Vec<String>,
    /// What people wrote in its commands where it is told as a step: what it is, and the words, raw.
    pub words: Vec<(String, String)>,
    /// The notes it takes out.
    pub takes_out: Vec<NoteId>,
    /// What was filled in for it: it comes back where it is refused.
    pub asked: Option<Box<Overlay>>,
}

/// What people wrote in a command that is no note, and what it is.
#[must_use]
pub fn words_of(command: &Command) -> Option<(String, String)> {
    let (what, words) = command.words()?;
    Some((what?, words))
}

impl Pending {
    /// The notes that a command takes out.
    #[must_use]
    pub fn out_by(command: &Command) -> &[NoteId] {
        match command {
            Command::Retract { notes } => notes,
            _ => &[],
        }
    }

    /// True where all of it that waits is on the disk of this device.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !self.tickets.is_empty() && self.tickets.iter().all(|ticket| self.kept.contains(ticket))
    }
}

/// What a submission was, as far as its words must not be lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    /// Notes, in the order of the commands.
    Notes(Vec<NewNote>),
    /// A new category, for this note and for the lines that follow where it is kept.
    Category {
        /// What is to be captured under it.
        note: Box<NewNote>,
        /// Its name, raw.
        label: String,
        /// It was asked to stay.
        kept: bool,
    },
    /// A new category for a note that was edited, which gets these words with it.
    Regrouped {
        /// Its words.
        edit: Reworded,
        /// The category's name, raw.
        label: String,
    },
    /// Other words for a note.
    Words(Reworded),
    /// A detail below a note.
    Detail {
        /// Which note.
        note: NoteId,
        /// How deep below it, from 1.
        level: usize,
        /// Its words, raw.
        text: String,
        /// What it is known by.
        id: Option<NoteId>,
    },
    /// Why a block is held or left out.
    Reason {
        /// Which block.
        block: BlockId,
        /// What was typed, raw.
        typed: String,
    },
    /// A new category for notes that are there.
    Filed {
        /// Which notes.
        notes: Vec<NoteId>,
        /// The category's name, raw.
        label: String,
    },
    /// Notes put under a category.
    Tagged {
        /// How many of those chosen were left, as they answer another question.
        left: usize,
    },
    /// Anything without words.
    Step,
}

impl Sent {
    /// True where a note, or a detail, of this identity comes of it.
    #[must_use]
    pub fn makes(&self, id: NoteId) -> bool {
        match self {
            Self::Notes(notes) => notes.iter().any(|note| note.id == id),
            Self::Category { note, .. } => note.id == id,
            Self::Detail { id: own, .. } => *own == Some(id),
            Self::Regrouped { .. }
            | Self::Words(_)
            | Self::Reason { .. }
            | Self::Filed { .. }
            | Self::Tagged { .. }
            | Self::Step => false,
        }
    }

    /// How many notes it is told as.
    #[must_use]
    pub const fn notes(&self) -> usize {
        match self {
            Self::Notes(notes) => notes.len(),
            Self::Category { .. }
            | Self::Regrouped { .. }
            | Self::Words(_)
            | Self::Detail { .. } => 1,
            Self::Reason { .. } | Self::Filed { .. } | Self::Tagged { .. } | Self::Step => 0,
        }
    }
}

/// Other words for a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// Which note.
    pub note: NoteId,
    /// What it is to read, raw.
    pub text: String,
    /// What is to stand below it; without these what stands there by then.
    pub details: Option<Vec<Detail>>,
}

/// Words that the disk did not take, kept in a file elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file, raw.
    pub path: String,
    /// The newest submission that is in it.
    pub until: Tag,
}

/// The idea a detail would stand below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastIdea {
    /// Which note.
    pub note: NoteId,
    /// What stands below it by now.
    pub details: Vec<Detail>,
}

impl LastIdea {
    /// Its details with one more, at this level; as deep as it can go where that is too deep.
    #[must_use]
    pub fn with(&self, level: usize, text: &str) -> Vec<Detail> {
        let mut details = self.details.clone();
        put(&mut details, level, Detail { text: text.into(), details: Vec::new() });
        details
    }

    /// How deep one more detail may stand: one below the last.
    #[must_use]
    pub fn deepest(&self) -> usize {
        let mut depth = 1;
        let mut last = self.details.last();
        while let Some(detail) = last {
            depth += 1;
            last = detail.details.last();
        }
        depth.min(crate::domain::DEEPEST)
    }
}

fn put(details: &mut Vec<Detail>, level: usize, detail: Detail) {
    match details.last_mut() {
        Some(last) if level > 1 => put(&mut last.details, level - 1, detail),
        _ => details.push(detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idea() -> LastIdea {
        LastIdea { note: NoteId(uuid::Uuid::nil()), details: Vec::new() }
    }

    #[test]
    fn details_stand_below_the_last_one_of_the_level_above() {
        let mut idea = idea();
        idea.details = idea.with(1, "a");
        idea.details = idea.with(2, "a1");
        idea.details = idea.with(3, "a1i");
        idea.details = idea.with(1, "b");
        let shape = |details: &[Detail]| details.iter().map(Detail::depth).collect::<Vec<_>>();
        assert_eq!(shape(&idea.details), [3, 1]);
    }

    #[test]
    fn a_detail_goes_no_deeper_than_one_below_the_last() {
        let mut idea = idea();
        assert_eq!(idea.deepest(), 1);
        idea.details = idea.with(3, "too deep");
        assert_eq!(idea.details[0].text.as_ref(), "too deep");
        assert_eq!(idea.deepest(), 2);
        idea.details = idea.with(2, "x");
        idea.details = idea.with(3, "y");
        assert_eq!(idea.deepest(), 3);
    }
}

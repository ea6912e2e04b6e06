//! The comments, block by block.

use std::collections::HashMap;
use std::sync::Arc;

use super::chapter::List;
use crate::domain::{About, BlockId, BlockKind, NoteKind};
use crate::session::{BlockState, Session};

/// The comments of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// The title of the block; none for comments that belong to no block.
    pub title: Option<String>,
    /// The block was a town hall.
    pub town_hall: bool,
    /// About what was talked about.
    pub content: List,
    /// About how it was talked about.
    pub process: List,
    /// About what should come of it.
    pub follow_up: List,
}

impl Hall {
    /// Its comments with what they are about, in the order they are printed.
    #[must_use]
    pub const fn lists(&self) -> [(About, &List); 3] {
        [
            (About::Content, &self.content),
            (About::Process, &self.process),
            (About::FollowUp, &self.follow_up),
        ]
    }

    /// How many comments it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lists().iter().map(|(_, list)| list.len()).sum()
    }
}

/// One a block that has comments, in the programme's order; last those of no block.
pub(super) fn halls(session: &Session) -> Vec<Hall> {
    let blocks = session.blocks.iter().enumerate();
    let places: HashMap<&BlockId, usize> = blocks.map(|(at, state)| (state.id(), at)).collect();
    let of_block = |state: &BlockState| Hall {
        title: Some(state.block.title.clone()),
        town_hall: state.block.kind == BlockKind::TownHall,
        ..Hall::default()
    };
    let mut halls: Vec<Hall> = session.blocks.iter().map(of_block).collect();
    let mut rest = Hall::default();
    for note in session.notes.as_said().iter() {
        if note.kind != NoteKind::Comment || note.retracted {
            continue;
        }
        let place = note.block.as_ref().and_then(|id| places.get(id));
        let hall = place.and_then(|at| halls.get_mut(*at)).unwrap_or(&mut rest);
        let list = match note.about {
            About::Content => &mut hall.content,
            About::Process => &mut hall.process,
            About::FollowUp => &mut hall.follow_up,
        };
        list.push(Arc::clone(note));
    }
    halls.push(rest);
    halls.retain(|hall| hall.count() > 0);
    halls
}

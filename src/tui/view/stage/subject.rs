//! What is talked about: the question of a conversation, the speaker of a talk, what a block is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::time::{clip, paragraph};
use crate::domain::{Block, BlockKind};
use crate::text::shown;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{inset, place};

/// What to say of a block, raw parts already shown: its main words, then what explains them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The question, or whatever the room looks at.
    pub words: String,
    /// Theme and goals, or a block's description, each after what it is.
    pub more: Vec<(&'static str, String)>,
}

impl Subject {
    /// The subject of the block that the screens speak of.
    pub(crate) fn of(model: &Model) -> Self {
        let session = &model.session;
        let Some(state) = model.block().filter(|_| session.closed.is_none()) else {
            return Self::default();
        };
        let block = &state.block;
        let text = block.text.as_deref().map(|text| ("", shown(text).into_owned()));
        let asked = block.questions();
        match asked.as_slice() {
            // Whoever is to speak is called before the talk begins.
            [] if state.is_running() || !talk_by(block).is_empty() => {
                Self { words: apart_from_questions(block), more: text.into_iter().collect() }
            }
            [] => Self::default(),
            [_] => Self::question(model),
            several => Self {
                words: format!("{} questions, {}", several.len(), by_whom(block)),
                more: text.into_iter().collect(),
            },
        }
    }

    fn question(model: &Model) -> Self {
        let Some(question) = model.question() else { return Self::default() };
        let theme = question.theme.iter().map(|theme| ("theme  ", theme));
        let goals = question.goals.iter().map(|goal| ("goal   ", goal));
        let more = theme.chain(goals).map(|(what, words)| (what, shown(words).into_owned()));
        Self { words: shown(&question.text).into_owned(), more: more.collect() }
    }

    /// Draws the words and as much of the rest as asked for; returns the rows taken.
    pub(crate) fn draw(
        &self,
        theme: &Theme,
        buffer: &mut Buffer,
        area: Rect,
        (most, more): (u16, bool),
    ) -> u16 {
        if self.words.is_empty() && !more {
            return 0;
        }
        let mut row = paragraph(&self.words, theme, Tone::Plain, buffer, clip(area, 0, most));
        if more {
            for (what, words) in &self.more {
                let rest = clip(area, row, most.saturating_sub(row));
                let after = place(buffer, rest, (0, 0), what, theme.style(Tone::Dim));
                row += paragraph(words, theme, Tone::Dim, buffer, inset(rest, after, 0));
            }
        }
        row
    }
}

/// Who gives a talk, by name.
pub(super) fn talk_by(block: &Block) -> String {
    let speakers = block.speakers.iter().filter(|_| block.kind == BlockKind::Talk);
    let names: Vec<_> = speakers.map(|speaker| shown(&speaker.name)).collect();
    names.join(", ")
}

fn apart_from_questions(block: &Block) -> String {
    let speaker = block.speakers.iter().map(|speaker| match &speaker.affiliation {
        Some(of) => format!("{}, {}", shown(&speaker.name), shown(of)),
        None => shown(&speaker.name).into_owned(),
    });
    let speakers: Vec<String> = speaker.collect();
    if !speakers.is_empty() {
        return speakers.join(" · ");
    }
    if !block.facilitators.is_empty() {
        let names: Vec<_> = block.facilitators.iter().map(|name| shown(name)).collect();
        return format!("led by {}", names.join(", "));
    }
    match block.kind {
        BlockKind::TownHall => "All together: the tables report.",
        BlockKind::Move => "People change tables.",
        BlockKind::Discussion => "The floor is open.",
        _ => "",
    }
    .to_owned()
}

fn by_whom(block: &Block) -> &'static str {
    match block.asks.as_slice() {
        [] => "asked of everyone",
        asks if asks.iter().any(|ask| !ask.tables.is_empty()) => "by table",
        asks if asks.iter().any(|ask| ask.audience.is_some()) => "by audience",
        _ => "asked of everyone",
    }
}

//! How many notes there are of each kind, and what is to be known of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::NoteKind;
use crate::text::wrap;
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::place;

const KINDS: [NoteKind; 5] = [
    NoteKind::Idea,
    NoteKind::Comment,
    NoteKind::OpenQuestion,
    NoteKind::Resource,
    NoteKind::Conclusion,
];

/// Draws the totals; returns the rows taken, at most a fifth of the area.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) -> u16 {
    let most = usize::from(area.height / 5).max(1);
    let lines = wrap(&words(model), usize::from(area.width));
    let mut taken = 0;
    for line in lines.iter().take(most) {
        place(buffer, area, (0, taken), line, theme.style(Tone::Plain));
        taken += 1;
    }
    taken
}

fn words(model: &Model) -> String {
    let notes = &model.session.notes;
    let count = |kind| notes.margins().kinds.get(&kind).copied().unwrap_or_default();
    let named = |kind: NoteKind| {
        let n = count(kind).notes;
        format!("{n} {}", kind.name(n != 1))
    };
    let ideas = count(NoteKind::Idea);
    let more = [
        (ideas.late, "saved late"),
        (ideas.added_later, "added after the event"),
        (notes.retracted(), "taken out"),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    KINDS.into_iter().map(named).chain(more).collect::<Vec<_>>().join(" · ")
}

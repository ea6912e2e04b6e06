//! How many notes there are of each kind, and what is to be known of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::NoteKind;
use crate::text::{cut, wrap};
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
    let columns = usize::from(area.width);
    let all = wrap(&words(model, |_| true), columns);
    // Where not all of it fits, what there is none of gives way.
    let lines = if all.len() > most { wrap(&words(model, |n| n > 0), columns) } else { all };
    let mut taken = 0;
    for (row, line) in lines.iter().take(most).enumerate() {
        let line = if row + 1 == most && lines.len() > most {
            let whole = line.trim_end_matches([' ', '·']);
            cut(&format!("{whole} …"), columns).into_owned()
        } else {
            line.clone()
        };
        place(buffer, area, (0, taken), &line, theme.style(Tone::Plain));
        taken += 1;
    }
    taken
}

/// Ideas, and of the other kinds those whose number is worth saying.
fn words(model: &Model, worth: impl Fn(usize) -> bool) -> String {
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
        (notes.taken_out(), "taken out"),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    let kinds =
        KINDS.into_iter().filter(|kind| *kind == NoteKind::Idea || worth(count(*kind).notes));
    kinds.map(named).chain(more).collect::<Vec<_>>().join(" · ")
}

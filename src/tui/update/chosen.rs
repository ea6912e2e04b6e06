//! What keys do to the ideas of a list that they are about.

use std::sync::Arc;

use super::screen::show;
use super::submit::{say, step};
use super::typing::type_words;
use super::{listing, tally};
use crate::actions::Action;
use crate::domain::NoteId;
use crate::session::{Command, Note, Words};
use crate::tui::effect::Effect;
use crate::tui::model::{
    Choosing, Finder, Line, Model, Overlay, Pick, Picked, Screen, Sort, whole,
};
use crate::tui::offer::perhaps_under;

/// What keys of the list do.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let notes = model.list.about();
    if notes.is_empty() {
        say(model, Sort::Refused, "not done: nothing is listed here");
        return Vec::new();
    }
    let finder = Finder::default();
    match action {
        Action::EditNote => {
            let note = model.list.chosen.and_then(|id| model.session.notes.get(id));
            if let Some((id, words)) = note.map(|note| (note.id, note.words.clone())) {
                edit(model, id, &words);
            }
        }
        Action::Mark => model.list.mark(),
        Action::Retract => return done(model, Command::Retract { notes }),
        Action::Restore => return done(model, Command::Restore { notes }),
        Action::Pick => return done(model, Command::Pick { notes }),
        Action::Unpick => return done(model, Command::Unpick { notes }),
        Action::Retag => {
            let finder = meant(model, &notes);
            let what = Choosing::Category(notes);
            model.overlays.push(Overlay::Pick { what, finder });
        }
        Action::MoveNotes => {
            let what = Choosing::Table(notes);
            model.overlays.push(Overlay::Pick { what, finder });
        }
        Action::SaidBy => {
            let what = Choosing::Sayer(notes);
            model.overlays.push(Overlay::Pick { what, finder });
        }
        _ => {}
    }
    Vec::new()
}

/// Begins with the sign that stayed text in the one idea there is.
fn meant(model: &Model, notes: &[NoteId]) -> Finder {
    let note = match notes {
        [only] => model.session.notes.get(*only),
        _ => None,
    };
    Finder { line: Line::of(note.and_then(perhaps_under).unwrap_or_default()), place: 0 }
}

fn done(model: &mut Model, command: Command) -> Vec<Effect> {
    model.list.marked.clear();
    step(model, command)
}

/// Puts words for an idea into the line; what was half typed there waits as the table's draft.
pub(super) fn edit(model: &mut Model, id: NoteId, words: &Words) {
    let Some(note) = model.session.notes.get(id) else { return };
    let written = whole::written(words);
    let is_outline = written.is_some();
    let text = written.unwrap_or_else(|| words.text.to_string());
    let known = note.question.clone().zip(note.category.clone());
    let picked = known.map(|(of, id)| Picked { pick: Pick::Known(of, id), kept: false });
    let stood = Arc::clone(&note.words.details);
    model.capture.keep_draft();
    let opened = model.tally.opened.take();
    // Nothing that was said before is about it.
    model.message = None;
    let screen = if model.screen.has_line() { model.screen } else { Screen::Capture };
    // Nothing is said of a line of its own.
    model.capture.editing = Some(id);
    show(model, screen);
    model.capture.from = opened.as_ref().map(|opened| opened.pile.clone());
    // What stands above the line is the list it was chosen in.
    model.tally.opened = opened;
    model.capture.empty();
    (model.capture.editing, model.capture.stood) = (Some(id), stood);
    type_words(model, &text);
    if is_outline {
        model.capture.line.outline();
    }
    model.capture.line.go_to_first_row();
    // Signs among the words were never meant; one typed to others is.
    model.capture.literal = text.contains(['#', '@']);
    model.capture.picked = picked;
}

/// An idea as it stands in the line while it is edited: with its details, where that can be.
fn editable(note: &Note) -> String {
    whole::written(&note.words).unwrap_or_else(|| note.words.text.to_string())
}

/// Leaves the idea as it was and goes back to the list it was chosen in. What was typed can be
/// brought back into the line.
pub(super) fn leave(model: &mut Model) {
    let edited = model.capture.editing;
    let was = model.edited().map(editable);
    let is_changed = was.is_some_and(|was| was != model.capture.line.text());
    if is_changed {
        model.capture.line.put_aside();
    }
    leave_editing(model);
    if model.screen.has_line() {
        model.list.chosen = edited.filter(|id| model.listing().place(*id).is_some());
    }
    let words = "the idea stays as it was";
    let back = if is_changed { " · Ctrl-Y in the line brings back what was typed" } else { "" };
    say(model, Sort::Told, format!("{words}{back}"));
}

/// The line is what it was before an idea was edited, and so are the screen and the row chosen; of the
/// newest idea words may follow at once.
pub(super) fn leave_editing(model: &mut Model) {
    let edited = model.capture.editing;
    model.capture.picked = None;
    model.capture.take_draft();
    model.refresh_last();
    if let Some(pile) = model.capture.from.take() {
        show(model, Screen::Tally);
        tally::open(model, pile);
        model.list.chosen = edited;
    } else if model.screen.has_line() {
        let place = |id: NoteId| model.listing().place(id);
        let newest = listing::newest(model).and_then(place);
        let is_above = |id: &NoteId| place(*id).is_some_and(|at| Some(at) < newest);
        model.list.chosen = edited.filter(is_above);
    }
}

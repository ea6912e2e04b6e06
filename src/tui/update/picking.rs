//! Choosing from a list: where the line goes, a category or a table for ideas.

use std::sync::Arc;

use super::sign::{free_letter, go_to, without_sign};
use super::submit::{one_step, say, step, submit};
use super::{hall, lists, welcome};
use crate::domain::{CategoryId, NoteId, NoteKind, QuestionId, TableId};
use crate::engine::Ticket;
use crate::session::{Command, Note};
use crate::text::fold;
use crate::tui::effect::Effect;
use crate::tui::model::{Choosing, Model, Overlay, Pick, Sent, Sort, Target};
use crate::tui::offer::{Meant, choices, is_near, question};
use crate::tui::words;

/// Takes the row chosen.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Pick { what, finder }) = model.overlays.pop() else { return Vec::new() };
    let rows = choices(model, &what, &finder);
    let place = finder.place.min(rows.len().saturating_sub(1));
    let typed = finder.line.text();
    let Some(choice) = rows.into_iter().nth(place) else {
        // Words that match nothing stay, and that they match nothing.
        if !typed.trim().is_empty() {
            model.overlays.push(Overlay::Pick { what, finder });
        }
        return Vec::new();
    };
    match (what, choice.meant) {
        (Choosing::Category(notes), Meant::Question(question)) => {
            file(model, (&notes, &typed), question, None)
        }
        (Choosing::Category(notes), Meant::Under(question, category)) => {
            file(model, (&notes, &typed), question, Some(category))
        }
        (Choosing::Category(notes), Meant::Category(category)) => {
            retag(model, (&notes, &typed), category, None)
        }
        (Choosing::Category(notes), Meant::NewCategory(label)) => {
            let question = question(model, &notes);
            question.map(|of| under_new(model, of, notes, label)).into_iter().collect()
        }
        (Choosing::Table(notes), Meant::Table(table)) => shift(model, &notes, table.as_ref()),
        (Choosing::Sayer(notes), Meant::Speaker(speaker)) => said_by(model, notes, Some(speaker)),
        (Choosing::Sayer(notes), Meant::Nobody) => said_by(model, notes, None),
        (Choosing::Speaker, Meant::Speaker(speaker)) => hall::join(model, &speaker),
        (Choosing::Welcome, Meant::Table(Some(table))) => {
            welcome::show(model, table);
            Vec::new()
        }
        (Choosing::Host(table), Meant::Person(name)) => lists::hosted(model, table, name),
        (Choosing::IntoTable(tables), Meant::Table(Some(into))) => {
            lists::merge_tables(model, &tables, &into)
        }
        (Choosing::Spot(_), Meant::Spot(spot)) => lists::opening(model, spot),
        (Choosing::Seat(devices), Meant::Table(table)) => lists::seated(model, devices, table),
        (Choosing::Invite, Meant::Invite(role, table)) => lists::invited(model, role, table),
        (Choosing::Invite, Meant::Print) => lists::print(model),
        (Choosing::Leaver, Meant::Seated(person)) => lists::person_gone(model, person),
        (Choosing::IntoCategory(question, from), Meant::Category(Some(into))) => {
            lists::merge_categories(model, &question, &from, &into)
        }
        (_, meant) => {
            aim(model, meant);
            Vec::new()
        }
    }
}

/// A category that comes into being for these notes, in one step.
pub(super) fn under_new(
    model: &mut Model,
    question: QuestionId,
    notes: Vec<NoteId>,
    label: String,
) -> Effect {
    let letter = free_letter(model, &question);
    let command = Command::AddCategory { question, letter, label: label.as_str().into() };
    submit(model, vec![command], None, Sent::Filed { notes, label })
}

/// Every note stays with its own question. A category is of one question: notes of another are
/// left, stay marked and are told of. To no category all of them can go.
pub(super) fn retag(
    model: &mut Model,
    (notes, typed): (&[NoteId], &str),
    category: Option<CategoryId>,
    after: Option<Ticket>,
) -> Vec<Effect> {
    let question = question(model, notes);
    if let Some((of, known)) = question.clone().zip(category.clone())
        && let Some(picked) = &mut model.capture.picked
        && picked.pick == Pick::New(typed.to_owned())
    {
        picked.pick = Pick::Known(of, known);
    }
    let found = notes.iter().filter_map(|id| model.session.notes.get(*id));
    let (ours, others): (Vec<&Note>, Vec<&Note>) =
        found.partition(|note| category.is_none() || note.question == question);
    let left: Vec<NoteId> = others.into_iter().map(|note| note.id).collect();
    let mut commands: Vec<Command> =
        unsigned(model, &ours, (question.as_ref(), category.as_ref()), typed);
    let differ = ours.into_iter().filter(|note| note.category != category);
    let tagged = by(differ, |note| note.question.clone()).into_iter();
    commands.extend(tagged.map(|(question, notes)| Command::Retag {
        notes,
        question,
        category: category.clone(),
    }));
    let sent = Sent::Tagged { left: left.len() };
    model.list.marked = left;
    if commands.is_empty() {
        return Vec::new();
    }
    vec![submit(model, commands, after, sent)]
}

/// A sign that stayed text goes out of an idea's words where it named the category the idea is put
/// under or was near to its name, or was typed to find that.
fn unsigned(
    model: &Model,
    notes: &[&Note],
    (question, category): (Option<&QuestionId>, Option<&CategoryId>),
    typed: &str,
) -> Vec<Command> {
    let known = question.zip(category).and_then(|(of, id)| model.session.category(of, id));
    let Some(category) = known else { return Vec::new() };
    let names = [Some(&*category.label), category.letter.as_deref(), Some(typed.trim())];
    let names: Vec<String> = names.into_iter().flatten().map(fold).collect();
    let is_meant = |name: &str| {
        let is_word = name.starts_with(char::is_alphabetic);
        names.contains(&fold(name)) || (is_word && is_near(&category.label, name))
    };
    let of = |note: &&Note| {
        // Other words would bring one back that is out; one that had a category means its words.
        let lacks_one = note.kind == NoteKind::Idea && note.category.is_none();
        Some(()).filter(|()| lacks_one && !note.retracted)?;
        let text = without_sign(&note.words.text, &is_meant)?.into();
        Some(Command::Edit { note: note.id, text, details: None })
    };
    notes.iter().filter_map(of).collect()
}

/// Notes without a question go to this one, and under a category of it; those that have one are left
/// and stay marked.
fn file(
    model: &mut Model,
    (notes, typed): (&[NoteId], &str),
    question: QuestionId,
    category: Option<CategoryId>,
) -> Vec<Effect> {
    let found = notes.iter().filter_map(|id| model.session.notes.get(*id));
    let (ours, left): (Vec<&Note>, Vec<&Note>) = found.partition(|note| note.question.is_none());
    let mut commands = unsigned(model, &ours, (Some(&question), category.as_ref()), typed);
    let notes = ours.into_iter().map(|note| note.id).collect();
    commands.push(Command::Retag { notes, question: Some(question), category });
    let left: Vec<NoteId> = left.into_iter().map(|note| note.id).collect();
    let sent = Sent::Tagged { left: left.len() };
    model.list.marked = left;
    one_step(model, commands, sent)
}

/// To another table, each note in the block it was said in.
fn shift(model: &mut Model, notes: &[NoteId], table: Option<&TableId>) -> Vec<Effect> {
    let found = notes.iter().filter_map(|id| model.session.notes.get(*id));
    let differ = found.filter(|note| note.table.as_ref() != table);
    let commands = by(differ, |note| note.block.clone()).into_iter();
    let commands: Vec<Command> = commands
        .map(|(block, notes)| Command::MoveNotes { notes, table: table.cloned(), block })
        .collect();
    model.list.marked.clear();
    one_step(model, commands, Sent::Step)
}

fn said_by(model: &mut Model, notes: Vec<NoteId>, speaker: Option<Arc<str>>) -> Vec<Effect> {
    model.list.marked.clear();
    step(model, Command::SaidBy { notes, speaker })
}

/// Notes by what they have in common, in the order it first comes.
fn by<'a, K: PartialEq>(
    notes: impl Iterator<Item = &'a Note>,
    common: impl Fn(&Note) -> K,
) -> Vec<(K, Vec<NoteId>)> {
    let mut groups: Vec<(K, Vec<NoteId>)> = Vec::new();
    for note in notes {
        let key = common(note);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(note.id),
            None => groups.push((key, vec![note.id])),
        }
    }
    groups
}

/// Says that late paper is still of the table it was of before.
fn say_table(model: &mut Model) {
    let Some(table) = model.capture.table.as_ref().filter(|_| model.session.closed.is_some())
    else {
        return;
    };
    let table = words::table(&model.session, table);
    let words = format!("to no question and no block; {table} stays until @ names another");
    say(model, Sort::Told, words);
}

fn aim(model: &mut Model, meant: Meant) {
    match meant {
        Meant::AsItRuns => {
            model.capture.target = Target::default();
            say_table(model);
        }
        Meant::Question(question) => model.capture.target.question = Some(question),
        Meant::Block(block) => model.capture.target.block = Some(block),
        Meant::Table(table) => go_to(model, table),
        Meant::Category(_)
        | Meant::Under(..)
        | Meant::NewCategory(_)
        | Meant::Speaker(_)
        | Meant::Nobody
        | Meant::Person(_)
        | Meant::Seated(_)
        | Meant::Invite(..)
        | Meant::Print
        | Meant::Spot(_) => {}
    }
    model.refresh_list(false);
}

//! Categories added, renamed, re-lettered, ordered, merged, split, removed.

use std::collections::HashSet;
use std::sync::Arc;

use super::known::{OF_THE_DAY, known_question, named};
use crate::domain::{CategoryId, NoteId, QuestionId};
use crate::session::command::{
    Command, LONGEST_LETTER, on_clock, on_floor, on_notes, on_programme, on_room, on_steps,
};
use crate::session::event::Event;
use crate::session::part::CategoryState;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::{fold, shown};

pub(super) fn decide(session: &Session, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AddCategory { question, letter, label } => {
            known_question(session, question)?;
            let category = free_id(session, question);
            Ok(vec![added(session, question, category, letter.as_ref(), label)?])
        }
        Command::RenameCategory { question, category, label } => {
            let known = find(session, question, category)?;
            if known.label == *label {
                return Ok(Vec::new());
            }
            free_label(session, question, label, Some(category))?;
            let (question, category) = (question.clone(), category.clone());
            Ok(vec![Event::CategoryRenamed { question, category, label: Arc::clone(label) }])
        }
        Command::LetterCategory { question, category, letter } => {
            let known = find(session, question, category)?;
            if known.letter == *letter {
                return Ok(Vec::new());
            }
            free_letter(session, question, letter.as_deref(), Some(category))?;
            let (question, category) = (question.clone(), category.clone());
            Ok(vec![Event::CategoryLettered { question, category, letter: letter.clone() }])
        }
        Command::OrderCategories { question, order } => order_of(session, question, order),
        Command::MergeCategories { question, category, into } => {
            merge(session, question, category, into)
        }
        Command::SplitCategory { question, category, letter, label, notes } => {
            split(session, question, category, (letter.as_ref(), label), notes)
        }
        Command::RemoveCategory { question, category } => {
            find(session, question, category)?;
            let mut events = retagged(session, question, category, None);
            let (question, category) = (question.clone(), category.clone());
            events.push(Event::CategoryRemoved { question, category });
            Ok(events)
        }
        on_clock!()
        | on_programme!()
        | on_notes!()
        | Command::AddQuestion { .. }
        | Command::RewordQuestion { .. }
        | on_room!()
        | on_steps!()
        | on_floor!() => Ok(Vec::new()),
    }
}

/// The category of this name, and what makes it where there is none.
pub(super) fn called(
    session: &Session,
    question: &QuestionId,
    label: &Arc<str>,
) -> Result<(CategoryId, Option<Event>), Refusal> {
    known_question(session, question)?;
    if let Some(known) = session.category_called(question, label) {
        return Ok((known.id.clone(), None));
    }
    let (category, letter) = (free_id(session, question), session.free_letter(question));
    let made = added(session, question, category.clone(), letter.as_ref(), label)?;
    Ok((category, Some(made)))
}

/// One of another journal: what an older program took there is not measured anew.
pub(super) fn taken_in(
    session: &Session,
    question: &QuestionId,
    letter: Option<&Arc<str>>,
    label: &Arc<str>,
) -> Result<Vec<Event>, Refusal> {
    known_question(session, question)?;
    other_label(session, question, label, None)?;
    other_letter(session, question, letter.map(AsRef::as_ref), None)?;
    let (question, category) = (question.clone(), free_id(session, question));
    let (letter, label) = (letter.cloned(), Arc::clone(label));
    Ok(vec![Event::CategoryAdded { question, category, letter, label }])
}

fn find<'a>(
    session: &'a Session,
    question: &QuestionId,
    id: &CategoryId,
) -> Result<&'a CategoryState, Refusal> {
    known_question(session, question)?;
    session.category(question, id).ok_or_else(|| Refusal::NoCategory { category: id.clone() })
}

fn added(
    session: &Session,
    question: &QuestionId,
    category: CategoryId,
    letter: Option<&Arc<str>>,
    label: &Arc<str>,
) -> Result<Event, Refusal> {
    free_label(session, question, label, None)?;
    free_letter(session, question, letter.map(AsRef::as_ref), None)?;
    let (question, letter) = (question.clone(), letter.cloned());
    Ok(Event::CategoryAdded { question, category, letter, label: Arc::clone(label) })
}

/// An id no category of the question has, nor had when a note came under it.
fn free_id(session: &Session, question: &QuestionId) -> CategoryId {
    let listed = session.every_category_of(question).iter().map(|category| &category.id);
    let borne = session.notes.iter().filter_map(|note| note.category.as_ref());
    let known: HashSet<&str> = listed.chain(borne).map(CategoryId::as_str).collect();
    let mut n = known.len() + 1;
    while known.contains(format!("{OF_THE_DAY}{n}").as_str()) {
        n += 1;
    }
    CategoryId::new(format!("{OF_THE_DAY}{n}"))
}

fn free_label(
    session: &Session,
    question: &QuestionId,
    label: &str,
    except: Option<&CategoryId>,
) -> Result<(), Refusal> {
    named(label, Refusal::NoLabel)?;
    other_label(session, question, label, except)
}

/// Lets a label through that no other category of the question has.
fn other_label(
    session: &Session,
    question: &QuestionId,
    label: &str,
    except: Option<&CategoryId>,
) -> Result<(), Refusal> {
    let folded = fold(label);
    let taken = session
        .categories_of(question)
        .filter(|category| Some(&category.id) != except)
        .find(|category| fold(&category.label) == folded);
    match taken {
        Some(category) => Err(Refusal::LabelTaken { label: category.label.to_string() }),
        None => Ok(()),
    }
}

fn free_letter(
    session: &Session,
    question: &QuestionId,
    letter: Option<&str>,
    except: Option<&CategoryId>,
) -> Result<(), Refusal> {
    let is_one = |letter: &str| {
        let is_seen = !letter.contains(char::is_whitespace) && !shown(letter).is_empty();
        is_seen && letter.chars().count() <= LONGEST_LETTER
    };
    if !letter.is_none_or(|letter| is_one(&fold(letter))) {
        return Err(Refusal::NotALetter);
    }
    other_letter(session, question, letter, except)
}

/// Lets a letter through that no other category of the question has.
fn other_letter(
    session: &Session,
    question: &QuestionId,
    letter: Option<&str>,
    except: Option<&CategoryId>,
) -> Result<(), Refusal> {
    let Some(letter) = letter.map(fold) else { return Ok(()) };
    let taken = session
        .categories_of(question)
        .filter(|category| Some(&category.id) != except)
        .find(|category| category.letter.as_deref().is_some_and(|has| fold(has) == letter));
    match taken {
        Some(category) => Err(Refusal::LetterTaken { letter, label: category.label.to_string() }),
        None => Ok(()),
    }
}

fn order_of(
    session: &Session,
    question: &QuestionId,
    order: &[CategoryId],
) -> Result<Vec<Event>, Refusal> {
    known_question(session, question)?;
    order.iter().try_for_each(|id| find(session, question, id).map(|_| ()))?;
    let stands: Vec<CategoryId> =
        session.categories_of(question).map(|category| category.id.clone()).collect();
    let mut wanted: Vec<CategoryId> = Vec::new();
    for id in order.iter().chain(&stands) {
        if !wanted.contains(id) {
            wanted.push(id.clone());
        }
    }
    if wanted == stands {
        return Ok(Vec::new());
    }
    Ok(vec![Event::CategoriesOrdered { question: question.clone(), order: wanted }])
}

fn merge(
    session: &Session,
    question: &QuestionId,
    category: &CategoryId,
    into: &CategoryId,
) -> Result<Vec<Event>, Refusal> {
    find(session, question, category)?;
    find(session, question, into)?;
    if category == into {
        return Err(Refusal::SameCategory);
    }
    let mut events = retagged(session, question, category, Some(into));
    events.push(Event::CategoryMerged {
        question: question.clone(),
        category: category.clone(),
        into: into.clone(),
    });
    Ok(events)
}

fn split(
    session: &Session,
    question: &QuestionId,
    category: &CategoryId,
    (letter, label): (Option<&Arc<str>>, &Arc<str>),
    notes: &[NoteId],
) -> Result<Vec<Event>, Refusal> {
    let known = find(session, question, category)?;
    if notes.is_empty() {
        return Err(Refusal::NoNotes);
    }
    for id in notes {
        let note = session.notes.get(*id).ok_or(Refusal::NoNote { note: *id })?;
        if note.question.as_ref() != Some(question) || note.category.as_ref() != Some(category) {
            return Err(Refusal::NotInCategory { label: known.label.to_string() });
        }
    }
    let new = free_id(session, question);
    let order = session
        .categories_of(question)
        .flat_map(|it| {
            let follows = (it.id == *category).then(|| new.clone());
            [Some(it.id.clone()), follows].into_iter().flatten()
        })
        .collect();
    Ok(vec![
        added(session, question, new.clone(), letter, label)?,
        Event::CategoriesOrdered { question: question.clone(), order },
        Event::NotesTagged {
            notes: notes.to_vec(),
            question: Some(question.clone()),
            category: Some(new),
        },
    ])
}

/// Every note of a category, retracted ones too, put under another or none.
fn retagged(
    session: &Session,
    question: &QuestionId,
    from: &CategoryId,
    to: Option<&CategoryId>,
) -> Vec<Event> {
    let notes: Vec<NoteId> = session
        .notes
        .iter()
        .filter(|note| {
            note.question.as_ref() == Some(question) && note.category.as_ref() == Some(from)
        })
        .map(|note| note.id)
        .collect();
    if notes.is_empty() {
        return Vec::new();
    }
    vec![Event::NotesTagged { notes, question: Some(question.clone()), category: to.cloned() }]
}

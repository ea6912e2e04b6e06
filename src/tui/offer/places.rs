//! What can be chosen from a list: where the line goes, a category or a table for ideas.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::hall::callable;
use crate::actions::Action;
use crate::actions::names::sayer;
use crate::domain::{BlockId, CategoryId, NoteId, NoteKind, QuestionId, TableId};
use crate::session::{CategoryState, Note, Role, Session, table_name};
use crate::sorting::sort_by_key;
use crate::text::signs;
use crate::text::{fold, is_slip};
use crate::tui::find::find;
use crate::tui::model::{Choosing, Finder, Mode, Model, SeatView, title};
use crate::tui::sharing::Spot;

/// Words that a category is likely called by: more of them are a sentence that goes on.
const WORDS: usize = 3;

/// What a row of a list stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The line goes with what runs.
    AsItRuns,
    /// To this question.
    Question(QuestionId),
    /// To this table, or to none.
    Table(Option<TableId>),
    /// To this block.
    Block(BlockId),
    /// Under this category, or under none.
    Category(Option<CategoryId>),
    /// Under this category of a question, where it was said to which before.
    Under(QuestionId, CategoryId),
    /// Under a category that comes into being, by this name.
    NewCategory(String),
    /// Somebody who speaks.
    Speaker(Arc<str>),
    /// Nobody who is known.
    Nobody,
    /// This person.
    Person(String),
    /// Whoever has this place among those with a seat.
    Seated(usize),
    /// To be opened there.
    Spot(Spot),
    /// Those of a role, at a table where one is said.
    Invite(Role, Option<TableId>),
    /// All of them, on paper.
    Print,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for.
    pub meant: Meant,
    /// What it reads, raw.
    pub label: String,
}

/// The rows that match what was typed, the best first.
#[must_use]
pub fn choices(model: &Model, what: &Choosing, finder: &Finder) -> Vec<Choice> {
    let all = match what {
        Choosing::Where => places(model),
        Choosing::Table(_) | Choosing::Seat(_) => tables(&model.session),
        Choosing::Spot(spots) => spots.iter().map(spot).collect(),
        Choosing::Invite => invited(&model.session, finder.line.text().trim()),
        Choosing::Leaver => seated(model),
        Choosing::Sayer(notes) => return sayers(model, notes, &finder.line.text()),
        Choosing::Speaker => {
            let typed = finder.line.text();
            let known = model.known_speaker(typed.trim_start_matches('@'));
            return speakers(&typed, &callable(model), known);
        }
        Choosing::Welcome => tables(&model.session).into_iter().skip(1).collect(),
        Choosing::Category(notes) => {
            // The sign led here and is no part of a name.
            let typed = finder.line.text();
            return categories(model, notes, typed.trim_start_matches('#'));
        }
        Choosing::Host(_) => return hosts(model, finder),
        Choosing::IntoTable(tables) => others(&model.session, tables),
        Choosing::IntoCategory(question, from) => others_of(&model.session, question, from),
    };
    let found = find(&finder.line.text(), all.iter().map(|choice| choice.label.as_str()));
    found.into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

/// Those who are like the words typed, and whoever these words call.
fn speakers(typed: &str, all: &[Arc<str>], known: Option<Arc<str>>) -> Vec<Choice> {
    // The sign stands before the line already.
    let typed = typed.trim_start_matches('@');
    let row =
        |name: &Arc<str>, label: String| Choice { meant: Meant::Speaker(Arc::clone(name)), label };
    let found = find(typed, all.iter().map(|name| &**name));
    let found = found.into_iter().filter_map(|place| all.get(place));
    let mut rows: Vec<Choice> = found.map(|name| row(name, name.to_string())).collect();
    match known {
        Some(known) => sort_by_key(&mut rows, |it| it.meant != Meant::Speaker(Arc::clone(&known))),
        None if typed.trim().is_empty() => {}
        None => {
            let name: Arc<str> = Arc::from(typed.trim());
            // A first name calls somebody who is known.
            let wanted = format!("{} ", fold(&name));
            let is_called = |it: &Choice| fold(&it.label).starts_with(&wanted);
            sort_by_key(&mut rows, |it| !is_called(it));
            let behind = rows.iter().take_while(|it| is_called(it)).count();
            rows.insert(behind, row(&name, format!("{name} (new)")));
        }
    }
    rows
}

/// Who may have said these notes, those first who spoke where they were said; and nobody.
fn sayers(model: &Model, notes: &[NoteId], typed: &str) -> Vec<Choice> {
    let of = |id: &NoteId| model.session.block(model.session.notes.get(*id)?.block.as_ref()?);
    let floors = notes.iter().filter_map(of).map(|state| &state.floor);
    let names = floors.flat_map(|floor| {
        let spoke = floor.turns.iter().map(|turn| &turn.speaker);
        spoke.chain(floor.list.iter().map(|waiting| &waiting.speaker)).cloned()
    });
    let mut seen = BTreeSet::new();
    let all = names.chain(callable(model)).filter(|name| seen.insert(Arc::clone(name)));
    let all: Vec<Arc<str>> = all.collect();
    let known = Some(sayer(&model.session, notes, typed)).filter(|it| all.contains(it));
    let mut rows = speakers(typed, &all, known);
    let nobody = Choice { meant: Meant::Nobody, label: "nobody known".to_owned() };
    rows.extend(Some(nobody).filter(|it| !find(typed, [it.label.as_str()]).is_empty()));
    rows
}

/// Those with a seat who have not left; first who sits at the table under the cursor.
fn seated(model: &Model) -> Vec<Choice> {
    let at_tables = model.seats.view == SeatView::Tables;
    let table = model.chosen_seat_table().filter(|_| at_tables);
    let first: BTreeSet<usize> = table.iter().flat_map(|it| model.people_at(it)).collect();
    let all = 0..model.seats_shown().map_or(0, |it| it.people.len());
    let mut there: Vec<usize> = all.filter(|at| !model.is_gone(*at)).collect();
    sort_by_key(&mut there, |at| !first.contains(at));
    let row = |at| Choice { meant: Meant::Seated(at), label: model.person_name(at) };
    there.into_iter().map(row).collect()
}

fn places(model: &Model) -> Vec<Choice> {
    let session = &model.session;
    let alone = matches!(model.mode, Mode::Alone { .. });
    let runs = match session.closed {
        _ if alone => "as the plan says",
        Some(_) => "to no question and no block",
        None => "as it runs",
    };
    let mut all = vec![Choice { meant: Meant::AsItRuns, label: runs.to_owned() }];
    all.extend(questions(session));
    if model.mode.may(Action::Table) {
        all.extend(tables(session));
    }
    // Where nobody tells what runs, any block may.
    let offered = session.blocks.iter().filter(|block| alone || block.started.is_some());
    all.extend(offered.map(|block| Choice {
        meant: Meant::Block(block.id().clone()),
        label: format!("block  {}", title(block)),
    }));
    all
}

fn questions(session: &Session) -> impl Iterator<Item = Choice> {
    session.questions.iter().enumerate().map(|(at, question)| Choice {
        meant: Meant::Question(question.id.clone()),
        label: format!("question {}  {}", at + 1, question.text),
    })
}

/// Who may be asked to host: the people of the plan who host no open table; and whoever is typed.
fn hosts(model: &Model, finder: &Finder) -> Vec<Choice> {
    let session = &model.session;
    let hosts = |name: &str| {
        let mut open = session.open_tables();
        open.any(|table| table.table.host.as_deref() == Some(name))
    };
    let free = session.plan.people.iter().filter(|person| !hosts(&person.name));
    let all: Vec<Choice> = free
        .map(|person| {
            let more = person.roles.iter().chain(&person.affiliation).cloned();
            let label = std::iter::once(person.name.clone()).chain(more).collect::<Vec<_>>();
            Choice { meant: Meant::Person(person.name.clone()), label: label.join(" · ") }
        })
        .collect();
    let typed = finder.line.text();
    let found = find(&typed, all.iter().map(|choice| choice.label.as_str()));
    let mut found: Vec<Choice> = found.into_iter().filter_map(|at| all.get(at).cloned()).collect();
    let name = typed.trim();
    if !name.is_empty() && !all.iter().any(|it| it.meant == Meant::Person(name.to_owned())) {
        let label = format!("{name} (not in the plan)");
        found.push(Choice { meant: Meant::Person(name.to_owned()), label });
    }
    found
}

fn others(session: &Session, from: &[TableId]) -> Vec<Choice> {
    let open = |choice: &Choice| match &choice.meant {
        Meant::Table(Some(id)) => {
            !from.contains(id) && session.table(id).is_some_and(|it| !it.closed)
        }
        _ => false,
    };
    tables(session).into_iter().filter(open).collect()
}

fn others_of(session: &Session, question: &QuestionId, from: &[CategoryId]) -> Vec<Choice> {
    let others = session.categories_of(question).filter(|it| !from.contains(&it.id));
    others
        .map(|it| Choice {
            meant: Meant::Category(Some(it.id.clone())),
            label: format!("{}  {}", it.letter.as_deref().unwrap_or(" "), it.label),
        })
        .collect()
}

/// Whoever may be invited: to any table, to the projector, to each open table, and where the plan
/// has none, to the one that is typed.
fn invited(session: &Session, typed: &str) -> Vec<Choice> {
    let choice = |role, table, label| Choice { meant: Meant::Invite(role, table), label };
    let mut all = vec![
        choice(Role::Rapporteur, None, "who types for a table".to_owned()),
        choice(Role::Viewer, None, "the projector".to_owned()),
        Choice { meant: Meant::Print, label: "all of them, as a page to print".to_owned() },
    ];
    let open = session.open_tables().map(|it| it.table.name.clone());
    let new = TableId::new(typed);
    let is_new =
        session.plan.tables.is_none() && !typed.is_empty() && session.table(&new).is_none();
    for id in open.chain(is_new.then_some(new)) {
        let (name, here) = (table_name(id.as_str()), Some(id));
        all.push(choice(Role::Rapporteur, here.clone(), format!("{name}, who types for it")));
        all.push(choice(Role::Participant, here, format!("{name}, everybody who sits there")));
    }
    all
}

fn spot(spot: &Spot) -> Choice {
    Choice { meant: Meant::Spot(spot.clone()), label: spot.words.clone() }
}

fn tables(session: &Session) -> Vec<Choice> {
    let none = Choice { meant: Meant::Table(None), label: "no table".to_owned() };
    let each = session.tables.iter().map(|table| Choice {
        label: table_name(table.table.name.as_str()),
        meant: Meant::Table(Some(table.table.name.clone())),
    });
    std::iter::once(none).chain(each).collect()
}

/// The categories of the question that the first of these notes answers, and a new one of the name
/// typed; what is called just so stands first. A letter that none has, or the sign that stayed text
/// in the idea, is found within many names and means none of them: there the new one stands first,
/// unless a word begins so. Where the note answers no question, the questions it could, each with its
/// categories.
fn categories(model: &Model, notes: &[NoteId], typed: &str) -> Vec<Choice> {
    let question = question(model, notes);
    let of_it = question.iter().flat_map(|question| model.session.categories_of(question));
    let known: Vec<&CategoryState> = of_it.collect();
    let row = |category: &&CategoryState| Choice {
        meant: Meant::Category(Some(category.id.clone())),
        label: format!("{}  {}", category.letter.as_deref().unwrap_or(" "), category.label),
    };
    let none = Choice { meant: Meant::Category(None), label: "–  none yet".to_owned() };
    let all: Vec<Choice> = match question {
        Some(_) => known.iter().map(row).chain([none]).collect(),
        None => questions(&model.session).chain(numbered(&model.session)).chain([none]).collect(),
    };
    let wanted = fold(typed);
    let is_letter = |it: &&CategoryState| it.letter.as_deref().map(fold).as_ref() == Some(&wanted);
    let is_called = |it: &&CategoryState| fold(&it.label) == wanted;
    let exact = known.iter().position(is_letter).or_else(|| known.iter().position(is_called));
    let mut places = find(typed, all.iter().map(|choice| choice.label.as_str()));
    let slipped = || known.iter().position(|it| is_slip(&fold(&it.label), &wanted));
    places.extend(slipped().filter(|_| places.is_empty()));
    sort_by_key(&mut places, |place| Some(*place) != exact);
    let begins = |place: &usize| {
        let label = all.get(*place).map(|choice| fold(&choice.label)).unwrap_or_default();
        label.split_whitespace().any(|word| word.starts_with(&wanted))
    };
    let is_guess = wanted.chars().count() == 1 || is_perhaps_meant(model, notes, &wanted);
    if is_guess {
        sort_by_key(&mut places, |place| (Some(*place) != exact, !begins(place)));
    }
    let near = |place: &usize| begins(place) || slipped() == Some(*place);
    let is_likely = !is_guess || places.first().is_some_and(near);
    let found = places.iter().filter_map(|place| all.get(*place).cloned());
    let is_new = !wanted.is_empty() && question.is_some() && !known.iter().any(is_called);
    let new = is_new.then(|| typed.trim()).map(|name| Choice {
        meant: Meant::NewCategory(name.to_owned()),
        label: format!("+  {name} (new)"),
    });
    if is_likely { found.chain(new).collect() } else { new.into_iter().chain(found).collect() }
}

/// The categories of every question, the question's number before each letter.
fn numbered(session: &Session) -> impl Iterator<Item = Choice> {
    session.questions.iter().enumerate().flat_map(|(at, question)| {
        session.categories_of(&question.id).map(move |it| Choice {
            meant: Meant::Under(question.id.clone(), it.id.clone()),
            label: format!("{}{}  {}", at + 1, it.letter.as_deref().unwrap_or(" "), it.label),
        })
    })
}

/// What an idea was perhaps meant to be put under, which stayed text: the word behind `#` at its
/// start, or the few behind the last one.
#[must_use]
pub fn perhaps_under(note: &Note) -> Option<&str> {
    let word = note.stray().map(|word| word.trim_matches('#'));
    word.or_else(|| {
        let (_, name) = signs::tails(&note.words.text, '#').next()?;
        let lacks_one = note.kind == NoteKind::Idea && note.category.is_none();
        let begins = name.starts_with(char::is_alphabetic);
        Some(name).filter(|_| lacks_one && begins && name.split_whitespace().count() <= WORDS)
    })
}

/// True for what the one note there is was perhaps meant to be put under.
fn is_perhaps_meant(model: &Model, notes: &[NoteId], wanted: &str) -> bool {
    let [only] = notes else { return false };
    let meant = model.session.notes.get(*only).and_then(perhaps_under);
    meant.is_some_and(|words| fold(words) == wanted)
}

/// The question that the first of these notes answers: its categories are offered.
pub(in crate::tui) fn question(model: &Model, notes: &[NoteId]) -> Option<QuestionId> {
    model.session.notes.get(*notes.first()?)?.question.clone()
}

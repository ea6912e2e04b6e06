//! Questions, categories, tables, blocks and notes as people name them.
//!
//! The order of the rules is formats.md's: id, number, letter, exact label, unique beginning of
//! the folded text. Tables differ: their names are often numbers, so that a number is a name.

use std::sync::Arc;

use super::misuse::Misuse;
use crate::domain::{BlockId, CategoryId, NoteId, QuestionId, TableId};
use crate::session::{Session, table_name};
use crate::text::{Name, Unresolved, fold, resolve};

/// How much of a note's id must be typed at least.
const SHORTEST_ID: usize = 4;

/// Finds the question meant.
///
/// # Errors
/// None or several are named so.
pub fn question(session: &Session, typed: &str) -> Result<QuestionId, Misuse> {
    let questions = &session.questions;
    let names: Vec<Name<'_>> =
        questions.iter().map(|it| name(it.id.as_str(), None, &it.text)).collect();
    let at = resolve(&names, typed).map_err(|why| {
        unresolved("question", typed, &names, why, |typed, nearest| Misuse::NoQuestion {
            typed,
            nearest,
        })
    })?;
    questions
        .get(at)
        .map(|it| it.id.clone())
        .ok_or_else(|| Misuse::NoQuestion { typed: typed.to_owned(), nearest: None })
}

/// Finds the category meant within its question; gone ones are not found.
///
/// # Errors
/// None or several are named so.
pub fn category(
    session: &Session,
    question: &QuestionId,
    typed: &str,
) -> Result<CategoryId, Misuse> {
    let categories: Vec<_> = session.categories_of(question).collect();
    let names: Vec<Name<'_>> =
        categories.iter().map(|it| name(it.id.as_str(), it.letter.as_deref(), &it.label)).collect();
    let number = session.question_number(question);
    let said = number.map_or_else(|| question.to_string(), |number| number.to_string());
    let none = |typed: String, nearest| Misuse::NoCategory { question: said, typed, nearest };
    match resolve(&names, typed) {
        Ok(at) => {
            categories.get(at).map(|it| it.id.clone()).ok_or_else(|| none(typed.to_owned(), None))
        }
        Err(why) => Err(unresolved("category", typed, &names, why, none)),
    }
}

/// Finds the block meant; left-out ones are found too.
///
/// # Errors
/// None or several are named so.
pub fn block(session: &Session, typed: &str) -> Result<BlockId, Misuse> {
    let names: Vec<Name<'_>> =
        session.blocks.iter().map(|it| name(it.id().as_str(), None, &it.block.title)).collect();
    let none = |typed, nearest| Misuse::NoBlock { typed, nearest };
    match resolve(&names, typed) {
        Ok(at) => session
            .blocks
            .get(at)
            .map(|it| it.id().clone())
            .ok_or_else(|| none(typed.to_owned(), None)),
        Err(why) => Err(unresolved("block", typed, &names, why, none)),
    }
}

/// Finds the table meant, or names a new one where the plan does not name its tables. A closed
/// table keeps its name, and its number means no other.
///
/// # Errors
/// None of a plan's tables, or several, are named so; or nothing was typed.
pub fn table(session: &Session, typed: &str) -> Result<TableId, Misuse> {
    let typed = typed.trim();
    let named = session.plan.tables.are_named();
    let names: Vec<Name<'_>> = session
        .tables
        .iter()
        .map(|it| it.table.name.as_str())
        .map(|label| Name { id: label, letter: None, label, numbered: false })
        .collect();
    let exactly = |wanted: &str| {
        session.tables.iter().map(|it| &it.table.name).find(|it| it.as_str() == wanted).cloned()
    };
    if let Some(table) = exactly(typed) {
        return Ok(table);
    }
    if let Some(number) = number(typed).filter(|_| !named) {
        return Ok(exactly(&number).unwrap_or_else(|| TableId::new(&number)));
    }
    let none = |typed, nearest| Misuse::NoTable { typed, nearest };
    let found = match resolve(&names, typed) {
        // A number is a whole name: 1 is never the beginning of table 10.
        Ok(at) if number(typed).is_none() => names.get(at).map(|it| TableId::new(it.label)),
        Ok(at) => names
            .get(at)
            .filter(|it| fold(it.label) == fold(typed))
            .map(|it| TableId::new(it.label)),
        Err(Unresolved::Unknown { .. }) if !named && !fold(typed).is_empty() => {
            Some(TableId::new(typed))
        }
        Err(why) => return Err(unresolved("table", typed, &names, why, none)),
    };
    found.ok_or_else(|| none(typed.to_owned(), None))
}

/// The number a table is named by, as it stands on the card: `07` and `Table 7` read `7`.
#[must_use]
pub fn number(typed: &str) -> Option<String> {
    let folded = fold(typed);
    let digits = folded.strip_prefix("table ").unwrap_or(&folded);
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let significant = digits.trim_start_matches('0');
    whole.then(|| if significant.is_empty() { "0" } else { significant }.to_owned())
}

/// What a speaker is called: a table by its name or number, a speaker or a person there is as they
/// are called already, and anybody else by these words.
#[must_use]
pub fn speaker(session: &Session, block: Option<&BlockId>, typed: &str) -> Arc<str> {
    let name = without_sign(typed);
    known_speaker(session, block, name).unwrap_or_else(|| Arc::from(name))
}

/// The same for whoever said notes: one there is where the first of them was said is as they are
/// called there.
#[must_use]
pub fn sayer(session: &Session, notes: &[NoteId], typed: &str) -> Arc<str> {
    let first = notes.first().and_then(|id| session.notes.get(*id));
    speaker(session, first.and_then(|note| note.block.as_ref()), typed)
}

/// A name behind the sign that it has in the line is the name.
fn without_sign(typed: &str) -> &str {
    let name = typed.trim();
    name.strip_prefix('@').map_or(name, str::trim_start)
}

/// Whoever has a seat by the number of a card and no name: `card 12`, folded.
fn card(session: &Session, wanted: &str) -> Option<Arc<str>> {
    let number: usize = wanted.strip_prefix("card ")?.trim().parse().ok()?;
    let person = session.seating.as_ref()?.people.get(number.checked_sub(1)?)?;
    person.name.is_none().then(|| Arc::from(format!("Card {number}")))
}

/// The same, where that is a table, a card, a speaker of the block, if any, or one of the [`people`].
#[must_use]
pub fn known_speaker(session: &Session, block: Option<&BlockId>, typed: &str) -> Option<Arc<str>> {
    let typed = without_sign(typed);
    let wanted = fold(typed);
    let floor = block.and_then(|block| session.block(block)).map(|state| &state.floor);
    let known = floor.into_iter().flat_map(|floor| {
        let waiting = floor.list.iter().map(|it| &*it.speaker);
        waiting.chain(floor.turns.iter().map(|turn| &*turn.speaker))
    });
    if let Some(name) = known.chain(people(session)).find(|name| fold(name) == wanted) {
        return Some(Arc::from(name));
    }
    if let Some(card) = card(session, &wanted) {
        return Some(card);
    }
    let said = number(typed);
    let mut tables = session.tables.iter().map(|it| it.table.name.as_str());
    let table = tables.find(|name| {
        fold(name) == wanted || fold(&table_name(name)) == wanted || said.as_deref() == Some(name)
    });
    let unnamed = said.as_deref().filter(|_| !session.plan.tables.are_named());
    table.or(unnamed).map(|table| Arc::from(table_name(table)))
}

/// The names of the people of the plan, of those who have seats, roles or talks, and of whoever
/// said something before.
pub fn people(session: &Session) -> impl Iterator<Item = &str> {
    let seated = session.seating.iter().flat_map(|seating| &seating.people);
    let planned = session.plan.people.iter().map(|person| person.name.as_str());
    let serving = session.roles.iter().flat_map(|line| &line.names).map(String::as_str);
    let talks = session.blocks.iter().flat_map(|state| &state.block.speakers);
    planned
        .chain(seated.filter_map(|person| person.name.as_deref()))
        .chain(serving)
        .chain(talks.map(|speaker| speaker.name.as_str()))
        .chain(session.notes.speakers().keys().map(AsRef::as_ref))
}

/// Finds the note meant, by its id or a unique beginning of it.
///
/// # Errors
/// None or several have such an id.
pub fn note(session: &Session, typed: &str) -> Result<NoteId, Misuse> {
    let wanted = typed.trim().to_lowercase();
    let none = || Misuse::NoNote { typed: typed.to_owned() };
    if wanted.len() < SHORTEST_ID {
        return Err(none());
    }
    let mut hits =
        session.notes.iter().map(|it| it.id).filter(|id| id.to_string().starts_with(&wanted));
    match (hits.next(), hits.next()) {
        (Some(one), None) => Ok(one),
        (Some(first), Some(second)) => Err(Misuse::Ambiguous {
            what: "note",
            typed: typed.to_owned(),
            first: first.to_string(),
            second: second.to_string(),
        }),
        (None, _) => Err(none()),
    }
}

const fn name<'a>(id: &'a str, letter: Option<&'a str>, label: &'a str) -> Name<'a> {
    Name { id, letter, label, numbered: true }
}

fn unresolved(
    what: &'static str,
    typed: &str,
    names: &[Name<'_>],
    why: Unresolved,
    none: impl FnOnce(String, Option<String>) -> Misuse,
) -> Misuse {
    let said = |at: usize| names.get(at).map(|it| it.label.to_owned()).unwrap_or_default();
    match why {
        Unresolved::Unknown { nearest } => none(typed.to_owned(), nearest.map(said)),
        Unresolved::Ambiguous { first, second } => Misuse::Ambiguous {
            what,
            typed: typed.to_owned(),
            first: said(first),
            second: said(second),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::example::{named_tables, session};
    use crate::domain::Person;

    #[test]
    fn questions_are_named_by_id_number_and_beginning() {
        let session = session();
        for typed in ["q2", "2", "What are the key", "what are"] {
            assert_eq!(question(&session, typed).unwrap().as_str(), "q2", "{typed}");
        }
        assert!(matches!(question(&session, "What"), Err(Misuse::Ambiguous { .. })));
        let missing = question(&session, "q9").unwrap_err();
        assert!(!missing.is_usage());
        assert_eq!(missing.to_string(), "there is no question \"q9\"");
    }

    #[test]
    fn categories_are_looked_up_within_their_question() {
        let session = session();
        let (q1, q2) = (QuestionId::new("q1"), QuestionId::new("q2"));
        let label = |question: &QuestionId, typed| {
            let id = category(&session, question, typed).unwrap();
            session.category(question, &id).unwrap().label.to_string()
        };
        assert_eq!(label(&q1, "a"), "Protecting Human Rights");
        assert_eq!(label(&q2, "a"), "Cybersecurity");
        assert_eq!(label(&q2, "2"), "Human Rights and Consumer Protection");
        assert_eq!(label(&q2, "C"), "Human Rights and Consumer Protection");
        assert_eq!(label(&q2, "human"), "Human Rights and Consumer Protection");
    }

    #[test]
    fn an_unknown_category_is_refused_with_the_nearest_and_the_way_to_add_it() {
        let missing = category(&session(), &QuestionId::new("q2"), "Cybersecuritty").unwrap_err();
        assert_eq!(missing.to_string(), "question 2 has no category \"Cybersecuritty\"");
        assert_eq!(missing.hint(), "the nearest is \"Cybersecurity\"; add-category adds one");
        assert!(!missing.is_usage());
    }

    #[test]
    fn blocks_are_named_by_id_number_and_beginning() {
        let session = session();
        for typed in ["th1", "3", "midway"] {
            assert_eq!(block(&session, typed).unwrap().as_str(), "th1", "{typed}");
        }
        let near = block(&session, "Midwya Town").unwrap_err();
        assert_eq!(near.hint(), "the nearest is \"Midway Town Hall\"");
    }

    #[test]
    fn a_number_names_one_table_and_never_the_beginning_of_another() {
        let mut session = session();
        session.tables.retain(|it| it.table.name.as_str() != "1");
        assert_eq!(table(&session, "1").unwrap().as_str(), "1");
        for typed in ["7", "07", " 7 ", "Table 7", "table 7"] {
            assert_eq!(table(&session, typed).unwrap().as_str(), "7", "{typed}");
        }
    }

    #[test]
    fn a_table_comes_into_being_by_being_named() {
        let mut session = session();
        assert_eq!(table(&session, "Window").unwrap().as_str(), "Window");
        session.tables[0].table.name = TableId::new("Window");
        assert_eq!(table(&session, "win").unwrap().as_str(), "Window");
        assert!(table(&session, " ").is_err());
    }

    #[test]
    fn a_speaker_is_a_table_a_person_or_any_words() {
        let mut session = session();
        let person = |name: &str| Person { name: name.to_owned(), ..Person::default() };
        let plan = Arc::make_mut(&mut session.plan);
        plan.people = vec![person("Zoë Álvarez"), person("李小龍")];
        let th1 = BlockId::new("th1");
        for (typed, called) in [
            ("8", "Table 8"),
            (" table 08 ", "Table 8"),
            ("40", "Table 40"),
            ("zoe alvarez", "Zoë Álvarez"),
            ("李小龍", "李小龍"),
            (" lady in red ", "lady in red"),
            ("@lady in red", "lady in red"),
            ("@8", "Table 8"),
        ] {
            assert_eq!(&*speaker(&session, Some(&th1), typed), called, "{typed}");
        }
        let session = named_tables(&["Blue", "Table of hope"]);
        for (typed, called) in
            [("blue", "Table Blue"), ("table of hope", "Table of hope"), ("8", "8")]
        {
            assert_eq!(&*speaker(&session, Some(&th1), typed), called, "{typed}");
        }
    }

    #[test]
    fn where_the_plan_names_its_tables_another_name_is_a_mistake() {
        let session = named_tables(&["Blue", "Green", "12"]);
        assert_eq!(table(&session, "blue").unwrap().as_str(), "Blue");
        assert_eq!(table(&session, "12").unwrap().as_str(), "12");
        for typed in ["1", "2", "Gren"] {
            assert!(table(&session, typed).is_err(), "{typed}");
        }
        assert_eq!(table(&session, "Gren").unwrap_err().hint(), "the nearest is \"Green\"");
    }

    #[test]
    fn a_closed_table_does_not_shift_the_others() {
        let mut session = session();
        session.tables[2].closed = true;
        assert_eq!(table(&session, "4").unwrap().as_str(), "4");
        assert_eq!(table(&session, "3").unwrap().as_str(), "3");
    }
}

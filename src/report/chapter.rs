//! What came out of each question: the lists of the report.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{CategoryId, NoteKind, Question, QuestionId};
use crate::session::{BlockState, Note, Session};

/// Notes in the order of capture, retracted ones left out.
pub type List = Vec<Arc<Note>>;

/// A question and what was noted about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// The place of the question in the plan, from 1; none where notes have no question.
    pub number: Option<usize>,
    /// That question; none as well.
    pub question: Option<QuestionId>,
    /// What readers know it by: `Conversation 1` where that block asked it and nothing else,
    /// `Question 2` otherwise.
    pub label: String,
    /// The question itself.
    pub text: String,
    /// No block asked it, and nothing answers it.
    pub unasked: bool,
    /// Its theme.
    pub theme: Option<String>,
    /// What asking it was for.
    pub goals: Vec<String>,
    /// What people should know before they answer.
    pub background: Option<String>,
    /// Its categories in display order, empty ones too.
    pub sections: Vec<Section>,
    /// Its ideas without a category.
    pub uncategorised: List,
    /// What stays open.
    pub open_questions: List,
    /// Books, links, people to ask.
    pub resources: List,
    /// What was agreed.
    pub conclusions: List,
}

impl Chapter {
    /// Every idea it lists, section by section.
    pub fn ideas(&self) -> impl Iterator<Item = &Note> {
        let lists = self.sections.iter().map(|section| &section.ideas);
        lists.chain([&self.uncategorised]).flatten().map(AsRef::as_ref)
    }

    /// True where nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let others = [&self.open_questions, &self.resources, &self.conclusions];
        self.ideas().next().is_none() && others.into_iter().all(Vec::is_empty)
    }
}

/// A category and its ideas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its letter, where it has one.
    pub letter: Option<Arc<str>>,
    /// Its name.
    pub label: Arc<str>,
    /// Its ideas.
    pub ideas: List,
}

/// One chapter a question in their order, then one for notes that answer none of them.
/// Comments are not in them.
pub(super) fn chapters(session: &Session) -> Vec<Chapter> {
    let questions = &session.questions;
    let mut chapters: Vec<Chapter> =
        questions.iter().enumerate().map(|(at, question)| chapter(session, at, question)).collect();
    let label = if questions.is_empty() { "What was said" } else { "Without a question" };
    let mut rest = Chapter { label: label.to_owned(), ..Chapter::default() };
    let places = Places::of(session);
    for note in session.notes.as_said().as_ref() {
        let question = note.question.as_ref().and_then(|id| places.questions.get(id));
        let chapter = question.and_then(|at| chapters.get_mut(*at)).unwrap_or(&mut rest);
        if let Some(list) = list_of(chapter, note, &places) {
            list.push(Arc::clone(note));
        }
    }
    for chapter in &mut chapters {
        chapter.unasked &= chapter.is_empty();
    }
    chapters.push(rest);
    chapters
}

fn list_of<'a>(chapter: &'a mut Chapter, note: &Note, places: &Places) -> Option<&'a mut List> {
    if note.retracted {
        return None;
    }
    match note.kind {
        NoteKind::Comment => None,
        NoteKind::OpenQuestion => Some(&mut chapter.open_questions),
        NoteKind::Resource => Some(&mut chapter.resources),
        NoteKind::Conclusion => Some(&mut chapter.conclusions),
        NoteKind::Idea => Some(
            places
                .section(note)
                .and_then(|at| chapter.sections.get_mut(at))
                .map_or(&mut chapter.uncategorised, |section| &mut section.ideas),
        ),
    }
}

/// Where questions and categories stand, by id.
pub(super) struct Places<'a> {
    pub(super) questions: HashMap<&'a QuestionId, usize>,
    sections: HashMap<(&'a QuestionId, &'a CategoryId), usize>,
}

impl<'a> Places<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let questions = &session.questions;
        let sections = questions.iter().flat_map(|question| {
            let categories = session.categories_of(&question.id).enumerate();
            categories.map(|(at, category)| ((&question.id, &category.id), at))
        });
        Self {
            questions: questions.iter().enumerate().map(|(at, of)| (&of.id, at)).collect(),
            sections: sections.collect(),
        }
    }

    /// The place of a note's category within its question.
    pub(super) fn section(&self, note: &Note) -> Option<usize> {
        self.sections.get(&(note.question.as_ref()?, note.category.as_ref()?)).copied()
    }
}

fn chapter(session: &Session, at: usize, question: &Question) -> Chapter {
    let section = |category: &crate::session::CategoryState| Section {
        letter: category.letter.clone(),
        label: Arc::clone(&category.label),
        ideas: List::new(),
    };
    Chapter {
        number: Some(at + 1),
        question: Some(question.id.clone()),
        label: asked_in(session, &question.id).unwrap_or_else(|| format!("Question {}", at + 1)),
        text: question.text.clone(),
        unasked: !is_asked(session, &question.id),
        theme: question.theme.clone(),
        goals: question.goals.clone(),
        background: question.background.clone(),
        sections: session.categories_of(&question.id).map(section).collect(),
        ..Chapter::default()
    }
}

/// True where a block or a table asked it, or is still to; also where the programme says of no block
/// what it asks.
fn is_asked(session: &Session, question: &QuestionId) -> bool {
    let is_held = |state: &BlockState| {
        !state.skipped && (state.started.is_some() || session.closed.is_none())
    };
    let asks = |state: &BlockState| state.block.questions().contains(&question);
    let blocks = &session.blocks;
    session.tables.iter().any(|state| state.table.question.as_ref() == Some(question))
        || blocks.iter().any(|state| is_held(state) && asks(state))
        || blocks.iter().all(|state| state.block.questions().is_empty())
}

/// The titles of the blocks that asked this question, where none of them asked another.
fn asked_in(session: &Session, question: &QuestionId) -> Option<String> {
    let asks = |state: &&BlockState| !state.skipped && state.block.questions().contains(&question);
    let blocks: Vec<&BlockState> = session.blocks.iter().filter(asks).collect();
    let alone = blocks.iter().all(|state| state.block.questions().len() == 1);
    let titles: Vec<&str> = blocks.iter().map(|state| state.block.title.as_str()).collect();
    (alone && !titles.is_empty()).then(|| titles.join(" and "))
}

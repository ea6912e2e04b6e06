//! What kind of session is made: its template, chosen in a field of the dialog, and what that asks.

use crossterm::event::KeyEvent;

use super::dialog::Dialog;
use super::field::Field;
use crate::domain::{Block, BlockKind, QuestionId};
use crate::setup::{Blueprint, TEMPLATES, Template, is_example};
use crate::tui::keys::typed;
use crate::tui::model::Line;

/// The fields that say how long something is, and of which kind of block each does.
const LENGTHS: [(Field, BlockKind); 9] = [
    (Field::Opening, BlockKind::Opening),
    (Field::Round, BlockKind::Conversation),
    (Field::Groups, BlockKind::Breakout),
    (Field::Change, BlockKind::Move),
    (Field::Pause, BlockKind::Break),
    (Field::Hall, BlockKind::TownHall),
    (Field::Talk, BlockKind::Talk),
    (Field::Discussion, BlockKind::Discussion),
    (Field::Closing, BlockKind::Closing),
];

impl Dialog {
    /// The fields of this kind, in order: what its template says in one way alone is not asked.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = vec![Field::Kind, Field::Title, Field::Place, Field::Date, Field::Start];
        let blueprint = &self.blueprint;
        if blueprint.has_rounds() {
            fields.push(Field::Rounds);
        }
        if blueprint.has_topics() {
            fields.push(Field::Topics);
        }
        fields.extend(self.lengths_asked().map(|(field, _)| field));
        fields.extend((0..blueprint.talks()).map(Field::Speaker));
        let questions = match () {
            () if blueprint.has_topics() => self.topics,
            () if blueprint.asks_each_round() => self.rounds,
            () => blueprint.questions().len(),
        };
        fields.extend((0..questions).map(Field::Question));
        fields.extend(blueprint.tables().map(|_| Field::Tables));
        fields.push(Field::People);
        fields
    }

    /// The lengths that are asked, and of which kind of block each is.
    fn lengths_asked(&self) -> impl Iterator<Item = (Field, BlockKind)> {
        LENGTHS.into_iter().filter(|(_, kind)| self.blueprint.lasts(*kind).is_some())
    }

    /// The kinds of block whose length is not filled in as it should be.
    pub(super) fn unknown(&self) -> Vec<BlockKind> {
        let wrong = self.lengths_asked().filter(|(field, _)| self.length(*field).is_none());
        wrong.map(|(_, kind)| kind).collect()
    }

    /// What may stand in a field, in a few words, raw.
    #[must_use]
    pub fn hint(&self, field: Field) -> String {
        let blueprint = &self.blueprint;
        let question = match field {
            Field::Kind => return blueprint.template().about.to_owned(),
            Field::Speaker(_) if blueprint.talks() > 1 => return "who speaks, or empty".to_owned(),
            Field::Question(0) if !blueprint.asks_each_round() => {
                return "what people talk about".to_owned();
            }
            Field::Question(1) if blueprint.has_topics() => return "of another table".to_owned(),
            Field::Question(_) if blueprint.has_topics() => {
                return "of another table, or empty: it is left out".to_owned();
            }
            Field::Question(at) if !blueprint.asks_each_round() => blueprint.questions().get(at),
            _ => None,
        };
        let question = question.filter(|it| !is_example(it));
        question.map_or_else(|| field.hint(), |it| format!("empty: {}", it.text))
    }

    /// What a block of the template is called, with what it asks or who speaks, raw.
    pub(super) fn called_so(&self, block: &Block) -> String {
        let place = |id: &QuestionId| self.blueprint.questions().iter().position(|it| it.id == *id);
        let asked = block.question.as_ref().and_then(place);
        let asked = asked.map(|at| self.typed(Field::Question(at)));
        let spoken = block.speakers.first().map(|speaker| speaker.name.clone());
        match asked.or(spoken).filter(|words| !words.is_empty()) {
            Some(words) => format!("{}: {words}", block.title),
            None => block.title.clone(),
        }
    }

    /// Goes to the next kind, or `back` to the one before, round at the ends.
    pub(super) fn turn(&mut self, back: bool) {
        let mut others = self.others();
        let other = if back { others.next_back() } else { others.next() };
        self.begin(other);
    }

    /// Goes to the next kind whose name begins with the letter of this key.
    pub(super) fn choose(&mut self, key: &KeyEvent) {
        let letter = typed(key);
        let called =
            self.others().find(|it| letter.is_some_and(|letter| it.name.starts_with(letter)));
        self.begin(called);
    }

    /// The other kinds, from the one after this on.
    fn others(&self) -> impl DoubleEndedIterator<Item = &'static Template> + use<> {
        let name = self.blueprint.template().name;
        let at = TEMPLATES.iter().position(|it| it.name == name).unwrap_or(0);
        TEMPLATES.iter().skip(at + 1).chain(TEMPLATES.iter().take(at))
    }

    /// What was only offered is offered anew, as the template has it; what was typed stays.
    fn begin(&mut self, template: Option<&'static Template>) {
        let Some(blueprint) = template.map(Blueprint::of) else { return };
        for (field, kind) in LENGTHS {
            if let Some(length) = blueprint.lasts(kind).filter(|_| self.offers(field)) {
                self.offer(field, &length.to_string());
            }
        }
        if let Some(tables) = blueprint.tables().filter(|_| self.offers(Field::Tables)) {
            self.offer(Field::Tables, &tables.to_string());
        }
        if self.offers(Field::Start) || self.typed(Field::Start).is_empty() {
            self.offer(Field::Start, &blueprint.start());
        }
        self.blueprint = blueprint;
        self.fault.clear();
    }

    fn offer(&mut self, field: Field, words: &str) {
        if let Some(line) = self.line_of(field) {
            *line = Line::of(words);
        }
        self.offered.retain(|one| *one != field);
        if !words.is_empty() {
            self.offered.push(field);
        }
    }
}

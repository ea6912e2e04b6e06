//! What kind of session is made: its template, chosen in a field of the dialog, and what that asks.

use crossterm::event::KeyEvent;

use super::dialog::Dialog;
use super::field::Field;
use crate::domain::{Block, BlockKind, QuestionId};
use crate::setup::{Outline, TEMPLATES};
use crate::tui::keys::typed;
use crate::tui::model::Line;

/// The fields that say how long something is, and of which kind of block each does.
const LENGTHS: [(Field, BlockKind); 5] = [
    (Field::Opening, BlockKind::Opening),
    (Field::Round, BlockKind::Conversation),
    (Field::Change, BlockKind::Move),
    (Field::Hall, BlockKind::TownHall),
    (Field::Closing, BlockKind::Closing),
];

impl Dialog {
    /// The fields of this kind, in order: what its template says in one way alone is not asked.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = vec![Field::Kind, Field::Title, Field::Place, Field::Date, Field::Start];
        let outline = &self.outline;
        if outline.has_rounds() {
            fields.push(Field::Rounds);
        }
        let is_asked = |(_, kind): &&(Field, BlockKind)| outline.lasts(*kind).is_some();
        fields.extend(LENGTHS.iter().filter(is_asked).map(|(field, _)| *field));
        fields.extend((0..outline.talks()).map(Field::Speaker));
        let questions = if outline.has_rounds() { self.rounds } else { outline.questions().len() };
        fields.extend((0..questions).map(Field::Question));
        fields.extend(outline.tables().map(|_| Field::Tables));
        fields.push(Field::People);
        fields
    }

    /// What may stand in a field, in a few words, raw.
    #[must_use]
    pub fn hint(&self, field: Field) -> String {
        let outline = &self.outline;
        let question = match field {
            Field::Kind => return outline.template().about.to_owned(),
            Field::Speaker(_) if outline.talks() > 1 => return "who speaks, or empty".to_owned(),
            Field::Question(0) if !outline.has_rounds() => {
                return "what people talk about".to_owned();
            }
            Field::Question(at) if !outline.has_rounds() => outline.questions().get(at),
            _ => None,
        };
        question.map_or_else(|| field.hint(), |it| format!("empty: {}", it.text))
    }

    /// What a block of the template is called, with what it asks or who speaks, raw.
    pub(super) fn called_so(&self, block: &Block) -> String {
        let place = |id: &QuestionId| self.outline.questions().iter().position(|it| it.id == *id);
        let asked = block.question.as_ref().and_then(place);
        let asked = asked.map(|at| self.typed(Field::Question(at)));
        let spoken = block.speakers.first().map(|speaker| speaker.name.clone());
        match asked.or(spoken).filter(|words| !words.is_empty()) {
            Some(words) => format!("{}: {words}", block.title),
            None => block.title.clone(),
        }
    }

    /// Takes the key of another kind where the cursor is there: ← and →, or the letter its name
    /// begins with.
    pub(super) fn chooses(&mut self, key: &KeyEvent, by: Option<isize>) {
        let count = TEMPLATES.len();
        let name = self.outline.template().name;
        let at = TEMPLATES.iter().position(|it| it.name == name).unwrap_or(0);
        let begins = |letter: char| {
            let next = (1..=count).map(|by| (at + by) % count);
            next.into_iter()
                .find(|at| TEMPLATES.get(*at).is_some_and(|it| it.name.starts_with(letter)))
        };
        let wanted = match by {
            Some(by) if by < 0 => Some((at + count - 1) % count),
            Some(_) => Some((at + 1) % count),
            None => typed(key).and_then(begins),
        };
        if let Some(template) = wanted.and_then(|at| TEMPLATES.get(at)) {
            self.begin(Outline::of(template));
        }
    }

    /// What was only offered is offered anew, as the template has it; what was typed stays.
    fn begin(&mut self, outline: Outline) {
        for (field, kind) in LENGTHS {
            if let Some(length) = outline.lasts(kind).filter(|_| self.offers(field)) {
                self.offer(field, &length.to_string());
            }
        }
        if let Some(tables) = outline.tables().filter(|_| self.offers(Field::Tables)) {
            self.offer(Field::Tables, &tables.to_string());
        }
        if self.offers(Field::Start) || self.typed(Field::Start).is_empty() {
            self.offer(Field::Start, &outline.start());
        }
        self.outline = outline;
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

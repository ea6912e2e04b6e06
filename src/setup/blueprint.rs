//! A template as a short dialog fills it in: what may be asked of it, and what comes of the answers.

use super::lengths::Lengths;
use super::templates::Template;
use crate::domain::{Block, BlockKind, Length, Plan, Question, Span, Speaker, Table, Tables};

/// A template with the plan it begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Blueprint {
    template: &'static Template,
    plan: Plan,
}

impl Blueprint {
    /// Of a template.
    #[must_use]
    pub fn of(template: &'static Template) -> Self {
        Self { template, plan: template.plan() }
    }

    /// The template.
    #[must_use]
    pub const fn template(&self) -> &'static Template {
        self.template
    }

    /// True where it has so many rounds as are asked for, each like the others.
    #[must_use]
    pub fn has_rounds(&self) -> bool {
        *self.template == Template::CLASSIC
    }

    /// How long its blocks of a kind are, where they are alike.
    #[must_use]
    pub fn lasts(&self, kind: BlockKind) -> Option<Length> {
        let mut lengths = self.of_kind(kind).map(|block| block.length);
        let first = lengths.next()??;
        lengths.all(|length| length == Some(first)).then_some(first)
    }

    /// How many talks it has.
    #[must_use]
    pub fn talks(&self) -> usize {
        self.of_kind(BlockKind::Talk).count()
    }

    fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = &Block> {
        self.plan.programme.iter().filter(move |block| block.kind == kind)
    }

    /// Its questions, with words to be replaced.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.plan.questions
    }

    /// How many tables it has; none where they have names, or there are none.
    #[must_use]
    pub fn tables(&self) -> Option<usize> {
        let count = self.plan.tables.list().len();
        (count > 0 && !self.plan.tables.are_named()).then_some(count)
    }

    /// When its first block begins, where that is said.
    #[must_use]
    pub fn start(&self) -> String {
        let start = self.plan.programme.first().and_then(|block| block.start);
        start.map(|start| start.to_string()).unwrap_or_default()
    }

    /// Its blocks, so long and with these speakers. Those of no length are left out, and of several
    /// talks those that nobody gives, once somebody gives one.
    #[must_use]
    pub fn programme(&self, lengths: Lengths, speakers: &[String]) -> Vec<Block> {
        let given = |name: &&String| !name.trim().is_empty();
        let named = speakers.iter().any(|name| given(&name));
        let mut titles = self.of_kind(BlockKind::Talk).map(|block| block.title.clone());
        let mut speakers = speakers.iter();
        let mut begins = (None, None);
        let mut blocks = Vec::new();
        for block in &self.plan.programme {
            let mut block = block.clone();
            if let Some(length) = self.lasts(block.kind).and_then(|_| lengths.of(block.kind)) {
                block.length = Some(length);
            }
            let mut left_out = block.length == Some(Length(Span::ZERO));
            if block.kind == BlockKind::Talk {
                let name = speakers.next().filter(given);
                left_out |= named && name.is_none() && self.talks() > 1;
                let speaker = |name: &String| Speaker { name: name.clone(), ..Speaker::default() };
                block.speakers = name.map(speaker).into_iter().collect();
                if !left_out {
                    block.title = titles.next().unwrap_or(block.title);
                }
            }
            // The first block that is there begins the day.
            if block.date.is_some() {
                begins = (block.date, block.start);
            }
            if !left_out {
                let (date, start) = std::mem::take(&mut begins);
                (block.date, block.start) = (block.date.or(date), block.start.or(start));
                blocks.push(block);
            }
        }
        blocks
    }

    /// True where tables have questions of their own, which people travel through.
    #[must_use]
    pub fn has_topics(&self) -> bool {
        self.plan.tables.list().iter().any(|table| table.question.is_some())
    }

    /// Its plan with what was asked put in: a question without an answer keeps the template's words,
    /// and a topic without one is left out, once there are two to travel between.
    #[must_use]
    pub(super) fn filled(
        &self,
        questions: &[String],
        speakers: &[String],
        lengths: Lengths,
    ) -> Plan {
        let mut plan = self.plan.clone();
        plan.note = None;
        plan.programme = self.programme(lengths, speakers);
        let answered = |place: usize| questions.get(place).is_some_and(|it| !it.trim().is_empty());
        let several = (0..plan.questions.len()).filter(|place| answered(*place)).count() > 1;
        for (place, (question, text)) in plan.questions.iter_mut().zip(questions).enumerate() {
            let text = text.trim();
            if !answered(place) {
                continue;
            }
            text.clone_into(&mut question.text);
            question.note = None;
            if let Tables::Named(tables) = &mut plan.tables {
                let there = |table: &&mut Table| table.question.as_ref() == Some(&question.id);
                tables.iter_mut().filter(there).for_each(|table| table.topic = None);
            }
        }
        if self.has_topics() && several {
            let mut places = 0..;
            plan.questions.retain(|_| places.next().is_some_and(answered));
            let asked = |table: &Table| {
                plan.questions.iter().any(|it| Some(&it.id) == table.question.as_ref())
            };
            if let Tables::Named(tables) = &mut plan.tables {
                tables.retain(asked);
            }
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Sketch, Source, TEMPLATES, read};
    use crate::text::to_json_pretty;

    fn sketch(name: &str) -> Sketch {
        let template = Template::named(name).unwrap();
        let blueprint = Blueprint::of(template);
        let mut lengths = Lengths::usual();
        lengths.opening = blueprint.lasts(BlockKind::Opening).unwrap_or(lengths.opening);
        Sketch {
            template,
            title: "Ours".to_owned(),
            place: None,
            date: "2026-11-28".parse().unwrap(),
            start: "18:15".parse().ok(),
            questions: vec!["Why?".to_owned(); 1],
            speakers: Vec::new(),
            tables: blueprint.tables().map(|_| 5),
            people: Some(30),
            lengths,
        }
    }

    fn minutes(plan: &Plan) -> Vec<i64> {
        plan.programme.iter().filter_map(Block::span).map(Span::nearest_minutes).collect()
    }

    #[test]
    fn every_template_is_filled_in_without_a_fault() {
        for template in TEMPLATES {
            let plan = sketch(template.name).plan().unwrap();
            let reading = read(&Source::new("made", to_json_pretty(&plan).unwrap()));
            assert_eq!(reading.faults, [], "{}", template.name);
            assert_eq!(reading.plan.as_ref(), Some(&plan), "{}", template.name);
            let first = &plan.programme[0];
            assert_eq!((plan.title.as_str(), plan.participants), ("Ours", Some(30)));
            assert_eq!(first.date.unwrap().to_string(), "2026-11-28", "{}", template.name);
            assert_eq!(first.start.unwrap().to_string(), "18:15", "{}", template.name);
            let asked = plan.questions.first().is_none_or(|question| question.text == "Why?");
            assert!(asked, "{}", template.name);
        }
    }

    #[test]
    fn a_length_is_asked_for_where_all_blocks_of_a_kind_are_alike() {
        let of = |name| Blueprint::of(Template::named(name).unwrap());
        assert_eq!(of("synthesis").lasts(BlockKind::Conversation), None, "25, 25 and 20 minutes");
        assert_eq!(of("panel").lasts(BlockKind::TownHall), None, "there is none");
        assert_eq!(minutes(&sketch("synthesis").plan().unwrap()), [15, 25, 3, 25, 3, 20, 20, 10]);
        assert_eq!(of("topics").tables(), None, "they have names");
        assert_eq!(of("workshop").tables(), Some(4));
    }

    #[test]
    fn the_first_block_that_is_there_begins_its_day() {
        let mut days = sketch("days");
        days.lengths.opening = Length(Span::ZERO);
        let plan = days.plan().unwrap();
        let begins: Vec<_> = plan.programme.iter().filter_map(|it| it.date).collect();
        let begins: Vec<_> = begins.iter().map(ToString::to_string).collect();
        assert_eq!(begins, ["2026-11-28", "2026-11-29", "2026-11-30"]);
        assert_eq!(plan.programme[0].title, "Conversation 1");
    }

    #[test]
    fn talks_are_those_that_somebody_gives() {
        let talks = |names: [&str; 4]| {
            let speakers = names.map(str::to_owned).to_vec();
            let plan = Sketch { speakers, ..sketch("panel") }.plan().unwrap();
            let talks = plan.programme.into_iter().filter(|it| it.kind == BlockKind::Talk);
            let name = |it: &Block| it.speakers.first().map_or("-", |it| &it.name).to_owned();
            talks.map(|it| format!("{}: {}", it.title, name(&it))).collect::<Vec<_>>()
        };
        assert_eq!(talks(["Ada", "", "Ben", ""]), ["First talk: Ada", "Second talk: Ben"]);
        assert_eq!(talks([""; 4]).len(), 4, "who speaks is not known yet");
    }

    #[test]
    fn a_topic_gives_way_to_the_question_that_is_asked_there_and_is_left_out_without_one() {
        let made = |questions: [&str; 3]| {
            let questions = questions.map(str::to_owned).to_vec();
            let plan = Sketch { questions, ..sketch("topics") }.plan().unwrap();
            let tables = plan.tables.list().into_iter();
            let topics: Vec<_> = tables.map(|it| (it.name.to_string(), it.topic)).collect();
            (plan.questions.into_iter().map(|it| it.text).collect::<Vec<_>>(), topics)
        };
        let (questions, topics) = made(["Why?", " ", "How?"]);
        assert_eq!(questions, ["Why?", "How?"]);
        assert_eq!(topics, [("1".to_owned(), None), ("3".to_owned(), None)]);
        let (questions, topics) = made(["Why?", "", ""]);
        assert_eq!(questions[1], "Your question on the second topic?");
        assert_eq!((topics.len(), topics[1].1.as_deref()), (4, Some("Second topic")));
    }
}

//! A template as a short dialog fills it in: what may be asked of it, and what comes of the answers.

use super::lengths::Lengths;
use super::templates::Template;
use crate::domain::{
    Block, BlockId, BlockKind, Length, Plan, Question, QuestionId, Span, Speaker, Table, TableId,
    Tables,
};

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
        [BlockKind::Conversation, BlockKind::Move].iter().all(|kind| self.lasts(*kind).is_some())
    }

    /// True where each of them may have a question of its own.
    #[must_use]
    pub fn asks_each_round(&self) -> bool {
        self.has_rounds() && !self.has_topics()
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

    /// Its blocks, so long, with these speakers and so many rounds where they are alike. Those of no
    /// length are left out, and of several talks those that nobody gives, once somebody gives one.
    #[must_use]
    pub fn programme(&self, lengths: Lengths, speakers: &[String], rounds: usize) -> Vec<Block> {
        if self.has_rounds() {
            return self.rounds(rounds, lengths);
        }
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

    /// So many rounds, with time to change tables between them and what the template has around
    /// them; without questions, days or times.
    fn rounds(&self, rounds: usize, lengths: Lengths) -> Vec<Block> {
        let usual = &self.plan.programme;
        let nameless = |block: &Block| Block {
            id: BlockId::default(),
            question: None,
            length: lengths.of(block.kind).or(block.length),
            ..block.clone()
        };
        let is_round = |block: &&Block| block.kind == BlockKind::Conversation;
        let is_inner = |block: &&Block| is_round(block) || block.kind == BlockKind::Move;
        let before = usual.iter().take_while(|block| !is_inner(block)).map(nameless);
        let after = usual.iter().skip_while(|block| !is_inner(block));
        let after = after.filter(|block| !is_inner(block)).map(nameless);
        let round = usual.iter().find(is_round).map(nameless).unwrap_or_default();
        let change = usual.iter().find(|block| block.kind == BlockKind::Move).map(nameless);
        let inner = (1..=rounds).flat_map(|number| {
            let title = format!("Conversation {number}");
            let round = Block { title, ..round.clone() };
            change.clone().filter(|_| number > 1).into_iter().chain([round])
        });
        let is_there = |block: &Block| block.length != Some(Length(Span::ZERO));
        before.chain(inner).chain(after).filter(is_there).collect()
    }

    /// True where tables have questions of their own, which people travel through.
    #[must_use]
    pub fn has_topics(&self) -> bool {
        self.plan.tables.list().iter().any(|table| table.question.is_some())
    }

    /// Its plan with these blocks and what was asked put in. Of the words that stand in a template to
    /// be replaced none is left: a topic without a question is left out, and a block without one asks
    /// what was asked before.
    #[must_use]
    pub(super) fn filled(&self, questions: &[String], programme: Vec<Block>) -> Plan {
        let mut plan = Plan { note: None, programme, ..self.plan.clone() };
        if self.has_topics() {
            lay_topics(&mut plan, questions);
        } else {
            ask(&mut plan, questions);
        }
        plan
    }
}

/// True for words that stand in a template to be replaced.
#[must_use]
pub fn is_example(question: &Question) -> bool {
    question.text.starts_with("Your ")
}

/// A table for each question.
fn lay_topics(plan: &mut Plan, questions: &[String]) {
    let asked = questions.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    let topic = |(number, text): (usize, &str)| {
        let id = QuestionId::new(format!("q{number}"));
        let (name, question) = (TableId::new(number.to_string()), Some(id.clone()));
        let table = Table { name, question, ..Table::default() };
        (Question { id, text: text.to_owned(), ..Question::default() }, table)
    };
    let (questions, tables) = (1..).zip(asked).map(topic).unzip();
    (plan.questions, plan.tables) = (questions, Tables::Named(tables));
}

fn ask(plan: &mut Plan, questions: &[String]) {
    let mut before: Option<QuestionId> = None;
    for (place, mut question) in std::mem::take(&mut plan.questions).into_iter().enumerate() {
        let text = questions.get(place).map_or("", |text| text.trim());
        if text.is_empty() && is_example(&question) {
            let asks = |block: &&mut Block| block.question.as_ref() == Some(&question.id);
            plan.programme
                .iter_mut()
                .filter(asks)
                .for_each(|block| block.question.clone_from(&before));
            continue;
        }
        if !text.is_empty() {
            text.clone_into(&mut question.text);
            question.note = None;
        }
        before = Some(question.id.clone());
        plan.questions.push(question);
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
            rounds: 3,
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
    fn each_question_typed_is_a_topic_with_its_table_and_people_travel_as_often_as_is_said() {
        let questions = ["Why?", " ", "How?"].map(str::to_owned).to_vec();
        let plan = Sketch { questions, rounds: 2, ..sketch("topics") }.plan().unwrap();
        let tables = plan.tables.list().into_iter();
        let topics: Vec<_> =
            tables.map(|it| (it.name.to_string(), it.question.unwrap().to_string())).collect();
        assert_eq!(topics, [("1".into(), "q1".into()), ("2".into(), "q2".to_owned())]);
        let questions = plan.questions.iter().map(|it| it.text.as_str());
        assert_eq!(questions.collect::<Vec<_>>(), ["Why?", "How?"]);
        let titles: Vec<_> = plan.programme.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles[1..4], ["Conversation 1", "Travel to another topic", "Conversation 2"]);
        assert_eq!(titles.len(), 6);
    }

    #[test]
    fn words_that_stand_in_a_template_to_be_replaced_never_come_before_the_room() {
        for template in TEMPLATES {
            let plan = sketch(template.name).plan().unwrap();
            assert!(!plan.questions.iter().any(is_example), "{}", template.name);
        }
        let asked = |name| {
            let plan = sketch(name).plan().unwrap();
            let asked = plan.programme.iter().filter_map(|it| it.question.as_ref());
            asked.map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(asked("workshop"), ["q1", "q1"]);
        assert_eq!(asked("synthesis"), ["q1", "q1", "q3"]);
    }
}

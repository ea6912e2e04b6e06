//! The Programme: every block as planned, as it was or is expected, and how late.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, columns, draw as draw_list, is_wide};
use super::times::{late, range, state};
use crate::actions::Action;
use crate::domain::{Length, Span};
use crate::session::{BlockOutlook, BlockState, Outlook, Phase, Session};
use crate::text::{shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::{Model, title};

/// Columns from which kind and length have their own.
const EASY: u16 = 100;

/// Where the titles begin.
const TITLE: u16 = 47;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let trial = model.lists.trial.as_deref();
    let (session, outlook) = match trial {
        Some(trial) => (&trial.session, &trial.outlook),
        None => (&model.session, &model.outlook),
    };
    let at = model.chosen_block().map(BlockState::id);
    let days = session.by_day().count();
    let columns = columns(area);
    let ends = Ends::of(&session.blocks, columns);
    let mut rows: Vec<Row> = Vec::new();
    let (mut date, mut chosen) = (None, None);
    for block in model.listed_blocks() {
        let Some(of) = outlook.of(block.id()) else { continue };
        let held_on = of.held_on.filter(|_| days > 1);
        if held_on != date {
            date = held_on;
            rows.extend(date.map(|date| {
                let words = date.format("%A %-d %B %Y").to_string();
                Row { marked: false, pieces: vec![(2, Tone::Strong, words)] }
            }));
        }
        let line = Line::of(model, (session, outlook), block, of);
        let pieces = if is_wide(area) { line.wide(model, ends) } else { line.narrow(columns) };
        if Some(block.id()) == at {
            chosen = Some(rows.len());
        }
        let marked = model.lists.blocks.marked.contains(block.id());
        rows.push(Row { marked, pieces });
    }
    let list = List {
        title: heading(model, (session, outlook), days),
        above: Vec::new(),
        heads: is_wide(area).then(|| heads(trial.is_some(), ends)),
        rows: rows.len(),
        chosen,
        row: &|at| rows.get(at).cloned().unwrap_or_default(),
        about: about(model),
        empty: match model.can_change() {
            true => format!("No blocks yet. {} adds one.", model.key(Action::InsertBlock)),
            false => "No blocks.".to_owned(),
        },
    };
    draw_list(&list, model, theme, buffer, area);
}

/// `Programme · Tue 8 Oct · ends 20:20, planned 20:15`; `ended` once it is closed.
fn heading(model: &Model, (session, outlook): (&Session, &Outlook), days: usize) -> String {
    let mut words = "Programme".to_owned();
    // The day it is held on, which may be another than the printed one.
    let first = outlook.blocks.iter().find_map(|of| of.start.or(of.planned_start));
    match first.map(|at| model.local(at)) {
        _ if days > 1 => words.push_str(&format!(" · {days} days")),
        Some(at) => words.push_str(&format!(" · {}", at.format("%a %-d %b"))),
        None => {}
    }
    let time = |at| outlook.hour_of_end(session, at);
    let ends = if model.session.closed.is_some() { "ended" } else { "ends" };
    match (outlook.told_end().map(time), outlook.planned_end.map(time)) {
        (Some(is), Some(planned)) if is != planned => {
            words.push_str(&format!(" · {ends} {is}, planned {planned}"));
        }
        (Some(is), _) => words.push_str(&format!(" · {ends} {is}")),
        (None, _) => {}
    }
    words
}

/// Where the columns behind the titles begin: close enough to be read as one row with them.
#[derive(Clone, Copy, Default)]
struct Ends {
    length: Option<u16>,
    kind: Option<u16>,
    asks: Option<u16>,
}

impl Ends {
    /// What a block asks has its own column where there is room for a question.
    const ASKS: u16 = 40;

    fn of(blocks: &[BlockState], columns: u16) -> Self {
        if columns < EASY {
            return Self::default();
        }
        let widest = blocks.iter().map(|state| width(&titled(state))).max().unwrap_or(0);
        let length =
            (TITLE + 2 + u16::try_from(widest).unwrap_or(u16::MAX - TITLE - 2)).min(columns - 32);
        let (kind, asks) = (length + 14, length + 32);
        let asks = Some(asks).filter(|at| columns.saturating_sub(*at) >= Self::ASKS);
        Self { length: Some(length), kind: Some(kind), asks }
    }
}

/// A block as its row calls it.
fn titled(state: &BlockState) -> String {
    let fixed = if state.block.fixed { " · fixed" } else { "" };
    format!("{}{fixed}", shown(title(state)))
}

fn heads(tries: bool, ends: Ends) -> Row {
    let (was, is) = if tries { ("as it is", "would be") } else { ("planned", "real, expected") };
    let head = |column, words: &str| (column, Tone::Dim, words.to_owned());
    let mut pieces = vec![head(2, ""), head(10, was), head(23, is), head(38, "")];
    pieces.push(head(TITLE, "block"));
    pieces.extend(ends.length.map(|at| head(at, "length")));
    pieces.extend(ends.kind.map(|at| head(at, "kind")));
    pieces.extend(ends.asks.map(|at| head(at, "asks, or who speaks")));
    Row { marked: false, pieces }
}

/// A block with its times as its row writes them.
struct Line<'a> {
    block: &'a BlockState,
    of: &'a BlockOutlook,
    /// What was planned; what is expected so far where something is tried.
    before: String,
    /// What was, is or would be.
    is: String,
    /// How late it is or would be, or why nothing is known of those behind it.
    late: String,
    /// What is tried changes it.
    differs: bool,
    tone: Tone,
}

impl<'a> Line<'a> {
    fn of(
        model: &Model,
        (session, outlook): (&Session, &Outlook),
        block: &'a BlockState,
        of: &'a BlockOutlook,
    ) -> Self {
        let tries = model.lists.trial.is_some();
        let late = match outlook.ends_with(session, &of.block) {
            true => "no length".to_owned(),
            false => late(of),
        };
        let is = range(model, of.told());
        let was = model.outlook.of(&of.block).filter(|_| tries);
        let before = match was {
            Some(was) => range(model, was.told()),
            None if tries => "new".to_owned(),
            None => range(model, (of.planned_start, of.planned_end)),
        };
        let phase = was.is_none_or(|was| was.phase != of.phase);
        let differs = tries && (before != is || phase);
        let tone = match (tries, of.phase) {
            (true, _) if differs => Tone::Own,
            (true, _) | (false, Phase::Done | Phase::Skipped | Phase::Missed) => Tone::Dim,
            (false, Phase::Running) => Tone::Own,
            (false, Phase::Coming) => Tone::Plain,
        };
        Self { block, of, before, is, late, differs, tone }
    }

    fn is_skipped(&self) -> bool {
        self.of.phase == Phase::Skipped
    }

    fn wide(self, model: &Model, ends: Ends) -> Vec<(u16, Tone, String)> {
        let (state_of, tone) = (self.block, self.tone);
        let kind = || state_of.block.kind.word().replace('-', " ");
        let skipped = self.is_skipped();
        let late = if skipped { String::new() } else { self.late };
        let is = if skipped { "" } else { self.is.as_str() };
        let is = if self.differs { format!("→ {is}") } else { format!("  {is}") };
        let mut pieces = vec![
            (2, tone, state(self.of.phase).to_owned()),
            (10, tone, self.before),
            (22, tone, is),
            (37, tone, late),
            (TITLE, tone, titled(state_of)),
        ];
        pieces.extend(ends.length.map(|at| (at, tone, lasts(state_of))));
        pieces.extend(ends.kind.map(|at| (at, tone, kind())));
        pieces.extend(ends.asks.map(|at| (at, tone, asks(model, state_of))));
        pieces
    }

    fn narrow(self, columns: u16) -> Vec<(u16, Tone, String)> {
        let start = self.is.split('–').next().filter(|start| !start.is_empty()).unwrap_or("–");
        let start = if self.is_skipped() { "–" } else { start };
        let words = match self.of.phase {
            Phase::Skipped => "skipped".to_owned(),
            _ if self.differs => "moved".to_owned(),
            Phase::Done | Phase::Running | Phase::Coming | Phase::Missed => self.late,
        };
        vec![
            (2, self.tone, start.to_owned()),
            (8, self.tone, shown(title(self.block)).into_owned()),
            (columns.saturating_sub(9), self.tone, words),
        ]
    }
}

/// What is known of the block chosen: kind, lengths, what holds; what it asks, and who is in it.
fn about(model: &Model) -> Vec<String> {
    let Some(state) = model.chosen_block() else { return Vec::new() };
    let block = &state.block;
    let mut facts = Vec::new();
    let of = model.outlook.of(state.id());
    let planned_length = of.and_then(|of| of.planned_length).map(Length);
    if let Some(of) = of {
        facts.push(format!("planned {}", range(model, (of.planned_start, of.planned_end))));
        facts.extend(
            match of.phase {
                Phase::Done => Some("was"),
                Phase::Running => Some("is"),
                Phase::Coming => Some("expected"),
                Phase::Skipped | Phase::Missed => None,
            }
            .map(|verb| format!("{verb} {}", range(model, of.told()))),
        );
        facts.extend((of.phase == Phase::Missed).then(|| late(of)));
    }
    facts.push(block.kind.word().replace('-', " "));
    facts.push(match (state.length.map(Length), planned_length) {
        (_, Some(planned)) if state.ended.is_some() => {
            format!("took {}, planned {planned}", lasts(state))
        }
        (_, None) if state.ended.is_some() => format!("took {}", lasts(state)),
        (Some(is), Some(planned)) if is != planned => format!("{is}, planned {planned}"),
        (Some(is), _) => is.to_string(),
        (None, _) => "no length".to_owned(),
    });
    facts.extend(block.fixed.then(|| "its start must hold".to_owned()));
    facts.extend(block.protected.then(|| "never shortened".to_owned()));
    facts.extend(block.least.map(|least| format!("at least {least}")));
    if state.skipped {
        let reason = state.reason.as_deref().map(|why| format!(": {}", shown(why)));
        facts.push(format!("skipped{}", reason.unwrap_or_default()));
    }
    let mut lines = vec![facts.join(" · ")];
    let questions = block
        .questions()
        .into_iter()
        .filter_map(|id| Some((model.session.question_number(id)?, model.session.question(id)?)));
    lines.extend(questions.map(|(n, it)| format!("question {n}  {}", shown(&it.text))));
    let speakers: Vec<&str> = block.speakers.iter().map(|it| it.name.as_str()).collect();
    if !speakers.is_empty() {
        lines.push(format!("speaks: {}", shown(&speakers.join(", "))));
    }
    if !block.facilitators.is_empty() {
        lines.push(format!("leads: {}", shown(&block.facilitators.join(", "))));
    }
    lines
}

/// What a block asks, or who speaks in it.
fn asks(model: &Model, state: &BlockState) -> String {
    let questions = state.block.questions();
    let questions = questions.into_iter().filter_map(|id| model.session.question(id));
    let asked: Vec<&str> = questions.map(|question| question.text.as_str()).collect();
    let speakers = state.block.speakers.iter().map(|it| it.name.as_str());
    let words = if asked.is_empty() { speakers.collect() } else { asked };
    shown(&words.join(" · ")).into_owned()
}

/// How long a block takes; where it has ended, how long it took to the minute.
fn lasts(state: &BlockState) -> String {
    let took = state.took().map(Span::told);
    took.or(state.length).map_or_else(|| "–".to_owned(), |it| Length(it).to_string())
}

//! From what was understood to a plan: days, lengths between times, who asks which question.

use super::days::{DAY, days, passes_midnight};
use super::draft::{Draft, Unread};
use super::ends::ends;
use super::found::{Asked, Found, LONGEST_GUESS, Row};
use super::line::{Line, padded};
use super::spoken::talks;
use crate::domain::{
    Ask, Block, BlockKind, Category, Length, Person, Question, QuestionId, Span, TimeOfDay,
};
use crate::text::enumerated;

/// How many characters tell which line it is.
const BEGINNING: usize = 60;

/// Makes a plan of what was found; `name` is its title where the text has none.
pub(super) fn finish(mut found: Found, lines: &[Line], name: &str) -> Draft {
    let remarks = std::mem::take(&mut found.remarks);
    let has_programme = !found.rows.is_empty();
    let mut draft = Draft { has_programme, remarks, ..Draft::default() };
    if !draft.has_programme {
        let whole = the_whole(&mut found);
        found.rows.push(whole);
        draft
            .remarks
            .push("no programme was found, so the plan has one block, a discussion".into());
    }
    lead(&mut found);
    talks(&mut found, &mut draft.remarks);
    draft.remarks.extend(each_left_out(std::mem::take(&mut found.each)));
    days(&mut found, &mut draft.remarks);
    begin(&mut found, &mut draft.remarks);
    titles(&mut found, &mut draft, name);
    untitled(&mut found, &mut draft.remarks);
    ends(&mut found, &mut draft.remarks);
    doubtful_ends(&found.rows, &mut draft.remarks);
    lengths(&mut found.rows, &mut draft.remarks);
    lost_ends(&found.rows, &mut draft.remarks);
    questions(&mut found);
    let Found { rows, questions, speakers, facilitators, people, served, tables, unread, .. } =
        found;
    let plan = &mut draft.plan;
    plan.tables = tables.unwrap_or_default();
    plan.participants = found.participants;
    plan.questions =
        questions.into_iter().enumerate().map(|(n, asked)| question(n, asked)).collect();
    plan.programme = rows.into_iter().map(|row| row.block).collect();
    plan.people = speakers
        .into_iter()
        .map(|speaker| Person {
            name: speaker.name,
            affiliation: speaker.affiliation,
            roles: vec!["Speaker".to_owned()],
            ..Person::default()
        })
        .chain(people)
        .collect();
    if !facilitators.is_empty() {
        let role = "Facilitators".to_owned();
        plan.roles.push(crate::domain::RoleLine { role, names: facilitators, note: None });
    }
    plan.roles.extend(served);
    draft.plan = std::mem::take(plan).identified();
    draft.unread = ranges(unread, lines);
    draft
}

/// Tells the lines that say how long each speaks, where no talk is that long.
fn each_left_out(mut lines: Vec<usize>) -> Option<String> {
    lines.sort_unstable();
    lines.dedup();
    let verb = if lines.len() == 1 { "line {} says" } else { "lines {} say" };
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let told = verb.replace("{}", &enumerated(&numbers, "and"));
    (!lines.is_empty()).then(|| format!("{told} how long each speaks: that is left out"))
}

fn titles(found: &mut Found, draft: &mut Draft, name: &str) {
    let (plan, remarks) = (&mut draft.plan, &mut draft.remarks);
    plan.schema = 1;
    named_or_placed(found, remarks);
    let heads = std::mem::take(&mut found.heads);
    let named = usize::from(found.title.is_none());
    let mut left = heads.iter().cloned();
    let mut head = || left.next().map(|(_, text)| text);
    plan.title = match found.title.take() {
        Some(title) => {
            plan.series = head();
            title
        }
        None => match (head(), head()) {
            (Some(first), Some(second)) if is_series(&first) => {
                plan.series = Some(first.strip_suffix(" has ended").unwrap_or(&first).to_owned());
                plan.subtitle = head();
                second
            }
            (first, second) => {
                plan.subtitle = second;
                first.unwrap_or_else(|| name.to_owned())
            }
        },
    };
    plan.subtitle = plan.subtitle.take().or_else(&mut head);
    found.unread.extend(left.map(|(line, _)| line));
    for (read_as, words) in [("series", &plan.series), ("subtitle", &plan.subtitle)] {
        let has_sign = |text: &str| text.contains(|c: char| c == ':' || c.is_ascii_digit());
        let is_doubtful = |text: &str| has_sign(text) && !is_series(text);
        let line = heads.iter().skip(named).find(|(_, text)| words.as_ref() == Some(text));
        if let Some((line, _)) = line.filter(|(_, text)| is_doubtful(text)) {
            remarks.push(format!("line {line} is read as the {read_as}"));
        }
    }
    plan.organisation = found.organisation.take();
    plan.place = found.place.take();
    plan.summary = Some(found.summary.join("\n")).filter(|summary| !summary.is_empty());
    plan.report = found.is_session_report.then(|| "session-report".to_owned());
}

/// Words before a date are the name where there is no other, else the place.
fn named_or_placed(found: &mut Found, remarks: &mut Vec<String>) {
    let Some((line, words)) = found.name_or_place.take() else { return };
    if found.heads.is_empty() && found.title.is_none() {
        found.heads.push((line, words));
        return;
    }
    let taken = if found.place.is_none() { "taken for the place" } else { "left out" };
    remarks.push(format!("line {line} is read as a day: {words} is {taken}"));
    found.place.get_or_insert(words);
}

/// True for what many events are called, so that the line below it is the title of this one.
fn is_series(head: &str) -> bool {
    let words = padded(head);
    ["series", "workshop", "forum", "conference", "meeting", "summit", "has ended"]
        .iter()
        .any(|last| words.ends_with(&format!(" {last} ")))
}

/// The block of a text without a programme.
fn the_whole(found: &mut Found) -> Row {
    let block = Block {
        kind: BlockKind::Discussion,
        title: "Discussion".to_owned(),
        length: found.hours.and_then(super::hours::Hours::length),
        speakers: std::mem::take(&mut found.speakers),
        facilitators: std::mem::take(&mut found.facilitators),
        ..Block::default()
    };
    Row { block, ..Row::default() }
}

/// Who is named after the whole programme, and alone, leads all of it.
fn lead(found: &mut Found) {
    let Some((last, others @ [_, ..])) = found.rows.split_last_mut() else { return };
    if last.led_apart && others.iter().all(|row| row.block.facilitators.is_empty()) {
        found.facilitators.append(&mut last.block.facilitators);
    }
}

/// Lets the first block begin when the event does.
fn begin(found: &mut Found, remarks: &mut Vec<String>) {
    let untimed = found.rows.iter().all(|row| row.block.start.is_none());
    let (Some(row), Some(hours)) = (found.rows.first_mut(), found.hours) else { return };
    match (row.block.start, hours.start()) {
        (None, start) if untimed || !hours.is_range() => row.block.start = start,
        (Some(first), Some(start)) if first != start && !hours.is_range() => {
            let line = found.hours_line;
            remarks.push(format!(
                "line {line} says {start}, and the first block begins at {first}: {start} is left \
                 out"
            ));
        }
        _ => {}
    }
}

fn untitled(found: &mut Found, remarks: &mut Vec<String>) {
    for row in found.rows.iter_mut().filter(|row| row.block.title.is_empty()) {
        row.block.title = "Untitled".to_owned();
        remarks.push(format!("line {} has a time and no title: its block is Untitled", row.line));
    }
}

/// Tells ends that may as well begin a title, unless the next block begins there, or nothing comes
/// and others end so too.
fn doubtful_ends(rows: &[Row], remarks: &mut Vec<String>) {
    let several = rows.iter().filter(|row| row.ends_in_doubt()).count() > 1;
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.ends_in_doubt()) {
        let (Some(start), Some(length)) = (row.block.start, row.block.length) else { continue };
        let end = TimeOfDay(start.0 + chrono::TimeDelta::seconds(length.0.whole_seconds()));
        let next = rows.get(at + 1).filter(|next| next.day.is_none());
        let agrees = next.map_or(several, |next| next.block.start.is_none_or(|it| it == end));
        if !agrees {
            remarks.push(format!(
                "line {} is read as until {end}; where that begins the title, write its end too",
                row.line
            ));
        }
    }
}

/// A block of one printed time lasts until the next one of that day begins, if that is not long.
fn lengths(rows: &mut [Row], remarks: &mut Vec<String>) {
    let next: Vec<Option<TimeOfDay>> = rows
        .iter()
        .skip(1)
        .map(|row| row.block.start.filter(|_| row.block.date.is_none()))
        .collect();
    for (row, next) in rows.iter_mut().zip(next) {
        let (Some(timed @ (start, None)), Some(next)) = (row.timed(), next) else { continue };
        let night = if passes_midnight(timed, Some(next)) { DAY } else { 0 };
        let between = (next.0 - start.0).num_seconds() + night;
        let length = Length(Span::seconds(between));
        if between > LONGEST_GUESS {
            remarks.push(format!(
                "line {} has no end, and the next block begins {length} later: no length is made \
                 of that",
                row.line
            ));
        } else if between > 0 {
            row.block.length = Some(length);
        }
    }
}

/// Tells ends before their starts, and what is read instead.
fn lost_ends(rows: &[Row], remarks: &mut Vec<String>) {
    for (row, end) in rows.iter().filter_map(|row| row.lost_end().map(|end| (row, end))) {
        let length = row.block.length.map(|length| length.to_string());
        let length = length.unwrap_or_else(|| "no length".to_owned());
        remarks.push(format!(
            "line {} ends at {end}, before it begins: {length} is read instead",
            row.line
        ));
    }
}

/// Says which block asks what: as printed, else the conversations in turn, else one discussion.
fn questions(found: &mut Found) {
    share_out(&mut found.rows);
    let asked = &found.questions;
    for row in &mut found.rows {
        for (place, question) in asked.iter().enumerate() {
            let is_named = question.round.is_some() && question.round == row.ordinal;
            if is_named && row.is(BlockKind::Conversation) && !row.questions.contains(&place) {
                row.questions.push(place);
            }
        }
    }
    let told = |place: &usize| found.rows.iter().any(|row| row.questions.contains(place));
    let mut free: Vec<usize> = (0..asked.len()).filter(|place| !told(place)).collect();
    let rounds = found.rows.iter().filter(|row| row.is(BlockKind::Conversation)).count();
    if rounds > 0 {
        let sole = asked.len() == 1;
        let mut turn = free.clone().into_iter();
        let silent = |row: &&mut Row| row.is(BlockKind::Conversation) && row.questions.is_empty();
        for row in found.rows.iter_mut().filter(silent) {
            row.questions = if sole { vec![0] } else { turn.next().into_iter().collect() };
        }
        free = turn.collect();
    }
    let open = [BlockKind::Discussion, BlockKind::Breakout];
    let whole = |row: &&mut Row| open.iter().any(|kind| row.is(*kind)) && row.questions.is_empty();
    if rounds == 0
        && let Some(row) = found.rows.iter_mut().find(whole)
    {
        row.questions = free;
    }
    for row in &mut found.rows {
        match row.questions.as_slice() {
            [] => {}
            [only] => row.block.question = Some(id(*only)),
            several => {
                row.block.asks =
                    several.iter().map(|at| Ask { question: id(*at), ..Ask::default() }).collect();
            }
        }
    }
}

/// Questions listed below the last conversation are those of all, where the others have none.
fn share_out(rows: &mut [Row]) {
    let rounds = rows.iter_mut().filter(|row| row.is(BlockKind::Conversation));
    let mut rounds: Vec<&mut Row> = rounds.collect();
    let Some((last, others @ [_, ..])) = rounds.split_last_mut() else { return };
    if last.questions.len() > 1 && others.iter().all(|row| row.questions.is_empty()) {
        last.questions.clear();
    }
}

fn id(place: usize) -> QuestionId {
    QuestionId::new(format!("q{}", place + 1))
}

fn question(place: usize, asked: Asked) -> Question {
    let categories = asked.categories.into_iter().map(|(letter, label)| Category {
        letter: letter.map(String::from),
        label,
        ..Category::default()
    });
    Question {
        id: id(place),
        text: asked.text,
        goals: asked.goals,
        categories: categories.collect(),
        ..Question::default()
    }
}

/// As much of a line as tells which one it is.
fn beginning(line: &Line) -> String {
    let cut = line.text.chars().nth(BEGINNING).map(|_| '…');
    line.text.chars().take(BEGINNING).chain(cut).collect()
}

/// The lines not understood, those with only empty lines between them together.
fn ranges(mut unread: Vec<usize>, lines: &[Line]) -> Vec<Unread> {
    unread.sort_unstable();
    let mut found: Vec<Unread> = Vec::new();
    let mut unread = unread.into_iter().peekable();
    let mut goes_on = false;
    for line in lines {
        if unread.next_if_eq(&line.number).is_none() {
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(range) => {
                range.last = line.number;
                range.lines.push((line.number, beginning(line)));
            }
            None => found.push(Unread {
                first: line.number,
                last: line.number,
                lines: vec![(line.number, beginning(line))],
            }),
        }
        goes_on = true;
    }
    found
}

//! What `#` and `@` mean in a town hall, and who is on the list of speakers.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::meaning::{Match, Meaning};
use crate::actions::names;
use crate::session::{NAME_ENDS, table_name};
use crate::sorting::sort_by_key;
use crate::text::fold;
use crate::text::signs;
use crate::tui::find::find;
use crate::tui::model::{Model, Topic, Voice};

/// Words of a name at the most: more are a comment.
const NAME: usize = 5;

/// How somebody stands to the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has it.
    Speaks,
    /// Waits for it; the place from 1.
    Waits(usize),
    /// Is passed over.
    Skipped,
    /// Had it.
    Spoke,
}

/// The speakers of the running block: who speaks, who waits in order, who has spoken.
#[must_use]
pub fn roster(model: &Model) -> Vec<(Standing, Arc<str>)> {
    let Some(state) = model.session.running() else { return Vec::new() };
    let speaking = state.floor.speaking().map(|turn| &turn.speaker);
    let mut all: Vec<(Standing, Arc<str>)> =
        speaking.map(|it| (Standing::Speaks, Arc::clone(it))).into_iter().collect();
    let mut place = 0;
    for waiting in state.speakers(model.now.t) {
        place += usize::from(!waiting.skipped);
        let standing = if waiting.skipped { Standing::Skipped } else { Standing::Waits(place) };
        all.push((standing, Arc::clone(&waiting.speaker)));
    }
    for turn in state.floor.turns.iter().rev() {
        if all.iter().all(|(_, known)| *known != turn.speaker) {
            all.push((Standing::Spoke, Arc::clone(&turn.speaker)));
        }
    }
    all
}

/// Everybody who could be named: the open tables, those who spoke or wait, the people of the plan
/// and those who have seats.
#[must_use]
pub fn callable(model: &Model) -> Vec<Arc<str>> {
    let session = &model.session;
    let open = session.open_tables();
    let mut all: Vec<Arc<str>> =
        open.map(|it| Arc::from(table_name(it.table.name.as_str()))).collect();
    let people = names::people(session).map(Arc::from);
    let mut named: BTreeSet<Arc<str>> = all.iter().cloned().collect();
    let new = roster(model).into_iter().map(|(_, name)| name).chain(people);
    all.extend(new.filter(|name| named.insert(Arc::clone(name))));
    all
}

/// What Enter takes off a comment: who speaks and what it is about, at the start or the end, in either
/// order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends<'a> {
    /// The words that are left.
    pub words: &'a str,
    /// Who speaks, and all that stands before the name.
    pub speaker: Option<(&'a str, Arc<str>)>,
    /// What it is about.
    pub topic: Option<Topic>,
}

/// Reads both ends of a comment. Of a detail it takes nothing, and nobody off the end where somebody
/// was named before.
#[must_use]
pub fn ends<'a>(model: &Model, words: &'a str) -> Ends<'a> {
    let mut ends = Ends { words, speaker: None, topic: None };
    let capture = &model.capture;
    if capture.literal || capture.level > 0 {
        return ends;
    }
    let is_named = matches!(capture.voice, Some(Voice::Named(Some(_))));
    let names = model.names_speakers();
    if names && let Some((speaker, rest)) = caller(model, words) {
        (ends.words, ends.speaker) = (rest, Some(("", speaker)));
    }
    let free = names && !is_named;
    let head = |(kept, sign, rest): (bool, &str, &'a str)| {
        Some((rest, topic(model, sign).filter(|_| !kept && !rest.is_empty())?))
    };
    let tail = |(rest, sign): (&'a str, &str)| Some((rest, topic(model, sign)?));
    let about = |words| {
        let found = signs::heads(words).find_map(head);
        found.or_else(|| signs::tails(words, '#').find_map(tail)).filter(|_| model.in_hall())
    };
    take_speaker(model, &mut ends, free);
    if let Some((rest, topic)) = about(ends.words) {
        (ends.words, ends.topic) = (rest, Some(topic));
    }
    take_speaker(model, &mut ends, free);
    ends
}

fn take_speaker(model: &Model, ends: &mut Ends<'_>, free: bool) {
    let known = |(rest, name)| Some((rest, called(model, name)?));
    let found = || signs::tails(ends.words, '@').find_map(known);
    if free
        && ends.speaker.is_none()
        && let Some((rest, speaker)) = found()
    {
        (ends.words, ends.speaker) = (rest, Some((rest, speaker)));
    }
}

/// Words inside a name that begin with a small letter.
const SMALL: [&str; 29] = [
    "al", "and", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
    "e", "el", "et", "for", "from", "ibn", "la", "le", "of", "ter", "the", "van", "von", "y", "zu",
];

/// Reads who speaks off the start of a comment, where words follow: a name in quotes, or that a colon
/// ends, or the longest that somebody has, else a new one as far as a comma, or of one word. A few
/// words that all begin with a capital are a name without words, though a known one may be its
/// beginning.
#[must_use]
pub fn caller<'a>(model: &Model, text: &'a str) -> Option<(Arc<str>, &'a str)> {
    let text = text.trim();
    if let Some((name, rest)) = in_quotes(text) {
        let rest = rest.trim_start_matches(|it| BEHIND.contains(&it) || it.is_whitespace());
        return (!rest.is_empty()).then(|| (exactly(model, name), rest));
    }
    let known = |(name, rest)| Some((known(model, name)?, name, rest));
    let colon = |bare: &str, end| end == ':' && (is_like_name(bare) || is_card(bare));
    let other = |bare: &str, end| is_like_name(bare) || (end == ':' && is_small(bare));
    let found = ended(model, text, colon)
        .or_else(|| signs::callings(text).find_map(known))
        .or_else(|| ended(model, text, other))
        .or_else(|| one_word(model, text));
    let (speaker, name, rest) = found?;
    let goes_on = is_name(text) && rest.split_whitespace().all(is_capital);
    (!rest.is_empty() && (!goes_on || name.ends_with(BEHIND))).then_some((speaker, rest))
}

/// A name at the start of a comment that no words follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alone {
    /// `@` alone.
    Nobody,
    /// Whoever it calls, or somebody new.
    Speaker(Arc<str>),
    /// Too many words for one, or none in its quotes.
    Words,
}

/// Reads a name that stands alone in a comment.
#[must_use]
pub fn alone(model: &Model, text: &str) -> Option<Alone> {
    let typed = text.trim().strip_prefix('@').filter(|_| caller(model, text).is_none())?;
    let name = typed.trim().trim_end_matches(BEHIND);
    let quoted = signs::quoted(name).map(|(name, _)| name);
    Some(match quoted {
        _ if quoted == Some("") || !is_name(typed) => Alone::Words,
        Some(name) => Alone::Speaker(exactly(model, name)),
        None if name.is_empty() => Alone::Nobody,
        None => Alone::Speaker(called(model, name).unwrap_or_else(|| Arc::from(name))),
    })
}

/// The longer name that may have been meant, where one word that nothing ends was read as all of the
/// name of who speaks: `@Kai Lu:`. Takes what [`caller`] read in these words.
#[must_use]
pub fn longer(text: &str, speaker: &str, rest: &str) -> Option<String> {
    let name = text.trim().strip_suffix(rest)?.trim_end();
    let more: Vec<&str> = rest.split_whitespace().take_while(|it| is_capital(it)).collect();
    let is_one = name.ends_with(char::is_alphanumeric) && !speaker.contains(char::is_whitespace);
    let longer = format!("@{speaker} {}:", more.join(" ").trim_end_matches(NAME_ENDS));
    (is_one && !more.is_empty()).then_some(longer)
}

/// What to type where the words behind `@` are too many for a name: a colon behind what may be one.
#[must_use]
pub fn with_colon(text: &str) -> String {
    let typed = text.trim().trim_start_matches('@').trim_start();
    let name: Vec<&str> = typed.split_whitespace().take_while(|it| !is_capital(it)).collect();
    let rest = typed.split_whitespace().nth(name.len());
    let example = match rest.filter(|_| (1..=NAME).contains(&name.len())) {
        Some(first) => format!("@{}: {first}…", name.join(" ")),
        None => "@lady in red: her words".to_owned(),
    };
    format!("put a colon behind the name: {example}")
}

fn in_quotes(text: &str) -> Option<(&str, &str)> {
    signs::quoted(text.strip_prefix('@')?).filter(|(name, _)| !name.is_empty())
}

/// Whoever is called just this, or somebody new.
fn exactly(model: &Model, name: &str) -> Arc<str> {
    model.known_speaker(name).unwrap_or_else(|| Arc::from(name))
}

/// What ends a name of several words.
const BEHIND: [char; 2] = [',', ':'];

fn known(model: &Model, name: &str) -> Option<Arc<str>> {
    model.known_speaker(name.trim_end_matches(NAME_ENDS))
}

/// Who speaks, the name as typed, and the words after it.
type Said<'a> = (Arc<str>, &'a str, &'a str);

/// Reads a name off the start as far as what ends it.
fn ended<'a>(
    model: &Model,
    text: &'a str,
    is_name: impl Fn(&str, char) -> bool,
) -> Option<Said<'a>> {
    let read = |(name, rest): (&'a str, &'a str)| {
        let bare = name.strip_suffix(BEHIND).filter(|bare| {
            let end = name.chars().next_back();
            end.is_some_and(|end| is_name(bare, end))
        })?;
        Some((called(model, bare).unwrap_or_else(|| Arc::from(bare)), name, rest))
    };
    signs::callings(text).filter_map(read).last()
}

/// Reads one word of a new name off the start.
fn one_word<'a>(model: &Model, text: &'a str) -> Option<Said<'a>> {
    let (word, rest) = signs::callings(text).last()?;
    let bare = word.trim_end_matches(NAME_ENDS);
    let is_one = is_capital(bare) && !is_like_name(text.trim_start_matches('@'));
    is_one.then(|| (called(model, bare).unwrap_or_else(|| Arc::from(bare)), word, rest))
}

/// True for a few words that read as a name: each begins with a capital, but for those that stand in
/// one.
fn is_like_name(words: &str) -> bool {
    let is_inside = |word: &str| is_capital(word) || SMALL.contains(&word);
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let ends = is_capital(words) && is_capital(last);
    ends && is_name(words) && words.split_whitespace().all(is_inside)
}

/// True for a card by its number, as in "Card 12".
fn is_card(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let card = words.next().is_some_and(|it| fold(it) == "card");
    let number = words.next().is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    card && number && words.next().is_none()
}

/// True for a few words of which the first has no capital, as in "lady in red".
fn is_small(words: &str) -> bool {
    is_name(words) && !is_capital(words)
}

/// True for words that begin as a name does; "I" is whoever speaks.
fn is_capital(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_i = first
        .strip_prefix('I')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['\'', '’', ',', '.']));
    first.starts_with(char::is_uppercase) && !is_i
}

/// True for words that are few enough to be a name.
fn is_name(words: &str) -> bool {
    words.split_whitespace().count() <= NAME
}

/// Whoever a name calls: by all of it, or by the first word of only one.
pub(super) fn called(model: &Model, name: &str) -> Option<Arc<str>> {
    let name = name.trim_end_matches(NAME_ENDS);
    if let Some((name, _)) = signs::quoted(name) {
        return model.known_speaker(name);
    }
    model.known_speaker(name).or_else(|| {
        let wanted = fold(name);
        let is_first = |known: &Arc<str>| fold(known).split_whitespace().next() == Some(&*wanted);
        let mut found = callable(model).into_iter().filter(is_first);
        found.next().filter(|_| found.next().is_none())
    })
}

pub(super) fn speakers(model: &Model, query: &str) -> Vec<Match> {
    let all = callable(model);
    let query = signs::quoted(query).filter(|(_, rest)| rest.is_empty()).map_or(query, |it| it.0);
    let known = model.known_speaker(query);
    let found = find(query, all.iter().map(|name| &**name));
    let mut names: Vec<&Arc<str>> = found.into_iter().filter_map(|at| all.get(at)).collect();
    // A number is that table, not the best likeness of it.
    sort_by_key(&mut names, |name| known.as_ref() != Some(*name));
    let row = |name: &Arc<str>| Match {
        meaning: Meaning::Speaker(Arc::clone(name)),
        letter: "@".to_owned(),
        label: name.to_string(),
        first: false,
    };
    names.into_iter().map(row).collect()
}

/// Everything a comment can be about: its sign in the line, and what it is called.
#[must_use]
fn all_topics(model: &Model) -> Vec<(String, String, Topic)> {
    let questions = model.session.questions.iter().enumerate().map(|(at, question)| {
        ((at + 1).to_string(), question.text.clone(), Topic::Question(question.id.clone()))
    });
    let rest = [("p", "process", Topic::Process), ("f", "follow-up", Topic::FollowUp)];
    let rest = rest.map(|(sign, label, topic)| (sign.to_owned(), label.to_owned(), topic));
    questions.chain(rest).collect()
}

/// What a sign of one word means: `p` or `process`.
#[must_use]
pub fn topic(model: &Model, sign: &str) -> Option<Topic> {
    let wanted = fold(sign);
    let mut all = all_topics(model).into_iter();
    all.find(|(sign, label, _)| *sign == wanted || fold(label) == wanted).map(|(.., topic)| topic)
}

/// The sign of what a comment is about: `1`, `p`.
#[must_use]
pub fn sign_of(model: &Model, topic: &Topic) -> String {
    let found = all_topics(model).into_iter().find(|(.., it)| it == topic);
    found.map(|(sign, ..)| sign).unwrap_or_default()
}

/// What a comment can be about, as far as it matches, the best first.
#[must_use]
pub fn topics(model: &Model, query: &str) -> Vec<Match> {
    let all = all_topics(model);
    let mut places = find(query, all.iter().map(|(_, label, _)| label.as_str()));
    let wanted = fold(query);
    if let Some(exact) = all.iter().position(|(sign, ..)| *sign == wanted) {
        places.retain(|place| *place != exact);
        places.insert(0, exact);
    }
    let found = places.into_iter().filter_map(|place| all.get(place).cloned());
    let row =
        |(letter, label, it)| Match { meaning: Meaning::Topic(it), letter, label, first: false };
    found.map(row).collect()
}

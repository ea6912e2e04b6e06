//! Numbers that may be times and may be others: `7.25`, `19h`, `9-10`, `10.30-11`.

use super::clock::{Clock, Form, clock};
use super::hours::{DAY, FIRST, Hours, NIGHT, at_start, dash, four_digits};
use super::line::{number, unseparated};

/// A start such as `7.25`, which may as well be another number, and what follows it.
pub(super) fn dotted_at_start(text: &str) -> Option<(Hours, &str)> {
    let (first, rest) = clock(text).filter(|(clock, _)| clock.form == Form::Likely)?;
    let printed = text.get(..text.len() - rest.len())?;
    let start = first.own().filter(|start| *start < DAY)?;
    let is_apart = printed.contains('.') && rest.starts_with(char::is_whitespace);
    is_apart.then_some((Hours::new(start, None), rest))
}

/// A start such as `19h`, which may as well be a length, and what follows it.
pub(super) fn h_at_start(text: &str) -> Option<(Hours, &str)> {
    let (first, rest) = clock(text).filter(|(clock, _)| clock.form == Form::Likely)?;
    let is_h = text.strip_suffix(rest)?.ends_with(['h', 'H']) && rest.starts_with(' ');
    let start = first.own().filter(|_| is_h && first.hour >= FIRST)?;
    (start < DAY).then_some((Hours::new(start, None), rest))
}

/// Whole hours such as `9-10` before a title, which may as well be other numbers, and the title.
pub(super) fn whole_at_start(text: &str) -> Option<(Hours, &str)> {
    let (first, rest) = clock(text)?;
    let (second, title) = dash(rest).and_then(clock)?;
    let is_bare = (first.form, second.form) == (Form::Bare, Form::Bare);
    let (start, end) = (first.own().filter(|start| *start < DAY)?, second.own());
    (is_bare && is_title(title)).then_some((Hours::new(start, end), title))
}

/// Hours such as `10.30-11` before a title, and the title.
pub(super) fn half_dotted_at_start(text: &str) -> Option<(Hours, &str)> {
    let (first, second, title) = half_dotted(text).filter(|(first, ..)| first.hour >= FIRST)?;
    let (start, end) = (first.own()?, second.own()?);
    let lasts = end.checked_sub(start).is_some_and(|minutes| (1..=NIGHT).contains(&minutes));
    let hours = Hours::new(start, Some(end));
    lasts.then_some((hours, title))
}

fn half_dotted(text: &str) -> Option<(Clock, Clock, &str)> {
    let (first, rest) = clock(text)?;
    let (second, title) = dash(rest).and_then(clock)?;
    let forms = [(Form::Likely, Form::Bare), (Form::Bare, Form::Likely)];
    (forms.contains(&(first.form, second.form)) && is_title(title))
        .then_some((first, second, title))
}

/// True for words behind a space, the first in capitals.
fn is_title(text: &str) -> bool {
    text.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_uppercase))
}

/// True for words that begin with what may be a time, and may be another number.
pub(super) fn may_begin(words: &str) -> bool {
    whole_at_start(words).is_some() || half_dotted(words).is_some() || is_slip(words)
}

/// True for words that begin as a time does and go on otherwise: `19:3O Closing`.
pub(super) fn is_slip(words: &str) -> bool {
    let after = number(words, 2).and_then(|(_, rest)| rest.strip_prefix([':', ';']));
    after.is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) && at_start(words).is_none()
}

/// A start such as `0945` before a title, which may as well be another number, and what follows it.
pub(super) fn four_at_start(text: &str) -> Option<(Hours, &str)> {
    let (start, rest) = four_digits(text)?;
    let is_apart = rest.starts_with(char::is_whitespace);
    let is_titled = unseparated(rest).starts_with(char::is_uppercase);
    (is_apart && is_titled).then(|| (Hours::new(start, None), rest))
}

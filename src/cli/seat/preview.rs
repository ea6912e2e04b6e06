//! The first people of a file as they were read, before they are taken.

use super::super::consent;
use super::super::failure::Failure;
use super::super::voice;
use crate::setup::{Column, Guest, Guests};

/// How many people are shown.
const SHOWN: usize = 3;

/// Shows whom a file names, and asks whether these are meant.
pub(super) fn agreed(found: &Guests) -> Result<(), Failure> {
    for guest in found.people.iter().take(SHOWN) {
        let said = found.read.iter().filter_map(|(column, _)| said(guest, *column));
        voice::say(&format!("  {}", said.collect::<Vec<_>>().join(" · ")));
    }
    if let Some(more @ 1..) = found.people.len().checked_sub(SHOWN) {
        voice::say(&format!("  and {more} more"));
    }
    if consent::asked("Enter plans with these people, Ctrl-C leaves all as it is.") {
        return Ok(());
    }
    voice::say("nothing was planned");
    Err(Failure::said())
}

/// What a column says of somebody; none where it says nothing.
fn said(guest: &Guest, column: Column) -> Option<String> {
    let listed = |numbers: &[usize]| numbers.iter().map(usize::to_string).collect::<Vec<_>>();
    let round = |round: Option<usize>| listed(&round.into_iter().collect::<Vec<_>>());
    let words = match column {
        Column::Name => return Some(guest.name.clone()),
        Column::Group => guest.group.iter().cloned().collect(),
        Column::Languages => guest.languages.clone(),
        Column::Host => listed(&guest.hosts),
        Column::Apart => listed(&guest.apart),
        Column::Together => listed(&guest.together),
        Column::Arrives => round(guest.arrives),
        Column::Leaves => round(guest.leaves),
        Column::Remote => guest.remote.then(|| "yes".to_owned()).into_iter().collect(),
    };
    (!words.is_empty()).then(|| format!("{} {}", column.heading(), words.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_person_only_what_was_read_and_said_is_shown() {
        let guest = Guest {
            name: "Ana".to_owned(),
            languages: vec!["en".to_owned(), "fr".to_owned()],
            apart: vec![0, 7],
            ..Guest::default()
        };
        let shown: Vec<String> = Column::ALL.iter().filter_map(|it| said(&guest, *it)).collect();
        assert_eq!(shown, ["Ana", "languages en, fr", "apart 0, 7"]);
    }
}

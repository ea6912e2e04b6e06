//! The first people of a file as they were read, before they are taken.

use super::super::consent;
use super::super::failure::Failure;
use super::super::seat_args::column;
use super::super::voice;
use crate::setup::{Column, Guest, Guests};
use crate::text::fold;

/// How many people are shown.
const SHOWN: usize = 3;

/// Shows whom a file names, and asks whether these are meant; if not, perhaps another column is.
pub(super) fn agreed(found: &Guests) -> Result<Option<(Column, String)>, Failure> {
    for guest in found.people.iter().take(SHOWN) {
        let said = found.read.iter().filter_map(|(column, _)| said(guest, *column));
        voice::say(&format!("  {}", said.collect::<Vec<_>>().join(" · ")));
    }
    if let Some(more @ 1..) = found.people.len().checked_sub(SHOWN) {
        voice::say(&format!("  and {more} more"));
    }
    let is_free = |column: &Column| found.read.iter().all(|(read, _)| read != column);
    let free = Column::ALL.into_iter().find(is_free).filter(|_| !found.left_out.is_empty());
    let other = free.map_or_else(String::new, |column| {
        format!(" {}=HEADING reads another column,", column.heading())
    });
    let words = format!("Enter plans with these people,{other} Ctrl-C leaves all as it is.");
    let read = found.read.iter().map(|(_, heading)| heading);
    let headings: Vec<&String> = read.chain(&found.left_out).collect();
    while let Some(line) = consent::answer(&words) {
        if line.is_empty() {
            return Ok(None);
        }
        if !line.contains('=') {
            break;
        }
        match column(&line) {
            Ok((column, heading)) if headings.iter().any(|it| fold(it) == fold(&heading)) => {
                return Ok(Some((column, heading)));
            }
            Ok((_, heading)) => voice::say(&format!("no column is called \"{heading}\"")),
            Err(why) => voice::say(&why),
        }
    }
    Err(nothing())
}

/// Asks which column has the names, where none is called so.
pub(super) fn names_of(headings: &[String]) -> Result<String, Failure> {
    voice::say(&format!("no column is called name; there are {}", headings.join(", ")));
    let words =
        "Which of them has the names? Its heading and Enter; Enter alone leaves all as it is.";
    while let Some(line) = consent::answer(words).filter(|line| !line.is_empty()) {
        let heading = line.strip_prefix("name=").unwrap_or(&line);
        if headings.iter().any(|it| fold(it) == fold(heading)) {
            return Ok(heading.to_owned());
        }
        voice::say(&format!("no column is called \"{heading}\""));
    }
    Err(nothing())
}

fn nothing() -> Failure {
    voice::say("nothing was planned");
    Failure::said()
}

/// What a column says of somebody; none where it says nothing.
fn said(guest: &Guest, column: Column) -> Option<String> {
    let listed = |numbers: &[usize]| numbers.iter().map(usize::to_string).collect::<Vec<_>>();
    let round = |round: Option<usize>| listed(&round.into_iter().collect::<Vec<_>>());
    let words = match column {
        Column::Name => return Some(guest.name.clone()),
        Column::Group => guest.group.iter().cloned().collect(),
        Column::Languages => guest.languages.clone(),
        Column::Table => guest.table.iter().cloned().collect(),
        Column::Host => listed(&guest.hosts).into_iter().chain(guest.host.clone()).collect(),
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

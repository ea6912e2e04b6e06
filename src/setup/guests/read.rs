//! Rows become people, or every slip is told.

use std::num::ParseIntError;

use csv::{ReaderBuilder, StringRecord};

use super::cell::{delimiter, is_yes, languages, words};
use super::column::Column;
use super::guest::Guest;
use super::sheet::{is_sheet, rows};
use super::slip::Slip;
use crate::session::card_name;
use crate::setup::source::line_at;
use crate::sorting::{sort_by, sort_by_key};
use crate::text::fold;

/// The most languages that are told apart.
const LANGUAGES: usize = 64;

/// The people of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guests {
    /// In the order of the file.
    pub people: Vec<Guest>,
    /// The headings of columns that were not asked for, as written; nothing of them is kept.
    pub left_out: Vec<String>,
    /// Each column with the heading it was read from.
    pub read: Vec<(Column, String)>,
    /// The number of the first table: 1, or 0 in a file where somebody hosts table 0.
    pub first_table: usize,
    /// The number of the first round: 1, or 0 in a file where somebody arrives in round 0.
    pub first_round: usize,
}

impl Guests {
    /// So many people of whom only the number is known.
    #[must_use]
    pub fn numbered(people: usize) -> Self {
        let guest = |i| Guest { name: card_name(i + 1), card: true, ..Guest::default() };
        let people = (0..people).map(guest).collect();
        Self { people, first_table: 1, first_round: 1, ..Self::default() }
    }

    /// Those of whom only the name is known.
    #[must_use]
    pub fn named(names: &[&str]) -> Self {
        let guest = |name: &&str| Guest { name: (*name).to_owned(), ..Guest::default() };
        let people = names.iter().map(guest).collect();
        Self { people, first_table: 1, first_round: 1, ..Self::default() }
    }

    /// True where nothing but a number is known of anybody.
    #[must_use]
    pub fn are_cards(&self) -> bool {
        self.people.iter().all(|guest| guest.card)
    }

    /// The rows that have the same name, a group for each such name.
    #[must_use]
    pub fn namesakes(&self) -> Vec<Vec<usize>> {
        let names = self.people.iter().map(|guest| fold(&guest.name));
        let mut rows: Vec<(String, usize)> = names.zip(0..).collect();
        sort_by(&mut rows, |a, b| a.0.cmp(&b.0));
        let same = rows.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() > 1);
        let mut several: Vec<Vec<usize>> =
            same.map(|rows| rows.iter().map(|(_, row)| *row).collect()).collect();
        sort_by_key(&mut several, |rows| rows.first().copied());
        several
    }
}

/// Reads the people of a spreadsheet (XLSX, its first sheet with words) or of a file of
/// comma-separated values. A column is the one that `chosen` names by its heading, else the one that
/// is called so.
///
/// # Errors
/// Every slip in it, in the order of its lines.
pub fn guests(bytes: &[u8], chosen: &[(Column, String)]) -> Result<Guests, Vec<Slip>> {
    let all = if is_sheet(bytes) {
        rows(bytes).map_err(|why| vec![Slip::NoSheet(why.to_string())])?
    } else {
        text(bytes).and_then(separated).map_err(|slip| vec![slip])?
    };
    let mut rows = all.into_iter().filter(|row| !is_blank(row));
    let header = rows.next().ok_or_else(|| vec![Slip::Nobody])?;
    let mut reading = Reading::new(&header, chosen)?;
    rows.for_each(|row| reading.take(&row));
    reading.end()
}

fn separated(text: &str) -> Result<Vec<StringRecord>, Slip> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    // Of text in memory, in rows of any width, nothing can fail.
    let rows: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
    match rows.last().and_then(|row| unclosed(text, row)) {
        Some(line) => Err(Slip::Unclosed { line }),
        None => Ok(rows),
    }
}

/// Where the last row begins, if it took all lines that follow for one cell.
fn unclosed(text: &str, last: &StringRecord) -> Option<usize> {
    let at = last.position()?;
    let words = text.get(usize::try_from(at.byte()).ok()?..)?;
    let is_open = words.matches('"').count() % 2 == 1;
    let takes_more = last.iter().any(|cell| cell.contains('\n'));
    (is_open && takes_more).then(|| usize::try_from(at.line()).unwrap_or(usize::MAX))
}

fn text(bytes: &[u8]) -> Result<&str, Slip> {
    if bytes.contains(&0) {
        return Err(Slip::Binary);
    }
    let text = str::from_utf8(bytes)
        .map_err(|why| Slip::NotUtf8 { line: line_at(bytes, why.valid_up_to()) })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// People so far, and what was wrong with their rows.
struct Reading {
    /// What each place of a row says.
    columns: Vec<Option<Column>>,
    guests: Guests,
    lines: Vec<usize>,
    slips: Vec<Slip>,
}

impl Reading {
    fn new(header: &StringRecord, chosen: &[(Column, String)]) -> Result<Self, Vec<Slip>> {
        let column = |heading: &str| {
            let named = chosen.iter().find(|(_, name)| fold(name) == fold(heading));
            let is_free = |column: &Column| chosen.iter().all(|(other, _)| other != column);
            named.map(|(column, _)| *column).or_else(|| Column::headed(heading).filter(is_free))
        };
        let columns: Vec<Option<Column>> = header.iter().map(column).collect();
        let there = |(_, name): &&(Column, String)| header.iter().all(|it| fold(it) != fold(name));
        let missing = chosen.iter().filter(there).map(|(_, name)| name.clone());
        let mut slips: Vec<Slip> = missing.map(Slip::NoHeading).collect();
        let shared = |(at, (_, name)): (usize, &(Column, String))| {
            let before = chosen.get(..at).unwrap_or_default();
            before.iter().any(|(_, it)| fold(it) == fold(name)).then(|| Slip::Shared(name.clone()))
        };
        slips.extend(chosen.iter().enumerate().filter_map(shared));
        for column in Column::ALL {
            match columns.iter().filter(|it| **it == Some(column)).count() {
                0 if column == Column::Name && slips.is_empty() => {
                    let there = header.iter().map(str::trim).filter(|it| !it.is_empty());
                    slips.push(Slip::NoNames(there.map(str::to_owned).collect()));
                }
                0 | 1 => {}
                _ => slips.push(Slip::Twice(column)),
            }
        }
        if !slips.is_empty() {
            return Err(slips);
        }
        let mut guests = Guests::default();
        for (heading, column) in header.iter().map(str::trim).zip(&columns) {
            match column {
                Some(column) => guests.read.push((*column, heading.to_owned())),
                None if heading.is_empty() => {}
                None => guests.left_out.push(heading.to_owned()),
            }
        }
        Ok(Self { columns, guests, lines: Vec::new(), slips })
    }

    fn take(&mut self, row: &StringRecord) {
        let line = row.position().map_or(0, |at| at.line() as usize);
        let cells = row.iter().collect::<Vec<_>>();
        let extra = cells.iter().skip(self.columns.len());
        if extra.clone().any(|cell| !cell.trim().is_empty()) {
            let (cells, columns) = (cells.len(), self.columns.len());
            self.slips.push(Slip::TooWide { line, cells, columns });
        }
        let mut guest = Guest::default();
        let places: Vec<_> = self.columns.iter().copied().zip(&cells).collect();
        for (column, cell) in places {
            if let Some(column) = column {
                self.fill(&mut guest, column, cell.trim(), line);
            }
        }
        if guest.name.is_empty() {
            self.slips.push(Slip::Nameless { line });
        }
        self.guests.people.push(guest);
        self.lines.push(line);
    }

    fn fill(&mut self, guest: &mut Guest, column: Column, cell: &str, line: usize) {
        if cell.contains('\n') {
            self.slips.push(Slip::Lines { line, column });
        }
        match column {
            Column::Name => guest.name = cell.to_owned(),
            Column::Group => guest.group = Some(cell.to_owned()).filter(|it| !it.is_empty()),
            Column::Languages => {
                guest.languages = languages(cell).into_iter().map(str::to_owned).collect()
            }
            Column::Table => guest.table = Some(cell.to_owned()).filter(|it| !it.is_empty()),
            Column::Host => match words(cell).map(str::parse).collect() {
                Ok(numbers) => guest.hosts = numbers,
                Err::<_, ParseIntError>(_) => guest.host = Some(cell.to_owned()),
            },
            Column::Apart => guest.apart = self.numbers(column, cell, line),
            Column::Together => guest.together = self.numbers(column, cell, line),
            Column::Arrives => guest.arrives = self.number(column, cell, line),
            Column::Leaves => guest.leaves = self.number(column, cell, line),
            Column::Remote => match is_yes(cell) {
                Some(remote) => guest.remote = remote,
                None => self.slips.push(Slip::NeitherNor { line, word: cell.to_owned() }),
            },
        }
    }

    fn number(&mut self, column: Column, cell: &str, line: usize) -> Option<usize> {
        let number = cell.parse().ok();
        if number.is_none() && !cell.is_empty() {
            self.slips.push(Slip::NoNumber { line, column, word: cell.to_owned() });
        }
        number
    }

    fn numbers(&mut self, column: Column, cell: &str, line: usize) -> Vec<usize> {
        let mut numbers = Vec::new();
        for word in words(cell) {
            match word.parse() {
                Ok(number) => numbers.push(number),
                Err(_) => self.slips.push(Slip::NoNumber { line, column, word: word.to_owned() }),
            }
        }
        numbers
    }

    fn end(mut self) -> Result<Guests, Vec<Slip>> {
        self.slips.extend(self.strange_rows());
        let people = &self.guests.people;
        if people.is_empty() {
            self.slips.push(Slip::Nobody);
        }
        let spoken = people.iter().flat_map(|it| &it.languages).map(|it| fold(it));
        let mut spoken: Vec<String> = spoken.collect();
        sort_by(&mut spoken, Ord::cmp);
        spoken.dedup();
        let languages = spoken.len();
        if languages > LANGUAGES {
            self.slips.push(Slip::Babel(languages));
        }
        let rounds = people.iter().flat_map(|it| it.arrives.into_iter().chain(it.leaves));
        let first_round = first(rounds);
        let tables = people.iter().filter_map(|it| it.table.as_ref()?.parse().ok());
        self.guests.first_table =
            first(people.iter().flat_map(|it| it.hosts.iter().copied()).chain(tables));
        self.guests.first_round = first_round;
        sort_by_key(&mut self.slips, Slip::line);
        if self.slips.is_empty() { Ok(self.guests) } else { Err(self.slips) }
    }

    /// Rows that are named and not there.
    fn strange_rows(&self) -> Vec<Slip> {
        let people = &self.guests.people;
        let named = |guest: &Guest, line: usize| {
            let apart = guest.apart.iter().map(|row| (Column::Apart, *row));
            let together = guest.together.iter().map(|row| (Column::Together, *row));
            let strange = apart.chain(together).filter(|(_, row)| *row >= people.len());
            let last = people.len().saturating_sub(1);
            let slip = |(column, row)| Slip::NoRow { line, column, row, last };
            strange.map(slip).collect::<Vec<_>>()
        };
        people.iter().zip(&self.lines).flat_map(|(guest, line)| named(guest, *line)).collect()
    }
}

/// What numbers are counted from: 1, unless one is 0.
fn first(mut numbers: impl Iterator<Item = usize>) -> usize {
    usize::from(!numbers.any(|number| number == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Guests {
        guests(text.as_bytes(), &[]).unwrap()
    }

    fn told(text: &str) -> Vec<String> {
        guests(text.as_bytes(), &[]).unwrap_err().iter().map(Slip::to_string).collect()
    }

    #[test]
    fn every_column_is_read_and_what_nobody_asked_for_is_left_out() {
        let found = read(
            "name,group,e-mail,languages,host,apart,together,arrives,leaves,remote\n\
             Ana,gov,a@x,en;fr,2,1;2,,2,4,\n\
             \"Ben, Jr\",,,,,,0,,,yes\n\
             \n\
             Cleo\n",
        );
        let ana = Guest {
            name: "Ana".into(),
            group: Some("gov".into()),
            languages: vec!["en".into(), "fr".into()],
            hosts: vec![2],
            apart: vec![1, 2],
            arrives: Some(2),
            leaves: Some(4),
            ..Guest::default()
        };
        let ben =
            Guest { name: "Ben, Jr".into(), together: vec![0], remote: true, ..Guest::default() };
        let cleo = Guest { name: "Cleo".into(), ..Guest::default() };
        assert_eq!(found.people, [ana, ben, cleo]);
        assert_eq!(found.left_out, ["e-mail"]);
        assert_eq!((found.first_table, found.first_round), (1, 1));
    }

    #[test]
    fn a_spreadsheet_of_another_country_is_read_as_well() {
        let found = read("\u{feff}Name;Group;Languages\r\nÉva;civil;\"en;fr\"\r\n");
        assert_eq!(found.people[0].languages, ["en", "fr"]);
        assert_eq!(found.people[0].name, "Éva");
    }

    #[test]
    fn tables_and_rounds_are_counted_from_0_where_one_is() {
        let found = read("name,host,arrives\nA,0,1\nB,1,2\n");
        assert_eq!((found.first_table, found.first_round), (0, 1));
        assert_eq!(read("name,leaves\nA,0\n").first_round, 0);
    }

    #[test]
    fn columns_are_chosen_by_their_headings() {
        let chosen = [(Column::Name, "full name".to_owned()), (Column::Group, "Org".to_owned())];
        let text = b"Name,Full Name,Org\nA,Ana,gov\n";
        let found = guests(text, &chosen).unwrap();
        assert_eq!(found.people[0].name, "Ana");
        assert_eq!(found.people[0].group.as_deref(), Some("gov"));
        assert_eq!(found.left_out, ["Name"]);
        let slips = guests(b"name\nAna\n", &chosen).unwrap_err();
        assert_eq!(slips[0].to_string(), "no column is called \"full name\"");
        let twice = [Column::Name, Column::Group].map(|column| (column, "Org".to_owned()));
        assert_eq!(guests(text, &twice), Err(vec![Slip::Shared("Org".to_owned())]));
    }

    #[test]
    fn namesakes_are_found_whatever_the_case() {
        let found = read("name\nAna\nBen\nANA\nben\nCleo\n");
        assert_eq!(found.namesakes(), [[0, 2], [1, 3]]);
    }

    #[test]
    fn every_slip_is_told_in_the_order_of_the_lines() {
        let text = "name,leaves,remote,apart\nAna,x,maybe,7\n,,,\n,2,,\nBen,,,,more\n";
        assert_eq!(
            told(text),
            [
                "line 2: leaves is \"x\", which is no number",
                "line 2: remote is \"maybe\", which is neither yes nor no",
                "line 2: apart names row 7, and the last is row 2",
                "line 4 has no name",
                "line 5 has 5 cells, and there are 4 columns",
            ]
        );
    }

    #[test]
    fn a_quote_that_takes_other_people_into_its_cell_is_told() {
        let open = "name,group,e-mail\nAna,\"gov,a@x\nBen,civ,b@x\nCleo,gov,c@x\n";
        assert_eq!(told(open), ["line 2: a quote is not closed"]);
        assert_eq!(told("name,\"group\nAna,gov\n"), ["line 1: a quote is not closed"]);
        let late = "name,languages\nAna,\"en\nBen,\"fr\"\nCleo,en\n";
        assert_eq!(told(late), ["line 2: languages goes over several lines"]);
        assert_eq!(told("name\n\"A\nB\"\n"), ["line 2: name goes over several lines"]);
        let sound =
            read("name,size,note\nAna,5\",\"two\nlines\"\nBo,4,\"a \"\"word\"\" or\ntwo\"\n");
        assert_eq!((sound.people.len(), sound.left_out.len()), (2, 2));
    }

    #[test]
    fn what_is_no_list_of_people_says_so() {
        assert_eq!(told("who\nAna\n"), ["no column is called name"]);
        assert_eq!(told("name,Name\nAna,B\n"), ["two columns are called name"]);
        assert_eq!(told(""), ["there is nobody in it"]);
        assert_eq!(told("name\n"), ["there is nobody in it"]);
        let bytes = |bytes: &[u8]| guests(bytes, &[]).unwrap_err()[0].clone();
        assert_eq!(bytes(b"name\n\xc9va\n"), Slip::NotUtf8 { line: 2 });
        assert_eq!(bytes(b"\xd0\xcf\x11\xe0\0"), Slip::Binary);
        let rows: String = (0..65).map(|n| format!("A,l{n}\n")).collect();
        assert_eq!(told(&format!("name,languages\n{rows}")), ["there are 65 languages"]);
    }
}

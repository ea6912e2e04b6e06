//! The rows of a spreadsheet: Office Open XML, ECMA-376.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError};
use csv::{Position, StringRecord};

/// What every such file begins with: it is a ZIP archive.
const BEGINS: &[u8] = b"PK\x03\x04";

/// Whether these are the bytes of a spreadsheet, or of another archive.
pub(super) fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// The rows of its first sheet that has any, each with its number as the line of its position; as
/// they are shown, without what was computed on the way.
///
/// # Errors
/// What is wrong with it, in the words of its reader.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<StringRecord>, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    for name in book.sheet_names() {
        let rows = of_sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

/// Cell by cell: a word that was left in the last corner of a sheet makes no room for all before it.
fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<StringRecord>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: Vec<StringRecord> = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let words = Data::from(cell.get_value().clone()).to_string();
        if words.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let mut line = Position::new();
        line.set_line(u64::from(row) + 1);
        if rows.last().and_then(StringRecord::position) != Some(&line) {
            let mut begun = StringRecord::new();
            begun.set_position(Some(line));
            rows.push(begun);
        }
        if let Some(begun) = rows.last_mut() {
            while begun.len() < column as usize {
                begun.push_field("");
            }
            begun.push_field(&words);
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Formula, Workbook};

    use super::super::{Column, Slip, guests};

    fn written(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_sheet_says_what_the_same_rows_as_text_say() {
        let text = "name,group,languages,host,remote\nAna,,en;fr,1,TRUE\n\nBo Łuk,b,en,,\n";
        let bytes = written(|book| {
            book.add_worksheet();
            let sheet = book.add_worksheet();
            sheet.write_row(0, 0, ["name", "group", "languages", "host", "remote"]).unwrap();
            sheet.write(1, 0, "Ana").unwrap().write(1, 2, "en;fr").unwrap();
            sheet.write(1, 3, 1).unwrap().write(1, 4, true).unwrap();
            sheet.write_row(3, 0, ["Bo Łuk", "b", "en"]).unwrap();
        });
        assert_eq!(guests(&bytes, &[]), guests(text.as_bytes(), &[]));
        assert_eq!(guests(&bytes, &[]).unwrap().people.len(), 2);
    }

    #[test]
    fn a_word_in_the_last_corner_is_told_with_its_line_and_takes_no_room() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "name").unwrap().write(1_048_575, 16_383, "far").unwrap();
        });
        let slips = guests(&bytes, &[]).unwrap_err();
        let too_wide = Slip::TooWide { line: 1_048_576, cells: 16_384, columns: 1 };
        assert!(slips.contains(&too_wide), "{slips:?}");
    }

    #[test]
    fn what_was_computed_counts_and_what_it_looks_like_does_not() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            let bold = Format::new().set_bold().set_num_format("0.00");
            sheet.write(0, 0, "Guest").unwrap().write(0, 1, "arrives").unwrap();
            sheet.write(1, 0, Formula::new("=\"A\"&\"na\"").set_result("Ana")).unwrap();
            sheet.write_with_format(1, 1, 2, &bold).unwrap();
        });
        let found = guests(&bytes, &[(Column::Name, "Guest".to_owned())]).unwrap();
        assert_eq!((found.people[0].name.as_str(), found.people[0].arrives), ("Ana", Some(2)));
    }

    #[test]
    fn another_archive_and_half_a_sheet_are_refused_in_words() {
        let whole = written(|book| drop(book.add_worksheet().write(0, 0, "name")));
        for bytes in [b"PK\x03\x04 and no more".as_slice(), &whole[..whole.len() / 2]] {
            let slips = guests(bytes, &[]).unwrap_err();
            assert!(matches!(slips.as_slice(), [Slip::NoSheet(_)]), "{slips:?}");
            assert!(slips[0].hint().contains(".xlsx"));
        }
    }
}
